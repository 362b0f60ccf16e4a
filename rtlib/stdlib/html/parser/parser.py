"""Reads HTML as it is found: methods of a subclass are called for tags, text, comments and the rest; nothing is an error."""

import re
from html import unescape

__all__ = ["HTMLParser"]

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BLANKS = frozenset(" \t\n\r\f\v")
_END_OF_COMMENT = re.compile(r"--\s*>")
_REFERENCE = re.compile(r"&(?:#(?P<number>\d+|[xX][\da-fA-F]+)|(?P<name>[a-zA-Z][a-zA-Z\d.-]*))(?P<end>;?)", re.ASCII)
_MORE = 34  # characters after & that may still become a reference


class HTMLParser:
    """A parser that is fed with pieces of text."""

    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem = None
        self.lineno, self.offset = 1, 0
        self._start_text = None

    def feed(self, data):
        self.rawdata += data
        self.goahead(0)

    def close(self):
        self.goahead(1)

    def getpos(self):
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self._start_text

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()

    def clear_cdata_mode(self):
        self.cdata_elem = None

    def updatepos(self, i, j):
        """Moves the position over a part of the text."""
        if i < j:
            lines = self.rawdata.count("\n", i, j)
            if lines:
                self.lineno += lines
                self.offset = j - self.rawdata.rindex("\n", i, j) - 1
            else:
                self.offset += j - i
        return j

    def goahead(self, end):
        """Reads what can be told by now; at the end, everything."""
        text, i = self.rawdata, 0
        while i < len(text):
            i = self._text(text, i, end)
            if i < 0:
                i = ~i
                break
            if i == len(text):
                break
            k = self._markup(text, i) if text[i] == "<" else self._reference(text, i, end)
            if k < 0:
                if not end:
                    break
                k = self._unfinished(text, i)
                self._data(text[i:k])
            i = self.updatepos(i, k)
        self.rawdata = text[i:]

    def _data(self, text):
        if text:
            self.handle_data(unescape(text) if self.convert_charrefs and self.cdata_elem is None else text)

    def _text(self, text, i, end):
        """Reports the text before the next markup; the complement of where it stops if more must come first."""
        if self.cdata_elem is not None:
            m = re.compile(r"</\s*%s\s*>" % self.cdata_elem, re.I).search(text, i)
            if not m:
                return ~i  # what never ends is never reported
            j = m.start()
        elif self.convert_charrefs:
            j = text.find("<", i)
            if j < 0:
                j = len(text)
                amp = text.rfind("&", max(i, len(text) - _MORE))
                if not end and amp >= 0 and not any(c in _BLANKS or c == ";" for c in text[amp:]):
                    return ~i
        else:
            found = [k for k in (text.find("<", i), text.find("&", i)) if k >= 0]
            j = min(found) if found else len(text)
        self._data(text[i:j])
        return self.updatepos(i, j)

    def _unfinished(self, text, i):
        """Where markup ends that does not end."""
        k = text.find(">", i + 1)
        if k >= 0:
            return k + 1
        k = text.find("<", i + 1)
        return k if k >= 0 else len(text) if text[i] == "&" else i + 1

    def _reference(self, text, i, end):
        m = _REFERENCE.match(text, i)
        if not m:
            if i + 1 < len(text) and (text[i + 1] in _LETTERS or text[i + 1] == "#") and not end:
                return -1
            self.handle_data("&")
            return i + 1
        if not m["end"] and m.end() == len(text) and not end:
            return -1
        if m["number"]:
            self.handle_charref(m["number"])
        else:
            self.handle_entityref(m["name"])
        return m.end()

    def _markup(self, text, i):
        """Reads what begins with <, and gives where it ends, or -1."""
        c = text[i + 1:i + 2]
        if not c:
            return -1
        if c in _LETTERS:
            return self._start_tag(text, i)
        if c == "/":
            return self._end_tag(text, i)
        if c == "?":
            k = text.find(">", i + 2)
            if k >= 0:
                self.handle_pi(text[i + 2:k])
            return k + 1 or -1
        if c == "!":
            return self._declaration(text, i)
        self.handle_data("<")
        return i + 1

    def _declaration(self, text, i):
        if text.startswith("<!--", i):
            m = _END_OF_COMMENT.search(text, i + 4)
            if not m:
                return -1
            self.handle_comment(text[i + 4:m.start()])
            return m.end()
        if text.startswith("<![", i):
            close = "]]>" if re.match(r"<!\[\s*(temp|cdata|ignore|include|rcdata)\b", text[i:i + 20], re.I) else "]>"
            k = text.find(close, i + 3)
            if k < 0:
                return -1
            self.unknown_decl(text[i + 3:k])
            return k + len(close)
        k = text.find(">", i + 2)
        if k < 0:
            return -1
        if text[i + 2:i + 9].lower() == "doctype":
            self.handle_decl(text[i + 2:k])
        else:
            self.handle_comment(text[i + 2:k])
        return k + 1

    def _end_tag(self, text, i):
        k = text.find(">", i + 2)
        if k < 0:
            return -1
        inner = text[i + 2:k].lstrip() if self.cdata_elem is not None else text[i + 2:k]
        if self.cdata_elem is not None and inner.rstrip().lower() != self.cdata_elem:
            self.handle_data(text[i:k + 1])
            return k + 1
        if not inner.strip():
            if text[i + 2] != ">":
                self.handle_comment(inner)
            return k + 1
        inner = inner.lstrip() if inner.lstrip()[:1] in _LETTERS and inner.split()[1:] == [] else inner
        if inner[0] not in _LETTERS:
            self.handle_comment(inner)
            return k + 1
        j = 0
        while j < len(inner) and inner[j] not in _BLANKS and inner[j] not in "/\0":
            j += 1
        self.handle_endtag(inner[:j].lower())
        self.clear_cdata_mode()
        return k + 1

    def _start_tag(self, text, i):
        n = len(text)
        j = i + 1
        while j < n and text[j] not in _BLANKS and text[j] not in "/>\0":
            j += 1
        tag, attrs, slash = text[i + 1:j].lower(), [], False
        while True:
            while j < n and (text[j] in _BLANKS or text[j] in "/\0"):
                slash = text[j] == "/"
                j += 1
            if j == n:
                return -1
            if text[j] == ">":
                slash = slash and text[j - 1] == "/"
                j += 1
                break
            slash = False
            start = j
            j += 1
            while j < n and text[j] not in _BLANKS and text[j] not in "/=>":
                j += 1
            name, value = text[start:j], None
            k = j
            while k < n and text[k] in _BLANKS:
                k += 1
            if k < n and text[k] == "=":
                while k < n and text[k] == "=":
                    k += 1
                while k < n and text[k] in _BLANKS:
                    k += 1
                if k == n:
                    return -1
                if text[k] in "'\"":
                    close = text.find(text[k], k + 1)
                    if close < 0:
                        return -1
                    value, j = text[k + 1:close], close + 1
                else:
                    j = k
                    while j < n and text[j] not in _BLANKS and text[j] != ">":
                        j += 1
                    value = text[k:j]
            attrs.append((name.lower(), unescape(value) if value else value))
        self.lasttag = tag
        self._start_text = text[i:j]
        handle = self.handle_startendtag if slash else self.handle_starttag
        handle(tag, attrs)
        if not slash and tag in self.CDATA_CONTENT_ELEMENTS:
            self.set_cdata_mode(tag)
        return j

    # What a subclass overrides.

    def handle_startendtag(self, tag, attrs):
        """Is called for <tag/>: as for both tags, unless it is overridden."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        """Is called for <tag name=value>, with pairs of names, in small letters, and values, None where there is none."""

    def handle_endtag(self, tag):
        """Is called for </tag>."""

    def handle_charref(self, name):
        """Is called for &#name; where references are not converted."""

    def handle_entityref(self, name):
        """Is called for &name; where references are not converted."""

    def handle_data(self, data):
        """Is called for text."""

    def handle_comment(self, data):
        """Is called for what stands between <!-- and -->."""

    def handle_decl(self, decl):
        """Is called for <!DOCTYPE …>."""

    def handle_pi(self, data):
        """Is called for <?data>."""

    def unknown_decl(self, data):
        """Is called for <![data]."""
