"""Hash functions in tests."""

import functools
import hashlib
import unittest


def requires_hashdigest(digestname, openssl=None, usedforsecurity=True):
    """A decorator for tests that need a hash function."""
    def available():
        try:
            hashlib.new(digestname)
        except ValueError:
            return False
        return True

    def decorator(item):
        if isinstance(item, type):
            if not available():
                return unittest.skip(f"hash digest {digestname!r} is not available.")(item)
            return item

        @functools.wraps(item)
        def wrapper(*args, **kwargs):
            if not available():
                raise unittest.SkipTest(f"hash digest {digestname!r} is not available.")
            return item(*args, **kwargs)
        return wrapper
    return decorator
