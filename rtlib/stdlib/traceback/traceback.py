"""Tracebacks as text and as objects."""

import collections
import collections.abc
import itertools
import linecache
import sys
import textwrap

import _traceback

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb", "print_exc",
    "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames", "FrameSummary", "StackSummary",
    "TracebackException", "walk_stack", "walk_tb",
]

_levenshtein_distance = _traceback.edit_distance
_missing = type("_Sentinel", (), {"__repr__": lambda self: "<implicit>"})()
_RECURSIVE_CUTOFF = 3

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _safe(value, what, func=str):
    try:
        return func(value)
    except:
        return f"<{what} {func.__name__}() failed>"


def _write(lines, file):
    file = sys.stderr if file is None else file
    for line in lines:
        print(line, file=file, end="")


class FrameSummary:
    """One entry of a traceback: where it is, and its source."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_lines", "_dedented", "_anchors", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None, end_colno=None,
                 **kwargs):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno, self.end_colno = colno, end_colno
        self._lines, self._dedented, self._anchors = line, None, None
        if lookup_line:
            self.line
        self.locals = None if locals is None else {k: _safe(v, "local", func=repr) for k, v in locals.items()}

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    __hash__ = None

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    def _load(self):
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            found = [linecache.getline(self.filename, n).rstrip() for n in range(self.lineno, self.end_lineno + 1)]
            self._lines = "\n".join(found) + "\n"

    @property
    def _original_lines(self):
        self._load()
        return self._lines

    @property
    def _dedented_lines(self):
        self._load()
        if self._dedented is None and self._lines is not None:
            self._dedented = textwrap.dedent(self._lines)
        return self._dedented

    @property
    def line(self):
        self._load()
        return None if self._lines is None else self._lines.partition("\n")[0].strip()


def _limited(items, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return items
    return itertools.islice(items, limit) if limit >= 0 else collections.deque(items, maxlen=-limit)


class StackSummary(list):
    """The entries of a traceback or a stack."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return klass._extract(((frame, (lineno, None, None, None, None)) for frame, lineno in frame_gen), limit, lookup_lines, capture_locals)

    @classmethod
    def _extract(klass, places, limit, lookup_lines, capture_locals):
        result, files = klass(), set()
        for frame, (lineno, end_lineno, colno, end_colno, anchors) in _limited(places, limit):
            filename = frame.f_code.co_filename
            files.add(filename)
            linecache.lazycache(filename, frame.f_globals)
            entry = FrameSummary(filename, lineno, frame.f_code.co_name, lookup_line=False, locals=frame.f_locals if capture_locals else None,
                                 end_lineno=end_lineno, colno=colno, end_colno=end_colno)
            entry._anchors = anchors
            result.append(entry)
        for filename in files:
            linecache.checkcache(filename)
        if lookup_lines:
            for entry in result:
                entry.line
        return result

    @classmethod
    def from_list(klass, a_list):
        result = klass()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """The text of one entry; None leaves it out."""
        s = frame_summary
        filename = "<stdin>" if s.filename.startswith("<stdin>-") else s.filename
        row = [f'  File "{filename}", line {s.lineno}, in {s.name}\n']
        if s._dedented_lines and s._dedented_lines.strip():
            if s.colno is None or s.end_colno is None:
                row.append(textwrap.indent(s._dedented_lines.rstrip("\n") + "\n", "    ", lambda line: True))
            else:
                lines = _traceback.mark(s._original_lines.rstrip("\n").split("\n"), s.lineno, s.end_lineno, s.colno, s.end_colno, s._anchors)
                row += [f"    {line}\n" for line in lines]
        if s.locals:
            row += [f"    {name} = {value}\n" for name, value in sorted(s.locals.items())]
        return "".join(row)

    def format(self, **kwargs):
        """The texts of the entries, of which repeated ones are counted."""
        result, last, count = [], None, 0

        def repeated():
            if count > _RECURSIVE_CUTOFF:
                more = count - _RECURSIVE_CUTOFF
                result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")

        for entry in self:
            text = self.format_frame_summary(entry, **kwargs)
            if text is None:
                continue
            place = entry.filename, entry.lineno, entry.name
            if None in place or place != last:
                repeated()
                last, count = place, 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        repeated()
        return result


class _Context:
    """How deep in exception groups the text is."""

    def __init__(self):
        self.seen, self.depth, self.need_close = set(), 0, False

    def indent(self):
        return "  " * self.depth

    def emit(self, text, margin="|"):
        prefix = self.indent() + (margin + " " if self.depth else "")
        for part in [text] if isinstance(text, str) else text:
            yield textwrap.indent(part, prefix, lambda line: True)


class TracebackException:
    """What is needed to print an exception, without the exception."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        options = {"limit": limit, "lookup_lines": lookup_lines, "capture_locals": capture_locals, "max_group_width": max_group_width,
                   "max_group_depth": max_group_depth, "_seen": seen}
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self.stack = StackSummary._extract(_places(exc_traceback), limit, lookup_lines, capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe(exc_value, "exception")
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as e:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe(e, '__notes__', repr)}"]
        self._is_syntax_error = False
        self._have_exc_type = exc_type is not None
        self.exc_type_qualname = self.exc_type_module = None
        if exc_type is not None:
            self.exc_type_qualname, self.exc_type_module = exc_type.__qualname__, exc_type.__module__
        if exc_type and issubclass(exc_type, SyntaxError):
            self.filename = exc_value.filename
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
            self.text, self.offset, self.end_offset, self.msg = exc_value.text, exc_value.offset, exc_value.end_offset, exc_value.msg
            self._is_syntax_error = True
        elif isinstance(exc_value, BaseException):
            self._str += _traceback.suggestion(exc_value)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__cause__ = self.__context__ = self.exceptions = None
        if exc_value is None:
            return
        # The causes and contexts make a chain that may be longer than calls can be nested.
        todo = [(self, exc_value)] if _seen is None else []
        while todo:
            te, e = todo.pop()
            te.__suppress_context__ = e.__suppress_context__
            cause, context = e.__cause__, e.__context__
            make = lambda other: TracebackException(type(other), other, other.__traceback__, **options)
            if cause is not None and id(cause) not in seen:
                te.__cause__ = make(cause)
                todo.append((te.__cause__, cause))
            needs = te.__cause__ is None and context is not None and not e.__suppress_context__ if compact else context is not None
            if needs and id(context) not in seen:
                te.__context__ = make(context)
                todo.append((te.__context__, context))
            if isinstance(e, BaseExceptionGroup):
                te.exceptions = []
                for inner in e.exceptions:
                    te.exceptions.append(make(inner))
                    todo.append((te.exceptions[-1], inner))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings

        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        if not self._have_exc_type:
            return None
        name, module = self.exc_type_qualname, self.exc_type_module
        if module not in ("__main__", "builtins"):
            if not isinstance(module, str):
                module = "<unknown>"
            name = module + "." + name
        return name

    def _load_lines(self):
        for entry in self.stack:
            entry.line

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    __hash__ = None

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """The exception's class and text, and its notes."""
        indent = 3 * _depth * " "
        if not self._have_exc_type:
            yield indent + _last_line(None, self._str)
            return
        kind = self.exc_type_str
        if self._is_syntax_error:
            for line in self._syntax_error(kind):
                yield indent + line
        elif _depth:
            for line in _last_line(kind, self._str).split("\n")[:-1]:
                yield indent + line + "\n"
        else:
            yield _last_line(kind, self._str)
        notes = self.__notes__
        if isinstance(notes, collections.abc.Sequence) and not isinstance(notes, (str, bytes)):
            for note in notes:
                for line in _safe(note, "note").split("\n"):
                    yield f"{indent}{line}\n"
        elif notes is not None:
            yield f"{indent}{_safe(notes, '__notes__', func=repr)}\n"
        if self.exceptions and show_group:
            for inner in self.exceptions:
                yield from inner.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def _syntax_error(self, kind):
        suffix = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        text = self.text
        if isinstance(text, str):
            whole = text.rstrip("\n")
            shown = whole.lstrip(" \n\f")
            cut = len(whole) - len(shown)
            yield f"    {shown}\n"
            if self.offset is not None:
                offset, end = self.offset, len(whole) + 1
                if self.lineno == self.end_lineno:
                    end = self.end_offset if self.end_offset not in (None, 0) else offset
                if text and offset > len(text):
                    offset = len(whole) + 1
                if text and end > len(text):
                    end = len(whole) + 1
                if offset >= end or end < 0:
                    end = offset + 1
                start = offset - 1 - cut
                if start >= 0:
                    blanks = "".join(c if c.isspace() else " " for c in shown[:start])
                    yield f"    {blanks}{'^' * (end - 1 - cut - start)}\n"
        yield f"{kind}: {self.msg or '<no detail available>'}{suffix}\n"

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """All lines, each with its newline."""
        ctx = _Context() if _ctx is None else _ctx
        output, exc = [], self
        while exc:
            follow, between = None, None
            if chain:
                if exc.__cause__ is not None:
                    follow, between = exc.__cause__, _CAUSE
                elif exc.__context__ is not None and not exc.__suppress_context__:
                    follow, between = exc.__context__, _CONTEXT
            output.append((between, exc))
            exc = follow
        for between, exc in reversed(output):
            if between is not None:
                yield from ctx.emit(between)
            if exc.exceptions is None:
                if exc.stack:
                    yield from ctx.emit("Traceback (most recent call last):\n")
                    yield from ctx.emit(exc.stack.format())
                yield from ctx.emit(exc.format_exception_only())
            elif ctx.depth > self.max_group_depth:
                yield from ctx.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from self._format_group(exc, ctx, chain)

    def _format_group(self, exc, ctx, chain):
        top = ctx.depth == 0
        if top:
            ctx.depth += 1
        if exc.stack:
            yield from ctx.emit("Exception Group Traceback (most recent call last):\n", "+" if top else "|")
            yield from ctx.emit(exc.stack.format())
        yield from ctx.emit(exc.format_exception_only())
        total = len(exc.exceptions)
        shown = total if self.max_group_width is None else min(total, self.max_group_width)
        count = shown + (shown < total)
        ctx.need_close = False
        for i in range(count):
            last = i == count - 1
            if last:
                ctx.need_close = True
            title = "..." if i >= shown else i + 1
            yield f"{ctx.indent()}{'+-' if i == 0 else '  '}+---------------- {title} ----------------\n"
            ctx.depth += 1
            if i < shown:
                yield from exc.exceptions[i].format(chain=chain, _ctx=ctx)
            else:
                yield from ctx.emit(f"and {total - shown} more exception{'s' if total - shown > 1 else ''}\n")
            if last and ctx.need_close:
                yield ctx.indent() + "+------------------------------------\n"
                ctx.need_close = False
            ctx.depth -= 1
        if top:
            ctx.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        _write(self.format(chain=chain), file)


def _last_line(kind, value):
    text = _safe(value, "exception")
    return f"{kind}\n" if value is None or not text else f"{kind}: {text}\n"


def _places(tb):
    """Frame and position of each entry of a traceback."""
    while tb is not None:
        yield tb.tb_frame, _traceback.position(tb)
        tb = tb.tb_next


def walk_tb(tb):
    """Frame and line of each entry of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """Frame and line of a running function and of each that called it."""
    if f is None:
        f = sys._getframe(1)
        while f is not None and f.f_globals.get("__name__") == "traceback":
            f = f.f_back
    return _walk_stack(f)


def _walk_stack(f):
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def _given(exc, value, tb):
    if (value is _missing) != (tb is _missing):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _missing:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True, **kwargs):
    value, tb = _given(exc, value, tb)
    if value is None:
        _write(["NoneType: None\n"], file)
    else:
        TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **kwargs):
    value, tb = _given(exc, value, tb)
    if value is None:
        return ["NoneType: None\n"]
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_missing, *, show_group=False, **kwargs):
    if value is _missing:
        value = exc
    if value is None:
        return ["NoneType: None\n"]
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    if hasattr(sys, "last_exc"):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    else:
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def extract_tb(tb, limit=None):
    return StackSummary._extract(_places(tb), limit, True, False)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    _write(format_tb(tb, limit), file)


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
        while f.f_globals.get("__name__") == "traceback":
            f = f.f_back
    stack = StackSummary.extract(_walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def format_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
    return format_list(extract_stack(f, limit=limit))


def print_stack(f=None, limit=None, file=None):
    if f is None:
        f = sys._getframe(1)
    _write(format_list(extract_stack(f, limit=limit)), file)


def clear_frames(tb):
    """Forget the variables of the functions in a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next
