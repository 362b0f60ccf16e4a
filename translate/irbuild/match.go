package irbuild

import (
	"fmt"
	"slices"

	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file builds match statements. A pattern is tried inside a one-round loop, which a failing test leaves; names are bound only once the
// whole pattern has matched, as CPython does.

type capture struct {
	name string
	v    *ir.Var
	at   ast.Node
}

func (f *fn) match(s *ast.Match) {
	subject := f.named("subject", ir.Value)
	v := f.expr(s.Subject)
	f.emit(&ir.Move{To: subject, From: v})
	f.release(v)
	f.cases(s, subject, s.Cases)
}

func (f *fn) cases(s *ast.Match, subject *ir.Var, cases []*ast.MatchCase) {
	done := &ir.Loop{Once: true}
	done.Body = f.block(func() {
		for _, c := range cases {
			line := c.Pattern.Range().Line
			f.emit(&ir.Source{Line: int(line), Text: trimmed(f.line(line))})
			try := &ir.Loop{Once: true}
			try.Body = f.block(func() {
				f.stmt = nil
				var caps []capture
				f.pattern(c.Pattern, subject, try, &caps)
				for _, cp := range caps {
					f.assign(cp.name, cp.v, cp.at)
				}
				if c.Guard != nil {
					g := f.cond(c.Guard)
					f.releaseCond(g)
					g.Not = !g.Not
					f.leaveIf(try, g)
				}
				f.stmts(c.Body)
				f.emit(&ir.Break{Loop: done})
			})
			f.emit(try)
		}
		f.emit(&ir.Break{Loop: done})
	})
	f.emit(done)
}

// leaveIf gives up the pattern if the condition holds.
func (f *fn) leaveIf(try *ir.Loop, c ir.Cond) {
	if c.Test == ir.Always && c.Not {
		return
	}
	f.emit(&ir.If{Cond: c, Then: []ir.Stmt{&ir.Break{Loop: try}}})
}

func (f *fn) pattern(p ast.Pattern, subject *ir.Var, fail *ir.Loop, caps *[]capture) {
	pos := f.pos(p)
	no := func(flag *ir.Var) {
		f.release(flag)
		f.leaveIf(fail, ir.Cond{Test: ir.True, A: flag, Not: true})
	}
	switch p := p.(type) {
	case *ast.MatchValue:
		v := f.expr(p.Value)
		no(f.op("IfEq", pos, subject, v))
	case *ast.MatchSingleton:
		f.leaveIf(fail, ir.Cond{Test: ir.Is, A: subject, B: ir.Const{Value: p.Value}, Not: true})
	case *ast.MatchAs:
		if p.Pattern != nil {
			f.pattern(p.Pattern, subject, fail, caps)
		}
		if p.Name != "" {
			*caps = append(*caps, capture{p.Name, subject, p})
		}
	case *ast.MatchOr:
		f.orPattern(p, subject, fail, caps)
	case *ast.MatchSequence:
		f.sequencePattern(p, subject, fail, caps, pos)
	case *ast.MatchMapping:
		f.mappingPattern(p, subject, fail, caps, pos)
	case *ast.MatchClass:
		f.classPattern(p, subject, fail, caps, pos)
	default:
		panic(fmt.Sprintf("irbuild: no case for pattern %T", p))
	}
}

// sub is an item of u as the subject of an inner pattern.
func (f *fn) sub(u *ir.Var, i int) *ir.Var {
	v := f.named("subject", ir.Value)
	f.emit(&ir.Op{Code: ir.Index, Dst: []*ir.Var{v}, Args: []ir.Operand{u}, N: i})
	return v
}

func (f *fn) orPattern(p *ast.MatchOr, subject *ir.Var, fail *ir.Loop, caps *[]capture) {
	// Every alternative binds the same names: each stores them in shared variables.
	shared := map[string]*ir.Var{}
	var order []capture
	found := &ir.Loop{Once: true}
	found.Body = f.block(func() {
		for _, alt := range p.Patterns {
			try := &ir.Loop{Once: true}
			try.Body = f.block(func() {
				var own []capture
				f.pattern(alt, subject, try, &own)
				for _, c := range own {
					v := shared[c.name]
					if v == nil {
						v = f.named("subject", ir.Value)
						shared[c.name] = v
						order = append(order, capture{c.name, v, c.at})
					}
					f.emit(&ir.Move{To: v, From: c.v})
				}
				f.emit(&ir.Break{Loop: found})
			})
			f.emit(try)
		}
		f.emit(&ir.Break{Loop: fail})
	})
	f.emit(found)
	*caps = append(*caps, order...)
}

func (f *fn) sequencePattern(p *ast.MatchSequence, subject *ir.Var, fail *ir.Loop, caps *[]capture, pos int) {
	isSeq := f.flag()
	f.emit(&ir.Op{Code: "MatchSequence", Dst: []*ir.Var{isSeq}, Args: []ir.Operand{subject}})
	f.release(isSeq)
	f.leaveIf(fail, ir.Cond{Test: ir.True, A: isSeq, Not: true})
	star := -1
	for i, x := range p.Patterns {
		if _, ok := x.(*ast.MatchStar); ok {
			star = i
		}
	}
	n := len(p.Patterns)
	atLeast := star >= 0
	if atLeast {
		n--
	}
	if !atLeast || n > 0 {
		c := f.flag()
		op := &ir.Op{Code: "MatchLen", Dst: []*ir.Var{c}, Args: []ir.Operand{subject, ir.GoBool{Value: atLeast}}, N: n, Pos: pos}
		f.emit(op)
		f.release(c)
		f.leaveIf(fail, ir.Cond{Test: ir.True, A: c, Not: true})
	}
	if !slices.ContainsFunc(p.Patterns, looks) {
		return
	}
	if atLeast && p.Patterns[star].(*ast.MatchStar).Name == "" {
		f.itemPatterns(p.Patterns, star, subject, fail, caps, pos)
		return
	}
	u := f.named("u", ir.Items)
	if atLeast {
		f.emit(&ir.Op{Code: "UnpackEx", Dst: []*ir.Var{u}, Args: []ir.Operand{subject}, Counts: []int{star, n - star}, Pos: pos})
	} else {
		f.emit(&ir.Op{Code: "Unpack", Dst: []*ir.Var{u}, Args: []ir.Operand{subject}, N: n, Pos: pos})
	}
	for i, x := range p.Patterns {
		if s, ok := x.(*ast.MatchStar); ok {
			if s.Name != "" {
				*caps = append(*caps, capture{s.Name, f.sub(u, i), s})
			}
			continue
		}
		if as, ok := x.(*ast.MatchAs); ok && as.Pattern == nil && as.Name == "" {
			continue
		}
		f.pattern(x, f.sub(u, i), fail, caps)
	}
}

// looks reports whether a pattern looks at what it is given, or names it: whether it is neither _ nor *_.
func looks(p ast.Pattern) bool {
	switch p := p.(type) {
	case *ast.MatchAs:
		return p.Pattern != nil || p.Name != ""
	case *ast.MatchStar:
		return p.Name != ""
	}
	return true
}

// itemPatterns looks at the items of a sequence that has a pattern, at both sides of the nameless star: there is no need to unpack it.
func (f *fn) itemPatterns(patterns []ast.Pattern, star int, subject *ir.Var, fail *ir.Loop, caps *[]capture, pos int) {
	var at []int
	var wanted []ast.Pattern
	for i, x := range patterns {
		if !looks(x) {
			continue
		}
		if i > star {
			i -= len(patterns)
		}
		at, wanted = append(at, i), append(wanted, x)
	}
	u := f.named("u", ir.Items)
	f.emit(&ir.Op{Code: "MatchItems", Dst: []*ir.Var{u}, Args: []ir.Operand{subject}, Counts: at, Pos: pos})
	for i, x := range wanted {
		f.pattern(x, f.sub(u, i), fail, caps)
	}
}

func (f *fn) mappingPattern(p *ast.MatchMapping, subject *ir.Var, fail *ir.Loop, caps *[]capture, pos int) {
	isMap := f.flag()
	f.emit(&ir.Op{Code: "MatchMapping", Dst: []*ir.Var{isMap}, Args: []ir.Operand{subject}})
	f.release(isMap)
	f.leaveIf(fail, ir.Cond{Test: ir.True, A: isMap, Not: true})
	if len(p.Keys) == 0 && p.Rest == "" {
		return
	}
	keys := f.operands(p.Keys...)
	for i := range keys {
		keys[i] = f.hold(keys[i])
	}
	if len(p.Keys) > 0 {
		u := f.named("u", ir.Items)
		f.emit(&ir.Op{Code: "MatchKeys", Dst: []*ir.Var{u}, Args: append([]ir.Operand{subject}, keys...), Pos: pos})
		f.leaveIf(fail, ir.Cond{Test: ir.IsNil, A: u})
		for i, x := range p.Patterns {
			f.pattern(x, f.sub(u, i), fail, caps)
		}
	}
	if p.Rest != "" {
		v := f.named("subject", ir.Value)
		f.emit(&ir.Op{Code: "MatchRest", Dst: []*ir.Var{v}, Args: append([]ir.Operand{subject}, keys...), Pos: pos})
		*caps = append(*caps, capture{p.Rest, v, p})
	}
	f.release(keys...)
}

func (f *fn) classPattern(p *ast.MatchClass, subject *ir.Var, fail *ir.Loop, caps *[]capture, pos int) {
	cls := f.expr(p.Cls)
	u := f.named("u", ir.Items)
	f.emit(&ir.Op{Code: "MatchClass", Dst: []*ir.Var{u}, Args: []ir.Operand{subject, cls}, N: len(p.Patterns), Names: p.KwdAttrs, Pos: pos})
	f.release(cls)
	f.leaveIf(fail, ir.Cond{Test: ir.IsNil, A: u})
	for i, x := range append(append([]ast.Pattern{}, p.Patterns...), p.KwdPatterns...) {
		f.pattern(x, f.sub(u, i), fail, caps)
	}
}
