"""What there is of multiprocessing without other processes: the present one, and the number of processors.

A translated program has no interpreter to start. What needs one says so when it is used, so that programs that only might use it run.
"""

import os
import sys

__all__ = [
    "Array", "AuthenticationError", "Barrier", "BoundedSemaphore", "BufferTooShort", "Condition", "Event", "JoinableQueue", "Lock", "Manager",
    "Pipe", "Pool", "Process", "ProcessError", "Queue", "RLock", "RawArray", "RawValue", "Semaphore", "SimpleQueue", "TimeoutError", "Value",
    "active_children", "allow_connection_pickling", "cpu_count", "current_process", "freeze_support", "get_all_start_methods", "get_context",
    "get_logger", "get_start_method", "log_to_stderr", "parent_process", "set_executable", "set_forkserver_preload", "set_start_method",
]


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


def _no_process(what):
    raise NotImplementedError(f"multiprocessing.{what}: a translated program has no interpreter to start in another process")


class Process:
    """An activity that would run in another process: it can be made, but not started."""

    _made = 0

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        Process._made += 1
        self.name = name or f"{type(self).__name__}-{Process._made}"
        self._target, self._args, self._kwargs = target, tuple(args), dict(kwargs)
        self.daemon = bool(daemon)
        self.pid = self.ident = self.exitcode = None

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        _no_process("Process.start()")

    def join(self, timeout=None):
        raise AssertionError("can only join a started process")

    def is_alive(self):
        return False

    def terminate(self):
        raise AttributeError("'NoneType' object has no attribute 'terminate'")

    def __repr__(self):
        return f"<{type(self).__name__} name={self.name!r} parent={os.getpid()} initial{' daemon' if self.daemon else ''}>"


class _MainProcess(Process):
    def __init__(self):
        self.name = "MainProcess"
        self.daemon = False
        self.pid = self.ident = os.getpid()
        self.exitcode = None

    def is_alive(self):
        return True

    def __repr__(self):
        return f"<_MainProcess name={self.name!r} parent=None started>"


_main = _MainProcess()


def current_process():
    return _main


def parent_process():
    return None


def active_children():
    return []


def cpu_count():
    count = os.cpu_count()
    if count is None:
        raise NotImplementedError("cannot determine number of cpus")
    return count


def freeze_support():
    """Would run a child that an executable has started."""


_method = None


def get_all_start_methods():
    return ["fork", "spawn", "forkserver"]


def get_start_method(allow_none=False):
    return _method if _method or allow_none else "fork"


def set_start_method(method, force=False):
    global _method
    if _method is not None and not force:
        raise RuntimeError("context has already been set")
    if method is not None and method not in get_all_start_methods():
        raise ValueError(f"cannot find context for {method!r}")
    _method = method


def get_context(method=None):
    if method is not None and method not in get_all_start_methods():
        raise ValueError(f"cannot find context for {method!r}")
    return sys.modules[__name__]


def get_logger():
    import logging

    logger = logging.getLogger("multiprocessing")
    logger.propagate = False
    return logger


def log_to_stderr(level=None):
    import logging

    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("[%(levelname)s/%(processName)s] %(message)s"))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    return logger


def _refused(name):
    def refuse(*args, **kwargs):
        _no_process(name + "()")

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


for _name in ("Array", "Barrier", "BoundedSemaphore", "Condition", "Event", "JoinableQueue", "Lock", "Manager", "Pipe", "Pool", "Queue", "RLock",
              "RawArray", "RawValue", "Semaphore", "SimpleQueue", "Value", "allow_connection_pickling", "set_executable",
              "set_forkserver_preload"):
    globals()[_name] = _refused(_name)
