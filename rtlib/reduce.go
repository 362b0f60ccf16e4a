package rt

// This file is what copy and pickle ask of objects: object.__reduce_ex__.

// reduceObject is object.__reduce_ex__(2): (copyreg.__newobj__, (cls, *args), state, list items, dict items).
func reduceObject(o Value) (Value, *Exc) {
	t := TypeOf(o)
	args := []Value{t.Value()}
	var kwargs Value
	if f, err := lookupSpecial(o, "__getnewargs_ex__"); err != nil {
		return Unset, err
	} else if !f.IsUnset() {
		r, err := Call0(f)
		if err != nil {
			return Unset, err
		}
		pair := As[Tuple](r, &TupleType)
		if pair == nil || len(pair.items) != 2 || As[Tuple](pair.items[0], &TupleType) == nil {
			return Unset, Errorf(&TypeError, "__getnewargs_ex__ should return a tuple, not '%s'", TypeOf(r).Name)
		}
		args = append(args, Cast[Tuple](pair.items[0]).items...)
		kwargs = pair.items[1]
	} else if f, err := lookupSpecial(o, "__getnewargs__"); err != nil {
		return Unset, err
	} else if !f.IsUnset() {
		r, err := Call0(f)
		if err != nil {
			return Unset, err
		}
		tup := As[Tuple](r, &TupleType)
		if tup == nil {
			return Unset, Errorf(&TypeError, "__getnewargs__ should return a tuple, not '%s'", TypeOf(r).Name)
		}
		args = append(args, tup.items...)
	} else if s := staticBase(t); s != &ObjectType && !hasStateOnly(s) {
		return Unset, Errorf(&TypeError, "cannot pickle '%s' object", t.Name)
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
		items, err := CallMethod0(o, &itemsAttr)
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

var itemsAttr = Attr{Name: "items"}

// hasStateOnly reports whether instances of the builtin type are whole once __new__, the state and the items are there.
func hasStateOnly(t *Type) bool {
	return t == &ListType || t == &DictType || t.Flags&ExceptionType != 0
}

// newObjFunc and newObjExFunc are copyreg.__newobj__ and copyreg.__newobj_ex__.
var newObjFunc, newObjExFunc Value

func initReduce() {
	newObjFunc = NewBuiltin(&Def{Name: "__newobj__", Sig: "cls, /, *args", FN: func(a []Value) (Value, *Exc) {
		t := asType(a[0])
		if t == nil || t.New == nil {
			return Unset, Errorf(&TypeError, "__newobj__ needs a class")
		}
		return t.New(t, &Args{Pos: Cast[Tuple](a[1]).items})
	}}, "copyreg")
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
