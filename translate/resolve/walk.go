package resolve

import "github.com/py2go/py2go/translate/syntax/ast"

func (b *builder) stmts(list []ast.Stmt) {
	for _, s := range list {
		b.stmt(s)
	}
}

func (b *builder) stmt(s ast.Stmt) {
	switch s := s.(type) {
	case *ast.FunctionDef:
		b.functionDef(s)
	case *ast.ClassDef:
		b.classDef(s)
	case *ast.Return:
		b.expr(s.Value)
	case *ast.Delete:
		b.exprs(s.Targets)
	case *ast.Assign:
		b.exprs(s.Targets)
		b.expr(s.Value)
	case *ast.TypeAlias:
		b.typeAlias(s)
	case *ast.AugAssign:
		b.expr(s.Target)
		b.expr(s.Value)
	case *ast.AnnAssign:
		b.annAssign(s)
	case *ast.For:
		b.cur.HasAwait = b.cur.HasAwait || s.Async
		b.expr(s.Target)
		b.expr(s.Iter)
		b.stmts(s.Body)
		b.stmts(s.Else)
	case *ast.While:
		b.expr(s.Test)
		b.stmts(s.Body)
		b.stmts(s.Else)
	case *ast.If:
		b.expr(s.Test)
		b.stmts(s.Body)
		b.stmts(s.Else)
	case *ast.With:
		b.cur.HasAwait = b.cur.HasAwait || s.Async
		for _, item := range s.Items {
			b.expr(item.Context)
			b.expr(item.Vars)
		}
		b.stmts(s.Body)
	case *ast.Match:
		b.expr(s.Subject)
		for _, c := range s.Cases {
			b.pattern(c.Pattern)
			b.expr(c.Guard)
			b.stmts(c.Body)
		}
	case *ast.Raise:
		b.expr(s.Exc)
		b.expr(s.Cause)
	case *ast.Try:
		b.stmts(s.Body)
		for _, h := range s.Handlers {
			b.expr(h.Type)
			if h.Name != "" {
				b.name(h.Name, assigned, h.Span)
			}
			b.stmts(h.Body)
		}
		b.stmts(s.Else)
		b.stmts(s.Finally)
	case *ast.Assert:
		b.expr(s.Test)
		b.expr(s.Msg)
	case *ast.Import:
		for _, a := range s.Names {
			b.alias(a)
		}
	case *ast.ImportFrom:
		for _, a := range s.Names {
			b.alias(a)
		}
	case *ast.Global:
		for _, id := range s.Names {
			b.declare(id, "global", globalDecl, s.Span)
		}
	case *ast.Nonlocal:
		for _, id := range s.Names {
			b.declare(id, "nonlocal", nonlocalDecl, s.Span)
		}
	case *ast.ExprStmt:
		b.expr(s.Value)
	case *ast.Pass, *ast.Break, *ast.Continue:
	}
}

func (b *builder) annAssign(s *ast.AnnAssign) {
	if target, ok := s.Target.(*ast.Name); ok {
		if n := b.cur.Names[b.cur.Mangle(target.Id)]; n != nil && s.Simple && b.cur.Kind != Module {
			switch {
			case n.GlobalDecl:
				b.fail(s.Span, "annotated name '%s' can't be global", target.Id)
			case n.NonlocalDecl:
				b.fail(s.Span, "annotated name '%s' can't be nonlocal", target.Id)
			}
		}
		switch {
		case s.Simple:
			b.name(target.Id, annotated|assigned, target.Span)
		case s.Value != nil:
			b.name(target.Id, assigned, target.Span)
		}
	} else {
		b.expr(s.Target)
	}
	b.annotation(s.Annotation)
	b.expr(s.Value)
}

func (b *builder) exprs(list []ast.Expr) {
	for _, e := range list {
		b.expr(e)
	}
}

// expr visits e; nil, for a part that is absent, is allowed.
func (b *builder) expr(e ast.Expr) {
	switch e := e.(type) {
	case nil, *ast.Constant:
	case *ast.BoolOp:
		b.exprs(e.Values)
	case *ast.NamedExpr:
		b.namedExpr(e)
	case *ast.BinOp:
		b.expr(e.Left)
		b.expr(e.Right)
	case *ast.UnaryOp:
		b.expr(e.Operand)
	case *ast.Lambda:
		b.lambda(e)
	case *ast.IfExp:
		b.expr(e.Test)
		b.expr(e.Body)
		b.expr(e.Else)
	case *ast.Dict:
		b.exprs(e.Keys)
		b.exprs(e.Values)
	case *ast.Set:
		b.exprs(e.Elts)
	case *ast.ListComp:
		b.comprehension(Comprehension, "<listcomp>", e, e.Generators, e.Elt)
	case *ast.SetComp:
		b.comprehension(Comprehension, "<setcomp>", e, e.Generators, e.Elt)
	case *ast.DictComp:
		b.comprehension(Comprehension, "<dictcomp>", e, e.Generators, e.Value, e.Key)
	case *ast.GeneratorExp:
		b.comprehension(GenExpr, "<genexpr>", e, e.Generators, e.Elt)
	case *ast.Await:
		b.notInTypeScope("await expression", e)
		b.expr(e.Value)
		b.cur.HasAwait = true
	case *ast.Yield:
		b.yield(e, e.Value)
	case *ast.YieldFrom:
		b.yield(e, e.Value)
	case *ast.Compare:
		b.expr(e.Left)
		b.exprs(e.Comparators)
	case *ast.Call:
		b.expr(e.Func)
		b.exprs(e.Args)
		for _, k := range e.Keywords {
			b.expr(k.Value)
		}
	case *ast.FormattedValue:
		b.expr(e.Value)
		b.expr(e.FormatSpec)
	case *ast.JoinedStr:
		b.exprs(e.Values)
	case *ast.Attribute:
		b.expr(e.Value)
	case *ast.Subscript:
		b.expr(e.Value)
		b.expr(e.Index)
	case *ast.Starred:
		b.expr(e.Value)
	case *ast.Name:
		b.variable(e)
	case *ast.List:
		b.exprs(e.Elts)
	case *ast.Tuple:
		b.exprs(e.Elts)
	case *ast.Slice:
		b.expr(e.Lower)
		b.expr(e.Upper)
		b.expr(e.Step)
	}
}

func (b *builder) variable(e *ast.Name) {
	switch e.Ctx {
	case ast.Store:
		b.name(e.Id, assigned, e.Span)
	case ast.Del:
		b.name(e.Id, deleted, e.Span)
	default:
		b.name(e.Id, read, e.Span)
		if e.Id == "super" && b.cur.FunctionLike() {
			b.name("__class__", read, e.Span)
		}
	}
}

var comprehensionNames = map[string]string{
	"<listcomp>": "list comprehension", "<setcomp>": "set comprehension", "<dictcomp>": "dict comprehension",
	"<genexpr>": "generator expression",
}

func (b *builder) yield(e, value ast.Expr) {
	b.notInTypeScope("yield expression", e)
	b.expr(value)
	b.cur.yields = true
	if b.cur.isComprehension() {
		b.fail(*e.Range(), "'yield' inside %s", comprehensionNames[b.cur.Name])
	}
}

func (b *builder) patterns(list []ast.Pattern) {
	for _, p := range list {
		b.pattern(p)
	}
}

func (b *builder) pattern(p ast.Pattern) {
	capture := func(name string) {
		if name != "" {
			b.name(name, assigned, *p.Range())
		}
	}
	switch p := p.(type) {
	case nil, *ast.MatchSingleton:
	case *ast.MatchValue:
		b.expr(p.Value)
	case *ast.MatchSequence:
		b.patterns(p.Patterns)
	case *ast.MatchMapping:
		b.exprs(p.Keys)
		b.patterns(p.Patterns)
		capture(p.Rest)
	case *ast.MatchClass:
		b.expr(p.Cls)
		b.patterns(p.Patterns)
		b.patterns(p.KwdPatterns)
	case *ast.MatchStar:
		capture(p.Name)
	case *ast.MatchAs:
		b.pattern(p.Pattern)
		capture(p.Name)
	case *ast.MatchOr:
		b.patterns(p.Patterns)
	}
}
