"""Where modules come from."""

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType as _ModuleType

MAGIC_NUMBER = b"\xf3\r\r\n"


def resolve_name(name, package):
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {repr(name)} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{bits[0]}.{name[level:]}" if name[level:] else bits[0]


def find_spec(name, package=None):
    fullname = resolve_name(name, package) if name.startswith(".") else name
    module = sys.modules.get(fullname)
    if module is None:
        if fullname in sys.modules:
            return None
        try:
            __import__(fullname)
        except ModuleNotFoundError:
            parent = fullname.rpartition(".")[0]
            if parent:
                __import__(parent)
            return None
        module = sys.modules[fullname]
        spec = getattr(module, "__spec__", None)
        return spec if spec is not None else _spec(module, fullname)
    spec = getattr(module, "__spec__", None)
    if spec is None:
        return _spec(module, fullname)
    return spec


def _spec(module, name):
    path = getattr(module, "__path__", None)
    return ModuleSpec(name, None, origin=getattr(module, "__file__", None), is_package=path is not None)


def module_from_spec(spec):
    return _ModuleType(spec.name)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    return ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    return ModuleSpec(name, loader, origin=location, is_package=submodule_search_locations is not None)
