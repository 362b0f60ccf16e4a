"""What became of tests."""

import io
import sys
import traceback
from functools import wraps

from . import util

__unittest = True

STDOUT_LINE = "\nStdout:\n%s"
STDERR_LINE = "\nStderr:\n%s"


def failfast(method):
    """Makes method stop the run where the result says so."""
    @wraps(method)
    def inner(self, *args, **kw):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kw)
    return inner


def _ended(text):
    return text if text.endswith("\n") else text + "\n"


def _origins(exc):
    """The causes and contexts of an exception, and of these, each once."""
    seen, todo = [exc], [exc]
    while todo:
        exc = todo.pop()
        for origin in (exc.__cause__, exc.__context__):
            if origin is not None and all(origin is not other for other in seen):
                seen.append(origin)
                todo.append(origin)
                yield origin


class TestResult:
    """Collects what became of each test, errors as formatted tracebacks."""

    # Where a suite is in its tests.
    _testRunEntered = _moduleSetUpFailed = False
    _previousTestClass = None

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.testsRun = 0
        for record in ("errors", "failures", "skipped", "expectedFailures", "unexpectedSuccesses", "collectedDurations"):
            setattr(self, record, [])
        for switch in ("failfast", "buffer", "tb_locals", "shouldStop", "_mirrorOutput"):
            setattr(self, switch, False)
        self._original_stdout, self._original_stderr = sys.stdout, sys.stderr
        self._stdout_buffer = self._stderr_buffer = None

    def printErrors(self):
        """Called at the end of the run."""

    def startTestRun(self):
        """Called before the first test."""

    def stopTestRun(self):
        """Called after the last test."""

    def startTest(self, test):
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    def _setupStdout(self):
        if self.buffer:
            if self._stderr_buffer is None:
                self._stdout_buffer, self._stderr_buffer = io.StringIO(), io.StringIO()
            sys.stdout, sys.stderr = self._stdout_buffer, self._stderr_buffer

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for line, captured, original in (
                    (STDOUT_LINE, sys.stdout, self._original_stdout), (STDERR_LINE, sys.stderr, self._original_stderr)):
                text = captured.getvalue()
                if text:
                    original.write(line % _ended(text))
        sys.stdout, sys.stderr = self._original_stdout, self._original_stderr
        for buffer in (self._stdout_buffer, self._stderr_buffer):
            buffer.seek(0)
            buffer.truncate()

    @failfast
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        """Called at the end of a subtest; err is None if it passed."""
        if err is None:
            return
        if getattr(self, "failfast", False):
            self.stop()
        into = self.failures if issubclass(err[0], test.failureException) else self.errors
        into.append((subtest, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        if hasattr(self, "collectedDurations"):
            self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not self.failures and not self.errors and not getattr(self, "unexpectedSuccesses", ())

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        exctype, value, tb = err
        tb = self._clean_tracebacks(exctype, value, tb, test)
        if self.tb_locals:
            text = list(traceback.TracebackException(exctype, value, tb, capture_locals=True, compact=True).format())
        else:
            text = traceback.format_exception(exctype, value, tb)
        if self.buffer:
            for line, captured in ((STDOUT_LINE, sys.stdout), (STDERR_LINE, sys.stderr)):
                output = captured.getvalue()
                if output:
                    text.append(line % _ended(output))
        return "".join(text)

    def _clean_tracebacks(self, exctype, value, tb, test):
        """The traceback of value without the entries of this package; those of its causes and contexts are changed in place."""
        own = self._trimmed(exctype, tb, test)
        for origin in () if value is None else _origins(value):
            origin.__traceback__ = self._trimmed(type(origin), origin.__traceback__, test)
        return own

    def _trimmed(self, exctype, tb, test):
        """A traceback from the first entry on that is not of this package, and for failures up to the last."""
        while tb is not None and self._is_relevant_tb_level(tb):
            tb = tb.tb_next
        if exctype is test.failureException:
            self._remove_unittest_tb_frames(tb)
        return tb

    def _is_relevant_tb_level(self, tb):
        return "__unittest" in tb.tb_frame.f_globals

    def _remove_unittest_tb_frames(self, tb):
        """Ends a traceback that begins in the user's code before the first entry of this package."""
        last = None
        while tb and not self._is_relevant_tb_level(tb):
            last, tb = tb, tb.tb_next
        if last is not None:
            last.tb_next = None

    def __repr__(self):
        return "<%s run=%i errors=%i failures=%i>" % (
            util.strclass(self.__class__), self.testsRun, len(self.errors), len(self.failures))
