package syntax

import (
	"fmt"

	gp "github.com/go-python/gpython/ast"

	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/syntax/token"
)

var operators = map[gp.OperatorNumber]ast.Operator{
	gp.Add: ast.Add, gp.Sub: ast.Sub, gp.Mult: ast.Mult, gp.Div: ast.Div, gp.Modulo: ast.Mod, gp.Pow: ast.Pow,
	gp.LShift: ast.LShift, gp.RShift: ast.RShift, gp.BitOr: ast.BitOr, gp.BitXor: ast.BitXor, gp.BitAnd: ast.BitAnd,
	gp.FloorDiv: ast.FloorDiv,
}

var comparisons = map[gp.CmpOp]ast.Operator{
	gp.Eq: ast.Eq, gp.NotEq: ast.NotEq, gp.Lt: ast.Lt, gp.LtE: ast.LtE, gp.Gt: ast.Gt, gp.GtE: ast.GtE, gp.Is: ast.Is,
	gp.IsNot: ast.IsNot, gp.In: ast.In, gp.NotIn: ast.NotIn,
}

var unaries = map[gp.UnaryOpNumber]ast.Operator{gp.Invert: ast.Invert, gp.Not: ast.Not, gp.UAdd: ast.UAdd, gp.USub: ast.USub}

// exprs restores a list of expressions.
func (r *restorer) exprs(es []gp.Expr) []ast.Expr {
	out, _ := r.list(es)
	return out
}

// list restores a list of expressions; its extent includes the parentheses of the first and the last.
func (r *restorer) list(es []gp.Expr) ([]ast.Expr, extent) {
	if len(es) == 0 {
		return nil, extent{}
	}
	out := make([]ast.Expr, len(es))
	var all extent
	for i, e := range es {
		x, xe := r.expr(e)
		out[i] = x
		if i == 0 || i == len(es)-1 {
			xe = r.outer(xe)
			if i == 0 {
				all.first = xe.first
			}
			all.last = xe.last
		}
	}
	return out, all
}

// optional restores e, or returns nil if there is none.
func (r *restorer) optional(e gp.Expr) ast.Expr {
	if e == nil {
		return nil
	}
	x, _ := r.expr(e)
	return x
}

// whole restores e; the extent includes the parentheses around it.
func (r *restorer) whole(e gp.Expr) (ast.Expr, extent) {
	x, xe := r.expr(e)
	return x, r.outer(xe)
}

// expr restores an expression; the extent does not include the parentheses around it.
func (r *restorer) expr(e gp.Expr) (ast.Expr, extent) {
	switch x := e.(type) {
	case *gp.Name:
		return r.name(x)
	case *gp.Attribute:
		v, ve := r.whole(x.Value)
		all := extent{ve.first, index(x.Attr)}
		return &ast.Attribute{Span: r.span(all), Value: v, Attr: r.ident(all.last), Ctx: context(x.Ctx)}, all
	case *gp.Subscript:
		v, ve := r.whole(x.Value)
		all := extent{ve.first, int(r.Tokens[ve.last+1].Match)}
		return &ast.Subscript{Span: r.span(all), Value: v, Index: r.index(x.Slice), Ctx: context(x.Ctx)}, all
	case *gp.Call:
		return r.call(x)
	case *gp.Lambda:
		return r.lambda(x)
	case *gp.BinOp:
		a, ae := r.whole(x.Left)
		b, be := r.whole(x.Right)
		op := operators[x.Op]
		if r.Is(be.first-1, token.At) {
			op = ast.MatMult
		}
		all := extent{ae.first, be.last}
		return &ast.BinOp{Span: r.span(all), Left: a, Op: op, Right: b}, all
	case *gp.UnaryOp:
		v, ve := r.whole(x.Operand)
		all := extent{r.tok(x), ve.last}
		return &ast.UnaryOp{Span: r.span(all), Op: unaries[x.Op], Operand: v}, all
	case *gp.BoolOp:
		vs, all := r.list(x.Values)
		op := ast.And
		if x.Op == gp.Or {
			op = ast.Or
		}
		return &ast.BoolOp{Span: r.span(all), Op: op, Values: vs}, all
	case *gp.Compare:
		a, ae := r.whole(x.Left)
		vs, ve := r.list(x.Comparators)
		ops := make([]ast.Operator, len(x.Ops))
		for i, o := range x.Ops {
			ops[i] = comparisons[o]
		}
		all := extent{ae.first, ve.last}
		return &ast.Compare{Span: r.span(all), Left: a, Ops: ops, Comparators: vs}, all
	case *gp.IfExp:
		b, be := r.whole(x.Body)
		t := r.optional(x.Test)
		o, oe := r.whole(x.Orelse)
		all := extent{be.first, oe.last}
		return &ast.IfExp{Span: r.span(all), Test: t, Body: b, Else: o}, all
	case *gp.Dict:
		return r.dict(x)
	case *gp.Set:
		all := r.bracket(r.tok(x) - 1)
		return &ast.Set{Span: r.span(all), Elts: r.exprs(x.Elts)}, all
	case *gp.SetComp:
		all := r.bracket(r.tok(x) - 1)
		v, _ := r.expr(x.Elt)
		return &ast.SetComp{Span: r.span(all), Elt: v, Generators: r.generators(x.Generators)}, all
	case *gp.DictComp:
		all := r.bracket(r.tok(x) - 1)
		k, _ := r.expr(x.Key)
		v, _ := r.expr(x.Value)
		return &ast.DictComp{Span: r.span(all), Key: k, Value: v, Generators: r.generators(x.Generators)}, all
	case *gp.ListComp:
		all := r.bracket(r.tok(x))
		v, _ := r.expr(x.Elt)
		return &ast.ListComp{Span: r.span(all), Elt: v, Generators: r.generators(x.Generators)}, all
	case *gp.GeneratorExp:
		i := r.tok(x)
		v, ve := r.whole(x.Elt)
		if ve.first == i { // gpython starts a call's only argument at its first token, any other at the parenthesis
			i--
		}
		all := r.bracket(i)
		return &ast.GeneratorExp{Span: r.span(all), Elt: v, Generators: r.generators(x.Generators)}, all
	case *gp.Yield:
		all := extent{r.tok(x), r.tok(x)}
		n := &ast.Yield{}
		if x.Value != nil {
			v, ve := r.whole(x.Value)
			n.Value, all.last = v, ve.last
		}
		n.Span = r.span(all)
		return n, all
	case *gp.YieldFrom:
		v, ve := r.whole(x.Value)
		all := extent{r.tok(x), ve.last}
		return &ast.YieldFrom{Span: r.span(all), Value: v}, all
	case *gp.Starred:
		v, ve := r.whole(x.Value)
		all := extent{r.tok(x), ve.last}
		return &ast.Starred{Span: r.span(all), Value: v, Ctx: context(x.Ctx)}, all
	case *gp.List:
		all := r.bracket(r.tok(x))
		return &ast.List{Span: r.span(all), Elts: r.exprs(x.Elts), Ctx: context(x.Ctx)}, all
	case *gp.Tuple:
		vs, ve := r.list(x.Elts)
		all := r.sequence(r.tok(x), len(vs), ve)
		return &ast.Tuple{Span: r.span(all), Elts: vs, Ctx: context(x.Ctx)}, all
	}
	panic(fmt.Sprintf("unexpected expression %T", e))
}

// bracket is the extent from bracket i to its partner.
func (r *restorer) bracket(i int) extent { return extent{i, int(r.Tokens[i].Match)} }

// name restores what a placeholder stands for: a name or a literal.
func (r *restorer) name(x *gp.Name) (ast.Expr, extent) {
	i := index(x.Id)
	all := extent{i, i}
	t := &r.Tokens[i]
	switch {
	case t.Kind == token.Number:
		return &ast.Constant{Span: r.span(all), Value: r.number(i)}, all
	case t.Kind == token.String:
		return r.stringRun(i, nil)
	case t.Kind == token.Op:
		return &ast.Constant{Span: r.span(all), Value: ast.EllipsisValue{}}, all
	case t.Code == token.NoneKw:
		return &ast.Constant{Span: r.span(all)}, all
	case t.Code == token.True, t.Code == token.False:
		return &ast.Constant{Span: r.span(all), Value: t.Code == token.True}, all
	}
	return &ast.Name{Span: r.span(all), Id: r.ident(i), Ctx: context(x.Ctx)}, all
}

// sequence is the extent of a tuple, or a pattern like one, that gpython starts at token i: with its own parentheses or without.
func (r *restorer) sequence(i, n int, elts extent) extent {
	if i >= 0 && r.group[i] && (n == 0 || elts.first != i) {
		return r.bracket(i)
	}
	if r.Is(elts.last+1, token.Comma) {
		elts.last++
	}
	return elts
}

func (r *restorer) call(x *gp.Call) (ast.Expr, extent) {
	if n, ok := x.Func.(*gp.Name); ok {
		if n.Id == markAwait {
			v, ve := r.whole(x.Args[0])
			all := extent{r.tok(n), ve.last}
			return &ast.Await{Span: r.span(all), Value: v}, all
		}
		if i := index(n.Id); r.isString(i) && r.formatted(i) {
			return r.stringRun(i, x.Args)
		}
	}
	f, fe := r.whole(x.Func)
	args, kws := r.arguments(x.Args, x.Keywords)
	all := extent{fe.first, int(r.Tokens[fe.last+1].Match)}
	return &ast.Call{Span: r.span(all), Func: f, Args: args, Keywords: kws}, all
}

// formatted reports whether the run of strings at i contains an f-string.
func (r *restorer) formatted(i int) bool {
	for ; r.isString(i); i = r.skip(i) {
		if r.Tokens[i].Kind == token.FStart {
			return true
		}
	}
	return false
}

// arguments restores the arguments of a call or the bases of a class. gpython has ** among the positional ones here, so the
// keywords are put in the order of the source.
func (r *restorer) arguments(as []gp.Expr, ks []*gp.Keyword) (args []ast.Expr, kws []*ast.Keyword) {
	var stars []*ast.Keyword
	for _, a := range as {
		if d := doubleStarred(a); d != nil {
			v, ve := r.whole(d)
			stars = append(stars, &ast.Keyword{Span: r.spanOf(r.tok(a), ve.last), Value: v})
			continue
		}
		v, _ := r.expr(a)
		args = append(args, v)
	}
	for _, k := range ks {
		i := index(k.Arg)
		v, ve := r.whole(k.Value)
		n := &ast.Keyword{Span: r.spanOf(i, ve.last), Name: r.ident(i), Value: v}
		for len(stars) > 0 && before(&stars[0].Span, &n.Span) {
			kws, stars = append(kws, stars[0]), stars[1:]
		}
		kws = append(kws, n)
	}
	return args, append(kws, stars...)
}

func before(a, b *ast.Span) bool { return a.Line < b.Line || a.Line == b.Line && a.Col < b.Col }

// lambda restores a lambda and what has become one: *x, a walrus.
func (r *restorer) lambda(x *gp.Lambda) (ast.Expr, extent) {
	i := r.tok(x)
	if s := starred(x); s != nil {
		v, ve := r.whole(s)
		all := extent{i, ve.last}
		return &ast.Starred{Span: r.span(all), Value: v}, all
	}
	b, be := r.whole(x.Body)
	all := extent{i, be.last}
	if !r.Is(i, token.Lambda) {
		return &ast.NamedExpr{Span: r.span(all), Target: &ast.Name{Span: r.spanOf(i, i), Id: r.ident(i), Ctx: ast.Store}, Value: b}, all
	}
	return &ast.Lambda{Span: r.span(all), Args: r.params(x.Args), Body: b}, all
}

// index restores what stands within the brackets of a subscript.
func (r *restorer) index(s gp.Slicer) ast.Expr {
	switch x := s.(type) {
	case *gp.Index:
		v, ve := r.expr(x.Value)
		if st, ok := v.(*ast.Starred); ok {
			return &ast.Tuple{Span: r.span(ve), Elts: []ast.Expr{st}}
		}
		return v
	case *gp.ExtSlice:
		var elts []ast.Expr
		var all extent
		for i, d := range x.Dims {
			e, ee := r.slice(d)
			elts = append(elts, e)
			if i == 0 {
				all.first = ee.first
			}
			all.last = ee.last
		}
		return &ast.Tuple{Span: r.span(r.sequence(-1, len(elts), all)), Elts: elts}
	}
	n, _ := r.slice(s)
	return n
}

// slice restores one part of a subscript.
func (r *restorer) slice(s gp.Slicer) (ast.Expr, extent) {
	switch x := s.(type) {
	case *gp.Index:
		return r.whole(x.Value)
	case *gp.Slice:
		n := &ast.Slice{}
		all := extent{first: -1}
		if x.Lower != nil {
			var e extent
			n.Lower, e = r.whole(x.Lower)
			all = extent{e.first, e.last + 1}
		} else {
			i := r.tok(x)
			all = extent{i, i}
		}
		if x.Upper != nil {
			var e extent
			n.Upper, e = r.whole(x.Upper)
			all.last = e.last
		}
		if r.Is(all.last+1, token.Colon) {
			all.last++
		}
		if x.Step != nil {
			var e extent
			n.Step, e = r.whole(x.Step)
			all.last = e.last
		}
		n.Span = r.span(all)
		return n, all
	}
	panic(fmt.Sprintf("unexpected subscript %T", s))
}

func (r *restorer) dict(x *gp.Dict) (ast.Expr, extent) {
	i := r.tok(x)
	if len(x.Keys) > 0 {
		i-- // gpython starts it at the first key
	}
	n := &ast.Dict{Keys: make([]ast.Expr, len(x.Keys)), Values: make([]ast.Expr, len(x.Values))}
	for k, e := range x.Keys {
		if !isMark(e, markDictStar) {
			n.Keys[k], _ = r.expr(e)
		}
		n.Values[k], _ = r.expr(x.Values[k])
	}
	all := r.bracket(i)
	n.Span = r.span(all)
	return n, all
}

func (r *restorer) generators(cs []gp.Comprehension) []*ast.Comprehension {
	out := make([]*ast.Comprehension, 0, len(cs))
	for _, c := range cs {
		t, te := r.whole(c.Target)
		it, _ := r.expr(c.Iter)
		if r.Is(te.first-1, token.For) {
			te.first--
		}
		out = append(out, &ast.Comprehension{Target: t, Iter: it, Ifs: r.exprs(c.Ifs), Async: r.Is(te.first-1, token.Async)})
	}
	return out
}
