"""What can be called, and how."""

import inspect
from functools import partial
from types import FunctionType, MethodType

__unittest = True

FunctionTypes = (FunctionType, MethodType)


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def _get_signature_object(func, as_instance, eat_self):
    """What is called when func is, with its signature; None if it cannot be called, or has no signature."""
    if isinstance(func, type) and not as_instance:
        func = func.__init__
        eat_self = True
    elif isinstance(func, (classmethod, staticmethod)):
        eat_self = eat_self or isinstance(func, classmethod)
        func = func.__func__
    elif not isinstance(func, FunctionTypes):
        try:
            func = func.__call__
        except AttributeError:
            return None
    try:
        return func, inspect.signature(partial(func, None) if eat_self else func)
    except ValueError:
        return None


def _copy_func_details(func, funcopy):
    for attribute in ("__name__", "__doc__", "__text_signature__", "__module__", "__defaults__", "__kwdefaults__"):
        try:
            setattr(funcopy, attribute, getattr(func, attribute))
        except AttributeError:
            pass


def _callable(obj):
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod, MethodType)):
        return _callable(obj.__func__)
    return getattr(obj, "__call__", None) is not None


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
