package transform

import "github.com/py2go/py2go/translate/ir"

// Inline puts operations without effects, lists and tuples of variables and constants and the functions of methods, into the statement that
// reads their result, where that is the next one and the only reader.
func Inline(f *ir.Func) {
	l := analyse(f, nil)
	f.Body = inline(f.Body, l)
}

func inline(list []ir.Stmt, l *live) []ir.Stmt {
	for _, s := range list {
		for _, b := range ir.Blocks(s) {
			*b = inline(*b, l)
		}
	}
	var out []ir.Stmt
	var pending []*ir.Op // operations that may move into the next statement
	flush := func() {
		for _, op := range pending {
			out = append(out, op)
		}
		pending = nil
	}
	for _, s := range list {
		into, isOp := s.(*ir.Op)
		if m, ok := s.(*ir.Move); ok && intoMove(m, pending, out, l) {
			if n := len(pending); n > 0 {
				m.From, pending = &ir.Inline{Op: pending[n-1]}, pending[:n-1]
			} else {
				m.From, out = &ir.Inline{Op: out[len(out)-1].(*ir.Op)}, out[:len(out)-1]
			}
		}
		if n := len(pending); n > 0 && !isOp {
			op := pending[n-1]
			if v, made := leaving(s), op.Dst[0]; v != nil && *v == ir.Operand(made) && !l.after(s, made) && !l.elsewhere(s, made) {
				*v, pending = &ir.Inline{Op: op}, pending[:n-1]
			}
		}
		if !isOp {
			flush()
			out = append(out, s)
			continue
		}
		for i := len(pending) - 1; i >= 0; i-- {
			if pending[i].Code == ir.MakeFunc && into.Code != "NSSet" {
				continue
			}
			if v := pending[i].Dst[0]; readOnce(into, v) && !l.after(into, v) && !l.elsewhere(into, v) && into.Code != ir.NewCell && into.Code != "LoadMethod" {
				substitute(into, v, pending[i])
				pending = append(pending[:i], pending[i+1:]...)
			}
		}
		if movable(into) && !overwritten(pending, into) {
			pending = append(pending, into)
			continue
		}
		flush()
		out = append(out, into)
	}
	flush()
	return out
}

// leaving is the value that s returns or yields; nil if it does neither.
func leaving(s ir.Stmt) *ir.Operand {
	switch s := s.(type) {
	case *ir.Return:
		return &s.Value
	case *ir.Suspend:
		if s.Kind == ir.Yield || s.Kind == ir.Item {
			return &s.Value
		}
	}
	return nil
}

// intoMove reports whether the operation before a move to a global variable or a cell makes what it moves, cannot fail, and has no other reader.
func intoMove(m *ir.Move, pending []*ir.Op, out []ir.Stmt, l *live) bool {
	var last *ir.Op
	if n := len(pending); n > 0 {
		last = pending[n-1]
	} else if n := len(out); n > 0 {
		last, _ = out[n-1].(*ir.Op)
	}
	from, ok := m.From.(*ir.Var)
	if _, toVar := m.To.(*ir.Var); !ok || toVar || last == nil || len(last.Dst) != 1 || last.Dst[0] != from || !from.Temp {
		return false
	}
	switch last.Code {
	case ir.MakeFunc, "NewList", "NewTuple", "NewDict", "JoinStr", "ListToTuple":
		return !l.after(m, from) && !l.elsewhere(m, from)
	}
	return false
}

// movable reports whether an operation makes a small container, or the function of a method, and nothing else.
func movable(op *ir.Op) bool {
	if op.Code == ir.MakeFunc {
		return !op.Fn.Static && len(op.Dst) == 1 && op.Dst[0].Temp
	}
	return (op.Code == "NewList" || op.Code == "NewTuple") && len(op.Dst) == 1 && op.Dst[0].Temp && len(op.Args) <= 8
}

// overwritten reports whether op changes what a pending operation reads, or its result.
func overwritten(pending []*ir.Op, op *ir.Op) bool {
	for _, p := range pending {
		if p.Dst[0] == op.Dst[0] || reads(p, op.Dst[0]) {
			return true
		}
	}
	return false
}

func readOnce(op *ir.Op, v *ir.Var) bool {
	n := 0
	ir.Reads(op, func(x *ir.Var) {
		if x == v {
			n++
		}
	})
	direct := false
	for _, a := range op.Args {
		direct = direct || a == ir.Operand(v)
	}
	return n == 1 && direct && !ir.FastPath[op.Code] && op.Fn == nil && op.Code != "Truth"
}

func substitute(op *ir.Op, v *ir.Var, by *ir.Op) {
	for i, a := range op.Args {
		if a == ir.Operand(v) {
			op.Args[i] = &ir.Inline{Op: by}
		}
	}
}
