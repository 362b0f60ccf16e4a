"""What kinds of objects there are, and what callables take."""

import builtins
import collections
import collections.abc
import enum
import functools
import sys
import types

import _inspect
from _inspect_frames import (
    ArgInfo, Arguments, ClosureVars, FrameInfo, Traceback, currentframe, formatargvalues, getargs, getargvalues, getasyncgenlocals,
    getclosurevars, getcoroutinelocals, getframeinfo, getgeneratorlocals, getinnerframes, getlineno, getouterframes, stack, trace,
)
from _inspect_native import parameters as _native_parameters
from _inspect_members import Attribute, classify_class_attrs, getattr_static, getclasstree, walktree
from _inspect_source import (
    ClassFoundException, findsource, getabsfile, getblock, getcomments, getfile, getmodule, getmodulename, getsource, getsourcefile,
    getsourcelines, indentsize,
)

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED = 1, 2, 4, 8, 16
TPFLAGS_IS_ABSTRACT = 1 << 20
CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 32, 128, 256, 512


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__get__") and not hasattr(tp, "__set__") and not hasattr(tp, "__delete__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__set__") or hasattr(tp, "__delete__")


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isabstract(object):
    return isinstance(object, type) and bool(object.__flags__ & (1 << 20))


def iscode(object):
    return isinstance(object, types.CodeType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return (isinstance(object, types.CoroutineType)
            or isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
            or isinstance(object, collections.abc.Awaitable))


def _has_flag(f, flag):
    while ismethod(f):
        f = f.__func__
    while isinstance(f, functools.partial):
        f = f.func
        while ismethod(f):
            f = f.__func__
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


_is_coroutine_mark = object()


def markcoroutinefunction(func):
    """Make iscoroutinefunction true of a function that returns awaitables."""
    target = getattr(func, "__func__", func)
    target._is_coroutine_mark = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    if _has_flag(obj, CO_COROUTINE):
        return True
    target = obj
    while ismethod(target) or isinstance(target, functools.partial):
        target = target.__func__ if ismethod(target) else target.func
    return getattr(target, "_is_coroutine_mark", None) is _is_coroutine_mark


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def _state(kind, running, suspended, frame):
    if running:
        return kind + "_RUNNING"
    if suspended:
        return kind + "_SUSPENDED"
    return kind + ("_CLOSED" if frame is None else "_CREATED")


def getgeneratorstate(generator):
    return _state("GEN", generator.gi_running, generator.gi_suspended, generator.gi_frame)


def getcoroutinestate(coroutine):
    return _state("CORO", coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame)


def getasyncgenstate(agen):
    return _state("AGEN", agen.ag_running, agen.ag_suspended, agen.ag_frame)


def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    """(name, value) of all attributes for which the predicate is true, by name."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same without running any code that computes attributes."""
    return _getmembers(object, predicate, getattr_static)


def _getmembers(object, predicate, getter):
    names = set(dir(object))
    if isclass(object):
        for base in object.__bases__:
            names.update(k for k, v in base.__dict__.items() if isinstance(v, types.DynamicClassAttribute))
    found = []
    for name in sorted(names):
        try:
            value = getter(object, name)
        except AttributeError:
            for base in [object, *getattr(object, "__mro__", ())]:
                if name in getattr(base, "__dict__", {}):
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
    found.sort(key=lambda pair: pair[0])
    return found


def cleandoc(doc):
    """A docstring without the indentation that its lines share."""
    lines = doc.expandtabs().split("\n")
    margin = sys.maxsize
    for line in lines[1:]:
        if line.lstrip(" "):
            margin = min(margin, len(line) - len(line.lstrip(" ")))
    lines[0] = lines[0].lstrip(" ")
    if margin < sys.maxsize:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _inherited_doc(object):
    """The docstring of what object overrides in a base class."""
    if isclass(object):
        return next((base.__doc__ for base in object.__mro__ if base is not builtins.object and base.__doc__ is not None), None)
    if isinstance(object, functools.cached_property):
        object = object.func
    if ismethod(object):
        name, owner = object.__func__.__name__, object.__self__
        cls = owner if isclass(owner) else type(owner)
    else:
        func = object.fget if isinstance(object, property) else object
        name = getattr(func, "__name__", None)
        path = getattr(func, "__qualname__", "").split(".")[:-1]
        cls = sys.modules.get(getattr(func, "__module__", None))
        for part in path:
            cls = getattr(cls, part, None)
        if not isclass(cls) or not path:
            return None
    for base in cls.__mro__:
        doc = getattr(getattr(base, name, None), "__doc__", None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """The docstring of an object, or of what it overrides, without its indentation."""
    doc = getattr(object, "__doc__", None)
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def unwrap(func, *, stop=None):
    """What the outermost of functools.wraps' wrappers wraps in the end."""
    seen = {id(func)}
    while hasattr(func, "__wrapped__") and not (stop and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen.add(id(func))
    return func


class _void:
    """What replace() leaves as it is."""


class _empty:
    """Marks what a parameter or signature does not have."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")[self]


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """A parameter of a callable."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
    KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
    VAR_KEYWORD = _ParameterKind.VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self._kind = _ParameterKind(kind)
        if default is not _empty and self._kind in (_ParameterKind.VAR_POSITIONAL, _ParameterKind.VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._default, self._annotation = name, default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += ": " + formatannotation(self._annotation)
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        if self._kind == _ParameterKind.VAR_POSITIONAL:
            text = "*" + text
        elif self._kind == _ParameterKind.VAR_KEYWORD:
            text = "**" + text
        return text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == (other._name, other._kind, other._default, other._annotation)


class BoundArguments:
    """Arguments bound to the parameters of a signature."""

    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments, self._signature = arguments, signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, p in self._signature.parameters.items():
            if p.kind in (p.VAR_KEYWORD, p.KEYWORD_ONLY) or name not in self.arguments:
                break
            if p.kind == p.VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs, started = {}, False
        for name, p in self._signature.parameters.items():
            if not started:
                if p.kind in (p.VAR_KEYWORD, p.KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if p.kind == p.VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        new = {}
        for name, p in self._signature.parameters.items():
            if name in self.arguments:
                new[name] = self.arguments[name]
            elif p.default is not _empty:
                new[name] = p.default
            elif p.kind == p.VAR_POSITIONAL:
                new[name] = ()
            elif p.kind == p.VAR_KEYWORD:
                new[name] = {}
        self.arguments = new

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        return f"<{type(self).__name__} ({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})>"


class Signature:
    """The parameters of a callable and what it returns."""

    __slots__ = ("_parameters", "_return_annotation")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self._parameters = types.MappingProxyType({p.name: p for p in parameters or ()})
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature_of(obj, follow_wrapped, cls)

    def replace(self, *, parameters=_void, return_annotation=_void):
        return type(self)(self._parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    __replace__ = replace

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments, rest = {}, list(args)
        params = list(self._parameters.values())
        for p in params:
            if p.kind == p.VAR_POSITIONAL:
                if rest:
                    arguments[p.name] = tuple(rest)
                rest = []
            elif p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD):
                if rest:
                    if p.name in kwargs and p.kind != p.POSITIONAL_ONLY:
                        raise TypeError(f"multiple values for argument {p.name!r}")
                    arguments[p.name] = rest.pop(0)
                elif p.name in kwargs and p.kind == p.POSITIONAL_OR_KEYWORD:
                    arguments[p.name] = kwargs.pop(p.name)
                elif p.default is _empty and not partial:
                    raise TypeError(f"missing a required argument: {p.name!r}")
            elif p.kind == p.KEYWORD_ONLY:
                if p.name in kwargs:
                    arguments[p.name] = kwargs.pop(p.name)
                elif p.default is _empty and not partial:
                    raise TypeError(f"missing a required argument: {p.name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if kwargs:
            for p in params:
                if p.kind == p.VAR_KEYWORD:
                    arguments[p.name] = kwargs
                    break
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self._parameters.values()) == list(other._parameters.values()) and self._return_annotation == other._return_annotation

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def __str__(self):
        parts, positional, star = [], False, True
        for p in self._parameters.values():
            if p.kind == p.POSITIONAL_ONLY:
                positional = True
            elif positional:
                parts.append("/")
                positional = False
            if p.kind == p.VAR_POSITIONAL:
                star = False
            elif p.kind == p.KEYWORD_ONLY and star:
                parts.append("*")
                star = False
            parts.append(str(p))
        if positional:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if self._return_annotation is not _empty:
            text += " -> " + formatannotation(self._return_annotation)
        return text

    format = __str__

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"


def _from_function(func, cls):
    code, hints = func.__code__, func.__annotations__
    names, count = code.co_varnames, code.co_argcount
    defaults, kw_defaults = func.__defaults__ or (), func.__kwdefaults__ or {}
    params = []
    for i, name in enumerate(names[:count]):
        kind = Parameter.POSITIONAL_ONLY if i < code.co_posonlyargcount else Parameter.POSITIONAL_OR_KEYWORD
        at = i - (count - len(defaults))
        params.append(Parameter(name, kind, default=defaults[at] if at >= 0 else _empty, annotation=hints.get(name, _empty)))
    end = count + code.co_kwonlyargcount
    after = end
    if code.co_flags & CO_VARARGS:
        params.append(Parameter(names[after], Parameter.VAR_POSITIONAL, annotation=hints.get(names[after], _empty)))
        after += 1
    for name in names[count:end]:
        params.append(Parameter(name, Parameter.KEYWORD_ONLY, default=kw_defaults.get(name, _empty), annotation=hints.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        params.append(Parameter(names[after], Parameter.VAR_KEYWORD, annotation=hints.get(names[after], _empty)))
    return cls(params, return_annotation=hints.get("return", _empty))


def _without_first(sig):
    params = list(sig.parameters.values())
    if not params or params[0].kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind != Parameter.VAR_POSITIONAL:
        params = params[1:]
    return sig.replace(parameters=params)


def _of_partial(obj, cls, follow):
    sig = _signature_of(obj.func, follow, cls)
    bound = sig.bind_partial(*obj.args, **obj.keywords)
    params, keyword = [], False
    for name, p in sig.parameters.items():
        if name in bound.arguments and p.kind != p.VAR_KEYWORD and p.kind != p.VAR_POSITIONAL:
            if name not in obj.keywords:
                continue
            keyword = True
            p = p.replace(kind=Parameter.KEYWORD_ONLY, default=obj.keywords[name])
        elif keyword and p.kind == p.POSITIONAL_OR_KEYWORD:
            p = p.replace(kind=Parameter.KEYWORD_ONLY)
        elif keyword and p.kind == p.VAR_POSITIONAL:
            continue
        params.append(p)
    return sig.replace(parameters=params)


def _of_native(obj, cls):
    native = _native_parameters(obj)
    if native is None:
        return None
    return cls([Parameter(name, kind, default=default[0] if default else _empty) for name, kind, *default in native])


def _signature_of(obj, follow, cls):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(_signature_of(obj.__func__, follow, cls))
    if follow:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
        if ismethod(obj):
            return _signature_of(obj, follow, cls)
    given = getattr(obj, "__signature__", None)
    if isinstance(given, Signature):
        return given
    if isfunction(obj):
        return _from_function(obj, cls)
    if isinstance(obj, functools.partial):
        return _of_partial(obj, cls, follow)
    if isclass(obj):
        call = getattr(type(obj), "__call__")
        if isfunction(call):
            return _without_first(_from_function(call, cls))
        for base in obj.__mro__:
            for name in ("__new__", "__init__"):
                func = base.__dict__.get(name)
                func = getattr(func, "__func__", func)
                if isfunction(func):
                    return _without_first(_signature_of(func, follow, cls))
            native = _of_native(base, cls)
            if native is not None:
                return native
        if object.__init__ is obj.__init__ and object.__new__ is obj.__new__:
            return cls()
        if obj.__text_signature__:
            return _from_text(obj.__text_signature__, False, cls)
        if obj is type:
            raise ValueError(f"no signature found for builtin {obj!r}")
        raise ValueError(f"no signature found for builtin type {obj!r}")
    known = isinstance(obj, _NATIVE)
    if known and obj.__text_signature__:
        return _from_text(obj.__text_signature__, isinstance(obj, _BOUND), cls)
    native = None if known and _of_builtin_class(obj) else _of_native(obj, cls)
    if native is not None:
        return native
    call = getattr(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(_signature_of(call, follow, cls))
    raise ValueError(f"no signature found for builtin {obj!r}")


_BOUND = types.BuiltinFunctionType, types.MethodWrapperType
_NATIVE = *_BOUND, types.MethodDescriptorType, types.ClassMethodDescriptorType, types.WrapperDescriptorType


def _of_builtin_class(obj):
    """Whether a native callable is a method of a class in builtins: all that these tell of their parameters is their text."""
    owner = getattr(obj, "__objclass__", None) or type(obj.__self__)
    return getattr(builtins, owner.__name__, None) is owner


def _from_text(text, bound, cls):
    """What a native callable's __text_signature__ says."""
    return cls([Parameter(name, _ParameterKind(kind), default=default[0] if default else _empty)
                for name, kind, *default in _inspect.parameters(text, bound)])


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The Signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isclass(obj):
        return dict(obj.__dict__.get("__annotations__", {}))
    if not (ismodule(obj) or callable(obj)):
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    return dict(getattr(obj, "__annotations__", None) or {})


FullArgSpec = collections.namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")


def getfullargspec(func):
    """The parameters of a function, self included."""
    try:
        plain = func.__func__ if ismethod(func) else func
        sig = _signature_of(plain, False, Signature)
    except Exception as e:
        raise TypeError("unsupported callable") from e
    args, kwonly, defaults, kwdefaults, hints, varargs, varkw = [], [], (), {}, {}, None, None
    if sig.return_annotation is not _empty:
        hints["return"] = sig.return_annotation
    for name, p in sig.parameters.items():
        if p.kind == p.VAR_POSITIONAL:
            varargs = name
        elif p.kind == p.VAR_KEYWORD:
            varkw = name
        elif p.kind == p.KEYWORD_ONLY:
            kwonly.append(name)
            if p.default is not _empty:
                kwdefaults[name] = p.default
        else:
            args.append(name)
            if p.default is not _empty:
                defaults += (p.default,)
        if p.annotation is not _empty:
            hints[name] = p.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, hints)


def getcallargs(func, /, *positional, **named):
    """What each parameter of a function would be in a call."""
    spec = getfullargspec(func)
    if ismethod(func):
        positional = (func.__self__, *positional)
    name, defaults = func.__name__, spec.defaults or ()
    values = dict(zip(spec.args, positional))
    if spec.varargs:
        values[spec.varargs] = tuple(positional[len(spec.args):])
    if spec.varkw:
        values[spec.varkw] = {}
    for key, value in named.items():
        if key in spec.args or key in spec.kwonlyargs:
            if key in values:
                raise TypeError(f"{name}() got multiple values for argument {key!r}")
            values[key] = value
        elif spec.varkw:
            values[spec.varkw][key] = value
        else:
            raise TypeError(f"{name}() got an unexpected keyword argument {key!r}")
    if len(positional) > len(spec.args) and not spec.varargs:
        _too_many(name, spec, len(positional), len(defaults), values)
    required = spec.args[:len(spec.args) - len(defaults)]
    missing = [arg for arg in required if arg not in values]
    if missing:
        _missing_arguments(name, missing, "positional")
    for arg, value in zip(spec.args[len(required):], defaults):
        values.setdefault(arg, value)
    missing = []
    for arg in spec.kwonlyargs:
        if arg not in values:
            if spec.kwonlydefaults and arg in spec.kwonlydefaults:
                values[arg] = spec.kwonlydefaults[arg]
            else:
                missing.append(arg)
    if missing:
        _missing_arguments(name, missing, "keyword-only")
    return values


def _missing_arguments(name, names, kind):
    names = [repr(n) for n in names]
    if len(names) > 2:
        text = ", ".join(names[:-1]) + ", and " + names[-1]
    else:
        text = " and ".join(names)
    raise TypeError(f"{name}() missing {len(names)} required {kind} argument{'' if len(names) == 1 else 's'}: {text}")


def _too_many(name, spec, given, defaults, values):
    least = len(spec.args) - defaults
    takes = f"from {least} to {len(spec.args)}" if defaults else str(len(spec.args))
    plural = defaults > 0 or len(spec.args) != 1
    extra = sum(1 for arg in spec.kwonlyargs if arg in values)
    kwonly = ""
    if extra:
        kwonly = f" positional argument{'s' if given != 1 else ''} (and {extra} keyword-only argument{'s' if extra != 1 else ''})"
    raise TypeError(f"{name}() takes {takes} positional argument{'s' if plural else ''} but {given}{kwonly} "
                    f"{'was' if given == 1 and not extra else 'were'} given")
