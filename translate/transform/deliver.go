package transform

import "github.com/py2go/py2go/translate/ir"

// Deliver takes away the temporary variable of a suspension point's result where nothing but the next statement reads it.
func Deliver(f *ir.Func) {
	if f.Kind == ir.Plain {
		return
	}
	l := analyse(f, nil)
	deliver(f.Body, l)
}

func deliver(list []ir.Stmt, l *live) {
	for i, s := range list {
		for _, b := range ir.Blocks(s) {
			deliver(*b, l)
		}
		sus, ok := s.(*ir.Suspend)
		if !ok || sus.Dst == nil || !sus.Dst.Temp || sus.Kind == ir.StepAsync {
			continue
		}
		reader := next(list[i+1:])
		if reader == nil || !reads(reader, sus.Dst) || l.after(reader, sus.Dst) || l.elsewhere(reader, sus.Dst) {
			continue
		}
		if replace(reader, sus.Dst, ir.Delivered) {
			sus.Dst = nil
		}
	}
}

// next is the first statement of a list but those that stand for source lines, if nothing jumps to it; else nil.
func next(list []ir.Stmt) ir.Stmt {
	for _, s := range list {
		switch s.(type) {
		case *ir.Source:
			continue
		case *ir.Mark:
			return nil
		}
		return s
	}
	return nil
}

// replace puts v in place of old in the operands of s. It reports whether it could: old must be an operand itself, not part of one.
func replace(s ir.Stmt, old, v *ir.Var) bool {
	var operands []*ir.Operand
	switch s := s.(type) {
	case *ir.Op:
		for i := range s.Args {
			operands = append(operands, &s.Args[i])
		}
	case *ir.Move:
		operands = append(operands, &s.From)
	case *ir.Return:
		operands = append(operands, &s.Value)
	default:
		return false
	}
	n := 0
	ir.Reads(s, func(x *ir.Var) {
		if x == old {
			n++
		}
	})
	for _, o := range operands {
		if *o == ir.Operand(old) {
			n--
		}
	}
	if n != 0 {
		return false
	}
	for _, o := range operands {
		if *o == ir.Operand(old) {
			*o = v
		}
	}
	return true
}
