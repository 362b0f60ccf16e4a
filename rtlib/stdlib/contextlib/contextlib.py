"""Helpers for the with statement."""

import abc
import sys
from collections import deque
from functools import update_wrapper
from types import GenericAlias, MethodType

__all__ = [
    "asynccontextmanager", "contextmanager", "closing", "nullcontext", "AbstractContextManager",
    "AbstractAsyncContextManager", "AsyncExitStack", "ContextDecorator", "ExitStack", "redirect_stdout",
    "redirect_stderr", "suppress", "aclosing", "chdir",
]


def _has(cls, *names):
    for name in names:
        for base in cls.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


class AbstractContextManager(abc.ABC):
    """Base class of context managers; entering gives the manager itself."""

    __class_getitem__ = classmethod(GenericAlias)
    __slots__ = ()

    def __enter__(self):
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _has(C, "__enter__", "__exit__") if cls is AbstractContextManager else NotImplemented


class AbstractAsyncContextManager(abc.ABC):
    """Base class of asynchronous context managers; entering gives the manager itself."""

    __class_getitem__ = classmethod(GenericAlias)
    __slots__ = ()

    async def __aenter__(self):
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, C):
        return _has(C, "__aenter__", "__aexit__") if cls is AbstractAsyncContextManager else NotImplemented


class ContextDecorator:
    """Lets a context manager decorate functions: the body of the function runs in it."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return update_wrapper(inner, func)


class AsyncContextDecorator:
    """Lets an asynchronous context manager decorate coroutine functions."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return update_wrapper(inner, func)


def _came_through(raised, thrown, traceback, stops):
    """Whether raised, which left a generator that thrown was thrown into, is only what was thrown.

    A stop that a generator lets through is turned into a RuntimeError, of which it is the cause. What came through gets back the traceback of
    the body: the generator's frames are none of its business.
    """
    if raised is not thrown:
        turned = isinstance(raised, RuntimeError) and isinstance(thrown, stops) and raised.__cause__ is thrown
        if not turned:
            return False
    thrown.__traceback__ = traceback
    return True


# What next gives for a generator that has come to its end.
_ended = object()


class _GeneratorContextManagerBase:
    """A generator and what it was made from, until that is no longer needed."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func = func
        self.args = args
        self.kwds = kwds
        own = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if own is None else own

    def _recreate_cm(self):
        # A generator serves once: a decorated function needs a new one for every call.
        return type(self)(self.func, self.args, self.kwds)

    def _begin(self):
        """The generator, which from now on keeps alone what it was made from."""
        del self.args, self.kwds, self.func
        return self.gen


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    """Helper for @contextmanager decorator."""

    def __enter__(self):
        gen = self._begin()
        try:
            return next(gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            if next(self.gen, _ended) is _ended:
                return False
        else:
            thrown = typ() if value is None else value
            try:
                self.gen.throw(thrown)
            except StopIteration as stop:
                # The body's own StopIteration, let through by the generator, is not swallowed.
                return stop is not thrown
            except BaseException as raised:
                if _came_through(raised, thrown, traceback, StopIteration):
                    return False
                raise
        try:
            raise RuntimeError("generator didn't stop" if typ is None else "generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager, AsyncContextDecorator):
    """Helper for @asynccontextmanager decorator."""

    async def __aenter__(self):
        gen = self._begin()
        try:
            return await anext(gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        thrown = typ() if typ is not None and value is None else value
        try:
            await (anext(self.gen) if typ is None else self.gen.athrow(thrown))
        except StopAsyncIteration as stop:
            return typ is not None and stop is not thrown
        except BaseException as raised:
            if typ is not None and _came_through(raised, thrown, traceback, (StopIteration, StopAsyncIteration)):
                return False
            raise
        try:
            raise RuntimeError("generator didn't stop" if typ is None else "generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def _factory(func, manager):
    """A function that takes func's arguments and makes a manager of func and of these."""

    def helper(*args, **kwds):
        return manager(func, args, kwds)

    return update_wrapper(helper, func)


def contextmanager(func):
    """Make a generator function that yields once a function that returns context managers."""
    return _factory(func, _GeneratorContextManager)


def asynccontextmanager(func):
    """Make an async generator function that yields once a function that returns asynchronous context managers."""
    return _factory(func, _AsyncGeneratorContextManager)


class closing(AbstractContextManager):
    """Closes its argument at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __exit__(self, *exc_info):
        self.thing.close()

    def __enter__(self):
        return self.thing


class aclosing(AbstractAsyncContextManager):
    """Awaits aclose() of its argument at the end."""

    def __init__(self, thing):
        self.thing = thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()

    async def __aenter__(self):
        return self.thing


class _RedirectStream(AbstractContextManager):
    """Puts a file in the place of one of sys; the manager may be entered again within itself."""

    _stream = None

    def __init__(self, new_target):
        self._old_targets = []
        self._new_target = new_target

    def __enter__(self):
        target = self._new_target
        self._old_targets += [getattr(sys, self._stream)]
        setattr(sys, self._stream, target)
        return target

    def __exit__(self, exctype, excinst, exctb):
        previous = self._old_targets.pop()
        setattr(sys, self._stream, previous)


class redirect_stdout(_RedirectStream):
    """Replaces sys.stdout."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Replaces sys.stderr."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Swallows the given exceptions, of groups the part that matches."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        return None

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if issubclass(exctype, self._exceptions):
            return True
        if not issubclass(exctype, BaseExceptionGroup):
            return False
        rest = excinst.split(self._exceptions)[1]
        if rest is not None:
            raise rest
        return True


def _protocol(cm, enter, exit, kind):
    """The methods of cm's class that the with statement calls."""
    cls = type(cm)
    try:
        return getattr(cls, enter), getattr(cls, exit)
    except AttributeError:
        what = f"'{cls.__module__}.{cls.__qualname__}' object"
        raise TypeError(f"{what} does not support the {kind} protocol") from None


class _BaseExitStack:
    """Callbacks and exits to be called in reverse order; each entry tells whether it is synchronous."""

    def __init__(self):
        self._exit_callbacks = deque()

    def _push_exit_callback(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback))

    def _push_cm_exit(self, cm, cm_exit, is_sync=True):
        self._push_exit_callback(MethodType(cm_exit, cm), is_sync)

    def _push_any(self, exit, method, is_sync):
        """Register exit's method of that name, or exit itself if its class has none."""
        found = getattr(type(exit), method, None)
        if found is not None:
            self._push_cm_exit(exit, found, is_sync)
        else:
            self._push_exit_callback(exit, is_sync)
        return exit

    def push(self, exit):
        """Register an exit: a context manager that is not entered, or a function with the signature of __exit__."""
        return self._push_any(exit, "__exit__", True)

    def enter_context(self, cm):
        """Enter cm and register its exit; what entering gives is returned."""
        enter, leave = _protocol(cm, "__enter__", "__exit__", "context manager")
        entered = enter(cm)
        self._push_cm_exit(cm, leave)
        return entered

    def callback(self, callback, /, *args, **kwds):
        """Register a function to be called with these arguments."""

        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)

        _exit_wrapper.__wrapped__ = callback
        self._push_exit_callback(_exit_wrapper)
        return callback

    def pop_all(self):
        """Move everything to a new stack, which is returned."""
        heir = type(self)()
        heir._exit_callbacks, self._exit_callbacks = self._exit_callbacks, deque()
        return heir


def _context_fixer(frame_exc):
    """A function that puts the previous exception where the new one's chain of contexts ends or reaches frame_exc."""

    def fix(new_exc, old_exc):
        while True:
            context = new_exc.__context__
            if context is None or context is old_exc:
                return
            if context is frame_exc:
                break
            new_exc = context
        new_exc.__context__ = old_exc

    return fix


class ExitStack(_BaseExitStack, AbstractContextManager):
    """Any number of context managers and callbacks, left in reverse order."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        fix = _context_fixer(sys.exception())
        swallowed = pending = False
        while self._exit_callbacks:
            _, cb = self._exit_callbacks.pop()
            try:
                details = (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
                if cb(*details):
                    swallowed, pending, exc = True, False, None
            except BaseException as new_exc:
                fix(new_exc, exc)
                pending, exc = True, new_exc
        if pending:
            context = exc.__context__  # which raising would replace
            try:
                raise exc
            except BaseException:
                exc.__context__ = context
                raise
        return received and swallowed

    def close(self):
        """Leave everything now."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """As ExitStack, for asynchronous managers and callbacks as well."""

    def push_async_exit(self, exit):
        """Register an exit: an asynchronous context manager that is not entered, or a coroutine function."""
        return self._push_any(exit, "__aexit__", False)

    async def enter_async_context(self, cm):
        """Enter cm and register its exit; what entering gives is returned."""
        enter, leave = _protocol(cm, "__aenter__", "__aexit__", "asynchronous context manager")
        entered = await enter(cm)
        self._push_cm_exit(cm, leave, False)
        return entered

    def push_async_callback(self, callback, /, *args, **kwds):
        """Register a coroutine function to be called with these arguments and awaited."""

        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)

        _exit_wrapper.__wrapped__ = callback
        self._push_exit_callback(_exit_wrapper, False)
        return callback

    async def aclose(self):
        """Leave everything now."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        exc = exc_details[1]
        received = exc is not None
        fix = _context_fixer(sys.exception())
        swallowed = pending = False
        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()
            try:
                details = (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)
                answer = cb(*details)
                if not is_sync:
                    answer = await answer
                if answer:
                    swallowed, pending, exc = True, False, None
            except BaseException as new_exc:
                fix(new_exc, exc)
                pending, exc = True, new_exc
        if pending:
            context = exc.__context__  # which raising would replace
            try:
                raise exc
            except BaseException:
                exc.__context__ = context
                raise
        return received and swallowed


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing; entering gives the argument."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    async def __aenter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Changes the working directory of the process."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import posix

        self._old_cwd.append(posix.getcwd())
        posix.chdir(self.path)

    def __exit__(self, *excinfo):
        import posix

        posix.chdir(self._old_cwd.pop())
