"""Differences between sequences."""

import re
from collections import namedtuple
from heapq import nlargest
from types import GenericAlias

__all__ = [
    "get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK", "context_diff",
    "unified_diff", "diff_bytes", "Match",
]

Match = namedtuple("Match", "a b size")


def _calculate_ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


def _counts(elements):
    counts = {}
    for elem in elements:
        counts[elem] = counts.get(elem, 0) + 1
    return counts


# By whether there is something of a, and of b, before the next run in common.
_TAGS = {(True, True): "replace", (True, False): "delete", (False, True): "insert", (False, False): None}


def _beginning_of(code, n):
    """An opcode for no more than the first n elements."""
    tag, i1, i2, j1, j2 = code
    return tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)


def _end_of(code, n):
    """An opcode for no more than the last n elements."""
    tag, i1, i2, j1, j2 = code
    return tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2


class SequenceMatcher:
    """Finds what two sequences of hashable elements have in common: the longest run free of junk, then, left and right of it, again."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self._forget()

    def _forget(self):
        """Makes what was found out of other sequences be found out anew."""
        self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is not self.b:
            self.b = b
            self.fullbcount = None
            self._forget()
            self._index()

    def _index(self):
        """Notes where each element of b stands; not those of junk, nor, in a long b, those of elements that are everywhere."""
        self.b2j = {}
        for j, elem in enumerate(self.b):
            self.b2j.setdefault(elem, []).append(j)
        self.bjunk = self._leave_out(lambda elem, places: self.isjunk(elem)) if self.isjunk else set()
        n = len(self.b)
        everywhere = n // 100 + 1
        self.bpopular = self._leave_out(lambda elem, places: len(places) > everywhere) if self.autojunk and n >= 200 else set()

    def _leave_out(self, unwanted):
        """Removes elements from the index, and gives them."""
        left_out = {elem for elem, places in self.b2j.items() if unwanted(elem, places)}
        for elem in left_out:
            del self.b2j[elem]
        return left_out

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest run of a[alo:ahi] that b[blo:bhi] has, the first in a, and in b, of several."""
        ahi, bhi = len(self.a) if ahi is None else ahi, len(self.b) if bhi is None else bhi
        i, j, size = self._longest_indexed(alo, ahi, blo, bhi)
        # Equal elements around it belong to it: first what is not junk, then junk.
        a, b, bjunk = self.a, self.b, self.bjunk
        for junk in False, True:
            while i > alo and j > blo and a[i - 1] == b[j - 1] and (b[j - 1] in bjunk) == junk:
                i, j, size = i - 1, j - 1, size + 1
            while i + size < ahi and j + size < bhi and a[i + size] == b[j + size] and (b[j + size] in bjunk) == junk:
                size += 1
        return Match(i, j, size)

    def _longest_indexed(self, alo, ahi, blo, bhi):
        """The longest run of elements that are in the index."""
        best = alo, blo, 0
        # How long the run is that ends at the previous element of a and at each place in b.
        lengths = {}
        for i in range(alo, ahi):
            before, lengths = lengths, {}
            for j in self.b2j.get(self.a[i], ()):
                if j >= bhi:
                    break
                if j >= blo:
                    size = lengths[j] = before.get(j - 1, 0) + 1
                    if size > best[2]:
                        best = i - size + 1, j - size + 1, size
        return best

    def get_matching_blocks(self):
        """All runs in common, in order; the last, of size 0, marks the ends."""
        if self.matching_blocks is None:
            blocks = []
            for i, j, size in sorted(self._matches()):
                if blocks and (blocks[-1][0] + blocks[-1][2], blocks[-1][1] + blocks[-1][2]) == (i, j):
                    i, j, before = blocks.pop()
                    size += before
                blocks.append(Match(i, j, size))
            self.matching_blocks = [*blocks, Match(len(self.a), len(self.b), 0)]
        return self.matching_blocks

    def _matches(self):
        """The longest match, and those in what is left on its two sides, and so on."""
        stretches = [(0, len(self.a), 0, len(self.b))]
        while stretches:
            alo, ahi, blo, bhi = stretches.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                yield match
                sides = (alo, i, blo, j), (i + size, ahi, j + size, bhi)
                stretches += [side for side in sides if side[0] < side[1] and side[2] < side[3]]

    def get_opcodes(self):
        """How to turn a into b: (what to do, and where in a and in b)."""
        if self.opcodes is None:
            self.opcodes = []
            i = j = 0
            for ai, bj, size in self.get_matching_blocks():
                if tag := _TAGS[i < ai, j < bj]:
                    self.opcodes.append((tag, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size:
                    self.opcodes.append(("equal", ai, i, bj, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """The opcodes in groups of changes, each with at most n elements of context."""
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        for place, cut in (0, _end_of), (-1, _beginning_of):
            if codes[place][0] == "equal":
                codes[place] = cut(codes[place], n)
        group = []
        for code in codes:
            if code[0] == "equal" and code[2] - code[1] > 2 * n:
                yield [*group, _beginning_of(code, n)]
                group, code = [], _end_of(code, n)
            group.append(code)
        if any(code[0] != "equal" for code in group) or len(group) > 1:
            yield group

    def ratio(self):
        """How similar the sequences are, from 0 to 1."""
        return _calculate_ratio(sum(m[2] for m in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        """An upper bound of ratio that disregards order."""
        if self.fullbcount is None:
            self.fullbcount = _counts(self.b)
        common = sum(min(n, self.fullbcount.get(elem, 0)) for elem, n in _counts(self.a).items())
        return _calculate_ratio(common, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """An upper bound of ratio that regards nothing but the lengths."""
        la, lb = len(self.a), len(self.b)
        return _calculate_ratio(min(la, lb), la + lb)

    __class_getitem__ = classmethod(GenericAlias)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The n possibilities most similar to word, the best first."""
    if not n > 0:
        raise ValueError("n must be > 0: %r" % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError("cutoff must be in [0.0, 1.0]: %r" % (cutoff,))
    matcher = SequenceMatcher(b=word)
    scored = []
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        if _reaches(matcher, cutoff):
            scored.append((matcher.ratio(), possibility))
    return [possibility for _, possibility in nlargest(n, scored)]


def _reaches(matcher, cutoff):
    """Whether the ratio is no less than a value; the bounds that are quick to find are asked first."""
    return all(ratio() >= cutoff for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


def _keep_original_ws(text, tags):
    """The tags, with blanks replaced by the text's own white space, so that both line up."""
    return "".join(c if tag == " " and c.isspace() else tag for c, tag in zip(text, tags))


_MARKS = {"replace": ("^", "^"), "delete": ("-", ""), "insert": ("", "+"), "equal": (" ", " ")}


class Differ:
    """Compares texts, as lists of lines, and within similar lines the characters."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Lines marked '- ' (only in a), '+ ' (only in b), '  ' (in both) and '? ' (where similar lines differ)."""
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "equal":
                yield from self._dump(" ", a, alo, ahi)
            else:
                yield from self._fancy_helper(a, alo, ahi, b, blo, bhi)

    def _dump(self, tag, x, lo, hi):
        for i in range(lo, hi):
            yield f"{tag} {x[i]}"

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        """Gives both blocks, the shorter first."""
        if bhi - blo < ahi - alo:
            yield from self._dump("+", b, blo, bhi)
            yield from self._dump("-", a, alo, ahi)
        else:
            yield from self._dump("-", a, alo, ahi)
            yield from self._dump("+", b, blo, bhi)

    def _most_similar(self, cruncher, a, alo, ahi, b, blo, bhi):
        """The most similar pair of different lines, with its ratio, and the first pair of equal ones."""
        best, besti, bestj = 0.74, None, None
        equal = None
        for j in range(blo, bhi):
            cruncher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if equal is None:
                        equal = i, j
                    continue
                cruncher.set_seq1(a[i])
                if cruncher.real_quick_ratio() > best and cruncher.quick_ratio() > best and cruncher.ratio() > best:
                    best, besti, bestj = cruncher.ratio(), i, j
        return best, besti, bestj, equal

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """Gives the most similar pair of lines with marks, and before and after it what is left of the blocks."""
        cruncher = SequenceMatcher(self.charjunk)
        best, i, j, equal = self._most_similar(cruncher, a, alo, ahi, b, blo, bhi)
        similar = best >= 0.75
        if not similar:
            if equal is None:
                yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
                return
            i, j = equal
        yield from self._fancy_helper(a, alo, i, b, blo, j)
        if similar:
            atags = btags = ""
            cruncher.set_seqs(a[i], b[j])
            for tag, a1, a2, b1, b2 in cruncher.get_opcodes():
                amark, bmark = _MARKS[tag]
                atags += amark * (a2 - a1)
                btags += bmark * (b2 - b1)
            yield from self._qformat(a[i], b[j], atags, btags)
        else:
            yield "  " + a[i]
        yield from self._fancy_helper(a, i + 1, ahi, b, j + 1, bhi)

    def _fancy_helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump("-", a, alo, ahi)
        elif blo < bhi:
            yield from self._dump("+", b, blo, bhi)

    def _qformat(self, aline, bline, atags, btags):
        for mark, line, tags in (("- ", aline, atags), ("+ ", bline, btags)):
            yield mark + line
            tags = _keep_original_ws(line, tags).rstrip()
            if tags:
                yield f"? {tags}\n"


def IS_LINE_JUNK(line, pat=re.compile(r"\s*(?:#\s*)?$").match):
    """Whether a line holds nothing, or nothing but one '#'."""
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Whether a character is a blank or a tab."""
    return ch in ws


def _check_types(a, b, *args):
    """Refuses bytes, which would come out as their reprs."""
    for seq in (a, b):
        if seq and not isinstance(seq[0], str):
            raise TypeError("lines to compare must be str, not %s (%r)" % (type(seq[0]).__name__, seq[0]))
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError("all arguments must be str, not: %r" % (arg,))


def _format_range_unified(start, stop):
    length = stop - start
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"


def _format_range_context(start, stop):
    length = stop - start
    beginning = start + 1 if length else start
    if length <= 1:
        return f"{beginning}"
    return f"{beginning},{beginning + length - 1}"


def _dated(date):
    return f"\t{date}" if date else ""


def _hunks(a, b, n, old, new):
    """The groups of changes. The lines that name the two texts come with the first, with other groups none."""
    naming = [old, new]
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        yield naming, group, group[0], group[-1]
        naming = []


# What each kind of change puts before the lines of the old text and before those of the new; None where it shows none of them.
_UNIFIED = {"equal": (" ", None), "replace": ("-", "+"), "delete": ("-", None), "insert": (None, "+")}
_CONTEXT = {"equal": ("  ", "  "), "replace": ("! ", "! "), "delete": ("- ", None), "insert": (None, "+ ")}


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The differences of two lists of lines as `diff -u` shows them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    old, new = f"--- {fromfile}{_dated(fromfiledate)}{lineterm}", f"+++ {tofile}{_dated(tofiledate)}{lineterm}"
    for naming, group, first, last in _hunks(a, b, n, old, new):
        yield from naming
        yield f"@@ -{_format_range_unified(first[1], last[2])} +{_format_range_unified(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            for mark, lines in zip(_UNIFIED[tag], (a[i1:i2], b[j1:j2])):
                if mark is not None:
                    for line in lines:
                        yield mark + line


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    """The differences of two lists of lines as `diff -c` shows them."""
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    old, new = f"*** {fromfile}{_dated(fromfiledate)}{lineterm}", f"--- {tofile}{_dated(tofiledate)}{lineterm}"
    for naming, group, first, last in _hunks(a, b, n, old, new):
        yield from naming
        yield "***************" + lineterm
        for side, (lines, place, form) in enumerate(((a, 1, "*** {} ****"), (b, 3, "--- {} ----"))):
            yield form.format(_format_range_context(first[place], last[place + 1])) + lineterm
            # A text in which nothing changed is not shown.
            if any(code[0] != "equal" and _CONTEXT[code[0]][side] for code in group):
                for code in group:
                    mark = _CONTEXT[code[0]][side]
                    if mark is not None:
                        for line in lines[code[place]:code[place + 1]]:
                            yield mark + line


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"):
    """What unified_diff or context_diff give, for lines of bytes in any encoding."""
    def decode(s):
        try:
            return s.decode("ascii", "surrogateescape")
        except AttributeError as err:
            raise TypeError("all arguments must be bytes, not %s (%r)" % (type(s).__name__, s)) from err
    a = list(map(decode, a))
    b = list(map(decode, b))
    lines = dfunc(a, b, decode(fromfile), decode(tofile), decode(fromfiledate), decode(tofiledate), n, decode(lineterm))
    for line in lines:
        yield line.encode("ascii", "surrogateescape")


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """The lines that Differ gives."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """One of the two texts that ndiff compared."""
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which) from None
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]
