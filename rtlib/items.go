package rt

// This file dispatches truth, length, membership and subscription.

// Truth is bool(v).
func Truth(v Value) (bool, *Exc) {
	t := TypeOf(v)
	if t.Flags&HeapType != 0 {
		if t.Bool == nil && t.Len == nil {
			return true, nil
		}
		return truthOf(v, t)
	}
	switch t {
	case &BoolType:
		return v.n != 0, nil
	case &NoneType:
		return false, nil
	case &IntType:
		return !v.IsInt() || v.n != 0, nil
	case &FloatType:
		return v.AsFloat() != 0, nil
	case &StrType:
		return Cast[Str](v).s != "", nil
	case &ListType:
		return len(Cast[List](v).items) != 0, nil
	case &TupleType:
		return len(Cast[Tuple](v).items) != 0, nil
	case &DictType:
		return Cast[Dict](v).used != 0, nil
	}
	return truthOf(v, t)
}

// truthOf is the truth of v by what its type t defines.
func truthOf(v Value, t *Type) (bool, *Exc) {
	if t.Bool != nil {
		return t.Bool(v)
	}
	if t.Len != nil {
		n, err := t.Len(v)
		return n != 0, err
	}
	return true, nil
}

// Not is `not v`.
func Not(v Value) (Value, *Exc) {
	t, err := Truth(v)
	return Bool(!t), err
}

// Len is len(v).
func Len(v Value) (int, *Exc) {
	switch t := TypeOf(v); t {
	case &ListType:
		return len(Cast[List](v).items), nil
	case &TupleType:
		return len(Cast[Tuple](v).items), nil
	case &DictType:
		return Cast[Dict](v).used, nil
	default:
		if t.Len != nil {
			return t.Len(v)
		}
		return 0, Errorf(&TypeError, "object of type '%s' has no len()", t.TypeName())
	}
}

// Contains is `x in container`.
func Contains(container, x Value) (bool, *Exc) {
	t := TypeOf(container)
	if f := t.Contains; f != nil {
		return f(container, x)
	}
	if t.Iter == nil && t.GetItem == nil {
		return false, Errorf(&TypeError, "argument of type '%s' is not iterable", t.TypeName())
	}
	it, err := Iter(container)
	if err != nil {
		if err.Is(&TypeError) {
			err = Errorf(&TypeError, "argument of type '%s' is not iterable", t.TypeName())
		}
		return false, err
	}
	for {
		v, err := Next(it)
		if err != nil {
			if Stopped(err) {
				err = nil
			}
			return false, err
		}
		if eq, err := equal(v, x); err != nil || eq {
			return eq, err
		}
	}
}

// GetItem is o[k].
func GetItem(o, k Value) (Value, *Exc) {
	t := TypeOf(o)
	switch t {
	case &ListType:
		if k.IsInt() {
			items := Cast[List](o).items
			i := k.AsInt()
			if i < 0 {
				i += int64(len(items))
			}
			if uint64(i) < uint64(len(items)) {
				return items[i], nil
			}
			return Unset, Errorf(&IndexError, "list index out of range")
		}
	case &TupleType:
		if k.IsInt() {
			items := Cast[Tuple](o).items
			i := k.AsInt()
			if i < 0 {
				i += int64(len(items))
			}
			if uint64(i) < uint64(len(items)) {
				return items[i], nil
			}
			return Unset, Errorf(&IndexError, "tuple index out of range")
		}
	case &DictType:
		v, err := Cast[Dict](o).get(k)
		if err == nil && v.IsUnset() {
			err = NewExc(&KeyError, k)
		}
		return v, err
	}
	if f := t.GetItem; f != nil {
		return f(o, k)
	}
	if c := asType(o); c != nil {
		return subscriptType(c, k)
	}
	return Unset, Errorf(&TypeError, "'%s' object is not subscriptable", t.TypeName())
}

// GetSlice is o[lo:hi], where lo and hi are None if they are left out; of lists and str it makes no slice object.
func GetSlice(o, lo, hi Value) (Value, *Exc) {
	switch TypeOf(o) {
	case &ListType:
		items, err := selectItems(Cast[List](o).items, &Slice{Obj{&SliceType}, lo, hi, None})
		return ListFrom(items), err
	case &StrType:
		return strSlice(o, &Slice{Obj{&SliceType}, lo, hi, None})
	}
	return GetItem(o, NewSlice(lo, hi, None))
}

// SetItem is o[k] = v.
func SetItem(o, k, v Value) *Exc {
	t := TypeOf(o)
	switch t {
	case &ListType:
		if k.IsInt() {
			items := Cast[List](o).items
			i := k.AsInt()
			if i < 0 {
				i += int64(len(items))
			}
			if uint64(i) < uint64(len(items)) {
				items[i] = v
				return nil
			}
			return Errorf(&IndexError, "list assignment index out of range")
		}
	case &DictType:
		return Cast[Dict](o).set(k, v)
	}
	if f := t.SetItem; f != nil {
		return f(o, k, v)
	}
	return Errorf(&TypeError, "'%s' object does not support item assignment", t.TypeName())
}

// DelItem is del o[k].
func DelItem(o, k Value) *Exc {
	t := TypeOf(o)
	if f := t.SetItem; f != nil {
		return f(o, k, Unset)
	}
	refuses := "does not"
	if t.Len != nil || t.GetItem != nil || t.Flags&HeapType != 0 {
		refuses = "doesn't" // said of sequences, which CPython asks in another place
	}
	return Errorf(&TypeError, "'%s' object %s support item deletion", t.TypeName(), refuses)
}

// index finds item k of a sequence that messages call what.
func itemAt(items []Value, k Value, what string) (Value, *Exc) {
	i, err := indexOr(k, &IndexError)
	if err != nil {
		return Unset, err
	}
	if i < 0 {
		i += len(items)
	}
	if uint(i) >= uint(len(items)) {
		return Unset, Errorf(&IndexError, "%s index out of range", what)
	}
	return items[i], nil
}

// selectItems are the items that a slice selects, in a new Go slice.
func selectItems(items []Value, s *Slice) ([]Value, *Exc) {
	start, stop, step, n, err := s.Indices(len(items))
	if err != nil {
		return nil, err
	}
	out := makeItems[Value](n)[:n]
	if step == 1 {
		copy(out, items[min(start, stop):stop])
		return out, nil
	}
	for i := range out {
		out[i] = items[start+i*step]
	}
	return out, nil
}

func badIndex(what string, k Value) *Exc {
	return Errorf(&TypeError, "%s indices must be integers or slices, not %s", what, TypeName(k))
}

// repeatItems are the items n times over.
func repeatItems(items []Value, n int) ([]Value, *Exc) {
	if n <= 0 || len(items) == 0 {
		return nil, nil
	}
	if n > maxItems/len(items) {
		return nil, NewExc(&MemoryError)
	}
	out := makeItems[Value](len(items) * n)[:len(items)*n]
	for k := copy(out, items); k < len(out); {
		k += copy(out[k:], out[:k])
	}
	return out, nil
}

// maxItems bounds a sequence's length: more could not be allocated, and Go would end the process instead of raising.
const maxItems = 1 << 38

// findItem is where x is in what get returns, between lo and hi; -1 if nowhere. get is called anew for each step: comparisons may
// change the sequence.
func findItem(get func() []Value, x Value, lo, hi int) (int, *Exc) {
	for i := lo; i < hi && i < len(get()); i++ {
		eq, err := equal(get()[i], x)
		if err != nil {
			return 0, err
		}
		if eq {
			return i, nil
		}
	}
	return -1, nil
}

func countItems(get func() []Value, x Value) (Value, *Exc) {
	n := 0
	for i := 0; i < len(get()); i++ {
		eq, err := equal(get()[i], x)
		if err != nil {
			return Unset, err
		}
		if eq {
			n++
		}
	}
	return Int(int64(n)), nil
}

// bounds evaluates the start and stop arguments of index methods for a sequence of n items.
func bounds(start, stop Value, n int) (lo, hi int, err *Exc) {
	for i, v := range [...]Value{start, stop} {
		if !hasIndex(v) {
			return 0, 0, Errorf(&TypeError, "slice indices must be integers or have an __index__ method")
		}
		k, err := indexClamped(v)
		if err != nil {
			return 0, 0, err
		}
		if k < 0 {
			k = max(k+n, 0)
		}
		if i == 0 {
			lo = k
		} else {
			hi = k
		}
	}
	return lo, hi, nil
}
