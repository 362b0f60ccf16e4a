"""What classes and objects have."""

import collections
import types

_required = object()
_ROUTINES = (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.MethodDescriptorType, types.WrapperDescriptorType,
             types.MethodWrapperType)


def getattr_static(obj, attr, default=_required):
    """An attribute as it is stored, without running any code that computes attributes."""
    klass = obj
    if not isinstance(obj, type):
        klass = type(obj)
        own = _static(obj, attr)
    else:
        own = _missing
        for base in _static_mro(obj):
            if attr in type.__dict__["__dict__"].__get__(base):
                own = type.__dict__["__dict__"].__get__(base)[attr]
                break
    found = _missing
    for base in _static_mro(klass if klass is not obj else type(obj)):
        if attr in type.__dict__["__dict__"].__get__(base):
            found = type.__dict__["__dict__"].__get__(base)[attr]
            break
    if own is not _missing and found is not _missing:
        kind = type(found)
        if hasattr(kind, "__get__") and (hasattr(kind, "__set__") or hasattr(kind, "__delete__")):
            return found
    if own is not _missing:
        return own
    if found is not _missing:
        return found
    if default is not _required:
        return default
    raise AttributeError(attr)


_missing = object()


def _static(obj, attr):
    try:
        names = object.__getattribute__(obj, "__dict__")
    except AttributeError:
        return _missing
    return dict.get(names, attr, _missing) if isinstance(names, dict) else _missing


def _static_mro(klass):
    return type.__dict__["__mro__"].__get__(klass)


Attribute = collections.namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """An Attribute for every name that dir() of a class gives."""
    mro = cls.__mro__
    metamro = tuple(c for c in type(cls).__mro__ if c not in (type, object))
    found = []
    for name in sorted(set(dir(cls)) | {n for c in mro + metamro for n, v in c.__dict__.items() if isinstance(v, types.DynamicClassAttribute)}):
        owner = next((c for c in mro + metamro if name in c.__dict__), None)
        stored = owner.__dict__[name] if owner is not None else getattr(cls, name, None)
        if owner is None:
            owner = getattr(stored, "__objclass__", None)
        if isinstance(stored, (staticmethod, types.BuiltinMethodType)) and not isinstance(stored, type):
            kind = "static method"
        elif isinstance(stored, (classmethod, types.ClassMethodDescriptorType)):
            kind = "class method"
        elif isinstance(stored, property):
            kind = "property"
        else:
            kind = "method" if isinstance(stored, _ROUTINES) else "data"
        if name == "__dict__" and owner is not None:
            stored, kind = getattr(cls, "__dict__"), "data"
        found.append(Attribute(name, kind, owner, stored))
    return found


def walktree(classes, children, parent):
    results = []
    for c in sorted(classes, key=lambda c: (c.__module__, c.__name__)):
        results.append((c, c.__bases__))
        if c in children:
            results.append(walktree(children[c], children, c))
    return results


def getclasstree(classes, unique=False):
    """Classes as nested lists, by their bases."""
    children, roots = {}, []
    for c in classes:
        for parent in c.__bases__:
            children.setdefault(parent, [])
            if c not in children[parent]:
                children[parent].append(c)
            if unique and parent in classes:
                break
        if not c.__bases__ and c not in roots:
            roots.append(c)
    for parent in children:
        if parent not in classes:
            roots.append(parent)
    return walktree(roots, children, None)
