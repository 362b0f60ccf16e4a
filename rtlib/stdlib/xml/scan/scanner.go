// Package scan reads XML with namespaces piece by piece, as the C library does that CPython has: it knows what may follow what, and says
// what is wrong in that library's words and at its places, which encoding/xml does not.
package scan

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Event is something that a document holds.
type Event struct {
	Kind  Kind
	Name  string      // of an element or instruction, {uri}local for the former; the prefix of a namespace
	Text  string      // text, comment, what follows the target of an instruction; the URI of a namespace
	Attrs [][2]string // of a start
}

// Kind says which sort of event it is.
type Kind int

// The kinds.
const (
	Start Kind = iota
	End
	Data
	Comment
	Instruction
	StartNamespace
	EndNamespace
)

// Error is what makes a document not well-formed: a message, its number and its place. Lines count from 1, columns from 0.
type Error struct {
	Message            string
	Code, Line, Column int
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s: line %d, column %d", e.Message, e.Line, e.Column)
}

// The errors, by their numbers.
var messages = map[int]string{
	2: "syntax error", 3: "no element found", 4: "not well-formed (invalid token)", 5: "unclosed token", 7: "mismatched tag",
	8: "duplicate attribute", 9: "junk after document element", 11: "undefined entity", 14: "reference to invalid character number",
	17: "XML or text declaration not at start of entity", 20: "unclosed CDATA section", 27: "unbound prefix",
	28: "must not undeclare prefix", 30: "XML declaration not well-formed", 43: "limit on input amplification factor (from DTD and entities) breached",
}

const (
	errSyntax, errNoElement, errToken, errUnclosed, errMismatch, errDuplicate, errJunk                   = 2, 3, 4, 5, 7, 8, 9
	errEntity, errCharNumber, errMisplacedDecl, errCData, errPrefix, errUndeclare, errDecl, errAmplified = 11, 14, 17, 20, 27, 28, 30, 43
)

const maxExpansions = 100000 // of entities whose text holds markup

type element struct {
	raw, name  string
	namespaces int // how many it declares
}

// Scanner is the state between pieces.
type Scanner struct {
	rest         string // what has not been read
	line, column int    // where rest begins
	began        bool   // something has been read
	rooted       bool   // the root has begun
	open         []element
	scope        [][2]string // prefixes and URIs, innermost last
	entities     map[string]string
	expansions   int
	events       []Event
}

// New is a scanner at the beginning of a document.
func New() *Scanner {
	return &Scanner{line: 1, scope: [][2]string{{"xml", "http://www.w3.org/XML/1998/namespace"}}}
}

// more is the sign that a token is not complete yet.
type more struct{ code int }

func (m *more) Error() string { return "incomplete" }

// Feed reads a piece, the last one if final, and gives what could be told from it. An error comes with what stands before it.
func (s *Scanner) Feed(piece string, final bool) ([]Event, *Error) {
	s.rest += piece
	s.events = nil
	for {
		if s.rest == "" {
			if final && (!s.rooted || len(s.open) > 0) {
				return s.events, s.fail(0, errNoElement)
			}
			return s.events, nil
		}
		err := s.token(final)
		switch err := err.(type) {
		case nil:
		case *more:
			if !final {
				return s.events, nil
			}
			at := 0
			if err.code == errCData {
				at = len(s.rest)
			}
			return s.events, s.fail(at, err.code)
		case *Error:
			return s.events, err
		}
	}
}

// fail is an error at an offset into rest.
func (s *Scanner) fail(at, code int) *Error {
	line, column := after(s.rest[:at], s.line, s.column)
	return &Error{messages[code], code, line, column}
}

// Fail is the error where the scanner stands.
func (s *Scanner) Fail() *Error { return s.fail(len(s.rest), errToken) }

func after(text string, line, column int) (int, int) {
	if n := strings.Count(text, "\n"); n > 0 {
		line += n
		column = 0
		text = text[strings.LastIndexByte(text, '\n')+1:]
	}
	return line, column + utf8.RuneCountInString(text)
}

// skip goes past n bytes.
func (s *Scanner) skip(n int) {
	s.line, s.column = after(s.rest[:n], s.line, s.column)
	s.rest = s.rest[n:]
	s.began = true
}

func (s *Scanner) emit(e Event) { s.events = append(s.events, e) }

// token reads one.
func (s *Scanner) token(final bool) error {
	c := s.rest[0]
	switch {
	case c == '<':
		return s.markup()
	case len(s.open) > 0 && c == '&':
		return s.reference()
	case len(s.open) > 0:
		return s.text(final)
	}
	n := len(s.rest) - len(strings.TrimLeft(s.rest, " \t\r\n"))
	switch {
	case n > 0:
		s.skip(n)
		return nil
	case s.rooted:
		return s.fail(0, errJunk)
	case c == '&':
		return s.fail(0, errToken)
	}
	return s.fail(0, errSyntax)
}

func (s *Scanner) text(final bool) error {
	end := strings.IndexAny(s.rest, "<&")
	if end < 0 {
		end = len(s.rest)
		if !final && (s.rest[end-1] == ']' || s.rest[end-1] == '\r') {
			if end = len(strings.TrimRight(s.rest, "]\r")); end == 0 {
				return &more{errToken}
			}
		}
	}
	t := s.rest[:end]
	if i := strings.Index(t, "]]>"); i >= 0 {
		return s.fail(i+2, errToken)
	}
	if i := illegal(t); i >= 0 {
		return s.fail(i, errToken)
	}
	s.emit(Event{Kind: Data, Text: lines(t)})
	s.skip(end)
	return nil
}

// illegal is where the first character is that no document may hold, or -1.
func illegal(t string) int {
	return strings.IndexFunc(t, func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
	})
}

// lines makes every line end a newline.
func lines(t string) string {
	if !strings.Contains(t, "\r") {
		return t
	}
	return strings.ReplaceAll(strings.ReplaceAll(t, "\r\n", "\n"), "\r", "\n")
}

// markup reads what begins with <.
func (s *Scanner) markup() error {
	if len(s.rest) < 2 {
		return &more{errUnclosed}
	}
	switch c := s.rest[1]; {
	case c == '!':
		return s.declaration()
	case c == '?':
		return s.instruction()
	case c == '/':
		return s.end()
	case nameStart(s.rest[1:]):
		return s.start()
	}
	return s.fail(1, errToken)
}

func (s *Scanner) declaration() error {
	for _, form := range []struct {
		opening string
		allowed bool
		read    func() error
	}{{"<!--", true, s.comment}, {"<![CDATA[", len(s.open) > 0, s.cdata}, {"<!DOCTYPE", !s.rooted, s.doctype}} {
		if form.allowed && strings.HasPrefix(s.rest, form.opening) {
			return form.read()
		}
		if form.allowed && strings.HasPrefix(form.opening, s.rest) {
			return &more{errUnclosed}
		}
	}
	return s.fail(2, errToken)
}

func (s *Scanner) comment() error {
	i := strings.Index(s.rest[4:], "--")
	if i < 0 || 4+i+2 >= len(s.rest) {
		return &more{errUnclosed}
	}
	if s.rest[4+i+2] != '>' {
		return s.fail(4+i+2, errToken)
	}
	s.emit(Event{Kind: Comment, Text: lines(s.rest[4 : 4+i])})
	s.skip(4 + i + 3)
	return nil
}

func (s *Scanner) cdata() error {
	i := strings.Index(s.rest, "]]>")
	if i < 0 {
		return &more{errCData}
	}
	if j := illegal(s.rest[:i]); j >= 0 {
		return s.fail(j, errToken)
	}
	if i > 9 {
		s.emit(Event{Kind: Data, Text: lines(s.rest[9:i])})
	}
	s.skip(i + 3)
	return nil
}

func (s *Scanner) instruction() error {
	i := strings.Index(s.rest, "?>")
	if i < 0 {
		return &more{errUnclosed}
	}
	n := nameLen(s.rest[2:i])
	target, text := s.rest[2:2+n], s.rest[2+n:i]
	if n == 0 || text != "" && !blank(text[0]) {
		return s.fail(2+n, errToken)
	}
	if target == "xml" {
		if s.began {
			return s.fail(0, errMisplacedDecl)
		}
		if !strings.Contains(text, "version") {
			return s.fail(5, errDecl)
		}
	} else {
		s.emit(Event{Kind: Instruction, Name: target, Text: lines(strings.TrimLeft(text, " \t\r\n"))})
	}
	s.skip(i + 2)
	return nil
}

func (s *Scanner) end() error {
	n := nameLen(s.rest[2:])
	i := 2 + n + blanks(s.rest[2+n:])
	switch {
	case len(s.open) == 0:
		return s.fail(1, errToken)
	case i == len(s.rest):
		return &more{errUnclosed}
	case n == 0 || s.rest[i] != '>':
		return s.fail(i, errToken)
	}
	e := s.open[len(s.open)-1]
	if e.raw != s.rest[2:2+n] {
		return s.fail(2, errMismatch)
	}
	s.close(e)
	s.skip(i + 1)
	return nil
}

func (s *Scanner) close(e element) {
	s.emit(Event{Kind: End, Name: e.name})
	for range e.namespaces {
		s.emit(Event{Kind: EndNamespace})
	}
	s.scope = s.scope[:len(s.scope)-e.namespaces]
	s.open = s.open[:len(s.open)-1]
}

func (s *Scanner) start() error {
	if s.rooted && len(s.open) == 0 {
		return s.fail(0, errJunk)
	}
	i := 1 + nameLen(s.rest[1:])
	e := element{raw: s.rest[1:i]}
	var attrs [][2]string
	for {
		gap := blanks(s.rest[i:])
		i += gap
		if i == len(s.rest) {
			return &more{errUnclosed}
		}
		c := s.rest[i]
		if c == '>' || c == '/' {
			break
		}
		n := nameLen(s.rest[i:])
		if n == 0 || gap == 0 {
			return s.fail(i, errToken)
		}
		name, at := s.rest[i:i+n], i
		i += n
		i += blanks(s.rest[i:])
		if i == len(s.rest) {
			return &more{errUnclosed}
		}
		if s.rest[i] != '=' {
			return s.fail(i, errToken)
		}
		i++
		i += blanks(s.rest[i:])
		if i == len(s.rest) {
			return &more{errUnclosed}
		}
		quote := s.rest[i]
		if quote != '"' && quote != '\'' {
			return s.fail(i, errToken)
		}
		i++
		size := strings.IndexByte(s.rest[i:], quote)
		if size < 0 {
			return &more{errUnclosed}
		}
		value, err := s.attribute(i, i+size)
		if err != nil {
			return err
		}
		i += size + 1
		for _, a := range attrs {
			if a[0] == name {
				return s.fail(at, errDuplicate)
			}
		}
		attrs = append(attrs, [2]string{name, value})
	}
	empty := s.rest[i] == '/'
	if empty {
		if i++; i == len(s.rest) {
			return &more{errUnclosed}
		}
		if s.rest[i] != '>' {
			return s.fail(i, errToken)
		}
	}
	ev, err := s.resolve(&e, attrs)
	if err != nil {
		return err
	}
	s.rooted = true
	s.emit(ev)
	s.open = append(s.open, e)
	if empty {
		s.close(e)
	}
	s.skip(i + 1)
	return nil
}

// attribute is the value that stands between two offsets.
func (s *Scanner) attribute(from, to int) (string, error) {
	t := s.rest[from:to]
	if i := strings.IndexByte(t, '<'); i >= 0 {
		return "", s.fail(from+i, errToken)
	}
	if i := illegal(t); i >= 0 {
		return "", s.fail(from+i, errToken)
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(t, '&')
		if i < 0 {
			break
		}
		b.WriteString(spaces.Replace(t[:i]))
		at := to - len(t) + i
		text, n, err := s.expand(at)
		if e, ok := err.(*Error); ok && (e.Code == errEntity || e.Code == errCharNumber) {
			err = s.fail(0, e.Code)
		}
		if err != nil {
			return "", err
		}
		b.WriteString(text)
		t = t[i+n:]
	}
	b.WriteString(spaces.Replace(t))
	return b.String(), nil
}

var spaces = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ", "\t", " ")

// resolve declares the namespaces of a start and replaces prefixes.
func (s *Scanner) resolve(e *element, attrs [][2]string) (Event, error) {
	var own [][2]string
	for _, a := range attrs {
		prefix, isDecl := strings.CutPrefix(a[0], "xmlns:")
		if a[0] == "xmlns" {
			prefix, isDecl = "", true
		}
		if !isDecl {
			own = append(own, a)
			continue
		}
		if a[1] == "" && prefix != "" {
			return Event{}, s.fail(0, errUndeclare)
		}
		s.scope = append(s.scope, [2]string{prefix, a[1]})
		s.emit(Event{Kind: StartNamespace, Name: prefix, Text: a[1]})
		e.namespaces++
	}
	var ok bool
	if e.name, ok = s.qualified(e.raw, true); !ok {
		return Event{}, s.fail(0, errPrefix)
	}
	for i := range own {
		if own[i][0], ok = s.qualified(own[i][0], false); !ok {
			return Event{}, s.fail(0, errPrefix)
		}
	}
	return Event{Kind: Start, Name: e.name, Attrs: own}, nil
}

// qualified is a name with its namespace; without a prefix, an element has the default one.
func (s *Scanner) qualified(name string, isElement bool) (string, bool) {
	prefix, local, has := strings.Cut(name, ":")
	if !has {
		prefix, local = "", name
		if !isElement {
			return name, true
		}
	}
	for i := len(s.scope) - 1; i >= 0; i-- {
		if s.scope[i][0] == prefix {
			if s.scope[i][1] == "" {
				return local, true
			}
			return "{" + s.scope[i][1] + "}" + local, true
		}
	}
	return name, prefix == ""
}
