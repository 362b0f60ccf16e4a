package transform

import "github.com/py2go/py2go/translate/ir"

// Clean drops statements that cannot be reached, labels that nothing goes to, jumps to where control goes anyway, and ifs without content: Go and its
// vet reject most of these. It repeats until nothing changes, since one opens the way for the other.
func Clean(f *ir.Func) {
	for {
		thread(f)
		uses(f)
		body, _, changed := cleanList(f.Body)
		f.Body = body
		if !changed {
			break
		}
	}
	dropUnused(f)
}

// thread sends jumps to a label that only jumps on where that one goes.
func thread(f *ir.Func) {
	next := map[*ir.Label]ir.Stmt{}
	var scan func(list []ir.Stmt)
	scan = func(list []ir.Stmt) {
		for i, s := range list {
			if m, ok := s.(*ir.Mark); ok {
				next[m.Label] = first(list[i+1:])
			}
			for _, b := range ir.Blocks(s) {
				scan(*b)
			}
		}
	}
	scan(f.Body)
	final := func(l *ir.Label) *ir.Label {
		for range len(next) {
			g, ok := next[l].(*ir.Goto)
			if !ok || g.To == l {
				break
			}
			l = g.To
		}
		return l
	}
	ir.Walk(f.Body, func(s ir.Stmt) {
		if g, ok := s.(*ir.Goto); ok {
			g.To = final(g.To)
		}
		ir.SetErrTo(s, final)
	})
}

// first is the statement that runs first in a list, nil if none does.
func first(list []ir.Stmt) ir.Stmt {
	for _, s := range list {
		switch s.(type) {
		case *ir.Source, *ir.Mark:
		default:
			return s
		}
	}
	return nil
}

func uses(f *ir.Func) {
	ir.Walk(f.Body, func(s ir.Stmt) {
		if m, ok := s.(*ir.Mark); ok {
			m.Label.Uses = 0
		}
	})
	ir.Walk(f.Body, func(s ir.Stmt) {
		if g, ok := s.(*ir.Goto); ok {
			g.To.Uses++
		}
		if to, _ := ir.ErrTo(s); to != nil {
			to.Uses++
		}
	})
}

// cleanList cleans one block and reports whether control can reach its end.
func cleanList(list []ir.Stmt) (out []ir.Stmt, ends, changed bool) {
	ends = true
	for i, s := range list {
		if m, ok := s.(*ir.Mark); ok {
			if m.Label.Uses == 0 {
				changed = true
				continue
			}
			ends = true
		}
		if !ends {
			changed = true
			continue
		}
		switch s := s.(type) {
		case *ir.Goto:
			if falls(list[i+1:], s.To) {
				changed = true
				continue
			}
			ends = false
		case *ir.Return, *ir.Fail, *ir.Raise, *ir.Break, *ir.Continue:
			ends = false
		case *ir.If:
			var a, b, c1, c2 bool
			s.Then, a, c1 = cleanList(s.Then)
			s.Else, b, c2 = cleanList(s.Else)
			changed = changed || c1 || c2
			if !hasCode(s.Then) && !hasCode(s.Else) {
				changed = true
				continue
			}
			if !hasCode(s.Then) {
				s.Then, s.Else = s.Else, nil
				s.Cond.Not = !s.Cond.Not
				changed = true
			} else if len(s.Else) > 0 && !hasCode(s.Else) {
				s.Else = nil
				changed = true
			}
			if len(s.Else) > 0 && !a { // the else of an if that does not end needs no block
				out = append(out, s)
				rest := append(append([]ir.Stmt{}, s.Else...), list[i+1:]...)
				s.Else = nil
				tail, e, _ := cleanList(rest)
				return append(out, tail...), e, true
			}
			ends = a || b
		case *ir.Loop:
			var c bool
			s.Body, _, c = cleanList(s.Body)
			changed = changed || c
			ends = breaks(s.Body, s)
		case *ir.ForNext:
			var c bool
			s.Done, _, c = cleanList(s.Done)
			changed = changed || c
		case *ir.Suspend:
			var c bool
			s.Done, _, c = cleanList(s.Done)
			changed = changed || c
		case *ir.SetHandled:
			if i+1 < len(list) {
				if _, again := list[i+1].(*ir.SetHandled); again {
					changed = true
					continue
				}
			}
		case *ir.Source:
			if i+1 == len(list) {
				changed = true
				continue
			}
		}
		out = append(out, s)
	}
	return out, ends, changed
}

// falls reports whether control that goes on with list comes to the label at once.
func falls(list []ir.Stmt, to *ir.Label) bool {
	for _, s := range list {
		switch s := s.(type) {
		case *ir.Mark:
			if s.Label == to {
				return true
			}
		case *ir.Source:
		default:
			return false
		}
	}
	return false
}

func hasCode(list []ir.Stmt) bool {
	for _, s := range list {
		if _, ok := s.(*ir.Source); !ok {
			return true
		}
	}
	return false
}

func breaks(list []ir.Stmt, loop *ir.Loop) bool {
	found := false
	ir.Walk(list, func(s ir.Stmt) {
		if b, ok := s.(*ir.Break); ok && b.Loop == loop {
			found = true
		}
	})
	return found
}

// dropUnused forgets variables that nothing reads or writes any more, and results that nobody reads.
func dropUnused(f *ir.Func) {
	read := map[*ir.Var]bool{}
	ir.Walk(f.Body, func(s ir.Stmt) { ir.Reads(s, func(v *ir.Var) { read[v] = true }) })
	for _, p := range f.Params {
		read[p] = true
	}
	f.Body = dropDead(f.Body, read)
	used := map[*ir.Var]bool{}
	ir.Walk(f.Body, func(s ir.Stmt) {
		ir.Reads(s, func(v *ir.Var) { used[v] = true })
		ir.Writes(s, func(v *ir.Var) { used[v] = true })
	})
	var vars []*ir.Var
	for _, v := range f.Vars {
		if used[v] {
			vars = append(vars, v)
		}
	}
	f.Vars = vars
}

// dropDead drops moves into, and results in, variables of the compiler that nothing reads. Variables of Python stay: their
// lifetime can be observed.
func dropDead(list []ir.Stmt, read map[*ir.Var]bool) []ir.Stmt {
	var out []ir.Stmt
	for _, s := range list {
		for _, b := range ir.Blocks(s) {
			*b = dropDead(*b, read)
		}
		switch s := s.(type) {
		case *ir.Move:
			v, ok := s.To.(*ir.Var)
			if ok && !read[v] && (v.Temp || !mayEscape(s.From)) || s.To == s.From {
				continue
			}
		case *ir.Op:
			if len(s.Dst) == 1 && s.Dst[0].Temp && !read[s.Dst[0]] && s.Dst[0].Kind == ir.Value {
				if ir.Shapes[s.Code].Pure {
					continue
				}
				s.Dst = nil
			}
		case *ir.Suspend:
			if s.Dst != nil && s.Dst.Temp && !read[s.Dst] {
				s.Dst = nil
			}
		}
		out = append(out, s)
	}
	return out
}

// mayEscape reports whether a value moved into a variable may be an object whose lifetime can be observed.
func mayEscape(o ir.Operand) bool {
	switch o.(type) {
	case ir.Const, ir.UnsetValue, ir.CondValue, ir.Why:
		return false
	}
	return true
}
