package irbuild

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file writes expressions back as text, the way CPython keeps annotations under `from __future__ import annotations`: normalised
// spacing, single quotes, and only the parentheses that precedence needs.

// The precedences, loosest first.
const (
	precTuple = iota
	precNamed
	precTest
	precOr
	precAnd
	precNot
	precCompare
	precBitOr
	precBitXor
	precBitAnd
	precShift
	precArith
	precTerm
	precFactor
	precPower
	precAwait
	precAtom
)

var binaryText = map[ast.Operator]struct {
	text string
	prec int
}{
	ast.Add: {"+", precArith}, ast.Sub: {"-", precArith}, ast.Mult: {"*", precTerm}, ast.MatMult: {"@", precTerm}, ast.Div: {"/", precTerm},
	ast.Mod: {"%", precTerm}, ast.FloorDiv: {"//", precTerm}, ast.LShift: {"<<", precShift}, ast.RShift: {">>", precShift},
	ast.BitOr: {"|", precBitOr}, ast.BitXor: {"^", precBitXor}, ast.BitAnd: {"&", precBitAnd}, ast.Pow: {"**", precPower},
}

var compareText = map[ast.Operator]string{
	ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}

func unparse(e ast.Expr) string {
	u := &unparser{}
	u.expr(e, precTuple)
	return u.b.String()
}

type unparser struct{ b strings.Builder }

func (u *unparser) text(s string) { u.b.WriteString(s) }

// expr writes e, in parentheses if it binds looser than prec.
func (u *unparser) expr(e ast.Expr, prec int) {
	paren := func(own int, write func()) {
		if own < prec {
			u.text("(")
			defer u.text(")")
		}
		write()
	}
	switch e := e.(type) {
	case *ast.Constant:
		u.constant(e)
	case *ast.Name:
		u.text(e.Id)
	case *ast.Attribute:
		u.expr(e.Value, precAtom)
		if c, ok := e.Value.(*ast.Constant); ok {
			if _, isInt := c.Value.(*big.Int); isInt {
				u.text(" ")
			}
		}
		u.text("." + e.Attr)
	case *ast.Subscript:
		u.expr(e.Value, precAtom)
		u.text("[")
		if t, ok := e.Index.(*ast.Tuple); ok && len(t.Elts) > 0 {
			u.elements(t.Elts)
			if len(t.Elts) == 1 {
				u.text(",")
			}
		} else {
			u.expr(e.Index, precTuple)
		}
		u.text("]")
	case *ast.BinOp:
		op := binaryText[e.Op]
		left, right := op.prec, op.prec+1
		if e.Op == ast.Pow {
			left, right = op.prec+1, op.prec
		}
		paren(op.prec, func() {
			u.expr(e.Left, left)
			u.text(" " + op.text + " ")
			u.expr(e.Right, right)
		})
	case *ast.UnaryOp:
		own, text := precFactor, map[ast.Operator]string{ast.Invert: "~", ast.UAdd: "+", ast.USub: "-", ast.Not: "not "}[e.Op]
		if e.Op == ast.Not {
			own = precNot
		}
		paren(own, func() {
			u.text(text)
			u.expr(e.Operand, own)
		})
	case *ast.BoolOp:
		own, text := precAnd, " and "
		if e.Op == ast.Or {
			own, text = precOr, " or "
		}
		paren(own, func() {
			for i, v := range e.Values {
				if i > 0 {
					u.text(text)
				}
				u.expr(v, own+1)
			}
		})
	case *ast.Compare:
		paren(precCompare, func() {
			u.expr(e.Left, precCompare+1)
			for i, c := range e.Comparators {
				u.text(" " + compareText[e.Ops[i]] + " ")
				u.expr(c, precCompare+1)
			}
		})
	case *ast.IfExp:
		paren(precTest, func() {
			u.expr(e.Body, precTest+1)
			u.text(" if ")
			u.expr(e.Test, precTest+1)
			u.text(" else ")
			u.expr(e.Else, precTest)
		})
	case *ast.NamedExpr:
		paren(precNamed, func() {
			u.expr(e.Target, precAtom)
			u.text(" := ")
			u.expr(e.Value, precAtom)
		})
	case *ast.Lambda:
		paren(precTest, func() {
			u.text("lambda")
			if p := parameters(e.Args); p != "" {
				u.text(" " + p)
			}
			u.text(": ")
			u.expr(e.Body, precTest)
		})
	case *ast.Await:
		paren(precAwait, func() {
			u.text("await ")
			u.expr(e.Value, precAtom)
		})
	case *ast.Yield:
		u.text("(yield")
		if e.Value != nil {
			u.text(" ")
			u.expr(e.Value, precTuple)
		}
		u.text(")")
	case *ast.YieldFrom:
		u.text("(yield from ")
		u.expr(e.Value, precTest)
		u.text(")")
	case *ast.Call:
		u.expr(e.Func, precAtom)
		u.text("(")
		u.elements(e.Args)
		for i, k := range e.Keywords {
			if i > 0 || len(e.Args) > 0 {
				u.text(", ")
			}
			if k.Name == "" {
				u.text("**")
			} else {
				u.text(k.Name + "=")
			}
			u.expr(k.Value, precTest)
		}
		u.text(")")
	case *ast.Starred:
		u.text("*")
		u.expr(e.Value, precBitOr)
	case *ast.Tuple:
		if len(e.Elts) == 0 {
			u.text("()")
			return
		}
		paren(precTuple, func() {
			u.elements(e.Elts)
			if len(e.Elts) == 1 {
				u.text(",")
			}
		})
	case *ast.List:
		u.text("[")
		u.elements(e.Elts)
		u.text("]")
	case *ast.Set:
		u.text("{")
		u.elements(e.Elts)
		u.text("}")
	case *ast.Dict:
		u.text("{")
		for i, k := range e.Keys {
			if i > 0 {
				u.text(", ")
			}
			if k == nil {
				u.text("**")
				u.expr(e.Values[i], precBitOr)
				continue
			}
			u.expr(k, precTest)
			u.text(": ")
			u.expr(e.Values[i], precTest)
		}
		u.text("}")
	case *ast.Slice:
		if e.Lower != nil {
			u.expr(e.Lower, precTest)
		}
		u.text(":")
		if e.Upper != nil {
			u.expr(e.Upper, precTest)
		}
		if e.Step != nil {
			u.text(":")
			u.expr(e.Step, precTest)
		}
	case *ast.ListComp:
		u.comp("[", "]", e.Generators, func() { u.expr(e.Elt, precTest) })
	case *ast.SetComp:
		u.comp("{", "}", e.Generators, func() { u.expr(e.Elt, precTest) })
	case *ast.GeneratorExp:
		u.comp("(", ")", e.Generators, func() { u.expr(e.Elt, precTest) })
	case *ast.DictComp:
		u.comp("{", "}", e.Generators, func() {
			u.expr(e.Key, precTest)
			u.text(": ")
			u.expr(e.Value, precTest)
		})
	case *ast.JoinedStr:
		u.text("f" + quote(formatText(e), false))
	case *ast.FormattedValue:
		u.text("f" + quote(fieldText(e), false))
	}
}

func (u *unparser) elements(es []ast.Expr) {
	for i, e := range es {
		if i > 0 {
			u.text(", ")
		}
		u.expr(e, precTest)
	}
}

func (u *unparser) comp(open, shut string, gens []*ast.Comprehension, elt func()) {
	u.text(open)
	elt()
	for _, g := range gens {
		if g.Async {
			u.text(" async")
		}
		u.text(" for ")
		u.expr(g.Target, precTuple)
		u.text(" in ")
		u.expr(g.Iter, precTest+1)
		for _, c := range g.Ifs {
			u.text(" if ")
			u.expr(c, precTest+1)
		}
	}
	u.text(shut)
}

func parameters(a *ast.Arguments) string {
	var parts []string
	all := append(append([]*ast.Arg{}, a.PosOnly...), a.Args...)
	for i, p := range all {
		text := p.Name
		if d := i - (len(all) - len(a.Defaults)); d >= 0 {
			text += "=" + unparse(a.Defaults[d])
		}
		parts = append(parts, text)
		if i+1 == len(a.PosOnly) {
			parts = append(parts, "/")
		}
	}
	if a.Vararg != nil {
		parts = append(parts, "*"+a.Vararg.Name)
	} else if len(a.KwOnly) > 0 {
		parts = append(parts, "*")
	}
	for i, p := range a.KwOnly {
		text := p.Name
		if d := a.KwDefaults[i]; d != nil {
			text += "=" + unparse(d)
		}
		parts = append(parts, text)
	}
	if a.Kwarg != nil {
		parts = append(parts, "**"+a.Kwarg.Name)
	}
	return strings.Join(parts, ", ")
}

func (u *unparser) constant(c *ast.Constant) {
	switch v := c.Value.(type) {
	case nil:
		u.text("None")
	case bool:
		u.text(map[bool]string{true: "True", false: "False"}[v])
	case *big.Int:
		u.text(v.String())
	case float64:
		u.text(floatText(v))
	case complex128:
		u.text(floatText(imag(v)) + "j")
	case string:
		u.text(c.Kind + quote(v, false))
	case ast.Bytes:
		u.text("b" + quote(string(v), true))
	case ast.EllipsisValue:
		u.text("...")
	}
}

func floatText(f float64) string {
	s := strconv.FormatFloat(f, 'g', -1, 64)
	switch {
	case s == "+Inf":
		return "1e309"
	case !strings.ContainsAny(s, ".e"):
		return s + ".0"
	}
	return s
}

// quote is Python's repr of a string or bytes literal.
func quote(s string, bytes bool) string {
	q := byte('\'')
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		q = '"'
	}
	var b strings.Builder
	b.WriteByte(q)
	for i, r := range s {
		switch {
		case r == rune(q) || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case bytes && s[i] >= 0x7f, r < ' ', r == 0x7f:
			const hex = "0123456789abcdef"
			b.WriteString(`\x`)
			b.WriteByte(hex[s[i]>>4])
			b.WriteByte(hex[s[i]&15])
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte(q)
	return b.String()
}

func formatText(e *ast.JoinedStr) string {
	var b strings.Builder
	for _, v := range e.Values {
		switch v := v.(type) {
		case *ast.Constant:
			s, _ := v.Value.(string)
			b.WriteString(strings.NewReplacer("{", "{{", "}", "}}").Replace(s))
		case *ast.FormattedValue:
			b.WriteString(fieldText(v))
		}
	}
	return b.String()
}

func fieldText(e *ast.FormattedValue) string {
	text := unparse(e.Value)
	if strings.HasPrefix(text, "{") {
		text = " " + text
	}
	text = "{" + text
	if e.Conversion > 0 {
		text += "!" + string(rune(e.Conversion))
	}
	if spec, ok := e.FormatSpec.(*ast.JoinedStr); ok {
		text += ":" + formatText(spec)
	}
	return text + "}"
}
