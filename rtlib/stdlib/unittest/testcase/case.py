"""Test cases: what can be asserted, and how one test runs."""

import collections
import difflib
import functools
import pprint
import re
import sys
import time
import types
import warnings

from . import result
from ._contexts import (
    _AssertNotWarnsContext, _AssertRaisesBaseContext, _AssertRaisesContext, _AssertWarnsContext, _BaseTestCaseContext, _is_subtype,
)
from .util import _common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr, strclass

__unittest = True

_subtest_msg_sentinel = object()

DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


class SkipTest(Exception):
    """Raised by a test that is to be skipped."""


class _ShouldStop(Exception):
    """Ends a test after the failure of a subtest."""


class _UnexpectedSuccess(Exception):
    """Stands for the exception that a test was expected to raise and did not."""


class _Outcome(object):
    """What has become of one test so far."""

    success = True
    expecting_failure = False
    expectedFailure = None

    def __init__(self, result=None):
        self.result, self.result_supports_subtests = result, hasattr(result, "addSubTest")

    def testPartExecutor(self, test_case, subTest=False):
        return _Part(self, test_case, subTest)


class _Part:
    """Runs one part of a test, such as setUp, and reports what it raises."""

    def __init__(self, outcome, test_case, subTest):
        self.outcome = outcome
        self.test_case = test_case
        self.subTest = subTest

    def __enter__(self):
        self.before = self.outcome.success
        self.outcome.success = True

    def __exit__(self, exc_type, exc, tb):
        outcome, test_case = self.outcome, self.test_case
        try:
            if exc_type is None:
                if self.subTest and outcome.success:
                    outcome.result.addSubTest(test_case.test_case, test_case, None)
            elif issubclass(exc_type, KeyboardInterrupt):
                return False
            elif issubclass(exc_type, SkipTest):
                outcome.success = False
                _addSkip(outcome.result, test_case, str(exc))
            elif issubclass(exc_type, _ShouldStop):
                pass
            elif outcome.expecting_failure:
                outcome.expectedFailure = (exc_type, exc, tb)
            else:
                outcome.success = False
                if self.subTest:
                    outcome.result.addSubTest(test_case.test_case, test_case, (exc_type, exc, tb))
                else:
                    _addError(outcome.result, test_case, (exc_type, exc, tb))
        finally:
            outcome.success = outcome.success and self.before
        return True


class _SubTestContext:
    """The context that subTest gives."""

    def __init__(self, test_case, msg, params):
        self.test_case = test_case
        self.msg = msg
        self.params = params
        self.part = None

    def __enter__(self):
        test = self.test_case
        if test._outcome is None or not test._outcome.result_supports_subtests:
            return
        self.parent = parent = test._subtest
        params = _OrderedChainMap(self.params) if parent is None else parent.params.new_child(self.params)
        test._subtest = _SubTest(test, self.msg, params)
        self.part = test._outcome.testPartExecutor(test._subtest, subTest=True)
        self.part.__enter__()

    def __exit__(self, exc_type, exc, tb):
        if self.part is None:
            return False
        test, part = self.test_case, self.part
        outcome = part.outcome
        try:
            handled = part.__exit__(exc_type, exc, tb)
            if exc_type is not None and not handled:
                return False
            if not outcome.success:
                if outcome.result is not None and outcome.result.failfast:
                    raise _ShouldStop
            elif outcome.expectedFailure:
                raise _ShouldStop
            return True
        finally:
            test._subtest = self.parent


def _addSkip(result, test_case, reason):
    addSkip = getattr(result, "addSkip", None)
    if addSkip is None:
        warnings.warn("TestResult has no addSkip method, skips not reported", RuntimeWarning, 2)
        result.addSuccess(test_case)
    else:
        addSkip(test_case, reason)


def _addError(result, test, exc_info):
    if result is None or exc_info is None:
        return
    failed = issubclass(exc_info[0], test.failureException)
    add = result.addFailure if failed else result.addError
    add(test, exc_info)


def _id(obj):
    return obj


def _context_methods(cm, prefix, kind):
    """What enters a context and what leaves it: methods of its class, as for a with statement."""
    cls = type(cm)
    try:
        return [getattr(cls, f"__{prefix}{step}__") for step in ("enter", "exit")]
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the {kind} protocol") from None


def _enter_context(cm, addcleanup):
    enter, leave = _context_methods(cm, "", "context manager")
    entered = enter(cm)
    addcleanup(leave, cm, None, None, None)
    return entered


def _last_first(cleanups):
    """Takes what is to be called out of a list, also what is added meanwhile."""
    while cleanups:
        yield cleanups.pop()


def _call_all(cleanups, errors):
    """Calls what is in a list of cleanups and adds what these calls raise to errors."""
    for function, args, kwargs in _last_first(cleanups):
        try:
            function(*args, **kwargs)
        except Exception:
            errors.append(sys.exc_info())


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Has function called after the module's tests, even if setUpModule fails."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enters a context that is left after the module's tests."""
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    """Calls what addModuleCleanup noted, the last first; raises the first exception of these calls."""
    errors = []
    _call_all(_module_cleanups, errors)
    if errors:
        raise errors[0][1]


def skip(reason):
    """A decorator for a test that is not to run."""
    if isinstance(reason, types.FunctionType):
        return _marked_as_skipped("", reason)
    return functools.partial(_marked_as_skipped, reason)


def _marked_as_skipped(reason, test_item):
    """A class, or in the place of a function one that skips the test, with marks that runs of tests look for."""
    if isinstance(test_item, type):
        marked = test_item
    else:
        @functools.wraps(test_item)
        def marked(*args, **kwargs):
            raise SkipTest(reason)
    marked.__unittest_skip__, marked.__unittest_skip_why__ = True, reason
    return marked


def skipIf(condition, reason):
    return skip(reason) if condition else _id


def skipUnless(condition, reason):
    return _id if condition else skip(reason)


def expectedFailure(test_item):
    """A decorator for a test that is known to fail."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


def _skipped(test, method):
    """Whether the test is to be skipped, and why."""
    if not (getattr(type(test), "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False)):
        return False, ""
    return True, getattr(type(test), "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", "")


class _OrderedChainMap(collections.ChainMap):
    """A chain that gives the keys of its first map first."""

    def __iter__(self):
        return iter(dict.fromkeys(key for mapping in self.maps for key in mapping))


class TestCase(object):
    """A test: an object that runs one of its methods."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    # Strings that are longer are compared without a diff.
    _diffThreshold = 2 ** 16

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = "No test"
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != "runTest":
                raise ValueError("no such test method in %s: %s" % (self.__class__, methodName))
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {
            dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
            frozenset: "assertSetEqual", str: "assertMultiLineEqual",
        }

    def addTypeEqualityFunc(self, typeobj, function):
        """Makes assertEqual compare two objects of exactly that type by function(first, second, msg)."""
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        """Has function called after tearDown, even if setUp fails; the last added is called first."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Has function called after tearDownClass, even if setUpClass fails."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        return _enter_context(cm, cls.addClassCleanup)

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return result.TestResult()

    def shortDescription(self):
        """The first line of the method's docstring, or None."""
        doc = self._testMethodDoc
        return doc.strip().partition("\n")[0].strip() if doc else None

    def id(self):
        return f"{strclass(self.__class__)}.{self._testMethodName}"

    def __str__(self):
        name = self._testMethodName
        return f"{name} ({strclass(self.__class__)}.{name})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} testMethod={self._testMethodName}>"

    def __eq__(self, other):
        return self._testMethodName == other._testMethodName if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def subTest(self, msg=_subtest_msg_sentinel, **params):
        """A context whose failure is reported with msg and params and does not end the test."""
        return _SubTestContext(self, msg, params)

    def _addExpectedFailure(self, result, exc_info):
        try:
            add = result.addExpectedFailure
        except AttributeError:
            warnings.warn("TestResult has no addExpectedFailure method, reporting as passes", RuntimeWarning)
            result.addSuccess(self)
        else:
            add(self, exc_info)

    def _addUnexpectedSuccess(self, result):
        try:
            add = result.addUnexpectedSuccess
        except AttributeError:
            warnings.warn("TestResult has no addUnexpectedSuccess method, reporting as failure", RuntimeWarning)
            try:
                raise _UnexpectedSuccess from None
            except _UnexpectedSuccess as unexpected:
                result.addFailure(self, (_UnexpectedSuccess, unexpected, unexpected.__traceback__))
        else:
            add(self)

    def _addDuration(self, result, elapsed):
        try:
            add = result.addDuration
        except AttributeError:
            warnings.warn("TestResult has no addDuration method", RuntimeWarning)
        else:
            add(self, elapsed)

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            warnings.warn(f"It is deprecated to return a value that is not None from a test case ({method})",
                          DeprecationWarning, stacklevel=3)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        """Runs the test and tells result, or a new one, what became of it."""
        stop = None
        if result is None:
            result = self.defaultTestResult()
            start = getattr(result, "startTestRun", None)
            stop = getattr(result, "stopTestRun", None)
            if start is not None:
                start()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            skipped, why = _skipped(self, method)
            if skipped:
                _addSkip(result, self, why)
            else:
                self._run(result, method)
            return result
        finally:
            result.stopTest(self)
            if stop is not None:
                stop()

    def _run(self, result, method):
        expecting = (getattr(self, "__unittest_expecting_failure__", False) or
                     getattr(method, "__unittest_expecting_failure__", False))
        outcome = _Outcome(result)
        start = time.perf_counter()
        self._outcome = outcome
        try:
            with outcome.testPartExecutor(self):
                self._callSetUp()
            if outcome.success:
                outcome.expecting_failure = expecting
                with outcome.testPartExecutor(self):
                    self._callTestMethod(method)
                outcome.expecting_failure = False
                with outcome.testPartExecutor(self):
                    self._callTearDown()
            self.doCleanups()
            self._addDuration(result, time.perf_counter() - start)
            if not outcome.success:
                return
            if not expecting:
                result.addSuccess(self)
            elif outcome.expectedFailure:
                self._addExpectedFailure(result, outcome.expectedFailure)
            else:
                self._addUnexpectedSuccess(result)
        finally:
            outcome.expectedFailure = None
            self._outcome = None

    def doCleanups(self):
        """Calls what addCleanup noted."""
        outcome = self._outcome or _Outcome()
        for function, args, kwargs in _last_first(self._cleanups):
            with outcome.testPartExecutor(self):
                self._callCleanup(function, *args, **kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        """Calls what addClassCleanup noted, and keeps what these calls raise in tearDown_exceptions."""
        cls.tearDown_exceptions = []
        _call_all(cls._class_cleanups, cls.tearDown_exceptions)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Runs the test without catching what it raises."""
        method = getattr(self, self._testMethodName)
        skipped, why = _skipped(self, method)
        if skipped:
            raise SkipTest(why)
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        for function, args, kwargs in _last_first(self._cleanups):
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        """The text of a failure: what was wrong and, with longMessage, what the test has to say."""
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return "%s : %s" % (standardMsg, msg)
        except UnicodeDecodeError:
            return "%s : %s" % (safe_repr(standardMsg), safe_repr(msg))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    def assertFalse(self, expr, msg=None):
        if expr:
            raise self.failureException(self._formatMessage(msg, "%s is not false" % safe_repr(expr)))

    def assertTrue(self, expr, msg=None):
        if not expr:
            raise self.failureException(self._formatMessage(msg, "%s is not true" % safe_repr(expr)))

    def assertRaises(self, expected_exception, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self)
        return context.handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self)
        return context.handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle("assertWarnsRegex", args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        context = _AssertNotWarnsContext(expected_warning, self)
        return context.handle("_assertNotWarns", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=True)

    def _getAssertEqualityFunc(self, first, second):
        """What compares two objects: what is noted for their type, if it is the same."""
        if type(first) is type(second):
            asserter = self._type_equality_funcs.get(type(first))
            if asserter is not None:
                return getattr(self, asserter) if isinstance(asserter, str) else asserter
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            text = "%s != %s" % _common_shorten_repr(first, second)
            raise self.failureException(self._formatMessage(msg, text))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            text = "%s == %s" % (safe_repr(first), safe_repr(second))
            raise self.failureException(self._formatMessage(msg, text))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if not first == second:
            distance = _Distance(first, second, places, delta)
            if not distance.is_small():
                text = f"{safe_repr(first)} != {safe_repr(second)} within {distance.bound()} ({safe_repr(distance.diff)} difference)"
                raise self.failureException(self._formatMessage(msg, text))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        distance = _Distance(first, second, places, delta)
        if first == second or not distance.is_large():
            text = f"{safe_repr(first)} == {safe_repr(second)} within {distance.bound()}"
            if delta is not None:
                text += f" ({safe_repr(distance.diff)} difference)"
            raise self.failureException(self._formatMessage(msg, text))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Compares things that have a length and items by index."""
        kind = "sequence"
        if seq_type is not None:
            kind = seq_type.__name__
            for order, seq in (("First", seq1), ("Second", seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException("%s sequence is not a %s: %s" % (order, kind, safe_repr(seq)))
        differing = None
        lengths = []
        for order, seq in (("First", seq1), ("Second", seq2)):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                differing = "%s %s has no length.    Non-sequence?" % (order, kind)
                break
        if differing is None:
            if seq1 == seq2:
                return
            differing = self._firstDifference(seq1, seq2, kind, *lengths)
            if differing is None:
                if seq_type is None and lengths[0] == lengths[1] and type(seq1) != type(seq2):
                    return
                differing = ""
            differing = "%ss differ: %s != %s\n" % ((kind.capitalize(),) + _common_shorten_repr(seq1, seq2)) + differing
            differing += self._lengthDifference(seq1, seq2, kind, *lengths)
        diff = "\n" + "\n".join(difflib.ndiff(pprint.pformat(seq1).splitlines(), pprint.pformat(seq2).splitlines()))
        self.fail(self._formatMessage(msg, self._truncateMessage(differing, diff)))

    def _firstDifference(self, seq1, seq2, kind, len1, len2):
        for i in range(min(len1, len2)):
            items = []
            for order, seq in (("first", seq1), ("second", seq2)):
                try:
                    items.append(seq[i])
                except (TypeError, IndexError, NotImplementedError):
                    return "\nUnable to index element %d of %s %s\n" % (i, order, kind)
            if items[0] != items[1]:
                return "\nFirst differing element %d:\n%s\n%s\n" % ((i,) + _common_shorten_repr(*items))
        return None

    def _lengthDifference(self, seq1, seq2, kind, len1, len2):
        if len1 == len2:
            return ""
        order, longer, short, more = ("First", seq1, len2, len1 - len2) if len1 > len2 else ("Second", seq2, len1, len2 - len1)
        text = "\n%s %s contains %d additional elements.\n" % (order, kind, more)
        try:
            return text + "First extra element %d:\n%s\n" % (short, safe_repr(longer[short]))
        except (TypeError, IndexError, NotImplementedError):
            return text + "Unable to index element %d of %s %s\n" % (short, order.lower(), kind)

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def _setDifference(self, order, a, b):
        try:
            return a.difference(b)
        except TypeError as e:
            self.fail("invalid type when attempting set difference: %s" % e)
        except AttributeError as e:
            self.fail("%s argument does not support set difference: %s" % (order, e))

    def assertSetEqual(self, set1, set2, msg=None):
        only1 = self._setDifference("first", set1, set2)
        only2 = self._setDifference("second", set2, set1)
        lines = []
        if only1:
            lines.append("Items in the first set but not the second:")
            lines.extend(repr(item) for item in only1)
        if only2:
            lines.append("Items in the second set but not the first:")
            lines.extend(repr(item) for item in only2)
        if lines:
            self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            text = "%s != %s" % _common_shorten_repr(d1, d2)
            diff = "\n" + "\n".join(difflib.ndiff(pprint.pformat(d1).splitlines(), pprint.pformat(d2).splitlines()))
            self.fail(self._formatMessage(msg, self._truncateMessage(text, diff)))

    def assertCountEqual(self, first, second, msg=None):
        """Compares the elements of two iterables without regard to order."""
        first_seq, second_seq = list(first), list(second)
        try:
            same = collections.Counter(first_seq) == collections.Counter(second_seq)
        except TypeError:
            differences = _count_diff_all_purpose(first_seq, second_seq)
        else:
            differences = [] if same else _count_diff_hashable(first_seq, second_seq)
        if differences:
            text = "\n".join("First has %d, Second has %d:  %r" % diff for diff in differences)
            self.fail(self._formatMessage(msg, self._truncateMessage("Element counts were not equal:\n", text)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        # Where one text does not end in a newline, both get one, so that the diff shows which.
        a, b = first, second
        if first and second:
            if first[-1] != "\n" or second[-1] != "\n":
                a += "\n"
                b += "\n"
        elif second and second[-1] != "\n":
            b += "\n"
        elif first and first[-1] != "\n":
            a += "\n"
        text = "%s != %s" % _common_shorten_repr(first, second)
        diff = "\n" + "".join(difflib.ndiff(a.splitlines(keepends=True), b.splitlines(keepends=True)))
        self.fail(self._formatMessage(msg, self._truncateMessage(text, diff)))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self.fail(self._formatMessage(msg, "%s not found in %s" % (safe_repr(member), safe_repr(container))))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self.fail(self._formatMessage(msg, "%s unexpectedly found in %s" % (safe_repr(member), safe_repr(container))))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self.fail(self._formatMessage(msg, "%s is not %s" % (safe_repr(expr1), safe_repr(expr2))))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self.fail(self._formatMessage(msg, "unexpectedly identical: %s" % (safe_repr(expr1),)))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self.fail(self._formatMessage(msg, "%s not less than %s" % (safe_repr(a), safe_repr(b))))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self.fail(self._formatMessage(msg, "%s not less than or equal to %s" % (safe_repr(a), safe_repr(b))))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self.fail(self._formatMessage(msg, "%s not greater than %s" % (safe_repr(a), safe_repr(b))))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self.fail(self._formatMessage(msg, "%s not greater than or equal to %s" % (safe_repr(a), safe_repr(b))))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self.fail(self._formatMessage(msg, "%s is not None" % (safe_repr(obj),)))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self.fail(self._formatMessage(msg, "unexpectedly None"))

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self.fail(self._formatMessage(msg, "%s is not an instance of %r" % (safe_repr(obj), cls)))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self.fail(self._formatMessage(msg, "%s is an instance of %r" % (safe_repr(obj), cls)))

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            why = "Regex didn't match: %r not found in %r" % (expected_regex.pattern, text)
            raise self.failureException(self._formatMessage(msg, why))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            why = "Regex matched: %r matches %r in %r" % (text[match.start():match.end()], unexpected_regex.pattern, text)
            raise self.failureException(self._formatMessage(msg, why))


class _Distance:
    """How far two values are apart, and what is near: delta, or what is nothing after rounding to places, 7 if neither is given.
    NaN is neither near nor far."""

    def __init__(self, first, second, places, delta):
        if not (delta is None or places is None):
            raise TypeError("specify delta or places not both")
        self.diff = abs(first - second)
        self.delta = delta
        self.places = 7 if places is None else places

    def is_small(self):
        return round(self.diff, self.places) == 0 if self.delta is None else self.diff <= self.delta

    def is_large(self):
        return round(self.diff, self.places) != 0 if self.delta is None else self.diff > self.delta

    def bound(self):
        return f"{self.places!r} places" if self.delta is None else f"{safe_repr(self.delta)} delta"


def _call_if_given(function):
    if function is not None:
        function()


class FunctionTestCase(TestCase):
    """A test made of functions."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc, self._tearDownFunc, self._testFunc, self._description = setUp, tearDown, testFunc, description

    def setUp(self):
        _call_if_given(self._setUpFunc)

    def runTest(self):
        self._testFunc()

    def tearDown(self):
        _call_if_given(self._tearDownFunc)

    def id(self):
        return self._testFunc.__name__

    def _parts(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, self.__class__) else NotImplemented

    def __hash__(self):
        return hash((type(self),) + self._parts())

    def __str__(self):
        return "%s (%s)" % (strclass(self.__class__), self._testFunc.__name__)

    def __repr__(self):
        return "<%s tec=%s>" % (strclass(self.__class__), self._testFunc)

    def shortDescription(self):
        if self._description is None:
            return (self._testFunc.__doc__ or "").partition("\n")[0].strip() or None
        return self._description


class _SubTest(TestCase):
    """What a result is told instead of a test where a subtest is concerned."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case, self.params, self._message = test_case, params, message
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        message = "" if self._message is _subtest_msg_sentinel else f"[{self._message}]"
        values = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return " ".join(filter(None, (message, values and f"({values})"))) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"
