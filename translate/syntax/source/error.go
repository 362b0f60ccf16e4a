package source

import (
	"fmt"
	"strings"
)

// The kinds of diagnostics, named after the exceptions that CPython raises for them.
const (
	SyntaxError      = "SyntaxError"
	IndentationError = "IndentationError"
	TabError         = "TabError"
	MemoryError      = "MemoryError"    // too complex to parse
	RecursionError   = "RecursionError" // too deeply nested to compile

	SyntaxWarning = "SyntaxWarning" // has a line only

	// These have no position: they are what CPython raises where it forgets to make a SyntaxError of them.
	UnicodeDecodeError = "UnicodeDecodeError"
	UnicodeEncodeError = "UnicodeEncodeError"
)

// Error is one diagnostic: CPython's message at CPython's position. Line and EndLine count from 1; Col and EndCol count
// characters from 1, as SyntaxError.offset does, and are 0 where CPython gives none.
type Error struct {
	Filename                   string
	Line, Col, EndLine, EndCol int
	Kind                       string
	Msg                        string
	Text                       string // the source line
	Late                       bool   // found after parsing: CPython then knows the source line only where it can read the file
}

// Error is "file:line:column: message".
func (e *Error) Error() string { return fmt.Sprintf("%s:%d:%d: %s", e.Filename, e.Line, e.Col, e.Msg) }

// Errors is a list of diagnostics, in the order of their positions.
type Errors []*Error

// Error is all diagnostics, one per line.
func (es Errors) Error() string {
	l := make([]string, len(es))
	for i, e := range es {
		l[i] = e.Error()
	}
	return strings.Join(l, "\n")
}

// Failf makes a diagnostic for the byte range [start, end) of t.
func (t *Text) Failf(kind string, start, end int, format string, args ...any) *Error {
	l, el := t.LineOf(start), t.LineOf(max(start, end))
	return t.At(kind, l, t.Column(l, start-t.Start(l))+1, el, t.Column(el, end-t.Start(el))+1, fmt.Sprintf(format, args...))
}

// At makes a diagnostic at a position given as in Error.
func (t *Text) At(kind string, line, col, endLine, endCol int, msg string) *Error {
	return &Error{Filename: t.Filename, Line: line, Col: col, EndLine: endLine, EndCol: endCol, Kind: kind, Msg: msg, Text: replaceBad(t.Line(line))}
}
