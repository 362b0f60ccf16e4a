// Package functools is Python's functools module. What decorators call at run time (partial, lru_cache, cmp_to_key, reduce) is here in
// Go, as the module _functools; the decorators themselves are functools.py, translated.
package functools

import (
	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/abc"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go functools=functools.py

func init() {
	rt.RegisterModule("_functools", func(m *rt.Module) *rt.Exc {
		m.Set("partial", partialType.Value())
		m.Set("_lru_cache_wrapper", cacheType.Value())
		m.Def(
			rt.Def{Name: "reduce", Sig: "function, iterable, initial=?, /", FN: reduce},
			rt.Def{Name: "cmp_to_key", Sig: "mycmp", FN: cmpToKey},
		)
		return nil
	})
	Register()
}

func reduce(a []rt.Value) (rt.Value, *rt.Exc) {
	if rt.TypeOf(a[1]).Iter == nil && rt.TypeOf(a[1]).GetItem == nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "reduce() arg 2 must support iteration")
	}
	it, err := rt.Iter(a[1])
	if err != nil {
		return rt.Unset, err
	}
	total := a[2]
	for {
		x, err := rt.Next(it)
		if err != nil {
			if !rt.Stopped(err) {
				return rt.Unset, err
			}
			break
		}
		if total.IsUnset() {
			total = x
		} else if total, err = rt.Call2(a[0], total, x); err != nil {
			return rt.Unset, err
		}
	}
	if total.IsUnset() {
		return rt.Unset, rt.Errorf(&rt.TypeError, "reduce() of empty iterable with no initial value")
	}
	return total, nil
}

// key wraps an object so that it compares by a function; keyMaker is what cmp_to_key returns, a key without object.
type key struct {
	rt.Obj
	cmp, x rt.Value
}

var keyType = rt.Type{Name: "KeyWrapper", Module: "functools"}

func cmpToKey(a []rt.Value) (rt.Value, *rt.Exc) {
	o := rt.Alloc[key](&keyType)
	o.cmp = a[0]
	return rt.FromObj(o), nil
}

var keySig = rt.NewSig("K", "obj")

func init() {
	keyType.Call = func(self rt.Value, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := keySig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		o := rt.Alloc[key](&keyType)
		o.cmp, o.x = rt.Cast[key](self).cmp, args[0]
		return rt.FromObj(o), nil
	}
	keyType.Cmp = func(a, b rt.Value, op rt.CompareOp) (rt.Value, *rt.Exc) {
		x, y := rt.Cast[key](a), rt.Exactly[key](b, &keyType)
		if y == nil {
			return rt.Unset, rt.Errorf(&rt.TypeError, "other argument must be K instance")
		}
		if x.x.IsUnset() || y.x.IsUnset() {
			return rt.Unset, rt.Errorf(&rt.AttributeError, "object")
		}
		v, err := rt.Call2(x.cmp, x.x, y.x)
		if err != nil {
			return rt.Unset, err
		}
		return rt.Compare(v, rt.Int(0), op)
	}
	keyType.GetSets = []rt.GetSet{{
		Name: "obj",
		Get: func(self rt.Value) (rt.Value, *rt.Exc) {
			if x := rt.Cast[key](self).x; !x.IsUnset() {
				return x, nil
			}
			return rt.None, nil
		},
		Set: func(self, v rt.Value) *rt.Exc { rt.Cast[key](self).x = v; return nil },
	}}
	rt.Ready(&keyType)
}
