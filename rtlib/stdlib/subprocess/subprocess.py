"""Other programs: started, fed, listened to, waited for."""

import io
import os
import signal
import sys
import threading
import types
from time import monotonic as _time

import _subprocess

__all__ = [
    "Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run", "CalledProcessError",
    "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess",
]

PIPE = -1
STDOUT = -2
DEVNULL = -3

_PIPE_BUF = 4096
_USE_POSIX_SPAWN = False
_USE_VFORK = True
_can_fork_exec = True
_mswindows = False

# Processes that were dropped before they had ended: their status is still to be collected.
_active = []


def _cleanup():
    for process in _active[:]:
        if process._internal_poll(_deadstate=sys.maxsize) is not None:
            try:
                _active.remove(process)
            except ValueError:
                pass  # another thread has removed it


class SubprocessError(Exception):
    """Of all errors of this module."""


def _another_name_of(name, kind=None):
    """A property that is another attribute; what is set is made to be of a kind, if one is given."""
    def set(self, value):
        setattr(self, name, value if kind is None else kind(value))

    return property(lambda self: getattr(self, name), set)


class CalledProcessError(SubprocessError):
    """A program ended with a status other than zero, where that was to be checked."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd = returncode, cmd
        self.output, self.stderr = output, stderr

    def __str__(self):
        code = self.returncode
        if not code or code > 0:
            return "Command '%s' returned non-zero exit status %d." % (self.cmd, code)
        try:
            how = repr(signal.Signals(-code))
        except ValueError:
            how = f"unknown signal {-code}"
        return f"Command '{self.cmd}' died with {how}."

    stdout = _another_name_of("output")


class TimeoutExpired(SubprocessError):
    """A program had not ended when the time for it was over."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout = cmd, timeout
        self.output, self.stderr = output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    stdout = _another_name_of("output")


class CompletedProcess:
    """A program that has ended, and what it wrote."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode = args, returncode
        self.stdout, self.stderr = stdout, stderr

    def __repr__(self):
        shown = {"args": self.args, "returncode": self.returncode}
        shown.update((name, text) for name in ("stdout", "stderr") if (text := getattr(self, name)) is not None)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in shown.items())})"

    __class_getitem__ = classmethod(types.GenericAlias)

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program to its end and returns a CompletedProcess."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except:
            process.kill()
            raise
        code = process.poll()
        if check and code:
            raise CalledProcessError(code, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, code, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Runs a program to its end and returns its exit status."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """Runs a program to its end; raises CalledProcessError unless its exit status is zero."""
    code = call(*popenargs, **kwargs)
    if code:
        cmd = kwargs.get("args")
        raise CalledProcessError(code, popenargs[0] if cmd is None else cmd)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """Runs a program to its end and returns what it wrote; raises CalledProcessError unless its exit status is zero."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        is_text = any(kwargs.get(name) for name in ("universal_newlines", "text", "encoding", "errors"))
        kwargs["input"] = "" if is_text else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """Runs a command in the shell and returns its exit status and what it wrote, without the last newline."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        code = 0
    except CalledProcessError as e:
        data = e.output
        code = e.returncode
    return code, data.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    """Runs a command in the shell and returns what it wrote, without the last newline."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    """Joins arguments to a command line by the rules of Microsoft's C runtime."""
    words = []
    for arg in map(os.fsdecode, seq):
        quote = not arg or " " in arg or "\t" in arg
        word, backslashes = "", 0
        for c in arg:
            if c == "\\":
                backslashes += 1
                continue
            # Backslashes stand for themselves unless a quotation mark follows them.
            word += "\\" * (backslashes * 2 + 1 if c == '"' else backslashes) + c
            backslashes = 0
        word += "\\" * (backslashes * 2 if quote else backslashes)
        words.append(f'"{word}"' if quote else word)
    return " ".join(words)


def _id_of(value, what, find, type_error):
    """The number of a user or group that is given by number or name."""
    if isinstance(value, str):
        value = find(value)
    elif not isinstance(value, int):
        raise TypeError(type_error)
    if value < 0:
        raise ValueError(f"{what} ID cannot be negative, got {value}")
    return value


def _ids(user, group, extra_groups):
    """The numbers of user, group and groups; None where they stay as they are."""
    gid = groups = uid = None
    if group is not None:
        gid = _id_of(group, "Group", _subprocess.group, f"Group must be a string or an integer, not {type(group)}")
    if extra_groups is not None:
        if isinstance(extra_groups, str):
            raise ValueError("Groups must be a list, not a string")
        groups = [
            _id_of(g, "Group", _subprocess.group, f"Items in extra_groups must be a string or integer, not {type(g)}")
            for g in extra_groups
        ]
    if user is not None:
        uid = _id_of(user, "User", _subprocess.user, "User must be a string or an integer")
    return uid, gid, groups


class Popen:
    """A program that runs."""

    _child_created = False

    def __init__(
        self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None, close_fds=True,
        shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None, creationflags=0, restore_signals=True,
        start_new_session=False, pass_fds=(), *, user=None, group=None, extra_groups=None, encoding=None, errors=None,
        text=None, umask=-1, pipesize=-1, process_group=None,
    ):
        _cleanup()
        self._waitpid_lock = threading.Lock()
        self._input = None
        self._communication_started = False
        bufsize = -1 if bufsize is None else bufsize
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if stdout is STDOUT:
            raise ValueError("STDOUT can only be used for stderr")
        pipesize = -1 if pipesize is None else pipesize
        if not isinstance(pipesize, int):
            raise TypeError("pipesize must be an integer")
        if pass_fds and not close_fds:
            _subprocess.warn(RuntimeWarning, "pass_fds overriding close_fds.")
            close_fds = True
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags != 0:
            raise ValueError("creationflags is only supported on Windows platforms")
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.pipesize = pipesize
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError(
                "Cannot disambiguate when both text and universal_newlines are supplied but different. Pass one or the other."
            )
        self.text_mode = encoding or errors or text or universal_newlines
        if self.text_mode and encoding is None:
            self.encoding = encoding = "UTF-8"
        # How long a child that has got ^C as well is waited for.
        self._sigint_wait_secs = 0.25
        line_buffering = False
        if self.text_mode and bufsize == 1:
            line_buffering, bufsize = True, -1
        ids = _ids(user, group, extra_groups)
        # What only the child uses and this process closes once the child has it.
        ours = []
        try:
            std, ends = self._std_streams(stdin, stdout, stderr, ours)
            for name, fd in ends:
                self._open_stream(name, fd, bufsize, line_buffering)
            self._execute_child(
                args, executable, preexec_fn, close_fds, pass_fds, cwd, env, shell, std, start_new_session, process_group, ids, umask
            )
        except:
            for f in (self.stdin, self.stdout, self.stderr):
                if f is not None:
                    try:
                        f.close()
                    except OSError:
                        pass  # what is being raised says more
            raise
        finally:
            for fd in ours:
                os.close(fd)

    def _std_streams(self, stdin, stdout, stderr, ours):
        """The child's descriptors 0, 1 and 2 (-1: this process's own), and this process's ends of pipes. What is opened for the child alone
        is noted in ours."""
        std, ends, devnull = [-1, -1, -1], [], -1
        try:
            for i, (name, to) in enumerate((("stdin", stdin), ("stdout", stdout), ("stderr", stderr))):
                if to is None:
                    continue
                if to == PIPE:
                    r, w = os.pipe()
                    theirs, mine = (r, w) if i == 0 else (w, r)
                    ours.append(theirs)
                    ends.append((name, mine))
                    std[i] = theirs
                    if self.pipesize > 0:
                        _subprocess.set_pipe_size(w, self.pipesize)
                elif to == DEVNULL:
                    if devnull < 0:
                        devnull = os.open(os.devnull, os.O_RDWR)
                        ours.append(devnull)
                    std[i] = devnull
                elif i == 2 and to == STDOUT:
                    std[2] = std[1] if std[1] != -1 else sys.__stdout__.fileno()
                elif isinstance(to, int):
                    std[i] = to
                else:
                    std[i] = to.fileno()
        except:
            for _, fd in ends:
                os.close(fd)
            raise
        return std, ends

    def _open_stream(self, name, fd, bufsize, line_buffering):
        if name == "stdin":
            stream = io.open(fd, "wb", bufsize)
            if self.text_mode:
                stream = io.TextIOWrapper(
                    stream, write_through=True, line_buffering=line_buffering, encoding=self.encoding, errors=self.errors
                )
        else:
            stream = io.open(fd, "rb", bufsize)
            if self.text_mode:
                stream = io.TextIOWrapper(stream, encoding=self.encoding, errors=self.errors)
        setattr(self, name, stream)

    def _execute_child(
        self, args, executable, preexec_fn, close_fds, pass_fds, cwd, env, shell, std, start_new_session, process_group, ids, umask
    ):
        if isinstance(args, (str, bytes)):
            args = [args]
        elif isinstance(args, os.PathLike):
            if shell:
                raise TypeError("path-like args is not allowed when shell is true")
            args = [args]
        else:
            args = list(args)
        if shell:
            args = ["/bin/sh", "-c"] + args
            if executable:
                args[0] = executable
        if executable is None:
            executable = args[0]
        if preexec_fn is not None:
            # Between fork and exec no Python can run; what these two do the system does itself.
            if preexec_fn is getattr(os, "setsid", _subprocess):
                start_new_session = True
            elif preexec_fn is getattr(os, "setpgrp", _subprocess):
                process_group = 0
            else:
                raise NotImplementedError(
                    "preexec_fn: no Python code can run between fork and exec; use start_new_session, process_group, umask, user or group"
                )
        env_list = None
        if env is not None:
            env_list = []
            for key, value in env.items():
                key = os.fsencode(key)
                if b"=" in key:
                    raise ValueError("illegal environment variable name")
                env_list.append(key + b"=" + os.fsencode(value))
        name = os.fsencode(executable)
        if os.path.dirname(name):
            candidates = [name]
        else:
            candidates = [os.path.join(os.fsencode(d), name) for d in os.get_exec_path(env)]
        group = -1 if process_group is None else process_group
        pass_fds = sorted(map(int, set(pass_fds)))
        pid, number, in_dir = _subprocess.start(
            args, candidates, cwd, env_list, std, close_fds, pass_fds, start_new_session, group, ids, umask
        )
        if pid is None:
            error = OSError(number, os.strerror(number), cwd if in_dir else executable)
            if not in_dir and not name:
                error.add_note(
                    "The name of the program is empty, as sys.executable is in a translated program: there is no Python interpreter."
                    " PYTHONEXECUTABLE in the environment names one."
                )
            raise error
        self.pid = pid
        self._child_created = True

    def __repr__(self):
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text if len(text) <= 80 else text[:76] + "...>"

    __class_getitem__ = classmethod(types.GenericAlias)

    universal_newlines = _another_name_of("text_mode", bool)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for stream in filter(None, (self.stdout, self.stderr)):
            stream.close()
        interrupted = exc_type == KeyboardInterrupt
        try:
            if self.stdin:
                self.stdin.close()
        finally:
            if not interrupted:
                self.wait()
            elif self._sigint_wait_secs > 0:
                self._wait_after_interrupt(self._sigint_wait_secs)
            if interrupted:
                # Nothing else is to be raised in its place.
                return

    def __del__(self):
        if not self._child_created:
            return
        if self.returncode is None:
            _subprocess.warn(ResourceWarning, f"subprocess {self.pid} is still running")
        self._internal_poll(_deadstate=sys.maxsize)
        if self.returncode is None:
            _active.append(self)

    def _translate_newlines(self, data, encoding, errors):
        return data.decode(encoding, errors).replace("\r\n", "\n").replace("\r", "\n")

    def _stdin_write(self, input):
        try:
            if input:
                self.stdin.write(input)
        except BrokenPipeError:
            pass  # the child does not read: communicate does not mind
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def communicate(self, input=None, timeout=None):
        """Writes input to the program, reads what it writes, and waits for its end; returns what it wrote to stdout and stderr."""
        if self._communication_started and input:
            raise ValueError("Cannot send input after starting communication")
        pipes = [f for f in (self.stdin, self.stdout, self.stderr) if f]
        if timeout is None and not self._communication_started and len(pipes) < 2:
            # With a single pipe nothing can wait for something else.
            if self.stdin:
                self._stdin_write(input)
            written = self._drain(self.stdout), self._drain(self.stderr)
            self.wait()
            return written
        end = None if timeout is None else _time() + timeout
        try:
            stdout, stderr = self._communicate(input, end, timeout)
        except KeyboardInterrupt:
            wait = self._sigint_wait_secs
            self._wait_after_interrupt(wait if timeout is None else min(wait, self._remaining_time(end)))
            raise
        finally:
            self._communication_started = True
        self.wait(timeout=self._remaining_time(end))
        return stdout, stderr

    @staticmethod
    def _drain(stream):
        if not stream:
            return None
        text = stream.read()
        stream.close()
        return text

    def _wait_after_interrupt(self, seconds):
        self._sigint_wait_secs = 0
        try:
            self._wait(timeout=seconds)
        except TimeoutExpired:
            pass

    def _communicate(self, input, end, timeout):
        if not self._communication_started:
            self._output = {"stdout": [], "stderr": []}
            if self.stdin:
                try:
                    self.stdin.flush()
                    if not input:
                        self.stdin.close()
                except BrokenPipeError:
                    pass
        if self.stdin and self._input is None:
            self._input_offset = 0
            self._input = input
            if input is not None and self.text_mode:
                self._input = input.encode(self.stdin.encoding, self.stdin.errors)
        while self._exchange(end, timeout):
            pass
        self.wait(timeout=self._remaining_time(end))
        return self._result("stdout"), self._result("stderr")

    def _exchange(self, end, timeout):
        """Goes on until all is exchanged or the last is written; reports whether there is more to do."""
        fds, rest = [-1, -1, -1], b""
        if self.stdin and not self.stdin.closed and self._input:
            fds[0] = self.stdin.fileno()
            rest = memoryview(self._input).cast("B")[self._input_offset :]
        for i, stream in ((1, self.stdout), (2, self.stderr)):
            if stream and not stream.closed:
                fds[i] = stream.fileno()
        if fds == [-1, -1, -1]:
            return False
        sent, in_done, stdout, stderr, out_done, err_done, expired = _subprocess.exchange(
            fds[0], rest, fds[1], fds[2], self._remaining_time(end)
        )
        self._output["stdout"].append(stdout)
        self._output["stderr"].append(stderr)
        if fds[0] >= 0:
            self._input_offset += sent
            if in_done:
                self.stdin.close()
        if fds[1] >= 0 and out_done:
            self.stdout.close()
        if fds[2] >= 0 and err_done:
            self.stderr.close()
        if expired:
            partial = [b"".join(self._output[name]) or None for name in ("stdout", "stderr")]
            raise TimeoutExpired(self.args, timeout, *partial)
        return True

    def _result(self, name):
        stream = getattr(self, name)
        if not stream:
            return None
        data = b"".join(self._output[name])
        return self._translate_newlines(data, stream.encoding, stream.errors) if self.text_mode else data

    def _remaining_time(self, end):
        return None if end is None else end - _time()

    def poll(self):
        """Returns the exit status if the program has ended, else None."""
        return self._internal_poll()

    def _internal_poll(self, _deadstate=None):
        if self.returncode is None and self._waitpid_lock.acquire(False):
            try:
                if self.returncode is None:
                    self.returncode = _subprocess.collect(self.pid)
            except OSError:
                # Somebody else has collected the status.
                self.returncode = 0 if _deadstate is None else _deadstate
            finally:
                self._waitpid_lock.release()
        return self.returncode

    def wait(self, timeout=None):
        """Waits for the program's end and returns its exit status."""
        end = None if timeout is None else _time() + timeout
        try:
            return self._wait(timeout=timeout)
        except KeyboardInterrupt:
            wait = self._sigint_wait_secs
            self._wait_after_interrupt(wait if timeout is None else min(wait, self._remaining_time(end)))
            raise

    def _wait(self, timeout):
        while self.returncode is None:
            if not _subprocess.await_end(self.pid, timeout):
                raise TimeoutExpired(self.args, timeout)
            with self._waitpid_lock:
                if self.returncode is None:
                    try:
                        self.returncode = _subprocess.collect(self.pid)
                    except ChildProcessError:
                        self.returncode = 0
        return self.returncode

    def send_signal(self, sig):
        """Sends a signal to the program, unless it has ended."""
        self.poll()
        if self.returncode is not None:
            return
        try:
            os.kill(self.pid, sig)
        except ProcessLookupError:
            pass  # it ended just now

    def terminate(self):
        """Sends SIGTERM."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """Sends SIGKILL."""
        self.send_signal(signal.SIGKILL)
