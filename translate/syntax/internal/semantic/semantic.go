// Package semantic finds the errors that CPython's compiler reports in programs that follow the grammar: `return` outside of a
// function, a name that is declared global after it was used, a pattern that makes the following ones unreachable …
//
// CPython reports the first error it meets on several walks, so the package walks the tree as often and in the same order: the
// future imports, the symbol table (every block in turn, then the bindings of nonlocal names), and the statements as code is made
// of them.
package semantic

import (
	"fmt"

	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/syntax/source"
)

// Check returns the error that CPython reports for m, whose source is t; nil if there is none. Warnings go to warn, if it is not nil.
func Check(t *source.Text, m *ast.Module, warn func(*source.Error)) (err *source.Error) {
	r := &reporter{text: t}
	defer func() {
		switch x := recover().(type) {
		case nil:
		case found:
			err = x.err
		default:
			panic(x)
		}
	}()
	future := r.future(m)
	st := newSymtable(r, future)
	st.module(m)
	p := &placement{reporter: r, blocks: st.blocks, future: future, report: warn}
	p.module(m)
	return nil
}

// reporter makes errors.
type reporter struct{ text *source.Text }

// found is the panic that ends the walks with an error.
type found struct{ err *source.Error }

// fail ends the walks with an error at s. CPython counts bytes here.
func (r *reporter) fail(s *ast.Span, format string, args ...any) {
	panic(found{r.text.At(source.SyntaxError, int(s.Line), int(s.Col)+1, int(s.EndLine), int(s.EndCol)+1, fmt.Sprintf(format, args...))})
}

// features are those that `from __future__` knows; all but annotations have no effect any more.
var features = map[string]bool{
	"nested_scopes": true, "generators": true, "division": true, "absolute_import": true, "with_statement": true,
	"print_function": true, "unicode_literals": true, "barry_as_FLUFL": true, "generator_stop": true, "annotations": true,
}

// futures is what the future imports of a module say.
type futures struct {
	annotations bool
	imports     map[*ast.ImportFrom]bool // those at the beginning of the file
}

// future checks the imports from __future__ at the beginning of m.
func (r *reporter) future(m *ast.Module) futures {
	f := futures{imports: map[*ast.ImportFrom]bool{}}
	for i, s := range m.Body {
		if i == 0 && isDocstring(s) {
			continue
		}
		n, ok := s.(*ast.ImportFrom)
		if !ok || n.Module != "__future__" || n.Level != 0 {
			break
		}
		for _, a := range n.Names {
			msg := ""
			switch {
			case a.Name == "braces":
				msg = "not a chance"
			case !features[a.Name]:
				msg = fmt.Sprintf("future feature %.100s is not defined", a.Name)
			}
			if msg != "" {
				panic(found{r.text.At(source.SyntaxError, int(n.Line), int(n.Col)+1, int(n.Line), 0, msg)})
			}
			f.annotations = f.annotations || a.Name == "annotations"
		}
		f.imports[n] = true
	}
	return f
}

func isDocstring(s ast.Stmt) bool {
	e, ok := s.(*ast.ExprStmt)
	if !ok {
		return false
	}
	c, ok := e.Value.(*ast.Constant)
	if !ok {
		return false
	}
	_, ok = c.Value.(string)
	return ok
}
