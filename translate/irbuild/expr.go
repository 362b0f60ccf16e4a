package irbuild

import (
	"fmt"
	"math/big"

	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/syntax/ast"
)

var binaryOps = [...]ir.OpCode{
	ast.Add: "Add", ast.Sub: "Sub", ast.Mult: "Mul", ast.MatMult: "MatMul", ast.Div: "TrueDiv", ast.Mod: "Mod", ast.Pow: "Pow",
	ast.LShift: "LShift", ast.RShift: "RShift", ast.BitOr: "Or", ast.BitXor: "Xor", ast.BitAnd: "And", ast.FloorDiv: "FloorDiv",
}

// expr evaluates e. The operand is valid until the next effect, unless it is a temporary: see operands.
func (f *fn) expr(e ast.Expr) ir.Operand {
	switch e := e.(type) {
	case *ast.Constant:
		return constant(e.Value)
	case *ast.Name:
		return f.load(e)
	case *ast.BinOp:
		args := f.operands(e.Left, e.Right)
		return f.op(binaryOps[e.Op], f.pos(e), args...)
	case *ast.UnaryOp:
		return f.unary(e)
	case *ast.BoolOp:
		return f.boolOp(e)
	case *ast.Compare:
		return f.compare(e)
	case *ast.IfExp:
		return f.ifExp(e)
	case *ast.NamedExpr:
		v := f.hold(f.expr(e.Value))
		f.assign(e.Target.Id, v, e.Target)
		return v
	case *ast.Call:
		return f.call(e)
	case *ast.Attribute:
		o := f.expr(e.Value)
		return f.opNamed("GetAttr", f.inner.Mangle(e.Attr), f.pos(e), o)
	case *ast.Subscript:
		if s, ok := e.Index.(*ast.Slice); ok && s.Step == nil {
			return f.op("GetSlice", f.pos(e), f.operands(e.Value, orNone(s.Lower), orNone(s.Upper))...)
		}
		args := f.operands(e.Value, e.Index)
		return f.op("GetItem", f.pos(e), args...)
	case *ast.Slice:
		return f.slice(e)
	case *ast.List:
		if hasStar(e.Elts) {
			return f.starList(e, e.Elts)
		}
		return f.op1("NewList", f.operands(e.Elts...)...)
	case *ast.Tuple:
		return f.tuple(e)
	case *ast.Set:
		return f.set(e)
	case *ast.Dict:
		return f.dict(e)
	case *ast.Lambda:
		return f.lambda(e)
	case *ast.ListComp, *ast.SetComp, *ast.DictComp, *ast.GeneratorExp:
		return f.comprehension(e)
	case *ast.JoinedStr:
		return f.joinedStr(e)
	case *ast.FormattedValue:
		return f.formattedValue(e)
	case *ast.Await:
		return f.await(e)
	case *ast.Yield:
		return f.yield(e)
	case *ast.YieldFrom:
		v := f.owned(e.Value)
		return f.suspend(ir.Await, &ir.Op{Code: "YieldFrom", Args: []ir.Operand{v}, Pos: f.pos(e)}, f.pos(e))
	case *ast.Starred:
		f.b.unsupported(e, "a starred expression here", "")
		return none
	}
	panic(fmt.Sprintf("irbuild: no case for expression %T", e))
}

func constant(v any) ir.Const {
	if n, ok := v.(*big.Int); ok && n.IsInt64() {
		return ir.Const{Value: n.Int64()}
	}
	return ir.Const{Value: v}
}

// hold makes sure that an operand keeps its value whatever is evaluated next.
func (f *fn) hold(o ir.Operand) ir.Operand {
	switch v := o.(type) {
	case *ir.Var:
		if v.Temp {
			return v
		}
	case ir.Const, ir.UnsetValue:
		return o
	}
	t := f.temp()
	f.emit(&ir.Move{To: t, From: o})
	return t
}

// simple reports whether evaluating e has no effect that another operand could see.
func simple(e ast.Expr) bool {
	switch e := e.(type) {
	case nil:
		return true
	case *ast.Constant, *ast.Name:
		return true
	case *ast.Tuple:
		for _, x := range e.Elts {
			if !simple(x) {
				return false
			}
		}
		return true
	case *ast.Lambda:
		return false
	}
	return false
}

func allSimple(es []ast.Expr) bool {
	for _, e := range es {
		if !simple(e) {
			return false
		}
	}
	return true
}

// operands evaluates expressions from left to right so that all results are valid together.
func (f *fn) operands(es ...ast.Expr) []ir.Operand {
	ops := make([]ir.Operand, len(es))
	for i, e := range es {
		if e == nil {
			ops[i] = ir.UnsetValue{}
			continue
		}
		o := f.expr(e)
		if !allSimple(es[i+1:]) && f.unstable(o, es[i+1:]) {
			o = f.hold(o)
		}
		ops[i] = o
	}
	return ops
}

// unstable reports whether evaluating rest could change the operand o.
func (f *fn) unstable(o ir.Operand, rest []ast.Expr) bool {
	switch v := o.(type) {
	case *ir.Var:
		if v.Temp {
			return false
		}
		for _, e := range rest {
			if assigns(e, v.Name) {
				return true
			}
		}
		return false
	case ir.CellRef:
		return true
	case *ir.Global:
		// A builtin, or a function that only its def binds, is the same later unless a call in between rebinds it.
		if !v.Builtin && f.b.knownDef(v.Name) == nil {
			return true
		}
		for _, e := range rest {
			if runsCode(e) && !v.Builtin {
				return true
			}
		}
	}
	return false
}

func (f *fn) unary(e *ast.UnaryOp) ir.Operand {
	switch e.Op {
	case ast.Not:
		c := f.cond(e)
		return f.boolValue(c)
	case ast.USub:
		if c, ok := e.Operand.(*ast.Constant); ok {
			switch n := constant(c.Value).Value.(type) {
			case int64:
				if n > 0 {
					return ir.Const{Value: -n}
				}
				if n == 0 {
					return ir.Const{Value: int64(0)}
				}
			case *big.Int:
				return constant(new(big.Int).Neg(n))
			case float64:
				return ir.Const{Value: -n}
			}
		}
		return f.op("Neg", f.pos(e), f.expr(e.Operand))
	case ast.UAdd:
		return f.op("UPos", f.pos(e), f.expr(e.Operand))
	}
	return f.op("Invert", f.pos(e), f.expr(e.Operand))
}

// boolValue is a condition as a Python bool.
func (f *fn) boolValue(c ir.Cond) ir.Operand {
	if c.Test == ir.Always {
		return ir.Const{Value: !c.Not}
	}
	t := f.temp()
	f.emit(&ir.If{Cond: c, Then: []ir.Stmt{&ir.Move{To: t, From: ir.Const{Value: true}}},
		Else: []ir.Stmt{&ir.Move{To: t, From: ir.Const{Value: false}}}})
	f.releaseCond(c)
	return t
}

func (f *fn) releaseCond(c ir.Cond) { f.release(c.A, c.B) }

func (f *fn) boolOp(e *ast.BoolOp) ir.Operand {
	t := f.temp()
	f.boolOpInto(t, e.Op, e.Values)
	return t
}

func (f *fn) boolOpInto(t *ir.Var, op ast.Operator, values []ast.Expr) {
	v := f.expr(values[0])
	f.emit(&ir.Move{To: t, From: v})
	f.release(v)
	if len(values) == 1 {
		return
	}
	c := f.truth(t, values[0])
	if op == ast.Or {
		c.Not = !c.Not
	}
	f.releaseCond(c)
	f.emit(&ir.If{Cond: c, Then: f.block(func() { f.boolOpInto(t, op, values[1:]) })})
}

func (f *fn) ifExp(e *ast.IfExp) ir.Operand {
	c := f.cond(e.Test)
	f.releaseCond(c)
	t := f.temp()
	arm := func(x ast.Expr) []ir.Stmt {
		return f.block(func() {
			v := f.expr(x)
			f.emit(&ir.Move{To: t, From: v})
			f.release(v)
		})
	}
	f.emit(&ir.If{Cond: c, Then: arm(e.Body), Else: arm(e.Else)})
	return t
}

func (f *fn) slice(e *ast.Slice) ir.Operand {
	return f.op1("NewSlice", f.operands(orNone(e.Lower), orNone(e.Upper), orNone(e.Step))...)
}

// orNone is x, or None where a part of a slice is left out.
func orNone(x ast.Expr) ast.Expr {
	if x == nil {
		return &ast.Constant{}
	}
	return x
}

func hasStar(elts []ast.Expr) bool {
	for _, e := range elts {
		if _, ok := e.(*ast.Starred); ok {
			return true
		}
	}
	return false
}

// starList builds a list from elements of which some are starred, for the expression at.
func (f *fn) starList(at ast.Node, elts []ast.Expr) *ir.Var {
	n := 0
	for n < len(elts) {
		if _, ok := elts[n].(*ast.Starred); ok {
			break
		}
		n++
	}
	l := f.op1("NewList", f.operands(elts[:n]...)...)
	for _, e := range elts[n:] {
		if s, ok := e.(*ast.Starred); ok {
			v := f.expr(s.Value)
			f.do("ListExtend", f.pos(at), l, v)
			f.keep(l)
			continue
		}
		v := f.expr(e)
		f.do("ListAppend", 0, l, v)
		f.keep(l)
	}
	return l
}

// keep takes a temporary back that an operation released.
func (f *fn) keep(v *ir.Var) {
	for i, x := range f.free {
		if x == v {
			f.free = append(f.free[:i], f.free[i+1:]...)
			return
		}
	}
}

func (f *fn) tuple(e *ast.Tuple) ir.Operand {
	if c, ok := constTuple(e.Elts); ok {
		return c
	}
	if hasStar(e.Elts) {
		return f.op1("ListToTuple", f.starList(e, e.Elts))
	}
	return f.op1("NewTuple", f.operands(e.Elts...)...)
}

// constTuple is a tuple of constants as a constant.
func constTuple(elts []ast.Expr) (ir.Const, bool) {
	items := make([]ir.Const, len(elts))
	for i, x := range elts {
		switch x := x.(type) {
		case *ast.Constant:
			items[i] = constant(x.Value)
		case *ast.Tuple:
			c, ok := constTuple(x.Elts)
			if !ok {
				return c, false
			}
			items[i] = c
		case *ast.UnaryOp:
			c, ok := x.Operand.(*ast.Constant)
			n, isInt := int64(0), false
			if ok && x.Op == ast.USub {
				n, isInt = constant(c.Value).Value.(int64)
			}
			if !isInt {
				return ir.Const{}, false
			}
			items[i] = ir.Const{Value: -n}
		default:
			return ir.Const{}, false
		}
	}
	return ir.Const{Value: items}, true
}

func (f *fn) set(e *ast.Set) ir.Operand {
	if !hasStar(e.Elts) {
		return f.op("NewSet", f.pos(e), f.operands(e.Elts...)...)
	}
	s := f.op("NewSet", 0)
	for _, x := range e.Elts {
		if st, ok := x.(*ast.Starred); ok {
			v := f.expr(st.Value)
			f.do("SetUpdate", f.pos(e), s, v)
		} else {
			v := f.expr(x)
			f.do("SetAdd", f.pos(e), s, v)
		}
		f.keep(s)
	}
	return s
}

func (f *fn) dict(e *ast.Dict) ir.Operand {
	plain := len(e.Keys) <= 16
	for _, k := range e.Keys {
		plain = plain && k != nil
	}
	if plain {
		var kv []ast.Expr
		for i, k := range e.Keys {
			kv = append(kv, k, e.Values[i])
		}
		if len(kv) == 0 {
			return f.op1("NewDict")
		}
		return f.op("DictOf", f.pos(e), f.operands(kv...)...)
	}
	d := f.op1("NewDict")
	for i, k := range e.Keys {
		if k == nil {
			v := f.expr(e.Values[i])
			f.do("DictUpdate", f.pos(e), d, v)
		} else {
			kv := f.operands(k, e.Values[i])
			f.do("DictSet", f.pos(e), d, kv[0], kv[1])
		}
		f.keep(d)
	}
	return d
}

func (f *fn) joinedStr(e *ast.JoinedStr) ir.Operand {
	parts := make([]ir.Operand, 0, len(e.Values))
	for i, v := range e.Values {
		o := f.expr(v)
		if !allSimple(e.Values[i+1:]) {
			o = f.hold(o)
		}
		parts = append(parts, o)
	}
	if len(parts) == 0 {
		return ir.Const{Value: ""}
	}
	return f.op1("JoinStr", parts...)
}

func (f *fn) formattedValue(e *ast.FormattedValue) ir.Operand {
	v := f.expr(e.Value)
	spec := ir.Operand(ir.UnsetValue{})
	if e.FormatSpec != nil {
		v = f.hold(v)
		spec = f.expr(e.FormatSpec)
	}
	t := f.temp()
	conv := 0
	if e.Conversion > 0 {
		conv = e.Conversion
	}
	f.emit(&ir.Op{Code: "FormatField", Dst: []*ir.Var{t}, Args: []ir.Operand{v, spec}, N: conv, Pos: f.pos(e)})
	f.release(v, spec)
	return t
}

// suspend emits a suspension point whose result is wanted.
func (f *fn) suspend(kind ir.SuspendKind, start *ir.Op, pos int) *ir.Var {
	f.release(start.Args...)
	t := f.temp()
	f.emit(&ir.Suspend{Kind: kind, Start: start, Dst: t, Pos: pos})
	return t
}

func (f *fn) await(e *ast.Await) ir.Operand {
	pos := f.pos(e)
	if call, ok := e.Value.(*ast.Call); ok {
		return f.suspend(ir.Await, f.awaitCall(call), pos)
	}
	v := f.expr(e.Value)
	return f.suspend(ir.Await, &ir.Op{Code: ir.AwaitValue, Args: []ir.Operand{v}, Pos: pos}, pos)
}

func (f *fn) yield(e *ast.Yield) ir.Operand {
	v := ir.Operand(none)
	if e.Value != nil {
		v = f.expr(e.Value)
	}
	kind := ir.Yield
	if f.f.Kind == ir.AsyncGenerator {
		kind = ir.Item
	}
	f.release(v)
	t := f.temp()
	f.emit(&ir.Suspend{Kind: kind, Value: v, Dst: t, Pos: f.pos(e)})
	return t
}
