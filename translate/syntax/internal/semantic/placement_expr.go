package semantic

import "github.com/py2go/py2go/translate/syntax/ast"

func (p *placement) exprs(es []ast.Expr) {
	for _, e := range es {
		p.expr(e)
	}
}

func (p *placement) expr(e ast.Expr) {
	switch n := e.(type) {
	case *ast.Name:
		p.bind(n.Id, n.Ctx, n.Range())
	case *ast.Attribute:
		p.expr(n.Value)
		p.bind(n.Attr, n.Ctx, n.Range())
	case *ast.NamedExpr:
		p.expr(n.Value)
		p.expr(n.Target)
	case *ast.Lambda:
		p.params(n.Args)
		p.exprs(n.Args.Defaults)
		p.exprs(n.Args.KwDefaults)
		p.within(&unit{kind: lambdaUnit}, func() { p.expr(n.Body) })
	case *ast.Yield:
		if !p.inFunction() {
			p.fail(n.Range(), "'yield' outside function")
		}
		p.expr(n.Value)
	case *ast.YieldFrom:
		if !p.inFunction() {
			p.fail(n.Range(), "'yield from' outside function")
		}
		if p.unit.kind == asyncUnit {
			p.fail(n.Range(), "'yield from' inside async function")
		}
		p.expr(n.Value)
	case *ast.Await:
		if !p.inFunction() {
			p.fail(n.Range(), "'await' outside function")
		}
		if p.unit.kind != asyncUnit && p.unit.kind != generatorUnit {
			p.fail(n.Range(), "'await' outside async function")
		}
		p.expr(n.Value)
	case *ast.GeneratorExp:
		p.expr(n.Generators[0].Iter)
		p.within(&unit{kind: generatorUnit}, func() { p.clauses(n.Generators, n.Elt) })
	case *ast.ListComp:
		p.comprehension(n, n.Generators, n.Elt)
	case *ast.SetComp:
		p.comprehension(n, n.Generators, n.Elt)
	case *ast.DictComp:
		p.comprehension(n, n.Generators, n.Key, n.Value)
	case *ast.Call:
		p.keywords(n.Keywords)
		p.warnCall(n.Func)
		p.expr(n.Func)
		p.values(n.Args)
		for _, k := range n.Keywords {
			p.expr(k.Value)
		}
	case *ast.Dict:
		for i, k := range n.Keys {
			p.expr(k)
			p.expr(n.Values[i])
		}
	case *ast.Set:
		p.values(n.Elts)
	case *ast.List:
		p.sequence(n.Elts, n.Ctx, n.Range())
	case *ast.Tuple:
		p.sequence(n.Elts, n.Ctx, n.Range())
	case *ast.Starred:
		if n.Ctx == ast.Store {
			p.fail(n.Range(), "starred assignment target must be in a list or tuple")
		}
		p.fail(n.Range(), "can't use starred expression here")
	case *ast.Subscript:
		p.warnSubscript(n)
		children(e, p.expr)
	case *ast.Compare:
		p.warnCompare(n, false)
		children(e, p.expr)
	case *ast.UnaryOp:
		if n.Op == ast.Not {
			p.not(n.Operand)
		} else {
			p.expr(n.Operand)
		}
	default:
		children(e, p.expr)
	}
}

// bind refuses to bind or delete __debug__.
func (p *placement) bind(name string, ctx ast.Context, at *ast.Span) {
	if name != "__debug__" {
		return
	}
	switch ctx {
	case ast.Store:
		p.fail(at, "cannot assign to __debug__")
	case ast.Del:
		p.fail(at, "cannot delete __debug__")
	}
}

// values checks expressions among which stars unpack.
func (p *placement) values(es []ast.Expr) {
	for _, e := range es {
		if s, ok := e.(*ast.Starred); ok {
			e = s.Value
		}
		p.expr(e)
	}
}

// sequence checks a list or a tuple.
func (p *placement) sequence(elts []ast.Expr, ctx ast.Context, at *ast.Span) {
	if ctx == ast.Store {
		star := false
		for i, e := range elts {
			if _, ok := e.(*ast.Starred); !ok {
				continue
			}
			if star {
				p.fail(at, "multiple starred expressions in assignment")
			}
			if star = true; i >= 1<<8 {
				p.fail(at, "too many expressions in star-unpacking assignment")
			}
		}
	}
	p.values(elts)
}

// comprehension checks a comprehension that is no generator expression; elts are what it makes.
func (p *placement) comprehension(e ast.Expr, gens []*ast.Comprehension, elts ...ast.Expr) {
	p.expr(gens[0].Iter)
	if p.blocks[e].coroutine && p.unit.kind != asyncUnit && p.unit.kind != generatorUnit {
		p.fail(e.Range(), "asynchronous comprehension outside of an asynchronous function")
	}
	p.clauses(gens, elts...)
}

// clauses checks the clauses of a comprehension but for the first iterable, then what it makes.
func (p *placement) clauses(gens []*ast.Comprehension, elts ...ast.Expr) {
	for i, g := range gens {
		if i > 0 {
			p.expr(g.Iter)
		}
		p.expr(g.Target)
		p.exprs(g.Ifs)
	}
	p.exprs(elts)
}

// keywords checks the names of keyword arguments.
func (p *placement) keywords(ks []*ast.Keyword) {
	for i, k := range ks {
		if k.Name == "" {
			continue
		}
		p.name(k.Name, k.Range())
		for _, o := range ks[i+1:] {
			if o.Name == k.Name {
				p.fail(o.Range(), "keyword argument repeated: %s", k.Name)
			}
		}
	}
}

func (p *placement) arguments(args []ast.Expr, ks []*ast.Keyword) {
	p.keywords(ks)
	p.values(args)
	for _, k := range ks {
		p.expr(k.Value)
	}
}
