package rt

// This file has the descriptors: computed attributes, slots, properties, class methods and static methods.

// The types of descriptors.
var (
	GetSetDescrType  = Type{Name: "getset_descriptor"}
	MemberDescrType  = Type{Name: "member_descriptor"}
	PropertyType     = Type{Name: "property", Flags: BaseType}
	ClassMethodType  = Type{Name: "classmethod", Flags: BaseType}
	StaticMethodType = Type{Name: "staticmethod", Flags: BaseType}
)

// getSetDescr is a native computed attribute.
type getSetDescr struct {
	Obj
	def   *GetSet
	owner *Type
}

// member is an entry of __slots__, or a native attribute that CPython keeps as a field.
type member struct {
	getSetDescr // def nil: an entry of __slots__
	name        string
	key         string // under which Attrs keeps it
}

// property is a property object.
type property struct {
	Obj
	get, set, del, doc Value // Unset or None: none
	name               Value // as given by __set_name__
	getterDoc          bool
}

// wrapped is a classmethod or staticmethod object.
type wrapped struct {
	Obj
	Attrs
	f Value
}

func newStaticMethod(f Value) Value { return FromObj(&wrapped{Obj: Obj{&StaticMethodType}, f: f}) }

func descrSelfError(kind, name string, owner *Type, o Value) *Exc {
	return Errorf(&TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, owner.TypeName(), TypeName(o))
}

func initDescr() {
	addTypes(&GetSetDescrType, &MemberDescrType, &PropertyType, &ClassMethodType, &StaticMethodType)
	initGetSet()
	initMember()
	initProperty()
	for _, t := range []*Type{&ClassMethodType, &StaticMethodType} {
		initWrapped(t)
	}
}

func initGetSet() {
	t := &GetSetDescrType
	t.DescrGet = func(d, o Value, _ *Type) (Value, *Exc) {
		g := Cast[getSetDescr](d)
		if o.IsUnset() {
			return d, nil
		}
		if !TypeOf(o).IsSubtype(g.owner) {
			return Unset, descrSelfError("", g.def.Name, g.owner, o)
		}
		if g.def.Get == nil {
			return Unset, Errorf(&AttributeError, "attribute '%s' of '%s' objects is not readable", g.def.Name, g.owner.Name)
		}
		return g.def.Get(o)
	}
	t.DescrSet = func(d, o, v Value) *Exc {
		g := Cast[getSetDescr](d)
		if !TypeOf(o).IsSubtype(g.owner) {
			return descrSelfError("", g.def.Name, g.owner, o)
		}
		if g.def.Set == nil {
			return Errorf(&AttributeError, "attribute '%s' of '%s' objects is not writable", g.def.Name, g.owner.TypeName())
		}
		return g.def.Set(o, v)
	}
	t.Repr = func(d Value) (Value, *Exc) {
		g := Cast[getSetDescr](d)
		return NewStr("<attribute '" + g.def.Name + "' of '" + g.owner.Name + "' objects>"), nil
	}
	t.GetSets = []GetSet{
		{Name: "__name__", Get: func(d Value) (Value, *Exc) { return internName(Cast[getSetDescr](d).def.Name), nil }},
		{Name: "__qualname__", Get: func(d Value) (Value, *Exc) {
			g := Cast[getSetDescr](d)
			return NewStr(g.owner.QualName + "." + g.def.Name), nil
		}},
		{Name: "__objclass__", Get: func(d Value) (Value, *Exc) { return Cast[getSetDescr](d).owner.Value(), nil }},
		{Name: "__doc__", Get: func(d Value) (Value, *Exc) { return None, nil }},
	}
}

func initMember() {
	t := &MemberDescrType
	t.DescrGet = func(d, o Value, _ *Type) (Value, *Exc) {
		m := Cast[member](d)
		if o.IsUnset() {
			return d, nil
		}
		ot := TypeOf(o)
		if !ot.IsSubtype(m.owner) {
			return Unset, descrSelfError("", m.name, m.owner, o)
		}
		if m.def != nil {
			return m.def.Get(o)
		}
		if v := ot.attrsOf(o).get(m.key); !v.IsUnset() {
			return v, nil
		}
		return Unset, noAttribute(o, m.name)
	}
	t.DescrSet = func(d, o, v Value) *Exc {
		m := Cast[member](d)
		ot := TypeOf(o)
		if !ot.IsSubtype(m.owner) {
			return descrSelfError("", m.name, m.owner, o)
		}
		if m.def != nil {
			if m.def.Set == nil {
				return Errorf(&AttributeError, "readonly attribute")
			}
			return m.def.Set(o, v)
		}
		at := ot.attrsOf(o)
		if v.IsUnset() {
			if !at.del(m.key) {
				return attributeError(o, m.name, m.name)
			}
			return nil
		}
		at.set(ot, m.key, v)
		return nil
	}
	t.Repr = func(d Value) (Value, *Exc) {
		m := Cast[member](d)
		return NewStr("<member '" + m.name + "' of '" + m.owner.Name + "' objects>"), nil
	}
	t.GetSets = []GetSet{
		{Name: "__name__", Get: func(d Value) (Value, *Exc) { return internName(Cast[member](d).name), nil }},
		{Name: "__qualname__", Get: func(d Value) (Value, *Exc) {
			m := Cast[member](d)
			return NewStr(m.owner.QualName + "." + m.name), nil
		}},
		{Name: "__objclass__", Get: func(d Value) (Value, *Exc) { return Cast[member](d).owner.Value(), nil }},
		{Name: "__doc__", Get: func(d Value) (Value, *Exc) { return None, nil }},
	}
}

func isSet(v Value) bool { return !v.IsUnset() && !v.IsNone() }

var propertySig = NewSig("property", "fget=None, fset=None, fdel=None, doc=None")

func initProperty() {
	t := &PropertyType
	t.New = func(t *Type, a *Args) (Value, *Exc) { return FromObj(alloc[property](t)), nil }
	t.Init = func(self Value, a *Args) *Exc {
		v, err := propertySig.Bind(a)
		if err != nil {
			return err
		}
		p := Cast[property](self)
		p.get, p.set, p.del, p.doc = v[0], v[1], v[2], v[3]
		if p.doc.IsNone() && isSet(p.get) {
			d, ok, err := LookupAttr(p.get, "__doc__")
			if err != nil {
				return err
			}
			if ok && !d.IsNone() {
				p.doc, p.getterDoc = d, true
			}
		}
		if TypeOf(self) == &PropertyType {
			return nil
		}
		// The __doc__ of a derived class would hide that of the property.
		err = SetAttrName(self, "__doc__", p.doc)
		if err != nil && err.typ.IsSubtype(&AttributeError) && !p.getterDoc {
			return nil // there is no place for it, which CPython does not mind unless it is the getter's
		}
		return err
	}
	t.DescrGet = func(d, o Value, _ *Type) (Value, *Exc) {
		if o.IsUnset() {
			return d, nil
		}
		p := Cast[property](d)
		if !isSet(p.get) {
			return Unset, p.missing(o, "getter")
		}
		return Call1(p.get, o)
	}
	t.DescrSet = func(d, o, v Value) *Exc {
		p := Cast[property](d)
		var err *Exc
		switch {
		case v.IsUnset() && !isSet(p.del):
			err = p.missing(o, "deleter")
		case v.IsUnset():
			_, err = Call1(p.del, o)
		case !isSet(p.set):
			err = p.missing(o, "setter")
		default:
			_, err = Call2(p.set, o, v)
		}
		return err
	}
	with := func(i int) func(self, f Value) (Value, *Exc) {
		return func(self, f Value) (Value, *Exc) {
			p := Cast[property](self)
			v := []Value{orNone(p.get), orNone(p.set), orNone(p.del), orNone(p.doc)}
			if p.getterDoc {
				v[3] = None
			}
			v[i] = f
			q, err := Call(TypeOf(self).Value(), v...)
			if n := As[property](q, &PropertyType); err == nil && n != nil {
				n.name = p.name
			}
			return q, err
		}
	}
	t.Methods = []Def{
		{Name: "getter", F2: with(0)},
		{Name: "setter", F2: with(1)},
		{Name: "deleter", F2: with(2)},
		{Name: "__set_name__", Sig: "*args", FN: func(a []Value) (Value, *Exc) {
			args := Cast[Tuple](a[1]).items
			if len(args) != 2 {
				return Unset, Errorf(&TypeError, "__set_name__() takes 2 positional arguments but %d were given", len(args))
			}
			Cast[property](a[0]).name = args[1]
			return None, nil
		}},
	}
	field := func(f func(p *property) *Value) func(Value) (Value, *Exc) {
		return func(v Value) (Value, *Exc) { return orNone(*f(Cast[property](v))), nil }
	}
	t.GetSets = []GetSet{
		{Name: "fget", Get: field(func(p *property) *Value { return &p.get })},
		{Name: "fset", Get: field(func(p *property) *Value { return &p.set })},
		{Name: "fdel", Get: field(func(p *property) *Value { return &p.del })},
		{Name: "__doc__", Get: field(func(p *property) *Value { return &p.doc }), Set: func(o, v Value) *Exc {
			Cast[property](o).doc = v
			return nil
		}},
		{Name: "__name__", Get: func(o Value) (Value, *Exc) {
			p := Cast[property](o)
			if !p.name.IsUnset() {
				return p.name, nil
			}
			if isSet(p.get) {
				if n, ok, err := LookupAttr(p.get, "__name__"); ok || err != nil {
					return n, err
				}
			}
			return Unset, noAttribute(o, "__name__")
		}, Set: func(o, v Value) *Exc { Cast[property](o).name = v; return nil }},
		{Name: "__isabstractmethod__", Get: func(o Value) (Value, *Exc) {
			p := Cast[property](o)
			for _, f := range []Value{p.get, p.set, p.del} {
				if isSet(f) {
					if b, err := isAbstract(f); b || err != nil {
						return Bool(b), err
					}
				}
			}
			return False, nil
		}},
	}
}

func (p *property) missing(o Value, what string) *Exc {
	q := TypeOf(o).QualName
	if n, ok, _ := LookupAttr(FromObj(p), "__name__"); ok {
		r, err := Repr(n)
		if err != nil {
			return err
		}
		return Errorf(&AttributeError, "property %s of '%s' object has no %s", r, q, what)
	}
	return Errorf(&AttributeError, "property of '%s' object has no %s", q, what)
}

// isAbstract is the truth of f.__isabstractmethod__.
func isAbstract(f Value) (bool, *Exc) {
	v, ok, err := LookupAttr(f, "__isabstractmethod__")
	if !ok || err != nil {
		return false, err
	}
	return Truth(v)
}

func initWrapped(t *Type) {
	t.dictOff, t.ownDict = objAttrs, true
	class := t == &ClassMethodType
	t.New = func(t *Type, a *Args) (Value, *Exc) {
		w := alloc[wrapped](t)
		w.f = None
		return FromObj(w), nil
	}
	sig := NewSig(t.Name, "function, /")
	t.Init = func(self Value, a *Args) *Exc {
		v, err := sig.Bind(a)
		if err != nil {
			return err
		}
		w := Cast[wrapped](self)
		w.f = v[0]
		for _, n := range []string{"__module__", "__name__", "__qualname__", "__doc__", "__annotations__"} {
			x, ok, err := LookupAttr(w.f, n)
			if err != nil {
				return err
			}
			if ok {
				w.set(TypeOf(self), n, x)
			}
		}
		return nil
	}
	if class {
		t.DescrGet = func(d, o Value, t *Type) (Value, *Exc) {
			if t == nil {
				t = TypeOf(o)
			}
			return newMethod(Cast[wrapped](d).f, t.Value()), nil
		}
	} else {
		t.DescrGet = func(d, o Value, t *Type) (Value, *Exc) { return Cast[wrapped](d).f, nil }
		t.Call = func(self Value, a *Args) (Value, *Exc) { return callArgs(Cast[wrapped](self).f, a) }
	}
	t.Repr = func(self Value) (Value, *Exc) {
		s, err := Repr(Cast[wrapped](self).f)
		return NewStr("<" + t.Name + "(" + s + ")>"), err
	}
	get := func(self Value) (Value, *Exc) { return Cast[wrapped](self).f, nil }
	t.GetSets = []GetSet{
		{Name: "__func__", Get: get},
		{Name: "__wrapped__", Get: get},
		{Name: "__isabstractmethod__", Get: func(self Value) (Value, *Exc) {
			b, err := isAbstract(Cast[wrapped](self).f)
			return Bool(b), err
		}},
		dictGetSet,
	}
}
