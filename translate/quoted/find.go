package quoted

import (
	"reflect"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// This file finds the calls, and what every name may be bound to.

// Module is one module of the program.
type Module struct {
	Tree  *ast.Module
	Units []*Unit // found so far
	Open  []Open

	seen map[[2]string]bool // mode and text of Units
}

// function is a def or lambda, or (nil node) a module's own code.
type function struct {
	node   ast.Node
	name   string
	method bool
	args   *ast.Arguments
	parent *function
	binds  map[string][]binding
	module *Module
}

// binding is one way in which a name comes to a value.
type binding struct {
	value ast.Expr // what is assigned, or iterated over if each is set
	each  bool
	path  []int // into tuples: `a, (b, c) = value`
	param int   // index of the parameter, if value is nil
	fn    *function
	spec  string // name of the parameter
}

// call is a call of anything, within fn.
type call struct {
	node *ast.Call
	fn   *function
}

// ret is a value that a function returns.
type ret struct {
	value ast.Expr
	fn    *function
}

type finder struct {
	attrs   map[string][]binding // by attribute's name, over all modules
	calls   map[string][]call    // by the last name of the callee
	sinks   []call
	returns map[string][]ret
	defs    map[string][]*function
	rebound map[*Module]map[string]bool
	asking  map[any]bool
	steps   int
	doctest bool
}

// Find adds to each module the units that are in it or in what it calls. It may be called again after modules have been added.
func Find(modules []*Module) {
	f := &finder{attrs: map[string][]binding{}, calls: map[string][]call{}, returns: map[string][]ret{}, defs: map[string][]*function{},
		rebound: map[*Module]map[string]bool{}, asking: map[any]bool{}}
	for _, m := range modules {
		if m.seen == nil {
			m.seen = map[[2]string]bool{}
		}
		m.Open = nil
		f.module(m, m.Tree)
		for _, u := range m.Units {
			if u.Tree != nil {
				f.module(m, u.Tree)
			}
		}
	}
	if f.doctest {
		for _, m := range modules {
			known := len(m.Units)
			f.examples(m)
			for _, u := range m.Units[known:] {
				if u.Tree != nil {
					f.module(m, u.Tree)
				}
			}
		}
	}
	for again := true; again; {
		sinks := f.sinks
		f.sinks = nil
		var found []*Unit
		var in []*Module
		for _, c := range sinks {
			for _, u := range f.sink(c) {
				found, in = append(found, u), append(in, c.fn.module)
			}
		}
		for i, u := range found {
			if u.Tree != nil {
				f.module(in[i], u.Tree)
			}
		}
		again = len(f.sinks) > 0
	}
}

func (f *finder) module(m *Module, tree *ast.Module) {
	fn := &function{binds: map[string][]binding{}, module: m}
	v := &visitor{f: f, fn: fn}
	for _, s := range tree.Body {
		v.walk(reflect.ValueOf(s))
	}
}

// visitor collects what one function binds, calls and returns.
type visitor struct {
	f     *finder
	fn    *function
	class bool // directly within a class body
}

var astPackage = reflect.TypeFor[ast.Module]().PkgPath()

// walk visits everything below v.
func (v *visitor) walk(x reflect.Value) {
	switch x.Kind() {
	case reflect.Pointer:
		if x.IsNil() || x.Type().Elem().PkgPath() != astPackage {
			return
		}
		if v.node(x.Interface()) {
			v.walk(x.Elem())
		}
	case reflect.Interface:
		if !x.IsNil() {
			v.walk(x.Elem())
		}
	case reflect.Struct:
		for i := range x.NumField() {
			v.walk(x.Field(i))
		}
	case reflect.Slice:
		for i := range x.Len() {
			v.walk(x.Index(i))
		}
	}
}

// node notes what a node says and reports whether what is below it remains to be visited.
func (v *visitor) node(n any) bool {
	switch n := n.(type) {
	case *ast.FunctionDef:
		v.inner(n, n.Name, n.Args, func(in *visitor) {
			for _, s := range n.Body {
				in.walk(reflect.ValueOf(s))
			}
		})
		for _, d := range n.Decorators {
			v.walk(reflect.ValueOf(d))
		}
		v.rebind(n.Name)
		return false
	case *ast.Lambda:
		v.inner(n, "", n.Args, func(in *visitor) { in.walk(reflect.ValueOf(n.Body)) })
		return false
	case *ast.ClassDef:
		v.rebind(n.Name)
		in := &visitor{f: v.f, fn: v.fn, class: true}
		for _, s := range n.Body {
			in.walk(reflect.ValueOf(s))
		}
		for _, list := range [][]ast.Expr{n.Bases, n.Decorators} {
			for _, e := range list {
				v.walk(reflect.ValueOf(e))
			}
		}
		return false
	case *ast.Assign:
		for _, t := range n.Targets {
			v.bind(t, binding{value: n.Value, fn: v.fn})
		}
	case *ast.AnnAssign:
		if n.Value != nil {
			v.bind(n.Target, binding{value: n.Value, fn: v.fn})
		}
	case *ast.AugAssign:
		v.bind(n.Target, binding{value: &ast.BinOp{Span: n.Span, Left: loaded(n.Target), Op: n.Op, Right: n.Value}, fn: v.fn})
	case *ast.NamedExpr:
		v.bind(n.Target, binding{value: n.Value, fn: v.fn})
	case *ast.For:
		v.bind(n.Target, binding{value: n.Iter, each: true, fn: v.fn})
	case *ast.Comprehension:
		v.bind(n.Target, binding{value: n.Iter, each: true, fn: v.fn})
	case *ast.WithItem:
		if n.Vars != nil {
			v.bind(n.Vars, binding{value: n.Context, fn: v.fn})
		}
	case *ast.Import:
		for _, a := range n.Names {
			v.f.doctest = v.f.doctest || a.Name == "doctest"
		}
	case *ast.ImportFrom:
		v.f.doctest = v.f.doctest || n.Module == "doctest"
		for _, a := range n.Names {
			if a.AsName != "" {
				v.rebind(a.AsName)
			} else if n.Module != "builtins" {
				v.rebind(a.Name)
			}
		}
	case *ast.Return:
		if n.Value != nil {
			v.f.returns[v.fn.name] = append(v.f.returns[v.fn.name], ret{n.Value, v.fn})
		}
	case *ast.Call:
		c := call{n, v.fn}
		if name := lastName(n.Func); name != "" {
			v.f.calls[name] = append(v.f.calls[name], c)
		}
		v.f.sinks = append(v.f.sinks, c)
	}
	return true
}

// loaded is a target as an expression that reads it.
func loaded(t ast.Expr) ast.Expr {
	switch t := t.(type) {
	case *ast.Name:
		return &ast.Name{Span: t.Span, Id: t.Id}
	case *ast.Attribute:
		return &ast.Attribute{Span: t.Span, Value: t.Value, Attr: t.Attr}
	}
	return t
}

func (v *visitor) inner(n ast.Node, name string, args *ast.Arguments, visit func(*visitor)) {
	fn := &function{node: n, name: name, args: args, parent: v.fn, method: v.class, binds: map[string][]binding{}, module: v.fn.module}
	v.f.defs[name] = append(v.f.defs[name], fn)
	for i, p := range append(append([]*ast.Arg{}, args.PosOnly...), args.Args...) {
		fn.binds[p.Name] = append(fn.binds[p.Name], binding{param: i, spec: p.Name, fn: fn})
	}
	for _, p := range args.KwOnly {
		fn.binds[p.Name] = append(fn.binds[p.Name], binding{param: -1, spec: p.Name, fn: fn})
	}
	defaults := append(append([]ast.Expr{}, args.Defaults...), args.KwDefaults...)
	for _, d := range defaults {
		v.walk(reflect.ValueOf(d))
	}
	visit(&visitor{f: v.f, fn: fn})
}

func (v *visitor) bind(t ast.Expr, b binding) {
	switch t := t.(type) {
	case *ast.Name:
		if v.class {
			v.f.attrs[t.Id] = append(v.f.attrs[t.Id], b)
		}
		v.fn.binds[t.Id] = append(v.fn.binds[t.Id], b)
		if v.fn.parent == nil {
			v.f.attrs[t.Id] = append(v.f.attrs[t.Id], b)
			v.rebind(t.Id)
		}
	case *ast.Attribute:
		v.f.attrs[t.Attr] = append(v.f.attrs[t.Attr], b)
	case *ast.Tuple:
		v.bindAll(t.Elts, b)
	case *ast.List:
		v.bindAll(t.Elts, b)
	}
}

func (v *visitor) bindAll(ts []ast.Expr, b binding) {
	for i, t := range ts {
		if _, star := t.(*ast.Starred); star {
			return
		}
		c := b
		c.path = append(append([]int{}, b.path...), i)
		v.bind(t, c)
	}
}

// rebind notes that the module gives a name a meaning of its own.
func (v *visitor) rebind(name string) {
	if v.class || v.fn.parent != nil {
		return
	}
	m := v.f.rebound[v.fn.module]
	if m == nil {
		m = map[string]bool{}
		v.f.rebound[v.fn.module] = m
	}
	m[name] = true
}

func lastName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Name:
		return e.Id
	case *ast.Attribute:
		return e.Attr
	}
	return ""
}

// sinkName is exec, eval or compile if e is that builtin, else "".
func (f *finder) sinkName(e ast.Expr, fn *function) string {
	var name string
	switch e := e.(type) {
	case *ast.Name:
		if f.rebound[fn.module][e.Id] {
			return ""
		}
		if name = f.passed(e, fn); name == "" {
			name = e.Id
		}
	case *ast.Attribute:
		if b, ok := e.Value.(*ast.Name); !ok || b.Id != "builtins" && b.Id != "__builtins__" {
			return ""
		}
		name = e.Attr
	}
	switch name {
	case "exec", "eval", "compile":
		return name
	}
	return ""
}

// passed is the builtin that a parameter called as e may be, by its default.
func (f *finder) passed(e *ast.Name, fn *function) string {
	for _, b := range fn.lookup(e.Id) {
		if b.value != nil || b.fn.args == nil {
			continue
		}
		a := b.fn.args
		i := b.param - (len(a.PosOnly) + len(a.Args) - len(a.Defaults))
		if b.param < 0 || i < 0 {
			continue
		}
		if d, ok := a.Defaults[i].(*ast.Name); ok && d.Id != e.Id {
			return f.sinkName(d, b.fn.parent)
		}
	}
	return ""
}

// sink adds the units that a call compiles, if it does: by itself, or by calling one of its arguments with those that follow it.
func (f *finder) sink(c call) []*Unit {
	name, args, direct := f.sinkName(c.node.Func, c.fn), c.node.Args, true
	if name == "" {
		direct = false
		for i, a := range c.node.Args {
			if name = f.sinkName(a, c.fn); name != "" {
				args = c.node.Args[i+1:]
				break
			}
		}
	}
	if name == "" {
		return nil
	}
	if len(args) == 0 {
		for _, k := range c.node.Keywords {
			if k.Name == "source" {
				args = []ast.Expr{k.Value}
			}
		}
	}
	if len(args) == 0 {
		return nil
	}
	if lastName(c.node.Func) == "map" && !direct {
		each, complete := f.elements(args[0], c.fn)
		var units []*Unit
		for _, e := range each {
			texts, _ := f.ask(e.expr, e.fn)
			units = append(units, f.units(c.fn.module, texts, f.modes(name, args, c), e.expr)...)
		}
		if !complete {
			c.fn.module.Open = append(c.fn.module.Open, Open{c.node.Span, name})
		}
		return units
	}
	texts, complete := f.ask(args[0], c.fn)
	if !complete && direct && !f.isCode(args[0], c.fn) && c.node.Line > 0 {
		c.fn.module.Open = append(c.fn.module.Open, Open{c.node.Span, name})
	}
	return f.units(c.fn.module, texts, f.modes(name, args, c), args[0])
}

func (f *finder) modes(name string, args []ast.Expr, c call) []string {
	if name != "compile" {
		return []string{name}
	}
	var mode ast.Expr
	if len(args) > 2 {
		mode = args[2]
	}
	for _, k := range c.node.Keywords {
		if k.Name == "mode" {
			mode = k.Value
		}
	}
	if mode == nil {
		return nil
	}
	if modes, complete := f.ask(mode, c.fn); complete {
		return modes
	}
	return []string{Exec, Eval, Single}
}

// isCode reports whether e is certainly no text: the result of compile, or a function's code.
func (f *finder) isCode(e ast.Expr, fn *function) bool {
	switch e := e.(type) {
	case *ast.Call:
		return f.sinkName(e.Func, fn) == "compile"
	case *ast.Attribute:
		return e.Attr == "__code__"
	case *ast.Name:
		for _, b := range fn.lookup(e.Id) {
			if b.value == nil || b.each || b.path != nil || !f.isCode(b.value, b.fn) {
				return false
			}
		}
		return len(fn.lookup(e.Id)) > 0
	case *ast.Constant:
		_, str := e.Value.(string)
		_, bytes := e.Value.(ast.Bytes)
		return !str && !bytes
	}
	return false
}

// units adds texts to a module's units; the result are those that are new.
func (f *finder) units(m *Module, texts, modes []string, at ast.Node) []*Unit {
	var units []*Unit
	for _, text := range texts {
		for _, mode := range modes {
			if u := m.add(text, mode, at); u != nil {
				units = append(units, u)
			}
		}
	}
	return units
}

func (m *Module) add(text, mode string, at ast.Node) *Unit {
	switch mode {
	case Exec, Single:
	case Eval:
		for text != "" && (text[0] == ' ' || text[0] == '\t') {
			text = text[1:]
		}
	default:
		return nil
	}
	key := [2]string{mode, text}
	if m.seen[key] || len(m.Units) >= maxUnits {
		return nil
	}
	m.seen[key] = true
	line := 0
	if c, ok := at.(*ast.Constant); ok {
		line = int(c.Line)
	}
	u := Parse(text, mode, line)
	m.Units = append(m.Units, u)
	return u
}

// maxUnits bounds what a module's strings may become.
const maxUnits = 4000
