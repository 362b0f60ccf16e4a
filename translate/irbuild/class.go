package irbuild

import (
	"strconv"

	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/resolve"
	"github.com/py2go/py2go/translate/syntax/ast"
)

func itoa(n int) string { return strconv.Itoa(n) }

// classDef is a class statement. The body is a function of the namespace that the metaclass prepares.
func (f *fn) classDef(d *ast.ClassDef) {
	decorators := f.decorators(d.Decorators)
	v := f.generic(d, d.TypeParams, func(tparams ir.Operand) ir.Operand {
		body := f.classBody(d)
		var names []string
		dynamic := hasStar(d.Bases)
		for _, k := range d.Keywords {
			dynamic = dynamic || k.Name == ""
		}
		if dynamic {
			bases := f.op1("ListToTuple", f.starList(d, d.Bases))
			kw := f.op1("NewDict")
			for _, k := range d.Keywords {
				val := f.expr(k.Value)
				if k.Name == "" {
					f.do("DictUpdate", f.pos(k.Value), kw, val)
				} else {
					f.do("DictSet", f.pos(k.Value), kw, ir.Const{Value: k.Name}, val)
				}
				f.keep(kw)
			}
			if tparams != nil {
				bases = f.op("AppendGeneric", f.linePos(d.Line), bases, tparams)
			}
			f.release(bases, kw)
			t := f.temp()
			f.emit(&ir.Op{Code: "BuildClassEx", Name: d.Name, Dst: []*ir.Var{t}, Args: []ir.Operand{bases, kw}, Fn: body.f, Cells: f.captured(body.f), Pos: f.classPos(d)})
			return t
		}
		exprs := append([]ast.Expr{}, d.Bases...)
		for _, k := range d.Keywords {
			exprs = append(exprs, k.Value)
			names = append(names, k.Name)
		}
		args := f.operands(exprs...)
		n := len(d.Bases)
		if tparams != nil {
			for i := range args {
				args[i] = f.hold(args[i])
			}
			g := f.op("GenericBase", f.linePos(d.Line), tparams)
			args = append(args[:n:n], append([]ir.Operand{g}, args[n:]...)...)
			n++
		}
		f.release(args...)
		t := f.temp()
		f.emit(&ir.Op{Code: ir.MakeClass, Name: d.Name, Dst: []*ir.Var{t}, Args: args, Names: names, N: n, Fn: body.f, Cells: f.captured(body.f), Pos: f.classPos(d)})
		return t
	})
	f.assign(d.Name, f.decorate(v, decorators, d.Decorators), d)
}

// classPos is where errors of making a class stand: the whole statement, of which only the line is ever shown in full.
func (f *fn) classPos(d *ast.ClassDef) int { return f.posSpan(d.Span) }

func (f *fn) classBody(d *ast.ClassDef) *fn {
	scope := f.b.in.Info.Scope(d)
	line := d.Line
	if len(d.Decorators) > 0 {
		line = d.Decorators[0].Range().Line
	}
	c := f.child(scope, ir.RoleClass, line)
	ns := &ir.Var{Name: "ns", Param: true, Temp: true}
	c.f.Params, c.f.Pos, c.ns = []*ir.Var{ns}, 1, ns
	set := func(name string, v ir.Operand) { c.doNamed("NSSet", name, 0, ns, v) }
	var module ir.Operand = f.b.store("__name__")
	if f.b.inUnit != nil {
		module = c.unitRead(f.b.global("__name__"), d)
	}
	c.do("ClassBody", 0, ns, module, ir.Const{Value: scope.QualName}, ir.Const{Value: int64(line)})
	for _, n := range scope.Cells {
		c.newCell(scope, n.Name)
		if n.Name == "__classdict__" {
			c.emit(&ir.Move{To: ir.CellRef{Cell: c.vars[varKey{scope, n.Name}]}, From: ns})
		}
	}
	body := d.Body
	if doc := docstring(body); doc != nil {
		set("__doc__", ir.Const{Value: *doc})
		body = body[1:]
	}
	if f.b.hasAnnotations(body) {
		c.do("SetupAnnotations", 0, ns)
	}
	c.stmts(body)
	set("__static_attributes__", staticAttributes(d))
	if scope.HasClassCell {
		cell := c.local(scope, "__class__", true)
		t := c.op1("CellValue", cell)
		set("__classcell__", t)
	}
	c.emit(&ir.Return{Value: none})
	return c
}

// staticAttributes are the names that methods assign on their first parameter.
func staticAttributes(d *ast.ClassDef) ir.Const {
	var items []ir.Const
	seen := map[string]bool{}
	for _, s := range d.Body {
		m, ok := s.(*ast.FunctionDef)
		if !ok {
			continue
		}
		params := append(append([]*ast.Arg{}, m.Args.PosOnly...), m.Args.Args...)
		if len(params) == 0 {
			continue
		}
		self := params[0].Name
		add := func(e ast.Expr) {
			if a, ok := e.(*ast.Attribute); ok {
				if n, ok := a.Value.(*ast.Name); ok && n.Id == self && !seen[a.Attr] {
					seen[a.Attr] = true
					items = append(items, ir.Const{Value: a.Attr})
				}
			}
		}
		walkStmts(m.Body, func(s ast.Stmt) {
			switch s := s.(type) {
			case *ast.Assign:
				for _, t := range s.Targets {
					walkExpr(t, add)
				}
			case *ast.AugAssign:
				add(s.Target)
			case *ast.AnnAssign:
				add(s.Target)
			}
		})
	}
	if items == nil {
		items = []ir.Const{}
	}
	return ir.Const{Value: items}
}

// generic runs make with the type parameters of a def or class bound, if it has any. They are locals of a scope
// of their own, which runs as part of the function around it.
func (f *fn) generic(n ast.Node, params []ast.TypeParam, make func(tparams ir.Operand) ir.Operand) ir.Operand {
	if len(params) == 0 {
		return make(nil)
	}
	scope := f.b.in.Info.TypeParamScope(n)
	saved := f.inner
	f.inner = scope
	f.declareCells(scope)
	tuple := f.typeParams(params)
	v := make(tuple)
	if _, class := n.(*ast.ClassDef); !class {
		v = f.hold(v)
		f.do("SetTypeParams", f.linePos(n.Range().Line), v, tuple)
		f.keepOp(v)
	}
	f.inner = saved
	return v
}

// typeParams makes the type parameters and is their tuple.
func (f *fn) typeParams(params []ast.TypeParam) ir.Operand {
	items := make([]ir.Operand, len(params))
	for i, p := range params {
		var name string
		var bound, def ast.Expr
		code := ir.OpCode("TypeVar")
		switch p := p.(type) {
		case *ast.TypeVar:
			name, bound, def = p.Name, p.Bound, p.Default
			if _, ok := bound.(*ast.Tuple); ok {
				code = "TypeVarOf"
			}
		case *ast.ParamSpec:
			name, def, code = p.Name, p.Default, "ParamSpec"
		case *ast.TypeVarTuple:
			name, def, code = p.Name, p.Default, "TypeVarTuple"
		}
		b := f.lazy(bound, f.b.in.Info.Scope(p))
		d := f.lazy(def, f.b.in.Info.DefaultScope(p))
		t := f.op(code, f.pos(p), ir.Const{Value: name}, b, d)
		items[i] = t
		f.assign(name, t, p)
	}
	return f.op1("NewTuple", items...)
}

// lazy is a function of no arguments that evaluates e when called; Unset for nil.
func (f *fn) lazy(e ast.Expr, scope *resolve.Scope) ir.Operand {
	if e == nil {
		return ir.UnsetValue{}
	}
	if scope == nil {
		return f.hold(f.unpacked(e))
	}
	c := f.child(scope, ir.RoleDef, e.Range().Line)
	c.declareCells(scope)
	c.emit(&ir.Return{Value: c.unpacked(e)})
	return f.makeFunc(c.f, []ir.Operand{ir.UnsetValue{}}, 0)
}

// typeAlias is a type statement.
func (f *fn) typeAlias(s *ast.TypeAlias) {
	name := s.Name.(*ast.Name)
	v := f.generic(s, nil, func(ir.Operand) ir.Operand {
		tuple := ir.Operand(ir.UnsetValue{})
		saved := f.inner
		if len(s.TypeParams) > 0 {
			f.inner = f.b.in.Info.TypeParamScope(s)
			f.declareCells(f.inner)
			tuple = f.typeParams(s.TypeParams)
		}
		value := f.lazy(s.Value, f.b.in.Info.Scope(s))
		f.inner = saved
		return f.op("TypeAlias", f.pos(s), ir.Const{Value: name.Id}, value, tuple)
	})
	f.assign(name.Id, v, name)
	f.release(v)
}
