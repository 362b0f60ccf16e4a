"""What applications use to reach the other end of a connection."""

__all__ = ("BaseTransport", "ReadTransport", "WriteTransport", "Transport", "DatagramTransport", "SubprocessTransport")


class BaseTransport:
    """What every transport has."""

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        """Returns optional information about the transport."""
        return self._extra.get(name, default)

    def is_closing(self):
        """Reports whether the transport is closed or about to be."""
        raise NotImplementedError

    def close(self):
        """Closes the transport once what was written has been sent; connection_lost(None) is called in the end."""
        raise NotImplementedError

    def set_protocol(self, protocol):
        """Changes the protocol."""
        raise NotImplementedError

    def get_protocol(self):
        """Returns the protocol."""
        raise NotImplementedError


class ReadTransport(BaseTransport):
    """A transport that receives."""

    def is_reading(self):
        """Reports whether it is receiving."""
        raise NotImplementedError

    def pause_reading(self):
        """Makes it stop calling data_received."""
        raise NotImplementedError

    def resume_reading(self):
        """Makes it go on."""
        raise NotImplementedError


class WriteTransport(BaseTransport):
    """A transport that sends."""

    def set_write_buffer_limits(self, high=None, low=None):
        """Sets above how many unsent bytes the protocol is told to pause, and down to how many to resume."""
        raise NotImplementedError

    def get_write_buffer_size(self):
        """Returns how many bytes are unsent."""
        raise NotImplementedError

    def get_write_buffer_limits(self):
        """Returns the low and the high limit."""
        raise NotImplementedError

    def write(self, data):
        """Sends data, without waiting for it to be sent."""
        raise NotImplementedError

    def writelines(self, list_of_data):
        """Sends several pieces of data."""
        self.write(b"".join(list_of_data))

    def write_eof(self):
        """Says that nothing more will be sent; receiving goes on."""
        raise NotImplementedError

    def can_write_eof(self):
        """Reports whether write_eof works."""
        raise NotImplementedError

    def abort(self):
        """Closes the transport at once; unsent data is lost."""
        raise NotImplementedError


class Transport(ReadTransport, WriteTransport):
    """A transport in both directions."""


class DatagramTransport(BaseTransport):
    """A transport of datagrams."""

    def sendto(self, data, addr=None):
        """Sends a datagram, to addr or to the address that the transport is connected to."""
        raise NotImplementedError

    def abort(self):
        """Closes the transport at once; unsent data is lost."""
        raise NotImplementedError


class SubprocessTransport(BaseTransport):
    """A transport for a subprocess."""

    def get_pid(self):
        """Returns the number of the process."""
        raise NotImplementedError

    def get_returncode(self):
        """Returns the exit status, None while the process runs."""
        raise NotImplementedError

    def get_pipe_transport(self, fd):
        """Returns the transport of the pipe at descriptor fd."""
        raise NotImplementedError

    def send_signal(self, signal):
        """Sends a signal to the process."""
        raise NotImplementedError

    def terminate(self):
        """Asks the process to end."""
        raise NotImplementedError

    def kill(self):
        """Ends the process."""
        raise NotImplementedError


def _water_marks(high, low, default):
    """Completes and checks the fill levels of a buffer from which and down to which a sender is held; returns the high and the low one."""
    if high is None:
        high = default if low is None else 4 * low
    if low is None:
        low = high // 4
    if not high >= low >= 0:
        raise ValueError(f"high ({high!r}) must be >= low ({low!r}) must be >= 0")
    return high, low


def _tell(loop, receiver, method, **context):
    """Calls a method of flow control of the receiver, a protocol; what it raises is for the loop's exception handler."""
    try:
        getattr(receiver, method)()
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as exc:
        loop.call_exception_handler({"message": f"protocol.{method}() failed", "exception": exc, **context})


class _FlowControlMixin(Transport):
    """The part of a transport that tells its protocol when to pause writing."""

    _protocol_paused = False

    def __init__(self, extra=None, loop=None):
        assert loop is not None
        self._loop = loop
        super().__init__(extra)
        self._set_write_buffer_limits()

    def _set_write_buffer_limits(self, high=None, low=None):
        self._high_water, self._low_water = _water_marks(high, low, 64 * 1024)

    def set_write_buffer_limits(self, high=None, low=None):
        self._set_write_buffer_limits(high, low)
        self._maybe_pause_protocol()

    def get_write_buffer_limits(self):
        return self._low_water, self._high_water

    def get_write_buffer_size(self):
        raise NotImplementedError

    def _hold_protocol(self, hold, method):
        self._protocol_paused = hold
        _tell(self._loop, self._protocol, method, transport=self, protocol=self._protocol)

    def _maybe_pause_protocol(self):
        if self.get_write_buffer_size() > self._high_water and not self._protocol_paused:
            self._hold_protocol(True, "pause_writing")

    def _maybe_resume_protocol(self):
        if self._protocol_paused and self.get_write_buffer_size() <= self._low_water:
            self._hold_protocol(False, "resume_writing")
