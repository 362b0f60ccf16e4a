"""Stands in for what runs scripts at a terminal: a translated program has no interpreter for them."""

import unittest


def run_pty(script, input=b"dummy input\r", env=None):
    raise unittest.SkipTest("requires an interpreter")


class FakeInput:
    """Standard input that gives lines one by one, and shows them; for the debugger, which a translated program lacks."""

    def __init__(self, lines):
        raise unittest.SkipTest("requires a debugger")
