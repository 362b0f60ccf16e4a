"""The operating system: files, directories, processes, the environment."""

import abc
import posixpath as path
import sys
from collections.abc import Mapping, MutableMapping
from _types import _mark_static
from types import GenericAlias as _GenericAlias
from posix import *
from posix import _exit
import posix
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

sys.modules["os.path"] = path
name = "posix"
linesep = "\n"
error = OSError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
P_NOWAIT, P_WAIT = 1, 0
supports_dir_fd = set()
supports_fd = set()
supports_follow_symlinks = set()
supports_bytes_environ = True


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


class _Environ(MutableMapping):
    """The environment as text or as bytes; assignments are passed on to the system. The data is text in both cases."""

    def __init__(self, data, kind):
        self._data = data
        self._kind = kind
        self._shown = str if kind is str else fsencode

    def _check(self, value):
        if not isinstance(value, self._kind):
            raise TypeError("%s expected, not %s" % (self._kind.__name__, type(value).__name__))
        return fsdecode(value)

    def __getitem__(self, key):
        name = self._check(key)
        try:
            return self._shown(self._data[name])
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        name, text = self._check(key), self._check(value)
        posix.putenv(name, text)
        self._data[name] = text

    def __delitem__(self, key):
        name = self._check(key)
        posix.unsetenv(name)
        try:
            del self._data[name]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from map(self._shown, tuple(self._data))

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return f"environ({self.copy()!r})"

    def copy(self):
        """Returns the environment as a dict."""
        return {self._shown(name): self._shown(text) for name, text in self._data.items()}

    def setdefault(self, key, value):
        if key in self:
            return self[key]
        self[key] = value
        return self[key]

    def __or__(self, other):
        return _merged(self, other)

    def __ror__(self, other):
        return _merged(other, self)

    def __ior__(self, other):
        """Takes over what another mapping or pairs have."""
        self.update(other)
        return self


def _merged(first, second):
    if not (isinstance(first, Mapping) and isinstance(second, Mapping)):
        return NotImplemented
    return {**first, **second}


environ = _Environ(posix.environ(), str)
environb = _Environ(environ._data, bytes)


def getenv(key, default=None):
    return environ.get(key, default)


def getenvb(key, default=None):
    return environb.get(key, default)


def getcwdb():
    return fsencode(getcwd())


def process_cpu_count():
    return cpu_count()


def get_exec_path(env=None):
    """Lists the directories where programs are looked for."""
    found = [value for name in ("PATH", b"PATH") if (value := _value(environ if env is None else env, name)) is not None]
    if len(found) > 1:
        raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
    return fsdecode(found[0]).split(pathsep) if found else defpath.split(pathsep)


def _value(env, name):
    try:
        return env.get(name)
    except TypeError:
        return None  # it has names of the other kind


def _split_last(name):
    """Splits a path before its last part, whether a slash follows that or not."""
    head, tail = path.split(name)
    return (head, tail) if tail else path.split(head)


def _above(name):
    """Yields the directories above name, the nearest first."""
    head, tail = _split_last(name)
    while head and tail:
        yield head
        head, tail = path.split(head)


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a directory, and before it those above that do not exist."""
    pending = [name, *_missing_above(name)]
    outermost = len(pending)
    while pending:
        directory = pending.pop()
        if len(pending) + 1 < outermost and _split_last(directory)[1] in (curdir, b"."):
            continue  # it is the one that has just been made
        try:
            mkdir(directory, 0o777 if pending else mode)
        except OSError as e:
            if exist_ok and path.isdir(directory):
                continue
            if not (pending and isinstance(e, FileExistsError)):
                raise


def _missing_above(name):
    """Yields the directories above name that do not exist, the nearest first."""
    head, tail = _split_last(name)
    while head and tail and not path.exists(head):
        yield head
        head, tail = _split_last(head)


def removedirs(name):
    """Removes a directory, and then those above as long as they are empty."""
    rmdir(name)
    for directory in _above(name):
        try:
            rmdir(directory)
        except OSError:
            break


def _parent(name):
    head, tail = path.split(name)
    return head if tail else None


def renames(old, new):
    """Renames a file; makes the directories that its new name needs and removes those that its old one leaves empty."""
    if (parent := _parent(new)) and not path.exists(parent):
        makedirs(parent)
    rename(old, new)
    if parent := _parent(old):
        try:
            removedirs(parent)
        except OSError:
            pass


class DirEntry:
    """An entry of a directory, as scandir gives it."""

    __slots__ = ("name", "path", "_stats")
    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, directory, name):
        self.name = name
        self.path = path.join(directory, name)
        self._stats = {}

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def stat(self, *, follow_symlinks=True):
        if follow_symlinks not in self._stats:
            self._stats[follow_symlinks] = stat(self.path) if follow_symlinks else lstat(self.path)
        return self._stats[follow_symlinks]

    def inode(self):
        return self.stat(follow_symlinks=False).st_ino

    def _is(self, kind, follow):
        try:
            return self.stat(follow_symlinks=follow).st_mode & 0o170000 == kind
        except FileNotFoundError:
            return False

    def is_dir(self, *, follow_symlinks=True):
        return self._is(0o040000, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        return self._is(0o100000, follow_symlinks)

    def is_symlink(self):
        return self._is(0o120000, False)

    def is_junction(self):
        return False


class _Scan:
    """The iterator that scandir gives."""

    __slots__ = ("_it",)

    def __init__(self, directory):
        names = listdir(directory)
        self._it = iter([DirEntry(directory, n) for n in names])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._it)

    def close(self):
        self._it = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


_Scan.__name__ = _Scan.__qualname__ = "ScandirIterator"
DirEntry.__module__ = _Scan.__module__ = "posix"
_mark_static(DirEntry, _Scan)


def scandir(path=None):
    return _Scan("." if path is None else fspath(path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    stack = [fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        dirs, files, descend = [], [], []
        try:
            entries = list(scandir(top))
        except OSError as e:
            if onerror is not None:
                onerror(e)
            continue
        for entry in entries:
            try:
                is_dir = entry.is_dir()
            except OSError:
                is_dir = False
            if is_dir:
                dirs.append(entry.name)
                if not topdown and (followlinks or not entry.is_symlink()):
                    descend.append(entry.path)
            else:
                files.append(entry.name)
        if topdown:
            yield top, dirs, files
            for d in reversed(dirs):
                new = path.join(top, d)
                if followlinks or not path.islink(new):
                    stack.append(new)
        else:
            stack.append((top, dirs, files))
            stack.extend(reversed(descend))


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError("invalid fd type (%s, expected integer)" % type(fd))
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def execl(file, *args):
    execv(file, args)


def execle(file, *args):
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    execvp(file, args)


def execlpe(file, *args):
    execvpe(file, args[:-1], args[-1])


def popen(cmd, mode="r", buffering=-1):
    if not isinstance(cmd, str):
        raise TypeError(f"invalid cmd type ({type(cmd)}, expected string)")
    if mode not in ("r", "w"):
        raise ValueError(f"invalid mode {mode!r}")
    if not buffering:
        raise ValueError("popen() does not support unbuffered streams")
    fd, pid = posix._start_shell(cmd, mode == "r")
    return _PipeEnd(fdopen(fd, mode, buffering), pid)


class _PipeEnd:
    """A file that is connected with a command; closing it waits for the command."""

    def __init__(self, stream, pid):
        self._stream = stream
        self._pid = pid

    def close(self):
        self._stream.close()
        status = waitstatus_to_exitcode(waitpid(self._pid, 0)[1])
        return status << 8 or None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


class PathLike(abc.ABC):
    """What has a path in the file system."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any("__fspath__" in c.__dict__ for c in subclass.__mro__) or NotImplemented
        return NotImplemented

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)
