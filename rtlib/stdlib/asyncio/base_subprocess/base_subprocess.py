"""Transports of subprocesses, with a pipe transport for each end."""

import contextlib
import functools
import os
import signal as _signal
import subprocess

from asyncio import protocols, transports
from asyncio._descriptors import _debug, _settle

_STREAMS = ("stdin", "stdout", "stderr")


class BaseSubprocessTransport(transports.SubprocessTransport):
    """A subprocess, to its protocol. What happens before the pipes are connected is told afterwards.

    Subclasses start the process in _start, and leave its Popen in _proc.
    """

    _proc = _pid = _returncode = None
    _closed = _finished = False

    def __init__(self, loop, protocol, args, shell, stdin, stdout, stderr, bufsize, waiter=None, extra=None, **kwargs):
        super().__init__(extra)
        self._loop, self._protocol = loop, protocol
        ends = dict(zip(_STREAMS, (stdin, stdout, stderr)))
        self._pipes = {fd: None for fd, to in enumerate(ends.values()) if to == subprocess.PIPE}  # the protocols of pipes
        self._early = []  # what the protocol is to be told once it knows of the connection; None from then on
        self._exit_waiters = []
        try:
            self._start(args=args, shell=shell, bufsize=bufsize, **ends, **kwargs)
        except:
            self.close()
            raise
        self._pid = self._proc.pid
        self._extra["subprocess"] = self._proc
        if loop.get_debug():
            program = args if isinstance(args, (bytes, str)) else args[0]
            _debug(loop, "debug", "process %r created: pid %s", program, self._pid)
        loop.create_task(self._connect_pipes(waiter))

    def _start(self, args, shell, stdin, stdout, stderr, bufsize, **kwargs):
        raise NotImplementedError

    def __repr__(self):
        if self._returncode is not None:
            state = f"returncode={self._returncode}"
        else:
            state = "not started" if self._pid is None else "running"
        words = [type(self).__name__, "closed" if self._closed else "", "" if self._pid is None else f"pid={self._pid}", state]
        pipes = [self._pipes.get(fd) for fd in range(3)]
        labels = list(_STREAMS)
        if pipes[1] is pipes[2]:
            del pipes[2]
            labels[1] = "stdout=stderr"
        words += [f"{label}={pipe.pipe}" for label, pipe in zip(labels, pipes) if pipe is not None]
        return f"<{' '.join(filter(None, words))}>"

    def get_protocol(self):
        return self._protocol

    def set_protocol(self, protocol):
        self._protocol = protocol

    # The process

    def get_returncode(self):
        return self._returncode

    def get_pid(self):
        return self._pid

    def send_signal(self, signal):
        if self._proc is None:
            raise ProcessLookupError()
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._proc.pid, signal)

    def terminate(self):
        self.send_signal(_signal.SIGTERM)

    def kill(self):
        self.send_signal(_signal.SIGKILL)

    def _running(self):
        # It may have ended without our knowing yet.
        return self._proc is not None and self._returncode is None and self._proc.poll() is None

    async def _wait(self):
        """Waits for the end of the process and returns its exit status."""
        if self._returncode is None:
            waiter = self._loop.create_future()
            self._exit_waiters.append(waiter)
            return await waiter
        return self._returncode

    # The pipes

    def get_pipe_transport(self, fd):
        return self._pipes[fd].pipe if fd in self._pipes else None

    async def _connect_pipes(self, waiter):
        loop, proc = self._loop, self._proc
        try:
            for fd, name in enumerate(_STREAMS):
                file = getattr(proc, name)
                if file is None:
                    continue
                if fd == 0:
                    connect, kind = loop.connect_write_pipe, WriteSubprocessPipeProto
                else:
                    connect, kind = loop.connect_read_pipe, ReadSubprocessPipeProto
                _, self._pipes[fd] = await connect(functools.partial(kind, self, fd), file)
            calls = [(self._protocol.connection_made, self), *self._early]
            for call in calls:
                loop.call_soon(*call)
            self._early = None
        except BaseException as exc:
            if isinstance(exc, (SystemExit, KeyboardInterrupt)):
                raise
            _settle(waiter, exc)
        else:
            _settle(waiter)

    # What the protocol is told

    def _call(self, *call):
        if self._early is None:
            self._loop.call_soon(*call)
        else:
            self._early.append(call)

    def _pipe_data_received(self, fd, data):
        self._call(self._protocol.pipe_data_received, fd, data)

    def _pipe_connection_lost(self, fd, exc):
        self._call(self._protocol.pipe_connection_lost, fd, exc)
        self._finish_if_over()

    def _process_exited(self, returncode):
        assert returncode is not None and self._returncode is None, (returncode, self._returncode)
        _debug(self._loop, "info", "%r exited with return code %r", self, returncode)
        self._returncode = returncode
        if self._proc.returncode is None:
            self._proc.returncode = returncode  # which the watcher of child processes took from it
        self._call(self._protocol.process_exited)
        self._finish_if_over()

    def _finish_if_over(self):
        """Ends the connection once the process and all pipes have ended."""
        assert not self._finished
        over = self._returncode is not None and all(pipe is not None and pipe.disconnected for pipe in self._pipes.values())
        if over:
            self._finished = True
            self._call(self._call_connection_lost, None)

    def _call_connection_lost(self, exc):
        waiters, code = self._exit_waiters, self._returncode
        try:
            self._protocol.connection_lost(exc)
        finally:
            for waiter in waiters:
                _settle(waiter, result=code)
            self._protocol = self._proc = self._loop = self._exit_waiters = None

    # The end

    def is_closing(self):
        return self._closed

    def close(self):
        if self._closed:
            return
        self._closed = True
        for pipe in self._pipes.values():
            if pipe is not None:
                pipe.pipe.close()
        if self._running():
            _debug(self._loop, "warning", "Close running child process: kill %r", self)
            with contextlib.suppress(ProcessLookupError, PermissionError):
                self._proc.kill()  # unless it has ended, or belongs to somebody else by now

    def __del__(self):
        if not self._closed:
            import warnings

            warnings.warn(f"unclosed transport {self!r}", ResourceWarning, source=self)
            self.close()


class WriteSubprocessPipeProto(protocols.BaseProtocol):
    """The protocol of a pipe that a subprocess reads."""

    pipe = None  # the transport
    disconnected = False

    def __init__(self, proc, fd):
        self.fd, self.proc = fd, proc

    def __repr__(self):
        return f"<{type(self).__name__} fd={self.fd} pipe={self.pipe!r}>"

    def connection_made(self, transport):
        self.pipe = transport

    def connection_lost(self, exc):
        process, self.proc = self.proc, None
        self.disconnected = True
        process._pipe_connection_lost(self.fd, exc)

    def pause_writing(self):
        self.proc._protocol.pause_writing()

    def resume_writing(self):
        self.proc._protocol.resume_writing()


class ReadSubprocessPipeProto(WriteSubprocessPipeProto, protocols.Protocol):
    """The protocol of a pipe that a subprocess writes."""

    def data_received(self, data):
        self.proc._pipe_data_received(self.fd, data)


class _UnixSubprocessTransport(BaseSubprocessTransport):
    __module__ = "asyncio.unix_events"

    def _start(self, **options):
        self._proc = subprocess.Popen(universal_newlines=False, **options)
