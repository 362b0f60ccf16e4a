package rt

// This file is range.

// Range is a range: of machine ints where all of start, stop, step and the length are such, else of big ones.
type Range struct {
	Obj
	start, stop, step, len int
	big                    *bigRange
}

// bigRange are a range's parts as ints of any size.
type bigRange struct{ start, stop, step, len Value }

// RangeType is the type of ranges.
var RangeType = Type{Name: "range", Flags: Sequence}

type rangeIter struct {
	Obj
	next_, step, left int
}

type bigRangeIter struct {
	Obj
	next, step, left Value
}

var (
	rangeIterType    = Type{Name: "range_iterator"}
	bigRangeIterType = Type{Name: "longrange_iterator"}
)

func (it *rangeIter) next() (Value, *Exc) {
	if it.left <= 0 {
		return Unset, &stopX
	}
	it.left--
	n := it.next_
	it.next_ = n + it.step
	return Int(int64(n)), nil
}

// small is the range from start to stop; ok is false if its length or last step leaves the machine ints.
func (r *Range) small(start, stop, step int) (ok bool) {
	r.start, r.stop, r.step = start, stop, step
	const far = 1 << 61
	if start < -far || start > far || stop < -far || stop > far || step < -far || step > far {
		return false
	}
	if step > 0 && start < stop {
		r.len = (stop-start-1)/step + 1
	} else if step < 0 && start > stop {
		r.len = (start-stop-1)/-step + 1
	}
	return true
}

// calc evaluates a chain of operators on ints, keeping the first error.
type calc struct{ err *Exc }

func (c *calc) do(f func(a, b Value) (Value, *Exc), a, b Value) Value {
	if c.err != nil {
		return Unset
	}
	v, err := f(a, b)
	c.err = err
	return v
}

func (c *calc) less(a, b Value) bool {
	if c.err != nil {
		return false
	}
	r, err := CompareBool(a, b, OpLt)
	c.err = err
	return r
}

func newRange(start, stop, step Value) (Value, *Exc) {
	r := &Range{Obj: Obj{&RangeType}}
	if start.IsInt() && stop.IsInt() && step.IsInt() {
		if step.AsInt() == 0 {
			return Unset, Errorf(&ValueError, "range() arg 3 must not be zero")
		}
		if r.small(int(start.AsInt()), int(stop.AsInt()), int(step.AsInt())) {
			return FromObj(r), nil
		}
	}
	var parts [3]Value
	for i, v := range [...]Value{start, stop, step} {
		var err *Exc
		if parts[i], err = IndexValue(v); err != nil {
			return Unset, err
		}
	}
	if parts[2] == Int(0) {
		return Unset, Errorf(&ValueError, "range() arg 3 must not be zero")
	}
	if parts[0].IsInt() && parts[1].IsInt() && parts[2].IsInt() &&
		r.small(int(parts[0].AsInt()), int(parts[1].AsInt()), int(parts[2].AsInt())) {
		return FromObj(r), nil
	}
	return bigRangeOf(parts[0], parts[1], parts[2])
}

func bigRangeOf(start, stop, step Value) (Value, *Exc) {
	var c calc
	n, lo, hi, by := Int(0), start, stop, step
	if c.less(step, Int(0)) {
		lo, hi = stop, start
		by = c.do(Sub, Int(0), step)
	}
	if c.less(lo, hi) {
		n = c.do(Add, c.do(FloorDiv, c.do(Sub, c.do(Sub, hi, lo), Int(1)), by), Int(1))
	}
	return FromObj(&Range{Obj: Obj{&RangeType}, big: &bigRange{start, stop, step, n}}), c.err
}

// parts are start, stop, step and length as Values.
func (r *Range) parts() *bigRange {
	if r.big != nil {
		return r.big
	}
	return &bigRange{Int(int64(r.start)), Int(int64(r.stop)), Int(int64(r.step)), Int(int64(r.len))}
}

func (r *Range) iter() Value {
	if b := r.big; b != nil {
		return FromObj(&bigRangeIter{Obj{&bigRangeIterType}, b.start, b.step, b.len})
	}
	return FromObj(&rangeIter{Obj{&rangeIterType}, r.start, r.step, r.len})
}

func (r *Range) reversed() (Value, *Exc) {
	if r.big == nil {
		return FromObj(&rangeIter{Obj{&rangeIterType}, r.start + (r.len-1)*r.step, -r.step, r.len}), nil
	}
	var c calc
	b := r.big
	last := c.do(Add, b.start, c.do(Mul, c.do(Sub, b.len, Int(1)), b.step))
	return FromObj(&bigRangeIter{Obj{&bigRangeIterType}, last, c.do(Sub, Int(0), b.step), b.len}), c.err
}

func (r *Range) getItem(k Value) (Value, *Exc) {
	if s := sliceOf(k); s != nil {
		return r.slice(s)
	}
	if !hasIndex(k) {
		return Unset, badIndex("range", k)
	}
	i, err := IndexValue(k)
	if err != nil {
		return Unset, err
	}
	if r.big == nil && i.IsInt() {
		n := int(i.AsInt())
		if n < 0 {
			n += r.len
		}
		if uint(n) < uint(r.len) {
			return Int(int64(r.start + n*r.step)), nil
		}
		return Unset, Errorf(&IndexError, "range object index out of range")
	}
	var c calc
	b := r.parts()
	if c.less(i, Int(0)) {
		i = c.do(Add, i, b.len)
	}
	if c.err == nil && (c.less(i, Int(0)) || !c.less(i, b.len)) && c.err == nil {
		return Unset, Errorf(&IndexError, "range object index out of range")
	}
	v := c.do(Add, b.start, c.do(Mul, i, b.step))
	return v, c.err
}

func (r *Range) slice(s *Slice) (Value, *Exc) {
	if b := r.big; b != nil {
		start, stop, step, err := s.bigIndices(b.len)
		if err != nil {
			return Unset, err
		}
		var c calc
		at := func(i Value) Value { return c.do(Add, b.start, c.do(Mul, i, b.step)) }
		start, stop, step = at(start), at(stop), c.do(Mul, b.step, step)
		if c.err != nil {
			return Unset, c.err
		}
		return newRange(start, stop, step)
	}
	start, stop, step, _, err := s.Indices(r.len)
	if err != nil {
		return Unset, err
	}
	at := func(i int) Value { return Int(int64(r.start + i*r.step)) }
	return newRange(at(start), at(stop), Int(int64(r.step*step)))
}

// position is the index of x if it is an int in the range, else Unset.
func (r *Range) position(x Value) (Value, *Exc) {
	if r.big == nil && (x.IsInt() || x.IsBool()) {
		d := int(x.AsInt()) - r.start
		if r.len == 0 || d%r.step != 0 || d/r.step < 0 || d/r.step >= r.len {
			return Unset, nil
		}
		return Int(int64(d / r.step)), nil
	}
	var c calc
	b := r.parts()
	d := c.do(Sub, x, b.start)
	i, rest := c.do(FloorDiv, d, b.step), c.do(Mod, d, b.step)
	if c.err != nil || rest != Int(0) || c.less(i, Int(0)) || !c.less(i, b.len) {
		return Unset, c.err
	}
	return i, c.err
}

func isExactInt(v Value) bool { return TypeOf(v) == &IntType || v.IsBool() }

func (r *Range) contains(v, x Value) (bool, *Exc) {
	if isExactInt(x) {
		i, err := r.position(x)
		return !i.IsUnset(), err
	}
	found := false
	err := IterAll(v, func(y Value) *Exc {
		eq, err := equal(y, x)
		if eq {
			found = true
			return &stopX
		}
		return err
	})
	if err == &stopX {
		err = nil
	}
	return found, err
}

// identity are the values that make two ranges equal: length, start, step, as far as they matter.
func (r *Range) identity() []Value {
	b := r.parts()
	switch b.len {
	case Int(0):
		return []Value{b.len, None, None}
	case Int(1):
		return []Value{b.len, b.start, None}
	}
	return []Value{b.len, b.start, b.step}
}

func initRange() {
	t := &RangeType
	t.New = func(_ *Type, a *Args) (Value, *Exc) {
		if err := noKeywords("range", a); err != nil {
			return Unset, err
		}
		switch len(a.Pos) {
		case 1:
			return newRange(Int(0), a.Pos[0], Int(1))
		case 2:
			return newRange(a.Pos[0], a.Pos[1], Int(1))
		case 3:
			return newRange(a.Pos[0], a.Pos[1], a.Pos[2])
		}
		return Unset, argCount("range", a, 1, 3)
	}
	t.Repr = func(v Value) (Value, *Exc) {
		b := Cast[Range](v).parts()
		if b.step == Int(1) {
			return reprCall("range", b.start, b.stop)
		}
		return reprCall("range", b.start, b.stop, b.step)
	}
	t.Cmp = func(a, b Value, op CompareOp) (Value, *Exc) {
		x, y := Cast[Range](a), Exactly[Range](b, t)
		if y == nil || op != OpEq && op != OpNe {
			return NotImplemented, nil
		}
		p, q := x.identity(), y.identity()
		return compareItems(&p, &q, op)
	}
	t.Hash = func(v Value) (int64, *Exc) { return hashItems(Cast[Range](v).identity()) }
	t.Iter = func(v Value) (Value, *Exc) { return Cast[Range](v).iter(), nil }
	t.Bool = func(v Value) (bool, *Exc) { return Cast[Range](v).parts().len != Int(0), nil }
	t.Len = func(v Value) (int, *Exc) {
		r := Cast[Range](v)
		if r.big == nil {
			return r.len, nil
		}
		if r.big.len.IsInt() {
			return int(r.big.len.AsInt()), nil
		}
		return 0, Errorf(&OverflowError, "Python int too large to convert to C ssize_t")
	}
	t.GetItem = func(v, k Value) (Value, *Exc) { return Cast[Range](v).getItem(k) }
	t.Contains = func(v, x Value) (bool, *Exc) { return Cast[Range](v).contains(v, x) }
	part := func(f func(b *bigRange) Value) func(Value) (Value, *Exc) {
		return func(v Value) (Value, *Exc) { return f(Cast[Range](v).parts()), nil }
	}
	t.GetSets = []GetSet{
		{Name: "start", Get: part(func(b *bigRange) Value { return b.start })},
		{Name: "stop", Get: part(func(b *bigRange) Value { return b.stop })},
		{Name: "step", Get: part(func(b *bigRange) Value { return b.step })},
	}
	t.Methods = []Def{
		{Name: "index", Sig: "value, /", F2: func(v, x Value) (Value, *Exc) {
			var i Value
			var err *Exc
			if isExactInt(x) {
				i, err = Cast[Range](v).position(x)
			} else {
				n := int64(0)
				err = IterAll(v, func(y Value) *Exc {
					eq, err := equal(y, x)
					if eq {
						i = Int(n)
						return &stopX
					}
					n++
					return err
				})
				if err == &stopX {
					err = nil
				}
			}
			if err != nil || !i.IsUnset() {
				return i, err
			}
			r, err := Repr(x)
			if err != nil {
				return Unset, err
			}
			if isExactInt(x) {
				return Unset, Errorf(&ValueError, "%s is not in range", r)
			}
			return Unset, Errorf(&ValueError, "sequence.index(x): x not in sequence")
		}},
		{Name: "count", Sig: "value, /", F2: func(v, x Value) (Value, *Exc) {
			if isExactInt(x) {
				i, err := Cast[Range](v).position(x)
				return Int(Bool(!i.IsUnset()).AsInt()), err
			}
			n := int64(0)
			err := IterAll(v, func(y Value) *Exc {
				eq, err := equal(y, x)
				if eq {
					n++
				}
				return err
			})
			return Int(n), err
		}},
		{Name: "__reversed__", F1: func(v Value) (Value, *Exc) { return Cast[Range](v).reversed() }},
	}
	initRangeIters()
}

func initRangeIters() {
	it, big := &rangeIterType, &bigRangeIterType
	it.Iter, big.Iter = self, self
	it.Next = func(v Value) (Value, *Exc) { return Cast[rangeIter](v).next() }
	it.Methods = []Def{{Name: "__length_hint__", F1: func(v Value) (Value, *Exc) {
		return Int(int64(Cast[rangeIter](v).left)), nil
	}}}
	big.Next = func(v Value) (Value, *Exc) {
		b := Cast[bigRangeIter](v)
		var c calc
		if !c.less(Int(0), b.left) {
			return StopIter()
		}
		x := b.next
		b.next, b.left = c.do(Add, x, b.step), c.do(Sub, b.left, Int(1))
		return x, c.err
	}
	big.Methods = []Def{{Name: "__length_hint__", F1: func(v Value) (Value, *Exc) { return Cast[bigRangeIter](v).left, nil }}}
}
