package rt

// This file finds methods without making bound method objects, and makes general calls.

// LoadMethod looks up o.name for a call: m is to be called with self first, or as it is if self is Unset.
func LoadMethod(o Value, a *Attr) (m, self Value, err *Exc) {
	t := TypeOf(o)
	for i := range a.cache {
		e := &a.cache[i]
		if e.version != t.version {
			continue
		}
		switch e.kind {
		case cacheClass:
			return e.pair(o, t)
		case cacheClassS:
			if t.attrsOf(o).shape == e.shape {
				return e.pair(o, t)
			}
		case cacheModule:
			if e.val == o && !e.cell.IsUnset() {
				return *e.cell, Unset, nil
			}
		case cacheSlot:
			if at := t.attrsOf(o); at.shape == e.shape {
				return *at.slots.at(int(e.index)), Unset, nil
			}
		case cacheType:
			if Cast[Type](o).version == e.own {
				if e.method {
					return e.val, o, nil
				}
				return e.val, Unset, nil
			}
		default:
			m, err = GetAttr(o, a)
			return m, Unset, err
		}
	}
	return loadMethodMiss(o, t, a)
}

func (e *attrEntry) pair(o Value, t *Type) (m, self Value, err *Exc) {
	if e.method {
		return e.val, o, nil
	}
	if e.bind {
		if TypeOf(e.val) == &ClassMethodType {
			return Cast[wrapped](e.val).f, t.Value(), nil
		}
		m, err = TypeOf(e.val).DescrGet(e.val, o, t)
		return m, Unset, err
	}
	return e.val, Unset, nil
}

func loadMethodMiss(o Value, t *Type, a *Attr) (m, self Value, err *Exc) {
	if t.Flags&readied == 0 {
		Ready(t)
	}
	e, ok := findAttr(o, t, a.Name)
	if ok {
		a.remember(e)
		if e.kind == cacheClass || e.kind == cacheClassS {
			return e.pair(o, t)
		}
	}
	m, err = getAttrName(o, t, a.Name)
	return m, Unset, err
}

// Call calls f with positional arguments.
func Call(f Value, args ...Value) (Value, *Exc) {
	switch len(args) {
	case 0:
		return Call0(f)
	case 1:
		return Call1(f, args[0])
	case 2:
		return Call2(f, args[0], args[1])
	case 3:
		return Call3(f, args[0], args[1], args[2])
	case 4:
		return Call4(f, args[0], args[1], args[2], args[3])
	}
	return callArgs(f, &Args{Pos: args})
}

// CallKw calls f; the last len(names) of args are the values of these keywords.
func CallKw(f Value, names []string, args ...Value) (Value, *Exc) {
	n := len(args) - len(names)
	t := TypeOf(f)
	switch t {
	case &FuncType:
		return callFunc(Cast[Func](f), Unset, &Args{Pos: args[:n], Names: names, Vals: args[n:]})
	case &BuiltinFunctionType:
		return Cast[Builtin](f).call(Unset, &Args{Pos: args[:n], Names: names, Vals: args[n:]})
	}
	if cls := constructed(f, t); cls != nil && cls.ctor != nil {
		o := newInstance(cls)
		v, err := callFunc(cls.ctor, o, &Args{Pos: args[:n], Names: names, Vals: args[n:]})
		return initialised(o, v, err)
	}
	// The copies let the caller keep its slices on the stack in the cases above.
	own := append([]Value(nil), args...)
	return callArgs(f, &Args{Pos: own[:n], Names: append([]string(nil), names...), Vals: own[n:]})
}

// CallPairKw is CallKw of what LoadMethod found.
func CallPairKw(m, self Value, names []string, args ...Value) (Value, *Exc) {
	if self.IsUnset() {
		return CallKw(m, names, args...)
	}
	n := len(args) - len(names)
	switch TypeOf(m) {
	case &FuncType:
		return callFunc(Cast[Func](m), self, &Args{Pos: args[:n], Names: names, Vals: args[n:]})
	case &MethodDescrType:
		return Cast[Builtin](m).call(self, &Args{Pos: args[:n], Names: names, Vals: args[n:]})
	}
	own := append([]Value(nil), args...)
	return callPairArgs(m, self, &Args{Pos: own[:n], Names: append([]string(nil), names...), Vals: own[n:]})
}

// CallPair calls what LoadMethod found with positional arguments.
func CallPair(m, self Value, args ...Value) (Value, *Exc) {
	return callPairArgs(m, self, &Args{Pos: args})
}

// CallArgs calls f with arguments in general form.
func CallArgs(f Value, a *Args) (Value, *Exc) { return callArgs(f, a) }

func callArgs(f Value, a *Args) (Value, *Exc) {
	switch t := TypeOf(f); t {
	case &FuncType:
		return callFunc(Cast[Func](f), Unset, a)
	case &BuiltinFunctionType, &MethodDescrType, &WrapperDescrType, &MethodWrapperType, &ClassMethodDescrType:
		return Cast[Builtin](f).call(Unset, a)
	case &MethodType:
		m := Cast[Method](f)
		return callPairArgs(m.f, m.self, a)
	default:
		if t.Call == nil {
			return Unset, Errorf(&TypeError, "'%s' object is not callable", t.TypeName())
		}
		return t.Call(f, a)
	}
}

func callPairArgs(m, self Value, a *Args) (Value, *Exc) {
	if self.IsUnset() {
		return callArgs(m, a)
	}
	switch TypeOf(m) {
	case &FuncType:
		return callFunc(Cast[Func](m), self, a)
	case &MethodDescrType, &WrapperDescrType, &ClassMethodDescrType:
		return Cast[Builtin](m).call(self, a)
	}
	pos := make([]Value, 0, len(a.Pos)+1)
	pos = append(append(pos, self), a.Pos...)
	return callArgs(m, &Args{Pos: pos, Names: a.Names, Vals: a.Vals})
}

// CallEx is f(*args, **kwargs); kwargs may be Unset.
func CallEx(f, args, kwargs Value) (Value, *Exc) {
	a := &Args{}
	wrongKey := false
	if !kwargs.IsUnset() {
		d := Exactly[Dict](kwargs, &DictType)
		if d == nil {
			merged := NewDict()
			if err := DictMerge(merged, kwargs, f); err != nil {
				return Unset, err
			}
			d = Cast[Dict](merged)
		}
		if d.used > 0 {
			a.Names, a.Vals = make([]string, 0, d.used), make([]Value, 0, d.used)
		}
		for k, v, i, ok := d.Entry(0); ok; k, v, i, ok = d.Entry(i) {
			n, isStr := StrOf(k)
			wrongKey = wrongKey || !isStr
			a.Names, a.Vals = append(a.Names, n), append(a.Vals, v)
		}
	}
	if t := Exactly[Tuple](args, &TupleType); t != nil {
		a.Pos = t.items
	} else {
		if TypeOf(args).Iter == nil && TypeOf(args).GetItem == nil {
			return Unset, Errorf(&TypeError, "%s argument after * must be an iterable, not %s", functionStr(f), TypeName(args))
		}
		if l := Exactly[List](args, &ListType); l != nil {
			a.star = tupleCopy(l.items)
		} else {
			items, err := ListOf(args)
			if err != nil {
				return Unset, err
			}
			a.star = NewTuple(items...)
		}
		a.Pos = Cast[Tuple](a.star).items
	}
	if wrongKey {
		return Unset, Errorf(&TypeError, "keywords must be strings")
	}
	return callArgs(f, a)
}
