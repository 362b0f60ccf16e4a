package irbuild

import (
	"fmt"

	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file builds assignment in all its forms, and del.

func (f *fn) assignStmt(s *ast.Assign) {
	if len(s.Targets) == 1 && f.assignPairwise(s) {
		return
	}
	if c, ok := s.Value.(*ast.Constant); ok && c.Value == nil && (f.b.finalizes || f.b.suspends) {
		f.forget(s.Targets)
		return
	}
	v := f.expr(s.Value)
	if len(s.Targets) > 1 || !isName(s.Targets[0]) {
		if _, isConst := v.(ir.Const); !isConst {
			v = f.hold(v)
		}
	}
	for _, t := range s.Targets {
		f.store(t, v)
	}
	f.release(v)
}

// forget assigns None, which may take the last reference to an object with __del__, or to a generator or coroutine that has not ended.
func (f *fn) forget(targets []ast.Expr) {
	old := f.had(targets[0])
	for _, t := range targets {
		f.store(t, none)
	}
	if _, unset := old.(ir.UnsetValue); !unset || f.b.finalizes {
		f.do("Released", 0, old)
	}
}

// had is what a name has before it is deleted or assigned to: it would else be dead for Go's collector since its last use. It is Unset
// for what is no name of a variable.
func (f *fn) had(target ast.Expr) ir.Operand {
	n, ok := target.(*ast.Name)
	if !ok || f.b.inUnit != nil || f.b.in.Frozen {
		return ir.UnsetValue{}
	}
	p := f.place(n.Id)
	if g, isGlobal := p.op.(*ir.Global); p.ns || isGlobal && g.Builtin {
		return ir.UnsetValue{}
	}
	t := f.temp()
	f.emit(&ir.Move{To: t, From: p.op, Old: true})
	return t
}

// assignPairwise is `a, b = x, y`, which needs no tuple.
func (f *fn) assignPairwise(s *ast.Assign) bool {
	to, ok1 := s.Targets[0].(*ast.Tuple)
	from, ok2 := s.Value.(*ast.Tuple)
	if !ok1 || !ok2 || len(to.Elts) != len(from.Elts) || len(to.Elts) > 3 || hasStar(to.Elts) || hasStar(from.Elts) || len(to.Elts) == 0 {
		return false
	}
	vs := f.operands(from.Elts...)
	for i, v := range vs {
		if _, isConst := v.(ir.Const); !isConst {
			vs[i] = f.hold(v)
		}
	}
	for i, t := range to.Elts {
		f.store(t, vs[i])
	}
	f.release(vs...)
	return true
}

func isName(e ast.Expr) bool { _, ok := e.(*ast.Name); return ok }

// store assigns v, which stays in use, to a target.
func (f *fn) store(target ast.Expr, v ir.Operand) {
	switch t := target.(type) {
	case *ast.Name:
		f.assignKeep(t.Id, v, t)
	case *ast.Attribute:
		o := f.expr(t.Value)
		f.doNamed("SetAttr", f.inner.Mangle(t.Attr), f.pos(t), o, v)
		f.keepOp(v)
	case *ast.Subscript:
		ok := f.operands(t.Value, t.Index)
		f.do("SetItem", f.pos(t), ok[0], ok[1], v)
		f.keepOp(v)
	case *ast.Tuple:
		f.unpack(t, t.Elts, v)
	case *ast.List:
		f.unpack(t, t.Elts, v)
	case *ast.Starred:
		f.store(t.Value, v)
	default:
		panic(fmt.Sprintf("irbuild: cannot assign to %T", target))
	}
}

func (f *fn) assignKeep(id string, v ir.Operand, at ast.Node) {
	f.assign(id, v, at)
	f.keepOp(v)
}

func (f *fn) unpack(at ast.Node, elts []ast.Expr, v ir.Operand) {
	star := -1
	for i, e := range elts {
		if _, ok := e.(*ast.Starred); ok {
			star = i
		}
	}
	u := f.named("u", ir.Items)
	if star < 0 {
		f.emit(&ir.Op{Code: "Unpack", Dst: []*ir.Var{u}, Args: []ir.Operand{v}, N: len(elts), Pos: f.pos(at)})
	} else {
		f.emit(&ir.Op{Code: "UnpackEx", Dst: []*ir.Var{u}, Args: []ir.Operand{v}, Counts: []int{star, len(elts) - star - 1}, Pos: f.pos(at)})
	}
	for i, e := range elts {
		t := f.temp()
		f.emit(&ir.Op{Code: ir.Index, Dst: []*ir.Var{t}, Args: []ir.Operand{u}, N: i})
		f.store(e, t)
		f.release(t)
	}
}

func (f *fn) augAssign(s *ast.AugAssign) {
	pos := f.posSpan(s.Span)
	code := "I" + binaryOps[s.Op]
	switch t := s.Target.(type) {
	case *ast.Name:
		old := f.load(t)
		if !simple(s.Value) {
			if _, local := old.(*ir.Var); !local || f.unstable(old, []ast.Expr{s.Value}) {
				old = f.hold(old)
			}
		}
		v := f.expr(s.Value)
		r := f.op(code, pos, old, v)
		f.assign(t.Id, r, t)
		f.release(r)
	case *ast.Attribute:
		o := f.hold(f.expr(t.Value))
		name := f.inner.Mangle(t.Attr)
		old := f.opNamed("GetAttr", name, f.pos(t), o)
		f.keepOp(o)
		v := f.expr(s.Value)
		r := f.op(code, pos, old, v)
		f.doNamed("SetAttr", name, f.pos(t), o, r)
	case *ast.Subscript:
		ok := f.operands(t.Value, t.Index)
		for i := range ok {
			ok[i] = f.hold(ok[i])
		}
		old := f.op("GetItem", f.pos(t), ok...)
		f.keepOp(ok[0])
		f.keepOp(ok[1])
		if old == ok[0] || old == ok[1] {
			panic("irbuild: a result took the place of an operand in use")
		}
		v := f.expr(s.Value)
		r := f.op(code, pos, old, v)
		f.do("SetItem", f.pos(t), ok[0], ok[1], r)
	}
}

func (f *fn) annAssign(s *ast.AnnAssign) {
	if s.Value != nil {
		v := f.expr(s.Value)
		if !isName(s.Target) {
			v = f.hold(v)
		}
		f.store(s.Target, v)
		f.release(v)
	}
	if f.f.Role != ir.RoleModule && f.f.Role != ir.RoleClass && f.f.Role != ir.RoleUnit {
		return
	}
	if s.Simple {
		name := s.Target.(*ast.Name)
		a := f.annotation(s.Annotation)
		anns := f.loadID("__annotations__", name)
		f.do("DictSet", f.pos(s.Annotation), anns, ir.Const{Value: f.inner.Mangle(name.Id)}, a)
	} else if !f.b.futureAnns {
		f.release(f.expr(s.Annotation))
	}
}

func (f *fn) delete(target ast.Expr) {
	switch t := target.(type) {
	case *ast.Name:
		f.del(t)
	case *ast.Attribute:
		o := f.expr(t.Value)
		f.doNamed("DelAttr", f.inner.Mangle(t.Attr), f.pos(t), o)
	case *ast.Subscript:
		f.do("DelItem", f.pos(t), f.operands(t.Value, t.Index)...)
	case *ast.Tuple:
		for _, e := range t.Elts {
			f.delete(e)
		}
	case *ast.List:
		for _, e := range t.Elts {
			f.delete(e)
		}
	}
}
