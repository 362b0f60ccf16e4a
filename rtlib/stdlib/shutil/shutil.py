"""Copying, moving, removing and archiving of files and trees."""

import collections
import errno
import fnmatch
import os
import stat
import sys

__all__ = [
    "copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error", "SpecialFileError",
    "ExecError", "make_archive", "get_archive_formats", "register_archive_format", "unregister_archive_format",
    "get_unpack_formats", "register_unpack_format", "unregister_unpack_format", "unpack_archive", "ignore_patterns", "chown", "which",
    "get_terminal_size", "SameFileError", "disk_usage", "ReadError", "RegistryError",
]

COPY_BUFSIZE = 256 * 1024


class Error(OSError):
    pass


class SameFileError(Error):
    pass


class SpecialFileError(OSError):
    pass


class ExecError(OSError):
    pass


class ReadError(OSError):
    pass


class RegistryError(Exception):
    pass


def copyfileobj(fsrc, fdst, length=0):
    if not length:
        length = COPY_BUFSIZE
    while buf := fsrc.read(length):
        fdst.write(buf)


def _samefile(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def _islink(fn):
    return fn.is_symlink() if isinstance(fn, os.DirEntry) else os.path.islink(fn)


def copyfile(src, dst, *, follow_symlinks=True):
    sys.audit("shutil.copyfile", src, dst)
    if _samefile(src, dst):
        raise SameFileError("{!r} and {!r} are the same file".format(src, dst))
    for fn in [src, dst]:
        try:
            st = os.stat(fn)
        except OSError:
            continue
        if stat.S_ISFIFO(st.st_mode):
            fn = fn.path if isinstance(fn, os.DirEntry) else fn
            raise SpecialFileError("`%s` is a named pipe" % fn)
    if not follow_symlinks and _islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as fsrc:
        try:
            with open(dst, "wb") as fdst:
                copyfileobj(fsrc, fdst)
        except IsADirectoryError as e:
            if os.path.exists(dst):
                raise
            raise FileNotFoundError(f"Directory does not exist: {dst}") from e
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    sys.audit("shutil.copymode", src, dst)
    if not follow_symlinks and _islink(src) and os.path.islink(dst):
        return
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    sys.audit("shutil.copystat", src, dst)
    follow = follow_symlinks or not (_islink(src) and os.path.islink(dst))
    st = os.stat(src, follow_symlinks=follow)
    if follow:
        os.utime(dst, ns=(st.st_atime_ns, st.st_mtime_ns))
        os.chmod(dst, stat.S_IMODE(st.st_mode))


def _copy_with(copy_properties, src, dst, follow_symlinks):
    """Copy a file to a name or into a directory, then what copy_properties copies."""
    target = os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst
    for step in copyfile, copy_properties:
        step(src, target, follow_symlinks=follow_symlinks)
    return target


def copy(src, dst, *, follow_symlinks=True):
    return _copy_with(copymode, src, dst, follow_symlinks)


def copy2(src, dst, *, follow_symlinks=True):
    return _copy_with(copystat, src, dst, follow_symlinks)


def ignore_patterns(*patterns):
    def _ignore_patterns(path, names):
        ignored = []
        for pattern in patterns:
            ignored.extend(fnmatch.filter(names, pattern))
        return set(ignored)

    return _ignore_patterns


def _copytree(entries, src, dst, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok=False):
    left_out = () if ignore is None else ignore(os.fspath(src), [entry.name for entry in entries])
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    # Our own functions take an entry, which knows what it is; those of others are given a path.
    takes_entries = copy_function in (copy, copy2)

    def copy_entry(entry, source, target):
        given = entry if takes_entries else source
        if entry.is_symlink():
            pointee = os.readlink(source)
            if symlinks:
                os.symlink(pointee, target)
                copystat(given, target, follow_symlinks=False)
                return
            if ignore_dangling_symlinks and not os.path.exists(pointee):
                return
        if entry.is_dir():
            copytree(given, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
        else:
            copy_function(given, target)

    problems = []

    def attempt(step, source, target, *args):
        # What fails is told at the end; the rest is copied.
        try:
            step(*args, source, target)
        except Error as inner:
            problems.extend(inner.args[0])
        except OSError as failure:
            problems.append((source, target, str(failure)))

    for entry in entries:
        if entry.name not in left_out:
            attempt(copy_entry, os.path.join(src, entry.name), os.path.join(dst, entry.name), entry)
    attempt(copystat, src, dst)
    if problems:
        raise Error(problems)
    return dst


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    sys.audit("shutil.copytree", src, dst)
    with os.scandir(src) as itr:
        entries = list(itr)
    return _copytree(entries, src, dst, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)


def _remove(function, path, onexc):
    """Call the function that removes the path; that it is gone already is no error."""
    try:
        function(path)
    except FileNotFoundError:
        pass
    except OSError as failure:
        onexc(function, path, failure)


def _entries(path, onexc):
    try:
        with os.scandir(path) as found:
            return list(found)
    except FileNotFoundError:
        pass
    except OSError as failure:
        onexc(os.scandir, path, failure)
    return []


def _is_real_dir(entry):
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _rmtree(path, onexc):
    for entry in _entries(path, onexc):
        if _is_real_dir(entry):
            _rmtree(entry.path, onexc)
        else:
            _remove(os.unlink, entry.path, onexc)
    _remove(os.rmdir, path, onexc)


def _error_handler(ignore_errors, onerror, onexc):
    """What rmtree calls for an error: the newer onexc wins over onerror."""
    def ignore(function, path, failure):
        pass

    def refuse(function, path, failure):
        raise failure

    def tell_older(function, path, failure):
        return onerror(function, path, (type(failure), failure, failure.__traceback__))

    if ignore_errors:
        return ignore
    if onexc is not None:
        return onexc
    return refuse if onerror is None else tell_older


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    sys.audit("shutil.rmtree", path, dir_fd)
    handle = _error_handler(ignore_errors, onerror, onexc)
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    try:
        mode = os.lstat(path).st_mode
    except OSError as failure:
        handle(os.lstat, path, failure)
        return
    if stat.S_ISDIR(mode):
        _rmtree(os.fspath(path), handle)
        return
    try:
        if stat.S_ISLNK(mode):
            raise OSError("Cannot call rmtree on a symbolic link")
    except OSError as failure:
        handle(os.path.islink, path, failure)
        return
    handle(os.scandir, path, NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path))
    try:
        os.rmdir(path)
    except OSError as failure:
        handle(os.rmdir, path, failure)


rmtree.avoids_symlink_attacks = True


def _basename(path):
    path = os.fspath(path)
    sep = os.path.sep if isinstance(path, str) else b"/"
    return os.path.basename(path.rstrip(sep))


def _destinsrc(src, dst):
    """Whether a directory is, or is below, the other."""
    outer, inner = (os.path.join(os.path.abspath(path), "") for path in (src, dst))
    return inner.startswith(outer)


def move(src, dst, copy_function=copy2):
    sys.audit("shutil.move", src, dst)
    target = dst
    if os.path.isdir(dst):
        if _samefile(src, dst) and not os.path.islink(src):
            # Only the case of the name changes.
            os.rename(src, dst)
            return None
        target = os.path.join(dst, _basename(src))
        if os.path.exists(target):
            raise Error("Destination path '%s' already exists" % target)
    try:
        os.rename(src, target)
    except OSError:
        # The target is on another file system.
        _move_by_copy(src, dst, target, copy_function)
    return target


def _move_by_copy(src, dst, target, copy_function):
    if os.path.isdir(src) and not os.path.islink(src):
        if _destinsrc(src, dst):
            raise Error("Cannot move a directory '%s' into itself '%s'." % (src, dst))
        copytree(src, target, copy_function=copy_function, symlinks=True)
        rmtree(src)
        return
    if os.path.islink(src):
        os.symlink(os.readlink(src), target)
    else:
        copy_function(src, target)
    os.unlink(src)


_ntuple_diskusage = collections.namedtuple("usage", "total used free")


def disk_usage(path):
    st = os.statvfs(path)
    return _ntuple_diskusage(st.f_blocks * st.f_frsize, (st.f_blocks - st.f_bfree) * st.f_frsize, st.f_bavail * st.f_frsize)


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks=True):
    sys.audit("shutil.chown", path, user, group)
    if user is None and group is None:
        raise ValueError("user and/or group must be set")
    if user is not None and not isinstance(user, int):
        raise LookupError("no such user: {!r}".format(user))
    if group is not None and not isinstance(group, int):
        raise LookupError("no such group: {!r}".format(group))
    os.chown(path, -1 if user is None else user, -1 if group is None else group)


def get_terminal_size(fallback=(80, 24)):
    def wanted(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0

    size = [wanted("COLUMNS"), wanted("LINES")]
    if min(size) <= 0:
        try:
            real = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            real = os.terminal_size(fallback)
        size = [own if own > 0 else real[i] or fallback[i] for i, own in enumerate(size)]
    return os.terminal_size(size)


def _access_check(fn, mode):
    return os.path.exists(fn) and os.access(fn, mode) and not os.path.isdir(fn)


def _search_path(path, use_bytes):
    """The directories in which programs are looked for, each once."""
    if path is None:
        path = os.environ.get("PATH", os.defpath)
    if not path:
        return []
    if use_bytes:
        dirs = os.fsencode(path).split(os.fsencode(os.pathsep))
    else:
        dirs = os.fsdecode(path).split(os.pathsep)
    return list(dict.fromkeys(dirs))


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    directory, name = os.path.split(cmd)
    dirs = [directory] if directory else _search_path(path, isinstance(cmd, bytes))
    candidates = (os.path.join(dir, name) for dir in dirs)
    return next((candidate for candidate in candidates if _access_check(candidate, mode)), None)


_ARCHIVE_FORMATS = {}
_UNPACK_FORMATS = {}


def get_archive_formats():
    return sorted((name, entry[2]) for name, entry in _ARCHIVE_FORMATS.items())


def register_archive_format(name, function, extra_args=None, description=""):
    if extra_args is None:
        extra_args = []
    if not callable(function):
        raise TypeError("The %s object is not callable" % function)
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError("extra_args needs to be a sequence")
    for element in extra_args:
        if not isinstance(element, (tuple, list)) or len(element) != 2:
            raise TypeError("extra_args elements are : (arg_name, value)")
    _ARCHIVE_FORMATS[name] = (function, extra_args, description)


def unregister_archive_format(name):
    del _ARCHIVE_FORMATS[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None):
    try:
        entry = _ARCHIVE_FORMATS[format]
    except KeyError:
        raise ValueError("unknown archive format '%s'" % format) from None
    kwargs = dict(entry[1], dry_run=dry_run, logger=logger)
    here = None
    if root_dir is not None:
        here = os.getcwd()
        base_name = os.path.abspath(base_name)
        if not dry_run:
            os.chdir(root_dir)
    try:
        return entry[0](base_name, os.curdir if base_dir is None else base_dir, **kwargs)
    finally:
        if here is not None:
            os.chdir(here)


def get_unpack_formats():
    return sorted((name, info[0], info[3]) for name, info in _UNPACK_FORMATS.items())


def register_unpack_format(name, extensions, function, extra_args=None, description=""):
    if extra_args is None:
        extra_args = []
    existing = {ext: n for n, info in _UNPACK_FORMATS.items() for ext in info[0]}
    for extension in extensions:
        if extension in existing:
            raise RegistryError("%s is already registered for \"%s\"" % (extension, existing[extension]))
    if not callable(function):
        raise TypeError("The registered function must be a callable")
    _UNPACK_FORMATS[name] = extensions, function, extra_args, description


def unregister_unpack_format(name):
    del _UNPACK_FORMATS[name]


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    if extract_dir is None:
        extract_dir = os.getcwd()
    extract_dir = os.fspath(extract_dir)
    filename = os.fspath(filename)
    options = {} if filter is None else {"filter": filter}
    if format is None:
        for name, info in _UNPACK_FORMATS.items():
            if any(filename.endswith(extension) for extension in info[0]):
                format = name
                break
        else:
            raise ReadError("Unknown archive format '{0}'".format(filename))
    try:
        info = _UNPACK_FORMATS[format]
    except KeyError:
        raise ValueError("Unknown unpack format '{0}'".format(format)) from None
    info[1](filename, extract_dir, **dict(info[2]), **options)
