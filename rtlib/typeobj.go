package rt

import "sort"

// This file is the type type: what classes do as objects.

// Value is the class as a Value.
func (t *Type) Value() Value { return FromObj(t) }

// moduleName is the class's __module__ where that is a str, else "".
func (t *Type) moduleName() string {
	if t.Flags&HeapType != 0 {
		if v, ok := t.namespace().values["__module__"]; ok {
			s, _ := StrOf(v)
			return s
		}
		return ""
	}
	if t.Module == "" {
		return "builtins"
	}
	return t.Module
}

// typeCall is type.__call__: it makes an instance.
func typeCall(self Value, a *Args) (Value, *Exc) {
	t := Cast[Type](self)
	if t.Flags&readied == 0 {
		Ready(t)
	}
	if t == &TypeType {
		if len(a.Pos) == 1 && len(a.Names) == 0 {
			return TypeOf(a.Pos[0]).Value(), nil
		}
		if len(a.Pos) != 3 {
			return Unset, Errorf(&TypeError, "type() takes 1 or 3 arguments")
		}
	}
	if n := len(a.Pos); t == &TypeType && n != 3 {
		return Unset, Errorf(&TypeError, "type() takes 1 or 3 arguments")
	}
	if t.New == nil || t.Flags&NoInstantiate != 0 {
		return Unset, Errorf(&TypeError, "cannot create '%s' instances", t.TypeName())
	}
	if t.ctorVersion != t.version {
		t.findConstructor()
	}
	o, err := t.New(t, a)
	if err != nil {
		return Unset, err
	}
	if ot := TypeOf(o); ot == t || ot.IsSubtype(t) {
		if ot.Flags&HasFinalizer != 0 {
			watch(o)
		}
		if ot.Init != nil {
			if err := ot.Init(o, a); err != nil {
				return Unset, err
			}
		}
	}
	return o, nil
}

// findConstructor notes whether an instance is made by allocating it and calling an __init__ written in Python.
func (t *Type) findConstructor() {
	t.ctor, t.ctorVersion = nil, 0
	if t.Flags&HeapType == 0 || t.Flags&(AbstractType|HasFinalizer) != 0 || !sameFunc(t.New, objectNew0) {
		return
	}
	if sameFunc(t.Init, objectInit0) {
		t.ctorVersion = t.version
	} else if f := Exactly[Func](t.lookup("__init__"), &FuncType); f != nil && sameFunc(t.Init, slotInit0) {
		t.ctor, t.ctorVersion = f, t.version
	}
}

// slotInit, slotCall, slotLen and typeCall as values to compare others with.
var (
	slotLen0  func(Value) (int, *Exc)
	slotInit0 func(Value, *Args) *Exc
	slotCall0 func(Value, *Args) (Value, *Exc)
	typeCall0 func(Value, *Args) (Value, *Exc)
)

// typeGetAttr is type.__getattribute__.
func typeGetAttr(o Value, name string) (Value, *Exc) {
	v, ok, err := typeFind(o, name)
	if err == nil && !ok {
		err = attributeError(o, name, "type object '"+Cast[Type](o).TypeName()+"' has no attribute '"+name+"'")
	}
	return v, err
}

func typeFind(o Value, name string) (Value, bool, *Exc) {
	t, meta := Cast[Type](o), TypeOf(o)
	if t.Flags&readied == 0 {
		Ready(t)
	}
	d := meta.lookup(name)
	var dt *Type
	if !d.IsUnset() {
		dt = TypeOf(d)
		if dt.DescrSet != nil && dt.DescrGet != nil {
			v, err := dt.DescrGet(d, o, meta)
			return v, err == nil, err
		}
	}
	if v := t.lookup(name); !v.IsUnset() {
		if f := TypeOf(v).DescrGet; f != nil {
			w, err := f(v, Unset, t)
			return w, err == nil, err
		}
		return v, true, nil
	}
	if dt == nil {
		return Unset, false, nil
	}
	if dt.DescrGet != nil {
		v, err := dt.DescrGet(d, o, meta)
		return v, err == nil, err
	}
	return d, true, nil
}

// typeSetAttr is type.__setattr__ and type.__delattr__.
func typeSetAttr(o Value, name string, v Value) *Exc {
	t, meta := Cast[Type](o), TypeOf(o)
	if t.Flags&ImmutableType != 0 {
		return Errorf(&TypeError, "cannot set '%s' attribute of immutable type '%s'", name, t.TypeName())
	}
	if d := meta.lookup(name); !d.IsUnset() {
		if f := TypeOf(d).DescrSet; f != nil {
			return f(d, o, v)
		}
	}
	if v.IsUnset() {
		if !t.remove(name) {
			return attributeError(o, name, "type object '"+t.TypeName()+"' has no attribute '"+name+"'")
		}
	} else {
		t.enter(name, v)
	}
	t.changed(name)
	return nil
}

// changed tells everyone that a class attribute of a class made at run time is another now.
func (t *Type) changed(name string) {
	if _, ok := specialIndex[name]; ok {
		resetSlots(t)
	}
	t.touch()
}

func initType() {
	addTypes(&TypeType)
	slotInit0, slotCall0, slotLen0 = slotInit, slotCall, slotLen
	t := &TypeType
	t.New = typeNew
	t.Init = func(self Value, a *Args) *Exc {
		if len(a.Pos) != 1 && len(a.Pos) != 3 {
			return Errorf(&TypeError, "type.__init__() takes 1 or 3 arguments")
		}
		return nil
	}
	t.Call = typeCall
	typeCall0 = t.Call
	t.GetAttr, t.SetAttr = typeGetAttr, typeSetAttr
	t.Repr = func(v Value) (Value, *Exc) { return NewStr("<class '" + classText(Cast[Type](v)) + "'>"), nil }
	t.Binary[OpOr] = typeOr
	t.Members(func(t *Type) {
		t.Methods = append(t.Methods, []Def{
			{Name: "mro", F1: func(v Value) (Value, *Exc) {
				mro, err := computeMRO(Cast[Type](v))
				if err != nil {
					return Unset, err
				}
				return NewList(typeValues(mro)...), nil
			}},
			{Name: "__subclasses__", F1: func(v Value) (Value, *Exc) { return NewList(typeValues(Cast[Type](v).subclassList())...), nil }},
			{Name: "__instancecheck__", F2: func(c, o Value) (Value, *Exc) { b, err := plainIsInstance(o, c); return Bool(b), err }},
			{Name: "__subclasscheck__", F2: func(c, s Value) (Value, *Exc) { b, err := plainIsSubclass(s, c); return Bool(b), err }},
			{Name: "__prepare__", Flags: ClassMethod, Sig: "*args, **kwargs", FN: func(a []Value) (Value, *Exc) { return NewDict(), nil }},
			{Name: "__dir__", F1: func(v Value) (Value, *Exc) {
				seen := map[string]bool{}
				for _, c := range Cast[Type](v).MRO {
					for _, n := range c.namespace().names {
						seen[n] = true
					}
				}
				return sortedNames(seen), nil
			}},
		}...)
	})
	t.GetSets = []GetSet{
		{Name: "__name__", Get: func(v Value) (Value, *Exc) { return internName(Cast[Type](v).Name), nil }, Set: func(o, v Value) *Exc {
			t := Cast[Type](o)
			if err := t.settable("__name__", v); err != nil {
				return err
			}
			s, ok := StrOf(v)
			if !ok {
				return Errorf(&TypeError, "can only assign string to %s.__name__, not '%s'", t.TypeName(), TypeName(v))
			}
			if err := checkTypeName(s); err != nil {
				return err
			}
			t.Name = s
			return nil
		}},
		{Name: "__qualname__", Get: func(v Value) (Value, *Exc) { return internName(Cast[Type](v).QualName), nil }, Set: func(o, v Value) *Exc {
			t := Cast[Type](o)
			if err := t.settable("__qualname__", v); err != nil {
				return err
			}
			s, ok := StrOf(v)
			if !ok {
				return Errorf(&TypeError, "can only assign string to %s.__qualname__, not '%s'", t.TypeName(), TypeName(v))
			}
			t.QualName = s
			return nil
		}},
		{Name: "__module__", Get: func(v Value) (Value, *Exc) {
			t := Cast[Type](v)
			if t.Flags&HeapType == 0 {
				return internName(t.moduleName()), nil
			}
			if m, ok := t.namespace().values["__module__"]; ok {
				return m, nil
			}
			return Unset, Errorf(&AttributeError, "__module__")
		}, Set: func(o, v Value) *Exc {
			err := setOwn("__module__")(o, v)
			if err == nil {
				Cast[Type](o).remove("__firstlineno__") // a line of the module that it says it is not of
			}
			return err
		}},
		{Name: "__doc__", Get: func(o Value) (Value, *Exc) {
			t := Cast[Type](o)
			v, ok := t.namespace().values["__doc__"]
			if !ok {
				return None, nil
			}
			if f := TypeOf(v).DescrGet; f != nil {
				return f(v, Unset, t)
			}
			return v, nil
		}, Set: setOwn("__doc__")},
		{Name: "__bases__", Get: func(v Value) (Value, *Exc) { return NewTuple(typeValues(Cast[Type](v).Bases)...), nil }, Set: setBases},
		{Name: "__base__", Get: func(v Value) (Value, *Exc) {
			if b := Cast[Type](v).Base; b != nil {
				return b.Value(), nil
			}
			return None, nil
		}},
		{Name: "__mro__", Get: func(v Value) (Value, *Exc) {
			if t := Cast[Type](v); t.MRO != nil {
				return NewTuple(typeValues(t.MRO)...), nil
			}
			return None, nil
		}},
		{Name: "__dict__", Get: func(v Value) (Value, *Exc) { return newMappingProxy(v), nil }},
		{Name: "__flags__", Get: func(v Value) (Value, *Exc) { return Int(typeFlags(Cast[Type](v))), nil }},
		{Name: "__basicsize__", Get: func(v Value) (Value, *Exc) { return Int(basicBytes(Cast[Type](v))), nil }},
		{Name: "__itemsize__", Get: func(v Value) (Value, *Exc) { return Int(itemBytes(Cast[Type](v))), nil }},
		{Name: "__dictoffset__", Get: func(v Value) (Value, *Exc) { return Int(int64(Cast[Type](v).dictOff)), nil }},
		{Name: "__text_signature__", Get: func(v Value) (Value, *Exc) { return Cast[Type](v).textSignature(), nil }},
		{Name: "__abstractmethods__", Get: func(v Value) (Value, *Exc) {
			if x, ok := Cast[Type](v).namespace().values["__abstractmethods__"]; ok && Cast[Type](v) != &TypeType {
				return x, nil
			}
			return Unset, Errorf(&AttributeError, "__abstractmethods__")
		}, Set: setAbstract},
		{Name: "__annotations__", Get: func(v Value) (Value, *Exc) {
			t := Cast[Type](v)
			if x, ok := t.namespace().values["__annotations__"]; ok && t != &TypeType {
				return x, nil
			}
			if t.Flags&HeapType == 0 {
				return Unset, attributeError(v, "__annotations__", "type object '"+t.TypeName()+"' has no attribute '__annotations__'")
			}
			d := NewDict()
			t.enter("__annotations__", d)
			t.touch()
			return d, nil
		}, Set: setAnnotations},
		{Name: "__type_params__", Get: func(v Value) (Value, *Exc) {
			if x, ok := Cast[Type](v).namespace().values["__type_params__"]; ok && Cast[Type](v) != &TypeType {
				return x, nil
			}
			return NewTuple(), nil
		}, Set: setOwn("__type_params__")},
	}
}

// settable refuses to assign or, if v is Unset, delete what describes the class.
func (t *Type) settable(name string, v Value) *Exc {
	if t.Flags&ImmutableType != 0 {
		return Errorf(&TypeError, "cannot set '%s' attribute of immutable type '%s'", name, t.TypeName())
	}
	if v.IsUnset() {
		return Errorf(&TypeError, "cannot delete '%s' attribute of immutable type '%s'", name, t.TypeName())
	}
	return nil
}

// setOwn assigns a name of the class's own namespace.
func setOwn(name string) func(o, v Value) *Exc {
	return func(o, v Value) *Exc {
		t := Cast[Type](o)
		if err := t.settable(name, v); err != nil {
			return err
		}
		t.enter(name, v)
		t.touch()
		return nil
	}
}

func setAnnotations(o, v Value) *Exc {
	t := Cast[Type](o)
	if t.Flags&ImmutableType != 0 {
		return Errorf(&TypeError, "cannot set '__annotations__' attribute of immutable type '%s'", t.TypeName())
	}
	if !v.IsUnset() {
		t.enter("__annotations__", v)
	} else if !t.remove("__annotations__") {
		return Errorf(&AttributeError, "__annotations__")
	}
	t.touch()
	return nil
}

func setAbstract(o, v Value) *Exc {
	t := Cast[Type](o)
	if t.extra == nil {
		return Errorf(&TypeError, "cannot set '__abstractmethods__' attribute of immutable type '%s'", t.TypeName())
	}
	t.Flags &^= AbstractType
	t.extra.Abstract = nil
	if v.IsUnset() {
		if !t.remove("__abstractmethods__") {
			return Errorf(&AttributeError, "__abstractmethods__")
		}
		t.touch()
		return nil
	}
	names, err := ListOf(v)
	if err != nil {
		return err
	}
	for _, n := range names {
		if s, ok := StrOf(n); ok {
			t.extra.Abstract = append(t.extra.Abstract, s)
		}
	}
	sort.Strings(t.extra.Abstract)
	if len(names) > 0 {
		t.Flags |= AbstractType
	}
	t.enter("__abstractmethods__", v)
	t.touch()
	return nil
}

func typeValues(ts []*Type) []Value {
	vs := make([]Value, len(ts))
	for i, t := range ts {
		vs[i] = t.Value()
	}
	return vs
}

// Bits of __flags__ that programs test.
func typeFlags(t *Type) int64 {
	f := int64(1 << 12)
	if t.Flags&HeapType != 0 {
		f |= 1 << 9
	}
	if t.Flags&(BaseType|HeapType) != 0 {
		f |= 1 << 10
	}
	if t.Flags&AbstractType != 0 {
		f |= 1 << 20
	}
	if t.Flags&ImmutableType != 0 {
		f |= 1 << 8
	}
	if t.Flags&NoInstantiate != 0 {
		f |= 1 << 7
	}
	if t.Flags&Mapping != 0 {
		f |= 1 << 6
	}
	if t.Flags&Sequence != 0 {
		f |= 1 << 5
	}
	for i, b := range []*Type{&IntType, &ListType, &TupleType, nil, &StrType, &DictType, &BaseException, &TypeType} {
		if b != nil && t.IsSubtype(b) {
			f |= 1 << (24 + i)
		}
	}
	return f
}

// itemBytes is how much instances of t grow by an item, as __sizeof__ counts: 0 for types whose instances have one size.
func itemBytes(t *Type) int64 {
	switch {
	case t.IsSubtype(&IntType):
		return 4
	case t.IsSubtype(&TupleType):
		return 8
	case t.IsSubtype(&BytesType):
		return 1
	}
	return 0
}

// basicBytes is how large instances of t are without items.
func basicBytes(t *Type) int64 {
	if t.IsSubtype(&IntType) || t.IsSubtype(&TupleType) {
		return 24
	}
	return 16
}
