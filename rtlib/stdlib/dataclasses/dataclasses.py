"""Classes made of fields."""

import abc
import re
import sys
from _dataclasses import initializer, signature
from keyword import iskeyword
from types import GenericAlias, MappingProxyType, MemberDescriptorType, new_class

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
        # These three are set when the class is made.
        self.name = self.type = self._field_type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare, self.kw_only = init, repr, hash, compare, kw_only
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)

    def __repr__(self):
        names = "name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only"
        return _once(self, lambda: f"Field({_shown(self, names, ',')},_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


_in_repr = set()


def _once(obj, text):
    """What text() gives; "..." inside of that for the same object. Without the module there is but one thread."""
    threads = sys.modules.get("_thread")
    key = id(obj), threads and threads.get_ident()
    if key in _in_repr:
        return "..."
    _in_repr.add(key)
    try:
        return text()
    finally:
        _in_repr.discard(key)


def _shown(obj, names, separator):
    return separator.join([f"{name}={getattr(obj, name)!r}" for name in names])


class _DataclassParams:
    """What dataclass() was asked for."""

    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot",
    )

    def __init__(self, **wishes):
        for name in self.__slots__:
            setattr(self, name, wishes[name])

    def __repr__(self):
        return f"_DataclassParams({_shown(self, self.__slots__, ',')})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Describe a field in more detail than a default value does."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _named(cls, name, func):
    """The function as a method of a class."""
    func.__module__, func.__name__ = cls.__module__, name
    func.__qualname__ = f"{cls.__qualname__}.{name}"
    return func


def _set_new(cls, name, func):
    """Gives a class a method, unless it has one of that name itself. Tells whether it has."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, _named(cls, name, func))
    return False


def _set_or_refuse(cls, name, func, advice=""):
    if _set_new(cls, name, func):
        raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}{advice}")


def _is_class_variable(annotation):
    typing = sys.modules.get("typing")
    return typing is not None and (annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar)


def _is_init_variable(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only_mark(annotation):
    return annotation is KW_ONLY


def _marked(annotation, cls, test, home):
    """Whether an annotation passes a test for one of the marks of a module, home; or, in quotes, begins with the name of what does."""
    if test(annotation):
        return True
    names = re.match(r"(?:\s*(\w+)\s*\.)?\s*(\w+)", annotation) if isinstance(annotation, str) else None
    home, around = sys.modules.get(home), sys.modules.get(cls.__module__)
    if names is None or home is None or around is None:
        return False
    if names[1] is not None:
        return vars(around).get(names[1]) is home and test(vars(home).get(names[2]))
    return test(vars(around).get(names[2]))


def _get_field(cls, name, annotation, kw_only):
    """The field for an annotation in a class."""
    f = getattr(cls, name, MISSING)
    if not isinstance(f, Field):
        # A slot's descriptor is no default.
        f = field(default=MISSING if isinstance(f, MemberDescriptorType) else f)
    f.name, f.type = name, annotation
    if _marked(annotation, cls, _is_class_variable, "typing"):
        f._field_type = _FIELD_CLASSVAR
    elif _marked(annotation, cls, _is_init_variable, __name__):
        f._field_type = _FIELD_INITVAR
    else:
        f._field_type = _FIELD
    _check(f)
    if f._field_type is not _FIELD_CLASSVAR and f.kw_only is MISSING:
        f.kw_only = kw_only
    return f


def _check(f):
    """Refuses what cannot be said of a field of its kind."""
    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR and f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")


def _default(f):
    """What stands for a field in the parameters of __init__: its default, the mark of a factory, or MISSING."""
    return f.default if f.default_factory is MISSING else _HAS_DEFAULT_FACTORY


def _make_init(cls, all_fields, positional, keywords, frozen, has_post_init, slots):
    positional, keywords = ([f for f in group if f.init] for group in (positional, keywords))
    with_default = None
    for f in positional:
        if _default(f) is not MISSING:
            with_default = f
        elif with_default is not None:
            raise TypeError(f"non-default argument {f.name!r} follows default argument {with_default.name!r}")
    self_name = "__dataclass_self__" if any(f.name == "self" for f in all_fields) else "self"
    names, keyword_names = [self_name, *(f.name for f in positional)], [f.name for f in keywords]
    place = {name: i for i, name in enumerate(names + keyword_names)}
    defaults = tuple([_default(f) for f in positional if _default(f) is not MISSING])
    keyword_defaults = tuple([None if _default(f) is MISSING else (_default(f),) for f in keywords])
    steps = []
    for f in all_fields:
        if f._field_type is _FIELD_INITVAR:
            continue
        if f.default_factory is not MISSING:
            factory = f.default_factory
        elif f.init or f.default is not MISSING and slots:
            factory = lambda value=f.default: value
        else:
            continue
        steps.append((f.name, place.get(f.name, -1) if f.init else -1, factory, _HAS_DEFAULT_FACTORY, frozen))
    if has_post_init:
        steps.append((_POST_INIT_NAME, tuple([place[f.name] for f in all_fields if f._field_type is _FIELD_INITVAR])))
    init = signature(
        "__init__", f"{cls.__qualname__}.__init__", cls.__module__, tuple(names), tuple(keyword_names), defaults, keyword_defaults,
        initializer(tuple(steps)))
    init.__annotations__ = {f.name: f.type for f in positional + keywords} | {"return": None}
    init.__module__ = cls.__module__
    return init


def _make_repr(fields):
    names = [f.name for f in fields if f.repr]

    def __repr__(self):
        return _once(self, lambda: f"{self.__class__.__qualname__}({_shown(self, names, ', ')})")

    __repr__.__dataclass_repr__ = True  # pprint lays such objects out itself
    return __repr__


def _make_eq(fields):
    names = [f.name for f in fields if f.compare]

    def __eq__(self, other):
        if self is other:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        equal = True
        for name in names:
            equal = getattr(self, name) == getattr(other, name)
            if not equal:
                break
        return equal

    return __eq__


def _make_order(compare, fields):
    names = [f.name for f in fields if f.compare]

    def values(obj):
        return tuple([getattr(obj, name) for name in names])

    def method(self, other):
        return compare(values(self), values(other)) if other.__class__ is self.__class__ else NotImplemented

    return method


_ORDER = (
    ("__lt__", lambda a, b: a < b), ("__le__", lambda a, b: a <= b), ("__gt__", lambda a, b: a > b), ("__ge__", lambda a, b: a >= b),
)


def _make_hash(fields):
    names = [f.name for f in fields if (f.compare if f.hash is None else f.hash)]

    def __hash__(self):
        return hash(tuple([getattr(self, n) for n in names]))

    return __hash__


def _set_hash(cls, params, fields, explicit):
    """Gives a class the hash that goes with its equality: that of its values, if they stay or the program insists, or none."""
    if params.unsafe_hash:
        if explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not params.eq or explicit:
        return
    cls.__hash__ = _named(cls, "__hash__", _make_hash(fields)) if params.unsafe_hash or params.frozen else None


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
        if f._field_type is _FIELD_CLASSVAR or f.init and f.name in changes:
            continue
        if f.init:
            changes[f.name] = _kept(self, f)
        elif f.name in changes:
            raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
    return self.__class__(**changes)


def _kept(obj, f):
    """What a changed copy of an object gets for a field that is not changed."""
    if f._field_type is _FIELD_INITVAR and f.default is MISSING:
        raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
    return getattr(obj, f.name)


def _inherited(cls):
    """The fields of the bases, those of nearer bases replacing others, and for each base that has fields whether it is frozen."""
    fields, frozen = {}, []
    for base in reversed(cls.__mro__[1:]):
        found = getattr(base, _FIELDS, None)
        if found is not None:
            fields |= {f.name: f for f in found.values()}
            frozen.append(getattr(base, _PARAMS).frozen)
    return fields, frozen


def _own(cls, kw_only):
    """The fields that the annotations of a class describe; those after KW_ONLY are keyword-only."""
    annotations = cls.__dict__.get("__annotations__", {})
    found, mark = [], None
    for name, annotation in annotations.items():
        if not _marked(annotation, cls, _is_kw_only_mark, __name__):
            found.append(_get_field(cls, name, annotation, kw_only or mark is not None))
        elif mark is None:
            mark = name
        else:
            raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
    for f in found:
        _put_default(cls, f)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


def _put_default(cls, f):
    """Puts the default, if there is one, where a class has a Field."""
    if not isinstance(getattr(cls, f.name, None), Field):
        return
    if f.default is MISSING:
        delattr(cls, f.name)
    else:
        setattr(cls, f.name, f.default)


def _process_class(cls, params):
    """Makes a class a dataclass."""
    setattr(cls, _PARAMS, params)
    fields, frozen = _inherited(cls)
    fields |= {f.name: f for f in _own(cls, params.kw_only)}
    if any(frozen) and not params.frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if params.frozen and not all(frozen):
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")
    own_hash = cls.__dict__.get("__hash__", MISSING)
    explicit_hash = own_hash is not MISSING and not (own_hash is None and "__eq__" in cls.__dict__)
    parameters = [f for f in fields.values() if f._field_type is not _FIELD_CLASSVAR]
    positional, keywords = [f for f in parameters if not f.kw_only], [f for f in parameters if f.kw_only]
    stored = [f for f in parameters if f._field_type is _FIELD]
    if params.init:
        init = _make_init(cls, parameters, positional, keywords, params.frozen, hasattr(cls, _POST_INIT_NAME), params.slots)
        _set_new(cls, "__init__", init)
    if "__replace__" not in cls.__dict__:
        cls.__replace__ = _replace
    if params.repr:
        _set_new(cls, "__repr__", _make_repr(stored))
    _add_comparisons(cls, params, stored)
    if params.frozen:
        for method in _make_frozen(cls, stored):
            _set_or_refuse(cls, method.__name__, method)
    _set_hash(cls, params, stored, explicit_hash)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + ("()" if cls.__init__ is object.__init__ else _text_signature(positional, keywords))
    if params.match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in positional if f.init])
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        cls = _add_slots(cls, params, stored)
    abc.update_abstractmethods(cls)
    return cls


def _add_comparisons(cls, params, stored):
    if params.eq:
        _set_new(cls, "__eq__", _make_eq(stored))
    if params.order:
        for name, compare in _ORDER:
            _set_or_refuse(cls, name, _make_order(compare, stored), " Consider using functools.total_ordering")


def _text_signature(positional, keywords):
    """The parameters of __init__ as inspect.signature shows them."""

    def shown(annotation):
        if getattr(annotation, "__module__", None) == "typing":
            return re.sub(r"[\w.]+", lambda m: m[0].removeprefix("typing."), repr(annotation))
        if not isinstance(annotation, type) or isinstance(annotation, GenericAlias):
            return repr(annotation)
        return annotation.__qualname__ if annotation.__module__ == "builtins" else f"{annotation.__module__}.{annotation.__qualname__}"

    def parameter(f):
        default = _default(f)
        return f"{f.name}: {shown(f.type)}" + ("" if default is MISSING else f" = {default!r}")

    before, after = ([parameter(f) for f in group if f.init] for group in (positional, keywords))
    return f"({', '.join(before + ['*'] * bool(after) + after)})"


def _slots_of(cls):
    """The slots that a class itself has."""
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return ("__weakref__",) if getattr(cls, "__weakrefoffset__", -1) != 0 else ()
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return tuple(slots)


def _add_slots(cls, params, stored):
    """The class again, with a slot for each field."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    names = [f.name for f in stored]
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _slots_of(base)}
    namespace = {name: value for name, value in cls.__dict__.items() if name not in (*names, "__dict__", "__weakref__")}
    wanted = names + ["__weakref__"] * params.weakref_slot
    namespace["__slots__"] = tuple([name for name in wanted if name not in inherited])
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    new.__qualname__ = cls.__qualname__
    if params.frozen:
        for method in _make_state(names):
            if method.__name__ not in namespace:
                setattr(new, method.__name__, method)
    return new


def _make_state(names):
    """How a frozen object with slots is pickled and copied."""

    def __getstate__(self):
        return [getattr(self, name) for name in names]

    def __setstate__(self, state):
        for name, value in zip(names, state):
            object.__setattr__(self, name, value)

    return __getstate__, __setstate__


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Add the methods that the annotated fields of a class call for."""

    def wrap(cls):
        return _process_class(cls, _DataclassParams(
            init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args, kw_only=kw_only,
            slots=slots, weakref_slot=weakref_slot))

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


def _described(item):
    """Name, type and default, which may be MISSING, of a field as make_dataclass() takes it."""
    if isinstance(item, str):
        return item, "typing.Any", MISSING
    if len(item) not in (2, 3):
        raise TypeError(f"Invalid field: {item!r}")
    name, kind, *default = item
    return name, kind, *(default or [MISSING])


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    """Make a dataclass from names, pairs of names and types, or triples with a field."""
    annotations, defaults = {}, {}
    for name, kind, default in map(_described, fields):
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind
        if default is not MISSING:
            defaults[name] = default
    body = {**(namespace or {}), **defaults, "__annotations__": annotations}
    cls = new_class(cls_name, bases, {}, lambda ns: ns.update(body))
    cls.__module__ = sys._getframemodulename(1) or "__main__" if module is None else module
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A copy with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)
