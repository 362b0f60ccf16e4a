package irbuild

import (
	"slices"
	"strconv"

	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/resolve"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file defines fn, the state while one function is built: where Python's names live, and temporaries.

type varKey struct {
	owner *resolve.Scope
	name  string
}

type fn struct {
	b     *builder
	f     *ir.Func
	scope *resolve.Scope // of the function; scopes of inlined comprehensions stand in inner
	inner *resolve.Scope // innermost scope: scope, or an inlined comprehension
	outer *fn

	vars      map[varKey]*ir.Var // locals and cells
	out       *[]ir.Stmt
	free      []*ir.Var // temporaries not in use
	pinned    []*ir.Var // temporaries that release leaves alone
	freeFlags []*ir.Var
	temps     []*ir.Var
	count     map[string]int
	loops     []*loopContext
	posIndex  map[ir.Position]int
	stmt      ast.Stmt // the simple statement being built, for carets
	inLoop    int      // depth of loops, for Static
	ns        *ir.Var
	params    []string
	retVar    *ir.Var
}

type loopContext struct {
	loop *ir.Loop
}

var none = ir.Const{Value: nil}

func (b *builder) newFunc(f *ir.Func, scope *resolve.Scope, outer *fn) *fn {
	b.mod.Funcs = append(b.mod.Funcs, f)
	f.Unit = b.inUnit
	n := &fn{b: b, f: f, scope: scope, inner: scope, outer: outer, vars: map[varKey]*ir.Var{},
		count: map[string]int{}, posIndex: map[ir.Position]int{}}
	n.out = &f.Body
	f.Positions = []ir.Position{{}}
	if outer != nil {
		f.Outer = outer.f
	}
	return n
}

func (f *fn) emit(s ir.Stmt) { *f.out = append(*f.out, s) }

// block collects what build emits.
func (f *fn) block(build func()) []ir.Stmt {
	var body []ir.Stmt
	saved := f.out
	f.out = &body
	build()
	f.out = saved
	return body
}

// temp is a temporary that nothing else uses until it is released.
func (f *fn) temp() *ir.Var {
	if n := len(f.free); n > 0 {
		best := 0
		for i, v := range f.free {
			if f.order(v) < f.order(f.free[best]) {
				best = i
			}
		}
		v := f.free[best]
		f.free = append(f.free[:best], f.free[best+1:]...)
		return v
	}
	v := &ir.Var{Name: "t" + strconv.Itoa(len(f.temps)+1), Temp: true}
	f.temps = append(f.temps, v)
	f.f.Vars = append(f.f.Vars, v)
	return v
}

func (f *fn) order(v *ir.Var) int {
	n, _ := strconv.Atoi(v.Name[1:])
	return n
}

// release gives temporaries back.
func (f *fn) release(ops ...ir.Operand) {
	for _, o := range ops {
		v, ok := o.(*ir.Var)
		if ok && v.Kind == ir.Flag && !contains(f.freeFlags, v) {
			f.freeFlags = append(f.freeFlags, v)
		}
		if !ok || !v.Temp || v.Kind != ir.Value || v.Name[0] != 't' {
			continue
		}
		if !contains(f.free, v) && !contains(f.pinned, v) {
			f.free = append(f.free, v)
		}
	}
}

// pin keeps o, if it is a temporary, from being released while build runs.
func (f *fn) pin(o ir.Operand, build func()) {
	v, ok := o.(*ir.Var)
	if !ok {
		build()
		return
	}
	f.pinned = append(f.pinned, v)
	build()
	f.pinned = f.pinned[:len(f.pinned)-1]
}

func contains(vs []*ir.Var, v *ir.Var) bool { return slices.Contains(vs, v) }

// named is a compiler variable that lives across statements: it1, exc1, why1, mgr1 …
func (f *fn) named(prefix string, kind ir.VarKind) *ir.Var {
	f.count[prefix]++
	v := &ir.Var{Name: prefix + strconv.Itoa(f.count[prefix]), Kind: kind, Temp: true}
	f.f.Vars = append(f.f.Vars, v)
	return v
}

// flag is a bool that nothing else uses until it is released.
func (f *fn) flag() *ir.Var {
	if n := len(f.freeFlags); n > 0 {
		v := f.freeFlags[n-1]
		f.freeFlags = f.freeFlags[:n-1]
		return v
	}
	return f.named("c", ir.Flag)
}

// op emits an operation with one result, and releases its temporaries.
func (f *fn) op(code ir.OpCode, pos int, args ...ir.Operand) *ir.Var {
	return f.opNamed(code, "", pos, args...)
}

func (f *fn) opNamed(code ir.OpCode, name string, pos int, args ...ir.Operand) *ir.Var {
	var dst *ir.Var
	switch s := ir.Shapes[code]; s.Results[0] {
	case ir.Value:
		dst = f.temp()
	case ir.Flag:
		dst = f.flag()
	case ir.Items:
		dst = f.named("u", ir.Items)
	case ir.Exc:
		dst = f.named("x", ir.Exc)
	}
	f.emit(&ir.Op{Code: code, Name: name, Dst: []*ir.Var{dst}, Args: args, Pos: pos})
	f.release(args...)
	return dst
}

// op1 is an operation that cannot fail.
func (f *fn) op1(code ir.OpCode, args ...ir.Operand) *ir.Var { return f.op(code, 0, args...) }

// do emits an operation without result.
func (f *fn) do(code ir.OpCode, pos int, args ...ir.Operand) {
	f.emit(&ir.Op{Code: code, Args: args, Pos: pos})
	f.release(args...)
}

func (f *fn) doNamed(code ir.OpCode, name string, pos int, args ...ir.Operand) {
	f.emit(&ir.Op{Code: code, Name: name, Args: args, Pos: pos})
	f.release(args...)
}

// local is the Go variable of a Python local or cell of this function.
func (f *fn) local(owner *resolve.Scope, name string, cell bool) *ir.Var {
	key := varKey{owner, name}
	if v := f.vars[key]; v != nil {
		return v
	}
	v := &ir.Var{Name: name}
	if cell {
		v.Kind = ir.CellOf
		f.b.cells[key] = append(f.b.cells[key], v)
	}
	f.vars[key] = v
	f.f.Vars = append(f.f.Vars, v)
	return v
}

// freeCell is the cell of an enclosing function's variable, handed in from outside.
func (f *fn) freeCell(n *resolve.Name) *ir.Var {
	key := varKey{n.Owner, n.Name}
	if v := f.vars[key]; v != nil {
		return v
	}
	return f.freeVar(key)
}

func (f *fn) freeVar(key varKey) *ir.Var {
	v := &ir.Var{Name: key.name, Kind: ir.CellOf, Temp: key == envKey}
	f.vars[key] = v
	f.f.Free = append(f.f.Free, v)
	f.b.freeKeys[f.f] = append(f.b.freeKeys[f.f], key)
	f.b.cells[key] = append(f.b.cells[key], v)
	return v
}

// captured are f's cells that fun, which is complete, needs from it.
func (f *fn) captured(fun *ir.Func) []*ir.Var {
	var cells []*ir.Var
	for _, key := range f.b.freeKeys[fun] {
		v := f.vars[key]
		if v == nil {
			v = f.freeVar(key)
		}
		cells = append(cells, v)
	}
	return cells
}

// place is where a name lives, as seen from the innermost scope.
type place struct {
	name  string
	op    ir.Operand // *Var, CellRef or *Global; nil for an entry of a class namespace alone
	ns    bool       // looked up in the class namespace first (reads), stored there (writes, if own)
	own   bool       // a name of the class itself
	free  bool
	check bool // may be unbound
}

func (f *fn) place(id string) place {
	n := f.inner.Lookup(id)
	if n == nil {
		name := f.inner.Mangle(id)
		return place{name: name, op: f.b.global(name), check: true}
	}
	inClass := f.scope.Kind == resolve.Class && (f.inner == f.scope || f.inner.SeesClass == f.scope)
	switch n.Binding {
	case resolve.Local, resolve.Cell:
		if n.Owner == nil || n.Owner.Kind == resolve.Module {
			return place{name: n.Name, op: f.b.global(n.Name), check: true}
		}
		if n.Owner.Kind == resolve.Class {
			if f.f.Role == ir.RoleClass && n.Owner == f.scope && n.Binding == resolve.Local {
				return place{name: n.Name, op: f.b.global(n.Name), ns: true, own: true, check: true}
			}
		}
		v := f.local(n.Owner, n.Name, n.Binding == resolve.Cell)
		if v.Kind == ir.CellOf {
			return place{name: n.Name, op: ir.CellRef{Cell: v}, check: true}
		}
		return place{name: n.Name, op: v, check: true}
	case resolve.Free:
		v := f.freeCell(n)
		return place{name: n.Name, op: ir.CellRef{Cell: v}, ns: inClass, free: true, check: true}
	}
	return place{name: n.Name, op: f.b.global(n.Name), ns: inClass && n.Binding == resolve.GlobalImplicit, check: true}
}

// load reads a name.
func (f *fn) load(n *ast.Name) ir.Operand { return f.loadID(n.Id, n) }

func (f *fn) loadID(id string, at ast.Node) ir.Operand {
	p := f.place(id)
	if p.ns {
		t := f.opNamed("NSGet", p.name, f.pos(at), f.ns)
		missing := f.block(func() {
			v := f.read(p, at)
			f.emit(&ir.Move{To: t, From: v})
			f.release(v)
		})
		f.emit(&ir.If{Cond: ir.Cond{Test: ir.Unset, A: t}, Then: missing})
		return t
	}
	return f.read(p, at)
}

func (f *fn) read(p place, at ast.Node) ir.Operand {
	switch v := p.op.(type) {
	case *ir.Global:
		if f.b.inUnit != nil {
			return f.unitRead(v, at)
		}
		line := int(at.Range().Line)
		if v.Bound && (f.f.Role == ir.RoleDef || f.f.Role == ir.RoleGenExpr || v.BoundLine < line) {
			return v
		}
		t := f.temp()
		f.emit(&ir.Op{Code: ir.LoadGlobal, Dst: []*ir.Var{t}, Args: []ir.Operand{v}, Name: v.Name, Pos: f.pos(at)})
		return t
	default:
		if p.check {
			op := &ir.Op{Code: ir.CheckBound, Args: []ir.Operand{v}, Name: p.name, Pos: f.pos(at)}
			if p.free {
				op.N = 1
			}
			f.emit(op)
		}
		return v
	}
}

// assign stores a value in a name.
func (f *fn) assign(id string, from ir.Operand, at ast.Node) {
	p := f.place(id)
	switch {
	case p.ns && p.own:
		f.doNamed("NSSet", p.name, f.pos(at), f.ns, from)
	default:
		if g, ok := p.op.(*ir.Global); ok {
			g.Builtin = false
			if f.b.inUnit != nil {
				f.doNamed("ScopeSet", g.Name, f.pos(at), f.unitScope(id), from)
				return
			}
		}
		f.emit(&ir.Move{To: p.op, From: from})
	}
}

// unbind deletes a name that is known to be bound or need not be: after an except clause.
func (f *fn) unbind(id string, at ast.Node) {
	p := f.place(id)
	switch v := p.op.(type) {
	case *ir.Global:
		if p.own {
			f.doNamed("NSDrop", p.name, 0, f.ns)
			return
		}
		if f.b.inUnit != nil {
			f.doNamed("ScopeDrop", p.name, 0, f.unitScope(id))
			return
		}
		f.emit(&ir.Move{To: v, From: ir.UnsetValue{}})
	case *ir.Var:
		v.Deleted = true
		f.emit(&ir.Move{To: v, From: ir.UnsetValue{}})
	case ir.CellRef:
		v.Cell.Deleted = true
		f.emit(&ir.Move{To: v, From: ir.UnsetValue{}})
	}
}

// del is the statement `del name`.
func (f *fn) del(n *ast.Name) {
	p := f.place(n.Id)
	switch v := p.op.(type) {
	case *ir.Global:
		if p.own {
			f.doNamed("NSDel", p.name, f.pos(n), f.ns)
			return
		}
		v.Builtin = false
		if f.b.inUnit != nil {
			f.doNamed("ScopeDel", p.name, f.pos(n), f.unitScope(n.Id))
			return
		}
		f.doNamed("DelGlobal", p.name, f.pos(n), ir.ModuleRef{})
	default:
		if lv, ok := v.(*ir.Var); ok {
			lv.Deleted = true
		} else if c, ok := v.(ir.CellRef); ok {
			c.Cell.Deleted = true
		}
		op := &ir.Op{Code: ir.CheckBound, Args: []ir.Operand{v}, Name: p.name, Pos: f.pos(n)}
		if p.free {
			op.N = 1
		}
		f.emit(op)
		f.emit(&ir.Move{To: v, From: ir.UnsetValue{}})
	}
}
