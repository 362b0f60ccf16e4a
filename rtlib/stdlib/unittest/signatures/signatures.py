"""What can be called, and how."""

import inspect
from contextlib import suppress
from functools import partial
from types import FunctionType, MethodType

__unittest = True

FunctionTypes = FunctionType, MethodType
_missing = object()


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _get_signature_object(func, as_instance, eat_self):
    """What is called when func is, with its signature; None if it cannot be called, or has no signature."""
    if isinstance(func, type) and not as_instance:
        called, eat_self = func.__init__, True
    elif isinstance(func, (classmethod, staticmethod)):
        called, eat_self = func.__func__, eat_self or isinstance(func, classmethod)
    else:
        called = func if isinstance(func, FunctionTypes) else getattr(func, "__call__", _missing)
    if called is _missing:
        return None
    try:
        return called, inspect.signature(partial(called, None) if eat_self else called)
    except ValueError:
        return None


def _copy_func_details(func, funcopy):
    for attribute in ("__name__", "__doc__", "__text_signature__", "__module__", "__defaults__", "__kwdefaults__"):
        with suppress(AttributeError):
            setattr(funcopy, attribute, getattr(func, attribute))


def _callable(obj):
    while isinstance(obj, (staticmethod, classmethod, MethodType)):
        obj = obj.__func__
    return isinstance(obj, type) or getattr(obj, "__call__", None) is not None


def _is_list(obj):
    return type(obj) in (list, tuple)


def _instance_callable(obj):
    """Whether obj or, of a class, its instances can be called."""
    if not isinstance(obj, type):
        return getattr(obj, "__call__", None) is not None
    return any(base.__dict__.get("__call__") is not None for base in obj.__mro__)


def _named(func, original):
    name = original.__name__
    func.__name__ = func.__qualname__ = name if name.isidentifier() else "funcopy"
    return func


def _is_magic(name):
    return "__%s__" % name[2:-2] == name


def _try_iter(obj):
    if obj is None or _is_exception(obj) or _callable(obj):
        return obj
    try:
        return iter(obj)
    except TypeError:  # the first call will show it
        return obj
