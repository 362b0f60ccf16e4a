package resolve

import (
	"fmt"
	"strings"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// use is a set of ways in which a name occurs.
type use uint16

const (
	read use = 1 << iota
	assigned
	deleted
	param
	imported
	annotated
	globalDecl
	nonlocalDecl
	typeParam
)

// directive is a declaration of a name as nonlocal or global, remembered for errors found when names are bound.
type directive struct {
	scope *Scope
	name  string
	span  ast.Span
}

// builder walks the tree and records scopes and occurrences of names.
type builder struct {
	info       *Info
	cur        *Scope
	all        []*Scope // parents before children
	directives []directive
	future     bool // from __future__ import annotations
	discard    bool // within an annotation that is never evaluated: its scopes are not kept
	err        *Error
}

func newBuilder() *builder {
	return &builder{info: &Info{
		scopes:     map[ast.Node]*Scope{},
		typeParams: map[ast.Node]*Scope{},
		defaults:   map[ast.Node]*Scope{},
	}}
}

func (b *builder) build(m *ast.Module) error {
	b.future = futureAnnotations(m)
	b.info.Module = b.enter(Module, "<module>", nil)
	b.stmts(m.Body)
	b.leave()
	if b.err != nil {
		return b.err
	}
	return nil
}

// futureAnnotations reports whether m postpones the evaluation of annotations for good.
func futureAnnotations(m *ast.Module) bool {
	for _, s := range m.Body {
		if f, ok := s.(*ast.ImportFrom); ok && f.Level == 0 && f.Module == "__future__" {
			for _, a := range f.Names {
				if a.Name == "annotations" {
					return true
				}
			}
		}
	}
	return false
}

// fail records the first error.
func (b *builder) fail(at ast.Span, format string, args ...any) {
	if b.err == nil {
		b.err = &Error{at, fmt.Sprintf(format, args...)}
	}
}

// enter opens a scope below the current one and makes it current.
func (b *builder) enter(kind Kind, name string, node ast.Node) *Scope {
	s := &Scope{Kind: kind, Name: name, Node: node, Parent: b.cur, Names: map[string]*Name{}}
	if p := b.cur; p != nil {
		s.Private = p.Private
		s.compIterExpr = p.compIterExpr
		if kind != Class {
			s.mangled = p.mangled
		}
		if !b.discard {
			p.Children = append(p.Children, s)
		}
	}
	if !b.discard {
		b.all = append(b.all, s)
	}
	b.cur = s
	return s
}

func (b *builder) leave() { b.cur = b.cur.Parent }

// register makes s the scope of its node in one of Info's maps.
func (b *builder) register(m map[ast.Node]*Scope, n ast.Node, s *Scope) {
	if !b.discard {
		m[n] = s
	}
}

// add records that id, not yet mangled, occurs in s in the ways u.
func (b *builder) add(s *Scope, id string, u use, at ast.Span) {
	id = s.Mangle(id)
	n := s.Names[id]
	if n == nil {
		n = &Name{Name: id}
		s.Names[id] = n
		s.Order = append(s.Order, id)
	}
	switch {
	case u&param != 0 && n.Param && !n.TypeParam:
		b.fail(at, "duplicate argument '%s' in function definition", id)
	case u&typeParam != 0 && n.TypeParam:
		b.fail(at, "duplicate type parameter '%s'", id)
	}
	n.Used = n.Used || u&read != 0
	n.Assigned = n.Assigned || u&(assigned|deleted|param|imported|typeParam) != 0
	n.nonImport = n.nonImport || u&(assigned|deleted|param|typeParam) != 0
	n.Deleted = n.Deleted || u&deleted != 0
	n.Param = n.Param || u&(param|typeParam) != 0
	n.Imported = n.Imported || u&imported != 0
	n.Annotated = n.Annotated || u&annotated != 0
	n.GlobalDecl = n.GlobalDecl || u&globalDecl != 0
	n.NonlocalDecl = n.NonlocalDecl || u&nonlocalDecl != 0
	n.TypeParam = n.TypeParam || u&typeParam != 0
	if s.compIterTarget {
		if n.GlobalDecl || n.NonlocalDecl {
			b.fail(at, "comprehension inner loop cannot rebind assignment expression target '%s'", id)
		}
		n.CompIter = true
	}
	if u&globalDecl != 0 && s != b.info.Module && b.info.Module != nil {
		b.add(b.info.Module, id, globalDecl, at)
	}
}

// name records an occurrence in the current scope.
func (b *builder) name(id string, u use, at ast.Span) { b.add(b.cur, id, u, at) }

// declare handles one name of a global or nonlocal statement, which must come before any other use.
func (b *builder) declare(id, word string, u use, at ast.Span) {
	if n := b.cur.Names[b.cur.Mangle(id)]; n != nil {
		switch {
		case n.Param:
			b.fail(at, "name '%s' is parameter and %s", id, word)
		case n.Used:
			b.fail(at, "name '%s' is used prior to %s declaration", id, word)
		case n.Annotated:
			b.fail(at, "annotated name '%s' can't be %s", id, word)
		case n.Assigned && !n.onlyImported():
			b.fail(at, "name '%s' is assigned to before %s declaration", id, word)
		}
	}
	b.name(id, u, at)
	b.direct(id, at)
}

// onlyImported reports whether nothing but imports binds n: CPython lets a global declaration follow those.
func (n *Name) onlyImported() bool { return n.Imported && !n.nonImport }

func (b *builder) direct(id string, at ast.Span) {
	if !b.discard {
		b.directives = append(b.directives, directive{b.cur, b.cur.Mangle(id), at})
	}
}

// typeScope opens a scope of PEP 695. In a class it looks names up in the class namespace first.
func (b *builder) typeScope(kind Kind, name string, node ast.Node, inClass *Scope, at ast.Span) *Scope {
	s := b.enter(kind, name, node)
	s.SeesClass = inClass
	if inClass != nil {
		b.name("__classdict__", read, at)
	}
	return s
}

// class is the current scope where that is a class, else nil.
func (b *builder) class() *Scope {
	if b.cur.Kind == Class {
		return b.cur
	}
	return nil
}

// typeParams opens the scope of a generic definition's type parameters, if it has any; the result tells.
func (b *builder) typeParams(name string, def ast.Node, params []ast.TypeParam) bool {
	if len(params) == 0 {
		return false
	}
	s := b.typeScope(TypeParams, "<generic parameters of "+name+">", def, b.class(), *def.Range())
	b.register(b.info.typeParams, def, s)
	if _, ok := def.(*ast.ClassDef); ok {
		s.Private = name
		s.mangled = map[string]bool{}
	}
	for _, p := range params {
		b.typeParam(s, p)
	}
	return true
}

func (b *builder) typeParam(s *Scope, p ast.TypeParam) {
	define := func(name string) {
		if s.mangled != nil {
			s.mangled[name] = true
		}
		b.name(name, typeParam, *p.Range())
	}
	side := func(m map[ast.Node]*Scope, e ast.Expr, name, where string) {
		if e == nil {
			return
		}
		t := b.typeScope(TypeVarBound, name, p, s.SeesClass, *e.Range())
		t.where = where
		b.register(m, p, t)
		b.expr(e)
		b.leave()
	}
	switch p := p.(type) {
	case *ast.TypeVar:
		define(p.Name)
		where := "a TypeVar bound"
		if _, ok := p.Bound.(*ast.Tuple); ok {
			where = "a TypeVar constraint"
		}
		side(b.info.scopes, p.Bound, p.Name, where)
		side(b.info.defaults, p.Default, p.Name, "a TypeVar default")
	case *ast.ParamSpec:
		define(p.Name)
		side(b.info.defaults, p.Default, p.Name, "a ParamSpec default")
	case *ast.TypeVarTuple:
		define(p.Name)
		side(b.info.defaults, p.Default, p.Name, "a TypeVarTuple default")
	}
}

// annotation visits e, which is evaluated in the current scope or, under the future import, never.
func (b *builder) annotation(e ast.Expr) {
	if e == nil {
		return
	}
	if !b.future {
		b.expr(e)
		return
	}
	was := b.discard
	b.discard = true
	b.enter(TypeVarBound, "_annotation", e).where = "an annotation"
	b.expr(e)
	b.leave()
	b.discard = was
}

// notInTypeScope reports an expression that may not stand directly in a scope of PEP 695 or a postponed annotation.
func (b *builder) notInTypeScope(what string, e ast.Expr) {
	where := b.cur.where
	switch b.cur.Kind {
	case TypeAlias:
		where = "a type alias"
	case TypeParams:
		where = "the definition of a generic"
	case TypeVarBound:
	default:
		return
	}
	b.fail(*e.Range(), "%s cannot be used within %s", what, where)
}

func (b *builder) arguments(a *ast.Arguments) {
	one := func(p *ast.Arg) {
		if p != nil {
			b.name(p.Name, param, p.Span)
		}
	}
	for _, list := range [][]*ast.Arg{a.PosOnly, a.Args, a.KwOnly} {
		for _, p := range list {
			one(p)
		}
	}
	one(a.Vararg)
	one(a.Kwarg)
}

func (b *builder) annotations(a *ast.Arguments, returns ast.Expr) {
	list := func(ps []*ast.Arg) {
		for _, p := range ps {
			b.annotation(p.Annotation)
		}
	}
	list(a.PosOnly)
	list(a.Args)
	for _, p := range []*ast.Arg{a.Vararg, a.Kwarg} {
		if p != nil {
			b.annotation(p.Annotation)
		}
	}
	list(a.KwOnly)
	b.annotation(returns)
}

func (b *builder) functionDef(f *ast.FunctionDef) {
	b.name(f.Name, assigned, f.Span)
	b.exprs(f.Args.Defaults)
	b.exprs(f.Args.KwDefaults)
	b.exprs(f.Decorators)
	generic := b.typeParams(f.Name, f, f.TypeParams)
	b.annotations(f.Args, f.Returns)
	s := b.enter(Function, f.Name, f)
	b.register(b.info.scopes, f, s)
	b.arguments(f.Args)
	b.stmts(f.Body)
	s.IsAsyncGen = f.Async && s.yields
	s.IsCoroutine = f.Async && !s.yields
	s.IsGenerator = !f.Async && s.yields
	b.leave()
	if generic {
		b.leave()
	}
}

func (b *builder) classDef(c *ast.ClassDef) {
	b.name(c.Name, assigned, c.Span)
	b.exprs(c.Decorators)
	generic := b.typeParams(c.Name, c, c.TypeParams)
	b.exprs(c.Bases)
	for _, k := range c.Keywords {
		b.expr(k.Value)
	}
	s := b.enter(Class, c.Name, c)
	b.register(b.info.scopes, c, s)
	s.Private = c.Name
	if generic {
		b.name("__type_params__", assigned, c.Span)
	}
	b.stmts(c.Body)
	b.leave()
	if generic {
		b.leave()
	}
}

func (b *builder) typeAlias(t *ast.TypeAlias) {
	b.expr(t.Name)
	name, class := "", b.class()
	if n, ok := t.Name.(*ast.Name); ok {
		name = n.Id
	}
	generic := b.typeParams(name, t, t.TypeParams)
	s := b.typeScope(TypeAlias, name, t, class, t.Span)
	b.register(b.info.scopes, t, s)
	b.expr(t.Value)
	b.leave()
	if generic {
		b.leave()
	}
}

func (b *builder) lambda(l *ast.Lambda) {
	b.exprs(l.Args.Defaults)
	b.exprs(l.Args.KwDefaults)
	s := b.enter(Lambda, "<lambda>", l)
	b.register(b.info.scopes, l, s)
	b.arguments(l.Args)
	b.expr(l.Body)
	s.IsGenerator = s.yields
	b.leave()
}

// comprehension visits a comprehension whose parts are evaluated in the order of values.
func (b *builder) comprehension(kind Kind, name string, e ast.Expr, gens []*ast.Comprehension, values ...ast.Expr) {
	b.cur.compIterExpr++
	b.expr(gens[0].Iter)
	b.cur.compIterExpr--
	inlined := kind == Comprehension && b.cur.SeesClass == nil
	s := b.enter(kind, name, e)
	b.register(b.info.scopes, e, s)
	s.Inlined = inlined
	for i, g := range gens {
		s.HasAwait = s.HasAwait || g.Async
		s.compIterTarget = true
		b.expr(g.Target)
		s.compIterTarget = false
		if i > 0 {
			s.compIterExpr++
			b.expr(g.Iter)
			s.compIterExpr--
		}
		b.exprs(g.Ifs)
	}
	b.exprs(values)
	b.leave()
	if kind == GenExpr {
		s.IsAsyncGen, s.IsGenerator = s.HasAwait, !s.HasAwait
		return
	}
	s.IsCoroutine = s.HasAwait
	b.cur.HasAwait = b.cur.HasAwait || s.HasAwait
}

// isComprehension reports whether := in s binds its target further out.
func (s *Scope) isComprehension() bool { return s.Kind == Comprehension || s.Kind == GenExpr }

func (b *builder) namedExpr(e *ast.NamedExpr) {
	if b.cur.compIterExpr > 0 {
		b.fail(e.Span, "assignment expression cannot be used in a comprehension iterable expression")
	}
	if b.cur.isComprehension() {
		b.bindOutside(e.Target)
	}
	b.notInTypeScope("named expression", e)
	b.expr(e.Value)
	b.expr(e.Target)
}

// bindOutside makes the target of := in a comprehension a name of the nearest scope around that is none.
func (b *builder) bindOutside(target *ast.Name) {
	const within = "assignment expression within a comprehension cannot be used "
	s := b.cur
	for ; s.isComprehension(); s = s.Parent {
		if n := s.Names[s.Mangle(target.Id)]; n != nil && n.CompIter {
			b.fail(target.Span, "assignment expression cannot rebind comprehension iteration variable '%s'", target.Id)
		}
	}
	switch s.Kind {
	case Function, Lambda:
		u := nonlocalDecl
		if n := s.Names[s.Mangle(target.Id)]; n != nil && n.GlobalDecl {
			u = globalDecl
		}
		b.name(target.Id, u, target.Span)
		b.add(s, target.Id, assigned, target.Span)
	case Module:
		b.name(target.Id, globalDecl, target.Span)
		b.add(s, target.Id, globalDecl|assigned, target.Span)
	case Class:
		b.fail(target.Span, within+"in a class body")
	case TypeParams:
		b.fail(target.Span, within+"within the definition of a generic")
	case TypeAlias:
		b.fail(target.Span, within+"in a type alias")
	case TypeVarBound:
		b.fail(target.Span, within+"in a TypeVar bound")
	}
	b.direct(target.Id, target.Span)
}

func (b *builder) alias(a *ast.Alias) {
	if a.Name == "*" {
		if b.cur.Kind != Module {
			b.fail(a.Span, "import * only allowed at module level")
		}
		b.cur.Star = true
		return
	}
	name := a.AsName
	if name == "" {
		name, _, _ = strings.Cut(a.Name, ".")
	}
	b.name(name, imported, a.Span)
}
