"""The reader and the writer of module csv."""

from _types import _mark_static, _type_name

__version__ = "1.0"
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    pass


_dialects = {}
_field_limit = 131072
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
            if value is not None and (value in "\r\n" or value in lineterminator or value == " " and not space):
                raise ValueError(f"bad {name} value")
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
        raise TypeError(f"cannot pickle '{_type_name(self)}' instances")


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


def field_size_limit(*args):
    global _field_limit
    old = _field_limit
    if args:
        if type(args[0]) is not int:
            raise TypeError("limit must be an integer")
        _field_limit = args[0]
    return old


# The states of the parser.
(_START_RECORD, _START_FIELD, _ESCAPED, _IN_FIELD, _IN_QUOTED, _ESCAPED_QUOTED, _QUOTE_IN_QUOTED, _EAT_NEWLINE, _AFTER_ESCAPED_NL) = range(9)


class Reader:
    __slots__ = ("_lines", "dialect", "line_num", "_field", "_fields", "_numeric", "_plain", "_state")

    def __init__(self, source, dialect=None, **fmtparams):
        self._lines = iter(source)
        self.dialect = Dialect(dialect, **fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        self._fields = []
        self._reset()
        self._state = _START_RECORD
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._field or self._state == _IN_QUOTED:
                    if self.dialect.strict:
                        raise Error("unexpected end of data") from None
                    self._save()
                    break
                raise
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {_type_name(line)} (the file should be opened in text mode)")
            self.line_num += 1
            for c in line:
                self._feed(c)
            self._feed("")
            if self._state == _START_RECORD:
                break
        fields = self._fields
        self._fields = []
        return fields

    def _reset(self):
        self._field = []
        self._numeric = False
        self._plain = True

    def _save(self):
        text = "".join(self._field)
        quoting = self.dialect.quoting
        if self._plain and text == "" and quoting in (QUOTE_NOTNULL, QUOTE_STRINGS):
            self._fields.append(None)
        elif self._numeric and text != "":
            self._fields.append(float(text))
        else:
            self._fields.append(text)
        self._reset()

    def _add(self, c):
        if len(self._field) >= _field_limit:
            raise Error("field larger than field limit (%d)" % _field_limit)
        self._field.append(c)

    def _feed(self, c):
        d = self.dialect
        state = self._state
        if state == _START_RECORD:
            if c == "":
                return
            if c in "\r\n":
                self._state = _EAT_NEWLINE
                return
            state = self._state = _START_FIELD
        if state == _START_FIELD:
            if c == "" or c in "\r\n":
                self._save()
                self._state = _START_RECORD if c == "" else _EAT_NEWLINE
            elif c == d.quotechar and d.quoting != QUOTE_NONE:
                self._plain = False
                self._state = _IN_QUOTED
            elif c == d.escapechar:
                self._state = _ESCAPED
            elif c == " " and d.skipinitialspace:
                pass
            elif c == d.delimiter:
                self._save()
            else:
                if d.quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS):
                    self._numeric = True
                self._add(c)
                self._state = _IN_FIELD
        elif state == _ESCAPED:
            if c != "" and c in "\r\n":
                self._add(c)
                self._state = _AFTER_ESCAPED_NL
            else:
                self._add(c or "\n")
                self._state = _IN_FIELD
        elif state in (_IN_FIELD, _AFTER_ESCAPED_NL):
            if state == _AFTER_ESCAPED_NL and c == "":
                return
            if c == "" or c in "\r\n":
                self._save()
                self._state = _START_RECORD if c == "" else _EAT_NEWLINE
            elif c == d.escapechar:
                self._state = _ESCAPED
            elif c == d.delimiter:
                self._save()
                self._state = _START_FIELD
            else:
                self._add(c)
                self._state = _IN_FIELD
        elif state == _IN_QUOTED:
            if c == "":
                return
            if c == d.escapechar:
                self._state = _ESCAPED_QUOTED
            elif c == d.quotechar and d.quoting != QUOTE_NONE:
                self._state = _QUOTE_IN_QUOTED if d.doublequote else _IN_FIELD
            else:
                self._add(c)
        elif state == _ESCAPED_QUOTED:
            self._add(c or "\n")
            self._state = _IN_QUOTED
        elif state == _QUOTE_IN_QUOTED:
            if d.quoting != QUOTE_NONE and c == d.quotechar:
                self._add(c)
                self._state = _IN_QUOTED
            elif c == d.delimiter:
                self._save()
                self._state = _START_FIELD
            elif c == "" or c in "\r\n":
                self._save()
                self._state = _START_RECORD if c == "" else _EAT_NEWLINE
            elif not d.strict:
                self._add(c)
                self._state = _IN_FIELD
            else:
                raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
        elif state == _EAT_NEWLINE:
            if c == "":
                self._state = _START_RECORD
            elif c not in "\r\n":
                raise Error("new-line character seen in unquoted field - do you need to open the file with newline=''?")


class Writer:
    __slots__ = ("_write", "dialect")

    def __init__(self, file, dialect=None, **fmtparams):
        write = getattr(file, "write", None)
        if not callable(write):
            raise TypeError('argument 1 must have a "write" method')
        self._write = write
        self.dialect = Dialect(dialect, **fmtparams)

    def writerow(self, row):
        d = self.dialect
        try:
            row = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {_type_name(row)}") from None
        parts = []
        null = False
        for field in row:
            if d.quoting == QUOTE_NONNUMERIC:
                quoted = not isinstance(field, (int, float, complex))
            elif d.quoting == QUOTE_ALL:
                quoted = True
            elif d.quoting == QUOTE_STRINGS:
                quoted = isinstance(field, str)
            elif d.quoting == QUOTE_NOTNULL:
                quoted = field is not None
            else:
                quoted = False
            null = field is None
            text = field if isinstance(field, str) else "" if null else str(field)
            if text == "" and d.delimiter == " " and d.skipinitialspace:
                if d.quoting == QUOTE_NONE or null and d.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                    raise Error("empty field must be quoted if delimiter is a space and skipinitialspace is true")
                quoted = True
            parts.append(self._format(text, quoted))
        if parts == [""]:
            if d.quoting == QUOTE_NONE or null and d.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                raise Error("single empty field record must be quoted")
            parts[0] = d.quotechar * 2
        return self._write(d.delimiter.join(parts) + d.lineterminator)

    def _format(self, text, quoted):
        d = self.dialect
        out = []
        for c in text:
            if c == d.delimiter or c == d.escapechar or c == d.quotechar or c in "\r\n" or c in d.lineterminator:
                if d.quoting == QUOTE_NONE:
                    escape = True
                else:
                    escape = False
                    if c == d.quotechar:
                        if d.doublequote:
                            out.append(c)
                        else:
                            escape = True
                    elif c == d.escapechar:
                        escape = True
                    if not escape:
                        quoted = True
                if escape:
                    if d.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    out.append(d.escapechar)
            out.append(c)
        if quoted:
            return d.quotechar + "".join(out) + d.quotechar
        return "".join(out)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def reader(*args, **kwargs):
    if not args:
        raise TypeError(" expected at least 1 argument, got 0")
    return Reader(*args, **kwargs)


def writer(*args, **kwargs):
    if not args:
        raise TypeError(" expected at least 1 argument, got 0")
    return Writer(*args, **kwargs)


for _cls, _name in ((Reader, "reader"), (Writer, "writer")):
    _cls.__name__ = _cls.__qualname__ = _name
_mark_static(Dialect, Reader, Writer)
