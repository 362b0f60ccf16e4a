// Package quoted finds code that stands in strings: what exec, eval and compile may be given.
//
// It starts at the calls of these functions and asks, going backwards, which strings their first argument may be: literals, what
// names, attributes, parameters and loop variables are bound to, and what a few operations on strings whose result is known make
// of those. Names are told apart by the function they belong to, functions and attributes by name alone, over all modules of the
// program, so that a helper that compiles its argument is followed to those who call it. What it establishes: every text that this reaches
// is a Unit, parsed, or with the error that compiling it raises; and every call whose argument it cannot follow to its end is known.
package quoted

import (
	"errors"
	"strings"

	"github.com/py2go/py2go/translate/resolve"
	"github.com/py2go/py2go/translate/syntax"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// The modes of compile.
const (
	Exec   = "exec"
	Eval   = "eval"
	Single = "single"
)

// Unit is a text as code in one mode. Either Tree and Info or Err are set.
type Unit struct {
	Text, Mode string
	Line       int // where a literal of it stands in the module's source; 0 where it is put together
	Tree       *ast.Module
	Info       *resolve.Info
	Err        *syntax.Error
}

// Open is a call of exec, eval or compile of text that is known only at run time.
type Open struct {
	Span ast.Span
	Name string
}

// Parse makes the unit of a text.
func Parse(text, mode string, line int) *Unit {
	u := &Unit{Text: text, Mode: mode, Line: line}
	tree, err := syntax.Parse("<string>", []byte(text))
	if err == nil {
		u.Tree = tree
		u.Err = checkMode(u)
	} else {
		u.Err = firstError(err)
		if mode == Eval && u.Err.Msg == "invalid syntax" && atEnd(text, u.Err) {
			u.Err.Col, u.Err.EndCol = 0, 0
		}
	}
	if u.Err == nil {
		u.Info, err = resolve.Resolve(tree)
		var re *resolve.Error
		if errors.As(err, &re) {
			u.Err = at(text, re.Span, re.Msg)
			u.Err.Late = true
		}
	}
	if e := u.Err; e != nil {
		u.Tree, u.Info = nil, nil
		if e.Late {
			e.Text = ""
		}
		if lines := strings.Count(text, "\n"); e.Text != "" && !strings.HasSuffix(e.Text, "\n") && (mode == Exec || e.Line <= lines) {
			e.Text += "\n"
		}
	}
	return u
}

// atEnd reports whether e is that text, which no line end follows, ends too early. CPython says so of an expression in column 0.
func atEnd(text string, e *syntax.Error) bool {
	lines := strings.Split(text, "\n")
	last := strings.TrimRight(lines[len(lines)-1], " \t")
	return last != "" && e.Line == len(lines) && e.Col > len([]rune(last))
}

func firstError(err error) *syntax.Error {
	var list syntax.Errors
	var one *syntax.Error
	switch {
	case errors.As(err, &list) && len(list) > 0:
		return list[0]
	case errors.As(err, &one):
		return one
	}
	return &syntax.Error{Kind: "SyntaxError", Msg: err.Error()}
}

// at is an error at a span of text, whose columns count bytes.
func at(text string, s ast.Span, msg string) *syntax.Error {
	lines := strings.Split(text, "\n")
	line := func(n int32) string {
		if n < 1 || int(n) > len(lines) {
			return ""
		}
		return lines[n-1]
	}
	col := func(n, c int32) int {
		l := line(n)
		return len([]rune(l[:min(int(c), len(l))])) + 1
	}
	return &syntax.Error{Kind: "SyntaxError", Msg: msg, Text: line(s.Line), Line: int(s.Line), Col: col(s.Line, s.Col), EndLine: int(s.EndLine), EndCol: col(s.EndLine, s.EndCol)}
}

// checkMode is what is wrong with a module's text as an expression or as a single statement; nil if nothing is.
func checkMode(u *Unit) *syntax.Error {
	body := u.Tree.Body
	switch u.Mode {
	case Eval:
		if len(body) == 0 {
			return &syntax.Error{Kind: "SyntaxError", Msg: "invalid syntax", Line: 0, Col: 0, Text: ""}
		}
		e, ok := body[0].(*ast.ExprStmt)
		if ok {
			switch e.Value.(type) {
			case *ast.Starred, *ast.Yield, *ast.YieldFrom:
				ok = false
			}
		}
		if !ok {
			return at(u.Text, wrongToken(u.Text, body[0]), "invalid syntax")
		}
		if len(body) > 1 && body[1].Range().Line == body[0].Range().EndLine {
			end := *body[0].Range() // where a semicolon stands
			line := strings.Split(u.Text, "\n")[end.EndLine-1]
			end.Line, end.Col = end.EndLine, end.EndCol+int32(strings.IndexByte(line[end.EndCol:], ';'))
			end.EndCol = end.Col + 1
			return at(u.Text, end, "invalid syntax")
		}
		if len(body) > 1 {
			return at(u.Text, wrongToken(u.Text, body[1]), "invalid syntax")
		}
	case Single:
		if len(body) == 0 {
			return &syntax.Error{Kind: "SyntaxError", Msg: "invalid syntax", Line: 0, Col: 0, Text: ""}
		}
		if len(body) > 1 && body[1].Range().Line != body[0].Range().Line {
			s := *body[0].Range()
			s.EndLine, s.EndCol = s.Line, s.Col
			return at(u.Text, s, "multiple statements found while compiling a single statement")
		}
	}
	return nil
}

// wrongToken is the first token of a statement that cannot be in an expression.
func wrongToken(text string, s ast.Stmt) ast.Span {
	span := *s.Range()
	after := func(e ast.Expr) ast.Span {
		r := *e.Range()
		line := strings.Split(text, "\n")[r.EndLine-1]
		rest := line[min(int(r.EndCol), len(line)):]
		col := r.EndCol + int32(len(rest)-len(strings.TrimLeft(rest, " \t")))
		width := int32(1)
		if _, aug := s.(*ast.AugAssign); aug {
			width = int32(strings.IndexByte(strings.TrimLeft(rest, " \t"), '=') + 1)
		}
		return ast.Span{Line: r.EndLine, Col: col, EndLine: r.EndLine, EndCol: col + width}
	}
	switch s := s.(type) {
	case *ast.Assign:
		return after(s.Targets[0])
	case *ast.AugAssign:
		return after(s.Target)
	case *ast.AnnAssign:
		return after(s.Target)
	}
	line := strings.Split(text, "\n")[span.Line-1]
	n := int(span.Col)
	for n < len(line) && (line[n] == '_' || line[n] >= 'a' && line[n] <= 'z' || line[n] >= 'A' && line[n] <= 'Z' || line[n] >= '0' && line[n] <= '9') {
		n++
	}
	if n == int(span.Col) {
		n++
	}
	return ast.Span{Line: span.Line, Col: span.Col, EndLine: span.Line, EndCol: int32(n)}
}
