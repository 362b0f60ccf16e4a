"""Puts mocks in the place of other objects for a while."""

import builtins
import contextlib
import inspect
import sys
from functools import partial, wraps
from operator import delitem, setitem
from types import ModuleType

from . import mock as _mock
from ._calls import DEFAULT

__unittest = True

_builtins = {name for name in dir(builtins) if not name.startswith("_")}


def _check_spec_arg_typos(kwargs_to_check):
    for typo in ("autospect", "auto_spec", "set_spec"):
        if typo in kwargs_to_check:
            raise RuntimeError(f"{typo!r} might be a typo; use unsafe=True if this is intended")


def _resolve(name):
    """The object that a dotted name leads to: a module, or an attribute below one."""
    parts = name.split(".")
    obj = __import__(parts[0])
    path = parts[0]
    for part in parts[1:]:
        path += "." + part
        if isinstance(obj, ModuleType) and not hasattr(obj, part):
            try:
                __import__(path)
            except ImportError:
                pass
        obj = getattr(obj, part)
    return obj



def _tests(klass, names):
    """Those of the names that tests of a class have, with the tests."""
    for name in names:
        value = getattr(klass, name)
        if name.startswith(patch.TEST_PREFIX) and hasattr(value, "__call__"):
            yield name, value


def _surrounded(func, context, asynchronous):
    """A function that enters context(args, kwargs), and calls func with the arguments that it is given there."""
    @wraps(func)
    def call(*args, **kwargs):
        with context(args, kwargs) as (args, kwargs):
            return func(*args, **kwargs)

    @wraps(func)
    async def call_and_await(*args, **kwargs):
        with context(args, kwargs) as (args, kwargs):
            return await func(*args, **kwargs)
    return call_and_await if asynchronous else call


class _Replacement:
    """A context that is a decorator too, and can be entered by start and left by stop."""

    _active_patches = []

    def __call__(self, decorated):
        if isinstance(decorated, type):
            decorate = self.decorate_class
        elif inspect.iscoroutinefunction(decorated):
            decorate = self.decorate_async_callable
        else:
            decorate = self.decorate_callable
        return decorate(decorated)

    def decorate_callable(self, func):
        return self._decorated(func, False)

    def decorate_async_callable(self, func):
        return self._decorated(func, True)

    def start(self):
        entered = self.__enter__()
        self._active_patches.append(self)
        return entered

    def stop(self):
        if self not in self._active_patches:
            return None
        self._active_patches.remove(self)
        return self.__exit__(None, None, None)


class _patch(_Replacement):
    """Replaces an attribute."""

    attribute_name = None
    # What a patch is made of, in the order of the parameters.
    _settings = ("getter", "attribute", "new", "spec", "create", "spec_set", "autospec", "new_callable", "kwargs")

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            _check_spec_arg_typos(kwargs)
        if _mock._is_instance_mock(spec):
            raise _mock.InvalidSpecError(
                f"Cannot spec attr {attribute!r} as the spec has already been mocked out. [spec={spec!r}]")
        if _mock._is_instance_mock(spec_set):
            raise _mock.InvalidSpecError(
                f"Cannot spec attr {attribute!r} as the spec_set target has already been mocked out. [spec_set={spec_set!r}]")
        for name, value in zip(self._settings, (getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)):
            setattr(self, name, value)
        self.has_local = False
        self.additional_patchers = []

    def copy(self):
        other = _patch(*(getattr(self, name) for name in self._settings))
        other.attribute_name = self.attribute_name
        other.additional_patchers = [p.copy() for p in self.additional_patchers]
        return other

    def decorate_class(self, klass):
        for name, test in _tests(klass, [name for name in dir(klass) if name.startswith(patch.TEST_PREFIX)]):
            setattr(klass, name, self.copy()(test))
        return klass

    @contextlib.contextmanager
    def decoration_helper(self, patched, args, keywargs):
        """The arguments for the decorated function, with the mocks made for it."""
        extra = []
        with contextlib.ExitStack() as stack:
            for patching in patched.patchings:
                arg = stack.enter_context(patching)
                if patching.attribute_name is not None:
                    keywargs.update(arg)
                elif patching.new is DEFAULT:
                    extra.append(arg)
            yield args + tuple(extra), keywargs

    def _decorated(self, func, asynchronous):
        # Decorators of one function work together: it gets the mocks of all.
        if not hasattr(func, "patchings"):
            func = _surrounded(func, lambda args, kwargs: self.decoration_helper(patched, args, kwargs), asynchronous)
            func.patchings = []
        patched = func
        patched.patchings.append(self)
        return patched

    def get_original(self):
        """What is there now, and whether it is the target's own."""
        target, name = self.getter(), self.attribute
        local = False
        try:
            original = target.__dict__[name]
            local = True
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        if name in _builtins and isinstance(target, ModuleType):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError("%s does not have the attribute %r" % (target, name))
        return original, local

    def _specs(self):
        """The specifications, with False for none as None."""
        spec, spec_set, autospec = (None if s is False else s for s in (self.spec, self.spec_set, self.autospec))
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        return spec, spec_set, autospec

    def _make(self, original, spec, spec_set):
        """A mock for original."""
        m = _mock
        if spec is True:
            spec = original
        if spec_set is True:
            spec, spec_set = None, original if spec is None else spec
        given = spec if spec_set is None else spec_set
        inherit = False
        if given is not None:
            if original is DEFAULT:
                raise TypeError("Can't use 'spec' with create=True")
            inherit = isinstance(original, type)
        if self.new_callable is not None:
            cls = self.new_callable
        elif given is None:
            cls = m.AsyncMock if m._is_async_obj(original) else m.MagicMock
        elif m._is_async_obj(given) or spec is None and m._is_async_obj(original):
            cls = m.AsyncMock
        elif "__call__" in given if m._is_list(given) else callable(given):
            cls = m.MagicMock
        else:
            cls = m.NonCallableMagicMock
        options = {}
        if spec is not None:
            options["spec"] = spec
        if spec_set is not None:
            options["spec_set"] = spec_set
        if isinstance(cls, type) and issubclass(cls, m.NonCallableMock) and self.attribute:
            options["name"] = self.attribute
        options.update(self.kwargs)
        new = cls(**options)
        if inherit and m._is_instance_mock(new):
            if not m._is_list(given) and not m._instance_callable(given):
                cls = m.NonCallableMagicMock
            options.pop("name")
            new.return_value = cls(_new_parent=new, _new_name="()", **options)
        return new

    def _autospecced(self, original, autospec, spec_set):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        if _mock._is_instance_mock(self.target):
            raise _mock.InvalidSpecError(
                f"Cannot autospec attr {self.attribute!r} as the patch target has already been mocked out. "
                f"[target={self.target!r}, attr={autospec!r}]")
        if _mock._is_instance_mock(autospec):
            name = getattr(self.target, "__name__", self.target)
            raise _mock.InvalidSpecError(
                f"Cannot autospec attr {self.attribute!r} from target {name!r} as it has already been mocked out. "
                f"[target={self.target!r}, attr={autospec!r}]")
        return _mock.create_autospec(autospec, spec_set=bool(spec_set), _name=self.attribute, **self.kwargs)

    def __enter__(self):
        self.target = self.getter()
        spec, spec_set, autospec = self._specs()
        original, local = self.get_original()
        new = self.new
        if new is DEFAULT and autospec is None:
            new = self._make(original, spec, spec_set)
        elif autospec is not None:
            new = self._autospecced(original, autospec, spec_set)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original = original
        self.is_local = local
        self._exit_stack = contextlib.ExitStack()
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            made = {self.attribute_name: new} if self.new is DEFAULT else {}
            for patching in self.additional_patchers:
                arg = self._exit_stack.enter_context(patching)
                if patching.new is DEFAULT:
                    made.update(arg)
            return made
        except:
            swallowed = self.__exit__(*sys.exc_info())
            if not swallowed:
                raise

    def __exit__(self, *exc_info):
        target, name = self.target, self.attribute
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(target, name, self.temp_original)
        else:
            delattr(target, name)
            # Some objects do not have by themselves what they had before.
            if not self.create and (not hasattr(target, name) or
                                    name in ("__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__")):
                setattr(target, name, self.temp_original)
        stack = self._exit_stack
        del self.temp_original, self.is_local, self.target, self._exit_stack
        return stack.__exit__(*exc_info)


def _get_target(target):
    try:
        target, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return partial(_resolve, target), attribute


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
                  unsafe=False, **kwargs):
    """Replaces an attribute of an object."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Replaces several attributes of an object, which may be given by its dotted name."""
    getter = partial(_resolve, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patchers = []
    for attribute, new in kwargs.items():
        p = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        p.attribute_name = attribute
        patchers.append(p)
    patchers[0].additional_patchers.extend(patchers[1:])
    return patchers[0]


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    """Replaces what a dotted name leads to, by new or by a mock."""
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


class _patch_dict(_Replacement):
    """Changes a dictionary for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.clear, self._original = in_dict, clear, None
        self.values = {**dict(values), **kwargs}

    def _decorated(self, func, asynchronous):
        @contextlib.contextmanager
        def context(args, kwargs):
            self._patch_dict()
            try:
                yield args, kwargs
            finally:
                self._unpatch_dict()
        return _surrounded(func, context, asynchronous)

    def decorate_class(self, klass):
        for name, test in _tests(klass, dir(klass)):
            setattr(klass, name, _patch_dict(self.in_dict, self.values, self.clear)(test))
        return klass

    def __enter__(self):
        self._patch_dict()
        return self.in_dict

    def _patch_dict(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        in_dict = self.in_dict
        try:
            self._original = in_dict.copy()
        except AttributeError:
            self._original = {key: in_dict[key] for key in in_dict}
        _put(in_dict, self.values, self.clear)

    def _unpatch_dict(self):
        _put(self.in_dict, self._original, True)

    def __exit__(self, *args):
        if self._original is not None:
            self._unpatch_dict()
        return False


def _put(mapping, items, empty):
    """Adds items to a mapping, or lets it hold nothing else. It may have none of the methods of dict."""
    steps = [("clear", (), lambda: [delitem(mapping, key) for key in list(mapping)])] if empty else []
    steps.append(("update", (items,), lambda: [setitem(mapping, key, items[key]) for key in items]))
    for method, args, one_by_one in steps:
        try:
            getattr(mapping, method)(*args)
        except AttributeError:
            one_by_one()


def _patch_stopall():
    """Stops all that start has begun, the last first."""
    for p in reversed(_patch._active_patches):
        p.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = "test"
