"""Futures of threads and of loops."""

from _asyncio import CancelledError, Future, InvalidStateError, isfuture
from asyncio import events

_CFuture = _PyFuture = Future


def wrap_future(future, *, loop=None):
    """Makes an asyncio future that follows a concurrent.futures.Future."""
    if isfuture(future):
        return future
    if loop is None:
        loop = events.get_event_loop()
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
