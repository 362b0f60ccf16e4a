"""The operating system: files, directories, processes, the environment."""

import abc
import posixpath as path
import sys
from collections.abc import MutableMapping
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
    """The environment; assignments are passed on to the system."""

    def __init__(self, data, check):
        self._data = data
        self._check = check

    def __getitem__(self, key):
        return self._data[self._check(key)]

    def __setitem__(self, key, value):
        key, value = self._check(key), self._check(value)
        posix.putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        key = self._check(key)
        posix.unsetenv(key)
        del self._data[key]

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ", ".join(f"{k!r}: {v!r}" for k, v in self._data.items())
        return f"environ({{{items}}})"

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        new = dict(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        new = dict(other)
        new.update(self)
        return new


def _text(value):
    if not isinstance(value, str):
        raise TypeError("str expected, not %s" % type(value).__name__)
    return value


environ = _Environ(posix.environ(), _text)


def getenv(key, default=None):
    return environ.get(key, default)


def getcwdb():
    return fsencode(getcwd())


def process_cpu_count():
    return cpu_count()


def get_exec_path(env=None):
    env = environ if env is None else env
    return env.get("PATH", defpath).split(pathsep)


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == (b"." if isinstance(tail, bytes) else "."):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
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
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    if buffering == 0 or buffering is None:
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
        code = waitstatus_to_exitcode(waitpid(self._pid, 0)[1])
        if code == 0:
            return None
        return code << 8 if code > 0 else code

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
