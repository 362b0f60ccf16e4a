// Package diag declares what every stage of the translation reports when it cannot go on: a position in a Python file, what is
// wrong there and what to do about it.
package diag

import (
	"fmt"
	"slices"
	"strings"
)

// Diagnostic is one finding. Lines and columns count from 1, columns in characters; the end is exclusive.
// Line 0 means that the finding concerns the whole file; EndLine 0 that no end is known.
type Diagnostic struct {
	File                       string // as shown to the user
	Line, Col, EndLine, EndCol int
	Msg                        string // what is wrong: lower case, no full stop
	Hint                       string // what to do about it; may be ""
	Warning                    bool   // the program can be translated all the same
}

// String is `file:line:col: message: hint` on one line.
func (d Diagnostic) String() string {
	var b strings.Builder
	b.WriteString(d.File)
	if d.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", d.Line, max(d.Col, 1))
	}
	b.WriteString(": ")
	if d.Warning {
		b.WriteString("warning: ")
	}
	b.WriteString(d.Msg)
	if d.Hint != "" {
		b.WriteString(": ")
		b.WriteString(d.Hint)
	}
	return b.String()
}

// List is any number of diagnostics. As an error it reads one line per diagnostic.
type List []Diagnostic

func (l List) Error() string {
	lines := make([]string, len(l))
	for i, d := range l {
		lines[i] = d.String()
	}
	return strings.Join(lines, "\n")
}

// Sort orders by file and position and drops duplicates. The entry file's diagnostics are not singled out.
func (l List) Sort() List {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Col - b.Col
	})
	return slices.Compact(l)
}

// Err is l as an error, nil when l is empty.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}
