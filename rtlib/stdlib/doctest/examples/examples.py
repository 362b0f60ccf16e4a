"""The examples of doctest: what they are, how they are found in a text, and how what they print is compared."""

import difflib
import re


OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The flag called name, which is made if there is none."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = (1 << len(OPTIONFLAGS_BY_NAME)) - 1

REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = (1 << len(OPTIONFLAGS_BY_NAME)) - 1 - COMPARISON_FLAGS

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."


def _indented(text):
    return "".join("    " + line if line.strip("\n") else line for line in text.splitlines(True))


def _newline(text):
    return text if text.endswith("\n") else text + "\n"


class Example:
    """A statement, and what it prints."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = _newline(source)
        self.want = _newline(want) if want else want
        self.lineno, self.indent = lineno, indent
        self.options = {} if options is None else options
        self.exc_msg = exc_msg if exc_msg is None else _newline(exc_msg)

    def _key(self):
        return self.source, self.want, self.lineno, self.indent, self.exc_msg

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._key() == other._key() and self.options == other.options

    def __hash__(self):
        return hash(self._key())


class DocTest:
    """Examples that share a namespace."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), "DocTest no longer accepts str; use DocTestParser instead"
        self.examples, self.docstring, self.globs = examples, docstring, globs.copy()
        self.name, self.filename, self.lineno = name, filename, lineno

    def __repr__(self):
        n = len(self.examples)
        count = "no examples" if n == 0 else "1 example" if n == 1 else f"{n} examples"
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({count})>"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return (self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno) == (
            other.examples, other.docstring, other.globs, other.name, other.filename, other.lineno)

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return self._order() < other._order()

    def _order(self):
        return self.name, self.filename, -1 if self.lineno is None else self.lineno, id(self)


class DocTestParser:
    """Finds the examples in a text, line by line."""

    def parse(self, string, name="<string>"):
        """The examples and the texts between them, in turn."""
        lines = string.expandtabs().split("\n")
        margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), default=0)
        lines = [line[margin:] for line in lines]
        output, between, at = [], [], 0
        while at < len(lines):
            if not self._prompted(lines[at]):
                between.append(lines[at])
                at += 1
                continue
            start = at
            at += 1
            while at < len(lines) and lines[at].lstrip(" ").startswith("..."):
                at += 1
            code = lines[start:at]
            first = at
            while at < len(lines) and lines[at].strip(" ") and not self._prompted(lines[at]):
                at += 1
            example = self._example(code, lines[first:at], name, start, margin)
            output.append("".join(line + "\n" for line in between))
            between = []
            if example is not None:
                output.append(example)
        output.append("\n".join(between))
        return output

    def _prompted(self, line):
        return line.lstrip(" ").startswith(">>>")

    def _example(self, code, want, name, lineno, margin):
        """An example; None if its code is a comment or nothing."""
        indent = len(code[0]) - len(code[0].lstrip(" "))
        prefix = " " * indent
        for i, line in enumerate(code):
            if len(line) >= indent + 4 and line[indent + 3] != " ":
                raise ValueError(f"line {lineno + i + 1!r} of the docstring for {name} lacks blank after {line[indent:indent + 3]}: {line!r}")
        for i, line in enumerate(code[1:]):
            if not line.startswith(prefix + "."):
                raise ValueError(f"line {lineno + i + 1!r} of the docstring for {name} has inconsistent leading whitespace: {line!r}")
        source = "\n".join(line[indent + 4:] for line in code)
        for i, line in enumerate(want):
            if not line.startswith(prefix):
                raise ValueError(f"line {lineno + len(code) + i + 1!r} of the docstring for {name} has inconsistent leading whitespace: {line!r}")
        want = "\n".join(line[indent:] for line in want)
        options = self._options(source, name, lineno)
        if all(not line.strip(" ") or line.lstrip(" ").startswith("#") for line in source.split("\n")[:1]) and "\n" not in source:
            return None
        return Example(source, want, self._message(want), lineno=lineno, indent=margin + indent, options=options)

    def _message(self, want):
        """The exception that an expected traceback ends with; None if no traceback is expected."""
        lines = want.split("\n")
        if lines[0].rstrip() not in ("Traceback (most recent call last):", "Traceback (innermost last):"):
            return None
        for i, line in enumerate(lines[1:], 1):
            if re.match(r"\w", line):
                return "\n".join(lines[i:])
        return None

    def _options(self, source, name, lineno):
        """What the directives in an example's comments say."""
        options = {}
        for found in re.finditer(r"#\s*doctest:\s*([^\n'\"]*)$", source, re.MULTILINE):
            for option in found[1].replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1!r} of the doctest for {name} has an invalid option: {option!r}")
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
        if options and re.match(r"[ ]*(#.*)?$", source):
            raise ValueError(f"line {lineno!r} of the doctest for {name} has an option directive on a line with no example: {source!r}")
        return options

    def get_examples(self, string, name="<string>"):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class OutputChecker:
    """Compares what an example prints with what is expected."""

    def check_output(self, want, got, optionflags):
        got, want = (str(text.encode("ASCII", "backslashreplace"), "ASCII") for text in (got, want))
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{re.escape(BLANKLINE_MARKER)}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _matches(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        diffs = optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF)
        if diffs and (optionflags & REPORT_NDIFF or want.count("\n") > 2 and got.count("\n") > 2):
            a, b = want.splitlines(True), got.splitlines(True)
            if optionflags & REPORT_UDIFF:
                kind, diff = "unified diff with -expected +actual", list(difflib.unified_diff(a, b, n=2))[2:]
            elif optionflags & REPORT_CDIFF:
                kind, diff = "context diff with expected followed by actual", list(difflib.context_diff(a, b, n=2))[2:]
            else:
                kind, diff = "ndiff with -expected +actual", difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(a, b)
            return f"Differences ({kind}):\n{_indented(''.join(diff))}"
        expected = f"Expected:\n{_indented(want)}" if want else "Expected nothing\n"
        return expected + (f"Got:\n{_indented(got)}" if got else "Got nothing\n")


def _matches(want, got):
    """Whether got is want, in which "..." stands for anything."""
    head, *middle = want.split(ELLIPSIS_MARKER)
    if not middle:
        return want == got
    tail = middle.pop()
    start, end = len(head), len(got) - len(tail)
    if not got.startswith(head) or not got.endswith(tail) or start > end:
        return False
    for part in middle:
        at = got.find(part, start, end)
        if at < 0:
            return False
        start = at + len(part)
    return True
