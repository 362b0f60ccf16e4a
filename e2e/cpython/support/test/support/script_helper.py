"""Tests that run scripts: a translated program cannot start an interpreter, and they are skipped."""

import os
import unittest


def _no_interpreter(*args, **kwargs):
    raise unittest.SkipTest("a translated program cannot start an interpreter")


interpreter_requires_environment = _no_interpreter
run_python_until_end = _no_interpreter
assert_python_ok = _no_interpreter
assert_python_failure = _no_interpreter
spawn_python = _no_interpreter
kill_python = _no_interpreter
make_pkg = _no_interpreter
make_zip_script = _no_interpreter
make_zip_pkg = _no_interpreter
run_test_script = _no_interpreter


def make_script(script_dir, script_basename, source, omit_suffix=False):
    """Writes a file of Python, and returns its path."""
    name = script_basename if omit_suffix else script_basename + os.extsep + "py"
    path = os.path.join(script_dir, name)
    with open(path, "w", encoding="utf-8") as f:
        f.write(source)
    return path
