package transform

import (
	"slices"
	"strconv"
	"strings"

	"github.com/py2go/py2go/translate/ir"
)

// This file defines Lower, which gives exceptions, finally blocks and suspension points their control flow.
//
// While it walks the tree it keeps a stack of scopes. A failing operation goes to the label of the innermost scope that has
// one. A break, continue or return leaves scopes from the inside out: it runs their exits, until it meets a finally block: there
// it notes in Why what it was about to do and enters the block, which does the rest afterwards.

// Lower establishes the lowered stage.
func Lower(f *ir.Func) {
	l := &lowerer{f: f, suspends: map[ir.Stmt]bool{}, loops: map[*ir.Loop]*loopTargets{}, count: map[string]int{}}
	l.scanList(f.Body)
	f.Body = l.list(f.Body)
}

type lowerer struct {
	f        *ir.Func
	out      []ir.Stmt
	scopes   []*scope
	suspends map[ir.Stmt]bool
	loops    map[*ir.Loop]*loopTargets
	count    map[string]int
	state    int
	depth    int // of loops
	later    []laterBlock
}

// laterBlock is an else block of a flattened loop, which stands behind the loop's body.
type laterBlock struct {
	label *ir.Label
	body  []ir.Stmt
}

// scope is something that control transfers cross.
type scope struct {
	errTo *ir.Label // where failures go; nil: further out

	exit    []ir.Stmt // runs when the scope is left
	exitFor *ir.Loop  // but not by a continue of this loop

	exc      *ir.Var // the exception being handled here
	excMaybe bool    // it may be nil

	loop    *ir.Loop
	finally *finally
}

type finally struct {
	stmt  *ir.TryFinally
	label *ir.Label
	codes []leave
}

// leave is one way to leave a finally block other than by falling through or by an exception.
type leave struct {
	code int
	loop *ir.Loop // nil: return
	cont bool
}

// loopTargets are the labels of a flattened loop; nil labels: Go's own break and continue serve.
type loopTargets struct{ brk, cont *ir.Label }

func (l *lowerer) label(name string) *ir.Label {
	l.count[name]++
	return &ir.Label{Name: name + strconv.Itoa(l.count[name])}
}

func (l *lowerer) scanList(list []ir.Stmt) bool {
	any := false
	for _, s := range list {
		any = l.scan(s) || any
	}
	return any
}

// scan finds out which statements contain a suspension point.
func (l *lowerer) scan(s ir.Stmt) bool {
	any := false
	for _, b := range ir.Blocks(s) {
		any = l.scanList(*b) || any
	}
	if _, ok := s.(*ir.Suspend); ok {
		any = true
	}
	l.suspends[s] = any
	return any
}

func (l *lowerer) anySuspends(list []ir.Stmt) bool {
	for _, s := range list {
		if l.suspends[s] {
			return true
		}
	}
	return false
}

func (l *lowerer) emit(s ...ir.Stmt) { l.out = append(l.out, s...) }

// list lowers a block into a list of its own.
func (l *lowerer) list(body []ir.Stmt) []ir.Stmt {
	saved := l.out
	l.out = nil
	l.stmts(body)
	out := l.out
	l.out = saved
	return out
}

func (l *lowerer) stmts(body []ir.Stmt) {
	for _, s := range body {
		l.stmt(s)
	}
}

func (l *lowerer) push(s *scope) { l.scopes = append(l.scopes, s) }
func (l *lowerer) pop()          { l.scopes = l.scopes[:len(l.scopes)-1] }

// errTo is where failures go now.
func (l *lowerer) errTo() *ir.Label {
	for i := len(l.scopes) - 1; i >= 0; i-- {
		if l.scopes[i].errTo != nil {
			return l.scopes[i].errTo
		}
	}
	return nil
}

// handled is the exception being handled in the outermost n scopes.
func (l *lowerer) handled(n int) *ir.Handled {
	h := &ir.Handled{}
	for i := n - 1; i >= 0; i-- {
		if s := l.scopes[i]; s.exc != nil {
			h.Excs = append(h.Excs, s.exc)
			if !s.excMaybe {
				h.Sure = true
				return h
			}
		}
	}
	return h
}

func (l *lowerer) stmt(s ir.Stmt) {
	switch s := s.(type) {
	case *ir.Op:
		if ir.Shapes[s.Code].Fails {
			s.ErrTo = l.errTo()
		}
		l.emit(s)
	case *ir.Raise:
		s.ErrTo = l.errTo()
		l.emit(s)
	case *ir.Source, *ir.Move:
		l.emit(s)
	case *ir.If:
		l.ifStmt(s)
	case *ir.Loop:
		l.loop(s)
	case *ir.ForNext:
		s.ErrTo = l.errTo()
		s.Done = l.done(s.Done)
		l.emit(s)
	case *ir.Suspend:
		l.suspend(s)
	case *ir.Break:
		l.leave(leave{code: ir.WhyBreak, loop: s.Loop}, nil)
	case *ir.Continue:
		l.leave(leave{code: ir.WhyContinue, loop: s.Loop, cont: true}, nil)
	case *ir.Return:
		l.leave(leave{code: ir.WhyReturn}, s.Value)
	case *ir.TryExcept:
		l.tryExcept(s)
	case *ir.TryFinally:
		l.tryFinally(s)
	case *ir.Cleanup:
		l.cleanup(s)
	case *ir.Swallow:
		l.emit(&ir.SetHandled{To: l.handled(len(l.scopes) - 1)}, &ir.Move{To: s.Exc, From: ir.UnsetValue{}})
	}
}

// done lowers what runs when an iteration has ended. Go puts it into a block; if it suspends, it must stand outside any block.
func (l *lowerer) done(body []ir.Stmt) []ir.Stmt {
	if !l.anySuspends(body) {
		return l.list(body)
	}
	els := l.label("else")
	l.later = append(l.later, laterBlock{els, body})
	return []ir.Stmt{&ir.Goto{To: els}}
}

func (l *lowerer) suspend(s *ir.Suspend) {
	s.ErrTo = l.errTo()
	if s.Start != nil {
		s.Start.ErrTo = s.ErrTo
	}
	l.state++
	s.State = l.state
	if h := l.handled(len(l.scopes)); len(h.Excs) > 0 {
		s.Held = h
	}
	s.Done = l.done(s.Done)
	l.emit(s)
}

func (l *lowerer) ifStmt(s *ir.If) {
	if !l.suspends[s] {
		s.Then, s.Else = l.list(s.Then), l.list(s.Else)
		l.emit(s)
		return
	}
	els, end := l.label("else"), l.label("end")
	cond := s.Cond
	cond.Not = !cond.Not
	l.emit(&ir.If{Cond: cond, Then: []ir.Stmt{&ir.Goto{To: els}}})
	l.stmts(s.Then)
	l.emit(&ir.Goto{To: end}, &ir.Mark{Label: els})
	l.stmts(s.Else)
	l.emit(&ir.Mark{Label: end})
}

func (l *lowerer) loop(s *ir.Loop) {
	t := &loopTargets{}
	l.loops[s] = t
	l.push(&scope{loop: s})
	defer l.pop()
	if s.Once {
		t.brk = l.label("end")
		l.stmts(s.Body)
		l.emit(&ir.Mark{Label: t.brk})
		return
	}
	l.depth++
	defer func() { l.depth-- }()
	if !l.suspends[s] {
		s.Body = l.list(s.Body)
		l.emit(s)
		return
	}
	t.cont, t.brk = l.label("for"), l.label("end")
	saved := l.later
	l.later = nil
	l.emit(&ir.Mark{Label: t.cont})
	l.stmts(s.Body)
	l.emit(&ir.Goto{To: t.cont})
	for _, b := range l.later {
		l.emit(&ir.Mark{Label: b.label})
		l.stmts(b.body)
	}
	l.later = saved
	l.emit(&ir.Mark{Label: t.brk})
}

// leave transfers control out of scopes.
func (l *lowerer) leave(w leave, value ir.Operand) {
	saved := l.scopes
	defer func() { l.scopes = saved }()
	if w.loop == nil && value != nil {
		value = l.returnValue(value)
	}
	for i := len(saved) - 1; i >= 0; i-- {
		s := saved[i]
		if w.loop != nil && s.loop == w.loop {
			break
		}
		l.scopes = saved[:i]
		switch {
		case s.finally != nil:
			f := s.finally
			if w.loop == nil {
				if value != ir.Operand(f.stmt.Ret) {
					l.emit(&ir.Move{To: f.stmt.Ret, From: value})
				}
			}
			l.emit(&ir.Move{To: f.stmt.Why, From: ir.Why{Code: f.code(w)}}, &ir.Goto{To: f.label})
			return
		case w.cont && s.exitFor == w.loop && s.exitFor != nil:
		default:
			l.emit(copyStmts(s.exit)...)
		}
	}
	if w.loop == nil {
		l.emit(&ir.Return{Value: value})
		return
	}
	t := l.loops[w.loop]
	switch {
	case w.cont && t.cont != nil:
		l.emit(&ir.Goto{To: t.cont})
	case !w.cont && t.brk != nil:
		l.emit(&ir.Goto{To: t.brk})
	case w.cont:
		l.emit(&ir.Continue{Loop: w.loop})
	default:
		l.emit(&ir.Break{Loop: w.loop})
	}
}

// returnValue makes sure that exits cannot change what is returned.
func (l *lowerer) returnValue(v ir.Operand) ir.Operand {
	switch x := v.(type) {
	case ir.Const:
		return v
	case *ir.Var:
		if x.Temp {
			return v
		}
	}
	for i := len(l.scopes) - 1; i >= 0; i-- {
		for _, e := range l.scopes[i].exit {
			if _, ok := e.(*ir.SetHandled); !ok {
				ret := &ir.Var{Name: "ret" + strconv.Itoa(len(l.f.Vars)), Temp: true}
				l.f.Vars = append(l.f.Vars, ret)
				l.emit(&ir.Move{To: ret, From: v})
				return ret
			}
		}
		if l.scopes[i].finally != nil {
			break
		}
	}
	return v
}

func (f *finally) code(w leave) int {
	next := ir.WhyContinue + 1
	for _, c := range f.codes {
		if c.loop == w.loop && c.cont == w.cont {
			return c.code
		}
		if c.code == w.code {
			w.code = next
		}
		next = max(next, c.code+1)
	}
	f.codes = append(f.codes, w)
	return w.code
}

// travel sends the current exception on outwards from the present scopes.
func (l *lowerer) travel() {
	if to := l.errTo(); to != nil {
		l.emit(&ir.Goto{To: to})
		return
	}
	l.emit(&ir.Fail{})
}

// number is the number in the name of a try statement's exception variable: its labels carry the same.
func number(v *ir.Var) string { return strings.TrimLeft(v.Name, "abcdefghijklmnopqrstuvwxyz_") }

func (l *lowerer) tryExcept(s *ir.TryExcept) {
	n := number(s.Exc)
	except, unhandle, end := &ir.Label{Name: "except" + n}, &ir.Label{Name: "unhandle" + n}, l.label("end")
	outer := l.handled(len(l.scopes))
	body := &scope{errTo: except}
	if s.Given != nil {
		body.exc = s.Given
		body.exit = []ir.Stmt{&ir.SetHandled{To: outer}}
		l.emit(&ir.SetHandled{To: s.Given})
	}
	l.push(body)
	l.stmts(s.Body)
	l.pop()
	l.emit(copyStmts(body.exit)...)
	l.stmts(s.Else)
	l.emit(&ir.Goto{To: end}, &ir.Mark{Label: except}, &ir.Catch{Exc: s.Exc})
	l.push(&scope{errTo: unhandle, exc: s.Exc, exit: []ir.Stmt{&ir.SetHandled{To: outer}}})
	l.stmts(s.Handler)
	l.pop()
	l.emit(&ir.SetHandled{To: outer}, &ir.Goto{To: end}, &ir.Mark{Label: unhandle}, &ir.Catch{}, &ir.SetHandled{To: outer})
	l.travel()
	l.emit(&ir.Mark{Label: end})
}

func (l *lowerer) tryFinally(s *ir.TryFinally) {
	n := number(s.Exc)
	raise, fin, unhandle, end := &ir.Label{Name: "raise" + n}, &ir.Label{Name: "finally" + n}, &ir.Label{Name: "unhandle" + n}, l.label("end")
	outer := l.handled(len(l.scopes))
	f := &finally{stmt: s, label: fin}
	begin := len(l.out)
	if l.depth > 0 {
		l.emit(&ir.Move{To: s.Exc, From: ir.UnsetValue{}}, &ir.Move{To: s.Why, From: ir.Why{Code: ir.Fallthrough}})
	}
	l.push(&scope{errTo: raise, finally: f})
	l.stmts(s.Body)
	l.pop()
	if l.depth > 0 && l.f.Kind != ir.Plain && slices.ContainsFunc(f.codes, func(w leave) bool { return w.loop == nil }) {
		// What an earlier iteration returned, the frame need not keep.
		l.out = slices.Insert(l.out, begin, ir.Stmt(&ir.Move{To: s.Ret, From: ir.UnsetValue{}}))
	}
	l.emit(&ir.Goto{To: fin}, &ir.Mark{Label: raise}, &ir.Catch{Exc: s.Exc}, &ir.Mark{Label: fin})
	l.push(&scope{errTo: unhandle, exc: s.Exc, excMaybe: true, exit: []ir.Stmt{&ir.SetHandled{To: outer}}})
	l.stmts(s.Final)
	l.pop()
	raised := &ir.Raise{Exc: s.Exc, ErrTo: unhandle}
	if len(f.codes) == 0 {
		l.emit(&ir.If{Cond: ir.Cond{Test: ir.IsNil, A: s.Exc}, Then: []ir.Stmt{&ir.Goto{To: end}}}, raised)
	} else {
		l.emit(&ir.If{Cond: ir.Cond{Test: ir.IsNil, A: s.Exc, Not: true}, Then: []ir.Stmt{raised}})
	}
	for _, c := range f.codes {
		cond := ir.Cond{Test: ir.WhyIs, A: s.Why, Code: c.code}
		saved := l.out
		l.out = nil
		if c.loop == nil {
			l.leave(leave{code: ir.WhyReturn}, s.Ret)
		} else {
			l.leave(leave{code: map[bool]int{false: ir.WhyBreak, true: ir.WhyContinue}[c.cont], loop: c.loop, cont: c.cont}, nil)
		}
		then := l.out
		l.out = saved
		l.emit(&ir.If{Cond: cond, Then: then})
	}
	if len(f.codes) > 0 {
		l.emit(&ir.Goto{To: end})
	}
	l.emit(&ir.Mark{Label: unhandle}, &ir.Catch{}, &ir.SetHandled{To: outer})
	l.travel()
	l.emit(&ir.Mark{Label: end})
}

func (l *lowerer) cleanup(s *ir.Cleanup) {
	failed, end := l.label(s.Name), l.label("end")
	l.push(&scope{errTo: failed, exit: s.Exit, exitFor: s.Loop})
	l.stmts(s.Body)
	l.pop()
	if s.Loop == nil {
		l.emit(copyStmts(s.Exit)...)
	}
	l.emit(&ir.Goto{To: end}, &ir.Mark{Label: failed})
	l.emit(copyStmts(s.Exit)...)
	l.travel()
	l.emit(&ir.Mark{Label: end})
}

// copyStmts copies the statements of an exit, which stand in several places.
func copyStmts(list []ir.Stmt) []ir.Stmt {
	out := make([]ir.Stmt, len(list))
	for i, s := range list {
		switch s := s.(type) {
		case *ir.Op:
			c := *s
			out[i] = &c
		case *ir.Move:
			c := *s
			out[i] = &c
		case *ir.SetHandled:
			c := *s
			out[i] = &c
		default:
			panic("transform: an exit can only move, drop and restore")
		}
	}
	return out
}
