"""Functions that work on functions."""

import builtins
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from abc import get_cache_token
from collections import namedtuple
from types import GenericAlias, MethodType

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make wrapper look like wrapped, which becomes its __wrapped__; wrapper is returned."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that applies update_wrapper to the function it decorates."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def lru_cache(maxsize=128, typed=False):
    """A decorator that keeps the results of the last maxsize calls, of all where that is None.

    With typed, arguments of different types count as different even where they are equal.
    """
    is_size = maxsize is None or isinstance(maxsize, int)
    if not is_size and callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)  # the decorator without parentheses
    if not is_size:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    size = None if maxsize is None else max(maxsize, 0)

    def decorating_function(user_function):
        return _cached(user_function, size, typed)

    return decorating_function


def _cached(user_function, maxsize, typed):
    """The function with a cache before it."""
    front = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
    front.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(front, user_function)


def cache(user_function, /):
    """Keep the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


# How each comparison follows from another one: the root, whether it is negated, and how equality is combined.


def _gt_from_lt(self, other):
    """Return a > b.  Computed by @total_ordering from (not a < b) and (a != b)."""
    less = type(self).__lt__(self, other)
    return less if less is NotImplemented else not less and self != other


def _le_from_lt(self, other):
    """Return a <= b.  Computed by @total_ordering from (a < b) or (a == b)."""
    less = type(self).__lt__(self, other)
    return less if less is NotImplemented else less or self == other


def _ge_from_lt(self, other):
    """Return a >= b.  Computed by @total_ordering from (not a < b)."""
    less = type(self).__lt__(self, other)
    return less if less is NotImplemented else not less


def _ge_from_le(self, other):
    """Return a >= b.  Computed by @total_ordering from (not a <= b) or (a == b)."""
    less = type(self).__le__(self, other)
    return less if less is NotImplemented else not less or self == other


def _lt_from_le(self, other):
    """Return a < b.  Computed by @total_ordering from (a <= b) and (a != b)."""
    less = type(self).__le__(self, other)
    return less if less is NotImplemented else less and self != other


def _gt_from_le(self, other):
    """Return a > b.  Computed by @total_ordering from (not a <= b)."""
    less = type(self).__le__(self, other)
    return less if less is NotImplemented else not less


def _lt_from_gt(self, other):
    """Return a < b.  Computed by @total_ordering from (not a > b) and (a != b)."""
    more = type(self).__gt__(self, other)
    return more if more is NotImplemented else not more and self != other


def _ge_from_gt(self, other):
    """Return a >= b.  Computed by @total_ordering from (a > b) or (a == b)."""
    more = type(self).__gt__(self, other)
    return more if more is NotImplemented else more or self == other


def _le_from_gt(self, other):
    """Return a <= b.  Computed by @total_ordering from (not a > b)."""
    more = type(self).__gt__(self, other)
    return more if more is NotImplemented else not more


def _le_from_ge(self, other):
    """Return a <= b.  Computed by @total_ordering from (not a >= b) or (a == b)."""
    more = type(self).__ge__(self, other)
    return more if more is NotImplemented else not more or self == other


def _gt_from_ge(self, other):
    """Return a > b.  Computed by @total_ordering from (a >= b) and (a != b)."""
    more = type(self).__ge__(self, other)
    return more if more is NotImplemented else more and self != other


def _lt_from_ge(self, other):
    """Return a < b.  Computed by @total_ordering from (not a >= b)."""
    more = type(self).__ge__(self, other)
    return more if more is NotImplemented else not more


_orderings = {
    "__lt__": (("__gt__", _gt_from_lt), ("__le__", _le_from_lt), ("__ge__", _ge_from_lt)),
    "__le__": (("__ge__", _ge_from_le), ("__lt__", _lt_from_le), ("__gt__", _gt_from_le)),
    "__gt__": (("__lt__", _lt_from_gt), ("__ge__", _ge_from_gt), ("__le__", _le_from_gt)),
    "__ge__": (("__le__", _le_from_ge), ("__gt__", _gt_from_ge), ("__lt__", _lt_from_ge)),
}


def total_ordering(cls):
    """Add the comparisons that are missing to a class that defines one of <, <=, >, >= ."""
    defined = {op for op in _orderings if getattr(cls, op, None) is not getattr(object, op, None)}
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(defined)  # __lt__ is preferred over __le__, __gt__, __ge__
    for name, func in _orderings[root]:
        if name not in defined:
            func.__name__ = name
            setattr(cls, name, func)
    return cls


def _require_method(func):
    """Raises TypeError for what a class cannot have as a method."""
    if not (callable(func) or hasattr(func, "__get__")):
        raise TypeError(f"{func!r} is not callable or a descriptor")


class partialmethod:
    """As partial, for methods."""

    def __init__(self, func, /, *args, **keywords):
        _require_method(func)
        if isinstance(func, partialmethod):  # one is enough
            func, args, keywords = func.func, func.args + args, func.keywords | keywords
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func)]
        parts.extend(map(repr, self.args))
        parts.extend(f"{k}={v!r}" for k, v in self.keywords.items())
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__partialmethod__ = self
        _method.__isabstractmethod__ = self.__isabstractmethod__
        return _method

    def _of_descriptor(self, obj, cls):
        """A partial of what the function makes of itself for obj as a descriptor; None if it is none or gives itself."""
        bind = None if isinstance(self.func, partial) else getattr(self.func, "__get__", None)
        method = self.func if bind is None else bind(obj, cls)
        if method is self.func:
            return None
        made = partial(method, *self.args, **self.keywords)
        owner = getattr(method, "__self__", _missing)
        if owner is not _missing:
            made.__self__ = owner
        return made

    def __get__(self, obj, cls=None):
        made = self._of_descriptor(obj, cls)
        return self._make_unbound_method().__get__(obj, cls) if made is None else made

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


def _linearise(sequences):
    """C3: merge linearisations so that each one's order is kept."""
    result = []
    while True:
        sequences = [s for s in sequences if s]
        if not sequences:
            return result
        for s in sequences:
            candidate = s[0]
            if not any(candidate in t[1:] for t in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(candidate)
        for s in sequences:
            if s[0] is candidate:
                del s[0]


def _c3_mro(cls, abcs):
    """The linearisation of cls with the abstract base classes it implements inserted where they fit."""
    boundary = 0
    for i, base in enumerate(reversed(cls.__bases__)):
        if hasattr(base, "__abstractmethods__"):
            boundary = len(cls.__bases__) - i
            break
    explicit = list(cls.__bases__[:boundary])
    other = list(cls.__bases__[boundary:])
    own = []
    for base in abcs:
        # An ABC goes in here if cls, and none of its bases, implements it.
        if issubclass(cls, base) and not any(issubclass(b, base) for b in cls.__bases__):
            own.append(base)
    remaining = [base for base in abcs if base not in own]
    lists = [_c3_mro(base, remaining) for base in explicit + own + other]
    return _linearise([[cls], *lists, explicit, own, other])


def _compose_mro(cls, types):
    mro = set(cls.__mro__)

    def related(typ):
        return typ not in mro and hasattr(typ, "__mro__") and not isinstance(typ, GenericAlias) and issubclass(cls, typ)

    types = [t for t in types if related(t)]
    # Bases of other candidates are found by way of those.
    types = [t for t in types if not any(t != u and t in u.__mro__ for u in types)]
    wanted = set(types)
    abcs = []
    for typ in types:
        subs = []
        for sub in typ.__subclasses__():
            if sub not in mro and issubclass(cls, sub):
                subs.append([s for s in sub.__mro__ if s in wanted])
        if not subs:
            abcs.append(typ)
            continue
        subs.sort(key=len, reverse=True)
        for chain in subs:
            for s in chain:
                if s not in abcs:
                    abcs.append(s)
    return _c3_mro(cls, abcs)


def _find_impl(cls, registry):
    match = None
    for t in _compose_mro(cls, registry.keys()):
        if match is not None:
            # Two unrelated abstract classes fit, and neither is named by cls itself.
            if (t in registry and t not in cls.__mro__ and match not in cls.__mro__ and not issubclass(match, t)):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {t}")
            break
        if t in registry:
            match = t
    return registry.get(match)


def _is_union(cls):
    kind = type(cls)
    return kind.__name__ in ("UnionType", "_UnionGenericAlias") and hasattr(cls, "__args__")


def _named(func, text):
    """The class that an annotation in quotes names, in the function's module."""
    first, *rest = text.split(".")
    value = func.__globals__[first] if first in func.__globals__ else getattr(builtins, first)
    for name in rest:
        value = getattr(value, name)
    return value


def singledispatch(func):
    """A generic function: which registered implementation is called depends on the type of the first argument."""
    registry = {}
    dispatch_cache = {}
    cache_token = None
    funcname = getattr(func, "__name__", "singledispatch function")

    def dispatch(cls):
        """The implementation for instances of cls."""
        nonlocal cache_token
        if cache_token is not None:
            current = get_cache_token()
            if cache_token != current:
                dispatch_cache.clear()
                cache_token = current
        if cls not in dispatch_cache:
            dispatch_cache[cls] = registry[cls] if cls in registry else _find_impl(cls, registry)
        return dispatch_cache[cls]

    def valid(cls):
        if isinstance(cls, type):
            return not isinstance(cls, GenericAlias)
        return _is_union(cls) and all(isinstance(arg, type) for arg in cls.__args__)

    def register(cls, func=None):
        """Register an implementation for instances of cls."""
        nonlocal cache_token
        if valid(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            ann = getattr(cls, "__annotations__", {})
            if not ann:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    f"Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            func = cls
            argname, cls = next(iter(ann.items()))
            if isinstance(cls, str):
                cls = _named(func, cls)
            if cls is None:
                cls = type(None)
            if not valid(cls):
                if _is_union(cls):
                    raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        for one in cls.__args__ if _is_union(cls) else (cls,):
            registry[one] = func
        if cache_token is None and any(hasattr(one, "__abstractmethods__") for one in registry):
            cache_token = get_cache_token()
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """A generic method: the implementation depends on the type of the first argument after self or cls."""

    def __init__(self, func):
        _require_method(func)
        self.func, self.dispatcher = func, singledispatch(func)

    def register(self, cls, method=None):
        """Register an implementation for arguments of class cls."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        funcname = getattr(self.func, "__name__", "singledispatchmethod method")

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f"{funcname} requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)


_missing = object()


class cached_property:
    """A property that is computed once per instance and then an ordinary attribute."""

    def __init__(self, func):
        self.attrname, self.func = None, func
        for attribute in ("__doc__", "__module__"):
            setattr(self, attribute, getattr(func, attribute))

    def __set_name__(self, owner, name):
        known = self.attrname
        if known not in (None, name):
            raise TypeError(f"Cannot assign the same cached_property to two different names ({known!r} and {name!r}).")
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        owner, name = type(instance).__name__, self.attrname
        try:
            attributes = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {owner!r} instance to cache {name!r} property.") from None
        found = attributes.get(name, _missing)
        if found is not _missing:
            return found
        computed = self.func(instance)
        try:
            attributes[name] = computed
        except TypeError:
            raise TypeError(f"The '__dict__' attribute on {owner!r} instance does not support item assignment "
                            f"for caching {name!r} property.") from None
        return computed

    __class_getitem__ = classmethod(GenericAlias)
