"""Mocks with the attributes and signatures of other objects, and one of open."""

import inspect
import io

from . import mock as _mock

__unittest = True


class _SpecState(object):
    """What a child of an autospecced mock will be made from when it is first asked for."""

    def __init__(self, spec, spec_set=False, parent=None, name=None, ids=None, instance=False):
        self.spec = spec
        self.ids = ids
        self.spec_set = spec_set
        self.parent = parent
        self.instance = instance
        self.name = name


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock with the attributes of spec, which are mocks with those of spec's attributes, and with its signatures. For a class it
    stands for the class or, with instance, for an instance. With spec_set no other attributes can be set."""
    m = _mock
    if m._is_list(spec):
        spec = type(spec)
    is_type = isinstance(spec, type)
    if m._is_instance_mock(spec):
        raise m.InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    is_async = m._is_async_func(spec)
    options = {}
    if spec_set:
        options["spec_set"] = spec
    elif spec is not None:
        options["spec"] = spec
    if options and instance:
        options["_spec_as_instance"] = True
    if not unsafe:
        m._check_spec_arg_typos(kwargs)
    _name = kwargs.pop("name", _name)
    new_name = "" if _parent is None else _name
    options.update(kwargs)
    cls = m.MagicMock
    if inspect.isdatadescriptor(spec):
        options = {}  # it does not say of which type its value is
    elif is_async:
        if instance:
            raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
        cls = m.AsyncMock
    elif not m._callable(spec) or is_type and instance and not m._instance_callable(spec):
        cls = m.NonCallableMagicMock
    mock = cls(parent=_parent, _new_parent=_parent, _new_name=new_name, name=_name, **options)
    if isinstance(spec, m.FunctionTypes):
        mock = m._set_async_signature(mock, spec) if is_async else m._set_signature(mock, spec)
    else:
        m._check_signature(spec, mock, is_type, instance)
    if _parent is not None and not instance:
        _parent._mock_children[_name] = mock
    wrapped = kwargs.pop("wraps", None)
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock, wraps=wrapped)
    for entry in dir(spec):
        if not m._is_magic(entry):
            _add_child(mock, spec, entry, spec_set, instance, is_type, wrapped)
    if m._is_instance_mock(mock) and kwargs:
        mock.configure_mock(**kwargs)
    return mock


def _add_child(mock, spec, entry, spec_set, instance, is_type, wrapped):
    m = _mock
    try:
        original = getattr(spec, entry)
    except AttributeError:
        return
    if not isinstance(original, m.FunctionTypes):
        mock._mock_children[entry] = _SpecState(original, spec_set, mock, entry, instance)
        return
    options = {"spec": original}
    if wrapped and hasattr(wrapped, entry):
        options["wraps"] = original
    if spec_set:
        options = {"spec_set": original}
    parent = mock.mock if isinstance(spec, m.FunctionTypes) else mock
    skipfirst = _must_skip(spec, entry, is_type)
    cls = m.AsyncMock if m.iscoroutinefunction(original) else m.MagicMock
    child = cls(parent=parent, name=entry, _new_name=entry, _new_parent=parent, _eat_self=skipfirst, **options)
    mock._mock_children[entry] = child
    child.return_value = cls()
    m._check_signature(original, child, skipfirst=skipfirst)


def _must_skip(spec, entry, is_type):
    """Whether the first parameter of an attribute is what it is looked up on."""
    if not isinstance(spec, type):
        if entry in getattr(spec, "__dict__", {}):
            return False
        spec = spec.__class__
    for cls in spec.__mro__:
        found = cls.__dict__.get(entry, _mock.DEFAULT)
        if found is _mock.DEFAULT:
            continue
        return is_type and isinstance(found, _mock.FunctionTypes)
    return is_type


def _to_stream(read_data):
    return io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)


def mock_open(mock=None, read_data=""):
    """A mock of open, whose files hold read_data."""
    state = [_to_stream(read_data), None]

    def fixed(method):
        return getattr(handle, method).return_value

    def readlines(*args, **kwargs):
        return state[0].readlines(*args, **kwargs) if fixed("readlines") is None else fixed("readlines")

    def read(*args, **kwargs):
        return state[0].read(*args, **kwargs) if fixed("read") is None else fixed("read")

    def lines():
        if fixed("readline") is not None:
            while True:
                yield fixed("readline")
        yield from state[0]

    def readline(*args, **kwargs):
        yield from lines()
        while True:
            yield state[0].readline(*args, **kwargs)

    def following():
        return next(state[0]) if fixed("readline") is None else fixed("readline")

    def leave(exctype, excinst, exctb):
        handle.close()

    if mock is None:
        mock = _mock.MagicMock(name="open", spec=list(dir(open)))
    handle = _mock.MagicMock(spec=list(set(dir(io.TextIOWrapper)) | set(dir(io.BytesIO))))
    handle.__enter__.return_value = handle
    for method in ("write", "read", "readline", "readlines"):
        getattr(handle, method).return_value = None
    handle.read.side_effect = read
    state[1] = readline()
    handle.readline.side_effect = state[1]
    handle.readlines.side_effect = readlines
    handle.__iter__.side_effect = lines
    handle.__next__.side_effect = following
    handle.__exit__.side_effect = leave

    def reset(*args, **kwargs):
        state[0] = _to_stream(read_data)
        if handle.readline.side_effect == state[1]:
            state[1] = readline()
            handle.readline.side_effect = state[1]
        return _mock.DEFAULT
    mock.side_effect = reset
    mock.return_value = handle
    return mock
