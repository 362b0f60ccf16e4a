package semantic

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/syntax/source"
)

// maxBlocks is how deep CPython can nest loops, with and try statements within one function.
const maxBlocks = 21

type unitKind uint8

const (
	moduleUnit unitKind = iota
	classUnit
	functionUnit
	asyncUnit
	lambdaUnit
	generatorUnit // a generator expression
)

// construct is what a statement is nested in.
type construct uint8

const (
	loop construct = iota
	groupHandler
	otherConstruct
)

// unit is what is compiled to a code object.
type unit struct {
	kind     unitKind
	asyncGen bool
	nested   []frame
}

// frame is a construct that statements are nested in, with the finally clause that leaving it executes.
type frame struct {
	construct
	finally []ast.Stmt
}

// placement checks what depends on where statements and expressions stand, in the order in which CPython makes code of them.
type placement struct {
	*reporter
	blocks map[any]*block
	future futures
	unit   *unit
	again  int                 // how many statements have been checked again
	report func(*source.Error) // takes warnings; nil if nobody wants them
}

// maxAgain bounds the repetitions, of which there may be more than exponentially many.
const maxAgain = 100_000

func (p *placement) module(m *ast.Module) {
	p.within(&unit{kind: moduleUnit}, func() { p.body(m.Body) })
}

func (p *placement) within(u *unit, f func()) {
	old := p.unit
	p.unit = u
	f()
	p.unit = old
}

// body checks the statements of a module, a class or a function. CPython cannot store a docstring with lone surrogates.
func (p *placement) body(ss []ast.Stmt) {
	if len(ss) > 0 && isDocstring(ss[0]) {
		if msg := surrogates(ss[0].(*ast.ExprStmt).Value.(*ast.Constant).Value.(string)); msg != "" {
			panic(found{&source.Error{Filename: p.text.Filename, Kind: source.UnicodeEncodeError, Msg: msg}})
		}
	}
	p.stmts(ss)
}

// surrogates says where s, its tabs expanded, has lone surrogates, as Python's encoder does; "" if it has none.
func surrogates(s string) string {
	if utf8.ValidString(s) {
		return ""
	}
	first, n, at, line := "", 0, 0, 0
	for i := 0; i < len(s); at++ {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 { // its three-byte form
			if size = 3; n == 0 {
				first = fmt.Sprintf(`\u%04x`, 0xD000|rune(s[i+1]&0x3F)<<6|rune(s[i+2]&0x3F))
			}
			n++
		} else if n > 0 {
			break
		}
		switch r {
		case '\t':
			at += 7 - (at-line)%8
		case '\n', '\r':
			line = at + 1
		}
		i += size
	}
	return notEncodable(first, at-n, n)
}

func notEncodable(first string, at, n int) string {
	if n == 1 {
		return fmt.Sprintf("'utf-8' codec can't encode character '%s' in position %d: surrogates not allowed", first, at)
	}
	return fmt.Sprintf("'utf-8' codec can't encode characters in position %d-%d: surrogates not allowed", at, at+n-1)
}

// nest does f within c, which the statement at s opens.
func (p *placement) nest(c construct, s *ast.Span, f func()) {
	u := p.unit
	if len(u.nested) >= maxBlocks {
		p.fail(s, "too many statically nested blocks")
	}
	u.nested = append(u.nested, frame{construct: c})
	f()
	u.nested = u.nested[:len(u.nested)-1]
}

func (p *placement) inFunction() bool { return p.unit.kind >= functionUnit }

// name refuses to bind __debug__.
func (p *placement) name(name string, at *ast.Span) {
	if name == "__debug__" {
		p.fail(at, "cannot assign to __debug__")
	}
}

// jump checks a break or a continue.
func (p *placement) jump(s *ast.Span, outside string) {
	for i := len(p.unit.nested) - 1; i >= 0; i-- {
		switch p.unit.nested[i].construct {
		case loop:
			p.unwind(i)
			return
		case groupHandler:
			p.fail(s, "'break', 'continue' and 'return' cannot appear in an except* block")
		}
	}
	p.fail(s, "%s", outside)
}

func (p *placement) stmts(ss []ast.Stmt) {
	for _, s := range ss {
		p.stmt(s)
	}
}

func (p *placement) stmt(s ast.Stmt) {
	at := s.Range()
	switch n := s.(type) {
	case *ast.FunctionDef:
		p.functionDef(n)
	case *ast.ClassDef:
		p.exprs(n.Decorators)
		p.typeParams(n.TypeParams)
		p.within(&unit{kind: classUnit}, func() { p.body(n.Body) })
		p.arguments(n.Bases, n.Keywords)
		p.name(n.Name, at)
	case *ast.TypeAlias:
		p.typeParams(n.TypeParams)
		p.within(&unit{kind: functionUnit}, func() { p.expr(n.Value) })
		p.name(n.Name.(*ast.Name).Id, at)
	case *ast.Return:
		p.returns(n)
	case *ast.Delete:
		p.exprs(n.Targets)
	case *ast.Assign:
		p.expr(n.Value)
		p.exprs(n.Targets)
	case *ast.AugAssign:
		p.augAssign(n)
	case *ast.AnnAssign:
		p.annAssign(n)
	case *ast.For:
		if n.Async && p.unit.kind != asyncUnit {
			p.fail(at, "'async for' outside async function")
		}
		p.nest(loop, at, func() {
			p.expr(n.Iter)
			p.expr(n.Target)
			p.stmts(n.Body)
		})
		p.stmts(n.Else)
	case *ast.While:
		p.nest(loop, at, func() {
			p.expr(n.Test)
			p.stmts(n.Body)
			p.expr(n.Test) // CPython makes code of it twice
		})
		p.stmts(n.Else)
	case *ast.If:
		p.expr(n.Test)
		p.stmts(n.Body)
		p.stmts(n.Else)
	case *ast.With:
		if n.Async && p.unit.kind != asyncUnit {
			p.fail(at, "'async with' outside async function")
		}
		p.with(n, n.Items)
	case *ast.Match:
		p.match(n)
	case *ast.Raise:
		p.expr(n.Exc)
		p.expr(n.Cause)
	case *ast.Try:
		p.try(n)
	case *ast.Assert:
		p.warnAssert(n)
		p.expr(n.Test)
		p.expr(n.Msg)
	case *ast.Import:
		for _, a := range n.Names {
			name, _, _ := strings.Cut(a.Name, ".")
			if a.AsName != "" {
				name = a.AsName
			}
			p.name(name, at)
		}
	case *ast.ImportFrom:
		p.importFrom(n)
	case *ast.ExprStmt:
		p.expr(n.Value)
	case *ast.Break:
		p.jump(at, "'break' outside loop")
	case *ast.Continue:
		p.jump(at, "'continue' not properly in loop")
	}
}

func (p *placement) functionDef(n *ast.FunctionDef) {
	p.params(n.Args)
	p.exprs(n.Decorators)
	p.exprs(n.Args.Defaults)
	p.exprs(n.Args.KwDefaults)
	p.typeParams(n.TypeParams)
	if !p.future.annotations {
		for _, as := range [][]*ast.Arg{n.Args.Args, n.Args.PosOnly, {n.Args.Vararg}, n.Args.KwOnly, {n.Args.Kwarg}} {
			for _, a := range as {
				if a == nil {
					continue
				}
				if s, ok := a.Annotation.(*ast.Starred); ok { // *args: *Ts
					p.expr(s.Value)
				} else {
					p.expr(a.Annotation)
				}
			}
		}
		p.expr(n.Returns)
	}
	u := &unit{kind: functionUnit}
	if n.Async {
		u.kind = asyncUnit
	}
	b := p.blocks[n]
	u.asyncGen = b.coroutine && b.generator
	p.within(u, func() {
		if b.coroutine || b.generator {
			p.nest(otherConstruct, n.Range(), func() { p.body(n.Body) })
		} else {
			p.body(n.Body)
		}
	})
	p.name(n.Name, n.Range())
}

func (p *placement) params(a *ast.Arguments) {
	for _, as := range [][]*ast.Arg{a.PosOnly, a.Args, {a.Vararg}, a.KwOnly, {a.Kwarg}} {
		for _, x := range as {
			if x != nil {
				p.name(x.Name, x.Range())
			}
		}
	}
}

func (p *placement) typeParams(ps []ast.TypeParam) {
	seenDefault := false
	value := func(e ast.Expr) {
		if s, ok := e.(*ast.Starred); ok { // *Ts = *default
			e = s.Value
		}
		if e != nil {
			p.within(&unit{kind: functionUnit}, func() { p.expr(e) })
		}
	}
	for _, t := range ps {
		var name string
		var def ast.Expr
		switch n := t.(type) {
		case *ast.TypeVar:
			name, def = n.Name, n.Default
			value(n.Bound)
		case *ast.TypeVarTuple:
			name, def = n.Name, n.Default
		case *ast.ParamSpec:
			name, def = n.Name, n.Default
		}
		if def == nil && seenDefault {
			p.fail(t.Range(), "non-default type parameter '%s' follows default type parameter", name)
		}
		seenDefault = seenDefault || def != nil
		value(def)
		p.name(name, t.Range())
	}
}

func (p *placement) returns(n *ast.Return) {
	switch {
	case !p.inFunction():
		p.fail(n.Range(), "'return' outside function")
	case n.Value != nil && p.unit.asyncGen:
		p.fail(n.Range(), "'return' with value in async generator")
	}
	p.expr(n.Value)
	at := n.Range()
	if n.Value != nil && constantType(n.Value) != "" && n.Value.Range().Line == n.Line {
		at = n.Value.Range()
	}
	for _, f := range p.unit.nested {
		if f.construct == groupHandler {
			p.fail(at, "'break', 'continue' and 'return' cannot appear in an except* block")
		}
	}
	p.unwind(0)
}

// unwind checks the finally clauses that a jump out of the constructs from the nth inwards executes: CPython makes code of each again.
func (p *placement) unwind(n int) {
	nested := p.unit.nested
	for i := len(nested) - 1; i >= n && p.again < maxAgain; i-- {
		if f := nested[i].finally; f != nil {
			p.unit.nested = nested[:i:i]
			p.again += len(f)
			p.stmts(f)
		}
	}
	p.unit.nested = nested
}

func (p *placement) augAssign(n *ast.AugAssign) {
	children(n.Target, p.expr)
	p.expr(n.Value)
	switch t := n.Target.(type) {
	case *ast.Name:
		p.name(t.Id, t.Range())
	case *ast.Attribute:
		p.name(t.Attr, t.Range())
	}
}

func (p *placement) annAssign(n *ast.AnnAssign) {
	if n.Value != nil {
		p.expr(n.Value)
		p.expr(n.Target)
	}
	evaluated := !p.inFunction() && !p.future.annotations
	switch t := n.Target.(type) {
	case *ast.Name:
		p.name(t.Id, n.Range())
	case *ast.Attribute:
		p.name(t.Attr, n.Range())
		if n.Value == nil {
			p.expr(t.Value)
		}
	case *ast.Subscript:
		if n.Value == nil {
			p.expr(t.Value)
			if i, ok := t.Index.(*ast.Tuple); ok {
				p.exprs(i.Elts) // CPython does not make a tuple of them here
			} else {
				p.expr(t.Index)
			}
		}
	}
	if evaluated {
		p.expr(n.Annotation)
	}
}

func (p *placement) with(n *ast.With, items []*ast.WithItem) {
	p.expr(items[0].Context)
	p.nest(otherConstruct, n.Range(), func() {
		p.expr(items[0].Vars)
		if len(items) > 1 {
			p.with(n, items[1:])
		} else {
			p.stmts(n.Body)
		}
	})
}

func (p *placement) try(n *ast.Try) {
	at := n.Range()
	if len(n.Finally) > 0 {
		p.nest(otherConstruct, at, func() {
			p.unit.nested[len(p.unit.nested)-1].finally = n.Finally
			p.handled(n)
		})
		p.stmts(n.Finally)
		if p.again += len(n.Finally); p.again < maxAgain {
			p.nest(otherConstruct, at, func() { p.stmts(n.Finally) })
		}
		return
	}
	p.handled(n)
}

// handled checks a try statement but for its finally clause.
func (p *placement) handled(n *ast.Try) {
	at := n.Range()
	if len(n.Handlers) == 0 {
		p.stmts(n.Body)
		return
	}
	p.nest(otherConstruct, at, func() { p.stmts(n.Body) })
	if !n.Star {
		p.stmts(n.Else)
	}
	c := otherConstruct
	if n.Star {
		c = groupHandler
	}
	p.nest(c, at, func() {
		for i, h := range n.Handlers {
			if h.Type == nil && i < len(n.Handlers)-1 {
				p.fail(h.Range(), "default 'except:' must be last")
			}
			p.expr(h.Type)
			if h.Name != "" {
				p.name(h.Name, h.Range())
			}
			p.nest(otherConstruct, h.Range(), func() { p.stmts(h.Body) })
		}
	})
	if n.Star {
		p.stmts(n.Else)
	}
}

func (p *placement) importFrom(n *ast.ImportFrom) {
	if n.Module == "__future__" && n.Level == 0 && !p.future.imports[n] {
		p.fail(n.Range(), "from __future__ imports must occur at the beginning of the file")
	}
	for _, a := range n.Names {
		if a.AsName != "" {
			p.name(a.AsName, n.Range())
		} else {
			p.name(a.Name, n.Range())
		}
	}
}
