"""Collections of tests, with what surrounds the tests of a class and of a module."""

import sys

from . import case, util

__unittest = True


class _Redirection:
    """The output of what is done meanwhile goes where a result wants it, if that has an opinion."""

    def __init__(self, result):
        self.result = result

    def __enter__(self):
        self._tell("_setupStdout")

    def __exit__(self, *exc_info):
        self._tell("_restoreStdout")

    def _tell(self, name):
        method = getattr(self.result, name, None)
        if method is not None:
            method()


class BaseTestSuite(object):
    """A sequence of tests and suites."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests, self._removed_tests = [], 0
        self.addTests(tests)

    def __iter__(self):
        return iter(self._tests)

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, self.__class__) else NotImplemented

    def __repr__(self):
        return f"<{util.strclass(self.__class__)} tests={list(self)}>"

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for each in tests:
            self.addTest(each)

    def run(self, result):
        return self._run_each(result, lambda test: test(result))

    def _run_each(self, result, run, wanted=None):
        """Runs the tests, those that are wanted, one after the other until the result says to stop."""
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if wanted is not None and not wanted(test):
                continue
            run(test)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def _removeTestAtIndex(self, index):
        """Lets go of a test that has run, and of all it holds."""
        try:
            test = self._tests[index]
        except TypeError:  # a class of the user's, with something else than a list
            return
        count = getattr(test, "countTestCases", None)
        self._removed_tests += 0 if count is None else count()
        self._tests[index] = None

    def debug(self):
        """Runs the tests without catching what they raise."""
        for test in self:
            test.debug()

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)


class TestSuite(BaseTestSuite):
    """A suite that sets up and tears down classes and modules as it goes from test to test."""

    def run(self, result, debug=False):
        # A suite may hold suites: only the one that is run itself tears down what is left at the end.
        outermost = getattr(result, "_testRunEntered", False) is False
        if outermost:
            result._testRunEntered = True
        self._run_each(result, lambda test: test.debug() if debug else test(result), lambda test: self._prepared(test, result))
        if outermost:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _prepared(self, test, result):
        """Does what is to be done between the test before and this one. Reports whether the test can run."""
        if not _isnotsuite(test):
            return True
        for step in self._tearDownPreviousClass, self._handleModuleFixture, self._handleClassSetUp:
            step(test, result)
        cls = result._previousTestClass = test.__class__
        return not (getattr(cls, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False))

    def _attempt(self, fixture, result, method_name, parent, failing=None):
        """Calls a fixture and reports to the result what it raises, after a call of failing. Returns whether it succeeded."""
        try:
            fixture()
        except Exception as exc:
            if isinstance(result, _DebugResult):
                raise
            if failing is not None:
                failing()
            self._createClassOrModuleLevelException(result, exc, method_name, parent)
            return False
        return True

    def _cleanUpClass(self, cleanup, cls, result, method_name, name):
        cleanup()
        for info in cls.tearDown_exceptions:
            if isinstance(result, _DebugResult):
                raise info[1]
            self._createClassOrModuleLevelException(result, info[1], method_name, name, info=info)

    def _handleClassSetUp(self, test, result):
        cls = test.__class__
        if cls == getattr(result, "_previousTestClass", None):
            return
        if result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        self._noteSetUp(cls, False)
        setUpClass, cleanup = (getattr(cls, name, None) for name in ("setUpClass", "doClassCleanups"))
        if setUpClass is not None:
            name = util.strclass(cls)
            with _Redirection(result):
                succeeded = self._attempt(setUpClass, result, "setUpClass", name, lambda: self._noteSetUp(cls, True))
                if not succeeded and cleanup is not None:
                    self._cleanUpClass(cleanup, cls, result, "setUpClass", name)

    def _noteSetUp(self, cls, failed):
        try:
            cls._classSetupFailed = failed
        except TypeError:  # the test is a function: its class takes no attributes
            pass

    def _get_previous_module(self, result):
        cls = getattr(result, "_previousTestClass", None)
        return None if cls is None else cls.__module__

    def _handleModuleFixture(self, test, result):
        name = test.__class__.__module__
        if name == self._get_previous_module(result):
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        setUpModule = getattr(sys.modules.get(name), "setUpModule", None)
        if setUpModule is not None:
            with _Redirection(result):
                self._attempt(setUpModule, result, "setUpModule", name, lambda: setattr(result, "_moduleSetUpFailed", True))
                if result._moduleSetUpFailed:
                    self._attempt(case.doModuleCleanups, result, "setUpModule", name)

    def _createClassOrModuleLevelException(self, result, exc, method_name, parent, info=None):
        self._addClassOrModuleLevelException(result, exc, f"{method_name} ({parent})", info)

    def _addClassOrModuleLevelException(self, result, exception, errorName, info=None):
        holder = _ErrorHolder(errorName)
        addSkip = getattr(result, "addSkip", None)
        if addSkip is not None and isinstance(exception, case.SkipTest):
            addSkip(holder, str(exception))
        else:
            result.addError(holder, info or sys.exc_info())

    def _handleModuleTearDown(self, result):
        name = self._get_previous_module(result)
        if name is None or result._moduleSetUpFailed or name not in sys.modules:
            return
        module = sys.modules[name]
        with _Redirection(result):
            for fixture in getattr(module, "tearDownModule", None), case.doModuleCleanups:
                if fixture is not None:
                    self._attempt(fixture, result, "tearDownModule", name)

    def _tearDownPreviousClass(self, test, result):
        cls = getattr(result, "_previousTestClass", None)
        if cls is None or test.__class__ == cls:
            return
        if (getattr(cls, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False) or
                getattr(cls, "__unittest_skip__", False)):
            return
        tearDownClass, cleanup = (getattr(cls, name, None) for name in ("tearDownClass", "doClassCleanups"))
        if tearDownClass is None and cleanup is None:
            return
        name = util.strclass(cls)
        with _Redirection(result):
            if tearDownClass is not None:
                self._attempt(tearDownClass, result, "tearDownClass", name)
            if cleanup is not None:
                self._cleanUpClass(cleanup, cls, result, "tearDownClass", name)


class _ErrorHolder:
    """What a result is told instead of a test where a class or a module fails to be set up or torn down: nothing that can run."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def id(self):
        return self.description

    __str__ = id

    def shortDescription(self):
        return None

    def countTestCases(self):
        return 0

    def run(self, result):
        pass

    __call__ = run


def _isnotsuite(test):
    try:
        iter(test)
    except TypeError:
        return True
    return False


class _DebugResult(object):
    """Holds the class of the previous test where no result is collected."""

    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
