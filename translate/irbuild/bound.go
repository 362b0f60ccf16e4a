package irbuild

import (
	"strings"

	"github.com/py2go/py2go/translate/resolve"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file finds the globals whose loads need no check, because they are bound before any code can look.
//
// A module's body usually begins with statements that run no code of the program: imports of the runtime's modules, defs, classes
// with plain bodies, constants. What this inert prefix binds, and nothing ever deletes, is bound by the time any function of the
// module runs; and at module level, in every later statement. Builtins are bound from the start.

type prefix struct {
	b       *builder
	modules map[string]bool // names bound to the runtime's modules or to what they export
	classes map[string]bool // names bound to classes whose use runs no code of the program
	bound   map[string]int32
}

func (b *builder) bindPrefix() {
	p := &prefix{b: b, modules: map[string]bool{}, classes: map[string]bool{}, bound: map[string]int32{}}
	for _, s := range b.in.Tree.Body {
		if !p.stmt(s, true) {
			break
		}
	}
	deleted := deletedGlobals(b.in.Info.Module)
	for name, line := range p.bound {
		if g := b.globals[name]; g != nil && !deleted[name] {
			g.Bound, g.BoundLine = true, int(line)
		}
	}
	for name, g := range b.globals {
		if (g.Builtin && builtinNames[name] || name == "__name__") && !deleted[name] {
			g.Bound = true
		}
	}
}

// deletedGlobals are the globals that any scope deletes, by del or at the end of an except clause.
func deletedGlobals(s *resolve.Scope) map[string]bool {
	deleted := map[string]bool{}
	var visit func(s *resolve.Scope)
	visit = func(s *resolve.Scope) {
		for _, n := range s.Names {
			if n.Deleted && (n.Binding == resolve.GlobalExplicit || n.Binding == resolve.GlobalImplicit) {
				deleted[n.Name] = true
			}
		}
		if f, ok := s.Node.(*ast.FunctionDef); ok {
			handlerNames(f.Body, deleted)
		}
		for _, c := range s.Children {
			visit(c)
		}
	}
	visit(s)
	return deleted
}

func handlerNames(body []ast.Stmt, names map[string]bool) {
	walkStmts(body, func(s ast.Stmt) {
		if t, ok := s.(*ast.Try); ok {
			for _, h := range t.Handlers {
				if h.Name != "" {
					names[h.Name] = true
				}
			}
		}
	})
}

func (p *prefix) bind(name string, at ast.Node) {
	if _, again := p.bound[name]; !again {
		p.bound[name] = at.Range().Line
	}
}

// stmt reports whether s runs no code of the program. At top it notes what s binds.
func (p *prefix) stmt(s ast.Stmt, top bool) bool {
	switch s := s.(type) {
	case *ast.Pass:
		return true
	case *ast.ExprStmt:
		_, ok := s.Value.(*ast.Constant)
		return ok
	case *ast.Import:
		for _, a := range s.Names {
			if !p.b.in.Inert(a.Name) {
				return false
			}
			name := a.AsName
			if name == "" {
				name, _, _ = strings.Cut(a.Name, ".")
			}
			if top {
				p.modules[name] = true
				p.bind(name, s)
			}
		}
		return true
	case *ast.ImportFrom:
		if s.Level > 0 || !p.b.in.Inert(s.Module) {
			return false
		}
		for _, a := range s.Names {
			name := a.AsName
			if name == "" {
				name = a.Name
			}
			if name == "*" {
				return false
			}
			if top {
				p.modules[name] = true
				p.bind(name, s)
			}
		}
		return true
	case *ast.FunctionDef:
		if len(s.TypeParams) > 0 || !p.decorators(s.Decorators) || !p.arguments(s.Args) || !p.annotation(s.Returns) {
			return false
		}
		if top {
			p.bind(s.Name, s)
		}
		return true
	case *ast.ClassDef:
		return p.class(s, top)
	case *ast.Assign:
		if !p.value(s.Value) {
			return false
		}
		for _, t := range s.Targets {
			if !isName(t) {
				return false
			}
		}
		if top {
			for _, t := range s.Targets {
				p.bind(t.(*ast.Name).Id, s)
			}
		}
		return true
	case *ast.AnnAssign:
		if !isName(s.Target) || !p.annotation(s.Annotation) || s.Value != nil && !p.value(s.Value) {
			return false
		}
		if top && s.Value != nil {
			p.bind(s.Target.(*ast.Name).Id, s)
		}
		return true
	}
	return false
}

func (p *prefix) class(s *ast.ClassDef, top bool) bool {
	if len(s.TypeParams) > 0 || len(s.Keywords) > 0 || !p.decorators(s.Decorators) {
		return false
	}
	for _, base := range s.Bases {
		if n, ok := base.(*ast.Name); ok && (p.classes[n.Id] || p.builtin(n.Id)) {
			continue
		}
		if !p.library(base) {
			return false
		}
	}
	for _, m := range s.Body {
		if !p.stmt(m, false) {
			return false
		}
		if f, ok := m.(*ast.FunctionDef); ok && (f.Name == "__init_subclass__" || f.Name == "__class_getitem__") {
			return false
		}
	}
	if top {
		p.bind(s.Name, s)
		p.classes[s.Name] = true
	}
	return true
}

func (p *prefix) builtin(name string) bool {
	g := p.b.globals[name]
	return g != nil && g.Builtin && builtinNames[name]
}

// library reports whether e is something that a module of the runtime exports.
func (p *prefix) library(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Name:
		return p.modules[e.Id]
	case *ast.Attribute:
		return p.library(e.Value)
	case *ast.Subscript:
		return p.library(e.Value) && p.annotation(e.Index)
	}
	return false
}

func (p *prefix) decorators(ds []ast.Expr) bool {
	for _, d := range ds {
		if c, ok := d.(*ast.Call); ok {
			if !p.library(c.Func) || !p.plainArgs(c) {
				return false
			}
			continue
		}
		if n, ok := d.(*ast.Name); ok && (n.Id == "property" || n.Id == "staticmethod" || n.Id == "classmethod") && p.builtin(n.Id) {
			continue
		}
		if a, ok := d.(*ast.Attribute); ok && (a.Attr == "setter" || a.Attr == "deleter" || a.Attr == "getter") && isName(a.Value) {
			continue
		}
		if !p.library(d) {
			return false
		}
	}
	return true
}

func (p *prefix) arguments(a *ast.Arguments) bool {
	for _, d := range append(append([]ast.Expr{}, a.Defaults...), a.KwDefaults...) {
		if d != nil && !p.value(d) {
			return false
		}
	}
	all := append(append(append([]*ast.Arg{}, a.PosOnly...), a.Args...), a.KwOnly...)
	if a.Vararg != nil {
		all = append(all, a.Vararg)
	}
	if a.Kwarg != nil {
		all = append(all, a.Kwarg)
	}
	for _, x := range all {
		if !p.annotation(x.Annotation) {
			return false
		}
	}
	return true
}

// annotation reports whether evaluating an annotation runs no code of the program.
func (p *prefix) annotation(e ast.Expr) bool {
	switch e := e.(type) {
	case nil, *ast.Constant:
		return true
	case *ast.Name:
		return p.builtin(e.Id) || p.modules[e.Id] || p.classes[e.Id]
	case *ast.Attribute:
		return p.library(e)
	case *ast.Subscript:
		return p.annotation(e.Value) && p.annotation(e.Index)
	case *ast.BinOp:
		return e.Op == ast.BitOr && p.annotation(e.Left) && p.annotation(e.Right)
	case *ast.Tuple:
		return p.all(e.Elts, p.annotation)
	case *ast.List:
		return p.all(e.Elts, p.annotation)
	}
	return false
}

func (p *prefix) all(es []ast.Expr, ok func(ast.Expr) bool) bool {
	for _, e := range es {
		if e != nil && !ok(e) {
			return false
		}
	}
	return true
}

// value reports whether evaluating e runs no code of the program.
func (p *prefix) value(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Constant, *ast.Lambda:
		return true
	case *ast.Name:
		_, known := p.bound[e.Id]
		return known || p.builtin(e.Id)
	case *ast.Tuple:
		return p.all(e.Elts, p.value)
	case *ast.List:
		return p.all(e.Elts, p.value)
	case *ast.Set:
		return p.all(e.Elts, p.plain)
	case *ast.Dict:
		return p.all(e.Keys, p.plain) && p.all(e.Values, p.value)
	case *ast.Call:
		callee, name := e.Func.(*ast.Name)
		if name && p.builtin(callee.Id) || p.library(e.Func) {
			return p.plainArgs(e)
		}
		return false
	}
	return p.plain(e) || p.library(e)
}

// plain reports whether e is made of literals.
func (p *prefix) plain(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Constant:
		return true
	case *ast.UnaryOp:
		return p.plain(e.Operand)
	case *ast.BinOp:
		return p.plain(e.Left) && p.plain(e.Right)
	case *ast.Tuple:
		return p.all(e.Elts, p.plain)
	case *ast.List:
		return p.all(e.Elts, p.plain)
	case *ast.Dict:
		return p.all(e.Keys, p.plain) && p.all(e.Values, p.plain)
	}
	return false
}

func (p *prefix) plainArgs(c *ast.Call) bool {
	ok := func(e ast.Expr) bool {
		if n, isName := e.(*ast.Name); isName {
			return p.builtin(n.Id)
		}
		return p.plain(e) || p.library(e)
	}
	for _, k := range c.Keywords {
		if !ok(k.Value) {
			return false
		}
	}
	return p.all(c.Args, ok)
}

var builtinNames = nameSet(`
	abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate
	eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max
	memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super
	tuple type vars zip __import__ __build_class__ Ellipsis NotImplemented
	ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning
	ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError
	EncodingWarning EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit
	IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError
	MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError OverflowError PendingDeprecationWarning
	PermissionError ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration
	StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError
	UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError
`)

func nameSet(text string) map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Fields(text) {
		m[n] = true
	}
	return m
}
