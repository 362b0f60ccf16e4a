"""Sockets of the operating system."""

import io
import os
from enum import IntEnum, IntFlag

import _socket
from _socket import (
    gaierror, getdefaulttimeout, gethostbyname, gethostname, herror, htonl, htons, inet_ntop, inet_pton, ntohl, ntohs, setdefaulttimeout,
)

AddressFamily = IntEnum("AddressFamily", {"AF_UNSPEC": 0, "AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10})
SocketKind = IntEnum(
    "SocketKind",
    {"SOCK_STREAM": 1, "SOCK_DGRAM": 2, "SOCK_RAW": 3, "SOCK_RDM": 4, "SOCK_SEQPACKET": 5, "SOCK_NONBLOCK": 2048, "SOCK_CLOEXEC": 524288},
)
AddressInfo = IntFlag(
    "AddressInfo", {"AI_PASSIVE": 1, "AI_CANONNAME": 2, "AI_NUMERICHOST": 4, "AI_V4MAPPED": 8, "AI_ALL": 16, "AI_ADDRCONFIG": 32, "AI_NUMERICSERV": 1024}
)
MsgFlag = IntFlag("MsgFlag", {"MSG_OOB": 1, "MSG_PEEK": 2, "MSG_DONTROUTE": 4, "MSG_WAITALL": 256, "MSG_DONTWAIT": 64, "MSG_NOSIGNAL": 16384})
for _enum in (AddressFamily, SocketKind, AddressInfo, MsgFlag):
    globals().update(_enum.__members__)
AF_INET, AF_INET6, AF_UNIX = AddressFamily.AF_INET, AddressFamily.AF_INET6, AddressFamily.AF_UNIX
SOCK_STREAM = SocketKind.SOCK_STREAM

SOL_SOCKET, SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF, SO_KEEPALIVE, SO_LINGER, SO_REUSEPORT = 1, 2, 3, 4, 6, 7, 8, 9, 13, 15
IPPROTO_IP, IPPROTO_ICMP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 1, 6, 17, 41
TCP_NODELAY, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, TCP_QUICKACK, TCP_USER_TIMEOUT = 1, 4, 5, 6, 12, 18
IP_TTL, IP_MULTICAST_IF, IP_MULTICAST_TTL, IP_MULTICAST_LOOP, IP_ADD_MEMBERSHIP, IPV6_V6ONLY = 2, 32, 33, 34, 35, 26
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
SOMAXCONN = 4096
INADDR_ANY, INADDR_LOOPBACK, INADDR_BROADCAST = 0, 0x7F000001, 0xFFFFFFFF
EAI_AGAIN, EAI_FAIL, EAI_FAMILY, EAI_NONAME, EAI_SERVICE = -3, -4, -6, -2, -8
NI_NUMERICHOST, NI_NUMERICSERV = 1, 2
has_ipv6 = True
error = OSError
timeout = TimeoutError
SocketType = _socket.socket


def _member(cls, value):
    try:
        return cls(value)
    except ValueError:
        return value


class socket(_socket.socket):
    """A socket, which is closed at the end of a with statement."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        super().__init__(family, type, proto, fileno)
        self._users = 0
        self._closed = False

    @property
    def family(self):
        return _member(AddressFamily, super().family)

    @property
    def type(self):
        return _member(SocketKind, super().type)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        state = " [closed]" if self._closed else ""
        text = f"<{type(self).__module__}.{type(self).__qualname__}{state} fd={self.fileno()}, family={int(self.family)}"
        text += f", type={int(self.type)}, proto={self.proto}"
        if not self._closed:
            for name, get in (("laddr", self.getsockname), ("raddr", self.getpeername)):
                try:
                    address = get()
                except OSError:
                    continue
                if address:
                    text += f", {name}={address}"
        return text + ">"

    def accept(self):
        fd, address = self._accept()
        sock = socket(self.family, self.type, self.proto, fileno=fd)
        if getdefaulttimeout() is None and self.gettimeout():
            sock.setblocking(True)
        return sock, address

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        raw = SocketIO(self, "".join(c for c in mode if c in "rw") or "r")
        self._users += 1
        if buffering == 0:
            return raw
        if raw.readable() and raw.writable():
            buffer = _Pair(raw)
        else:
            buffer = io.BufferedReader(raw) if raw.readable() else io.BufferedWriter(raw)
        return buffer if "b" in mode else io.TextIOWrapper(buffer, encoding, errors, newline)

    def _release(self):
        if self._users > 0:
            self._users -= 1
        if self._closed:
            self.close()

    def close(self):
        self._closed = True
        if self._users <= 0:
            self._close()

    def detach(self):
        self._closed = True
        return super().detach()

    def dup(self):
        sock = type(self)(self.family, self.type, self.proto, fileno=os.dup(self.fileno()))
        sock.settimeout(self.gettimeout())
        return sock


class SocketIO(io.RawIOBase):
    """A socket as a raw stream."""

    def __init__(self, sock, mode):
        super().__init__()
        self._sock = sock
        self.mode = mode

    def readable(self):
        return "r" in self.mode

    def writable(self):
        return "w" in self.mode

    def fileno(self):
        return self._sock.fileno()

    def readinto(self, b):
        return self._sock.recv_into(b)

    def write(self, b):
        return self._sock.send(b)

    def close(self):
        if not self.closed:
            super().close()
            self._sock._release()


class _Pair(io.BufferedIOBase):
    """A buffered stream for both directions of a socket."""

    def __init__(self, raw):
        super().__init__()
        self._raw = raw
        self._in = io.BufferedReader(raw)
        self._out = io.BufferedWriter(raw)

    def readable(self):
        return True

    def writable(self):
        return True

    def read(self, size=-1):
        return self._in.read(size)

    def read1(self, size=-1):
        return self._in.read1(size)

    def readinto(self, b):
        return self._in.readinto(b)

    def readline(self, size=-1):
        return self._in.readline(size)

    def write(self, b):
        return self._out.write(b)

    def flush(self):
        self._out.flush()

    def fileno(self):
        return self._raw.fileno()

    def close(self):
        if not self.closed:
            self._out.flush()
            super().close()
            self._raw.close()


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    host = "" if host is None else host.decode() if isinstance(host, bytes) else host
    return [
        (_member(AddressFamily, f), _member(SocketKind, t), p, name, address)
        for f, t, p, name, address in _socket.getaddrinfo(host, port, family, type, proto, flags)
    ]


def create_connection(address, timeout=..., source_address=None, *, all_errors=False):
    host, port = address
    errors = []
    for family, kind, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not ...:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(target)
            return sock
        except OSError as e:
            errors.append(e)
            if sock is not None:
                sock.close()
    if not all_errors:
        raise errors[0]
    raise ExceptionGroup("create_connection failed", errors)


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        sock.bind(address)
        sock.listen(*() if backlog is None else (backlog,))
        return sock
    except BaseException:
        sock.close()
        raise


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    family = AF_UNIX if family is None else family
    a, b = _socket.socketpair(family, type, proto)
    return socket(family, type, proto, a), socket(family, type, proto, b)


def fromfd(fd, family, type, proto=0):
    return socket(family, type, proto, fileno=os.dup(fd))


def has_dualstack_ipv6():
    return True


def getfqdn(name=""):
    name = name.strip()
    return gethostname() if not name or name in ("0.0.0.0", "::") else name


def inet_aton(ip_string):
    return inet_pton(AF_INET, ip_string)


def inet_ntoa(packed_ip):
    return inet_ntop(AF_INET, packed_ip)
