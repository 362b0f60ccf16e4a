"""The command line of a program of tests."""

import functools
import os
import sys

from . import loader, runner
from .signals import installHandler

__unittest = True

_NO_TESTS_EXITCODE = 5

_OPTIONS = """\
  -h, --help           show this help message and exit
  -v, --verbose        Verbose output
  -q, --quiet          Quiet output
  --locals             Show local variables in tracebacks
  --durations N        Show the N slowest test cases (N=0 for all)
  -f, --failfast       Stop on first fail or error
  -c, --catch          Catch Ctrl-C and display results so far
  -b, --buffer         Buffer stdout and stderr during tests
  -k TESTNAMEPATTERNS  Only run tests which match the given substring
"""

_HELP = """\
%(usage)s
positional arguments:
  tests                a list of any number of test modules, classes and test
                       methods.

options:
%(options)s"""

# Arguments, and what they make a program do.
_EXAMPLES = (
    ("", "run default set of tests"),
    ("MyTestSuite", "run suite 'MyTestSuite'"),
    ("MyTestCase.testSomething", "run MyTestCase.testSomething"),
    ("MyTestCase", "run all 'test*' test methods\n%sin MyTestCase" % (" " * 39)),
)


def _named_module(path):
    """Imports the module that a dotted path names."""
    return functools.reduce(getattr, path.split(".")[1:], __import__(path))


def _convert_name(name):
    """The module name of a file of Python; other names as they are."""
    if not (os.path.isfile(name) and name.lower().endswith(".py")):
        return name
    if os.path.isabs(name):
        relative = os.path.relpath(name, os.getcwd())
        if os.path.isabs(relative) or relative.startswith(os.pardir):
            return name
        name = relative
    return os.path.normpath(name)[:-3].replace("\\", ".").replace("/", ".")


def _convert_names(names):
    return [_convert_name(name) for name in names]


def _convert_select_pattern(pattern):
    return pattern if "*" in pattern else "*%s*" % pattern


class _Usage(Exception):
    """What is wrong with the command line."""


class TestProgram(object):
    """Runs the tests that the command line, or else the module, names, and exits with a status that says whether all passed."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None

    # option: attribute, what it is set to, and whether the program may settle it instead
    _flags = {
        "-v": ("verbosity", 2, False), "--verbose": ("verbosity", 2, False),
        "-q": ("verbosity", 0, False), "--quiet": ("verbosity", 0, False),
        "--locals": ("tb_locals", True, False),
        "-f": ("failfast", True, True), "--failfast": ("failfast", True, True),
        "-c": ("catchbreak", True, True), "--catch": ("catchbreak", True, True),
        "-b": ("buffer", True, True), "--buffer": ("buffer", True, True),
    }

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=loader.defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
                 durations=None):
        self.module = _named_module(module) if isinstance(module, str) else module
        args = sys.argv if argv is None else argv
        self.progName = os.path.basename(args[0])
        self.testLoader, self.testRunner, self.defaultTest = testLoader, testRunner, defaultTest
        self.verbosity, self.durations, self.tb_locals = verbosity, durations, tb_locals
        self.failfast, self.catchbreak, self.buffer, self.exit = failfast, catchbreak, buffer, exit
        # Tests show warnings that are otherwise hidden, unless the user said what he wants to see.
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        self.parseArgs(args)
        self.runTests()

    def usageExit(self, msg=None):
        if msg:
            sys.stderr.write(self._usage())
            sys.stderr.write(f"{self.progName}: error: {msg}\n")
            sys.exit(2)
        print(_HELP % {"usage": self._usage(), "options": _OPTIONS})
        print("Examples:")
        for args, effect in _EXAMPLES:
            print(f"  {self.progName} {args:<25} - {effect}")
        print()
        sys.exit(0)

    def _usage(self):
        head = f"usage: {self.progName} "
        indent = " " * len(head)
        return (f"{head}[-h] [-v] [-q] [--locals] [--durations N] [-f] [-c] [-b]\n"
                f"{indent}[-k TESTNAMEPATTERNS]\n{indent}[tests ...]\n")

    def parseArgs(self, argv):
        self._settled = {name for name in ("failfast", "catchbreak", "buffer") if getattr(self, name) is not None}
        for name in ("failfast", "catchbreak", "buffer"):
            if name not in self._settled:
                setattr(self, name, False)
        if self.testNamePatterns is None:
            self.testNamePatterns = []
        try:
            tests = self._parseOptions(list(argv[1:]))
        except _Usage as e:
            self.usageExit(str(e))
        default = self.defaultTest
        if tests:
            self.testNames = _convert_names(tests)
        elif isinstance(default, str):
            self.testNames = (default,)
        else:
            self.testNames = default if default is None else list(default)
        self.createTests()

    def _parseOptions(self, args):
        """Sets what the options say, and returns the names of tests."""
        tests, unknown = [], []
        while args:
            arg = args.pop(0)
            if arg == "--":
                tests.extend(args)
                break
            if not arg.startswith("-") or arg == "-":
                tests.append(arg)
            elif arg.startswith("--"):
                self._longOption(arg, args, unknown)
            else:
                self._shortOptions(arg, args, unknown)
        if unknown:
            raise _Usage("unrecognized arguments: " + " ".join(unknown))
        return tests

    def _longOption(self, arg, args, unknown):
        name, eq, value = arg.partition("=")
        known = [n for n in (*self._flags, "--help", "--durations") if n.startswith("--") and n.startswith(name)]
        name = known[0] if len(known) == 1 else name
        if name == "--help":
            self.usageExit()
        if name == "--durations":
            value = value if eq else self._value("--durations", args)
            try:
                self.durations = int(value)
            except ValueError:
                raise _Usage(f"argument --durations: invalid int value: {value!r}") from None
        elif not self._flag(name):
            unknown.append(arg)

    def _shortOptions(self, arg, args, unknown):
        """Handles letters after one dash."""
        letters = arg[1:]
        while letters:
            letter, letters = letters[0], letters[1:]
            if letter == "h":
                self.usageExit()
            if letter == "k":
                value = letters or self._value("-k", args)
                self.testNamePatterns.append(_convert_select_pattern(value))
                return
            if not self._flag("-" + letter):
                unknown.append(arg)
                return

    def _value(self, option, args):
        if not args or args[0].startswith("-") and len(args[0]) > 1:
            raise _Usage(f"argument {option}: expected one argument")
        return args.pop(0)

    def _flag(self, option):
        if option not in self._flags:
            return False
        attribute, value, optional = self._flags[option]
        if optional and attribute in self._settled:
            return False
        setattr(self, attribute, value)
        return True

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            discoverer = Loader() if Loader is not None else self.testLoader
            self.test = discoverer.discover(self.start, self.pattern, self.top)
            return
        names, load = self.testNames, self.testLoader
        self.test = load.loadTestsFromModule(self.module) if names is None else load.loadTestsFromNames(names, self.module)

    def _makeRunner(self):
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        if not isinstance(self.testRunner, type):
            return self.testRunner
        options = {"verbosity": self.verbosity, "failfast": self.failfast, "buffer": self.buffer, "warnings": self.warnings}
        # Runners of the user's may not know all of these.
        try:
            return self.testRunner(**options, tb_locals=self.tb_locals, durations=self.durations)
        except TypeError:
            pass
        try:
            return self.testRunner(**options)
        except TypeError:
            return self.testRunner()

    def runTests(self):
        if self.catchbreak:
            installHandler()
        self.result = self._makeRunner().run(self.test)
        if self.exit:
            if self.result.testsRun == 0 and len(self.result.skipped) == 0:
                sys.exit(_NO_TESTS_EXITCODE)
            sys.exit(0 if self.result.wasSuccessful() else 1)


main = TestProgram
