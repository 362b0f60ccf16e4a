"""Dialects, and the reader and the writer of module csv."""

from _csv_text import field_size_limit, make_reader, make_writer, reader as Reader, writer as Writer
from _types import _mark_static, _type_name

__version__ = "1.0"
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    pass


_dialects = {}
_unset = object()


def _char(name, value, default, optional):
    if value is _unset:
        return default
    if value is None and optional:
        return None
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be string or None, not {_type_name(value)}' if optional
                        else f'"{name}" must be string, not {_type_name(value)}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


_names = ("delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict")


class Dialect:
    """The checked parameters of a format."""

    def __new__(cls, dialect=None, **kwargs):
        for name in kwargs:
            if name not in _names:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if type(dialect) is Dialect and not kwargs:
            return dialect
        values = {}
        for name in _names:
            if name in kwargs:
                values[name] = kwargs[name]
            else:
                values[name] = getattr(dialect, name, _unset) if dialect is not None else _unset
        return cls._make(values)

    @classmethod
    def _make(cls, values):
        self = object.__new__(cls)
        put = lambda name, value: object.__setattr__(self, name, value)
        delimiter = _char("delimiter", values["delimiter"], ",", False)
        put("doublequote", True if values["doublequote"] is _unset else bool(values["doublequote"]))
        escapechar = _char("escapechar", values["escapechar"], None, True)
        lineterminator = "\r\n" if values["lineterminator"] is _unset else values["lineterminator"]
        if not isinstance(lineterminator, str):
            raise TypeError('"lineterminator" must be a string')
        quotechar = _char("quotechar", values["quotechar"], '"', True)
        quoting = QUOTE_MINIMAL if values["quoting"] is _unset else values["quoting"]
        if type(quoting) is not int:
            raise TypeError('"quoting" must be an integer')
        if not 0 <= quoting <= 5:
            raise TypeError('bad "quoting" value')
        if values["quotechar"] is None and values["quoting"] is _unset:
            quoting = QUOTE_NONE
        if quoting != QUOTE_NONE and quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        skip = False if values["skipinitialspace"] is _unset else bool(values["skipinitialspace"])
        for name, value, space in (("delimiter", delimiter, True), ("escapechar", escapechar, not skip), ("quotechar", quotechar, not skip)):
            if value is None:
                continue
            if value in "\r\n" or value == " " and not space:
                raise ValueError(f"bad {name} value")
            if value in lineterminator:
                raise ValueError(f"bad {name} or lineterminator value")
        for (name, a), (other, b) in ((("delimiter", delimiter), ("escapechar", escapechar)),
                                      (("delimiter", delimiter), ("quotechar", quotechar)),
                                      (("escapechar", escapechar), ("quotechar", quotechar))):
            if a is not None and a == b:
                raise ValueError(f"bad {name} or {other} value")
        put("delimiter", delimiter)
        put("escapechar", escapechar)
        put("lineterminator", lineterminator)
        put("quotechar", quotechar)
        put("quoting", quoting)
        put("skipinitialspace", skip)
        put("strict", False if values["strict"] is _unset else bool(values["strict"]))
        return self

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")

    __delattr__ = lambda self, name: self.__setattr__(name, None)

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle '{type(self).__name__}' instances")


def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = Dialect(dialect, **fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    try:
        return _dialects[name]
    except (KeyError, TypeError):
        raise Error("unknown dialect") from None


def list_dialects():
    return list(_dialects)


def _split(args, kwargs):
    """A file, or lines, and the dialect that comes with it."""
    if not args:
        raise TypeError(" expected at least 1 argument, got 0")
    if len(args) > 2:
        raise TypeError(f" expected at most 2 arguments, got {len(args)}")
    if len(args) == 2 and "dialect" in kwargs:
        raise TypeError("argument for function given by name ('dialect') and position (1)")
    return args[0], lambda: Dialect(*args[1:], **kwargs)


def reader(*args, **kwargs):
    source, dialect = _split(args, kwargs)
    return make_reader(iter(source), dialect(), Error)


def writer(*args, **kwargs):
    file, dialect = _split(args, kwargs)
    write = getattr(file, "write", None)
    if not callable(write):
        raise TypeError('argument 1 must have a "write" method')
    return make_writer(write, dialect(), Error)


_mark_static(Dialect)
