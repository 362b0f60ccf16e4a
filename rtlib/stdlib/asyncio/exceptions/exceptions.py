"""The exceptions of asyncio."""

__all__ = (
    "BrokenBarrierError", "CancelledError", "InvalidStateError", "TimeoutError", "IncompleteReadError", "LimitOverrunError",
    "SendfileNotAvailableError",
)

from _asyncio import CancelledError, InvalidStateError

TimeoutError = TimeoutError


class BrokenBarrierError(RuntimeError):
    """Raised where a barrier is broken."""


class SendfileNotAvailableError(RuntimeError):
    """Raised where the system's sendfile cannot be used."""


class IncompleteReadError(EOFError):
    """Raised where a stream ends before all that was asked for has come."""

    def __init__(self, partial, expected):
        wanted = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")
        self.partial = partial
        self.expected = expected

    def __reduce__(self):
        return type(self), (self.partial, self.expected)


class LimitOverrunError(Exception):
    """Raised where a separator was not found within the limit of a stream's buffer."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed

    def __reduce__(self):
        return type(self), (self.args[0], self.consumed)
