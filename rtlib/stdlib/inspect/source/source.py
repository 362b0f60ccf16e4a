"""Where objects are defined: files, lines and text."""

import builtins
import linecache
import os
import sys
import types


class ClassFoundException(Exception):
    pass


def getmodulename(path):
    """The module that a file is, by its name; None if it is none."""
    name = os.path.basename(path)
    for suffix in (".py", ".pyc"):
        if name.endswith(suffix):
            return name[:-len(suffix)]
    return None


def _code_of(object):
    if isinstance(object, types.MethodType):
        object = object.__func__
    if isinstance(object, types.FunctionType):
        object = object.__code__
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    if isinstance(object, types.FrameType):
        object = object.f_code
    return object if isinstance(object, types.CodeType) else None


def getfile(object):
    """The file that an object is defined in."""
    if isinstance(object, types.ModuleType):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isinstance(object, type):
        if hasattr(object, "__module__"):
            module = sys.modules.get(object.__module__)
            if getattr(module, "__file__", None):
                return module.__file__
            if object.__module__ == "__main__":
                raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    code = _code_of(object)
    if code is not None:
        return code.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got " + type(object).__name__)


def getsourcefile(object):
    """The source file of an object, None if there is none."""
    filename = getfile(object)
    if filename.startswith("<") and filename.endswith(">"):
        return filename if filename in linecache.cache else None
    if os.path.exists(filename) or linecache.getlines(filename):
        return filename
    return None


def getabsfile(object, _filename=None):
    return os.path.normcase(os.path.abspath(_filename or getsourcefile(object) or getfile(object)))


def getmodule(object, _filename=None):
    """The module that an object is defined in."""
    if isinstance(object, types.ModuleType):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        file = getabsfile(object, _filename)
    except (TypeError, OSError):
        return None
    for module in list(sys.modules.values()):
        name = getattr(module, "__file__", None)
        if isinstance(name, str) and os.path.abspath(name) == file:
            return module
    if hasattr(object, "__name__"):
        main = sys.modules["__main__"]
        if getattr(main, object.__name__, None) is object:
            return main
        if getattr(builtins, object.__name__, None) is object:
            return builtins
    return None


def findsource(object):
    """All lines of an object's file, and the number of its first line, from 0."""
    file = getsourcefile(object)
    if file:
        linecache.checkcache(file)
    else:
        file = getfile(object)
        if not (file.startswith("<") and file.endswith(">")):
            raise OSError("source code not available")
    module = getmodule(object, file)
    lines = linecache.getlines(file, module.__dict__ if module else None)
    if not lines:
        raise OSError("could not get source code")
    if isinstance(object, types.ModuleType):
        return lines, 0
    if isinstance(object, type):
        try:
            number = vars(object)["__firstlineno__"] - 1
        except (TypeError, KeyError):
            raise OSError("source code not available")
        if number >= len(lines):
            raise OSError("lineno is out of bounds")
        return lines, number
    code = _code_of(object)
    if code is None:
        raise OSError("could not find code object")
    if code.co_firstlineno > len(lines):
        raise OSError("lineno is out of bounds")
    return lines, max(code.co_firstlineno - 1, 0)


def getcomments(object):
    """The comments before an object's definition, None if there are none."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    if isinstance(object, types.ModuleType):
        start = 1 if lines and lines[0].startswith("#!") else 0
        while start < len(lines) and lines[start].strip() in ("", "#"):
            start += 1
        found = []
        while start < len(lines) and lines[start].startswith("#"):
            found.append(lines[start].expandtabs())
            start += 1
        return "".join(found) or None
    indent = len(lines[number].expandtabs()) - len(lines[number].expandtabs().lstrip())
    found = []
    for line in reversed(lines[:number]):
        line = line.expandtabs()
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) != indent:
            break
        found.append(line.lstrip())
    return "".join(reversed(found)) or None


def _statements(lines):
    """(first line, end line, indentation, text without strings and comments) of each logical line."""
    depth, quote, start, text = 0, "", None, []
    for number, line in enumerate(lines):
        i = 0
        if start is None:
            start, text = number, []
        while i < len(line):
            c = line[i]
            if quote:
                if c == "\\":
                    i += 1
                elif line.startswith(quote, i):
                    i += len(quote) - 1
                    quote = ""
            elif c in "'\"":
                quote = c * 3 if line.startswith(c * 3, i) else c
                i += len(quote) - 1
                text.append("s")
            elif c == "#":
                break
            else:
                depth += (c in "([{") - (c in ")]}")
                text.append(c)
            i += 1
        if len(quote) == 1:
            quote = ""
        if quote or depth > 0 or line.rstrip("\n").endswith("\\"):
            continue
        first = lines[start].expandtabs()
        yield start, number + 1, len(first) - len(first.lstrip()), "".join(text).strip()
        start = None


def getblock(lines):
    """The lines at the beginning of lines that are one definition."""
    end, header, indent, body = 0, False, 0, None
    for first, last, col, text in _statements(lines):
        if not header:
            if text.startswith("@") or not text:
                continue
            header, indent, end = True, col, last
            words = text.split()
            if not text.endswith(":") or words[0] not in ("def", "class", "async"):
                break
            continue
        if not text:
            if body is not None and col >= body and lines[first].strip():
                end = last
            continue
        if col <= indent:
            break
        if body is None:
            body = col
        end = last
    return lines[:end] if end else lines[:1]


def getsourcelines(object):
    """The lines of an object's definition, and the number of the first, from 1; for a module all lines and 0."""
    import inspect

    object = inspect.unwrap(object)
    lines, number = findsource(object)
    if isinstance(object, types.TracebackType):
        object = object.tb_frame
    if isinstance(object, types.ModuleType) or isinstance(object, types.FrameType) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """The text of an object's definition."""
    return "".join(getsourcelines(object)[0])


def indentsize(line):
    line = line.expandtabs()
    return len(line) - len(line.lstrip())
