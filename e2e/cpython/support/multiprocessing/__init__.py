"""Stands in for multiprocessing, which a translated program does not have: test files that import it have other tests too."""


def __getattr__(name):
    if name.startswith("__"):  # what is asked of every module
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import unittest

    raise unittest.SkipTest(f"multiprocessing.{name} needs a Python interpreter")
