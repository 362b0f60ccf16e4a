"""Concurrent code with coroutines: what is not native of the module asyncio."""

import collections
import contextvars
import functools
import types

from _asyncio import (
    AbstractEventLoop,
    BaseEventLoop,
    BoundedSemaphore,
    CancelledError,
    Event,
    Future,
    Handle,
    InvalidStateError,
    LifoQueue,
    Lock,
    PriorityQueue,
    Queue,
    QueueEmpty,
    QueueFull,
    QueueShutDown,
    Semaphore,
    Task,
    TaskGroup,
    TimerHandle,
    _GatheringFuture,
    _UnixSelectorEventLoop,
    _get_running_loop,
    _on_interrupt,
    _set_running_loop,
    all_tasks,
    create_task,
    current_task,
    eager_task_factory,
    ensure_future,
    gather,
    get_event_loop,
    get_running_loop,
    iscoroutine,
    isfuture,
    new_event_loop,
    set_event_loop,
    sleep,
)

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

SelectorEventLoop = EventLoop = _UnixSelectorEventLoop

TimeoutError = TimeoutError


class BrokenBarrierError(RuntimeError):
    """Raised where a barrier is broken."""

    __module__ = "asyncio.exceptions"


class SendfileNotAvailableError(RuntimeError):
    """Raised where the system's sendfile cannot be used."""

    __module__ = "asyncio.exceptions"


class IncompleteReadError(EOFError):
    """Raised where a stream ends before all that was asked for has come."""

    __module__ = "asyncio.exceptions"

    def __init__(self, partial, expected):
        wanted = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")
        self.partial = partial
        self.expected = expected


class LimitOverrunError(Exception):
    """Raised where a separator was not found within the limit of a stream's buffer."""

    __module__ = "asyncio.exceptions"

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed


# Coroutines


def iscoroutinefunction(func):
    """Reports whether calling func makes a coroutine."""
    code = getattr(getattr(func, "__func__", func), "__code__", None)
    flags = getattr(code, "co_flags", 0)
    return bool(flags & 0x180) or getattr(func, "_is_coroutine_marker", None) is not None


def coroutine(func):
    """Makes func a generator-based coroutine function: the way before async def."""
    code = getattr(func, "__code__", None)
    if getattr(code, "co_flags", 0) & 0x1A0:
        return types.coroutine(func)

    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        if isfuture(result) or iscoroutine(result) or hasattr(result, "send"):
            result = yield from result
        elif hasattr(result, "__await__"):
            result = yield from result.__await__()
        return result

    return types.coroutine(wrapped)


@types.coroutine
def _wrap_awaitable(awaitable):
    return (yield from awaitable.__await__())


# Policies


class AbstractEventLoopPolicy:
    """Says which event loop is a thread's current one."""

    __module__ = "asyncio.events"

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One event loop for each thread."""

    __module__ = "asyncio.unix_events"

    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return _UnixSelectorEventLoop()


_policy = None


def get_event_loop_policy():
    """Returns the policy in force."""
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    """Changes the policy; None gives back the default one."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _policy = policy


# Running


class Runner:
    """Runs coroutines in one event loop, which it closes in the end."""

    __module__ = "asyncio.runners"

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._interrupts = 0
        self._set_loop = False

    def __enter__(self):
        self._start()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        """Cancels what still runs, and closes the loop."""
        if self._state != "initialized":
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor(300))
        finally:
            if self._set_loop:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"

    def get_loop(self):
        """Returns the loop."""
        self._start()
        return self._loop

    def run(self, coro, *, context=None):
        """Runs a coroutine to its end and returns its result."""
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._start()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        self._interrupts = 0

        def interrupt():
            self._interrupts += 1
            if self._interrupts == 1 and not task.done():
                task.cancel()
                self._loop.call_soon_threadsafe(lambda: None)
                return
            raise KeyboardInterrupt()

        handled = _on_interrupt(interrupt)
        try:
            return self._loop.run_until_complete(task)
        except CancelledError:
            if self._interrupts > 0 and task.uncancel() == 0:
                raise KeyboardInterrupt()
            raise
        finally:
            if handled:
                _on_interrupt(None)

    def _start(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "initialized":
            return
        if self._loop_factory is None:
            self._loop = get_event_loop_policy().new_event_loop() if _policy is not None else new_event_loop()
            if not self._set_loop:
                set_event_loop(self._loop)
                self._set_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = contextvars.copy_context()
        self._state = "initialized"


def run(main, *, debug=None, loop_factory=None):
    """Runs a coroutine in a new event loop and returns its result."""
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    tasks = all_tasks(loop)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(gather(*tasks, return_exceptions=True))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler(
                {
                    "message": "unhandled exception during asyncio.run() shutdown",
                    "exception": task.exception(),
                    "task": task,
                }
            )


async def _shutdown_asyncgens(loop):
    gens = loop._take_asyncgens()
    if not gens:
        return
    results = await gather(*[g.aclose() for g in gens], return_exceptions=True)
    for result, gen in zip(results, gens):
        if isinstance(result, Exception):
            loop.call_exception_handler(
                {
                    "message": f"an error occurred during closing of asynchronous generator {gen!r}",
                    "exception": result,
                    "asyncgen": gen,
                }
            )


async def _shutdown_default_executor(loop, timeout=None):
    loop._join_executor()


def _run_in_executor(loop, executor, func, args):
    return wrap_future(executor.submit(func, *args), loop=loop)


# Eager tasks


def create_eager_task_factory(custom_task_constructor):
    """Makes a task factory whose tasks begin to run where they are created."""

    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)

    return factory


# Waiting


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


def _release(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    handle = None
    if timeout is not None:
        handle = loop.call_later(timeout, _release, waiter)
    left = len(fs)

    def completed(f):
        nonlocal left
        left -= 1
        if (
            left <= 0
            or return_when == FIRST_COMPLETED
            or return_when == FIRST_EXCEPTION
            and not f.cancelled()
            and f.exception() is not None
        ):
            if handle is not None:
                handle.cancel()
            if not waiter.done():
                waiter.set_result(None)

    for f in fs:
        f.add_done_callback(completed)
    try:
        await waiter
    finally:
        if handle is not None:
            handle.cancel()
        for f in fs:
            f.remove_done_callback(completed)
    done, pending = set(), set()
    for f in fs:
        (done if f.done() else pending).add(f)
    return done, pending


async def _cancel_and_wait(fut):
    loop = get_running_loop()
    waiter = loop.create_future()
    release = functools.partial(_release, waiter)
    fut.add_done_callback(release)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(release)


async def wait_for(fut, timeout):
    """Waits for an awaitable at most timeout seconds."""
    if fut is not None and not isfuture(fut) and not iscoroutine(fut) and not hasattr(type(fut), "__await__"):
        raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError from exc
    async with globals_timeout(timeout):
        return await fut


def shield(arg):
    """Waits for an awaitable without passing on cancellation."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
            return
        exc = inner.exception()
        if exc is not None:
            outer.set_exception(exc)
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


class _AsCompletedIterator:
    """What as_completed returns: an iterator of awaitables, and an asynchronous one of the futures themselves."""

    __module__ = "asyncio.tasks"

    def __init__(self, aws, timeout):
        self._done = Queue()
        self._handle = None
        loop = get_event_loop()
        todo = {ensure_future(aw, loop=loop): None for aw in dict.fromkeys(aws)}
        for f in todo:
            f.add_done_callback(self._completed)
        if todo and timeout is not None:
            self._handle = loop.call_later(timeout, self._timed_out)
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

    def _timed_out(self):
        for f in self._todo:
            f.remove_done_callback(self._completed)
            self._done.put_nowait(None)
        self._todo.clear()

    def _completed(self, f):
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
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


# Timeouts


class _TimeoutState:
    def __init__(self, value):
        self.value = value


_CREATED = _TimeoutState("created")
_ENTERED = _TimeoutState("active")
_EXPIRING = _TimeoutState("expiring")
_EXPIRED = _TimeoutState("expired")
_EXITED = _TimeoutState("finished")


class Timeout:
    """An asynchronous context manager that cancels what runs in it when its time is over."""

    __module__ = "asyncio.timeouts"

    def __init__(self, when):
        self._state = _CREATED
        self._handle = None
        self._task = None
        self._when = when

    def when(self):
        """Returns the loop's time at which it expires, None for never."""
        return self._when

    def reschedule(self, when):
        """Changes that time."""
        if self._state is not _ENTERED:
            if self._state is _CREATED:
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state.value} Timeout")
        self._when = when
        if self._handle is not None:
            self._handle.cancel()
        if when is None:
            self._handle = None
            return
        loop = get_running_loop()
        if when <= loop.time():
            self._handle = loop.call_soon(self._on_timeout)
        else:
            self._handle = loop.call_at(when, self._on_timeout)

    def expired(self):
        """Reports whether its time was over before it was left."""
        return self._state in (_EXPIRING, _EXPIRED)

    def __repr__(self):
        info = ""
        if self._state is _ENTERED:
            info = f" when={round(self._when, 3) if self._when is not None else None}"
        return f"<Timeout [{self._state.value}]{info}>"

    async def __aenter__(self):
        if self._state is not _CREATED:
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = _ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if self._state is _EXPIRING:
            self._state = _EXPIRED
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                if issubclass(exc_type, CancelledError):
                    raise TimeoutError from exc_val
                self._insert_timeout(exc_val)
                if isinstance(exc_val, ExceptionGroup):
                    for exc in exc_val.exceptions:
                        self._insert_timeout(exc)
        elif self._state is _ENTERED:
            self._state = _EXITED
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = _EXPIRING
        self._handle = None

    @staticmethod
    def _insert_timeout(exc):
        while exc.__context__ is not None:
            if isinstance(exc.__context__, CancelledError):
                error = TimeoutError()
                error.__context__ = error.__cause__ = exc.__context__
                exc.__context__ = error
                break
            exc = exc.__context__


def timeout(delay):
    """Makes a Timeout of delay seconds from now, None for never."""
    return Timeout(get_running_loop().time() + delay if delay is not None else None)


globals_timeout = timeout


def timeout_at(when):
    """Makes a Timeout at a time of the loop, None for never."""
    return Timeout(when)


# Locks


class _LoopBound:
    _loop = None

    def _get_loop(self):
        loop = get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop


class _Releaser:
    """What `with (yield from lock)` enters: it releases the lock."""

    def __init__(self, lock):
        self._lock = lock

    def __enter__(self):
        return None

    def __exit__(self, *args):
        self._lock.release()


class _AcquiringMixin:
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()

    def __iter__(self):
        yield from self.acquire()
        return _Releaser(self)

    __await__ = __iter__


class Condition(_AcquiringMixin, _LoopBound):
    """A lock whose holders can wait until others notify them."""

    __module__ = "asyncio.locks"

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = collections.deque()

    def __repr__(self):
        state = "locked" if self.locked() else "unlocked"
        if self._waiters:
            state += f", waiters:{len(self._waiters)}"
        return f"<{super().__repr__()[1:-1]} [{state}]>"

    async def wait(self):
        """Releases the lock, waits to be notified, and takes the lock again."""
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        fut = self._get_loop().create_future()
        self.release()
        try:
            try:
                self._waiters.append(fut)
                try:
                    await fut
                    return True
                finally:
                    self._waiters.remove(fut)
            finally:
                error = None
                while True:
                    try:
                        await self.acquire()
                        break
                    except CancelledError as e:
                        error = e
                if error is not None:
                    raise error
        except BaseException:
            self._notify(1)
            raise

    async def wait_for(self, predicate):
        """Waits until predicate() is true."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Wakes at most n of those that wait."""
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._notify(n)

    def _notify(self, n):
        for fut in self._waiters:
            if n <= 0:
                break
            if not fut.done():
                n -= 1
                fut.set_result(False)

    def notify_all(self):
        """Wakes all that wait."""
        self.notify(len(self._waiters))


class Barrier(_LoopBound):
    """Makes tasks wait for each other until a number of them has come."""

    __module__ = "asyncio.locks"

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._cond = Condition()
        self._parties = parties
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        state = self._state
        if not self.broken:
            state += f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{super().__repr__()[1:-1]} [{state}]>"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Waits for the others; returns a number of its own for each."""
        async with self._cond:
            await self._cond.wait_for(lambda: self._state not in ("draining", "resetting"))
            if self._state == "broken":
                raise BrokenBarrierError("Barrier aborted")
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = "draining"
                    self._cond.notify_all()
                else:
                    await self._cond.wait_for(lambda: self._state != "filling")
                    if self._state in ("broken", "resetting"):
                        raise BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in ("resetting", "draining"):
                        self._state = "filling"
                    self._cond.notify_all()

    async def reset(self):
        """Empties the barrier; those that wait get BrokenBarrierError."""
        async with self._cond:
            if self._count > 0:
                if self._state != "resetting":
                    self._state = "resetting"
            else:
                self._state = "filling"
            self._cond.notify_all()

    async def abort(self):
        """Breaks the barrier."""
        async with self._cond:
            self._state = "broken"
            self._cond.notify_all()

    @property
    def parties(self):
        """How many tasks it waits for."""
        return self._parties

    @property
    def n_waiting(self):
        """How many tasks wait."""
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        """Whether it is broken."""
        return self._state == "broken"


# Threads


async def to_thread(func, /, *args, **kwargs):
    """Calls func in another thread, in a copy of the current context."""
    loop = get_running_loop()
    ctx = contextvars.copy_context()
    return await loop.run_in_executor(None, functools.partial(ctx.run, func, *args, **kwargs))


def wrap_future(future, *, loop=None):
    """Makes an asyncio future that follows a concurrent.futures.Future."""
    if isfuture(future):
        return future
    if loop is None:
        loop = get_event_loop()
    wrapped = loop.create_future()
    _follow(future, wrapped, loop)
    return wrapped


def _follow(source, target, loop):
    """Settles the asyncio future target as the concurrent.futures.Future source, and passes cancellation on to that."""

    def settle():
        if target.cancelled():
            return
        if source.cancelled():
            target.cancel()
            return
        exc = source.exception()
        if exc is not None:
            target.set_exception(exc)
        else:
            target.set_result(source.result())

    def source_done(source):
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle)

    def target_done(target):
        if target.cancelled():
            source.cancel()

    target.add_done_callback(target_done)
    source.add_done_callback(source_done)


def run_coroutine_threadsafe(coro, loop):
    """Runs a coroutine in a loop of another thread; returns a concurrent.futures.Future."""
    import concurrent.futures

    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = concurrent.futures.Future()

    def start():
        try:
            task = ensure_future(coro, loop=loop)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if future.set_running_or_notify_cancel():
                future.set_exception(exc)
            raise

        def task_done(task):
            if task.cancelled():
                future.cancel()
            if not future.set_running_or_notify_cancel():
                return
            exc = task.exception()
            if exc is not None:
                future.set_exception(exc)
            else:
                future.set_result(task.result())

        def future_done(future):
            if future.cancelled() and not loop.is_closed():
                loop.call_soon_threadsafe(task.cancel)

        task.add_done_callback(task_done)
        future.add_done_callback(future_done)

    loop.call_soon_threadsafe(start)
    return future


# Networking

from asyncio.protocols import BaseProtocol, BufferedProtocol, DatagramProtocol, Protocol, SubprocessProtocol
from asyncio.transports import BaseTransport, DatagramTransport, ReadTransport, SubprocessTransport, Transport, WriteTransport
from asyncio._netloop import AbstractServer, Server
from asyncio.streams import (
    StreamReader,
    StreamReaderProtocol,
    StreamWriter,
    open_connection,
    open_unix_connection,
    start_server,
    start_unix_server,
)


# Subprocesses

from asyncio import _procloop


def _current_policy():
    return _policy


_LAZY = {
    "subprocess": None,
    "create_subprocess_exec": "subprocess",
    "create_subprocess_shell": "subprocess",
    "AbstractChildWatcher": "_childwatch",
    "FastChildWatcher": "_childwatch",
    "MultiLoopChildWatcher": "_childwatch",
    "PidfdChildWatcher": "_childwatch",
    "SafeChildWatcher": "_childwatch",
    "ThreadedChildWatcher": "_childwatch",
    "get_child_watcher": "_childwatch",
    "set_child_watcher": "_childwatch",
}


def __getattr__(name):
    # Most programs start no subprocess: what it takes is imported by those that do.
    if name not in _LAZY:
        raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
    import asyncio.subprocess
    from asyncio import _childwatch

    modules = {"subprocess": asyncio.subprocess, "_childwatch": _childwatch}
    for known, module in _LAZY.items():
        globals()[known] = modules["subprocess"] if module is None else getattr(modules[module], known)
    return globals()[name]
