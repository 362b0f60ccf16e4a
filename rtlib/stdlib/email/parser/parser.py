"""Reads messages from text, bytes and files."""

import re
from email import errors
from email.message import Message

__all__ = ["Parser", "HeaderParser", "BytesParser", "BytesHeaderParser", "FeedParser", "BytesFeedParser"]

_HEADER = re.compile(r"^(From |[\041-\071\073-\176]*:|[\t ])")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Parser:
    """Reads messages from text."""

    def __init__(self, _class=None, *, policy=None):
        self._class = _class or (getattr(policy, "message_factory", None) or Message)
        self.policy = policy

    def parse(self, fp, headersonly=False):
        return self.parsestr(fp.read(), headersonly)

    def parsestr(self, text, headersonly=False):
        return _message(_LINE.findall(text), self._class, headersonly)


class HeaderParser(Parser):
    def parse(self, fp, headersonly=True):
        return Parser.parse(self, fp, True)

    def parsestr(self, text, headersonly=True):
        return Parser.parsestr(self, text, True)


class BytesParser:
    """Reads messages from bytes."""

    def __init__(self, *args, **kw):
        self.parser = Parser(*args, **kw)

    def parse(self, fp, headersonly=False):
        return self.parsebytes(fp.read(), headersonly)

    def parsebytes(self, text, headersonly=False):
        return self.parser.parsestr(text.decode("ascii", "surrogateescape"), headersonly)


class BytesHeaderParser(BytesParser):
    def parse(self, fp, headersonly=True):
        return BytesParser.parse(self, fp, True)

    def parsebytes(self, text, headersonly=True):
        return BytesParser.parsebytes(self, text, True)


class FeedParser:
    """Collects text and reads the message when all of it has come."""

    def __init__(self, _factory=None, *, policy=None):
        self._factory = _factory or Message
        self._text = []

    def feed(self, data):
        self._text.append(data)

    def close(self):
        return _message(_LINE.findall("".join(self._text)), self._factory, False)


class BytesFeedParser(FeedParser):
    def feed(self, data):
        super().feed(data.decode("ascii", "surrogateescape"))


def _message(lines, make, headersonly):
    m = make()
    body = _headers(m, lines)
    rest = lines[body:]
    if headersonly or m.get_content_maintype() not in ("multipart", "message"):
        m.set_payload("".join(rest))
    elif m.get_content_maintype() == "message":
        if m.get_content_type() == "message/rfc822":
            m.attach(_message(rest, make, False))
        else:
            m.set_payload("".join(rest))
    else:
        _parts(m, rest, make)
    return m


def _headers(m, lines):
    """Reads the headers, and tells at which line the body begins."""
    name, value = None, []

    def finish():
        if name is not None:
            m._headers.append((name, "".join(value).lstrip(" \t").rstrip("\r\n")))

    for i, line in enumerate(lines):
        if not _HEADER.match(line):
            finish()
            if line.strip("\r\n"):
                m.defects.append(errors.MissingHeaderBodySeparatorDefect())
                return i
            return i + 1
        if line[0] in " \t":
            if name is None:
                m.defects.append(errors.FirstHeaderLineIsContinuationDefect(line))
            else:
                value.append(line)
            continue
        if line.startswith("From ") and i == 0:
            m.set_unixfrom(line.rstrip("\r\n"))
            continue
        finish()
        name, _, first = line.partition(":")
        value = [first]
        if not name:
            m.defects.append(errors.MissingHeaderBodySeparatorDefect())
            name = None
    finish()
    return len(lines)


def _parts(m, lines, make):
    """Reads the parts of a multipart message."""
    boundary = m.get_boundary()
    if boundary is None:
        m.defects.append(errors.NoBoundaryInMultipartDefect())
        m.set_payload("".join(lines))
        return
    mark = re.compile(r"^--" + re.escape(boundary) + r"(--)?[ \t]*(\r\n|\r|\n)?$")
    part, found, closed, preamble = None, [], False, []
    epilogue = []
    for line in lines:
        b = None if closed else mark.match(line)
        if b is None:
            (epilogue if closed else preamble if part is None else part).append(line)
            continue
        if part is not None:
            found.append(part)
        part = []
        closed = b[1] is not None
    if part is None:
        m.defects += [errors.StartBoundaryNotFoundDefect(), errors.MultipartInvariantViolationDefect()]
        m.set_payload("".join(lines))
        return
    if not closed:
        m.defects.append(errors.CloseBoundaryNotFoundDefect())
        found.append(part)
    if preamble:
        preamble[-1] = preamble[-1].rstrip("\r\n")
        m.preamble = "".join(preamble)
    if closed:
        m.epilogue = "".join(epilogue)
    m._payload = []
    for part in found:
        if part:
            part[-1] = re.sub(r"(\r\n|\r|\n)$", "", part[-1])
        child = _message(part, make, False)
        if m.get_content_subtype() == "digest":
            child.set_default_type("message/rfc822")
        m._payload.append(child)
