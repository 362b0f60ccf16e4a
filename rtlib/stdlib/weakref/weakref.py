"""References that do not keep objects alive, and collections of them."""

import atexit
from _weakref import ref
from itertools import count
from types import GenericAlias

__all__ = [
    "ref", "proxy", "ReferenceType", "ProxyType", "CallableProxyType", "ProxyTypes", "WeakKeyDictionary", "WeakValueDictionary",
    "WeakSet", "WeakMethod", "finalize",
]

ReferenceType = ref


class WeakMethod(ref):
    """A reference to a bound method, which lives as long as its object."""

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None
        self = ref.__new__(cls, obj, None if callback is None else lambda _: callback(self))
        self._func = func
        self._type = type(meth)
        return self

    def __call__(self):
        obj = super().__call__()
        return None if obj is None else self._type(self._func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        a, b = self(), other()
        return self is other if a is None or b is None else a == b

    __hash__ = ref.__hash__


class _KeyedRef(ref):
    """A reference that knows under which key it is kept."""

    def __new__(cls, obj, callback, key):
        self = ref.__new__(cls, obj, callback)
        self.key = key
        return self


class _Mapping:
    """What both kinds of dictionaries share: everything on top of their live items()."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def __len__(self):
        return sum(1 for _ in self.items())

    def __bool__(self):
        return len(self) > 0

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def __contains__(self, key):
        return self._find(key) is not None

    def __getitem__(self, key):
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found[1]

    def get(self, key, default=None):
        found = self._find(key)
        return default if found is None else found[1]

    def setdefault(self, key, default=None):
        found = self._find(key)
        if found is not None:
            return found[1]
        self[key] = default
        return default

    def pop(self, key, *default):
        found = self._find(key)
        if found is None:
            if default:
                return default[0]
            raise KeyError(key)
        del self[key]
        return found[1]

    def popitem(self):
        for key, value in self.items():
            del self[key]
            return key, value
        raise KeyError("popitem(): dictionary is empty")

    def __iter__(self):
        for key, _ in self.items():
            yield key

    keys = __iter__

    def values(self):
        for _, value in self.items():
            yield value

    def clear(self):
        self.data.clear()

    def update(self, other=(), /, **kw):
        pairs = other.items() if hasattr(other, "items") else other
        for key, value in pairs:
            self[key] = value
        for key, value in kw.items():
            self[key] = value

    def copy(self):
        return type(self)(list(self.items()))

    __copy__ = copy

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __or__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


class WeakValueDictionary(_Mapping):
    """A dictionary whose entries go with their values."""

    def _forget(self, reference):
        if self.data.get(reference.key) is reference:
            del self.data[reference.key]

    def _find(self, key):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return None if value is None else (key, value)

    def __setitem__(self, key, value):
        self.data[key] = _KeyedRef(value, self._forget, key)

    def __delitem__(self, key):
        del self.data[key]

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def valuerefs(self):
        return list(self.data.values())

    itervaluerefs = valuerefs


class WeakKeyDictionary(_Mapping):
    """A dictionary whose entries go with their keys."""

    def _forget(self, reference):
        self.data.pop(reference, None)

    def _find(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return None
        return (key, self.data[reference]) if reference in self.data else None

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._forget)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def keyrefs(self):
        return list(self.data)


class WeakSet:
    """A set whose elements go when nothing else holds them."""

    def __init__(self, data=None):
        self.data = set()
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self.data.add(ref(item, self.data.discard))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def pop(self):
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        new = self.copy()
        new.update(other)
        return new

    __or__ = union

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    __and__ = intersection

    def difference(self, other):
        other = set(other)
        return type(self)(item for item in self if item not in other)

    __sub__ = difference

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def symmetric_difference(self, other):
        return type(self)(set(self) ^ set(other))

    __xor__ = symmetric_difference

    def issubset(self, other):
        return set(self) <= set(other)

    __le__ = issubset

    def issuperset(self, other):
        return set(self) >= set(other)

    __ge__ = issuperset

    def isdisjoint(self, other):
        return set(self).isdisjoint(other)

    def __eq__(self, other):
        if not isinstance(other, WeakSet):
            return NotImplemented
        return set(self) == set(other)

    __hash__ = None
    __class_getitem__ = classmethod(GenericAlias)


class ProxyType:
    """Stands for an object without keeping it alive."""

    def __init__(self, obj, callback=None):
        object.__setattr__(self, "_ref", ref(obj, callback))

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        obj = _target(self)
        return f"<weakproxy at {id(self):#x} to {type(obj).__name__} at {id(obj):#x}>"

    def __str__(self):
        return str(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __len__(self):
        return len(_target(self))

    def __iter__(self):
        return iter(_target(self))

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __delitem__(self, key):
        del _target(self)[key]

    def __contains__(self, item):
        return item in _target(self)

    def __eq__(self, other):
        return _target(self) == other

    __hash__ = None


class CallableProxyType(ProxyType):
    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)


for _class, _name in ((ProxyType, "ProxyType"), (CallableProxyType, "CallableProxyType")):
    _class.__module__ = "weakref"
ProxyTypes = (ProxyType, CallableProxyType)


def _target(proxy):
    obj = object.__getattribute__(proxy, "_ref")()
    if obj is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return obj


def proxy(object, callback=None, /):
    return (CallableProxyType if callable(object) else ProxyType)(object, callback)


_finalizers = {}
_numbers = count().__next__


class finalize:
    """Calls a function when an object is gone, or at the end of the program."""

    __slots__ = ("_number",)

    def __init__(self, obj, func, /, *args, **kwargs):
        self._number = number = _numbers()
        reference = ref(obj, lambda _: self())
        _finalizers[number] = [reference, func, args, kwargs, True]

    def __call__(self, _=None):
        entry = _finalizers.pop(self._number, None)
        if entry is not None:
            return entry[1](*entry[2], **entry[3])

    def detach(self):
        entry = _finalizers.get(self._number)
        obj = entry and entry[0]()
        if obj is not None and _finalizers.pop(self._number, None):
            return obj, entry[1], entry[2], entry[3]

    def peek(self):
        entry = _finalizers.get(self._number)
        obj = entry and entry[0]()
        if obj is not None:
            return obj, entry[1], entry[2], entry[3]

    @property
    def alive(self):
        return self._number in _finalizers

    @property
    def atexit(self):
        entry = _finalizers.get(self._number)
        return bool(entry) and entry[4]

    @atexit.setter
    def atexit(self, value):
        entry = _finalizers.get(self._number)
        if entry:
            entry[4] = bool(value)

    def __repr__(self):
        entry = _finalizers.get(self._number)
        obj = entry and entry[0]()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"


def _finish():
    for number in sorted(_finalizers, reverse=True):
        entry = _finalizers.pop(number, None)
        if entry is not None and entry[4]:
            entry[1](*entry[2], **entry[3])


atexit.register(_finish)
