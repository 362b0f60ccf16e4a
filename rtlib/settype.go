package rt

// This file is set and frozenset as Python sees them: operations, methods, types.

// updateFrom adds the items of v.
func (s *Set) updateFrom(v Value) *Exc {
	if o := AsSet(v); o != nil {
		return s.merge(o)
	}
	if d := Exactly[Dict](v, &DictType); d != nil {
		if (s.fill+d.used)*5 >= s.mask()*3 {
			s.resize((s.used + d.used) * 2)
		}
		for i := d.head; i < len(d.entries); i++ {
			if e := d.entries[i]; !e.key.IsUnset() {
				if err := s.addHashed(e.key, e.hash); err != nil {
					return err
				}
			}
		}
		return nil
	}
	return IterAll(v, s.add)
}

// like is an empty set of v's kind: set or frozenset, never a subclass.
func like(v Value) *Set {
	if TypeOf(v).IsSubtype(&FrozenSetType) {
		return newSet(&FrozenSetType)
	}
	return newSet(&SetType)
}

func (s *Set) copyAs(t *Type) *Set {
	c := newSet(t)
	_ = c.merge(s) // into an empty set, so that nothing is compared
	return c
}

// intersect puts the elements that s shares with v into out.
func (s *Set) intersect(out *Set, v Value) *Exc {
	o := AsSet(v)
	if o == nil {
		return IterAll(v, func(k Value) *Exc {
			hash, err := hashOf(k)
			if err != nil || s.used == 0 {
				return err
			}
			e, err := s.find(k, hash)
			if err != nil || e.key.IsUnset() {
				return err
			}
			return out.addHashed(k, hash)
		})
	}
	if o == s {
		return out.merge(s)
	}
	if o.used > s.used {
		s, o = o, s
	}
	for e, i, ok := o.next(0); ok && s.used > 0; e, i, ok = o.next(i) {
		f, err := s.find(e.key, e.hash)
		if err != nil {
			return err
		}
		if !f.key.IsUnset() {
			if err := out.addHashed(e.key, e.hash); err != nil {
				return err
			}
		}
	}
	return nil
}

// swap exchanges the elements of two sets.
func (s *Set) swap(o *Set) {
	s.table, o.table = o.table, s.table
	s.used, o.used = o.used, s.used
	s.fill, o.fill = o.fill, s.fill
}

func (s *Set) intersectionUpdate(v Value) *Exc {
	out := newSet(&SetType)
	if err := s.intersect(out, v); err != nil {
		return err
	}
	s.swap(out)
	return nil
}

func (s *Set) differenceUpdate(v Value) *Exc {
	o := AsSet(v)
	switch {
	case o == s:
		s.clear()
		return nil
	case o != nil:
		if o.used>>3 > s.used {
			both := newSet(&SetType)
			if err := s.intersect(both, v); err != nil {
				return err
			}
			o = both
		}
		for e, i, ok := o.next(0); ok; e, i, ok = o.next(i) {
			if _, err := s.discardHashed(e.key, e.hash); err != nil {
				return err
			}
		}
	default:
		err := IterAll(v, func(k Value) *Exc {
			_, err := s.discard(k)
			return err
		})
		if err != nil {
			return err
		}
	}
	if s.fill-s.used > s.mask()/4 {
		s.grow()
	}
	return nil
}

// difference is s - v, of the kind of self.
func (s *Set) difference(self, v Value) (Value, *Exc) {
	o, d := AsSet(v), Exactly[Dict](v, &DictType)
	n := 0
	switch {
	case o != nil:
		n = o.used
	case d != nil:
		n = d.used
	}
	if o == nil && d == nil || s.used>>2 > n {
		c := s.copyAs(like(self).typ)
		return FromObj(c), c.differenceUpdate(v)
	}
	out := like(self)
	for e, i, ok := s.next(0); ok; e, i, ok = s.next(i) {
		there := false
		if d != nil {
			at, err := d.lookup(e.key, e.hash)
			if err != nil {
				return Unset, err
			}
			there = at >= 0
		} else if o.used > 0 {
			f, err := o.find(e.key, e.hash)
			if err != nil {
				return Unset, err
			}
			there = !f.key.IsUnset()
		}
		if !there {
			if err := out.addHashed(e.key, e.hash); err != nil {
				return Unset, err
			}
		}
	}
	return FromObj(out), nil
}

func (s *Set) symmetricDifferenceUpdate(v Value) *Exc {
	o := AsSet(v)
	if o == s {
		s.clear()
		return nil
	}
	if o == nil {
		o = newSet(&SetType)
		if err := o.updateFrom(v); err != nil {
			return err
		}
	}
	for e, i, ok := o.next(0); ok; e, i, ok = o.next(i) {
		was, err := s.discardHashed(e.key, e.hash)
		if err == nil && !was {
			err = s.addHashed(e.key, e.hash)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// subset reports whether every element of s is in o.
func (s *Set) subset(o *Set) (bool, *Exc) {
	if s.used > o.used {
		return false, nil
	}
	for e, i, ok := s.next(0); ok; e, i, ok = s.next(i) {
		f, err := o.find(e.key, e.hash)
		if err != nil || f.key.IsUnset() {
			return false, err
		}
	}
	return true, nil
}

// asSet is v as a set, made from its items if it is none.
func asSet(v Value) (*Set, *Exc) {
	if s := AsSet(v); s != nil {
		return s, nil
	}
	s := newSet(&SetType)
	return s, s.updateFrom(v)
}

func compareSets(a, b Value, op CompareOp) (Value, *Exc) {
	x, y := AsSet(a), AsSet(b)
	if y == nil {
		return NotImplemented, nil
	}
	var r bool
	var err *Exc
	switch op {
	case OpEq, OpNe:
		if x.used == y.used && (!x.hashed || !y.hashed || x.hash == y.hash) {
			r, err = x.subset(y)
		}
		r = r == (op == OpEq)
	case OpLe:
		r, err = x.subset(y)
	case OpGe:
		r, err = y.subset(x)
	case OpLt:
		if x.used < y.used {
			r, err = x.subset(y)
		}
	case OpGt:
		if x.used > y.used {
			r, err = y.subset(x)
		}
	}
	return Bool(r), err
}

type setIter struct {
	Obj
	set  *Set // nil when exhausted
	pos  int
	used int
}

var setIterType = Type{Name: "set_iterator"}

func (it *setIter) next() (Value, *Exc) {
	s := it.set
	if s == nil {
		return StopIter()
	}
	if it.used != s.used {
		it.used = -1
		return Unset, Errorf(&RuntimeError, "Set changed size during iteration")
	}
	e, pos, ok := s.next(it.pos)
	if !ok {
		it.set = nil
		return StopIter()
	}
	it.pos = pos
	return e.key, nil
}

func setRepr(v Value) (Value, *Exc) {
	s, t := Cast[Set](v), TypeOf(v)
	if s.used == 0 {
		return NewStr(t.Name + "()"), nil
	}
	var items []Value
	for e, i, ok := s.next(0); ok; e, i, ok = s.next(i) {
		items = append(items, e.key)
	}
	before, after := t.Name+"({", "})"
	if t == &SetType {
		before, after = "{", "}"
	}
	return reprItems(v, func() []Value { return items }, before, after, t.Name+"(...)")
}

// setBinary is a slot for two sets; the result is of the left one's kind.
func setBinary(f func(a Value, s *Set, b Value) (Value, *Exc)) func(a, b Value) (Value, *Exc) {
	return func(a, b Value) (Value, *Exc) {
		s := AsSet(a)
		if s == nil || AsSet(b) == nil {
			return NotImplemented, nil
		}
		return f(a, s, b)
	}
}

func setUnion(a Value, s *Set, b Value) (Value, *Exc) {
	c := s.copyAs(like(a).typ)
	return FromObj(c), c.updateFrom(b)
}

func setIntersection(a Value, s *Set, b Value) (Value, *Exc) {
	out := like(a)
	return FromObj(out), s.intersect(out, b)
}

func setDifference(a Value, s *Set, b Value) (Value, *Exc) { return s.difference(a, b) }

func setSymmetricDifference(a Value, s *Set, b Value) (Value, *Exc) {
	out := like(a)
	if err := out.updateFrom(b); err != nil {
		return Unset, err
	}
	return FromObj(out), out.symmetricDifferenceUpdate(FromObj(s))
}

func setInPlace(f func(s *Set, v Value) *Exc) func(a, b Value) (Value, *Exc) {
	return func(a, b Value) (Value, *Exc) {
		if AsSet(b) == nil {
			return NotImplemented, nil
		}
		return a, f(Cast[Set](a), b)
	}
}

func initSet() {
	for _, t := range []*Type{&SetType, &FrozenSetType} {
		t.Repr = setRepr
		t.Cmp = compareSets
		t.Iter = func(v Value) (Value, *Exc) {
			s := Cast[Set](v)
			return FromObj(&setIter{Obj{&setIterType}, s, 0, s.used}), nil
		}
		t.Len = func(v Value) (int, *Exc) { return Cast[Set](v).used, nil }
		t.Contains = func(v, x Value) (bool, *Exc) { return Cast[Set](v).has(x) }
		t.Binary[OpOr] = setBinary(setUnion)
		t.Binary[OpAnd] = setBinary(setIntersection)
		t.Binary[OpSub] = setBinary(setDifference)
		t.Binary[OpXor] = setBinary(setSymmetricDifference)
		t.Members(func(t *Type) { t.Methods = append(t.Methods, setMethods()...) })
	}
	t := &SetType
	t.New = func(t *Type, _ *Args) (Value, *Exc) { return FromObj(newSet(t)), nil }
	t.Init = func(v Value, a *Args) *Exc {
		if err := noKeywords("set", a); err != nil {
			return err
		}
		if len(a.Pos) > 1 {
			return argCount("set", a, 0, 1)
		}
		s := Cast[Set](v)
		s.clear()
		if len(a.Pos) == 1 {
			return s.updateFrom(a.Pos[0])
		}
		return nil
	}
	t.InPlace[OpOr] = setInPlace((*Set).updateFrom)
	t.InPlace[OpAnd] = setInPlace((*Set).intersectionUpdate)
	t.InPlace[OpSub] = setInPlace((*Set).differenceUpdate)
	t.InPlace[OpXor] = setInPlace((*Set).symmetricDifferenceUpdate)
	t.Members(func(t *Type) { t.Methods = append(t.Methods, mutableSetMethods()...) })

	f := &FrozenSetType
	f.New = func(t *Type, a *Args) (Value, *Exc) {
		if err := strictKeywords(t, &FrozenSetType, "__init__", a); err != nil {
			return Unset, err
		}
		if len(a.Pos) > 1 {
			return Unset, argCount("frozenset", a, 0, 1)
		}
		if len(a.Pos) == 1 && t == &FrozenSetType && TypeOf(a.Pos[0]) == t {
			return a.Pos[0], nil
		}
		s := newSet(t)
		if len(a.Pos) == 1 {
			return FromObj(s), s.updateFrom(a.Pos[0])
		}
		return FromObj(s), nil
	}
	f.Hash = func(v Value) (int64, *Exc) {
		s := Cast[Set](v)
		if !s.hashed {
			s.hash, s.hashed = s.frozenHash(), true
		}
		return s.hash, nil
	}
	setIterType.Iter = self
	setIterType.Next = func(v Value) (Value, *Exc) { return Cast[setIter](v).next() }
	setIterType.Methods = []Def{{Name: "__length_hint__", F1: func(v Value) (Value, *Exc) {
		it := Cast[setIter](v)
		if it.set == nil || it.used != it.set.used {
			return Int(0), nil
		}
		n := 0
		for _, i, ok := it.set.next(it.pos); ok; _, i, ok = it.set.next(i) {
			n++
		}
		return Int(int64(n)), nil
	}}}
}

// folded is a method that takes any number of iterables and applies f with each to the result of the one before.
func folded(name string, first func(a Value, s *Set) Value, f func(a Value, s *Set, b Value) (Value, *Exc)) Def {
	return Def{Name: name, Sig: "*others", FN: func(a []Value) (Value, *Exc) {
		others := Cast[Tuple](a[1]).items
		if len(others) == 0 {
			return first(a[0], Cast[Set](a[0])), nil
		}
		v := a[0]
		for _, o := range others {
			var err *Exc
			if v, err = f(v, Cast[Set](v), o); err != nil {
				return Unset, err
			}
		}
		return v, nil
	}}
}

// copySet is a copy of s, of no subclass.
func copySet(a Value, s *Set) Value { return FromObj(s.copyAs(like(a).typ)) }

func setMethods() []Def {
	relation := func(name string, f func(s, o *Set) (bool, *Exc)) Def {
		return Def{Name: name, Sig: "other, /", F2: func(v, x Value) (Value, *Exc) {
			o, err := asSet(x)
			if err != nil {
				return Unset, err
			}
			r, err := f(Cast[Set](v), o)
			return Bool(r), err
		}}
	}
	return []Def{
		{Name: "copy", F1: func(v Value) (Value, *Exc) {
			if TypeOf(v) == &FrozenSetType {
				return v, nil
			}
			return copySet(v, Cast[Set](v)), nil
		}},
		{Name: "__reduce__", F1: func(v Value) (Value, *Exc) {
			items, err := ListOf(v)
			if err != nil {
				return Unset, err
			}
			getState, err := GetAttrName(v, "__getstate__")
			if err != nil {
				return Unset, err
			}
			state, err := Call0(getState)
			return NewTuple3(TypeOf(v).Value(), NewTuple1(ListFrom(items)), state), err
		}},
		folded("union", copySet, setUnion),
		folded("intersection", copySet, setIntersection),
		folded("difference", copySet, setDifference),
		{Name: "symmetric_difference", Sig: "other, /", F2: func(v, x Value) (Value, *Exc) {
			return setSymmetricDifference(v, Cast[Set](v), x)
		}},
		relation("issubset", (*Set).subset),
		relation("issuperset", func(s, o *Set) (bool, *Exc) { return o.subset(s) }),
		{Name: "isdisjoint", Sig: "other, /", F2: func(v, x Value) (Value, *Exc) { return isDisjoint(v, x) }},
	}
}

func mutableSetMethods() []Def {
	each := func(name string, f func(s *Set, v Value) *Exc) Def {
		return Def{Name: name, Sig: "*others", FN: func(a []Value) (Value, *Exc) {
			for _, o := range Cast[Tuple](a[1]).items {
				if err := f(Cast[Set](a[0]), o); err != nil {
					return Unset, err
				}
			}
			return None, nil
		}}
	}
	return []Def{
		{Name: "add", Sig: "object, /", F2: func(v, x Value) (Value, *Exc) { return nothing(Cast[Set](v).add(x)) }},
		{Name: "discard", Sig: "object, /", F2: func(v, x Value) (Value, *Exc) {
			_, err := Cast[Set](v).discard(x)
			return nothing(err)
		}},
		{Name: "remove", Sig: "object, /", F2: func(v, x Value) (Value, *Exc) {
			was, err := Cast[Set](v).discard(x)
			if err == nil && !was {
				err = NewExc(&KeyError, x)
			}
			return nothing(err)
		}},
		{Name: "pop", F1: func(v Value) (Value, *Exc) {
			x := Cast[Set](v).pop()
			if x.IsUnset() {
				return Unset, Errorf(&KeyError, "pop from an empty set")
			}
			return x, nil
		}},
		{Name: "clear", F1: func(v Value) (Value, *Exc) {
			Cast[Set](v).clear()
			return None, nil
		}},
		each("update", (*Set).updateFrom),
		each("difference_update", (*Set).differenceUpdate),
		{Name: "intersection_update", Sig: "*others", FN: func(a []Value) (Value, *Exc) {
			s := Cast[Set](a[0])
			out := s.copyAs(&SetType)
			for _, o := range Cast[Tuple](a[1]).items {
				if err := out.intersectionUpdate(o); err != nil {
					return Unset, err
				}
			}
			s.swap(out)
			return None, nil
		}},
		{Name: "symmetric_difference_update", Sig: "other, /", F2: func(v, x Value) (Value, *Exc) {
			return nothing(Cast[Set](v).symmetricDifferenceUpdate(x))
		}},
	}
}
