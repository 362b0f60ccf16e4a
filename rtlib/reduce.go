package rt

// This file is what copy and pickle ask of objects: object.__reduce_ex__.

// reduceEx is object.__reduce_ex__: what the class's own __reduce__ says, else the form of the protocol.
func reduceEx(o, protocol Value) (Value, *Exc) {
	proto, err := indexOr(protocol, &OverflowError)
	if err != nil {
		return Unset, err
	}
	if TypeOf(o).lookup("__reduce__") != ObjectType.lookup("__reduce__") {
		r, err := lookupSpecial(o, "__reduce__")
		if err != nil {
			return Unset, err
		}
		return Call0(r)
	}
	if proto < 2 {
		return reduceOld(o, protocol)
	}
	return reduceObject(o)
}

// reduceOld is the form of protocols 0 and 1: (copyreg._reconstructor, (cls, base, what base made of the object), state).
func reduceOld(o, protocol Value) (Value, *Exc) {
	t := TypeOf(o)
	base := staticBase(t)
	if base == &GenericType {
		base = &ObjectType // to CPython it is a class like those of programs
	}
	value := None
	if base != &ObjectType {
		if base == t {
			return Unset, Errorf(&TypeError, "cannot pickle %s object", StrRepr(t.Name))
		}
		var err *Exc
		if value, err = Call1(base.Value(), o); err != nil {
			return Unset, err
		}
	}
	args := NewTuple3(t.Value(), base.Value(), value)
	own := t.lookup("__getstate__") != ObjectType.lookup("__getstate__")
	if slots, ok, err := LookupAttr(o, "__slots__"); err != nil {
		return Unset, err
	} else if ok && !own {
		has, err := Truth(slots)
		if err != nil {
			return Unset, err
		}
		if has {
			return Unset, Errorf(&TypeError, "a class that defines __slots__ without defining __getstate__ cannot be pickled")
		}
	}
	f, err := lookupSpecial(o, "__getstate__")
	if err != nil {
		return Unset, err
	}
	state, err := Call0(f)
	if err != nil {
		return Unset, err
	}
	some, err := Truth(state)
	if err != nil {
		return Unset, err
	}
	if !some {
		return NewTuple2(reconstructorFunc, args), nil
	}
	return NewTuple3(reconstructorFunc, args, state), nil
}

// reconstruct is copyreg._reconstructor: an instance of cls, a class derived from base, made from what base said of the object.
func reconstruct(cls, base, state Value) (Value, *Exc) {
	t, b := asType(cls), asType(base)
	if t == nil || b == nil {
		return Unset, Errorf(&TypeError, "_reconstructor needs classes")
	}
	args := &Args{Pos: []Value{state}}
	if b == &ObjectType {
		args.Pos = nil
	}
	maker, err := GetAttrName(base, "__new__")
	if err != nil {
		return Unset, err
	}
	o, err := CallArgs(maker, &Args{Pos: append([]Value{cls}, args.Pos...)})
	if err != nil {
		return Unset, err
	}
	if b != &ObjectType && b.lookup("__init__") != ObjectType.lookup("__init__") {
		init, err := GetAttrName(base, "__init__")
		if err != nil {
			return Unset, err
		}
		if _, err := Call2(init, o, state); err != nil {
			return Unset, err
		}
	}
	return o, nil
}

// reduceObject is object.__reduce_ex__(2): (copyreg.__newobj__, (cls, *args), state, list items, dict items).
func reduceObject(o Value) (Value, *Exc) {
	t := TypeOf(o)
	args := []Value{t.Value()}
	var kwargs Value
	hasArgs := true
	if f, err := lookupSpecial(o, "__getnewargs_ex__"); err != nil {
		return Unset, err
	} else if !f.IsUnset() {
		r, err := Call0(f)
		if err != nil {
			return Unset, err
		}
		var pos []Value
		if pos, kwargs, err = newArgs(r); err != nil {
			return Unset, err
		}
		args = append(args, pos...)
	} else if f, err := lookupSpecial(o, "__getnewargs__"); err != nil {
		return Unset, err
	} else if !f.IsUnset() {
		r, err := Call0(f)
		if err != nil {
			return Unset, err
		}
		tup := As[Tuple](r, &TupleType)
		if tup == nil {
			return Unset, Errorf(&TypeError, "__getnewargs__ should return a tuple, not '%s'", TypeName(r))
		}
		args = append(args, tup.items...)
	} else {
		hasArgs = false
	}
	if t.New == nil {
		return Unset, Errorf(&TypeError, "cannot pickle %s", unpicklable(o))
	}
	if s := staticBase(t); !hasArgs && s != &ObjectType && s != &NoneType && !hasStateOnly(s) && t.lookup("__getstate__") == ObjectType.lookup("__getstate__") {
		return Unset, Errorf(&TypeError, "cannot pickle %s", unpicklable(o))
	}
	f, err := lookupSpecial(o, "__getstate__")
	if err != nil {
		return Unset, err
	}
	state, err := Call0(f)
	if err != nil {
		return Unset, err
	}
	listItems, dictItems := None, None
	if t.IsSubtype(&ListType) {
		if listItems, err = Iter(o); err != nil {
			return Unset, err
		}
	}
	if t.IsSubtype(&DictType) {
		items, err := CallNamed0(o, &itemsAttr)
		if err != nil {
			return Unset, err
		}
		if dictItems, err = Iter(items); err != nil {
			return Unset, err
		}
	}
	maker := newObjFunc
	if !kwargs.IsUnset() {
		maker = newObjExFunc
		args = []Value{t.Value(), NewTuple(args[1:]...), kwargs}
	}
	return NewTuple(maker, NewTuple(args...), state, listItems, dictItems), nil
}

// newArgs are the positional and the keyword arguments (Unset if there are none) that __getnewargs_ex__ gave.
func newArgs(r Value) (pos []Value, kwargs Value, err *Exc) {
	pair := As[Tuple](r, &TupleType)
	if pair == nil {
		return nil, Unset, Errorf(&TypeError, "__getnewargs_ex__ should return a tuple, not '%s'", TypeName(r))
	}
	if n := len(pair.items); n != 2 {
		return nil, Unset, Errorf(&ValueError, "__getnewargs_ex__ should return a tuple of length 2, not %d", n)
	}
	args := As[Tuple](pair.items[0], &TupleType)
	if args == nil {
		return nil, Unset, Errorf(&TypeError, "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%s'", TypeName(pair.items[0]))
	}
	kw := AsDict(pair.items[1])
	if kw == nil {
		return nil, Unset, Errorf(&TypeError, "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%s'", TypeName(pair.items[1]))
	}
	if kw.Len() > 0 {
		kwargs = pair.items[1]
	}
	return args.items, kwargs, nil
}

var itemsAttr = Attr{Name: "items"}

// hasStateOnly reports whether instances of the builtin type are whole once __new__, the state and the items are there.
func hasStateOnly(t *Type) bool {
	return t == &ListType || t == &DictType || t.Flags&ExceptionType != 0
}

// unpicklable is how the message names an object whose class has no pickled form.
func unpicklable(o Value) string {
	switch t := TypeOf(o); t {
	case &CodeType, &MemoryViewType:
		return t.Name + " objects"
	default:
		if t.IsSubtype(&IOBaseType) && !t.IsSubtype(&BytesIOType) && !t.IsSubtype(&StringIOType) {
			return "'" + t.Name + "' instances"
		}
		return "'" + TypeName(o) + "' object"
	}
}

// The functions of copyreg that reduced forms name.
var newObjFunc, newObjExFunc, reconstructorFunc Value

func initReduce() {
	newObjFunc = NewBuiltin(&Def{Name: "__newobj__", Sig: "cls, /, *args", FN: func(a []Value) (Value, *Exc) {
		t := asType(a[0])
		if t == nil || t.New == nil {
			return Unset, Errorf(&TypeError, "__newobj__ needs a class")
		}
		return t.New(t, &Args{Pos: Cast[Tuple](a[1]).items})
	}}, "copyreg")
	reconstructorFunc = NewBuiltin(&Def{Name: "_reconstructor", F3: reconstruct}, "copyreg")
	newObjExFunc = NewBuiltin(&Def{Name: "__newobj_ex__", F3: func(cls, args, kwargs Value) (Value, *Exc) {
		t := asType(cls)
		if t == nil || t.New == nil {
			return Unset, Errorf(&TypeError, "__newobj_ex__ needs a class")
		}
		return t.New(t, argsOf(args, kwargs))
	}}, "copyreg")
}

// NewObjFunc is copyreg.__newobj__.
func NewObjFunc() Value { return newObjFunc }

// NewObjExFunc is copyreg.__newobj_ex__.
func NewObjExFunc() Value { return newObjExFunc }

// ReconstructorFunc is copyreg._reconstructor.
func ReconstructorFunc() Value { return reconstructorFunc }
