"""Paths as objects: pure ones, which are text, and those of the file system."""

import functools
import glob as _glob
import io
import ntpath
import os
import posixpath
import re
import sys
from collections.abc import Sequence
from errno import EBADF, EINVAL, ELOOP, ENOENT, ENOTDIR, EXDEV
from stat import S_IMODE, S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISLNK, S_ISREG, S_ISSOCK

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class UnsupportedOperation(NotImplementedError):
    pass


class _PathParents(Sequence):
    """The directories above a path."""

    __slots__ = ("_path", "_drv", "_root", "_tail")

    def __init__(self, path):
        self._path, self._tail = path, path._tail
        self._drv, self._root = path.drive, path.root

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, idx):
        count = len(self._tail)
        if isinstance(idx, slice):
            return tuple(map(self.__getitem__, range(*idx.indices(count))))
        if idx >= count or idx < -count:
            raise IndexError(idx)
        # The first lacks one name of the path, and each of the others one more.
        kept = self._tail[:count - 1 - idx % count]
        return self._path._from_parsed_parts(self._drv, self._root, kept)

    def __repr__(self):
        return "<{}.parents>".format(type(self._path).__name__)


@functools.lru_cache(maxsize=256)
def _matcher(pattern, case_sensitive, sep, full):
    """A compiled pattern for one path; of segments with their separators, ** standing for any number of them if full."""
    flags = re.NOFLAG if case_sensitive else re.IGNORECASE
    return re.compile(_glob.translate(pattern, recursive=full, include_hidden=True, seps=sep), flags).match


def _segments(arg, parser):
    """The texts that an argument of a path contributes to it."""
    if isinstance(arg, PurePath):
        # The other kind of path may separate its parts otherwise.
        return arg._raw_paths if arg.parser is parser else [arg.as_posix()]
    try:
        text = os.fspath(arg)
    except TypeError:
        text = arg
    if isinstance(text, str):
        return [text]
    raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                    f"not {type(text).__name__!r}")


def _sort_keys(path, other):
    """What two paths are ordered by; None if they have no order."""
    if isinstance(other, PurePath) and path.parser is other.parser:
        return path._parts_normcase, other._parts_normcase
    return None


def _join_or_decline(make, *segments):
    """The path of the segments, for operators: what is no path may know another way."""
    try:
        return make(*segments)
    except TypeError:
        return NotImplemented


class PurePath:
    """A path that is never looked up in the file system."""

    __slots__ = ("_raw_paths", "_drv", "_root", "_tail_cached", "_str", "_str_normcase_cached", "_parts_normcase_cached", "_hash")
    parser = os.path

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PureWindowsPath if os.name == "nt" else PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        self._raw_paths = [text for arg in args for text in _segments(arg, self.parser)]

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    def __reduce__(self):
        return self.__class__, self.parts

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    @property
    def _str_normcase(self):
        """The text by which paths are the same."""
        if not hasattr(self, "_str_normcase_cached"):
            text = str(self)
            self._str_normcase_cached = text if self.parser is posixpath else text.lower()
        return self._str_normcase_cached

    @property
    def _parts_normcase(self):
        """The names by which paths are ordered."""
        if not hasattr(self, "_parts_normcase_cached"):
            self._parts_normcase_cached = self._str_normcase.split(self.parser.sep)
        return self._parts_normcase_cached

    def __hash__(self):
        if not hasattr(self, "_hash"):
            self._hash = hash(self._str_normcase)
        return self._hash

    def __eq__(self, other):
        if isinstance(other, PurePath):
            return self._str_normcase == other._str_normcase and self.parser is other.parser
        return NotImplemented

    def __lt__(self, other):
        keys = _sort_keys(self, other)
        return NotImplemented if keys is None else keys[0] < keys[1]

    def __le__(self, other):
        keys = _sort_keys(self, other)
        return NotImplemented if keys is None else keys[0] <= keys[1]

    def __gt__(self, other):
        keys = _sort_keys(self, other)
        return NotImplemented if keys is None else keys[0] > keys[1]

    def __ge__(self, other):
        keys = _sort_keys(self, other)
        return NotImplemented if keys is None else keys[0] >= keys[1]

    def __truediv__(self, key):
        return _join_or_decline(self.with_segments, self, key)

    def __rtruediv__(self, key):
        return _join_or_decline(self.with_segments, key, self)

    @classmethod
    def _parse_path(cls, path):
        if not path:
            return "", "", []
        parser, sep = cls.parser, cls.parser.sep
        drive, root, rest = parser.splitroot(path.replace(parser.altsep, sep) if parser.altsep else path)
        if not root and drive[:1] == sep and drive[-1:] != sep:
            share = drive.split(sep)
            if len(share) == 6 or len(share) == 4 and share[2] not in "?.":
                # A share is always rooted.
                root = sep
        return drive, root, [name for name in rest.split(sep) if name not in ("", ".")]

    @property
    def _raw_path(self):
        paths = self._raw_paths
        if len(paths) == 1:
            return paths[0]
        if paths:
            path = self.parser.join(*paths)
        else:
            path = ""
        return path

    def _load(self):
        self._drv, self._root, self._tail_cached = self._parse_path(self._raw_path)

    @property
    def drive(self):
        try:
            return self._drv
        except AttributeError:
            self._load()
            return self._drv

    @property
    def root(self):
        try:
            return self._root
        except AttributeError:
            self._load()
            return self._root

    @property
    def _tail(self):
        try:
            return self._tail_cached
        except AttributeError:
            self._load()
            return self._tail_cached

    @property
    def anchor(self):
        return self.drive + self.root

    @property
    def parts(self):
        if self.drive or self.root:
            return (self.drive + self.root,) + tuple(self._tail)
        return tuple(self._tail)

    @classmethod
    def _format_parsed_parts(cls, drv, root, tail):
        if drv or root:
            return drv + root + cls.parser.sep.join(tail)
        if tail and cls.parser.splitdrive(tail[0])[0]:
            tail = ["."] + tail
        return cls.parser.sep.join(tail)

    def _from_parsed_parts(self, drv, root, tail):
        text = self._format_parsed_parts(drv, root, tail) or "."
        path = self.with_segments(text)
        path._str = text
        path._drv = drv
        path._root = root
        path._tail_cached = tail
        return path

    def __str__(self):
        try:
            return self._str
        except AttributeError:
            self._str = self._format_parsed_parts(self.drive, self.root, self._tail) or "."
            return self._str

    def as_posix(self):
        return str(self).replace(self.parser.sep, "/")

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes
        drive = self.drive
        if len(drive) == 2 and drive[1] == ":":
            prefix = "file:///" + drive
            path = self.as_posix()[2:]
        elif drive:
            prefix = "file:"
            path = self.as_posix()
        else:
            prefix = "file://"
            path = str(self)
        return prefix + quote_from_bytes(os.fsencode(path))

    @property
    def name(self):
        tail = self._tail
        return tail[-1] if tail else ""

    @property
    def suffix(self):
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name

    def with_name(self, name):
        separators = filter(None, (self.parser.sep, self.parser.altsep))
        if not name or name == "." or any(separator in name for separator in separators):
            raise ValueError(f"Invalid name {name!r}")
        if not self._tail:
            raise ValueError(f"{self!r} has an empty name")
        return self._from_parsed_parts(self.drive, self.root, [*self._tail[:-1], name])

    def with_stem(self, stem):
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not (suffix.startswith(".") and len(suffix) > 1):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    @property
    def parent(self):
        tail = self._tail
        if not tail:
            return self
        return self._from_parsed_parts(self.drive, self.root, tail[:-1])

    @property
    def parents(self):
        return _PathParents(self)

    def relative_to(self, other, *_deprecated, walk_up=False):
        if _deprecated:
            import warnings
            warnings._deprecated("pathlib.PurePath.relative_to(*args)", "support for supplying more than one positional argument "
                                 "to pathlib.PurePath.relative_to() is deprecated and scheduled for removal in Python {remove}.",
                                 remove=(3, 14))
        other = self.with_segments(other, *_deprecated)
        for step, path in enumerate([other] + list(other.parents)):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._from_parsed_parts("", "", [".."] * step + self._tail[len(path._tail):])

    def is_relative_to(self, other, *_deprecated):
        other = self.with_segments(other, *_deprecated)
        return other == self or other in self.parents

    def is_absolute(self):
        if self.parser is posixpath:
            return any(path.startswith("/") for path in self._raw_paths)
        return self.parser.isabs(self._raw_path)

    def is_reserved(self):
        return self.parser is ntpath and ntpath.isreserved(self)

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    def full_match(self, pattern, *, case_sensitive=None):
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        if case_sensitive is None:
            case_sensitive = self.parser is posixpath
        path = str(self) if self.parts else ""
        text = str(pattern) if pattern.parts else ""
        return _matcher(text, case_sensitive, self.parser.sep, True)(path) is not None

    def match(self, path_pattern, *, case_sensitive=None):
        if not isinstance(path_pattern, PurePath):
            path_pattern = self.with_segments(path_pattern)
        if case_sensitive is None:
            case_sensitive = self.parser is posixpath
        path_parts = self.parts[::-1]
        pattern_parts = path_pattern.parts[::-1]
        if not pattern_parts:
            raise ValueError("empty pattern")
        if len(path_parts) < len(pattern_parts) or len(path_parts) > len(pattern_parts) and path_pattern.anchor:
            return False
        for part, pattern in zip(path_parts, pattern_parts):
            if _matcher(pattern, case_sensitive, self.parser.sep, False)(part) is None:
                return False
        return True


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    parser = posixpath
    __slots__ = ()


class PureWindowsPath(PurePath):
    parser = ntpath
    __slots__ = ()


_ignored_errors = (ENOENT, ENOTDIR, EBADF, ELOOP)


def _ignore_error(exception):
    return getattr(exception, "errno", None) in _ignored_errors


class Path(PurePath):
    """A path of the file system."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = WindowsPath if os.name == "nt" else PosixPath
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        if kwargs:
            import warnings
            msg = ("support for supplying keyword arguments to pathlib.PurePath "
                   "is deprecated and scheduled for removal in Python {remove}")
            warnings._deprecated("pathlib.PurePath(**kwargs)", msg, remove=(3, 14))
        super().__init__(*args)

    @classmethod
    def from_uri(cls, uri):
        if not uri.startswith("file:"):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path[:3] == "///":
            path = path[2:]
        elif path[:12] == "//localhost/":
            path = path[11:]
        if path[:3] == "///" or path[:1] == "/" and path[2:3] in ":|":
            path = path[1:]
        if path[1:2] == "|":
            path = path[:1] + ":" + path[2:]
        from urllib.parse import unquote_to_bytes
        path = cls(os.fsdecode(unquote_to_bytes(path)))
        if not path.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return path

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        return os.path.exists(self) if follow_symlinks else os.path.lexists(self)

    def _mode(self):
        """The mode of what the path leads to; 0 if there is nothing."""
        try:
            return self.stat().st_mode
        except OSError as e:
            if not _ignore_error(e):
                raise
            return 0
        except ValueError:
            return 0

    def is_dir(self, *, follow_symlinks=True):
        if follow_symlinks:
            return os.path.isdir(self)
        try:
            return S_ISDIR(self.lstat().st_mode)
        except (OSError, ValueError):
            return False

    def is_file(self, *, follow_symlinks=True):
        if follow_symlinks:
            return os.path.isfile(self)
        try:
            return S_ISREG(self.lstat().st_mode)
        except (OSError, ValueError):
            return False

    def is_mount(self):
        return os.path.ismount(self)

    def is_symlink(self):
        return os.path.islink(self)

    def is_junction(self):
        return os.path.isjunction(self)

    def is_block_device(self):
        return S_ISBLK(self._mode())

    def is_char_device(self):
        return S_ISCHR(self._mode())

    def is_fifo(self):
        return S_ISFIFO(self._mode())

    def is_socket(self):
        return S_ISSOCK(self._mode())

    def samefile(self, other_path):
        own = self.stat()
        other = other_path if hasattr(other_path, "stat") else self.with_segments(other_path)
        return os.path.samestat(own, other.stat())

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open(mode="rb", buffering=0) as f:
            return f.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open(mode="r", encoding=encoding, errors=errors, newline=newline) as f:
            return f.read()

    def write_bytes(self, data):
        view = memoryview(data)
        with self.open(mode="wb") as f:
            return f.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % data.__class__.__name__)
        with self.open(mode="w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def _child(self, name):
        """The path of an entry of this directory."""
        text = str(self)
        tail = self._tail + [name]
        path = self.with_segments(name if text == "." else self._format_parsed_parts(self.drive, self.root, tail))
        path._str = name if text == "." else self._format_parsed_parts(self.drive, self.root, tail)
        path._drv = self.drive
        path._root = self.root
        path._tail_cached = tail
        return path

    def iterdir(self):
        root_dir = str(self)
        with os.scandir(root_dir) as it:
            names = [entry.name for entry in it]
        return (self._child(name) for name in names)

    def _pattern_parts(self, event, pattern):
        """The parts of a pattern; the last is empty if only directories are meant."""
        sys.audit(event, self, pattern)
        given = pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)
        if given.anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        separators = (self.parser.sep, self.parser.altsep)
        return given, [*given._tail, ""] if given._raw_path and given._raw_path[-1] in separators else [*given._tail]

    def _select_parts(self, parts, case_sensitive, recurse_symlinks):
        usual = self.parser is posixpath
        told = case_sensitive is not None
        return self._select(self, True, parts, case_sensitive if told else usual, told, recurse_symlinks)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        given, parts = self._pattern_parts("pathlib.Path.glob", pattern)
        if not given._tail:
            raise ValueError(f"Unacceptable pattern: {given!r}")
        return self._select_parts(parts, case_sensitive, recurse_symlinks)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        given, parts = self._pattern_parts("pathlib.Path.rglob", pattern)
        # An empty pattern ends with the separator that stands before it.
        return self._select_parts(["**", *(parts if given._raw_path else [""])], case_sensitive, recurse_symlinks)

    def _scan(self):
        try:
            with os.scandir(self) as it:
                return list(it)
        except OSError:
            return []

    def _select(self, path, is_dir, parts, case_sensitive, pedantic, recurse_symlinks):
        """What the parts of a pattern select below a path."""
        if not parts:
            if is_dir or path.exists(follow_symlinks=False):
                yield path
            return
        part, rest = parts[0], parts[1:]
        if part == "":
            if path.is_dir():
                yield path
            return
        if part == "..":
            up = path._from_parsed_parts(path.drive, path.root, path._tail + [".."])
            yield from self._select(up, False, rest, case_sensitive, pedantic, recurse_symlinks)
            return
        if part == "**":
            while rest and rest[0] == "**":
                rest = rest[1:]
            yield from self._select_recursive(path, rest, case_sensitive, pedantic, recurse_symlinks)
            return
        if not pedantic and not _glob.has_magic(part):
            yield from self._select(path._child(part), False, rest, case_sensitive, pedantic, recurse_symlinks)
            return
        match = _matcher(part, case_sensitive, self.parser.sep, False)
        for entry in path._scan():
            if match(entry.name):
                if rest:
                    try:
                        if not entry.is_dir():
                            continue
                    except OSError:
                        continue
                    yield from self._select(path._child(entry.name), True, rest, case_sensitive, pedantic, recurse_symlinks)
                else:
                    yield path._child(entry.name)

    def _select_recursive(self, path, rest, case_sensitive, pedantic, recurse_symlinks):
        special = not rest or rest[0] in ("", "..") or len(rest) > 1
        seen = set() if special and rest and rest != [""] else None
        if len(rest) == 1 and rest[0] not in ("", ".."):
            # Names below the directory, at any depth.
            match = _matcher(rest[0], case_sensitive, self.parser.sep, False)
            stack = [path]
            while stack:
                directory = stack.pop()
                for entry in directory._scan():
                    child = directory._child(entry.name)
                    try:
                        if entry.is_dir(follow_symlinks=recurse_symlinks):
                            stack.append(child)
                    except OSError:
                        pass
                    if match(entry.name):
                        yield child
            return
        for directory in self._all_below(path, not rest, recurse_symlinks):
            if not rest:
                yield directory
                continue
            for found in self._select(directory, True, rest, case_sensitive, pedantic, recurse_symlinks):
                if seen is not None:
                    if found in seen:
                        continue
                    seen.add(found)
                yield found

    def _all_below(self, path, files, recurse_symlinks):
        """The directory and all directories below it, and files if wanted."""
        if not path.is_dir():
            if files and path.exists():
                yield path
            return
        yield path
        stack = [path]
        while stack:
            directory = stack.pop()
            for entry in directory._scan():
                try:
                    is_dir = entry.is_dir(follow_symlinks=recurse_symlinks)
                except OSError:
                    is_dir = False
                if is_dir or files:
                    child = directory._child(entry.name)
                    yield child
                    if is_dir:
                        stack.append(child)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        sys.audit("pathlib.Path.walk", self, on_error, follow_symlinks)
        try:
            with os.scandir(self) as it:
                entries = list(it)
        except OSError as error:
            if on_error is not None:
                on_error(error)
            return
        dirnames, filenames = [], []
        for entry in entries:
            try:
                is_dir = entry.is_dir() if follow_symlinks else entry.is_dir(follow_symlinks=False)
            except OSError:
                is_dir = False
            (dirnames if is_dir else filenames).append(entry.name)
        if top_down:
            yield self, dirnames, filenames
        for name in dirnames:
            yield from self._child(name).walk(top_down, on_error, follow_symlinks)
        if not top_down:
            yield self, dirnames, filenames

    @classmethod
    def cwd(cls):
        path = cls(os.getcwd())
        return path

    @classmethod
    def home(cls):
        homedir = os.path.expanduser("~")
        if homedir == "~":
            raise RuntimeError("Could not determine home directory.")
        return cls(homedir)

    def absolute(self):
        if self.is_absolute():
            return self
        if self.drive:
            cwd = os.path.abspath(self.drive)
        else:
            cwd = os.getcwd()
        if not self.root and not self._tail:
            return self.with_segments(cwd)
        return self.with_segments(cwd, str(self))

    def resolve(self, strict=False):
        return self.with_segments(os.path.realpath(self, strict=strict))

    def owner(self, *, follow_symlinks=True):
        uid = self.stat(follow_symlinks=follow_symlinks).st_uid
        return _account("/etc/passwd", uid, "getpwuid(): uid not found: %d")

    def group(self, *, follow_symlinks=True):
        gid = self.stat(follow_symlinks=follow_symlinks).st_gid
        return _account("/etc/group", gid, "getgrgid(): gid not found: %d")

    def readlink(self):
        return self.with_segments(os.readlink(self))

    def touch(self, mode=0o666, exist_ok=True):
        if exist_ok:
            try:
                os.utime(self, None)
            except OSError:
                pass
            else:
                return
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(self, flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
            return
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            # Directories above have the usual mode, whatever that of this one is.
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            there = exist_ok and self.is_dir()
            if not there:
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        os.replace(self, target)
        return self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        os.link(target, self)

    def expanduser(self):
        first = self._tail[0] if self._tail and not self.anchor else ""
        if first[:1] != "~":
            return self
        home = os.path.expanduser(first)
        if home[:1] == "~":
            raise RuntimeError("Could not determine home directory.")
        drive, root, names = self._parse_path(home)
        return self._from_parsed_parts(drive, root, names + self._tail[1:])


def _account(file, number, missing):
    """The name of a user or a group by its number."""
    with io.open(file, encoding="utf-8") as f:
        for line in f:
            fields = line.split(":")
            if len(fields) > 2 and fields[2] == str(number):
                return fields[0]
    raise KeyError(missing % number)


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation(f"cannot instantiate {cls.__name__!r} on your system")


for _cls in (PurePath, PurePosixPath, PureWindowsPath, Path, PosixPath, WindowsPath):
    _cls.__module__ = "pathlib._local"
UnsupportedOperation.__module__ = "pathlib._abc"
