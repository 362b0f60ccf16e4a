package syntax

import (
	"math/big"

	gp "github.com/go-python/gpython/ast"

	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/syntax/token"
)

// match restores a match statement from the for statement over while statements that it has become.
func (r *restorer) match(x *gp.For) ast.Stmt {
	n := &ast.Match{Subject: r.optional(x.Iter, allowNamed)}
	var last []ast.Stmt
	for _, s := range x.Body {
		w := s.(*gp.While)
		c := &ast.MatchCase{}
		t := w.Test
		if g, ok := t.(*gp.Call); ok {
			c.Guard = r.optional(g.Args[0], allowNamed)
			t = g.Func
		}
		p := t.(*gp.Subscript).Slice.(*gp.Index).Value
		c.Pattern = r.noStar(r.pattern(p))
		c.Body = r.stmts(w.Body)
		n.Cases = append(n.Cases, c)
		last = c.Body
	}
	n.Span = r.compound(r.tok(x), last)
	return n
}

// noStar refuses a star pattern, which may stand in sequences only.
func (r *restorer) noStar(p ast.Pattern, e extent) ast.Pattern {
	if _, ok := p.(*ast.MatchStar); ok {
		r.refuse(e.first)
	}
	return p
}

func (r *restorer) patterns(es []gp.Expr) ([]ast.Pattern, extent) {
	var all extent
	var out []ast.Pattern
	for i, e := range es {
		p, pe := r.pattern(e)
		pe = r.outer(pe)
		if i == 0 {
			all.first = pe.first
		}
		all.last = pe.last
		out = append(out, p)
	}
	return out, all
}

// pattern restores a pattern from the expression that it has become, and refuses what is none.
func (r *restorer) pattern(e gp.Expr) (ast.Pattern, extent) {
	switch x := e.(type) {
	case *gp.IfExp: // p as name
		if !isMark(x.Test, markAs) {
			r.refuse(r.tok(x))
		}
		p, pe := r.pattern(x.Body)
		r.noStar(p, pe)
		k := r.captured(x.Orelse)
		if r.ident(k) == "_" {
			r.refuse(k)
		}
		all := extent{r.outer(pe).first, k}
		return &ast.MatchAs{Span: r.span(all), Pattern: p, Name: r.ident(k)}, all
	case *gp.BinOp:
		if x.Op == gp.BitOr {
			return r.alternatives(x)
		}
		return r.numberPattern(e)
	case *gp.UnaryOp:
		return r.numberPattern(e)
	case *gp.Name:
		return r.namePattern(x)
	case *gp.Attribute:
		v, ve := r.dottedPattern(x, false)
		return &ast.MatchValue{Span: r.span(ve), Value: v}, ve
	case *gp.Lambda:
		if v := starred(x); v != nil {
			return r.starPattern(r.tok(x), v)
		}
	case *gp.Starred:
		return r.starPattern(r.tok(x), x.Value)
	case *gp.Tuple:
		ps, pe := r.patterns(x.Elts)
		all := r.sequence(r.tok(x), len(ps), pe)
		return &ast.MatchSequence{Span: r.span(all), Patterns: ps}, all
	case *gp.List:
		all := r.bracket(r.tok(x))
		ps, _ := r.patterns(x.Elts)
		return &ast.MatchSequence{Span: r.span(all), Patterns: ps}, all
	case *gp.Dict:
		return r.mappingPattern(x)
	case *gp.Call:
		if n, ok := x.Func.(*gp.Name); ok && r.isString(index(n.Id)) { // an f-string, which CPython refuses later
			v, ve := r.expr(x, 0)
			return &ast.MatchValue{Span: r.span(ve), Value: v}, ve
		}
		return r.classPattern(x)
	}
	r.refuse(r.tok(e))
	return nil, extent{}
}

func (r *restorer) alternatives(x *gp.BinOp) (ast.Pattern, extent) {
	a, ae := r.pattern(x.Left)
	b, be := r.pattern(x.Right)
	r.noStar(a, ae)
	r.noStar(b, be)
	outer := r.outer(ae)
	all := extent{outer.first, r.outer(be).last}
	if or, ok := a.(*ast.MatchOr); ok && outer == ae {
		or.Patterns = append(or.Patterns, b)
		or.Span = r.span(all)
		return or, all
	}
	return &ast.MatchOr{Span: r.span(all), Patterns: []ast.Pattern{a, b}}, all
}

// dottedPattern restores a name or a dotted name, without parentheses; key says that it is the key of a mapping pattern.
func (r *restorer) dottedPattern(e gp.Expr, key bool) (ast.Expr, extent) {
	v, ve := r.expr(e, 0)
	if r.Is(ve.first, token.Underscore) && !key { // CPython takes it for the wildcard
		r.refuse(ve.first)
	}
	for i := ve.first; i <= ve.last; i++ {
		if t := &r.Tokens[i]; !r.Is(i, token.Dot) && (t.Kind != token.Name || t.Code.IsKeyword()) {
			r.refuse(i)
		}
	}
	return v, ve
}

// numberPattern restores a signed number or a complex one.
func (r *restorer) numberPattern(e gp.Expr) (ast.Pattern, extent) {
	v, ve := r.expr(e, 0)
	r.numeric(v, ve)
	return &ast.MatchValue{Span: r.span(ve), Value: v}, ve
}

// numeric refuses v if it is not -n, r + j or r - j, where n, r and j are numbers without parentheses, r may have a minus sign and
// j is imaginary.
func (r *restorer) numeric(v ast.Expr, e extent) {
	for i := e.first; i <= e.last; i++ {
		if r.Is(i, token.LPar) {
			r.refuse(i)
		}
	}
	switch n := v.(type) {
	case *ast.UnaryOp:
		if isReal(n, true) || isImaginary(n.Operand) && n.Op == ast.USub {
			return
		}
	case *ast.BinOp:
		if (n.Op == ast.Add || n.Op == ast.Sub) && isReal(n.Left, true) && isImaginary(n.Right) {
			return
		}
	}
	r.refuse(e.first)
}

// isReal reports whether x is a real number, with a minus sign if that is allowed.
func isReal(x ast.Expr, signed bool) bool {
	if u, ok := x.(*ast.UnaryOp); ok && signed && u.Op == ast.USub {
		x = u.Operand
	}
	c, ok := x.(*ast.Constant)
	if !ok {
		return false
	}
	switch c.Value.(type) {
	case *big.Int, float64:
		return true
	}
	return false
}

func isImaginary(x ast.Expr) bool {
	c, ok := x.(*ast.Constant)
	if !ok {
		return false
	}
	_, ok = c.Value.(complex128)
	return ok
}

// captured returns the token of the name that a pattern binds.
func (r *restorer) captured(e gp.Expr) int {
	n, ok := e.(*gp.Name)
	if !ok {
		r.refuse(r.tok(e))
	}
	i := r.plainName(n.Id)
	if e := (extent{i, i}); r.outer(e) != e {
		r.refuse(i)
	}
	return i
}

func (r *restorer) namePattern(x *gp.Name) (ast.Pattern, extent) {
	v, ve := r.name(x)
	switch n := v.(type) {
	case *ast.Name:
		if n.Id == "_" {
			return &ast.MatchAs{Span: n.Span}, ve
		}
		return &ast.MatchAs{Span: n.Span, Name: n.Id}, ve
	case *ast.Constant:
		if _, ok := n.Value.(bool); ok || n.Value == nil {
			return &ast.MatchSingleton{Span: n.Span, Value: n.Value}, ve
		}
	}
	if r.Is(ve.first, token.Ellipsis) {
		r.refuse(ve.first)
	}
	return &ast.MatchValue{Span: r.span(ve), Value: v}, ve
}

func (r *restorer) starPattern(i int, v gp.Expr) (ast.Pattern, extent) {
	k := r.captured(v)
	all := extent{i, k}
	if r.outer(all) != all {
		r.refuse(i)
	}
	n := &ast.MatchStar{Span: r.span(all), Name: r.ident(k)}
	if n.Name == "_" {
		n.Name = ""
	}
	return n, all
}

func (r *restorer) mappingPattern(x *gp.Dict) (ast.Pattern, extent) {
	i := r.tok(x)
	if len(x.Keys) > 0 {
		i-- // gpython starts it at the first key
	}
	all := r.bracket(i)
	n := &ast.MatchMapping{Span: r.span(all)}
	for k, e := range x.Keys {
		if !isMark(e, markDictStar) {
			n.Keys = append(n.Keys, r.patternKey(e))
			n.Patterns = append(n.Patterns, r.noStar(r.pattern(x.Values[k])))
			continue
		}
		c := r.captured(x.Values[k])
		if n.Rest = r.ident(c); n.Rest == "_" || k != len(x.Keys)-1 {
			r.refuse(c)
		}
	}
	return n, all
}

// patternKey restores the key of a mapping pattern: a literal or a dotted name.
func (r *restorer) patternKey(e gp.Expr) ast.Expr {
	if _, ok := e.(*gp.Attribute); ok {
		v, _ := r.dottedPattern(e, true)
		return v
	}
	v, ve := r.expr(e, 0)
	switch n := v.(type) {
	case *ast.Constant:
		if _, ok := n.Value.(ast.EllipsisValue); ok || r.outer(ve) != ve {
			r.refuse(ve.first)
		}
	case *ast.JoinedStr:
	default:
		r.numeric(v, ve)
	}
	return v
}

func (r *restorer) classPattern(x *gp.Call) (ast.Pattern, extent) {
	c, ce := r.dottedPattern(x.Func, false)
	if r.outer(ce) != ce {
		r.refuse(ce.first)
	}
	n := &ast.MatchClass{Cls: c}
	ps, pe := r.patterns(x.Args)
	n.Patterns = ps
	for _, p := range ps {
		r.noStar(p, pe)
	}
	for _, k := range x.Keywords {
		i := r.plainName(k.Arg)
		if !r.Is(i+1, token.Equal) || len(ps) > 0 && i < pe.last {
			r.refuse(i)
		}
		n.KwdAttrs = append(n.KwdAttrs, r.ident(i))
		n.KwdPatterns = append(n.KwdPatterns, r.noStar(r.pattern(k.Value)))
	}
	all := extent{ce.first, int(r.Tokens[ce.last+1].Match)}
	n.Span = r.span(all)
	return n, all
}
