"""Imports in tests. A translated program has one copy of every module: fresh ones are the same again."""

import contextlib
import os
import sys
import unittest
import warnings


@contextlib.contextmanager
def _ignore_deprecated_imports(ignore=True):
    if not ignore:
        yield
        return
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".+ (module|package)", DeprecationWarning)
        yield


def _import(name):
    __import__(name)
    return sys.modules[name]


def import_module(name, deprecated=False, *, required_on=()):
    """A module; the test is skipped where there is none."""
    with _ignore_deprecated_imports(deprecated):
        try:
            return _import(name)
        except ImportError as msg:
            if sys.platform.startswith(tuple(required_on)) and required_on:
                raise
            raise unittest.SkipTest(str(msg))


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False, usefrozen=False):
    """A module; None where it, or one of those that it is to use, does not exist."""
    try:
        for other in fresh:
            _import(other)
        return _import(name)
    except ImportError:
        return None


def unload(name):
    sys.modules.pop(name, None)


def forget(modname):
    unload(modname)


def make_legacy_pyc(source, allow_compile=False):
    raise unittest.SkipTest("a translated program has no compiled files")


@contextlib.contextmanager
def ready_to_import(name=None, source=""):
    """A context in which source could be imported from a file, by an implementation that can."""
    from .os_helper import temp_dir
    name = name or "spam"
    with temp_dir() as path:
        with open(os.path.join(path, name + ".py"), "w", encoding="utf-8") as f:
            f.write(source)
        sys.path.insert(0, path)
        old = sys.modules.pop(name, None)
        try:
            yield name, path
        finally:
            sys.path.remove(path)
            sys.modules.pop(name, None)
            if old is not None:
                sys.modules[name] = old


class CleanImport:
    """A context in which modules are imported again."""

    def __init__(self, *module_names, usefrozen=False):
        self.original_modules = sys.modules.copy()
        for name in module_names:
            sys.modules.pop(name, None)

    def __enter__(self):
        return self

    def __exit__(self, *ignore_exc):
        sys.modules.update(self.original_modules)


class DirsOnSysPath:
    """A context with more directories in sys.path."""

    def __init__(self, *paths):
        self.original = sys.path, sys.path[:]
        sys.path.extend(paths)

    def __enter__(self):
        return self

    def __exit__(self, *ignore_exc):
        sys.path = self.original[0]
        sys.path[:] = self.original[1]


def modules_setup():
    return (sys.modules.copy(),)


def modules_cleanup(oldmodules):
    sys.modules.clear()
    sys.modules.update(oldmodules)


@contextlib.contextmanager
def isolated_modules():
    saved, = modules_setup()
    try:
        yield
    finally:
        modules_cleanup(saved)


@contextlib.contextmanager
def frozen_modules(enabled=True):
    yield


def mock_register_at_fork(func):
    return func


def ensure_lazy_imports(imported_module, modules_to_block):
    raise unittest.SkipTest("a translated program cannot start an interpreter")
