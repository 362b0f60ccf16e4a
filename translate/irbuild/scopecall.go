package irbuild

import (
	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/resolve"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file builds the calls of builtins that look at the caller's variables: globals(), locals(), and vars() and dir() without
// arguments. They are known by name, as super() is.

// scopeCall is such a call; nil if e is none.
func (f *fn) scopeCall(e *ast.Call, pos int) *ir.Op {
	n, ok := e.Func.(*ast.Name)
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
		return &ir.Op{Code: "Globals", Args: []ir.Operand{ir.ModuleRef{}}, Pos: pos}
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

// localsOp makes the dict of the variables of the function, or is the namespace of the module or class.
func (f *fn) localsOp(pos int) *ir.Op {
	switch {
	case f.scope.Kind == resolve.Module:
		return &ir.Op{Code: "Globals", Args: []ir.Operand{ir.ModuleRef{}}, Pos: pos}
	case f.f.Role == ir.RoleClass:
		return &ir.Op{Code: "ClassLocals", Args: []ir.Operand{f.ns}, Pos: pos}
	}
	op := &ir.Op{Code: "Locals", Names: []string{}, Pos: pos}
	seen := map[string]bool{}
	add := func(name string) {
		b := f.scope.Names[name]
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
		add(name)
	}
	for _, name := range f.scope.Order {
		add(name)
	}
	return op
}
