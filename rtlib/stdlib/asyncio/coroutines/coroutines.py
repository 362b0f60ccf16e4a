"""What is a coroutine, and coroutines from before async def."""

__all__ = ("iscoroutinefunction", "iscoroutine")

import functools
import os
import sys
import types

from _asyncio import iscoroutine, isfuture


def _is_debug_mode():
    return sys.flags.dev_mode or (not sys.flags.ignore_environment and bool(os.environ.get("PYTHONASYNCIODEBUG")))


_is_coroutine = object()  # what marks functions made by coroutine


def iscoroutinefunction(func):
    """Reports whether calling func makes a coroutine."""
    target = func
    while isinstance(target, (types.MethodType, functools.partial)):
        target = target.__func__ if isinstance(target, types.MethodType) else target.func
    return (
        bool(getattr(getattr(target, "__code__", None), "co_flags", 0) & 0x80)
        or type(getattr(target, "_is_coroutine_mark", None)) is object  # by inspect.markcoroutinefunction
        or getattr(func, "_is_coroutine", None) is _is_coroutine
    )


def coroutine(func):
    """Makes func a generator-based coroutine function: the way before async def."""
    code = getattr(func, "__code__", None)
    if getattr(code, "co_flags", 0) & 0x1A0:
        made = types.coroutine(func)
        made._is_coroutine = _is_coroutine
        return made

    @functools.wraps(func)
    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        if isfuture(result) or iscoroutine(result) or hasattr(result, "send"):
            result = yield from result
        elif hasattr(result, "__await__"):
            result = yield from result.__await__()
        return result

    made = types.coroutine(wrapped)
    made._is_coroutine = _is_coroutine
    return made


async def _wrap_awaitable(awaitable):
    return await awaitable
