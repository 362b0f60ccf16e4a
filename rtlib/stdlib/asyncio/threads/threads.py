"""Calls in other threads."""

__all__ = ("to_thread",)

import contextvars
import functools

from _asyncio import get_running_loop


async def to_thread(func, /, *args, **kwargs):
    """Calls func in another thread, in a copy of the current context."""
    loop = get_running_loop()
    ctx = contextvars.copy_context()
    return await loop.run_in_executor(None, functools.partial(ctx.run, func, *args, **kwargs))
