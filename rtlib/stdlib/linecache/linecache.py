"""Lines of source files, kept once read.

A translated program carries the source of its modules; it is used where the file is not there at run time.
"""

import os
import re
import sys

from _linecache import embedded as _embedded

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# By file name: (size, time of change, lines, full name), or (function that gives the source,).
cache = {}


def clearcache():
    """Forget all files."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Line lineno, from 1, of a file; "" where there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """All lines of a file; none if it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forget a file, or all files, that has changed since it was read."""
    for name in [filename] if filename is not None else list(cache):
        entry = cache.get(name)
        if entry is None or len(entry) == 1 or entry[1] is None:
            continue
        size, changed, _, full = entry
        try:
            now = os.stat(full)
        except (OSError, ValueError):
            cache.pop(name, None)
        else:
            if (size, changed) != (now.st_size, now.st_mtime):
                cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Read a file and keep its lines."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        cache.pop(filename, None)
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return []
    for full in _places(filename):
        try:
            stat = os.stat(full)
            with open(full, "rb") as file:
                lines = _decode(file.read())
        except (OSError, ValueError, UnicodeError, LookupError):
            continue
        cache[filename] = stat.st_size, stat.st_mtime, lines, full
        return lines
    text = _embedded(filename)
    if text is None and lazycache(filename, module_globals):
        try:
            text = cache[filename][0]()
        except (ImportError, OSError):
            text = None
    if text is None:
        return []
    lines = _cut(text)
    cache[filename] = len(text), None, lines, filename
    return lines


def _places(filename):
    yield filename
    if not os.path.isabs(filename):
        for directory in sys.path:
            if isinstance(directory, str):
                yield os.path.join(directory, filename)


def _decode(data):
    encoding = "utf-8"
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    else:
        for line in data.split(b"\n", 2)[:2]:
            found = re.match(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", line)
            if found:
                encoding = found[1].decode()
    return _cut(data.decode(encoding))


def _cut(text):
    lines = [line + "\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    lines[-1] = lines[-1][:-1]
    if not lines[-1]:
        lines.pop()
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return lines


def lazycache(filename, module_globals):
    """Note that a module's loader can give a file's source; whether it can."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return False
    if not module_globals or "__name__" not in module_globals:
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", module_globals["__name__"])
    loader = getattr(spec, "loader", None) or module_globals.get("__loader__")
    source = getattr(loader, "get_source", None)
    if name and source:
        cache[filename] = (lambda: source(name),)
        return True
    return False
