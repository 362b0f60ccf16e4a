"""TLS between a transport and the application's protocol: a protocol to the one, a transport to the other."""

import collections
import enum
import ssl
import warnings

import _asyncio
from _ssl import keep, lend
from asyncio import constants, protocols, transports
from asyncio._descriptors import _settle

SSLAgainErrors = (ssl.SSLWantReadError, ssl.SSLSyscallError)


def _states(name, members):
    return enum.Enum(name, [(member, member) for member in members.split()], module=__name__)


SSLProtocolState = _states("SSLProtocolState", "UNWRAPPED DO_HANDSHAKE WRAPPED FLUSHING SHUTDOWN")
AppProtocolState = _states("AppProtocolState", "STATE_INIT STATE_CON_MADE STATE_EOF STATE_CON_LOST")

# The states as globals: they are looked at for every piece of data.
_UNWRAPPED, _HANDSHAKE, _WRAPPED, _FLUSHING, _SHUTDOWN = SSLProtocolState
_INIT, _MADE, _EOF, _LOST = AppProtocolState

# For each state of the connection: the one that may follow, besides _UNWRAPPED, and the methods of SSLProtocol for records that come and
# for the end of file.
_COURSE = {
    _UNWRAPPED: (_HANDSHAKE, "_ignore", "_ignore"),
    _HANDSHAKE: (_WRAPPED, "_do_handshake", "_cut_off"),
    _WRAPPED: (_FLUSHING, "_do_read", "_flush_at_end"),
    _FLUSHING: (_SHUTDOWN, "_do_flush", "_finish_at_end"),
    _SHUTDOWN: (None, "_do_shutdown", "_do_shutdown"),
}


def _create_transport_context(server_side, server_hostname):
    if server_side:
        raise ValueError("Server side SSL needs a valid SSLContext")
    context = ssl.create_default_context()
    if not server_hostname:
        context.check_hostname = False
    return context


def add_flowcontrol_defaults(high, low, kb):
    """Completes and checks the limits of a buffer."""
    return transports._water_marks(high, low, kb * 1024)


def _positive(name, value, default):
    if value is None:
        return default
    if value <= 0:
        raise ValueError(f"{name} should be a positive number, got {value}")
    return value


class _Gate:
    """Shuts when a buffer fills up to the high mark, and opens when it is emptied down to the low one."""

    shut = False

    def __init__(self, default):
        self._default = default
        self.set_marks(None, None)

    def set_marks(self, high, low):
        self.high, self.low = add_flowcontrol_defaults(high, low, self._default)

    def turns(self, fill):
        """Shuts or opens the gate if it is time; returns whether it was."""
        if fill <= self.low if self.shut else fill >= self.high:
            self.shut = not self.shut
            return True
        return False


class _Backlog:
    """What the application wrote and is not encrypted yet: pieces, in order, and the sum of their lengths."""

    def __init__(self):
        self.pieces = collections.deque()
        self.size = 0

    def add(self, data):
        self.pieces.append(data)
        self.size += len(data)

    def first(self, most):
        """Returns the first piece, or as much of it."""
        data = self.pieces[0]
        return data if len(data) <= most else memoryview(data)[:most]

    def drop(self, count):
        """Removes so much of the first piece."""
        data = self.pieces[0]
        if count < len(data):
            self.pieces[0] = memoryview(data)[count:]
            self.size -= count
        else:
            del self.pieces[0]
            self.size -= len(data)


class _SSLProtocolTransport(transports._FlowControlMixin, transports.Transport):
    """What the application's protocol has for a transport."""

    _start_tls_compatible = True
    _sendfile_compatible = constants._SendfileMode.FALLBACK
    _closed = False

    def __init__(self, loop, ssl_protocol):
        self._loop, self._ssl_protocol = loop, ssl_protocol

    def __del__(self, _warnings=warnings):
        if not self._closed:
            self._closed = True
            _warnings.warn("unclosed transport <asyncio._SSLProtocolTransport object>", ResourceWarning)

    # The protocol, and what is known of the connection

    def get_protocol(self):
        return self._ssl_protocol._app_protocol

    def set_protocol(self, protocol):
        self._ssl_protocol._set_app_protocol(protocol)

    def get_extra_info(self, name, default=None):
        return self._ssl_protocol._get_extra_info(name, default)

    # The end

    def is_closing(self):
        return self._closed

    def close(self):
        if self._closed:
            self._ssl_protocol = None
        else:
            self._closed = True
            self._ssl_protocol._start_shutdown()

    def abort(self):
        self._force_close(None)

    def _force_close(self, exc):
        protocol = self._ssl_protocol
        self._closed = True
        if protocol is not None:
            protocol._abort(exc)

    # Reading

    def is_reading(self):
        return not self._ssl_protocol._app_reading_paused

    def pause_reading(self):
        self._ssl_protocol._app_reading_paused = True

    def resume_reading(self):
        self._ssl_protocol._resume_reading()

    def set_read_buffer_limits(self, high=None, low=None):
        self._ssl_protocol._incoming_gate.set_marks(high, low)
        self._ssl_protocol._control_ssl_reading()

    def get_read_buffer_limits(self):
        gate = self._ssl_protocol._incoming_gate
        return gate.low, gate.high

    def get_read_buffer_size(self):
        return self._ssl_protocol._incoming.pending

    # Writing

    def can_write_eof(self):
        return False

    def write_eof(self):
        raise NotImplementedError

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"data: expecting a bytes-like instance, got {type(data).__name__}")
        if data:
            self._ssl_protocol._write_appdata((data,))

    def writelines(self, list_of_data):
        self._ssl_protocol._write_appdata(list_of_data)

    def set_write_buffer_limits(self, high=None, low=None):
        self._ssl_protocol._outgoing_gate.set_marks(high, low)
        self._ssl_protocol._control_app_writing()

    def get_write_buffer_limits(self):
        gate = self._ssl_protocol._outgoing_gate
        return gate.low, gate.high

    def get_write_buffer_size(self):
        return self._ssl_protocol._get_write_buffer_size()

    @property
    def _protocol_paused(self):
        return self._ssl_protocol._outgoing_gate.shut

    def _test__append_write_backlog(self, data):
        self._ssl_protocol._backlog.add(data)


class SSLProtocol(protocols.BufferedProtocol):
    """What the transport has for a protocol."""

    max_size = 256 * 1024
    _transport = None
    _deadline = None  # of the handshake, or of the connection's end
    _began = None  # when the handshake did, in debug mode
    _conn_lost = 0  # how often connection_lost was called; then it counts what is written in vain
    _eof_received = False
    _app_reading_paused = False
    _ssl_writing_paused = False  # the transport has enough

    def __init__(
        self, loop, app_protocol, sslcontext, waiter, server_side=False, server_hostname=None, call_connection_made=True,
        ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
    ):
        self._handshake_time = _positive("ssl_handshake_timeout", ssl_handshake_timeout, constants.SSL_HANDSHAKE_TIMEOUT)
        self._shutdown_time = _positive("ssl_shutdown_timeout", ssl_shutdown_timeout, constants.SSL_SHUTDOWN_TIMEOUT)
        context = sslcontext or _create_transport_context(server_side, server_hostname)
        self._loop, self._waiter = loop, waiter
        self._extra = {"sslcontext": context}
        self._set_app_protocol(app_protocol)
        self._app_state = _INIT if call_connection_made else _MADE
        # Records come through _room and _incoming; what is written goes through the backlog and _outgoing.
        self._make_room(self.max_size)
        self._incoming, self._incoming_gate = ssl.MemoryBIO(), _Gate(constants.FLOW_CONTROL_HIGH_WATER_SSL_READ)
        self._outgoing, self._outgoing_gate = ssl.MemoryBIO(), _Gate(constants.FLOW_CONTROL_HIGH_WATER_SSL_WRITE)
        self._backlog = _Backlog()
        name = None if server_side else server_hostname or None
        self._sslobj = context.wrap_bio(self._incoming, self._outgoing, server_side=server_side, server_hostname=name)
        self._enter(_UNWRAPPED)
        self._app_transport = _SSLProtocolTransport(loop, self)

    def _set_app_protocol(self, app_protocol):
        self._app_protocol = app_protocol
        buffered = hasattr(app_protocol, "get_buffer") and isinstance(app_protocol, protocols.BufferedProtocol)
        self._deliver = self._fill if buffered else self._feed

    def _get_extra_info(self, name, default=None):
        if name not in self._extra and self._transport is not None:
            return self._transport.get_extra_info(name, default)
        return self._extra.get(name, default)

    def _debug(self, text):
        if self._loop.get_debug():
            _asyncio._log("debug", f"{self!r}{text}", None)

    # The course of the connection

    def _enter(self, state):
        self._state = state
        _, records, end = _COURSE[state]
        self._on_records, self._on_end = getattr(self, records), getattr(self, end)

    def _set_state(self, new_state):
        if new_state is not _UNWRAPPED and new_state is not _COURSE[self._state][0]:
            raise RuntimeError(f"cannot switch state from {self._state} to {new_state}")
        self._enter(new_state)

    def _ignore(self):
        """There is no connection."""

    def _ending(self):
        return self._state is not _WRAPPED and self._state is not _HANDSHAKE

    def _set_deadline(self, seconds, missed):
        self._deadline = self._loop.call_later(seconds, missed)

    def _clear_deadline(self):
        deadline, self._deadline = self._deadline, None
        if deadline is not None:
            deadline.cancel()

    def _finish_waiter(self, exc=None):
        waiter, self._waiter = self._waiter, None
        _settle(waiter, exc)

    def _negotiate(self, operation, over):
        """Goes on with the handshake, or with the parting; over is called with the error or None, unless more must come first."""
        try:
            operation()
        except SSLAgainErrors:
            self._process_outgoing()
        except ssl.SSLError as exc:
            over(exc)
        else:
            over(None)

    # What the transport calls

    def connection_made(self, transport):
        self._transport = transport
        if self._loop.get_debug():
            self._debug(" starts SSL handshake")
            self._began = self._loop.time()
        self._set_state(_HANDSHAKE)
        self._set_deadline(self._handshake_time, self._handshake_late)
        self._do_handshake()

    def _make_room(self, size):
        self._room = memoryview(bytearray(size))

    def get_buffer(self, n):
        wanted = n if 0 < n <= self.max_size else self.max_size
        if wanted > len(self._room):
            self._make_room(wanted)
        return self._room

    def buffer_updated(self, nbytes):
        lend(self._incoming, self._room[:nbytes])
        try:
            self._on_records()
        finally:
            keep(self._incoming)

    def eof_received(self):
        self._eof_received = True
        try:
            self._debug(" received EOF")
            return self._on_end()
        except Exception:
            self._transport.close()
            raise

    def _cut_off(self):
        self._handshake_over(ConnectionResetError())

    def _flush_at_end(self):
        self._set_state(_FLUSHING)
        if self._app_reading_paused:
            return True  # for what has come to be read
        self._do_flush()

    def _finish_at_end(self):
        self._do_write()
        self._set_state(_SHUTDOWN)
        self._do_shutdown()

    def connection_lost(self, exc):
        self._conn_lost += 1
        self._backlog.pieces.clear()
        self._outgoing.read()
        if self._app_transport is not None:
            self._app_transport._closed = True
        if self._state is _HANDSHAKE:
            self._sslobj._sslobj.abandon()
        elif self._app_state is _MADE or self._app_state is _EOF:
            self._app_state = _LOST
            self._loop.call_soon(self._app_protocol.connection_lost, exc)
        self._set_state(_UNWRAPPED)
        self._app_protocol = self._app_transport = self._transport = None
        self._finish_waiter(exc)
        self._clear_deadline()

    def pause_writing(self):
        assert not self._ssl_writing_paused
        self._ssl_writing_paused = True

    def resume_writing(self):
        assert self._ssl_writing_paused
        self._ssl_writing_paused = False
        self._go_on_writing(self._state is _WRAPPED)

    # The handshake

    def _do_handshake(self):
        self._negotiate(self._sslobj.do_handshake, self._handshake_over)

    def _handshake_late(self):
        if self._state is _HANDSHAKE:
            text = f"SSL handshake is taking longer than {self._handshake_time} seconds: aborting the connection"
            self._fatal_error(ConnectionAbortedError(text))

    def _handshake_over(self, failure):
        self._clear_deadline()
        connection = self._sslobj
        if failure is None:
            try:
                self._set_state(_WRAPPED)
                certificate = connection.getpeercert()
            except Exception as exc:
                failure = exc
        if failure is not None:
            self._refuse(failure)
            return
        if self._loop.get_debug():
            self._debug(f": SSL handshake took {(self._loop.time() - self._began) * 1e3:.1f} ms")
        self._extra |= {
            "peercert": certificate,
            "cipher": connection.cipher(),
            "compression": connection.compression(),
            "ssl_object": connection,
        }
        if self._app_state is _INIT:
            self._app_state = _MADE
            self._app_protocol.connection_made(self._app_transport)
        self._finish_waiter()
        self._do_read()

    def _refuse(self, failure):
        self._sslobj._sslobj.abandon()
        self._set_state(_UNWRAPPED)
        where = " on verifying the certificate" if isinstance(failure, ssl.CertificateError) else ""
        self._fatal_error(failure, "SSL handshake failed" + where)
        self._finish_waiter(failure)

    # The end

    def _start_shutdown(self):
        if self._ending():
            return
        if self._app_transport is not None:
            self._app_transport._closed = True
        if self._state is _HANDSHAKE:
            self._abort(None)
        else:
            self._set_state(_FLUSHING)
            self._set_deadline(self._shutdown_time, self._shutdown_late)
            self._do_flush()

    def _shutdown_late(self):
        if self._state is _FLUSHING or self._state is _SHUTDOWN:
            self._transport._force_close(TimeoutError("SSL shutdown timed out"))

    def _do_flush(self):
        self._do_read()
        self._set_state(_SHUTDOWN)
        self._do_shutdown()

    def _do_shutdown(self):
        if self._eof_received:
            self._shutdown_over(None)
        else:
            self._negotiate(self._sslobj.unwrap, self._shutdown_over)

    def _shutdown_over(self, failure):
        if failure is None:
            self._process_outgoing()
            self._call_eof_received()
        self._clear_deadline()
        if failure is None:
            self._loop.call_soon(self._transport.close)
        else:
            self._fatal_error(failure)

    def _abort(self, exc):
        if self._state is _HANDSHAKE:
            self._sslobj._sslobj.abandon()
        self._set_state(_UNWRAPPED)
        if self._transport is not None:
            self._transport._force_close(exc)

    def _fatal_error(self, exc, message="Fatal error on transport"):
        if self._transport:
            self._transport._force_close(exc)
        if not isinstance(exc, (OSError, _asyncio.CancelledError)):
            context = {"message": message, "exception": exc, "transport": self._transport, "protocol": self}
            self._loop.call_exception_handler(context)
        elif isinstance(exc, OSError) and self._loop.get_debug():
            _asyncio._log("debug", f"{self!r}: {message}", exc)

    # What the application writes

    def _write_appdata(self, list_of_data):
        if self._ending():
            if self._conn_lost >= constants.LOG_THRESHOLD_FOR_CONNLOST_WRITES:
                _asyncio._log("warning", "SSL connection is closed", None)
            self._conn_lost += 1
            return
        for data in list_of_data:
            self._backlog.add(data)
        if self._state is _WRAPPED:
            self._guarded(self._do_write)

    def _guarded(self, work):
        try:
            work()
        except Exception as exc:
            self._fatal_error(exc, "Fatal error on SSL protocol")

    def _do_write(self):
        backlog = self._backlog
        # None is encrypted while the transport has enough and there is time: what waits need not be kept encrypted, too.
        try:
            while backlog.pieces and not (self._ssl_writing_paused and self._state is _WRAPPED):
                backlog.drop(self._sslobj.write(backlog.first(self.max_size)))
                if self._outgoing.pending >= self.max_size:
                    self._process_outgoing()
        except SSLAgainErrors:
            pass
        self._process_outgoing()

    def _go_on_writing(self, allowed=True):
        if allowed and self._backlog.pieces:
            self._do_write()
        else:
            self._process_outgoing()

    def _process_outgoing(self):
        if not self._ssl_writing_paused:
            _asyncio._send_outgoing(self._transport, self._outgoing)
        self._control_app_writing()

    def _get_write_buffer_size(self):
        return self._backlog.size + self._outgoing.pending

    def _control_app_writing(self):
        gate = self._outgoing_gate
        if gate.turns(self._get_write_buffer_size()):
            method = "pause_writing" if gate.shut else "resume_writing"
            transports._tell(self._loop, self._app_protocol, method, transport=self._app_transport, protocol=self)

    # What it reads

    def _do_read(self):
        if self._state is _WRAPPED or self._state is _FLUSHING:
            self._guarded(self._read)

    def _read(self):
        if not self._app_reading_paused:
            if self._deliver():
                self._call_eof_received()
                self._start_shutdown()
            self._go_on_writing()
        self._control_ssl_reading()

    def _fill(self):
        """Decrypts into the buffers of a BufferedProtocol; returns whether the peer has ended."""
        buf = self._app_protocol.get_buffer(self._incoming.pending)
        filled, ended = 0, False
        try:
            while True:
                count = self._sslobj.read(len(buf) - filled, buf[filled:] if filled else buf)
                if count <= 0:
                    ended = True
                    break
                filled += count
                if filled >= len(buf):
                    self._loop.call_soon(self._do_read)
                    break
        except SSLAgainErrors:
            pass
        if filled:
            self._app_protocol.buffer_updated(filled)
        return ended

    def _feed(self):
        """Gives a Protocol what can be decrypted; returns whether the peer has ended."""
        ended = _asyncio._feed_decrypted(self._sslobj._sslobj, self._app_protocol)
        if ended is not None:
            return ended
        chunks = []
        try:
            while chunk := self._sslobj.read(self.max_size):
                chunks.append(chunk)
            ended = True
        except SSLAgainErrors:
            ended = False
        if chunks:
            self._app_protocol.data_received(chunks[0] if len(chunks) == 1 else b"".join(chunks))
        return ended

    def _call_eof_received(self):
        if self._app_state is not _MADE:
            return
        self._app_state = _EOF
        try:
            if self._app_protocol.eof_received():
                _asyncio._log("warning", "returning true from eof_received() has no effect when using ssl", None)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._fatal_error(exc, "Error calling eof_received()")

    def _resume_reading(self):
        if self._app_reading_paused:
            self._app_reading_paused = False
            self._loop.call_soon(self._catch_up)

    def _catch_up(self):
        if self._state is not _HANDSHAKE:
            self._on_records()

    def _control_ssl_reading(self):
        gate = self._incoming_gate
        if gate.turns(self._incoming.pending):
            (self._transport.pause_reading if gate.shut else self._transport.resume_reading)()
