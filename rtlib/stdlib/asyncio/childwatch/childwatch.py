"""Watchers of child processes."""

import _asyncio


def _deprecated(name):
    import warnings

    warnings.warn(f"{name!r} is deprecated as of Python 3.12 and will be removed in Python 3.14.", DeprecationWarning, stacklevel=3)


class AbstractChildWatcher:
    """Calls back when child processes have ended."""

    __module__ = "asyncio.unix_events"

    def __init_subclass__(cls):
        if cls.__module__ != "asyncio.unix_events":
            _deprecated("AbstractChildWatcher")

    def add_child_handler(self, pid, callback, *args):
        raise NotImplementedError()

    def remove_child_handler(self, pid):
        raise NotImplementedError()

    def attach_loop(self, loop):
        raise NotImplementedError()

    def close(self):
        raise NotImplementedError()

    def is_active(self):
        raise NotImplementedError()

    def __enter__(self):
        raise NotImplementedError()

    def __exit__(self, a, b, c):
        raise NotImplementedError()


class PidfdChildWatcher(AbstractChildWatcher):
    """Watches in the loop that runs."""

    __module__ = "asyncio.unix_events"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_traceback):
        pass

    def is_active(self):
        return True

    def close(self):
        pass

    def attach_loop(self, loop):
        pass

    def add_child_handler(self, pid, callback, *args):
        _asyncio._watch_child(_asyncio.get_running_loop(), pid, callback, args)

    def remove_child_handler(self, pid):
        return True


class ThreadedChildWatcher(PidfdChildWatcher):
    __module__ = "asyncio.unix_events"


class _Deprecated(PidfdChildWatcher):
    __module__ = "asyncio.unix_events"

    def __init__(self):
        _deprecated(type(self).__name__)


class SafeChildWatcher(_Deprecated):
    __module__ = "asyncio.unix_events"


class FastChildWatcher(_Deprecated):
    __module__ = "asyncio.unix_events"


class MultiLoopChildWatcher(_Deprecated):
    __module__ = "asyncio.unix_events"


def can_use_pidfd():
    """Reports whether the system tells of a child's end by a descriptor."""
    return _asyncio._can_use_pidfd()


_watcher = None


def _current_watcher():
    """The watcher in force: the policy's, where a policy was set."""
    from asyncio import events

    policy = events._event_loop_policy
    return _default_watcher() if policy is None else policy.get_child_watcher()


def _default_watcher():
    global _watcher
    if _watcher is None:
        _watcher = PidfdChildWatcher()
    return _watcher


def get_child_watcher():
    _deprecated("get_child_watcher")
    return _current_watcher()


def set_child_watcher(watcher):
    global _watcher
    _deprecated("set_child_watcher")
    assert watcher is None or isinstance(watcher, AbstractChildWatcher)
    if _watcher is not None:
        _watcher.close()
    _watcher = watcher
