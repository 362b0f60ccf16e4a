package rt

// This file is what iterates dicts: the views and the iterators.

// dictView is d.keys(), d.values() or d.items(), told apart by its type.
type dictView struct {
	Obj
	d     *Dict
	owner Value
}

// The types of dict views.
var (
	DictKeysType   = Type{Name: "dict_keys"}
	DictValuesType = Type{Name: "dict_values"}
	DictItemsType  = Type{Name: "dict_items"}
)

// dictIter iterates a dict; its type says what it gives and in which direction.
type dictIter struct {
	Obj
	d    *Dict // nil when exhausted
	pos  int   // forwards: of the next entry; backwards: behind it
	used int   // the dict's length at the beginning; -1 once that has changed
	left int
}

var (
	dictKeyIterType      = Type{Name: "dict_keyiterator"}
	dictValueIterType    = Type{Name: "dict_valueiterator"}
	dictItemIterType     = Type{Name: "dict_itemiterator"}
	dictRevKeyIterType   = Type{Name: "dict_reversekeyiterator"}
	dictRevValueIterType = Type{Name: "dict_reversevalueiterator"}
	dictRevItemIterType  = Type{Name: "dict_reverseitemiterator"}
)

func newDictIter(d *Dict, t *Type) Value {
	it := &dictIter{Obj: Obj{t}, d: d, used: d.used, left: d.used}
	if t == &dictRevKeyIterType || t == &dictRevValueIterType || t == &dictRevItemIterType {
		it.pos = len(d.entries)
	}
	return FromObj(it)
}

// check raises if the dict has changed size; ok is false at the end.
func (it *dictIter) check() (ok bool, err *Exc) {
	d := it.d
	if d == nil {
		return false, nil
	}
	if it.used != d.used {
		it.used = -1
		return false, Errorf(&RuntimeError, "dictionary changed size during iteration")
	}
	return true, nil
}

func (it *dictIter) entry() (*dictEntry, *Exc) {
	if ok, err := it.check(); !ok {
		if err == nil {
			err = &stopX
		}
		return nil, err
	}
	d := it.d
	for i := max(it.pos, d.head); i < len(d.entries); i++ {
		if e := &d.entries[i]; !e.key.IsUnset() {
			if it.left == 0 {
				it.d = nil
				return nil, Errorf(&RuntimeError, "dictionary keys changed during iteration")
			}
			it.pos = i + 1
			it.left--
			return e, nil
		}
	}
	it.d = nil
	return nil, &stopX
}

func (it *dictIter) entryBefore() (*dictEntry, *Exc) {
	if ok, err := it.check(); !ok {
		if err == nil {
			err = &stopX
		}
		return nil, err
	}
	i := it.d.lastEntry(it.pos)
	if i < 0 {
		it.d = nil
		return nil, &stopX
	}
	it.pos = i
	it.left--
	return &it.d.entries[i], nil
}

// isKeysLike reports whether v is a set, a keys view or an items view: what such views compare with.
func isKeysLike(v Value) bool {
	t := TypeOf(v)
	return t.IsSubtype(&SetType) || t.IsSubtype(&FrozenSetType) || t == &DictKeysType || t == &DictItemsType
}

func allIn(a, b Value) (bool, *Exc) {
	all := true
	err := IterAll(a, func(x Value) *Exc {
		in, err := Contains(b, x)
		if err == nil && !in {
			all = false
			err = &stopX
		}
		return err
	})
	if err == &stopX {
		err = nil
	}
	return all, err
}

func compareViews(a, b Value, op CompareOp) (Value, *Exc) {
	if !isKeysLike(b) {
		return NotImplemented, nil
	}
	m, err := Len(a)
	if err != nil {
		return Unset, err
	}
	n, err := Len(b)
	if err != nil {
		return Unset, err
	}
	r := false
	switch op {
	case OpEq, OpNe:
		if m == n {
			r, err = allIn(a, b)
		}
		if op == OpNe {
			r = !r
		}
	case OpLt, OpLe:
		if m < n || m == n && op == OpLe {
			r, err = allIn(a, b)
		}
	default:
		if m > n || m == n && op == OpGe {
			r, err = allIn(b, a)
		}
	}
	return Bool(r), err
}

// viewOp is a set operation of two iterables, at least one of which is a view. The result is a set.
func viewOp(a, b Value, update func(s *Set, b Value) *Exc) (Value, *Exc) {
	if !isKeysLike(a) && TypeOf(a).Iter == nil || TypeOf(b).Iter == nil && TypeOf(b).GetItem == nil {
		return NotImplemented, nil
	}
	s := newSet(&SetType)
	if err := s.updateFrom(a); err != nil {
		return Unset, err
	}
	return FromObj(s), update(s, b)
}

func isDisjoint(a, b Value) (Value, *Exc) {
	r := true
	err := IterAll(b, func(x Value) *Exc {
		in, err := Contains(a, x)
		if err == nil && in {
			r = false
			err = &stopX
		}
		return err
	})
	if err == &stopX {
		err = nil
	}
	return Bool(r), err
}

func itemsContains(v, x Value) (bool, *Exc) {
	p := tupleOf(x)
	if p == nil || len(p.items) != 2 {
		return false, nil
	}
	val, err := Cast[dictView](v).d.get(p.items[0])
	if err != nil || val.IsUnset() {
		return false, err
	}
	return equal(val, p.items[1])
}

func initDictViews() {
	for _, k := range []struct {
		view, iter, rev *Type
		item            func(e *dictEntry) Value
	}{
		{&DictKeysType, &dictKeyIterType, &dictRevKeyIterType, func(e *dictEntry) Value { return e.key }},
		{&DictValuesType, &dictValueIterType, &dictRevValueIterType, func(e *dictEntry) Value { return e.val }},
		{&DictItemsType, &dictItemIterType, &dictRevItemIterType, func(e *dictEntry) Value { return NewTuple2(e.key, e.val) }},
	} {
		k.iter.Iter, k.rev.Iter = self, self
		k.iter.Next = func(v Value) (Value, *Exc) {
			e, err := Cast[dictIter](v).entry()
			if err != nil {
				return Unset, err
			}
			return k.item(e), nil
		}
		k.rev.Next = func(v Value) (Value, *Exc) {
			e, err := Cast[dictIter](v).entryBefore()
			if err != nil {
				return Unset, err
			}
			return k.item(e), nil
		}
		hint := []Def{{Name: "__length_hint__", F1: func(v Value) (Value, *Exc) {
			it := Cast[dictIter](v)
			if it.d == nil || it.used != it.d.used {
				return Int(0), nil
			}
			return Int(int64(it.left)), nil
		}}}
		k.iter.Methods, k.rev.Methods = hint, hint

		t, iter, rev := k.view, k.iter, k.rev
		t.Iter = func(v Value) (Value, *Exc) { return newDictIter(Cast[dictView](v).d, iter), nil }
		t.Len = func(v Value) (int, *Exc) { return Cast[dictView](v).d.used, nil }
		t.Repr = func(v Value) (Value, *Exc) {
			items, err := ListOf(v)
			if err != nil {
				return Unset, err
			}
			return reprItems(v, func() []Value { return items }, t.Name+"([", "])", "...")
		}
		t.Methods = []Def{{Name: "__reversed__", F1: func(v Value) (Value, *Exc) { return newDictIter(Cast[dictView](v).d, rev), nil }}}
		t.GetSets = []GetSet{{Name: "mapping", Get: func(v Value) (Value, *Exc) { return newMappingProxy(Cast[dictView](v).owner), nil }}}
		if t == &DictValuesType {
			continue
		}
		t.Cmp = compareViews
		t.Binary[OpSub] = func(a, b Value) (Value, *Exc) { return viewOp(a, b, (*Set).differenceUpdate) }
		t.Binary[OpAnd] = func(a, b Value) (Value, *Exc) { return viewOp(a, b, (*Set).intersectionUpdate) }
		t.Binary[OpOr] = func(a, b Value) (Value, *Exc) { return viewOp(a, b, (*Set).updateFrom) }
		t.Binary[OpXor] = func(a, b Value) (Value, *Exc) { return viewOp(a, b, (*Set).symmetricDifferenceUpdate) }
		t.Methods = append(t.Methods, Def{Name: "isdisjoint", Sig: "other, /", F2: isDisjoint})
	}
	DictKeysType.Contains = func(v, x Value) (bool, *Exc) {
		val, err := Cast[dictView](v).d.get(x)
		return !val.IsUnset(), err
	}
	DictItemsType.Contains = itemsContains
}
