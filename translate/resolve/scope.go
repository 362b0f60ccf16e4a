// Package resolve establishes what every name in a module means: the tree of scopes, and for each name that occurs in a scope
// whether it is a local, a cell, captured from outside or a global there.
//
// It follows CPython 3.13's symbol table. Resolve works in two passes: build walks the syntax tree and records in each scope
// which names occur and how (build.go); bind then finds each name's owner by walking outwards (bind.go). Errors are those that
// CPython's symbol table reports, with its messages. Errors that CPython's compiler proper reports (`return` outside a
// function, `await` outside an async one …) belong to the parser.
package resolve

import (
	"fmt"
	"strings"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// Kind tells what opens a scope.
type Kind uint8

// The kinds of scope.
const (
	Module Kind = iota
	Function
	Class
	Lambda
	Comprehension // list, set or dict comprehension
	GenExpr
	TypeParams   // type parameters of a generic function, class or alias (PEP 695)
	TypeAlias    // value of a type statement
	TypeVarBound // bound, constraints or default of a type parameter
)

// Binding tells how a scope accesses a name that occurs in it.
type Binding uint8

// The bindings. In the Module scope every name is GlobalImplicit or GlobalExplicit. In a Class scope Local is an entry of the
// class namespace, which reads look up before globals and builtins.
const (
	Local          Binding = iota // a variable of its owner that no inner scope captures
	Cell                          // a variable of its owner that an inner scope captures
	Free                          // captured from Owner, an enclosing scope
	GlobalExplicit                // declared global
	GlobalImplicit                // global or builtin, looked up at run time
)

// Name is a name as it occurs in one scope.
//
// In a comprehension inlined into its parent, a name of the parent (or of an inlined comprehension around) is Local or Cell
// with that scope as Owner: it is accessed directly, not captured. Owner and Name together identify a variable.
type Name struct {
	Name    string // mangled: __x in class C is _C__x
	Binding Binding
	Owner   *Scope // scope of the variable for Local, Cell and Free; nil for globals

	Param        bool // a parameter, or a type parameter
	Assigned     bool // bound by any statement or expression of this scope
	Used         bool // read
	Imported     bool // bound by an import
	Annotated    bool // target of a simple annotated assignment
	Deleted      bool // target of del
	NonlocalDecl bool // declared nonlocal, or target of := in a comprehension within a function
	GlobalDecl   bool // declared global, or target of := in a comprehension at module level
	CompIter     bool // iteration variable of a comprehension
	TypeParam    bool // a type parameter

	nonImport bool // bound by something else than an import
}

// Scope is a block of code with names of its own.
type Scope struct {
	Kind     Kind
	Node     ast.Node // what opens the scope: FunctionDef, Lambda, ListComp, TypeVar …; nil for Module
	Name     string   // f, C, <lambda>, <listcomp>, <module>
	QualName string   // C.f.<locals>.g, CPython's __qualname__; "<module>" for Module
	Parent   *Scope
	Children []*Scope // in the order in which CPython's symbol table meets them, which is nearly that of the source

	Names map[string]*Name // by mangled name
	Order []string         // keys of Names by first occurrence; names that only inner scopes need come last
	Free  []*Name          // what the scope needs from outside, for itself or for inner scopes, sorted by name
	Cells []*Name          // what inner scopes capture from it: parameters in order, then others by name; __class__, __classdict__ for a Class

	IsGenerator  bool // function, lambda or genexpr that yields and is not async
	IsCoroutine  bool // async function that does not yield; async list, set or dict comprehension
	IsAsyncGen   bool // async function that yields; async genexpr
	HasAwait     bool // contains await, async for, async with or an async comprehension
	Inlined      bool // comprehension that runs as part of its parent (PEP 709)
	HasClassCell bool // Class: a method needs __class__
	HasClassDict bool // Class: a PEP 695 scope within needs the class namespace
	Star         bool // Module: contains import *

	// SeesClass is, for a PEP 695 scope directly within a class, that class: its namespace is looked up first for names that are
	// Free or GlobalImplicit. Lambdas and comprehensions in such a scope do not look there.
	SeesClass *Scope

	Private string          // name of the class that mangles private names, "" outside classes
	mangled map[string]bool // if not nil, the only names that are mangled: type parameters of a generic class

	where  string // of a TypeVarBound, in errors: "a TypeVar default"
	yields bool   // contains yield

	compIterTarget bool // the target of a comprehension's for is being visited
	compIterExpr   int  // depth of comprehension iterables being visited
}

// Info is what Resolve finds out about a module.
type Info struct {
	Module     *Scope
	scopes     map[ast.Node]*Scope
	typeParams map[ast.Node]*Scope
	defaults   map[ast.Node]*Scope
}

// Scope is the scope that n opens: a FunctionDef, ClassDef, Lambda, comprehension, generator expression, TypeAlias, or a
// TypeVar with a bound. It is nil where n opens none, as in an annotation that is never evaluated.
func (i *Info) Scope(n ast.Node) *Scope { return i.scopes[n] }

// TypeParamScope is the scope of the type parameters of n, a generic FunctionDef, ClassDef or TypeAlias; nil where n has none.
func (i *Info) TypeParamScope(n ast.Node) *Scope { return i.typeParams[n] }

// DefaultScope is the scope of the default of the type parameter n, nil where n has none.
func (i *Info) DefaultScope(n ast.TypeParam) *Scope { return i.defaults[n] }

// Error is a syntax error that concerns names.
type Error struct {
	ast.Span
	Msg string // as in CPython's SyntaxError
}

// Error gives position (columns from 1) and message.
func (e *Error) Error() string { return fmt.Sprintf("%d:%d: %s", e.Line, e.Col+1, e.Msg) }

// FunctionLike reports whether the scope's names are variables that inner scopes can capture.
func (s *Scope) FunctionLike() bool { return s.Kind != Module && s.Kind != Class }

// Frame is the scope whose code s is part of: s itself, or for an inlined comprehension the scope it is inlined into.
func (s *Scope) Frame() *Scope {
	for s.Inlined {
		s = s.Parent
	}
	return s
}

// Mangle is id as it is stored: a private name within a class gets the class's name before it.
func (s *Scope) Mangle(id string) string {
	if s.mangled != nil && !s.mangled[id] {
		return id
	}
	return mangle(s.Private, id)
}

func mangle(class, id string) string {
	class = strings.TrimLeft(class, "_")
	if class == "" || !strings.HasPrefix(id, "__") || strings.HasSuffix(id, "__") || strings.Contains(id, ".") {
		return id
	}
	return "_" + class + id
}
