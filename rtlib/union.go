package rt

// Union is int | str: classes of which an object may be an instance of any.
type Union struct {
	Obj
	args   Value // tuple
	params Value // tuple of type variables, Unset until asked for
}

// UnionType is types.UnionType.
var UnionType = Type{Name: "UnionType", Module: "types"}

// unionArgs are the members that v contributes to a union; ok is false for what may not be in one.
func unionArgs(v Value) (args []Value, ok bool) {
	if u := Exactly[Union](v, &UnionType); u != nil {
		return Cast[Tuple](u.args).items, true
	}
	if v.IsNone() {
		return []Value{NoneType.Value()}, true
	}
	if asType(v) != nil || As[GenericAlias](v, &GenericAliasType) != nil || TypeOf(v) == &TypeAliasType || isTypeParam(v) && !moduleKnown("typing") {
		return []Value{v}, true
	}
	return nil, false
}

// typeOr is a | b for classes, aliases, unions and None.
func typeOr(a, b Value) (Value, *Exc) {
	as, ok := unionArgs(a)
	bs, ok2 := unionArgs(b)
	if !ok || !ok2 {
		return NotImplemented, nil
	}
	all := append(append([]Value(nil), as...), bs...)
	var members []Value
next:
	for _, v := range all {
		for _, have := range members {
			// Aliases are compared by value, classes by identity.
			if have == v {
				continue next
			}
			if asType(v) == nil && asType(have) == nil {
				eq, err := IfEq(have, v)
				if err != nil {
					return Unset, err
				}
				if eq {
					continue next
				}
			}
		}
		members = append(members, v)
	}
	if len(members) == 1 {
		return members[0], nil
	}
	return FromObj(&Union{Obj: Obj{&UnionType}, args: TupleFrom(members)}), nil
}

// unionCheck is isinstance or issubclass of any member.
func unionCheck(what string, check func(o, cls Value) (bool, *Exc)) func(u, o Value) (Value, *Exc) {
	return func(u, o Value) (Value, *Exc) {
		members := Cast[Tuple](Cast[Union](u).args).items
		for _, m := range members {
			if asType(m) == nil {
				return Unset, Errorf(&TypeError, "%s() argument 2 cannot be a parameterized generic", what)
			}
		}
		for _, m := range members {
			if ok, err := check(o, m); ok || err != nil {
				return Bool(ok), err
			}
		}
		return False, nil
	}
}

func (u *Union) parameters() (Value, *Exc) {
	if u.params.IsUnset() {
		ps, err := typeParameters(Cast[Tuple](u.args).items)
		if err != nil {
			return Unset, err
		}
		u.params = ps
	}
	return u.params, nil
}

func initUnion() {
	addTypes(&UnionType)
	t := &UnionType
	t.Flags |= NoInstantiate
	t.Repr = func(v Value) (Value, *Exc) {
		members := append([]Value(nil), Cast[Tuple](Cast[Union](v).args).items...)
		for i, m := range members {
			if m == NoneType.Value() {
				members[i] = None
			}
		}
		s, err := typeArgTexts(members, " | ")
		return NewStr(s), err
	}
	t.Binary[OpOr] = typeOr
	set := func(v Value) (Value, *Exc) { return NewFrozenSet(Cast[Tuple](Cast[Union](v).args).items...) }
	t.Hash = func(v Value) (int64, *Exc) {
		s, err := set(v)
		if err != nil {
			return 0, err
		}
		return Hash(s)
	}
	t.Cmp = func(v, w Value, op CompareOp) (Value, *Exc) {
		if Exactly[Union](w, &UnionType) == nil || op != OpEq && op != OpNe {
			return NotImplemented, nil
		}
		a, err := set(v)
		if err != nil {
			return Unset, err
		}
		b, err := set(w)
		if err != nil {
			return Unset, err
		}
		return Compare(a, b, op)
	}
	t.GetItem = func(v, k Value) (Value, *Exc) {
		u := Cast[Union](v)
		ps, err := u.parameters()
		if err != nil {
			return Unset, err
		}
		args, err := substitute(v, u.args, ps, k)
		if err != nil {
			return Unset, err
		}
		out := Unset
		for _, m := range Cast[Tuple](args).items {
			if out.IsUnset() {
				out = m
			} else if out, err = Or(out, m); err != nil {
				return Unset, err
			}
		}
		return out, nil
	}
	t.Methods = []Def{
		{Name: "__instancecheck__", F2: unionCheck("isinstance", isInstance)},
		{Name: "__subclasscheck__", F2: unionCheck("issubclass", isSubclass)},
	}
	t.GetSets = []GetSet{
		{Name: "__args__", Get: func(v Value) (Value, *Exc) { return Cast[Union](v).args, nil }},
		{Name: "__parameters__", Get: func(v Value) (Value, *Exc) { return Cast[Union](v).parameters() }},
		{Name: "__module__", Get: func(v Value) (Value, *Exc) { return NewStr("types"), nil }},
	}
}
