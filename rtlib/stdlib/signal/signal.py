"""Signals of the operating system."""

import _signal
from enum import IntEnum
from _signal import (
    ItimerError, alarm, default_int_handler, getitimer, pause, pidfd_send_signal, pthread_kill, raise_signal, set_wakeup_fd, setitimer,
    siginterrupt, strsignal,
)

_numbers = {
    "SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGIOT": 6, "SIGBUS": 7, "SIGFPE": 8, "SIGKILL": 9,
    "SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12, "SIGPIPE": 13, "SIGALRM": 14, "SIGTERM": 15, "SIGSTKFLT": 16, "SIGCHLD": 17,
    "SIGCLD": 17, "SIGCONT": 18, "SIGSTOP": 19, "SIGTSTP": 20, "SIGTTIN": 21, "SIGTTOU": 22, "SIGURG": 23, "SIGXCPU": 24, "SIGXFSZ": 25,
    "SIGVTALRM": 26, "SIGPROF": 27, "SIGWINCH": 28, "SIGIO": 29, "SIGPOLL": 29, "SIGPWR": 30, "SIGSYS": 31, "SIGRTMIN": 34,
    "SIGRTMAX": 64,
}


Signals = IntEnum("Signals", _numbers)
Handlers = IntEnum("Handlers", {"SIG_DFL": 0, "SIG_IGN": 1})
Sigmasks = IntEnum("Sigmasks", {"SIG_BLOCK": 0, "SIG_UNBLOCK": 1, "SIG_SETMASK": 2})
for _enum in (Signals, Handlers, Sigmasks):
    globals().update(_enum.__members__)
SIG_DFL, SIG_IGN = Handlers
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2


def _member(cls, value):
    """The member of an enumeration for a number; anything else as it is."""
    if not isinstance(value, int):
        return value
    try:
        return cls(value)
    except ValueError:
        return value


def _number(value):
    try:
        return int(value)
    except (ValueError, TypeError):
        return value


def signal(signalnum, handler):
    handler = _number(handler) if isinstance(handler, int) else handler
    return _member(Handlers, _signal.signal(_number(signalnum), handler))


def getsignal(signalnum):
    return _member(Handlers, _signal.getsignal(signalnum))


def pthread_sigmask(how, mask):
    return {_member(Signals, n) for n in _signal.pthread_sigmask(how, mask)}


def sigpending():
    return {_member(Signals, n) for n in _signal.sigpending()}


def sigwait(sigset):
    return _member(Signals, _signal.sigwait(sigset))


def valid_signals():
    return {_member(Signals, n) for n in range(1, 65) if n not in (32, 33)}
