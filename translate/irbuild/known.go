package irbuild

import (
	"cmp"

	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/resolve"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// findKnown finds the globals that are bound exactly once by name, by an undecorated def of the module's own body outside loops. A
// guard on the function's identity makes calling it directly right whatever happens to the name at run time.
func findKnown(m *ast.Module, info *resolve.Info) map[string]*ast.FunctionDef {
	known := map[string]*ast.FunctionDef{}
	for _, s := range m.Body {
		if d, ok := s.(*ast.FunctionDef); ok && len(d.Decorators) == 0 && len(d.TypeParams) == 0 {
			if known[d.Name] != nil {
				known[d.Name] = nil
				continue
			}
			if _, twice := known[d.Name]; !twice {
				known[d.Name] = d
			}
		}
	}
	count := map[string]int{}
	walkStmts(m.Body, func(s ast.Stmt) {
		if d, ok := s.(*ast.FunctionDef); ok {
			count[d.Name]++
		}
	})
	for name, d := range known {
		if d == nil || count[name] > 1 {
			delete(known, name)
		}
	}
	return known
}

// forgetsAwait is the name by which e, a statement, calls what may well make a coroutine that nobody will ever await: one that an async def of
// the module has, or an async generator's method; one of asyncio's; and, in a coroutine, that of anything but a known function, a builtin
// one or a method that containers have. It is empty if there is no such name.
func (f *fn) forgetsAwait(e *ast.Call) string {
	b := f.b
	if b.async == nil {
		b.findAsync()
	}
	var name string
	var asyncio, builtin bool
	switch fun := e.Func.(type) {
	case *ast.Name:
		name, asyncio = fun.Id, b.asyncio[fun.Id]
		if g, ok := f.place(fun.Id).op.(*ir.Global); ok && g.Builtin {
			builtin = builtinNames[fun.Id]
		}
	case *ast.Attribute:
		of, ok := fun.Value.(*ast.Name)
		name, asyncio, builtin = fun.Attr, ok && b.asyncio[of.Id], ofContainers[fun.Attr]
	}
	inCoroutine := (f.f.Kind == ir.Coroutine || f.f.Kind == ir.AsyncGenerator) && f.known(e) == nil && !builtin
	if b.async[name] || !b.in.Frozen && (asyncio || inCoroutine) {
		return name
	}
	return ""
}

// ofContainers are methods that have no awaitable results: of containers, futures and handles.
var ofContainers = map[string]bool{
	"add": true, "append": true, "appendleft": true, "clear": true, "discard": true, "extend": true, "insert": true, "pop": true, "popleft": true,
	"remove": true, "reverse": true, "setdefault": true, "sort": true, "update": true,
	"add_done_callback": true, "call_later": true, "call_soon": true, "cancel": true, "put_nowait": true, "set_exception": true, "set_result": true,
}

// findAsync collects the names of async functions and of what is imported from asyncio.
func (b *builder) findAsync() {
	b.async, b.asyncio = map[string]bool{"asend": true, "athrow": true, "aclose": true}, map[string]bool{}
	var collect func(ast.Stmt)
	collect = func(s ast.Stmt) {
		switch d := s.(type) {
		case *ast.FunctionDef:
			b.async[d.Name] = b.async[d.Name] || d.Async
			walkStmts(d.Body, collect)
		case *ast.ClassDef:
			walkStmts(d.Body, collect)
		case *ast.Import:
			for _, a := range d.Names {
				if a.Name == "asyncio" {
					b.asyncio[cmp.Or(a.AsName, a.Name)] = true
				}
			}
		case *ast.ImportFrom:
			for _, a := range d.Names {
				if d.Module == "asyncio" && d.Level == 0 {
					b.asyncio[cmp.Or(a.AsName, a.Name)] = true
				}
			}
		}
	}
	walkStmts(b.in.Tree.Body, collect)
}

// defFunc is the IR function of a known def, which may not have been built yet.
func (b *builder) defFunc(d *ast.FunctionDef) *ir.Func {
	if b.defIR == nil {
		b.defIR = map[*ast.FunctionDef]*ir.Func{}
	}
	if b.defIR[d] == nil {
		b.defIR[d] = &ir.Func{}
	}
	return b.defIR[d]
}

// walkStmts visits the statements of a body and of the blocks within, but not of functions and classes.
func walkStmts(body []ast.Stmt, visit func(ast.Stmt)) {
	for _, s := range body {
		visit(s)
		switch s := s.(type) {
		case *ast.If:
			walkStmts(s.Body, visit)
			walkStmts(s.Else, visit)
		case *ast.For:
			walkStmts(s.Body, visit)
			walkStmts(s.Else, visit)
		case *ast.While:
			walkStmts(s.Body, visit)
			walkStmts(s.Else, visit)
		case *ast.With:
			walkStmts(s.Body, visit)
		case *ast.Try:
			walkStmts(s.Body, visit)
			for _, h := range s.Handlers {
				walkStmts(h.Body, visit)
			}
			walkStmts(s.Else, visit)
			walkStmts(s.Finally, visit)
		case *ast.Match:
			for _, c := range s.Cases {
				walkStmts(c.Body, visit)
			}
		}
	}
}

// assigns reports whether evaluating e may assign the local name, by := or in a nested function that is called.
func assigns(e ast.Expr, name string) bool {
	found := false
	walkExpr(e, func(x ast.Expr) {
		if n, ok := x.(*ast.NamedExpr); ok && n.Target.Id == name {
			found = true
		}
	})
	return found
}

// walkExpr visits e and all expressions within, lambdas and comprehensions included.
func walkExpr(e ast.Expr, visit func(ast.Expr)) {
	if e == nil {
		return
	}
	visit(e)
	all := func(es []ast.Expr) {
		for _, x := range es {
			walkExpr(x, visit)
		}
	}
	gens := func(gs []*ast.Comprehension) {
		for _, g := range gs {
			walkExpr(g.Target, visit)
			walkExpr(g.Iter, visit)
			all(g.Ifs)
		}
	}
	switch e := e.(type) {
	case *ast.BoolOp:
		all(e.Values)
	case *ast.NamedExpr:
		walkExpr(e.Value, visit)
	case *ast.BinOp:
		walkExpr(e.Left, visit)
		walkExpr(e.Right, visit)
	case *ast.UnaryOp:
		walkExpr(e.Operand, visit)
	case *ast.Lambda:
		walkExpr(e.Body, visit)
		all(e.Args.Defaults)
	case *ast.IfExp:
		walkExpr(e.Test, visit)
		walkExpr(e.Body, visit)
		walkExpr(e.Else, visit)
	case *ast.Dict:
		all(e.Keys)
		all(e.Values)
	case *ast.Set:
		all(e.Elts)
	case *ast.ListComp:
		gens(e.Generators)
		walkExpr(e.Elt, visit)
	case *ast.SetComp:
		gens(e.Generators)
		walkExpr(e.Elt, visit)
	case *ast.DictComp:
		gens(e.Generators)
		walkExpr(e.Key, visit)
		walkExpr(e.Value, visit)
	case *ast.GeneratorExp:
		gens(e.Generators)
		walkExpr(e.Elt, visit)
	case *ast.Await:
		walkExpr(e.Value, visit)
	case *ast.Yield:
		walkExpr(e.Value, visit)
	case *ast.YieldFrom:
		walkExpr(e.Value, visit)
	case *ast.Compare:
		walkExpr(e.Left, visit)
		all(e.Comparators)
	case *ast.Call:
		walkExpr(e.Func, visit)
		all(e.Args)
		for _, k := range e.Keywords {
			walkExpr(k.Value, visit)
		}
	case *ast.FormattedValue:
		walkExpr(e.Value, visit)
		walkExpr(e.FormatSpec, visit)
	case *ast.JoinedStr:
		all(e.Values)
	case *ast.Attribute:
		walkExpr(e.Value, visit)
	case *ast.Subscript:
		walkExpr(e.Value, visit)
		walkExpr(e.Index, visit)
	case *ast.Starred:
		walkExpr(e.Value, visit)
	case *ast.List:
		all(e.Elts)
	case *ast.Tuple:
		all(e.Elts)
	case *ast.Slice:
		walkExpr(e.Lower, visit)
		walkExpr(e.Upper, visit)
		walkExpr(e.Step, visit)
	}
}

// runsCode reports whether evaluating e calls anything by more than an operator.
func runsCode(e ast.Expr) bool {
	found := false
	walkExpr(e, func(x ast.Expr) {
		switch x.(type) {
		case *ast.Call, *ast.Await, *ast.Yield, *ast.YieldFrom, *ast.Attribute, *ast.Subscript:
			found = true
		}
	})
	return found
}
