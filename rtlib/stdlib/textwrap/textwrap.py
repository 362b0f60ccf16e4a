"""Wrapping, filling, shortening, indenting and dedenting of text."""

import re

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "


class TextWrapper:
    """Wraps paragraphs to a width, as its attributes say."""

    unicode_whitespace_trans = dict.fromkeys(map(ord, _whitespace), ord(" "))

    # A chunk is a run of whitespace, a dash between words, or a word up to whitespace or behind a hyphen that may be broken.
    _word = r"[\w!\"'&.,?]"
    _letter = r"[^\d\W]"
    _ws = "[" + re.escape(_whitespace) + "]"
    _nows = "[^" + re.escape(_whitespace) + "]"
    wordsep_re = re.compile(
        "(" + _ws + "+"
        "|(?<=" + _word + r")-{2,}(?=\w)"
        "|" + _nows + "+?(?:"
        "-(?:(?<=" + _letter + "{2}-)|(?<=" + _letter + "-" + _letter + "-))(?=" + _letter + "-?" + _letter + ")"
        "|(?=" + _ws + r"|\Z)"
        "|(?<=" + _word + r")(?=-{2,}\w)"
        "))")
    wordsep_simple_re = re.compile("(" + _ws + "+)")
    sentence_end_re = re.compile(r"[a-z][\.\!\?][\"\']?\Z")

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
                 max_lines=None, placeholder=" [...]"):
        self.width, self.max_lines, self.placeholder = width, max_lines, placeholder
        self.initial_indent, self.subsequent_indent = initial_indent, subsequent_indent
        self.expand_tabs, self.tabsize = expand_tabs, tabsize
        self.replace_whitespace, self.drop_whitespace = replace_whitespace, drop_whitespace
        self.break_long_words, self.break_on_hyphens = break_long_words, break_on_hyphens
        self.fix_sentence_endings = fix_sentence_endings

    def _munge_whitespace(self, text):
        expanded = text.expandtabs(self.tabsize) if self.expand_tabs else text
        return expanded.translate(self.unicode_whitespace_trans) if self.replace_whitespace else expanded

    def _split(self, text):
        pattern = self.wordsep_re if self.break_on_hyphens is True else self.wordsep_simple_re
        return [chunk for chunk in pattern.split(text) if chunk]

    def _fix_sentence_endings(self, chunks):
        """Makes single spaces after the ends of sentences double."""
        ended = False
        for i, chunk in enumerate(chunks):
            if ended and chunk == " ":
                chunks[i] = "  "
                ended = False
            else:
                ended = self.sentence_end_re.search(chunk) is not None

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        """Puts what fits of a chunk that is longer than a line, the last in the list, into the line, or, if words are not to be broken, all
        of it into an empty line."""
        if self.break_long_words:
            chunk = reversed_chunks.pop()
            end = self._break_in(chunk, 1 if width < 1 else width - cur_len)
            cur_line.append(chunk[:end])
            reversed_chunks.append(chunk[end:])
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _break_in(self, chunk, room):
        """Where to break a chunk: after the last hyphen that fits, if something stands before it."""
        if self.break_on_hyphens and len(chunk) > room:
            head, hyphen, _ = chunk[:room].rpartition("-")
            if hyphen and head.strip("-"):
                return len(head) + 1
        return room

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            line = []
            length = 0
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                chunks.pop()
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line.pop())
            if not line:
                continue
            whole = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or whole and length <= width:
                lines.append(indent + "".join(line))
                continue
            self._shorten_last(lines, line, length, indent, width)
            break
        return lines

    def _shorten_last(self, lines, line, length, indent, width):
        """End the last line with the placeholder."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line.pop())
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    wrapper = TextWrapper(width=width, max_lines=1, **kwargs)
    return wrapper.fill(" ".join(text.strip().split()))


_blank = re.compile("^[ \t]+$", re.MULTILINE)
_margin = re.compile("(^[ \t]*)(?:[^ \t\n])", re.MULTILINE)


def dedent(text):
    text = _blank.sub("", text)
    margin = _common_prefix(_margin.findall(text))
    return "\n".join([line.removeprefix(margin) for line in text.split("\n")]) if margin else text


def _common_prefix(texts):
    """The beginning that all texts share: that which the first and the last of them in order share."""
    if not texts:
        return ""
    first, last = min(texts), max(texts)
    n = 0
    while n < len(first) and first[n] == last[n]:
        n += 1
    return first[:n]


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))
