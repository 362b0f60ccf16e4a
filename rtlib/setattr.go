package rt

// This file sets and deletes attributes.

// SetAttr is o.name = v.
func SetAttr(o Value, a *Attr, v Value) *Exc {
	t := TypeOf(o)
	for i := range a.sets {
		e := &a.sets[i]
		if e.version != t.version {
			continue
		}
		at := t.attrsOf(o)
		if at.shape != e.shape {
			continue
		}
		if e.next == nil {
			*at.slots.at(int(e.index)) = v
			return nil
		}
		at.shape = e.next
		if !at.slots.put(v) {
			at.add(t, v)
		}
		return nil
	}
	return setAttrMiss(o, t, a, v)
}

func setAttrMiss(o Value, t *Type, a *Attr, v Value) *Exc {
	if t.Flags&readied == 0 {
		Ready(t)
	}
	if t.SetAttr != nil {
		return t.SetAttr(o, a.Name, v)
	}
	if t.dictOff == 0 || v.IsUnset() {
		return GenericSetAttr(o, a.Name, v)
	}
	name := a.Name
	d := t.lookup(name)
	if !d.IsUnset() {
		if dt := TypeOf(d); dt == &MemberDescrType && Cast[member](d).key != "" {
			name = Cast[member](d).key
		} else if dt.DescrSet != nil {
			return dt.DescrSet(d, o, v)
		}
	}
	if t.noDict && name == a.Name {
		return GenericSetAttr(o, name, v)
	}
	at := t.attrsOf(o)
	before := at.shapeOf(t)
	at.set(t, name, v)
	if s := at.shape; !s.dict && s.root == t.shape.root {
		e := attrSet{version: t.version, shape: before, index: int32(len(s.names) - 1)}
		if s != before {
			e.next = s
		} else {
			e.index = int32(s.find(name))
		}
		a.sets[a.setTurn%uint8(len(a.sets))] = e
		a.setTurn++
	}
	return nil
}

// DelAttr is del o.name.
func DelAttr(o Value, a *Attr) *Exc {
	t := TypeOf(o)
	if a.bare == t.version && t.version != 0 && t.attrsOf(o).del(a.Name) {
		return nil
	}
	if err := SetAttrName(o, a.Name, Unset); err != nil {
		return err
	}
	if t.SetAttr == nil && t.sideDict == nil && t.dictOff != 0 && !t.noDict && t.lookup(a.Name).IsUnset() {
		a.bare = t.version
	}
	return nil
}

// SetAttrName is setattr(o, name, v), or delattr(o, name) if v is Unset.
func SetAttrName(o Value, name string, v Value) *Exc {
	t := TypeOf(o)
	if t.SetAttr != nil {
		return t.SetAttr(o, name, v)
	}
	return GenericSetAttr(o, name, v)
}

// GenericSetAttr is object.__setattr__ and, if v is Unset, object.__delattr__.
func GenericSetAttr(o Value, name string, v Value) *Exc {
	t := TypeOf(o)
	d := t.lookup(name)
	if !d.IsUnset() {
		if f := TypeOf(d).DescrSet; f != nil {
			return f(d, o, v)
		}
	}
	if t.sideDict != nil && t.dictOff == 0 {
		return setInSide(o, name, v)
	}
	if t.dictOff == 0 || t.noDict {
		if d.IsUnset() {
			if v.IsUnset() {
				return attributeError(o, name, "'"+t.TypeName()+"' object has no attribute '"+name+"'")
			}
			return attributeError(o, name, "'"+t.TypeName()+"' object has no attribute '"+name+"' and no __dict__ for setting new attributes")
		}
		return attributeError(o, name, "'"+t.TypeName()+"' object attribute '"+name+"' is read-only")
	}
	at := t.attrsOf(o)
	if v.IsUnset() {
		if !at.del(name) {
			return Errorf(&AttributeError, "'%s' object has no attribute '%s'", t.TypeName(), name)
		}
		return nil
	}
	at.set(t, name, v)
	return nil
}

// setInSide sets or deletes an attribute in the dictionary that o has aside.
func setInSide(o Value, name string, v Value) *Exc {
	if d := TypeOf(o).sideDict(o, !v.IsUnset()); v.IsUnset() {
		if d.IsUnset() || !dictDelName(d, name) {
			return attributeError(o, name, "'"+TypeName(o)+"' object has no attribute '"+name+"'")
		}
	} else {
		dictSetName(d, name, v)
	}
	return nil
}
