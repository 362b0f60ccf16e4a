package rt

// This file drives iteration: iter, the step of a for loop, helpers that walk a whole iterable, unpacking.

// Iter is iter(v).
func Iter(v Value) (Value, *Exc) {
	t := TypeOf(v)
	switch t {
	case &ListType:
		return FromObj(&listIter{Obj{&listIterType}, Cast[List](v), 0}), nil
	case &TupleType:
		return FromObj(&tupleIter{Obj{&tupleIterType}, Cast[Tuple](v), 0}), nil
	}
	if f := t.Iter; f != nil {
		it, err := f(v)
		if err == nil && TypeOf(it).Next == nil {
			err = Errorf(&TypeError, "iter() returned non-iterator of type '%s'", TypeName(it))
		}
		return it, err
	}
	if t.GetItem != nil && !t.IsSubtype(&DictType) && t != &TypeType {
		return FromObj(&seqIter{Obj{&seqIterType}, v, 0}), nil
	}
	return Unset, Errorf(&TypeError, "'%s' object is not iterable", t.TypeName())
}

// LoopIter is iter(v) for a for loop or `yield from`, which alone will hold the result.
func LoopIter(v Value) (Value, *Exc) {
	if t := TypeOf(v); t.Flags&HeapType != 0 {
		if f := t.frameMaker(spIter); f != nil && f.Code.Kind == Generator {
			return f.makeTemp(v)
		}
	}
	return Iter(v)
}

// GenIter is what a generator expression steps through: an iterator of v, or v itself where an iterator would only stand for it.
func GenIter(v Value) (Value, *Exc) {
	switch TypeOf(v) {
	case &RangeType, &ListType, &TupleType:
		return v, nil
	}
	return LoopIter(v)
}

// Next is the step of a for loop: the next item, or an error for which Stopped is true.
func Next(it Value) (Value, *Exc) {
	t := TypeOf(it)
	switch t {
	case &listIterType:
		return Cast[listIter](it).next()
	case &rangeIterType:
		return Cast[rangeIter](it).next()
	case &tupleIterType:
		return Cast[tupleIter](it).next()
	case &GeneratorType:
		return Cast[Frame](it).next()
	}
	if f := t.Next; f != nil {
		return f(it)
	}
	return Unset, Errorf(&TypeError, "'%s' object is not an iterator", t.TypeName())
}

// IterAll calls f with each item of v until it returns an error.
func IterAll(v Value, f func(Value) *Exc) *Exc {
	it, err := Iter(v)
	if err != nil {
		return err
	}
	return eachOf(it, f)
}

// eachOf calls f with each item that it has left until it returns an error.
func eachOf(it Value, f func(Value) *Exc) *Exc {
	for {
		x, err := Next(it)
		if err != nil {
			if Stopped(err) {
				return nil
			}
			return err
		}
		if err = f(x); err != nil {
			return err
		}
	}
}

// ListOf are the items of v, in a Go slice of the caller's own.
func ListOf(v Value) ([]Value, *Exc) {
	if items, ok := exactItems(v); ok {
		return append([]Value(nil), items...), nil
	}
	it, err := Iter(v)
	if err != nil {
		return nil, err
	}
	hint, err := lengthHint(v)
	if err != nil {
		return nil, err
	}
	out := makeItems[Value](hint)
	err = eachOf(it, func(x Value) *Exc { out = append(out, x); return nil })
	return out, err
}

// exactItems are the items of an exact list or tuple, shared with it.
func exactItems(v Value) ([]Value, bool) {
	switch TypeOf(v) {
	case &ListType:
		return Cast[List](v).items, true
	case &TupleType:
		return Cast[Tuple](v).items, true
	}
	return nil, false
}

// lengthHint is a capacity to begin with for the items of v. What a class written in Python says of its length is asked for, for all that
// it may do, but not relied on.
func lengthHint(v Value) (int, *Exc) {
	switch t := TypeOf(v); {
	case t == &DictType:
		return Cast[Dict](v).used, nil
	case t == &RangeType:
		if r := Cast[Range](v); r.big == nil {
			return min(r.len, 1<<24), nil
		}
	case t.Flags&HeapType != 0:
		if sameFunc(t.Len, slotLen0) || !t.lookup("__length_hint__").IsUnset() {
			return 0, askLength(v, t)
		}
	}
	return 0, nil
}

// askLength calls __len__, and __length_hint__ where there is no length, as operator.length_hint does.
func askLength(v Value, t *Type) *Exc {
	if t.Len != nil {
		_, err := t.Len(v)
		if err == nil || !err.typ.IsSubtype(&TypeError) {
			return err
		}
	}
	f, err := lookupSpecial(v, "__length_hint__")
	if err != nil || f.IsUnset() {
		return err
	}
	n, err := Call0(f)
	switch {
	case err != nil && err.typ.IsSubtype(&TypeError), err == nil && n == NotImplemented:
		return nil
	case err != nil:
		return err
	case !IsIntLike(n):
		return Errorf(&TypeError, "__length_hint__ must be an integer, not %s", TypeName(n))
	}
	if i, b, _ := intOf(n); i < 0 || b != nil && b.Sign() < 0 {
		return Errorf(&ValueError, "__length_hint__() should return >= 0")
	}
	return nil
}

// Unpack is the assignment to n targets.
func Unpack(v Value, n int) ([]Value, *Exc) {
	if items, ok := exactItems(v); ok {
		switch {
		case len(items) == n:
			if TypeOf(v) == &ListType { // the targets may be items of that very list
				items = append(make([]Value, 0, n), items...)
			}
			return items, nil
		case len(items) > n:
			return nil, Errorf(&ValueError, "too many values to unpack (expected %d)", n)
		}
		return nil, Errorf(&ValueError, "not enough values to unpack (expected %d, got %d)", n, len(items))
	}
	it, err := unpackIter(v)
	if err != nil {
		return nil, err
	}
	out := make([]Value, 0, n)
	for len(out) < n {
		x, err := Next(it)
		if err != nil {
			if Stopped(err) {
				return nil, Errorf(&ValueError, "not enough values to unpack (expected %d, got %d)", n, len(out))
			}
			return nil, err
		}
		out = append(out, x)
	}
	if _, err := Next(it); err == nil {
		return nil, Errorf(&ValueError, "too many values to unpack (expected %d)", n)
	} else if !Stopped(err) {
		return nil, err
	}
	return out, nil
}

func unpackIter(v Value) (Value, *Exc) {
	t := TypeOf(v)
	if t.Iter == nil && t.GetItem == nil {
		return Unset, Errorf(&TypeError, "cannot unpack non-iterable %s object", t.TypeName())
	}
	return Iter(v)
}

// UnpackEx is the assignment to before targets, a starred one, and after more: the list of the starred one is at index before.
func UnpackEx(v Value, before, after int) ([]Value, *Exc) {
	it, err := unpackIter(v)
	if err != nil {
		return nil, err
	}
	all, err := drain(it)
	if err != nil {
		return nil, err
	}
	if len(all) < before+after {
		return nil, Errorf(&ValueError, "not enough values to unpack (expected at least %d, got %d)", before+after, len(all))
	}
	rest := len(all) - after
	out := append(make([]Value, 0, before+1+after), all[:before]...)
	out = append(out, ListFrom(append([]Value(nil), all[before:rest]...)))
	return append(out, all[rest:]...), nil
}

// drain are the remaining items of an iterator.
func drain(it Value) (out []Value, err *Exc) {
	for {
		x, err := Next(it)
		if err != nil {
			if Stopped(err) {
				return out, nil
			}
			return nil, err
		}
		out = append(out, x)
	}
}

// seqIter iterates an object that only has __getitem__.
type seqIter struct {
	Obj
	seq Value // Unset when exhausted
	i   int
}

var seqIterType = Type{Name: "iterator"}

func (it *seqIter) next() (Value, *Exc) {
	if it.seq.IsUnset() {
		return StopIter()
	}
	v, err := GetItem(it.seq, Int(int64(it.i)))
	if err != nil {
		if Stopped(err) || err.typ.IsSubtype(&IndexError) {
			it.seq = Unset
			return StopIter()
		}
		return Unset, err
	}
	it.i++
	return v, nil
}

func self(v Value) (Value, *Exc) { return v, nil }

func initSeqIter() {
	t := &seqIterType
	t.Iter = self
	t.Next = func(v Value) (Value, *Exc) { return Cast[seqIter](v).next() }
}
