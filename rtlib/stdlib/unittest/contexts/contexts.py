"""The contexts of assertRaises, assertWarns and those like them."""

import re
import sys
import traceback
import types
import warnings

__unittest = True


def _is_subtype(expected, basetype):
    """Whether what is expected, a class or a tuple as issubclass takes it, is of the kind of basetype."""
    if isinstance(expected, type):
        return issubclass(expected, basetype)
    return isinstance(expected, tuple) and all(_is_subtype(member, basetype) for member in expected)


def _name_of(obj):
    try:
        return obj.__name__
    except AttributeError:
        return str(obj)


class _BaseTestCaseContext:
    """A context that can fail on behalf of a test."""

    def __init__(self, test_case):
        self.test_case = test_case

    def _raiseFailure(self, standardMsg):
        test = self.test_case
        raise test.failureException(test._formatMessage(self.msg, standardMsg))


class _AssertRaisesBaseContext(_BaseTestCaseContext):
    """A context, or the surroundings of a call, in which something of some class has to happen."""

    obj_name = msg = None

    def __init__(self, expected, test_case, expected_regex=None):
        super().__init__(test_case)
        self.expected, self.expected_regex = expected, None if expected_regex is None else re.compile(expected_regex)

    def handle(self, name, args, kwargs):
        """Calls what is to be called; without arguments, gives the context for a with statement."""
        if not _is_subtype(self.expected, self._base_type):
            raise TypeError("%s() arg 1 must be %s" % (name, self._base_type_str))
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError("%r is an invalid keyword argument for this function" % (next(iter(kwargs)),))
            return self
        called, *positional = args
        self.obj_name = _name_of(called)
        with self:
            called(*positional, **kwargs)

    def _fail_to_happen(self, verb):
        self._raiseFailure(f"{_name_of(self.expected)} not {verb}" + (f" by {self.obj_name}" if self.obj_name else ""))


class _AssertRaisesContext(_AssertRaisesBaseContext):
    """The context of assertRaises and assertRaisesRegex."""

    _base_type = BaseException
    _base_type_str = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._fail_to_happen("raised")
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{exc_value}"')
        return True

    __class_getitem__ = classmethod(types.GenericAlias)


class _AssertWarnsContext(_AssertRaisesBaseContext):
    """The context of assertWarns and assertWarnsRegex."""

    _base_type = Warning
    _base_type_str = "a warning type or tuple of warning types"

    def __enter__(self):
        # A warning that was shown before is to be seen here again.
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self.warnings_manager = recorder = warnings.catch_warnings(record=True)
        self.warnings = recorder.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is None:  # otherwise that exception is what the test is told
            self._judge([seen for seen in self.warnings if isinstance(seen.message, self.expected)])

    def _judge(self, seen):
        """Fails unless one of the warnings, all of the class, is the one that is expected."""
        for record in seen:
            if self.expected_regex is None or self.expected_regex.search(str(record.message)):
                self.warning, self.filename, self.lineno = record.message, record.filename, record.lineno
                return
        if seen:
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{seen[0].message}"')
        self._fail_to_happen("triggered")


class _AssertNotWarnsContext(_AssertWarnsContext):
    """The opposite: a context in which no warning of a class may be seen."""

    def _judge(self, seen):
        if seen:
            self._raiseFailure(f"{_name_of(self.expected)} triggered")
