"""Support for type hints."""

import collections
import collections.abc
import contextlib
import functools
import operator
import re as _re
import sys
import types
from abc import ABCMeta, abstractmethod
from _typing import (Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple,
                     _is_type_param)
from types import GenericAlias, UnionType

TYPE_CHECKING = False


def _type_repr(obj):
    """A type, or what may stand in its place, as types are shown: classes by their names, lists of types in brackets."""
    if isinstance(obj, (tuple, list)):
        return f"[{', '.join(map(_type_repr, obj))}]"
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        return obj.__qualname__ if obj.__module__ == "builtins" else f"{obj.__module__}.{obj.__qualname__}"
    if isinstance(obj, types.FunctionType):
        return obj.__name__
    return "..." if obj is ... else repr(obj)


def _convert(arg, where="Parameters to generic types must be types."):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    if type(arg) is _SpecialForm and arg._name in ("ClassVar", "Final") or arg is Generic or arg is Protocol:
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{where} Got {arg!r:.100}.")
    return arg


def _is_type(arg):
    return (isinstance(arg, (type, _SpecialForm, _Alias, GenericAlias, UnionType, ForwardRef, NewType, TypeAliasType,
                             TypeVar, ParamSpec, TypeVarTuple, ParamSpecArgs, ParamSpecKwargs)) or arg is ...)


def _parameters(args):
    found = []
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, GenericAlias):
            continue
        if _is_type_param(arg):
            inner = (arg,)
        elif isinstance(arg, (list, tuple)):
            inner = _parameters(arg)
        else:
            inner = getattr(arg, "__parameters__", ())
        for p in inner:
            if p not in found:
                found.append(p)
    return tuple(found)


def _substitute(args, table):
    result = []
    for arg in args:
        if _is_type_param(arg):
            value = table.get(arg, arg)
            if isinstance(arg, ParamSpec) and isinstance(value, (list, tuple)):
                result.extend(value)
                continue
            arg = value
        elif isinstance(arg, (list, tuple)):
            arg = tuple(_substitute(arg, table))
        else:
            inner = getattr(arg, "__parameters__", ())
            if inner and not isinstance(arg, type):
                arg = arg[tuple(table.get(p, p) for p in inner)]
        result.append(arg)
    return tuple(result)


class _Joinable:
    """What may stand on either side of | between types."""

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Alias(_Joinable):
    """Origin[args] as typing shows it."""

    def __init__(self, origin, args, name=None, inst=True):
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _parameters(args)
        self._name = name
        self._inst = inst
        self.__module__ = "typing" if name else getattr(origin, "__module__", "typing")

    def _shown(self):
        return "typing." + self._name if self._name else _type_repr(self.__origin__)

    def __repr__(self):
        args = ", ".join(map(_type_repr, self.__args__)) or "()"
        return f"{self._shown()}[{args}]"

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        params = self.__parameters__
        if not params:
            raise TypeError(f"{self} is not a generic class")
        if len(params) == 1 and isinstance(params[0], ParamSpec) and (len(args) != 1 or not isinstance(args[0], (list, tuple))):
            args = (args,)
        args = tuple(tuple(map(_convert, a)) if isinstance(a, (list, tuple)) else a if a is ... else _convert(a) for a in args)
        if len(args) != len(params):
            if len(args) > len(params):
                raise TypeError(f"Too many arguments for {self}; actual {len(args)}, expected {len(params)}")
            raise TypeError(f"Too few arguments for {self}; actual {len(args)}, expected at least {len(args) + 1}")
        return self._with(_substitute(self.__args__, dict(zip(params, args))))

    def _with(self, args):
        return type(self)(self.__origin__, args, self._name, self._inst)

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        made = self.__origin__(*args, **kwargs)
        with contextlib.suppress(Exception):
            made.__orig_class__ = self
        return made

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__") or "__origin__" not in self.__dict__:
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        return _generic_entries(self, bases) if self._name else (self.__origin__,)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __instancecheck__(self, obj):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    __subclasscheck__ = __instancecheck__

    def __reduce__(self):
        return operator.getitem, (globals().get(self._name, self.__origin__), self.__args__)


def _is_generic(base, bases):
    """Whether a base is a generic class of typing, or gives one."""
    if isinstance(base, type):
        return issubclass(base, Generic)
    if isinstance(base, (_Alias, _ClassAlias)):
        return True
    entries = base.__mro_entries__(bases) if hasattr(base, "__mro_entries__") else ()
    return isinstance(entries, tuple) and any(isinstance(b, type) and issubclass(b, Generic) for b in entries)


def _generic_entries(alias, bases):
    """The bases that List[int] or List stands for: the class, and Generic unless a later base brings it."""
    entries = () if alias.__origin__ in bases else (alias.__origin__,)
    if any(_is_generic(b, bases) for b in bases[bases.index(alias) + 1:]):
        return entries
    return entries + (Generic,)


class _UnionGenericAlias(_Alias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            return f"typing.Optional[{_type_repr(args[0] if args[1] is type(None) else args[1])}]"
        return super().__repr__()

    def _with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)


class _CallableAlias(_Alias):
    def __repr__(self):
        args = self.__args__
        if args[0] is ... or isinstance(args[0], (ParamSpec, _Alias)) and len(args) == 2 and not isinstance(args[0], _UnionGenericAlias) \
                and (isinstance(args[0], ParamSpec) or args[0].__origin__ is Concatenate):
            return f"typing.Callable[{_type_repr(args[0])}, {_type_repr(args[-1])}]"
        return f"typing.Callable[[{', '.join(map(_type_repr, args[:-1]))}], {_type_repr(args[-1])}]"


class _LiteralAlias(_Alias):
    def __repr__(self):
        return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"

    def _key(self):
        return {(type(a), a) for a in self.__args__}

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self):
        return hash(frozenset(self._key()))


class _AnnotatedAlias(_Alias):
    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def _with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return "Annotated"
        return super().__getattr__(name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


class _SpecialForm(_Joinable):
    """A name that means something only where types are written."""

    def __init__(self, name, subscript=None):
        self._name = name
        self._subscript = subscript

    def __repr__(self):
        return "typing." + self._name

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(name)

    @property
    def __module__(self):
        return "typing"

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, args):
        if self._subscript is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._subscript(self, args)

    def __reduce__(self):
        return self._name


def _one(form, arg):
    return _Alias(form, (_convert(arg, f"{form} accepts only single type."),), form._name)


def _many(form, args):
    if not isinstance(args, tuple):
        args = (args,)
    return _Alias(form, tuple(a if a is ... else _convert(a) for a in args), form._name)


def _flat(args):
    for arg in args:
        if isinstance(arg, (_UnionGenericAlias, UnionType)):
            yield from arg.__args__
        else:
            yield arg


def _union(form, args):
    if args == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(args, tuple):
        args = (args,)
    members = []
    for arg in _flat(_convert(a, "Union[arg, ...]: each arg must be a type.") for a in args):
        if arg not in members:
            members.append(arg)
    if len(members) == 1:
        return members[0]
    return _UnionGenericAlias(Union, tuple(members), "Union")


def _optional(form, arg):
    return Union[_convert(arg, f"{form} requires a single type."), type(None)]


def _literal(form, args):
    if not isinstance(args, tuple):
        args = (args,)
    members, seen = [], []
    for arg in args:
        for each in arg.__args__ if isinstance(arg, _LiteralAlias) else (arg,):
            if (type(each), each) not in seen:
                seen.append((type(each), each))
                members.append(each)
    return _LiteralAlias(Literal, tuple(members), "Literal")


def _annotated(form, args):
    if not isinstance(args, tuple) or len(args) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin, metadata = _convert(args[0]) if not isinstance(args[0], _SpecialForm) else args[0], args[1:]
    if isinstance(origin, _AnnotatedAlias):
        origin, metadata = origin.__origin__, origin.__metadata__ + metadata
    return _AnnotatedAlias(origin, metadata)


Union = _SpecialForm("Union", _union)
Optional = _SpecialForm("Optional", _optional)
Literal = _SpecialForm("Literal", _literal)
Annotated = _SpecialForm("Annotated", _annotated)
ClassVar = _SpecialForm("ClassVar", _one)
Final = _SpecialForm("Final", _one)
TypeGuard = _SpecialForm("TypeGuard", _one)
TypeIs = _SpecialForm("TypeIs", _one)
Required = _SpecialForm("Required", _one)
NotRequired = _SpecialForm("NotRequired", _one)
ReadOnly = _SpecialForm("ReadOnly", _one)
Unpack = _SpecialForm("Unpack", _one)
Concatenate = _SpecialForm("Concatenate", _many)
TypeAlias = _SpecialForm("TypeAlias")
Self = _SpecialForm("Self")
Never = _SpecialForm("Never")
NoReturn = _SpecialForm("NoReturn")
LiteralString = _SpecialForm("LiteralString")


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is not Any:
            return super().__instancecheck__(obj)
        raise TypeError("typing.Any cannot be used with isinstance()")

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


class _ClassAlias(_SpecialForm):
    """List, Dict and the like: a class under its name in typing, to be subscripted."""

    def __init__(self, name, origin, count):
        super().__init__(name)
        self.__origin__ = origin
        self._count = count

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        if self._count < 0:
            if args == ():
                return _Alias(self.__origin__, (), self._name, False)
            args = tuple(a if a is ... else _convert(a) for a in args)
        else:
            args = tuple(map(_convert, args))
            if len(args) != self._count:
                if self._name in ("Generator", "AsyncGenerator", "ContextManager", "AsyncContextManager") and len(args) < self._count:
                    if "Manager" in self._name:
                        args += (bool | None,)
                    else:
                        args += (type(None),) * (self._count - len(args))
                else:
                    word = "many" if len(args) > self._count else "few"
                    raise TypeError(f"Too {word} arguments for {self}; actual {len(args)}, expected {self._count}")
        return _Alias(self.__origin__, args, self._name, False)

    def __mro_entries__(self, bases):
        return _generic_entries(self, bases)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__"):
            return self._name
        if name.startswith("__") or "__origin__" not in self.__dict__:
            raise AttributeError(name)
        return getattr(self.__origin__, name)


class _CallableForm(_ClassAlias):
    def __getitem__(self, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        params, result = args
        if isinstance(params, (list, tuple)):
            params = tuple(map(_convert, params))
        elif params is ...:
            params = (params,)
        else:
            params = (_convert(params),)
        return _CallableAlias(self.__origin__, params + (_convert(result, "Callable[args, result]: result must be a type."),), "Callable", False)


_cleanups = []  # functions that forget what was computed: nothing is
_abc = collections.abc
Callable = _CallableForm("Callable", _abc.Callable, 2)
Tuple = _ClassAlias("Tuple", tuple, -1)
List = _ClassAlias("List", list, 1)
Dict = _ClassAlias("Dict", dict, 2)
Set = _ClassAlias("Set", set, 1)
FrozenSet = _ClassAlias("FrozenSet", frozenset, 1)
Type = _ClassAlias("Type", type, 1)
Deque = _ClassAlias("Deque", collections.deque, 1)
DefaultDict = _ClassAlias("DefaultDict", collections.defaultdict, 2)
OrderedDict = _ClassAlias("OrderedDict", collections.OrderedDict, 2)
Counter = _ClassAlias("Counter", collections.Counter, 1)
ChainMap = _ClassAlias("ChainMap", collections.ChainMap, 2)
Awaitable = _ClassAlias("Awaitable", _abc.Awaitable, 1)
Coroutine = _ClassAlias("Coroutine", _abc.Coroutine, 3)
AsyncIterable = _ClassAlias("AsyncIterable", _abc.AsyncIterable, 1)
AsyncIterator = _ClassAlias("AsyncIterator", _abc.AsyncIterator, 1)
AsyncGenerator = _ClassAlias("AsyncGenerator", _abc.AsyncGenerator, 2)
Iterable = _ClassAlias("Iterable", _abc.Iterable, 1)
Iterator = _ClassAlias("Iterator", _abc.Iterator, 1)
Generator = _ClassAlias("Generator", _abc.Generator, 3)
Reversible = _ClassAlias("Reversible", _abc.Reversible, 1)
Container = _ClassAlias("Container", _abc.Container, 1)
Collection = _ClassAlias("Collection", _abc.Collection, 1)
Hashable = _ClassAlias("Hashable", _abc.Hashable, 0)
Sized = _ClassAlias("Sized", _abc.Sized, 0)
AbstractSet = _ClassAlias("AbstractSet", _abc.Set, 1)
MutableSet = _ClassAlias("MutableSet", _abc.MutableSet, 1)
Mapping = _ClassAlias("Mapping", _abc.Mapping, 2)
MutableMapping = _ClassAlias("MutableMapping", _abc.MutableMapping, 2)
Sequence = _ClassAlias("Sequence", _abc.Sequence, 1)
MutableSequence = _ClassAlias("MutableSequence", _abc.MutableSequence, 1)
MappingView = _ClassAlias("MappingView", _abc.MappingView, 1)
KeysView = _ClassAlias("KeysView", _abc.KeysView, 1)
ItemsView = _ClassAlias("ItemsView", _abc.ItemsView, 2)
ValuesView = _ClassAlias("ValuesView", _abc.ValuesView, 1)
ContextManager = _ClassAlias("ContextManager", contextlib.AbstractContextManager, 2)
AsyncContextManager = _ClassAlias("AsyncContextManager", contextlib.AbstractAsyncContextManager, 2)
Pattern = _ClassAlias("Pattern", _re.Pattern, 1)
Match = _ClassAlias("Match", _re.Match, 1)
Text = str

AnyStr = TypeVar("AnyStr", bytes, str)
T, KT, VT = TypeVar("T"), TypeVar("KT"), TypeVar("VT")
T_co, V_co, VT_co = TypeVar("T_co", covariant=True), TypeVar("V_co", covariant=True), TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)
for _variable in AnyStr, T, KT, VT, T_co, V_co, VT_co, T_contra, CT_co:
    _variable.__module__ = "typing"


class ForwardRef(_Joinable):
    """A type given as text."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        module = f", module={self.__forward_module__!r}" if self.__forward_module__ is not None else ""
        return f"ForwardRef({self.__forward_arg__!r}{module})"

    def __call__(self):
        raise TypeError("a forward reference cannot be called")


_token = _re.compile(r"\s*(?:([A-Za-z_]\w*)|(-?\d+)|(\.\.\.)|('[^']*'|\"[^\"]*\")|(.))")


class _Reader:
    """Evaluates the text of an annotation: names, attributes, subscripts, unions and literals."""

    def __init__(self, text, scope):
        self.text, self.scope = text, scope
        self.tokens = [m.group().strip() for m in _token.finditer(text) if m.group().strip()]
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, expected=None):
        token = self.peek()
        if expected is not None and token != expected:
            raise SyntaxError(f"Forward reference must be an expression -- got {self.text!r}")
        self.at += 1
        return token

    def all(self):
        value = self.union()
        self.take("")
        return value

    def union(self):
        value = self.primary()
        while self.peek() == "|":
            self.take()
            other = self.primary()
            try:
                value = value | other
            except TypeError:
                value = Union[value, other]
        return value

    def items(self, end):
        values = []
        while self.peek() != end:
            values.append(self.union())
            if self.peek() != ",":
                break
            self.take()
        self.take(end)
        return values

    def primary(self):
        token = self.take()
        if token == "(":
            values = self.items(")")
            value = values[0] if len(values) == 1 else tuple(values)
        elif token == "[":
            value = self.items("]")
        elif token == "...":
            return ...
        elif token[:1] in "'\"" and token:
            value = token[1:-1]
        elif token.lstrip("-").isdigit():
            value = int(token)
        elif token.isidentifier():
            value = self.name(token)
        else:
            raise SyntaxError(f"Forward reference must be an expression -- got {self.text!r}")
        while self.peek() in (".", "["):
            if self.take() == ".":
                value = getattr(value, self.take())
            else:
                args, comma = [], False
                while self.peek() != "]":
                    args.append(self.union())
                    if self.peek() != ",":
                        break
                    comma = True
                    self.take()
                self.take("]")
                value = value[tuple(args) if comma or not args else args[0]]
        return value

    def name(self, name):
        constants = {"None": None, "True": True, "False": False}
        if name in constants:
            return constants[name]
        for scope in self.scope:
            if name in scope:
                return scope[name]
        import builtins
        try:
            return getattr(builtins, name)
        except AttributeError:
            raise NameError(f"name '{name}' is not defined", name=name) from None


def _resolve(hint, scope):
    if hint is None:
        return type(None)
    if isinstance(hint, str):
        return _resolve(_Reader(hint, scope).all(), scope)
    if isinstance(hint, ForwardRef):
        return _resolve(hint.__forward_arg__, scope)
    args = getattr(hint, "__args__", None)
    if isinstance(hint, _LiteralAlias) or not isinstance(args, tuple) or isinstance(hint, type) and not isinstance(hint, GenericAlias):
        return hint
    new = tuple(a if a is ... or not isinstance(a, (str, ForwardRef)) and not hasattr(a, "__args__") else _resolve(a, scope) for a in args)
    if new == args:
        return hint
    if isinstance(hint, GenericAlias):
        return GenericAlias(hint.__origin__, new)
    if isinstance(hint, UnionType):
        return functools.reduce(operator.or_, new)
    return hint._with(new)


def _strip(hint):
    if isinstance(hint, _AnnotatedAlias):
        return _strip(hint.__origin__)
    if isinstance(hint, _Alias) and hint.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip(hint.__args__[0])
    if isinstance(hint, _LiteralAlias):
        return hint
    args = getattr(hint, "__args__", None)
    if isinstance(args, tuple) and (isinstance(hint, (_Alias, GenericAlias, UnionType))):
        new = tuple(map(_strip, args))
        if new == args:
            return hint
        if isinstance(hint, GenericAlias):
            return GenericAlias(hint.__origin__, new)
        if isinstance(hint, UnionType):
            return functools.reduce(operator.or_, new)
        return hint._with(new)
    return hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class, module or callable, with those given as text evaluated."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            scope = [localns or {}, globalns or getattr(sys.modules.get(base.__module__), "__dict__", {}), dict(vars(base))]
            for name, hint in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _resolve(hint, scope)
    else:
        target = obj
        while hasattr(target, "__wrapped__"):
            target = target.__wrapped__
        if isinstance(obj, types.ModuleType):
            space = obj.__dict__
        else:
            space = getattr(target, "__globals__", {})
        found = getattr(obj, "__annotations__", None)
        if found is None:
            if isinstance(obj, (types.BuiltinFunctionType, types.MethodType)):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        scope = [localns or {}, globalns or space]
        for p in getattr(obj, "__type_params__", ()):
            scope[0] = {p.__name__: p, **scope[0]}
        for name, hint in found.items():
            hints[name] = _resolve(hint, scope)
    return hints if include_extras else {name: _strip(hint) for name, hint in hints.items()}


def get_origin(tp):
    """list of list[int], Union of int | None …; None for what has no arguments."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_Alias, GenericAlias, _ClassAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, UnionType):
        return UnionType
    return None


def get_args(tp):
    """The arguments of a subscripted type."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_Alias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is _abc.Callable and not (len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec)
                or isinstance(args[0], _Alias) and args[0].__origin__ is Concatenate)):
            return (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, UnionType):
        return tp.__args__
    return ()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def is_protocol(tp):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp):
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


_not_members = frozenset((
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__", "__slots__",
    "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__static_attributes__", "__firstlineno__",
    "__parameters__", "__orig_bases__", "_is_protocol", "_is_runtime_protocol", "__protocol_attrs__", "__init_subclass__",
    "__type_params__", "_abc_impl", "__orig_class__", "__qualname__",
))


def _members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for name in [*base.__dict__, *base.__dict__.get("__annotations__", ())]:
            if name not in _not_members and not name.startswith("_abc_"):
                names.add(name)
    return names


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name != "Protocol" and Protocol in bases:
            for base in bases:
                if base not in (object, Generic, Protocol) and not getattr(base, "_is_protocol", False) \
                        and not base.__module__ in ("collections.abc", "contextlib"):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __subclasscheck__(cls, other):
        if cls is Protocol or not getattr(cls, "_is_protocol", False):
            return super().__subclasscheck__(other)
        if not isinstance(other, type):
            raise TypeError("issubclass() arg 1 must be a class")
        if not cls._is_runtime_protocol:
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        data = [n for n in cls.__protocol_attrs__ if not callable(getattr(cls, n, None))]
        if data and sys._getframemodulename(1) not in ("abc", "functools", None):
            raise TypeError("Protocols with non-method members don't support issubclass()."
                            f" Non-method members: {str(sorted(data))[1:-1]}.")
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, obj):
        if cls is Protocol or not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(obj)
        if not cls._is_runtime_protocol:
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        kind, declared = type(obj), obj.__class__
        if ABCMeta.__subclasscheck__(cls, kind) or declared is not kind and ABCMeta.__subclasscheck__(cls, declared):
            return True
        for name in cls.__protocol_attrs__:
            try:
                value = getattr(obj, name)
            except AttributeError:
                return False
            if value is None and callable(getattr(cls, name, None)):
                return False
        return True


def _protocol_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of classes that say which members a type must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "_is_protocol" not in cls.__dict__:
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if not cls._is_protocol:
            if cls.__init__ is _protocol_init:
                for base in cls.__mro__[1:]:
                    init = base.__dict__.get("__init__", _protocol_init)
                    if init is not _protocol_init:
                        cls.__init__ = init
                        break
                else:
                    cls.__init__ = object.__init__
            return
        cls._is_runtime_protocol = False
        cls.__protocol_attrs__ = _members(cls)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if cls.__init__ is object.__init__:
            cls.__init__ = _protocol_init


def _protocol_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            if name in base.__dict__.get("__annotations__", ()) and getattr(base, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


def runtime_checkable(cls):
    """Let isinstance and issubclass check a protocol."""
    if not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol):
    __slots__ = ()

    @abstractmethod
    def __abs__(self):
        pass


@runtime_checkable
class SupportsRound(Protocol):
    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits=0):
        pass


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        fields = {n: ForwardRef(t) if isinstance(t, str) else _convert(t) for n, t in ns.get("__annotations__", {}).items()}
        defaults = []
        for field in fields:
            if field in ns:
                defaults.append(field)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        made = _named(name, fields, [ns[n] for n in defaults], ns["__module__"])
        made.__bases__ = bases if bases != (tuple,) else made.__bases__
        if Generic in bases:
            made.__class_getitem__ = classmethod(GenericAlias)
        for key, value in ns.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_field_types", "_make",
                       "_replace", "_asdict", "_source"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__module__", "__annotations__", "__qualname__", "__classcell__") and key not in fields:
                setattr(made, key, value)
                set_name = getattr(type(value), "__set_name__", None)
                if set_name is not None:
                    set_name(value, made, key)
        made.__qualname__ = ns.get("__qualname__", name)
        return made


def _named(name, fields, defaults, module):
    made = collections.namedtuple(name, fields, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = dict(fields)
    return made


def NamedTuple(typename, fields=(), /, **kwargs):
    """A tuple class with typed fields."""
    fields = {n: _convert(t) for n, t in fields}
    made = _named(typename, fields, (), sys._getframemodulename(1) or "__main__")
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {"__module__": "typing"})


def _namedtuple_bases(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_bases


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        made = type.__new__(_TypedDictMeta, name, (*((Generic,) if Generic in bases else ()), dict), ns)
        annotations, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
            readonly |= base.__dict__.get("__readonly_keys__", set())
            mutable |= base.__dict__.get("__mutable_keys__", set())
        for key, hint in ns.get("__annotations__", {}).items():
            hint = ForwardRef(hint, module=made.__module__) if isinstance(hint, str) else _convert(hint)
            annotations[key] = hint
            needed, locked, inner = total, False, hint
            while isinstance(inner, _Alias) and inner.__origin__ in (Required, NotRequired, ReadOnly) or isinstance(inner, _AnnotatedAlias):
                if inner.__origin__ is Required:
                    needed = True
                elif inner.__origin__ is NotRequired:
                    needed = False
                elif inner.__origin__ is ReadOnly:
                    locked = True
                inner = inner.__args__[0]
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
            (readonly if locked else mutable).add(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=(), /, *, total=True):
    """A dict class with typed keys."""
    made = _TypedDictMeta(typename, (), {"__annotations__": dict(fields), "__module__": sys._getframemodulename(1) or "__main__"}, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {"__module__": "typing"})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


class NewType(_Joinable):
    """A name for a type that checkers tell apart from it."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[-1]
        self.__supertype__ = tp
        self.__module__ = sys._getframemodulename(1) or "__main__"

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__
        raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: `{name} = NewType({name!r}, {name})`")

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__


class IO(Generic[AnyStr]):
    """What open() gives."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


def cast(typ, val):
    """val, of which a checker shall believe that it is a typ."""
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


_overloads = {}


def overload(func):
    """One of the signatures of a function whose implementation follows."""
    func = getattr(func, "__func__", func)
    _overloads.setdefault((func.__module__, func.__qualname__), []).append(func)
    return _overload_dummy


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a stub"
                              " module should always be followed by an implementation that is not @overload-ed.")


def get_overloads(func):
    func = getattr(func, "__func__", func)
    return list(_overloads.get((func.__module__, func.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def _mark(name):
    def decorate(obj):
        try:
            setattr(obj, name, True)
        except (AttributeError, TypeError):
            pass
        return obj
    return decorate


final = _mark("__final__")
override = _mark("__override__")
no_type_check = _mark("__no_type_check__")


def no_type_check_decorator(decorator):
    @functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs):
    def decorate(obj):
        obj.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs,
        }
        return obj
    return decorate
