package irbuild

import (
	"strings"

	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/resolve"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file builds code that stands in strings. Such a unit is a function of the namespace that its own names live in and of the
// globals it was given. The globals are in a cell, which every function within captures: there all global names are looked up at
// run time.

// envKey is the cell of the globals.
var envKey = varKey{nil, "env"}

// unit builds code in a string.
func (b *builder) unit(q Quoted) {
	u := &ir.Unit{Text: q.Text, Mode: q.Mode, Err: q.Err}
	u.Name = b.goName("<string>")
	b.mod.Units = append(b.mod.Units, u)
	if q.Err != nil {
		return
	}
	in := b.in
	in.Source, in.Tree, in.Info = q.Text, q.Tree, q.Info
	c := &builder{in: in, lines: strings.Split(q.Text, "\n"), mod: b.mod, globals: map[string]*ir.Global{}, freeKeys: map[*ir.Func][]varKey{},
		cells: map[varKey][]*ir.Var{}, known: map[string]*ast.FunctionDef{}, goNames: b.goNames, inUnit: u, firstLine: max(q.Line-1, 0)}
	c.scanGlobals()
	for _, name := range q.Info.Module.Order {
		if n := q.Info.Module.Names[name]; n.Used || n.Assigned {
			u.Names = append(u.Names, name)
		}
	}
	ns := &ir.Var{Name: "ns", Param: true, Temp: true}
	env := &ir.Var{Name: "globals", Param: true, Temp: true}
	f := c.newFunc(&ir.Func{Name: "<module>", QualName: "<module>", Role: ir.RoleUnit, Line: 1, GoName: u.Name,
		Params: []*ir.Var{ns, env}, Pos: 2}, q.Info.Module, nil)
	u.Body = f.f
	f.ns = ns
	cell := &ir.Var{Name: envKey.name, Kind: ir.CellOf, Temp: true}
	f.vars[envKey] = cell
	f.f.Vars = append(f.f.Vars, cell)
	f.emit(&ir.Op{Code: ir.NewCell, Dst: []*ir.Var{cell}, Args: []ir.Operand{env}})
	f.unitBody(q)
	c.shareDeleted()
	b.diags = append(b.diags, c.diags...)
}

func (f *fn) unitBody(q Quoted) {
	body := q.Tree.Body
	if q.Mode == "eval" {
		e := body[0].(*ast.ExprStmt)
		f.source(e)
		f.stmt = e
		f.emit(&ir.Return{Value: f.expr(e.Value)})
		return
	}
	f.b.scanFuture(body)
	if doc := docstring(body); doc != nil && q.Mode == "exec" {
		f.doNamed("ScopeSet", "__doc__", 0, f.ns, ir.Const{Value: *doc})
		body = body[1:]
	}
	if f.b.hasAnnotations(body) {
		f.do("ScopeAnnotations", 0, f.ns)
	}
	f.stmts(body)
	f.emit(&ir.Return{Value: none})
}

// env is the module around the globals of the unit.
func (f *fn) env() ir.Operand {
	v := f.vars[envKey]
	if v == nil {
		v = f.freeVar(envKey)
	}
	return ir.CellRef{Cell: v}
}

// module is the module whose code this is.
func (f *fn) module() ir.Operand {
	if f.b.inUnit == nil {
		return ir.ModuleRef{}
	}
	return ir.EnvRef{Cell: f.env().(ir.CellRef).Cell}
}

// unitScope is where a unit stores the name id: the namespace for names of its own, the globals for those of functions and for those
// declared global.
func (f *fn) unitScope(id string) ir.Operand {
	if n := f.inner.Lookup(id); f.f.Role == ir.RoleUnit && (n == nil || n.Binding != resolve.GlobalExplicit) {
		return f.ns
	}
	return f.env()
}

// unitRead looks a global name of a unit up.
func (f *fn) unitRead(g *ir.Global, at ast.Node) ir.Operand {
	t := f.temp()
	f.emit(&ir.Op{Code: "ScopeGet", Dst: []*ir.Var{t}, Args: []ir.Operand{f.unitScope(g.Name), f.env()}, Name: g.Name, Pos: f.pos(at)})
	return t
}
