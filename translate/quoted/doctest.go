package quoted

import (
	"reflect"
	"strings"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file finds the examples of doctests: every string literal of a program that imports doctest is searched for them, whether it is
// a docstring, an entry of __test__ or anything else.

func (f *finder) examples(m *Module) {
	v := &literals{m: m}
	v.walk(reflect.ValueOf(m.Tree.Body))
}

type literals struct{ m *Module }

func (l *literals) walk(x reflect.Value) {
	switch x.Kind() {
	case reflect.Pointer:
		if x.IsNil() || x.Type().Elem().PkgPath() != astPackage {
			return
		}
		if c, ok := x.Interface().(*ast.Constant); ok {
			if s, ok := c.Value.(string); ok && strings.Contains(s, ">>>") {
				for _, src := range Examples(s) {
					l.m.add(src, Single, &ast.Pass{})
				}
			}
			return
		}
		l.walk(x.Elem())
	case reflect.Interface:
		if !x.IsNil() {
			l.walk(x.Elem())
		}
	case reflect.Struct:
		for i := range x.NumField() {
			l.walk(x.Field(i))
		}
	case reflect.Slice:
		for i := range x.Len() {
			l.walk(x.Index(i))
		}
	}
}

// Examples are the sources of the interactive examples in a text, each as doctest compiles it: without indentation and prompts, and
// with a newline at its end.
func Examples(text string) []string {
	var out []string
	lines := strings.Split(expandTabs(text), "\n")
	for i := 0; i < len(lines); i++ {
		rest := strings.TrimLeft(lines[i], " ")
		indent := lines[i][:len(lines[i])-len(rest)]
		if !isPrompt(rest, ">>>") {
			continue
		}
		src := []string{afterPrompt(rest)}
		for i+1 < len(lines) && strings.HasPrefix(lines[i+1], indent) && isPrompt(lines[i+1][len(indent):], "...") {
			i++
			src = append(src, afterPrompt(lines[i][len(indent):]))
		}
		text := strings.Join(src, "\n")
		if !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		out = append(out, text)
	}
	return out
}

func isPrompt(line, prompt string) bool {
	return line == prompt || strings.HasPrefix(line, prompt+" ")
}

func afterPrompt(line string) string {
	if len(line) < 4 {
		return ""
	}
	return line[4:]
}

func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	col := 0
	for _, r := range s {
		switch r {
		case '\t':
			n := 8 - col%8
			b.WriteString(strings.Repeat(" ", n))
			col += n
		case '\n':
			b.WriteRune(r)
			col = 0
		default:
			b.WriteRune(r)
			col++
		}
	}
	return b.String()
}
