package rt

import (
	"cmp"
	"math"
)

// This file converts objects to indices: __index__, positions in sequences, slices.

// hasIndex reports whether v can be an index.
func hasIndex(v Value) bool { return TypeOf(v).Index != nil || v.IsInt() || v.IsBool() }

// indexOr is v as an index; one that does not fit raises the given class.
func indexOr(v Value, tooBig *Type) (int, *Exc) {
	if v.IsInt() {
		return int(v.AsInt()), nil
	}
	i, err := IndexValue(v)
	if err != nil {
		return 0, err
	}
	if !i.IsInt() {
		return 0, Errorf(tooBig, "cannot fit '%s' into an index-sized integer", TypeName(v))
	}
	return int(i.AsInt()), nil
}

// indexClamped is v as an index; one that does not fit becomes the nearest that does.
func indexClamped(v Value) (int, *Exc) {
	i, err := IndexValue(v)
	if err != nil {
		return 0, err
	}
	if i.IsInt() {
		return int(i.AsInt()), nil
	}
	neg, err := CompareBool(i, Int(0), OpLt)
	if err != nil || neg {
		return math.MinInt, err
	}
	return math.MaxInt, nil
}

// Slice is a slice object.
type Slice struct {
	Obj
	start, stop, step Value
}

// SliceType is the type of slices.
var SliceType = Type{Name: "slice"}

// NewSlice is slice(lo, hi, step); Unset parts are None.
func NewSlice(lo, hi, step Value) Value {
	s := &Slice{Obj{&SliceType}, lo, hi, step}
	for _, p := range [...]*Value{&s.start, &s.stop, &s.step} {
		if p.IsUnset() {
			*p = None
		}
	}
	return FromObj(s)
}

func slicePart(v Value, or int) (int, *Exc) {
	if v.IsNone() {
		return or, nil
	}
	if !hasIndex(v) {
		return 0, Errorf(&TypeError, "slice indices must be integers or None or have an __index__ method")
	}
	return indexClamped(v)
}

// unpack evaluates the slice's parts, without a length.
func (s *Slice) unpack() (start, stop, step int, err *Exc) {
	if step, err = slicePart(s.step, 1); err != nil {
		return
	}
	if step == 0 {
		err = Errorf(&ValueError, "slice step cannot be zero")
		return
	}
	step = max(step, -math.MaxInt)
	first, last := 0, math.MaxInt
	if step < 0 {
		first, last = math.MaxInt, math.MinInt
	}
	if start, err = slicePart(s.start, first); err == nil {
		stop, err = slicePart(s.stop, last)
	}
	return
}

// adjust fits start and stop into a sequence of n items and counts those that the slice selects.
func adjust(start, stop, step, n int) (lo, hi, count int) {
	fit := func(i int) int {
		low, high := 0, n
		if step < 0 {
			low, high = -1, n-1
		}
		if i < 0 {
			if i += n; i < 0 {
				return low
			}
		}
		return min(i, high)
	}
	lo, hi = fit(start), fit(stop)
	switch {
	case step < 0 && hi < lo:
		count = (lo-hi-1)/-step + 1
	case step > 0 && lo < hi:
		count = (hi-lo-1)/step + 1
	}
	return
}

// Indices are the slice's bounds in a sequence of n items: item k of count is at start + k*step.
func (s *Slice) Indices(n int) (start, stop, step, count int, err *Exc) {
	if start, stop, step, err = s.unpack(); err == nil {
		start, stop, count = adjust(start, stop, step, n)
	}
	return
}

// sliceOf returns v as a slice, nil if it is none.
func sliceOf(v Value) *Slice { return Exactly[Slice](v, &SliceType) }

func initSlice() {
	t := &SliceType
	get := func(f func(s *Slice) Value) func(Value) (Value, *Exc) {
		return func(v Value) (Value, *Exc) { return f(Cast[Slice](v)), nil }
	}
	t.GetSets = []GetSet{
		{Name: "start", Get: get(func(s *Slice) Value { return s.start })},
		{Name: "stop", Get: get(func(s *Slice) Value { return s.stop })},
		{Name: "step", Get: get(func(s *Slice) Value { return s.step })},
	}
	t.New = func(_ *Type, a *Args) (Value, *Exc) {
		if err := noKeywords("slice", a); err != nil {
			return Unset, err
		}
		switch len(a.Pos) {
		case 1:
			return NewSlice(None, a.Pos[0], None), nil
		case 2:
			return NewSlice(a.Pos[0], a.Pos[1], None), nil
		case 3:
			return NewSlice(a.Pos[0], a.Pos[1], a.Pos[2]), nil
		}
		return Unset, argCount("slice", a, 1, 3)
	}
	t.Repr = func(v Value) (Value, *Exc) {
		s := Cast[Slice](v)
		return reprCall("slice", s.start, s.stop, s.step)
	}
	t.Cmp = func(a, b Value, op CompareOp) (Value, *Exc) {
		x, y := Cast[Slice](a), sliceOf(b)
		if y == nil {
			return NotImplemented, nil
		}
		p, q := []Value{x.start, x.stop, x.step}, []Value{y.start, y.stop, y.step}
		return compareItems(&p, &q, op)
	}
	t.Hash = func(v Value) (int64, *Exc) {
		s := Cast[Slice](v)
		return hashItems([]Value{s.start, s.stop, s.step})
	}
	t.Methods = []Def{{Name: "indices", Sig: "length, /", F2: func(v, n Value) (Value, *Exc) {
		k, err := IndexValue(n)
		if err != nil {
			return Unset, err
		}
		if negative, err := CompareBool(k, Int(0), OpLt); err != nil || negative {
			return Unset, cmp.Or(err, Errorf(&ValueError, "length should not be negative"))
		}
		lo, hi, step, err := Cast[Slice](v).bigIndices(k)
		if err != nil {
			return Unset, err
		}
		return NewTuple3(lo, hi, step), nil
	}}}
}

// bigIndices are the slice's bounds and step in a sequence of n items, all of any size.
func (s *Slice) bigIndices(n Value) (start, stop, step Value, err *Exc) {
	part := func(v, or Value) (Value, *Exc) {
		if v.IsNone() {
			return or, nil
		}
		if !hasIndex(v) {
			return Unset, Errorf(&TypeError, "slice indices must be integers or None or have an __index__ method")
		}
		return IndexValue(v)
	}
	if step, err = part(s.step, Int(1)); err != nil {
		return
	}
	if step == Int(0) {
		err = Errorf(&ValueError, "slice step cannot be zero")
		return
	}
	var c calc
	lower, upper := Int(0), n
	first, last := lower, upper
	if c.less(step, Int(0)) {
		lower, upper = Int(-1), c.do(Sub, n, Int(1))
		first, last = upper, lower
	}
	fit := func(v, or Value) Value {
		i, err := part(v, or)
		if err != nil || v.IsNone() {
			c.err = cmp.Or(c.err, err)
			return i
		}
		if c.less(i, Int(0)) {
			if i = c.do(Add, i, n); c.less(i, lower) {
				return lower
			}
			return i
		}
		if c.less(upper, i) {
			return upper
		}
		return i
	}
	start, stop = fit(s.start, first), fit(s.stop, last)
	return start, stop, step, c.err
}
