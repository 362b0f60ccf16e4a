package transform

import (
	"reflect"
	"slices"

	"github.com/py2go/py2go/translate/ir"
)

// Sink moves what only passes an exception on to the end of the function, so that what goes on need not jump over it, and keeps one of those
// that are the same; and it lets jumps to the end of a loop's body begin the next round.
func Sink(f *ir.Func) {
	if n := len(f.Body); n > 0 && leaves(f.Body[n-1]) {
		for from, to := unwinding(f.Body); from >= 0; from, to = unwinding(f.Body) {
			moved := slices.Clone(f.Body[from:to])
			f.Body = slices.Delete(f.Body, from, to)
			if same := passedOn(f.Body, moved); same != nil {
				redirect(f, moved[0].(*ir.Mark).Label, same)
			} else {
				f.Body = append(f.Body, moved...)
			}
		}
	}
	ir.Walk(f.Body, func(s ir.Stmt) {
		if loop, ok := s.(*ir.Loop); ok && len(loop.Body) > 0 {
			if end, ok := loop.Body[len(loop.Body)-1].(*ir.Mark); ok {
				nextRound(loop.Body, end.Label, loop)
			}
		}
	})
	Clean(f)
}

// unwinding finds the first statements of list that no code of the program is among, that nothing runs into, that leave the function, and
// that a jump leads over; from is negative if there are none.
func unwinding(list []ir.Stmt) (from, to int) {
	from = -1
	var over *ir.Label // of the jump before from
	for i, s := range list {
		switch s := s.(type) {
		case *ir.Mark:
			if from >= 0 && s.Label == over && leaves(list[i-1]) {
				return from, i
			}
			if i > 0 && from < 0 {
				if g, ok := list[i-1].(*ir.Goto); ok {
					from, over = i, g.To
				}
			}
		case *ir.Source, *ir.If, *ir.Loop, *ir.Suspend, *ir.Goto:
			from = -1
		}
	}
	return -1, -1
}

// passedOn is the label of the statements of body that do what list, which begins with a label, does; nil if there are none.
func passedOn(body, list []ir.Stmt) *ir.Label {
	for i := range body {
		m, ok := body[i].(*ir.Mark)
		if !ok || len(body)-i < len(list) {
			continue
		}
		same := true
		for j := 1; j < len(list) && same; j++ {
			switch s := list[j].(type) {
			case *ir.Catch, *ir.SetHandled, *ir.Fail:
				same = reflect.DeepEqual(s, body[i+j])
			default:
				same = false
			}
		}
		if same {
			return m.Label
		}
	}
	return nil
}

// redirect lets what goes to one label go to another.
func redirect(f *ir.Func, from, to *ir.Label) {
	other := func(l *ir.Label) *ir.Label {
		if l == from {
			return to
		}
		return l
	}
	ir.Walk(f.Body, func(s ir.Stmt) {
		if g, ok := s.(*ir.Goto); ok {
			g.To = other(g.To)
		}
		ir.SetErrTo(s, other)
	})
}

// leaves reports whether s leaves the function.
func leaves(s ir.Stmt) bool {
	switch s.(type) {
	case *ir.Return, *ir.Fail:
		return true
	}
	return false
}

// nextRound turns the jumps to end, which stands at the end of loop's body, into continue.
func nextRound(list []ir.Stmt, end *ir.Label, loop *ir.Loop) {
	for i, s := range list {
		switch s := s.(type) {
		case *ir.Goto:
			if s.To == end {
				list[i] = &ir.Continue{Loop: loop}
			}
		case *ir.Loop:
		default:
			for _, b := range ir.Blocks(s) {
				nextRound(*b, end, loop)
			}
		}
	}
}
