"""Reads TOML 1.0.

A parser by recursive descent over the text. What a later statement may still do to a table is kept beside the result, in a tree of
_Space: a table that has been declared, or an inline value that nothing may be added to.
"""

import re
from datetime import date, datetime, time, timedelta, timezone

__all__ = ("loads", "load", "TOMLDecodeError")

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BLANKS = re.compile(r"[ \t]*")
_WHITE = re.compile(r"[ \t\n]*")
_CONTROL = re.compile(r"[\x00-\x08\n-\x1f\x7f]")
_CONTROL_OF_LINES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_PLAIN = re.compile(r'[^"\\\x00-\x08\n-\x1f\x7f]*')
_PLAIN_OF_LINES = re.compile(r'[^"\\\x00-\x08\x0b-\x1f\x7f]*')
_CLOCK = r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,6})\d*)?"
_TIME = re.compile(_CLOCK, re.ASCII)
_DATETIME = re.compile(
    r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[Tt ]" + _CLOCK + r"(?:([Zz])|([+-])([01]\d|2[0-3]):([0-5]\d))?)?", re.ASCII)
_NUMBER = re.compile(
    r"0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0b[01](?:_?[01])*|0o[0-7](?:_?[0-7])*"
    r"|[+-]?(?:0|[1-9](?:_?\d)*)(?P<fraction>(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?)", re.ASCII)
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


class TOMLDecodeError(ValueError):
    """The text is not TOML."""


TOMLDecodeError.__module__ = "tomllib"


def load(fp, /, *, parse_float=float):
    """Reads TOML from a file that is open for reading bytes."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """Reads TOML from a str."""
    return _Parser(s.replace("\r\n", "\n"), parse_float).document()


class _Space:
    """What is known of a dotted name: whether its table has been declared, whether its value is complete, and the names below it."""

    __slots__ = ("below", "declared", "complete")

    def __init__(self):
        self.below = {}
        self.declared = self.complete = False

    def at(self, key):
        space = self
        for part in key:
            space = space.below.setdefault(part, _Space())
        return space

    def is_declared(self, key):
        return self.at(key).declared

    def is_complete(self, key):
        """Whether the name or one above it has its whole value."""
        space = self
        for part in key:
            if space.complete:
                return True
            space = space.below.get(part)
            if space is None:
                return False
        return space.complete

    def forget(self, key):
        if key:
            self.at(key[:-1]).below.pop(key[-1], None)


def _table(root, key, through_arrays=True):
    """The table of that name, made if it is not there. It is a KeyError if something else is."""
    table = root
    for part in key:
        table = table.setdefault(part, {})
        if through_arrays and isinstance(table, list):
            table = table[-1]
        if not isinstance(table, dict):
            raise KeyError(part)
    return table


class _Parser:
    def __init__(self, text, parse_float):
        self.text, self.pos = text, 0
        self.parse_float = parse_float
        self.root, self.spaces = {}, _Space()
        self.header = ()
        self.dotted = []  # tables that keys of the present one have made: complete once another begins

    def error(self, message, pos=None):
        pos = self.pos if pos is None else pos
        if pos >= len(self.text):
            place = "end of document"
        else:
            before = self.text[:pos]
            place = f"line {before.count(chr(10)) + 1}, column {pos - before.rfind(chr(10))}"
        return TOMLDecodeError(f"{message} (at {place})")

    def peek(self):
        return self.text[self.pos:self.pos + 1]

    def skip(self, pattern=_BLANKS):
        self.pos = pattern.match(self.text, self.pos).end()

    def comment(self):
        if self.peek() == "#":
            self.pos += 1
            end = self.text.find("\n", self.pos)
            end = len(self.text) if end < 0 else end
            self.refuse(_CONTROL, end)
            self.pos = end

    def refuse(self, characters, end):
        bad = characters.search(self.text, self.pos, end)
        if bad:
            raise self.error(f"Found invalid character {bad[0]!r}", bad.start())

    def filler(self):
        """Skips blanks, lines and comments."""
        while True:
            self.skip(_WHITE)
            if self.peek() != "#":
                return
            self.comment()

    def document(self):
        while True:
            self.skip()
            c = self.peek()
            if not c:
                return self.root
            if c == "\n":
                self.pos += 1
                continue
            if c in "\"'" or _BARE.match(c):
                self.assignment()
            elif c == "[":
                self.declare()
            elif c != "#":
                raise self.error("Invalid statement")
            self.skip()
            self.comment()
            if self.pos < len(self.text) and self.peek() != "\n":
                raise self.error("Expected newline or end of document after a statement")

    def declare(self):
        for space in self.dotted:
            space.declared = True
        self.dotted = []
        array = self.text.startswith("[[", self.pos)
        self.pos += 2 if array else 1
        self.skip()
        key = self.key()
        if array:
            if self.spaces.is_complete(key):
                raise self.error(f"Cannot mutate immutable namespace {key}")
            self.spaces.forget(key)
        elif self.spaces.is_declared(key) or self.spaces.is_complete(key):
            raise self.error(f"Cannot declare {key} twice")
        self.spaces.at(key).declared = True
        try:
            if array:
                tables = _table(self.root, key[:-1]).setdefault(key[-1], [])
                if not isinstance(tables, list):
                    raise KeyError(key[-1])
                tables.append({})
            else:
                _table(self.root, key)
        except KeyError:
            raise self.error("Cannot overwrite a value") from None
        close = "]]" if array else "]"
        if not self.text.startswith(close, self.pos):
            raise self.error(f"Expected {close!r} at the end of {'an array' if array else 'a table'} declaration")
        self.pos += len(close)
        self.header = key

    def assignment(self):
        key, value = self.pair()
        parent = self.header + key[:-1]
        for n in range(len(self.header) + 1, len(parent) + 1):
            if self.spaces.is_declared(parent[:n]):
                raise self.error(f"Cannot redefine namespace {parent[:n]}")
            self.dotted.append(self.spaces.at(parent[:n]))
        if self.spaces.is_complete(parent):
            raise self.error(f"Cannot mutate immutable namespace {parent}")
        try:
            table = _table(self.root, parent)
        except KeyError:
            raise self.error("Cannot overwrite a value") from None
        if key[-1] in table:
            raise self.error("Cannot overwrite a value")
        if isinstance(value, (dict, list)):
            self.spaces.at(self.header + key).complete = True
        table[key[-1]] = value

    def pair(self):
        key = self.key()
        if self.peek() != "=":
            raise self.error("Expected '=' after a key in a key/value pair")
        self.pos += 1
        self.skip()
        return key, self.value()

    def key(self):
        parts = [self.part()]
        self.skip()
        while self.peek() == ".":
            self.pos += 1
            self.skip()
            parts.append(self.part())
            self.skip()
        return tuple(parts)

    def part(self):
        bare = _BARE.match(self.text, self.pos)
        if bare:
            self.pos = bare.end()
            return bare[0]
        c = self.peek()
        if c == "'":
            return self.literal("'")
        if c == '"':
            return self.string('"')
        raise self.error("Invalid initial character for a key part")

    def value(self):
        c = self.peek()
        if c == '"':
            return self.lines('"""', self.string) if self.text.startswith('"""', self.pos) else self.string('"')
        if c == "'":
            return self.lines("'''", self.literal) if self.text.startswith("'''", self.pos) else self.literal("'")
        if c == "[":
            return self.array()
        if c == "{":
            return self.inline_table()
        for word, value in (("true", True), ("false", False)):
            if self.text.startswith(word, self.pos):
                self.pos += len(word)
                return value
        m = _DATETIME.match(self.text, self.pos)
        if m:
            try:
                value = _moment(m)
            except ValueError as e:
                raise self.error("Invalid date or datetime") from e
            self.pos = m.end()
            return value
        m = _TIME.match(self.text, self.pos)
        if m:
            self.pos = m.end()
            return time(*_clock(*m.groups()))
        m = _NUMBER.match(self.text, self.pos)
        if m:
            self.pos = m.end()
            return self.real(m[0]) if m["fraction"] else int(m[0], 0)
        for word in ("inf", "nan", "-inf", "+inf", "-nan", "+nan"):
            if self.text.startswith(word, self.pos):
                self.pos += len(word)
                return self.real(word)
        raise self.error("Invalid value")

    def real(self, text):
        value = self.parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError("parse_float must not return dicts or lists")
        return value

    def array(self):
        self.pos += 1
        items = []
        self.filler()
        while self.peek() != "]":
            items.append(self.value())
            self.filler()
            c = self.peek()
            if c == "]":
                break
            if c != ",":
                raise self.error("Unclosed array")
            self.pos += 1
            self.filler()
        self.pos += 1
        return items

    def inline_table(self):
        self.pos += 1
        root, spaces = {}, _Space()
        self.skip()
        if self.peek() == "}":
            self.pos += 1
            return root
        while True:
            key, value = self.pair()
            if spaces.is_complete(key):
                raise self.error(f"Cannot mutate immutable namespace {key}")
            try:
                table = _table(root, key[:-1], False)
            except KeyError:
                raise self.error("Cannot overwrite a value") from None
            if key[-1] in table:
                raise self.error(f"Duplicate inline table key {key[-1]!r}")
            table[key[-1]] = value
            self.skip()
            c = self.peek()
            if c not in ("}", ","):
                raise self.error("Unclosed inline table")
            if isinstance(value, (dict, list)):
                spaces.at(key).complete = True
            self.pos += 1
            if c == "}":
                return root
            self.skip()

    def lines(self, quotes, read):
        """A string of several lines; up to two more quotes may stand before those that close it."""
        value = read(quotes)
        for _ in range(2):
            if self.peek() == quotes[0]:
                self.pos += 1
                value += quotes[0]
        return value

    def open(self, quotes):
        self.pos += len(quotes)
        if len(quotes) == 3 and self.peek() == "\n":
            self.pos += 1

    def literal(self, quotes):
        self.open(quotes)
        control = _CONTROL_OF_LINES if len(quotes) == 3 else _CONTROL
        end = self.text.find(quotes, self.pos)
        if end < 0:
            self.refuse(control, len(self.text))
            raise self.error(f"Expected {quotes!r}", len(self.text))
        self.refuse(control, end)
        value = self.text[self.pos:end]
        self.pos = end + len(quotes)
        return value

    def string(self, quotes):
        self.open(quotes)
        plain = _PLAIN_OF_LINES if len(quotes) == 3 else _PLAIN
        out = []
        while True:
            m = plain.match(self.text, self.pos)
            out.append(m[0])
            self.pos = m.end()
            c = self.peek()
            if not c:
                raise self.error("Unterminated string")
            if self.text.startswith(quotes, self.pos):
                self.pos += len(quotes)
                return "".join(out)
            if c == '"':
                self.pos += 1
                out.append(c)
            elif c == "\\":
                out.append(self.escape(len(quotes) == 3))
            else:
                raise self.error(f"Illegal character {c!r}")

    def escape(self, in_lines):
        c = self.text[self.pos + 1:self.pos + 2]
        self.pos += 2
        if in_lines and c in (" ", "\t", "\n"):
            if c != "\n":
                self.skip()
                if self.pos >= len(self.text):
                    return ""
                if self.peek() != "\n":
                    raise self.error("Unescaped '\\' in a string")
            self.skip(_WHITE)
            return ""
        if c in ("u", "U"):
            size = 4 if c == "u" else 8
            digits = self.text[self.pos:self.pos + size]
            if len(digits) != size or not re.fullmatch("[0-9A-Fa-f]+", digits):
                raise self.error("Invalid hex value")
            self.pos += size
            code = int(digits, 16)
            if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
                raise self.error("Escaped character is not a Unicode scalar value")
            return chr(code)
        if c in _ESCAPES:
            return _ESCAPES[c]
        raise self.error("Unescaped '\\' in a string")


def _clock(hour, minute, second, fraction):
    return int(hour), int(minute), int(second), int(fraction.ljust(6, "0")) if fraction else 0


def _moment(m):
    """The date, or date and time, that has been matched."""
    day = int(m[1]), int(m[2]), int(m[3])
    if m[4] is None:
        return date(*day)
    zone = None
    if m[8]:
        zone = timezone.utc
    elif m[9]:
        offset = timedelta(hours=int(m[10]), minutes=int(m[11]))
        zone = timezone(-offset if m[9] == "-" else offset)
    return datetime(*day, *_clock(*m.group(4, 5, 6, 7)), tzinfo=zone)
