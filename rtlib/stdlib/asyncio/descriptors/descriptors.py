"""What the transports of sockets and pipes have in common: a descriptor that the event loop watches."""

import _asyncio

_LATER = (BlockingIOError, InterruptedError)
_READ_SIZE = 256 * 1024
_LOST_THRESHOLD = 5  # from so many writes after the connection was lost, they are logged


def _debug(loop, level, text, *args):
    if loop.get_debug():
        _asyncio._log(level, text % args, None)


def _settle(waiter, exc=None, result=None):
    """Finishes a future that somebody may wait for: with a result, unless there is an exception."""
    if waiter is None or waiter.cancelled():
        return
    if exc is None:
        waiter.set_result(result)
    else:
        waiter.set_exception(exc)


class _Kept:
    """Closes a socket if there is an error in the with statement, unless it is somebody else's."""

    def __init__(self, sock, own=True):
        self._sock, self._own = sock, own

    def __enter__(self):
        return self._sock

    def __exit__(self, kind, exc, tb):
        if kind is not None and self._own:
            self._sock.close()


async def _established(waiter, transport):
    """Waits until the protocol was told of its connection. A transport that nobody waits for any more is closed."""
    try:
        await waiter
    except BaseException:
        transport.close()
        raise


class _DescriptorTransport:
    """A transport whose descriptor is _fd. Once the connection is lost it has no _loop and no _protocol.

    Subclasses say how to end the connection at once (_force_close), what the loop then calls (_call_connection_lost, which is _conclude by
    the name that error reports show), how to let go of the file (_let_go), and what __repr__ tells of a connection that stands (_activity).
    """

    _closing = False
    _failure = "Fatal error on transport"

    def get_protocol(self):
        return self._protocol

    def set_protocol(self, protocol):
        self._protocol = protocol

    def is_closing(self):
        return self._closing

    def __repr__(self):
        lost = self._loop is None
        parts = [type(self).__name__]
        if lost or self._closing:
            parts.append("closed" if lost else "closing")
        parts += [f"fd={self._fd}", *self._activity()]
        return f"<{' '.join(parts)}>"

    def _polled(self, writing=False):
        return "polling" if self._loop._watched(self._fd)[writing] else "idle"

    def _begin(self, look, waiter):
        """Has the loop tell the protocol of the connection, look for what comes, and finish the waiter, one after the other."""
        steps = [(self._protocol.connection_made, self)]
        if look is not None:
            steps.append((look,))
        if waiter is not None:
            steps.append((_settle, waiter))
        for step in steps:
            self._loop.call_soon(*step)

    def _watch_reads(self):
        self._loop._add_reader(self._fd, self._read_ready)

    def _close_reads(self):
        self._closing = True
        self._loop._remove_reader(self._fd)

    def _drop_unsent(self):
        if self._buffer:
            self._loop._remove_writer(self._fd)
        self._buffer.clear()

    def _lose_soon(self, exc):
        self._loop.call_soon(self._call_connection_lost, exc)

    def _conclude(self, exc):
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._let_go()
            self._loop = self._protocol = None

    def _harmless(self, exc):
        """Reports whether an error is one that connections end with, of which only debuggers want to hear."""
        return isinstance(exc, OSError)

    def _fatal_error(self, exc, message=None):
        message = message or self._failure
        if not self._harmless(exc):
            context = {"message": message, "exception": exc, "transport": self, "protocol": self._protocol}
            self._loop.call_exception_handler(context)
        elif self._loop.get_debug():
            _asyncio._log("debug", f"{self!r}: {message}", exc)
        self._force_close(exc)


class _ReadingTransport(_DescriptorTransport):
    """A _DescriptorTransport that receives, and may be told to pause that."""

    _paused = False

    def is_reading(self):
        return not (self._closing or self._paused)

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._loop._remove_reader(self._fd)
            _debug(self._loop, "debug", "%r pauses reading", self)

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            self._watch_reads()
            _debug(self._loop, "debug", "%r resumes reading", self)

    def _watch_reads(self):
        # The connection may be lost, or have been paused, since this was asked for.
        if self.is_reading() and self._loop is not None:
            super()._watch_reads()
