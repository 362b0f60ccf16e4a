"""Values laid out over several lines."""

import collections as _collections
import dataclasses as _dataclasses
import re
import sys as _sys
import types as _types
from io import StringIO as _StringIO

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Prints object."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """The text that pprint prints."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Prints object with dictionaries in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """The repr of object, which may hold itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether saferepr gives a Python expression."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Whether object holds itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """Sorts what cannot be compared by type and identity."""

    __slots__ = ["obj"]

    def __init__(self, obj):
        self.obj = obj

    def _place(self):
        return str(type(self.obj)), id(self.obj)

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return self._place() < other._place()


def _safe_tuple(t):
    return _safe_key(t[0]), _safe_key(t[1])


def _recursion(object):
    return "<Recursion on %s with id=%s>" % (type(object).__name__, id(object))


def _plain_dataclass(object):
    """Whether object is of a dataclass whose repr is the one that dataclasses make."""
    return (_dataclasses.is_dataclass(object) and not isinstance(object, type) and object.__dataclass_params__.repr and
            getattr(type(object).__repr__, "__dataclass_repr__", False))


class PrettyPrinter:
    """Prints values so that lines are at most width characters long, where that can be done by breaking them between elements."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        for valid, message in (
                (indent >= 0, "indent must be >= 0"), (depth is None or depth > 0, "depth must be > 0"), (width, "width must be != 0")):
            if not valid:
                raise ValueError(message)
        self._indent_per_level, self._width, self._depth = indent, width, depth
        self._compact, self._sort_dicts, self._underscore_numbers = bool(compact), sort_dicts, underscore_numbers
        self._stream = _sys.stdout if stream is None else stream

    def pprint(self, object):
        if self._stream is not None:
            self._lay_out(object, self._stream)
            self._stream.write("\n")

    def pformat(self, object):
        out = _StringIO()
        self._lay_out(object, out)
        return out.getvalue()

    def _lay_out(self, object, stream):
        self._format(object, stream, 0, 0, {}, 0)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The text of object on one line, whether it is an expression, and whether object holds itself. Subclasses override it."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    def _format(self, object, stream, indent, allowance, context, level):
        """Writes object at column indent, with allowance columns to be left free after it."""
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            self._recursive = True
            self._readable = False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            write = self._dispatch.get(type(object).__repr__, None)
            if write is None and _plain_dataclass(object):
                write = PrettyPrinter._pprint_dataclass
            if write is not None:
                context[key] = 1
                write(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _open(self, stream, bracket):
        stream.write(bracket)
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")

    def _format_items(self, items, stream, indent, allowance, context, level):
        """Writes the elements of a sequence, each on a line of its own or, when compact, as many as fit."""
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        newline = ",\n" + " " * indent
        separator = ""
        width = whole = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                whole -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                need = len(text) + 2
                if width < need:
                    width = whole
                    if separator:
                        separator = newline
                if width >= need:
                    width -= need
                    stream.write(separator)
                    separator = ", "
                    stream.write(text)
                    continue
            stream.write(separator)
            separator = newline
            self._format(item, stream, indent, allowance if last else 1, context, level)

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            stream.write(text)
            stream.write(": ")
            self._format(value, stream, indent + len(text) + 2, allowance if i == last else 1, context, level)
            if i != last:
                stream.write(",\n" + " " * indent)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            stream.write(key)
            stream.write("=")
            if id(value) in context:
                stream.write("...")
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if i == last else 1, context, level)
            if i != last:
                stream.write(",\n" + " " * indent)

    def _named(self, name, stream, indent):
        stream.write(name + "(")
        return indent + len(name) + 1

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        indent = self._named(object.__class__.__name__, stream, indent)
        items = [(f.name, getattr(object, f.name)) for f in _dataclasses.fields(object) if f.repr]
        self._format_namespace_items(items, stream, indent, allowance, context, level)
        stream.write(")")

    def _sorted_items(self, object):
        return sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        self._open(stream, "{")
        if len(object):
            self._format_dict_items(self._sorted_items(object), stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        indent = self._named(object.__class__.__name__, stream, indent)
        self._format(list(object.items()), stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        indent = self._named(object.__class__.__name__, stream, indent)
        stream.write("%s,\n%s" % (factory, " " * indent))
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        indent = self._named(object.__class__.__name__, stream, indent)
        self._open(stream, "{")
        self._format_dict_items(object.most_common(), stream, indent, allowance + 2, context, level)
        stream.write("})")

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        indent = self._named(object.__class__.__name__, stream, indent)
        last = len(object.maps) - 1
        for i, m in enumerate(object.maps):
            self._format(m, stream, indent, allowance + 1 if i == last else 1, context, level)
            stream.write(")" if i == last else ",\n" + " " * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        indent = self._named(object.__class__.__name__, stream, indent)
        stream.write("[")
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._format_items(object, stream, indent, 2, context, level)
            stream.write("],\n%smaxlen=%s)" % (" " * indent, self._repr(object.maxlen, context, level)))

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        stream.write("(")
        end = ",)" if len(object) == 1 else ")"
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        end = "}"
        if object.__class__ is not set:
            indent = self._named(object.__class__.__name__, stream, indent)
            end = "})"
        stream.write("{")
        self._format_items(sorted(object, key=_safe_key), stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        chunks = self._wrapped(object, self._width - indent, allowance)
        if len(chunks) == 1:
            stream.write(chunks[0])
            return
        text = ("\n" + " " * indent).join(chunks)
        stream.write(f"({text})" if level == 1 else text)

    def _wrapped(self, text, width, allowance):
        """The reprs of pieces of text, broken after newlines and, in long lines, between words."""
        chunks = []
        lines = text.splitlines(True)
        for i, line in enumerate(lines):
            last = i == len(lines) - 1
            whole = repr(line)
            if len(whole) <= (width - allowance if last else width):
                chunks.append(whole)
                continue
            words = re.findall(r"\S*\s*", line)[:-1]
            current = ""
            for j, word in enumerate(words):
                room = width - allowance if last and j == len(words) - 1 else width
                if len(repr(current + word)) <= room:
                    current += word
                    continue
                if current:
                    chunks.append(repr(current))
                current = word
            if current:
                chunks.append(repr(current))
        return chunks

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        text = ("\n" + " " * indent).join(_wrap_bytes_repr(object, self._width - indent, allowance))
        stream.write(f"({text})" if level == 1 else text)

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        indent = self._named("mappingproxy", stream, indent)
        self._format(object.copy(), stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        name = "namespace" if type(object) is _types.SimpleNamespace else object.__class__.__name__
        indent = self._named(name, stream, indent)
        self._format_namespace_items(object.__dict__.items(), stream, indent, allowance, context, level)
        stream.write(")")

    def _pprint_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    # By the __repr__ of the type, so that a subclass with one of its own is left alone.
    _dispatch = {
        dict.__repr__: _pprint_dict,
        _collections.OrderedDict.__repr__: _pprint_ordered_dict,
        list.__repr__: _pprint_list,
        tuple.__repr__: _pprint_tuple,
        set.__repr__: _pprint_set,
        frozenset.__repr__: _pprint_set,
        str.__repr__: _pprint_str,
        bytes.__repr__: _pprint_bytes,
        bytearray.__repr__: _pprint_bytearray,
        _types.MappingProxyType.__repr__: _pprint_mappingproxy,
        _types.SimpleNamespace.__repr__: _pprint_simplenamespace,
        _collections.defaultdict.__repr__: _pprint_default_dict,
        _collections.Counter.__repr__: _pprint_counter,
        _collections.ChainMap.__repr__: _pprint_chain_map,
        _collections.deque.__repr__: _pprint_deque,
        _collections.UserDict.__repr__: _pprint_user,
        _collections.UserList.__repr__: _pprint_user,
        _collections.UserString.__repr__: _pprint_user,
    }

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in _builtin_scalars:
            return repr(object), True, False
        plain = kind.__repr__
        if plain is int.__repr__ and issubclass(kind, int):
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        for container, form, parts in self._containers:
            if plain is container.__repr__ and issubclass(kind, container):
                return self._repr_of(object, form(object), parts, context, maxlevels, level)
        text = repr(object)
        return text, text and not text.startswith("<"), False

    # With their brackets, and what gives the elements, each as a tuple.
    _containers = (
        (dict, lambda object: "{%s}", _sorted_items),
        (list, lambda object: "[%s]", lambda self, object: zip(object)),
        (tuple, lambda object: "(%s,)" if len(object) == 1 else "(%s)", lambda self, object: zip(object)),
    )

    def _repr_of(self, object, form, parts, context, maxlevels, level):
        """The repr of a container, by the reprs of its elements."""
        if not object:
            return form % "", True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return form % "...", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        texts = []
        for part in parts(self, object):
            one = []
            for x in part:
                text, r, c = self.format(x, context, maxlevels, level + 1)
                one.append(text)
                readable = readable and r
                recursive = recursive or c
            texts.append(": ".join(one))
        del context[key]
        return form % ", ".join(texts), readable, recursive

_builtin_scalars = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


def _wrap_bytes_repr(object, width, allowance):
    """The reprs of pieces of four bytes, joined as far as they fit."""
    current = b""
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i:i + 4]
        if i == last:
            width -= allowance
        if len(repr(current + part)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current += part
    if current:
        yield repr(current)
