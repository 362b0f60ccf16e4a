"""What the event loop has on Unix: Unix sockets, sendfile, the policy, and the watchers of child processes."""

import errno
import itertools
import os
import socket
import sys

import _asyncio
from _asyncio import sleep
from asyncio import events, selector_events
from asyncio._descriptors import _debug, _Kept, _LATER
from asyncio._netloop import Server, _only_with_ssl, _remove_stale
from asyncio._unixpipes import _UnixReadPipeTransport, _UnixWritePipeTransport


def __getattr__(name):
    # These are imported by programs that log or start subprocesses, only.
    if name == "logger" and "logging" in sys.modules:
        return sys.modules["logging"].getLogger("asyncio")
    if name == "_UnixSubprocessTransport":
        from asyncio import base_subprocess

        return base_subprocess._UnixSubprocessTransport
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


_unix_servers = {}  # listening sockets that have a path to remove, with its inode


def _one_of(path, sock, neither):
    if path is None and sock is None:
        raise ValueError(neither)
    if path is not None and sock is not None:
        raise ValueError("path and sock can not be specified at the same time")


def _check_unix_socket(sock):
    if sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
        raise ValueError(f"A UNIX Domain Stream Socket was expected, got {sock!r}")


def _is_file(path):
    """Reports whether the address of a Unix socket, a str or bytes, is one in the file system."""
    return path[0] not in (0, "\x00")


def _listen_at(path):
    """Returns a socket bound to a path, from which the socket of an earlier server is removed."""
    with _Kept(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as sock:
        if _is_file(path):
            _remove_stale(path)
        try:
            sock.bind(path)
        except OSError as exc:
            if exc.errno != errno.EADDRINUSE:
                raise
            raise OSError(errno.EADDRINUSE, f"Address {path!r} is already in use") from None
        return sock


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
        _one_of(path, sock, "no path and sock were specified")
        own = sock is None
        if own:
            address = os.fspath(path)
            with _Kept(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0)) as sock:
                sock.setblocking(False)
                await self.sock_connect(sock, address)
        else:
            _check_unix_socket(sock)
            sock.setblocking(False)
        return await self._create_connection_transport(
            sock,
            protocol_factory,
            ssl,
            server_hostname,
            own=own,
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
        _one_of(path, sock, "path was not specified, and no sock specified")
        if sock is None:
            sock = _listen_at(os.fspath(path))
        else:
            _check_unix_socket(sock)
        if cleanup_socket:
            bound = sock.getsockname()
            if bound and _is_file(bound):
                try:
                    _unix_servers[sock] = os.stat(bound).st_ino
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
        selector_events.BaseSelectorEventLoop._stop_serving(self, sock)
        if path is None:
            return
        try:
            if os.stat(path).st_ino == inode:
                os.unlink(path)
        except FileNotFoundError:
            pass
        except OSError as exc:
            _asyncio._log("error", f"Unable to clean up listening UNIX socket {path!r}: {exc!r}", None)


_asyncio._extend(_UnixSelectorEventLoop)
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


_UNKNOWN = 255  # the exit code of a child whose status somebody else has taken


def _reap(pid, options=0):
    """Takes the status of a child; returns its exit code, and whether it is known. Returns None if the child runs, which options allow."""
    try:
        ended, status = os.waitpid(pid, options)
    except ChildProcessError:
        _asyncio._log("warning", f"Unknown child process pid {pid}, will report returncode {_UNKNOWN}", None)
        return _UNKNOWN, False
    return (waitstatus_to_exitcode(status), True) if ended else None


def _reap_any():
    """Takes the status of some child that has ended; returns its number and exit code. Returns None if there is no such child."""
    try:
        pid, status = os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return None
    return (pid, waitstatus_to_exitcode(status)) if pid else None


def _log_exit(loop, pid, returncode, kind="process"):
    _debug(loop, "debug", "%s %s exited with returncode %s", kind, pid, returncode)


def _call_in(loop, callback, pid, returncode, args):
    """Has the loop, which may run in another thread, call back."""
    if loop.is_closed():
        _asyncio._log("warning", f"Loop {loop!r} that handles pid {pid!r} is closed", None)
    else:
        loop.call_soon_threadsafe(callback, pid, returncode, *args)


def _on_signal(work, report):
    """Does what SIGCHLD asks for; an error there is reported."""
    try:
        work()
    except BaseException as exc:
        if isinstance(exc, (SystemExit, KeyboardInterrupt)):
            raise
        report("Unknown exception in SIGCHLD handler", exc)


def _with(*parts):
    """Gives a class the methods of others that it does not define. They are no bases: programs look at those of watchers."""

    def complete(cls):
        for part in parts:
            for name, method in vars(part).items():
                if callable(method) and name not in vars(cls):
                    setattr(cls, name, method)
        return cls

    return complete


class _Entered:
    """The part of a watcher that needs no preparation where children are made."""

    def __enter__(self):
        return self

    def __exit__(self, kind, exc, tb):
        pass


class _Independent:
    """The part of a watcher that depends neither on a loop nor on signals."""

    def is_active(self):
        return True

    def attach_loop(self, loop):
        pass

    def remove_child_handler(self, pid):
        return True

    def close(self):
        pass


class _Registry:
    """The part of a watcher that keeps in _callbacks, by pid, whom to call back."""

    def remove_child_handler(self, pid):
        return self._callbacks.pop(pid, None) is not None


class _Asking:
    """The part of a watcher that asks after each child it was told of whenever one of the process has ended."""

    def _do_waitpid_all(self):
        for pid in [*self._callbacks]:
            self._do_waitpid(pid)

    def _do_waitpid(self, expected_pid):
        assert expected_pid > 0
        ended = _reap(expected_pid, os.WNOHANG)
        if ended is not None:
            self._ended(expected_pid, *ended)


@_with(_Entered, _Independent)
class PidfdChildWatcher(AbstractChildWatcher):
    """Waits for a descriptor of the process, in the loop that runs when the child is added."""

    def add_child_handler(self, pid, callback, *args):
        loop = events.get_running_loop()
        descriptor = os.pidfd_open(pid)
        loop._add_reader(descriptor, self._do_wait, pid, descriptor, callback, args)

    def _do_wait(self, pid, pidfd, callback, args):
        events.get_running_loop()._remove_reader(pidfd)
        returncode = _UNKNOWN
        try:
            returncode = waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        except ChildProcessError:
            text = f"child process pid {pid} exit status already read:  will report returncode {_UNKNOWN}"
            _asyncio._log("warning", text, None)
        os.close(pidfd)
        callback(pid, returncode, *args)


@_with(_Entered, _Independent)
class ThreadedChildWatcher(AbstractChildWatcher):
    """Waits for each process in a thread of its own."""

    def __init__(self):
        self._threads = {}  # by pid
        self._numbers = itertools.count()

    def __del__(self):
        if any([thread.is_alive() for thread in [*self._threads.values()]]):
            import warnings

            text = f"{type(self)} has registered but not finished child processes"
            warnings.warn(text, ResourceWarning, source=self)

    def add_child_handler(self, pid, callback, *args):
        import threading

        work = events.get_running_loop(), pid, callback, args
        name = f"asyncio-waitpid-{next(self._numbers)}"
        self._threads[pid] = thread = threading.Thread(target=self._do_waitpid, name=name, args=work, daemon=True)
        thread.start()

    def _do_waitpid(self, loop, expected_pid, callback, args):
        assert expected_pid > 0
        returncode, known = _reap(expected_pid)
        if known:
            _log_exit(loop, expected_pid, returncode)
        _call_in(loop, callback, expected_pid, returncode, args)
        del self._threads[expected_pid]


class BaseChildWatcher(AbstractChildWatcher):
    """A watcher that has its loop handle SIGCHLD."""

    def __init__(self):
        self._callbacks = {}  # by pid: the callback and its arguments
        self._loop = None

    def _do_waitpid(self, expected_pid):
        raise NotImplementedError()

    def _do_waitpid_all(self):
        raise NotImplementedError()

    def is_active(self):
        return False if self._loop is None else self._loop.is_running()

    def close(self):
        self.attach_loop(None)

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
        _on_signal(self._do_waitpid_all, self._report)

    def _report(self, message, exc):
        self._loop.call_exception_handler({"message": message, "exception": exc})


def _unexpected(pid, exc):
    _asyncio._log("warning", f"Child watcher got an unexpected pid: {pid!r}", exc)


@_with(_Registry, _Asking, _Entered)
class SafeChildWatcher(BaseChildWatcher):
    """Asks after each child that it was told of whenever one of the process has ended."""

    def __init__(self):
        super().__init__()
        _deprecated("SafeChildWatcher")

    def close(self):
        self._callbacks.clear()
        super().close()

    def add_child_handler(self, pid, callback, *args):
        self._callbacks[pid] = callback, args
        self._do_waitpid(pid)  # it may have ended already

    def _ended(self, pid, returncode, known):
        if known:
            _log_exit(self._loop, pid, returncode)
        try:
            callback, args = self._callbacks.pop(pid)
        except KeyError as exc:
            if self._loop.get_debug():
                _unexpected(pid, exc)
        else:
            callback(pid, returncode, *args)


@_with(_Registry)
class FastChildWatcher(BaseChildWatcher):
    """Takes the status of every child that has ended, whoever made it."""

    def __init__(self):
        super().__init__()
        import threading

        self._forks = 0  # how many may be making children, which are not registered yet
        self._zombies = {}  # exit codes of children that are not registered, or not yet, by pid
        self._lock = threading.Lock()
        _deprecated("FastChildWatcher")

    def close(self):
        self._zombies.clear()
        self._callbacks.clear()
        super().close()

    def __enter__(self):
        self._count_fork(1)
        return self

    def __exit__(self, kind, exc, tb):
        victims = self._count_fork(-1)
        if victims:
            _asyncio._log("warning", f"Caught subprocesses termination from unknown pids: {victims}", None)

    def _count_fork(self, step):
        """Counts who makes children; returns those who ended and will not be registered any more."""
        with self._lock:
            self._forks += step
            if self._forks:
                return None
            victims, self._zombies = self._zombies, {}
            return victims

    def add_child_handler(self, pid, callback, *args):
        assert self._forks, "Must use the context manager"
        with self._lock:
            returncode = self._zombies.pop(pid, None)
            if returncode is None:
                self._callbacks[pid] = callback, args
        if returncode is not None:
            callback(pid, returncode, *args)

    def _do_waitpid_all(self):
        # Signals coalesce: one may tell of several children.
        while (ended := _reap_any()) is not None:
            self._ended(*ended)

    def _ended(self, pid, returncode):
        with self._lock:
            handler = self._callbacks.pop(pid, None)
            early = handler is None and self._forks > 0
            if early:
                self._zombies[pid] = returncode
            if early or handler is not None:
                _log_exit(self._loop, pid, returncode, "unknown process" if early else "process")
        if handler is not None:
            callback, args = handler
            callback(pid, returncode, *args)
        elif not early:
            _asyncio._log("warning", f"Caught subprocess termination from unknown pid: {pid} -> {returncode}", None)


@_with(_Registry, _Asking, _Entered)
class MultiLoopChildWatcher(AbstractChildWatcher):
    """Handles SIGCHLD itself and calls back in the loops that children were added in."""

    def __init__(self):
        self._saved_sighandler = None
        self._callbacks = {}  # by pid: the loop, the callback and its arguments
        _deprecated("MultiLoopChildWatcher")

    def is_active(self):
        return self._saved_sighandler is not None

    def attach_loop(self, loop):
        import signal

        if self.is_active():
            return
        before = signal.signal(signal.SIGCHLD, self._sig_chld)
        if before is None:
            text = "Previous SIGCHLD handler was set by non-Python code, restore to default handler on watcher close."
            _asyncio._log("warning", text, None)
        self._saved_sighandler = signal.SIG_DFL if before is None else before

    def close(self):
        import signal

        self._callbacks.clear()
        if not self.is_active():
            return
        if signal.getsignal(signal.SIGCHLD) == self._sig_chld:
            signal.signal(signal.SIGCHLD, self._saved_sighandler)
        else:
            _asyncio._log("warning", "SIGCHLD handler was changed by outside code", None)
        self._saved_sighandler = None

    def add_child_handler(self, pid, callback, *args):
        self._callbacks[pid] = events.get_running_loop(), callback, args
        self._do_waitpid(pid)  # it may have ended already

    def _ended(self, pid, returncode, known):
        try:
            loop, callback, args = self._callbacks.pop(pid)
        except KeyError as exc:
            _unexpected(pid, exc)
            return
        if known and not loop.is_closed():
            _log_exit(loop, pid, returncode)
        _call_in(loop, callback, pid, returncode, args)

    def _sig_chld(self, signum, frame):
        _on_signal(self._do_waitpid_all, self._report)

    def _report(self, message, exc):
        _asyncio._log("warning", message, exc)


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
