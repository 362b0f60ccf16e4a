"""Transports of sockets, and what the event loop does with sockets."""

import collections
import errno
import socket

import _asyncio
from asyncio import transports
from asyncio._descriptors import _debug, _established, _Kept, _LATER, _LOST_THRESHOLD, _READ_SIZE, _ReadingTransport
from asyncio._netloop import _check_ssl_socket
from asyncio.trsock import TransportSocket

_SSL_HANDSHAKE_TIMEOUT = 60.0
_SSL_SHUTDOWN_TIMEOUT = 30.0
_SSL_TIMEOUTS = _SSL_HANDSHAKE_TIMEOUT, _SSL_SHUTDOWN_TIMEOUT
_ACCEPT_RETRY_DELAY = 1
_EXHAUSTED = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}
_HAS_SENDMSG = hasattr(socket.socket, "sendmsg")


def _address_or_none(get):
    try:
        return get()
    except OSError:
        return None


class _SelectorTransport(_ReadingTransport, transports._FlowControlMixin, transports.Transport):
    """A transport of a socket, in _sock. Its _buffer holds what the system did not take yet."""

    max_size = _READ_SIZE
    _sock = None

    def __init__(self, loop, sock, protocol, extra=None, server=None):
        super().__init__(extra, loop)
        known = self._extra
        known["socket"] = TransportSocket(sock)
        known["sockname"] = _address_or_none(sock.getsockname)
        if "peername" not in known:
            known["peername"] = _address_or_none(sock.getpeername)
        self._sock, self._fd = sock, sock.fileno()
        self._buffer = collections.deque()
        self._conn_lost = 0  # 1 once connection_lost is to be called; then it counts what is written in vain
        self.set_protocol(protocol)
        self._server = server
        if server is not None:
            server._attach(self)
        loop._set_transport(self._fd, self)

    @property
    def _sock_fd(self):
        return self._fd

    def _activity(self):
        if self._loop is None or self._loop.is_closed():
            return ()
        return f"read={self._polled()}", f"write=<{self._polled(writing=True)}, bufsize={self.get_write_buffer_size()}>"

    def get_write_buffer_size(self):
        return sum(map(len, self._buffer))

    def close(self):
        if self._closing:
            return
        self._close_reads()
        if not self._buffer:
            self._loop._remove_writer(self._fd)
            self._count_lost(None)

    def abort(self):
        self._force_close(None)

    def _force_close(self, exc):
        if not self._conn_lost:
            self._drop_unsent()
            if not self._closing:
                self._close_reads()
            self._count_lost(exc)

    def _count_lost(self, exc):
        self._conn_lost += 1
        self._lose_soon(exc)

    def _call_connection_lost(self, exc):
        self._conclude(exc)

    def _let_go(self):
        self._sock.close()
        self._sock = None
        self._loop._set_transport(self._fd, None)
        server, self._server = self._server, None
        if server is not None:
            server._detach(self)


class _SelectorSocketTransport(_asyncio._SocketTransport, transports.Transport):
    """The transport of a stream socket."""

    max_size = _READ_SIZE
    _start_tls_compatible = True
    _sendfile_compatible = "TRY_NATIVE"


_BUSY, _FAILED = object(), object()
_HEADER_SIZE = 8  # what a waiting datagram counts besides its data


class _SelectorDatagramTransport(_SelectorTransport, transports.DatagramTransport):
    """The transport of a datagram socket. Its _buffer holds pairs of data and address."""

    def __init__(self, loop, sock, protocol, address=None, waiter=None, extra=None):
        super().__init__(loop, sock, protocol, extra)
        self._address = address
        self._buffer_size = 0
        self._begin(self._watch_reads, waiter)

    def get_write_buffer_size(self):
        return self._buffer_size

    def _attempt(self, verb, operation, *args):
        """Returns what operation(*args) returns, _BUSY where the system cannot do it now, _FAILED where it failed, which is dealt with."""
        try:
            return operation(*args)
        except _LATER:
            return _BUSY
        except OSError as exc:
            self._protocol.error_received(exc)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, f"Fatal {verb} error on datagram transport")
        return _FAILED

    def _read_ready(self):
        if not self._conn_lost:
            received = self._attempt("read", self._sock.recvfrom, self.max_size)
            if received is not _BUSY and received is not _FAILED:
                self._protocol.datagram_received(*received)

    def _send(self, data, addr):
        if self._extra["peername"]:
            return self._attempt("write", self._sock.send, data)
        return self._attempt("write", self._sock.sendto, data, addr)

    def _keep(self, datagram, insert):
        """Puts a datagram at one end of the buffer."""
        insert(datagram)
        self._buffer_size += len(datagram[0]) + _HEADER_SIZE

    def sendto(self, data, addr=None):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__!r}")
        if self._address:
            if addr is not None and addr != self._address:
                raise ValueError(f"Invalid address: must be None or {self._address}")
            addr = self._address
            if self._conn_lost:
                if self._conn_lost >= _LOST_THRESHOLD:
                    _asyncio._log("warning", "socket.send() raised exception.", None)
                self._conn_lost += 1
                return
        if not self._buffer:
            if self._send(data, addr) is not _BUSY:
                return
            self._loop._add_writer(self._fd, self._sendto_ready)
        self._keep((bytes(data), addr), self._buffer.append)
        self._maybe_pause_protocol()

    def _sendto_ready(self):
        while self._buffer:
            datagram = self._buffer.popleft()
            self._buffer_size -= len(datagram[0]) + _HEADER_SIZE
            outcome = self._send(*datagram)
            if outcome is _FAILED:
                return
            if outcome is _BUSY:
                self._keep(datagram, self._buffer.appendleft)
                break
        self._maybe_resume_protocol()
        if not self._buffer:
            self._loop._remove_writer(self._fd)
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

    def _start_serving(self, protocol_factory, sock, *options):
        self._add_reader(sock.fileno(), self._accept_connection, protocol_factory, sock, *options)

    def _accept_connection(self, protocol_factory, sock, sslcontext=None, server=None, backlog=100, *ssl_timeouts):
        for _ in range(backlog):
            try:
                conn, addr = sock.accept()
                _debug(self, "debug", "%r got a new connection from %r: %r", server, addr, conn)
                conn.setblocking(False)
            except (*_LATER, ConnectionAbortedError):
                return
            except OSError as exc:
                if exc.errno not in _EXHAUSTED:
                    raise
                options = sslcontext, server, backlog, *(ssl_timeouts or _SSL_TIMEOUTS)
                self._accept_later(exc, protocol_factory, sock, *options)
                return
            serve = self._accept_connection2(protocol_factory, conn, {"peername": addr}, sslcontext, server, *ssl_timeouts)
            self.create_task(serve)

    def _accept_later(self, exc, protocol_factory, sock, *options):
        """Stops accepting for a while: the connection stays in the queue, so that the socket would be ready all the time."""
        what = {"message": "socket.accept() out of system resource", "exception": exc, "socket": TransportSocket(sock)}
        self.call_exception_handler(what)
        self._remove_reader(sock.fileno())
        self.call_later(_ACCEPT_RETRY_DELAY, self._start_serving, protocol_factory, sock, *options)

    async def _accept_connection2(self, protocol_factory, conn, extra, sslcontext=None, server=None, *ssl_timeouts):
        made = {}  # as the exception handler is told
        try:
            with _Kept(conn):
                protocol = made["protocol"] = protocol_factory()
                waiter = self.create_future()
                options = {"waiter": waiter, "extra": extra, "server": server}
                if sslcontext:
                    names = "ssl_handshake_timeout", "ssl_shutdown_timeout"
                    options.update(zip(names, ssl_timeouts or _SSL_TIMEOUTS), server_side=True)
                    transport = self._make_ssl_transport(conn, protocol, sslcontext, **options)
                else:
                    transport = self._make_socket_transport(conn, protocol, **options)
            made["transport"] = transport
            await _established(waiter, transport)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if self.get_debug():
                what = {"message": "Error on transport creation for incoming connection", "exception": exc}
                self.call_exception_handler(what | {role: it for role, it in made.items() if it is not None})

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
            except BaseException as exc:
                if isinstance(exc, (SystemExit, KeyboardInterrupt)):
                    raise
                if not isinstance(exc, _LATER):
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


_asyncio._extend(BaseSelectorEventLoop)
BaseSelectorEventLoop = _asyncio.BaseSelectorEventLoop
