// Package contextvars is Python's module contextvars.
//
// A [Context] holds a persistent map from variables to values: setting a variable replaces the map, copying the context shares it.
// Copies of the current context, as every asyncio task and callback has one, are one shared [Snapshot] until something in one of them
// could tell that it is shared.
package contextvars

import (
	"fmt"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/contextvars/hamt"
)

// Context is a Python Context object.
type Context struct {
	rt.Obj
	vars    *hamt.Map
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
	hash int64
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

// empty is what a context maps at first.
var empty = hamt.New()

func newContext(vars *hamt.Map) *Context { return &Context{Obj: rt.MakeObj(&contextType), vars: vars} }

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
	c := newContext(empty)
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
		c.snap = newContext(c.vars)
		c.snap.shared = true
	}
	return c.snap
}

// spare are contexts that Begin may use to stand for a snapshot, in a list by prev.
var spare *Context

// Begin enters c, or a context that stands for c if c is a snapshot. End, which must follow, leaves it.
func (c *Context) Begin() (*Context, *rt.Exc) {
	if !c.shared {
		return c, c.Enter()
	}
	s := spare
	if s == nil {
		s = newContext(nil)
	} else {
		spare = s.prev
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
	s.vars, s.snap = nil, nil
	s.prev, spare = spare, s
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
	return newContext(c.vars)
}

// find is the value of v; Unset if it has none. Variables are equal only to themselves, so nothing can fail.
func (c *Context) find(v *contextVar) rt.Value {
	x, _, _ := c.vars.Find(rt.FromObj(v), v.hash)
	return x
}

// set makes x the value of v; Unset takes it away.
func (c *Context) set(v *contextVar, x rt.Value) (err *rt.Exc) {
	c.snap, c.kept = nil, true
	if x.IsUnset() {
		c.vars, err = c.vars.Delete(rt.FromObj(v), v.hash)
	} else {
		c.vars, err = c.vars.Set(rt.FromObj(v), v.hash, x)
	}
	return err
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
	self := rt.FromObj(v)
	v.hash, err = rt.Hash(self)
	return self, err
}

var varSig = rt.NewSig("ContextVar", "name, /, *, default=?")

func varGet(a []rt.Value) (rt.Value, *rt.Exc) {
	v := rt.Cast[contextVar](a[0])
	if x := Current().find(v); !x.IsUnset() {
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
	t := &token{Obj: rt.MakeObj(&tokenType), ctx: c, v: v, old: c.find(v)}
	return rt.FromObj(t), c.set(v, x)
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
	return rt.None, t.ctx.set(v, t.old)
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

// lookup is the value of key, which must be a variable, in a context; Unset if it has none.
func lookup(self, key rt.Value) (rt.Value, *rt.Exc) {
	v := rt.As[contextVar](key, &varType)
	if v == nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "a ContextVar key was expected, got %s", repr(key))
	}
	return rt.Cast[Context](self).find(v), nil
}

func init() {
	rt.RegisterModule("contextvars", setUp)
}

func setUp(m *rt.Module) *rt.Exc {
	varType.New = newVar
	varType.Repr = varRepr
	varType.Methods = []rt.Def{
		rt.ClassGetItem,
		{Name: "get", Sig: "default=?, /", FN: varGet},
		{Name: "set", F2: varSet},
		{Name: "reset", F2: varReset},
		rt.ClassGetItem,
	}
	tokenType.Methods = []rt.Def{rt.ClassGetItem}
	varType.GetSets = []rt.GetSet{{Name: "name", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.NewStr(rt.Cast[contextVar](self).name), nil }}}
	tokenType.Flags |= rt.NoInstantiate
	tokenType.Repr = tokenRepr
	tokenType.Methods = []rt.Def{rt.ClassGetItem}
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
	hamt.Ready()
	c := &contextType
	c.New = func(_ *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		if len(a.Pos)+len(a.Names) > 0 {
			return rt.Unset, rt.Errorf(&rt.TypeError, "Context() does not accept any arguments")
		}
		return newContext(empty).Value(), nil
	}
	c.Len = func(self rt.Value) (int, *rt.Exc) { return rt.Cast[Context](self).vars.Len(), nil }
	c.GetItem = func(self, key rt.Value) (rt.Value, *rt.Exc) {
		x, err := lookup(self, key)
		if err == nil && x.IsUnset() {
			err = rt.NewExc(&rt.KeyError, key)
		}
		return x, err
	}
	c.Cmp = func(a, b rt.Value, op rt.CompareOp) (rt.Value, *rt.Exc) {
		x, y := Of(a), Of(b)
		if y == nil || op != rt.OpEq && op != rt.OpNe {
			return rt.NotImplemented, nil
		}
		same, err := x.vars.Equal(y.vars)
		return rt.Bool(same == (op == rt.OpEq)), err
	}
	c.Contains = func(self, key rt.Value) (bool, *rt.Exc) {
		x, err := lookup(self, key)
		return !x.IsUnset(), err
	}
	c.Iter = func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[Context](self).vars.Keys(), nil }
	c.Methods = []rt.Def{
		{Name: "run", Sig: "callable=?, /, *args, **kwargs", FN: contextRun},
		{Name: "copy", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return newContext(rt.Cast[Context](self).vars).Value(), nil }},
		{Name: "get", Sig: "key, default=None, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			x, err := lookup(a[0], a[1])
			if err == nil && x.IsUnset() {
				x = a[2]
			}
			return x, err
		}},
		{Name: "keys", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[Context](self).vars.Keys(), nil }},
		{Name: "values", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[Context](self).vars.Values(), nil }},
		{Name: "items", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[Context](self).vars.Items(), nil }},
	}
	m.Type(&contextType, &varType, &tokenType)
	tokenType.Set("MISSING", missing)
	m.Def(rt.Def{Name: "copy_context", F0: func() (rt.Value, *rt.Exc) { return new(Context).Init().Value(), nil }})
	return nil
}
