// Package source holds the text of a Python module: decoding from bytes as PEP 263 asks, the table of lines, and the diagnostics
// that refer to them.
package source

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Text is decoded source. Newlines are "\n" whatever they were in the file, there is no byte order mark, and Text ends in "\n"
// unless it is empty.
type Text struct {
	Filename string
	Src      string
	// Lines holds the byte offset of the start of every line, and last the length of Src.
	Lines []int32
	// Valid says that Src is UTF-8. Where it is not, the parser objects, but not to what is in comments.
	Valid bool
}

// New wraps decoded text.
func New(filename, src string) *Text {
	if src != "" && src[len(src)-1] != '\n' {
		src += "\n"
	}
	t := &Text{Filename: filename, Src: src, Lines: make([]int32, 1, len(src)/32+2), Valid: utf8.ValidString(src)}
	for p := 0; p < len(src); {
		k := strings.IndexByte(src[p:], '\n')
		p += k + 1
		t.Lines = append(t.Lines, int32(p))
	}
	return t
}

// LineOf returns the number, from 1, of the line that holds byte offset off.
func (t *Text) LineOf(off int) int {
	n := sort.Search(len(t.Lines), func(i int) bool { return int(t.Lines[i]) > off })
	return min(n, max(len(t.Lines)-1, 1))
}

// Line returns line n, from 1, without its newline; "" where there is no such line.
func (t *Text) Line(n int) string {
	if n < 1 || n >= len(t.Lines) {
		return ""
	}
	return strings.TrimSuffix(t.Src[t.Lines[n-1]:t.Lines[n]], "\n")
}

// Start is the byte offset of line n, from 1.
func (t *Text) Start(n int) int { return int(t.Lines[min(n, len(t.Lines))-1]) }

// Column converts a byte column of line n to a column in characters, both from 0.
func (t *Text) Column(n, byteCol int) int {
	l := t.Line(n)
	if t.Valid {
		return t.characters(l, byteCol)
	}
	return t.characters(l, byteCol+1) - 1
}

// Consumed is how many characters of line n the first byteCol bytes are, for an error at a name that is not UTF-8.
func (t *Text) Consumed(n, byteCol int) int { return t.characters(t.Line(n), byteCol) }
