"""Decorators for tests that do not apply everywhere."""

import contextlib
import functools
import unittest


def _id(obj):
    return obj


def check_impl_detail(**guards):
    """Whether the guards admit this implementation, which is none of those that tests know."""
    if not guards:
        return False
    values = set(map(bool, guards.values()))
    if len(values) != 1:
        raise ValueError("guards must all be true or all be false")
    return not values.pop()


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return _id
    return unittest.skip(msg or "implementation detail of " + (" or ".join(sorted(guards)) or "CPython"))


def cpython_only(test):
    return impl_detail(cpython=True)(test)


def no_tracing(func):
    return func


def refcount_test(test):
    return unittest.skip("there are no reference counts")(test)


def requires_limited_api(test):
    return unittest.skip("needs CPython's C API")(test)


def requires_specialization(test):
    return unittest.skip("needs CPython's specializing interpreter")(test)


def without_optimizer(func):
    return func


def requires_gil_enabled(msg="needs the GIL enabled"):
    return _id


@contextlib.contextmanager
def suppress_immortalization(suppress=True):
    yield


def skip_if_suppress_immortalization():
    return _id


def skip_if_buildbot(reason=None):
    return _id


def skip_if_pgo_task(test):
    return test


def skip_if_sanitizer(reason=None, *, address=False, memory=False, ub=False, thread=False):
    return _id


def requires_resource(resource):
    """Skips tests that are too heavy for every day."""
    if resource in ("largefile", "extralargefile", "network", "gui", "audio", "urlfetch"):
        return unittest.skip("resource %r is not enabled" % resource)
    return _id


def requires_freebsd_version(*min_version):
    return _id


def requires_linux_version(*min_version):
    return _id


def requires_mac_ver(*min_version):
    return _id


def bigmemtest(size, memuse, dry_run=True):
    """Runs a test of huge objects with a small size, if it can do with that."""
    def decorator(f):
        @functools.wraps(f)
        def wrapper(self):
            if not dry_run:
                raise unittest.SkipTest("not enough memory")
            return f(self, 5147)
        wrapper.size = size
        wrapper.memuse = memuse
        return wrapper
    return decorator


def bigaddrspacetest(f):
    return unittest.skip("needs a huge address space")(f)
