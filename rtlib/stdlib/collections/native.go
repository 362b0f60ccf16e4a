// Package collections is Python's collections module. The containers themselves (deque, defaultdict, OrderedDict) are here in Go, as
// the module _collections; what builds on them is collections.py, translated.
package collections

import (
	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections/abc"
	_ "github.com/py2go/py2go/rtlib/stdlib/itertools"
	_ "github.com/py2go/py2go/rtlib/stdlib/keyword"
	_ "github.com/py2go/py2go/rtlib/stdlib/operator"
)

//go:generate go run ../mkpython.go collections/=collections.py

func init() {
	rt.RegisterModule("_collections", func(m *rt.Module) *rt.Exc {
		for _, t := range []*rt.Type{&dequeType, &defaultDictType, &orderedDictType, &getterType} {
			m.Set(t.Name, t.Value())
		}
		m.Def(
			rt.Def{Name: "_count_elements", Sig: "mapping, iterable, /", F2: countElements},
			rt.Def{Name: "_namedtuple_new", Sig: "typename, fields, defaults, /", F3: namedtupleNew},
		)
		return nil
	})
	Register()
}

// sameItem is how containers compare items: identity first.
func sameItem(a, b rt.Value) (bool, *rt.Exc) {
	if rt.Is(a, b) {
		return true, nil
	}
	return rt.IfEq(a, b)
}

// countElements adds to a Counter how often each item occurs.
func countElements(mapping, iterable rt.Value) (rt.Value, *rt.Exc) {
	t := rt.TypeOf(mapping)
	if d := rt.AsDict(mapping); d != nil && t.Lookup("get") == rt.DictType.Lookup("get") &&
		t.Lookup("__setitem__") == rt.DictType.Lookup("__setitem__") {
		return rt.None, rt.IterAll(iterable, func(x rt.Value) *rt.Exc {
			n, err := d.Get(x)
			if err != nil {
				return err
			}
			if n.IsUnset() {
				n = rt.Int(0)
			}
			if n, err = rt.Add(n, rt.Int(1)); err != nil {
				return err
			}
			return d.Set(x, n)
		})
	}
	get, err := rt.GetAttrName(mapping, "get")
	if err != nil {
		return rt.Unset, err
	}
	return rt.None, rt.IterAll(iterable, func(x rt.Value) *rt.Exc {
		n, err := rt.Call2(get, x, rt.Int(0))
		if err == nil {
			n, err = rt.Add(n, rt.Int(1))
		}
		if err != nil {
			return err
		}
		return rt.SetItem(mapping, x, n)
	})
}
