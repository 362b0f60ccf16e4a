"""Streams: connections that coroutines read from and write to."""

__all__ = ("StreamReader", "StreamWriter", "StreamReaderProtocol", "open_connection", "start_server", "open_unix_connection", "start_unix_server")

import socket

import _asyncio
from asyncio import protocols
from asyncio._descriptors import _debug, _settle
from _asyncio import get_event_loop, get_running_loop, sleep

_DEFAULT_LIMIT = 64 * 1024


def _ends(loop, limit, client_connected_cb=None):
    """Makes a reader, and the protocol that feeds it."""
    reader = StreamReader(limit=limit, loop=loop)
    return reader, StreamReaderProtocol(reader, client_connected_cb, loop=loop)


def _server_factory(loop, limit, client_connected_cb):
    return lambda: _ends(loop, limit, client_connected_cb)[1]


async def open_connection(host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Connects to a TCP server; returns a reader and a writer."""
    loop = get_running_loop()
    reader, protocol = _ends(loop, limit)
    transport, _ = await loop.create_connection(lambda: protocol, host, port, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def open_unix_connection(path=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Connects to the server of a Unix socket; returns a reader and a writer."""
    loop = get_running_loop()
    reader, protocol = _ends(loop, limit)
    transport, _ = await loop.create_unix_connection(lambda: protocol, path, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_server(client_connected_cb, host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Starts a TCP server that calls client_connected_cb(reader, writer) for each connection."""
    loop = get_running_loop()
    return await loop.create_server(_server_factory(loop, limit, client_connected_cb), host, port, **kwds)


async def start_unix_server(client_connected_cb, path=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Starts a server on a Unix socket that calls client_connected_cb(reader, writer) for each connection."""
    loop = get_running_loop()
    return await loop.create_unix_server(_server_factory(loop, limit, client_connected_cb), path, **kwds)


class FlowControlMixin(protocols.Protocol):
    """The part of a protocol that makes writers wait while the transport's buffer is full."""

    _connection_lost = _paused = False

    def __init__(self, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._drain_waiters = []

    def pause_writing(self):
        assert not self._paused
        self._paused = True
        _debug(self._loop, "debug", "%r pauses writing", self)

    def resume_writing(self):
        assert self._paused
        self._paused = False
        _debug(self._loop, "debug", "%r resumes writing", self)
        self._wake_writers(None)

    def connection_lost(self, exc):
        self._connection_lost = True
        if self._paused:
            self._wake_writers(exc)

    def _wake_writers(self, exc):
        for waiter in self._drain_waiters:
            if not waiter.done():
                _settle(waiter, exc)

    async def _drain_helper(self):
        if self._connection_lost:
            raise ConnectionResetError("Connection lost")
        if self._paused:
            waiter = self._loop.create_future()
            self._drain_waiters.append(waiter)
            try:
                await waiter
            finally:
                self._drain_waiters.remove(waiter)

    def _get_close_waiter(self, stream):
        raise NotImplementedError


class StreamReaderProtocol(_asyncio.StreamReaderProtocol, FlowControlMixin):
    """A protocol that feeds what it receives to a StreamReader."""


class StreamWriter:
    async def wait_closed(self):
        """Waits until the connection is closed."""
        await self._protocol._get_close_waiter(self)

    async def _drain(self):
        failure = None if self._reader is None else self._reader.exception()
        if failure is not None:
            raise failure
        if self._transport.is_closing():
            await sleep(0)  # connection_lost must come first, for its error to be seen
        await self._protocol._drain_helper()

    async def start_tls(self, sslcontext, *, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        """Goes over to TLS."""
        protocol = self._protocol
        server_side = protocol._client_connected_cb is not None
        await self.drain()
        transport = await self._loop.start_tls(
            self._transport,
            protocol,
            sslcontext,
            server_side=server_side,
            server_hostname=server_hostname,
            ssl_handshake_timeout=ssl_handshake_timeout,
            ssl_shutdown_timeout=ssl_shutdown_timeout,
        )
        self._transport = transport
        protocol._replace_transport(transport)


StreamWriter._drain.__name__ = "drain"
StreamWriter._drain.__qualname__ = "StreamWriter.drain"
_asyncio._extend(StreamWriter)
StreamReader, StreamWriter = _asyncio.StreamReader, _asyncio.StreamWriter
