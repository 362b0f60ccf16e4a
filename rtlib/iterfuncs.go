package rt

// This file is the builtin functions over iterables: len, iter, next, sorted, min, max, sum, any, all.

// NextItem is the builtin next(it).
func NextItem(it Value) (Value, *Exc) {
	f := TypeOf(it).Next
	if f == nil {
		return Unset, Errorf(&TypeError, "'%s' object is not an iterator", TypeName(it))
	}
	v, err := f(it)
	if err == &stopX {
		return Unset, stopIteration(v)
	}
	return v, err
}

// stopIteration is the exception for an exhausted iterator; v is a generator's return value, if any.
func stopIteration(v Value) *Exc {
	if v.IsUnset() || v.IsNone() {
		return NewExc(&StopIteration)
	}
	return NewExc(&StopIteration, v)
}

func nextOr(it, or Value) (Value, *Exc) {
	v, err := NextItem(it)
	if err != nil && Stopped(err) {
		return or, nil
	}
	return v, err
}

// Sorted is a list of the items of v, sorted.
func Sorted(v, key, reverse Value) (Value, *Exc) {
	items, err := ListOf(v)
	if err != nil {
		return Unset, err
	}
	down, err := Truth(reverse)
	if err != nil {
		return Unset, err
	}
	l := &List{Obj{&ListType}, items}
	return FromObj(l), l.sort(key, down)
}

// extreme is min (op is OpLt) or max (OpGt) of the tuple of positional arguments, with the keyword arguments key and default.
func extreme(name string, op CompareOp, positional, key, or Value) (Value, *Exc) {
	args := Cast[Tuple](positional).items
	if len(args) == 0 {
		return Unset, Errorf(&TypeError, "%s expected at least 1 argument, got 0", name)
	}
	source := positional
	if len(args) == 1 {
		source = args[0]
	} else if !or.IsUnset() {
		return Unset, Errorf(&TypeError, "Cannot specify a default for %s() with multiple positional arguments", name)
	}
	var best, bestKey Value
	err := IterAll(source, func(v Value) *Exc {
		k := v
		if !key.IsNone() {
			var err *Exc
			if k, err = Call1(key, v); err != nil {
				return err
			}
		}
		if best.IsUnset() {
			best, bestKey = v, k
			return nil
		}
		better, err := CompareBool(k, bestKey, op)
		if better {
			best, bestKey = v, k
		}
		return err
	})
	if err != nil {
		return Unset, err
	}
	if best.IsUnset() {
		if or.IsUnset() {
			return Unset, Errorf(&ValueError, "%s() iterable argument is empty", name)
		}
		return or, nil
	}
	return best, nil
}

// extreme2 is min or max of two arguments.
func extreme2(a, b Value, op CompareOp) (Value, *Exc) {
	better, err := CompareBool(b, a, op)
	if err != nil {
		return Unset, err
	}
	if better {
		return b, nil
	}
	return a, nil
}

// extreme3 is min or max of three arguments.
func extreme3(a, b, c Value, op CompareOp) (Value, *Exc) {
	v, err := extreme2(a, b, op)
	if err != nil {
		return Unset, err
	}
	return extreme2(v, c, op)
}

// floatSum adds floats with Neumaier's compensation.
type floatSum struct{ hi, lo float64 }

func (s *floatSum) add(x float64) {
	t := s.hi + x
	if abs(s.hi) >= abs(x) {
		s.lo += (s.hi - t) + x
	} else {
		s.lo += (x - t) + s.hi
	}
	s.hi = t
}

func (s *floatSum) value() Value {
	if s.lo != 0 && s.lo-s.lo == 0 { // neither infinite nor nan
		return Float(s.hi + s.lo)
	}
	return Float(s.hi)
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

// refuseSum refuses to sum texts, for which join is the way.
func refuseSum(start Value) *Exc {
	for _, k := range []struct{ typ, what, join string }{{"str", "strings", "''"}, {"bytes", "bytes", "b''"}, {"bytearray", "bytearray", "b''"}} {
		if isNamed(start, k.typ) {
			return Errorf(&TypeError, "sum() can't sum %s [use %s.join(seq) instead]", k.what, k.join)
		}
	}
	return nil
}

// Sum is sum(v, start).
func Sum(v, start Value) (Value, *Exc) {
	if !simple(start) {
		if err := refuseSum(start); err != nil {
			return Unset, err
		}
	}
	it, err := Iter(v)
	if err != nil {
		return Unset, err
	}
	total := start
	var floats floatSum
	inFloats := false
	for {
		x, err := Next(it)
		if err != nil {
			if !Stopped(err) {
				return Unset, err
			}
			if inFloats {
				total = floats.value()
			}
			return total, nil
		}
		if inFloats {
			switch {
			case x.IsFloat():
				floats.add(x.AsFloat())
				continue
			case x.IsInt() || x.IsBool():
				floats.add(float64(x.AsInt()))
				continue
			}
			inFloats, total = false, floats.value()
		}
		if sum, ok := AddInt(total, x); ok {
			total = sum
			continue
		}
		if total, err = Add(total, x); err != nil {
			return Unset, err
		}
		if total.IsFloat() {
			inFloats, floats = true, floatSum{hi: total.AsFloat()}
		}
	}
}

// isNamed reports whether v's type is or derives from the builtin type of that name.
func isNamed(v Value, name string) bool {
	for t := TypeOf(v); t != nil; t = t.Base {
		if t.Flags&HeapType == 0 && t.Module == "" && t.Name == name {
			return true
		}
	}
	return false
}

// anyTrue reports whether some item of v has the given truth.
func anyTrue(v Value, truth bool) (bool, *Exc) {
	found := false
	err := IterAll(v, func(x Value) *Exc {
		t, err := Truth(x)
		if err == nil && t == truth {
			found = true
			err = &stopX
		}
		return err
	})
	if err == &stopX {
		err = nil
	}
	return found, err
}

func iterUntil(f, sentinel Value) (Value, *Exc) {
	if !isCallable(f) {
		return Unset, Errorf(&TypeError, "iter(v, w): v must be callable")
	}
	return FromObj(&callableIter{Obj{&callableIterType}, f, sentinel}), nil
}

func isCallable(v Value) bool { return TypeOf(v).Call != nil }

// containerBuiltins are the builtin functions of this part.
func containerBuiltins() []Def {
	return []Def{
		{Name: "len", Sig: "obj, /", F1: func(v Value) (Value, *Exc) {
			n, err := Len(v)
			return Int(int64(n)), err
		}},
		{Name: "iter", Sig: "object, sentinel=?, /", F1: Iter, F2: iterUntil},
		{Name: "next", Sig: "iterator, default=?, /", F1: NextItem, F2: nextOr},
		{
			Name: "sorted", Sig: "*args, **kwargs",
			F1: func(v Value) (Value, *Exc) { return Sorted(v, None, False) },
			FN: builtinSorted,
		},
		{
			Name: "min", Sig: "*args, key=None, default=?",
			F2: func(a, b Value) (Value, *Exc) { return extreme2(a, b, OpLt) },
			F3: func(a, b, c Value) (Value, *Exc) { return extreme3(a, b, c, OpLt) },
			FN: func(a []Value) (Value, *Exc) { return extreme("min", OpLt, a[2], a[0], a[1]) },
		},
		{
			Name: "max", Sig: "*args, key=None, default=?",
			F2: func(a, b Value) (Value, *Exc) { return extreme2(a, b, OpGt) },
			F3: func(a, b, c Value) (Value, *Exc) { return extreme3(a, b, c, OpGt) },
			FN: func(a []Value) (Value, *Exc) { return extreme("max", OpGt, a[2], a[0], a[1]) },
		},
		{
			Name: "sum", Sig: "iterable, /, start=0",
			F1: func(v Value) (Value, *Exc) { return Sum(v, Int(0)) },
			F2: Sum,
			FN: func(a []Value) (Value, *Exc) { return Sum(a[0], a[1]) },
		},
		{Name: "any", Sig: "iterable, /", F1: func(v Value) (Value, *Exc) {
			r, err := anyTrue(v, true)
			return Bool(r), err
		}},
		{Name: "all", Sig: "iterable, /", F1: func(v Value) (Value, *Exc) {
			r, err := anyTrue(v, false)
			return Bool(!r), err
		}},
	}
}

var sortOptions = NewSig("sort", "*, key=None, reverse=False")

// builtinSorted is sorted(*args, **kwargs): the keywords are those of list.sort, which names itself in errors.
func builtinSorted(a []Value) (Value, *Exc) {
	args := argsOf(a[0], a[1])
	if n := len(args.Pos); n != 1 {
		return Unset, Errorf(&TypeError, "sorted expected 1 argument, got %d", n)
	}
	opts, err := sortOptions.Bind(&Args{Names: args.Names, Vals: args.Vals})
	if err != nil {
		return Unset, err
	}
	return Sorted(args.Pos[0], opts[0], opts[1])
}
