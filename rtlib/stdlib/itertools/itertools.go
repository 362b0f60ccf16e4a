// Package itertools is Python's itertools module: iterators that combine and filter others, each computing its items as they are asked
// for. Iterators over one argument are in filter.go, those that repeat or join in chain.go, combinatorial ones in combine.go, and
// those that share what they have read (groupby, tee) in group.go.
package itertools

import rt "github.com/py2go/py2go/rtlib"

func init() {
	rt.RegisterModule("itertools", func(m *rt.Module) *rt.Exc {
		for _, t := range types {
			m.Set(t.Name, t.Value())
		}
		m.Def(rt.Def{Name: "tee", Sig: "iterable, n=2, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return tee(a[0], a[1]) }})
		return nil
	})
}

// types are the classes of the module.
var types []*rt.Type

// class fills t, whose instances are iterators of layout T.
func class[T any](t *rt.Type, construct func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc), next func(self *T) (rt.Value, *rt.Exc)) {
	t.Module = "itertools"
	t.Flags |= rt.BaseType
	t.New = construct
	t.Iter = func(self rt.Value) (rt.Value, *rt.Exc) { return self, nil }
	t.Next = func(self rt.Value) (rt.Value, *rt.Exc) { return next(rt.Cast[T](self)) }
	rt.Ready(t)
	types = append(types, t)
}

// iterators are iter() of each value.
func iterators(values []rt.Value) ([]rt.Value, *rt.Exc) {
	its := make([]rt.Value, len(values))
	for i, v := range values {
		it, err := rt.Iter(v)
		if err != nil {
			return nil, err
		}
		its[i] = it
	}
	return its, nil
}

// items are the items of a tuple.
func items(tuple rt.Value) []rt.Value { return rt.Cast[rt.Tuple](tuple).Items() }

// passes tells whether a predicate, or truth itself where that is None, accepts x.
func passes(predicate, x rt.Value) (bool, *rt.Exc) {
	if predicate.IsNone() {
		return rt.Truth(x)
	}
	v, err := rt.Call1(predicate, x)
	if err != nil {
		return false, err
	}
	return rt.Truth(v)
}
