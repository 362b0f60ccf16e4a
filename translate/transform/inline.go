package transform

import "github.com/py2go/py2go/translate/ir"

// Inline puts operations without effects, lists and tuples of variables and constants, into the statement that reads their result, where
// that is the next one and the only reader.
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
		if !isOp {
			flush()
			out = append(out, s)
			continue
		}
		for i := len(pending) - 1; i >= 0; i-- {
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

// movable reports whether an operation makes a small container and nothing else.
func movable(op *ir.Op) bool {
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
