package rt

import (
	"math"
	"math/bits"
)

// This file is tuple.

// TupleFrom is a tuple that keeps the given slice.
func TupleFrom(items []Value) Value { return NewTuple(items...) }

// The functions below make small tuples in one piece of memory.

// NewTuple1 is the tuple (a,).
func NewTuple1(a Value) Value {
	p := &struct {
		Tuple
		in [1]Value
	}{Tuple{Obj: Obj{&TupleType}}, [1]Value{a}}
	p.items = p.in[:]
	return FromObj(&p.Tuple)
}

// tupleCopy is a tuple of a copy of items.
func tupleCopy(items []Value) Value {
	switch len(items) {
	case 0:
		return NewTuple()
	case 1:
		return NewTuple1(items[0])
	case 2:
		return NewTuple2(items[0], items[1])
	case 3:
		return NewTuple3(items[0], items[1], items[2])
	case 4:
		return NewTuple4(items[0], items[1], items[2], items[3])
	}
	return NewTuple(append([]Value(nil), items...)...)
}

// NewTuple2 is the tuple (a, b).
func NewTuple2(a, b Value) Value {
	p := &struct {
		Tuple
		in [2]Value
	}{Tuple{Obj: Obj{&TupleType}}, [2]Value{a, b}}
	p.items = p.in[:]
	return FromObj(&p.Tuple)
}

// NewTuple3 is the tuple (a, b, c).
func NewTuple3(a, b, c Value) Value {
	p := &struct {
		Tuple
		in [3]Value
	}{Tuple{Obj: Obj{&TupleType}}, [3]Value{a, b, c}}
	p.items = p.in[:]
	return FromObj(&p.Tuple)
}

// NewTuple4 is the tuple (a, b, c, d).
func NewTuple4(a, b, c, d Value) Value {
	p := &struct {
		Tuple
		in [4]Value
	}{Tuple{Obj: Obj{&TupleType}}, [4]Value{a, b, c, d}}
	p.items = p.in[:]
	return FromObj(&p.Tuple)
}

// Items are the tuple's items, shared with it.
func (t *Tuple) Items() []Value { return t.items }

func tupleOf(v Value) *Tuple { return As[Tuple](v, &TupleType) }

// hashItems is the hash of a tuple of the given items.
func hashItems(items []Value) (int64, *Exc) {
	const p1, p2, p5 = 11400714785074694791, 14029467366897019727, 2870177450012600261
	acc := uint64(p5)
	for _, v := range items {
		h, err := hashOf(v)
		if err != nil {
			return 0, err
		}
		acc = bits.RotateLeft64(acc+uint64(h)*p2, 31) * p1
	}
	acc += uint64(len(items)) ^ (p5 ^ 3527539)
	if acc == math.MaxUint64 {
		return 1546275796, nil
	}
	return int64(acc), nil
}

type tupleIter struct {
	Obj
	tuple *Tuple // nil when exhausted
	i     int
}

var tupleIterType = Type{Name: "tuple_iterator"}

func (it *tupleIter) next() (Value, *Exc) {
	if t := it.tuple; t != nil {
		if i := it.i; i < len(t.items) {
			it.i = i + 1
			return t.items[i], nil
		}
		it.tuple = nil
	}
	return Unset, &stopX
}

func initTuple() {
	t := &TupleType
	t.New = func(t *Type, a *Args) (Value, *Exc) {
		if err := strictKeywords(t, &TupleType, "__init__", a); err != nil {
			return Unset, err
		}
		if len(a.Pos) > 1 {
			return Unset, argCount("tuple", a, 0, 1)
		}
		var items []Value
		if len(a.Pos) == 1 {
			if t == &TupleType && TypeOf(a.Pos[0]) == t {
				return a.Pos[0], nil
			}
			var err *Exc
			if items, err = ListOf(a.Pos[0]); err != nil {
				return Unset, err
			}
		}
		x := alloc[Tuple](t)
		x.items = items
		return FromObj(x), nil
	}
	t.Repr = func(v Value) (Value, *Exc) {
		items := Cast[Tuple](v).items
		switch len(items) {
		case 0:
			return NewStr("()"), nil
		case 1:
			return reprItems(v, Cast[Tuple](v).Items, "(", ",)", "(...)")
		}
		return reprItems(v, Cast[Tuple](v).Items, "(", ")", "(...)")
	}
	t.Cmp = func(a, b Value, op CompareOp) (Value, *Exc) {
		x, y := tupleOf(a), tupleOf(b)
		if x == nil || y == nil {
			return NotImplemented, nil
		}
		return compareItems(&x.items, &y.items, op)
	}
	t.Hash = func(v Value) (int64, *Exc) { return hashItems(Cast[Tuple](v).items) }
	t.Iter = func(v Value) (Value, *Exc) { return FromObj(&tupleIter{Obj{&tupleIterType}, Cast[Tuple](v), 0}), nil }
	t.Len = func(v Value) (int, *Exc) { return len(Cast[Tuple](v).items), nil }
	t.GetItem = func(v, k Value) (Value, *Exc) {
		x := Cast[Tuple](v)
		if s := sliceOf(k); s != nil {
			items, err := selectItems(x.items, s)
			if err == nil && len(items) == len(x.items) && TypeOf(v) == t && (s.step.IsNone() || s.step == Int(1)) {
				return v, nil
			}
			return TupleFrom(items), err
		}
		if !hasIndex(k) {
			return Unset, badIndex("tuple", k)
		}
		return itemAt(x.items, k, "tuple")
	}
	t.Contains = func(v, x Value) (bool, *Exc) {
		i, err := findItem(Cast[Tuple](v).Items, x, 0, math.MaxInt)
		return i >= 0 && err == nil, err
	}
	t.Concat = func(a, b Value) (Value, *Exc) {
		x, y := Cast[Tuple](a), tupleOf(b)
		if y == nil {
			return Unset, Errorf(&TypeError, `can only concatenate tuple (not "%s") to tuple`, TypeName(b))
		}
		out := make([]Value, 0, len(x.items)+len(y.items))
		return TupleFrom(append(append(out, x.items...), y.items...)), nil
	}
	t.Repeat = func(a Value, n int) (Value, *Exc) {
		if n == 1 && TypeOf(a) == t {
			return a, nil
		}
		items, err := repeatItems(Cast[Tuple](a).items, n)
		return TupleFrom(items), err
	}
	t.Methods = []Def{
		{
			Name: "index", Sig: "value, start=0, stop=9223372036854775807, /",
			F2: func(v, x Value) (Value, *Exc) { return Cast[Tuple](v).index(x, Int(0), endOfList) },
			F3: func(v, x, lo Value) (Value, *Exc) { return Cast[Tuple](v).index(x, lo, endOfList) },
			F4: func(v, x, lo, hi Value) (Value, *Exc) { return Cast[Tuple](v).index(x, lo, hi) },
		},
		{Name: "count", Sig: "value, /", F2: func(v, x Value) (Value, *Exc) { return countItems(Cast[Tuple](v).Items, x) }},
		{Name: "__getnewargs__", F1: func(v Value) (Value, *Exc) { return NewTuple1(TupleFrom(Cast[Tuple](v).items)), nil }},
	}
	it := &tupleIterType
	it.Iter = self
	it.Next = func(v Value) (Value, *Exc) { return Cast[tupleIter](v).next() }
	it.Methods = []Def{{Name: "__length_hint__", F1: func(v Value) (Value, *Exc) {
		it := Cast[tupleIter](v)
		if it.tuple == nil {
			return Int(0), nil
		}
		return Int(int64(len(it.tuple.items) - it.i)), nil
	}}}
}

func (t *Tuple) index(x, start, stop Value) (Value, *Exc) {
	lo, hi, err := bounds(start, stop, len(t.items))
	if err != nil {
		return Unset, err
	}
	i, err := findItem(t.Items, x, lo, hi)
	if err != nil {
		return Unset, err
	}
	if i < 0 {
		return Unset, Errorf(&ValueError, "tuple.index(x): x not in tuple")
	}
	return Int(int64(i)), nil
}
