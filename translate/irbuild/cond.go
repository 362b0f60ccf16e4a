package irbuild

import (
	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file evaluates conditions to Go bools, and comparisons.

var compareOps = map[ast.Operator]ir.OpCode{
	ast.Eq: "Eq", ast.NotEq: "Ne", ast.Lt: "Lt", ast.LtE: "Le", ast.Gt: "Gt", ast.GtE: "Ge",
}

// cond evaluates e for its truth.
func (f *fn) cond(e ast.Expr) ir.Cond {
	switch e := e.(type) {
	case *ast.Constant:
		switch v := e.Value.(type) {
		case nil:
			return ir.Cond{Test: ir.Always, Not: true}
		case bool:
			return ir.Cond{Test: ir.Always, Not: !v}
		case string:
			return ir.Cond{Test: ir.Always, Not: v == ""}
		}
		if n, ok := constant(e.Value).Value.(int64); ok {
			return ir.Cond{Test: ir.Always, Not: n == 0}
		}
	case *ast.Name:
		if e.Id == "__debug__" {
			return ir.Cond{Test: ir.Always}
		}
	case *ast.UnaryOp:
		if e.Op == ast.Not {
			c := f.cond(e.Operand)
			c.Not = !c.Not
			return c
		}
	case *ast.BoolOp:
		return f.condBoolOp(e)
	case *ast.Compare:
		if len(e.Ops) == 1 {
			return f.condCompare(e.Ops[0], f.operands(e.Left, e.Comparators[0]), e.Comparators[0], f.pos(e))
		}
		c := f.flag()
		f.chain(e, c)
		return ir.Cond{Test: ir.True, A: c}
	}
	v := f.expr(e)
	c := f.truth(v, e)
	f.release(v)
	return c
}

// truth is the truth of a value, which stays in use.
func (f *fn) truth(v ir.Operand, at ast.Node) ir.Cond {
	c := f.flag()
	f.emit(&ir.Op{Code: "Truth", Dst: []*ir.Var{c}, Args: []ir.Operand{v}, Pos: f.pos(at)})
	return ir.Cond{Test: ir.True, A: c}
}

func (f *fn) setFlag(c *ir.Var, cond ir.Cond) {
	f.emit(&ir.Move{To: c, From: ir.CondValue{Cond: cond}})
	f.releaseCond(cond)
}

func (f *fn) condBoolOp(e *ast.BoolOp) ir.Cond {
	c := f.flag()
	f.condBoolOpInto(c, e.Op, e.Values)
	return ir.Cond{Test: ir.True, A: c}
}

func (f *fn) condBoolOpInto(c *ir.Var, op ast.Operator, values []ast.Expr) {
	f.setFlag(c, f.cond(values[0]))
	if len(values) == 1 {
		return
	}
	test := ir.Cond{Test: ir.True, A: c, Not: op == ast.Or}
	f.emit(&ir.If{Cond: test, Then: f.block(func() { f.condBoolOpInto(c, op, values[1:]) })})
}

// condCompare is one comparison as a condition, whose right operand is e; it releases its operands, unless the condition itself reads them.
func (f *fn) condCompare(op ast.Operator, ab []ir.Operand, e ast.Expr, pos int) ir.Cond {
	switch op {
	case ast.Is, ast.IsNot:
		return ir.Cond{Test: ir.Is, A: ab[0], B: ab[1], Not: op == ast.IsNot}
	case ast.In, ast.NotIn:
		c := f.contains(ab, e, pos)
		return ir.Cond{Test: ir.True, A: c, Not: op == ast.NotIn}
	}
	return ir.Cond{Test: ir.True, A: f.op("If"+compareOps[op], pos, ab...)}
}

// compare is a comparison as a value.
func (f *fn) compare(e *ast.Compare) ir.Operand {
	if len(e.Ops) > 1 {
		t := f.temp()
		f.chainValue(e, t)
		return t
	}
	ab := f.operands(e.Left, e.Comparators[0])
	return f.compareValue(e.Ops[0], ab, e.Comparators[0], f.pos(e))
}

func (f *fn) compareValue(op ast.Operator, ab []ir.Operand, e ast.Expr, pos int) ir.Operand {
	switch op {
	case ast.Is, ast.IsNot, ast.In, ast.NotIn:
		return f.boolValue(f.condCompare(op, ab, e, pos))
	}
	return f.op(compareOps[op], pos, ab...)
}

// chain evaluates a comparison with several operators into the flag c.
func (f *fn) chain(e *ast.Compare, c *ir.Var) {
	left := f.hold(f.expr(e.Left))
	var step func(i int)
	step = func(i int) {
		right := f.expr(e.Comparators[i])
		last := i+1 == len(e.Ops)
		if !last {
			right = f.hold(right)
		}
		set := func() { f.setFlag(c, f.condCompare(e.Ops[i], []ir.Operand{left, right}, e.Comparators[i], f.pos(e))) }
		if last {
			set()
			return
		}
		f.pin(right, set)
		left = right
		f.emit(&ir.If{Cond: ir.Cond{Test: ir.True, A: c}, Then: f.block(func() { step(i + 1) })})
	}
	step(0)
}

// keepOp takes an operand back that an operation released.
func (f *fn) keepOp(o ir.Operand) {
	if v, ok := o.(*ir.Var); ok && v.Temp {
		f.keep(v)
	}
}

// chainValue evaluates a comparison with several operators into t.
func (f *fn) chainValue(e *ast.Compare, t *ir.Var) {
	left := f.hold(f.expr(e.Left))
	var step func(i int)
	step = func(i int) {
		right := f.expr(e.Comparators[i])
		last := i+1 == len(e.Ops)
		if !last {
			right = f.hold(right)
		}
		compare := func() {
			v := f.compareValue(e.Ops[i], []ir.Operand{left, right}, e.Comparators[i], f.pos(e))
			f.emit(&ir.Move{To: t, From: v})
			f.release(v)
		}
		if last {
			compare()
			return
		}
		f.pin(right, compare)
		c := f.truth(t, e)
		f.releaseCond(c)
		left = right
		f.emit(&ir.If{Cond: c, Then: f.block(func() { step(i + 1) })})
	}
	step(0)
}
