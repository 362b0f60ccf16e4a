package syntax

import (
	gp "github.com/go-python/gpython/ast"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// match restores a match statement from the for statement over while statements that it has become.
func (r *restorer) match(x *gp.For) ast.Stmt {
	n := &ast.Match{Subject: r.optional(x.Iter)}
	var last []ast.Stmt
	for _, s := range x.Body {
		w := s.(*gp.While)
		c := &ast.MatchCase{}
		t := w.Test
		if g, ok := t.(*gp.Call); ok {
			c.Guard = r.optional(g.Args[0])
			t = g.Func
		}
		p := t.(*gp.Subscript).Slice.(*gp.Index).Value
		c.Pattern, _ = r.pattern(p)
		c.Body = r.stmts(w.Body)
		n.Cases = append(n.Cases, c)
		last = c.Body
	}
	n.Span = r.compound(r.tok(x), last)
	return n
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

// pattern restores a pattern from the expression that it has become.
func (r *restorer) pattern(e gp.Expr) (ast.Pattern, extent) {
	switch x := e.(type) {
	case *gp.IfExp: // p as name
		p, pe := r.pattern(x.Body)
		k := r.patternName(x.Orelse)
		all := extent{r.outer(pe).first, k}
		return &ast.MatchAs{Span: r.span(all), Pattern: p, Name: r.ident(k)}, all
	case *gp.BinOp:
		if x.Op == gp.BitOr {
			return r.alternatives(x)
		}
	case *gp.Name:
		return r.namePattern(x)
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
		return r.classPattern(x)
	}
	v, ve := r.expr(e)
	return &ast.MatchValue{Span: r.span(ve), Value: v}, ve
}

// patternName returns the token of a name in a pattern.
func (r *restorer) patternName(e gp.Expr) int {
	n, ok := e.(*gp.Name)
	if !ok {
		r.refuse(r.tok(e))
	}
	return index(n.Id)
}

func (r *restorer) alternatives(x *gp.BinOp) (ast.Pattern, extent) {
	a, ae := r.pattern(x.Left)
	b, be := r.pattern(x.Right)
	outer := r.outer(ae)
	all := extent{outer.first, r.outer(be).last}
	if or, ok := a.(*ast.MatchOr); ok && outer == ae {
		or.Patterns = append(or.Patterns, b)
		or.Span = r.span(all)
		return or, all
	}
	return &ast.MatchOr{Span: r.span(all), Patterns: []ast.Pattern{a, b}}, all
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
	return &ast.MatchValue{Span: r.span(ve), Value: v}, ve
}

func (r *restorer) starPattern(i int, v gp.Expr) (ast.Pattern, extent) {
	k := r.patternName(v)
	all := extent{i, k}
	n := &ast.MatchStar{Span: r.span(all), Name: r.ident(k)}
	if n.Name == "_" {
		n.Name = ""
	}
	return n, all
}

func (r *restorer) mappingPattern(x *gp.Dict) (ast.Pattern, extent) {
	i := r.tok(x)
	if len(x.Keys) > 0 {
		i--
	}
	all := r.bracket(i)
	n := &ast.MatchMapping{Span: r.span(all)}
	for k, e := range x.Keys {
		if isMark(e, markDictStar) {
			n.Rest = r.ident(r.patternName(x.Values[k]))
			continue
		}
		key, _ := r.expr(e)
		p, _ := r.pattern(x.Values[k])
		n.Keys, n.Patterns = append(n.Keys, key), append(n.Patterns, p)
	}
	return n, all
}

func (r *restorer) classPattern(x *gp.Call) (ast.Pattern, extent) {
	c, ce := r.whole(x.Func)
	n := &ast.MatchClass{Cls: c}
	n.Patterns, _ = r.patterns(x.Args)
	for _, k := range x.Keywords {
		p, _ := r.pattern(k.Value)
		n.KwdAttrs, n.KwdPatterns = append(n.KwdAttrs, r.ident(index(k.Arg))), append(n.KwdPatterns, p)
	}
	all := extent{ce.first, int(r.Tokens[ce.last+1].Match)}
	n.Span = r.span(all)
	return n, all
}
