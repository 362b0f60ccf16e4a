"""Futures of threads and of loops."""

__all__ = ("Future", "wrap_future", "isfuture")

from _asyncio import CancelledError, Future, InvalidStateError, isfuture
from asyncio import events
from asyncio.exceptions import TimeoutError

_CFuture = _PyFuture = Future


def _get_loop(future):
    get_loop = getattr(future, "get_loop", None)
    return future._loop if get_loop is None else get_loop()


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


def _convert_future_exc(exc):
    """Returns exc, or asyncio's exception for one of concurrent.futures."""
    import concurrent.futures

    kind = type(exc)
    if kind is concurrent.futures.CancelledError:
        return CancelledError(*exc.args)
    if kind is concurrent.futures.InvalidStateError:
        return InvalidStateError(*exc.args)
    return exc


def _copy_future_state(source, target):
    """Gives target, an asyncio future, the outcome of source."""
    assert source.done()
    if target.cancelled():
        return
    assert not target.done()
    if source.cancelled():
        target.cancel()
        return
    exc = source.exception()
    if exc is None:
        target.set_result(source.result())
        return
    new = _convert_future_exc(exc)
    new.__cause__ = exc.__cause__
    new = new.with_traceback(exc.__traceback__)
    target.set_exception(new)


def _set_concurrent_future_state(target, source):
    """Gives target, a future of concurrent.futures, the outcome of source."""
    assert source.done()
    if source.cancelled():
        target.cancel()
    if not target.set_running_or_notify_cancel():
        return
    exc = source.exception()
    if exc is None:
        target.set_result(source.result())
    else:
        target.set_exception(_convert_future_exc(exc))


def _chain_future(source, destination):
    """Makes destination follow source; cancellation goes the other way. Either may be of either kind."""
    import concurrent.futures

    for future, role in ((source, "source"), (destination, "destination")):
        if not isfuture(future) and not isinstance(future, concurrent.futures.Future):
            raise TypeError(f"A future is required for {role} argument")
    source_loop = _get_loop(source) if isfuture(source) else None
    dest_loop = _get_loop(destination) if isfuture(destination) else None

    def _set_state(source):
        if isfuture(destination):
            _copy_future_state(source, destination)
        else:
            _set_concurrent_future_state(destination, source)

    def _call_check_cancel(destination):
        if not destination.cancelled():
            return
        if source_loop is None or source_loop is dest_loop:
            source.cancel()
        else:
            source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if destination.cancelled() and dest_loop is not None and dest_loop.is_closed():
            return
        if dest_loop is None or dest_loop is source_loop:
            _set_state(source)
        elif not dest_loop.is_closed():
            dest_loop.call_soon_threadsafe(_set_state, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    """Makes an asyncio future that follows a concurrent.futures.Future."""
    import concurrent.futures

    if isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), f"concurrent.futures.Future is expected, got {future!r}"
    if loop is None:
        loop = events.get_event_loop()
    wrapped = loop.create_future()
    _chain_future(future, wrapped)
    return wrapped
