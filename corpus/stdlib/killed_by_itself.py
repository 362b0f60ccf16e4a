"""A program that sends itself a signal which it does not handle goes no further."""

import os
import signal

os.kill(os.getpid(), 0)
os.kill(os.getpid(), signal.SIGCHLD)
signal.signal(signal.SIGUSR1, lambda number, frame: print("handled", signal.Signals(number).name))
os.kill(os.getpid(), signal.SIGUSR1)
signal.signal(signal.SIGUSR2, signal.SIG_IGN)
os.kill(os.getpid(), signal.SIGUSR2)
print("still here", flush=True)
os.kill(os.getpid(), signal.SIGTERM)
print("never", flush=True)
