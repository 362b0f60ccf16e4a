"""Sockets of the operating system."""

import errno
import io
import os
import selectors
from enum import IntEnum, IntFlag

import _socket
from _socket import (
    CMSG_LEN,
    CMSG_SPACE,
    SocketType,
    close,
    gaierror,
    getdefaulttimeout,
    gethostbyaddr,
    gethostbyname,
    gethostbyname_ex,
    gethostname,
    getnameinfo,
    getprotobyname,
    getservbyname,
    getservbyport,
    herror,
    htonl,
    htons,
    if_indextoname,
    if_nameindex,
    if_nametoindex,
    inet_aton,
    inet_ntoa,
    inet_ntop,
    inet_pton,
    ntohl,
    ntohs,
    setdefaulttimeout,
    sethostname,
)


def _numbers(prefix):
    return {name: value for name, value in sorted(_socket.constants.items()) if name.startswith(prefix)}


AddressFamily = IntEnum("AddressFamily", _numbers("AF_"), module="socket")
SocketKind = IntEnum("SocketKind", _numbers("SOCK_"), module="socket")
MsgFlag = IntFlag("MsgFlag", _numbers("MSG_"), module="socket")
AddressInfo = IntFlag("AddressInfo", _numbers("AI_"), module="socket")
globals().update(_socket.constants)
for _enum in (AddressFamily, SocketKind, MsgFlag, AddressInfo):
    globals().update(_enum.__members__)

AF_INET, AF_INET6, AF_UNIX = AddressFamily.AF_INET, AddressFamily.AF_INET6, AddressFamily.AF_UNIX
SOCK_STREAM, SOCK_DGRAM = SocketKind.SOCK_STREAM, SocketKind.SOCK_DGRAM
MSG_DONTWAIT = MsgFlag.MSG_DONTWAIT
SOL_SOCKET, SO_REUSEADDR, SO_REUSEPORT = 1, 2, 15
IPPROTO_IPV6, IPV6_V6ONLY = 41, 26
SCM_RIGHTS = 1
SOMAXCONN = 4096
EBADF, EAGAIN, EWOULDBLOCK = errno.EBADF, errno.EAGAIN, errno.EWOULDBLOCK
_WOULD_BLOCK = EAGAIN, EWOULDBLOCK
has_ipv6 = True
error = OSError
timeout = TimeoutError

_GLOBAL_DEFAULT_TIMEOUT = object()

__all__ = [
    "fromfd",
    "getfqdn",
    "create_connection",
    "create_server",
    "has_dualstack_ipv6",
    "AddressFamily",
    "SocketKind",
    "AddressInfo",
    "MsgFlag",
    "socketpair",
    "send_fds",
    "recv_fds",
    "socket",
    "SocketType",
    "error",
    "timeout",
    "gaierror",
    "herror",
    "has_ipv6",
    "CMSG_LEN",
    "CMSG_SPACE",
    "close",
    "dup",
    "getaddrinfo",
    "getdefaulttimeout",
    "gethostbyaddr",
    "gethostbyname",
    "gethostbyname_ex",
    "gethostname",
    "getnameinfo",
    "getprotobyname",
    "getservbyname",
    "getservbyport",
    "htonl",
    "htons",
    "if_indextoname",
    "if_nameindex",
    "if_nametoindex",
    "inet_aton",
    "inet_ntoa",
    "inet_ntop",
    "inet_pton",
    "ntohl",
    "ntohs",
    "setdefaulttimeout",
    "sethostname",
    *_socket.constants,
]


def dup(fd, /):
    """Returns a second number for a socket's descriptor."""
    return _socket.dup(fd)


def _member(cls, value):
    try:
        return cls(value)
    except ValueError:
        return value


class _GiveupOnSendfile(Exception):
    """The system cannot send a file by itself."""


class socket(_socket.socket):
    """A socket, which is closed at the end of a with statement."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        super().__init__(family, type, proto, fileno)
        self._io_refs = 0
        self._closed = False

    @property
    def family(self):
        """The address family."""
        return _member(AddressFamily, super().family)

    @property
    def type(self):
        """The kind of socket."""
        return _member(SocketKind, super().type)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        state = " [closed]" if getattr(self, "_closed", False) else ""
        cls = type(self)
        text = f"<{cls.__module__}.{cls.__qualname__}{state} fd={self.fileno()}, family={int(self.family)}"
        text += f", type={int(self.type)}, proto={self.proto}"
        if not self._closed:
            for name, get in (("laddr", self.getsockname), ("raddr", self.getpeername)):
                try:
                    address = get()
                except (OSError, AttributeError):
                    continue
                if address:
                    text += f", {name}={address}"
        return text + ">"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    def dup(self):
        """Returns a second socket for the same connection."""
        sock = type(self)(self.family, self.type, self.proto, fileno=dup(self.fileno()))
        sock.settimeout(self.gettimeout())
        return sock

    def accept(self):
        """Waits for a connection; returns its socket and the peer's address."""
        fd, address = self._accept()
        sock = socket(self.family, self.type, self.proto, fileno=fd)
        if getdefaulttimeout() is None and self.gettimeout():
            sock.setblocking(True)
        return sock, address

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        """Returns a file that reads from or writes to the socket."""
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        writing = "w" in mode
        reading = "r" in mode or not writing
        raw = SocketIO(self, "r" * reading + "w" * writing)
        self._io_refs += 1
        if buffering == 0:
            if "b" in mode:
                return raw
            raise ValueError("unbuffered streams must be binary")
        kind = _Pair if reading and writing else io.BufferedReader if reading else io.BufferedWriter
        file = kind(raw, io.DEFAULT_BUFFER_SIZE if buffering is None or buffering < 0 else buffering)
        if "b" not in mode:
            file = io.TextIOWrapper(file, encoding, errors, newline)
            file.mode = mode
        return file

    def _sendfile_use_sendfile(self, file, offset=0, count=None):
        """Has the system send a file."""
        self._check_sendfile_params(file, offset, count)
        to = self.fileno()
        try:
            source = file.fileno()
            size = os.fstat(source).st_size
        except (AttributeError, OSError) as err:
            raise _GiveupOnSendfile(err)
        if not size:
            return 0
        timeout = self._file_timeout()
        selector = selectors.PollSelector()
        selector.register(to, selectors.EVENT_WRITE)

        def send(where, n):
            while True:
                if timeout and not selector.select(timeout):
                    raise TimeoutError("timed out")
                try:
                    return os.sendfile(to, source, where, n)
                except BlockingIOError:
                    if not timeout:
                        selector.select()
                except OSError as err:
                    if where == offset:
                        raise _GiveupOnSendfile(err)
                    raise err from None

        return self._send_in_blocks(file, offset, count, min(count or size, 2**30), send)

    def _sendfile_use_send(self, file, offset=0, count=None):
        """Reads a file and sends what it has."""
        self._check_sendfile_params(file, offset, count)
        self._file_timeout()
        if offset:
            file.seek(offset)
        unsent = memoryview(b"")

        def send(where, n):
            nonlocal unsent
            unsent = unsent or memoryview(file.read(n))
            while unsent:
                try:
                    sent = self.send(unsent)
                except BlockingIOError:
                    continue
                unsent = unsent[sent:]
                return sent
            return 0

        return self._send_in_blocks(file, offset, count, 8192, send)

    def _file_timeout(self):
        timeout = self.gettimeout()
        if timeout == 0:
            raise ValueError("non-blocking sockets are not supported")
        return timeout

    @staticmethod
    def _send_in_blocks(file, offset, count, size, send):
        """Calls send with a place in the file and a number of bytes until count bytes are sent, or it sends nothing; returns how many. The
        file then stands behind the last."""
        total = 0
        try:
            while not count or total < count:
                sent = send(offset + total, min(count - total, size) if count else size)
                if sent == 0:
                    break
                total += sent
            return total
        finally:
            if total > 0 and hasattr(file, "seek"):
                file.seek(offset + total)

    def _check_sendfile_params(self, file, offset, count):
        if "b" not in getattr(file, "mode", "b"):
            raise ValueError("file should be opened in binary mode")
        if not self.type & SOCK_STREAM:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        wrong = None if count is None else TypeError if not isinstance(count, int) else ValueError if count <= 0 else None
        if wrong:
            raise wrong(f"count must be a positive integer (got {count!r})")

    def sendfile(self, file, offset=0, count=None):
        """Sends a file; returns how many bytes."""
        try:
            return self._sendfile_use_sendfile(file, offset, count)
        except _GiveupOnSendfile:
            pass
        return self._sendfile_use_send(file, offset, count)

    def _decref_socketios(self):
        """A file that was made from the socket is closed; the last one closes the socket, if that is due."""
        self._io_refs = max(self._io_refs - 1, 0)
        if self._closed:
            self.close()

    def _real_close(self):
        super().close()

    def close(self):
        """Closes the socket, once files made from it are closed too."""
        self._closed = True
        if self._io_refs <= 0:
            self._real_close()

    def detach(self):
        """Gives up the descriptor, without closing it, and returns it."""
        self._closed = True
        return super().detach()

    def get_inheritable(self):
        """Reports whether programs that are started get the socket."""
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        """Changes whether programs that are started get the socket."""
        os.set_inheritable(self.fileno(), inheritable)


class SocketIO(io.RawIOBase):
    """A socket as a raw stream."""

    def __init__(self, sock, mode):
        if mode not in ("r", "w", "rw", "rb", "wb", "rwb"):
            raise ValueError(f"invalid mode: {mode!r}")
        super().__init__()
        self._sock, self._timeout_occurred = sock, False
        self._mode = mode if "b" in mode else mode + "b"
        self._reading, self._writing = "r" in mode, "w" in mode

    def _check(self, can, what):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not can:
            raise io.UnsupportedOperation(f"File or stream is not {what}.")

    def readinto(self, b):
        """Reads into b; returns how many bytes, none at the end, None if there are none yet."""
        self._check(self._reading, "readable")
        if self._timeout_occurred:
            raise OSError("cannot read from timed out object")
        try:
            return self._sock.recv_into(b)
        except OSError as e:
            self._timeout_occurred = isinstance(e, TimeoutError)
            if self._timeout_occurred or e.errno not in _WOULD_BLOCK:
                raise

    def write(self, b):
        """Sends of b what it can; returns how many bytes, None if it could none."""
        self._check(self._writing, "writable")
        try:
            return self._sock.send(b)
        except OSError as e:
            if e.errno not in _WOULD_BLOCK:
                raise

    def readable(self):
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return self._reading

    def writable(self):
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return self._writing

    def seekable(self):
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return False

    def fileno(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return self._sock.fileno()

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        return self._mode

    def close(self):
        if not self.closed:
            super().close()
            self._sock._decref_socketios()
            self._sock = None


class _Pair(io.BufferedIOBase):
    """A buffered stream for both directions of a socket."""

    def __init__(self, raw, size):
        super().__init__()
        self.raw = raw
        self._in = io.BufferedReader(raw, size)
        self._out = io.BufferedWriter(raw, size)

    def readable(self):
        return True

    def writable(self):
        return True

    def read(self, size=-1):
        return self._in.read(size)

    def read1(self, size=-1):
        return self._in.read1(size)

    def peek(self, size=0):
        return self._in.peek(size)

    def readinto(self, b):
        return self._in.readinto(b)

    def readline(self, size=-1):
        return self._in.readline(size)

    def write(self, b):
        return self._out.write(b)

    def flush(self):
        self._out.flush()

    def fileno(self):
        return self.raw.fileno()

    def close(self):
        if not self.closed:
            try:
                self._out.flush()
            finally:
                super().close()
                self.raw.close()


def fromfd(fd, family, type, proto=0):
    """Returns a socket for a copy of the descriptor fd."""
    return socket(family, type, proto, dup(fd))


def send_fds(sock, buffers, fds, flags=0, address=None):
    """Sends descriptors over a Unix socket."""
    data = b"".join(fd.to_bytes(4, "little", signed=True) for fd in fds)
    return sock.sendmsg(buffers, [(SOL_SOCKET, SCM_RIGHTS, data)])


def recv_fds(sock, bufsize, maxfds, flags=0):
    """Receives descriptors from a Unix socket: returns data, descriptors, flags and address."""
    fds = []
    msg, ancdata, flags, addr = sock.recvmsg(bufsize, CMSG_LEN(maxfds * 4))
    for level, kind, data in ancdata:
        if level == SOL_SOCKET and kind == SCM_RIGHTS:
            for i in range(0, len(data) - len(data) % 4, 4):
                fds.append(int.from_bytes(data[i : i + 4], "little", signed=True))
    return msg, fds, flags, addr


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Returns two sockets that are connected to each other."""
    family = AF_UNIX if family is None else family
    a, b = _socket.socketpair(family, type, proto)
    return socket(family, type, proto, a), socket(family, type, proto, b)


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """Lists how a host and port can be reached: family, type, protocol, canonical name and address each."""
    return [
        (_member(AddressFamily, f), _member(SocketKind, t), p, name, address)
        for f, t, p, name, address in _socket.getaddrinfo(host, port, family, type, proto, flags)
    ]


def getfqdn(name=""):
    """Returns the fully qualified name of a host, by default of this one."""
    name = name.strip()
    if not name or name in ("0.0.0.0", "::"):
        name = gethostname()
    try:
        hostname, aliases, _ = gethostbyaddr(name)
    except OSError:
        return name
    for candidate in [hostname, *aliases]:
        if "." in candidate:
            return candidate
    return hostname


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    """Connects to a host and port, trying each of the host's addresses; returns the socket."""
    host, port = address
    errors = []
    for family, kind, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(target)
            return sock
        except OSError as exc:
            if not all_errors:
                errors.clear()
            errors.append(exc)
            if sock is not None:
                sock.close()
    if not errors:
        raise OSError("getaddrinfo returns an empty list")
    try:
        if not all_errors:
            raise errors[0]
        raise ExceptionGroup("create_connection failed", errors)
    finally:
        errors.clear()


def has_dualstack_ipv6():
    """Reports whether a socket can serve IPv4 and IPv6."""
    try:
        with socket(AF_INET6, SOCK_STREAM) as sock:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except OSError:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """Returns a socket that listens at an address."""
    if dualstack_ipv6 and not has_dualstack_ipv6():
        raise ValueError("dualstack_ipv6 not supported on this platform")
    if dualstack_ipv6 and family != AF_INET6:
        raise ValueError("dualstack_ipv6 requires AF_INET6 family")
    server = socket(family, SOCK_STREAM)
    try:
        _allow_reuse(server)
        if reuse_port:
            server.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            server.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, not dualstack_ipv6)
        try:
            server.bind(address)
        except OSError as e:
            raise OSError(e.errno, f"{e.strerror} (while attempting to bind on address {address!r})") from None
        server.listen(*([] if backlog is None else [backlog]))
    except OSError:
        server.close()
        raise
    return server


def _allow_reuse(server):
    """Lets a server have an address whose last connections still linger."""
    try:
        server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    except OSError:
        pass
