"""Imports by name: of the modules that are part of the program."""

import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

_import = __import__


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    return _import(name, globals, locals, fromlist, level)


def _resolve_name(name, package, level):
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{bits[0]}.{name}" if name else bits[0]


def import_module(name, package=None):
    level = 0
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        for character in name:
            if character != ".":
                break
            level += 1
        name = _resolve_name(name[level:], package, level)
    if not name:
        raise ValueError("Empty module name")
    if name in sys.modules and sys.modules[name] is not None:
        return sys.modules[name]
    _import(name)
    return sys.modules[name]


def invalidate_caches():
    pass


def reload(module):
    """A module is executed once: reloading leaves it as it is."""
    try:
        name = module.__name__
    except AttributeError:
        raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    return module


def __getattr__(name):
    if name in ("util", "machinery", "abc", "metadata", "resources"):
        _import("importlib." + name)
        return sys.modules["importlib." + name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
