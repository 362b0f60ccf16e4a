"""Child processes by the system's own calls: statuses and what they mean, waiting, pseudo-terminals, descriptors that children inherit."""

import os
import signal
import subprocess


started = []  # that which nobody holds would be waited for by the module


def start(command):
    started.append(subprocess.Popen(command, shell=True))
    return started[-1].pid


for command in ("exit 0", "exit 7", "kill -TERM $$", "kill -KILL $$"):
    pid = start(command)
    got, status = os.waitpid(pid, 0)
    print(command, got == pid, os.waitstatus_to_exitcode(status), end=" ")
    if os.WIFEXITED(status):
        print("exited", os.WEXITSTATUS(status))
    elif os.WIFSIGNALED(status):
        print("signal", signal.Signals(os.WTERMSIG(status)).name)

pid = start("exec sleep 100")
print(os.waitpid(pid, os.WNOHANG))
os.kill(pid, signal.SIGSTOP)
_, status = os.waitpid(pid, os.WUNTRACED)
print("stopped", os.WIFSTOPPED(status), os.WSTOPSIG(status) == signal.SIGSTOP)
try:
    os.waitstatus_to_exitcode(status)
except ValueError as e:
    print(e)
os.kill(pid, signal.SIGKILL)
print(os.waitstatus_to_exitcode(os.waitpid(-1, 0)[1]))
for wait in (lambda: os.waitpid(pid, 0), lambda: os.waitpid(-1, 0), os.wait):
    try:
        wait()
    except ChildProcessError as e:
        print(e)

# A handler that raises ends the wait.
pid = start("exec sleep 100")


def alarm(*args):
    raise TimeoutError("no child has ended")


signal.signal(signal.SIGALRM, alarm)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    os.waitpid(pid, 0)
except TimeoutError as e:
    print(e)
os.kill(pid, signal.SIGTERM)
print(os.waitstatus_to_exitcode(os.wait()[1]))

master, slave = os.openpty()
print(os.isatty(master), os.isatty(slave), os.get_inheritable(slave))
process = subprocess.Popen(["sh", "-c", "test -t 0 && echo terminal $TERM"], stdin=slave, stdout=slave, env={"TERM": "dumb"})
print(process.wait(), os.read(master, 100))
os.close(slave)
os.close(master)

r, w = os.pipe()
print(os.get_inheritable(w))
os.set_inheritable(w, True)
print(os.get_inheritable(w))
subprocess.run(f"echo inherited >&{w}", shell=True, close_fds=False, check=True)
print(os.read(r, 100))
fd = os.pidfd_open(os.getpid())
print(fd > 2, os.get_inheritable(fd))
os.close(fd)
try:
    os.pidfd_open(-1)
except OSError as e:
    print(e)
