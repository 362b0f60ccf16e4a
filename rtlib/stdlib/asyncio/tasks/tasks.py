"""Waiting for tasks and futures."""

__all__ = (
    "Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for", "as_completed", "sleep",
    "gather", "shield", "ensure_future", "run_coroutine_threadsafe", "current_task", "all_tasks", "create_eager_task_factory",
    "eager_task_factory", "_register_task", "_unregister_task", "_enter_task", "_leave_task",
)

import functools

from _asyncio import (
    CancelledError,
    Future,
    Queue,
    Task,
    _enter_task,
    _GatheringFuture,
    _leave_task,
    _register_eager_task,
    _register_task,
    _swap_current_task,
    _unregister_eager_task,
    _unregister_task,
    all_tasks,
    create_task,
    current_task,
    eager_task_factory,
    ensure_future,
    gather,
    get_running_loop,
    iscoroutine,
    isfuture,
    sleep,
)
from asyncio import events
from asyncio.futures import _chain_future, _set_result_unless_cancelled
from asyncio.timeouts import timeout as _timeout

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

_CTask = _PyTask = Task
_py_register_task = _c_register_task = _register_task
_py_unregister_task = _c_unregister_task = _unregister_task
_py_register_eager_task = _c_register_eager_task = _register_eager_task
_py_unregister_eager_task = _c_unregister_eager_task = _unregister_eager_task
_py_enter_task = _c_enter_task = _enter_task
_py_leave_task = _c_leave_task = _leave_task
_py_swap_current_task = _c_swap_current_task = _swap_current_task
_py_current_task = _c_current_task = current_task
_py_all_tasks = _c_all_tasks = all_tasks


# Eager tasks


def create_eager_task_factory(custom_task_constructor):
    """Makes a task factory whose tasks begin to run where they are created."""

    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)

    return factory


# Waiting


async def _sleep(loop, delay, result):
    """Is sleep() in a loop that has a clock or timers of its own."""
    future = loop.create_future()
    handle = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        handle.cancel()


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits for futures and returns two sets of them: those that are done, and the others."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when, get_running_loop())


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


class _Notified:
    """Has futures call back when they are done, while the with statement lasts."""

    def __init__(self, futures, callback):
        self._futures, self._callback = futures, callback

    def __enter__(self):
        for future in self._futures:
            future.add_done_callback(self._callback)

    def __exit__(self, *exc):
        for future in self._futures:
            future.remove_done_callback(self._callback)


# Whether a future that is done ends the wait for others.
_DECISIVE = {
    FIRST_COMPLETED: lambda future: True,
    FIRST_EXCEPTION: lambda future: not future.cancelled() and future.exception() is not None,
    ALL_COMPLETED: lambda future: False,
}


async def _wait(fs, timeout, return_when, loop):
    decisive = _DECISIVE[return_when]
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)

    def end():
        if timer is not None:
            timer.cancel()

    def _on_completion(future):
        nonlocal left
        left -= 1
        if left <= 0 or decisive(future):
            end()
            _release_waiter(waiter)

    with _Notified(fs, _on_completion):
        try:
            await waiter
        finally:
            end()
    done = {future for future in fs if future.done()}
    return done, {*fs} - done


async def _cancel_and_wait(fut):
    waiter = get_running_loop().create_future()
    with _Notified((fut,), functools.partial(_release_waiter, waiter)):
        fut.cancel()
        await waiter


async def wait_for(fut, timeout):
    """Waits for an awaitable at most timeout seconds."""
    if timeout is None or not timeout <= 0:
        async with _timeout(timeout):
            return await fut
    fut = ensure_future(fut)
    if not fut.done():
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError from exc
    return fut.result()


def shield(arg):
    """Waits for an awaitable without passing on cancellation."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def _inner_done_callback(inner):
        failure = None if inner.cancelled() else inner.exception()  # which counts as retrieved then
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif failure is None:
            outer.set_result(inner.result())
        else:
            outer.set_exception(failure)

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


class _AsCompletedIterator:
    """What as_completed returns: an iterator of awaitables, and an asynchronous one of the futures themselves."""

    def __init__(self, aws, timeout):
        self._done = Queue()
        self._handle = None
        loop = events.get_event_loop()
        todo = {ensure_future(aw, loop=loop): None for aw in dict.fromkeys(aws)}
        for f in todo:
            f.add_done_callback(self._handle_completion)
        if todo and timeout is not None:
            self._handle = loop.call_later(timeout, self._handle_timeout)
        self._todo = todo
        self._left = len(todo)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next(False)

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next(True)

    def _handle_timeout(self):
        for f in self._todo:
            f.remove_done_callback(self._handle_completion)
            self._done.put_nowait(None)
        self._todo.clear()

    def _handle_completion(self, f):
        if not self._todo:
            return
        del self._todo[f]
        self._done.put_nowait(f)
        if not self._todo and self._handle is not None:
            self._handle.cancel()

    async def _next(self, resolve):
        f = await self._done.get()
        if f is None:
            raise TimeoutError
        return f.result() if resolve else f


_AsCompletedIterator._next.__name__ = "_wait_for_one"
_AsCompletedIterator._next.__qualname__ = "_AsCompletedIterator._wait_for_one"


def as_completed(fs, *, timeout=None):
    """Iterates over awaitables in the order in which they are done."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expects an iterable of awaitables, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


def run_coroutine_threadsafe(coro, loop):
    """Runs a coroutine in a loop of another thread; returns a concurrent.futures.Future."""
    import concurrent.futures

    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = concurrent.futures.Future()

    def callback():
        try:
            _chain_future(ensure_future(coro, loop=loop), future)
        except BaseException as exc:
            leaves_loop = isinstance(exc, (SystemExit, KeyboardInterrupt))
            if not leaves_loop and future.set_running_or_notify_cancel():
                future.set_exception(exc)
            raise

    loop.call_soon_threadsafe(callback)
    return future
