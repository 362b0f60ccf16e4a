package rt

import "math"

// This file is the builtin iterator classes: enumerate, zip, map, filter, reversed, and iter's callable_iterator.

// The builtin iterator classes.
var (
	EnumerateType    = Type{Name: "enumerate", Flags: BaseType}
	ZipType          = Type{Name: "zip", Flags: BaseType}
	MapType          = Type{Name: "map", Flags: BaseType}
	FilterType       = Type{Name: "filter", Flags: BaseType}
	ReversedType     = Type{Name: "reversed", Flags: BaseType}
	callableIterType = Type{Name: "callable_iterator"}
)

type enumerateIter struct {
	Obj
	it, count Value
}

type zipIter struct {
	Obj
	its    []Value
	strict bool
}

type mapIter struct {
	Obj
	f   Value
	its []Value
}

type filterIter struct {
	Obj
	f, it Value
}

// reversedIter walks an object with __len__ and __getitem__ backwards.
type reversedIter struct {
	Obj
	seq Value // Unset when exhausted
	i   int
}

type callableIter struct {
	Obj
	f, sentinel Value // f is Unset when exhausted
}

func (e *enumerateIter) next() (Value, *Exc) {
	n, v, err := e.pair()
	if err != nil {
		return Unset, err
	}
	return NewTuple2(n, v), nil
}

func (e *enumerateIter) pair() (n, v Value, err *Exc) {
	if v, err = Next(e.it); err != nil {
		return Unset, Unset, err
	}
	n = e.count
	if n.IsInt() && n.AsInt() != math.MaxInt64 {
		e.count = Int(n.AsInt() + 1)
	} else if e.count, err = Add(n, Int(1)); err != nil {
		return Unset, Unset, err
	}
	return n, v, nil
}

// pair is the next item of a zip of two that is not strict.
func (z *zipIter) pair() (a, b Value, err *Exc) {
	if a, err = Next(z.its[0]); err != nil {
		return Unset, Unset, err
	}
	if b, err = Next(z.its[1]); err != nil {
		return Unset, Unset, err
	}
	return a, b, nil
}

func (z *zipIter) next() (Value, *Exc) {
	if len(z.its) == 0 {
		return StopIter()
	}
	if len(z.its) == 2 && !z.strict {
		a, b, err := z.pair()
		if err != nil {
			return Unset, err
		}
		return NewTuple2(a, b), nil
	}
	items := make([]Value, len(z.its))
	for i, it := range z.its {
		v, err := Next(it)
		if err != nil {
			if z.strict && Stopped(err) {
				if i > 0 {
					return Unset, unevenZip(i, "shorter")
				}
				err = z.othersStopped(err)
			}
			return Unset, err
		}
		items[i] = v
	}
	return TupleFrom(items), nil
}

// othersStopped checks that all iterators are exhausted now that the first one is.
func (z *zipIter) othersStopped(stop *Exc) *Exc {
	for i, it := range z.its[1:] {
		if _, err := Next(it); err == nil {
			return unevenZip(i+1, "longer")
		} else if !Stopped(err) {
			return err
		}
	}
	return stop
}

func unevenZip(i int, how string) *Exc {
	if i == 1 {
		return Errorf(&ValueError, "zip() argument 2 is %s than argument 1", how)
	}
	return Errorf(&ValueError, "zip() argument %d is %s than arguments 1-%d", i+1, how, i)
}

func (m *mapIter) next() (Value, *Exc) {
	switch len(m.its) {
	case 1:
		v, err := Next(m.its[0])
		if err != nil {
			return Unset, err
		}
		return Call1(m.f, v)
	case 2:
		v, err := Next(m.its[0])
		if err != nil {
			return Unset, err
		}
		w, err := Next(m.its[1])
		if err != nil {
			return Unset, err
		}
		return Call2(m.f, v, w)
	}
	items := make([]Value, len(m.its))
	for i, it := range m.its {
		v, err := Next(it)
		if err != nil {
			return Unset, err
		}
		items[i] = v
	}
	return Call(m.f, items...)
}

func (f *filterIter) next() (Value, *Exc) {
	for {
		v, err := Next(f.it)
		if err != nil {
			return Unset, err
		}
		test := v
		if !f.f.IsNone() && f.f != BoolType.Value() {
			if test, err = Call1(f.f, v); err != nil {
				return Unset, err
			}
		}
		if ok, err := Truth(test); err != nil {
			return Unset, err
		} else if ok {
			return v, nil
		}
	}
}

func (r *reversedIter) next() (Value, *Exc) {
	if r.seq.IsUnset() {
		return StopIter()
	}
	if r.i >= 0 {
		v, err := GetItem(r.seq, Int(int64(r.i)))
		if err == nil {
			r.i--
			return v, nil
		}
		if !Stopped(err) && !err.typ.IsSubtype(&IndexError) {
			return Unset, err
		}
	}
	r.seq = Unset
	return StopIter()
}

func (c *callableIter) next() (Value, *Exc) {
	if c.f.IsUnset() {
		return StopIter()
	}
	v, err := Call0(c.f)
	if err != nil {
		if Stopped(err) {
			c.f = Unset
			return StopIter()
		}
		return Unset, err
	}
	if c.f.IsUnset() {
		return StopIter()
	}
	if eq, err := equal(c.sentinel, v); err != nil {
		return Unset, err
	} else if eq {
		c.f = Unset
		return StopIter()
	}
	return v, nil
}

// iterators are the iterators of all arguments.
func iterators(args []Value) ([]Value, *Exc) {
	its := make([]Value, len(args))
	for i, a := range args {
		var err *Exc
		if its[i], err = Iter(a); err != nil {
			return nil, err
		}
	}
	return its, nil
}

func newReversed(t *Type, v Value) (Value, *Exc) {
	if f := TypeOf(v).lookup("__reversed__"); !f.IsUnset() {
		if f.IsNone() {
			return Unset, Errorf(&TypeError, "'%s' object is not reversible", TypeName(v))
		}
		return Call1(f, v)
	}
	vt := TypeOf(v)
	if vt.GetItem == nil || vt.Len == nil || vt.IsSubtype(&DictType) {
		return Unset, Errorf(&TypeError, "'%s' object is not reversible", TypeName(v))
	}
	n, err := Len(v)
	if err != nil {
		return Unset, err
	}
	r := alloc[reversedIter](t)
	r.seq, r.i = v, n-1
	return FromObj(r), nil
}

func newEnumerate(t *Type, a *Args) (Value, *Exc) {
	iterable, start := Unset, Int(0)
	if len(a.Pos) > 2 || len(a.Pos)+len(a.Names) > 2 {
		return Unset, Errorf(&TypeError, "enumerate() takes at most 2 arguments (%d given)", len(a.Pos)+len(a.Names))
	}
	if len(a.Pos) > 0 {
		iterable = a.Pos[0]
	}
	if len(a.Pos) > 1 {
		start = a.Pos[1]
	}
	for i, name := range a.Names {
		switch {
		case name == "iterable" && iterable.IsUnset():
			iterable = a.Vals[i]
		case name == "start" && len(a.Pos) < 2:
			start = a.Vals[i]
		case t == &EnumerateType:
			return Unset, Errorf(&TypeError, "'%s' is an invalid keyword argument for enumerate()", name)
		case iterable.IsUnset():
			return Unset, Errorf(&TypeError, "enumerate() missing required argument 'iterable' (pos 1)")
		default:
			return Unset, Errorf(&TypeError, "enumerate() got an unexpected keyword argument '%s'", name)
		}
	}
	if iterable.IsUnset() {
		if t != &EnumerateType {
			return Unset, Errorf(&TypeError, "enumerate() missing required argument 'iterable' (pos 1)")
		}
		return Unset, Errorf(&TypeError, "enumerate() missing required argument 'iterable'")
	}
	return enumerate(t, iterable, start)
}

func enumerate(t *Type, iterable, start Value) (Value, *Exc) {
	n, err := IndexValue(start)
	if err != nil {
		return Unset, err
	}
	it, err := Iter(iterable)
	if err != nil {
		return Unset, err
	}
	e := alloc[enumerateIter](t)
	e.it, e.count = it, n
	return FromObj(e), nil
}

func newZip(t *Type, a *Args) (Value, *Exc) {
	strict := false
	for i, name := range a.Names {
		if name != "strict" {
			return Unset, unexpectedKeyword("zip", name, []string{"strict"})
		}
		var err *Exc
		if strict, err = Truth(a.Vals[i]); err != nil {
			return Unset, err
		}
	}
	its, err := iterators(a.Pos)
	if err != nil {
		return Unset, err
	}
	z := alloc[zipIter](t)
	z.its, z.strict = its, strict
	return FromObj(z), nil
}

func newMap(t *Type, a *Args) (Value, *Exc) {
	if err := strictKeywords(t, &MapType, "__init__", a); err != nil {
		return Unset, err
	}
	if len(a.Pos) < 2 {
		return Unset, Errorf(&TypeError, "map() must have at least two arguments.")
	}
	its, err := iterators(a.Pos[1:])
	if err != nil {
		return Unset, err
	}
	m := alloc[mapIter](t)
	m.f, m.its = a.Pos[0], its
	return FromObj(m), nil
}

func newFilter(t *Type, a *Args) (Value, *Exc) {
	if err := strictKeywords(t, &FilterType, "__init__", a); err != nil {
		return Unset, err
	}
	if len(a.Pos) != 2 {
		return Unset, argCount("filter", a, 2, 2)
	}
	it, err := Iter(a.Pos[1])
	if err != nil {
		return Unset, err
	}
	f := alloc[filterIter](t)
	f.f, f.it = a.Pos[0], it
	return FromObj(f), nil
}

func initIterTypes() {
	for _, k := range []struct {
		t    *Type
		next func(v Value) (Value, *Exc)
		make func(t *Type, a *Args) (Value, *Exc)
	}{
		{&EnumerateType, func(v Value) (Value, *Exc) { return Cast[enumerateIter](v).next() }, newEnumerate},
		{&ZipType, func(v Value) (Value, *Exc) { return Cast[zipIter](v).next() }, newZip},
		{&MapType, func(v Value) (Value, *Exc) { return Cast[mapIter](v).next() }, newMap},
		{&FilterType, func(v Value) (Value, *Exc) { return Cast[filterIter](v).next() }, newFilter},
		{&ReversedType, func(v Value) (Value, *Exc) { return Cast[reversedIter](v).next() }, func(t *Type, a *Args) (Value, *Exc) {
			if err := strictKeywords(t, &ReversedType, "__init__", a); err != nil {
				return Unset, err
			}
			if len(a.Pos) != 1 {
				return Unset, argCount("reversed", a, 1, 1)
			}
			return newReversed(t, a.Pos[0])
		}},
		{&callableIterType, func(v Value) (Value, *Exc) { return Cast[callableIter](v).next() }, nil},
	} {
		k.t.Iter, k.t.Next, k.t.New = self, k.next, k.make
	}
	ReversedType.Methods = []Def{{Name: "__length_hint__", F1: func(v Value) (Value, *Exc) {
		r := Cast[reversedIter](v)
		if r.seq.IsUnset() {
			return Int(0), nil
		}
		n, err := Len(r.seq)
		if err != nil || n < r.i+1 {
			return Int(0), err
		}
		return Int(int64(r.i + 1)), nil
	}}}
}
