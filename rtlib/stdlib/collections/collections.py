"""Containers beyond the builtin ones."""

import sys as _sys
from _collections import OrderedDict, defaultdict, deque, _count_elements, _namedtuple_new, _tuplegetter
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap
from operator import eq as _eq, ge as _ge, itemgetter as _itemgetter, le as _le
from collections.abc import ItemsView, KeysView, Mapping, MutableMapping, MutableSequence, Sequence, ValuesView
from keyword import iskeyword as _iskeyword

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]

MutableSequence.register(deque)


def _first_places(names):
    """Where each name first is."""
    return {name: i for i, name in reversed([*enumerate(names)])}


def _renamed(names):
    """The names, with _1, _2 by position for those that cannot be a field's or are there before."""
    first = _first_places(names)

    def serves(name):
        return name.isidentifier() and not _iskeyword(name) and not name.startswith("_")

    return [name if first[name] == i and serves(name) else f"_{i}" for i, name in enumerate(names)]


def _check_names(typename, field_names, rename):
    for name in (typename, *field_names):
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier() or _iskeyword(name):
            complaint = "cannot be a keyword" if name.isidentifier() else "must be valid identifiers"
            raise ValueError(f"Type names and field names {complaint}: {name!r}")
    first = _first_places(field_names)
    for i, name in enumerate(field_names):
        if name[0] == "_" and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if first[name] != i:
            raise ValueError(f"Encountered duplicate field name: {name!r}")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A new subclass of tuple whose items are attributes as well.

    field_names is a list of names, or one string of names with spaces or commas between them. With rename, names that
    do not serve become _1, _2 by position. defaults belong to the last fields.
    """
    names = field_names.replace(",", " ").split() if isinstance(field_names, str) else field_names
    names = [str(name) for name in names]
    typename = _sys.intern(str(typename))
    if rename:
        names = _renamed(names)
    _check_names(typename, names, rename)
    defaults = () if defaults is None else tuple(defaults)
    number = len(names)
    optional = number - len(defaults)
    if optional < 0:
        raise TypeError("Got more default values than field names")
    field_names = tuple(map(_sys.intern, names))
    arg_list = field_names[0] + "," if number == 1 else ", ".join(field_names)
    repr_format = "(" + ", ".join(f"{name}=%r" for name in field_names) + ")"
    if module is None:
        try:
            module = _sys._getframemodulename(1) or "__main__"
        except AttributeError:
            module = "__main__"

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != number:
            raise TypeError(f"Expected {number} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, field_names, self))
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        """The name of the class and the fields with their values, as in a call"""
        return self.__class__.__name__ + repr_format % tuple(self)

    def _asdict(self):
        """The values by the names of their fields, as a new dict"""
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        """The values as a tuple of no special class, for copy and pickle"""
        return tuple(self)

    _make.__doc__ = f"A {typename} of the items of an iterable"
    _replace.__doc__ = f"A {typename} in which the fields that are named have other values"
    for method in (_make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"
        method.__module__ = f"namedtuple_{typename}"
    namespace = {
        "__doc__": f"{typename}({arg_list})",
        "__slots__": (),
        "_fields": field_names,
        "_field_defaults": dict(zip(field_names[optional:], defaults)),
        "__new__": _namedtuple_new(typename, field_names, defaults),
        "_make": classmethod(_make),
        "_replace": _replace,
        "__replace__": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": field_names,
    }
    for index, name in enumerate(field_names):
        namespace[name] = _tuplegetter(index, f"Alias for field number {index}")
    result = type(typename, (tuple,), namespace)
    result.__module__ = module
    return result


class Counter(dict):
    """Counts hashable items: a dict from item to count, in which absent items count zero."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """All counts together"""
        return sum(self.values())

    def most_common(self, n=None):
        """The n items with the highest counts (all of them unless told), and their counts, highest first."""
        ranked = sorted(self.items(), key=_itemgetter(1), reverse=True)
        return ranked if n is None else ranked[: max(n, 0)]

    def elements(self):
        """An iterator that gives each item as often as it counts."""
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Add the counts of a mapping or of the items of an iterable."""
        if not isinstance(iterable, Mapping):
            if iterable is not None:
                _count_elements(self, iterable)
        elif self:
            for elem, count in iterable.items():
                self[elem] = count + self.get(elem, 0)
        else:
            super().update(iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """As update, with counts taken away; they may become negative."""
        if iterable is not None:
            counts = iterable.items() if isinstance(iterable, Mapping) else zip(iterable, _repeat(1))
            for elem, count in counts:
                self[elem] = self.get(elem, 0) - count
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """A new counter of this class with the same counts."""
        return self.__class__(self)

    def __reduce__(self):
        return (self.__class__, (dict(self),))

    def __delitem__(self, elem):
        """Forgets an item, if it is there."""
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        name = self.__class__.__name__
        if not self:
            return name + "()"
        try:
            shown = dict(self.most_common())
        except TypeError:  # counts without an order
            shown = dict(self)
        return f"{name}({shown!r})"

    def _all_counts(self, other, relation):
        """Whether relation holds between the two counts of every item that is in either."""
        if not isinstance(other, Counter):
            return NotImplemented
        return all(relation(self[elem], other[elem]) for elem in _chain(self, other))

    def __eq__(self, other):
        return self._all_counts(other, _eq)

    def __ne__(self, other):
        return not self == other if isinstance(other, Counter) else NotImplemented

    def __le__(self, other):
        """Whether other has at least as many of everything."""
        return self._all_counts(other, _le)

    def __lt__(self, other):
        return self <= other and self != other if isinstance(other, Counter) else NotImplemented

    def __ge__(self, other):
        """Whether other has at most as many of everything."""
        return self._all_counts(other, _ge)

    def __gt__(self, other):
        return self >= other and self != other if isinstance(other, Counter) else NotImplemented

    def _combine(self, other, op):
        """A counter of what op gives for the counts of either, where that is positive."""
        result = Counter()
        for elem, count in self.items():
            new = op(count, other[elem])
            if new > 0:
                result[elem] = new
        for elem, count in other.items():
            if elem not in self:
                new = op(0, count)
                if new > 0:
                    result[elem] = new
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a + b)

    def __sub__(self, other):
        """What is left, where it is more than nothing."""
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a - b)

    def __or__(self, other):
        """The higher count of each item."""
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: b if a < b else a)

    def __and__(self, other):
        """The lower count of each item."""
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for elem, count in self.items():
            new = min(count, other[elem])
            if new > 0:
                result[elem] = new
        return result

    def __pos__(self):
        """The positive counts."""
        return self + Counter()

    def __neg__(self):
        """The negative counts, as positive ones."""
        return Counter() - self

    def _keep_positive(self):
        for elem in [elem for elem, count in self.items() if not count > 0]:
            del self[elem]
        return self

    def __iadd__(self, other):
        for elem, count in other.items():
            self[elem] += count
        return self._keep_positive()

    def __isub__(self, other):
        for elem, count in other.items():
            self[elem] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for elem, count in other.items():
            if count > self[elem]:
                self[elem] = count
        return self._keep_positive()

    def __iand__(self, other):
        for elem, count in self.items():
            limit = other[elem]
            if limit < count:
                self[elem] = limit
        return self._keep_positive()


class ChainMap(MutableMapping):
    """Several mappings as one: lookups search them in order, changes go to the first."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        # The order is that of updating the last mapping with the ones before it.
        return iter(dict.fromkeys(_chain.from_iterable(reversed(self.maps))))

    def __contains__(self, key):
        return any(key in m for m in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f"{self.__class__.__name__}({', '.join(map(repr, self.maps))})"

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        """A ChainMap of one dict, in which every key has the same value."""
        return cls(dict.fromkeys(iterable, value))

    def copy(self):
        """A new ChainMap with a copy of the first mapping and the others themselves."""
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        """A new ChainMap with one more mapping in front."""
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        """A new ChainMap without the first mapping."""
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def popitem(self):
        """Remove and return an item pair from the first mapping."""
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.")

    def pop(self, key, *args):
        """Remove key from the first mapping and return its value."""
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}")

    def clear(self):
        """Clear the first mapping."""
        self.maps[0].clear()

    def _absorb(self, other):
        self.maps[0].update(other)
        return self

    def __ior__(self, other):
        return self._absorb(other)

    def __or__(self, other):
        return self.copy()._absorb(other) if isinstance(other, Mapping) else NotImplemented

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        contents = dict(other)
        for mapping in self.maps[::-1]:
            contents.update(mapping)
        return self.__class__(contents)


def _like(original, data):
    """An object with the class and the attributes of original but its own data; __init__ is passed over."""
    new = original.__class__.__new__(original.__class__)
    vars(new).update(vars(original), data=data)
    return new


def _dict_in(value):
    """The dict that value is or wraps, else None."""
    return value.data if isinstance(value, UserDict) else value if isinstance(value, dict) else None


class UserDict(MutableMapping):
    """A dict to derive from: everything goes through the methods; the contents are in data."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for contents in (dict, kwargs or None):
            if contents is not None:
                self.update(contents)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if not hasattr(self.__class__, "__missing__"):
            raise KeyError(key)
        return self.__class__.__missing__(self, key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __repr__(self):
        return repr(self.data)

    def __or__(self, other):
        added = _dict_in(other)
        return NotImplemented if added is None else self.__class__(self.data | added)

    def __ror__(self, other):
        changed = _dict_in(other)
        return NotImplemented if changed is None else self.__class__(changed | self.data)

    def __ior__(self, other):
        self.data |= other.data if isinstance(other, UserDict) else other
        return self

    def __copy__(self):
        return _like(self, vars(self)["data"].copy())

    def copy(self):
        if type(self) is UserDict:
            return UserDict(self.data.copy())
        # A derived class may keep a dict of another kind, which only its own methods fill.
        held, self.data = self.data, {}
        try:
            new = self.__copy__()
        finally:
            self.data = held
        new.update(self)
        return new

    @classmethod
    def fromkeys(cls, iterable, value=None):
        new = cls()
        for key in iterable:
            new[key] = value
        return new


def _data(other):
    return other.data if isinstance(other, (UserList, UserString)) else other


class UserList(MutableSequence):
    """A list to derive from; the contents are in data."""

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_data(initlist) if isinstance(initlist, UserList) else initlist)

    def __repr__(self):
        return repr(self.data)

    def __lt__(self, other):
        return self.data < _data(other)

    def __le__(self, other):
        return self.data <= _data(other)

    def __eq__(self, other):
        return self.data == _data(other)

    def __gt__(self, other):
        return self.data > _data(other)

    def __ge__(self, other):
        return self.data >= _data(other)

    def __contains__(self, item):
        return item in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return self.__class__(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def _addend(self, other):
        """What is to be added to data for other."""
        if isinstance(other, UserList):
            return other.data
        return other if isinstance(other, type(self.data)) else list(other)

    def __add__(self, other):
        return self.__class__(self.data + self._addend(other))

    def __radd__(self, other):
        return self.__class__(self._addend(other) + self.data)

    def __iadd__(self, other):
        self.data += self._addend(other)
        return self

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self.data *= n
        return self

    def __copy__(self):
        return _like(self, vars(self)["data"][:])

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(_data(other))


def _of_text(make):
    """Gives a maker of a method by its name as a maker of methods of UserString by their names."""

    def methods(*names):
        for name in names:
            method = make(name)
            method.__name__, method.__qualname__ = name, "UserString." + name
            yield method

    return methods


@_of_text
def _questions(name):
    return lambda self: getattr(self.data, name)()


@_of_text
def _conversions(name):
    return lambda self: self.__class__(getattr(self.data, name)())


class UserString(Sequence):
    """A str to derive from; the text is in data."""

    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else seq.data[:] if isinstance(seq, UserString) else str(seq)

    def __str__(self):
        return str(self.data)

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __complex__(self):
        return complex(self.data)

    def __hash__(self):
        return hash(self.data)

    def __getnewargs__(self):
        return (self.data[:],)

    def __eq__(self, string):
        return self.data == _data(string)

    def __lt__(self, string):
        return self.data < _data(string)

    def __le__(self, string):
        return self.data <= _data(string)

    def __gt__(self, string):
        return self.data > _data(string)

    def __ge__(self, string):
        return self.data >= _data(string)

    def __contains__(self, char):
        return _data(char) in self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __add__(self, other):
        return self.__class__(self.data + (_data(other) if isinstance(other, (str, UserString)) else str(other)))

    def __radd__(self, other):
        return self.__class__((other if isinstance(other, str) else str(other)) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def count(self, sub, start=0, end=_sys.maxsize):
        return self.data.count(_data(sub), start, end)

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode("utf-8" if encoding is None else encoding, "strict" if errors is None else errors)

    def endswith(self, suffix, start=0, end=_sys.maxsize):
        return self.data.endswith(suffix, start, end)

    def startswith(self, prefix, start=0, end=_sys.maxsize):
        return self.data.startswith(prefix, start, end)

    def find(self, sub, start=0, end=_sys.maxsize):
        return self.data.find(_data(sub), start, end)

    def rfind(self, sub, start=0, end=_sys.maxsize):
        return self.data.rfind(_data(sub), start, end)

    def index(self, sub, start=0, end=_sys.maxsize):
        return self.data.index(_data(sub), start, end)

    def rindex(self, sub, start=0, end=_sys.maxsize):
        return self.data.rindex(_data(sub), start, end)

    def format(self, /, *args, **kwds):
        return self.data.format(*args, **kwds)

    def format_map(self, mapping):
        return self.data.format_map(mapping)

    def join(self, seq):
        return self.data.join(seq)

    def partition(self, sep):
        return self.data.partition(sep)

    def rpartition(self, sep):
        return self.data.rpartition(sep)

    def split(self, sep=None, maxsplit=-1):
        return self.data.split(sep, maxsplit)

    def rsplit(self, sep=None, maxsplit=-1):
        return self.data.rsplit(sep, maxsplit)

    def splitlines(self, keepends=False):
        return self.data.splitlines(keepends)

    (isalnum, isalpha, isascii, isdecimal, isdigit, isidentifier, islower, isnumeric, isprintable, isspace, istitle, isupper) = _questions(
        "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace",
        "istitle", "isupper")
    capitalize, casefold, lower, swapcase, title, upper = _conversions("capitalize", "casefold", "lower", "swapcase", "title", "upper")

    maketrans = str.maketrans

    def center(self, width, *args):
        return self.__class__(self.data.center(width, *args))

    def expandtabs(self, tabsize=8):
        return self.__class__(self.data.expandtabs(tabsize))

    def ljust(self, width, *args):
        return self.__class__(self.data.ljust(width, *args))

    def lstrip(self, chars=None):
        return self.__class__(self.data.lstrip(chars))

    def removeprefix(self, prefix, /):
        return self.__class__(self.data.removeprefix(_data(prefix)))

    def removesuffix(self, suffix, /):
        return self.__class__(self.data.removesuffix(_data(suffix)))

    def replace(self, old, new, maxsplit=-1):
        return self.__class__(self.data.replace(_data(old), _data(new), maxsplit))

    def rjust(self, width, *args):
        return self.__class__(self.data.rjust(width, *args))

    def rstrip(self, chars=None):
        return self.__class__(self.data.rstrip(chars))

    def strip(self, chars=None):
        return self.__class__(self.data.strip(chars))

    def translate(self, *args):
        return self.__class__(self.data.translate(*args))

    def zfill(self, width):
        return self.__class__(self.data.zfill(width))
