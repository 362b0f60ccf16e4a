package rt

// This file is dict as Python sees it: its type, methods and merging.

// missingItem is d[k] for a key that is not there: __missing__ of a subclass, or KeyError.
func missingItem(v, k Value) (Value, *Exc) {
	if t := TypeOf(v); t != &DictType {
		if f := t.lookup("__missing__"); !f.IsUnset() {
			return Call2(f, v, k)
		}
	}
	return Unset, NewExc(&KeyError, k)
}

// update is dict.update(v) for one positional argument.
func (d *Dict) update(v Value) *Exc {
	if s := AsDict(v); s != nil && sameFunc(TypeOf(v).Iter, DictType.Iter) {
		return d.merge(s)
	}
	keys, ok, err := LookupAttr(v, "keys")
	if err != nil {
		return err
	}
	if ok {
		return d.mergeMapping(v, keys)
	}
	return d.mergePairs(v)
}

func (d *Dict) merge(s *Dict) *Exc {
	if d == s {
		return nil
	}
	if d.used == 0 {
		d.copyFrom(s)
		return nil
	}
	used := s.used
	for i := s.head; i < len(s.entries); i++ {
		e := s.entries[i]
		if e.key.IsUnset() {
			continue
		}
		if err := d.setHashed(e.key, e.val, e.hash); err != nil {
			return err
		}
		if s.used != used {
			return Errorf(&RuntimeError, "dict mutated during update")
		}
	}
	return nil
}

func (d *Dict) mergeMapping(m, keys Value) *Exc {
	ks, err := Call0(keys)
	if err != nil {
		return err
	}
	return IterAll(ks, func(k Value) *Exc {
		v, err := GetItem(m, k)
		if err != nil {
			return err
		}
		return d.set(k, v)
	})
}

func (d *Dict) mergePairs(v Value) *Exc {
	n := 0
	return IterAll(v, func(x Value) *Exc {
		pair, ok := exactItems(x)
		if !ok {
			if TypeOf(x).Iter == nil && TypeOf(x).GetItem == nil {
				return Errorf(&TypeError, "cannot convert dictionary update sequence element #%d to a sequence", n)
			}
			var err *Exc
			if pair, err = ListOf(x); err != nil {
				return err
			}
		}
		if len(pair) != 2 {
			return Errorf(&ValueError, "dictionary update sequence element #%d has length %d; 2 is required", n, len(pair))
		}
		n++
		return d.set(pair[0], pair[1])
	})
}

// DictUpdate is `{**m}`: the display d takes m's entries in.
func DictUpdate(d, m Value) *Exc {
	if AsDict(m) == nil {
		if _, ok, err := LookupAttr(m, "keys"); err != nil {
			return err
		} else if !ok {
			return Errorf(&TypeError, "'%s' object is not a mapping", TypeName(m))
		}
	}
	return Cast[Dict](d).update(m)
}

// DictMerge is `f(**m)`: the keyword arguments d take m's entries in, none twice.
func DictMerge(d, m, f Value) *Exc {
	dst := Cast[Dict](d)
	add := func(k, v Value) *Exc {
		old, err := dst.get(k)
		if err != nil {
			return err
		}
		if !old.IsUnset() {
			name, err := ToStr(k)
			if err != nil {
				return err
			}
			return Errorf(&TypeError, "%s got multiple values for keyword argument '%s'", functionStr(f), name)
		}
		return dst.set(k, v)
	}
	if s := AsDict(m); s != nil && sameFunc(TypeOf(m).Iter, DictType.Iter) {
		for k, v, i, ok := s.Entry(0); ok; k, v, i, ok = s.Entry(i) {
			if err := add(k, v); err != nil {
				return err
			}
		}
		return nil
	}
	keys, ok, err := LookupAttr(m, "keys")
	if err != nil {
		return err
	}
	if !ok {
		return Errorf(&TypeError, "%s argument after ** must be a mapping, not %s", functionStr(f), TypeName(m))
	}
	ks, err := Call0(keys)
	if err != nil {
		return err
	}
	return IterAll(ks, func(k Value) *Exc {
		v, err := GetItem(m, k)
		if err != nil {
			return err
		}
		return add(k, v)
	})
}

// functionStr names a callable in messages about its arguments.
func functionStr(f Value) string {
	text := func(name string) string {
		v, ok, err := LookupAttr(f, name)
		if err != nil || !ok {
			return ""
		}
		s, _ := StrOf(v)
		return s
	}
	name := text("__qualname__")
	if name == "" {
		s, err := ToStr(f)
		if err != nil {
			return TypeName(f) + " object"
		}
		return s
	}
	if m := text("__module__"); m != "" && m != "builtins" {
		return m + "." + name + "()"
	}
	return name + "()"
}

// initArgs is dict(*a) and dict.update(*a).
func (d *Dict) initArgs(name string, a *Args) *Exc {
	if len(a.Pos) > 1 {
		return argCount(name, a, 0, 1)
	}
	if len(a.Pos) == 1 {
		if err := d.update(a.Pos[0]); err != nil {
			return err
		}
	}
	for i, k := range a.Names {
		if err := d.set(NewStr(k), a.Vals[i]); err != nil {
			return err
		}
	}
	return nil
}

func (d *Dict) repr(v Value) (Value, *Exc) {
	if d.used == 0 {
		return NewStr("{}"), nil
	}
	if !reprEnter(v) {
		return NewStr("{...}"), nil
	}
	defer reprLeave()
	text := []byte{'{'}
	for k, v, i, ok := d.Entry(0); ok; k, v, i, ok = d.Entry(i) {
		if len(text) > 1 {
			text = append(text, ", "...)
		}
		r, err := Repr(k)
		if err != nil {
			return Unset, err
		}
		text = append(append(text, r...), ": "...)
		if r, err = Repr(v); err != nil {
			return Unset, err
		}
		text = append(text, r...)
	}
	return NewStr(string(append(text, '}'))), nil
}

// equalTo is d == e.
func (d *Dict) equalTo(e *Dict) (bool, *Exc) {
	if d.used != e.used {
		return false, nil
	}
	for i := d.head; i < len(d.entries); i++ {
		x := d.entries[i]
		if x.key.IsUnset() {
			continue
		}
		j, err := e.lookup(x.key, x.hash)
		if j < 0 {
			return false, err
		}
		if eq, err := equal(x.val, e.entries[j].val); err != nil || !eq {
			return false, err
		}
	}
	return true, nil
}

func initDict() {
	t := &DictType
	t.New = func(t *Type, _ *Args) (Value, *Exc) { return FromObj(alloc[Dict](t)), nil }
	t.Init = func(v Value, a *Args) *Exc { return Cast[Dict](v).initArgs("dict", a) }
	t.Repr = func(v Value) (Value, *Exc) { return Cast[Dict](v).repr(v) }
	t.Len = func(v Value) (int, *Exc) { return Cast[Dict](v).used, nil }
	t.Iter = func(v Value) (Value, *Exc) { return newDictIter(Cast[Dict](v), &dictKeyIterType), nil }
	t.GetItem = func(v, k Value) (Value, *Exc) {
		x, err := Cast[Dict](v).get(k)
		if err == nil && x.IsUnset() {
			return missingItem(v, k)
		}
		return x, err
	}
	t.SetItem = func(v, k, x Value) *Exc {
		d := Cast[Dict](v)
		if !x.IsUnset() {
			return d.set(k, x)
		}
		old, err := d.remove(k)
		if err == nil && old.IsUnset() {
			err = NewExc(&KeyError, k)
		}
		return err
	}
	t.Contains = func(v, k Value) (bool, *Exc) {
		x, err := Cast[Dict](v).get(k)
		return !x.IsUnset(), err
	}
	t.Cmp = func(a, b Value, op CompareOp) (Value, *Exc) {
		x, y := AsDict(a), AsDict(b)
		if x == nil || y == nil || op != OpEq && op != OpNe {
			return NotImplemented, nil
		}
		eq, err := x.equalTo(y)
		return Bool(eq == (op == OpEq)), err
	}
	t.Binary[OpOr] = func(a, b Value) (Value, *Exc) {
		x, y := AsDict(a), AsDict(b)
		if x == nil || y == nil {
			return NotImplemented, nil
		}
		v := NewDict()
		d := Cast[Dict](v)
		if err := d.update(a); err != nil {
			return Unset, err
		}
		return v, d.update(b)
	}
	t.InPlace[OpOr] = func(a, b Value) (Value, *Exc) { return a, Cast[Dict](a).update(b) }
	t.Members(func(t *Type) { t.Methods = append(t.Methods, dictMethods()...) })
	initDictViews()
}

func (d *Dict) getOr(k, or Value) (Value, *Exc) {
	v, err := d.get(k)
	if err == nil && v.IsUnset() {
		return or, nil
	}
	return v, err
}

func (d *Dict) setDefault(k, v Value) (Value, *Exc) {
	hash, err := hashOf(k)
	if err != nil {
		return Unset, err
	}
	i, err := d.lookup(k, hash)
	if err != nil {
		return Unset, err
	}
	if i >= 0 {
		return d.entries[i].val, nil
	}
	d.insert(k, v, hash)
	return v, nil
}

func dictMethods() []Def {
	view := func(name string, t *Type) Def {
		return Def{Name: name, F1: func(v Value) (Value, *Exc) { return FromObj(&dictView{Obj{t}, Cast[Dict](v), v}), nil }}
	}
	fromKeys := func(cls, keys, v Value) (Value, *Exc) {
		out, err := Call0(cls)
		if err != nil {
			return Unset, err
		}
		if TypeOf(out) == &DictType {
			d := Cast[Dict](out)
			if s := AsSet(keys); s != nil && (s.typ == &SetType || s.typ == &FrozenSetType) { // its hashes are known
				for e, i, ok := s.next(0); ok; e, i, ok = s.next(i) {
					if err := d.setHashed(e.key, v, e.hash); err != nil {
						return Unset, err
					}
				}
				return out, nil
			}
			if s := Exactly[Dict](keys, &DictType); s != nil {
				for i := s.head; i < len(s.entries); i++ {
					if e := s.entries[i]; !e.key.IsUnset() {
						if err := d.setHashed(e.key, v, e.hash); err != nil {
							return Unset, err
						}
					}
				}
				return out, nil
			}
			return out, IterAll(keys, func(k Value) *Exc { return d.set(k, v) })
		}
		return out, IterAll(keys, func(k Value) *Exc { return SetItem(out, k, v) })
	}
	return []Def{
		{
			Name: "get", Sig: "key, default=None, /",
			F2: func(v, k Value) (Value, *Exc) { return Cast[Dict](v).getOr(k, None) },
			F3: func(v, k, or Value) (Value, *Exc) { return Cast[Dict](v).getOr(k, or) },
		},
		{
			Name: "setdefault", Sig: "key, default=None, /",
			F2: func(v, k Value) (Value, *Exc) { return Cast[Dict](v).setDefault(k, None) },
			F3: func(v, k, x Value) (Value, *Exc) { return Cast[Dict](v).setDefault(k, x) },
		},
		{
			Name: "pop", Sig: "key, default=?, /",
			F2: func(v, k Value) (Value, *Exc) {
				x, err := Cast[Dict](v).remove(k)
				if err == nil && x.IsUnset() {
					err = NewExc(&KeyError, k)
				}
				return x, err
			},
			F3: func(v, k, or Value) (Value, *Exc) {
				x, err := Cast[Dict](v).remove(k)
				if err == nil && x.IsUnset() {
					x = or
				}
				return x, err
			},
		},
		{Name: "popitem", F1: func(v Value) (Value, *Exc) {
			d := Cast[Dict](v)
			i := d.lastEntry(len(d.entries))
			if i < 0 {
				return Unset, Errorf(&KeyError, "popitem(): dictionary is empty")
			}
			e := d.entries[i]
			d.deleteAt(i)
			d.trim()
			return NewTuple2(e.key, e.val), nil
		}},
		{Name: "clear", F1: func(v Value) (Value, *Exc) {
			Cast[Dict](v).Clear()
			return None, nil
		}},
		{Name: "copy", F1: func(v Value) (Value, *Exc) {
			out := NewDict()
			return out, Cast[Dict](out).update(v)
		}},
		{Name: "update", Sig: "*args, **kwargs", FN: func(a []Value) (Value, *Exc) {
			d := Cast[Dict](a[0])
			if err := d.initArgs("update", &Args{Pos: Cast[Tuple](a[1]).items}); err != nil {
				return Unset, err
			}
			return nothing(d.merge(Cast[Dict](a[2])))
		}, F2: func(v, x Value) (Value, *Exc) { return nothing(Cast[Dict](v).update(x)) }},
		{
			Name: "fromkeys", Sig: "iterable, value=None, /", Flags: ClassMethod,
			F2: func(c, keys Value) (Value, *Exc) { return fromKeys(c, keys, None) },
			F3: fromKeys,
		},
		view("keys", &DictKeysType), view("values", &DictValuesType), view("items", &DictItemsType),
		{Name: "__reversed__", F1: func(v Value) (Value, *Exc) { return newDictIter(Cast[Dict](v), &dictRevKeyIterType), nil }},
	}
}
