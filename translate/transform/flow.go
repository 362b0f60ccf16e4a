package transform

import "github.com/py2go/py2go/translate/ir"

// This file defines the control flow graph of a lowered function, and sets of variables.

// A node is one statement; its edges lead to the nodes that may run next. Node 0 is the exit.
type node struct {
	stmt ir.Stmt
	next []int // when it succeeds
	done int   // ForNext, Suspend: when the iteration has ended; -1 if it has no such edge
	err  int   // when it fails; -1 if it cannot
}

type graph struct {
	nodes  []node
	entry  int
	labels map[*ir.Label]int
	loops  map[*ir.Loop][2]int // break, continue
}

func newGraph(f *ir.Func) *graph {
	g := &graph{labels: map[*ir.Label]int{}, loops: map[*ir.Loop][2]int{}}
	g.add(nil)
	g.entry = g.list(f.Body, 0)
	return g
}

func (g *graph) add(s ir.Stmt, next ...int) int {
	g.nodes = append(g.nodes, node{stmt: s, next: next, done: -1, err: -1})
	return len(g.nodes) - 1
}

func (g *graph) label(l *ir.Label) int {
	n, ok := g.labels[l]
	if !ok {
		n = g.add(nil)
		g.labels[l] = n
	}
	return n
}

// list adds the nodes of a block that is followed by next, and is the block's first node.
func (g *graph) list(list []ir.Stmt, next int) int {
	for i := len(list) - 1; i >= 0; i-- {
		next = g.stmt(list[i], next)
	}
	return next
}

func (g *graph) stmt(s ir.Stmt, next int) int {
	n := -1
	switch s := s.(type) {
	case *ir.If:
		n = g.add(s, g.list(s.Then, next), g.list(s.Else, next))
	case *ir.Loop:
		n = g.add(nil)
		g.loops[s] = [2]int{next, n}
		g.nodes[n].next = []int{g.list(s.Body, n)}
	case *ir.Mark:
		n = g.label(s.Label)
		g.nodes[n].next = []int{next}
		return n
	case *ir.Goto:
		return g.label(s.To)
	case *ir.Break:
		return g.loops[s.Loop][0]
	case *ir.Continue:
		return g.loops[s.Loop][1]
	case *ir.Return:
		n = g.add(s, 0)
	case *ir.Fail:
		return 0
	case *ir.Raise:
		n = g.add(s)
	case *ir.ForNext:
		n = g.add(s, next)
		d := g.list(s.Done, next)
		g.nodes[n].done = d
	case *ir.Suspend:
		n = g.add(s, next)
		if s.Kind == ir.StepAsync {
			d := g.list(s.Done, next)
			g.nodes[n].done = d
		}
	case *ir.Source:
		return next
	default:
		n = g.add(s, next)
	}
	if to, fails := ir.ErrTo(s); fails {
		g.nodes[n].err = 0
		if to != nil {
			g.nodes[n].err = g.label(to)
		}
	}
	return n
}

// successors calls visit for every edge of n; ok is false where the statement has not succeeded.
func (g *graph) successors(n int, visit func(to int, ok bool)) {
	nd := &g.nodes[n]
	for _, t := range nd.next {
		visit(t, true)
	}
	if nd.done >= 0 {
		visit(nd.done, false)
	}
	if nd.err >= 0 {
		visit(nd.err, false)
	}
}

// varSet is a set of variables by index.
type varSet []uint64

func newSet(n int) varSet { return make(varSet, (n+63)/64) }

func (s varSet) has(i int) bool    { return s[i/64]&(1<<(i%64)) != 0 }
func (s varSet) add(i int)         { s[i/64] |= 1 << (i % 64) }
func (s varSet) remove(i int)      { s[i/64] &^= 1 << (i % 64) }
func (s varSet) copyFrom(t varSet) { copy(s, t) }

func (s varSet) fill() {
	for i := range s {
		s[i] = ^uint64(0)
	}
}

// union adds t and reports whether s changed.
func (s varSet) union(t varSet) bool {
	changed := false
	for i, w := range t {
		if s[i]|w != s[i] {
			s[i] |= w
			changed = true
		}
	}
	return changed
}

// intersect keeps what t has and reports whether s changed.
func (s varSet) intersect(t varSet) bool {
	changed := false
	for i, w := range t {
		if s[i]&w != s[i] {
			s[i] &= w
			changed = true
		}
	}
	return changed
}

// numbering gives every variable of a function an index.
func numbering(f *ir.Func) ([]*ir.Var, map[*ir.Var]int) {
	index := map[*ir.Var]int{}
	var vars []*ir.Var
	add := func(v *ir.Var) {
		if _, ok := index[v]; !ok {
			index[v] = len(vars)
			vars = append(vars, v)
		}
	}
	for _, v := range f.Params {
		add(v)
	}
	for _, v := range f.Free {
		add(v)
	}
	for _, v := range f.Vars {
		add(v)
	}
	ir.Walk(f.Body, func(s ir.Stmt) {
		ir.Reads(s, add)
		ir.Writes(s, add)
	})
	return vars, index
}
