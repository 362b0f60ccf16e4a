"""Runs the tests of one module and writes what becomes of each to a file, a line of JSON each.

Usage: runner MODULE RESULTS [TEST]...; with names of tests, these only. A test that has begun and of which there is no second line
ended the process, or was running when the process was ended.
"""

import json
import sys
import unittest

from cases import load


def source(test):
    """The class that defines a test's method, and the method."""
    name = test._testMethodName
    for cls in type(test).__mro__:
        if name in cls.__dict__:
            return f"{cls.__qualname__}.{name}"
    return name


def skipped(test):
    """Whether a decorator has the test skipped, on this system."""
    method = getattr(test, test._testMethodName)
    return any(getattr(it, "__unittest_skip__", False) for it in (type(test), method))


def short(test, module):
    """The name of a test without its module."""
    return test.id().removeprefix(module + ".")


class Result(unittest.TestResult):
    def __init__(self, module, out):
        super().__init__()
        self.module = module
        self.out = out
        self.began = {}

    def write(self, **fields):
        self.out.write(json.dumps(fields) + "\n")
        self.out.flush()

    def startTest(self, test):
        super().startTest(test)
        self.outcome = None
        self.write(began=short(test, self.module))

    def note(self, outcome, text=""):
        # The worst that happens in a test is what became of it.
        order = ["pass", "skip", "fail", "error"]
        if self.outcome is None or order.index(outcome) > order.index(self.outcome[0]):
            self.outcome = outcome, text

    def stopTest(self, test):
        super().stopTest(test)
        outcome, text = self.outcome or ("pass", "")
        self.write(test=short(test, self.module), outcome=outcome, text=text)
        self.outcome = None

    def addSuccess(self, test):
        super().addSuccess(test)
        self.note("pass")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        if hasattr(test, "_testMethodName"):
            self.note("skip", reason)
        else:
            self.write(fixture=str(test), outcome="skip", text=reason)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.note("fail", self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        if hasattr(test, "_testMethodName"):
            self.note("error", self.errors[-1][1])
        else:
            self.write(fixture=str(test), outcome="error", text=self.errors[-1][1])

    def addSubTest(self, test, subtest, err):
        if err is None:
            return
        into = self.failures if issubclass(err[0], test.failureException) else self.errors
        super().addSubTest(test, subtest, err)
        self.note("fail" if into is self.failures else "error", f"{subtest._subDescription()}\n{into[-1][1]}")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self.note("pass")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.note("fail", "Unexpected success")


def each(suite):
    for test in suite:
        if isinstance(test, unittest.BaseTestSuite):
            yield from each(test)
        else:
            yield test


def main(module, results, *names):
    with open(results, "w", encoding="utf-8", errors="backslashreplace") as out:
        result = Result(module, out)
        try:
            loaded = load(module)
        except unittest.SkipTest as e:
            result.write(module="skip", text=str(e))
            return
        except BaseException:
            import traceback
            result.write(module="error", text=traceback.format_exc())
            return
        suite = unittest.defaultTestLoader.loadTestsFromModule(loaded)
        tests = list(each(suite))
        result.write(tests=[[short(t, module), source(t), skipped(t)] for t in tests])
        if names == ("-list",):
            return
        if names:
            wanted = set(names)
            tests = [t for t in tests if short(t, module) in wanted]
        unittest.TestSuite(tests).run(result)
        result.write(done=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
