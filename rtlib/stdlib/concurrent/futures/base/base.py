"""Futures, which stand for the results of calls, and what waits for them."""

import sys
import threading
from collections import namedtuple
from types import GenericAlias

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"

_time = threading._time
TimeoutError = TimeoutError


class Error(Exception):
    """What is raised because of a future."""


class CancelledError(Error):
    """The call will not run: its future was cancelled."""


class InvalidStateError(Error):
    """The future has its outcome already."""


class BrokenExecutor(RuntimeError):
    """The executor does not work any more."""


def __getattr__(name):
    # The module logging is imported by programs that log, only.
    if name == "LOGGER":
        import logging

        return logging.getLogger("concurrent.futures")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _report(text, exc=None, level="critical"):
    """Logs an error as the logger concurrent.futures, with an exception if there is one."""
    if "logging" in sys.modules:
        logger = sys.modules["logging"].getLogger("concurrent.futures")
        getattr(logger, level)(text, exc_info=exc)
    elif sys.stderr is not None:
        if exc is not None:
            text += "\n" + threading._thread._format_exception(exc).rstrip("\n")
        print(text, file=sys.stderr)


class Future:
    """The result of a call that may not have run yet."""

    def __init__(self):
        self._state, self._result, self._exception = PENDING, None, None
        self._done_callbacks, self._waiters = [], []
        self._condition = threading.Condition()  # guards all of these

    def _run_callbacks(self):
        for callback in self._done_callbacks:
            self._call_back(callback)

    def _call_back(self, callback):
        try:
            callback(self)
        except Exception as e:
            _report(f"exception calling callback for {self!r}", e, "error")

    def __repr__(self):
        with self._condition:
            state = "cancelled" if self._state == CANCELLED_AND_NOTIFIED else self._state.lower()
            if self._state == FINISHED:
                if self._exception:
                    state += f" raised {type(self._exception).__name__}"
                else:
                    state += f" returned {type(self._result).__name__}"
            return f"<{type(self).__name__} at {id(self):#x} state={state}>"

    def cancel(self):
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._run_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._done()

    def _done(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def _over(self):
        """Whether those that wait for it have been, or need not be, told."""
        return self._state in (CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        with self._condition:
            if not self._done():
                self._done_callbacks.append(fn)
                return
        self._call_back(fn)

    def _await(self, timeout):
        if not self._done():
            self._condition.wait(timeout)
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            raise CancelledError()
        if self._state != FINISHED:
            raise TimeoutError()

    def result(self, timeout=None):
        try:
            with self._condition:
                self._await(timeout)
                if self._exception:
                    raise self._exception
                return self._result
        finally:
            self = None

    def exception(self, timeout=None):
        with self._condition:
            self._await(timeout)
            return self._exception

    def set_running_or_notify_cancel(self):
        """Marks the future as running; False if it was cancelled before."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add(self, FIRST_COMPLETED)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            _report(f"Future {id(self)} in unexpected state: {self._state}")
            raise RuntimeError("Future in unexpected state")

    def _finish(self, result, exception):
        with self._condition:
            if self._done():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add(self, FIRST_COMPLETED if exception is None else FIRST_EXCEPTION)
            self._condition.notify_all()
        self._run_callbacks()

    def set_result(self, result):
        self._finish(result, None)

    def set_exception(self, exception):
        self._finish(None, exception)

    __class_getitem__ = classmethod(GenericAlias)


class _Waiter:
    """Collects futures of a group as they get done, and knows when enough of them are."""

    def __init__(self, pending, until):
        self.lock = threading.Lock()
        self.event = threading.Event()
        self.pending = pending
        self.until = until
        self.finished = []

    def add(self, future, what):
        with self.lock:
            self.finished.append(future)
            self.pending -= 1
            if self.pending == 0 or self.until == FIRST_COMPLETED or self.until == what == FIRST_EXCEPTION:
                self.event.set()


class _Locked:
    """Holds the conditions of several futures."""

    def __init__(self, futures):
        # In one order for all threads.
        self._conditions = [future._condition for future in sorted(futures, key=id)]

    def __enter__(self):
        for condition in self._conditions:
            condition.acquire()

    def __exit__(self, *exc):
        for condition in self._conditions:
            condition.release()


def _unwatch(futures, waiter):
    for future in futures:
        with future._condition:
            future._waiters.remove(waiter)


def as_completed(fs, timeout=None):
    end = None if timeout is None else timeout + _time()
    fs = set(fs)
    total = len(fs)
    with _Locked(fs):
        done = [f for f in fs if f._over()]
        pending = fs - set(done)
        waiter = _Waiter(len(pending), FIRST_COMPLETED)
        for f in pending:
            f._waiters.append(waiter)
    watched = set(pending)
    try:
        while done:
            yield done.pop()
        while pending:
            remaining = None
            if end is not None:
                remaining = end - _time()
                if remaining < 0:
                    raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            waiter.event.wait(remaining)
            with waiter.lock:
                finished, waiter.finished = waiter.finished, []
                waiter.event.clear()
            finished.reverse()
            while finished:
                f = finished.pop()
                pending.discard(f)
                watched.discard(f)
                with f._condition:
                    f._waiters.remove(waiter)
                yield f
                del f
    finally:
        _unwatch(watched, waiter)


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    with _Locked(fs):
        done = {f for f in fs if f._over()}
        not_done = fs - done
        enough = not not_done
        if return_when == FIRST_COMPLETED:
            enough = enough or bool(done)
        elif return_when == FIRST_EXCEPTION:
            enough = enough or any(f._state == FINISHED and f._exception is not None for f in done)
        if enough:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
            raise ValueError(f"Invalid return condition: {return_when!r}")
        waiter = _Waiter(len(not_done), return_when)
        for f in not_done:
            f._waiters.append(waiter)
    waiter.event.wait(timeout)
    _unwatch(not_done, waiter)
    done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


class Executor:
    """Runs calls somewhere else."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else timeout + _time()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                futures.reverse()
                while futures:
                    future = futures.pop()
                    try:
                        yield future.result() if end is None else future.result(end - _time())
                    finally:
                        future.cancel()
                        del future
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Ends the executor; waits for its calls, or cancels those that have not begun."""

    def __exit__(self, kind, exc, tb):
        self.shutdown(wait=True)
        return False

    def __enter__(self):
        return self
