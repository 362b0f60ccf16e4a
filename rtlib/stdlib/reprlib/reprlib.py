"""Short reprs of large objects."""

import builtins
from _thread import get_ident
from itertools import islice

__all__ = ["Repr", "repr", "recursive_repr"]


# What a wrapper takes over from the function that it wraps, if that has it.
_TAKEN_OVER = "__module__", "__doc__", "__name__", "__qualname__"


def recursive_repr(fillvalue="..."):
    """Makes a __repr__ give a text of its own where an object holds itself."""

    def decorate(method):
        running = set()

        def wrapper(self):
            call = id(self), get_ident()
            if call in running:
                return fillvalue
            running.add(call)
            try:
                return method(self)
            finally:
                running.discard(call)

        for name in _TAKEN_OVER:
            setattr(wrapper, name, getattr(method, name))
        wrapper.__annotations__ = getattr(method, "__annotations__", {})
        wrapper.__type_params__ = getattr(method, "__type_params__", ())
        wrapper.__wrapped__ = method
        return wrapper

    return decorate


def _possibly_sorted(x):
    try:
        return sorted(x)
    except Exception:
        return list(x)


class Repr:
    _lookup = {
        "tuple": "builtins", "list": "builtins", "array": "array", "set": "builtins", "frozenset": "builtins", "deque": "collections",
        "dict": "builtins", "str": "builtins", "int": "builtins",
    }

    def __init__(self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6, maxfrozenset=6, maxdeque=6, maxstring=30,
                 maxlong=40, maxother=30, fillvalue="...", indent=None):
        self.maxlevel, self.fillvalue, self.indent = maxlevel, fillvalue, indent
        self.maxtuple, self.maxlist, self.maxdeque, self.maxarray = maxtuple, maxlist, maxdeque, maxarray
        self.maxset, self.maxfrozenset, self.maxdict = maxset, maxfrozenset, maxdict
        self.maxstring, self.maxlong, self.maxother = maxstring, maxlong, maxother

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        cls = type(x)
        name = "_".join(cls.__name__.split()) if " " in cls.__name__ else cls.__name__
        method = getattr(self, "repr_" + name, None)
        # A class of the user may have the name of another.
        if not method or name in self._lookup and getattr(cls, "__module__", None) != self._lookup[name]:
            method = self.repr_instance
        return method(x, level)

    def _join(self, pieces, level):
        """The pieces in one line or, with an indent, each on a line of its own."""
        if self.indent is None:
            return ", ".join(pieces)
        if not pieces:
            return ""
        step = self._step()
        try:
            margin = (self.maxlevel - level + 1) * step
            between = ",\n" + margin
        except TypeError as error:
            raise TypeError(f"Repr.indent must be a str, int or None, not {type(step)}") from error
        return between.join(("", *pieces, ""))[1:-len(step) or None]

    def _step(self):
        """By what each level is indented."""
        if not isinstance(self.indent, int):
            return self.indent
        if self.indent < 0:
            raise ValueError(f"Repr.indent cannot be negative int (was {self.indent!r})")
        return self.indent * " "

    def _repr_iterable(self, x, level, left, right, maxiter, trail=""):
        if len(x) == 1 and trail and self.indent is None and level > 0:
            right = trail + right
        return f"{left}{self._elements(x, x, level, maxiter, self.repr1)}{right}"

    def _elements(self, x, ordered, level, limit, shown):
        """What stands between the brackets: the elements, as shown() shows them, up to a limit; less below the last level."""
        if level <= 0 and len(x):
            return self.fillvalue
        pieces = [shown(element, level - 1) for element in islice(ordered, limit)]
        if len(x) > limit:
            pieces.append(self.fillvalue)
        return self._join(pieces, level)

    def repr_tuple(self, x, level):
        return self._repr_iterable(x, level, "(", ")", self.maxtuple, ",")

    def repr_list(self, x, level):
        return self._repr_iterable(x, level, "[", "]", self.maxlist)

    def repr_array(self, x, level):
        if not x:
            return "array('%s')" % x.typecode
        return self._repr_iterable(x, level, "array('%s', [" % x.typecode, "])", self.maxarray)

    def repr_set(self, x, level):
        if not x:
            return "set()"
        return self._repr_iterable(_possibly_sorted(x), level, "{", "}", self.maxset)

    def repr_frozenset(self, x, level):
        if not x:
            return "frozenset()"
        return self._repr_iterable(_possibly_sorted(x), level, "frozenset({", "})", self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._repr_iterable(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        if not len(x):
            return "{}"

        def entry(key, level):
            return f"{self.repr1(key, level)}: {self.repr1(x[key], level)}"

        return "{" + self._elements(x, _possibly_sorted(x) if level > 0 else (), level, self.maxdict, entry) + "}"

    def _parts(self, text, limit):
        """The beginning and the end of a text that leave room for a filling within a limit."""
        room = max(0, limit - 3)
        head = room // 2
        return text[:head], text[len(text) - (room - head):]

    def _cut(self, text, limit):
        return self.fillvalue.join(self._parts(text, limit))

    def _short(self, text, limit):
        return self._cut(text, limit) if len(text) > limit else text

    def repr_str(self, x, level):
        limit = self.maxstring
        text = builtins.repr(x[:limit])
        # What is left of the text itself is cut once more, with its quotes and escapes.
        return self._cut(builtins.repr("".join(self._parts(x, limit))), limit) if len(text) > limit else text

    def repr_int(self, x, level):
        return self._short(builtins.repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = builtins.repr(x)
        except Exception:
            return "<%s instance at %#x>" % (x.__class__.__name__, id(x))
        return self._short(text, self.maxother)


aRepr = Repr()
repr = aRepr.repr
