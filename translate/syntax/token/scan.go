package token

import (
	"fmt"
	"strings"

	"github.com/py2go/py2go/translate/syntax/source"
)

// CPython's limits.
const (
	maxIndent  = 100
	maxNesting = 200 // open brackets
	maxFString = 150 // f-strings within f-strings
	maxFields  = 3   // replacement fields within format specs
)

const tabSize = 8

// scanner is the state of one scan. Errors leave by panic(stop{}) and end in file.Err.
type scanner struct {
	file *File
	src  string
	p    int // offset of the next character
	line int // its line, from 1
	// buf is where the text starts that CPython has in its buffer: the line, or the first of the lines that a backslash or a
	// string joins.
	buf    int
	indent []indent
	open   []int32 // indexes of the open brackets
	modes  []mode  // the f-strings around p, innermost last
	typed  bool    // type comments are tokens
}

// indent is one level of indentation, measured with tabs of eight and of one column: both must agree.
type indent struct{ col, alt int }

type stop struct{}

// Scan tokenizes t. Problems end in the result's Err.
func Scan(t *source.Text) *File { return ScanInto(t, make([]Token, 0, len(t.Src)/6+8)) }

// ScanTypeComments is Scan, but type comments that are not `type: ignore` are tokens.
func ScanTypeComments(t *source.Text) *File { return scan(t, nil, true) }

// ScanInto is Scan, but appends the tokens to buf, which it may use as the result's Tokens.
func ScanInto(t *source.Text, buf []Token) *File { return scan(t, buf, false) }

func scan(t *source.Text, buf []Token, typed bool) (f *File) {
	f = &File{Text: t, Tokens: buf}
	s := &scanner{file: f, src: t.Src, line: 1, indent: []indent{{}}, typed: typed}
	defer func() {
		if len(s.modes) == 0 {
			f.Unclosed = s.open
		}
		if x := recover(); x != nil {
			if _, ok := x.(stop); !ok {
				panic(x)
			}
		}
	}()
	s.run()
	return f
}

func (s *scanner) at(i int) byte {
	if i < len(s.src) {
		return s.src[i]
	}
	return 0
}

func (s *scanner) lineStart() int { return int(s.file.Lines[s.line-1]) }

// newline is called when p has passed a newline.
func (s *scanner) newline() { s.line++ }

func (s *scanner) add(k Kind, c Code, start, end, line int) *Token {
	s.file.Tokens = append(s.file.Tokens, Token{Kind: k, Code: c, Line: int32(line), EndLine: int32(s.line),
		Start: int32(start), End: int32(end), Match: -1})
	return &s.file.Tokens[len(s.file.Tokens)-1]
}

// fail stops with an error of the characters up to and including the one before p.
func (s *scanner) fail(format string, args ...any) {
	col := s.chars(s.lineStart(), s.p)
	s.failAt(s.line, col, col, fmt.Sprintf(format, args...))
}

func (s *scanner) failAt(line, col, endCol int, msg string) {
	s.file.Err = s.file.At(source.SyntaxError, line, col, line, endCol, msg)
	s.file.Direct = len(s.modes) == 0
	panic(stop{})
}

// give stops with an error that does not overtake others.
func (s *scanner) give(kind string, col, endCol int, msg string) {
	s.file.Err = s.file.At(kind, s.line, col, s.line, endCol, msg)
	panic(stop{})
}

func (s *scanner) chars(from, to int) int {
	if !s.file.Valid {
		end := min(to, len(s.src))
		return source.Characters(s.src[from:end]) + to - end
	}
	n := 0
	for i := from; i < to; i++ {
		if i >= len(s.src) || s.src[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// run scans the whole file.
func (s *scanner) run() {
	for {
		if m := s.mode(); m != nil && !m.inField {
			s.fstring(m)
			continue
		}
		s.buf = s.lineStart()
		if s.p == s.lineStart() && len(s.open) == 0 && len(s.modes) == 0 && s.lineHead() {
			continue
		}
		if !s.rest() {
			return
		}
	}
}

// lineHead handles the indentation at the start of a logical line; it reports whether it consumed the line as blank.
func (s *scanner) lineHead() bool {
	var in indent
	var cont *indent
	for ; ; s.p++ {
		switch s.at(s.p) {
		case ' ':
			in.col++
			in.alt++
			continue
		case '\t':
			in.col = (in.col/tabSize + 1) * tabSize
			in.alt++
			continue
		case '\f':
			in = indent{}
			continue
		case '\\': // the first backslash determines the indentation of what it joins
			if cont == nil || cont.col == 0 {
				c := in
				cont = &c
			}
			s.continuation()
			s.p--
			continue
		}
		break
	}
	if s.p >= len(s.src) {
		return false
	}
	switch s.at(s.p) {
	case '#':
		if n := len(s.file.Tokens); s.typeComment() && len(s.file.Tokens) > n {
			return false
		}
		s.p += strings.IndexByte(s.src[s.p:], '\n')
		fallthrough
	case '\n':
		s.p++
		s.newline()
		return true
	}
	if cont != nil && cont.col != 0 {
		in.col = cont.col
		in.alt = cont.col
	}
	s.level(in)
	return false
}

// level emits the Indent or Dedents that lead to in.
func (s *scanner) level(in indent) {
	top := s.indent[len(s.indent)-1]
	switch {
	case in.col == top.col:
		if in.alt != top.alt {
			s.failTabs()
		}
	case in.col > top.col:
		if len(s.indent) >= maxIndent {
			s.give(source.IndentationError, 1, 0, "too many levels of indentation")
		}
		if in.alt <= top.alt {
			s.failTabs()
		}
		s.indent = append(s.indent, in)
		s.add(Indent, None, s.lineStart(), s.p, s.line)
	default:
		n := len(s.indent)
		for n > 1 && in.col < s.indent[n-1].col {
			n--
		}
		if in.col != s.indent[n-1].col {
			col := s.chars(s.lineStart(), int(s.file.Lines[s.line]))
			s.give(source.IndentationError, col, -1, "unindent does not match any outer indentation level")
		}
		if in.alt != s.indent[n-1].alt {
			s.failTabs()
		}
		for ; len(s.indent) > n; s.indent = s.indent[:len(s.indent)-1] {
			s.add(Dedent, None, s.p, s.p, s.line)
		}
	}
}

func (s *scanner) failTabs() {
	s.give(source.TabError, 1, 0, "inconsistent use of tabs and spaces in indentation")
}

// continuation passes a backslash and the newline that must follow it.
func (s *scanner) continuation() {
	if s.at(s.p+1) != '\n' {
		col := s.chars(s.buf, min(s.p+1, len(s.src))) + 1
		s.give(source.SyntaxError, col, 0, "unexpected character after line continuation character")
	}
	if s.p+2 >= len(s.src) {
		if len(s.open) > 0 {
			s.unclosed()
		}
		s.p += 2
		s.give(source.SyntaxError, s.chars(s.lineStart(), s.p), -1, "unexpected EOF while parsing")
	}
	s.p += 2
	s.newline()
}

// unclosed stops at the end of the file within brackets.
func (s *scanner) unclosed() {
	t := s.file.Tokens[s.open[len(s.open)-1]]
	l := int(t.Line)
	s.file.Err = s.file.At(source.SyntaxError, l, s.file.Column(l, int(t.Start)-s.file.Start(l))+1, l, 0,
		fmt.Sprintf("'%s' was never closed", t.Code))
	panic(stop{})
}

// end closes the file.
func (s *scanner) end() {
	if len(s.open) > 0 {
		s.unclosed()
	}
	s.line = max(len(s.file.Lines)-1, 1) // the end of the last line, not the start of another
	for ; len(s.indent) > 1; s.indent = s.indent[:len(s.indent)-1] {
		s.add(Dedent, None, s.p, s.p, s.line)
	}
	s.add(End, None, s.p, s.p, s.line)
}

// rest scans tokens to the end of the logical line, or to where an f-string's text goes on. It reports whether there is more.
func (s *scanner) rest() bool {
	comment := -1 // where the one that ends the line starts; CPython takes it for part of the Newline
	for {
		c := s.at(s.p)
		switch {
		case s.p >= len(s.src):
			s.end()
			return false
		case c == ' ' || c == '\t' || c == '\f':
			s.p++
		case c == '\n':
			s.p++
			if len(s.open) == 0 {
				if comment < 0 {
					comment = s.p - 1
				}
				s.add(Newline, None, comment, s.p-1, s.line)
				s.newline()
				return true
			}
			s.newline()
			s.buf = s.p
			comment = -1
		case c == '#' && s.typeComment():
			comment = -1
		case c == '#':
			comment = s.p
			s.p += strings.IndexByte(s.src[s.p:], '\n')
		case c == '\\':
			s.continuation()
		case nameStart(c):
			if s.name() {
				return true
			}
		case digit(c) || c == '.' && digit(s.at(s.p+1)):
			s.number()
		case c == '"' || c == '\'':
			s.string(s.p)
		default:
			if s.operator(c) {
				return true
			}
		}
	}
}

// name scans an identifier or a string with a prefix; it reports whether an f-string has begun.
func (s *scanner) name() bool {
	start := s.p
	ascii := true
	for s.p < len(s.src) && nameByte[s.src[s.p]] {
		ascii = ascii && s.src[s.p] < 0x80
		s.p++
	}
	text := s.src[start:s.p]
	if q := s.at(s.p); (q == '"' || q == '\'') && len(text) <= 2 {
		switch strings.ToLower(text) {
		case "r", "b", "u", "br", "rb":
			s.string(start)
			return false
		case "f", "fr", "rf":
			s.fstringStart(start)
			return true
		}
	}
	if !ascii {
		s.checkIdentifier(start)
	}
	s.add(Name, word(text), start, s.p, s.line)
	return false
}

// operator scans an operator or a bracket; it reports whether the text of an f-string follows.
func (s *scanner) operator(c byte) bool {
	m := s.mode()
	if m != nil && c == ':' && m.depth-1 == m.field {
		m.inField, m.spec = false, true
		s.add(Op, Colon, s.p, s.p+1, s.line)
		s.p++
		return true
	}
	code, n := operatorAt(s.src[s.p:])
	start := s.p
	s.p += n
	switch code {
	case None:
		if c < ' ' || c == 0x7F {
			s.fail("invalid non-printable character U+%04X", c)
		}
		s.add(Op, None, start, s.p, s.line)
	case LPar, LSqb, LBrace:
		if len(s.open) >= maxNesting {
			s.fail("too many nested parentheses")
		}
		s.open = append(s.open, int32(len(s.file.Tokens)))
		s.add(Op, code, start, s.p, s.line)
		if m != nil {
			m.depth++
		}
	case RPar, RSqb, RBrace:
		return s.close(m, code, start)
	default:
		s.add(Op, code, start, s.p, s.line)
	}
	return false
}

// close scans a closing bracket; it reports whether it ended a replacement field.
func (s *scanner) close(m *mode, code Code, start int) bool {
	if m != nil && m.depth == 0 && code == RBrace {
		s.fail("f-string: single '}' is not allowed")
	}
	if len(s.open) == 0 {
		s.fail("unmatched '%s'", code)
	}
	o := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	opening := s.file.Tokens[o]
	if opening.Code != code-1 {
		if m != nil && opening.Code == LBrace && m.depth-1 == m.field {
			s.fail("f-string: unmatched '%s'", code)
		}
		if int(opening.Line) != s.line {
			s.fail("closing parenthesis '%s' does not match opening parenthesis '%s' on line %d", code, opening.Code, opening.Line)
		}
		s.fail("closing parenthesis '%s' does not match opening parenthesis '%s'", code, opening.Code)
	}
	s.file.Tokens[o].Match = int32(len(s.file.Tokens))
	s.add(Op, code, start, s.p, s.line).Match = o
	if m == nil {
		return false
	}
	m.depth--
	if m.depth < 0 {
		s.fail("f-string: unmatched '%s'", code)
	}
	if code == RBrace && m.depth == m.field {
		m.field--
		m.inField, m.spec = false, false
		return true
	}
	return false
}

// operatorAt returns the longest operator that starts s, and its length. The code of a character that starts none is None.
func operatorAt(s string) (Code, int) {
	for _, o := range operators[s[0]&127] {
		if strings.HasPrefix(s, o.text) {
			return o.code, len(o.text)
		}
	}
	return None, 1
}

type operatorText struct {
	text string
	code Code
}

// operators holds, by first character, the operators, longest first.
var operators = func() (t [128][]operatorText) {
	for n := 3; n > 0; n-- {
		for c := LPar; c < False; c++ {
			if o := codeText[c]; len(o) == n {
				t[o[0]] = append(t[o[0]], operatorText{o, c})
			}
		}
	}
	return
}()
