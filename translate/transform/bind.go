package transform

import "github.com/py2go/py2go/translate/ir"

// Bind removes the checks of variables that certainly have a value where they stand. It is definite assignment, a forward analysis: a
// variable has a value at a node if it has one on every edge that leads there. What remains raises UnboundLocalError or NameError
// exactly where Python does.
//
// A cell keeps its value once it has one unless something deletes it (Var.Deleted). A captured cell has a value from the start if it had one wherever the
// function was made: enclosing functions are analysed first and leave that in FreeBound.
func Bind(f *ir.Func) {
	vars, index := numbering(f)
	g := newGraph(f)
	in := make([]varSet, len(g.nodes))
	for i := range in {
		in[i] = newSet(len(vars))
		in[i].fill()
	}
	start := newSet(len(vars))
	for _, p := range f.Params {
		start.add(index[p])
	}
	for i, c := range f.Free {
		if !c.Deleted && i < len(f.FreeBound) && f.FreeBound[i] {
			start.add(index[c])
		}
	}
	in[g.entry].copyFrom(start)
	reached := make([]bool, len(g.nodes))
	work := []int{g.entry}
	reached[g.entry] = true
	ok, failed := newSet(len(vars)), newSet(len(vars))
	for len(work) > 0 {
		n := work[len(work)-1]
		work = work[:len(work)-1]
		ok.copyFrom(in[n])
		failed.copyFrom(in[n])
		if s := g.nodes[n].stmt; s != nil {
			bound(s, index, ok)
		}
		g.successors(n, func(to int, succeeded bool) {
			set := ok
			if !succeeded {
				set = failed
			}
			changed := in[to].intersect(set)
			if changed || !reached[to] {
				reached[to] = true
				work = append(work, to)
			}
		})
	}
	at := map[ir.Stmt]varSet{}
	for i, n := range g.nodes {
		if n.stmt != nil && reached[i] {
			at[n.stmt] = in[i]
		}
	}
	ir.Walk(f.Body, func(s ir.Stmt) {
		if op, isOp := s.(*ir.Op); isOp && op.Fn != nil && op.Cells != nil && at[s] != nil {
			bindFree(op, index, at[s])
		}
	})
	f.Body = dropChecks(f.Body, index, at)
}

// bound applies what a statement does when it succeeds.
func bound(s ir.Stmt, index map[*ir.Var]int, set varSet) {
	switch s := s.(type) {
	case *ir.Op:
		switch s.Code {
		case ir.CheckBound:
			ir.Vars(s.Args[0], func(v *ir.Var) {
				if v.Kind != ir.CellOf || !v.Deleted {
					set.add(index[v])
				}
			})
			return
		case ir.NewCell:
			i := index[s.Dst[0]]
			if _, empty := s.Args[0].(ir.UnsetValue); empty || s.Dst[0].Deleted {
				set.remove(i)
			} else {
				set.add(i)
			}
			return
		}
	case *ir.Move:
		_, unset := s.From.(ir.UnsetValue)
		if c, isCell := s.To.(ir.CellRef); isCell {
			if i := index[c.Cell]; unset || c.Cell.Deleted {
				set.remove(i)
			} else {
				set.add(i)
			}
			return
		}
		if v, isVar := s.To.(*ir.Var); isVar && unset {
			set.remove(index[v])
			return
		}
	}
	ir.Writes(s, func(v *ir.Var) { set.add(index[v]) })
}

// bindFree tells the function that op makes which of its captured cells have a value already.
func bindFree(op *ir.Op, index map[*ir.Var]int, set varSet) {
	fresh := op.Fn.FreeBound == nil
	if fresh {
		op.Fn.FreeBound = make([]bool, len(op.Cells))
	}
	for i, c := range op.Cells {
		has := set.has(index[c])
		op.Fn.FreeBound[i] = has && (fresh || op.Fn.FreeBound[i])
	}
}

func dropChecks(list []ir.Stmt, index map[*ir.Var]int, at map[ir.Stmt]varSet) []ir.Stmt {
	var out []ir.Stmt
	for _, s := range list {
		for _, b := range ir.Blocks(s) {
			*b = dropChecks(*b, index, at)
		}
		if op, ok := s.(*ir.Op); ok && op.Code == ir.CheckBound && at[s] != nil {
			sure := true
			ir.Vars(op.Args[0], func(v *ir.Var) { sure = sure && at[s].has(index[v]) })
			if sure {
				continue
			}
		}
		out = append(out, s)
	}
	return out
}
