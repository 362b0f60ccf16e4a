"""What CPython's tests need besides the modules that they test, for translated programs.

The names and what they mean are those of CPython's test.support; what depends on its implementation is skipped here.
"""

import contextlib
import functools
import gc
import io
import os
import re
import sys
import time
import types
import unittest
import warnings

from .guards import (
    bigaddrspacetest, bigmemtest, check_impl_detail, cpython_only, impl_detail, no_tracing, refcount_test, requires_freebsd_version,
    requires_gil_enabled, requires_limited_api, requires_linux_version, requires_mac_ver, requires_resource, requires_specialization,
    skip_if_buildbot, skip_if_pgo_task, skip_if_sanitizer, skip_if_suppress_immortalization, suppress_immortalization,
    without_optimizer,
)
from .testcase import ExceptionIsLikeMixin

LOOPBACK_TIMEOUT = 10.0
INTERNET_TIMEOUT = 60.0
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 5 * 60.0

TEST_SUPPORT_DIR = os.path.dirname(os.path.abspath(__file__))
TEST_HOME_DIR = os.path.dirname(TEST_SUPPORT_DIR)
STDLIB_DIR = os.path.dirname(TEST_HOME_DIR)
TEST_DATA_DIR = os.path.join(TEST_HOME_DIR, "data")

verbose = 0
use_resources = None
max_memuse = 0
real_max_memuse = 0
failfast = False
environment_altered = False

PGO = False
PGO_EXTENDED = False
MS_WINDOWS = sys.platform == "win32"
is_jython = False
is_android = sys.platform == "android"
is_emscripten = sys.platform == "emscripten"
is_wasi = sys.platform == "wasi"
is_apple_mobile = sys.platform in ("ios", "tvos", "watchos")
is_apple = is_apple_mobile or sys.platform == "darwin"

# A translated program is one process with many threads of Go's: it cannot fork.
has_fork_support = False
HAVE_ASAN_FORK_BUG = False
has_socket_support = True
has_strftime_extensions = True
Py_DEBUG = False
Py_GIL_DISABLED = False
Py_TRACE_REFS = False
TEST_MODULES_ENABLED = False

HAVE_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = True
requires_docstrings = unittest.skipUnless(HAVE_DOCSTRINGS, "test requires docstrings")

PIPE_MAX_SIZE = 4 * 1024 * 1024 + 1
SOCK_MAX_SIZE = 16 * 1024 * 1024 + 1
MAX_Py_ssize_t = sys.maxsize
_1M = 1024 * 1024
_1G = 1024 * _1M
_2G = 2 * _1G
_4G = 4 * _1G
NHASHBITS = sys.hash_info.width
TEST_HTTP_URL = "http://www.pythontest.net"


class Error(Exception):
    pass


class TestFailed(Error):
    def __init__(self, msg, *args, stats=None):
        self.msg = msg
        self.stats = stats
        super().__init__(msg, *args)

    def __str__(self):
        return self.msg


class TestDidNotRun(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


def is_resource_enabled(resource):
    return use_resources is None or resource in use_resources


def requires(resource, msg=None):
    if not is_resource_enabled(resource):
        raise ResourceDenied(msg or "Use of the %r resource not enabled" % resource)


def has_module(name):
    try:
        __import__(name)
    except ImportError:
        return False
    return True


has_subprocess_support = has_module("subprocess")


def requires_fork():
    return unittest.skipUnless(has_fork_support, "requires working os.fork()")


def requires_subprocess():
    return unittest.skipUnless(has_subprocess_support, "requires subprocess support")


def requires_working_socket(*, module=False):
    if module:
        if not has_socket_support:
            raise unittest.SkipTest("requires socket support")
        return None
    return unittest.skipUnless(has_socket_support, "requires socket support")


def _requires_module(name):
    return unittest.skipUnless(has_module(name), "requires " + name)


def requires_zlib(reason="requires zlib"):
    return unittest.skipUnless(has_module("zlib"), reason)


def requires_gzip(reason="requires gzip"):
    return unittest.skipUnless(has_module("gzip"), reason)


def requires_bz2(reason="requires bz2"):
    return unittest.skipUnless(has_module("bz2"), reason)


def requires_lzma(reason="requires lzma"):
    return unittest.skipUnless(has_module("lzma"), reason)


def requires_debug_ranges(reason="requires co_positions / debug_ranges"):
    return unittest.skipIf(has_no_debug_ranges(), reason)


def has_no_debug_ranges():
    return False


requires_IEEE_754 = unittest.skipUnless(
    float.__getformat__("double").startswith("IEEE") if hasattr(float, "__getformat__") else sys.float_info.mant_dig == 53,
    "test requires IEEE 754 doubles")


def check_sanitizer(*, address=False, memory=False, ub=False, thread=False):
    return False


def python_is_optimized():
    return True


def check_cflags_pgo():
    return False


def check_bolt_optimized():
    return False


def anticipate_failure(condition):
    return unittest.expectedFailure if condition else lambda f: f


def expected_failure_if_gil_disabled():
    return lambda f: f


def load_package_tests(pkg_dir, loader, standard_tests, pattern):
    """What a package's load_tests gives: the tests of all its modules."""
    top = os.path.dirname(os.path.dirname(pkg_dir))
    standard_tests.addTests(loader.discover(start_dir=pkg_dir, top_level_dir=top, pattern=pattern or "test*"))
    return standard_tests


def get_attribute(obj, name):
    """An attribute; the test is skipped where there is none."""
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest("object %r has no attribute %r" % (obj, name))


def findfile(filename, subdir=None):
    if os.path.isabs(filename):
        return filename
    if subdir is not None:
        filename = os.path.join(subdir, filename)
    for dn in [TEST_HOME_DIR] + sys.path:
        fn = os.path.join(dn, filename)
        if os.path.exists(fn):
            return fn
    return filename


def sortdict(dict):
    """The repr of a dictionary with sorted keys."""
    return "{%s}" % ", ".join("%r: %r" % item for item in sorted(dict.items()))


def run_code(code):
    """The variables that code leaves behind."""
    ns = {}
    exec(code, ns)
    return ns


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as cm:
        compile(statement, "<test string>", "exec")
    err = cm.exception
    testcase.assertIsNotNone(err.lineno)
    if lineno is not None:
        testcase.assertEqual(err.lineno, lineno)
    testcase.assertIsNotNone(err.offset)
    if offset is not None:
        testcase.assertEqual(err.offset, offset)


@contextlib.contextmanager
def captured_output(stream_name):
    """A context in which what is printed to a stream goes to a StringIO."""
    original = getattr(sys, stream_name)
    setattr(sys, stream_name, io.StringIO())
    try:
        yield getattr(sys, stream_name)
    finally:
        setattr(sys, stream_name, original)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def captured_stdin():
    return captured_output("stdin")


_original_stdout = None


def record_original_stdout(stdout):
    global _original_stdout
    _original_stdout = stdout


def get_original_stdout():
    return _original_stdout or sys.stdout


def flush_std_streams():
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def print_warning(msg):
    flush_std_streams()
    for line in msg.splitlines():
        print(f"Warning -- {line}", file=sys.__stderr__, flush=True)


def gc_collect():
    """Collects what nothing refers to; what has finalizers takes several rounds."""
    for _ in range(3):
        gc.collect()


@contextlib.contextmanager
def disable_gc():
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextlib.contextmanager
def gc_threshold(*args):
    old = gc.get_threshold()
    gc.set_threshold(*args)
    try:
        yield
    finally:
        gc.set_threshold(*old)


def calcobjsize(fmt):
    raise unittest.SkipTest("sizes of objects are CPython's own")


calcvobjsize = calcobjsize


def check_sizeof(test, o, size):
    raise unittest.SkipTest("sizes of objects are CPython's own")


@contextlib.contextmanager
def run_with_locale(catstr, *locales):
    """A context, or decorator, for code that runs with the first of locales that there is."""
    try:
        import locale
        category = getattr(locale, catstr)
        original = locale.setlocale(category)
    except ImportError:
        locale = None
    else:
        for name in locales:
            try:
                locale.setlocale(category, name)
                break
            except locale.Error:
                pass
        else:
            if "" not in locales:
                raise unittest.SkipTest(f"no locales {locales}")
    try:
        yield
    finally:
        if locale is not None:
            locale.setlocale(category, original)


def run_with_tz(tz):
    """A decorator for a test that runs in a time zone."""
    def decorator(func):
        @functools.wraps(func)
        def inner(*args, **kwds):
            try:
                tzset = time.tzset
            except AttributeError:
                raise unittest.SkipTest("tzset required")
            original = os.environ.get("TZ")
            os.environ["TZ"] = tz
            tzset()
            try:
                return func(*args, **kwds)
            finally:
                if original is None:
                    del os.environ["TZ"]
                else:
                    os.environ["TZ"] = original
                time.tzset()
        return inner
    return decorator


def set_memlimit(limit):
    pass


def reap_children():
    pass


_missing = object()


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    """A context in which an attribute has another value."""
    old = getattr(obj, attr, _missing)
    setattr(obj, attr, new_val)
    try:
        yield None if old is _missing else old
    finally:
        if old is not _missing:
            setattr(obj, attr, old)
        elif hasattr(obj, attr):
            delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    """A context in which an item has another value."""
    old = obj[item] if item in obj else _missing
    obj[item] = new_val
    try:
        yield None if old is _missing else old
    finally:
        if old is not _missing:
            obj[item] = old
        elif item in obj:
            del obj[item]


def patch(test_instance, object_to_patch, attr_name, new_value):
    """Gives an attribute another value until the test ends."""
    getattr(object_to_patch, attr_name)
    local = object_to_patch.__dict__.get(attr_name, _missing)

    def cleanup():
        if local is _missing:
            delattr(object_to_patch, attr_name)
        else:
            setattr(object_to_patch, attr_name, local)
    test_instance.addCleanup(cleanup)
    setattr(object_to_patch, attr_name, new_value)


@contextlib.contextmanager
def patch_list(orig):
    saved = orig[:]
    try:
        yield
    finally:
        orig[:] = saved


def args_from_interpreter_flags():
    return []


def optim_args_from_interpreter_flags():
    return []


def run_in_subinterp(code):
    raise unittest.SkipTest("a translated program has no other interpreters")


def run_in_subinterp_with_config(code, **config):
    raise unittest.SkipTest("a translated program has no other interpreters")


def check_free_after_iterating(test, iter, cls, args=()):
    """Checks that an iterator lets go of what it has come to the end of."""
    done = False

    def wrapper():
        class A(cls):
            def __del__(self):
                nonlocal done
                done = True
                try:
                    next(it)
                except StopIteration:
                    pass
        it = iter(A(*args))
        test.assertRaises(StopIteration, next, it)
    wrapper()
    gc_collect()
    test.assertTrue(done)


def detect_api_mismatch(ref_api, other_api, *, ignore=()):
    missing = set(dir(ref_api)) - set(dir(other_api))
    return {m for m in missing - set(ignore) if not m.startswith("_") or m.endswith("__")}


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    """Checks that __all__ names what the module defines."""
    if name_of_module is None:
        name_of_module = (module.__name__,)
    elif isinstance(name_of_module, str):
        name_of_module = (name_of_module,)
    expected = set(extra)
    for name in dir(module):
        if name.startswith("_") or name in not_exported:
            continue
        obj = getattr(module, name)
        if getattr(obj, "__module__", None) in name_of_module or (
                not hasattr(obj, "__module__") and not isinstance(obj, types.ModuleType)):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    mod, name = tp.__module__, tp.__name__
    qualname = f"{mod}.{name}" if mod != "builtins" else f"{name}"
    msg = f"cannot create '{re.escape(qualname)}' instances"
    testcase.assertRaisesRegex(TypeError, msg, tp, *args, **kwds)


class SuppressCrashReport:
    """A context for code that crashes on purpose."""

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass


@contextlib.contextmanager
def disable_faulthandler():
    yield


def setswitchinterval(interval):
    sys.setswitchinterval(max(interval, 1e-5))


def get_pagesize():
    return 4096


class SaveSignals:
    """Saves the handlers of signals, and sets them again."""

    def __init__(self):
        import signal
        self.signal = signal
        self.signals = signal.valid_signals()
        for name in ("SIGKILL", "SIGSTOP"):
            self.signals.discard(getattr(signal, name, None))
        self.handlers = {}

    def save(self):
        for num in self.signals:
            handler = self.signal.getsignal(num)
            if handler is not None:
                self.handlers[num] = handler

    def restore(self):
        for num, handler in self.handlers.items():
            self.signal.signal(num, handler)


def with_pymalloc():
    return False


def with_mimalloc():
    return False


class _ALWAYS_EQ:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NEVER_EQ:
    """Equal to nothing."""

    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


@functools.total_ordering
class _LARGEST:
    """Greater than everything."""

    def __eq__(self, other):
        return isinstance(other, _LARGEST)

    def __lt__(self, other):
        return False


@functools.total_ordering
class _SMALLEST:
    """Less than everything."""

    def __eq__(self, other):
        return isinstance(other, _SMALLEST)

    def __gt__(self, other):
        return False


ALWAYS_EQ = _ALWAYS_EQ()
NEVER_EQ = _NEVER_EQ()
LARGEST = _LARGEST()
SMALLEST = _SMALLEST()


def maybe_get_event_loop_policy():
    """The event loop policy, if one has been set."""
    import asyncio.events
    return getattr(asyncio.events, "_event_loop_policy", None)




def collision_stats(nbins, nballs):
    """The mean and the standard deviation of the number of collisions when balls are thrown into bins."""
    import math
    # q is the chance that a bin stays empty, r that two do; their logarithms keep what 1 - 1/n would lose.
    log_q = nballs * math.log1p(-1 / nbins)
    log_r = nballs * math.log1p(-2 / nbins)
    mean = nballs + nbins * math.expm1(log_q)
    q = math.exp(log_q)
    variance = nbins * (nbins - 1) * math.exp(log_r) + nbins * q - (nbins * q) ** 2
    return mean, math.sqrt(max(variance, 0.0))


class catch_unraisable_exception:
    """A context that keeps the exception that sys.unraisablehook is given, as its attribute unraisable."""

    def __init__(self):
        self.unraisable = None
        self._old_hook = None

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __enter__(self):
        self._old_hook = sys.unraisablehook
        sys.unraisablehook = self._hook
        return self

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._old_hook
        del self.unraisable


def wait_process(pid, *, exitcode, timeout=None):
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code != exitcode:
        raise AssertionError(f"process {pid} exited with code {code}, but exit code {exitcode} is expected")


def skip_if_broken_multiprocessing_synchronize():
    raise unittest.SkipTest("requires multiprocessing")


def get_recursion_depth():
    raise unittest.SkipTest("a translated program does not know how deep it is")


def get_recursion_available():
    raise unittest.SkipTest("a translated program does not know how deep it is")


@contextlib.contextmanager
def set_recursion_limit(limit):
    """A context with another recursion limit."""
    original = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(limit)
        yield
    finally:
        sys.setrecursionlimit(original)


def infinite_recursion(max_depth=None):
    """A context for code that recurses without end."""
    if max_depth is None:
        max_depth = 20_000
    elif max_depth < 3:
        raise ValueError(f"max_depth must be at least 3, got {max_depth}")
    return set_recursion_limit(max_depth)


def get_c_recursion_limit():
    return 10_000


def exceeds_recursion_limit():
    """More than any recursion limit that tests set."""
    return get_c_recursion_limit() * 3


def ignore_deprecations_from(module, *, like):
    token = object()
    warnings.filterwarnings("ignore", category=DeprecationWarning, module=module, message=like + fr"(?#support{id(token)})")
    return token


def clear_ignored_deprecations(*tokens):
    if not tokens:
        raise ValueError("Provide token or tokens returned by ignore_deprecations_from")
    endings = tuple(f"(?#support{id(token)})" for token in tokens)
    warnings.filters[:] = [
        f for f in warnings.filters
        if f[0] != "ignore" or not (getattr(f[1], "pattern", None) or "").endswith(endings)]
    warnings._filters_mutated()


def requires_venv_with_pip():
    return unittest.skip("a translated program has no pip")


def busy_retry(timeout, err_msg=None, /, *, error=True):
    """Yields until timeout seconds have passed; then it fails, unless error is false."""
    if timeout <= 0:
        raise ValueError("timeout must be greater than zero")
    start = time.monotonic()
    deadline = start + timeout
    while True:
        yield
        if time.monotonic() >= deadline:
            break
    if error:
        raise AssertionError(f"timeout ({time.monotonic() - start:.1f} seconds)" + (f": {err_msg}" if err_msg else ""))


def sleeping_retry(timeout, err_msg=None, /, *, init_delay=0.010, max_delay=1.0, error=True):
    """The same, with longer and longer sleeps between."""
    delay = init_delay
    for _ in busy_retry(timeout, err_msg, error=error):
        yield
        time.sleep(delay)
        delay = min(delay * 2, max_delay)


class CPUStopwatch:
    """A context that measures processor time."""

    def __enter__(self):
        self.clock_info = time.get_clock_info("process_time")
        self.get_time = time.process_time
        self.context = time.process_time
        self.start_time = self.get_time()
        return self

    def __exit__(self, *exc):
        self.stop_time = self.get_time()

    @property
    def seconds(self):
        return self.stop_time - self.start_time


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    """A context with another limit of the digits of ints."""
    current = sys.get_int_max_str_digits()
    try:
        sys.set_int_max_str_digits(max_digits)
        yield
    finally:
        sys.set_int_max_str_digits(current)


def late_deletion(obj):
    pass


def iter_builtin_types():
    for obj in __builtins__.values() if isinstance(__builtins__, dict) else vars(__builtins__).values():
        if isinstance(obj, type):
            yield obj
    for name in dir(types):
        obj = getattr(types, name)
        if isinstance(obj, type):
            yield obj


def iter_slot_wrappers(cls):
    """The names of the special methods of a built-in class, and whether they are its own."""
    for name, value in vars(object).items():
        if isinstance(value, types.WrapperDescriptorType):
            yield name, name in vars(cls)
    for name, value in vars(cls).items():
        if name not in vars(object) and isinstance(value, types.WrapperDescriptorType):
            yield name, True


def force_not_colorized(func):
    """A decorator for a test whose expectations have no colours: a translated program prints none."""
    return func


def initialized_with_pyrepl():
    return False


class Matcher:
    """Compares dictionaries with keyword arguments."""

    _partial_matches = ("msg", "message")

    def matches(self, d, **kwargs):
        return all(self.match_value(k, d.get(k), v) for k, v in kwargs.items())

    def match_value(self, k, dv, v):
        if type(v) is not type(dv):
            return False
        if type(dv) is not str or k not in self._partial_matches:
            return v == dv
        return dv.find(v) >= 0


class BrokenIter:
    """Raises where it is told to."""

    def __init__(self, init_raises=False, next_raises=False, iter_raises=False):
        if init_raises:
            1/0
        self.next_raises = next_raises
        self.iter_raises = iter_raises

    def __next__(self):
        if self.next_raises:
            1/0

    def __iter__(self):
        if self.iter_raises:
            1/0
        return self
