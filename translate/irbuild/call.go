package irbuild

import (
	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/resolve"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file builds calls. A method is looked up before its arguments are evaluated; where these have no effects nobody can
// tell, and lookup and call are one operation.

// maxDirect is how many arguments the runtime's entry points of fixed arity take at most.
const maxDirect = 4

func (f *fn) call(e *ast.Call) ir.Operand {
	op := f.callOp(e, false)
	lent := f.lent(e, op, stopsEarly)
	if lent == nil {
		f.release(op.Args...)
	}
	op.Dst = []*ir.Var{f.temp()}
	f.leaving(op, lent)
	if lent != nil {
		f.release(op.Args...)
	}
	return op.Dst[0]
}

// awaitCall is the call below an await, as an operation that starts the callee without making a coroutine object.
func (f *fn) awaitCall(e *ast.Call) *ir.Op {
	_, method := e.Func.(*ast.Attribute)
	op := f.callOp(e, !method || len(e.Args) <= maxDirect)
	switch op.Code {
	case ir.AwaitCall, ir.AwaitPair, ir.AwaitMethod:
		return op
	}
	// The runtime has no entry that starts a call of this form: an ordinary call, whose result is awaited.
	f.release(op.Args...)
	op.Dst = []*ir.Var{f.temp()}
	f.emit(op)
	return &ir.Op{Code: ir.AwaitValue, Args: []ir.Operand{op.Dst[0]}, Pos: op.Pos}
}

// callOp evaluates callee and arguments of a call and is the operation that makes it.
func (f *fn) callOp(e *ast.Call, await bool) *ir.Op {
	pick := func(plain, awaited ir.OpCode) ir.OpCode {
		if await {
			return awaited
		}
		return plain
	}
	pos := f.pos(e)
	if op := f.superCall(e, pos); op != nil && !await {
		return op
	}
	if op := f.scopeCall(e, pos); op != nil && !await {
		return op
	}
	for _, k := range e.Keywords {
		if k.Name == "" {
			return f.callEx(e, pos)
		}
	}
	if hasStar(e.Args) {
		return f.callEx(e, pos)
	}
	if fn := f.known(e); fn != nil && (fn.Async || f.b.in.Info.Scope(fn).IsGenerator || !f.once()) {
		if op := f.knownCall(e, fn, pos); op != nil {
			op.Code = pick(ir.Call, ir.AwaitCall)
			return op
		}
	}
	args := append([]ast.Expr{}, e.Args...)
	var names []string
	for _, k := range e.Keywords {
		args = append(args, k.Value)
		names = append(names, k.Name)
	}
	if attr, ok := e.Func.(*ast.Attribute); ok {
		name := f.inner.Mangle(attr.Attr)
		if sup, ok := attr.Value.(*ast.Call); ok {
			if op := f.superCall(sup, f.pos(sup)); op != nil {
				m, self := f.temp(), f.temp()
				f.emit(&ir.Op{Code: "LoadSuper", Name: name, Dst: []*ir.Var{m, self}, Args: op.Args, Pos: f.pos(attr)})
				ops := append([]ir.Operand{m, self}, f.operands(args...)...)
				if names != nil {
					return &ir.Op{Code: ir.CallPairKw, Args: ops, Names: names, Pos: pos}
				}
				return &ir.Op{Code: pick(ir.CallPair, ir.AwaitPair), Args: ops, Pos: pos}
			}
		}
		o := f.expr(attr.Value)
		if allSimple(args) && names == nil && len(args) <= maxDirect {
			ops := append([]ir.Operand{o}, f.operands(args...)...)
			return &ir.Op{Code: pick(ir.CallMethod, ir.AwaitMethod), Name: name, Args: ops, Pos: pos, AttrPos: f.pos(attr)}
		}
		f.release(o)
		m, self := f.temp(), f.temp()
		f.emit(&ir.Op{Code: "LoadMethod", Name: name, Dst: []*ir.Var{m, self}, Args: []ir.Operand{o}, Pos: f.pos(attr)})
		ops := append([]ir.Operand{m, self}, f.operands(args...)...)
		if names != nil {
			return &ir.Op{Code: ir.CallPairKw, Args: ops, Names: names, Pos: pos}
		}
		return &ir.Op{Code: pick(ir.CallPair, ir.AwaitPair), Args: ops, Pos: pos}
	}
	ops := f.operands(append([]ast.Expr{e.Func}, args...)...)
	if names != nil {
		return &ir.Op{Code: ir.CallKw, Args: ops, Names: names, Pos: pos}
	}
	return &ir.Op{Code: pick(ir.Call, ir.AwaitCall), Args: ops, Pos: pos}
}

// known is the function that a call most likely calls: a module-level def that the name is bound to once.
func (f *fn) known(e *ast.Call) *ast.FunctionDef {
	n, ok := e.Func.(*ast.Name)
	if !ok {
		return nil
	}
	p := f.place(n.Id)
	g, ok := p.op.(*ir.Global)
	if !ok || p.ns {
		return nil
	}
	return f.b.knownDef(g.Name)
}

// once reports whether what is built here runs once: it is short then rather than fast.
func (f *fn) once() bool {
	def, isDef := f.scope.Node.(*ast.FunctionDef)
	return f.inLoop == 0 && (f.f.Role == ir.RoleModule || isDef && f.b.runsOnce(def))
}

// knownDef is the only binding of a global, if that is a plain def at module level.
func (b *builder) knownDef(name string) *ast.FunctionDef {
	if b.known == nil {
		b.known = findKnown(b.in.Tree, b.in.Info)
	}
	return b.known[name]
}

// knownCall arranges the arguments of a call of a known function as its parameters stand; nil if they do not fit it one to one. Args: the callee, then the parameters.
func (f *fn) knownCall(e *ast.Call, def *ast.FunctionDef, pos int) *ir.Op {
	a := def.Args
	if a.Vararg != nil || a.Kwarg != nil || len(a.KwOnly) > 0 {
		return nil
	}
	params := append(append([]*ast.Arg{}, a.PosOnly...), a.Args...)
	if len(e.Args) > len(params) {
		return nil
	}
	order := make([]int, 0, len(params)) // order of evaluation
	exprs := []ast.Expr{}
	filled := make([]bool, len(params))
	for i, x := range e.Args {
		order, exprs, filled[i] = append(order, i), append(exprs, x), true
	}
	for _, k := range e.Keywords {
		at := -1
		for i := len(a.PosOnly); i < len(params); i++ {
			if params[i].Name == k.Name {
				at = i
			}
		}
		if at < 0 || filled[at] {
			return nil
		}
		order, exprs, filled[at] = append(order, at), append(exprs, k.Value), true
	}
	for i := range params {
		if !filled[i] && i < len(params)-len(a.Defaults) {
			return nil
		}
	}
	if len(e.Keywords) > 0 {
		for i := range params {
			if !filled[i] {
				return nil // the slow path could not tell which argument is which
			}
		}
		for i, at := range order {
			if i != at {
				return nil
			}
		}
	}
	ops := f.operands(append([]ast.Expr{e.Func}, exprs...)...)
	op := &ir.Op{Args: ops, Pos: pos, Fn: f.b.defFunc(def), N: len(params) - len(exprs)}
	for _, k := range e.Keywords {
		op.Names = append(op.Names, k.Name)
	}
	return op
}

// callEx is a call with starred arguments.
func (f *fn) callEx(e *ast.Call, pos int) *ir.Op {
	callee := f.hold(f.expr(e.Func))
	var args ir.Operand
	if len(e.Args) == 1 {
		if s, ok := e.Args[0].(*ast.Starred); ok {
			args = f.expr(s.Value)
		}
	}
	if args == nil {
		if hasStar(e.Args) {
			args = f.op1("ListToTuple", f.starList(e, e.Args))
		} else {
			args = f.op1("NewTuple", f.operands(e.Args...)...)
		}
	}
	kw := ir.Operand(ir.UnsetValue{})
	if len(e.Keywords) == 1 && e.Keywords[0].Name == "" {
		args = f.hold(args)
		kw = f.expr(e.Keywords[0].Value) // CallEx takes any mapping
		f.keepOp(callee)
		f.keepOp(args)
	} else if len(e.Keywords) > 0 {
		args = f.hold(args)
		d := f.op1("NewDict")
		for _, k := range e.Keywords {
			v := f.expr(k.Value)
			if k.Name == "" {
				f.do("DictMerge", f.pos(e), d, v, callee)
			} else {
				f.do("KwSet", f.pos(e), d, ir.Const{Value: k.Name}, v, callee)
			}
			f.keepOp(d)
			f.keepOp(callee)
			f.keepOp(args)
		}
		kw = d
	}
	return &ir.Op{Code: ir.CallEx, Args: []ir.Operand{callee, args, kw}, Pos: pos}
}

// superCall is zero-argument super().
func (f *fn) superCall(e *ast.Call, pos int) *ir.Op {
	n, ok := e.Func.(*ast.Name)
	if !ok || n.Id != "super" || len(e.Args) > 0 || len(e.Keywords) > 0 {
		return nil
	}
	p := f.place("super")
	if g, ok := p.op.(*ir.Global); !ok || !g.Builtin {
		return nil
	}
	def := f
	for def.outer != nil && def.f.Role != ir.RoleDef {
		def = def.outer
	}
	if def.f.Role != ir.RoleDef || len(def.params) == 0 {
		return nil
	}
	cls := f.inner.Lookup("__class__")
	if cls == nil || cls.Binding != resolve.Free {
		return nil
	}
	if def != f {
		return nil
	}
	cell := f.freeCell(cls)
	first := f.place(def.params[0])
	return &ir.Op{Code: "Super", Args: []ir.Operand{cell, first.op}, Pos: pos}
}
