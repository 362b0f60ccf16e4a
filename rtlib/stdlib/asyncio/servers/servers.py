"""Servers: listening sockets, and the connections that came through them."""

import _asyncio
from _asyncio import sleep
from asyncio.trsock import TransportSocket


class AbstractServer:
    """What create_server returns."""

    __module__ = "asyncio.events"

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError

    async def start_serving(self):
        raise NotImplementedError

    async def serve_forever(self):
        raise NotImplementedError

    def close(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError

    def close_clients(self):
        raise NotImplementedError

    def abort_clients(self):
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class Server(AbstractServer):
    """Listening sockets and the connections that came through them."""

    __module__ = "asyncio.base_events"
    _serving = False
    _serving_forever_fut = None

    def __init__(
        self, loop, sockets, protocol_factory, ssl_context, backlog, ssl_handshake_timeout, ssl_shutdown_timeout=None
    ):
        self._loop, self._sockets = loop, sockets
        self._options = backlog, (ssl_handshake_timeout, ssl_shutdown_timeout)
        self._protocol_factory, self._ssl_context = protocol_factory, ssl_context
        self._clients = {}  # transports, in order
        self._waiters = []  # for the end; None once it has come

    def __repr__(self):
        return f"<{type(self).__name__} sockets={self.sockets!r}>"

    def get_loop(self):
        """Returns the loop."""
        return self._loop

    @property
    def sockets(self):
        """The listening sockets."""
        return tuple(map(TransportSocket, self._sockets or ()))

    # Listening

    def is_serving(self):
        """Reports whether new connections are accepted."""
        return self._serving

    def _start_serving(self):
        if not self._serving:
            self._serving = True
            backlog, timeouts = self._options
            for sock in self._sockets:
                sock.listen(backlog)
                self._loop._start_serving(self._protocol_factory, sock, self._ssl_context, self, backlog, *timeouts)

    async def start_serving(self):
        """Starts to listen."""
        self._start_serving()
        await sleep(0)

    async def serve_forever(self):
        """Listens until the task is cancelled; then closes the server."""
        if self._serving_forever_fut is not None:
            raise RuntimeError(f"server {self!r} is already being awaited on serve_forever()")
        if self._sockets is None:
            raise RuntimeError(f"server {self!r} is closed")
        self._start_serving()
        self._serving_forever_fut = self._loop.create_future()
        try:
            await self._serving_forever_fut
        except _asyncio.CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever_fut = None

    # Connections

    def _attach(self, transport):
        assert self._sockets is not None
        self._clients[transport] = None

    def _detach(self, transport):
        self._clients.pop(transport, None)
        self._finish_if_over()

    def close_clients(self):
        """Closes all connections."""
        for transport in [*self._clients]:
            transport.close()

    def abort_clients(self):
        """Closes all connections at once."""
        for transport in [*self._clients]:
            transport.abort()

    # The end

    def close(self):
        """Stops listening; connections that stand go on."""
        if self._sockets is None:
            return
        sockets, self._sockets = self._sockets, None
        for sock in sockets:
            self._loop._stop_serving(sock)
        self._serving = False
        forever = self._serving_forever_fut
        if forever is not None and not forever.done():
            forever.cancel()
            self._serving_forever_fut = None
        self._finish_if_over()

    def _finish_if_over(self):
        """Tells those that wait for the end, once the server is closed and all connections are gone."""
        if self._sockets is None and not self._clients:
            waiters, self._waiters = self._waiters or (), None
            for waiter in waiters:
                if not waiter.done():
                    waiter.set_result(None)

    async def wait_closed(self):
        """Waits until the server is closed and all its connections are gone."""
        if self._waiters is not None:
            end = self._loop.create_future()
            self._waiters.append(end)
            await end
