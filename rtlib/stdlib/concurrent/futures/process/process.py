"""Calls that would run in other processes, of which a translated program can start none."""

from concurrent.futures._base import BrokenExecutor, Executor


def _check_system_limits():
    """Raises NotImplementedError where processes cannot be started: here."""
    raise NotImplementedError("a translated program has no interpreter to start in another process")


class BrokenProcessPool(BrokenExecutor):
    """
    Raised when a process in a ProcessPoolExecutor terminated abruptly
    while a future was in the running state.
    """


class ProcessPoolExecutor(Executor):
    """Would run calls in other processes."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        _check_system_limits()
