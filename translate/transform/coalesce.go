package transform

import "github.com/py2go/py2go/translate/ir"

// Coalesce lets an operation write its result directly into the variable that the next statement would move it to. A failing operation
// clobbers its result, so that variable must not be read where the operation leads when it fails; and an operation with an inlined fast
// path clobbers it before the slow path reads its operands, so it must not be one of them.
func Coalesce(f *ir.Func) {
	l := analyse(f, nil)
	f.Body = coalesce(f.Body, l)
}

func coalesce(list []ir.Stmt, l *live) []ir.Stmt {
	var out []ir.Stmt
	for i := 0; i < len(list); i++ {
		s := list[i]
		for _, b := range ir.Blocks(s) {
			*b = coalesce(*b, l)
		}
		if fillsCell(s, list[i+1:]) {
			continue
		}
		out = append(out, s)
		if i+1 == len(list) {
			break
		}
		m, ok := list[i+1].(*ir.Move)
		if !ok {
			continue
		}
		to, ok := m.To.(*ir.Var)
		from, ok2 := m.From.(*ir.Var)
		if !ok || !ok2 || !from.Temp || to == from || to.Kind != ir.Value {
			continue
		}
		if _, known := l.node[s]; !known || l.after(m, from) || l.elsewhere(s, to) {
			continue
		}
		switch s := s.(type) {
		case *ir.Op:
			if len(s.Dst) != 1 || s.Dst[0] != from || ir.FastPath[s.Code] && reads(s, to) {
				continue
			}
			s.Dst[0] = to
		case *ir.ForNext:
			if s.Dst != from {
				continue
			}
			s.Dst = to
		case *ir.Suspend:
			if s.Dst != from {
				continue
			}
			s.Dst = to
		default:
			continue
		}
		i++
	}
	return out
}

func reads(s ir.Stmt, v *ir.Var) bool {
	found := false
	ir.Reads(s, func(x *ir.Var) { found = found || x == v })
	return found
}

// fillsCell lets the first statement of rest make the cell that s makes empty, if it fills it: before that nothing can have the cell.
func fillsCell(s ir.Stmt, rest []ir.Stmt) bool {
	cell, ok := s.(*ir.Op)
	if !ok || cell.Code != ir.NewCell {
		return false
	}
	if _, empty := cell.Args[0].(ir.UnsetValue); !empty {
		return false
	}
	for i, s := range rest {
		switch s := s.(type) {
		case *ir.Source:
		case *ir.Op:
			if s.Code != ir.NewCell {
				return false
			}
		case *ir.Move:
			if to, ok := s.To.(ir.CellRef); ok && to.Cell == cell.Dst[0] && !reads(&ir.Return{Value: s.From}, to.Cell) {
				cell.Args[0] = s.From
				rest[i] = cell
				return true
			}
			return false
		default:
			return false
		}
	}
	return false
}
