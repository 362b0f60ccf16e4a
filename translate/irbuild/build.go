// Package irbuild turns a syntax tree with resolved names into the structured stage of the IR.
//
// It fixes the order of evaluation: every operand is a variable or a constant, and whatever Python evaluates earlier stands
// earlier. It knows nothing of Go: try statements, loops and suspension points stay what they are until transform.Lower.
// Results always go to fresh temporaries and are then moved into the variables that are assigned; transform.Coalesce removes the moves where
// nothing can tell the difference.
package irbuild

import (
	"sort"
	"strings"

	"github.com/py2go/py2go/translate/diag"
	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/resolve"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// Input is a module to build.
type Input struct {
	Name    string // dotted
	File    string // as shown to users
	Source  string // decoded
	Package bool
	Frozen  bool // of the runtime library
	Tree    *ast.Module
	Info    *resolve.Info
	// Inert reports whether importing a module by this dotted name runs no code of the program: true of the runtime's own modules.
	Inert func(module string) bool
	// Quoted is code that stands in strings of the module.
	Quoted []Quoted
}

// Quoted is code in a string, as compile would be given it. Either Tree and Info or Err are set.
type Quoted struct {
	Text, Mode string
	Line       int // of the string
	Tree       *ast.Module
	Info       *resolve.Info
	Err        *ir.UnitError
}

// Build makes the IR of a module. The list holds what cannot be translated.
func Build(in Input) (*ir.Module, diag.List) {
	b := &builder{in: in, lines: strings.Split(in.Source, "\n"), globals: map[string]*ir.Global{},
		freeKeys: map[*ir.Func][]varKey{}, cells: map[varKey][]*ir.Var{}}
	b.mod = &ir.Module{Name: in.Name, File: in.File, Lines: b.lines, Package: in.Package}
	// The runtime's own modules take nothing away that programs would notice: their objects with __del__ are many and need not go at once.
	b.finalizes = !in.Frozen && strings.Contains(in.Source, "def __del__(")
	b.suspends = !in.Frozen && (strings.Contains(in.Source, "yield") || strings.Contains(in.Source, "async "))
	b.scanGlobals()
	b.bindPrefix()
	b.module()
	for _, q := range in.Quoted {
		b.unit(q)
	}
	names := make([]string, 0, len(b.globals))
	for name := range b.globals {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		b.mod.Globals = append(b.mod.Globals, b.globals[name])
	}
	return b.mod, b.diags
}

type builder struct {
	in         Input
	lines      []string
	mod        *ir.Module
	diags      diag.List
	globals    map[string]*ir.Global
	futureAnns bool // from __future__ import annotations
	known      map[string]*ast.FunctionDef
	async      map[string]bool // names of async defs, see forgetsAwait
	asyncio    map[string]bool // names that imports of asyncio bind
	defIR      map[*ast.FunctionDef]*ir.Func
	mentions   map[string][]mention // see runsOnce
	goNames    map[string]int
	freeKeys   map[*ir.Func][]varKey // of Func.Free
	cells      map[varKey][]*ir.Var  // a shared variable, in each function that sees it
	inUnit     *ir.Unit              // that is being built; nil for the module itself
	firstLine  int                   // of the string that holds the unit
	finalizes  bool                  // a class of the module has __del__
	suspends   bool                  // the module has generators or coroutines
}

func (b *builder) unsupported(n ast.Node, what, hint string) {
	r := n.Range()
	b.diags = append(b.diags, diag.Diagnostic{
		File: b.in.File, Line: int(r.Line), Col: int(r.Col) + 1, EndLine: int(r.EndLine), EndCol: int(r.EndCol) + 1,
		Msg: what + " cannot be translated", Hint: hint,
	})
}

// global is the module's variable called name.
func (b *builder) global(name string) *ir.Global {
	g := b.globals[name]
	if g == nil {
		g = &ir.Global{Name: name, Builtin: true}
		b.globals[name] = g
	}
	return g
}

func (b *builder) module() {
	f := b.newFunc(&ir.Func{Name: "<module>", QualName: "<module>", Role: ir.RoleModule, Line: 1, Static: true, GoName: "_module"}, b.in.Info.Module, nil)
	body := b.in.Tree.Body
	b.scanFuture(body)
	doc := docstring(body)
	if doc != nil {
		f.emit(&ir.Move{To: b.store("__doc__"), From: ir.Const{Value: *doc}})
		body = body[1:]
	}
	if b.hasAnnotations(body) {
		d := f.op1("NewDict")
		f.emit(&ir.Move{To: b.store("__annotations__"), From: d})
		f.release(d)
	}
	f.stmts(body)
	f.emit(&ir.Return{Value: none})
	b.shareDeleted()
}

// scanFuture finds out whether annotations are kept as text.
func (b *builder) scanFuture(body []ast.Stmt) {
	for _, s := range body {
		if imp, ok := s.(*ast.ImportFrom); ok && imp.Module == "__future__" && imp.Level == 0 {
			for _, a := range imp.Names {
				if a.Name == "annotations" {
					b.futureAnns = true
				}
			}
		}
	}
}

// shareDeleted tells all functions that share a cell that one of them deletes the variable.
func (b *builder) shareDeleted() {
	for _, vs := range b.cells {
		deleted := false
		for _, v := range vs {
			deleted = deleted || v.Deleted
		}
		for _, v := range vs {
			v.Deleted = deleted
		}
	}
}

// hasAnnotations reports whether a body evaluates annotations of variables.
func (b *builder) hasAnnotations(body []ast.Stmt) bool {
	found := false
	walkStmts(body, func(s ast.Stmt) {
		if _, ok := s.(*ast.AnnAssign); ok {
			found = true
		}
	})
	return found
}

// store is the global called name, as one that the source assigns.
func (b *builder) store(name string) *ir.Global {
	g := b.global(name)
	g.Builtin = false
	return g
}

// scanGlobals finds every name of the module's namespace and which of them the source assigns.
func (b *builder) scanGlobals() {
	var visit func(s *resolve.Scope)
	visit = func(s *resolve.Scope) {
		for _, name := range s.Order {
			n := s.Names[name]
			if n.Binding != resolve.GlobalExplicit && n.Binding != resolve.GlobalImplicit {
				continue
			}
			g := b.global(n.Name)
			if n.Assigned || n.Imported || n.Deleted || n.Annotated {
				if s == b.in.Info.Module || n.Binding == resolve.GlobalExplicit {
					g.Builtin = false
				}
			}
		}
		for _, c := range s.Children {
			visit(c)
		}
	}
	visit(b.in.Info.Module)
	for _, name := range []string{"__name__", "__doc__", "__file__", "__package__", "__spec__", "__loader__", "__path__", "__builtins__"} {
		if g := b.globals[name]; g != nil || name == "__name__" {
			b.store(name)
		}
	}
}

func docstring(body []ast.Stmt) *string {
	if len(body) == 0 {
		return nil
	}
	if e, ok := body[0].(*ast.ExprStmt); ok {
		if c, ok := e.Value.(*ast.Constant); ok {
			if s, ok := c.Value.(string); ok {
				s = cleanDoc(s)
				return &s
			}
		}
	}
	return nil
}

// cleanDoc strips the indentation of a docstring as CPython's compiler does since 3.13.
func cleanDoc(doc string) string {
	doc = expandTabs(doc)
	lines := strings.Split(doc, "\n")
	margin := -1
	for _, l := range lines[1:] {
		if t := strings.TrimLeft(l, " "); t != "" {
			if n := len(l) - len(t); margin < 0 || n < margin {
				margin = n
			}
		}
	}
	lines[0] = strings.TrimLeft(lines[0], " ")
	for i, l := range lines[1:] {
		n := max(margin, 0)
		for n > 0 && len(l) > 0 && l[0] == ' ' {
			l, n = l[1:], n-1
		}
		lines[i+1] = l
	}
	return strings.Join(lines, "\n")
}

func expandTabs(s string) string {
	if !strings.Contains(s, "\t") {
		return s
	}
	var out strings.Builder
	col := 0
	for _, r := range s {
		switch r {
		case '\t':
			n := 8 - col%8
			out.WriteString(strings.Repeat(" ", n))
			col += n
		case '\n':
			out.WriteRune(r)
			col = 0
		default:
			out.WriteRune(r)
			col++
		}
	}
	return out.String()
}
