"""What CPython's test.support, which is taken as it is, does not know of translated programs: set once, before any test is imported."""

import contextlib
import unittest

from test import support

# What these guard is too heavy for every day, or needs what a machine may lack. Files that require the network as a whole mean the loopback.
HEAVY = {"largefile", "extralargefile", "network", "gui", "audio", "urlfetch"}


def _skip(reason):
    def skip(*args, **kwargs):
        raise unittest.SkipTest(reason)
    return skip


def _just(value):
    return lambda *args, **kwargs: value


def _same(test):
    return test


def check_impl_detail(**guards):
    """Whether the guards admit an implementation that is none of those that tests know."""
    return not next(iter(guards.values()), True)


def requires_resource(resource):
    """A decorator for a test that is too heavy for every day."""
    return unittest.skip(f"resource {resource!r} is not enabled") if resource in HEAVY else _same


@contextlib.contextmanager
def suppress_immortalization(suppress=True):
    """A context, or a decorator, without objects that live for ever: there are none."""
    yield


def infinite_recursion(max_depth=20_000):
    """A context for code that recurses without end; how deep the program is already is not known."""
    if max_depth < 3:
        raise ValueError(f"max_depth must be at least 3, got {max_depth}")
    return support.set_recursion_limit(max_depth)


support.MISSING_C_DOCSTRINGS = True
support.check_impl_detail = check_impl_detail
support.check_sizeof = _skip("sizes of objects are CPython's own")
support.disable_faulthandler = contextlib.nullcontext
support.get_c_recursion_limit = _just(10_000)
support.get_recursion_depth = _skip("a translated program does not know how deep it is")
support.has_no_debug_ranges = _just(False)
support.infinite_recursion = infinite_recursion
support.requires_resource = requires_resource
support.run_in_subinterp_with_config = _skip("a translated program has no other interpreters")
support.skip_if_suppress_immortalization = _just(_same)
support.suppress_immortalization = suppress_immortalization
