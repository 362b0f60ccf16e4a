"""Paths as Windows writes them, as text only."""

import os
import posixpath
from posixpath import commonprefix

__all__ = [
    "normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname", "commonprefix", "expanduser",
    "expandvars", "normpath", "abspath", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "relpath",
    "commonpath", "exists", "lexists", "isfile", "isdir", "islink",
]

curdir = "."
pardir = ".."
extsep = "."
sep = "\\"
pathsep = ";"
altsep = "/"
defpath = ".;C:\\bin"
devnull = "nul"

exists, lexists, isfile, isdir, islink = posixpath.exists, posixpath.lexists, posixpath.isfile, posixpath.isdir, posixpath.islink
supports_unicode_filenames = True

_reserved_chars = frozenset({chr(i) for i in range(32)} | {'"', "*", ":", "<", ">", "?", "|", "/", "\\"})
_reserved_names = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"COM{c}" for c in "123456789\xb9\xb2\xb3"} | {f"LPT{c}" for c in "123456789\xb9\xb2\xb3"})


def _chars(path):
    """Backslash, slash, colon and the prefix of long UNC paths, of the path's type."""
    if isinstance(path, bytes):
        return b"\\", b"/", b":", b"\\\\?\\UNC\\"
    return "\\", "/", ":", "\\\\?\\UNC\\"


def normcase(s):
    s = os.fspath(s)
    if isinstance(s, bytes):
        return os.fsencode(os.fsdecode(s).replace("/", "\\").lower())
    return s.replace("/", "\\").lower()


def splitroot(p):
    p = os.fspath(p)
    back, slash, colon, unc = _chars(p)
    empty = p[:0]
    norm = p.replace(slash, back)
    if norm[:1] == back:
        if norm[1:2] == back:
            # \\server\share or \\?\UNC\server\share
            start = 8 if norm[:8].upper() == unc else 2
            index = norm.find(back, start)
            if index == -1:
                return p, empty, empty
            index2 = norm.find(back, index + 1)
            if index2 == -1:
                return p, empty, empty
            return p[:index2], p[index2:index2 + 1], p[index2 + 1:]
        return empty, p[:1], p[1:]
    if norm[1:2] == colon:
        if norm[2:3] == back:
            return p[:2], p[2:3], p[3:]
        return p[:2], empty, p[2:]
    return empty, empty, p


def splitdrive(p):
    drive, root, tail = splitroot(p)
    return drive, root + tail


def isabs(s):
    drive, root, _ = splitroot(s)
    return bool(drive and root) or drive[:1] in ("\\", "/", b"\\", b"/") and bool(drive)


def join(path, *paths):
    path = os.fspath(path)
    back, slash, colon, _ = _chars(path)
    seps = back + slash
    result_drive, result_root, result_path = splitroot(path)
    for p in paths:
        p_drive, p_root, p_path = splitroot(p)
        if p_root:
            if p_drive or not result_drive:
                result_drive = p_drive
            result_root, result_path = p_root, p_path
            continue
        if p_drive and p_drive != result_drive:
            if p_drive.lower() != result_drive.lower():
                result_drive, result_root, result_path = p_drive, p_root, p_path
                continue
            result_drive = p_drive
        if result_path and result_path[-1:] not in seps:
            result_path = result_path + back
        result_path = result_path + p_path
    if result_path and not result_root and result_drive and result_drive[-1:] not in colon + seps:
        return result_drive + back + result_path
    return result_drive + result_root + result_path


def split(p):
    drive, root, tail = splitroot(p)
    back, slash, _, _ = _chars(tail)
    i = len(tail)
    while i and tail[i - 1:i] not in (back, slash):
        i -= 1
    head, tail = tail[:i], tail[i:]
    return drive + root + head.rstrip(back + slash), tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = os.fspath(p)
    back, slash, _, _ = _chars(p)
    dot = b"." if isinstance(p, bytes) else "."
    start = max(p.rfind(back), p.rfind(slash)) + 1
    at = p.rfind(dot)
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def normpath(path):
    path = os.fspath(path)
    back, slash, _, _ = _chars(path)
    dot = b"." if isinstance(path, bytes) else "."
    drive, root, tail = splitroot(path.replace(slash, back))
    parts = []
    for part in tail.split(back):
        if not part or part == dot:
            continue
        if part == dot + dot:
            if parts and parts[-1] != part:
                parts.pop()
                continue
            if root:
                continue
        parts.append(part)
    if not drive and not root and not parts:
        parts.append(dot)
    return drive + root + back.join(parts)


def abspath(path):
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(os.fspath(path), bytes) else os.getcwd(), path)
    return normpath(path)


def expanduser(path):
    return os.fspath(path)


def expandvars(path):
    return posixpath.expandvars(path)


def relpath(path, start=None):
    path = os.fspath(path)
    if not path:
        raise ValueError("no path specified")
    back, _, _, _ = _chars(path)
    dot = b"." if isinstance(path, bytes) else "."
    start_drive, _, start_rest = splitroot(abspath(normpath(dot if start is None else start)))
    path_drive, _, path_rest = splitroot(abspath(normpath(path)))
    if normcase(start_drive) != normcase(path_drive):
        raise ValueError("path is on mount %r, start on mount %r" % (path_drive, start_drive))
    starts = start_rest.split(back) if start_rest else []
    parts = path_rest.split(back) if path_rest else []
    same = 0
    for a, b in zip(starts, parts):
        if normcase(a) != normcase(b):
            break
        same += 1
    parts = [dot + dot] * (len(starts) - same) + parts[same:]
    return back.join(parts) if parts else dot


def commonpath(paths):
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    back, slash, _, _ = _chars(paths[0])
    roots = [splitroot(p.replace(slash, back).lower()) for p in paths]
    if len({drive for drive, root, tail in roots}) != 1:
        raise ValueError("Paths don't have the same drive")
    drive, root, tail = splitroot(paths[0].replace(slash, back))
    if len({r for _, r, _ in roots}) != 1:
        raise ValueError("Can't mix rooted and not-rooted paths" if drive else "Can't mix absolute and relative paths")
    dot = b"." if isinstance(paths[0], bytes) else "."
    split_paths = [[c for c in t.split(back) if c and c != dot] for _, _, t in roots]
    common = [c for c in tail.split(back) if c and c != dot]
    low, high = min(split_paths), max(split_paths)
    for i, c in enumerate(low):
        if c != high[i]:
            common = common[:i]
            break
    else:
        common = common[:len(low)]
    return drive + root + back.join(common)


def isreserved(path):
    name = basename(path)
    if isinstance(name, bytes):
        name = os.fsdecode(name)
    if name[-1:] in (".", " "):
        return name not in (".", "..")
    if _reserved_chars.intersection(name):
        return True
    return name.partition(".")[0].rstrip(" ").upper() in _reserved_names
