package rt

// This file is what for statements step through that nothing suspends.

// Loop is the state of a for statement: of ranges, lists and tuples it needs no iterator object. Generated code keeps it in a variable of the
// function, and asks Step, which is inlined and knows ranges, before Next.
type Loop struct {
	it      Value // a list or tuple, or an iterator; Unset when there is nothing more to come
	i, step int   // the next item of a range; the index of the next item of a list or tuple
	left    int   // how many items of a range are left
	apart   bool  // the latest item was no pair
}

// Start begins to iterate over v.
func (l *Loop) Start(v Value) *Exc {
	l.left = 0
	switch TypeOf(v) {
	case &ListType, &TupleType:
		l.it, l.i = v, 0
		return nil
	case &RangeType:
		if r := Cast[Range](v); r.big == nil {
			l.it, l.i, l.step, l.left = Unset, r.start, r.step, r.len
			return nil
		}
	}
	var err *Exc
	l.it, err = LoopIter(v)
	return err
}

// Range begins to iterate over f(start, stop), where f is most likely range; f(stop) if start is Unset.
func (l *Loop) Range(f, start, stop Value) *Exc {
	if r, ok := smallRange(f, start, stop); ok {
		l.it, l.i, l.step, l.left = Unset, r.start, 1, r.len
		return nil
	}
	v, err := callRange(f, start, stop)
	if err != nil {
		return err
	}
	return l.Start(v)
}

// RangeIter is an iterator of what Range iterates over.
func RangeIter(f, start, stop Value) (Value, *Exc) {
	if r, ok := smallRange(f, start, stop); ok {
		return r.iter(), nil
	}
	v, err := callRange(f, start, stop)
	if err != nil {
		return Unset, err
	}
	return LoopIter(v)
}

// smallRange is what f(start, stop) gives, if f is range and machine ints do.
func smallRange(f, start, stop Value) (r Range, ok bool) {
	if start.IsUnset() {
		start = Int(0)
	}
	ok = f == RangeType.Value() && start.IsInt() && stop.IsInt() && r.small(int(start.AsInt()), int(stop.AsInt()), 1)
	return r, ok
}

// callRange calls f(start, stop), or f(stop).
func callRange(f, start, stop Value) (Value, *Exc) {
	if start.IsUnset() {
		return Call1(f, stop)
	}
	return Call2(f, start, stop)
}

// maxRoom is for how many items List makes room: a loop may be left long before its end.
const maxRoom = 1 << 10

// List is an empty list with room for the items that are to come.
func (l *Loop) List() Value {
	n := l.left
	if !l.it.IsUnset() {
		if items, ok := exactItems(l.it); ok {
			n = len(items)
		}
	}
	return NewList(make([]Value, 0, min(n, maxRoom))...)
}

// Step is the next item of a range; ok is false if there is none, or no range.
func (l *Loop) Step() (v Value, ok bool) {
	i := l.i
	if l.left <= 0 {
		return v, false
	}
	l.left--
	l.i = i + l.step
	return Int(int64(i)), true
}

// Next is the next item where Step gave none, or an error for which Stopped is true.
func (l *Loop) Next() (Value, *Exc) {
	if l.it.IsUnset() {
		if v, ok := l.Step(); ok {
			return v, nil
		}
		return Unset, &stopX
	}
	var items []Value
	switch TypeOf(l.it) {
	case &ListType:
		items = Cast[List](l.it).items
	case &TupleType:
		items = Cast[Tuple](l.it).items
	case &GeneratorType:
		v, err := Cast[Frame](l.it).next()
		if err != nil {
			l.it = Unset
		}
		return v, err
	default:
		v, err := Next(l.it)
		if err != nil {
			l.it = Unset
		}
		return v, err
	}
	if l.i < len(items) {
		v := items[l.i]
		l.i++
		return v, nil
	}
	l.it = Unset
	return Unset, &stopX
}

// Pair is the next item, which is taken apart; see Next and At.
func (l *Loop) Pair() (a, b Value, err *Exc) {
	if !l.it.IsUnset() {
		switch TypeOf(l.it) {
		case &EnumerateType:
			return Cast[enumerateIter](l.it).pair()
		case &ZipType:
			if z := Cast[zipIter](l.it); len(z.its) == 2 && !z.strict {
				return z.pair()
			}
		case &dictItemIterType:
			e, err := Cast[dictIter](l.it).entry()
			if err != nil {
				return Unset, Unset, err
			}
			return e.key, e.val, nil
		}
	}
	v, err := l.Next()
	if err != nil {
		return Unset, Unset, err
	}
	items, ok := exactItems(v)
	if !ok || len(items) != 2 {
		if items, err = Unpack(v, 2); err != nil {
			l.apart = true
			return Unset, Unset, err
		}
	}
	return items[0], items[1], nil
}

// At is the position of a failure of Pair: that of the iteration, or that of taking an item apart.
func (l *Loop) At(iteration, unpack int) int {
	if l.apart {
		return unpack
	}
	return iteration
}
