// Package contextvars is Python's module contextvars.
//
// A [Context] holds an immutable map from variables to values; setting a variable replaces the map. Copies of a context, as every
// asyncio task and callback has one, are one shared [Snapshot] until something in one of them could tell that it is shared.
package contextvars

import (
	"fmt"
	"maps"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// vars is what a context maps; never changed once made.
type vars map[*contextVar]rt.Value

// Context is a Python Context object. The zero one, once Init was called, is empty.
type Context struct {
	rt.Obj
	vars    vars
	prev    *Context // what was current before it was entered
	snap    *Context // a snapshot of it, dropped when a variable changes
	of      *Context // the snapshot that it stands for while that has begun
	entered bool
	shared  bool // it is a snapshot: never entered, never shown
	kept    bool // it stands for a snapshot, and something holds on to it
}

type contextVar struct {
	rt.Obj
	name string
	def  rt.Value // Unset: no default
}

type token struct {
	rt.Obj
	ctx  *Context
	v    *contextVar
	old  rt.Value
	used bool
}

var (
	contextType = rt.Type{Name: "Context", Module: "_contextvars", Flags: rt.Mapping}
	varType     = rt.Type{Name: "ContextVar", Module: "_contextvars"}
	tokenType   = rt.Type{Name: "Token", Module: "_contextvars"}
	missingType = rt.Type{Name: "Token.MISSING", Flags: rt.NoInstantiate}
	missing     = rt.Alloc[rt.Obj](&missingType).Value()
)

// Init makes c a context with the variables of the current one, as copy_context() returns.
func (c *Context) Init() *Context {
	c.Obj = rt.MakeObj(&contextType)
	c.vars = Current().vars
	return c
}

// Current is the running thread's context.
func Current() *Context {
	if c, ok := rt.T.Context.(*Context); ok {
		return c
	}
	c := &Context{Obj: rt.MakeObj(&contextType)}
	rt.T.Context = c
	return c
}

// Of is v as a context; nil if it is none.
func Of(v rt.Value) *Context { return rt.Exactly[Context](v, &contextType) }

// Value is the context as a Python object.
func (c *Context) Value() rt.Value { return rt.FromObj(c) }

// Enter makes c current; Leave, which must follow, makes what was current before current again. A context cannot be entered twice.
func (c *Context) Enter() *rt.Exc {
	if c.entered {
		s, err := rt.Repr(c.Value())
		if err != nil {
			return err
		}
		return rt.Errorf(&rt.RuntimeError, "cannot enter context: %s is already entered", s)
	}
	c.prev, c.entered = Current(), true
	rt.T.Context = c
	return nil
}

// Leave undoes Enter.
func (c *Context) Leave() {
	rt.T.Context = c.prev
	c.prev, c.entered = nil, false
}

// Snapshot is a copy of the current context that is shared with everybody who asks before a variable changes. It must only be used
// through Begin and Own.
func Snapshot() *Context {
	c := Current()
	if c.snap == nil {
		c.snap = &Context{Obj: rt.MakeObj(&contextType), vars: c.vars, shared: true}
	}
	return c.snap
}

// spare is a context that Begin may use to stand for a snapshot.
var spare *Context

// Begin enters c, or a context that stands for c if c is a snapshot. End, which must follow, leaves it.
func (c *Context) Begin() (*Context, *rt.Exc) {
	if !c.shared {
		return c, c.Enter()
	}
	s := spare
	if spare = nil; s == nil {
		s = &Context{Obj: rt.MakeObj(&contextType)}
	}
	s.vars, s.snap, s.of = c.vars, c, c
	s.prev, s.entered = Current(), true
	rt.T.Context = s
	return s, nil
}

// End leaves s, which c.Begin entered, and returns the context to use in place of c from now on.
func (s *Context) End(c *Context) *Context {
	s.Leave()
	if s == c {
		return c
	}
	s.of = nil
	if s.kept {
		return s
	}
	spare = s
	return c
}

// Own is a context that is nobody else's, to use in place of c from now on: c itself, or a copy of the snapshot that c is. If c has
// begun, it is the one that stands for it.
func (c *Context) Own() *Context {
	if !c.shared {
		return c
	}
	for s := Current(); s != nil; s = s.prev {
		if s.of == c {
			s.kept = true
			return s
		}
	}
	return &Context{Obj: rt.MakeObj(&contextType), vars: c.vars}
}

func (c *Context) set(v *contextVar, x rt.Value) {
	c.snap, c.kept = nil, true
	m := make(vars, len(c.vars)+1)
	maps.Copy(m, c.vars)
	if x.IsUnset() {
		delete(m, v)
	} else {
		m[v] = x
	}
	c.vars = m
}

func newVar(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
	vals, err := varSig.Bind(a)
	if err != nil {
		return rt.Unset, err
	}
	name, ok := rt.StrOf(vals[0])
	if !ok {
		return rt.Unset, rt.Errorf(&rt.TypeError, "context variable name must be a str")
	}
	v := rt.Alloc[contextVar](t)
	v.name, v.def = name, vals[1]
	return rt.FromObj(v), nil
}

var varSig = rt.NewSig("ContextVar", "name, /, *, default=?")

func varGet(a []rt.Value) (rt.Value, *rt.Exc) {
	v := rt.Cast[contextVar](a[0])
	if x, ok := Current().vars[v]; ok {
		return x, nil
	}
	switch {
	case !a[1].IsUnset():
		return a[1], nil
	case !v.def.IsUnset():
		return v.def, nil
	}
	return rt.Unset, rt.NewExc(&rt.LookupError, a[0])
}

func varSet(self, x rt.Value) (rt.Value, *rt.Exc) {
	v, c := rt.Cast[contextVar](self), Current()
	t := &token{Obj: rt.MakeObj(&tokenType), ctx: c, v: v, old: c.vars[v]}
	c.set(v, x)
	return rt.FromObj(t), nil
}

func varReset(self, tok rt.Value) (rt.Value, *rt.Exc) {
	v, t := rt.Cast[contextVar](self), rt.Exactly[token](tok, &tokenType)
	if t == nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "expected an instance of Token, got %s", repr(tok))
	}
	switch {
	case t.used:
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "%s has already been used once", repr(tok))
	case t.v != v:
		return rt.Unset, rt.Errorf(&rt.ValueError, "%s was created by a different ContextVar", repr(tok))
	case t.ctx != Current():
		return rt.Unset, rt.Errorf(&rt.ValueError, "%s was created in a different Context", repr(tok))
	}
	t.used = true
	t.ctx.set(v, t.old)
	return rt.None, nil
}

// repr is for messages: an object whose repr fails is named by its type.
func repr(v rt.Value) string {
	s, err := rt.Repr(v)
	if err != nil {
		return "<" + rt.TypeOf(v).Name + " object>"
	}
	return s
}

func address(v rt.Value) string { return fmt.Sprintf("0x%x", rt.ID(v)) }

func varRepr(self rt.Value) (rt.Value, *rt.Exc) {
	v := rt.Cast[contextVar](self)
	var b strings.Builder
	fmt.Fprintf(&b, "<ContextVar name='%s'", v.name)
	if !v.def.IsUnset() {
		s, err := rt.Repr(v.def)
		if err != nil {
			return rt.Unset, err
		}
		b.WriteString(" default=" + s)
	}
	b.WriteString(" at " + address(self) + ">")
	return rt.NewStr(b.String()), nil
}

func tokenRepr(self rt.Value) (rt.Value, *rt.Exc) {
	t := rt.Cast[token](self)
	used := ""
	if t.used {
		used = " used"
	}
	return rt.NewStr("<Token" + used + " var=" + repr(rt.FromObj(t.v)) + " at " + address(self) + ">"), nil
}

func contextRun(a []rt.Value) (rt.Value, *rt.Exc) {
	c := rt.Cast[Context](a[0])
	if a[1].IsUnset() {
		return rt.Unset, rt.Errorf(&rt.TypeError, "run() missing 1 required positional argument")
	}
	if err := c.Enter(); err != nil {
		return rt.Unset, err
	}
	defer c.Leave()
	return rt.CallEx(a[1], a[2], a[3])
}

func lookup(self, key rt.Value) (rt.Value, bool, *rt.Exc) {
	v := rt.As[contextVar](key, &varType)
	if v == nil {
		return rt.Unset, false, rt.Errorf(&rt.TypeError, "a ContextVar key was expected, got %s", repr(key))
	}
	x, ok := rt.Cast[Context](self).vars[v]
	return x, ok, nil
}

// list makes a list of what f gives for each variable.
func list(self rt.Value, f func(v, x rt.Value) rt.Value) rt.Value {
	var items []rt.Value
	for v, x := range rt.Cast[Context](self).vars {
		items = append(items, f(rt.FromObj(v), x))
	}
	return rt.NewList(items...)
}

func init() {
	rt.RegisterModule("contextvars", setUp)
}

func setUp(m *rt.Module) *rt.Exc {
	varType.New = newVar
	varType.Repr = varRepr
	varType.Methods = []rt.Def{
		{Name: "get", Sig: "default=?, /", FN: varGet},
		{Name: "set", F2: varSet},
		{Name: "reset", F2: varReset},
		rt.ClassGetItem,
	}
	tokenType.Methods = []rt.Def{rt.ClassGetItem}
	varType.GetSets = []rt.GetSet{{Name: "name", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.NewStr(rt.Cast[contextVar](self).name), nil }}}
	tokenType.Flags |= rt.NoInstantiate
	tokenType.Repr = tokenRepr
	tokenType.GetSets = []rt.GetSet{
		{Name: "var", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.FromObj(rt.Cast[token](self).v), nil }},
		{Name: "old_value", Get: func(self rt.Value) (rt.Value, *rt.Exc) {
			if old := rt.Cast[token](self).old; !old.IsUnset() {
				return old, nil
			}
			return missing, nil
		}},
	}
	missingType.Repr = func(rt.Value) (rt.Value, *rt.Exc) { return rt.NewStr("<Token.MISSING>"), nil }
	rt.Ready(&missingType)
	c := &contextType
	c.New = func(_ *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		if len(a.Pos)+len(a.Names) > 0 {
			return rt.Unset, rt.Errorf(&rt.TypeError, "Context() does not accept any arguments")
		}
		return rt.FromObj(&Context{Obj: rt.MakeObj(&contextType)}), nil
	}
	c.Len = func(self rt.Value) (int, *rt.Exc) { return len(rt.Cast[Context](self).vars), nil }
	c.GetItem = func(self, key rt.Value) (rt.Value, *rt.Exc) {
		x, ok, err := lookup(self, key)
		if err == nil && !ok {
			err = rt.NewExc(&rt.KeyError, key)
		}
		return x, err
	}
	c.Cmp = func(a, b rt.Value, op rt.CompareOp) (rt.Value, *rt.Exc) {
		x, y := Of(a), Of(b)
		if y == nil || op != rt.OpEq && op != rt.OpNe {
			return rt.NotImplemented, nil
		}
		same := len(x.vars) == len(y.vars)
		for v, p := range x.vars {
			q, ok := y.vars[v]
			if !same || !ok {
				same = false
				break
			}
			var err *rt.Exc
			if same, err = rt.IfEq(p, q); err != nil {
				return rt.Unset, err
			}
		}
		return rt.Bool(same == (op == rt.OpEq)), nil
	}
	c.Contains = func(self, key rt.Value) (bool, *rt.Exc) {
		_, ok, err := lookup(self, key)
		return ok, err
	}
	c.Iter = func(self rt.Value) (rt.Value, *rt.Exc) {
		return rt.Iter(list(self, func(v, _ rt.Value) rt.Value { return v }))
	}
	c.Methods = []rt.Def{
		{Name: "run", Sig: "callable=?, /, *args, **kwargs", FN: contextRun},
		{Name: "copy", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			return rt.FromObj(&Context{Obj: rt.MakeObj(&contextType), vars: rt.Cast[Context](self).vars}), nil
		}},
		{Name: "get", Sig: "key, default=None, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			x, ok, err := lookup(a[0], a[1])
			if err == nil && !ok {
				x = a[2]
			}
			return x, err
		}},
		{Name: "keys", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			return list(self, func(v, _ rt.Value) rt.Value { return v }), nil
		}},
		{Name: "values", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			return list(self, func(_, x rt.Value) rt.Value { return x }), nil
		}},
		{Name: "items", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			return list(self, func(v, x rt.Value) rt.Value { return rt.NewTuple(v, x) }), nil
		}},
	}
	m.Type(&contextType, &varType, &tokenType)
	tokenType.Set("MISSING", missing)
	m.Def(rt.Def{Name: "copy_context", F0: func() (rt.Value, *rt.Exc) { return new(Context).Init().Value(), nil }})
	return nil
}
