"""Stands in for multiprocessing, which a translated program does not have: test files that import it have other tests too."""


def __getattr__(name):
    import unittest

    raise unittest.SkipTest(f"multiprocessing.{name} needs a Python interpreter")
