"""Subprocesses with streams."""

import functools
import subprocess

from _asyncio import gather, get_running_loop
from asyncio import protocols, streams
from asyncio._descriptors import _debug

__all__ = ("create_subprocess_exec", "create_subprocess_shell")

PIPE = subprocess.PIPE
STDOUT = subprocess.STDOUT
DEVNULL = subprocess.DEVNULL


_STREAMS = ("stdin", "stdout", "stderr")


class SubprocessStreamProtocol(streams.FlowControlMixin, protocols.SubprocessProtocol):
    """Gives the pipes of a subprocess the form of streams."""

    stdin = stdout = stderr = None
    _transport = None
    _process_exited = False

    def __init__(self, limit, loop):
        super().__init__(loop=loop)
        self._limit = limit
        self._readers = {}  # by descriptor
        self._reading = set()  # the descriptors whose pipes are not at their end
        self._stdin_closed = self._loop.create_future()

    def __repr__(self):
        named = [(name, getattr(self, name)) for name in _STREAMS]
        return f"<{' '.join([type(self).__name__, *(f'{name}={stream!r}' for name, stream in named if stream is not None)])}>"

    def connection_made(self, transport):
        self._transport = transport
        stdin, *outputs = (transport.get_pipe_transport(fd) for fd in range(3))
        for fd, pipe in enumerate(outputs, 1):
            if pipe is not None:
                reader = self._readers[fd] = streams.StreamReader(limit=self._limit, loop=self._loop)
                reader.set_transport(pipe)
                self._reading.add(fd)
        self.stdout, self.stderr = self._readers.get(1), self._readers.get(2)
        if stdin is not None:
            self.stdin = streams.StreamWriter(stdin, protocol=self, reader=None, loop=self._loop)

    def pipe_data_received(self, fd, data):
        if fd in self._readers:
            self._readers[fd].feed_data(data)

    def pipe_connection_lost(self, fd, exc):
        if fd == 0:
            self._stdin_lost(exc)
            return
        reader = self._readers.get(fd)
        if reader is not None:
            if exc is not None:
                reader.set_exception(exc)
            else:
                reader.feed_eof()
        self._reading.discard(fd)
        self._close_if_over()

    def _stdin_lost(self, exc):
        if self.stdin is not None:
            self.stdin.close()
        self.connection_lost(exc)
        closed = self._stdin_closed
        if exc is not None:
            closed.set_exception(exc)
            closed._log_traceback = False  # nobody need wait for it
        else:
            closed.set_result(None)

    def process_exited(self):
        self._process_exited = True
        self._close_if_over()

    def _close_if_over(self):
        if self._process_exited and not self._reading:
            transport, self._transport = self._transport, None
            transport.close()

    def _get_close_waiter(self, stream):
        return self._stdin_closed if stream is self.stdin else None


class Process:
    """A subprocess that was started."""

    def __init__(self, transport, protocol, loop):
        self._loop, self._protocol, self._transport = loop, protocol, transport
        self.pid = transport.get_pid()
        self.stdin, self.stdout, self.stderr = (getattr(protocol, name) for name in _STREAMS)

    def __repr__(self):
        return f"<{type(self).__name__} {self.pid}>"

    @property
    def returncode(self):
        """The exit status, None while the process runs."""
        return self._transport.get_returncode()

    async def wait(self):
        """Waits for the end of the process and returns its exit status."""
        return await self._transport._wait()

    def send_signal(self, signal):
        """Sends a signal to the process."""
        self._transport.send_signal(signal)

    def terminate(self):
        """Asks the process to end."""
        self._transport.terminate()

    def kill(self):
        """Ends the process."""
        self._transport.kill()

    async def communicate(self, input=None):
        """Writes input to the process, reads what it writes, and waits for its end; returns what it wrote to stdout and stderr."""
        feeding = self._noop() if self.stdin is None else self._feed_stdin(input)
        reading = (self._noop() if stream is None else self._read_stream(fd) for fd, stream in ((1, self.stdout), (2, self.stderr)))
        _, *outputs = await gather(feeding, *reading)
        await self.wait()
        return tuple(outputs)

    async def _noop(self):
        pass

    def _debug(self, text, *args):
        _debug(self._loop, "debug", f"%r communicate: {text}", self, *args)

    async def _feed_stdin(self, input):
        try:
            if input is not None:
                self.stdin.write(input)
                self._debug("feed stdin (%s bytes)", len(input))
            await self.stdin.drain()
        except (ConnectionResetError, BrokenPipeError) as exc:
            self._debug("stdin got %r", exc)
        self._debug("close stdin")
        self.stdin.close()

    async def _read_stream(self, fd):
        pipe = self._transport.get_pipe_transport(fd)
        name = _STREAMS[fd]
        self._debug("read %s", name)
        output = await getattr(self, name).read()
        self._debug("close %s", name)
        pipe.close()
        return output


async def _create(start, limit, command, options):
    loop = get_running_loop()
    factory = functools.partial(SubprocessStreamProtocol, limit, loop)
    transport, protocol = await getattr(loop, start)(factory, *command, **options)
    return Process(transport, protocol, loop)


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit=streams._DEFAULT_LIMIT, **kwds):
    """Starts a command in the shell."""
    return await _create("subprocess_shell", limit, (cmd,), dict(kwds, stdin=stdin, stdout=stdout, stderr=stderr))


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None, limit=streams._DEFAULT_LIMIT, **kwds):
    """Starts a program."""
    return await _create("subprocess_exec", limit, (program, *args), dict(kwds, stdin=stdin, stdout=stdout, stderr=stderr))
