package rt

import (
	"fmt"
	"sort"
)

// This file is the type object, and what every object does by default.

// address is an object's address as reprs show it.
func address(v Value) string { return fmt.Sprintf("0x%x", id(v)) }

// addressHash is the hash of objects that are equal only to themselves.
func addressHash(v Value) int64 { a := id(v); return int64(a>>4 | a<<60) }

// fixHash avoids the hash -1.
func fixHash(h int64) int64 {
	if h == -1 {
		return -2
	}
	return h
}

// classText is the class as reprs show it: module and qualified name, without builtins.
func classText(t *Type) string {
	if m := t.moduleName(); m != "" && m != "builtins" {
		return m + "." + t.QualName
	}
	return t.QualName
}

// Repr is repr(v).
func Repr(v Value) (string, *Exc) {
	r, err := reprObject(v)
	if err != nil {
		return "", err
	}
	return Cast[Str](r).s, nil
}

// reprObject is repr(v), which may be of a class derived from str.
func reprObject(v Value) (Value, *Exc) {
	f := TypeOf(v).Repr
	if f == nil {
		f = objectRepr
	}
	if err := EnterNative(" while getting the repr of an object"); err != nil {
		return Unset, err
	}
	r, err := f(v)
	LeaveNative()
	if err == nil && As[Str](r, &StrType) == nil {
		err = Errorf(&TypeError, "__repr__ returned non-string (type %s)", TypeOf(r).Name)
	}
	return r, err
}

// ToStr is str(v).
func ToStr(v Value) (string, *Exc) {
	if s := Exactly[Str](v, &StrType); s != nil {
		return s.s, nil
	}
	r, err := strObject(v)
	if err != nil {
		return "", err
	}
	return Cast[Str](r).s, nil
}

// strObject is str(v), which may be of a class derived from str.
func strObject(v Value) (Value, *Exc) {
	if TypeOf(v) == &StrType {
		return v, nil
	}
	f := TypeOf(v).Str
	if f == nil {
		return reprObject(v)
	}
	r, err := f(v)
	if err == nil && As[Str](r, &StrType) == nil {
		err = Errorf(&TypeError, "__str__ returned non-string (type %s)", TypeOf(r).Name)
	}
	return r, err
}

// Hash is hash(v).
func Hash(v Value) (int64, *Exc) {
	f := TypeOf(v).Hash
	if f == nil {
		return hashNotImplemented(v)
	}
	return f(v)
}

func hashNotImplemented(v Value) (int64, *Exc) {
	return 0, Errorf(&TypeError, "unhashable type: '%s'", typeName(v))
}

func objectRepr(v Value) (Value, *Exc) {
	return NewStr("<" + classText(TypeOf(v)) + " object at " + address(v) + ">"), nil
}

func objectCmp(a, b Value, op CompareOp) (Value, *Exc) {
	switch op {
	case OpEq:
		if a == b {
			return True, nil
		}
	case OpNe:
		f := TypeOf(a).Cmp
		if f == nil {
			break
		}
		v, err := f(a, b, OpEq)
		if err != nil || v == NotImplemented {
			return v, err
		}
		t, err := Truth(v)
		return Bool(!t), err
	}
	return NotImplemented, nil
}

// objectGetattribute is object.__getattribute__, as found on classes.
var objectGetattribute Value

func objectNew(t *Type, a *Args) (Value, *Exc) {
	if len(a.Pos) > 0 || len(a.Names) > 0 {
		if !sameFunc(t.New, objectNew0) {
			return Unset, Errorf(&TypeError, "object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if sameFunc(t.Init, objectInit0) {
			return Unset, Errorf(&TypeError, "%s() takes no arguments", t.Name)
		}
	}
	if t.Flags&AbstractType != 0 {
		return Unset, abstractError(t)
	}
	if t.Flags&HeapType == 0 {
		return FromObj(&Obj{t}), nil
	}
	return newInstance(t), nil
}

func abstractError(t *Type) *Exc {
	names := ""
	for i, n := range t.extra.Abstract {
		if i > 0 {
			names += ", "
		}
		names += "'" + n + "'"
	}
	return Errorf(&TypeError, "Can't instantiate abstract class %s without an implementation for abstract method%s %s", t.Name, plural(len(t.extra.Abstract)), names)
}

func objectInit(self Value, a *Args) *Exc {
	if len(a.Pos) > 0 || len(a.Names) > 0 {
		t := TypeOf(self)
		if !sameFunc(t.Init, objectInit0) {
			return Errorf(&TypeError, "object.__init__() takes exactly one argument (the instance to initialize)")
		}
		if sameFunc(t.New, objectNew0) {
			return Errorf(&TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", t.Name)
		}
	}
	return nil
}

// The slots of object as values to compare others with.
var (
	objectNew0  func(t *Type, a *Args) (Value, *Exc)
	objectInit0 func(self Value, a *Args) *Exc
)

// dictGetSet is the attribute __dict__ of objects with Attrs.
var dictGetSet GetSet

func getDict(o Value) (Value, *Exc) {
	t := TypeOf(o)
	if t.dictOff == 0 || t.noDict {
		return Unset, noAttribute(o, "__dict__")
	}
	return t.attrsOf(o).toDict(t), nil
}

func setDict(o, d Value) *Exc {
	t := TypeOf(o)
	if t.dictOff == 0 || t.noDict {
		return noAttribute(o, "__dict__")
	}
	if d.IsUnset() {
		d = NewDict()
	}
	if As[Dict](d, &DictType) == nil {
		return Errorf(&TypeError, "__dict__ must be set to a dictionary, not a '%s'", TypeOf(d).Name)
	}
	t.attrsOf(o).setDict(t, d)
	return nil
}

func setClass(o, v Value) *Exc {
	if v.IsUnset() {
		return Errorf(&TypeError, "can't delete __class__ attribute")
	}
	n := asType(v)
	if n == nil {
		return Errorf(&TypeError, "__class__ must be set to a class, not '%s' object", TypeOf(v).Name)
	}
	t := TypeOf(o)
	if t == n {
		return nil
	}
	if t.IsSubtype(&ModuleType) && n.IsSubtype(&ModuleType) {
		setType(o, n)
		return nil
	}
	if t.Flags&HeapType == 0 || n.Flags&HeapType == 0 {
		return Errorf(&TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	if staticBase(t) != staticBase(n) || t.noDict != n.noDict || len(allSlots(t)) != len(allSlots(n)) {
		return Errorf(&TypeError, "__class__ assignment: '%s' object layout differs from '%s'", n.Name, t.Name)
	}
	if t.dictOff != 0 {
		n.dictOff = t.dictOff
		a := t.attrsOf(o)
		a.move(n)
	}
	setType(o, n)
	return nil
}

func initObject() {
	addTypes(&ObjectType, &NoneType, &EllipsisType, &NotImplementedType)
	objectNew0, objectInit0 = objectNew, objectInit
	dictGetSet = GetSet{Name: "__dict__", Get: getDict, Set: setDict}
	t := &ObjectType
	t.Doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n"
	t.New, t.Init = objectNew0, objectInit0
	t.Repr = objectRepr
	t.Str = func(v Value) (Value, *Exc) {
		if f := TypeOf(v).Repr; f != nil {
			return f(v)
		}
		return objectRepr(v)
	}
	t.Hash = func(v Value) (int64, *Exc) { return addressHash(v), nil }
	t.Cmp = objectCmp
	t.GetSets = []GetSet{{Name: "__class__", Get: func(o Value) (Value, *Exc) { return TypeOf(o).Value(), nil }, Set: setClass}}
	t.Methods = []Def{
		{Name: "__getattribute__", F2: func(o, n Value) (Value, *Exc) {
			name, err := attrName(n)
			if err != nil {
				return Unset, err
			}
			return genericGetAttr(o, name)
		}},
		{Name: "__setattr__", F3: func(o, n, v Value) (Value, *Exc) {
			name, err := attrName(n)
			if err != nil {
				return Unset, err
			}
			return None, genericSetAttr(o, name, v)
		}},
		{Name: "__delattr__", F2: func(o, n Value) (Value, *Exc) {
			name, err := attrName(n)
			if err != nil {
				return Unset, err
			}
			return None, genericSetAttr(o, name, Unset)
		}},
		{Name: "__format__", F2: func(o, spec Value) (Value, *Exc) {
			s, ok := StrOf(spec)
			if !ok {
				return Unset, Errorf(&TypeError, "__format__() argument must be str, not %s", TypeOf(spec).Name)
			}
			if s != "" {
				return Unset, Errorf(&TypeError, "unsupported format string passed to %s.__format__", TypeOf(o).Name)
			}
			r, err := ToStr(o)
			return NewStr(r), err
		}},
		{Name: "__dir__", F1: objectDir},
		{Name: "__sizeof__", F1: func(o Value) (Value, *Exc) { return Int(16), nil }},
		{Name: "__init_subclass__", Flags: ClassMethod, F1: func(c Value) (Value, *Exc) { return None, nil }},
		{Name: "__subclasshook__", Flags: ClassMethod, Sig: "*args", FN: func(a []Value) (Value, *Exc) { return NotImplemented, nil }},
		{Name: "__reduce_ex__", F2: reduceEx},
		{Name: "__reduce__", F1: func(o Value) (Value, *Exc) { return reduceOld(o, Int(0)) }},
		{Name: "__getstate__", F1: objectGetState},
	}
	NoneType.Repr = func(Value) (Value, *Exc) { return internName("None"), nil }
	NoneType.Bool = func(Value) (bool, *Exc) { return false, nil }
	NoneType.New = func(t *Type, a *Args) (Value, *Exc) { return None, nil }
	NoneType.Hash = func(Value) (int64, *Exc) { return 0xfca86420, nil }
	EllipsisType.Repr = func(Value) (Value, *Exc) { return internName("Ellipsis"), nil }
	EllipsisType.New = func(t *Type, a *Args) (Value, *Exc) { return Ellipsis, nil }
	NotImplementedType.Repr = func(Value) (Value, *Exc) { return internName("NotImplemented"), nil }
	NotImplementedType.New = func(t *Type, a *Args) (Value, *Exc) { return NotImplemented, nil }
	NotImplementedType.Bool = func(Value) (bool, *Exc) {
		return true, Errorf(&TypeError, "NotImplemented should not be used in a boolean context")
	}
}

// objectDir is object.__dir__.
func objectDir(o Value) (Value, *Exc) {
	seen := map[string]bool{}
	t := TypeOf(o)
	if d, ok, err := LookupAttr(o, "__dict__"); err != nil {
		return Unset, err
	} else if ok && t.dictOff != 0 {
		if e := dictEach(d, func(k, _ Value) *Exc {
			if n, ok := StrOf(k); ok {
				seen[n] = true
			}
			return nil
		}); e != nil {
			return Unset, e
		}
	}
	for _, c := range t.MRO {
		for _, n := range c.names {
			seen[n] = true
		}
	}
	return sortedNames(seen), nil
}

func sortedNames(set map[string]bool) Value {
	names := make([]string, 0, len(set))
	for n := range set {
		names = append(names, n)
	}
	sort.Strings(names)
	items := make([]Value, len(names))
	for i, n := range names {
		items[i] = NewStr(n)
	}
	return NewList(items...)
}

// objectGetState is object.__getstate__: None, the __dict__, or a pair of it and the __slots__.
func objectGetState(o Value) (Value, *Exc) {
	t := TypeOf(o)
	if t.dictOff == 0 {
		return None, nil
	}
	a := t.attrsOf(o)
	d := NewDict()
	n := 0
	if err := a.each(func(name string, v Value) *Exc { dictSetName(d, name, v); n++; return nil }); err != nil {
		return Unset, err
	}
	state := d
	if n == 0 || t.noDict {
		state = None
	}
	slots := NewDict()
	any := false
	for _, m := range allSlots(t) {
		if v := a.get(m.key); !v.IsUnset() {
			dictSetName(slots, m.name, v)
			any = true
		}
	}
	if any {
		return NewTuple(state, slots), nil
	}
	return state, nil
}

// allSlots are the members that the __slots__ of t and its bases define.
func allSlots(t *Type) []*member {
	var ms []*member
	for i := len(t.MRO) - 1; i >= 0; i-- {
		c := t.MRO[i]
		if c.extra == nil {
			continue
		}
		for _, n := range c.extra.SlotNames {
			if m := Exactly[member](orNone(c.attrs[n]), &MemberDescrType); m != nil {
				ms = append(ms, m)
			}
		}
	}
	return ms
}
