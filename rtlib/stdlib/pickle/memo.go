package pickle

import (
	"sort"

	rt "github.com/py2go/py2go/rtlib"
)

// memoProxy is the attribute memo of a Pickler or Unpickler.
type memoProxy struct {
	rt.Obj
	owner rt.Value
}

var (
	picklerMemoType   = rt.Type{Name: "PicklerMemoProxy", Module: "_pickle", Flags: rt.NoInstantiate}
	unpicklerMemoType = rt.Type{Name: "UnpicklerMemoProxy", Module: "_pickle", Flags: rt.NoInstantiate}
)

// memoDict is a pickler's memo as a dict: an object's id to its number and the object.
func (p *pickler) memoDict() (rt.Value, *rt.Exc) {
	d := rt.NewDict()
	for i, v := range p.memoized {
		n := rt.Int(int64(i))
		if err := rt.DictSet(d, rt.UintValue(rt.ID(v)), rt.NewTuple2(n, v)); err != nil {
			return rt.Unset, err
		}
	}
	return d, nil
}

func (p *pickler) setMemo(to rt.Value) *rt.Exc {
	if proxy := rt.Exactly[memoProxy](to, &picklerMemoType); proxy != nil {
		from := rt.Cast[pickler](proxy.owner)
		p.memo, p.memoized = map[memoKey]int{}, append([]rt.Value(nil), from.memoized...)
		for k, n := range from.memo {
			p.memo[k] = n
		}
		return nil
	}
	d := rt.AsDict(to)
	if d == nil {
		return rt.Errorf(&rt.TypeError, "'memo' attribute must be a PicklerMemoProxy object or dict, not %s", rt.TypeName(to))
	}
	memo, objects := map[memoKey]int{}, make([]rt.Value, d.Len())
	for pos := 0; ; {
		_, v, next, ok := d.Entry(pos)
		if !ok {
			break
		}
		pos = next
		pair := rt.As[rt.Tuple](v, &rt.TupleType)
		if pair == nil || len(pair.Items()) != 2 {
			return rt.Errorf(&rt.TypeError, "'memo' values must be 2-item tuples")
		}
		n, err := rt.IndexInt(pair.Items()[0])
		if err != nil {
			return err
		}
		memo[keyOf(pair.Items()[1])] = n
		if n >= 0 && n < len(objects) {
			objects[n] = pair.Items()[1]
		}
	}
	p.memo, p.memoized = memo, objects
	return nil
}

// memoDict is an unpickler's memo as a dict from numbers to objects.
func (u *unpickler) memoDict() (rt.Value, *rt.Exc) {
	keys := make([]int, 0, len(u.memo))
	for n := range u.memo {
		keys = append(keys, n)
	}
	sort.Ints(keys)
	d := rt.NewDict()
	for _, n := range keys {
		if err := rt.DictSet(d, rt.Int(int64(n)), u.memo[n]); err != nil {
			return rt.Unset, err
		}
	}
	return d, nil
}

func (u *unpickler) setMemo(to rt.Value) *rt.Exc {
	memo := map[int]rt.Value{}
	if proxy := rt.Exactly[memoProxy](to, &unpicklerMemoType); proxy != nil {
		for n, v := range rt.Cast[unpickler](proxy.owner).memo {
			memo[n] = v
		}
		u.memo = memo
		return nil
	}
	d := rt.AsDict(to)
	if d == nil {
		return rt.Errorf(&rt.TypeError, "'memo' attribute must be an UnpicklerMemoProxy object or dict, not %s", rt.TypeName(to))
	}
	for pos := 0; ; {
		k, v, next, ok := d.Entry(pos)
		if !ok {
			break
		}
		pos = next
		if !k.IsInt() {
			return rt.Errorf(&rt.TypeError, "memo key must be integers")
		}
		if k.AsInt() < 0 {
			return rt.Errorf(&rt.ValueError, "memo key must be positive integers.")
		}
		memo[int(k.AsInt())] = v
	}
	u.memo = memo
	return nil
}

func initMemo() {
	dict := func(v rt.Value) (rt.Value, *rt.Exc) {
		owner := rt.Cast[memoProxy](v).owner
		if rt.TypeOf(v) == &picklerMemoType {
			return rt.Cast[pickler](owner).memoDict()
		}
		return rt.Cast[unpickler](owner).memoDict()
	}
	for _, t := range []*rt.Type{&picklerMemoType, &unpicklerMemoType} {
		t.Methods = []rt.Def{
			{Name: "copy", F1: dict},
			{Name: "clear", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				owner := rt.Cast[memoProxy](v).owner
				if t == &picklerMemoType {
					p := rt.Cast[pickler](owner)
					p.memo, p.memoized = map[memoKey]int{}, nil
				} else {
					rt.Cast[unpickler](owner).memo = map[int]rt.Value{}
				}
				return rt.None, nil
			}},
			{Name: "__reduce__", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				d, err := dict(v)
				return rt.NewTuple2(rt.DictType.Value(), rt.NewTuple1(d)), err
			}},
		}
		rt.Ready(t)
	}
}
