"""Files beside modules: below the directory that the program's sources are in."""

import contextlib
import os
import pathlib
import sys

__all__ = ["as_file", "files", "open_binary", "open_text", "read_binary", "read_text", "contents", "is_resource", "path"]


def files(anchor=None):
    if anchor is None:
        raise TypeError("files() needs a package in a translated program")
    if isinstance(anchor, str):
        __import__(anchor)
        anchor = sys.modules[anchor]
    locations = list(getattr(anchor, "__path__", ()))
    if locations:
        return pathlib.Path(locations[0])
    file = getattr(anchor, "__file__", None)
    if file is None:
        raise TypeError(f"{anchor!r} is not a package")
    return pathlib.Path(os.path.dirname(file))


@contextlib.contextmanager
def as_file(path):
    yield path


def _file(anchor, names):
    return files(anchor).joinpath(*names)


def open_binary(anchor, *path_names):
    return _file(anchor, path_names).open("rb")


def open_text(anchor, *path_names, encoding="utf-8", errors="strict"):
    return _file(anchor, path_names).open("r", encoding=encoding, errors=errors)


def read_binary(anchor, *path_names):
    return _file(anchor, path_names).read_bytes()


def read_text(anchor, *path_names, encoding="utf-8", errors="strict"):
    return _file(anchor, path_names).read_text(encoding=encoding, errors=errors)


def path(anchor, *path_names):
    return as_file(_file(anchor, path_names))


def is_resource(anchor, *path_names):
    return _file(anchor, path_names).is_file()


def contents(anchor, *path_names):
    return (path.name for path in _file(anchor, path_names).iterdir())
