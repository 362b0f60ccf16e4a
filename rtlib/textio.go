package rt

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// TextIO is a text stream over a buffered binary one.
//
// Reading keeps what was decoded and not yet consumed, with its line ends as they are in the file: they are translated when they are
// consumed, so the position in the file follows from the length of what is left.
type TextIO struct {
	Obj
	buffer        Value
	buf           *Buffered // buffer, if it is one of the builtin classes
	encoding      string    // as given
	codec         *codec
	errors        string
	universal     bool   // all kinds of line ends end lines
	translate     bool   // and are read as \n
	ending        string // the only line end, if not universal
	writeEnd      string // what \n is written as; "" or "\n": itself
	lineBuffering bool
	writeThrough  bool
	seenEncoder   bool // the byte order mark has been written
	detached      bool
	pending       []byte // encoded, not yet given to buffer
	text          string // decoded, not yet consumed
	tail          string // bytes of an incomplete character
	eof           bool
	seen          uint8 // kinds of line ends read: 1 \r, 2 \n, 4 \r\n
	mode          Value // as given to open
}

// TextIOType is io.TextIOWrapper.
var TextIOType = Type{Name: "TextIOWrapper", Module: "_io", Base: &TextIOBaseType, Flags: BaseType}

// pendingLimit is how many encoded bytes gather before they are given to the binary stream.
const pendingLimit = 8192

func newTextIO(buffer Value, encoding, errors string, newline Value, lineBuffering bool) (*TextIO, *Exc) {
	t := &TextIO{Obj: Obj{&TextIOType}}
	return t, t.init(buffer, encoding, errors, newline, lineBuffering, false)
}

func (t *TextIO) init(buffer Value, encoding, errors string, newline Value, lineBuffering, writeThrough bool) *Exc {
	c, err := findCodec(encoding)
	if err != nil {
		return err
	}
	t.codec, t.encoding, t.errors = c, encoding, errors
	t.lineBuffering, t.writeThrough = lineBuffering, writeThrough
	t.buffer, t.mode = buffer, Unset
	switch TypeOf(buffer) {
	case &BufferedReaderType, &BufferedWriterType, &BufferedRandomType:
		t.buf = Cast[Buffered](buffer)
	}
	return t.setNewline(newline)
}

func (t *TextIO) setNewline(newline Value) *Exc {
	if newline.IsNone() {
		t.universal, t.translate, t.ending, t.writeEnd = true, true, "", ""
		return nil
	}
	s, ok := StrOf(newline)
	if !ok {
		return Errorf(&TypeError, "open() argument 'newline' must be str or None, not %s", TypeName(newline))
	}
	switch s {
	case "":
		t.universal, t.translate, t.ending, t.writeEnd = true, false, "", ""
	case "\n", "\r", "\r\n":
		t.universal, t.translate, t.ending, t.writeEnd = false, false, s, s
	default:
		r := StrRepr(s)
		return Errorf(&ValueError, "illegal newline value: %s", r)
	}
	return nil
}

func (t *TextIO) isClosed() (bool, *Exc) {
	if t.buf != nil {
		return t.buf.isClosed()
	}
	if t.buffer.IsUnset() {
		return true, nil
	}
	return isClosed(t.buffer)
}

func (t *TextIO) check() *Exc {
	if t.detached {
		return Errorf(&ValueError, "underlying buffer has been detached")
	}
	if t.buffer.IsUnset() {
		return Errorf(&ValueError, "I/O operation on uninitialized object")
	}
	c, err := t.isClosed()
	if err == nil && c {
		err = Errorf(&ValueError, "I/O operation on closed file.")
	}
	return err
}

// WriteString writes text.
func (t *TextIO) WriteString(s string) *Exc {
	if err := t.check(); err != nil {
		return err
	}
	if t.buf != nil && !t.buf.canWrite() {
		return unsupportedIO("not writable")
	}
	newLine := t.lineBuffering && strings.ContainsAny(s, "\n\r")
	if t.writeEnd != "" && t.writeEnd != "\n" {
		s = strings.ReplaceAll(s, "\n", t.writeEnd)
	}
	if t.codec.name != "utf-8" || !utf8.ValidString(s) || !t.seenEncoder {
		var err *Exc
		if s, err = t.encode(s); err != nil {
			return err
		}
	}
	if len(t.pending)+len(s) > pendingLimit {
		if err := t.flushText(); err != nil {
			return err
		}
	}
	if len(t.pending) == 0 && s != "" {
		dirtyText[t] = true
	}
	t.pending = append(t.pending, s...)
	if newLine || t.writeThrough || len(t.pending) >= pendingLimit {
		if err := t.flushText(); err != nil {
			return err
		}
		if newLine {
			return t.flushBuffer()
		}
		if t.writeThrough && t.buf != nil && t.lineBuffering {
			return t.flushBuffer()
		}
	}
	t.text, t.tail = "", ""
	return nil
}

// encode encodes s; a byte order mark is written once.
func (t *TextIO) encode(s string) (string, *Exc) {
	name := t.encoding
	if t.seenEncoder {
		switch normalCodec(name) {
		case "utf_16", "utf16":
			name = "utf-16-le"
		case "utf_32", "utf32":
			name = "utf-32-le"
		case "utf_8_sig":
			name = "utf-8"
		}
	}
	out, err := Encode(s, name, t.errors)
	if s != "" {
		t.seenEncoder = true
	}
	return out, err
}

// flushText gives what is pending to the binary stream.
func (t *TextIO) flushText() *Exc {
	if len(t.pending) == 0 {
		return nil
	}
	p := t.pending
	t.pending = t.pending[:0]
	delete(dirtyText, t)
	if t.buf != nil {
		return t.buf.write(p)
	}
	_, err := callNamed(t.buffer, "write", NewBytes(string(p)))
	return err
}

func (t *TextIO) flushBuffer() *Exc {
	if t.buf != nil {
		return t.buf.flush()
	}
	_, err := callNamed(t.buffer, "flush")
	return err
}

// Flush writes everything out.
func (t *TextIO) Flush() *Exc {
	if err := t.flushText(); err != nil {
		return err
	}
	return t.flushBuffer()
}

// readBytes reads from the binary stream; n < 0: all of it.
func (t *TextIO) readBytes(n int) (string, *Exc) {
	if t.buf != nil {
		if !t.buf.canRead() {
			return "", unsupportedIO("not readable")
		}
		read := t.buf.read1
		if n < 0 {
			read = t.buf.read
		}
		b, err := read(n)
		return stringView(b), err
	}
	method := "read1"
	if n < 0 {
		method = "read"
	} else if _, found, err := LookupAttr(t.buffer, "read1"); err != nil {
		return "", err
	} else if !found {
		method = "read"
	}
	r, err := callNamed(t.buffer, method, Int(int64(n)))
	if err != nil {
		return "", err
	}
	s, ok := BytesLike(r)
	if !ok {
		return "", Errorf(&TypeError, "underlying %s() should have returned a bytes-like object, not '%s'", method, TypeName(r))
	}
	return s, nil
}

// fill decodes another chunk; it reports whether there was more.
func (t *TextIO) fill() (bool, *Exc) {
	if t.eof {
		return false, nil
	}
	if len(t.pending) > 0 {
		if err := t.Flush(); err != nil {
			return false, err
		}
	}
	for {
		b, err := t.readBytes(pendingLimit)
		if err != nil {
			return false, err
		}
		final := b == ""
		if err := t.decode(b, final); err != nil {
			return false, err
		}
		t.eof = final
		if final || t.text != "" {
			return t.text != "", nil
		}
	}
}

func (t *TextIO) decode(b string, final bool) *Exc {
	if t.tail != "" {
		b = t.tail + b
	}
	s, used, err := t.codec.decodeText(b, t.errors, final)
	if err != nil {
		return err
	}
	t.text += s
	t.tail = b[used:]
	if t.codec.name == "utf-16" || t.codec.name == "utf-32" || strings.HasSuffix(normalCodec(t.encoding), "sig") {
		// The byte order mark has told how to go on.
		if used > 0 {
			t.codec = t.settled(b)
		}
	}
	return nil
}

// settled is the codec without a byte order mark that goes on after input beginning with b.
func (t *TextIO) settled(b string) *codec {
	name := map[string]string{"utf-16": "utf_16_le", "utf-32": "utf_32_le", "utf-8": "utf_8"}[t.codec.name]
	switch {
	case t.codec.name == "utf-16" && strings.HasPrefix(b, "\xfe\xff"):
		name = "utf_16_be"
	case t.codec.name == "utf-32" && strings.HasPrefix(b, "\x00\x00\xfe\xff"):
		name = "utf_32_be"
	}
	return codecs[name]
}

// lineEnd finds the first line end in s: its start and length; start -1 if there is none. more: the answer depends on what follows.
func (t *TextIO) lineEnd(s string) (start, n int, more bool) {
	if !t.universal {
		i := strings.Index(s, t.ending)
		return i, len(t.ending), i < 0
	}
	i := strings.IndexAny(s, "\r\n")
	switch {
	case i < 0:
		return -1, 0, true
	case s[i] == '\n':
		return i, 1, false
	case i+1 < len(s):
		if s[i+1] == '\n' {
			return i, 2, false
		}
		return i, 1, false
	}
	return i, 1, true
}

// note remembers the kinds of line ends seen, and translates those of consumed text.
func (t *TextIO) consumed(s string) string {
	if !t.universal {
		return s
	}
	if strings.IndexByte(s, '\r') < 0 {
		if strings.IndexByte(s, '\n') >= 0 {
			t.seen |= 2
		}
		return s
	}
	crlf := strings.Count(s, "\r\n")
	if crlf > 0 {
		t.seen |= 4
	}
	if strings.Count(s, "\n") > crlf {
		t.seen |= 2
	}
	if strings.Count(s, "\r") > crlf {
		t.seen |= 1
	}
	if !t.translate {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// readLine reads a line with its end; limit < 0: no limit.
func (t *TextIO) readLine(limit int) (string, *Exc) {
	if err := t.check(); err != nil {
		return "", err
	}
	for {
		start, n, more := t.lineEnd(t.text)
		if more && !t.eof && (limit < 0 || runeCount(t.text) <= limit) {
			if _, err := t.fill(); err != nil {
				return "", err
			}
			if !t.eof {
				continue
			}
			start, n, _ = t.lineEnd(t.text)
		}
		end := len(t.text)
		if start >= 0 {
			end = start + n
		}
		if limit >= 0 && runeCount(t.text[:end]) > limit {
			end = skipRunes(t.text, 0, limit)
		}
		line := t.text[:end]
		t.text = t.text[end:]
		return t.consumed(line), nil
	}
}

// read reads n characters, or fewer at the end; n < 0: all.
func (t *TextIO) read(n int) (string, *Exc) {
	if err := t.check(); err != nil {
		return "", err
	}
	if n < 0 {
		if err := t.Flush(); err != nil && t.buf != nil && t.buf.canWrite() {
			return "", err
		}
		b, err := t.readBytes(-1)
		if err != nil {
			return "", err
		}
		if err := t.decode(b, true); err != nil {
			return "", err
		}
		s := t.text
		t.text = ""
		return t.consumed(s), nil
	}
	var out strings.Builder
	for n > 0 {
		if t.text == "" || t.translate && t.text == "\r" {
			if more, err := t.fill(); err != nil {
				return "", err
			} else if !more && t.text == "" {
				break
			}
		}
		// A pair \r\n counts as one character; take one piece without a split pair at a time.
		end := len(t.text)
		if runeCount(t.text) > n {
			end = skipRunes(t.text, 0, n)
		}
		if t.translate && end < len(t.text) && t.text[end-1] == '\r' && t.text[end] == '\n' {
			end++
		} else if t.translate && end == len(t.text) && t.text[end-1] == '\r' && !t.eof {
			if end > 1 {
				end--
			} else {
				continue
			}
		}
		part := t.consumed(t.text[:end])
		t.text = t.text[end:]
		out.WriteString(part)
		n -= runeCount(part)
	}
	return out.String(), nil
}

func (t *TextIO) tell() (Value, *Exc) {
	if err := t.check(); err != nil {
		return Unset, err
	}
	if err := t.Flush(); err != nil {
		return Unset, err
	}
	var pos int64
	var err *Exc
	if t.buf != nil {
		pos, err = t.buf.tell()
	} else {
		var v Value
		if v, err = callNamed(t.buffer, "tell"); err == nil {
			var n int
			n, err = IndexInt(v)
			pos = int64(n)
		}
	}
	if err != nil {
		return Unset, err
	}
	left, err := Encode(t.text, t.codec.name, t.errors)
	return Int(pos - int64(len(left)+len(t.tail))), err
}

func (t *TextIO) seek(off int64, whence int) (Value, *Exc) {
	if err := t.check(); err != nil {
		return Unset, err
	}
	switch {
	case whence == 1 && off != 0:
		return Unset, unsupportedIO("can't do nonzero cur-relative seeks")
	case whence == 2 && off != 0:
		return Unset, unsupportedIO("can't do nonzero end-relative seeks")
	case whence == 1:
		v, err := t.tell()
		if err != nil {
			return Unset, err
		}
		off, whence = v.AsInt(), 0
	case whence < 0 || whence > 2:
		return Unset, Errorf(&ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence)
	case whence == 0 && off < 0:
		return Unset, Errorf(&ValueError, "negative seek position %d", off)
	}
	if err := t.Flush(); err != nil {
		return Unset, err
	}
	t.text, t.tail, t.eof = "", "", false
	if off == 0 && whence == 0 {
		t.codec, _ = findCodec(t.encoding)
		t.seenEncoder = false
	}
	if t.buf != nil {
		n, err := t.buf.seek(off, whence)
		return Int(n), err
	}
	return callNamed(t.buffer, "seek", Int(off), Int(int64(whence)))
}

func (t *TextIO) close() *Exc {
	if t.detached {
		return t.check()
	}
	c, err := t.isClosed()
	if err != nil || c {
		return err
	}
	err = t.Flush()
	t.pending = nil
	delete(dirtyText, t)
	if _, e := callNamed(t.buffer, "close"); err == nil {
		err = e
	}
	return err
}

func (t *TextIO) newlines() Value {
	names := []Value{}
	for i, s := range []string{"\r", "\n", "\r\n"} {
		if t.seen&(1<<i) != 0 {
			names = append(names, NewStr(s))
		}
	}
	switch len(names) {
	case 0:
		return None
	case 1:
		return names[0]
	}
	return TupleFrom(names)
}

func textRepr(v Value) (Value, *Exc) {
	t := Cast[TextIO](v)
	s := "<_io.TextIOWrapper"
	if !t.buffer.IsUnset() {
		if n, err := GetAttrName(t.buffer, "name"); err == nil {
			r, err := Repr(n)
			if err != nil {
				return Unset, err
			}
			s += " name=" + r
		}
	}
	if !t.mode.IsUnset() {
		r, err := Repr(t.mode)
		if err != nil {
			return Unset, err
		}
		s += " mode=" + r
	}
	return NewStr(fmt.Sprintf("%s encoding='%s'>", s, t.encoding)), nil
}
