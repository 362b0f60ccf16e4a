package gen

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/py2go/py2go/translate/ir"
)

// This file prints statements.

func (b *body) list(list []ir.Stmt) []jen.Code {
	var out []jen.Code
	for i := 0; i < len(list); i++ {
		s := list[i]
		if n := moves(list[i:]); n > 1 {
			out = append(append(out, b.moveAll(list[i:i+n])), b.forget(list[i:i+n])...)
			i += n - 1
			continue
		}
		var next ir.Stmt
		if i+1 < len(list) {
			next = list[i+1]
		}
		if c, ok := s.(*ir.Catch); ok && c.Exc == nil && b.leaves(list[i+1:]) {
			out = append(out, b.trace())
			for i++; ; i++ {
				if _, last := list[i].(*ir.Fail); last {
					out = append(out, b.fail(jen.Id("err"), jen.Lit(0)))
					break
				}
				out = append(out, b.stmt(list[i], nil)...)
			}
			continue
		}
		out = append(out, b.stmt(s, next)...)
	}
	return out
}

func (b *body) stmt(s, next ir.Stmt) []jen.Code {
	switch s := s.(type) {
	case *ir.Source:
		return one(jen.Comment(fmt.Sprintf("// %d: %s", s.Line, clean(s.Text))))
	case *ir.Op:
		return b.op(s)
	case *ir.Move:
		if in, ok := s.From.(*ir.Inline); ok && in.Op.Code == ir.MakeFunc {
			return b.makeFunc(in.Op, b.operand(s.To))
		}
		return append(one(jen.Add(b.operand(s.To)).Op("=").Add(b.source(s))), b.forget([]ir.Stmt{s})...)
	case *ir.If:
		stmt := jen.If(b.cond(s.Cond)).Block(b.list(s.Then)...)
		if len(s.Else) > 0 {
			if inner, ok := s.Else[0].(*ir.If); ok && len(s.Else) == 1 {
				return one(stmt.Else().Add(b.stmt(inner, nil)[0]))
			}
			stmt.Else().Block(b.list(s.Else)...)
		}
		return one(stmt)
	case *ir.Loop:
		return b.loop(s)
	case *ir.Break:
		return one(jen.Break().Add(b.target(s.Loop)))
	case *ir.Continue:
		return one(jen.Continue().Add(b.target(s.Loop)))
	case *ir.ForNext:
		return one(b.forNext(s))
	case *ir.Return:
		return one(jen.Return(rt("Ret").Call(b.operand(s.Value))))
	case *ir.Raise:
		return b.raise(s, next)
	case *ir.Suspend:
		return b.suspend(s)
	case *ir.Goto:
		return one(jen.Goto().Id(s.To.Name))
	case *ir.Mark:
		return one(jen.Id(s.Label.Name).Op(":"))
	case *ir.Catch:
		if s.Exc == nil {
			return []jen.Code{b.trace(), jen.Id("at").Op("=").Lit(0)}
		}
		return []jen.Code{b.trace(), jen.Add(b.operand(s.Exc)).Op("=").Id("err"), rt("SetHandled").Call(b.operand(s.Exc))}
	case *ir.SetHandled:
		return one(rt("SetHandled").Call(b.operand(s.To)))
	case *ir.Fail:
		b.needs["err"], b.needs["at"] = true, true
		return one(b.fail(jen.Id("err"), jen.Id("at")))
	}
	panic(fmt.Sprintf("gen: no case for statement %T", s))
}

// moves is how many moves at the beginning of list can be one assignment: none reads what an earlier one writes.
func moves(list []ir.Stmt) int {
	written := map[*ir.Var]bool{}
	for i, s := range list {
		m, ok := s.(*ir.Move)
		if !ok || i == 4 {
			return i
		}
		v, isVar := m.To.(*ir.Var)
		_, inline := m.From.(*ir.Inline)
		clash := !isVar || inline
		ir.Reads(m, func(x *ir.Var) { clash = clash || written[x] })
		if clash || written[v] {
			return i
		}
		written[v] = true
	}
	return min(len(list), 4)
}

func (b *body) moveAll(list []ir.Stmt) jen.Code {
	var to, from []jen.Code
	for _, s := range list {
		m := s.(*ir.Move)
		to, from = append(to, b.operand(m.To)), append(from, b.source(m))
	}
	return jen.List(to...).Op("=").List(from...)
}

// forget empties the fields of the frame that still have what variables held at the last suspension and are about to lose.
func (b *body) forget(moves []ir.Stmt) []jen.Code {
	var clear []jen.Code
	for _, s := range moves {
		m := s.(*ir.Move)
		v, isVar := m.From.(*ir.Var)
		if m.Old && isVar && v.Kind == ir.Value && b.f.Kind != ir.Plain && b.kept(v) {
			clear = append(clear, jen.Id("fr").Dot(v.GoName).Op("=").Add(rt("Unset")))
		}
	}
	if clear == nil || b.f.Kind != ir.Coroutine {
		return clear
	}
	return one(jen.If(jen.Id("fr").Op("!=").Nil()).Block(clear...))
}

func one(c jen.Code) []jen.Code { return []jen.Code{c} }

// source is the right side of a move; "no value" depends on what it goes to.
func (b *body) source(m *ir.Move) jen.Code {
	if _, unset := m.From.(ir.UnsetValue); unset {
		if v, ok := m.To.(*ir.Var); ok && (v.Kind == ir.Exc || v.Kind == ir.Items) {
			return jen.Nil()
		}
	}
	return b.operand(m.From)
}

// forNext prints the step of an iteration. The state of a loop over a range has an inlined step before it.
func (b *body) forNext(s *ir.ForNext) jen.Code {
	b.needs["err"] = true
	dst, it := b.operand(s.Dst), b.operand(s.Iter)
	at := jen.Code(jen.Lit(s.Pos))
	if s.Second != nil {
		at = jen.Add(it).Dot("At").Call(jen.Lit(s.Pos), jen.Lit(s.UnpackPos))
	}
	ends := append(one(jen.If(rt("Stopped").Call(jen.Id("err"))).Block(b.list(s.Done)...)), b.failFrom(at, s.ErrTo)...)
	v, ok := s.Iter.(*ir.Var)
	switch {
	case s.Second != nil:
		return jen.If(jen.List(dst, b.operand(s.Second), jen.Id("err")).Op("=").Add(it).Dot("Pair").Call(), failed()).Block(ends...)
	case !ok || v.Kind != ir.LoopState:
		return jen.If(jen.List(dst, jen.Id("err")).Op("=").Add(rt("Next")).Call(it), failed()).Block(ends...)
	}
	next := jen.If(jen.List(dst, jen.Id("err")).Op("=").Add(it).Dot("Next").Call(), failed()).Block(ends...)
	if !b.ranges[v] {
		return next
	}
	b.needs["ok"] = true
	return jen.If(jen.List(dst, jen.Id("ok")).Op("=").Add(it).Dot("Step").Call(), jen.Op("!").Id("ok")).Block(next)
}

func (b *body) loop(s *ir.Loop) []jen.Code {
	b.loops = append(b.loops, s)
	code := b.list(s.Body)
	b.loops = b.loops[:len(b.loops)-1]
	loop := jen.For().Block(code...)
	if name := b.named[s]; name != "" {
		return []jen.Code{jen.Id(name).Op(":"), loop}
	}
	return one(loop)
}

// target is the label of a break or continue that does not concern the innermost Go loop.
func (b *body) target(l *ir.Loop) jen.Code {
	if b.loops[len(b.loops)-1] == l {
		return jen.Null()
	}
	if b.named[l] == "" {
		b.named[l] = fmt.Sprintf("loop%d", len(b.named)+1)
	}
	return jen.Id(b.named[l])
}

func failed() jen.Code { return jen.Id("err").Op("!=").Nil() }

// leaves reports whether what follows the trace of an exception only restores state and then leaves the function with it: nothing needs to
// know then that it is traced.
func (b *body) leaves(rest []ir.Stmt) bool {
	for _, s := range rest {
		switch s.(type) {
		case *ir.SetHandled, *ir.Move:
		case *ir.Fail:
			return true
		default:
			return false
		}
	}
	return false
}

// trace adds the present function to the traceback of the exception on its way.
func (b *body) trace() jen.Code {
	b.needs["err"], b.needs["at"] = true, true
	return jen.Id("co_"+b.f.GoName).Dot("Trace").Call(jen.Id("err"), jen.Id("at"))
}

func (b *body) fail(err, at jen.Code) jen.Code {
	return jen.Return(jen.Id("co_"+b.f.GoName).Dot("Fail").Call(err, at))
}

// failAt is what a failing operation does.
func (b *body) failAt(pos int, to *ir.Label) []jen.Code { return b.failFrom(jen.Lit(pos), to) }

// failFrom is failAt for a position that is found at run time.
func (b *body) failFrom(pos jen.Code, to *ir.Label) []jen.Code {
	b.needs["err"] = true
	if to == nil {
		return one(b.fail(jen.Id("err"), pos))
	}
	b.needs["at"] = true
	return []jen.Code{jen.Id("at").Op("=").Add(pos), jen.Goto().Id(to.Name)}
}

// ifFailed is `if init; err != nil { … }` around what a failing operation does; init may be nil.
func (b *body) ifFailed(init jen.Code, pos int, to *ir.Label) *jen.Statement {
	b.needs["err"] = true
	var header []jen.Code
	if init != nil {
		header = one(init)
	}
	if to == nil {
		return jen.If(append(header, failed())...).Block(b.fail(jen.Id("err"), jen.Lit(pos)))
	}
	b.needs["at"] = true
	return jen.If(append(header, rt("Failed").Call(jen.Id("err"), jen.Op("&").Id("at"), jen.Lit(pos)))...).Block(jen.Goto().Id(to.Name))
}

func (b *body) raise(s *ir.Raise, next ir.Stmt) []jen.Code {
	exc := b.operand(s.Exc)
	if s.Make != nil {
		args := b.operands(s.Make.Args)
		if s.Make.Code == ir.Reraise {
			args = append(args, jen.Op("&").Id("co_"+b.f.GoName), jen.Lit(s.Make.Pos))
		}
		exc = rt(string(s.Make.Code)).Call(args...)
	}
	if s.ErrTo == nil {
		return one(b.fail(exc, jen.Lit(s.Pos)))
	}
	b.needs["at"], b.needs["err"] = true, true
	out := one(jen.List(jen.Id("err"), jen.Id("at")).Op("=").List(exc, jen.Lit(s.Pos)))
	if m, ok := next.(*ir.Mark); ok && m.Label == s.ErrTo {
		if s.ErrTo.Uses > 1 {
			return out
		}
	}
	return append(out, jen.Goto().Id(s.ErrTo.Name))
}

// suspend prints a suspension point. The fresh result and the one that a resumption brings flow through the same lines.
func (b *body) suspend(s *ir.Suspend) []jen.Code {
	b.needs["err"] = true
	var out, save []jen.Code
	var to, from []jen.Code
	for _, v := range s.Keep {
		if v.Stays {
			continue
		}
		to = append(to, jen.Id("fr").Dot(v.GoName))
		from = append(from, jen.Id(v.GoName))
	}
	if to != nil {
		save = append(save, jen.List(to...).Op("=").List(from...))
	}
	if s.Held != nil {
		save = append(save, jen.Id("fr").Dot("Hold").Call(b.operand(s.Held), jen.Id("prev")))
	}
	label := jen.Id(resumeLabel(s)).Op(":")
	if s.Kind == ir.Yield || s.Kind == ir.Item {
		out = append(out, save...)
		method := map[ir.SuspendKind]string{ir.Yield: "Yield", ir.Item: "Item"}[s.Kind]
		out = append(out, jen.Return(jen.Id("fr").Dot(method).Call(jen.Lit(s.State), b.operand(s.Value))), label, b.ifFailed(nil, s.Pos, s.ErrTo))
	} else {
		out = append(out, b.start(s.Start)...)
		out = append(out, label)
		var suspended []jen.Code
		if b.f.Kind == ir.Coroutine {
			suspended = append(suspended, jen.Id("fr").Op("=").Add(rt("Spill")).Call(jen.Id("fr"), jen.Op("&").Id("co_"+b.f.GoName)))
		}
		suspended = append(append(suspended, save...), jen.Return(jen.Id("fr").Dot("Await").Call(jen.Lit(s.State), jen.Id("v"))))
		handle := one(jen.If(rt("Suspended").Call(jen.Id("err"))).Block(suspended...))
		if s.Kind == ir.StepAsync {
			handle = append(handle, jen.If(rt("StoppedAsync").Call(jen.Id("err"))).Block(b.list(s.Done)...))
		}
		out = append(out, jen.If(failed()).Block(append(handle, b.failAt(s.Pos, s.ErrTo)...)...))
	}
	if s.Dst != nil {
		out = append(out, jen.Id(s.Dst.GoName).Op("=").Id("v"))
	}
	return out
}

func (b *body) cond(c ir.Cond) jen.Code {
	not := func(e *jen.Statement) jen.Code {
		if c.Not {
			return jen.Op("!").Add(e)
		}
		return e
	}
	eq := "=="
	if c.Not {
		eq = "!="
	}
	switch c.Test {
	case ir.True:
		return not(jen.Add(b.operand(c.A)))
	case ir.Is:
		if isNone(c.B) {
			return not(jen.Add(b.operand(c.A)).Dot("IsNone").Call())
		}
		return jen.Add(b.operand(c.A)).Op(eq).Add(b.operand(c.B))
	case ir.IsNil:
		return jen.Add(b.operand(c.A)).Op(eq).Nil()
	case ir.WhyIs:
		return jen.Add(b.operand(c.A)).Op(eq).Add(why(c.Code))
	case ir.Unset:
		return not(jen.Add(b.operand(c.A)).Dot("IsUnset").Call())
	case ir.Always:
		if c.Not {
			return jen.False()
		}
		return jen.True()
	}
	panic("gen: no such condition")
}

func isNone(o ir.Operand) bool {
	c, ok := o.(ir.Const)
	return ok && c.Value == nil
}

func why(code int) jen.Code {
	if names := []string{"Fallthrough", "Return", "Break", "Continue"}; code < len(names) {
		return rt("Why" + names[code])
	}
	return jen.Lit(code)
}

func (b *body) operands(os []ir.Operand) []jen.Code {
	out := make([]jen.Code, len(os))
	for i, o := range os {
		out[i] = b.operand(o)
	}
	return out
}

func (b *body) operand(o ir.Operand) jen.Code {
	switch o := o.(type) {
	case nil:
		return jen.Nil()
	case *ir.Var:
		if o.InFrame {
			return jen.Id("fr").Dot(o.GoName)
		}
		return jen.Id(o.GoName)
	case ir.CellRef:
		return jen.Id(o.Cell.GoName).Dot("V")
	case *ir.Global:
		return jen.Id("py").Dot(fieldName(o.Name))
	case ir.Const:
		return b.g.constant(o)
	case ir.UnsetValue:
		return rt("Unset")
	case ir.ModuleRef:
		return jen.Op("&").Id("module")
	case ir.EnvRef:
		return rt("EnvModule").Call(jen.Id(o.Cell.GoName).Dot("V"))
	case ir.CondValue:
		return b.cond(o.Cond)
	case ir.Why:
		return why(o.Code)
	case *ir.Inline:
		if o.Op.Code == ir.MakeFunc {
			return b.funcObject(o.Op)
		}
		return b.callOf(o.Op)
	case ir.GoBool:
		return jen.Lit(o.Value)
	case *ir.Handled:
		var e jen.Code = jen.Id("prev")
		excs := o.Excs
		if o.Sure {
			e = b.operand(excs[len(excs)-1])
			excs = excs[:len(excs)-1]
		}
		for i := len(excs) - 1; i >= 0; i-- {
			e = rt("Outer").Call(b.operand(excs[i]), e)
		}
		return e
	}
	panic(fmt.Sprintf("gen: no case for operand %T", o))
}
