"""Which loop is the current one, and the policies that say so."""

__all__ = (
    "AbstractEventLoopPolicy", "AbstractEventLoop", "AbstractServer", "Handle", "TimerHandle", "get_event_loop_policy",
    "set_event_loop_policy", "get_event_loop", "set_event_loop", "new_event_loop", "get_child_watcher", "set_child_watcher",
    "_set_running_loop", "get_running_loop", "_get_running_loop",
)

from _asyncio import (
    AbstractEventLoop,
    Handle,
    TimerHandle,
    _get_running_loop,
    _in_main_thread,
    _Local,
    _no_current_loop,
    _set_running_loop,
    get_running_loop,
)
from asyncio._servers import AbstractServer


def get_event_loop():
    """Returns the running loop, else the one that the policy says is current."""
    loop = _get_running_loop()
    return get_event_loop_policy().get_event_loop() if loop is None else loop


def set_event_loop(loop):
    """Makes loop the current one of this thread."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """Makes an event loop."""
    return get_event_loop_policy().new_event_loop()


class AbstractEventLoopPolicy:
    """Says which event loop is a thread's current one."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError

    def get_child_watcher(self):
        raise NotImplementedError

    def set_child_watcher(self, watcher):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One event loop for each thread; the main thread gets one by itself."""

    _loop_factory = None

    def __init__(self):
        self._local = _Local()

    def get_event_loop(self):
        local = self._local
        if local._loop is None and not local._set_called and _in_main_thread():
            import warnings

            text = "There is no current event loop"
            warnings.warn(text, DeprecationWarning, skip_file_prefixes=("<frozen asyncio",))
            self.set_event_loop(self.new_event_loop())
        if local._loop is None:
            _no_current_loop()
        return local._loop

    def set_event_loop(self, loop):
        self._local._set_called = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._local._loop = loop

    def new_event_loop(self):
        return self._loop_factory()


_event_loop_policy = None


def get_event_loop_policy():
    """Returns the policy in force."""
    global _event_loop_policy
    if _event_loop_policy is None:
        from asyncio import DefaultEventLoopPolicy

        _event_loop_policy = DefaultEventLoopPolicy()
    return _event_loop_policy


def set_event_loop_policy(policy):
    """Changes the policy; None gives back the default one."""
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _event_loop_policy = policy


def get_child_watcher():
    """Returns the policy's watcher of child processes."""
    return get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    """Changes the policy's watcher of child processes."""
    return get_event_loop_policy().set_child_watcher(watcher)


# There is one implementation, for what CPython has in C and in Python.
_py__get_running_loop = _c__get_running_loop = _get_running_loop
_py__set_running_loop = _c__set_running_loop = _set_running_loop
_py_get_running_loop = _c_get_running_loop = get_running_loop
_py_get_event_loop = _c_get_event_loop = get_event_loop
