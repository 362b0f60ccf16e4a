"""Classes made of fields."""

import abc
import sys
from _dataclasses import initializer, signature
from keyword import iskeyword
from types import GenericAlias, MappingProxyType, new_class

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
    "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_EMPTY_METADATA = MappingProxyType({})


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"


class InitVar:
    """Marks a parameter of __init__ that is passed on to __post_init__ and not stored."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What a dataclass knows about a field."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
            f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
            f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},_field_type={self._field_type})"
        )

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot",
    )

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
        self.match_args = match_args
        self.kw_only = kw_only
        self.slots = slots
        self.weakref_slot = weakref_slot

    def __repr__(self):
        return "_DataclassParams(" + ",".join(f"{n}={getattr(self, n)!r}" for n in self.__slots__) + ")"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Describe a field in more detail than a default value does."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


_in_repr = set()


def _set_new(cls, name, func):
    if name in cls.__dict__:
        return True
    func.__qualname__ = f"{cls.__qualname__}.{name}"
    func.__name__ = name
    setattr(cls, name, func)
    return False


def _marked(annotation, marker, name):
    """Whether an annotation, possibly in quotes, is a marker such as ClassVar or InitVar."""
    if isinstance(annotation, str):
        head = annotation.split("[")[0].strip()
        return head == name or head.endswith("." + name)
    if name == "ClassVar":
        typing = sys.modules.get("typing")
        if typing is None:
            return False
        return annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar
    if name == "KW_ONLY":
        return annotation is KW_ONLY
    return annotation is marker or type(annotation) is marker


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if hasattr(type(default), "__get__") and type(default).__name__ == "member_descriptor":
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _marked(annotation, None, "ClassVar"):
        f._field_type = _FIELD_CLASSVAR
    elif _marked(annotation, InitVar, "InitVar"):
        f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


def _make_init(cls, all_fields, std, kwonly, frozen, has_post_init, slots):
    seen_default = None
    for f in std:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
    self_name = "__dataclass_self__" if any(f.name == "self" for f in all_fields) else "self"
    params = [self_name] + [f.name for f in std if f.init]
    kw = [f.name for f in kwonly if f.init]
    place = {name: i for i, name in enumerate(params + kw)}

    def default(f):
        return _HAS_DEFAULT_FACTORY if f.default_factory is not MISSING else f.default

    defaults = tuple(default(f) for f in std if f.init and default(f) is not MISSING)
    kwdefaults = tuple(None if default(f) is MISSING else (default(f),) for f in kwonly if f.init)
    steps = []
    for f in all_fields:
        if f._field_type is _FIELD_INITVAR:
            continue
        if f.default_factory is not MISSING:
            factory = f.default_factory
        elif f.init or f.default is not MISSING and slots:
            value = f.default
            factory = lambda value=value: value
        else:
            continue
        steps.append((f.name, place.get(f.name, -1) if f.init else -1, factory, _HAS_DEFAULT_FACTORY, frozen))
    if has_post_init:
        steps.append((_POST_INIT_NAME, tuple(place[f.name] for f in all_fields if f._field_type is _FIELD_INITVAR)))
    init = signature(
        "__init__", f"{cls.__qualname__}.__init__", cls.__module__, tuple(params), tuple(kw), defaults, kwdefaults,
        initializer(tuple(steps)))
    init.__annotations__ = {**{f.name: f.type for f in std if f.init}, **{f.name: f.type for f in kwonly if f.init}, "return": None}
    init.__module__ = cls.__module__
    return init


def _make_repr(fields):
    names = [f.name for f in fields if f.repr]

    def __repr__(self):
        if id(self) in _in_repr:
            return "..."
        _in_repr.add(id(self))
        try:
            return self.__class__.__qualname__ + "(" + ", ".join([f"{n}={getattr(self, n)!r}" for n in names]) + ")"
        finally:
            _in_repr.discard(id(self))

    __repr__.__dataclass_repr__ = True  # pprint lays such objects out itself
    return __repr__


def _make_eq(fields):
    names = [f.name for f in fields if f.compare]

    def __eq__(self, other):
        if self is other:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        for n in names:
            a, b = getattr(self, n), getattr(other, n)
            if not a == b:
                return False
        return True

    return __eq__


def _make_order(name, compare, fields):
    names = [f.name for f in fields if f.compare]

    def method(self, other):
        if other.__class__ is self.__class__:
            return compare(tuple([getattr(self, n) for n in names]), tuple([getattr(other, n) for n in names]))
        return NotImplemented

    method.__name__ = name
    return method


def _make_hash(fields):
    names = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]

    def __hash__(self):
        return hash(tuple([getattr(self, n) for n in names]))

    return __hash__


def _make_frozen(cls, fields):
    names = {f.name for f in fields}

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    any_frozen_base = False
    all_frozen_bases = None
    has_bases = False
    for b in cls.__mro__[-1:0:-1]:
        base_fields = getattr(b, _FIELDS, None)
        if base_fields is not None:
            has_bases = True
            if all_frozen_bases is None:
                all_frozen_bases = True
            for f in base_fields.values():
                fields[f.name] = f
            is_frozen = getattr(b, _PARAMS).frozen
            all_frozen_bases = all_frozen_bases and is_frozen
            any_frozen_base = any_frozen_base or is_frozen
    cls_annotations = cls.__dict__.get("__annotations__", {})
    cls_fields = []
    kw_only_seen = False
    for name, annotation in cls_annotations.items():
        if _marked(annotation, KW_ONLY, "KW_ONLY"):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = True
            kw_only = True
        else:
            cls_fields.append(_get_field(cls, name, annotation, kw_only))
    for f in cls_fields:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls_annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen_bases is False and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    setattr(cls, _PARAMS, _DataclassParams(
        init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot))
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or class_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    all_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std = [f for f in all_init if not f.kw_only]
    kwonly = [f for f in all_init if f.kw_only]
    field_list = [f for f in fields.values() if f._field_type is _FIELD]
    if init:
        _set_new(cls, "__init__", _make_init(cls, all_init, std, kwonly, frozen, hasattr(cls, _POST_INIT_NAME), slots))
    _set_new(cls, "__replace__", _wrap_replace())
    if repr:
        _set_new(cls, "__repr__", _make_repr(field_list))
    if eq:
        _set_new(cls, "__eq__", _make_eq(field_list))
    if order:
        for name, compare in (
            ("__lt__", lambda a, b: a < b), ("__le__", lambda a, b: a <= b),
            ("__gt__", lambda a, b: a > b), ("__ge__", lambda a, b: a >= b),
        ):
            if _set_new(cls, name, _make_order(name, compare, field_list)):
                raise TypeError(
                    f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using functools.total_ordering")
    if frozen:
        for fn in _make_frozen(cls, field_list):
            if _set_new(cls, fn.__name__, fn):
                raise TypeError(f"Cannot overwrite attribute {fn.__name__} in class {cls.__name__}")
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        setattr(cls, "__hash__", _make_hash(field_list))
    elif eq and not has_explicit_hash:
        if frozen:
            setattr(cls, "__hash__", _make_hash(field_list))
        elif "__hash__" not in cls.__dict__ or class_hash is None:
            setattr(cls, "__hash__", None)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _text_signature(std, kwonly)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in std if f.init)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, field_list)
    abc.update_abstractmethods(cls)
    return cls


def _wrap_replace():
    def __replace__(self, /, **changes):
        return _replace(self, **changes)

    return __replace__


def _text_signature(std, kwonly):
    def show(t):
        if not isinstance(t, type) or isinstance(t, GenericAlias):
            return repr(t)
        return t.__qualname__ if t.__module__ == "builtins" else f"{t.__module__}.{t.__qualname__}"

    def one(f):
        text = f"{f.name}: {show(f.type)}"
        if f.default_factory is not MISSING:
            return text + " = <factory>"
        return text if f.default is MISSING else text + f" = {f.default!r}"

    parts = [one(f) for f in std if f.init]
    kw = [one(f) for f in kwonly if f.init]
    if kw:
        parts += ["*"] + kw
    return "(" + ", ".join(parts) + ")"


def _add_slots(cls, frozen, field_list):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get("__slots__", ())
        inherited.update((slots,) if isinstance(slots, str) else slots)
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in field_list)
    namespace["__slots__"] = tuple(n for n in names if n not in inherited)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    if frozen:
        def __getstate__(self):
            return [getattr(self, n) for n in names]

        def __setstate__(self, state):
            for n, value in zip(names, state):
                object.__setattr__(self, n, value)

        new.__getstate__, new.__setstate__ = __getstate__, __setstate__
        new.__setattr__, new.__delattr__ = _make_frozen(new, field_list)
    return new


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Add the methods that the annotated fields of a class call for."""

    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields, without class and init variables."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether obj is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


_ATOMIC = (type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, recursively."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _inner(obj, lambda o, values: dict_factory([(f.name, v) for f, v in values]), dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, recursively."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _inner(obj, lambda o, values: tuple_factory([v for f, v in values]), None)


def _inner(obj, build, dict_factory):
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if hasattr(kind, _FIELDS):
        return build(obj, [(f, _inner(getattr(obj, f.name), build, dict_factory)) for f in fields(obj)])
    if kind is list:
        return [_inner(v, build, dict_factory) for v in obj]
    if kind is dict:
        return {_inner(k, build, dict_factory): _inner(v, build, dict_factory) for k, v in obj.items()}
    if issubclass(kind, tuple):
        if hasattr(obj, "_fields"):
            return kind(*[_inner(v, build, dict_factory) for v in obj])
        return kind([_inner(v, build, dict_factory) for v in obj])
    if issubclass(kind, dict):
        if hasattr(kind, "default_factory"):
            result = kind(obj.default_factory)
            for k, v in obj.items():
                result[_inner(k, build, dict_factory)] = _inner(v, build, dict_factory)
            return result
        return kind((_inner(k, build, dict_factory), _inner(v, build, dict_factory)) for k, v in obj.items())
    if issubclass(kind, list):
        return kind(_inner(v, build, dict_factory) for v in obj)
    import copy

    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    """Make a dataclass from names, pairs of names and types, or triples with a field."""
    namespace = {} if namespace is None else namespace
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, tp = item, "typing.Any"
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, spec = item
            defaults[name] = spec
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = tp

    def exec_body(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns["__annotations__"] = annotations

    cls = new_class(cls_name, bases, {}, exec_body)
    cls.__module__ = module or "types"
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A copy with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)
