package transform

import "github.com/py2go/py2go/translate/ir"

// live is the result of a backward analysis: the variables whose values may still be read.
type live struct {
	vars  []*ir.Var
	index map[*ir.Var]int
	g     *graph
	in    []varSet
	node  map[ir.Stmt]int
}

func analyse(f *ir.Func, atExit func(*ir.Var) bool) *live {
	l := &live{g: newGraph(f), node: map[ir.Stmt]int{}}
	l.vars, l.index = numbering(f)
	l.in = make([]varSet, len(l.g.nodes))
	for i := range l.in {
		l.in[i] = newSet(len(l.vars))
		if s := l.g.nodes[i].stmt; s != nil {
			l.node[s] = i
		}
	}
	for i, v := range l.vars {
		if atExit != nil && atExit(v) {
			l.in[0].add(i)
		}
	}
	set := newSet(len(l.vars))
	for changed := true; changed; {
		changed = false
		for n := 1; n < len(l.g.nodes); n++ { // later statements have lower numbers
			l.transfer(n, set)
			if l.in[n].union(set) {
				changed = true
			}
		}
	}
	return l
}

// transfer computes what is live before n.
func (l *live) transfer(n int, set varSet) {
	clear(set)
	nd := &l.g.nodes[n]
	for _, t := range nd.next {
		set.union(l.in[t])
	}
	if nd.stmt != nil {
		ir.Writes(nd.stmt, func(v *ir.Var) { set.remove(l.index[v]) })
	}
	if nd.done >= 0 {
		set.union(l.in[nd.done])
	}
	if nd.err >= 0 {
		set.union(l.in[nd.err])
	}
	if nd.stmt != nil {
		ir.Reads(nd.stmt, func(v *ir.Var) { set.add(l.index[v]) })
	}
}

// after reports whether v may be read once s has succeeded.
func (l *live) after(s ir.Stmt, v *ir.Var) bool {
	for _, t := range l.g.nodes[l.node[s]].next {
		if l.in[t].has(l.index[v]) {
			return true
		}
	}
	return false
}

// elsewhere reports whether v may be read where s leads when it does not succeed: its handler, or the end of the iteration.
func (l *live) elsewhere(s ir.Stmt, v *ir.Var) bool {
	nd := l.g.nodes[l.node[s]]
	return nd.done >= 0 && l.in[nd.done].has(l.index[v]) || nd.err > 0 && l.in[nd.err].has(l.index[v])
}

// Liveness sets Keep of every suspension point: the variables whose values the frame must hold while the function is suspended.
//
// When an object dies can be observed in Python (finalisers, weak references, tasks), so a named local that may hold such an object counts as read
// when the function ends. Parameters do not: the caller holds what it passes, or nobody looks.
func Liveness(f *ir.Func) {
	if !suspends(f) {
		return
	}
	escapes := escaping(f)
	staying(f)
	l := analyse(f, func(v *ir.Var) bool { return escapes[v] })
	filled := mayBeFilled(f, l)
	ir.Walk(f.Body, func(s ir.Stmt) {
		sus, ok := s.(*ir.Suspend)
		if !ok {
			return
		}
		n, known := l.node[s]
		if !known {
			return
		}
		set := newSet(len(l.vars))
		nd := &l.g.nodes[n]
		for _, t := range nd.next {
			set.union(l.in[t])
		}
		if sus.Dst != nil {
			set.remove(l.index[sus.Dst])
		}
		if nd.done >= 0 {
			set.union(l.in[nd.done])
		}
		if nd.err >= 0 {
			set.union(l.in[nd.err])
		}
		sus.Keep = nil
		begun := filled[n]
		if sus.Start != nil {
			for _, v := range sus.Start.Dst {
				begun.add(l.index[v])
			}
		}
		for i, v := range l.vars {
			if set.has(i) && begun.has(i) && !v.InFrame && v != ir.Delivered {
				sus.Keep = append(sus.Keep, v)
			}
		}
	})
}

// suspends reports whether f has a suspension point.
func suspends(f *ir.Func) bool {
	found := false
	ir.Walk(f.Body, func(s ir.Stmt) {
		_, ok := s.(*ir.Suspend)
		found = found || ok
	})
	return found
}

// staying marks the parameters and cells that the frame of a generator, which exists before the function runs, has for good.
func staying(f *ir.Func) {
	if f.Kind == ir.Coroutine {
		return
	}
	for _, v := range append(append([]*ir.Var{}, f.Params...), f.Free...) {
		v.Stays = true
	}
	ir.Walk(f.Body, func(s ir.Stmt) { ir.Writes(s, func(v *ir.Var) { v.Stays = false }) })
}

// escaping finds the named locals that may be the only ones to hold an object whose lifetime can be observed: those that are assigned what a call or
// an await gave. What comes out of a container, an attribute or an iterator is held there too.
func escaping(f *ir.Func) map[*ir.Var]bool {
	m := map[*ir.Var]bool{}
	fresh := map[*ir.Var]bool{} // temporaries that hold such a result
	mark := func(s ir.Stmt) {
		ir.Writes(s, func(v *ir.Var) {
			if v.Temp {
				fresh[v] = true
			} else if v.Kind == ir.Value {
				m[v] = true
			}
		})
	}
	ir.Walk(f.Body, func(s ir.Stmt) {
		switch s := s.(type) {
		case *ir.Op:
			switch s.Code {
			case ir.Call, ir.CallKw, ir.CallPair, ir.CallPairKw, ir.CallMethod, ir.CallEx, ir.MakeGen, "WithEnter":
				mark(s)
			}
		case *ir.Suspend:
			if s.Kind == ir.Await {
				mark(s)
			}
		case *ir.Move:
			if v, ok := s.From.(*ir.Var); ok && fresh[v] {
				mark(s)
			}
		}
	})
	for _, p := range f.Params {
		delete(m, p)
	}
	return m
}

// mayBeFilled is, per node, which variables may have another value than the zero value of their Go type before it runs. Those that have not
// need no place in the frame: Go gives them that value when the function goes on.
func mayBeFilled(f *ir.Func, l *live) []varSet {
	in := make([]varSet, len(l.g.nodes))
	for i := range in {
		in[i] = newSet(len(l.vars))
	}
	for _, v := range f.Params {
		in[l.g.entry].add(l.index[v])
	}
	for _, v := range f.Free {
		in[l.g.entry].add(l.index[v])
	}
	work := []int{l.g.entry}
	seen := make([]bool, len(l.g.nodes))
	out := newSet(len(l.vars))
	for len(work) > 0 {
		n := work[len(work)-1]
		work = work[:len(work)-1]
		out.copyFrom(in[n])
		if s := l.g.nodes[n].stmt; s != nil {
			ir.Writes(s, func(v *ir.Var) {
				if m, ok := s.(*ir.Move); ok && m.To == ir.Operand(v) && isZero(m.From) {
					out.remove(l.index[v])
				} else {
					out.add(l.index[v])
				}
			})
		}
		l.g.successors(n, func(to int, _ bool) {
			if in[to].union(out) || !seen[to] {
				seen[to] = true
				work = append(work, to)
			}
		})
	}
	return in
}

// isZero reports whether o is the zero value of its Go type.
func isZero(o ir.Operand) bool {
	switch o := o.(type) {
	case ir.UnsetValue:
		return true
	case ir.Why:
		return o.Code == ir.Fallthrough
	}
	return false
}
