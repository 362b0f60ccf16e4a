"""From XML to trees: the scanner's events go to a target, which is a builder of elements unless a program has its own."""

import codecs
import re
from collections import deque

from _types import _type_name
from _xmlscan import Scanner

_element = _comment = _instruction = None  # set by ElementTree, which needs this module
_ENCODING = re.compile(rb"""^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")


def set_factories(element, comment, instruction):
    global _element, _comment, _instruction
    _element, _comment, _instruction = element, comment, instruction


class ParseError(SyntaxError):
    """The document is not well-formed; code is what the C library numbers it, position a pair of line and column."""


class TreeBuilder:
    """Makes a tree of the calls that a parser makes."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False):
        self._make = element_factory or _element
        self._comment = comment_factory or _comment
        self._pi = pi_factory or _instruction
        self.insert_comments, self.insert_pis = insert_comments, insert_pis
        self._text, self._open = [], []
        self._last = self._root = None
        self._ended = False

    def close(self):
        return self._root

    def _flush(self):
        if not self._text:
            return
        if self._last is not None:
            text = "".join(self._text)
            if self._ended:
                self._last.tail = text
            else:
                self._last.text = text
        self._text = []

    def data(self, data, /):
        self._text.append(data)

    def start(self, tag, attrs, /):
        self._flush()
        self._last = e = self._make(tag, attrs)
        if self._open:
            self._open[-1].append(e)
        elif self._root is None:
            self._root = e
        self._open.append(e)
        self._ended = False
        return e

    def end(self, tag, /):
        self._flush()
        if not self._open:
            raise IndexError("pop from empty stack")
        self._last = self._open.pop()
        self._ended = True
        return self._last

    def comment(self, text, /):
        return self._single(self._comment(text), self.insert_comments)

    def pi(self, target, text=None, /):
        return self._single(self._pi(target, text), self.insert_pis)

    def _single(self, e, insert):
        if insert:
            self._flush()
            self._last = e
            if self._open:
                self._open[-1].append(e)
            self._ended = True
        return e


class XMLParser:
    """Reads a document piece by piece."""

    def __init__(self, *, target=None, encoding=None):
        self.target = TreeBuilder() if target is None else target
        self.entity = {}
        self.version = "Expat 2.6.3"
        self._scanner = Scanner()
        self._encoding = encoding
        self._decoder = None
        self._head = b""
        self._report = None
        self._error = None
        t = self.target
        self._calls = {
            "start": getattr(t, "start", None), "end": getattr(t, "end", None), "data": getattr(t, "data", None),
            "comment": getattr(t, "comment", None), "pi": getattr(t, "pi", None),
            "start-ns": getattr(t, "start_ns", None), "end-ns": getattr(t, "end_ns", None),
        }

    def _decoded(self, data, final):
        """A piece as text, and whether what follows it cannot be decoded."""
        if isinstance(data, str):
            data.encode("utf-8")  # what is no character is refused
            return data, False
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"a bytes-like object is required, not '{_type_name(data)}'")
        data = bytes(data)
        if self._decoder is None:
            self._head += data
            if len(self._head) < 4 and not final or self._head[:5] == b"<?xml" and b">" not in self._head and not final:
                return "", False
            data = self._head
            name = self._encoding
            if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
                name = "utf-16"
            elif name is None:
                declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
                name = declared[1].decode() if declared else "utf-8"
            if name.lower().replace("_", "-") in ("utf-8", "utf8"):
                name = "utf-8-sig"
            try:
                self._decoder = codecs.getincrementaldecoder(name)()
            except LookupError:
                raise LookupError(f"unknown encoding: {name}") from None
        try:
            return self._decoder.decode(data, final), False
        except UnicodeDecodeError as e:
            return data[:e.start].decode(self._decoder.encoding if hasattr(self._decoder, "encoding") else "utf-8", "ignore"), True

    def feed(self, data, /):
        text, broken = self._decoded(data, False)
        self._run(text, False, broken)

    def _run(self, text, final, broken=False):
        if self._error is not None:
            raise self._error
        events, failure = self._scanner.feed(text, final)
        calls, report = self._calls, self._report
        for kind, first, second in events:
            call = calls[kind]
            result = None
            if call is not None:
                if kind == "data" or kind == "comment" or kind == "end":
                    result = call(first)
                elif kind == "end-ns":
                    result = call(first)
                else:
                    result = call(first, second)
            if report is not None:
                report(kind, first, second, result)
        if failure is None and broken:
            failure = self._scanner.fail()
        if failure is not None:
            message, code, line, column = failure
            self._error = e = ParseError(message)
            e.code, e.position = code, (line, column)
            raise e

    def flush(self):
        pass

    def close(self):
        text, broken = self._decoded(b"", True) if self._head else ("", False)
        self._run(text, True, broken)
        close = getattr(self.target, "close", None)
        return close() if close is not None else None


class XMLPullParser:
    """Reads a document piece by piece and collects events for the program to fetch."""

    def __init__(self, events=None, *, _parser=None):
        self._events = deque()
        self._parser = _parser or XMLParser(target=TreeBuilder())
        wanted = ("end",) if events is None else tuple(events)
        for name in wanted:
            if name not in ("start", "end", "start-ns", "end-ns", "comment", "pi"):
                raise ValueError("unknown event '%s'" % name)
        self._wanted = frozenset(wanted)
        self._parser._report = self._note

    def _note(self, kind, first, second, result):
        if kind in self._wanted:
            if kind == "start-ns":
                result = first, second
            elif kind == "end-ns":
                result = None
            self._events.append((kind, result))

    def feed(self, data):
        if self._parser is None:
            raise ValueError("feed() called after end of stream")
        if data:
            try:
                self._parser.feed(data)
            except SyntaxError as e:
                self._events.append(e)

    def _close_and_return_root(self):
        root = self._parser.close()
        self._parser = None
        return root

    def close(self):
        self._close_and_return_root()

    def read_events(self):
        while self._events:
            event = self._events.popleft()
            if isinstance(event, Exception):
                raise event
            yield event

    def flush(self):
        pass


class _IterParse:
    """What iterparse gives: an iterator of events that has the root once it has ended."""

    def __init__(self, source, events, parser):
        self._opened = None
        if not hasattr(source, "read"):
            source = self._opened = open(source, "rb")
        self._pull = XMLPullParser(events=events, _parser=parser)
        self._it = self._all(source)
        self.root = None

    def _all(self, source):
        try:
            while data := source.read(16 * 1024):
                self._pull.feed(data)
                yield from self._pull.read_events()
            root = self._pull._close_and_return_root()
            yield from self._pull.read_events()
            self.root = root
        finally:
            if self._opened is not None:
                self._opened.close()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._it)

    def close(self):
        self._it.close()
        if self._opened is not None:
            self._opened.close()


def iterparse(source, events=None, parser=None):
    """Reads a document and gives events on the way."""
    return _IterParse(source, events, parser)


for _cls in (ParseError, TreeBuilder, XMLParser, XMLPullParser):
    _cls.__module__ = "xml.etree.ElementTree"
