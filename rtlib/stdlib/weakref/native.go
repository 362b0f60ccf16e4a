// Package weakref is Python's weakref module. References are here, as the module _weakref, over Go's weak pointers: an object is gone
// once Go's collector has found it unreachable, which may be later than in CPython, where the last reference decides. Collections
// and finalizers are weakref.py, translated.
package weakref

import (
	"fmt"
	"runtime"
	"weak"

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/atexit"
	_ "github.com/py2go/py2go/rtlib/stdlib/itertools"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go weakref=weakref.py

// ref is a weak reference.
type ref struct {
	rt.Obj
	to       weak.Pointer[rt.Obj]
	callback rt.Value
	hash     int64
	hashed   bool
}

var refType = rt.Type{Name: "ReferenceType", Module: "weakref", Flags: rt.BaseType}

// target is the object; Unset if it is gone.
func (r *ref) target() rt.Value {
	if o := r.to.Value(); o != nil {
		return o.Value()
	}
	return rt.Unset
}

func newRef(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
	if len(a.Pos) < 1 || len(a.Pos) > 2 && t == &refType {
		return rt.Unset, rt.Errorf(&rt.TypeError, "__new__ expected at least 1 argument, got %d", len(a.Pos))
	}
	o := a.Pos[0]
	if !rt.TypeOf(o).Referable() {
		return rt.Unset, rt.Errorf(&rt.TypeError, "cannot create weak reference to '%s' object", rt.TypeName(o))
	}
	r := rt.Alloc[ref](t)
	r.to, r.callback = weak.Make(rt.Cast[rt.Obj](o)), rt.None
	if len(a.Pos) > 1 && !a.Pos[1].IsNone() {
		r.callback = a.Pos[1]
		self := weak.Make(r)
		runtime.AddCleanup(rt.Cast[rt.Obj](o), func(self weak.Pointer[ref]) {
			rt.PostFinalizer(func() { notify(self.Value()) })
		}, self)
	}
	return rt.FromObj(r), nil
}

// notify calls the callback of a reference whose object is gone, if there is still such a reference.
func notify(r *ref) {
	if r == nil || r.callback.IsNone() {
		return
	}
	f := r.callback
	r.callback = rt.None
	if _, err := rt.Call1(f, rt.FromObj(r)); err != nil {
		rt.Unraisable(err, "Exception ignored in", f)
	}
}

func orNone(v rt.Value) rt.Value {
	if v.IsUnset() {
		return rt.None
	}
	return v
}

func init() {
	t := &refType
	t.New = newRef
	t.Init = func(rt.Value, *rt.Args) *rt.Exc { return nil }
	t.Call = func(v rt.Value, a *rt.Args) (rt.Value, *rt.Exc) {
		if len(a.Pos)+len(a.Names) > 0 {
			return rt.Unset, rt.Errorf(&rt.TypeError, "weakref expected 0 arguments, got %d", len(a.Pos))
		}
		return orNone(rt.Cast[ref](v).target()), nil
	}
	t.Hash = func(v rt.Value) (int64, *rt.Exc) {
		r := rt.Cast[ref](v)
		if !r.hashed {
			o := r.target()
			if o.IsUnset() {
				return 0, rt.Errorf(&rt.TypeError, "weak object has gone away")
			}
			h, err := rt.Hash(o)
			if err != nil {
				return 0, err
			}
			r.hash, r.hashed = h, true
		}
		return r.hash, nil
	}
	t.Cmp = func(a, b rt.Value, op rt.CompareOp) (rt.Value, *rt.Exc) {
		y := rt.As[ref](b, t)
		if y == nil || op != rt.OpEq && op != rt.OpNe {
			return rt.NotImplemented, nil
		}
		p, q := rt.Cast[ref](a).target(), y.target()
		if p.IsUnset() || q.IsUnset() {
			return rt.Bool((a == b) == (op == rt.OpEq)), nil
		}
		return rt.Compare(p, q, op)
	}
	t.Repr = func(v rt.Value) (rt.Value, *rt.Exc) {
		o := rt.Cast[ref](v).target()
		if o.IsUnset() {
			return rt.NewStr(fmt.Sprintf("<weakref at %#x; dead>", rt.ID(v))), nil
		}
		return rt.NewStr(fmt.Sprintf("<weakref at %#x; to '%s' at %#x>", rt.ID(v), rt.TypeName(o), rt.ID(o))), nil
	}
	t.GetSets = []rt.GetSet{{Name: "__callback__", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[ref](v).callback, nil }}}
	t.Methods = []rt.Def{rt.ClassGetItem}
	rt.Ready(t)
	Register()
	rt.RegisterModule("_weakref", func(m *rt.Module) *rt.Exc {
		m.Set("ref", t.Value())
		return nil
	})
}
