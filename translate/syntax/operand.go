package syntax

import (
	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/syntax/token"
)

// An operand is an expression whose shape needs no parser: a name or a literal, attributes, and calls, subscripts and displays of
// nothing but operands. Most of a program is that, and gpython takes each name through the twenty levels of its grammar. So an
// operand of several tokens is one placeholder, p and the index of its first token, and is restored from its tokens.
//
// What lies within an operand cannot be wrong: as soon as anything else stands in a bracket, gpython gets to see it.

// bracketUse says what lowering has made of a bracket.
type bracketUse uint8

const (
	unseen bracketUse = iota
	parsed            // gpython sees it
	groups            // gpython sees it: a parenthesis that groups or makes a tuple
	plain             // it is part of an operand
)

// endOfOperand returns the index after the operand that starts at i; i if there is none.
func (l *lowering) endOfOperand(i int) int {
	k := i + 1
	switch t := &l.Tokens[i]; t.Kind {
	case token.Number:
	case token.Name:
		if t.Code.IsWord() {
			return i
		}
	case token.String:
		for ; l.isString(k); k++ {
			if l.Tokens[k].Kind == token.FStart {
				return i
			}
		}
	case token.Op:
		switch t.Code {
		case token.Ellipsis:
		case token.LPar, token.LSqb, token.LBrace:
			if !l.ofOperands(i, false) {
				return i
			}
			k = int(t.Match) + 1
		default:
			return i
		}
	default:
		return i
	}
	for {
		switch t := &l.Tokens[k]; t.Code {
		case token.Dot:
			if !l.isAttribute(k) {
				return k
			}
			k += 2
		case token.LPar, token.LSqb:
			if !l.ofOperands(k, true) {
				return k
			}
			k = int(t.Match) + 1
		default:
			return k
		}
	}
}

// ofOperands decides whether nothing but operands stands in bracket o, which may be a call's or a subscript's.
func (l *lowering) ofOperands(o int, trailer bool) bool {
	if l.use[o] == unseen {
		l.use[o] = parsed
		if l.operandList(o, trailer) {
			l.use[o] = plain
		}
	}
	return l.use[o] == plain
}

func (l *lowering) operandList(o int, trailer bool) bool {
	e := int(l.Tokens[o].Match)
	if e == o+1 {
		return !trailer || l.Is(o, token.LPar)
	}
	keyword, colons, items := false, 0, 0
	for i := o + 1; i < e; items++ {
		switch {
		case trailer && l.Is(o, token.LPar) && l.Tokens[i].Kind == token.Name && l.Is(i+1, token.Equal):
			if l.Tokens[i].Code.IsKeyword() {
				return false
			}
			keyword = true
			i += 2
		case keyword:
			return false
		}
		if i = l.operandItemEnd(i); i < 0 {
			return false
		}
		if l.Is(o, token.LBrace) && l.Is(i, token.Colon) {
			colons++
			if i = l.operandItemEnd(i + 1); i < 0 {
				return false
			}
		}
		if i < e {
			if !l.Is(i, token.Comma) {
				return false
			}
			i++
		} else if items == 0 && l.Is(o, token.LPar) && !trailer { // no tuple
			return false
		}
	}
	return colons == 0 || colons == items
}

// operandItemEnd returns the index after the item of a list that starts at i, an operand with a minus sign or without; -1 if it is none.
func (l *lowering) operandItemEnd(i int) int {
	if l.Is(i, token.Minus) {
		i++
	}
	if k := l.endOfOperand(i); k > i {
		return k
	}
	return -1
}

// isAttribute reports whether a name follows the dot at k.
func (l *lowering) isAttribute(k int) bool {
	t := &l.Tokens[k+1]
	return t.Kind == token.Name && !t.Code.IsKeyword()
}

// operand restores the operand that starts at token i.
func (r *restorer) operand(i int, ctx ast.Context) (ast.Expr, extent) {
	x, all := r.operandStart(i)
	depth := r.depth
	for {
		k := all.last + 1
		switch c := r.Tokens[k].Code; {
		case c == token.Dot && r.isAttribute(k):
			all.last = k + 1
			x = put(&r.attributes, ast.Attribute{Span: r.span(all), Value: x, Attr: r.ident(k + 1)})
		case c == token.LPar && r.use[k] == plain:
			all.last = int(r.Tokens[k].Match)
			args, kws := r.operandArguments(k)
			x = put(&r.calls, ast.Call{Span: r.span(all), Func: x, Args: args, Keywords: kws})
		case c == token.LSqb && r.use[k] == plain:
			all.last = int(r.Tokens[k].Match)
			x = put(&r.subscripts, ast.Subscript{Span: r.span(all), Value: x, Index: r.operandIndex(k)})
		default:
			r.depth = depth
			if ctx != ast.Load {
				setContext(x, ctx)
			}
			return x, all
		}
		if r.depth++; r.depth > maxDepth {
			r.tooDeep(i)
		}
	}
}

// setContext makes x a target as far as it can be one.
func setContext(x ast.Expr, ctx ast.Context) {
	switch n := x.(type) {
	case *ast.Name:
		n.Ctx = ctx
	case *ast.Attribute:
		n.Ctx = ctx
	case *ast.Subscript:
		n.Ctx = ctx
	case *ast.Tuple:
		n.Ctx = ctx
		for _, e := range n.Elts {
			setContext(e, ctx)
		}
	case *ast.List:
		n.Ctx = ctx
		for _, e := range n.Elts {
			setContext(e, ctx)
		}
	}
}

// operandStart restores what an operand starts with: a name, a literal or a display.
func (r *restorer) operandStart(i int) (ast.Expr, extent) {
	all := r.bracket(i)
	switch r.Tokens[i].Code {
	case token.LPar:
		return put(&r.tuples, ast.Tuple{Span: r.span(all), Elts: r.operandItems(i)}), all
	case token.LSqb:
		return &ast.List{Span: r.span(all), Elts: r.operandItems(i)}, all
	case token.LBrace:
		if all.last > i+1 && !r.Is(r.operandItemEnd(i+1), token.Colon) {
			return &ast.Set{Span: r.span(all), Elts: r.operandItems(i)}, all
		}
		n := &ast.Dict{Span: r.span(all)}
		for k := i + 1; k < all.last; k++ {
			var key, value ast.Expr
			key, k = r.operandItem(k)
			value, k = r.operandItem(k + 1)
			n.Keys, n.Values = append(n.Keys, key), append(n.Values, value)
		}
		return n, all
	}
	return r.atom(i)
}

// operandItem restores the item of a list that starts at token i; it returns the index after it too.
func (r *restorer) operandItem(i int) (ast.Expr, int) {
	if r.Is(i, token.Minus) {
		x, xe := r.operand(i+1, ast.Load)
		return &ast.UnaryOp{Span: r.spanOf(i, xe.last), Op: ast.USub, Operand: x}, xe.last + 1
	}
	x, xe := r.operand(i, ast.Load)
	return x, xe.last + 1
}

// operandItems restores the items in bracket o.
func (r *restorer) operandItems(o int) []ast.Expr {
	mark := len(r.items)
	for i, e := o+1, int(r.Tokens[o].Match); i < e; i++ {
		var x ast.Expr
		x, i = r.operandItem(i)
		r.items = append(r.items, x)
	}
	return r.take(mark)
}

// operandIndex restores the index in bracket o.
func (r *restorer) operandIndex(o int) ast.Expr {
	x := r.operandItems(o)
	if e := int(r.Tokens[o].Match); len(x) > 1 || r.Is(e-1, token.Comma) {
		return put(&r.tuples, ast.Tuple{Span: r.spanOf(o+1, e-1), Elts: x})
	}
	return x[0]
}

// operandArguments restores the arguments in bracket o.
func (r *restorer) operandArguments(o int) ([]ast.Expr, []*ast.Keyword) {
	var kws []*ast.Keyword
	mark := len(r.items)
	for i, e := o+1, int(r.Tokens[o].Match); i < e; i++ {
		name := i
		keyword := r.Is(i+1, token.Equal)
		if keyword {
			i += 2
		}
		var x ast.Expr
		x, i = r.operandItem(i)
		if keyword {
			kws = append(kws, put(&r.keywords, ast.Keyword{Span: r.spanOf(name, i-1), Name: r.ident(name), Value: x}))
		} else {
			r.items = append(r.items, x)
		}
	}
	return r.take(mark), kws
}
