package transform

import "github.com/py2go/py2go/translate/ir"

// This file defines Own, which ends generators and coroutines when the only variable that has them lets go of them: at the end of the
// function, at del, and when the variable is given something else. CPython's reference counts do so.
//
// A variable owns what calls of known functions make for it if nothing else is ever assigned to it and no more is done with it than to step,
// close, await and iterate over it, none of which keeps it.

// Own needs the structured stage.
func Own(f *ir.Func) {
	if f.Role != ir.RoleDef {
		return
	}
	if f.Observes {
		keep(f)
	}
	o := &owner{defs: map[*ir.Var]*ir.Func{}, rebound: map[*ir.Var]bool{}}
	for range 2 { // which functions there are is known after the first time
		o.from, o.other = map[*ir.Var]int{}, map[*ir.Var]bool{}
		o.scan(f.Body)
	}
	var exit []ir.Stmt
	owned := map[*ir.Var]bool{}
	for _, v := range f.Vars {
		if !v.Temp && v.Kind == ir.Value && o.from[v] > 0 && !o.other[v] {
			owned[v] = true
			exit = append(exit, &ir.Op{Code: "DropLocal", Args: []ir.Operand{v}})
		}
	}
	if len(owned) == 0 {
		return
	}
	old := &ir.Var{Name: "old", Temp: true}
	f.Vars = append(f.Vars, old)
	f.Body = []ir.Stmt{&ir.Cleanup{Name: "drop", Body: replacing(f.Body, owned, old), Exit: exit}}
}

// keep makes the variables of f keep what they have until f returns: Go's collector would else take it after its last use.
func keep(f *ir.Func) {
	var vars []ir.Operand
	for _, v := range append(append([]*ir.Var{}, f.Params...), f.Vars...) {
		if !v.Temp && v.Kind == ir.Value {
			vars = append(vars, v)
		}
	}
	var before func(list []ir.Stmt) []ir.Stmt
	before = func(list []ir.Stmt) []ir.Stmt {
		var out []ir.Stmt
		for _, s := range list {
			for _, b := range ir.Blocks(s) {
				*b = before(*b)
			}
			if _, ok := s.(*ir.Return); ok && len(vars) > 0 {
				out = append(out, &ir.Op{Code: "KeepAlive", Args: vars})
			}
			out = append(out, s)
		}
		return out
	}
	f.Body = before(f.Body)
}

func drop(v *ir.Var) ir.Stmt { return &ir.Op{Code: "Drop", Args: []ir.Operand{v}} }

type owner struct {
	defs    map[*ir.Var]*ir.Func // variables that hold a function defined here
	rebound map[*ir.Var]bool     // variables that hold other things than one such function
	from    map[*ir.Var]int      // how often a variable is assigned a new generator or coroutine
	other   map[*ir.Var]bool     // variables of which more is to be seen
}

func (o *owner) scan(list []ir.Stmt) {
	for i, s := range list {
		var before ir.Stmt
		if i > 0 {
			before = list[i-1]
		}
		o.reads(s)
		o.writes(s, before)
		for _, b := range ir.Blocks(s) {
			o.scan(*b)
		}
	}
}

// reads notes the variables that s does more with than stepping what they hold.
func (o *owner) reads(s ir.Stmt) {
	switch s := s.(type) {
	case *ir.Move:
		if s.Old {
			return
		}
	case *ir.Op:
		if s.Code == "KeepAlive" {
			return
		}
	}
	steps := stepped(s)
	ir.Reads(s, func(v *ir.Var) {
		if v == steps {
			steps = nil
			return
		}
		o.other[v] = true
	})
}

// stepped is the variable that s steps, ends or tests, if that is all that s can do with it.
func stepped(s ir.Stmt) *ir.Var {
	op, ok := s.(*ir.Op)
	if sus, is := s.(*ir.Suspend); is {
		op, ok = sus.Start, sus.Start != nil
	}
	if !ok || len(op.Args) == 0 {
		return nil
	}
	at := 0
	switch op.Code {
	case ir.CheckBound, "LoopIter", "AIter", "YieldFrom", ir.AwaitValue:
	case ir.AwaitMethod:
		switch op.Name {
		case "asend", "athrow", "aclose", "__anext__":
		default:
			return nil
		}
	case ir.CallMethod, "LoadMethod":
		switch op.Name {
		case "send", "throw", "close", "__next__":
		default:
			return nil
		}
	case ir.Call, ir.AwaitCall:
		g, is := op.Args[0].(*ir.Global)
		if !is || !g.Builtin || len(op.Args) < 2 || g.Name != map[ir.OpCode]string{ir.Call: "next", ir.AwaitCall: "anext"}[op.Code] {
			return nil
		}
		at = 1
	default:
		return nil
	}
	v, _ := op.Args[at].(*ir.Var)
	return v
}

// writes notes what s, which comes after before, assigns.
func (o *owner) writes(s, before ir.Stmt) {
	m, isMove := s.(*ir.Move)
	ir.Writes(s, func(v *ir.Var) {
		if v.Temp {
			return
		}
		if isMove && letsGo(m.From) {
			return
		}
		op := maker(m, before)
		if op != nil && op.Code == ir.MakeFunc && (o.defs[v] == nil || o.defs[v] == op.Fn) {
			o.defs[v] = op.Fn
			return
		}
		o.rebound[v] = true
		if op != nil && o.makes(op) {
			o.from[v]++
		} else {
			o.other[v] = true
		}
	})
}

// letsGo reports whether assigning from only takes away what the variable had.
func letsGo(from ir.Operand) bool {
	switch c := from.(type) {
	case ir.UnsetValue:
		return true
	case ir.Const:
		return c.Value == nil
	}
	return false
}

// maker is the operation before m that made what m assigns.
func maker(m *ir.Move, before ir.Stmt) *ir.Op {
	op, ok := before.(*ir.Op)
	if m == nil || !ok || len(op.Dst) != 1 || m.From != ir.Operand(op.Dst[0]) {
		return nil
	}
	return op
}

// makes reports whether op calls a function that makes a generator or coroutine.
func (o *owner) makes(op *ir.Op) bool {
	fn := op.Fn
	if op.Code == ir.MakeGen {
		return fn != nil && (fn.Kind == ir.Generator || fn.Kind == ir.AsyncGenerator)
	}
	if op.Code != ir.Call {
		return false
	}
	if v, ok := op.Args[0].(*ir.Var); ok && fn == nil && !o.rebound[v] {
		fn = o.defs[v]
	}
	return fn != nil && fn.Kind != ir.Plain
}

// replacing is list with what an owning variable has had dropped after each assignment to it.
func replacing(list []ir.Stmt, owned map[*ir.Var]bool, old *ir.Var) []ir.Stmt {
	var out []ir.Stmt
	for _, s := range list {
		for _, b := range ir.Blocks(s) {
			*b = replacing(*b, owned, old)
		}
		if m, ok := s.(*ir.Move); ok {
			if v, ok := m.To.(*ir.Var); ok && owned[v] {
				out = append(out, &ir.Move{To: old, From: v}, s, drop(old))
				continue
			}
		}
		out = append(out, s)
	}
	return out
}
