package rt

import "sync"

// This file is how builtin iterators and other builtin objects are taken apart for copy and pickle.

// reducer is a __reduce__ method.
func reducer(f func(v Value) (Value, *Exc)) Def { return Def{Name: "__reduce__", F1: f} }

// viaIter is the form iter(seq), with the position as its state.
func viaIter(seq Value, pos int) (Value, *Exc) {
	return viaBuiltin("iter", NewTuple1(seq), Int(int64(pos)))
}

// viaBuiltin is the form of a call of a function of builtins: parts are the arguments and, if there is one, the state.
func viaBuiltin(name string, parts ...Value) (Value, *Exc) {
	f := builtinsModule.get(name)
	if f.IsUnset() {
		return Unset, Errorf(&AttributeError, "%s", name)
	}
	return NewTuple(append([]Value{f}, parts...)...), nil
}

// viaEmpty is the form of an exhausted iterator.
func viaEmpty(seq Value) (Value, *Exc) {
	return viaBuiltin("iter", NewTuple1(seq))
}

// viaList is the form of an iterator over what cannot be pickled itself: iter of a list of what is left.
func viaList(copied Value) (Value, *Exc) {
	items, err := ListOf(copied)
	if err != nil {
		return Unset, err
	}
	return viaEmpty(ListFrom(items))
}

// positioned is a __setstate__ method that takes a position, cut to what the iterator allows.
func positioned(f func(v Value, i int)) Def {
	return Def{Name: "__setstate__", F2: func(v, state Value) (Value, *Exc) {
		i, err := indexOr(state, &OverflowError)
		if err == nil {
			f(v, i)
		}
		return None, err
	}}
}

// clamp is i as a position among n items.
func clamp(i, n int) int { return max(0, min(i, n)) }

func reduceSequenceIters() {
	add := func(t *Type, defs ...Def) { t.Methods = append(t.Methods, defs...) }
	add(&listIterType, reducer(func(v Value) (Value, *Exc) {
		it := Cast[listIter](v)
		if it.list == nil {
			return viaEmpty(NewList())
		}
		return viaIter(FromObj(it.list), it.i)
	}), positioned(func(v Value, i int) {
		if it := Cast[listIter](v); it.list != nil {
			it.i = clamp(i, len(it.list.items))
		}
	}))
	add(&listRevIterType, reducer(func(v Value) (Value, *Exc) {
		it := Cast[listIter](v)
		if it.list == nil {
			return NewTuple2(ReversedType.Value(), NewTuple1(NewList())), nil
		}
		return NewTuple3(ReversedType.Value(), NewTuple1(FromObj(it.list)), Int(int64(it.i))), nil
	}), positioned(func(v Value, i int) {
		if it := Cast[listIter](v); it.list != nil {
			it.i = max(-1, min(i, len(it.list.items)-1))
		}
	}))
	add(&tupleIterType, reducer(func(v Value) (Value, *Exc) {
		it := Cast[tupleIter](v)
		if it.tuple == nil {
			return viaEmpty(NewTuple())
		}
		return viaIter(FromObj(it.tuple), it.i)
	}), positioned(func(v Value, i int) {
		if it := Cast[tupleIter](v); it.tuple != nil {
			it.i = clamp(i, len(it.tuple.items))
		}
	}))
	for _, t := range []*Type{&StrIteratorType, &strASCIIIteratorType} {
		add(t, reducer(func(v Value) (Value, *Exc) {
			if it := Cast[strIterator](v); it.rest != "" {
				return viaIter(NewStr(it.rest), 0)
			}
			return viaEmpty(NewStr(""))
		}), positioned(func(v Value, i int) {
			for it := Cast[strIterator](v); i > 0 && it.rest != ""; i-- {
				_, n := decodeRune(it.rest)
				it.rest = it.rest[n:]
			}
		}))
	}
	for _, t := range []*Type{&BytesIteratorType, &ByteArrayIteratorType} {
		add(t, reducer(func(v Value) (Value, *Exc) {
			it := Cast[bytesIterator](v)
			if it.v.IsUnset() {
				return viaEmpty(NewTuple())
			}
			return viaIter(it.v, it.i)
		}), positioned(func(v Value, i int) {
			if it := Cast[bytesIterator](v); !it.v.IsUnset() {
				text, _ := bytesText(it.v)
				it.i = clamp(i, len(text))
			}
		}))
	}
	add(&seqIterType, reducer(func(v Value) (Value, *Exc) {
		it := Cast[seqIter](v)
		if it.seq.IsUnset() {
			return viaEmpty(NewTuple())
		}
		return viaIter(it.seq, it.i)
	}), positioned(func(v Value, i int) { Cast[seqIter](v).i = max(i, 0) }))
	add(&ReversedType, reducer(func(v Value) (Value, *Exc) {
		it := Cast[reversedIter](v)
		if it.seq.IsUnset() {
			return NewTuple2(TypeOf(v).Value(), NewTuple1(NewTuple())), nil
		}
		return NewTuple3(TypeOf(v).Value(), NewTuple1(it.seq), Int(int64(it.i))), nil
	}), positioned(func(v Value, i int) { Cast[reversedIter](v).i = max(i, -1) }))
}

func reduceRangeIters() {
	iter := func(args ...Value) (Value, *Exc) {
		r, err := Call(RangeType.Value(), args...)
		if err != nil {
			return Unset, err
		}
		return viaBuiltin("iter", NewTuple1(r), None)
	}
	rangeIterType.Methods = append(rangeIterType.Methods, reducer(func(v Value) (Value, *Exc) {
		it := Cast[rangeIter](v)
		return iter(Int(int64(it.next_)), Int(int64(it.next_+it.left*it.step)), Int(int64(it.step)))
	}), positioned(func(v Value, i int) {
		it := Cast[rangeIter](v)
		i = clamp(i, it.left)
		it.next_, it.left = it.next_+i*it.step, it.left-i
	}))
	bigRangeIterType.Methods = append(bigRangeIterType.Methods, reducer(func(v Value) (Value, *Exc) {
		it := Cast[bigRangeIter](v)
		span, err := Mul(it.left, it.step)
		if err != nil {
			return Unset, err
		}
		end, err := Add(it.next, span)
		if err != nil {
			return Unset, err
		}
		return iter(it.next, end, it.step)
	}), Def{Name: "__setstate__", Sig: "state, /", F2: func(v, state Value) (Value, *Exc) {
		it := Cast[bigRangeIter](v)
		var c calc
		i, err := IndexValue(state)
		if err != nil {
			return Unset, err
		}
		if c.less(i, Int(0)) {
			i = Int(0)
		} else if c.less(it.left, i) {
			i = it.left
		}
		it.next, it.left = c.do(Add, it.next, c.do(Mul, i, it.step)), c.do(Sub, it.left, i)
		return None, c.err
	}})
}

func reduceHashIters() {
	for _, t := range []*Type{&dictKeyIterType, &dictValueIterType, &dictItemIterType, &dictRevKeyIterType, &dictRevValueIterType, &dictRevItemIterType} {
		t.Methods = append(t.Methods, reducer(func(v Value) (Value, *Exc) {
			rest := *Cast[dictIter](v)
			return viaList(FromObj(&rest))
		}))
	}
	setIterType.Methods = append(setIterType.Methods, reducer(func(v Value) (Value, *Exc) {
		rest := *Cast[setIter](v)
		return viaList(FromObj(&rest))
	}))
}

func reduceIterTypes() {
	EnumerateType.Methods = append(EnumerateType.Methods, reducer(func(v Value) (Value, *Exc) {
		it := Cast[enumerateIter](v)
		return NewTuple2(TypeOf(v).Value(), NewTuple2(it.it, it.count)), nil
	}))
	ZipType.Methods = append(ZipType.Methods, reducer(func(v Value) (Value, *Exc) {
		it := Cast[zipIter](v)
		if it.strict {
			return NewTuple3(TypeOf(v).Value(), NewTuple(it.its...), True), nil
		}
		return NewTuple2(TypeOf(v).Value(), NewTuple(it.its...)), nil
	}), Def{Name: "__setstate__", F2: func(v, state Value) (Value, *Exc) {
		strict, err := Truth(state)
		Cast[zipIter](v).strict = strict
		return None, err
	}})
	MapType.Methods = append(MapType.Methods, reducer(func(v Value) (Value, *Exc) {
		it := Cast[mapIter](v)
		return NewTuple2(TypeOf(v).Value(), NewTuple(append([]Value{it.f}, it.its...)...)), nil
	}))
	FilterType.Methods = append(FilterType.Methods, reducer(func(v Value) (Value, *Exc) {
		it := Cast[filterIter](v)
		return NewTuple2(TypeOf(v).Value(), NewTuple2(it.f, it.it)), nil
	}))
	callableIterType.Methods = append(callableIterType.Methods, reducer(func(v Value) (Value, *Exc) {
		it := Cast[callableIter](v)
		if it.f.IsUnset() {
			return viaEmpty(NewTuple())
		}
		return viaBuiltin("iter", NewTuple2(it.f, it.sentinel))
	}))
}

func reduceBuiltins() {
	for _, t := range []*Type{&BuiltinFunctionType, &MethodDescrType, &WrapperDescrType, &ClassMethodDescrType, &MethodWrapperType} {
		t.Methods = append(t.Methods, reducer(func(v Value) (Value, *Exc) {
			b := Cast[Builtin](v)
			switch {
			case !b.Self.IsUnset():
				return viaBuiltin("getattr", NewTuple2(b.Self, NewStr(b.Def.Name)))
			case b.owner != nil:
				return viaBuiltin("getattr", NewTuple2(b.owner.Value(), NewStr(b.Def.Name)))
			}
			return NewStr(b.Def.Name), nil
		}))
	}
	EllipsisType.Methods = append(EllipsisType.Methods, reducer(func(Value) (Value, *Exc) { return NewStr("Ellipsis"), nil }))
	NotImplementedType.Methods = append(NotImplementedType.Methods, reducer(func(Value) (Value, *Exc) { return NewStr("NotImplemented"), nil }))
	RangeType.Methods = append(RangeType.Methods, reducer(func(v Value) (Value, *Exc) {
		var parts [3]Value
		for i, name := range []string{"start", "stop", "step"} {
			var err *Exc
			if parts[i], err = GetAttrName(v, name); err != nil {
				return Unset, err
			}
		}
		return NewTuple2(RangeType.Value(), NewTuple(parts[:]...)), nil
	}))
	SliceType.Methods = append(SliceType.Methods, reducer(func(v Value) (Value, *Exc) {
		s := Cast[Slice](v)
		return NewTuple2(SliceType.Value(), NewTuple3(s.start, s.stop, s.step)), nil
	}))
	reduceByteArray()
}

func reduceByteArray() {
	reduce := func(v Value, proto int) (Value, *Exc) {
		getState, err := lookupSpecial(v, "__getstate__")
		if err != nil {
			return Unset, err
		}
		state, err := Call0(getState)
		if err != nil {
			return Unset, err
		}
		b := Cast[ByteArray](v).b
		if proto >= 3 {
			args := NewTuple()
			if len(b) > 0 {
				args = NewTuple1(NewBytes(string(b)))
			}
			return NewTuple3(TypeOf(v).Value(), args, state), nil
		}
		if len(b) == 0 {
			return NewTuple3(TypeOf(v).Value(), NewTuple(), state), nil
		}
		text, err := Decode(string(b), "latin-1", "strict")
		return NewTuple3(TypeOf(v).Value(), NewTuple2(NewStr(text), NewStr("latin-1")), state), err
	}
	ByteArrayType.Methods = append(ByteArrayType.Methods,
		reducer(func(v Value) (Value, *Exc) { return reduce(v, 2) }),
		Def{Name: "__reduce_ex__", Sig: "proto=0, /", FN: func(a []Value) (Value, *Exc) {
			proto, err := indexOr(a[1], &OverflowError)
			if err != nil {
				return Unset, err
			}
			return reduce(a[0], proto)
		}})
}

// initReducers has the methods added to the builtin types that they are for, all when the first is needed.
func initReducers() {
	add := sync.OnceFunc(func() {
		reduceSequenceIters()
		reduceRangeIters()
		reduceHashIters()
		reduceIterTypes()
		reduceBuiltins()
	})
	for _, t := range []*Type{
		&listIterType, &listRevIterType, &tupleIterType, &StrIteratorType, &strASCIIIteratorType, &BytesIteratorType, &ByteArrayIteratorType,
		&seqIterType, &ReversedType, &rangeIterType, &bigRangeIterType, &dictKeyIterType, &dictValueIterType, &dictItemIterType,
		&dictRevKeyIterType, &dictRevValueIterType, &dictRevItemIterType, &setIterType, &EnumerateType, &ZipType, &MapType, &FilterType,
		&callableIterType, &BuiltinFunctionType, &MethodDescrType, &WrapperDescrType, &ClassMethodDescrType, &MethodWrapperType, &EllipsisType,
		&NotImplementedType, &RangeType, &SliceType, &ByteArrayType,
	} {
		t.Members(func(*Type) { add() })
	}
}
