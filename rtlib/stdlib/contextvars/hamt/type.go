package hamt

import (
	"sync"

	rt "github.com/py2go/py2go/rtlib"
)

// Type is hamt, the type of a [Map].
var Type = rt.Type{Name: "hamt"}

// view is an iterator over a map's keys, values or items. Its length is the map's, however far it has come.
type view struct {
	rt.Obj
	of *Map
	it Iter
}

var (
	keysType   = rt.Type{Name: "keys"}
	valuesType = rt.Type{Name: "values"}
	itemsType  = rt.Type{Name: "items"}
)

func (m *Map) view(t *rt.Type) rt.Value {
	v := rt.Alloc[view](t)
	v.of, v.it = m, m.Iter()
	return rt.FromObj(v)
}

// Keys is an iterator over the keys.
func (m *Map) Keys() rt.Value { return m.view(&keysType) }

// Values is an iterator over the values.
func (m *Map) Values() rt.Value { return m.view(&valuesType) }

// Items is an iterator over tuples of key and value.
func (m *Map) Items() rt.Value { return m.view(&itemsType) }

// Ready makes the types ready for use by programs.
var Ready = sync.OnceFunc(func() {
	viewType(&keysType, func(key, _ rt.Value) rt.Value { return key })
	viewType(&valuesType, func(_, val rt.Value) rt.Value { return val })
	viewType(&itemsType, func(key, val rt.Value) rt.Value { return rt.NewTuple2(key, val) })
	mapType()
})

func viewType(t *rt.Type, show func(key, val rt.Value) rt.Value) {
	t.Flags = rt.NoInstantiate
	t.Len = func(self rt.Value) (int, *rt.Exc) { return rt.Cast[view](self).of.n, nil }
	t.Iter = func(self rt.Value) (rt.Value, *rt.Exc) { return self, nil }
	t.Next = func(self rt.Value) (rt.Value, *rt.Exc) {
		key, val, ok := rt.Cast[view](self).it.Next()
		if !ok {
			return rt.StopIter()
		}
		return show(key, val), nil
	}
	rt.Ready(t)
}

// find is Find for a key whose hash is yet to be asked for.
func find(self, key rt.Value) (rt.Value, bool, *rt.Exc) {
	hash, err := rt.Hash(key)
	if err != nil {
		return rt.Unset, false, err
	}
	return rt.Cast[Map](self).Find(key, hash)
}

func mapType() {
	t := &Type
	t.New = func(*rt.Type, *rt.Args) (rt.Value, *rt.Exc) { return rt.FromObj(New()), nil }
	t.Len = func(self rt.Value) (int, *rt.Exc) { return rt.Cast[Map](self).n, nil }
	t.GetItem = func(self, key rt.Value) (rt.Value, *rt.Exc) {
		x, ok, err := find(self, key)
		if err == nil && !ok {
			err = rt.NewExc(&rt.KeyError, key)
		}
		return x, err
	}
	t.Contains = func(self, key rt.Value) (bool, *rt.Exc) {
		_, ok, err := find(self, key)
		return ok, err
	}
	t.Iter = func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[Map](self).Keys(), nil }
	t.Cmp = func(a, b rt.Value, op rt.CompareOp) (rt.Value, *rt.Exc) {
		o := rt.Exactly[Map](b, &Type)
		if o == nil || op != rt.OpEq && op != rt.OpNe {
			return rt.NotImplemented, nil
		}
		same, err := rt.Cast[Map](a).Equal(o)
		return rt.Bool(same == (op == rt.OpEq)), err
	}
	t.Methods = []rt.Def{
		{Name: "set", Sig: "key, value, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			hash, err := rt.Hash(a[1])
			if err != nil {
				return rt.Unset, err
			}
			m, err := rt.Cast[Map](a[0]).Set(a[1], hash, a[2])
			return rt.FromObj(m), err
		}},
		{Name: "get", Sig: "key, default=None, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			x, ok, err := find(a[0], a[1])
			if err == nil && !ok {
				x = a[2]
			}
			return x, err
		}},
		{Name: "delete", F2: func(self, key rt.Value) (rt.Value, *rt.Exc) {
			hash, err := rt.Hash(key)
			if err != nil {
				return rt.Unset, err
			}
			m, err := rt.Cast[Map](self).Delete(key, hash)
			return rt.FromObj(m), err
		}},
		{Name: "keys", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[Map](self).Keys(), nil }},
		{Name: "values", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[Map](self).Values(), nil }},
		{Name: "items", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[Map](self).Items(), nil }},
	}
	rt.Ready(t)
}
