package syntax

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// DumpIndent is how far `python -m ast` indents each level.
const DumpIndent = 3

// Dump prints the tree as Python 3.13's ast module does, each level indented by so many spaces: as `python -m ast -i INDENT FILE`
// or, with positions, `python -m ast -a -i INDENT FILE`.
func Dump(w io.Writer, m *ast.Module, attributes bool, indent int) error {
	d := &dumper{w: bufio.NewWriter(w), attributes: attributes, indent: strings.Repeat(" ", indent)}
	d.node(describe(m), 0)
	d.w.WriteByte('\n')
	return d.w.Flush() // keeps the first error of all writes
}

// description is a node as ast.dump sees it: the name of its class, its fields in order and its position, if it has one.
type description struct {
	class  string
	fields []dumpField
	span   *ast.Span
}

// dumpField is a field of a node. Its value is a string, which is printed as it is, a description or a list of either; fields
// that are absent are not described at all.
type dumpField struct {
	name  string
	value any
}

type dumper struct {
	w          *bufio.Writer
	attributes bool
	indent     string
}

func (d *dumper) line(level int) {
	d.w.WriteByte('\n')
	for range level {
		d.w.WriteString(d.indent)
	}
}

// empty reports whether n prints as a name and nothing in parentheses.
func (d *dumper) empty(n *description) bool {
	return len(n.fields) == 0 && (n.span == nil || !d.attributes)
}

// short reports whether n goes on one line: it has three fields at most and these hold nothing but scalars and empty nodes.
func (d *dumper) short(n *description) bool {
	if len(n.fields) > 3 || n.span != nil && d.attributes {
		return false
	}
	for _, f := range n.fields {
		switch v := f.value.(type) {
		case *description:
			if !d.empty(v) {
				return false
			}
		case []any:
			return false
		}
	}
	return true
}

func (d *dumper) node(n *description, level int) {
	d.w.WriteString(n.class)
	d.w.WriteByte('(')
	short := d.short(n)
	level++
	first := true
	next := func(name string) {
		if !first {
			d.w.WriteByte(',')
		}
		if !short {
			d.line(level)
		} else if !first {
			d.w.WriteByte(' ')
		}
		first = false
		d.w.WriteString(name)
		d.w.WriteByte('=')
	}
	for _, f := range n.fields {
		next(f.name)
		d.value(f.value, level)
	}
	if n.span != nil && d.attributes {
		for _, a := range []struct {
			name  string
			value int32
		}{{"lineno", n.span.Line}, {"col_offset", n.span.Col}, {"end_lineno", n.span.EndLine}, {"end_col_offset", n.span.EndCol}} {
			next(a.name)
			d.w.WriteString(strconv.Itoa(int(a.value)))
		}
	}
	d.w.WriteByte(')')
}

func (d *dumper) value(v any, level int) {
	switch v := v.(type) {
	case string:
		d.w.WriteString(v)
	case *description:
		d.node(v, level)
	case []any:
		d.w.WriteByte('[')
		for i, x := range v {
			if i > 0 {
				d.w.WriteByte(',')
			}
			d.line(level + 1)
			d.value(x, level+1)
		}
		d.w.WriteByte(']')
	}
}
