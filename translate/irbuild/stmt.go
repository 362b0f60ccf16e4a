package irbuild

import (
	"fmt"
	"slices"
	"strings"

	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/syntax/ast"
)

func (f *fn) stmts(body []ast.Stmt) {
	for _, s := range body {
		switch s.(type) {
		case *ast.Global, *ast.Nonlocal: // nothing is done there
		default:
			f.source(s)
			f.statement(s)
		}
	}
}

// source marks the beginning of a statement.
func (f *fn) source(s ast.Stmt) {
	line := s.Range().Line
	switch s := s.(type) {
	case *ast.FunctionDef:
		if len(s.Decorators) > 0 {
			line = s.Decorators[0].Range().Line
		}
	case *ast.ClassDef:
		if len(s.Decorators) > 0 {
			line = s.Decorators[0].Range().Line
		}
	}
	f.emit(&ir.Source{Line: int(line) + f.b.firstLine, Text: strings.TrimSpace(f.line(line))})
}

func (f *fn) statement(s ast.Stmt) {
	f.stmt = s
	switch s := s.(type) {
	case *ast.ExprStmt:
		f.exprStmt(s)
	case *ast.Assign:
		f.assignStmt(s)
	case *ast.AugAssign:
		f.augAssign(s)
	case *ast.AnnAssign:
		f.annAssign(s)
	case *ast.Return:
		v := ir.Operand(none)
		if s.Value != nil {
			v = f.expr(s.Value)
		}
		f.release(v)
		f.emit(&ir.Return{Value: v})
	case *ast.If:
		f.ifStmt(s)
	case *ast.While:
		f.whileStmt(s)
	case *ast.For:
		f.forStmt(s)
	case *ast.Break:
		f.emit(&ir.Break{Loop: f.loops[len(f.loops)-1].loop})
	case *ast.Continue:
		f.emit(&ir.Continue{Loop: f.loops[len(f.loops)-1].loop})
	case *ast.Pass:
	case *ast.FunctionDef:
		f.functionDef(s)
	case *ast.ClassDef:
		f.classDef(s)
	case *ast.Raise:
		f.raise(s)
	case *ast.Try:
		f.try(s)
	case *ast.With:
		f.with(s, s.Items)
	case *ast.Assert:
		f.assert(s)
	case *ast.Delete:
		for _, t := range s.Targets {
			old := f.had(t)
			f.delete(t)
			if _, unset := old.(ir.UnsetValue); !unset || f.b.finalizes {
				f.do("Released", 0, old)
			}
		}
	case *ast.Import:
		f.importStmt(s)
	case *ast.ImportFrom:
		f.importFrom(s)
	case *ast.Match:
		f.match(s)
	case *ast.TypeAlias:
		f.typeAlias(s)
	default:
		panic(fmt.Sprintf("irbuild: no case for statement %T", s))
	}
}

// effect evaluates an expression whose value nobody wants.
func (f *fn) exprStmt(s *ast.ExprStmt) {
	if f.f.Role == ir.RoleUnit && f.b.inUnit.Mode == "single" {
		v := f.expr(s.Value)
		f.do("Display", f.pos(s.Value), v)
		return
	}
	switch e := s.Value.(type) {
	case *ast.Constant:
		return
	case *ast.Call:
		op := f.callOp(e, false)
		f.release(op.Args...)
		if name := f.forgetsAwait(e); name != "" {
			op.Dst = []*ir.Var{f.temp()}
			f.emit(op)
			f.emit(&ir.Op{Code: "Discard", Name: name, Args: []ir.Operand{op.Dst[0]}, Pos: op.Pos})
			f.release(op.Dst[0])
			return
		}
		f.emit(op)
		return
	case *ast.Await:
		pos := f.pos(e)
		if call, ok := e.Value.(*ast.Call); ok {
			start := f.awaitCall(call)
			f.release(start.Args...)
			f.emit(&ir.Suspend{Kind: ir.Await, Start: start, Pos: pos})
			return
		}
	}
	f.release(f.expr(s.Value))
	if n := len(*f.out); n > 0 {
		if sus, ok := (*f.out)[n-1].(*ir.Suspend); ok {
			sus.Dst = nil
		}
	}
}

func (f *fn) ifStmt(s *ast.If) {
	c := f.cond(s.Test)
	f.releaseCond(c)
	if c.Test == ir.Always {
		body := s.Body
		if c.Not {
			body = s.Else
		}
		f.stmts(body)
		return
	}
	then := f.block(func() { f.stmts(s.Body) })
	var els []ir.Stmt
	if len(s.Else) > 0 {
		els = f.block(func() { f.stmts(s.Else) })
	}
	f.emit(&ir.If{Cond: c, Then: then, Else: els})
}

func (f *fn) whileStmt(s *ast.While) {
	loop := &ir.Loop{}
	f.inLoop++
	f.loops = append(f.loops, &loopContext{loop: loop})
	loop.Body = f.block(func() {
		f.do("Tick", f.linePos(s.Line))
		c := f.cond(s.Test)
		f.releaseCond(c)
		if c.Test != ir.Always || c.Not {
			c.Not = !c.Not
			f.emit(&ir.If{Cond: c, Then: f.block(func() {
				f.outsideLoop(func() { f.stmts(s.Else) })
				f.emit(&ir.Break{Loop: loop})
			})})
		}
		f.stmts(s.Body)
	})
	f.loops = f.loops[:len(f.loops)-1]
	f.inLoop--
	f.emit(loop)
}

// outsideLoop builds what stands in a loop's code but belongs to what is around the loop: its else block.
func (f *fn) outsideLoop(build func()) {
	saved := f.loops
	f.loops = slices.Clone(saved[:len(saved)-1])
	build()
	f.loops = saved
}

func (f *fn) forStmt(s *ast.For) {
	iterable := s.Iter
	if !s.Async {
		iterable = foldIter(iterable)
	}
	src, lent := f.lending(iterable)
	code := ir.OpCode("LoopIter")
	if s.Async {
		code = "AIter"
	}
	f.release(src)
	it := f.named("it", ir.Value)
	f.emit(&ir.Op{Code: code, Dst: []*ir.Var{it}, Args: []ir.Operand{src}, Pos: f.pos(s.Iter)})
	step := ast.Node(s.Iter)
	if s.Async {
		step = s // the next item is asked for on behalf of the whole statement
	}
	pos := f.pos(step)
	f.loop(s.Async, s.Target, it, pos, func() { f.stmts(s.Else) }, f.dropping(s.Iter, it, lent, func() { f.stmts(s.Body) }))
	f.release(lent...)
}

// loop builds a for loop over the iterator it.
func (f *fn) loop(async bool, target ast.Expr, it ir.Operand, pos int, els, body func()) {
	loop := &ir.Loop{}
	f.inLoop++
	f.loops = append(f.loops, &loopContext{loop: loop})
	loop.Body = f.block(func() {
		done := f.block(func() {
			if els != nil {
				f.outsideLoop(els)
			}
			f.emit(&ir.Break{Loop: loop})
		})
		x := f.temp()
		if async {
			f.emit(&ir.Suspend{Kind: ir.StepAsync, Start: &ir.Op{Code: "ANext", Args: []ir.Operand{it}, Pos: pos}, Dst: x, Done: done, Pos: pos})
		} else {
			f.emit(&ir.ForNext{Dst: x, Iter: it, Done: done, Pos: pos})
		}
		f.store(target, x)
		f.release(x)
		body()
	})
	f.loops = f.loops[:len(f.loops)-1]
	f.inLoop--
	f.emit(loop)
}

func (f *fn) raise(s *ast.Raise) {
	pos := f.posSpan(s.Span)
	if s.Exc == nil {
		f.emit(&ir.Raise{Make: &ir.Op{Code: ir.Reraise, Pos: pos}})
		return
	}
	if s.Cause == nil {
		v := f.expr(s.Exc)
		f.release(v)
		f.emit(&ir.Raise{Make: &ir.Op{Code: "Raise", Args: []ir.Operand{v}}, Pos: pos})
		return
	}
	args := f.operands(s.Exc, s.Cause)
	f.release(args...)
	f.emit(&ir.Raise{Make: &ir.Op{Code: "RaiseFrom", Args: args}, Pos: pos})
}

func (f *fn) assert(s *ast.Assert) {
	c := f.cond(s.Test)
	f.releaseCond(c)
	if c.Test == ir.Always && !c.Not {
		return
	}
	c.Not = !c.Not
	f.emit(&ir.If{Cond: c, Then: f.block(func() {
		args := []ir.Operand{}
		if s.Msg != nil {
			args = append(args, f.expr(s.Msg))
		}
		f.release(args...)
		f.emit(&ir.Raise{Make: &ir.Op{Code: "AssertionFailed", Args: args}, Pos: f.pos(s.Test)})
	})})
}

func (f *fn) importStmt(s *ast.Import) {
	pos := f.posSpan(s.Span)
	for _, a := range s.Names {
		code := ir.OpCode("Import")
		as := strings.SplitN(a.Name, ".", 2)[0]
		if a.AsName != "" {
			code, as = "ImportAs", a.AsName
		}
		t := f.opNamed(code, a.Name, pos, f.module())
		f.assign(as, t, a)
		f.release(t)
	}
}

func (f *fn) importFrom(s *ast.ImportFrom) {
	pos := f.posSpan(s.Span)
	if s.Module == "__future__" && s.Level == 0 {
		return
	}
	m := f.temp()
	f.emit(&ir.Op{Code: "ImportAs", Name: s.Module, N: s.Level, Dst: []*ir.Var{m}, Args: []ir.Operand{f.module()}, Pos: pos})
	for _, a := range s.Names {
		if a.Name == "*" {
			if f.b.inUnit != nil {
				f.do("ScopeStar", pos, m, f.ns)
				return
			}
			f.do("ImportStar", pos, m, ir.ModuleRef{})
			return
		}
		t := f.opNamed("ImportFrom", a.Name, pos, m)
		f.keep(m)
		as := a.AsName
		if as == "" {
			as = a.Name
		}
		f.assign(as, t, a)
		f.release(t)
	}
	f.release(m)
}
