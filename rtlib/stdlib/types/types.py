"""Names of builtin types that have no other, and functions that make classes."""

import sys
from _types import _mark_awaitable


def _f():
    pass


async def _c():
    pass


async def _ag():
    yield


def _t():
    try:
        raise LookupError
    except LookupError as error:
        return error.__traceback__


def _cell():
    x = 1

    def inner():
        return x

    return inner.__closure__[0]


class _C:
    __slots__ = ("_slot",)

    def _m(self):
        pass


FunctionType = type(_f)
LambdaType = type(lambda: None)
CodeType = type(_f.__code__)
MappingProxyType = type(type.__dict__)
SimpleNamespace = type(sys.implementation)
CellType = type(_cell())
GeneratorType = type((lambda: (yield))())
_coro = _c()
CoroutineType = type(_coro)
_coro.close()
AsyncGeneratorType = type(_ag())
MethodType = type(_C()._m)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
ModuleType = type(sys)
TracebackType = type(_t())
FrameType = type(_t().tb_frame)
GetSetDescriptorType = type(FunctionType.__code__)
MemberDescriptorType = type(_C._slot)
GenericAlias, UnionType = map(type, (list[int], int | str))
EllipsisType, NoneType, NotImplementedType = map(type, (..., None, NotImplemented))
CapsuleType = type("PyCapsule", (), {})

del _f, _c, _ag, _t, _cell, _C, _coro


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class dynamically; exec_body fills its namespace."""
    actual = resolve_bases(bases)
    metaclass, namespace, keywords = prepare_class(name, actual, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if actual is not bases:
        namespace["__orig_bases__"] = bases
    return metaclass(name, actual, namespace, **keywords)


def resolve_bases(bases):
    """The bases with those that have __mro_entries__ replaced by what it gives."""
    out = []
    changed = False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            out.append(base)
            continue
        changed = True
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        out.extend(entries)
    return tuple(out) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace and the keywords with which to make a class."""
    kwds = {} if kwds is None else dict(kwds)
    if "metaclass" in kwds:
        meta = kwds.pop("metaclass")
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        meta = _calculate_meta(meta, bases)
    ns = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
    return meta, ns, kwds


def _calculate_meta(meta, bases):
    """The most derived of the metaclass and those of the bases."""
    for base_meta in map(type, bases):
        if not issubclass(meta, base_meta):
            if not issubclass(base_meta, meta):
                raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                                "of the metaclasses of all its bases")
            meta = base_meta
    return meta


def get_original_bases(cls, /):
    """The bases as the class statement had them."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") from None


def _required(function, refusal):
    if function is None:
        raise AttributeError(refusal)
    return function


class DynamicClassAttribute:
    """A property of instances; on the class, the name is looked up by the metaclass."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return _required(self.fget, "unreadable attribute")(instance)
        if not self.__isabstractmethod__:
            raise AttributeError()
        return self

    def __set__(self, instance, value):
        _required(self.fset, "can't set attribute")(instance, value)

    def __delete__(self, instance):
        _required(self.fdel, "can't delete attribute")(instance)

    def getter(self, fget):
        return _remade(self, fget, self.fset, self.fdel, fget.__doc__ if self.overwrite_doc else None)

    def setter(self, fset):
        return _remade(self, self.fget, fset, self.fdel)

    def deleter(self, fdel):
        return _remade(self, self.fget, self.fset, fdel)


def _remade(attribute, fget, fset, fdel, doc=None):
    """Another attribute with these functions, which treats documentation as the first does."""
    remade = type(attribute)(fget, fset, fdel, doc or attribute.__doc__)
    remade.overwrite_doc = attribute.overwrite_doc
    return remade


def _of_wrapped(name):
    return property(lambda self: getattr(self._GeneratorWrapper__wrapped, name))


class _GeneratorWrapper:
    """Makes an object that behaves as a generator awaitable."""

    def __init__(self, gen):
        self.__wrapped, self.__isgen = gen, gen.__class__ is GeneratorType
        for name in ("__name__", "__qualname__"):
            setattr(self, name, getattr(gen, name, None))

    def __next__(self):
        return next(self.__wrapped)

    def __iter__(self):
        return self.__wrapped if self.__isgen else self

    __await__ = __iter__

    def send(self, val):
        return self.__wrapped.send(val)

    def throw(self, tp, *rest):
        return self.__wrapped.throw(tp, *rest)

    def close(self):
        return self.__wrapped.close()

    # A coroutine tells the same under other names.
    gi_code = cr_code = _of_wrapped("gi_code")
    gi_frame = cr_frame = _of_wrapped("gi_frame")
    gi_running = cr_running = _of_wrapped("gi_running")
    gi_yieldfrom = cr_await = _of_wrapped("gi_yieldfrom")


_METHODS = {"Generator": ("__iter__", "__next__", "send", "throw", "close"), "Coroutine": ("__await__", "send", "throw", "close")}


def _is(abc, obj):
    """Whether obj is of an abstract class of collections.abc. As long as nobody has imported that, no class can be registered there."""
    known = sys.modules.get("collections.abc")
    if known is not None:
        return isinstance(obj, getattr(known, abc))
    return all(getattr(type(obj), name, None) is not None for name in _METHODS[abc])


def coroutine(func):
    """Make a generator function, or a function that returns generators, a function of which a call can be awaited."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if _mark_awaitable(func):
        return func

    def wrapped(*args, **kwargs):
        coro = func(*args, **kwargs)
        if coro.__class__ is CoroutineType or coro.__class__ is GeneratorType and coro.gi_code.co_flags & 0x100:
            return coro
        if _is("Generator", coro) and not _is("Coroutine", coro):
            return _GeneratorWrapper(coro)
        return coro

    for name in ("__module__", "__name__", "__qualname__", "__doc__", "__type_params__", "__annotations__"):
        if hasattr(func, name):
            setattr(wrapped, name, getattr(func, name))
    wrapped.__dict__.update(getattr(func, "__dict__", {}))
    wrapped.__wrapped__ = func
    return wrapped


__all__ = [
    "FunctionType", "LambdaType", "CodeType", "MappingProxyType", "SimpleNamespace", "CellType", "GeneratorType",
    "CoroutineType", "AsyncGeneratorType", "MethodType", "BuiltinFunctionType", "BuiltinMethodType",
    "WrapperDescriptorType", "MethodWrapperType", "MethodDescriptorType", "ClassMethodDescriptorType", "ModuleType",
    "TracebackType", "FrameType", "GetSetDescriptorType", "MemberDescriptorType", "GenericAlias", "UnionType", "EllipsisType",
    "NoneType", "NotImplementedType", "CapsuleType", "new_class", "resolve_bases", "prepare_class",
    "get_original_bases", "DynamicClassAttribute", "coroutine",
]
