package rt

import (
	"math"
	"slices"
)

// This file is list.

// ListFrom is a list that keeps the given slice.
func ListFrom(items []Value) Value { return FromObj(&List{Obj{&ListType}, items}) }

// ListAppend appends to a list (or instance of a subclass, whose append is not asked).
func ListAppend(l, v Value) {
	x := Cast[List](l)
	x.items = append(x.items, v)
}

// Append appends v.
func (l *List) Append(v Value) { l.items = append(l.items, v) }

// Items are the list's items, shared with it.
func (l *List) Items() []Value { return l.items }

// ListExtend appends the items of v, as `[*v]` does.
func ListExtend(l, v Value) *Exc {
	if TypeOf(v).Iter == nil && TypeOf(v).GetItem == nil {
		return Errorf(&TypeError, "Value after * must be an iterable, not %s", TypeName(v))
	}
	return Cast[List](l).extend(v)
}

func (l *List) extend(v Value) *Exc {
	if items, ok := exactItems(v); ok {
		l.items = append(l.items, items...)
		return nil
	}
	it, err := Iter(v)
	if err != nil {
		return err
	}
	hint, err := lengthHint(v)
	if err != nil {
		return err
	}
	l.items = slices.Grow(l.items, hint)
	return eachOf(it, func(x Value) *Exc {
		l.items = append(l.items, x)
		return nil
	})
}

// ListToTuple is a tuple of a list's items that takes the list's storage over: the list must not be used again.
func ListToTuple(l Value) Value { return TupleFrom(Cast[List](l).items) }

func listOf(v Value) *List { return As[List](v, &ListType) }

func (l *List) remove(i int) { l.items = slices.Delete(l.items, i, i+1) }

func (l *List) getItem(k Value) (Value, *Exc) {
	if s := sliceOf(k); s != nil {
		items, err := selectItems(l.items, s)
		return ListFrom(items), err
	}
	if !hasIndex(k) {
		return Unset, badIndex("list", k)
	}
	return itemAt(l.items, k, "list")
}

// setItem assigns or (v Unset) deletes.
func (l *List) setItem(k, v Value) *Exc {
	if s := sliceOf(k); s != nil {
		if v.IsUnset() {
			return l.deleteSlice(s)
		}
		return l.setSlice(s, v)
	}
	if !hasIndex(k) {
		return badIndex("list", k)
	}
	i, err := indexOr(k, &IndexError)
	if err != nil {
		return err
	}
	if i < 0 {
		i += len(l.items)
	}
	if uint(i) >= uint(len(l.items)) {
		return Errorf(&IndexError, "list assignment index out of range")
	}
	if v.IsUnset() {
		l.remove(i)
	} else {
		l.items[i] = v
	}
	return nil
}

func (l *List) deleteSlice(s *Slice) *Exc {
	start, stop, step, n, err := s.Indices(len(l.items))
	if err != nil || n == 0 {
		return err
	}
	if step == 1 {
		l.items = slices.Delete(l.items, start, stop)
		return nil
	}
	if step < 0 {
		start, step = start+(n-1)*step, -step
	}
	w := start
	for i := start; i < len(l.items); i++ {
		if k := i - start; k%step == 0 && k/step < n {
			continue
		}
		l.items[w] = l.items[i]
		w++
	}
	clear(l.items[w:])
	l.items = l.items[:w]
	return nil
}

func (l *List) setSlice(s *Slice, v Value) *Exc {
	start, stop, step, err := s.unpack()
	if err != nil {
		return err
	}
	if TypeOf(v).Iter == nil && TypeOf(v).GetItem == nil {
		return Errorf(&TypeError, "must assign iterable to extended slice")
	}
	items, ok := exactItems(v)
	if !ok || v == l.Value() {
		if items, err = ListOf(v); err != nil {
			return err
		}
	}
	start, stop, n := adjust(start, stop, step, len(l.items))
	if step == 1 {
		l.items = slices.Replace(l.items, start, max(start, stop), items...)
		return nil
	}
	if len(items) != n {
		return Errorf(&ValueError, "attempt to assign sequence of size %d to extended slice of size %d", len(items), n)
	}
	for i, x := range items {
		l.items[start+i*step] = x
	}
	return nil
}

// Pop removes the last element and returns it; an empty list has none.
func (l *List) Pop() (Value, *Exc) { return l.pop(-1) }

func (l *List) pop(i int) (Value, *Exc) {
	n := len(l.items)
	if n == 0 {
		return Unset, Errorf(&IndexError, "pop from empty list")
	}
	if i < 0 {
		i += n
	}
	if uint(i) >= uint(n) {
		return Unset, Errorf(&IndexError, "pop index out of range")
	}
	v := l.items[i]
	if i == n-1 {
		l.items[i] = Unset
		l.items = l.items[:i]
	} else {
		l.remove(i)
	}
	return v, nil
}

func (l *List) index(x Value, start, stop Value) (Value, *Exc) {
	lo, hi, err := bounds(start, stop, len(l.items))
	if err != nil {
		return Unset, err
	}
	i, err := findItem(l.Items, x, lo, hi)
	if err != nil {
		return Unset, err
	}
	if i < 0 {
		r, err := Repr(x)
		if err != nil {
			return Unset, err
		}
		return Unset, Errorf(&ValueError, "%s is not in list", r)
	}
	return Int(int64(i)), nil
}

type listIter struct {
	Obj
	list *List // nil when exhausted
	i    int
}

var (
	listIterType    = Type{Name: "list_iterator"}
	listRevIterType = Type{Name: "list_reverseiterator"}
)

func (it *listIter) next() (Value, *Exc) {
	if l := it.list; l != nil {
		if i := it.i; i < len(l.items) {
			it.i = i + 1
			return l.items[i], nil
		}
		it.list = nil
	}
	return Unset, &stopX
}

func (it *listIter) nextReversed() (Value, *Exc) {
	if l := it.list; l != nil {
		if i := it.i; i >= 0 && i < len(l.items) {
			it.i = i - 1
			return l.items[i], nil
		}
		it.list = nil
	}
	return Unset, &stopX
}

func initList() {
	t := &ListType
	t.New = func(t *Type, _ *Args) (Value, *Exc) { return FromObj(alloc[List](t)), nil }
	t.Init = func(v Value, a *Args) *Exc {
		l := Cast[List](v)
		if err := strictKeywords(TypeOf(v), t, "__new__", a); err != nil {
			return err
		}
		if len(a.Pos) > 1 {
			return argCount("list", a, 0, 1)
		}
		l.items = nil
		if len(a.Pos) == 0 {
			return nil
		}
		return l.extend(a.Pos[0])
	}
	t.Repr = func(v Value) (Value, *Exc) {
		l := Cast[List](v)
		if len(l.items) == 0 {
			return NewStr("[]"), nil
		}
		return reprItems(v, l.Items, "[", "]", "[...]")
	}
	t.Cmp = func(a, b Value, op CompareOp) (Value, *Exc) {
		x, y := listOf(a), listOf(b)
		if x == nil || y == nil {
			return NotImplemented, nil
		}
		return compareItems(&x.items, &y.items, op)
	}
	t.Iter = func(v Value) (Value, *Exc) { return FromObj(&listIter{Obj{&listIterType}, Cast[List](v), 0}), nil }
	t.Len = func(v Value) (int, *Exc) { return len(Cast[List](v).items), nil }
	t.GetItem = func(v, k Value) (Value, *Exc) { return Cast[List](v).getItem(k) }
	t.SetItem = func(v, k, x Value) *Exc { return Cast[List](v).setItem(k, x) }
	t.Contains = func(v, x Value) (bool, *Exc) {
		i, err := findItem(Cast[List](v).Items, x, 0, math.MaxInt)
		return i >= 0 && err == nil, err
	}
	t.Concat = func(a, b Value) (Value, *Exc) {
		y := listOf(b)
		if y == nil {
			return Unset, Errorf(&TypeError, `can only concatenate list (not "%s") to list`, TypeName(b))
		}
		x := Cast[List](a)
		out := makeItems[Value](len(x.items) + len(y.items))
		return ListFrom(append(append(out, x.items...), y.items...)), nil
	}
	t.Repeat = func(a Value, n int) (Value, *Exc) {
		items, err := repeatItems(Cast[List](a).items, n)
		return ListFrom(items), err
	}
	t.IConcat = func(a, b Value) (Value, *Exc) { return a, Cast[List](a).extend(b) }
	t.IRepeat = func(a Value, n int) (Value, *Exc) {
		l := Cast[List](a)
		items, err := repeatItems(l.items, n)
		if err == nil {
			l.items = items
		}
		return a, err
	}
	t.Members(func(t *Type) { t.Methods = append(t.Methods, listMethods()...) })
	initListIters()
}

func initListIters() {
	fwd, rev := &listIterType, &listRevIterType
	fwd.Iter, rev.Iter = self, self
	fwd.Next = func(v Value) (Value, *Exc) { return Cast[listIter](v).next() }
	rev.Next = func(v Value) (Value, *Exc) { return Cast[listIter](v).nextReversed() }
	fwd.Methods = []Def{{Name: "__length_hint__", F1: func(v Value) (Value, *Exc) {
		it := Cast[listIter](v)
		if it.list == nil {
			return Int(0), nil
		}
		return Int(int64(max(len(it.list.items)-it.i, 0))), nil
	}}}
	rev.Methods = []Def{{Name: "__length_hint__", F1: func(v Value) (Value, *Exc) {
		it := Cast[listIter](v)
		if it.list == nil || len(it.list.items) < it.i+1 {
			return Int(0), nil
		}
		return Int(int64(it.i + 1)), nil
	}}}
}

// nothing is the result of a method that returns None.
func nothing(err *Exc) (Value, *Exc) {
	if err != nil {
		return Unset, err
	}
	return None, nil
}

var endOfList = Int(math.MaxInt64)

func listMethods() []Def {
	return []Def{
		{Name: "append", Sig: "object, /", F2: func(v, x Value) (Value, *Exc) {
			Cast[List](v).Append(x)
			return None, nil
		}},
		{Name: "extend", Sig: "iterable, /", F2: func(v, x Value) (Value, *Exc) { return nothing(Cast[List](v).extend(x)) }},
		{Name: "insert", Sig: "index, object, /", F3: func(v, i, x Value) (Value, *Exc) {
			k, err := indexOr(i, &OverflowError)
			if err != nil {
				return Unset, err
			}
			l := Cast[List](v)
			if k < 0 {
				k = max(k+len(l.items), 0)
			}
			l.items = slices.Insert(l.items, min(k, len(l.items)), x)
			return None, nil
		}},
		{
			Name: "pop", Sig: "index=-1, /",
			F1: func(v Value) (Value, *Exc) { return Cast[List](v).pop(-1) },
			F2: func(v, i Value) (Value, *Exc) {
				k, err := indexOr(i, &IndexError)
				if err != nil {
					return Unset, err
				}
				return Cast[List](v).pop(k)
			},
		},
		{Name: "remove", Sig: "value, /", F2: func(v, x Value) (Value, *Exc) {
			l := Cast[List](v)
			i, err := findItem(l.Items, x, 0, math.MaxInt)
			if err != nil {
				return Unset, err
			}
			if i < 0 {
				return Unset, Errorf(&ValueError, "list.remove(x): x not in list")
			}
			if i < len(l.items) {
				l.remove(i)
			}
			return None, nil
		}},
		{Name: "clear", F1: func(v Value) (Value, *Exc) {
			Cast[List](v).items = nil
			return None, nil
		}},
		{Name: "copy", F1: func(v Value) (Value, *Exc) { return ListFrom(slices.Clone(Cast[List](v).items)), nil }},
		{Name: "reverse", F1: func(v Value) (Value, *Exc) {
			slices.Reverse(Cast[List](v).items)
			return None, nil
		}},
		{
			Name: "index", Sig: "value, start=0, stop=9223372036854775807, /",
			F2: func(v, x Value) (Value, *Exc) { return Cast[List](v).index(x, Int(0), endOfList) },
			F3: func(v, x, lo Value) (Value, *Exc) { return Cast[List](v).index(x, lo, endOfList) },
			F4: func(v, x, lo, hi Value) (Value, *Exc) { return Cast[List](v).index(x, lo, hi) },
		},
		{Name: "count", Sig: "value, /", F2: func(v, x Value) (Value, *Exc) { return countItems(Cast[List](v).Items, x) }},
		{Name: "sort", Sig: "*, key=None, reverse=False", FN: func(a []Value) (Value, *Exc) {
			reverse, err := Truth(a[2])
			if err != nil {
				return Unset, err
			}
			return nothing(Cast[List](a[0]).sort(a[1], reverse))
		}},
		{Name: "__reversed__", F1: func(v Value) (Value, *Exc) {
			l := Cast[List](v)
			return FromObj(&listIter{Obj{&listRevIterType}, l, len(l.items) - 1}), nil
		}},
	}
}
