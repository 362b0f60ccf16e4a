"""Temporary files and directories."""

import errno as _errno
import functools as _functools
import io as _io
import os as _os
import shutil as _shutil
import sys as _sys
import types as _types
import weakref as _weakref
from contextlib import ExitStack as _ExitStack
from random import Random as _Random

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp", "TMP_MAX",
    "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb",
]

TMP_MAX = 10000
template = "tmp"
tempdir = None

_text_openflags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW
_bin_openflags = _text_openflags


def _infer_return_type(*args):
    """str or bytes, whichever the arguments are of."""
    given = [_os.fspath(arg) if isinstance(arg, _os.PathLike) else arg for arg in args if arg is not None]
    kinds = {bytes if isinstance(arg, bytes) else str for arg in given}
    if len(kinds) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    if not kinds:
        kinds.add(str if tempdir is None or isinstance(tempdir, str) else bytes)
    return kinds.pop()


def _sanitize_params(prefix, suffix, dir):
    output_type = _infer_return_type(prefix, suffix, dir)
    if suffix is None:
        suffix = output_type()
    if prefix is None:
        prefix = template if output_type is str else _os.fsencode(template)
    if dir is None:
        dir = gettempdir() if output_type is str else gettempdirb()
    return prefix, suffix, dir, output_type


class _RandomNameSequence:
    characters = "abcdefghijklmnopqrstuvwxyz0123456789_"

    @property
    def rng(self):
        """A generator of random numbers that is this process's own."""
        process = _os.getpid()
        if getattr(self, "_rng_pid", None) != process:
            self._rng, self._rng_pid = _Random(), process
        return self._rng

    def __iter__(self):
        return self

    def __next__(self):
        return "".join(self.rng.choices(self.characters, k=8))


def _candidate_tempdir_list():
    dirs = [value for value in map(_os.getenv, ("TMPDIR", "TEMP", "TMP")) if value]
    dirs.extend(["/tmp", "/var/tmp", "/usr/tmp"])
    try:
        dirs.append(_os.getcwd())
    except (AttributeError, OSError):
        dirs.append(_os.curdir)
    return dirs


def _get_default_tempdir(dirlist=None):
    """The first candidate directory in which a file can be made."""
    names = _RandomNameSequence()
    if dirlist is None:
        dirlist = _candidate_tempdir_list()
    for dir in dirlist:
        if dir != _os.curdir:
            dir = _os.path.abspath(dir)
        for _ in range(100):
            filename = _os.path.join(dir, next(names))
            try:
                fd = _os.open(filename, _bin_openflags, 0o600)
                try:
                    _os.write(fd, b"blat")
                finally:
                    _os.close(fd)
                    _os.unlink(filename)
                return dir
            except FileExistsError:
                pass
            except OSError:
                break
    raise FileNotFoundError(_errno.ENOENT, "No usable temporary directory found in %s" % dirlist)


_name_sequence = None


def _get_candidate_names():
    global _name_sequence
    if _name_sequence is None:
        _name_sequence = _RandomNameSequence()
    return _name_sequence


def _first_free(make, dir, prefix, suffix, output_type, kind):
    """What make gives for the first name that is not taken: it raises FileExistsError for those that are."""
    names = _get_candidate_names()
    for _ in range(TMP_MAX):
        name = next(names)
        path = _os.path.join(dir, prefix + (_os.fsencode(name) if output_type is bytes else name) + suffix)
        try:
            return make(path)
        except FileExistsError:
            pass
    raise FileExistsError(_errno.EEXIST, f"No usable temporary {kind} found")


def _mkstemp_inner(dir, pre, suf, flags, output_type):
    def create(path):
        _sys.audit("tempfile.mkstemp", path)
        return _os.open(path, flags, 0o600), path

    return _first_free(create, _os.path.abspath(dir), pre, suf, output_type, "file name")


def gettempprefix():
    return template if isinstance(template, str) else _os.fsdecode(template)


def gettempprefixb():
    return _os.fsencode(gettempprefix())


def _gettempdir():
    global tempdir
    if tempdir is None:
        tempdir = _get_default_tempdir()
    return tempdir


def gettempdir():
    return _os.fsdecode(_gettempdir())


def gettempdirb():
    return _os.fsencode(_gettempdir())


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    prefix, suffix, dir, output_type = _sanitize_params(prefix, suffix, dir)
    return _mkstemp_inner(dir, prefix, suffix, _text_openflags if text else _bin_openflags, output_type)


def mkdtemp(suffix=None, prefix=None, dir=None):
    def create(path):
        _sys.audit("tempfile.mkdtemp", path)
        _os.mkdir(path, 0o700)
        return _os.path.abspath(path)

    prefix, suffix, dir, output_type = _sanitize_params(prefix, suffix, dir)
    return _first_free(create, dir, prefix, suffix, output_type, "directory name")


def mktemp(suffix="", prefix=template, dir=None):
    def check(path):
        if _os.path.lexists(path):
            raise FileExistsError
        return path

    return _first_free(check, gettempdir() if dir is None else dir, prefix, suffix, str, "filename")


def _unless_gone(remove, path, *args):
    try:
        remove(path, *args)
    except FileNotFoundError:
        pass


class _TemporaryFileCloser:
    """Closes and deletes a file once, whoever asks first."""

    cleanup_called = False
    close_called = False

    def __init__(self, file, name, delete=True, delete_on_close=True, warn_message="Implicitly cleaning up unknown file"):
        self.file = file
        self.name = name
        self.delete = delete
        self.delete_on_close = delete_on_close
        self.warn_message = warn_message

    def cleanup(self, windows=False, unlink=_os.unlink):
        if self.cleanup_called:
            return
        self.cleanup_called = True
        try:
            self._close_once()
        finally:
            if self.delete:
                _unless_gone(unlink, self.name)

    def _close_once(self):
        """Close the file if that was not done; whether it was to be done."""
        pending = not self.close_called
        if pending:
            self.close_called = True
            self.file.close()
        return pending

    def close(self):
        if self.close_called:
            return
        try:
            self._close_once()
        finally:
            if self.delete_on_close and self.delete:
                self.cleanup()


def _keeping(closer, method):
    """A method of a file that keeps the file from going while it is kept itself."""
    @_functools.wraps(method)
    def func_wrapper(*args, **kwargs):
        return method(*args, **kwargs)

    func_wrapper._closer = closer
    return func_wrapper


class _TemporaryFileWrapper:
    """A file with a name that goes when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._closer = _TemporaryFileCloser(file, name, delete, delete_on_close, "Implicitly cleaning up {!r}".format(self))

    def __getattr__(self, name):
        value = getattr(vars(self)["file"], name)
        if hasattr(value, "__call__"):
            value = _keeping(self._closer, value)
        # Numbers may change; all else is found at once the next time.
        if not isinstance(value, int):
            setattr(self, name, value)
        return value

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        handled = self.file.__exit__(exc, value, tb)
        self._closer.cleanup()
        return handled

    def close(self):
        self._closer.close()

    def __iter__(self):
        for line in self.file:
            yield line


def _name_stream(file, name):
    """Give a file the name that its innermost layer reports."""
    for layer in ("buffer", "raw"):
        file = getattr(file, layer, file)
    file.name = name


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
                       errors=None, delete_on_close=True):
    prefix, suffix, dir, output_type = _sanitize_params(prefix, suffix, dir)
    with _ExitStack() as undo:
        path = None

        def opener(*args):
            nonlocal path
            fd, path = _mkstemp_inner(dir, prefix, suffix, _bin_openflags, output_type)
            if delete:
                undo.callback(_os.unlink, path)
            return fd

        file = _io.open(dir, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors, opener=opener)
        undo.callback(file.close)
        _name_stream(file, path)
        wrapper = _TemporaryFileWrapper(file, path, delete, delete_on_close)
        undo.pop_all()
    return wrapper


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    prefix, suffix, dir, output_type = _sanitize_params(prefix, suffix, dir)
    fd = None

    def opener(*args):
        nonlocal fd
        fd, path = _mkstemp_inner(dir, prefix, suffix, _bin_openflags, output_type)
        try:
            _os.unlink(path)
        except BaseException:
            _os.close(fd)
            raise
        return fd

    file = _io.open(dir, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors, opener=opener)
    _name_stream(file, fd)
    return file


def _method_of_file(name, takes_args=False):
    """A method of the file that is used at the time."""
    if takes_args:
        def method(self, *args):
            return getattr(self._file, name)(*args)
    else:
        def method(self):
            return getattr(self._file, name)()
    method.__name__, method.__qualname__ = name, "SpooledTemporaryFile." + name
    return method


def _attribute_of_file(name):
    return property(lambda self: getattr(self._file, name))


class SpooledTemporaryFile(_io.IOBase):
    """A temporary file that is kept in memory while it is small."""

    _rolled = False

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                 errors=None):
        self._max_size = max_size
        self._file = _io.BytesIO()
        if "b" not in mode:
            self._file = _io.TextIOWrapper(self._file, encoding=encoding or "utf-8", errors=errors, newline=newline)
        self._TemporaryFileArgs = dict(mode=mode, buffering=buffering, suffix=suffix, prefix=prefix, encoding=encoding,
                                       newline=newline, dir=dir, errors=errors)

    __class_getitem__ = classmethod(_types.GenericAlias)

    def _check(self, file):
        if not self._rolled and self._max_size and file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        """Go on in a file on disk, at the same place."""
        if self._rolled:
            return
        memory, disk = self._file, TemporaryFile(**self._TemporaryFileArgs)
        del self._TemporaryFileArgs
        self._file = disk
        place = memory.tell()
        if hasattr(disk, "buffer"):
            # Text goes over as the bytes it is, or line ends would be translated twice.
            disk.buffer.write(memory.detach().getvalue())
        else:
            disk.write(memory.getvalue())
        disk.seek(place, _os.SEEK_SET)
        self._rolled = True

    def __enter__(self):
        if self.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __iter__(self):
        return iter(self._file)

    def __del__(self):
        pass

    closed, encoding, errors, newlines = map(_attribute_of_file, ("closed", "encoding", "errors", "newlines"))

    close, flush, isatty, readable, seekable, tell, writable, detach = map(
        _method_of_file, ("close", "flush", "isatty", "readable", "seekable", "tell", "writable", "detach"))

    read, read1, readline, readlines, seek = (
        _method_of_file(name, takes_args=True) for name in ("read", "read1", "readline", "readlines", "seek"))

    def readinto(self, b):
        return self._file.readinto(b)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    @property
    def mode(self):
        # In memory there is no mode but that which the file is to have.
        return self._file.mode if hasattr(self._file, "mode") else self._TemporaryFileArgs["mode"]

    @property
    def name(self):
        return getattr(self._file, "name", None)

    def truncate(self, size=None):
        if size is not None and size > self._max_size:
            self.rollover()
        return self._file.truncate(*(() if size is None else (size,)))

    def write(self, s):
        target = self._file
        written = target.write(s)
        self._check(target)
        return written

    def writelines(self, iterable):
        if self._rolled or self._max_size == 0:
            return self._file.writelines(iterable)
        for line in iterable:
            self.write(line)


class TemporaryDirectory:
    """A directory that goes, with all that is in it, when its with statement ends or cleanup is called."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        self._finalizer = _weakref.finalize(
            self, self._cleanup, self.name, warn_message="Implicitly cleaning up {!r}".format(self),
            ignore_errors=self._ignore_cleanup_errors, delete=self._delete)

    @classmethod
    def _rmtree(cls, name, ignore_errors=False, repeated=False):
        def onexc(func, path, exc):
            if isinstance(exc, FileNotFoundError):
                return
            if isinstance(exc, PermissionError) and not (repeated and path == name):
                _unless_gone(cls._unlock_and_remove, path, name, ignore_errors)
            elif not ignore_errors:
                raise exc

        _shutil.rmtree(name, onexc=onexc)

    @classmethod
    def _unlock_and_remove(cls, path, top, ignore_errors):
        """Removes what could not be removed below a directory: it, or the directory around it, may have lost its permissions."""
        for locked in (path,) if path == top else (_os.path.dirname(path), path):
            if not _os.path.islink(locked):
                _os.chmod(locked, 0o700)
        again = False
        try:
            _os.unlink(path)
            return
        except IsADirectoryError:
            pass
        except PermissionError:
            if not _os.path.isdir(path):
                if ignore_errors:
                    return
                raise
            again = path == top
        cls._rmtree(path, ignore_errors=ignore_errors, repeated=again)

    @classmethod
    def _cleanup(cls, name, warn_message, ignore_errors=False, delete=True):
        if not delete:
            return
        import warnings

        cls._rmtree(name, ignore_errors=ignore_errors)
        warnings.warn(warn_message, ResourceWarning)

    @classmethod
    def _cleanup(cls, name, warn_message, ignore_errors=False, delete=True):
        if delete:
            cls._rmtree(name, ignore_errors=ignore_errors)
            import warnings
            warnings.warn(warn_message, ResourceWarning)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if not self._delete:
            return
        self.cleanup()

    def cleanup(self):
        pending = self._finalizer.detach()
        if pending or _os.path.exists(self.name):
            self._rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)

    __class_getitem__ = classmethod(_types.GenericAlias)
