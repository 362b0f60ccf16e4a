package collections

import rt "github.com/py2go/py2go/rtlib"

// defaultDict is a dict that makes values for absent keys.
type defaultDict struct {
	rt.Dict
	factory rt.Value
}

// orderedDict is a dict whose order counts, and can be changed.
type orderedDict struct{ rt.Dict }

var (
	defaultDictType = rt.Type{Name: "defaultdict", Module: "collections", Base: &rt.DictType, Flags: rt.BaseType | rt.Mapping}
	orderedDictType = rt.Type{Name: "OrderedDict", Module: "collections", Base: &rt.DictType, Flags: rt.BaseType | rt.Mapping}
)

// plain is a dict with the same entries.
func plain(v rt.Value) (rt.Value, *rt.Exc) {
	d := rt.NewDict()
	return d, rt.DictUpdate(d, v)
}

func initDefaultDict() {
	t := &defaultDictType
	t.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		d := rt.Alloc[defaultDict](t)
		d.factory = rt.None
		return rt.FromObj(d), nil
	}
	t.Init = func(self rt.Value, a *rt.Args) *rt.Exc {
		d := rt.Cast[defaultDict](self)
		rest := *a
		d.factory = rt.None
		if len(a.Pos) > 0 {
			if !a.Pos[0].IsNone() && !rt.Callable(a.Pos[0]) {
				return rt.Errorf(&rt.TypeError, "first argument must be callable or None")
			}
			d.factory = a.Pos[0]
			rest.Pos = a.Pos[1:]
		}
		return rt.DictType.Init(self, &rest)
	}
	t.Repr = func(self rt.Value) (rt.Value, *rt.Exc) {
		d := rt.Cast[defaultDict](self)
		copied, err := plain(self)
		if err != nil {
			return rt.Unset, err
		}
		factory := "..."
		if rt.ReprEnter(self) {
			defer rt.ReprLeave()
			if factory, err = rt.Repr(d.factory); err != nil {
				return rt.Unset, err
			}
		}
		s, err := rt.Repr(copied)
		return rt.NewStr(rt.TypeOf(self).Name + "(" + factory + ", " + s + ")"), err
	}
	copyOf := func(self rt.Value) (rt.Value, *rt.Exc) {
		return rt.Call2(rt.TypeOf(self).Value(), rt.Cast[defaultDict](self).factory, self)
	}
	t.Binary[rt.OpOr] = func(a, b rt.Value) (rt.Value, *rt.Exc) {
		self, other := a, b
		if rt.As[defaultDict](a, t) == nil {
			self, other = b, a
		}
		if rt.AsDict(other) == nil {
			return rt.NotImplemented, nil
		}
		out, err := rt.Call2(rt.TypeOf(self).Value(), rt.Cast[defaultDict](self).factory, a)
		if err == nil {
			err = rt.DictUpdate(out, b)
		}
		return out, err
	}
	t.Methods = []rt.Def{
		{Name: "__missing__", Sig: "key, /", F2: func(self, k rt.Value) (rt.Value, *rt.Exc) {
			d := rt.Cast[defaultDict](self)
			if d.factory.IsNone() {
				return rt.Unset, rt.NewExc(&rt.KeyError, k)
			}
			v, err := rt.Call0(d.factory)
			if err != nil {
				return rt.Unset, err
			}
			if rt.TypeOf(self) == t {
				return v, d.Set(k, v)
			}
			return v, rt.SetItem(self, k, v)
		}},
		{Name: "copy", F1: copyOf},
		{Name: "__copy__", F1: copyOf},
		{Name: "__reduce__", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			items, err := callMethod(self, "items")
			if err == nil {
				items, err = rt.Iter(items)
			}
			args := rt.NewTuple()
			if f := rt.Cast[defaultDict](self).factory; !f.IsNone() {
				args = rt.NewTuple1(f)
			}
			return rt.NewTuple(rt.TypeOf(self).Value(), args, rt.None, rt.None, items), err
		}},
		rt.ClassGetItem,
	}
	t.GetSets = []rt.GetSet{{
		Name: "default_factory",
		Get:  func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[defaultDict](self).factory, nil },
		Set:  func(self, v rt.Value) *rt.Exc { rt.Cast[defaultDict](self).factory = v; return nil },
	}}
	rt.Ready(t)
}

func callMethod(self rt.Value, name string, args ...rt.Value) (rt.Value, *rt.Exc) {
	f, err := rt.GetAttrName(self, name)
	if err != nil {
		return rt.Unset, err
	}
	return rt.Call(f, args...)
}

// update sets the pairs of a mapping or an iterable of pairs, then keywords, by way of the class's own __setitem__.
func (d *orderedDict) update(self rt.Value, a *rt.Args, name string) *rt.Exc {
	if len(a.Pos) > 1 {
		return rt.Errorf(&rt.TypeError, "%sexpected at most 1 arguments, got %d", name, len(a.Pos))
	}
	set := func(k, v rt.Value) *rt.Exc { return rt.SetItem(self, k, v) }
	if rt.TypeOf(self).Lookup("__setitem__") == orderedDictType.Lookup("__setitem__") {
		set = d.Set
	}
	if len(a.Pos) == 1 {
		src := rt.NewDict()
		if err := updateFrom(src, a.Pos[0]); err != nil {
			return err
		}
		s := rt.AsDict(src)
		for pos := 0; ; {
			k, v, next, ok := s.Entry(pos)
			if !ok {
				break
			}
			if err := set(k, v); err != nil {
				return err
			}
			pos = next
		}
	}
	for i, n := range a.Names {
		if err := set(rt.NewStr(n), a.Vals[i]); err != nil {
			return err
		}
	}
	return nil
}

// updateFrom is dict.update.
func updateFrom(d, src rt.Value) *rt.Exc {
	_, err := rt.Call2(rt.DictType.Lookup("update"), d, src)
	return err
}

// popItem removes the last entry, or the first.
func (d *orderedDict) popItem(last bool) (rt.Value, *rt.Exc) {
	if d.Len() == 0 {
		return rt.Unset, rt.NewExc(&rt.KeyError, rt.NewStr("dictionary is empty"))
	}
	var k, v rt.Value
	if last {
		k, v = d.Last()
	} else {
		k, v, _, _ = d.Entry(0)
	}
	_, err := d.Remove(k)
	return rt.NewTuple2(k, v), err
}

// moveToEnd makes the entry of k the last, or the first: then all others are entered anew behind it.
func (d *orderedDict) moveToEnd(k rt.Value, last bool) *rt.Exc {
	v, err := d.Get(k)
	if err != nil {
		return err
	}
	if v.IsUnset() {
		return rt.NewExc(&rt.KeyError, k)
	}
	if _, err = d.Remove(k); err != nil {
		return err
	}
	if last {
		return d.Set(k, v)
	}
	keys, vals := []rt.Value{k}, []rt.Value{v}
	for pos := 0; ; {
		k, v, next, ok := d.Entry(pos)
		if !ok {
			break
		}
		keys, vals = append(keys, k), append(vals, v)
		pos = next
	}
	d.Clear()
	for i := range keys {
		if err := d.Set(keys[i], vals[i]); err != nil {
			return err
		}
	}
	return nil
}

// equalInOrder compares with another OrderedDict entry by entry.
func (d *orderedDict) equalInOrder(o *orderedDict) (bool, *rt.Exc) {
	if d.Len() != o.Len() {
		return false, nil
	}
	for p, q := 0, 0; ; {
		k, _, next, ok := d.Entry(p)
		l, _, next2, ok2 := o.Entry(q)
		if !ok || !ok2 {
			return true, nil
		}
		if eq, err := sameItem(k, l); !eq || err != nil {
			return false, err
		}
		p, q = next, next2
	}
}

func initOrderedDict() {
	t := &orderedDictType
	t.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) { return rt.FromObj(rt.Alloc[orderedDict](t)), nil }
	t.Init = func(self rt.Value, a *rt.Args) *rt.Exc { return rt.Cast[orderedDict](self).update(self, a, "") }
	t.Repr = func(self rt.Value) (rt.Value, *rt.Exc) {
		name := rt.TypeOf(self).Name
		if rt.AsDict(self).Len() == 0 {
			return rt.NewStr(name + "()"), nil
		}
		if !rt.ReprEnter(self) {
			return rt.NewStr("..."), nil
		}
		defer rt.ReprLeave()
		copied, err := plain(self)
		if err != nil {
			return rt.Unset, err
		}
		s, err := rt.Repr(copied)
		return rt.NewStr(name + "(" + s + ")"), err
	}
	t.Cmp = func(a, b rt.Value, op rt.CompareOp) (rt.Value, *rt.Exc) {
		v, err := rt.DictType.Cmp(a, b, op)
		if err != nil || op != rt.OpEq && op != rt.OpNe || rt.Is(v, rt.NotImplemented) {
			return v, err
		}
		other := rt.As[orderedDict](b, t)
		if other == nil || rt.Is(v, rt.Bool(op == rt.OpNe)) {
			return v, nil
		}
		eq, err := rt.Cast[orderedDict](a).equalInOrder(other)
		return rt.Bool(eq == (op == rt.OpEq)), err
	}
	t.Binary[rt.OpOr] = func(a, b rt.Value) (rt.Value, *rt.Exc) {
		self := a
		if rt.As[orderedDict](a, t) == nil {
			self = b
		}
		if rt.AsDict(a) == nil || rt.AsDict(b) == nil {
			return rt.NotImplemented, nil
		}
		out, err := rt.Call1(rt.TypeOf(self).Value(), a)
		if err == nil {
			err = updateFrom(out, b)
		}
		return out, err
	}
	copyOf := func(self rt.Value) (rt.Value, *rt.Exc) {
		out, err := rt.Call0(rt.TypeOf(self).Value())
		if err != nil {
			return rt.Unset, err
		}
		o := rt.As[orderedDict](out, t)
		if o == nil {
			return out, updateFrom(out, self)
		}
		return out, o.update(out, &rt.Args{Pos: []rt.Value{self}}, "")
	}
	t.Methods = []rt.Def{
		{Name: "popitem", Sig: "last=True", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			last, err := rt.Truth(a[1])
			if err != nil {
				return rt.Unset, err
			}
			return rt.Cast[orderedDict](a[0]).popItem(last)
		}},
		{Name: "move_to_end", Sig: "key, last=True", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			last, err := rt.Truth(a[2])
			if err != nil {
				return rt.Unset, err
			}
			return rt.None, rt.Cast[orderedDict](a[0]).moveToEnd(a[1], last)
		}},
		{Name: "update", Sig: "*args, **kwds", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			args := &rt.Args{Pos: rt.Cast[rt.Tuple](a[1]).Items()}
			d := rt.AsDict(a[2])
			for pos := 0; ; {
				k, v, next, ok := d.Entry(pos)
				if !ok {
					break
				}
				name, _ := rt.StrOf(k)
				args.Names, args.Vals = append(args.Names, name), append(args.Vals, v)
				pos = next
			}
			return rt.None, rt.Cast[orderedDict](a[0]).update(a[0], args, "update() takes at most 1 positional argument, ")
		}},
		{Name: "copy", F1: copyOf},
		{Name: "__copy__", F1: copyOf},
		{Name: "__reduce__", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			items, err := callMethod(self, "items")
			if err == nil {
				items, err = rt.Iter(items)
			}
			return rt.NewTuple(rt.TypeOf(self).Value(), rt.NewTuple(), rt.None, rt.None, items), err
		}},
	}
	rt.Ready(t)
}

func init() {
	initDefaultDict()
	initOrderedDict()
}
