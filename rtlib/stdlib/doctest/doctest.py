"""Examples in docstrings, run and compared with what they are said to print."""

import collections
import inspect
import io
import linecache
import os
import re
import sys
import traceback
import unittest
from _doctest_examples import (
    BLANKLINE_MARKER, COMPARISON_FLAGS, DONT_ACCEPT_BLANKLINE, DONT_ACCEPT_TRUE_FOR_1, ELLIPSIS, ELLIPSIS_MARKER, FAIL_FAST,
    IGNORE_EXCEPTION_DETAIL, NORMALIZE_WHITESPACE, OPTIONFLAGS_BY_NAME, REPORTING_FLAGS, REPORT_CDIFF, REPORT_NDIFF,
    REPORT_ONLY_FIRST_FAILURE, REPORT_UDIFF, SKIP, DocTest, DocTestParser, Example, OutputChecker, _indented, _newline,
    register_optionflag,
)

__all__ = [
    "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
    "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE",
    "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser", "DocTestFinder", "DocTestRunner", "OutputChecker",
    "DocTestFailure", "UnexpectedException", "DebugRunner", "testmod", "testfile", "run_docstring_examples", "DocTestSuite",
    "DocFileSuite", "set_unittest_reportflags", "script_from_examples", "testsource", "debug_src", "debug",
]


class TestResults(collections.namedtuple("TestResults", "failed attempted")):
    """How many examples failed, of how many; and how many were skipped."""

    def __new__(cls, failed, attempted, *, skipped=0):
        self = super().__new__(cls, failed, attempted)
        self.skipped = skipped
        return self

    def __repr__(self):
        skipped = f", skipped={self.skipped}" if self.skipped else ""
        return f"TestResults(failed={self.failed}, attempted={self.attempted}{skipped})"


def _module(module, depth):
    """The module given, or of that name; for None the one that calls."""
    if inspect.ismodule(module):
        return module
    if isinstance(module, str):
        return __import__(module, globals(), locals(), ["*"])
    if module is None:
        return sys.modules.get(sys._getframemodulename(depth)) or sys.modules["__main__"]
    raise TypeError("Expected a module, string, or None")


class DocTestFinder:
    """Finds the docstrings of a module, class or function and of what it holds."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._verbose, self._parser, self._recurse, self._exclude_empty = verbose, parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        if module is False:
            module = None
        elif module is None:
            module = inspect.getmodule(obj)
        if globs is None:
            globs = {} if module is None else dict(module.__dict__)
        else:
            globs = globs.copy()
        if extraglobs is not None:
            globs.update(extraglobs)
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, self._source(obj, module), globs, set())
        tests.sort()
        return tests

    def _source(self, obj, module):
        try:
            file = inspect.getsourcefile(obj) or inspect.getfile(obj)
        except (TypeError, OSError):
            file = getattr(module, "__file__", None)
        if not file:
            return None
        return linecache.getlines(file, module and module.__dict__) or None

    def _from_module(self, module, obj):
        """Whether obj is defined in module."""
        if module is None:
            return True
        if inspect.isfunction(obj) and getattr(obj, "__module__", None) not in sys.modules:
            return module.__dict__ is obj.__globals__
        if inspect.getmodule(obj) is not None:
            return module is inspect.getmodule(obj)
        if inspect.isclass(obj) or hasattr(obj, "__module__"):
            return module.__name__ == obj.__module__
        if hasattr(obj, "__objclass__"):
            return module.__name__ == obj.__objclass__.__module__
        if isinstance(obj, property):
            return True
        raise ValueError("object must be a class or function")

    def _is_routine(self, obj):
        try:
            obj = inspect.unwrap(obj)
        except ValueError:
            pass
        return inspect.isroutine(obj)

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if self._verbose:
            print(f"Finding tests in {name}")
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for key, value in list(obj.__dict__.items()):
                if (self._is_routine(value) or inspect.isclass(value)) and self._from_module(module, value):
                    self._find(tests, value, f"{name}.{key}", module, lines, globs, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                if not isinstance(key, str):
                    raise ValueError(f"DocTestFinder.find: __test__ keys must be strings: {type(key)!r}")
                if not (self._is_routine(value) or inspect.isclass(value) or inspect.ismodule(value) or isinstance(value, str)):
                    raise ValueError(f"DocTestFinder.find: __test__ values must be strings, functions, methods, classes, or modules: {type(value)!r}")
                self._find(tests, value, f"{name}.__test__.{key}", module, lines, globs, seen)
        if inspect.isclass(obj):
            for key, value in list(obj.__dict__.items()):
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (self._is_routine(value) or inspect.isclass(value) or isinstance(value, property)) and self._from_module(module, value):
                    self._find(tests, value, f"{name}.{key}", module, lines, globs, seen)

    def _get_test(self, obj, name, module, globs, lines):
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        doc = "" if doc is None else doc if isinstance(doc, str) else str(doc)
        lineno = self._find_lineno(obj, lines)
        if self._exclude_empty and not doc:
            return None
        filename = None
        if module is not None:
            filename = getattr(module, "__file__", None) or module.__name__
            if filename.endswith(".pyc"):
                filename = filename[:-1]
        return self._parser.get_doctest(doc, globs, name, filename, lineno)

    def _find_lineno(self, obj, lines):
        """The line, from 0, on which the docstring of obj begins; None if that is not known."""
        start = None
        doc = getattr(obj, "__doc__", None)
        if inspect.ismodule(obj) and doc is not None:
            start = 0
        if inspect.isclass(obj) and doc is not None:
            if lines is None:
                return None
            head = re.compile(rf"\s*class\s*{re.escape(getattr(obj, '__name__', '-'))}\b")
            start = next((i for i, line in enumerate(lines) if head.match(line)), None)
        if inspect.ismethod(obj):
            obj = obj.__func__
        if isinstance(obj, property):
            obj = obj.fget
        if inspect.isroutine(obj) and getattr(obj, "__doc__", None):
            code = getattr(inspect.unwrap(obj), "__code__", None)
            if code is None:
                return None
            start = code.co_firstlineno - 1
        if start is None:
            return None
        if lines is None:
            return start + 1
        return next((i for i in range(start, len(lines)) if re.match(r"(^|.*:)\s*\w*(\"|')", lines[i])), None)


class _Output(io.StringIO):
    """Takes the place of sys.stdout while examples run."""

    def getvalue(self):
        text = super().getvalue()
        return _newline(text) if text else text

    def truncate(self, size=None):
        self.seek(size)
        super().truncate()


def _traceback_text(exc_info):
    return "".join(traceback.format_exception(*exc_info))


def _without_details(message):
    """The class of an exception, without its module, in the last line of a traceback."""
    return message.partition("\n")[0].partition(":")[0].rpartition(".")[2]


class DocTestRunner:
    """Runs tests and reports what goes wrong."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}
        self._fakeout = _Output()

    def report_start(self, out, test, example):
        if self._verbose:
            expecting = f"Expecting:\n{_indented(example.want)}" if example.want else "Expecting nothing\n"
            out(f"Trying:\n{_indented(example.source)}{expecting}")

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(f"{self._failure_header(test, example)}Exception raised:\n{_indented(_traceback_text(exc_info))}")

    def _failure_header(self, test, example):
        if test.filename:
            line = "?" if test.lineno is None or example.lineno is None else test.lineno + example.lineno + 1
            place = f'File "{test.filename}", line {line}, in {test.name}'
        else:
            place = f"Line {example.lineno + 1}, in {test.name}"
        return f"{self.DIVIDER}\n{place}\nFailed example:\n{_indented(example.source)}"

    def _run_example(self, test, example, number):
        """What an example prints, and sys.exc_info() of what it raises or None."""
        raised = None
        try:
            exec(compile(example.source, f"<doctest {test.name}[{number}]>", "single", 0, True), test.globs)
        except KeyboardInterrupt:
            raise
        except BaseException:
            raised = sys.exc_info()
            raised = raised[0], raised[1], raised[2].tb_next
        got = self._fakeout.getvalue()
        self._fakeout.truncate(0)
        return got, raised

    def _raises_expected(self, example, raised):
        if example.exc_msg is None:
            return False
        lines = traceback.format_exception_only(*raised[:2])
        if issubclass(raised[0], SyntaxError):
            name = raised[0].__qualname__
            heads = f"{name}:", f"{raised[0].__module__}.{name}:"
            lines = lines[next(i for i, line in enumerate(lines) if line.startswith(heads)):]
        message = "".join(lines)
        if self._checker.check_output(example.exc_msg, message, self.optionflags):
            return True
        return bool(self.optionflags & IGNORE_EXCEPTION_DETAIL) and self._checker.check_output(
            _without_details(example.exc_msg), _without_details(message), self.optionflags)

    def _run(self, test, out):
        failures = attempted = skips = 0
        flags = self.optionflags
        for number, example in enumerate(test.examples):
            attempted += 1
            quiet = bool(self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures)
            self.optionflags = _with_options(flags, example.options)
            if self.optionflags & SKIP:
                skips += 1
            else:
                failures += not self._passes(test, example, number, out, quiet)
                if failures and self.optionflags & FAIL_FAST:
                    break
        self.optionflags = flags
        self._stats[test.name] = tuple(map(sum, zip(self._stats.get(test.name, (0, 0, 0)), (failures, attempted, skips))))
        self.failures += failures
        self.tries += attempted
        self.skips += skips
        return TestResults(failures, attempted, skipped=skips)

    def _passes(self, test, example, number, out, quiet):
        """Runs an example, reports what came of it unless that is to be quiet, and tells whether it is what was expected."""
        report = (lambda method, *what: None) if quiet else (lambda method, *what: method(out, test, example, *what))
        report(self.report_start)
        got, raised = self._run_example(test, example, number)
        if raised is None:
            expected = self._checker.check_output(example.want, got, self.optionflags)
        else:
            expected = self._raises_expected(example, raised)
            if not quiet:
                got += _traceback_text(raised)
        if expected:
            report(self.report_success, got)
        elif raised is None or example.exc_msg is not None:
            report(self.report_failure, got)
        else:
            report(self.report_unexpected_exception, raised)
        return expected

    def _getlines(self, filename, module_globals=None):
        """linecache.getlines, which knows the examples while they run."""
        found = re.match(r"<doctest (.+)\[(\d+)\]>$", filename)
        if found and found[1] == self.test.name:
            return self.test.examples[int(found[2])].source.splitlines(keepends=True)
        return self.save_linecache_getlines(filename, module_globals)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        self.test = test
        stdout, hook = sys.stdout, sys.displayhook
        self.save_linecache_getlines, linecache.getlines = linecache.getlines, self._getlines
        sys.stdout, sys.displayhook = self._fakeout, sys.__displayhook__
        try:
            return self._run(test, out or stdout.write)
        finally:
            sys.stdout, sys.displayhook, linecache.getlines = stdout, hook, self.save_linecache_getlines
            if clear_globs:
                self._clear(test)

    def _clear(self, test):
        """Forgets what a test has left in its namespace, and the last value shown."""
        import builtins

        test.globs.clear()
        builtins._ = None

    def summarize(self, verbose=None):
        if verbose is None:
            verbose = self._verbose
        count = lambda n, what: f"{n} {what}" if n == 1 else f"{n} {what}s"
        failures, tries, skips = (sum(stats[i] for stats in self._stats.values()) for i in range(3))
        empty = sorted(name for name, stats in self._stats.items() if not stats[1])
        passed = sorted((name, stats[1]) for name, stats in self._stats.items() if stats[1] and not stats[0])
        failed = sorted((name, stats) for name, stats in self._stats.items() if stats[0])
        if verbose and empty:
            print(f"{count(len(empty), 'item')} had no tests:")
            for name in empty:
                print(f"    {name}")
        if verbose and passed:
            print(f"{count(len(passed), 'item')} passed all tests:")
            for name, n in passed:
                print(f" {n:3d} test{'' if n == 1 else 's'} in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{count(len(failed), 'item')} had failures:")
            for name, stats in failed:
                print(f" {stats[0]:3d} of {stats[1]:3d} in {name}")
        if verbose:
            print(f"{count(tries, 'test')} in {count(len(self._stats), 'item')}.")
            print(f"{tries - failures} passed{f' and {failures} failed' if failures else ''}.")
        if failures:
            print(f"***Test Failed*** {count(failures, 'failure')}{f' and {count(skips, 'skipped test')}' if skips else ''}.")
        elif verbose:
            print("Test passed.")
        return TestResults(failures, tries, skipped=skips)

    def merge(self, other):
        for name, stats in other._stats.items():
            self._stats[name] = tuple(map(sum, zip(self._stats.get(name, (0, 0, 0)), stats)))


class DocTestFailure(Exception):
    """An example printed something else."""

    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised what it should not."""

    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises at the first failure and leaves the namespace as it is then."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        results = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return results

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


# What all calls of testmod and testfile have run.
master = None


def _finish(runner, report):
    """Sums up what a runner has run, if wanted, and adds it to the master."""
    global master
    if report:
        runner.summarize()
    if master is not None:
        master.merge(runner)
    master = master or runner
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def _with_options(flags, options):
    """Flags, with those set or cleared that an example's options say."""
    for flag, on in options.items():
        flags = flags | flag if on else flags & ~flag
    return flags


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False, exclude_empty=False):
    """Test all docstrings of a module, by default of the program."""
    if m is None:
        m = sys.modules.get("__main__")
    if not inspect.ismodule(m):
        raise TypeError(f"testmod: module required; {m!r}")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    return _finish(runner, report)


def _path_of(module, filename):
    """The path of a file that is named relative to a module."""
    if filename.startswith("/"):
        raise ValueError("Module-relative files may not have absolute paths")
    file = getattr(module, "__file__", None)
    if file is None and module.__name__ != "__main__":
        raise ValueError(f"Can't resolve paths relative to the module {module.__name__!r} (it has no __file__)")
    return os.path.join(os.path.dirname(file or sys.argv[0]), *filename.split("/"))


def _file_test(filename, module_relative, name, package, globs, extraglobs, parser, encoding, depth):
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    path = _path_of(_module(package, depth + 1), filename) if module_relative else filename
    with open(path, encoding=encoding or "utf-8") as file:
        text = file.read()
    globs = {} if globs is None else globs.copy()
    if extraglobs is not None:
        globs.update(extraglobs)
    globs.setdefault("__name__", "__main__")
    return parser.get_doctest(text, globs, name or os.path.basename(path), path, 0)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
             raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Test the examples in a text file. Only those that also stand in the program can run."""
    test = _file_test(filename, module_relative, name, package, globs, extraglobs, parser, encoding, 2)
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run(test)
    return _finish(runner, report)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Test the docstring of one object."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


_unittest_reportflags = 0


def set_unittest_reportflags(flags):
    """Choose how failures are reported under unittest; the flags until now."""
    global _unittest_reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    old, _unittest_reportflags = _unittest_reportflags, flags
    return old


class DocTestCase(unittest.TestCase):
    """A test as unittest runs it."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_test, self._dt_optionflags, self._dt_checker = test, optionflags, checker
        self._dt_setUp, self._dt_tearDown = setUp, tearDown

    def setUp(self):
        self._dt_globs = self._dt_test.globs.copy()
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        flags = self._dt_optionflags
        if not flags & REPORTING_FLAGS:
            flags |= _unittest_reportflags
        runner = DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = "-" * 70
        report = io.StringIO()
        results = runner.run(self._dt_test, out=report.write, clear_globs=False)
        if results.skipped == results.attempted:
            raise unittest.SkipTest("all examples were skipped")
        if results.failed:
            raise self.failureException(self.format_failure(report.getvalue()))

    def format_failure(self, err):
        test = self._dt_test
        line = "unknown line number" if test.lineno is None else test.lineno
        return f'Failed doctest test for {test.name}\n  File "{test.filename}", line {line}, in {test.name.split(".")[-1]}\n\n{err}'

    def debug(self):
        self.setUp()
        DebugRunner(optionflags=self._dt_optionflags, checker=self._dt_checker, verbose=False).run(self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def _key(self):
        return self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._dt_test == other._dt_test and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        head, _, last = self._dt_test.name.rpartition(".")
        return f"{last} ({head})"

    __str__ = object.__str__

    def shortDescription(self):
        return "Doctest: " + self._dt_test.name


class DocFileCase(DocTestCase):
    """A text file as unittest runs it."""

    def id(self):
        return "_".join(self._dt_test.name.split("."))

    def __repr__(self):
        return self._dt_test.filename

    def format_failure(self, err):
        return f'Failed doctest test for {self._dt_test.name}\n  File "{self._dt_test.filename}", line 0\n\n{err}'


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """The tests of a module as a suite for unittest."""
    module = _module(module, 2)
    suite = unittest.TestSuite()
    for test in sorted((test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)):
        if test.examples:
            test.filename = test.filename or module.__file__
            suite.addTest(DocTestCase(test, **options))
    return suite


def DocFileTest(path, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None, **options):
    return DocFileCase(_file_test(path, module_relative, None, package, globs, None, parser, encoding, 2), **options)


def DocFileSuite(*paths, **kw):
    """The examples of text files as a suite for unittest."""
    suite = unittest.TestSuite()
    if kw.get("module_relative", True):
        kw["package"] = _module(kw.get("package"), 2)
    for path in paths:
        suite.addTest(DocFileTest(path, **kw))
    return suite


def script_from_examples(s):
    """The examples of a text as a program, with the rest as comments."""
    def comment(text):
        return [("# " + line.rstrip()).rstrip() for line in text.split("\n")]

    lines = []
    for part in DocTestParser().parse(s):
        if isinstance(part, Example):
            lines.append(part.source[:-1])
            if part.want:
                lines.append("# Expected:")
                lines += ["## " + line for line in part.want.split("\n")[:-1]]
        else:
            lines += comment(part)[:-1]
    while lines and lines[-1] == "#":
        lines.pop()
    while lines and lines[0] == "#":
        lines.pop(0)
    return "\n".join(lines) + "\n"


def testsource(module, name):
    """The examples of one test of a module as a program."""
    found = [test for test in DocTestFinder().find(_module(module, 2)) if test.name == name]
    if not found:
        raise ValueError(name, "not found in tests")
    return script_from_examples(found[0].docstring)


def debug_src(src, pm=False, globs=None):
    raise NotImplementedError("doctest.debug_src(): a translated program has no debugger")


def debug(module, name, pm=False):
    raise NotImplementedError("doctest.debug(): a translated program has no debugger")
