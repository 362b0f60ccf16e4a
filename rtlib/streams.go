package rt

import (
	"os"
	"strconv"
	"strings"
	"syscall"
	"unicode/utf8"

	"golang.org/x/term"
)

// The standard streams: the values of sys.stdin, sys.stdout and sys.stderr, which a program may replace.
var Stdin, Stdout, Stderr = None, None, None

// stdoutStream is the stream that the process began with: the buffers that need not be flushed early.
var stdoutStream *TextIO

// IsTerminal reports whether the descriptor is a terminal.
func IsTerminal(fd int) bool { return term.IsTerminal(fd) }

// standardStreams are the streams that sys has as variables.
var standardStreams []standardStream

type standardStream struct {
	name     string
	v        *Value // what the program may put into its place
	original Value
}

// initStreams opens the standard streams.
func initStreams() {
	errors := "strict"
	// In the C locale bytes that are no UTF-8 pass through.
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if l := os.Getenv(name); l != "" {
			if l == "C" || l == "POSIX" || l == "C.UTF-8" || l == "C.utf8" || l == "UTF-8" {
				errors = "surrogateescape"
			}
			break
		} else if name == "LANG" {
			errors = "surrogateescape"
		}
	}
	encoding := "utf-8"
	if v := os.Getenv("PYTHONIOENCODING"); v != "" {
		enc, errs, _ := strings.Cut(v, ":")
		if enc != "" {
			encoding = enc
		}
		if errs != "" {
			errors = errs
		} else if enc != "" {
			errors = "strict"
		}
	}
	unbuffered := os.Getenv("PYTHONUNBUFFERED") != ""
	std := func(fd int, name string, write bool, errors string) (*TextIO, Value) {
		var st syscall.Stat_t
		if syscall.Fstat(fd, &st) != nil {
			return nil, None
		}
		f := &FileIO{Obj: Obj{&FileIOType}, fd: fd, name: NewStr(name), readable: !write, writable: write}
		t := &BufferedReaderType
		mode := "r"
		if write {
			t, mode = &BufferedWriterType, "w"
		}
		buf := newBuffered(t, FromObj(f), defaultBuffer)
		line := write && (fd == 2 || IsTerminal(fd))
		newline := NewStr("\n")
		if !write {
			newline = None
		}
		s, err := newTextIO(FromObj(buf), encoding, errors, newline, line)
		if err != nil {
			s, _ = newTextIO(FromObj(buf), "utf-8", errors, newline, line)
		}
		s.mode, s.seenEncoder = NewStr(mode), s.codec.name == "utf-8"
		s.writeThrough = write && unbuffered
		if s.writeThrough {
			s.lineBuffering = true
		}
		return s, FromObj(s)
	}
	_, Stdin = std(0, "<stdin>", false, errors)
	stdoutStream, Stdout = std(1, "<stdout>", true, errors)
	_, Stderr = std(2, "<stderr>", true, "backslashreplace")
	standardStreams = []standardStream{{"stdin", &Stdin, Stdin}, {"stdout", &Stdout, Stdout}, {"stderr", &Stderr, Stderr}}
	OnExit(finishStreams)
}

// finishStreams flushes at exit what the program left in buffers.
func finishStreams() {
	for t := range dirtyText {
		if t != stdoutStream {
			t.Flush()
		}
	}
	for b := range dirty {
		if stdoutStream == nil || b != stdoutStream.buf {
			b.flush()
		}
	}
	if t := Exactly[TextIO](Stdout, &TextIOType); t != nil && t != stdoutStream {
		t.Flush()
	}
	if stdoutStream == nil {
		return
	}
	if c, err := stdoutStream.isClosed(); c || err != nil {
		return
	}
	if err := stdoutStream.Flush(); err != nil {
		WriteStderr("Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='" + stdoutStream.encoding + "'>\n" + FormatException(err, false))
		exitFlushFailed = true
	}
}

// exitFlushFailed: standard output could not be written to the end; the exit status says so.
var exitFlushFailed bool

// WriteStderr writes to sys.stderr; what fails there goes nowhere.
func WriteStderr(s string) {
	if t := Exactly[TextIO](Stderr, &TextIOType); t != nil {
		if t.WriteString(s) == nil {
			t.Flush()
		}
		return
	}
	if !Stderr.IsNone() {
		callNamed(Stderr, "write", NewStr(s))
		callNamed(Stderr, "flush")
	}
}

// Print is print(*args) on sys.stdout.
func Print(args ...Value) *Exc { return printTo(Stdout, args, " ", "\n") }

func printTo(file Value, args []Value, sep, end string) *Exc {
	if file.IsNone() || file.IsUnset() {
		return nil
	}
	if t := Exactly[TextIO](file, &TextIOType); t != nil && t.plain() {
		return t.print(args, sep, end)
	}
	write, err := GetAttrName(file, "write")
	if err != nil {
		return err
	}
	put := func(v Value) *Exc { _, err := Call1(write, v); return err }
	for i, a := range args {
		if i > 0 {
			if err := put(NewStr(sep)); err != nil {
				return err
			}
		}
		s, err := ToStr(a)
		if err != nil {
			return err
		}
		if err := put(NewStr(s)); err != nil {
			return err
		}
	}
	return put(NewStr(end))
}

// plain reports that text is written as it is in memory.
func (t *TextIO) plain() bool {
	return t.codec.name == "utf-8" && t.seenEncoder && (t.writeEnd == "" || t.writeEnd == "\n") && t.buf != nil && !t.detached
}

// print appends the arguments straight to what is pending.
func (t *TextIO) print(args []Value, sep, end string) *Exc {
	if err := t.check(); err != nil {
		return err
	}
	if !t.buf.canWrite() {
		return unsupportedIO("not writable")
	}
	for i, a := range args {
		if i > 0 {
			t.pending = append(t.pending, sep...)
		}
		switch TypeOf(a) {
		case &StrType:
			if err := t.put(Cast[Str](a).s); err != nil {
				return err
			}
			continue
		case &IntType:
			if a.IsInt() {
				t.pending = strconv.AppendInt(t.pending, a.AsInt(), 10)
				continue
			}
		case &FloatType:
			t.pending = appendFloatRepr(t.pending, a.AsFloat())
			continue
		}
		s, err := ToStr(a)
		if err != nil {
			return err
		}
		if err := t.put(s); err != nil {
			return err
		}
	}
	if err := t.put(end); err != nil {
		return err
	}
	if len(t.pending) == 0 {
		return nil
	}
	dirtyText[t] = true
	if t.lineBuffering {
		// What was printed holds a line end in all but odd cases.
		return t.Flush()
	}
	if len(t.pending) >= pendingLimit || t.writeThrough {
		return t.flushText()
	}
	return nil
}

// put appends text to what is pending.
func (t *TextIO) put(s string) *Exc {
	if !utf8.ValidString(s) {
		var err *Exc
		if s, err = Encode(s, "utf-8", t.errors); err != nil {
			return err
		}
	}
	t.pending = append(t.pending, s...)
	return nil
}

// builtinPrint is print(*args, sep=' ', end='\n', file=None, flush=False); keyword-only parameters come before the rest.
func builtinPrint(a []Value) (Value, *Exc) {
	args := Cast[Tuple](a[4]).items
	sep, err := printOption(a[0], " ", "sep")
	if err != nil {
		return Unset, err
	}
	end, err := printOption(a[1], "\n", "end")
	if err != nil {
		return Unset, err
	}
	file := a[2]
	if file.IsNone() {
		file = Stdout
		if file.IsNone() {
			return None, nil
		}
		if file.IsUnset() {
			return Unset, Errorf(&RuntimeError, "lost sys.stdout")
		}
	}
	if err := printTo(file, args, sep, end); err != nil {
		return Unset, err
	}
	flush, err := Truth(a[3])
	if err != nil {
		return Unset, err
	}
	if flush {
		if _, err := callNamed(file, "flush"); err != nil {
			return Unset, err
		}
	}
	return None, nil
}

func printOption(v Value, def, name string) (string, *Exc) {
	if v.IsNone() {
		return def, nil
	}
	s, ok := StrOf(v)
	if !ok {
		return "", Errorf(&TypeError, "%s must be None or a string, not %s", name, TypeName(v))
	}
	return s, nil
}

// builtinInput is input(prompt=”).
func builtinInput(a []Value) (Value, *Exc) {
	for _, s := range []struct {
		v    Value
		name string
	}{{Stdin, "stdin"}, {Stdout, "stdout"}, {Stderr, "stderr"}} {
		if s.v.IsNone() || s.v.IsUnset() {
			return Unset, Errorf(&RuntimeError, "input(): lost sys.%s", s.name)
		}
	}
	_, _ = callNamed(Stderr, "flush") // CPython does not mind either if that fails
	if prompt := a[0]; !prompt.IsUnset() {
		s, err := ToStr(prompt)
		if err != nil {
			return Unset, err
		}
		if err := printTo(Stdout, []Value{NewStr(s)}, "", ""); err != nil {
			return Unset, err
		}
	}
	_, _ = callNamed(Stdout, "flush")
	v, err := callNamed(Stdin, "readline")
	if err != nil {
		return Unset, err
	}
	line, ok := StrOf(v)
	if !ok {
		return Unset, Errorf(&TypeError, "object.readline() returned non-string")
	}
	if line == "" {
		return Unset, Errorf(&EOFError, "EOF when reading a line")
	}
	return NewStr(strings.TrimSuffix(line, "\n")), nil
}

// openSig is the signature of open.
const openSig = "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None"

// builtinOpen is open().
func builtinOpen(a []Value) (Value, *Exc) {
	mode, err := strArgN(a[1], "open", 2)
	if err != nil {
		return Unset, err
	}
	a[0] = plainPath(a[0])
	raw, text, binary := "", false, false
	seen := map[rune]bool{}
	for _, c := range mode.s {
		if seen[c] || !strings.ContainsRune("rwaxbt+", c) {
			return Unset, Errorf(&ValueError, "invalid mode: '%s'", mode.s)
		}
		seen[c] = true
		switch c {
		case 't':
			text = true
		case 'b':
			binary = true
		default:
			raw += string(c)
		}
	}
	if text && binary {
		return Unset, Errorf(&ValueError, "can't have text and binary mode at once")
	}
	if n := b2i(seen['r']) + b2i(seen['w']) + b2i(seen['a']) + b2i(seen['x']); n != 1 {
		if n == 0 {
			return Unset, Errorf(&ValueError, "Must have exactly one of create/read/write/append mode and at most one plus")
		}
		return Unset, Errorf(&ValueError, "must have exactly one of create/read/write/append mode")
	}
	for i, name := range []string{"encoding", "errors", "newline"} {
		if v := a[3+i]; binary && !v.IsNone() {
			what := "an " + name + " argument"
			if name == "newline" {
				what = "a newline argument"
			}
			return Unset, Errorf(&ValueError, "binary mode doesn't take %s", what)
		}
	}
	buffering, err := cInt(a[2])
	if err != nil {
		return Unset, err
	}
	closefd, err := Truth(a[6])
	if err != nil {
		return Unset, err
	}
	if buffering == 0 && !binary {
		return Unset, Errorf(&ValueError, "can't have unbuffered text I/O")
	}
	encoding, err := textOption(a[3], "UTF-8", "open", "encoding")
	if err != nil {
		return Unset, err
	}
	errors, err := textOption(a[4], "strict", "open", "errors")
	if err != nil {
		return Unset, err
	}
	if encoding == "locale" {
		encoding = "UTF-8"
	}
	f := &FileIO{Obj: Obj{&FileIOType}}
	if err := f.open(a[0], raw, closefd, a[7]); err != nil {
		return Unset, err
	}
	if buffering == 0 {
		return FromObj(f), nil
	}
	line := buffering == 1 && !binary || buffering < 0 && !binary && f.isatty()
	size := buffering
	if buffering < 0 || buffering == 1 {
		if size = defaultBuffer; f.blksize > 1 {
			size = f.blksize
		}
	}
	t := &BufferedReaderType
	switch {
	case f.readable && f.writable:
		t = &BufferedRandomType
	case f.writable:
		t = &BufferedWriterType
	}
	buf := newBuffered(t, FromObj(f), size)
	if f.appending {
		f.seek(0, 2)
	}
	if binary {
		return FromObj(buf), nil
	}
	s, err := newTextIO(FromObj(buf), encoding, errors, a[5], line)
	if err != nil {
		f.close()
		return Unset, err
	}
	s.mode = FromObj(mode)
	return FromObj(s), nil
}
