package irbuild

import (
	"slices"

	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/resolve"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file builds the calls of builtins that look at the caller's variables: globals(), locals(), and vars() and dir() without
// arguments. They are known by name, as super() is.

// scopeCall is such a call; nil if e is none.
func (f *fn) scopeCall(e *ast.Call, pos int) *ir.Op {
	n, ok := e.Func.(*ast.Name)
	if ok && (n.Id == "exec" || n.Id == "eval") {
		return f.evaluate(n.Id, e, pos)
	}
	if !ok || len(e.Args) > 0 || len(e.Keywords) > 0 {
		return nil
	}
	switch n.Id {
	case "globals", "locals", "vars", "dir":
	default:
		return nil
	}
	if g, ok := f.place(n.Id).op.(*ir.Global); !ok || !g.Builtin {
		return nil
	}
	if n.Id == "globals" {
		return &ir.Op{Code: "Globals", Args: []ir.Operand{f.module()}, Pos: pos}
	}
	op := f.localsOp(pos)
	if n.Id != "dir" {
		return op
	}
	t := f.temp()
	op.Dst = []*ir.Var{t}
	f.emit(op)
	return &ir.Op{Code: "ScopeDir", Args: []ir.Operand{t}, Pos: pos}
}

// evaluate is a call of exec or eval: the runtime is told the namespaces that are used where the call names none. Nil if e cannot be one.
func (f *fn) evaluate(name string, e *ast.Call, pos int) *ir.Op {
	if g, ok := f.place(name).op.(*ir.Global); !ok || !g.Builtin || len(e.Args) == 0 || len(e.Args) > 3 || hasStar(e.Args) {
		return nil
	}
	args := append([]ast.Expr{}, e.Args...)
	given := map[string]int{}
	for i, p := range []string{"source", "globals", "locals"}[:len(e.Args)] {
		given[p] = i
	}
	for _, k := range e.Keywords {
		_, again := given[k.Name]
		if again || k.Name != "globals" && k.Name != "locals" {
			return nil
		}
		given[k.Name] = len(args)
		args = append(args, k.Value)
	}
	ops := f.operands(args...)
	for i := range ops {
		ops[i] = f.hold(ops[i])
	}
	pick := func(p string) ir.Operand {
		if i, ok := given[p]; ok {
			return ops[i]
		}
		return none
	}
	own := ir.Operand(ir.UnsetValue{})
	if c, ok := pick("globals").(ir.Const); ok && c.Value == nil {
		op := f.localsOp(0)
		op.Dst = []*ir.Var{f.temp()}
		f.emit(op)
		own = op.Dst[0]
	}
	return &ir.Op{Code: "Evaluate", Name: name, Args: []ir.Operand{f.module(), own, pick("source"), pick("globals"), pick("locals")}, Pos: pos}
}

// localsOp makes the dict of the variables of the function, or is the namespace of the module or class.
func (f *fn) localsOp(pos int) *ir.Op {
	switch {
	case f.f.Role == ir.RoleUnit:
		return &ir.Op{Code: "ScopeLocals", Args: []ir.Operand{f.ns}, Pos: pos}
	case f.scope.Kind == resolve.Module:
		return &ir.Op{Code: "Globals", Args: []ir.Operand{ir.ModuleRef{}}, Pos: pos}
	case f.f.Role == ir.RoleClass:
		return &ir.Op{Code: "ClassLocals", Args: []ir.Operand{f.ns}, Pos: pos}
	}
	op := &ir.Op{Code: "Locals", Names: []string{}, Pos: pos}
	seen := map[string]bool{}
	add := func(scope *resolve.Scope, name string) {
		b := scope.Names[name]
		if b == nil || seen[name] || b.Binding != resolve.Local && b.Binding != resolve.Cell && b.Binding != resolve.Free {
			return
		}
		seen[name] = true
		p := f.place(name)
		if _, global := p.op.(*ir.Global); global {
			return
		}
		op.Names = append(op.Names, name)
		op.Args = append(op.Args, p.op)
	}
	for _, name := range f.params {
		add(f.scope, name)
	}
	for _, name := range f.scope.Order {
		add(f.scope, name)
	}
	var around []*resolve.Scope // comprehensions
	for s := f.inner; s != f.scope; s = s.Parent {
		around = append(around, s)
	}
	for _, s := range slices.Backward(around) {
		for _, name := range s.Order {
			add(s, name)
		}
	}
	return op
}
