package collections

import (
	"strconv"

	rt "github.com/py2go/py2go/rtlib"
)

// deque is a ring buffer: item i stands at buf[(head+i) & (len(buf)-1)]; the length of buf is a power of two.
type deque struct {
	rt.Obj
	buf     []rt.Value
	head, n int
	max     int // -1: no limit
	version int // counts changes of what is where, for iterators
}

var (
	dequeType        = rt.Type{Name: "deque", Module: "collections", Flags: rt.BaseType | rt.Sequence}
	dequeIterType    = rt.Type{Name: "_deque_iterator", Module: "collections"}
	dequeRevIterType = rt.Type{Name: "_deque_reverse_iterator", Module: "collections"}
)

func asDeque(v rt.Value) *deque { return rt.Cast[deque](v) }

func (d *deque) at(i int) *rt.Value { return &d.buf[(d.head+i)&(len(d.buf)-1)] }

func (d *deque) grow() {
	if d.n < len(d.buf) {
		return
	}
	buf := make([]rt.Value, max(8, 2*len(d.buf)))
	d.copyTo(buf)
	d.buf, d.head = buf, 0
}

func (d *deque) copyTo(out []rt.Value) {
	k := copy(out, d.buf[d.head:min(len(d.buf), d.head+d.n)])
	copy(out[k:d.n], d.buf)
}

// items are the items in a slice of their own.
func (d *deque) items() []rt.Value {
	out := make([]rt.Value, d.n)
	if d.n > 0 {
		d.copyTo(out)
	}
	return out
}

func (d *deque) pushRight(v rt.Value) {
	if d.max == 0 {
		return
	}
	d.version++
	if d.n == d.max {
		d.dropLeft()
	}
	d.grow()
	d.n++
	*d.at(d.n - 1) = v
}

func (d *deque) pushLeft(v rt.Value) {
	if d.max == 0 {
		return
	}
	d.version++
	if d.n == d.max {
		d.dropRight()
	}
	d.grow()
	d.head = (d.head - 1) & (len(d.buf) - 1)
	d.n++
	d.buf[d.head] = v
}

func (d *deque) dropLeft() rt.Value {
	p := d.at(0)
	v := *p
	*p = rt.Unset
	d.head = (d.head + 1) & (len(d.buf) - 1)
	d.n--
	d.version++
	return v
}

func (d *deque) dropRight() rt.Value {
	p := d.at(d.n - 1)
	v := *p
	*p = rt.Unset
	d.n--
	d.version++
	return v
}

func (d *deque) clear() { d.buf, d.head, d.n, d.version = nil, 0, 0, d.version+1 }

func (d *deque) extend(src rt.Value, push func(*deque, rt.Value)) *rt.Exc {
	if rt.As[deque](src, &dequeType) == d {
		for _, v := range d.items() {
			push(d, v)
		}
		return nil
	}
	return rt.IterAll(src, func(v rt.Value) *rt.Exc { push(d, v); return nil })
}

// remove takes out item i.
func (d *deque) remove(i int) {
	for ; i < d.n-1; i++ {
		*d.at(i) = *d.at(i + 1)
	}
	d.dropRight()
}

func (d *deque) insert(i int, v rt.Value) {
	d.pushRight(v)
	for j := d.n - 1; j > i; j-- {
		*d.at(j) = *d.at(j - 1)
	}
	*d.at(i) = v
}

// rotate moves the last k items to the front.
func (d *deque) rotate(k int) {
	if d.n < 2 {
		return
	}
	k %= d.n
	d.version++
	for ; k > d.n/2; k -= d.n {
	}
	for ; k < -d.n/2; k += d.n {
	}
	for ; k > 0; k-- {
		d.pushLeft(d.dropRight())
	}
	for ; k < 0; k++ {
		d.pushRight(d.dropLeft())
	}
}

// find is the index of x from start up to stop; -1 if it is not there.
func (d *deque) find(x rt.Value, start, stop int, mutated string) (int, *rt.Exc) {
	version := d.version
	for i := start; i < stop; i++ {
		eq, err := sameItem(*d.at(i), x)
		if err != nil {
			return -1, err
		}
		if d.version != version {
			if mutated == "remove" {
				return -1, rt.Errorf(&rt.IndexError, "deque mutated during remove().")
			}
			return -1, rt.Errorf(&rt.RuntimeError, "deque mutated during iteration")
		}
		if eq {
			return i, nil
		}
	}
	return -1, nil
}

// copyOf is a deque of the class of d with the same items and limit.
func copyOf(v rt.Value) (rt.Value, *rt.Exc) {
	d := asDeque(v)
	if rt.TypeOf(v) == &dequeType {
		o := rt.Alloc[deque](&dequeType)
		o.max = d.max
		o.fill(d.items())
		return rt.FromObj(o), nil
	}
	if d.max < 0 {
		return rt.Call1(rt.TypeOf(v).Value(), v)
	}
	return rt.Call2(rt.TypeOf(v).Value(), v, rt.Int(int64(d.max)))
}

// fill replaces what is there; it may keep items.
func (d *deque) fill(items []rt.Value) {
	d.clear()
	for _, v := range items {
		d.pushRight(v)
	}
}

// index is the place that the subscript k names.
func (d *deque) index(k rt.Value) (int, *rt.Exc) {
	if rt.TypeOf(k).Index == nil {
		return 0, rt.Errorf(&rt.TypeError, "sequence index must be integer, not '%s'", rt.TypeName(k))
	}
	i, err := rt.IndexInt(k)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += d.n
	}
	if i < 0 || i >= d.n {
		return 0, rt.Errorf(&rt.IndexError, "deque index out of range")
	}
	return i, nil
}

// clip is an index argument: from the end if negative, and within the deque.
func (d *deque) clip(v rt.Value) (int, *rt.Exc) {
	i, err := rt.IndexInt(v)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i = max(i+d.n, 0)
	}
	return min(i, d.n), nil
}

func notIn(x rt.Value) *rt.Exc {
	s, err := rt.Repr(x)
	if err != nil {
		return err
	}
	return rt.Errorf(&rt.ValueError, "%s is not in deque", s)
}

// dequeIter walks a deque in either direction.
type dequeIter struct {
	rt.Obj
	d       *deque
	i       int // items given
	version int
	reverse bool
}

func (it *dequeIter) next() (rt.Value, *rt.Exc) {
	if it.d.version != it.version {
		it.i, it.version = it.d.n, it.d.version
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "deque mutated during iteration")
	}
	if it.i >= it.d.n {
		return rt.StopIter()
	}
	i := it.i
	if it.reverse {
		i = it.d.n - 1 - i
	}
	it.i++
	return *it.d.at(i), nil
}

func newIter(d *deque, t *rt.Type) rt.Value {
	it := rt.Alloc[dequeIter](t)
	it.d, it.version, it.reverse = d, d.version, t == &dequeRevIterType
	return rt.FromObj(it)
}

var dequeSig = rt.NewSig("deque", "iterable=?, maxlen=None")

func dequeInit(self rt.Value, a *rt.Args) *rt.Exc {
	args, err := dequeSig.Bind(a)
	if err != nil {
		return err
	}
	limit := -1
	if !args[1].IsNone() {
		if !rt.IsIntLike(args[1]) {
			return rt.Errorf(&rt.TypeError, "an integer is required")
		}
		if limit, err = rt.IndexInt(args[1]); err != nil {
			return err
		}
		if limit < 0 {
			return rt.Errorf(&rt.ValueError, "maxlen must be non-negative")
		}
	}
	d := asDeque(self)
	d.max = limit
	if d.n > 0 {
		d.clear()
	}
	if args[0].IsUnset() {
		return nil
	}
	return d.extend(args[0], (*deque).pushRight)
}

func dequeRepr(v rt.Value) (rt.Value, *rt.Exc) {
	if !rt.ReprEnter(v) {
		return rt.NewStr("[...]"), nil
	}
	defer rt.ReprLeave()
	d := asDeque(v)
	s, err := rt.Repr(rt.NewList(d.items()...))
	if err != nil {
		return rt.Unset, err
	}
	if d.max >= 0 {
		s += ", maxlen=" + strconv.Itoa(d.max)
	}
	return rt.NewStr(rt.TypeOf(v).Name + "(" + s + ")"), nil
}

// compareDeques compares as lists do.
func compareDeques(a, b rt.Value, op rt.CompareOp) (rt.Value, *rt.Exc) {
	other := rt.As[deque](b, &dequeType)
	if other == nil {
		return rt.NotImplemented, nil
	}
	return rt.Compare(rt.NewList(asDeque(a).items()...), rt.NewList(other.items()...), op)
}

func initDequeSlots(t *rt.Type) {
	t.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		d := rt.Alloc[deque](t)
		d.max = -1
		return rt.FromObj(d), nil
	}
	t.Init = dequeInit
	t.Repr = dequeRepr
	t.Cmp = compareDeques
	t.Hash = func(v rt.Value) (int64, *rt.Exc) {
		return 0, rt.Errorf(&rt.TypeError, "unhashable type: '%s'", rt.TypeName(v))
	}
	t.Iter = func(v rt.Value) (rt.Value, *rt.Exc) { return newIter(asDeque(v), &dequeIterType), nil }
	t.Len = func(v rt.Value) (int, *rt.Exc) { return asDeque(v).n, nil }
	t.Bool = func(v rt.Value) (bool, *rt.Exc) { return asDeque(v).n > 0, nil }
	t.GetItem = func(v, k rt.Value) (rt.Value, *rt.Exc) {
		i, err := asDeque(v).index(k)
		if err != nil {
			return rt.Unset, err
		}
		return *asDeque(v).at(i), nil
	}
	t.SetItem = func(v, k, x rt.Value) *rt.Exc {
		d := asDeque(v)
		i, err := d.index(k)
		if err != nil {
			return err
		}
		if x.IsUnset() {
			d.remove(i)
		} else {
			*d.at(i) = x
		}
		return nil
	}
	t.Contains = func(v, x rt.Value) (bool, *rt.Exc) {
		i, err := asDeque(v).find(x, 0, asDeque(v).n, "")
		return i >= 0, err
	}
	t.Concat = func(a, b rt.Value) (rt.Value, *rt.Exc) {
		other := rt.As[deque](b, &dequeType)
		if other == nil {
			return rt.Unset, rt.Errorf(&rt.TypeError, "can only concatenate deque (not \"%s\") to deque", rt.TypeName(b))
		}
		out, err := copyOf(a)
		if err == nil {
			err = asDeque(out).extend(b, (*deque).pushRight)
		}
		return out, err
	}
	t.IConcat = func(a, b rt.Value) (rt.Value, *rt.Exc) { return a, asDeque(a).extend(b, (*deque).pushRight) }
	repeat := func(d *deque, items []rt.Value, n int) {
		if n <= 0 {
			d.clear()
		}
		for range n - 1 {
			for _, v := range items {
				d.pushRight(v)
			}
		}
	}
	t.Repeat = func(a rt.Value, n int) (rt.Value, *rt.Exc) {
		out, err := copyOf(a)
		if err == nil {
			repeat(asDeque(out), asDeque(a).items(), n)
		}
		return out, err
	}
	t.IRepeat = func(a rt.Value, n int) (rt.Value, *rt.Exc) {
		repeat(asDeque(a), asDeque(a).items(), n)
		return a, nil
	}
}

// nothing makes a method that returns None of one that only changes the deque.
func nothing(f func(d *deque)) func(v rt.Value) (rt.Value, *rt.Exc) {
	return func(v rt.Value) (rt.Value, *rt.Exc) { f(asDeque(v)); return rt.None, nil }
}

func dequeMethods() []rt.Def {
	pop := func(drop func(*deque) rt.Value) func(v rt.Value) (rt.Value, *rt.Exc) {
		return func(v rt.Value) (rt.Value, *rt.Exc) {
			d := asDeque(v)
			if d.n == 0 {
				return rt.Unset, rt.Errorf(&rt.IndexError, "pop from an empty deque")
			}
			return drop(d), nil
		}
	}
	push := func(f func(*deque, rt.Value)) func(v, x rt.Value) (rt.Value, *rt.Exc) {
		return func(v, x rt.Value) (rt.Value, *rt.Exc) { f(asDeque(v), x); return rt.None, nil }
	}
	extend := func(f func(*deque, rt.Value)) func(v, x rt.Value) (rt.Value, *rt.Exc) {
		return func(v, x rt.Value) (rt.Value, *rt.Exc) { return rt.None, asDeque(v).extend(x, f) }
	}
	return []rt.Def{
		{Name: "append", Sig: "item, /", F2: push((*deque).pushRight), Doc: "Add an element to the right side of the deque."},
		{Name: "appendleft", Sig: "item, /", F2: push((*deque).pushLeft), Doc: "Add an element to the left side of the deque."},
		{Name: "pop", F1: pop((*deque).dropRight), Doc: "Remove and return the rightmost element."},
		{Name: "popleft", F1: pop((*deque).dropLeft), Doc: "Remove and return the leftmost element."},
		{Name: "extend", Sig: "iterable, /", F2: extend((*deque).pushRight)},
		{Name: "extendleft", Sig: "iterable, /", F2: extend((*deque).pushLeft)},
		{Name: "clear", F1: nothing((*deque).clear), Doc: "Remove all elements from the deque."},
		{Name: "copy", F1: copyOf, Doc: "Return a shallow copy of a deque."},
		{Name: "__copy__", F1: copyOf},
		{Name: "count", Sig: "value, /", F2: func(v, x rt.Value) (rt.Value, *rt.Exc) {
			d, n := asDeque(v), 0
			for i := 0; ; i++ {
				at, err := d.find(x, i, d.n, "")
				if err != nil {
					return rt.Unset, err
				}
				if at < 0 {
					return rt.Int(int64(n)), nil
				}
				i, n = at, n+1
			}
		}},
		{Name: "index", Sig: "value, start=?, stop=?, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			d := asDeque(a[0])
			start, stop := 0, d.n
			var err *rt.Exc
			if !a[2].IsUnset() {
				if start, err = d.clip(a[2]); err != nil {
					return rt.Unset, err
				}
			}
			if !a[3].IsUnset() {
				if stop, err = d.clip(a[3]); err != nil {
					return rt.Unset, err
				}
			}
			i, err := d.find(a[1], start, stop, "")
			if err == nil && i < 0 {
				err = notIn(a[1])
			}
			return rt.Int(int64(i)), err
		}},
		{Name: "insert", Sig: "index, value, /", F3: func(v, at, x rt.Value) (rt.Value, *rt.Exc) {
			d := asDeque(v)
			i, err := d.clip(at)
			if err != nil {
				return rt.Unset, err
			}
			if d.n == d.max {
				return rt.Unset, rt.Errorf(&rt.IndexError, "deque already at its maximum size")
			}
			d.insert(i, x)
			return rt.None, nil
		}},
		{Name: "remove", Sig: "value, /", F2: func(v, x rt.Value) (rt.Value, *rt.Exc) {
			d := asDeque(v)
			i, err := d.find(x, 0, d.n, "remove")
			if err != nil {
				return rt.Unset, err
			}
			if i < 0 {
				return rt.Unset, notIn(x)
			}
			d.remove(i)
			return rt.None, nil
		}},
		{Name: "reverse", F1: nothing(func(d *deque) {
			for i := range d.n / 2 {
				p, q := d.at(i), d.at(d.n-1-i)
				*p, *q = *q, *p
			}
		})},
		{Name: "rotate", Sig: "n=1, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			k, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			asDeque(a[0]).rotate(k)
			return rt.None, nil
		}},
		{Name: "__reversed__", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return newIter(asDeque(v), &dequeRevIterType), nil }},
		{Name: "__reduce__", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			args := rt.NewTuple()
			if d := asDeque(v); d.max >= 0 {
				args = rt.NewTuple2(rt.NewTuple(), rt.Int(int64(d.max)))
			}
			it, err := rt.Iter(v)
			return rt.NewTuple4(rt.TypeOf(v).Value(), args, rt.None, it), err
		}},
		rt.ClassGetItem,
	}
}

func init() {
	t := &dequeType
	initDequeSlots(t)
	t.Methods = dequeMethods()
	t.GetSets = []rt.GetSet{{Name: "maxlen", Get: func(v rt.Value) (rt.Value, *rt.Exc) {
		if d := asDeque(v); d.max >= 0 {
			return rt.Int(int64(d.max)), nil
		}
		return rt.None, nil
	}}}
	rt.Ready(t)
	for _, t := range []*rt.Type{&dequeIterType, &dequeRevIterType} {
		t.Iter = func(v rt.Value) (rt.Value, *rt.Exc) { return v, nil }
		t.Next = func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[dequeIter](v).next() }
		t.Methods = []rt.Def{{Name: "__length_hint__", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			it := rt.Cast[dequeIter](v)
			return rt.Int(int64(it.d.n - it.i)), nil
		}}}
		rt.Ready(t)
	}
}
