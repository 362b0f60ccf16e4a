"""File names that match patterns."""

import fnmatch
import functools
import os
import re

__all__ = ["escape", "glob", "iglob", "translate"]

_magic = re.compile("([*?[])")
_magic_bytes = re.compile(b"([*?[])")


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    root_dir = os.fspath(root_dir) if root_dir is not None else pathname[:0]
    it = _iglob(pathname, root_dir, recursive, False, include_hidden)
    if not pathname or recursive and _isrecursive(pathname[:2]):
        # The empty match of the leading ** is no file.
        for first in it:
            if first:
                yield first
            break
    yield from it


def _iglob(pathname, root_dir, recursive, dironly, hidden):
    dirname, basename = os.path.split(pathname)
    if not has_magic(pathname):
        if basename:
            if os.path.lexists(os.path.join(root_dir, pathname)):
                yield pathname
        elif os.path.isdir(os.path.join(root_dir, dirname)):
            yield pathname
        return
    if not dirname:
        if recursive and _isrecursive(basename):
            yield from _glob2(root_dir, basename, dironly, hidden)
        else:
            yield from _glob1(root_dir, basename, dironly, hidden)
        return
    if dirname != pathname and has_magic(dirname):
        dirs = _iglob(dirname, root_dir, recursive, True, hidden)
    else:
        dirs = [dirname]
    if has_magic(basename):
        find = _glob2 if recursive and _isrecursive(basename) else _glob1
    else:
        find = _glob0
    for dirname in dirs:
        for name in find(os.path.join(root_dir, dirname) if root_dir else dirname, basename, dironly, hidden):
            yield os.path.join(dirname, name)


def _glob1(dirname, pattern, dironly, hidden=False):
    names = _listdir(dirname, dironly)
    if not (hidden or _ishidden(pattern)):
        names = (x for x in names if not _ishidden(x))
    return fnmatch.filter(names, pattern)


def _glob0(dirname, basename, dironly, hidden=False):
    if basename:
        if os.path.lexists(os.path.join(dirname, basename)):
            return [basename]
    elif os.path.isdir(dirname):
        return [basename]
    return []


def glob0(dirname, pattern):
    import warnings
    warnings._deprecated("glob.glob0", "{name} is deprecated and will be removed in Python {remove}. Use glob.glob and pass a directory "
                         "to its root_dir argument instead.", remove=(3, 15))
    return _glob0(dirname, pattern, False)


def glob1(dirname, pattern):
    import warnings
    warnings._deprecated("glob.glob1", "{name} is deprecated and will be removed in Python {remove}. Use glob.glob and pass a directory "
                         "to its root_dir argument instead.", remove=(3, 15))
    return _glob1(dirname, pattern, False)


def _glob2(dirname, pattern, dironly, hidden=False):
    if not dirname or os.path.isdir(dirname):
        yield pattern[:0]
    yield from _rlistdir(dirname, dironly, hidden)


def _iterdir(dirname, dironly):
    try:
        where = dirname or (b"." if isinstance(dirname, bytes) else ".")
        with os.scandir(where) as it:
            for entry in it:
                try:
                    if not dironly or entry.is_dir():
                        yield entry.name
                except OSError:
                    pass
    except OSError:
        return


def _listdir(dirname, dironly):
    return list(_iterdir(dirname, dironly))


def _rlistdir(dirname, dironly, hidden=False):
    for x in _listdir(dirname, dironly):
        if hidden or not _ishidden(x):
            yield x
            path = os.path.join(dirname, x) if dirname else x
            for y in _rlistdir(path, dironly, hidden):
                yield os.path.join(x, y)


def has_magic(s):
    return (_magic_bytes if isinstance(s, bytes) else _magic).search(s) is not None


def _ishidden(path):
    return path[0] in (".", b"."[0])


def _isrecursive(pattern):
    return pattern == (b"**" if isinstance(pattern, bytes) else "**")


def escape(pathname):
    drive, pathname = os.path.splitdrive(pathname)
    if isinstance(pathname, bytes):
        return drive + _magic_bytes.sub(rb"[\1]", pathname)
    return drive + _magic.sub(r"[\1]", pathname)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """A regular expression for what matches the pattern."""
    if not seps:
        seps = (os.path.sep, os.path.altsep) if os.path.altsep else os.path.sep
    escaped = "".join(map(re.escape, seps))
    any_sep = f"[{escaped}]" if len(seps) > 1 else escaped
    not_sep = f"[^{escaped}]"
    if include_hidden:
        one_last = f"{not_sep}+"
        one = f"{one_last}{any_sep}"
        any_segments, any_last = f"(?:.+{any_sep})?", ".*"
    else:
        one_last = f"[^{escaped}.]{not_sep}*"
        one = f"{one_last}{any_sep}"
        any_segments, any_last = f"(?:{one})*", f"{any_segments_last(one, one_last)}"
    results = []
    parts = re.split(any_sep, pat)
    last = len(parts) - 1
    for i, part in enumerate(parts):
        if part == "*":
            results.append(one if i < last else one_last)
        elif recursive and part == "**":
            if i < last:
                if parts[i + 1] != "**":
                    results.append(any_segments)
            else:
                results.append(any_last)
        else:
            if part:
                if not include_hidden and part[0] in "*?":
                    results.append(r"(?!\.)")
                results.extend(_segment(part, f"{not_sep}*", not_sep))
            if i < last:
                results.append(any_sep)
    return rf"(?s:{''.join(results)})\Z"


def any_segments_last(one, one_last):
    return f"(?:{one})*(?:{one_last})?"


def _segment(part, star, question):
    text = fnmatch.translate(re.sub(r"\*+", "\0", part).replace("?", "\1"))
    inner = text[len("(?s:"):-len(r")\Z")]
    return [inner.replace("\\\0", star).replace("\0", star).replace("\\\1", question).replace("\1", question)]
