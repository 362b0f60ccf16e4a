"""Stands in for the old module asyncore, which the runtime lacks: what needs it is skipped."""

import unittest


class dispatcher:
    def __init__(self, *args, **kwargs):
        raise unittest.SkipTest("requires asyncore")
