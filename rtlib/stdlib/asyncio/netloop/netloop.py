"""Connections, servers and files sent over them, as far as they are not native: functions that become methods of the event loop."""

import collections
import errno
import functools
import itertools
import os
import socket
import stat
import sys

import _asyncio
from _asyncio import gather, sleep
from asyncio import protocols, staggered, transports
from asyncio._descriptors import _debug, _established, _Kept
from asyncio._servers import Server

_SENDFILE_BLOCK = 256 * 1024


def _ssl_module():
    """Returns the module ssl if it is in use."""
    return sys.modules.get("ssl")


def _check_ssl_socket(sock):
    ssl = _ssl_module()
    if ssl is not None and isinstance(sock, ssl.SSLSocket):
        raise TypeError("Socket cannot be of type SSLSocket")


def _remove_stale(path):
    """Removes the socket that an earlier server may have left."""
    try:
        if stat.S_ISSOCK(os.stat(path).st_mode):
            os.remove(path)
    except FileNotFoundError:
        pass
    except OSError as exc:
        _asyncio._log("error", f"Unable to check or remove stale UNIX socket {path!r}: {exc!r}", None)


def _only_with_ssl(**options):
    for name, value in options.items():
        if value is not None:
            raise ValueError(f"{name} is only meaningful with ssl")


def _check_stream_socket(sock):
    if sock.type != socket.SOCK_STREAM:
        raise ValueError(f"A Stream Socket was expected, got {sock!r}")


def _check_endpoint(host, port, sock, neither):
    """Refuses both an address and a socket, and neither; and a socket that is none of a stream."""
    if host is not None or port is not None:
        if sock is not None:
            raise ValueError("host/port and sock can not be specified at the same time")
    elif sock is None:
        raise ValueError(neither)
    else:
        _check_stream_socket(sock)


def _bind_error(exc, address):
    return OSError(exc.errno, f"error while attempting to bind on address {address!r}: {str(exc).lower()}")


def _bind_to_any(sock, family, infos, failures):
    """Binds a socket to the first address of its family where that is possible."""
    for info in infos:
        if info[0] == family:
            address = info[4]
            try:
                sock.bind(address)
                return
            except OSError as exc:
                failures.append(_bind_error(exc, address))
    raise failures.pop() if failures else OSError(f"no matching local address with {family=} found")


def _connection_error(attempts, all_errors):
    """Makes one exception of those of all attempts to connect."""
    failures = [*itertools.chain.from_iterable(attempts)]
    if all_errors:
        return ExceptionGroup("create_connection failed", failures)
    texts = [str(exc) for exc in failures]
    return failures[0] if len(set(texts)) == 1 else OSError(f"Multiple exceptions: {', '.join(texts)}")


def _numeric_address(host, port, family, kind, proto, flowinfo=0, scopeid=0):
    """Returns the addrinfo of an address that needs no looking up, None for others."""
    if proto not in (0, socket.IPPROTO_TCP, socket.IPPROTO_UDP) or host is None:
        return None
    if kind == socket.SOCK_STREAM:
        proto = socket.IPPROTO_TCP
    elif kind == socket.SOCK_DGRAM:
        proto = socket.IPPROTO_UDP
    else:
        return None
    if port is None or port == b"" or port == "":
        port = 0
    else:
        try:
            port = int(port)
        except (TypeError, ValueError):
            return None
    if isinstance(host, bytes):
        host = host.decode("idna")
    if "%" in host:
        return None
    for af in (socket.AF_INET, socket.AF_INET6) if family == socket.AF_UNSPEC else (family,):
        try:
            socket.inet_pton(af, host)
        except OSError:
            continue
        address = (host, port, flowinfo, scopeid) if af == socket.AF_INET6 else (host, port)
        return af, kind, proto, "", address
    return None


def _interleave(infos, first):
    """Orders addrinfos by turns between families; the first family begins with so many."""
    families = {}
    for info in infos:
        families.setdefault(info[0], []).append(info)
    lists = list(families.values())
    result = lists[0][: first - 1]
    del lists[0][: first - 1]
    for turn in itertools.zip_longest(*lists):
        result.extend(info for info in turn if info is not None)
    return result


def _set_reuseport(sock):
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    except OSError:
        raise ValueError("reuse_port not supported by socket module, SO_REUSEPORT defined but not implemented.")


def _out_of_place(what):
    def method(self, *args):
        raise RuntimeError(f"Invalid state: {what}")

    return method


class _SendfileFallbackProtocol(protocols.Protocol):
    """Stands in for a transport's protocol while a file is sent by hand."""

    def __init__(self, transport):
        if not isinstance(transport, (transports._FlowControlMixin, _asyncio._SocketTransport)):
            raise TypeError("transport should be _FlowControlMixin instance")
        self._transport = transport
        self._loop = transport._loop
        self._proto = transport.get_protocol()
        self._resume_reading = transport.is_reading()
        self._resume_writing = transport._protocol_paused
        transport.pause_reading()
        transport.set_protocol(self)
        self._room = self._loop.create_future() if self._resume_writing else None

    async def drain(self):
        if self._transport.is_closing():
            raise ConnectionError("Connection closed by peer")
        if self._room is not None:
            await self._room

    connection_made = _out_of_place("connection should have been established already.")
    data_received = eof_received = _out_of_place("reading should be paused")

    def connection_lost(self, exc):
        if self._room is not None:
            self._room.set_exception(ConnectionError("Connection is closed by peer") if exc is None else exc)
        self._proto.connection_lost(exc)

    def pause_writing(self):
        if self._room is None:
            self._room = self._loop.create_future()

    def resume_writing(self):
        if self._room is not None:
            self._room.set_result(False)
            self._room = None

    async def restore(self):
        self._transport.set_protocol(self._proto)
        if self._resume_reading:
            self._transport.resume_reading()
        if self._room is not None:
            self._room.cancel()
        if self._resume_writing:
            self._proto.resume_writing()


class BaseEventLoop:
    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        """Looks up addresses in a thread."""
        look_up = self._getaddrinfo_debug if self.get_debug() else socket.getaddrinfo
        return await self.run_in_executor(None, look_up, host, port, family, type, proto, flags)

    def _getaddrinfo_debug(self, host, port, family, type, proto, flags):
        what = f"{host}:{port!r}"
        for name, value in (("family", family), ("type", type), ("proto", proto), ("flags", flags)):
            if value:
                what += f", {name}={value!r}"
        _asyncio._log("debug", f"Get address info {what}", None)
        start = self.time()
        infos = socket.getaddrinfo(host, port, family, type, proto, flags)
        took = self.time() - start
        level = "info" if took >= self.slow_callback_duration else "debug"
        _asyncio._log(level, f"Getting address info {what} took {took * 1e3:.3f}ms: {infos!r}", None)
        return infos

    async def getnameinfo(self, sockaddr, flags=0):
        """Looks up the name of an address in a thread."""
        return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)

    async def _ensure_resolved(self, address, *, family=0, type=socket.SOCK_STREAM, proto=0, flags=0, loop):
        host, port = address[:2]
        info = _numeric_address(host, port, family, type, proto, *address[2:])
        if info is not None:
            return [info]
        return await loop.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)

    async def _addresses(self, address, **hints):
        infos = await self._ensure_resolved(address, loop=self, **hints)
        if not infos:
            raise OSError("getaddrinfo() returned empty list")
        return infos

    async def _connect_sock(self, exceptions, addr_info, local_addr_infos=None):
        """Returns a socket that is connected to an address, from one of the local ones; its failures become an item of exceptions."""
        family, kind, proto, _, address = addr_info
        failures = []
        exceptions.append(failures)
        try:
            with _Kept(socket.socket(family=family, type=kind, proto=proto)) as sock:
                sock.setblocking(False)
                if local_addr_infos is not None:
                    _bind_to_any(sock, family, local_addr_infos, failures)
                await self.sock_connect(sock, address)
                return sock
        except OSError as exc:
            failures.append(exc)
            raise

    async def _connect_to_any(self, infos, local_infos, delay, all_errors):
        """Returns a socket that is connected to one of the addresses: to the first that answers if there is a delay between attempts."""
        failures = []
        attempts = [functools.partial(self._connect_sock, failures, info, local_infos) for info in infos]
        if delay is not None:
            sock, _, _ = await staggered.staggered_race(attempts, delay, loop=self)
            if sock is not None:
                return sock
        else:
            for attempt in attempts:
                try:
                    return await attempt()
                except OSError:
                    pass
        raise _connection_error(failures, all_errors)

    async def create_connection(
        self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None, local_addr=None,
        server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None,
        all_errors=False,
    ):
        """Connects to a TCP server; returns the transport and the protocol."""
        timeouts = {"ssl_handshake_timeout": ssl_handshake_timeout, "ssl_shutdown_timeout": ssl_shutdown_timeout}
        if not ssl:
            _only_with_ssl(server_hostname=server_hostname, **timeouts)
        elif server_hostname is None and not host:
            raise ValueError("You must set server_hostname when using ssl without a host")
        if sock is not None:
            _check_ssl_socket(sock)
        _check_endpoint(host, port, sock, "host and port was not specified and no sock specified")
        own = sock is None
        if own:
            hints = {"family": family, "type": socket.SOCK_STREAM, "proto": proto, "flags": flags}
            infos = await self._addresses((host, port), **hints)
            local_infos = None if local_addr is None else await self._addresses(local_addr, **hints)
            if interleave is None and happy_eyeballs_delay is not None:
                interleave = 1
            if interleave:
                infos = _interleave(infos, interleave)
            sock = await self._connect_to_any(infos, local_infos, happy_eyeballs_delay, all_errors)
        if ssl and server_hostname is None:
            server_hostname = host
        made = self._create_connection_transport(sock, protocol_factory, ssl, server_hostname, own=own, **timeouts)
        transport, protocol = await made
        if self.get_debug():
            sock = transport.get_extra_info("socket")
            _debug(self, "debug", "%r connected to %s:%r: (%r, %r)", sock, host, port, transport, protocol)
        return transport, protocol

    async def _create_connection_transport(
        self, sock, protocol_factory, ssl, server_hostname, server_side=False, own=False, **timeouts
    ):
        """Makes the transport and the protocol of a socket. If that fails, a socket of the loop's own is closed."""
        with _Kept(sock, own):
            sock.setblocking(False)
            protocol = protocol_factory()
            waiter = self.create_future()
            if not ssl:
                transport = self._make_socket_transport(sock, protocol, waiter)
            else:
                tls = {"server_side": server_side, "server_hostname": server_hostname, **timeouts}
                transport = self._make_ssl_transport(sock, protocol, None if isinstance(ssl, bool) else ssl, waiter, **tls)
        await _established(waiter, transport)
        return transport, protocol

    async def _create_server_getaddrinfo(self, host, port, family, flags):
        infos = await self._ensure_resolved((host, port), family=family, type=socket.SOCK_STREAM, flags=flags, loop=self)
        if not infos:
            raise OSError(f"getaddrinfo({host!r}) returned empty list")
        return infos

    async def create_server(
        self, protocol_factory, host=None, port=None, *, family=socket.AF_UNSPEC, flags=socket.AI_PASSIVE, sock=None, backlog=100,
        ssl=None, reuse_address=None, reuse_port=None, keep_alive=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
        start_serving=True,
    ):
        """Starts a TCP server."""
        if isinstance(ssl, bool):
            raise TypeError("ssl argument must be an SSLContext or None")
        if ssl is None:
            _only_with_ssl(ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        if sock is not None:
            _check_ssl_socket(sock)
        _check_endpoint(host, port, sock, "Neither host/port nor sock were specified")
        if sock is not None:
            sockets = [sock]
        else:
            several = isinstance(host, collections.abc.Iterable) and not isinstance(host, str)
            hosts = host if several else [None if host == "" else host]
            found = await gather(*[self._create_server_getaddrinfo(h, port, family=family, flags=flags) for h in hosts])
            options = reuse_address is None or reuse_address, reuse_port, keep_alive
            sockets = self._bind_all({*itertools.chain.from_iterable(found)}, options)
        for listening in sockets:
            listening.setblocking(False)
        server = Server(self, sockets, protocol_factory, ssl, backlog, ssl_handshake_timeout, ssl_shutdown_timeout)
        if start_serving:
            await server.start_serving()
        _debug(self, "info", "%r is serving", server)
        return server

    def _bind_all(self, infos, options):
        """Returns a socket bound to each address that exists."""
        sockets = []
        try:
            for info in infos:
                self._bind(info, options, sockets)
            if not sockets:
                raise OSError(f"could not bind on any address out of {[info[4] for info in infos]!r}")
        except:
            for sock in sockets:
                sock.close()
            raise
        return sockets

    def _bind(self, info, options, sockets):
        family, kind, proto, _, address = info
        reuse_address, reuse_port, keep_alive = options
        try:
            sock = socket.socket(family, kind, proto)
        except OSError:
            _debug(self, "warning", "create_server() failed to create socket.socket(%r, %r, %r)", family, kind, proto)
            return
        with _Kept(sock):
            if reuse_address:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
            if reuse_port:
                _set_reuseport(sock)
            if keep_alive:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, True)
            if family == socket.AF_INET6:
                sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, True)
            try:
                sock.bind(address)
            except OSError as exc:
                failure = _bind_error(exc, address)
                if exc.errno != errno.EADDRNOTAVAIL:
                    raise failure from None
                # The address family may not be enabled.
                sock.close()
                _debug(self, "warning", "%s", failure.strerror)
            else:
                sockets.append(sock)

    async def connect_accepted_socket(
        self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None
    ):
        """Takes over a connection that was accepted elsewhere."""
        timeouts = {"ssl_handshake_timeout": ssl_handshake_timeout, "ssl_shutdown_timeout": ssl_shutdown_timeout}
        _check_stream_socket(sock)
        if not ssl:
            _only_with_ssl(**timeouts)
        _check_ssl_socket(sock)
        made = self._create_connection_transport(sock, protocol_factory, ssl, "", server_side=True, **timeouts)
        transport, protocol = await made
        if self.get_debug():
            _debug(self, "debug", "%r handled: (%r, %r)", transport.get_extra_info("socket"), transport, protocol)
        return transport, protocol

    async def start_tls(
        self,
        transport,
        protocol,
        sslcontext,
        *,
        server_side=False,
        server_hostname=None,
        ssl_handshake_timeout=None,
        ssl_shutdown_timeout=None,
    ):
        """Goes over to TLS on a connection; returns the transport that protocol is to use from then on."""
        import ssl

        from asyncio import sslproto

        if not isinstance(sslcontext, ssl.SSLContext):
            raise TypeError(f"sslcontext is expected to be an instance of ssl.SSLContext, got {sslcontext!r}")
        if not getattr(transport, "_start_tls_compatible", False):
            raise TypeError(f"transport {transport!r} is not supported by start_tls()")
        waiter = self.create_future()
        ssl_protocol = sslproto.SSLProtocol(
            self,
            protocol,
            sslcontext,
            waiter,
            server_side,
            server_hostname,
            ssl_handshake_timeout=ssl_handshake_timeout,
            ssl_shutdown_timeout=ssl_shutdown_timeout,
            call_connection_made=False,
        )
        # Nothing may be received before connection_made was called.
        transport.pause_reading()
        transport.set_protocol(ssl_protocol)
        made = self.call_soon(ssl_protocol.connection_made, transport)
        resumed = self.call_soon(transport.resume_reading)
        try:
            await waiter
        except BaseException:
            transport.close()
            made.cancel()
            resumed.cancel()
            raise
        return ssl_protocol._app_transport

    async def create_datagram_endpoint(
        self,
        protocol_factory,
        local_addr=None,
        remote_addr=None,
        *,
        family=0,
        proto=0,
        flags=0,
        reuse_port=None,
        allow_broadcast=None,
        sock=None,
    ):
        """Makes a datagram transport and its protocol."""
        r_addr = None
        own = sock is None
        if not own:
            if sock.type == socket.SOCK_STREAM:
                raise ValueError(f"A datagram socket was expected, got {sock!r}")
            options = {
                "local_addr": local_addr,
                "remote_addr": remote_addr,
                "family": family,
                "proto": proto,
                "flags": flags,
                "reuse_port": reuse_port,
                "allow_broadcast": allow_broadcast,
            }
            problems = ", ".join(f"{k}={v}" for k, v in options.items() if v)
            if problems:
                raise ValueError(f"socket modifier keyword arguments can not be used when sock is specified. ({problems})")
            sock.setblocking(False)
        else:
            pairs = await self._datagram_addresses(local_addr, remote_addr, family, proto, flags)
            failures = []
            for (family, proto), (local, remote) in pairs:
                try:
                    with _Kept(socket.socket(family=family, type=socket.SOCK_DGRAM, proto=proto)) as sock:
                        if reuse_port:
                            _set_reuseport(sock)
                        if allow_broadcast:
                            sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
                        sock.setblocking(False)
                        if local_addr:
                            sock.bind(local)
                        if remote_addr:
                            if not allow_broadcast:
                                await self.sock_connect(sock, remote)
                            r_addr = remote
                    break
                except OSError as exc:
                    failures.append(exc)
            else:
                raise failures[0]
        with _Kept(sock, own):
            protocol = protocol_factory()
            waiter = self.create_future()
            transport = self._make_datagram_transport(sock, protocol, r_addr, waiter)
        made = (remote_addr, transport, protocol)
        if local_addr:
            _debug(self, "info", "Datagram endpoint local_addr=%r remote_addr=%r created: (%r, %r)", local_addr, *made)
        else:
            _debug(self, "debug", "Datagram endpoint remote_addr=%r created: (%r, %r)", *made)
        await _established(waiter, transport)
        return transport, protocol

    async def _datagram_addresses(self, local_addr, remote_addr, family, proto, flags):
        """Returns a list of ((family, proto), (local, remote)) to try."""
        if not (local_addr or remote_addr):
            if family == 0:
                raise ValueError("unexpected address family")
            return [((family, proto), (None, None))]
        if family == socket.AF_UNIX:
            for addr in (local_addr, remote_addr):
                if addr is not None and not isinstance(addr, str):
                    raise TypeError("string is expected")
            if local_addr and local_addr[0] != "\x00":
                _remove_stale(local_addr)
            return [((family, proto), (local_addr, remote_addr))]
        found = {}
        for index, addr in ((0, local_addr), (1, remote_addr)):
            if addr is None:
                continue
            if not (isinstance(addr, tuple) and len(addr) == 2):
                raise TypeError("2-tuple is expected")
            infos = await self._addresses(addr, family=family, type=socket.SOCK_DGRAM, proto=proto, flags=flags)
            for fam, _, pro, _, address in infos:
                found.setdefault((fam, pro), [None, None])[index] = address
        pairs = [
            (key, pair)
            for key, pair in found.items()
            if not (local_addr and pair[0] is None or remote_addr and pair[1] is None)
        ]
        if not pairs:
            raise ValueError("can not get address information")
        return pairs

    async def connect_read_pipe(self, protocol_factory, pipe):
        """Makes a transport that reads from a pipe."""
        return await self._connect_pipe("Read", self._make_read_pipe_transport, protocol_factory, pipe)

    async def connect_write_pipe(self, protocol_factory, pipe):
        """Makes a transport that writes to a pipe."""
        return await self._connect_pipe("Write", self._make_write_pipe_transport, protocol_factory, pipe)

    async def _connect_pipe(self, kind, make_transport, protocol_factory, pipe):
        protocol, waiter = protocol_factory(), self.create_future()
        transport = make_transport(pipe, protocol, waiter)
        await _established(waiter, transport)
        _debug(self, "debug", "%s pipe %r connected: (%r, %r)", kind, pipe.fileno(), transport, protocol)
        return transport, protocol

    async def sendfile(self, transport, file, offset=0, count=None, *, fallback=True):
        """Sends a file over a transport; returns how many bytes."""
        from asyncio import SendfileNotAvailableError

        if transport.is_closing():
            raise RuntimeError("Transport is closing")
        mode = getattr(transport, "_sendfile_compatible", None)
        mode = getattr(mode, "name", mode)  # the name of a constants._SendfileMode, or the constant itself
        if mode is None or mode == "UNSUPPORTED":
            raise RuntimeError(f"sendfile is not supported for transport {transport!r}")
        if mode == "TRY_NATIVE":
            try:
                return await self._sendfile_native(transport, file, offset, count)
            except SendfileNotAvailableError:
                if not fallback:
                    raise
        if not fallback:
            raise RuntimeError(f"fallback is disabled and native sendfile is not supported for transport {transport!r}")
        return await self._sendfile_fallback(transport, file, offset, count)

    async def _sendfile_native(self, transp, file, offset, count):
        from asyncio import SendfileNotAvailableError

        raise SendfileNotAvailableError("sendfile syscall is not supported")

    async def _sock_sendfile_native(self, sock, file, offset, count):
        from asyncio import SendfileNotAvailableError

        raise SendfileNotAvailableError(
            f"syscall sendfile is not available for socket {sock!r} and file {file!r} combination"
        )

    async def _send_blocks(self, file, offset, count, block, send):
        """Reads a file, block by block, and sends it; returns how many bytes. The file is left where that ended."""
        if offset:
            file.seek(offset)
        left = count or None
        room = memoryview(bytearray(block if left is None else min(left, block)))
        total = 0
        try:
            while left is None or total < left:
                into = room if left is None else room[: left - total]
                read = await self.run_in_executor(None, file.readinto, into)
                if not read:
                    break
                await send(into[:read])
                total += read
            return total
        finally:
            if total > 0 and hasattr(file, "seek"):
                file.seek(offset + total)

    async def _sendfile_fallback(self, transp, file, offset, count):
        protocol = _SendfileFallbackProtocol(transp)

        async def send(block):
            await protocol.drain()
            transp.write(bytes(block))

        try:
            return await self._send_blocks(file, offset, count, 16384, send)
        finally:
            await protocol.restore()

    async def sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=True):
        """Sends a file over a socket; returns how many bytes."""
        from asyncio import SendfileNotAvailableError

        self._check_sock(sock)
        self._check_sendfile_params(sock, file, offset, count)
        try:
            return await self._sock_sendfile_native(sock, file, offset, count)
        except SendfileNotAvailableError:
            if not fallback:
                raise
        return await self._sock_sendfile_fallback(sock, file, offset, count)

    def _check_sendfile_params(self, sock, file, offset, count):
        if "b" not in getattr(file, "mode", "b"):
            raise ValueError("file should be opened in binary mode")
        if sock.type != socket.SOCK_STREAM:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        if count is not None:
            if not isinstance(count, int):
                raise TypeError(f"count must be a positive integer (got {count!r})")
            if count <= 0:
                raise ValueError(f"count must be a positive integer (got {count!r})")
        if not isinstance(offset, int):
            raise TypeError(f"offset must be a non-negative integer (got {offset!r})")
        if offset < 0:
            raise ValueError(f"offset must be a non-negative integer (got {offset!r})")

    async def _sock_sendfile_fallback(self, sock, file, offset, count):
        return await self._send_blocks(file, offset, count, _SENDFILE_BLOCK, functools.partial(self.sock_sendall, sock))


_asyncio._extend(BaseEventLoop)
_abstract = _asyncio.AbstractEventLoop.create_server
_abstract.__kwdefaults__ = {**_abstract.__kwdefaults__, "family": socket.AF_UNSPEC, "flags": socket.AI_PASSIVE}
