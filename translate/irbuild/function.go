package irbuild

import (
	"strings"

	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/resolve"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file builds functions, lambdas, comprehensions that are functions of their own, and generator expressions.

// kindOf is what calling the function of a scope makes.
func kindOf(s *resolve.Scope) ir.Kind {
	switch {
	case s.IsAsyncGen:
		return ir.AsyncGenerator
	case s.IsCoroutine:
		return ir.Coroutine
	case s.IsGenerator:
		return ir.Generator
	}
	return ir.Plain
}

// goName is the stem of the names of everything generated for a function: its qualified name with _ for what Go does not allow, numbered
// where it would not be unique.
func (b *builder) goName(qual string) string {
	s := strings.ReplaceAll(strings.ReplaceAll(qual, ".<locals>", ""), ".", "_")
	s = strings.NewReplacer("<lambda>", "_lambda", "<genexpr>", "_genexpr", "<listcomp>", "_listcomp", "<setcomp>", "_setcomp", "<dictcomp>", "_dictcomp", "<", "_", ">", "_", " ", "_").Replace(s)
	if b.goNames == nil {
		b.goNames = map[string]int{"_module": 1}
	}
	name := s
	for n := 2; b.goNames[name] > 0; n++ {
		name = s + "_" + itoa(n)
	}
	b.goNames[name]++
	return name
}

// child begins the function of a scope within f.
func (f *fn) child(scope *resolve.Scope, role ir.Role, line int32) *fn {
	qual := scope.QualName
	fun := &ir.Func{}
	if d, ok := scope.Node.(*ast.FunctionDef); ok {
		fun = f.b.defFunc(d)
	}
	fun.Name, fun.QualName, fun.Role, fun.Kind, fun.Line = scope.Name, qual, role, kindOf(scope), int(line)
	fun.GoName = f.b.goName(qual)
	fun.Observes = !f.b.in.Frozen && (scope.Names["weakref"] != nil || scope.Names["gc"] != nil || scope.Names["memoryview"] != nil)
	c := f.b.newFunc(fun, scope, f)
	return c
}

// params declares the parameters in the runtime's order.
func (f *fn) declareParams(a *ast.Arguments) {
	add := func(name string) {
		name = f.scope.Mangle(name)
		n := f.scope.Names[name]
		v := &ir.Var{Name: name, Param: true}
		f.f.Params = append(f.f.Params, v)
		if n != nil && n.Binding == resolve.Cell {
			v.Name, v.Temp = "in_"+name, true
			cell := f.local(n.Owner, name, true)
			f.emit(&ir.Op{Code: ir.NewCell, Dst: []*ir.Var{cell}, Args: []ir.Operand{v}})
			return
		}
		f.vars[varKey{f.scope, name}] = v
	}
	for _, p := range a.PosOnly {
		add(p.Name)
	}
	for _, p := range a.Args {
		add(p.Name)
	}
	for _, p := range a.KwOnly {
		add(p.Name)
	}
	if a.Vararg != nil {
		add(a.Vararg.Name)
	}
	if a.Kwarg != nil {
		add(a.Kwarg.Name)
	}
	f.f.PosOnly, f.f.Pos, f.f.KwOnly = len(a.PosOnly), len(a.PosOnly)+len(a.Args), len(a.KwOnly)
	f.f.Varargs, f.f.Kwargs, f.f.Defaults = a.Vararg != nil, a.Kwarg != nil, len(a.Defaults)
	for _, p := range append(append([]*ast.Arg{}, a.PosOnly...), a.Args...) {
		f.params = append(f.params, p.Name)
	}
	if len(f.params) == 0 && a.Vararg != nil {
		f.params = nil
	}
}

// declareCells makes the cells that inner functions capture, parameters apart.
func (f *fn) declareCells(scope *resolve.Scope) {
	for _, n := range scope.Cells {
		if f.vars[varKey{scope, n.Name}] == nil {
			f.newCell(scope, n.Name)
		}
	}
}

func (f *fn) newCell(owner *resolve.Scope, name string) {
	cell := f.local(owner, name, true)
	f.emit(&ir.Op{Code: ir.NewCell, Dst: []*ir.Var{cell}, Args: []ir.Operand{ir.UnsetValue{}}})
}

// defaults evaluates the defaults of parameters, which happens where the function is defined.
func (f *fn) defaults(a *ast.Arguments) []ir.Operand {
	var exprs []ast.Expr
	exprs = append(exprs, a.Defaults...)
	any := false
	for _, d := range a.KwDefaults {
		any = any || d != nil
	}
	if any {
		exprs = append(exprs, a.KwDefaults...)
	}
	return f.operands(exprs...)
}

// annotations evaluates the annotations of a function as a dict, Unset if there are none.
func (f *fn) annotations(d *ast.FunctionDef) ir.Operand {
	a := d.Args
	var kv []ir.Operand
	add := func(name string, e ast.Expr) {
		if e == nil {
			return
		}
		kv = append(kv, ir.Const{Value: f.inner.Mangle(name)}, f.hold(f.annotation(e)))
	}
	for _, p := range a.PosOnly {
		add(p.Name, p.Annotation)
	}
	for _, p := range a.Args {
		add(p.Name, p.Annotation)
	}
	if a.Vararg != nil {
		add(a.Vararg.Name, a.Vararg.Annotation)
	}
	for _, p := range a.KwOnly {
		add(p.Name, p.Annotation)
	}
	if a.Kwarg != nil {
		add(a.Kwarg.Name, a.Kwarg.Annotation)
	}
	add("return", d.Returns)
	if kv == nil {
		return ir.UnsetValue{}
	}
	return f.op("DictOf", f.linePos(d.Line), kv...)
}

// annotation evaluates one annotation, or is its text where `from __future__ import annotations` says so.
func (f *fn) annotation(e ast.Expr) ir.Operand {
	if f.b.futureAnns {
		return ir.Const{Value: f.b.text(e)}
	}
	return f.unpacked(e)
}

// unpacked evaluates an expression that may have a star, as the annotation of *args and the default of a TypeVarTuple may: then it is the
// single item.
func (f *fn) unpacked(e ast.Expr) ir.Operand {
	s, ok := e.(*ast.Starred)
	if !ok {
		return f.expr(e)
	}
	v := f.expr(s.Value)
	u := f.named("u", ir.Items)
	f.emit(&ir.Op{Code: "Unpack", Dst: []*ir.Var{u}, Args: []ir.Operand{v}, N: 1, Pos: f.pos(e)})
	t := f.temp()
	f.emit(&ir.Op{Code: ir.Index, Dst: []*ir.Var{t}, Args: []ir.Operand{u}})
	return t
}

// functionDef is a def statement.
func (f *fn) functionDef(d *ast.FunctionDef) {
	decorators := f.decorators(d.Decorators)
	v := f.generic(d, d.TypeParams, func(tparams ir.Operand) ir.Operand {
		args := f.defaults(d.Args)
		n := len(args)
		for i := range args {
			args[i] = f.hold(args[i])
		}
		args = append(args, f.annotations(d))
		scope := f.b.in.Info.Scope(d)
		line := d.Line
		if len(d.Decorators) > 0 {
			line = d.Decorators[0].Range().Line
		}
		c := f.child(scope, ir.RoleDef, line)
		c.f.Static = len(d.Decorators) == 0 && f.f.Role == ir.RoleModule && f.inLoop == 0 && f.b.knownDef(d.Name) == d
		c.f.Doc = docstring(d.Body)
		c.declareParams(d.Args)
		c.declareCells(scope)
		body := d.Body
		if c.f.Doc != nil {
			body = body[1:]
		}
		c.stmts(body)
		c.emit(&ir.Return{Value: none})
		return f.makeFunc(c.f, args, min(len(d.Args.Defaults), n))
	})
	f.assign(d.Name, f.decorate(v, decorators, d.Decorators), d)
}

func (f *fn) makeFunc(fun *ir.Func, args []ir.Operand, defaults int) *ir.Var {
	f.release(args...)
	t := f.temp()

	f.emit(&ir.Op{Code: ir.MakeFunc, Dst: []*ir.Var{t}, Args: args, N: defaults, Fn: fun, Cells: f.captured(fun)})
	if f.b.inUnit != nil {
		f.emit(&ir.Op{Code: "SetEnv", Args: []ir.Operand{t, f.module()}})
	}
	return t
}

func (f *fn) decorators(ds []ast.Expr) []ir.Operand {
	ops := make([]ir.Operand, len(ds))
	for i, d := range ds {
		ops[i] = f.hold(f.expr(d))
	}
	return ops
}

func (f *fn) decorate(v ir.Operand, decorators []ir.Operand, exprs []ast.Expr) ir.Operand {
	for i := len(decorators) - 1; i >= 0; i-- {
		v = f.op(ir.Call, f.pos(exprs[i]), decorators[i], v)
	}
	f.release(v)
	return v
}

func (f *fn) lambda(e *ast.Lambda) ir.Operand {
	args := f.defaults(e.Args)
	for i := range args {
		args[i] = f.hold(args[i])
	}
	args = append(args, ir.UnsetValue{})
	scope := f.b.in.Info.Scope(e)
	c := f.child(scope, ir.RoleDef, e.Line)
	c.declareParams(e.Args)
	c.declareCells(scope)
	v := c.expr(e.Body)
	if c.f.Kind == ir.AsyncGenerator {
		c.emit(&ir.Return{Value: none})
	} else {
		c.emit(&ir.Return{Value: v})
	}
	return f.makeFunc(c.f, args, len(e.Args.Defaults))
}

// comprehension builds a comprehension or generator expression.
func (f *fn) comprehension(e ast.Expr) ir.Operand {
	scope := f.b.in.Info.Scope(e)
	var gens []*ast.Comprehension
	switch e := e.(type) {
	case *ast.ListComp:
		gens = e.Generators
	case *ast.SetComp:
		gens = e.Generators
	case *ast.DictComp:
		gens = e.Generators
	case *ast.GeneratorExp:
		gens = e.Generators
	}
	first := gens[0]
	src := f.owned(foldIter(first.Iter))
	_, gen := e.(*ast.GeneratorExp)
	iter := ir.OpCode("LoopIter")
	switch {
	case first.Async:
		iter = "AIter"
	case gen:
		iter = "GenIter"
	}
	if gen || !scope.Inlined {
		it := f.op(iter, f.pos(first.Iter), src)
		return f.comprehensionFunc(e, scope, gens, it)
	}
	it := f.named("it", ir.Value)
	f.release(src)
	f.emit(&ir.Op{Code: iter, Dst: []*ir.Var{it}, Args: []ir.Operand{src}, Pos: f.pos(first.Iter)})
	saved := f.inner
	f.inner = scope
	f.declareCells(scope)
	acc := f.collect(e, gens, it)
	f.inner = saved
	return acc
}

// collect runs the loops of a list, set or dict comprehension.
func (f *fn) collect(e ast.Expr, gens []*ast.Comprehension, it *ir.Var) *ir.Var {
	var acc *ir.Var
	switch e := e.(type) {
	case *ast.ListComp:
		acc = f.op1("NewList")
		f.compLoops(e, gens, it, func() {
			v := f.expr(e.Elt)
			f.do("ListAppend", 0, acc, v)
			f.keep(acc)
		})
	case *ast.SetComp:
		acc = f.op("NewSet", 0)
		f.compLoops(e, gens, it, func() {
			v := f.expr(e.Elt)
			f.do("SetAdd", f.pos(e.Elt), acc, v)
			f.keep(acc)
		})
	case *ast.DictComp:
		acc = f.op1("NewDict")
		f.compLoops(e, gens, it, func() {
			kv := f.operands(e.Key, e.Value)
			f.do("DictSet", f.pos(e.Key), acc, kv[0], kv[1])
			f.keep(acc)
		})
	}
	return acc
}

func (f *fn) compLoops(e ast.Expr, gens []*ast.Comprehension, it *ir.Var, body func()) {
	g := gens[0]
	step := ast.Node(g.Iter)
	if g.Async {
		step = e
	}
	f.loop(g.Async, g.Target, it, f.pos(step), nil, f.dropping(g.Iter, it, nil, func() {
		for _, cond := range g.Ifs {
			c := f.cond(cond)
			f.releaseCond(c)
			c.Not = !c.Not
			f.emit(&ir.If{Cond: c, Then: []ir.Stmt{&ir.Continue{Loop: f.loops[len(f.loops)-1].loop}}})
		}
		if len(gens) == 1 {
			body()
			return
		}
		next := gens[1]
		src := f.owned(foldIter(next.Iter))
		code := ir.OpCode("LoopIter")
		if next.Async {
			code = "AIter"
		}
		f.release(src)
		it2 := f.named("it", ir.Value)
		f.emit(&ir.Op{Code: code, Dst: []*ir.Var{it2}, Args: []ir.Operand{src}, Pos: f.pos(next.Iter)})
		f.compLoops(e, gens[1:], it2, body)
	}))
}

// comprehensionFunc is a comprehension as a function of its own, which is given its first iterator.
func (f *fn) comprehensionFunc(e ast.Expr, scope *resolve.Scope, gens []*ast.Comprehension, it *ir.Var) ir.Operand {
	c := f.child(scope, ir.RoleGenExpr, e.Range().Line)
	p := &ir.Var{Name: "it0", Param: true, Temp: true}
	c.f.Params = []*ir.Var{p}
	c.f.Pos = 1
	c.declareCells(scope)
	if g, ok := e.(*ast.GeneratorExp); ok {
		kind := ir.Yield
		if c.f.Kind == ir.AsyncGenerator {
			kind = ir.Item
		}
		c.compLoops(e, gens, p, func() {
			v := c.expr(g.Elt)
			c.release(v)
			c.emit(&ir.Suspend{Kind: kind, Value: v, Pos: c.pos(g.Elt)})
		})
		c.emit(&ir.Return{Value: none})
		f.release(it)
		t := f.temp()
		f.emit(&ir.Op{Code: ir.MakeGen, Dst: []*ir.Var{t}, Args: []ir.Operand{it}, Fn: c.f, Cells: f.captured(c.f)})
		return t
	}
	c.emit(&ir.Return{Value: c.collect(e, gens, p)})
	fun := f.makeFunc(c.f, []ir.Operand{ir.UnsetValue{}}, 0)
	if c.f.Kind == ir.Coroutine {
		return f.suspend(ir.Await, &ir.Op{Code: ir.AwaitCall, Args: []ir.Operand{fun, it}, Pos: f.pos(e)}, f.pos(e))
	}
	return f.op(ir.Call, f.pos(e), fun, it)
}

// foldIter is the iterable of a for: a list display there becomes a tuple, since nobody else ever sees it.
func foldIter(e ast.Expr) ast.Expr {
	if l, ok := e.(*ast.List); ok && !hasStar(l.Elts) {
		return &ast.Tuple{Span: l.Span, Elts: l.Elts}
	}
	return e
}
