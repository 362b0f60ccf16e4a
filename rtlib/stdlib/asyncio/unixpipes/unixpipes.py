"""Transports of pipes."""

import errno
import os
import stat

import _asyncio
from asyncio import transports
from asyncio._descriptors import _LATER, _LOST_THRESHOLD, _READ_SIZE, _debug, _DescriptorTransport, _ReadingTransport

_KINDS = {stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFCHR}


class _Pipe(_DescriptorTransport):
    """One end of a pipe, in _pipe."""

    _failure = "Fatal error on pipe transport"

    def _open(self, pipe, protocol, refusal):
        """Takes over a pipe; returns what kind of file it is."""
        self._pipe, self._fd, self._protocol = pipe, pipe.fileno(), protocol
        self._extra["pipe"] = pipe
        kind = stat.S_IFMT(os.fstat(self._fd).st_mode)
        if kind not in _KINDS:
            self._pipe = self._fd = self._protocol = None
            raise ValueError(refusal)
        os.set_blocking(self._fd, False)
        return kind

    @property
    def _fileno(self):
        return self._fd

    def _closed_by_peer(self):
        _debug(self._loop, "info", "%r was closed by peer", self)

    def _force_close(self, exc):
        self._close(exc)

    def _let_go(self):
        self._pipe.close()
        self._pipe = None

    def _activity(self):
        if self._loop is None:
            return ("closed",)
        return ("open",) if self._loop.is_closed() else self._polling()


class _UnixReadPipeTransport(_Pipe, _ReadingTransport, transports.ReadTransport):
    """The transport of the reading end of a pipe."""

    __module__ = "asyncio.unix_events"
    max_size = _READ_SIZE

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra)
        self._loop = loop
        self._open(pipe, protocol, "Pipe transport is for pipes/sockets only.")
        self._begin(self._watch_reads, waiter)

    def _polling(self):
        return (self._polled(),)

    def _read_ready(self):
        try:
            data = os.read(self._fd, self.max_size)
        except OSError as exc:
            if not isinstance(exc, _LATER):
                self._fatal_error(exc, "Fatal read error on pipe transport")
            return
        if data:
            self._protocol.data_received(data)
        else:
            self._closed_by_peer()
            self._close_reads()
            self._loop.call_soon(self._protocol.eof_received)
            self._lose_soon(None)

    def close(self):
        if not self._closing:
            self._close(None)

    def _close(self, exc):
        self._close_reads()
        self._lose_soon(exc)

    def _call_connection_lost(self, exc):
        self._conclude(exc)

    def _harmless(self, exc):
        # The terminal at the other end is gone.
        return isinstance(exc, OSError) and exc.errno == errno.EIO


class _UnixWritePipeTransport(_Pipe, transports._FlowControlMixin, transports.WriteTransport):
    """The transport of the writing end of a pipe."""

    __module__ = "asyncio.unix_events"

    def __init__(self, loop, pipe, protocol, waiter=None, extra=None):
        super().__init__(extra, loop)
        kind = self._open(pipe, protocol, "Pipe transport is only for pipes, sockets and character devices")
        self._buffer = bytearray()
        self._conn_lost = 0
        # A writing end becomes readable when the reading end is closed; a device does so for other reasons.
        self._begin(None if kind == stat.S_IFCHR else self._watch_reads, waiter)

    def _polling(self):
        return self._polled(writing=True), f"bufsize={self.get_write_buffer_size()}"

    def get_write_buffer_size(self):
        return len(self._buffer)

    def can_write_eof(self):
        return True

    def _read_ready(self):
        self._closed_by_peer()
        self._close(BrokenPipeError() if self._buffer else None)

    def _send(self, data):
        """Writes what the pipe takes of the data; returns how much, None where that was an error, which is the connection's end."""
        try:
            return os.write(self._fd, data)
        except _LATER:
            return 0
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._conn_lost += 1
            self._drop_unsent()
            self._fatal_error(exc, "Fatal write error on pipe transport")
            return None

    def write(self, data):
        assert isinstance(data, (bytes, bytearray, memoryview)), repr(data)
        if not data:
            return
        if self._closing or self._conn_lost:
            if self._conn_lost >= _LOST_THRESHOLD:
                _asyncio._log("warning", "pipe closed by peer or os.write(pipe, data) raised exception.", None)
            self._conn_lost += 1
            return
        if not self._buffer:
            sent = self._send(data)
            if sent is None or sent == len(data):
                return
            data = memoryview(data)[sent:]
            self._loop._add_writer(self._fd, self._write_ready)
        self._buffer += data
        self._maybe_pause_protocol()

    def _write_ready(self):
        assert self._buffer, "Data should not be empty"
        sent = self._send(self._buffer)
        if not sent:
            return
        del self._buffer[:sent]
        if not self._buffer:
            self._loop._remove_writer(self._fd)
            self._maybe_resume_protocol()
            if self._closing:
                self._loop._remove_reader(self._fd)
                self._call_connection_lost(None)

    def write_eof(self):
        if self._closing:
            return
        assert self._pipe
        if self._buffer:
            self._closing = True  # what is left is sent first
        else:
            self._close(None)

    def close(self):
        if not (self._pipe is None or self._closing):
            self.write_eof()

    def _call_connection_lost(self, exc):
        self._conclude(exc)

    def abort(self):
        self._close(None)

    def _close(self, exc=None):
        self._drop_unsent()
        self._close_reads()
        self._lose_soon(exc)
