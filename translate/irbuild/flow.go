package irbuild

import (
	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file builds try, with and their asynchronous kin.

func (f *fn) try(s *ast.Try) {
	body := func() { f.tryExcept(s) }
	if len(s.Finally) == 0 {
		body()
		return
	}
	t := f.tryFinally()
	t.Body = f.block(body)
	t.Final = f.block(func() {
		f.emit(&ir.Source{Line: int(f.finallyLine(s)), Text: "finally:"})
		f.stmts(s.Finally)
	})
	f.emit(t)
}

// finallyLine is the line of the word finally, for the comment in the generated code.
func (f *fn) finallyLine(s *ast.Try) int32 {
	line := s.Finally[0].Range().Line
	for l := line; l > s.Line; l-- {
		if text := trimmed(f.line(l)); len(text) >= 7 && text[:7] == "finally" {
			return l
		}
	}
	return line
}

func (f *fn) tryFinally() *ir.TryFinally {
	f.f.Handlers = true
	exc := f.named("exc", ir.Exc)
	n := exc.Name[3:]
	why := &ir.Var{Name: "why" + n, Kind: ir.Code, Temp: true}
	f.f.Vars = append(f.f.Vars, why)
	return &ir.TryFinally{Exc: exc, Why: why, Ret: f.ret()}
}

// ret holds what a function is about to return while finally blocks run.
func (f *fn) ret() *ir.Var {
	if f.retVar == nil {
		f.retVar = &ir.Var{Name: "ret", Temp: true}
		f.f.Vars = append(f.f.Vars, f.retVar)
	}
	return f.retVar
}

func (f *fn) tryExcept(s *ast.Try) {
	if len(s.Handlers) == 0 {
		f.stmts(s.Body)
		f.stmts(s.Else)
		return
	}
	f.f.Handlers = true
	t := &ir.TryExcept{Exc: f.named("exc", ir.Exc)}
	t.Body = f.block(func() { f.stmts(s.Body) })
	t.Else = f.block(func() { f.stmts(s.Else) })
	if s.Star {
		t.Handler = f.block(func() { f.starHandlers(t.Exc, s.Handlers) })
	} else {
		t.Handler = f.block(func() { f.handlers1(t.Exc, s.Handlers) })
	}
	f.emit(t)
}

// handlers1 tests one except clause after the other.
func (f *fn) handlers1(exc *ir.Var, hs []*ast.ExceptHandler) {
	if len(hs) == 0 {
		f.emit(&ir.Raise{Exc: exc})
		return
	}
	h := hs[0]
	f.emit(&ir.Source{Line: int(h.Line), Text: trimmed(f.line(h.Line))})
	if h.Type == nil {
		f.clause(exc, h)
		return
	}
	f.stmt = nil
	typ := f.expr(h.Type)
	c := f.op("Match", f.pos(h.Type), exc, typ)
	f.release(c)
	then := f.block(func() { f.clause(exc, h) })
	els := f.block(func() { f.handlers1(exc, hs[1:]) })
	f.emit(&ir.If{Cond: ir.Cond{Test: ir.True, A: c}, Then: then, Else: els})
}

func (f *fn) clause(exc *ir.Var, h *ast.ExceptHandler) {
	if h.Name == "" {
		f.stmts(h.Body)
		return
	}
	v := f.op1("ExcValue", exc)
	f.assign(h.Name, v, h)
	f.release(v)
	exit := f.block(func() { f.unbind(h.Name, h) })
	f.emit(&ir.Cleanup{Name: "unbind", Body: f.block(func() { f.stmts(h.Body) }), Exit: exit})
}

// starHandlers runs every except* clause on the part of the exception that it matches, and raises what is left or new.
func (f *fn) starHandlers(exc *ir.Var, hs []*ast.ExceptHandler) {
	rest := f.named("rest", ir.Exc)
	f.emit(&ir.Move{To: rest, From: exc})
	raised := f.named("raised", ir.Value)
	f.emit(&ir.Op{Code: "NewList", Dst: []*ir.Var{raised}})
	for _, h := range hs {
		f.emit(&ir.Source{Line: int(h.Line), Text: trimmed(f.line(h.Line))})
		f.stmt = nil
		typ := f.expr(h.Type)
		f.release(typ)
		m := f.named("match", ir.Exc)
		f.emit(&ir.Op{Code: "MatchStar", Dst: []*ir.Var{m, rest}, Args: []ir.Operand{rest, typ}, Pos: f.pos(h.Type)})
		t := &ir.TryExcept{Exc: f.named("exc", ir.Exc), Given: m}
		t.Body = f.block(func() { f.clause(m, h) })
		t.Handler = f.block(func() {
			v := f.op1("ExcValue", t.Exc)
			f.emit(&ir.Op{Code: "ListAppend", Args: []ir.Operand{raised, v}})
			f.release(v)
		})
		f.emit(&ir.If{Cond: ir.Cond{Test: ir.IsNil, A: m, Not: true}, Then: []ir.Stmt{t}})
	}
	x := f.named("match", ir.Exc)
	f.emit(&ir.Op{Code: "StarDone", Dst: []*ir.Var{x}, Args: []ir.Operand{exc, rest, raised}})
	f.emit(&ir.If{Cond: ir.Cond{Test: ir.IsNil, A: x, Not: true}, Then: []ir.Stmt{&ir.Raise{Exc: x}}})
}

// with builds the items of a with statement from the outside in.
func (f *fn) with(s *ast.With, items []*ast.WithItem) {
	if len(items) == 0 {
		f.stmts(s.Body)
		return
	}
	item := items[0]
	pos := f.pos(item.Context)
	mgr := f.expr(item.Context)
	exit := f.named("mgr", ir.Value)
	var v *ir.Var
	if s.Async {
		v = f.suspend(ir.Await, &ir.Op{Code: "AWithEnter", Dst: []*ir.Var{exit}, Args: []ir.Operand{mgr}, Pos: pos}, pos)
	} else {
		f.release(mgr)
		v = f.temp()
		f.emit(&ir.Op{Code: "WithEnter", Dst: []*ir.Var{exit, v}, Args: []ir.Operand{mgr}, Pos: pos})
	}
	t := f.tryFinally()
	t.With = true
	t.Body = f.block(func() {
		if item.Vars != nil {
			f.store(item.Vars, v)
		}
		f.release(v)
		f.with(s, items[1:])
	})
	t.Final = f.block(func() {
		var r ir.Operand
		if s.Async {
			r = f.suspend(ir.Await, &ir.Op{Code: "AWithExit", Args: []ir.Operand{exit, t.Exc}, Pos: pos}, pos)
		} else {
			r = f.op("WithExit", pos, exit, t.Exc)
		}
		f.emit(&ir.If{Cond: ir.Cond{Test: ir.IsNil, A: t.Exc, Not: true}, Then: f.block(func() {
			c := f.truth(r, item.Context)
			f.releaseCond(c)
			f.emit(&ir.If{Cond: c, Then: []ir.Stmt{&ir.Swallow{Exc: t.Exc}}})
		})})
		f.release(r)
	})
	f.emit(t)
}
