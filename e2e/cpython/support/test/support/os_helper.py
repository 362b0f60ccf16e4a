"""Files, directories and the environment in tests."""

import collections.abc
import contextlib
import os
import stat
import time
import unittest
import warnings

TESTFN_ASCII = f"@test_{os.getpid()}_tmp"
TESTFN_UNICODE = TESTFN_ASCII + "-\xe0\xf2\u0258\u0141\u011f"
TESTFN_UNENCODABLE = None
FS_NONASCII = "\xe6"
TESTFN_UNDECODABLE = TESTFN_ASCII.encode() + b"\xe7w\xf0"
TESTFN_NONASCII = TESTFN_ASCII + FS_NONASCII
TESTFN = TESTFN_NONASCII
SAVEDCWD = os.getcwd()


def unlink(filename):
    try:
        os.unlink(filename)
    except (FileNotFoundError, NotADirectoryError):
        pass


def rmdir(dirname):
    try:
        os.rmdir(dirname)
    except FileNotFoundError:
        pass


def rmtree(path):
    """Removes a directory with all that is in it."""
    try:
        names = os.listdir(path)
    except FileNotFoundError:
        return
    for name in names:
        full = os.path.join(path, name)
        if os.path.isdir(full) and not os.path.islink(full):
            rmtree(full)
        else:
            unlink(full)
    rmdir(path)


def make_bad_fd():
    """The number of a file that is not open."""
    file = open(TESTFN, "wb")
    try:
        return file.fileno()
    finally:
        file.close()
        unlink(TESTFN)


def fd_count():
    return len(os.listdir("/proc/self/fd"))


def can_symlink():
    return hasattr(os, "symlink")


def skip_unless_symlink(test):
    return test if can_symlink() else unittest.skip("Requires functional symlink implementation")(test)


def can_hardlink():
    return hasattr(os, "link")


def skip_unless_hardlink(test):
    return test if can_hardlink() else unittest.skip("requires hardlink support")(test)


def can_xattr():
    return False


def skip_unless_xattr(test):
    return unittest.skip("no non-broken extended attribute support")(test)


def can_chmod():
    return hasattr(os, "chmod")


def skip_unless_working_chmod(test):
    return test if can_chmod() else unittest.skip("requires working os.chmod()")(test)


def can_dac_override():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def skip_if_dac_override(test):
    return unittest.skip("incompatible with CAP_DAC_OVERRIDE")(test) if can_dac_override() else test


def skip_unless_dac_override(test):
    return test if can_dac_override() else unittest.skip("requires CAP_DAC_OVERRIDE")(test)


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    """A context with a directory that is removed afterwards."""
    created = False
    if path is None:
        path = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"{TESTFN_ASCII}_{time.monotonic_ns()}")
    try:
        os.mkdir(path)
        created = True
    except OSError as exc:
        if not quiet:
            raise
        warnings.warn(f"tests may fail, unable to create temporary directory {path!r}: {exc}", RuntimeWarning, stacklevel=3)
    try:
        yield os.path.realpath(path)
    finally:
        if created:
            rmtree(path)


@contextlib.contextmanager
def change_cwd(path, quiet=False):
    """A context with another current directory."""
    saved = os.getcwd()
    try:
        os.chdir(os.path.realpath(path))
    except OSError as exc:
        if not quiet:
            raise
        warnings.warn(f"tests may fail, unable to change the current working directory to {path!r}: {exc}",
                      RuntimeWarning, stacklevel=3)
    try:
        yield os.getcwd()
    finally:
        os.chdir(saved)


@contextlib.contextmanager
def temp_cwd(name="tempcwd", quiet=False):
    """A context whose current directory is new and is removed afterwards."""
    path = None if name is None else os.path.join(os.environ.get("TMPDIR", "/tmp"), f"{name}_{os.getpid()}")
    with temp_dir(path=path, quiet=quiet) as temp_path:
        with change_cwd(temp_path, quiet=quiet) as cwd:
            yield cwd


def create_empty_file(filename):
    os.close(os.open(filename, os.O_WRONLY | os.O_CREAT | os.O_TRUNC))


@contextlib.contextmanager
def open_dir_fd(path):
    fd = os.open(path, os.O_RDONLY)
    try:
        yield fd
    finally:
        os.close(fd)


def fs_is_case_insensitive(directory):
    return False


class FakePath:
    """A path-like object; it raises the path if that is an exception."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"<FakePath {self.path!r}>"

    def __fspath__(self):
        if isinstance(self.path, BaseException) or isinstance(self.path, type) and issubclass(self.path, BaseException):
            raise self.path
        return self.path


@contextlib.contextmanager
def temp_umask(umask):
    old = os.umask(umask)
    try:
        yield
    finally:
        os.umask(old)


@contextlib.contextmanager
def save_mode(path, *, quiet=False):
    saved = os.stat(path)
    try:
        yield
    finally:
        os.chmod(path, stat.S_IMODE(saved.st_mode))


class EnvironmentVarGuard(collections.abc.MutableMapping):
    """The environment; a context that takes back the changes made through it."""

    def __init__(self):
        self._environ = os.environ
        self._changed = {}

    def __getitem__(self, envvar):
        return self._environ[envvar]

    def _note(self, envvar):
        if envvar not in self._changed:
            self._changed[envvar] = self._environ.get(envvar)

    def __setitem__(self, envvar, value):
        self._note(envvar)
        self._environ[envvar] = value

    def __delitem__(self, envvar):
        self._note(envvar)
        if envvar in self._environ:
            del self._environ[envvar]

    def keys(self):
        return self._environ.keys()

    def __iter__(self):
        return iter(self._environ)

    def __len__(self):
        return len(self._environ)

    def set(self, envvar, value):
        self[envvar] = value

    def unset(self, envvar, /, *envvars):
        for name in (envvar, *envvars):
            del self[name]

    def copy(self):
        return dict(self)

    def __enter__(self):
        return self

    def __exit__(self, *ignore_exc):
        for k, v in self._changed.items():
            if v is not None:
                self._environ[k] = v
            elif k in self._environ:
                del self._environ[k]
