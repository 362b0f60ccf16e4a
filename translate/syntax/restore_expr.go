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

// allowance says which expressions may stand in a place beside those that may stand anywhere.
type allowance uint8

const (
	allowNamed    allowance = 1 << iota // x := y without parentheses
	allowStar                           // *x, where x has no operator weaker than |
	allowStarWide                       // *x for any x
)

// exprs restores a list of expressions.
func (r *restorer) exprs(es []gp.Expr, allow allowance) []ast.Expr {
	out, _ := r.list(es, allow)
	return out
}

// list restores a list of expressions; its extent includes the parentheses of the first and the last.
func (r *restorer) list(es []gp.Expr, allow allowance) ([]ast.Expr, extent) {
	if len(es) == 0 {
		return nil, extent{}
	}
	out := r.cut(len(es))
	var all extent
	for i, e := range es {
		x, xe := r.expr(e, allow)
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
func (r *restorer) optional(e gp.Expr, allow allowance) ast.Expr {
	if e == nil {
		return nil
	}
	x, _ := r.expr(e, allow)
	return x
}

// whole restores e; the extent includes the parentheses around it.
func (r *restorer) whole(e gp.Expr, allow allowance) (ast.Expr, extent) {
	x, xe := r.expr(e, allow)
	return x, r.outer(xe)
}

// expr restores an expression; the extent does not include the parentheses around it.
func (r *restorer) expr(e gp.Expr, allow allowance) (ast.Expr, extent) {
	if x, ok := e.(*gp.Name); ok {
		return r.name(x)
	}
	r.descend(e)
	x, xe := r.compoundExpr(e, allow)
	r.ascend()
	return x, xe
}

func (r *restorer) compoundExpr(e gp.Expr, allow allowance) (ast.Expr, extent) {
	switch x := e.(type) {
	case *gp.Attribute:
		v, ve := r.whole(x.Value, 0)
		all := extent{ve.first, r.plainName(x.Attr)}
		return put(&r.attributes, ast.Attribute{Span: r.span(all), Value: v, Attr: r.ident(all.last), Ctx: context(x.Ctx)}), all
	case *gp.Subscript:
		v, ve := r.whole(x.Value, 0)
		all := extent{ve.first, int(r.Tokens[ve.last+1].Match)}
		return put(&r.subscripts, ast.Subscript{Span: r.span(all), Value: v, Index: r.index(x.Slice), Ctx: context(x.Ctx)}), all
	case *gp.Call:
		return r.call(x)
	case *gp.Lambda:
		return r.lambda(x, allow)
	case *gp.BinOp:
		a, ae := r.whole(x.Left, 0)
		b, be := r.whole(x.Right, 0)
		op := operators[x.Op]
		if r.Is(be.first-1, token.At) {
			op = ast.MatMult
		}
		all := extent{ae.first, be.last}
		return put(&r.binOps, ast.BinOp{Span: r.span(all), Left: a, Op: op, Right: b}), all
	case *gp.UnaryOp:
		v, ve := r.whole(x.Operand, 0)
		all := extent{r.tok(x), ve.last}
		return &ast.UnaryOp{Span: r.span(all), Op: unaries[x.Op], Operand: v}, all
	case *gp.BoolOp:
		vs, all := r.list(x.Values, 0)
		op := ast.And
		if x.Op == gp.Or {
			op = ast.Or
		}
		return &ast.BoolOp{Span: r.span(all), Op: op, Values: vs}, all
	case *gp.Compare:
		a, ae := r.whole(x.Left, 0)
		vs, ve := r.list(x.Comparators, 0)
		ops := make([]ast.Operator, len(x.Ops))
		for i, o := range x.Ops {
			ops[i] = comparisons[o]
		}
		all := extent{ae.first, ve.last}
		return &ast.Compare{Span: r.span(all), Left: a, Ops: ops, Comparators: vs}, all
	case *gp.IfExp:
		b, be := r.whole(x.Body, 0)
		t := r.optional(x.Test, 0)
		o, oe := r.whole(x.Orelse, 0)
		all := extent{be.first, oe.last}
		return &ast.IfExp{Span: r.span(all), Test: t, Body: b, Else: o}, all
	case *gp.Dict:
		return r.dict(x)
	case *gp.Set:
		all := r.bracket(r.tok(x) - 1)
		return &ast.Set{Span: r.span(all), Elts: r.exprs(x.Elts, allowNamed|allowStar)}, all
	case *gp.SetComp:
		all := r.bracket(r.tok(x) - 1)
		v, _ := r.expr(x.Elt, allowNamed)
		return &ast.SetComp{Span: r.span(all), Elt: v, Generators: r.generators(x.Generators)}, all
	case *gp.DictComp:
		all := r.bracket(r.tok(x) - 1)
		k, _ := r.expr(x.Key, 0)
		v, _ := r.expr(x.Value, 0)
		return &ast.DictComp{Span: r.span(all), Key: k, Value: v, Generators: r.generators(x.Generators)}, all
	case *gp.ListComp:
		all := r.bracket(r.tok(x))
		v, _ := r.expr(x.Elt, allowNamed)
		return &ast.ListComp{Span: r.span(all), Elt: v, Generators: r.generators(x.Generators)}, all
	case *gp.GeneratorExp:
		return r.generatorExp(x)
	case *gp.Yield:
		all := extent{r.tok(x), r.tok(x)}
		n := &ast.Yield{}
		if x.Value != nil {
			v, ve := r.whole(x.Value, allowStar)
			n.Value, all.last = v, ve.last
		}
		n.Span = r.span(all)
		return n, all
	case *gp.YieldFrom:
		v, ve := r.whole(x.Value, 0)
		all := extent{r.tok(x), ve.last}
		return &ast.YieldFrom{Span: r.span(all), Value: v}, all
	case *gp.Starred:
		return r.starredExpr(r.tok(x), x.Value, context(x.Ctx), allow)
	case *gp.List:
		all := r.bracket(r.tok(x))
		return &ast.List{Span: r.span(all), Elts: r.exprs(x.Elts, allowNamed|allowStar), Ctx: context(x.Ctx)}, all
	case *gp.Tuple:
		return r.tuple(x, allow)
	}
	panic(fmt.Sprintf("unexpected expression %T", e))
}

// tuple restores a tuple. If it has no parentheses of its own, it has walruses only where allow has.
func (r *restorer) tuple(x *gp.Tuple, allow allowance) (ast.Expr, extent) {
	i := r.tok(x)
	bare := allowStar | allow
	inner := bare
	if r.use[i] == groups {
		inner |= allowNamed
	}
	n := put(&r.tuples, ast.Tuple{Elts: r.cut(len(x.Elts)), Ctx: context(x.Ctx)})
	var elts extent
	for k, e := range x.Elts {
		v, ve := r.expr(e, inner)
		n.Elts[k] = v
		if k == 0 {
			elts.first = r.outer(ve).first
			if elts.first == i { // the parenthesis is the first element's
				inner = bare
			}
		}
		if k == len(x.Elts)-1 {
			elts.last = r.outer(ve).last
		}
	}
	all := r.sequence(i, len(n.Elts), elts)
	n.Span = r.span(all)
	return n, all
}

// plainName returns the token of an identifier, which must not be a keyword.
func (r *restorer) plainName(id gp.Identifier) int {
	i := index(id)
	if id[0] != 'n' || r.Tokens[i].Kind != token.Name || r.Tokens[i].Code.IsKeyword() {
		r.refuse(i)
	}
	return i
}

// starredExpr restores *v, whose star is token i.
func (r *restorer) starredExpr(i int, v gp.Expr, ctx ast.Context, allow allowance) (ast.Expr, extent) {
	x, xe := r.expr(v, 0)
	if allow&(allowStar|allowStarWide) == 0 || allow&allowStarWide == 0 && r.outer(xe) == xe && weak(x) {
		r.refuse(i)
	}
	all := extent{i, r.outer(xe).last}
	if r.outer(all) != all {
		r.refuse(i)
	}
	return &ast.Starred{Span: r.span(all), Value: x, Ctx: ctx}, all
}

// weak reports whether x has an operator that binds less than |.
func weak(x ast.Expr) bool {
	switch n := x.(type) {
	case *ast.Compare, *ast.BoolOp, *ast.IfExp, *ast.Lambda, *ast.NamedExpr, *ast.Yield, *ast.YieldFrom, *ast.Starred:
		return true
	case *ast.UnaryOp:
		return n.Op == ast.Not
	}
	return false
}

func (r *restorer) generatorExp(x *gp.GeneratorExp) (ast.Expr, extent) {
	i := r.tok(x)
	v, ve := r.whole(x.Elt, allowNamed)
	if ve.first == i { // gpython starts a call's only argument at its first token, any other at the parenthesis
		i--
	}
	if !r.Is(i, token.LPar) {
		r.refuse(i)
	}
	all := r.bracket(i)
	return &ast.GeneratorExp{Span: r.span(all), Elt: v, Generators: r.generators(x.Generators)}, all
}

// target refuses x if it is no target of an assignment; e is its extent.
func (r *restorer) target(x ast.Expr, e extent) {
	switch n := x.(type) {
	case *ast.Name, *ast.Attribute, *ast.Subscript:
	case *ast.Starred:
		if _, ok := n.Value.(*ast.Starred); ok || n.Ctx == ast.Del {
			r.refuse(e.first)
		}
		r.target(n.Value, e)
	case *ast.Tuple:
		for _, y := range n.Elts {
			r.target(y, e)
		}
	case *ast.List:
		for _, y := range n.Elts {
			r.target(y, e)
		}
	default:
		r.refuse(e.first)
	}
}

// singleTarget refuses x if it is no name, attribute or subscript.
func (r *restorer) singleTarget(x ast.Expr, e extent) {
	switch x.(type) {
	case *ast.Name, *ast.Attribute, *ast.Subscript:
	default:
		r.refuse(e.first)
	}
}

// bracket is the extent from bracket i to its partner.
func (r *restorer) bracket(i int) extent { return extent{i, int(r.Tokens[i].Match)} }

// name restores what a placeholder stands for: a name, a literal or an operand of several tokens.
func (r *restorer) name(x *gp.Name) (ast.Expr, extent) {
	i := index(x.Id)
	if x.Id[0] == 'p' {
		return r.operand(i, context(x.Ctx))
	}
	v, all := r.atom(i)
	if n, ok := v.(*ast.Name); ok {
		n.Ctx = context(x.Ctx)
	}
	return v, all
}

// atom restores the name or the literal at token i.
func (r *restorer) atom(i int) (ast.Expr, extent) {
	all := extent{i, i}
	t := &r.Tokens[i]
	switch {
	case t.Kind == token.Number:
		return put(&r.constants, ast.Constant{Span: r.span(all), Value: r.number(i)}), all
	case t.Kind == token.String:
		return r.stringRun(i, nil)
	case t.Kind == token.Op:
		return put(&r.constants, ast.Constant{Span: r.span(all), Value: ast.EllipsisValue{}}), all
	case t.Code == token.NoneKw:
		return put(&r.constants, ast.Constant{Span: r.span(all)}), all
	case t.Code == token.True, t.Code == token.False:
		return put(&r.constants, ast.Constant{Span: r.span(all), Value: t.Code == token.True}), all
	}
	return put(&r.names, ast.Name{Span: r.span(all), Id: r.ident(i)}), all
}

// sequence is the extent of a tuple, or a pattern like one, that gpython starts at token i: with its own parentheses or without.
func (r *restorer) sequence(i, n int, elts extent) extent {
	if i >= 0 && r.use[i] == groups && (n == 0 || elts.first != i) {
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
			v, ve := r.whole(x.Args[0], 0)
			all := extent{r.tok(n), ve.last}
			return &ast.Await{Span: r.span(all), Value: v}, all
		}
		if i := index(n.Id); r.isString(i) && r.formatted(i) {
			return r.stringRun(i, x.Args)
		}
	}
	f, fe := r.whole(x.Func, 0)
	args, kws := r.arguments(fe.last+1, true, x.Args, x.Keywords)
	all := extent{fe.first, int(r.Tokens[fe.last+1].Match)}
	return put(&r.calls, ast.Call{Span: r.span(all), Func: f, Args: args, Keywords: kws}), all
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

// arguments restores the arguments of a call or the bases of a class, whose parenthesis is token open. A generator expression may
// only do without its own parentheses as the only argument of a call. gpython has ** among the
// positional ones here, so the keywords are put in the order of the source.
func (r *restorer) arguments(open int, call bool, as []gp.Expr, ks []*gp.Keyword) (args []ast.Expr, kws []*ast.Keyword) {
	var stars []*ast.Keyword
	firstKeyword, firstDouble := len(r.Tokens), len(r.Tokens)
	for _, k := range ks {
		firstKeyword = min(firstKeyword, index(k.Arg))
	}
	for _, a := range as {
		if d := doubleStarred(a); d != nil {
			i := r.tok(a)
			firstDouble = min(firstDouble, i)
			v, ve := r.whole(d, 0)
			stars = append(stars, &ast.Keyword{Span: r.spanOf(i, ve.last), Value: v})
			continue
		}
		v, ve := r.whole(a, allowNamed|allowStarWide)
		_, star := v.(*ast.Starred)
		if ve.first > firstDouble || ve.first > firstKeyword && !star {
			r.refuse(ve.first)
		}
		if _, ok := v.(*ast.GeneratorExp); ok && ve.first == open && (!call || len(as)+len(ks) > 1 || r.Is(int(r.Tokens[open].Match)-1, token.Comma)) {
			r.refuse(ve.first)
		}
		args = append(args, v)
	}
	for _, k := range ks {
		i := r.plainName(k.Arg)
		if !r.Is(i+1, token.Equal) {
			r.refuse(i)
		}
		v, ve := r.whole(k.Value, 0)
		n := put(&r.keywords, ast.Keyword{Span: r.spanOf(i, ve.last), Name: r.ident(i), Value: v})
		for len(stars) > 0 && before(&stars[0].Span, &n.Span) {
			kws, stars = append(kws, stars[0]), stars[1:]
		}
		kws = append(kws, n)
	}
	return args, append(kws, stars...)
}

func before(a, b *ast.Span) bool { return a.Line < b.Line || a.Line == b.Line && a.Col < b.Col }

// lambda restores a lambda and what has become one: *x, a walrus.
func (r *restorer) lambda(x *gp.Lambda, allow allowance) (ast.Expr, extent) {
	i := r.tok(x)
	if s := starred(x); s != nil {
		return r.starredExpr(i, s, ast.Load, allow)
	}
	b, be := r.whole(x.Body, 0)
	all := extent{i, be.last}
	if r.Is(i, token.Lambda) {
		return &ast.Lambda{Span: r.span(all), Args: r.params(x.Args), Body: b}, all
	}
	if !r.Is(i+1, token.ColonEqual) || allow&allowNamed == 0 && r.outer(all) == all {
		r.refuse(i)
	}
	return &ast.NamedExpr{Span: r.span(all), Target: &ast.Name{Span: r.spanOf(i, i), Id: r.ident(i), Ctx: ast.Store}, Value: b}, all
}

// index restores what stands within the brackets of a subscript.
func (r *restorer) index(s gp.Slicer) ast.Expr {
	switch x := s.(type) {
	case *gp.Index:
		v, ve := r.expr(x.Value, allowNamed|allowStarWide)
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
		return r.whole(x.Value, allowNamed|allowStarWide)
	case *gp.Slice:
		n := &ast.Slice{}
		all := extent{first: -1}
		if x.Lower != nil {
			var e extent
			n.Lower, e = r.whole(x.Lower, 0)
			all = extent{e.first, e.last + 1}
		} else {
			i := r.tok(x)
			all = extent{i, i}
		}
		if x.Upper != nil {
			var e extent
			n.Upper, e = r.whole(x.Upper, 0)
			all.last = e.last
		}
		if r.Is(all.last+1, token.Colon) {
			all.last++
		}
		if x.Step != nil {
			var e extent
			n.Step, e = r.whole(x.Step, 0)
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
			n.Keys[k], _ = r.expr(e, 0)
			n.Values[k], _ = r.expr(x.Values[k], 0)
			continue
		}
		v, ve := r.expr(x.Values[k], 0)
		if r.outer(ve) == ve && weak(v) {
			r.refuse(ve.first)
		}
		n.Values[k] = v
	}
	all := r.bracket(i)
	n.Span = r.span(all)
	return n, all
}

func (r *restorer) generators(cs []gp.Comprehension) []*ast.Comprehension {
	out := make([]*ast.Comprehension, 0, len(cs))
	for _, c := range cs {
		t, te := r.whole(c.Target, allowStar)
		r.target(t, te)
		it, _ := r.expr(c.Iter, 0)
		n := &ast.Comprehension{Target: t, Iter: it, Async: r.Is(te.first-2, token.Async)}
		for _, i := range c.Ifs {
			x, xe := r.expr(i, 0)
			if _, ok := x.(*ast.Lambda); ok && r.outer(xe) == xe {
				r.refuse(xe.first)
			}
			n.Ifs = append(n.Ifs, x)
		}
		out = append(out, n)
	}
	return out
}
