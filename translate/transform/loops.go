package transform

import (
	"strconv"

	"github.com/py2go/py2go/translate/ir"
)

// Loops lets for statements that nothing suspends step through ranges, lists and tuples without an iterator object: where nothing but the
// loop sees the iterator, it becomes a variable of kind LoopState; a range that only the loop sees is never made, nor are the pairs that
// enumerate, zip and items give, where the loop takes them apart. It needs the operands that
// Coalesce and Inline settle.
func Loops(f *ir.Func) {
	p := &loops{f: f, uses: map[*ir.Var]int{}, live: analyse(f, nil)}
	count := func(v *ir.Var) { p.uses[v]++ }
	ir.Walk(f.Body, func(s ir.Stmt) {
		ir.Reads(s, count)
		ir.Writes(s, count)
	})
	f.Body = p.list(f.Body)
	switch f.Kind {
	case ir.Generator, ir.AsyncGenerator:
		p.flattened()
	case ir.Coroutine:
		p.overRanges()
	}
}

type loops struct {
	f    *ir.Func
	uses map[*ir.Var]int // how often a variable is read or written
	live *live
	next int // how many variables for the next item were made
}

func (p *loops) list(list []ir.Stmt) []ir.Stmt {
	var out []ir.Stmt
	for _, s := range list {
		for _, b := range ir.Blocks(s) {
			*b = p.list(*b)
		}
		if loop, ok := s.(*ir.Loop); ok {
			if i := beginning(out); i >= 0 && p.steps(out[i].(*ir.Op), loop) {
				out = p.fuseRange(i, out)
				reserve(out[len(out)-1], loop)
			}
		}
		out = append(out, s)
	}
	return out
}

// flattened is for the loops of a generator that contain its yields, and so are labels and gotos: their state is in the frame, where it stays
// while the generator is suspended. So is that of the outermost loop of a generator expression, whose parameter need not be an iterator.
func (p *loops) flattened() {
	var out []ir.Stmt
	next := map[*ir.Var]*ir.ForNext{}
	for _, s := range p.f.Body {
		if s, ok := s.(*ir.ForNext); ok && s.Second == nil {
			if it, ok := s.Iter.(*ir.Var); ok && it.Kind == ir.Value {
				next[it] = s
			}
		}
	}
	if p.f.Role == ir.RoleGenExpr {
		it := p.f.Params[0]
		if n := next[it]; n != nil && p.uses[it] == 1 {
			state := &ir.Var{Name: it.Name + "s", Kind: ir.LoopState, Temp: true, InFrame: true}
			p.f.Vars = append(p.f.Vars, state)
			n.Iter = state
			out = append(out, &ir.Op{Code: "LoopStart", Dst: []*ir.Var{state}, Args: []ir.Operand{it}, Pos: n.Pos, ErrTo: n.ErrTo})
		} else if n != nil {
			out = append(out, &ir.Op{Code: "LoopIter", Dst: []*ir.Var{it}, Args: []ir.Operand{it}, Pos: n.Pos, ErrTo: n.ErrTo})
		}
	}
	for _, s := range p.f.Body {
		out = append(out, s)
		switch s := s.(type) {
		case *ir.Op:
			if len(s.Dst) != 1 {
				continue
			}
			if it := s.Dst[0]; s.Code == "AIter" && it.Temp && p.uses[it] == 2 {
				it.InFrame = true // instead of being saved there at every suspension point
			}
			if it := s.Dst[0]; s.Code == "LoopIter" && next[it] != nil && it.Temp && p.uses[it] == 2 {
				it.Kind, it.InFrame = ir.LoopState, true
				s.Code = "LoopStart"
				out = p.fuseRange(len(out)-1, out)
			}
		case *ir.ForNext:
			if it, ok := s.Iter.(*ir.Var); ok && it.InFrame && p.keeps(s, s.Dst) {
				to := s.Dst
				out = append(out, &ir.Move{To: to, From: p.item(&s.Dst)})
			}
		}
	}
	p.f.Body = out
}

// overRanges is for the loops of a coroutine that contain its awaits: their iterators are objects, but the ranges need not be.
func (p *loops) overRanges() {
	var out []ir.Stmt
	for _, s := range p.f.Body {
		out = append(out, s)
		if op, ok := s.(*ir.Op); ok && op.Code == "LoopIter" {
			out = p.fuseRange(len(out)-1, out)
		}
	}
	p.f.Body = out
}

// keeps reports whether v must have its last value after the step s that finds the end, which writes too.
func (p *loops) keeps(s *ir.ForNext, v *ir.Var) bool { return !v.Temp && p.live.elsewhere(s, v) }

// item makes *dst a new temporary, and returns it.
func (p *loops) item(dst **ir.Var) *ir.Var {
	p.next++
	*dst = &ir.Var{Name: "next" + strconv.Itoa(p.next), Temp: true}
	p.f.Vars = append(p.f.Vars, *dst)
	return *dst
}

// reserve lets a comprehension's list, which last makes, have room from the start for the items that loop, which appends one each time, has
// to come.
func reserve(last ir.Stmt, loop *ir.Loop) {
	list, ok := last.(*ir.Op)
	if !ok || list.Code != "NewList" || len(list.Args) > 0 || len(list.Dst) != 1 {
		return
	}
	appends, skips := false, false
	for _, s := range loop.Body {
		if op, ok := s.(*ir.Op); ok && op.Code == "ListAppend" && op.Args[0] == ir.Operand(list.Dst[0]) {
			appends = true
		}
	}
	ir.Walk(loop.Body, func(s ir.Stmt) {
		if c, ok := s.(*ir.Continue); ok && c.Loop == loop {
			skips = true
		}
	})
	if appends && !skips {
		list.Code, list.Args = "LoopList", []ir.Operand{loop.Body[0].(*ir.ForNext).Iter}
	}
}

// beginning is where the latest LoopIter stands in list, if nothing but operations without effects follows it (a comprehension's empty
// list), else -1.
func beginning(list []ir.Stmt) int {
	for i := len(list) - 1; i >= 0; i-- {
		op, ok := list[i].(*ir.Op)
		if !ok {
			return -1
		}
		if op.Code == "LoopIter" {
			return i
		}
		if !ir.Shapes[op.Code].Pure {
			return -1
		}
	}
	return -1
}

// steps makes the iterator that start gets for loop a state of the loop, and reports whether that is possible.
func (p *loops) steps(start *ir.Op, loop *ir.Loop) bool {
	if start.Code != "LoopIter" || len(start.Dst) != 1 || len(loop.Body) == 0 {
		return false
	}
	it := start.Dst[0]
	next, ok := loop.Body[0].(*ir.ForNext)
	if !ok || next.Iter != ir.Operand(it) || !it.Temp || p.uses[it] != 2 {
		return false
	}
	it.Kind = ir.LoopState
	start.Code = "LoopStart"
	p.fusePair(next, loop)
	var moves []ir.Stmt
	for _, v := range []**ir.Var{&next.Dst, &next.Second} {
		if *v == nil || !p.keeps(next, *v) {
			continue
		}
		to := *v
		moves = append(moves, &ir.Move{To: to, From: p.item(v)})
	}
	loop.Body = append(append([]ir.Stmt{next}, moves...), loop.Body[1:]...)
	return true
}

// fusePair lets the step take pairs apart where the loop's body begins with that.
func (p *loops) fusePair(next *ir.ForNext, loop *ir.Loop) {
	if len(loop.Body) < 4 {
		return
	}
	unpack, ok := loop.Body[1].(*ir.Op)
	if !ok || unpack.Code != "Unpack" || unpack.N != 2 || unpack.Args[0] != ir.Operand(next.Dst) || unpack.ErrTo != next.ErrTo ||
		!next.Dst.Temp || p.live.after(unpack, next.Dst) || p.live.elsewhere(unpack, next.Dst) || p.uses[unpack.Dst[0]] != 3 {
		return
	}
	var targets [2]*ir.Var
	for i := range targets {
		index, ok := loop.Body[2+i].(*ir.Op)
		if !ok || index.Code != ir.Index || index.N != i || index.Args[0] != ir.Operand(unpack.Dst[0]) {
			return
		}
		targets[i] = index.Dst[0]
	}
	next.Dst, next.Second, next.UnpackPos = targets[0], targets[1], unpack.Pos
	loop.Body = append([]ir.Stmt{next}, loop.Body[4:]...)
}

// fuseRange gives a loop, whose LoopStart or LoopIter is the statement at of list, the arguments of the call of range that it iterates over.
func (p *loops) fuseRange(at int, list []ir.Stmt) []ir.Stmt {
	start := list[at].(*ir.Op)
	if at == 0 {
		return list
	}
	call, ok := list[at-1].(*ir.Op)
	if !ok || call.Code != ir.Call || call.Fn != nil || len(call.Dst) != 1 || len(call.Args) < 2 || len(call.Args) > 3 || call.ErrTo != start.ErrTo {
		return list
	}
	callee, ok := call.Args[0].(*ir.Global)
	v, isVar := start.Args[0].(*ir.Var)
	if !ok || !callee.Builtin || callee.Name != "range" || !isVar || call.Dst[0] != v || !v.Temp || p.live.after(start, v) || p.live.elsewhere(start, v) {
		return list
	}
	if start.Code == "LoopIter" {
		start.Code = "RangeIter"
	} else {
		start.Code = "LoopRange"
	}
	start.Pos, start.Args = call.Pos, call.Args
	if len(call.Args) == 2 {
		start.Args = []ir.Operand{callee, ir.UnsetValue{}, call.Args[1]}
	}
	return append(list[:at-1], list[at:]...)
}
