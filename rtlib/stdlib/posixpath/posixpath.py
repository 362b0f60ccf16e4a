"""Paths as POSIX systems write them."""

import posix
from posix import fspath

__all__ = [
    "normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname", "commonprefix", "getsize",
    "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount", "expanduser", "expandvars",
    "normpath", "abspath", "samefile", "sameopenfile", "samestat", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep",
    "extsep", "devnull", "realpath", "supports_unicode_filenames", "relpath", "commonpath", "isjunction", "isreserved", "isdevdrive",
]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _like(path, text):
    """text as str or bytes, whichever path is."""
    return text.encode() if isinstance(path, bytes) else text


def _check(name, *paths):
    """Refuses a mixture of str and bytes."""
    kinds = set()
    for p in paths:
        if isinstance(p, str):
            kinds.add(str)
        elif isinstance(p, bytes):
            kinds.add(bytes)
        else:
            raise TypeError(f"{name}() argument must be str, bytes, or os.PathLike object, not {type(p).__name__!r}") from None
    if len(kinds) > 1:
        raise TypeError("Can't mix strings and bytes in path components") from None


def normcase(s):
    return fspath(s)


def isabs(s):
    s = fspath(s)
    return s.startswith(_like(s, "/"))


def join(a, *p):
    a = fspath(a)
    slash = _like(a, "/")
    path = a
    try:
        parts = [fspath(b) for b in p]
    except TypeError:
        _check("join", a, *p)
        raise
    _check("join", a, *parts)
    for b in parts:
        if b.startswith(slash) or not path:
            path = b
        elif path.endswith(slash):
            path += b
        else:
            path += slash + b
    return path


def split(p):
    p = fspath(p)
    slash = _like(p, "/")
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p = fspath(p)
    slash, dot = _like(p, "/"), _like(p, ".")
    start = p.rfind(slash) + 1
    i = p.rfind(dot)
    if i > start and p[start:i].strip(dot):
        return p[:i], p[i:]
    return p, p[:0]


def splitdrive(p):
    p = fspath(p)
    return p[:0], p


def splitroot(p):
    p = fspath(p)
    slash = _like(p, "/")
    if p[:1] != slash:
        return p[:0], p[:0], p
    if p[1:2] != slash or p[2:3] == slash:
        return p[:0], slash, p[1:]
    return p[:0], p[:2], p[2:]


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(fspath, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def _stat(path, follow=True):
    """The stat result, None where there is none."""
    try:
        return posix.stat(path) if follow else posix.lstat(path)
    except (OSError, ValueError):
        return None


def exists(path):
    return _stat(path) is not None


def lexists(path):
    return _stat(path, False) is not None


def _kind(st, kind):
    return st is not None and st.st_mode & 0o170000 == kind


def isfile(path):
    return _kind(_stat(path), 0o100000)


def isdir(s):
    return _kind(_stat(s), 0o040000)


def islink(path):
    return _kind(_stat(path, False), 0o120000)


def isjunction(path):
    fspath(path)
    return False


def isdevdrive(path):
    fspath(path)
    return False


def isreserved(path):
    fspath(path)
    return False


def ismount(path):
    here = _stat(path, False)
    if here is None or _kind(here, 0o120000):
        return False
    above = _stat(realpath(join(path, _like(fspath(path), ".."))), False)
    if above is None:
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def getsize(filename):
    return posix.stat(filename).st_size


def getmtime(filename):
    return posix.stat(filename).st_mtime


def getatime(filename):
    return posix.stat(filename).st_atime


def getctime(filename):
    return posix.stat(filename).st_ctime


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    return samestat(posix.stat(f1), posix.stat(f2))


def sameopenfile(fp1, fp2):
    return samestat(posix.fstat(fp1), posix.fstat(fp2))


def expanduser(path):
    path = fspath(path)
    tilde, slash = _like(path, "~"), _like(path, "/")
    if not path.startswith(tilde):
        return path
    i = path.find(slash, 1)
    if i < 0:
        i = len(path)
    if i == 1:
        home = posix.getenv("HOME")
        if home is None:
            home = posix.home("")
    else:
        name = path[1:i]
        home = posix.home(name.decode() if isinstance(name, bytes) else name)
    if home is None:
        return path
    home = _like(path, home).rstrip(slash)
    return home + path[i:] or slash


def expandvars(path):
    path = fspath(path)
    data = path.decode("utf-8", "surrogateescape") if isinstance(path, bytes) else path
    if "$" not in data:
        return path
    out = []
    i = 0
    n = len(data)
    while i < n:
        c = data[i]
        if c != "$":
            out.append(c)
            i += 1
            continue
        if data[i + 1:i + 2] == "{":
            j = data.find("}", i)
            if j < 0:
                out.append(data[i:])
                break
            name, end = data[i + 2:j], j + 1
        else:
            end = i + 1
            while end < n and (data[end] == "_" or data[end].isalnum() and data[end].isascii()):
                end += 1
            name = data[i + 1:end]
        value = posix.getenv(name) if name else None
        out.append(data[i:end] if value is None else value)
        i = end
    text = "".join(out)
    return text.encode("utf-8", "surrogateescape") if isinstance(path, bytes) else text


def normpath(path):
    path = fspath(path)
    slash, dot, up = _like(path, "/"), _like(path, "."), _like(path, "..")
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != up or not root and not parts or parts and parts[-1] == up:
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    path = fspath(path)
    if not isabs(path):
        cwd = posix.getcwd()
        path = join(_like(path, cwd), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    filename = fspath(filename)
    slash, dot, up = _like(filename, "/"), _like(filename, "."), _like(filename, "..")
    rest = filename.split(slash)[::-1]
    path = slash if isabs(filename) else _like(filename, posix.getcwd())
    seen = {}
    while rest:
        name = rest.pop()
        if name is None:
            # The target of the link below has been resolved.
            seen[rest.pop()] = path
            continue
        if not name or name == dot:
            continue
        if name == up:
            path = dirname(path) or slash
            continue
        new = join(path, name)
        try:
            linked = _kind(posix.lstat(new), 0o120000)
        except OSError:
            if strict:
                raise
            linked = False
        if not linked:
            path = new
            continue
        if new in seen:
            path = seen[new]
            if path is not None:
                continue
            if strict:
                posix.stat(new)
            path = new
            continue
        seen[new] = None
        target = posix.readlink(new)
        if isabs(target):
            path = slash
        rest.append(new)
        rest.append(None)
        rest.extend(target.split(slash)[::-1])
    return path


def relpath(path, start=None):
    path = fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash, up = _like(path, "/"), _like(path, "..")
    start = _like(path, ".") if start is None else fspath(start)
    _check("relpath", path, start)
    a = [x for x in abspath(start).split(slash) if x]
    b = [x for x in abspath(path).split(slash) if x]
    i = len(commonprefix([a, b]))
    return slash.join([up] * (len(a) - i) + b[i:]) or _like(path, ".")


def commonpath(paths):
    paths = tuple(map(fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    _check("commonpath", *paths)
    slash, dot = _like(paths[0], "/"), _like(paths[0], ".")
    absolute = {p[:1] == slash for p in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[c for c in p.split(slash) if c and c != dot] for p in paths]
    common = commonprefix(parts)
    return (slash if absolute.pop() else slash[:0]) + slash.join(common)
