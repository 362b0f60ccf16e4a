"""Objects that stand for others in tests, and remember what was done to them."""

__all__ = (
    "Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "ThreadingMock", "FILTER_DIR",
    "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal",
)

import asyncio
import inspect

import threading
from asyncio import iscoroutinefunction
from functools import partial
from threading import RLock

from ._calls import (
    ANY, DEFAULT, _Call, _CallList, _deleted, _format_call_signature, _missing, _Sentinel, _SentinelObject, call, sentinel,
)
from ._magics import (
    _all_magics, _all_sync_magics, _async_method_magics, _get_method, _magics, _set_return_value, _unsupported_magics,
)
from ._signatures import (
    FunctionTypes, _callable, _copy_func_details, _get_signature_object, _instance_callable, _is_exception, _is_list, _is_magic,
    _named, _try_iter,
)
from .util import safe_repr

__unittest = True

FILTER_DIR = True


class InvalidSpecError(Exception):
    """A mock was given as the specification of another."""


def _is_async_obj(obj):
    if isinstance(obj, AsyncMock) or not _is_instance_mock(obj):
        obj = getattr(obj, "__func__", obj)
        return iscoroutinefunction(obj) or inspect.isawaitable(obj)
    return False


def _is_async_func(func):
    return bool(getattr(func, "__code__", None)) and iscoroutinefunction(func)


def _is_instance_mock(obj):
    # Mocks say of themselves that they are of other classes.
    return issubclass(type(obj), NonCallableMock)


def _extract_mock(obj):
    """The mock behind a function that create_autospec made."""
    return obj.mock if isinstance(obj, FunctionTypes) and hasattr(obj, "mock") else obj


def _check_signature(func, mock, skipfirst, instance=False):
    """Makes calls of mock raise TypeError where those of func would."""
    found = _get_signature_object(func, instance, skipfirst)
    if found is not None:
        own_class = type(mock)
        own_class._mock_check_sig = _checker(*found)
        own_class.__signature__ = found[1]


def _checker(func, sig):
    """A method that looks like func and does nothing but to bind its arguments."""
    def checksig(self, /, *args, **kwargs):
        sig.bind(*args, **kwargs)
    _copy_func_details(func, checksig)
    return checksig


def _set_signature(mock, original, instance=False):
    """A function that checks its arguments by the signature of original and calls mock."""
    found = _get_signature_object(original, instance, isinstance(original, type))
    if found is None:
        return mock
    sig = found[1]

    def funcopy(*args, **kwargs):
        sig.bind(*args, **kwargs)
        return mock(*args, **kwargs)
    _setup_func(_named(funcopy, original), mock, sig)
    return funcopy


def _set_async_signature(mock, original, instance=False):
    _, sig = _get_signature_object(original, instance, isinstance(original, type))

    async def funcopy(*args, **kwargs):
        sig.bind(*args, **kwargs)
        return await mock(*args, **kwargs)
    _setup_func(_named(funcopy, original), mock, sig)
    _setup_async_mock(funcopy)
    return funcopy


def _forget_calls(obj):
    """Gives a mock, or the function that stands for it, the records of one that was never called."""
    obj.called, obj.call_count, obj.call_args = False, 0, None
    for record in ("call_args_list", "method_calls", "mock_calls"):
        setattr(obj, record, _CallList())


def _forget_awaits(obj):
    obj.await_count, obj.await_args, obj.await_args_list = 0, None, _CallList()


def _setup_func(funcopy, mock, sig):
    """Gives a function the attributes of a mock, which keeps its records there."""
    def reset_mock():
        _forget_calls(funcopy)
        mock.reset_mock()
        result = funcopy.return_value
        if result is not mock and _is_instance_mock(result):
            result.reset_mock()

    def delegate(name):
        def method(*args, **kwargs):
            return getattr(mock, name)(*args, **kwargs)
        method.__name__ = name
        return method

    funcopy.mock = mock
    _forget_calls(funcopy)
    for name in ("return_value", "side_effect", "_mock_children"):
        setattr(funcopy, name, getattr(mock, name))
    for name in ("assert_called_with", "assert_called_once_with", "assert_has_calls", "assert_any_call", "assert_called",
                 "assert_not_called", "assert_called_once"):
        setattr(funcopy, name, delegate(name))
    funcopy.reset_mock = reset_mock
    funcopy.__signature__ = sig
    mock._mock_delegate = funcopy


def _setup_async_mock(funcopy):
    """Adds what _setup_func does not know of: awaits."""
    _forget_awaits(funcopy)
    for name in ("assert_awaited", "assert_awaited_once", "assert_awaited_with", "assert_awaited_once_with", "assert_any_await",
                 "assert_has_awaits", "assert_not_awaited"):
        setattr(funcopy, name, partial(_ask_mock, funcopy, name))


def _ask_mock(funcopy, name, /, *args, **kwargs):
    return getattr(funcopy.mock, name)(*args, **kwargs)


_allowed_names = {
    "return_value", "_mock_return_value", "side_effect", "_mock_side_effect", "_mock_parent", "_mock_new_parent", "_mock_name",
    "_mock_new_name",
}


def _delegating_property(name):
    """A record that a mock keeps, or the function that stands for it."""
    _allowed_names.add(name)
    own = "_mock_" + name

    def get(self):
        delegate = self._mock_delegate
        return getattr(self, own) if delegate is None else getattr(delegate, name)

    def set(self, value):
        delegate = self._mock_delegate
        if delegate is None:
            self.__dict__[own] = value
        else:
            setattr(delegate, name, value)
    return property(get, set)


def _lineage(mock):
    """A mock, the one that it is a child of, and so on to the outermost; of None nothing."""
    while mock is not None:
        yield mock
        mock = mock._mock_new_parent


def _belongs_nowhere(mock):
    return not (mock._mock_name or mock._mock_new_name) and mock._mock_parent is mock._mock_new_parent is None


def _check_and_set_parent(parent, value, name, new_name):
    """Makes a mock that belongs nowhere yet a child of parent, and reports whether it did."""
    child = _extract_mock(value)
    free = _is_instance_mock(child) and _belongs_nowhere(child) and all(above is not child for above in _lineage(parent))
    if free and new_name:
        child._mock_new_parent, child._mock_new_name = parent, new_name
    if free and name:
        child._mock_parent, child._mock_name = parent, name
    return free


class _MockIter:
    """Marks an iterator that has been made of a side effect."""

    def __init__(self, values):
        self.obj = iter(values)

    def __next__(self):
        return next(self.obj)


class Base:
    """The end of the line of initializers, which takes what they leave."""

    _mock_return_value, _mock_side_effect = DEFAULT, None

    def __init__(self, /, *args, **kwargs):
        pass


class NonCallableMock(Base):
    """A mock that cannot be called."""

    _lock = RLock()

    def __new__(cls, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="", _new_parent=None,
                _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        # Each mock has a class of its own, which takes the special methods that are set on it.
        bases = (cls,)
        if not issubclass(cls, AsyncMockMixin):
            given = spec_set or spec
            if given is not None and _is_async_obj(given):
                bases = (AsyncMockMixin, cls)
        new = type(cls.__name__, bases, {"__doc__": cls.__doc__})
        return object.__new__(new)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="", _new_parent=None,
                 _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        self.__dict__.update(
            _mock_parent=parent, _mock_name=name, _mock_new_name=_new_name,
            _mock_new_parent=parent if _new_parent is None else _new_parent, _mock_sealed=False)
        if spec_set is not None:
            spec, spec_set = spec_set, True
        self._mock_add_spec(spec, spec_set, _spec_as_instance, parent is not None if _eat_self is None else _eat_self)
        self.__dict__.update(
            _mock_children={}, _mock_wraps=wraps, _mock_delegate=None, _mock_called=False, _mock_call_args=None, _mock_call_count=0,
            _mock_call_args_list=_CallList(), _mock_mock_calls=_CallList(), method_calls=_CallList(), _mock_unsafe=unsafe)
        if kwargs:
            self.configure_mock(**kwargs)
        super(NonCallableMock, self).__init__(spec, wraps, name, spec_set, parent, _spec_state)

    def attach_mock(self, mock, attribute):
        """Makes mock an attribute, so that calls of it are recorded here."""
        freed = _extract_mock(mock)
        freed._mock_parent = freed._mock_new_parent = None
        freed._mock_name, freed._mock_new_name = "", None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        """Lets the mock have those attributes only that spec, an object or a list of names, has."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        if _is_instance_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        cls = signature = None
        asyncs = []
        if spec is not None and not _is_list(spec):
            cls = spec if isinstance(spec, type) else type(spec)
            found = _get_signature_object(spec, _spec_as_instance, _eat_self)
            signature = found and found[1]
            names = dir(spec)
            for attr in names:
                value = inspect.getattr_static(spec, attr, None)
                try:
                    value = inspect.unwrap(value)
                except ValueError:
                    pass
                if iscoroutinefunction(value):
                    asyncs.append(attr)
            spec = names
        own = self.__dict__
        own["_spec_class"] = cls
        own["_spec_set"] = spec_set
        own["_spec_signature"] = signature
        own["_mock_methods"] = spec
        own["_spec_asyncs"] = asyncs

    def _get_return_value(self):
        ret = self._mock_return_value
        if self._mock_delegate is not None:
            ret = self._mock_delegate.return_value
        if ret is DEFAULT and self._mock_wraps is None:
            ret = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = ret
        return ret

    def _set_return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self._mock_return_value = value
            _check_and_set_parent(self, value, None, "()")

    return_value = property(_get_return_value, _set_return_value)

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    called = _delegating_property("called")
    call_count = _delegating_property("call_count")
    call_args = _delegating_property("call_args")
    call_args_list = _delegating_property("call_args_list")
    mock_calls = _delegating_property("mock_calls")

    def _get_side_effect(self):
        delegate = self._mock_delegate
        if delegate is None:
            return self._mock_side_effect
        effect = delegate.side_effect
        if effect is not None and not callable(effect) and not isinstance(effect, _MockIter) and not _is_exception(effect):
            effect = delegate.side_effect = _MockIter(effect)
        return effect

    def _set_side_effect(self, value):
        value = _try_iter(value)
        delegate = self._mock_delegate
        if delegate is None:
            self._mock_side_effect = value
        else:
            delegate.side_effect = value

    side_effect = property(_get_side_effect, _set_side_effect)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forgets all calls and, if asked to, what to return and to do."""
        done = [] if visited is None else visited  # mocks can be children of their children
        if id(self) in done:
            return
        done.append(id(self))
        _forget_calls(self)
        for asked, attribute, initial in (return_value, "_mock_return_value", DEFAULT), (side_effect, "_mock_side_effect", None):
            if asked:
                setattr(self, attribute, initial)
        for child in self._mock_children.values():
            if child is not _deleted and not isinstance(child, _SpecState):
                child.reset_mock(done, return_value=return_value, side_effect=side_effect)
        result = self._mock_return_value
        if result is not self and _is_instance_mock(result):
            result.reset_mock(done)

    def configure_mock(self, /, **kwargs):
        """Sets attributes; their names may be dotted."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *names, last = path.split(".")
            obj = self
            for name in names:
                obj = getattr(obj, name)
            setattr(obj, last, value)

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_unsafe"):
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in _all_magics:
                raise AttributeError("Mock object has no attribute %r" % name)
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not methods or name not in methods):
            if name.startswith(("assert", "assret", "asert", "aseert", "assrt")) or name in _ATTRIB_DENY_LIST:
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec "
                                     f"for the mock if {name!r} is meant to be an attribute.")
        with NonCallableMock._lock:
            child = self._mock_children.get(name)
            if child is _deleted:
                raise AttributeError(name)
            if child is None:
                wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
                child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
                self._mock_children[name] = child
            elif isinstance(child, _SpecState):
                child = self._mock_children[name] = _made_of_state(self, child, name)
        return child

    def _extract_mock_name(self):
        """How the mock was come by, from the outermost: mock.attr().other"""
        outermost, *steps = reversed(list(_lineage(self)))
        names = [mock._mock_new_name for mock in steps]
        return (outermost._mock_name or "mock") + "".join(name if name == "()" else "." + name for name in names)

    def __repr__(self):
        name = self._extract_mock_name()
        name_text = "" if name in ("mock", "mock.") else " name=%r" % name
        spec_text = ""
        if self._spec_class is not None:
            spec_text = " %s=%r" % ("spec_set" if self._spec_set else "spec", self._spec_class.__name__)
        return "<%s%s%s id='%s'>" % (type(self).__name__, name_text, spec_text, id(self))

    def __dir__(self):
        if not FILTER_DIR:
            return object.__dir__(self)
        names = set(self._mock_methods or [])
        names.update(e for e in dir(type(self)) if not e.startswith("_"))
        names.update(e for e in self.__dict__ if not e.startswith("_") or _is_magic(e))
        names.update(e for e, child in self._mock_children.items() if child is not _deleted)
        return sorted(names)

    def __setattr__(self, name, value):
        if name in _allowed_names:
            return object.__setattr__(self, name, value)
        methods = self._mock_methods
        if self._spec_set and methods is not None and name not in methods and name not in self.__dict__:
            raise AttributeError("Mock object has no attribute '%s'" % name)
        if name in _unsupported_magics:
            raise AttributeError("Attempting to set unsupported magic method %r." % name)
        if name in _all_magics:
            if methods is not None and name not in methods:
                raise AttributeError("Mock object has no attribute '%s'" % name)
            if _is_instance_mock(value):
                # Its calls belong to mock_calls, not to method_calls.
                _check_and_set_parent(self, value, None, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
            else:
                setattr(type(self), name, _get_method(name, value))
                value = _bound(value, self)
        elif name == "__class__":
            self._spec_class = value
            return
        elif _check_and_set_parent(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if isinstance(value, PropertyMock):
            vars(self)[name] = value
        else:
            object.__setattr__(self, name, value)

    def __delattr__(self, name):
        own_class, children = type(self), self._mock_children
        is_set = name in self.__dict__
        special = name in _all_magics and name in own_class.__dict__
        if special:
            delattr(own_class, name)
        if is_set:
            object.__delattr__(self, name)
        elif special:
            return  # its mock goes on recording calls that were made of it
        elif children.get(name) is _deleted:
            raise AttributeError(name)
        children[name] = _deleted

    def _format_mock_call_signature(self, args, kwargs):
        return _format_call_signature(self._mock_name or "mock", args, kwargs)

    def _format_mock_failure_message(self, args, kwargs, action="call"):
        expected = self._format_mock_call_signature(args, kwargs)
        actual = self._format_mock_call_signature(*(self.call_args))
        return "expected %s not found.\nExpected: %s\n  Actual: %s" % (action, expected, actual)

    def _get_call_signature_from_name(self, name):
        """The signature of the child that a dotted name, as in records of calls, leads to."""
        if name:
            found = [child._spec_signature for child in _descendants(self._mock_children, name.replace("()", "").split("."))]
            return found[-1] if found else None
        return self._spec_signature

    def _call_matcher(self, _call):
        """The call with its arguments as the signature orders them, so that equal calls compare equal; or what is wrong with it."""
        if isinstance(_call, tuple) and len(_call) > 2:
            sig = self._get_call_signature_from_name(_call[0])
        else:
            sig = self._spec_signature
        if sig is None:
            return _call
        name, args, kwargs = _call if len(_call) == 3 else ("", *_call)
        try:
            bound = sig.bind(*args, **kwargs)
            return call(name, bound.args, bound.kwargs)
        except TypeError as e:
            return e.with_traceback(None)

    def _calls_repr(self):
        if not self.mock_calls:
            return ""
        return f"\nCalls: {safe_repr(self.mock_calls)}."

    def assert_not_called(self):
        if self.call_count != 0:
            raise AssertionError("Expected '%s' to not have been called. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_repr()))

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError("Expected '%s' to have been called." % (self._mock_name or "mock"))

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to have been called once. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_repr()))

    def assert_called_with(self, /, *args, **kwargs):
        """Fails unless the last call had these arguments."""
        if self.call_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError("expected call not found.\nExpected: %s\n  Actual: not called." % expected)
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        actual = self._call_matcher(self.call_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError("Expected '%s' to be called once. Called %s times.%s" % (
                self._mock_name or "mock", self.call_count, self._calls_repr()))
        return self.assert_called_with(*args, **kwargs)

    def assert_has_calls(self, calls, any_order=False):
        """Fails unless there were these calls, one after the other or, with any_order, anyhow."""
        expected, found, cause = _matched(self, calls, "mock_calls")
        if any_order:
            others = list(found)
            missing = _left_over(expected, others)
            if missing:
                raise AssertionError("%r does not contain all of %r in its call list, found %r instead" % (
                    self._mock_name or "mock", tuple(missing), others)) from cause
        elif expected not in found:
            problem = _problem(expected, cause, "calls")
            raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}\n  Actual: {safe_repr(self.mock_calls)}") from cause

    def assert_any_call(self, /, *args, **kwargs):
        """Fails unless there was a call with these arguments."""
        _assert_any(self, "call", args, kwargs)

    def _get_child_mock(self, /, **kw):
        """A mock for an attribute or a result. Subclasses may override it to decide of which class it is."""
        if self._mock_sealed:
            attribute = f".{kw['name']}" if "name" in kw else "()"
            raise AttributeError(self._extract_mock_name() + attribute)
        name = kw.get("_new_name")
        if name in self.__dict__["_spec_asyncs"]:
            return AsyncMock(**kw)
        cls = type(self)
        if issubclass(cls, MagicMock) and name in _async_method_magics:
            child = AsyncMock
        elif issubclass(cls, AsyncMockMixin):
            sync = name in _all_sync_magics or self._mock_methods and name in self._mock_methods
            child = MagicMock if sync else AsyncMock
        elif issubclass(cls, CallableMixin):
            child = cls.__mro__[1]
        else:
            child = MagicMock if issubclass(cls, NonCallableMagicMock) else Mock
        return child(**kw)


# What follows are functions, not methods: the attributes of a mock are its user's.

def _made_of_state(mock, state, name):
    """The child that state describes, now that it is needed."""
    try:
        return create_autospec(state.spec, state.spec_set, state.instance, state.parent, state.name)
    except InvalidSpecError:
        target = mock.__dict__["_mock_name"] or mock
        raise InvalidSpecError(f"Cannot autospec attr {name!r} from target {target!r} as it has already been mocked out. "
                               f"[target={mock!r}, attr={state.spec!r}]")


def _bound(function, mock):
    return lambda *args, **kw: function(mock, *args, **kw)


def _descendants(children, path):
    """The mocks that a path leads through, as far as they have been made."""
    for step in path:
        child = children.get(step)
        if child is None or isinstance(child, _SpecState):
            return
        mock = _extract_mock(child)
        children = mock._mock_children
        yield mock


def _matched(mock, calls, record):
    """Expected calls and recorded ones, all as the signatures order them, and the first expected one that is an error."""
    expected = [mock._call_matcher(c) for c in calls]
    cause = next((e for e in expected if isinstance(e, Exception)), None)
    return expected, _CallList(mock._call_matcher(c) for c in getattr(mock, record)), cause


def _assert_any(mock, kind, args, kwargs):
    """Fails unless one of the calls, or awaits, had these arguments."""
    (expected,), found, cause = _matched(mock, [_Call((args, kwargs), two=True)], kind + "_args_list")
    if cause or expected not in _AnyComparer(found):
        raise AssertionError("%s %s not found" % (mock._format_mock_call_signature(args, kwargs), kind)) from cause


def _problem(expected, cause, what):
    if cause is None:
        return f"{what.capitalize()} not found."
    errors = [e if isinstance(e, Exception) else None for e in expected]
    return f"Error processing expected {what}.\nErrors: {errors}"


def _left_over(expected, calls):
    """The expected calls that are not among calls; takes the others out of these."""
    missing = []
    for c in expected:
        try:
            calls.remove(c)
        except ValueError:
            missing.append(c)
    return missing


# Names of assertions without "assert_", which are surely meant to be assertions.
_ATTRIB_DENY_LIST = frozenset(name.removeprefix("assert_") for name in dir(NonCallableMock) if name.startswith("assert_"))


class _AnyComparer(list):
    """A list of calls that compares what it is asked for with them part by part, so that ANY stands on the left."""

    def __contains__(self, item):
        return any(all(expected == actual for expected, actual in zip(item, c)) for c in self)


class CallableMixin(Base):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
                 _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        self.__dict__["_mock_return_value"] = return_value
        super(CallableMixin, self).__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        """Mocks with a specification have another one, which checks the arguments."""

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        """Records a call, here and in all mocks that this one is a child of."""
        self.called = True
        self.call_count += 1
        self.call_args = latest = _Call((args, kwargs), two=True)
        self.call_args_list.append(latest)
        self.mock_calls.append(_Call(("", args, kwargs)))
        for above, name in _names_as_method(self):
            above.method_calls.append(_Call((name, args, kwargs)))
        for above, name in _names_as_call(self):
            above.mock_calls.append(_Call((name, args, kwargs)))

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is None:
            result = DEFAULT
        elif _callable(_raised(effect)):
            result = effect(*args, **kwargs)
        else:
            result = _raised(next(effect))
        if result is not DEFAULT:
            return result
        delegate = self._mock_delegate
        results = self._mock_return_value, DEFAULT if delegate is None else delegate.return_value
        if self._mock_wraps is None or any(result is not DEFAULT for result in results):
            return self.return_value
        return self._mock_wraps(*args, **kwargs)


def _names_as_method(mock):
    """The mocks that mock is a method of, or a method of an attribute, with its name there."""
    line = list(_lineage(mock))
    name = mock._mock_name
    for inner, above in zip(line, line[1:]):
        if inner._mock_parent is None:
            return
        yield above, name
        if above._mock_parent is not None:
            name = above._mock_name + "." + name


def _names_as_call(mock):
    """The mocks above mock, with what is written behind each of them to call mock."""
    name = last = mock._mock_new_name
    for above in _lineage(mock._mock_new_parent):
        yield above, name
        if above._mock_new_name:
            name = above._mock_new_name + ("" if last == "()" else ".") + name
            last = above._mock_new_name


def _raised(value):
    """Raises what is an exception, and gives back what is not."""
    if _is_exception(value):
        raise value
    return value


class Mock(CallableMixin, NonCallableMock):
    """An object that has every attribute, can be called, and remembers how it was used."""


class MagicMixin(Base):
    def __init__(self, /, *args, **kw):
        self._mock_set_magics()  # for arguments that configure special methods
        super(MagicMixin, self).__init__(*args, **kw)
        self._mock_set_magics()

    def _mock_set_magics(self):
        cls = type(self)
        wanted = _magics | _async_method_magics
        methods = getattr(self, "_mock_methods", None)
        if methods is not None:
            for entry in wanted.difference(methods):
                if entry in cls.__dict__:
                    delattr(self, entry)
            wanted = wanted.intersection(methods)
        for entry in wanted - set(cls.__dict__):
            setattr(cls, entry, MagicProxy(entry, self))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A MagicMock that cannot be called."""

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class AsyncMagicMixin(MagicMixin):
    """The special methods of an AsyncMock."""


class MagicMock(MagicMixin, Mock):
    """A Mock with special methods."""

    mock_add_spec = NonCallableMagicMock.mock_add_spec

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        # __str__ must go on returning a str.
        if return_value and self._mock_name and _is_magic(self._mock_name):
            return_value = False
        super().reset_mock(*args, return_value=return_value, **kwargs)


class MagicProxy(Base):
    """Stands for a special method until it is first used."""

    def __init__(self, name, parent):
        self.name = name
        self.parent = parent

    def create_mock(self):
        name, parent = self.name, self.parent
        m = parent._get_child_mock(name=name, _new_name=name, _new_parent=parent)
        setattr(parent, name, m)
        _set_return_value(parent, m, name)
        return m

    def __get__(self, obj, _type=None):
        return self.create_mock()


class _AsyncCode:
    """Says of a mock that it is a coroutine function."""

    co_flags = inspect.CO_COROUTINE + inspect.CO_VARARGS + inspect.CO_VARKEYWORDS
    co_argcount = 0
    co_varnames = ("args", "kwargs")
    co_posonlyargcount = 0
    co_kwonlyargcount = 0


class AsyncMockMixin(Base):
    await_count = _delegating_property("await_count")
    await_args = _delegating_property("await_args")
    await_args_list = _delegating_property("await_args_list")

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__.update({
            "_mock_await_count": 0, "_mock_await_args": None, "_mock_await_args_list": _CallList(),
            # What coroutine functions have.
            "_is_coroutine_mark": inspect._is_coroutine_mark, "__code__": _AsyncCode(), "__name__": "AsyncMock", "__defaults__": (),
            "__kwdefaults__": {}, "__annotations__": None,
        })

    async def _execute_mock_call(self, /, *args, **kwargs):
        self.await_count += 1
        self.await_args = latest = _Call((args, kwargs), two=True)
        self.await_args_list.append(latest)
        effect = self.side_effect
        if effect is None:
            result = DEFAULT
        elif _callable(_raised(effect)):
            result = await _result_of(effect, args, kwargs)
        else:
            try:
                result = next(effect)
            except StopIteration:
                raise StopAsyncIteration  # a coroutine cannot raise StopIteration
            _raised(result)
        if result is not DEFAULT:
            return result
        if self._mock_wraps is None or self._mock_return_value is not DEFAULT:
            return self.return_value
        return await _result_of(self._mock_wraps, args, kwargs)

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError(_expectation(self, "have been awaited"))

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(_expectation(self, "have been awaited once") + f" Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args is None:
            raise AssertionError(f"Expected await: {self._format_mock_call_signature(args, kwargs)}\nNot awaited")
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        actual = self._call_matcher(self.await_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs, action="await")) from cause

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        _assert_any(self, "await", args, kwargs)

    def assert_has_awaits(self, calls, any_order=False):
        expected, found, cause = _matched(self, calls, "await_args_list")
        if any_order:
            missing = _left_over(expected, list(found))
            if missing:
                raise AssertionError("%r not all found in await list" % (tuple(missing),)) from cause
        elif expected not in found:
            problem = _problem(expected, cause, "awaits")
            raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}\nActual: {self.await_args_list}") from cause

    def assert_not_awaited(self):
        if self.await_count != 0:
            raise AssertionError(_expectation(self, "not have been awaited") + f" Awaited {self.await_count} times.")

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        _forget_awaits(self)


async def _result_of(function, args, kwargs):
    """What a function returns or, if it is a coroutine function, its coroutine does."""
    if iscoroutinefunction(function):
        return await function(*args, **kwargs)
    return function(*args, **kwargs)


def _expectation(mock, what):
    return f"Expected {mock._mock_name or 'mock'} to {what}."


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    """A mock of an async function: calls of it are to be awaited."""


class PropertyMock(Mock):
    """A mock of a property: getting it calls it without arguments, setting it calls it with the value."""

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)

    def _get_child_mock(self, /, **options):
        return MagicMock(**options)


_timeout_unset = sentinel.TIMEOUT_UNSET


class ThreadingMixin(Base):
    DEFAULT_TIMEOUT = None

    def _get_child_mock(self, /, **kw):
        for key in ("parent", "_new_parent"):
            if isinstance(kw.get(key), ThreadingMixin):
                kw["timeout"] = kw[key]._mock_wait_timeout
                break
        return super()._get_child_mock(**kw)

    def __init__(self, *args, timeout=_timeout_unset, **kwargs):
        super().__init__(*args, **kwargs)
        own = self.__dict__
        own["_mock_event"] = threading.Event()
        own["_mock_calls_events"] = []
        own["_mock_calls_events_lock"] = threading.Lock()
        own["_mock_wait_timeout"] = self.DEFAULT_TIMEOUT if timeout is _timeout_unset else timeout

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.__dict__["_mock_event"] = threading.Event()
        self.__dict__["_mock_calls_events"] = []

    def _event_of(self, args, kwargs):
        with self._mock_calls_events_lock:
            for a, k, event in self._mock_calls_events:
                if (a, k) == (args, kwargs):
                    return event
            event = threading.Event()
            self._mock_calls_events.append((args, kwargs, event))
        return event

    def _mock_call(self, *args, **kwargs):
        result = super()._mock_call(*args, **kwargs)
        self._event_of(args, kwargs).set()
        self._mock_event.set()
        return result

    def wait_until_called(self, *, timeout=_timeout_unset):
        """Waits for a call."""
        if timeout is _timeout_unset:
            timeout = self._mock_wait_timeout
        if not self._mock_event.wait(timeout=timeout):
            raise AssertionError(f"{self._mock_name or 'mock'} was not called before timeout({timeout}).")

    def wait_until_any_call_with(self, *args, **kwargs):
        """Waits for a call with these arguments."""
        if not self._event_of(args, kwargs).wait(timeout=self._mock_wait_timeout):
            raise AssertionError(f"{self._format_mock_call_signature(args, kwargs)} call not found")


class ThreadingMock(ThreadingMixin, MagicMixin, Mock):
    """A mock whose calls, by other threads, can be waited for."""


def seal(mock):
    """Lets the mock, and the mocks that are its attributes, have no other attributes than they have now."""
    mock._mock_sealed = True
    for attr in dir(mock):
        try:
            child = getattr(mock, attr)
        except AttributeError:
            continue
        if not isinstance(child, NonCallableMock) or isinstance(child._mock_children.get(attr), _SpecState):
            continue
        if child._mock_new_parent is mock:
            seal(child)


from ._autospec import _SpecState, create_autospec, mock_open
from ._patch import _check_spec_arg_typos, _patch, _patch_dict, patch
