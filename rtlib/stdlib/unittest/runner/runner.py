"""Runs tests and prints what becomes of them."""

import sys
import time
import warnings
from operator import itemgetter

from . import result
from .case import _SubTest
from .signals import registerResult

__unittest = True


def _call_method(obj, name):
    """Calls a method that obj may lack."""
    method = getattr(obj, name, None)
    if method is not None:
        method()


class _WritelnDecorator:
    """A stream with a method that ends the line."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, attr):
        if attr in ("stream", "__getstate__"):
            raise AttributeError(attr)
        return getattr(self.stream, attr)

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write("\n")


class TextTestResult(result.TestResult):
    """Prints a letter, or with verbosity a line, for each test."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.showAll, self.dots = verbosity > 1, verbosity == 1
        self.stream, self.descriptions, self.durations = stream, descriptions, durations
        self._newline = True  # whether the output is at the beginning of a line

    def getDescription(self, test):
        first = test.shortDescription()
        return f"{test}\n{first}" if self.descriptions and first else str(test)

    def _announce(self, test, indent=""):
        for text in filter(None, (indent, self.getDescription(test), " ... ")):
            self.stream.write(text)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self._announce(test)
            self.stream.flush()
            self._newline = False

    def _write_status(self, test, status):
        is_subtest = isinstance(test, _SubTest)
        if is_subtest and not self._newline:
            self.stream.writeln()
            self._newline = True
        if self._newline:
            self._announce(test, "  " if is_subtest else "")
        self.stream.writeln(status)
        self.stream.flush()
        self._newline = True

    def _show(self, test, status, letter):
        if self.showAll:
            self._write_status(test, status)
        else:
            self._end(None, letter)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if issubclass(err[0], subtest.failureException):
                self._show(subtest, "FAIL", "F")
            else:
                self._show(subtest, "ERROR", "E")
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._show(test, "ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._show(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._show(test, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._show(test, "skipped {0!r}".format(reason), "s")

    def _end(self, status, letter):
        """Like _show, but always on the line that the test began."""
        if not (self.showAll or self.dots):
            return
        write, text = (self.stream.writeln, status) if self.showAll else (self.stream.write, letter)
        write(text)
        self.stream.flush()

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._end("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._end("unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        for flavour, errors in ("ERROR", self.errors), ("FAIL", self.failures):
            self.printErrorList(flavour, errors)
        passed = [f"UNEXPECTED SUCCESS: {self.getDescription(test)}" for test in getattr(self, "unexpectedSuccesses", ())]
        if passed:
            self._writeLines(self.separator1, *passed)

    def printErrorList(self, flavour, errors):
        for test, err in errors:
            self._writeLines(self.separator1, f"{flavour}: {self.getDescription(test)}", self.separator2, f"{err}")

    def _writeLines(self, *lines):
        for line in lines:
            self.stream.writeln(line)
        self.stream.flush()


class TextTestRunner:
    """Runs a test or a suite and prints a summary."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None,
                 *, tb_locals=False, durations=None):
        if resultclass is not None:
            self.resultclass = resultclass
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.verbosity, self.descriptions, self.durations = verbosity, descriptions, durations
        self.failfast, self.buffer, self.tb_locals, self.warnings = failfast, buffer, tb_locals, warnings

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity, durations=self.durations)
        except TypeError:  # a class from before there were durations
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def _printDurations(self, result):
        if not result.collectedDurations:
            return
        slowest = sorted(result.collectedDurations, key=itemgetter(1), reverse=True)
        if self.durations > 0:
            del slowest[self.durations:]
        self.stream.writeln("Slowest test durations")
        self._rule(result)
        shown = [entry for entry in slowest if self.verbosity >= 2 or not entry[1] < 0.001]
        for test, elapsed in shown:
            self.stream.writeln("%-10s %s" % (f"{elapsed:.3f}s", test))
        hidden = len(shown) < len(slowest)
        self.stream.writeln("\n(durations < 0.001s were hidden; use -v to show these durations)" if hidden else "")

    def _rule(self, result):
        """Writes a line, if the result says what it looks like."""
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)

    def run(self, test):
        result = self._makeResult()
        registerResult(result)
        for option in ("failfast", "buffer", "tb_locals"):
            setattr(result, option, getattr(self, option))
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            elapsed = self._timed(test, result)
        result.printErrors()
        if self.durations is not None:
            self._printDurations(result)
        self._rule(result)
        self._printSummary(result, elapsed)
        return result

    def _timed(self, test, result):
        """Runs the test and returns how many seconds that took."""
        started = time.perf_counter()
        _call_method(result, "startTestRun")
        try:
            test(result)
        finally:
            _call_method(result, "stopTestRun")
        return time.perf_counter() - started

    def _printSummary(self, result, elapsed):
        run = result.testsRun
        self.stream.writeln(f"Ran {run} test{'s' if run != 1 else ''} in {elapsed:.3f}s")
        self.stream.writeln()
        try:
            special = [len(tests) for tests in (result.skipped, result.expectedFailures, result.unexpectedSuccesses)]
        except AttributeError:  # a class from before there were these
            special = [0, 0, 0]
        counts = list(zip(("skipped", "expected failures", "unexpected successes"), special))
        if not result.wasSuccessful():
            verdict = "FAILED"
            counts[:0] = [("failures", len(result.failures)), ("errors", len(result.errors))]
        else:
            verdict = "OK" if run or special[0] else "NO TESTS RAN"
        details = ", ".join(f"{what}={n}" for what, n in counts if n)
        self.stream.write(verdict)
        self.stream.write(f" ({details})\n" if details else "\n")
        self.stream.flush()
