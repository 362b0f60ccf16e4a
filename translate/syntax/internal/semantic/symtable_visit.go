package semantic

import (
	"strings"

	"github.com/py2go/py2go/translate/syntax/ast"
)

func (st *symtable) stmts(ss []ast.Stmt) {
	for _, s := range ss {
		st.stmt(s)
	}
}

func (st *symtable) stmt(s ast.Stmt) {
	switch n := s.(type) {
	case *ast.FunctionDef:
		st.functionDef(n)
	case *ast.ClassDef:
		st.add(n.Name, local, n.Range())
		st.exprs(n.Decorators)
		outer := st.class
		if len(n.TypeParams) > 0 {
			st.class = n.Name
		}
		st.typeParams(n.TypeParams)
		st.exprs(n.Bases)
		st.keywords(n.Keywords)
		st.class = n.Name
		st.enter(classBlock)
		st.stmts(n.Body)
		st.leave()
		st.class = outer
		st.endTypeParams(n.TypeParams)
	case *ast.TypeAlias:
		st.expr(n.Name)
		st.typeParams(n.TypeParams)
		st.enter(typeAliasBlock)
		st.expr(n.Value)
		st.leave()
		st.endTypeParams(n.TypeParams)
	case *ast.Return:
		st.expr(n.Value)
	case *ast.Delete:
		st.exprs(n.Targets)
	case *ast.Assign:
		st.exprs(n.Targets)
		st.expr(n.Value)
	case *ast.AnnAssign:
		st.annAssign(n)
	case *ast.AugAssign:
		st.expr(n.Target)
		st.expr(n.Value)
	case *ast.For:
		st.expr(n.Target)
		st.expr(n.Iter)
		st.stmts(n.Body)
		st.stmts(n.Else)
	case *ast.While:
		st.expr(n.Test)
		st.stmts(n.Body)
		st.stmts(n.Else)
	case *ast.If:
		st.expr(n.Test)
		st.stmts(n.Body)
		st.stmts(n.Else)
	case *ast.With:
		for _, w := range n.Items {
			st.expr(w.Context)
			st.expr(w.Vars)
		}
		st.stmts(n.Body)
	case *ast.Match:
		st.expr(n.Subject)
		for _, c := range n.Cases {
			st.pattern(c.Pattern)
			st.expr(c.Guard)
			st.stmts(c.Body)
		}
	case *ast.Raise:
		st.expr(n.Exc)
		st.expr(n.Cause)
	case *ast.Try:
		st.try(n)
	case *ast.Assert:
		st.expr(n.Test)
		st.expr(n.Msg)
	case *ast.Import:
		st.aliases(n.Names)
	case *ast.ImportFrom:
		st.aliases(n.Names)
	case *ast.Global:
		st.declare(n.Names, global, n.Range())
	case *ast.Nonlocal:
		st.declare(n.Names, nonlocal, n.Range())
	case *ast.ExprStmt:
		st.expr(n.Value)
	}
}

func (st *symtable) functionDef(n *ast.FunctionDef) {
	st.add(n.Name, local, n.Range())
	st.exprs(n.Args.Defaults)
	st.exprs(n.Args.KwDefaults)
	st.exprs(n.Decorators)
	st.typeParams(n.TypeParams)
	for _, as := range [][]*ast.Arg{n.Args.PosOnly, n.Args.Args, {n.Args.Vararg}, {n.Args.Kwarg}, n.Args.KwOnly} {
		for _, a := range as {
			if a != nil && a.Annotation != nil {
				st.annotation(a.Annotation)
			}
		}
	}
	if n.Returns != nil {
		st.annotation(n.Returns)
	}
	b := st.enter(functionBlock)
	st.blocks[n] = b
	b.coroutine = n.Async
	st.params(n.Args)
	st.stmts(n.Body)
	st.leave()
	st.endTypeParams(n.TypeParams)
}

// annotation visits an annotation; it has a block of its own where it is not evaluated.
func (st *symtable) annotation(e ast.Expr) {
	if st.future.annotations {
		st.enter(annotationBlock)
		defer st.leave()
	}
	st.expr(e)
}

func (st *symtable) params(a *ast.Arguments) {
	for _, as := range [][]*ast.Arg{a.PosOnly, a.Args, a.KwOnly, {a.Vararg}, {a.Kwarg}} {
		for _, x := range as {
			if x != nil {
				st.add(x.Name, param, x.Range())
			}
		}
	}
}

func (st *symtable) annAssign(n *ast.AnnAssign) {
	if t, ok := n.Target.(*ast.Name); ok {
		if n.Simple && st.cur.kind != moduleBlock {
			switch f := st.cur.names[st.mangle(t.Id)]; {
			case f&global != 0:
				st.fail(n.Range(), "annotated name '%s' can't be global", t.Id)
			case f&nonlocal != 0:
				st.fail(n.Range(), "annotated name '%s' can't be nonlocal", t.Id)
			}
		}
		if n.Simple {
			st.add(t.Id, annotated|local, t.Range())
		} else if n.Value != nil {
			st.add(t.Id, local, t.Range())
		}
	} else {
		st.expr(n.Target)
	}
	st.annotation(n.Annotation)
	st.expr(n.Value)
}

func (st *symtable) try(n *ast.Try) {
	st.stmts(n.Body)
	for _, h := range n.Handlers {
		st.expr(h.Type)
		if h.Name != "" {
			st.add(h.Name, local, h.Range())
		}
		st.stmts(h.Body)
	}
	st.stmts(n.Else)
	st.stmts(n.Finally)
}

func (st *symtable) aliases(as []*ast.Alias) {
	for _, a := range as {
		switch name, _, _ := strings.Cut(a.Name, "."); {
		case a.Name == "*":
			if st.cur.kind != moduleBlock {
				st.fail(a.Range(), "import * only allowed at module level")
			}
		case a.AsName != "":
			st.add(a.AsName, imported, a.Range())
		default:
			st.add(name, imported, a.Range())
		}
	}
}

// typeParams opens the block of type parameters, if there are any; endTypeParams closes it.
func (st *symtable) typeParams(ps []ast.TypeParam) {
	if len(ps) == 0 {
		return
	}
	st.enter(typeParamsBlock)
	for _, p := range ps {
		switch n := p.(type) {
		case *ast.TypeVar:
			st.add(n.Name, typeParam|local, n.Range())
			what := "a TypeVar bound"
			if _, ok := n.Bound.(*ast.Tuple); ok {
				what = "a TypeVar constraint"
			}
			st.typeVariable(n.Bound, what)
			st.typeVariable(n.Default, "a TypeVar default")
		case *ast.TypeVarTuple:
			st.add(n.Name, typeParam|local, n.Range())
			st.typeVariable(n.Default, "a TypeVarTuple default")
		case *ast.ParamSpec:
			st.add(n.Name, typeParam|local, n.Range())
			st.typeVariable(n.Default, "a ParamSpec default")
		}
	}
}

func (st *symtable) endTypeParams(ps []ast.TypeParam) {
	if len(ps) > 0 {
		st.leave()
	}
}

func (st *symtable) typeVariable(e ast.Expr, what string) {
	if e == nil {
		return
	}
	st.enter(typeVariableBlock).what = what
	st.expr(e)
	st.leave()
}

func (st *symtable) pattern(p ast.Pattern) {
	name := func(s string) {
		if s != "" {
			st.add(s, local, p.Range())
		}
	}
	switch n := p.(type) {
	case *ast.MatchValue:
		st.expr(n.Value)
	case *ast.MatchSequence:
		st.patterns(n.Patterns)
	case *ast.MatchStar:
		name(n.Name)
	case *ast.MatchMapping:
		st.exprs(n.Keys)
		st.patterns(n.Patterns)
		name(n.Rest)
	case *ast.MatchClass:
		st.expr(n.Cls)
		st.patterns(n.Patterns)
		st.patterns(n.KwdPatterns)
	case *ast.MatchAs:
		if n.Pattern != nil {
			st.pattern(n.Pattern)
		}
		name(n.Name)
	case *ast.MatchOr:
		st.patterns(n.Patterns)
	}
}

func (st *symtable) patterns(ps []ast.Pattern) {
	for _, p := range ps {
		st.pattern(p)
	}
}

func (st *symtable) keywords(ks []*ast.Keyword) {
	for _, k := range ks {
		st.expr(k.Value)
	}
}

func (st *symtable) exprs(es []ast.Expr) {
	for _, e := range es {
		st.expr(e)
	}
}

func (st *symtable) expr(e ast.Expr) {
	switch n := e.(type) {
	case *ast.Name:
		if n.Ctx == ast.Load {
			st.add(n.Id, used, n.Range())
		} else {
			st.add(n.Id, local, n.Range())
		}
	case *ast.NamedExpr:
		st.namedExpr(n)
	case *ast.Lambda:
		st.exprs(n.Args.Defaults)
		st.exprs(n.Args.KwDefaults)
		st.blocks[n] = st.enter(functionBlock)
		st.params(n.Args)
		st.expr(n.Body)
		st.leave()
	case *ast.Yield:
		st.notHere("yield expression", n.Range())
		st.expr(n.Value)
		st.yields(n.Range())
	case *ast.YieldFrom:
		st.notHere("yield expression", n.Range())
		st.expr(n.Value)
		st.yields(n.Range())
	case *ast.Await:
		st.notHere("await expression", n.Range())
		st.expr(n.Value)
		st.cur.coroutine = true
	case *ast.GeneratorExp:
		st.comprehensionBlock(n, "generator expression", n.Generators, n.Elt)
	case *ast.ListComp:
		st.comprehensionBlock(n, "list comprehension", n.Generators, n.Elt)
	case *ast.SetComp:
		st.comprehensionBlock(n, "set comprehension", n.Generators, n.Elt)
	case *ast.DictComp:
		st.comprehensionBlock(n, "dict comprehension", n.Generators, n.Value, n.Key)
	case *ast.Call:
		st.expr(n.Func)
		st.exprs(n.Args)
		st.keywords(n.Keywords)
	case *ast.Dict:
		st.exprs(n.Keys)
		st.exprs(n.Values)
	default:
		children(e, st.expr)
	}
}

// yields notes that the current block is a generator.
func (st *symtable) yields(at *ast.Span) {
	st.cur.generator = true
	if c := st.cur.comprehension; c != "" {
		st.fail(at, "'yield' inside %s", c)
	}
}

// children visits the parts of an expression from left to right, for those that need no more than that.
func children(e ast.Expr, visit func(ast.Expr)) {
	list := func(es []ast.Expr) {
		for _, x := range es {
			visit(x)
		}
	}
	switch n := e.(type) {
	case *ast.BoolOp:
		list(n.Values)
	case *ast.BinOp:
		visit(n.Left)
		visit(n.Right)
	case *ast.UnaryOp:
		visit(n.Operand)
	case *ast.IfExp:
		visit(n.Test)
		visit(n.Body)
		visit(n.Else)
	case *ast.Set:
		list(n.Elts)
	case *ast.Compare:
		visit(n.Left)
		list(n.Comparators)
	case *ast.FormattedValue:
		visit(n.Value)
		visit(n.FormatSpec)
	case *ast.JoinedStr:
		list(n.Values)
	case *ast.Attribute:
		visit(n.Value)
	case *ast.Subscript:
		visit(n.Value)
		visit(n.Index)
	case *ast.Starred:
		visit(n.Value)
	case *ast.List:
		list(n.Elts)
	case *ast.Tuple:
		list(n.Elts)
	case *ast.Slice:
		visit(n.Lower)
		visit(n.Upper)
		visit(n.Step)
	}
}
