"""What the event loop has on Unix: Unix sockets, sendfile, the policy, and the watchers of child processes."""

import errno
import os
import socket
import sys

import _asyncio
from _asyncio import sleep
from asyncio import events
from asyncio._netloop import Server, _only_with_ssl, _remove_stale
from asyncio._unixpipes import _UnixReadPipeTransport, _UnixWritePipeTransport
from asyncio.selector_events import _LATER


def __getattr__(name):
    # These are imported by programs that log or start subprocesses, only.
    if name == "logger" and "logging" in sys.modules:
        return sys.modules["logging"].getLogger("asyncio")
    if name == "_UnixSubprocessTransport":
        from asyncio import base_subprocess

        return base_subprocess._UnixSubprocessTransport
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


_unix_servers = {}  # listening sockets that have a path to remove, with its inode


class _UnixSelectorEventLoop:
    async def create_unix_connection(
        self,
        protocol_factory,
        path=None,
        *,
        ssl=None,
        sock=None,
        server_hostname=None,
        ssl_handshake_timeout=None,
        ssl_shutdown_timeout=None,
    ):
        """Connects to the server of a Unix socket; returns the transport and the protocol."""
        assert server_hostname is None or isinstance(server_hostname, str)
        if not ssl:
            _only_with_ssl(
                server_hostname=server_hostname,
                ssl_handshake_timeout=ssl_handshake_timeout,
                ssl_shutdown_timeout=ssl_shutdown_timeout,
            )
        elif server_hostname is None:
            raise ValueError("you have to pass server_hostname when using ssl")
        if path is not None:
            if sock is not None:
                raise ValueError("path and sock can not be specified at the same time")
            path = os.fspath(path)
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0)
            try:
                sock.setblocking(False)
                await self.sock_connect(sock, path)
            except:
                sock.close()
                raise
        else:
            if sock is None:
                raise ValueError("no path and sock were specified")
            if sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
                raise ValueError(f"A UNIX Domain Stream Socket was expected, got {sock!r}")
            sock.setblocking(False)
        return await self._create_connection_transport(
            sock,
            protocol_factory,
            ssl,
            server_hostname,
            ssl_handshake_timeout=ssl_handshake_timeout,
            ssl_shutdown_timeout=ssl_shutdown_timeout,
        )

    async def create_unix_server(
        self,
        protocol_factory,
        path=None,
        *,
        sock=None,
        backlog=100,
        ssl=None,
        ssl_handshake_timeout=None,
        ssl_shutdown_timeout=None,
        start_serving=True,
        cleanup_socket=True,
    ):
        """Starts a server on a Unix socket."""
        if isinstance(ssl, bool):
            raise TypeError("ssl argument must be an SSLContext or None")
        if not ssl:
            _only_with_ssl(ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)
        if path is not None:
            if sock is not None:
                raise ValueError("path and sock can not be specified at the same time")
            path = os.fspath(path)
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            if path[0] not in (0, "\x00"):
                _remove_stale(path)
            try:
                sock.bind(path)
            except OSError as exc:
                sock.close()
                if exc.errno == errno.EADDRINUSE:
                    raise OSError(errno.EADDRINUSE, f"Address {path!r} is already in use") from None
                raise
            except:
                sock.close()
                raise
        else:
            if sock is None:
                raise ValueError("path was not specified, and no sock specified")
            if sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
                raise ValueError(f"A UNIX Domain Stream Socket was expected, got {sock!r}")
        if cleanup_socket:
            path = sock.getsockname()
            if path and path[0] not in (0, "\x00"):
                try:
                    _unix_servers[sock] = os.stat(path).st_ino
                except FileNotFoundError:
                    pass
        sock.setblocking(False)
        server = Server(self, [sock], protocol_factory, ssl, backlog, ssl_handshake_timeout, ssl_shutdown_timeout)
        if start_serving:
            server._start_serving()
            await sleep(0)
        return server

    def _make_read_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        return _UnixReadPipeTransport(self, pipe, protocol, waiter, extra)

    def _make_write_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        return _UnixWritePipeTransport(self, pipe, protocol, waiter, extra)

    async def _sock_sendfile_native(self, sock, file, offset, count):
        from asyncio import SendfileNotAvailableError

        try:
            fileno = file.fileno()
        except (AttributeError, OSError, ValueError):
            raise SendfileNotAvailableError("not a regular file")
        try:
            size = os.fstat(fileno).st_size
        except OSError:
            raise SendfileNotAvailableError("not a regular file")
        if not (count or size):
            return 0
        start, total = offset, 0

        def send():
            nonlocal total
            if count and total >= count:
                return total
            try:
                sent = os.sendfile(sock.fileno(), fileno, start + total, count - total if count else size)
            except _LATER:
                raise
            except OSError as exc:
                if total == 0:
                    raise SendfileNotAvailableError("os.sendfile call failed")
                if exc.errno == errno.ENOTCONN and type(exc) is not ConnectionError:
                    raise ConnectionError("socket is not connected", errno.ENOTCONN) from exc
                raise
            if sent == 0:
                return total
            total += sent
            raise BlockingIOError

        try:
            try:
                return send()
            except _LATER:
                pass
            return await self._when_ready(sock, True, send)
        finally:
            if total > 0:
                os.lseek(fileno, start + total, os.SEEK_SET)

    def _stop_serving(self, sock):
        inode = _unix_servers.pop(sock, None)
        path = None if inode is None else sock.getsockname()
        _asyncio.BaseSelectorEventLoop._stop_serving(self, sock)
        if path is None:
            return
        try:
            if os.stat(path).st_ino == inode:
                os.unlink(path)
        except FileNotFoundError:
            pass
        except OSError as exc:
            _asyncio._log("error", f"Unable to clean up listening UNIX socket {path!r}: {exc!r}", None)


_asyncio._extend_loop(_UnixSelectorEventLoop)
_UnixSelectorEventLoop = SelectorEventLoop = EventLoop = _asyncio._UnixSelectorEventLoop


def waitstatus_to_exitcode(status):
    """Returns the exit status of a process, or the negative number of the signal that ended it."""
    try:
        return os.waitstatus_to_exitcode(status)
    except ValueError:
        return status  # it has not ended, but was stopped


def _deprecated(name):
    import warnings

    text = "{name!r} is deprecated as of Python 3.12 and will be removed in Python {remove}."
    warnings.warn(text.format(name=name, remove="3.14"), DeprecationWarning, stacklevel=3)


class AbstractChildWatcher:
    """Calls back when child processes have ended."""

    def __init_subclass__(cls):
        if cls.__module__ != __name__:
            _deprecated("AbstractChildWatcher")

    def add_child_handler(self, pid, callback, *args):
        raise NotImplementedError()

    def remove_child_handler(self, pid):
        raise NotImplementedError()

    def attach_loop(self, loop):
        raise NotImplementedError()

    def close(self):
        raise NotImplementedError()

    def is_active(self):
        raise NotImplementedError()

    def __enter__(self):
        raise NotImplementedError()

    def __exit__(self, a, b, c):
        raise NotImplementedError()


def _exited(loop, pid, status):
    """Returns the exit code that a status tells, and logs it in debug mode."""
    returncode = waitstatus_to_exitcode(status)
    if loop.get_debug():
        _asyncio._log("debug", f"process {pid} exited with returncode {returncode}", None)
    return returncode


def _taken(pid):
    """The exit code of a child whose status somebody else has taken."""
    _asyncio._log("warning", f"Unknown child process pid {pid}, will report returncode 255", None)
    return 255


class PidfdChildWatcher(AbstractChildWatcher):
    """Waits for a descriptor of the process, in the loop that runs when the child is added."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_traceback):
        pass

    def is_active(self):
        return True

    def close(self):
        pass

    def attach_loop(self, loop):
        pass

    def remove_child_handler(self, pid):
        return True

    def add_child_handler(self, pid, callback, *args):
        pidfd = os.pidfd_open(pid)
        events.get_running_loop()._add_reader(pidfd, self._do_wait, pid, pidfd, callback, args)

    def _do_wait(self, pid, pidfd, callback, args):
        events.get_running_loop()._remove_reader(pidfd)
        try:
            _, status = os.waitpid(pid, 0)
        except ChildProcessError:
            returncode = 255
            text = f"child process pid {pid} exit status already read:  will report returncode 255"
            _asyncio._log("warning", text, None)
        else:
            returncode = waitstatus_to_exitcode(status)
        os.close(pidfd)
        callback(pid, returncode, *args)


class ThreadedChildWatcher(AbstractChildWatcher):
    """Waits for each process in a thread of its own."""

    def __init__(self):
        self._count = 0
        self._threads = {}  # by pid

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_traceback):
        pass

    def is_active(self):
        return True

    def close(self):
        pass

    def attach_loop(self, loop):
        pass

    def remove_child_handler(self, pid):
        return True

    def __del__(self):
        if any(thread.is_alive() for thread in list(self._threads.values())):
            import warnings

            text = f"{self.__class__} has registered but not finished child processes"
            warnings.warn(text, ResourceWarning, source=self)

    def add_child_handler(self, pid, callback, *args):
        import threading

        loop = events.get_running_loop()
        name = f"asyncio-waitpid-{self._count}"
        self._count += 1
        thread = threading.Thread(target=self._do_waitpid, name=name, args=(loop, pid, callback, args), daemon=True)
        self._threads[pid] = thread
        thread.start()

    def _do_waitpid(self, loop, expected_pid, callback, args):
        assert expected_pid > 0
        try:
            _, status = os.waitpid(expected_pid, 0)
        except ChildProcessError:
            returncode = _taken(expected_pid)
        else:
            returncode = _exited(loop, expected_pid, status)
        if loop.is_closed():
            _asyncio._log("warning", f"Loop {loop!r} that handles pid {expected_pid!r} is closed", None)
        else:
            loop.call_soon_threadsafe(callback, expected_pid, returncode, *args)
        self._threads.pop(expected_pid)


class BaseChildWatcher(AbstractChildWatcher):
    """A watcher that has its loop handle SIGCHLD."""

    def __init__(self):
        self._loop = None
        self._callbacks = {}  # by pid: the callback and its arguments

    def close(self):
        self._callbacks.clear()
        self.attach_loop(None)

    def is_active(self):
        return self._loop is not None and self._loop.is_running()

    def _do_waitpid(self, expected_pid):
        raise NotImplementedError()

    def _do_waitpid_all(self):
        raise NotImplementedError()

    def remove_child_handler(self, pid):
        return self._callbacks.pop(pid, None) is not None

    def attach_loop(self, loop):
        import signal

        assert loop is None or isinstance(loop, events.AbstractEventLoop)
        if self._loop is not None:
            if loop is None and self._callbacks:
                import warnings

                warnings.warn("A loop is being detached from a child watcher with pending handlers", RuntimeWarning)
            self._loop.remove_signal_handler(signal.SIGCHLD)
        self._loop = loop
        if loop is not None:
            loop.add_signal_handler(signal.SIGCHLD, self._sig_chld)
            self._do_waitpid_all()  # of those that ended in between

    def _sig_chld(self):
        try:
            self._do_waitpid_all()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler({"message": "Unknown exception in SIGCHLD handler", "exception": exc})


class SafeChildWatcher(BaseChildWatcher):
    """Asks after each child that it was told of whenever one of the process has ended."""

    def __init__(self):
        super().__init__()
        _deprecated("SafeChildWatcher")

    def __enter__(self):
        return self

    def __exit__(self, a, b, c):
        pass

    def add_child_handler(self, pid, callback, *args):
        self._callbacks[pid] = callback, args
        self._do_waitpid(pid)  # it may have ended already

    def _do_waitpid_all(self):
        for pid in list(self._callbacks):
            self._do_waitpid(pid)

    def _do_waitpid(self, expected_pid):
        assert expected_pid > 0
        try:
            pid, status = os.waitpid(expected_pid, os.WNOHANG)
        except ChildProcessError:
            returncode = _taken(expected_pid)
        else:
            if pid == 0:
                return  # it runs
            returncode = _exited(self._loop, expected_pid, status)
        if expected_pid in self._callbacks:
            callback, args = self._callbacks.pop(expected_pid)
            callback(expected_pid, returncode, *args)
        elif self._loop.get_debug():
            _asyncio._log("warning", f"Child watcher got an unexpected pid: {expected_pid!r}", None)


class FastChildWatcher(BaseChildWatcher):
    """Takes the status of every child that has ended, whoever made it."""

    def __init__(self):
        super().__init__()
        import threading

        self._lock = threading.Lock()
        self._zombies = {}  # exit codes of children that are not registered, or not yet, by pid
        self._forks = 0
        _deprecated("FastChildWatcher")

    def close(self):
        self._zombies.clear()
        super().close()

    def __enter__(self):
        with self._lock:
            self._forks += 1
        return self

    def __exit__(self, a, b, c):
        with self._lock:
            self._forks -= 1
            if self._forks or not self._zombies:
                return
            victims = str(self._zombies)
            self._zombies.clear()
        _asyncio._log("warning", f"Caught subprocesses termination from unknown pids: {victims}", None)

    def add_child_handler(self, pid, callback, *args):
        assert self._forks, "Must use the context manager"
        with self._lock:
            if pid not in self._zombies:
                self._callbacks[pid] = callback, args
                return
            returncode = self._zombies.pop(pid)
        callback(pid, returncode, *args)

    def _do_waitpid_all(self):
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return  # there are no children
            if pid == 0:
                return  # those that are left run
            returncode = waitstatus_to_exitcode(status)
            with self._lock:
                callback, args = self._callbacks.pop(pid, (None, ()))
                early = callback is None and self._forks > 0
                if early:
                    self._zombies[pid] = returncode
                if self._loop.get_debug() and (early or callback is not None):
                    kind = "unknown process" if early else "process"
                    _asyncio._log("debug", f"{kind} {pid} exited with returncode {returncode}", None)
            if callback is not None:
                callback(pid, returncode, *args)
            elif not early:
                text = f"Caught subprocess termination from unknown pid: {pid} -> {returncode}"
                _asyncio._log("warning", text, None)


class MultiLoopChildWatcher(AbstractChildWatcher):
    """Handles SIGCHLD itself and calls back in the loops that children were added in."""

    def __init__(self):
        self._callbacks = {}  # by pid: the loop, the callback and its arguments
        self._saved_sighandler = None
        _deprecated("MultiLoopChildWatcher")

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        pass

    def is_active(self):
        return self._saved_sighandler is not None

    def close(self):
        import signal

        self._callbacks.clear()
        if self._saved_sighandler is None:
            return
        if signal.getsignal(signal.SIGCHLD) == self._sig_chld:
            signal.signal(signal.SIGCHLD, self._saved_sighandler)
        else:
            _asyncio._log("warning", "SIGCHLD handler was changed by outside code", None)
        self._saved_sighandler = None

    def add_child_handler(self, pid, callback, *args):
        self._callbacks[pid] = events.get_running_loop(), callback, args
        self._do_waitpid(pid)  # it may have ended already

    def remove_child_handler(self, pid):
        return self._callbacks.pop(pid, None) is not None

    def attach_loop(self, loop):
        import signal

        if self._saved_sighandler is not None:
            return
        self._saved_sighandler = signal.signal(signal.SIGCHLD, self._sig_chld)
        if self._saved_sighandler is None:
            text = "Previous SIGCHLD handler was set by non-Python code, restore to default handler on watcher close."
            _asyncio._log("warning", text, None)
            self._saved_sighandler = signal.SIG_DFL

    def _do_waitpid_all(self):
        for pid in list(self._callbacks):
            self._do_waitpid(pid)

    def _do_waitpid(self, expected_pid):
        assert expected_pid > 0
        loop, callback, args = self._callbacks[expected_pid]
        try:
            pid, status = os.waitpid(expected_pid, os.WNOHANG)
        except ChildProcessError:
            returncode = _taken(expected_pid)
        else:
            if pid == 0:
                return  # it runs
            returncode = _exited(loop, expected_pid, status)
        del self._callbacks[expected_pid]
        if loop.is_closed():
            _asyncio._log("warning", f"Loop {loop!r} that handles pid {expected_pid!r} is closed", None)
        else:
            loop.call_soon_threadsafe(callback, expected_pid, returncode, *args)

    def _sig_chld(self, signum, frame):
        try:
            self._do_waitpid_all()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            _asyncio._log("warning", "Unknown exception in SIGCHLD handler", exc)


def can_use_pidfd():
    """Reports whether the system tells of a child's end by a descriptor."""
    try:
        os.close(os.pidfd_open(os.getpid(), 0))
    except (AttributeError, OSError):
        return False
    return True


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """One event loop for each thread, and a watcher of child processes."""

    _loop_factory = _UnixSelectorEventLoop

    def __init__(self):
        super().__init__()
        self._watcher = None

    def set_event_loop(self, loop):
        super().set_event_loop(loop)
        if self._watcher is not None:
            import threading

            if threading.current_thread() is threading.main_thread():
                self._watcher.attach_loop(loop)

    def get_child_watcher(self):
        if self._watcher is None:
            self._watcher = PidfdChildWatcher() if can_use_pidfd() else ThreadedChildWatcher()
        _deprecated("get_child_watcher")
        return self._watcher

    def set_child_watcher(self, watcher):
        assert watcher is None or isinstance(watcher, AbstractChildWatcher)
        if self._watcher is not None:
            self._watcher.close()
        self._watcher = watcher
        _deprecated("set_child_watcher")


DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
