package rt

// This file is super().

// SuperType is the type super.
var SuperType = Type{Name: "super", Flags: BaseType}

type superObject struct {
	Obj
	typ, objType *Type // objType nil: unbound
	obj          Value
}

// Super is super() without arguments in a method: cell holds the class, self is the first argument.
func Super(cell *Cell, self Value) (Value, *Exc) {
	if cell.V.IsUnset() {
		return Unset, Errorf(&RuntimeError, "super(): empty __class__ cell")
	}
	t := asType(cell.V)
	if t == nil {
		return Unset, Errorf(&RuntimeError, "super(): __class__ is not a type (%s)", TypeName(cell.V))
	}
	if self.IsUnset() {
		return Unset, Errorf(&RuntimeError, "super(): arg[0] deleted")
	}
	return newSuper(&SuperType, t, self)
}

func newSuper(st, t *Type, obj Value) (Value, *Exc) {
	s := alloc[superObject](st)
	return FromObj(s), s.set(t, obj)
}

func (s *superObject) set(t *Type, obj Value) *Exc {
	s.typ, s.obj = t, obj
	if obj.IsUnset() || obj.IsNone() {
		s.obj = Unset
		return nil
	}
	if c := asType(obj); c != nil && c.IsSubtype(t) {
		s.objType = c
		return nil
	}
	if ot := TypeOf(obj); ot.IsSubtype(t) {
		s.objType = ot
		return nil
	}
	if v, ok, err := LookupAttr(obj, "__class__"); err != nil {
		return err
	} else if c := asType(orNone(v)); ok && c != nil && c != TypeOf(obj) && c.IsSubtype(t) {
		s.objType = c
		return nil
	}
	return superError(t, obj)
}

func superError(t *Type, obj Value) *Exc {
	what := "instance of " + TypeName(obj)
	if c := asType(obj); c != nil {
		what = "type " + c.Name
	}
	return Errorf(&TypeError, "super(type, obj): obj (%s) is not an instance or subtype of type (%s).", what, t.TypeName())
}

// find looks name up behind the class: f is to be called with self first, or is bound if self is Unset.
func (s *superObject) find(name string, bind bool) (f, self Value, ok bool, err *Exc) {
	if s.objType == nil || name == "__class__" {
		return
	}
	v := s.objType.lookupFrom(s.typ, name)
	if v.IsUnset() {
		return
	}
	vt := TypeOf(v)
	class := s.obj == s.objType.Value()
	if vt.Flags&MethodDescr != 0 && !class && !bind {
		return v, s.obj, true, nil
	}
	if d := vt.DescrGet; d != nil {
		obj := s.obj
		if class {
			obj = Unset
		}
		v, err = d(v, obj, s.objType)
	}
	return v, Unset, true, err
}

// LoadSuper is LoadMethod of super().name, without making the super object where the attribute is a method or a plain value.
func LoadSuper(cell *Cell, self Value, a *Attr) (m, obj Value, err *Exc) {
	if !self.IsUnset() && !cell.V.IsUnset() {
		start, t := Cast[Type](cell.V), TypeOf(self)
		for i := range a.cache {
			e := &a.cache[i]
			if e.version != t.version || e.kind != cacheSuper || e.start != start {
				continue
			}
			if e.method {
				return e.val, self, nil
			}
			return e.val, Unset, nil
		}
	}
	v, err := Super(cell, self)
	if err != nil {
		return Unset, Unset, err
	}
	s := Cast[superObject](v)
	m, obj, ok, err := s.find(a.Name, false)
	if err != nil || ok {
		if ok && err == nil && s.objType == TypeOf(self) && self != s.objType.Value() {
			if d := s.objType.lookupFrom(s.typ, a.Name); d == m && (TypeOf(d).DescrGet == nil || obj == self) {
				a.remember(attrEntry{version: s.objType.version, kind: cacheSuper, start: s.typ, val: m, method: obj == self})
			}
		}
		return m, obj, err
	}
	m, err = GetAttrName(v, a.Name)
	return m, Unset, err
}

func initSuper() {
	addTypes(&SuperType)
	t := &SuperType
	t.New = func(t *Type, a *Args) (Value, *Exc) { return FromObj(alloc[superObject](t)), nil }
	t.Init = func(self Value, a *Args) *Exc {
		if len(a.Names) > 0 {
			return Errorf(&TypeError, "super() takes no keyword arguments")
		}
		switch n := len(a.Pos); {
		case n == 0:
			return Errorf(&RuntimeError, "super(): no arguments")
		case n > 2:
			return Errorf(&TypeError, "super() expected at most 2 arguments, got %d", n)
		}
		c := asType(a.Pos[0])
		if c == nil {
			return Errorf(&TypeError, "super() argument 1 must be a type, not %s", TypeName(a.Pos[0]))
		}
		obj := Unset
		if len(a.Pos) == 2 {
			obj = a.Pos[1]
		}
		return Cast[superObject](self).set(c, obj)
	}
	t.GetAttr = func(o Value, name string) (Value, *Exc) {
		v, _, ok, err := Cast[superObject](o).find(name, true)
		if ok || err != nil {
			return v, err
		}
		v, ok, err = genericFind(o, name)
		if err == nil && !ok {
			err = attributeError(o, name, "'super' object has no attribute '"+name+"'")
		}
		return v, err
	}
	t.DescrGet = func(d, o Value, _ *Type) (Value, *Exc) {
		s := Cast[superObject](d)
		if o.IsUnset() || !s.obj.IsUnset() {
			return d, nil
		}
		return newSuper(TypeOf(d), s.typ, o)
	}
	t.Repr = func(v Value) (Value, *Exc) {
		s := Cast[superObject](v)
		if s.typ == nil {
			return NewStr("<super: <class 'NULL'>, NULL>"), nil
		}
		if s.objType != nil {
			return NewStr("<super: <class '" + s.typ.Name + "'>, <" + s.objType.Name + " object>>"), nil
		}
		return NewStr("<super: <class '" + s.typ.Name + "'>, NULL>"), nil
	}
	class := func(t *Type) Value {
		if t == nil {
			return None
		}
		return t.Value()
	}
	t.GetSets = []GetSet{
		{Name: "__thisclass__", Get: func(v Value) (Value, *Exc) { return class(Cast[superObject](v).typ), nil }},
		{Name: "__self__", Get: func(v Value) (Value, *Exc) { return orNone(Cast[superObject](v).obj), nil }},
		{Name: "__self_class__", Get: func(v Value) (Value, *Exc) { return class(Cast[superObject](v).objType), nil }},
	}
}
