package semantic

import (
	"fmt"

	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/syntax/source"
)

// warn warns about what stands at s.
func (p *placement) warn(s *ast.Span, format string, args ...any) {
	if p.report != nil {
		p.report(p.text.At(source.SyntaxWarning, int(s.Line), 0, int(s.Line), 0, fmt.Sprintf(format, args...)))
	}
}

// warnAssert warns of an assertion about a tuple, which is true.
func (p *placement) warnAssert(n *ast.Assert) {
	if t, ok := n.Test.(*ast.Tuple); ok && len(t.Elts) > 0 {
		p.warn(n.Range(), "assertion is always true, perhaps remove parentheses?")
	}
}

// warnCall warns of a call of what cannot be called, in whose place a comma is missing.
func (p *placement) warnCall(f ast.Expr) {
	if t := inferredType(f); t != "" && t != "function" {
		p.warn(f.Range(), "'%s' object is not callable; perhaps you missed a comma?", t)
	}
}

// warnSubscript warns of a subscript of what has none, or has none of that type.
func (p *placement) warnSubscript(n *ast.Subscript) {
	if n.Ctx != ast.Load {
		return
	}
	t := inferredType(n.Value)
	switch t {
	case "NoneType", "ellipsis", "bool", "int", "float", "complex", "set", "generator", "function":
		p.warn(n.Value.Range(), "'%s' object is not subscriptable; perhaps you missed a comma?", t)
	case "str", "bytes", "tuple", "list":
		if i := inferredType(n.Index); i != "" && i != "int" && i != "bool" {
			p.warn(n.Value.Range(), "%s indices must be integers or slices, not %s; perhaps you missed a comma?", t, i)
		}
	}
}

// warnCompare warns of the first comparison by identity with a literal; not says that it is negated.
func (p *placement) warnCompare(n *ast.Compare, not bool) {
	left := n.Left
	for i, op := range n.Ops {
		right := n.Comparators[i]
		if op == ast.Is || op == ast.IsNot {
			t := literalType(left)
			if t == "" {
				t = literalType(right)
			}
			if t != "" {
				if (op == ast.IsNot) != not {
					p.warn(n.Range(), `"is not" with '%s' literal. Did you mean "!="?`, t)
				} else {
					p.warn(n.Range(), `"is" with '%s' literal. Did you mean "=="?`, t)
				}
				return
			}
		}
		left = right
	}
}

// literalType is the type of e if it is a literal whose identity says nothing; else "".
func literalType(e ast.Expr) string {
	switch t := constantType(e); t {
	case "NoneType", "bool", "ellipsis":
		return ""
	default:
		return t
	}
}

// not checks the operand of a not. CPython negates a comparison by identity rather than its result.
func (p *placement) not(e ast.Expr) {
	negated := true
	for {
		u, ok := e.(*ast.UnaryOp)
		if !ok || u.Op != ast.Not {
			break
		}
		e, negated = u.Operand, !negated
	}
	if c, ok := e.(*ast.Compare); ok && len(c.Ops) == 1 {
		p.warnCompare(c, negated)
		children(c, p.expr)
		return
	}
	p.expr(e)
}
