"""What applications implement to hear of a connection's events."""

__all__ = ("BaseProtocol", "Protocol", "DatagramProtocol", "SubprocessProtocol", "BufferedProtocol")


class BaseProtocol:
    """What every protocol has: it is told of the connection's beginning and end, and when to stop and to go on writing."""

    __slots__ = ()

    def connection_made(self, transport):
        """The connection stands; transport is how to use it."""

    def connection_lost(self, exc):
        """The connection is gone: because of the exception exc, or in the normal way (None)."""

    def pause_writing(self):
        """The transport holds more unsent data than its high limit."""

    def resume_writing(self):
        """The transport's unsent data has come down to its low limit."""


class Protocol(BaseProtocol):
    """A protocol over a stream of bytes."""

    __slots__ = ()

    def data_received(self, data):
        """Some bytes have come."""

    def eof_received(self):
        """The peer will send no more. A true result keeps the other direction open."""


class BufferedProtocol(BaseProtocol):
    """A protocol over a stream of bytes that provides the memory they are received in."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """Returns where to receive into; sizehint is a recommended size, -1 for any."""

    def buffer_updated(self, nbytes):
        """So many bytes have come into the buffer."""

    def eof_received(self):
        """The peer will send no more. A true result keeps the other direction open."""


class DatagramProtocol(BaseProtocol):
    """A protocol over datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A datagram has come from addr."""

    def error_received(self, exc):
        """Sending or receiving failed with an OSError."""


class SubprocessProtocol(BaseProtocol):
    """A protocol for the pipes of a subprocess."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """The subprocess has written data to its descriptor fd."""

    def pipe_connection_lost(self, fd, exc):
        """The pipe at the subprocess's descriptor fd is closed."""

    def process_exited(self):
        """The subprocess has ended."""


def _feed_data_to_buffered_proto(proto, data):
    while data:
        room = proto.get_buffer(len(data))
        size = len(room)
        if not size:
            raise RuntimeError("get_buffer() returned an empty buffer")
        part = data[:size]
        room[: len(part)] = part
        proto.buffer_updated(len(part))
        data = data[size:]
