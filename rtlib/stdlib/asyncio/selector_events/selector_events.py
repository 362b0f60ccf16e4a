"""Transports of sockets, and what the event loop does with sockets."""

import collections
import errno
import socket

import _asyncio
from asyncio import transports
from asyncio._netloop import _check_ssl_socket, _debug
from asyncio.trsock import TransportSocket

_SSL_HANDSHAKE_TIMEOUT = 60.0
_SSL_SHUTDOWN_TIMEOUT = 30.0
_ACCEPT_RETRY_DELAY = 1
_LOST_THRESHOLD = 5
_LATER = (BlockingIOError, InterruptedError)
_HAS_SENDMSG = hasattr(socket.socket, "sendmsg")


def _release(waiter):
    if not waiter.cancelled():
        waiter.set_result(None)


class _SelectorTransport(transports._FlowControlMixin, transports.Transport):
    """What transports of sockets have in common."""

    max_size = 256 * 1024
    _sock = None

    def __init__(self, loop, sock, protocol, extra=None, server=None):
        super().__init__(extra, loop)
        self._extra["socket"] = TransportSocket(sock)
        for key, get in (("sockname", sock.getsockname), ("peername", sock.getpeername)):
            if key == "peername" and key in self._extra:
                continue
            try:
                self._extra[key] = get()
            except OSError:
                self._extra[key] = None
        self._sock = sock
        self._sock_fd = sock.fileno()
        self.set_protocol(protocol)
        self._server = server
        self._buffer = collections.deque()
        self._conn_lost = 0
        self._closing = False
        self._paused = False
        if server is not None:
            server._attach(self)
        loop._set_transport(self._sock_fd, self)

    def __repr__(self):
        parts = [type(self).__name__]
        if self._sock is None:
            parts.append("closed")
        elif self._closing:
            parts.append("closing")
        parts.append(f"fd={self._sock_fd}")
        if self._loop is not None and not self._loop.is_closed():
            reads, writes = self._loop._watched(self._sock_fd)
            parts.append("read=polling" if reads else "read=idle")
            parts.append(f"write=<{'polling' if writes else 'idle'}, bufsize={self.get_write_buffer_size()}>")
        return f"<{' '.join(parts)}>"

    def abort(self):
        self._force_close(None)

    def set_protocol(self, protocol):
        self._protocol = protocol
        self._protocol_connected = True

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._loop._remove_reader(self._sock_fd)
            self._debug("pauses reading")

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            self._watch_reads()
            self._debug("resumes reading")

    def _debug(self, what):
        if self._loop.get_debug():
            _asyncio._log("debug", f"{self!r} {what}", None)

    def _watch_reads(self):
        if self.is_reading() and self._loop is not None:
            self._loop._add_reader(self._sock_fd, self._read_ready)

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._loop._remove_reader(self._sock_fd)
        if not self._buffer:
            self._conn_lost += 1
            self._loop._remove_writer(self._sock_fd)
            self._loop.call_soon(self._call_connection_lost, None)

    def _fatal_error(self, exc, message="Fatal error on transport"):
        if not isinstance(exc, OSError):
            self._loop.call_exception_handler(
                {"message": message, "exception": exc, "transport": self, "protocol": self._protocol}
            )
        elif self._loop.get_debug():
            _asyncio._log("debug", f"{self!r}: {message}", exc)
        self._force_close(exc)

    def _force_close(self, exc):
        if self._conn_lost:
            return
        if self._buffer:
            self._buffer.clear()
            self._loop._remove_writer(self._sock_fd)
        if not self._closing:
            self._closing = True
            self._loop._remove_reader(self._sock_fd)
        self._conn_lost += 1
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        try:
            if self._protocol_connected:
                self._protocol.connection_lost(exc)
        finally:
            self._sock.close()
            self._loop._set_transport(self._sock_fd, None)
            self._sock = self._protocol = self._loop = None
            server, self._server = self._server, None
            if server is not None:
                server._detach(self)

    def get_write_buffer_size(self):
        return sum(map(len, self._buffer))


class _SelectorSocketTransport(_asyncio._SocketTransport, transports.Transport):
    """The transport of a stream socket."""

    max_size = 256 * 1024
    _start_tls_compatible = True
    _sendfile_compatible = "TRY_NATIVE"


class _SelectorDatagramTransport(_SelectorTransport, transports.DatagramTransport):
    """The transport of a datagram socket."""

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        super().__init__(loop, sock, protocol, extra)
        self._address = address
        self._buffer_size = 0
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._watch_reads)
        if waiter is not None:
            loop.call_soon(_release, waiter)

    def get_write_buffer_size(self):
        return self._buffer_size

    def _read_ready(self):
        if self._conn_lost:
            return
        try:
            data, addr = self._sock.recvfrom(self.max_size)
        except (BlockingIOError, InterruptedError):
            pass
        except OSError as exc:
            self._protocol.error_received(exc)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, "Fatal read error on datagram transport")
        else:
            self._protocol.datagram_received(data, addr)

    def sendto(self, data, addr=None):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__!r}")
        if self._address:
            if addr not in (None, self._address):
                raise ValueError(f"Invalid address: must be None or {self._address}")
            addr = self._address
            if self._conn_lost:
                if self._conn_lost >= _LOST_THRESHOLD:
                    _asyncio._log("warning", "socket.send() raised exception.", None)
                self._conn_lost += 1
                return
        if not self._buffer:
            try:
                self._send(data, addr)
                return
            except (BlockingIOError, InterruptedError):
                self._loop._add_writer(self._sock_fd, self._sendto_ready)
            except OSError as exc:
                self._protocol.error_received(exc)
                return
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                self._fatal_error(exc, "Fatal write error on datagram transport")
                return
        self._buffer.append((bytes(data), addr))
        self._buffer_size += len(data) + 8
        self._maybe_pause_protocol()

    def _send(self, data, addr):
        if self._extra["peername"]:
            self._sock.send(data)
        else:
            self._sock.sendto(data, addr)

    def _sendto_ready(self):
        while self._buffer:
            data, addr = self._buffer.popleft()
            self._buffer_size -= len(data) + 8
            try:
                self._send(data, addr)
            except (BlockingIOError, InterruptedError):
                self._buffer.appendleft((data, addr))
                self._buffer_size += len(data) + 8
                break
            except OSError as exc:
                self._protocol.error_received(exc)
                return
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                self._fatal_error(exc, "Fatal write error on datagram transport")
                return
        self._maybe_resume_protocol()
        if not self._buffer:
            self._loop._remove_writer(self._sock_fd)
            if self._closing:
                self._call_connection_lost(None)


class BaseSelectorEventLoop:
    async def _sendfile_native(self, transp, file, offset, count):
        resume = transp.is_reading()
        transp.pause_reading()
        await transp._make_empty_waiter()
        self._set_transport(transp._sock_fd, None)
        try:
            return await self.sock_sendfile(transp._sock, file, offset, count, fallback=False)
        finally:
            transp._reset_empty_waiter()
            if resume:
                transp.resume_reading()
            if transp._sock is not None:
                self._set_transport(transp._sock_fd, transp)

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra=None, server=None):
        self._ensure_fd_no_transport(sock)
        return _SelectorSocketTransport(self, sock, protocol, waiter, extra, server)

    def _make_ssl_transport(
        self,
        rawsock,
        protocol,
        sslcontext,
        waiter=None,
        *,
        server_side=False,
        server_hostname=None,
        extra=None,
        server=None,
        ssl_handshake_timeout=_SSL_HANDSHAKE_TIMEOUT,
        ssl_shutdown_timeout=_SSL_SHUTDOWN_TIMEOUT,
    ):
        from asyncio import sslproto

        self._ensure_fd_no_transport(rawsock)
        ssl_protocol = sslproto.SSLProtocol(
            self,
            protocol,
            sslcontext,
            waiter,
            server_side,
            server_hostname,
            ssl_handshake_timeout=ssl_handshake_timeout,
            ssl_shutdown_timeout=ssl_shutdown_timeout,
        )
        _SelectorSocketTransport(self, rawsock, ssl_protocol, extra=extra, server=server)
        return ssl_protocol._app_transport

    def _make_datagram_transport(self, sock, protocol, address=None, waiter=None, extra=None):
        self._ensure_fd_no_transport(sock)
        return _SelectorDatagramTransport(self, sock, protocol, address, waiter, extra)

    def _start_serving(
        self,
        protocol_factory,
        sock,
        sslcontext=None,
        server=None,
        backlog=100,
        ssl_handshake_timeout=_SSL_HANDSHAKE_TIMEOUT,
        ssl_shutdown_timeout=_SSL_SHUTDOWN_TIMEOUT,
    ):
        self._add_reader(
            sock.fileno(),
            self._accept_connection,
            protocol_factory,
            sock,
            sslcontext,
            server,
            backlog,
            ssl_handshake_timeout,
            ssl_shutdown_timeout,
        )

    def _accept_connection(
        self,
        protocol_factory,
        sock,
        sslcontext=None,
        server=None,
        backlog=100,
        ssl_handshake_timeout=_SSL_HANDSHAKE_TIMEOUT,
        ssl_shutdown_timeout=_SSL_SHUTDOWN_TIMEOUT,
    ):
        for _ in range(backlog):
            try:
                conn, addr = sock.accept()
                _debug(self, "debug", "%r got a new connection from %r: %r", server, addr, conn)
                conn.setblocking(False)
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as exc:
                if exc.errno not in (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM):
                    raise
                # The connection stays in the queue: the socket would be ready all the time. So try again later.
                self.call_exception_handler(
                    {
                        "message": "socket.accept() out of system resource",
                        "exception": exc,
                        "socket": TransportSocket(sock),
                    }
                )
                self._remove_reader(sock.fileno())
                self.call_later(
                    _ACCEPT_RETRY_DELAY,
                    self._start_serving,
                    protocol_factory,
                    sock,
                    sslcontext,
                    server,
                    backlog,
                    ssl_handshake_timeout,
                    ssl_shutdown_timeout,
                )
                return
            self.create_task(
                self._accept_connection2(
                    protocol_factory,
                    conn,
                    {"peername": addr},
                    sslcontext,
                    server,
                    ssl_handshake_timeout,
                    ssl_shutdown_timeout,
                )
            )

    async def _accept_connection2(
        self,
        protocol_factory,
        conn,
        extra,
        sslcontext=None,
        server=None,
        ssl_handshake_timeout=_SSL_HANDSHAKE_TIMEOUT,
        ssl_shutdown_timeout=_SSL_SHUTDOWN_TIMEOUT,
    ):
        protocol = transport = None
        try:
            protocol = protocol_factory()
            waiter = self.create_future()
            if sslcontext:
                transport = self._make_ssl_transport(
                    conn,
                    protocol,
                    sslcontext,
                    waiter=waiter,
                    server_side=True,
                    extra=extra,
                    server=server,
                    ssl_handshake_timeout=ssl_handshake_timeout,
                    ssl_shutdown_timeout=ssl_shutdown_timeout,
                )
            else:
                transport = self._make_socket_transport(conn, protocol, waiter=waiter, extra=extra, server=server)
            try:
                await waiter
            except BaseException:
                transport.close()
                raise
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if self.get_debug():
                context = {"message": "Error on transport creation for incoming connection", "exception": exc}
                if protocol is not None:
                    context["protocol"] = protocol
                if transport is not None:
                    context["transport"] = transport
                self.call_exception_handler(context)

    def _check_sock(self, sock):
        _check_ssl_socket(sock)
        if self.get_debug() and sock.gettimeout() != 0:
            raise ValueError("the socket must be non-blocking")

    def _when_ready(self, sock, writing, attempt):
        """Returns a future that is done when attempt() succeeds or fails, tried whenever the socket is ready."""
        fut = self.create_future()
        fd = sock.fileno()
        self._ensure_fd_no_transport(fd)

        def ready():
            if fut.done():
                return
            try:
                result = attempt()
            except _LATER:
                return
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                fut.set_exception(exc)
            else:
                fut.set_result(result)

        handle = (self._add_writer if writing else self._add_reader)(fd, ready)

        def done(fut):
            if not handle.cancelled():
                (self.remove_writer if writing else self.remove_reader)(fd)

        fut.add_done_callback(done)
        return fut

    async def sock_recv(self, sock, n):
        """Receives at most n bytes."""
        self._check_sock(sock)
        try:
            return sock.recv(n)
        except _LATER:
            pass
        return await self._when_ready(sock, False, lambda: sock.recv(n))

    async def sock_recv_into(self, sock, buf):
        """Receives into a buffer; returns how many bytes."""
        self._check_sock(sock)
        try:
            return sock.recv_into(buf)
        except _LATER:
            pass
        return await self._when_ready(sock, False, lambda: sock.recv_into(buf))

    async def sock_recvfrom(self, sock, bufsize):
        """Receives a datagram; returns it and its sender's address."""
        self._check_sock(sock)
        try:
            return sock.recvfrom(bufsize)
        except _LATER:
            pass
        return await self._when_ready(sock, False, lambda: sock.recvfrom(bufsize))

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        """Receives a datagram into a buffer; returns its length and its sender's address."""
        self._check_sock(sock)
        nbytes = nbytes or len(buf)
        try:
            return sock.recvfrom_into(buf, nbytes)
        except _LATER:
            pass
        return await self._when_ready(sock, False, lambda: sock.recvfrom_into(buf, nbytes))

    async def sock_sendall(self, sock, data):
        """Sends all the data."""
        self._check_sock(sock)
        try:
            n = sock.send(data)
        except _LATER:
            n = 0
        if n == len(data):
            return
        rest = memoryview(data)[n:]

        def send():
            nonlocal rest
            rest = rest[sock.send(rest) :]
            if len(rest):
                raise BlockingIOError

        return await self._when_ready(sock, True, send)

    async def sock_sendto(self, sock, data, address):
        """Sends a datagram; returns how many bytes."""
        self._check_sock(sock)
        try:
            return sock.sendto(data, address)
        except _LATER:
            pass
        return await self._when_ready(sock, True, lambda: sock.sendto(data, 0, address))

    async def sock_connect(self, sock, address):
        """Connects a socket."""
        self._check_sock(sock)
        if sock.family == socket.AF_INET or sock.family == socket.AF_INET6:
            resolved = await self._ensure_resolved(
                address, family=sock.family, type=sock.type, proto=sock.proto, loop=self
            )
            address = resolved[0][4]
        try:
            sock.connect(address)
            return
        except _LATER:
            pass

        def connected():
            err = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if err != 0:
                raise OSError(err, f"Connect call failed {address}")

        await self._when_ready(sock, True, connected)

    async def sock_accept(self, sock):
        """Accepts a connection; returns its socket and the peer's address."""
        self._check_sock(sock)

        def accept():
            conn, address = sock.accept()
            conn.setblocking(False)
            return conn, address

        try:
            return accept()
        except _LATER:
            pass
        return await self._when_ready(sock, False, accept)

    def _stop_serving(self, sock):
        self._remove_reader(sock.fileno())
        sock.close()


_asyncio._extend_loop(BaseSelectorEventLoop)
BaseSelectorEventLoop = _asyncio.BaseSelectorEventLoop
