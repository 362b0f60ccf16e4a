"""TLS between a transport and the application's protocol: a protocol to the one, a transport to the other."""

import collections
import enum
import ssl
import warnings

import _asyncio
from _ssl import keep, lend
from asyncio import protocols, transports

SSLAgainErrors = (ssl.SSLWantReadError, ssl.SSLSyscallError)

_HANDSHAKE_TIMEOUT = 60.0
_SHUTDOWN_TIMEOUT = 30.0
_READ_LIMIT = 256  # KiB, of what has come and is not decrypted
_WRITE_LIMIT = 512  # KiB, of what is to be sent
_LOST_THRESHOLD = 5


class SSLProtocolState(enum.Enum):
    UNWRAPPED = "UNWRAPPED"
    DO_HANDSHAKE = "DO_HANDSHAKE"
    WRAPPED = "WRAPPED"
    FLUSHING = "FLUSHING"
    SHUTDOWN = "SHUTDOWN"


class AppProtocolState(enum.Enum):
    STATE_INIT = "STATE_INIT"
    STATE_CON_MADE = "STATE_CON_MADE"
    STATE_EOF = "STATE_EOF"
    STATE_CON_LOST = "STATE_CON_LOST"


# The states as globals: they are looked at for every piece of data.
_UNWRAPPED, _HANDSHAKE, _WRAPPED, _FLUSHING, _SHUTDOWN = SSLProtocolState
_INIT, _MADE, _EOF, _LOST = AppProtocolState

_NEXT = {(_UNWRAPPED, _HANDSHAKE), (_HANDSHAKE, _WRAPPED), (_WRAPPED, _FLUSHING), (_FLUSHING, _SHUTDOWN)}


def _create_transport_context(server_side, server_hostname):
    if server_side:
        raise ValueError("Server side SSL needs a valid SSLContext")
    context = ssl.create_default_context()
    if not server_hostname:
        context.check_hostname = False
    return context


def add_flowcontrol_defaults(high, low, kb):
    """Completes and checks the limits of a buffer."""
    if high is None:
        high = kb * 1024 if low is None else 4 * low
    if low is None:
        low = high // 4
    if not high >= low >= 0:
        raise ValueError("high (%r) must be >= low (%r) must be >= 0" % (high, low))
    return high, low


def _positive(name, value, default):
    if value is None:
        return default
    if value <= 0:
        raise ValueError(f"{name} should be a positive number, got {value}")
    return value


class _SSLProtocolTransport(transports._FlowControlMixin, transports.Transport):
    """What the application's protocol has for a transport."""

    _start_tls_compatible = True
    _sendfile_compatible = "FALLBACK"

    def __init__(self, loop, ssl_protocol):
        self._loop = loop
        self._ssl_protocol = ssl_protocol
        self._closed = False

    def get_extra_info(self, name, default=None):
        return self._ssl_protocol._get_extra_info(name, default)

    def set_protocol(self, protocol):
        self._ssl_protocol._set_app_protocol(protocol)

    def get_protocol(self):
        return self._ssl_protocol._app_protocol

    def is_closing(self):
        return self._closed

    def close(self):
        if self._closed:
            self._ssl_protocol = None
        else:
            self._closed = True
            self._ssl_protocol._start_shutdown()

    def __del__(self, _warnings=warnings):
        if not self._closed:
            self._closed = True
            _warnings.warn("unclosed transport <asyncio._SSLProtocolTransport object>", ResourceWarning)

    def is_reading(self):
        return not self._ssl_protocol._app_reading_paused

    def pause_reading(self):
        self._ssl_protocol._pause_reading()

    def resume_reading(self):
        self._ssl_protocol._resume_reading()

    def set_write_buffer_limits(self, high=None, low=None):
        self._ssl_protocol._set_write_buffer_limits(high, low)
        self._ssl_protocol._control_app_writing()

    def get_write_buffer_limits(self):
        return self._ssl_protocol._outgoing_low_water, self._ssl_protocol._outgoing_high_water

    def get_write_buffer_size(self):
        return self._ssl_protocol._get_write_buffer_size()

    def set_read_buffer_limits(self, high=None, low=None):
        self._ssl_protocol._set_read_buffer_limits(high, low)
        self._ssl_protocol._control_ssl_reading()

    def get_read_buffer_limits(self):
        return self._ssl_protocol._incoming_low_water, self._ssl_protocol._incoming_high_water

    def get_read_buffer_size(self):
        return self._ssl_protocol._get_read_buffer_size()

    @property
    def _protocol_paused(self):
        return self._ssl_protocol._app_writing_paused

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"data: expecting a bytes-like instance, got {type(data).__name__}")
        if data:
            self._ssl_protocol._write_appdata((data,))

    def writelines(self, list_of_data):
        self._ssl_protocol._write_appdata(list_of_data)

    def write_eof(self):
        raise NotImplementedError

    def can_write_eof(self):
        return False

    def abort(self):
        self._force_close(None)

    def _force_close(self, exc):
        self._closed = True
        if self._ssl_protocol is not None:
            self._ssl_protocol._abort(exc)

    def _test__append_write_backlog(self, data):
        self._ssl_protocol._write_backlog.append(data)
        self._ssl_protocol._write_buffer_size += len(data)


class SSLProtocol(protocols.BufferedProtocol):
    """What the transport has for a protocol."""

    max_size = 256 * 1024
    _handshake_start_time = None
    _handshake_timeout_handle = None
    _shutdown_timeout_handle = None

    def __init__(
        self, loop, app_protocol, sslcontext, waiter, server_side=False, server_hostname=None, call_connection_made=True,
        ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
    ):
        self._ssl_buffer = bytearray(self.max_size)
        self._ssl_buffer_view = memoryview(self._ssl_buffer)
        self._ssl_handshake_timeout = _positive("ssl_handshake_timeout", ssl_handshake_timeout, _HANDSHAKE_TIMEOUT)
        self._ssl_shutdown_timeout = _positive("ssl_shutdown_timeout", ssl_shutdown_timeout, _SHUTDOWN_TIMEOUT)
        if not sslcontext:
            sslcontext = _create_transport_context(server_side, server_hostname)
        self._server_side = server_side
        self._server_hostname = None if server_side else server_hostname or None
        self._sslcontext = sslcontext
        self._extra = dict(sslcontext=sslcontext)
        self._write_backlog = collections.deque()
        self._write_buffer_size = 0
        self._waiter = waiter
        self._loop = loop
        self._set_app_protocol(app_protocol)
        self._app_transport = None
        self._app_transport_created = False
        self._transport = None
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._state = _UNWRAPPED
        self._conn_lost = 0
        self._app_state = _INIT if call_connection_made else _MADE
        self._sslobj = sslcontext.wrap_bio(
            self._incoming, self._outgoing, server_side=server_side, server_hostname=self._server_hostname
        )
        self._ssl_writing_paused = False
        self._app_reading_paused = False
        self._ssl_reading_paused = False
        self._eof_received = False
        self._app_writing_paused = False
        self._set_read_buffer_limits()
        self._set_write_buffer_limits()
        self._get_app_transport()

    def _set_app_protocol(self, app_protocol):
        self._app_protocol = app_protocol
        self._app_protocol_is_buffer = hasattr(app_protocol, "get_buffer") and isinstance(app_protocol, protocols.BufferedProtocol)
        if self._app_protocol_is_buffer:
            self._app_protocol_get_buffer = app_protocol.get_buffer
            self._app_protocol_buffer_updated = app_protocol.buffer_updated

    def _wakeup_waiter(self, exc=None):
        waiter, self._waiter = self._waiter, None
        if waiter is None or waiter.cancelled():
            return
        if exc is not None:
            waiter.set_exception(exc)
        else:
            waiter.set_result(None)

    def _get_app_transport(self):
        if self._app_transport is None:
            if self._app_transport_created:
                raise RuntimeError("Creating _SSLProtocolTransport twice")
            self._app_transport = _SSLProtocolTransport(self._loop, self)
            self._app_transport_created = True
        return self._app_transport

    def _debug(self, text):
        if self._loop.get_debug():
            _asyncio._log("debug", f"{self!r}{text}", None)

    def connection_made(self, transport):
        self._transport = transport
        self._start_handshake()

    def connection_lost(self, exc):
        self._write_backlog.clear()
        self._outgoing.read()
        self._conn_lost += 1
        if self._app_transport is not None:
            self._app_transport._closed = True
        if self._state is _HANDSHAKE:
            self._sslobj._sslobj.abandon()
        elif self._app_state in (_MADE, _EOF):
            self._app_state = _LOST
            self._loop.call_soon(self._app_protocol.connection_lost, exc)
        self._set_state(_UNWRAPPED)
        self._transport = self._app_transport = self._app_protocol = None
        self._wakeup_waiter(exc)
        self._cancel_timeouts()

    def _cancel_timeouts(self):
        if self._shutdown_timeout_handle:
            self._shutdown_timeout_handle.cancel()
            self._shutdown_timeout_handle = None
        if self._handshake_timeout_handle:
            self._handshake_timeout_handle.cancel()
            self._handshake_timeout_handle = None

    def get_buffer(self, n):
        want = n if 0 < n <= self.max_size else self.max_size
        if len(self._ssl_buffer) < want:
            self._ssl_buffer = bytearray(want)
            self._ssl_buffer_view = memoryview(self._ssl_buffer)
        return self._ssl_buffer_view

    def buffer_updated(self, nbytes):
        lend(self._incoming, self._ssl_buffer_view[:nbytes])
        try:
            state = self._state
            if state is _WRAPPED:
                self._do_read()
            elif state is _HANDSHAKE:
                self._do_handshake()
            elif state is _FLUSHING:
                self._do_flush()
            elif state is _SHUTDOWN:
                self._do_shutdown()
        finally:
            keep(self._incoming)

    def eof_received(self):
        self._eof_received = True
        try:
            self._debug(" received EOF")
            if self._state is _HANDSHAKE:
                self._on_handshake_complete(ConnectionResetError)
            elif self._state is _WRAPPED:
                self._set_state(_FLUSHING)
                if self._app_reading_paused:
                    return True
                self._do_flush()
            elif self._state is _FLUSHING:
                self._do_write()
                self._set_state(_SHUTDOWN)
                self._do_shutdown()
            elif self._state is _SHUTDOWN:
                self._do_shutdown()
        except Exception:
            self._transport.close()
            raise

    def _get_extra_info(self, name, default=None):
        if name in self._extra:
            return self._extra[name]
        if self._transport is not None:
            return self._transport.get_extra_info(name, default)
        return default

    def _set_state(self, new_state):
        if new_state is not _UNWRAPPED and (self._state, new_state) not in _NEXT:
            raise RuntimeError(f"cannot switch state from {self._state} to {new_state}")
        self._state = new_state

    # The handshake

    def _start_handshake(self):
        if self._loop.get_debug():
            self._debug(" starts SSL handshake")
            self._handshake_start_time = self._loop.time()
        else:
            self._handshake_start_time = None
        self._set_state(_HANDSHAKE)
        self._handshake_timeout_handle = self._loop.call_later(self._ssl_handshake_timeout, self._check_handshake_timeout)
        self._do_handshake()

    def _check_handshake_timeout(self):
        if self._state is _HANDSHAKE:
            self._fatal_error(
                ConnectionAbortedError(
                    f"SSL handshake is taking longer than {self._ssl_handshake_timeout} seconds: aborting the connection"
                )
            )

    def _do_handshake(self):
        try:
            self._sslobj.do_handshake()
        except SSLAgainErrors:
            self._process_outgoing()
        except ssl.SSLError as exc:
            self._on_handshake_complete(exc)
        else:
            self._on_handshake_complete(None)

    def _on_handshake_complete(self, handshake_exc):
        if self._handshake_timeout_handle is not None:
            self._handshake_timeout_handle.cancel()
            self._handshake_timeout_handle = None
        sslobj = self._sslobj
        try:
            if handshake_exc is not None:
                raise handshake_exc
            self._set_state(_WRAPPED)
            peercert = sslobj.getpeercert()
        except Exception as exc:
            handshake_exc = None
            self._sslobj._sslobj.abandon()
            self._set_state(_UNWRAPPED)
            message = "SSL handshake failed"
            if isinstance(exc, ssl.CertificateError):
                message = "SSL handshake failed on verifying the certificate"
            self._fatal_error(exc, message)
            self._wakeup_waiter(exc)
            return
        if self._loop.get_debug():
            self._debug(": SSL handshake took %.1f ms" % ((self._loop.time() - self._handshake_start_time) * 1e3))
        self._extra.update(peercert=peercert, cipher=sslobj.cipher(), compression=sslobj.compression(), ssl_object=sslobj)
        if self._app_state is _INIT:
            self._app_state = _MADE
            self._app_protocol.connection_made(self._get_app_transport())
        self._wakeup_waiter()
        self._do_read()

    # The end

    def _start_shutdown(self):
        if self._state in (_FLUSHING, _SHUTDOWN, _UNWRAPPED):
            return
        if self._app_transport is not None:
            self._app_transport._closed = True
        if self._state is _HANDSHAKE:
            self._abort(None)
            return
        self._set_state(_FLUSHING)
        self._shutdown_timeout_handle = self._loop.call_later(self._ssl_shutdown_timeout, self._check_shutdown_timeout)
        self._do_flush()

    def _check_shutdown_timeout(self):
        if self._state in (_FLUSHING, _SHUTDOWN):
            self._transport._force_close(TimeoutError("SSL shutdown timed out"))

    def _do_flush(self):
        self._do_read()
        self._set_state(_SHUTDOWN)
        self._do_shutdown()

    def _do_shutdown(self):
        try:
            if not self._eof_received:
                self._sslobj.unwrap()
        except SSLAgainErrors:
            self._process_outgoing()
        except ssl.SSLError as exc:
            self._on_shutdown_complete(exc)
        else:
            self._process_outgoing()
            self._call_eof_received()
            self._on_shutdown_complete(None)

    def _on_shutdown_complete(self, shutdown_exc):
        if self._shutdown_timeout_handle is not None:
            self._shutdown_timeout_handle.cancel()
            self._shutdown_timeout_handle = None
        if shutdown_exc:
            self._fatal_error(shutdown_exc)
        else:
            self._loop.call_soon(self._transport.close)

    def _abort(self, exc):
        if self._state is _HANDSHAKE:
            self._sslobj._sslobj.abandon()
        self._set_state(_UNWRAPPED)
        if self._transport is not None:
            self._transport._force_close(exc)

    # Data of the application

    def _write_appdata(self, list_of_data):
        if self._state in (_FLUSHING, _SHUTDOWN, _UNWRAPPED):
            if self._conn_lost >= _LOST_THRESHOLD:
                _asyncio._log("warning", "SSL connection is closed", None)
            self._conn_lost += 1
            return
        for data in list_of_data:
            self._write_backlog.append(data)
            self._write_buffer_size += len(data)
        try:
            if self._state is _WRAPPED:
                self._do_write()
        except Exception as exc:
            self._fatal_error(exc, "Fatal error on SSL protocol")

    def _do_write(self):
        # A piece at a time, and none while the transport has enough: what waits need not be kept encrypted, too.
        try:
            while self._write_backlog and not self._held():
                data = self._write_backlog[0]
                if len(data) > self.max_size:
                    self._write_piecewise(data)
                    continue
                count = self._sslobj.write(data)
                self._write_buffer_size -= count
                if count < len(data):
                    self._write_backlog[0] = data[count:]
                else:
                    self._write_backlog.popleft()
        except SSLAgainErrors:
            pass
        self._process_outgoing()

    def _held(self):
        """Whether the transport has enough, and there is time."""
        return self._ssl_writing_paused and self._state is _WRAPPED

    def _write_piecewise(self, data):
        view = memoryview(data)
        offset = 0
        try:
            while offset < len(view) and not self._held():
                count = self._sslobj.write(view[offset : offset + self.max_size])
                offset += count
                self._write_buffer_size -= count
                self._process_outgoing()
        finally:
            if offset < len(view):
                self._write_backlog[0] = view[offset:]
            else:
                self._write_backlog.popleft()

    def _process_outgoing(self):
        if not self._ssl_writing_paused:
            _asyncio._send_outgoing(self._transport, self._outgoing)
        self._control_app_writing()

    def _do_read(self):
        if self._state is not _WRAPPED and self._state is not _FLUSHING:
            return
        try:
            if not self._app_reading_paused:
                if self._app_protocol_is_buffer:
                    self._do_read__buffered()
                else:
                    self._do_read__copied()
                if self._write_backlog:
                    self._do_write()
                else:
                    self._process_outgoing()
            self._control_ssl_reading()
        except Exception as exc:
            self._fatal_error(exc, "Fatal error on SSL protocol")

    def _do_read__buffered(self):
        offset, count = 0, 1
        buf = self._app_protocol_get_buffer(self._get_read_buffer_size())
        wants = len(buf)
        try:
            while offset < wants:
                count = self._sslobj.read(wants - offset, buf[offset:] if offset else buf)
                if count <= 0:
                    break
                offset += count
            else:
                self._loop.call_soon(self._do_read)
        except SSLAgainErrors:
            pass
        if offset > 0:
            self._app_protocol_buffer_updated(offset)
        if not count:
            self._call_eof_received()
            self._start_shutdown()

    def _do_read__copied(self):
        ended = _asyncio._feed_decrypted(self._sslobj._sslobj, self._app_protocol)
        if ended is not None:
            if ended:
                self._call_eof_received()
                self._start_shutdown()
            return
        chunks, chunk = [], b"1"
        try:
            while True:
                chunk = self._sslobj.read(self.max_size)
                if not chunk:
                    break
                chunks.append(chunk)
        except SSLAgainErrors:
            pass
        if chunks:
            self._app_protocol.data_received(chunks[0] if len(chunks) == 1 else b"".join(chunks))
        if not chunk:
            self._call_eof_received()
            self._start_shutdown()

    def _call_eof_received(self):
        try:
            if self._app_state is _MADE:
                self._app_state = _EOF
                if self._app_protocol.eof_received():
                    _asyncio._log("warning", "returning true from eof_received() has no effect when using ssl", None)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as exc:
            self._fatal_error(exc, "Error calling eof_received()")

    # Flow control, of what the application writes

    def _control_app_writing(self):
        size = self._get_write_buffer_size()
        if size >= self._outgoing_high_water and not self._app_writing_paused:
            self._app_writing_paused = True
            self._tell_app("pause_writing")
        elif size <= self._outgoing_low_water and self._app_writing_paused:
            self._app_writing_paused = False
            self._tell_app("resume_writing")

    def _tell_app(self, method):
        try:
            getattr(self._app_protocol, method)()
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler(
                {"message": f"protocol.{method}() failed", "exception": exc, "transport": self._app_transport, "protocol": self}
            )

    def _get_write_buffer_size(self):
        return self._outgoing.pending + self._write_buffer_size

    def _set_write_buffer_limits(self, high=None, low=None):
        self._outgoing_high_water, self._outgoing_low_water = add_flowcontrol_defaults(high, low, _WRITE_LIMIT)

    # … of what it reads

    def _pause_reading(self):
        self._app_reading_paused = True

    def _resume_reading(self):
        if not self._app_reading_paused:
            return
        self._app_reading_paused = False

        def resume():
            if self._state is _WRAPPED:
                self._do_read()
            elif self._state is _FLUSHING:
                self._do_flush()
            elif self._state is _SHUTDOWN:
                self._do_shutdown()

        self._loop.call_soon(resume)

    # … and of the transport below

    def _control_ssl_reading(self):
        size = self._get_read_buffer_size()
        if size >= self._incoming_high_water and not self._ssl_reading_paused:
            self._ssl_reading_paused = True
            self._transport.pause_reading()
        elif size <= self._incoming_low_water and self._ssl_reading_paused:
            self._ssl_reading_paused = False
            self._transport.resume_reading()

    def _set_read_buffer_limits(self, high=None, low=None):
        self._incoming_high_water, self._incoming_low_water = add_flowcontrol_defaults(high, low, _READ_LIMIT)

    def _get_read_buffer_size(self):
        return self._incoming.pending

    def pause_writing(self):
        assert not self._ssl_writing_paused
        self._ssl_writing_paused = True

    def resume_writing(self):
        assert self._ssl_writing_paused
        self._ssl_writing_paused = False
        if self._write_backlog and self._state is _WRAPPED:
            self._do_write()
        else:
            self._process_outgoing()

    def _fatal_error(self, exc, message="Fatal error on transport"):
        if self._transport:
            self._transport._force_close(exc)
        if isinstance(exc, OSError):
            if self._loop.get_debug():
                _asyncio._log("debug", f"{self!r}: {message}", exc)
        elif not isinstance(exc, _asyncio.CancelledError):
            self._loop.call_exception_handler(
                {"message": message, "exception": exc, "transport": self._transport, "protocol": self}
            )
