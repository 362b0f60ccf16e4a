package rt

// This file reads attributes. GetAttr is what generated code calls; each of its sites remembers what its latest lookups found.

// What an attrEntry found.
const (
	cacheEmpty   uint8 = iota
	cacheSlot          // the attribute at index of objects with this shape
	cacheClass         // val, an attribute of the class that no instance hides
	cacheClassS        // likewise, of objects with this shape
	cacheGetSet        // val, a native computed attribute
	cacheProp          // val, the getter of a property
	cacheModule        // the variable at cell of the module val
	cacheSuper         // val, an attribute of what follows start among the bases of the class
	cacheSpecial       // val, found by loadSpecial; of no use to others
	cacheType          // val, an attribute of the class whose own version is own
)

// attrEntry is one remembered lookup of an Attr.
type attrEntry struct {
	version uint64 // of the object's class
	shape   *Shape
	index   int32
	kind    uint8
	method  bool // of cacheClass and cacheClassS: val takes the object first
	bind    bool // likewise: val has to be bound
	val     Value
	cell    *Value
	fn      *Func // val, if it is a function that takes the object first
	start   *Type // of cacheSuper
	own     uint64
}

// attrSet is one remembered assignment of an Attr: with next, it adds the attribute, else it changes the one at index.
type attrSet struct {
	version     uint64
	shape, next *Shape
	index       int32
}

// GetAttr is o.name.
func GetAttr(o Value, a *Attr) (Value, *Exc) {
	t := TypeOf(o)
	if e := &a.cache[0]; e.version == t.version && e.kind == cacheSlot {
		if at := t.attrsOf(o); at.shape == e.shape {
			return *at.slots.at(int(e.index)), nil
		}
	}
	return getAttrCached(o, t, a)
}

// getAttrCached is GetAttr where the first thing remembered is no attribute of the object itself.
func getAttrCached(o Value, t *Type, a *Attr) (Value, *Exc) {
	for i := range a.cache {
		e := &a.cache[i]
		if e.version != t.version {
			continue
		}
		switch e.kind {
		case cacheSlot:
			if at := t.attrsOf(o); at.shape == e.shape {
				return *at.slots.at(int(e.index)), nil
			}
		case cacheModule:
			if e.val == o && !e.cell.IsUnset() {
				return *e.cell, nil
			}
		case cacheType:
			if Cast[Type](o).version == e.own {
				return e.val, nil
			}
		case cacheClassS:
			if t.attrsOf(o).shape == e.shape {
				return e.bound(o, t)
			}
		case cacheClass:
			return e.bound(o, t)
		case cacheGetSet:
			return Cast[getSetDescr](e.val).def.Get(o)
		case cacheProp:
			v, err := Call1(e.val, o)
			if err != nil {
				err.missing(o, a.Name)
			}
			return v, err
		}
	}
	return getAttrMiss(o, t, a)
}

func (e *attrEntry) bound(o Value, t *Type) (Value, *Exc) {
	if e.bind {
		return TypeOf(e.val).DescrGet(e.val, o, t)
	}
	return e.val, nil
}

// getAttrMiss looks the attribute up and remembers how, where that can be relied on.
func getAttrMiss(o Value, t *Type, a *Attr) (Value, *Exc) {
	if t.Flags&readied == 0 {
		Ready(t)
	}
	if e, ok := findAttr(o, t, a.Name); ok {
		a.remember(e)
	}
	return getAttrName(o, t, a.Name)
}

func (a *Attr) remember(e attrEntry) {
	i := a.turn % uint8(len(a.cache))
	for j := range a.cache {
		if c := &a.cache[j]; c.kind == cacheEmpty || c.version == e.version && c.shape == e.shape && c.val == e.val && c.own == e.own {
			i = uint8(j)
			break
		}
	}
	a.cache[i] = e
	a.turn++
}

// findAttr describes where o has the attribute; ok is false where that cannot be remembered.
func findAttr(o Value, t *Type, name string) (e attrEntry, ok bool) {
	e.version = t.version
	if t.GetAttr != nil {
		switch {
		case sameFunc(t.GetAttr, moduleGetAttr):
			m := Cast[Module](o)
			if c := m.vars()[name]; c != nil && t.lookup(name).IsUnset() {
				e.kind, e.val, e.cell = cacheModule, o, c
				return e, true
			}
		case sameFunc(t.GetAttr, typeGetAttr) && t == &TypeType:
			c := Cast[Type](o)
			if v := c.lookup(name); !v.IsUnset() && TypeOf(v).DescrSet == nil && t.lookup(name).IsUnset() {
				vt := TypeOf(v)
				if vt == &FuncType || vt.DescrGet == nil {
					e.kind, e.val, e.own = cacheType, v, c.version
					return e, true
				}
			}
		}
		return e, false
	}
	v := t.lookup(name)
	var at *Attrs
	if t.dictOff != 0 {
		at = t.attrsOf(o)
	}
	if !v.IsUnset() {
		vt := TypeOf(v)
		if vt.DescrSet != nil {
			switch vt {
			case &GetSetDescrType:
				e.kind, e.val = cacheGetSet, v
				return e, true
			case &PropertyType:
				if g := Cast[property](v).get; !g.IsUnset() && !g.IsNone() {
					e.kind, e.val = cacheProp, g
					return e, true
				}
			case &MemberDescrType:
				if Cast[member](v).def != nil {
					e.kind, e.val = cacheGetSet, v
					return e, true
				}
				if at != nil && at.shape != nil {
					if i := at.shape.find(Cast[member](v).key); i >= 0 {
						e.kind, e.shape, e.index = cacheSlot, at.shape, int32(i)
						return e, true
					}
				}
			}
			return e, false
		}
		e.val, e.kind = v, cacheClass
		e.bind = vt.DescrGet != nil
		if e.method = vt.Flags&MethodDescr != 0; vt == &FuncType {
			e.fn = Cast[Func](v)
		}
		if at == nil || t.noDict {
			return e, true
		}
	}
	if at == nil {
		return e, false
	}
	s := at.shapeOf(t)
	if s.dict {
		return e, false
	}
	e.shape = s
	if i := s.find(name); i >= 0 {
		e.kind, e.index, e.val, e.bind, e.method = cacheSlot, int32(i), Unset, false, false
		e.fn = nil
		return e, true
	}
	if v.IsUnset() {
		return e, false
	}
	if s.root == t.shape.root && !s.root.used[name] && !s.root.dicts {
		e.shape = nil
		return e, true
	}
	e.kind = cacheClassS
	return e, true
}

// GetAttrName is getattr(o, name).
func GetAttrName(o Value, name string) (Value, *Exc) { return getAttrName(o, TypeOf(o), name) }

func getAttrName(o Value, t *Type, name string) (Value, *Exc) {
	var v Value
	var err *Exc
	if t.GetAttr != nil {
		v, err = t.GetAttr(o, name)
	} else {
		v, err = genericGetAttr(o, name)
	}
	if err != nil {
		err.missing(o, name)
	}
	return v, err
}

// missing notes in an AttributeError which attribute of which object was asked for, unless it says that itself.
func (e *Exc) missing(o Value, name string) {
	if e.typ == nil || !e.typ.IsSubtype(&AttributeError) || !e.member(attrErrorName).IsUnset() || !e.member(attrErrorObj).IsUnset() {
		return
	}
	withFields(e, "name", internName(name), "obj", o)
}

// LookupAttr is getattr(o, name) with false in place of AttributeError.
func LookupAttr(o Value, name string) (Value, bool, *Exc) {
	t := TypeOf(o)
	var v Value
	var err *Exc
	if t.GetAttr != nil {
		v, err = t.GetAttr(o, name)
	} else {
		var ok bool
		if v, ok, err = genericFind(o, name); err == nil {
			return v, ok, nil
		}
	}
	if err != nil && err.typ.IsSubtype(&AttributeError) {
		return Unset, false, nil
	}
	return v, err == nil, err
}

// genericGetAttr is object.__getattribute__.
func genericGetAttr(o Value, name string) (Value, *Exc) {
	v, ok, err := genericFind(o, name)
	if err == nil && !ok {
		err = noAttribute(o, name)
	}
	return v, err
}

// GenericGetAttr is object.__getattribute__.
func GenericGetAttr(o Value, name string) (Value, *Exc) { return genericGetAttr(o, name) }

// genericFind is object.__getattribute__, with false where there is no such attribute.
func genericFind(o Value, name string) (Value, bool, *Exc) {
	t := TypeOf(o)
	d := t.lookup(name)
	var dt *Type
	if !d.IsUnset() {
		dt = TypeOf(d)
		if dt.DescrSet != nil && dt.DescrGet != nil {
			v, err := dt.DescrGet(d, o, t)
			return v, err == nil, err
		}
	}
	if t.dictOff != 0 && name != "" {
		if v := t.attrsOf(o).get(name); !v.IsUnset() {
			return v, true, nil
		}
	}
	if dt == nil {
		if t.sideDict != nil {
			if d := t.sideDict(o, false); !d.IsUnset() {
				v := dictGetName(d, name)
				return v, !v.IsUnset(), nil
			}
		}
		return Unset, false, nil
	}
	if dt.DescrGet != nil {
		v, err := dt.DescrGet(d, o, t)
		return v, err == nil, err
	}
	return d, true, nil
}

// noAttribute is the AttributeError for o.name, with its name and obj.
func noAttribute(o Value, name string) *Exc {
	return attributeError(o, name, "'"+TypeName(o)+"' object has no attribute '"+name+"'")
}
