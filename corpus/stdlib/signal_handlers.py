"""Signals are handled, ignored, blocked, waited for and sent, to this process and by timers."""

import os
import signal
import socket
import subprocess
import threading
import time

seen = []


def note(number, frame):
    seen.append(signal.Signals(number).name)


def settings():
    print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, repr(signal.getsignal(signal.SIGTERM)))
    print(repr(signal.getsignal(signal.SIGPIPE)))
    print(repr(signal.signal(signal.SIGUSR1, note)), signal.getsignal(signal.SIGUSR1) is note)
    print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is note, repr(signal.getsignal(signal.SIGUSR1)))
    os.kill(os.getpid(), signal.SIGUSR1)
    print(repr(signal.signal(signal.SIGUSR1, signal.SIG_DFL)))
    print(repr(signal.SIGTERM), signal.SIGTERM, signal.SIGCLD is signal.SIGCHLD, signal.NSIG, len(signal.valid_signals()))
    print(signal.strsignal(signal.SIGKILL), "|", signal.strsignal(signal.SIGINT), "|", signal.strsignal(40), "|", signal.strsignal(33))
    for f in (
        lambda: signal.signal(0, note),
        lambda: signal.signal(signal.SIGKILL, note),
        lambda: signal.signal(signal.SIGHUP, None),
        lambda: signal.strsignal(99),
        lambda: signal.setitimer(99, 1),
        lambda: signal.setitimer(signal.ITIMER_REAL, -1),
        lambda: signal.set_wakeup_fd(12345),
        lambda: signal.sigwait([0]),
        lambda: signal.pthread_sigmask(7, []),
        lambda: signal.raise_signal(1000),
        lambda: signal.default_int_handler(2, None),
    ):
        try:
            print(f())
        except BaseException as e:
            print(type(e).__name__, e)
    print(signal.ItimerError, signal.ItimerError.__mro__[1])


def sent():
    for s in (signal.SIGUSR1, signal.SIGUSR2, signal.SIGTERM, signal.SIGHUP):
        signal.signal(s, note)
    signal.raise_signal(signal.SIGUSR1)
    os.kill(os.getpid(), signal.SIGUSR2)
    signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
    print(seen)
    seen.clear()
    subprocess.run(["kill", "-HUP", str(os.getpid())])
    while not seen:
        time.sleep(0.005)
    print(seen)
    seen.clear()
    threading.Thread(target=lambda: signal.raise_signal(signal.SIGUSR1)).start()
    while not seen:
        pass
    print(seen)


def masked():
    seen.clear()
    print(signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGUSR2}))
    signal.raise_signal(signal.SIGUSR1)
    signal.raise_signal(signal.SIGUSR2)
    print(seen, sorted(signal.sigpending()))
    print(repr(signal.sigwait([signal.SIGUSR2])), sorted(signal.sigpending()))
    print(sorted(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])))
    print(seen, sorted(signal.pthread_sigmask(signal.SIG_SETMASK, [])))


def timed():
    signal.signal(signal.SIGALRM, note)
    seen.clear()
    print(signal.setitimer(signal.ITIMER_REAL, 0.05))
    signal.pause()
    print(seen, signal.getitimer(signal.ITIMER_REAL))
    signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
    while len(seen) < 4:
        signal.pause()
    left, interval = signal.setitimer(signal.ITIMER_REAL, 0)
    print(seen, interval)
    print(signal.alarm(100), signal.alarm(0), signal.alarm(0))

    def give_up(number, frame):
        raise TimeoutError("too slow")

    signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        while True:
            pass
    except TimeoutError as e:
        print("left the loop:", e)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        time.sleep(60)
    except TimeoutError as e:
        print("left the sleep:", e)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        threading.Event().wait()
    except TimeoutError as e:
        print("left the wait:", e)


def wakeups():
    r, w = socket.socketpair()
    w.setblocking(False)
    print(signal.set_wakeup_fd(w.fileno()) == -1)
    seen.clear()
    signal.raise_signal(signal.SIGUSR1)
    signal.raise_signal(signal.SIGUSR2)
    print(r.recv(10), signal.set_wakeup_fd(-1) == w.fileno(), seen)
    r.close()
    w.close()


settings()
sent()
masked()
timed()
wakeups()
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
