package irbuild

import (
	"slices"

	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/resolve"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file finds generators that nothing but an expression or a loop holds. They are closed where that lets go of them, as CPython's
// reference counts do.

// owned builds the operand of a for loop or `yield from`.
func (f *fn) owned(e ast.Expr) ir.Operand {
	v := f.expr(e)
	switch e.(type) {
	case *ast.Call, *ast.GeneratorExp:
		if op, ok := (*f.out)[len(*f.out)-1].(*ir.Op); ok && op.Fn != nil {
			op.Owned = true
		}
	}
	return v
}

// dropping is the body of a for loop, which closes the iterator when it is left early if only the loop holds that, and otherwise the
// generators lent to it.
func (f *fn) dropping(iter ast.Expr, it *ir.Var, lent []ir.Operand, body func()) func() {
	var exit []ir.Stmt
	if f.ownsIterator(iter) {
		exit = drops(it)
	}
	exit = append(exit, drops(lent...)...)
	if exit == nil {
		return body
	}
	return func() {
		loop := f.loops[len(f.loops)-1].loop
		f.emit(&ir.Cleanup{Name: "drop", Loop: loop, Body: f.block(body), Exit: exit})
	}
}

func drops(vs ...ir.Operand) []ir.Stmt {
	var out []ir.Stmt
	for _, v := range vs {
		out = append(out, &ir.Op{Code: "Drop", Args: []ir.Operand{v}})
	}
	return out
}

// ownsIterator reports whether the iterable of a for may be a generator that only the loop holds.
func (f *fn) ownsIterator(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.GeneratorExp:
		return true
	case *ast.Call:
		switch fun := e.Func.(type) {
		case *ast.Name:
			n := f.inner.Lookup(fun.Id)
			global := n == nil || n.Binding == resolve.GlobalExplicit || n.Binding == resolve.GlobalImplicit
			return !global || !f.b.global(f.inner.Mangle(fun.Id)).Builtin
		case *ast.Attribute:
			switch fun.Attr {
			case "items", "keys", "values", "split", "splitlines", "readlines", "copy", "most_common":
				return false
			}
			return true
		}
	}
	return false
}

// makesGenerator reports whether e is certain to make a generator: a generator expression, or the call of a generator function that its
// name is bound to once.
func (f *fn) makesGenerator(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.GeneratorExp:
		return true
	case *ast.Call:
		n, ok := e.Func.(*ast.Name)
		if !ok {
			return false
		}
		if d := f.known(e); d != nil {
			return f.b.in.Info.Scope(d).IsGenerator
		}
		name := f.inner.Lookup(n.Id)
		if name == nil || name.Owner == nil || name.Param || name.Binding == resolve.GlobalExplicit || name.Binding == resolve.GlobalImplicit {
			return false
		}
		var def *resolve.Scope
		for _, c := range name.Owner.Children {
			if d, ok := c.Node.(*ast.FunctionDef); ok && d.Name == n.Id {
				if def != nil || len(d.Decorators) > 0 {
					return false
				}
				def = c
			}
		}
		return def != nil && def.IsGenerator
	}
	return false
}

// stopsEarly are the builtins that may leave unfinished, and do not keep, an iterator that they are given.
var stopsEarly = map[string]bool{"any": true, "all": true, "next": true}

// lazy are the builtins whose result goes through what they are given.
var lazy = map[string]bool{"zip": true, "enumerate": true, "map": true, "filter": true}

// lent are the operands, among those of the call op, that are generators which only e holds.
func (f *fn) lent(e *ast.Call, op *ir.Op, to map[string]bool) []ir.Operand {
	n, ok := e.Func.(*ast.Name)
	if !ok || !to[n.Id] || op.Code != ir.Call && op.Code != ir.CallKw {
		return nil
	}
	if g, ok := f.place(n.Id).op.(*ir.Global); !ok || !g.Builtin {
		return nil
	}
	var out []ir.Operand
	for i, a := range e.Args {
		if f.makesGenerator(a) {
			out = append(out, op.Args[i+1])
		}
	}
	slices.Reverse(out) // a tuple lets go of its last item first
	return out
}

// lending builds the iterable of a for loop, with the generators that only a lazy builtin called there holds.
func (f *fn) lending(e ast.Expr) (v ir.Operand, lent []ir.Operand) {
	call, ok := e.(*ast.Call)
	if !ok || hasStar(call.Args) {
		return f.owned(e), nil
	}
	if n, ok := call.Func.(*ast.Name); !ok || !lazy[n.Id] {
		return f.owned(e), nil
	}
	op := f.callOp(call, false)
	if lent = f.lent(call, op, lazy); lent == nil {
		f.release(op.Args...)
		op.Dst = []*ir.Var{f.temp()}
		f.emit(op)
		return op.Dst[0], nil
	}
	for i, a := range op.Args {
		if i == 0 || i > len(call.Args) || !f.makesGenerator(call.Args[i-1]) {
			f.release(a)
		}
	}
	op.Dst = []*ir.Var{f.temp()}
	f.emit(op)
	return op.Dst[0], lent
}

// leaving emits op, which may leave generators unfinished, and drops them then.
func (f *fn) leaving(op *ir.Op, lent []ir.Operand) {
	if lent == nil {
		f.emit(op)
		return
	}
	f.emit(&ir.Cleanup{Name: "drop", Body: []ir.Stmt{op}, Exit: drops(lent...)})
}

// contains is whether ab[1], which e gave, has ab[0]. Of a generator that only this holds, what is left after a hit is dropped.
func (f *fn) contains(ab []ir.Operand, e ast.Expr, pos int) *ir.Var {
	if !f.makesGenerator(e) {
		return f.op("Contains", pos, ab[1], ab[0])
	}
	c := f.flag()
	f.leaving(&ir.Op{Code: "Contains", Dst: []*ir.Var{c}, Args: []ir.Operand{ab[1], ab[0]}, Pos: pos}, ab[1:])
	f.release(ab...)
	return c
}
