"""Sockets as transports show them."""

from operator import attrgetter


class TransportSocket:
    """The socket of a transport, without what would disturb the transport."""

    __slots__ = ("_sock",)

    def __init__(self, sock):
        self._sock = sock

    family = property(attrgetter("_sock.family"), doc="The address family.")
    type = property(attrgetter("_sock.type"), doc="The kind of socket.")
    proto = property(attrgetter("_sock.proto"), doc="The protocol.")

    def __getstate__(self):
        raise TypeError("Cannot serialize asyncio.TransportSocket object")

    def __repr__(self):
        number = self.fileno()
        text = f"<asyncio.TransportSocket fd={number}, family={self.family!s}, type={self.type!s}, proto={self.proto}"
        if number != -1:
            for label, get in (("laddr", self.getsockname), ("raddr", self.getpeername)):
                try:
                    address = get()
                except OSError:
                    continue
                if address:
                    text += f", {label}={address}"
        return text + ">"

    def getsockname(self):
        """Returns the socket's own address."""
        return self._sock.getsockname()

    def getpeername(self):
        """Returns the peer's address."""
        return self._sock.getpeername()

    def getsockbyname(self):
        """Does what the socket's method of that name does."""
        return self._sock.getsockbyname()

    def getsockopt(self, *args, **kwargs):
        """Returns an option of the socket."""
        return self._sock.getsockopt(*args, **kwargs)

    def setsockopt(self, *args, **kwargs):
        """Sets an option of the socket."""
        self._sock.setsockopt(*args, **kwargs)

    def fileno(self):
        """Returns the descriptor, -1 once the socket is closed."""
        return self._sock.fileno()

    def get_inheritable(self):
        """Reports whether programs that are executed get the descriptor."""
        return self._sock.get_inheritable()

    def dup(self):
        """Returns another socket for the same connection."""
        return self._sock.dup()

    def shutdown(self, how):
        """Ends one direction of the connection, or both."""
        self._sock.shutdown(how)

    def gettimeout(self):
        """Returns 0: a transport's socket never waits."""
        return 0

    def settimeout(self, value):
        """Refuses to wait."""
        if value != 0:
            raise ValueError("settimeout(): only 0 timeout is allowed on transport sockets")

    def setblocking(self, flag):
        """Refuses to wait."""
        if flag:
            raise ValueError("setblocking(): transport sockets cannot be blocking")
