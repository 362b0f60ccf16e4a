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
		err = Errorf(&TypeError, "__repr__ returned non-string (type %s)", TypeName(r))
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
		err = Errorf(&TypeError, "__str__ returned non-string (type %s)", TypeName(r))
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
	return 0, Errorf(&TypeError, "unhashable type: '%s'", TypeName(v))
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
			return Unset, Errorf(&TypeError, "%s() takes no arguments", t.TypeName())
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
	return Errorf(&TypeError, "Can't instantiate abstract class %s without an implementation for abstract method%s %s", t.TypeName(), plural(len(t.extra.Abstract)), names)
}

func objectInit(self Value, a *Args) *Exc {
	if len(a.Pos) > 0 || len(a.Names) > 0 {
		t := TypeOf(self)
		if !sameFunc(t.Init, objectInit0) {
			return Errorf(&TypeError, "object.__init__() takes exactly one argument (the instance to initialize)")
		}
		if sameFunc(t.New, objectNew0) {
			return Errorf(&TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", t.TypeName())
		}
	}
	return nil
}

// The slots of object as values to compare others with.
var (
	objectNew0  func(t *Type, a *Args) (Value, *Exc)
	objectInit0 func(self Value, a *Args) *Exc
)

// dictGetSet is the attribute __dict__ of native types whose instances have Attrs, instanceDict that of classes made at run time.
var dictGetSet, instanceDict GetSet

func getDict(o Value) (Value, *Exc) {
	t := TypeOf(o)
	if g := nativeDict(t); g != nil {
		return g.def.Get(o)
	}
	if t.dictOff == 0 || t.noDict {
		return Unset, noAttribute(o, "__dict__")
	}
	return t.attrsOf(o).toDict(t), nil
}

func setDict(o, d Value) *Exc {
	t := TypeOf(o)
	if g := nativeDict(t); g != nil {
		return TypeOf(FromObj(g)).DescrSet(FromObj(g), o, d)
	}
	if t.dictOff == 0 || t.noDict {
		return noAttribute(o, "__dict__")
	}
	if d.IsUnset() {
		d = NewDict()
	}
	if As[Dict](d, &DictType) == nil {
		return Errorf(&TypeError, "__dict__ must be set to a dictionary, not a '%s'", TypeName(d))
	}
	t.attrsOf(o).setDict(t, d)
	return nil
}

// setNativeDict is the assignment of __dict__ of an instance of a native type.
func setNativeDict(o, d Value) *Exc {
	if d.IsUnset() {
		return Errorf(&TypeError, "cannot delete __dict__")
	}
	return setDict(o, d)
}

// nativeDict is the __dict__ of the native base of t, if that is none of Attrs: that of classes and modules.
func nativeDict(t *Type) *getSetDescr {
	v, ok := staticBase(t).namespace().values["__dict__"]
	if !ok {
		return nil
	}
	if g := Exactly[getSetDescr](v, &GetSetDescrType); g != nil && g.def.Name == "__dict__" && !sameFunc(g.def.Get, dictGetSet.Get) {
		return g
	}
	return nil
}

func setClass(o, v Value) *Exc {
	if v.IsUnset() {
		return Errorf(&TypeError, "can't delete __class__ attribute")
	}
	n := asType(v)
	if n == nil {
		return Errorf(&TypeError, "__class__ must be set to a class, not '%s' object", TypeName(v))
	}
	t := TypeOf(o)
	if t == n {
		return nil
	}
	if t.IsSubtype(&ModuleType) && n.IsSubtype(&ModuleType) {
		setType(o, n)
		return nil
	}
	if (t.Flags|n.Flags)&ImmutableType != 0 {
		return Errorf(&TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	if err := sameLayout(t, n, "__class__"); err != nil {
		return err
	}
	if t.dictOff != 0 {
		n.dictOff = t.dictOff
		a := t.attrsOf(o)
		a.move(n, slotKeys(t, n))
	}
	setType(o, n)
	return nil
}

// slotKeys are the keys under which instances of now keep what instances of old, laid out alike, keep in slots of the same names.
func slotKeys(old, now *Type) map[string]string {
	a, b := allSlots(old), allSlots(now)
	keys := map[string]string{}
	for i := range a { // both are in the order of bases, and sorted within each
		keys[a[i].key] = b[i].key
	}
	return keys
}

func initObject() {
	addTypes(&ObjectType, &NoneType, &EllipsisType, &NotImplementedType)
	objectNew0, objectInit0 = objectNew, objectInit
	dictGetSet = GetSet{Name: "__dict__", Get: getDict, Set: setNativeDict}
	instanceDict = GetSet{Name: "__dict__", Get: getDict, Set: setDict}
	t := &ObjectType
	t.Doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n"
	t.New, t.Init = objectNew0, objectInit0
	t.Repr = objectRepr
	t.Str = func(v Value) (Value, *Exc) {
		f := TypeOf(v).Repr
		if f == nil {
			return objectRepr(v)
		}
		if err := EnterNative(" while getting the repr of an object"); err != nil {
			return Unset, err
		}
		r, err := f(v)
		LeaveNative()
		return r, err
	}
	t.Hash = func(v Value) (int64, *Exc) { return addressHash(v), nil }
	t.Cmp = objectCmp
	t.GetSets = []GetSet{{Name: "__class__", Get: func(o Value) (Value, *Exc) { return TypeOf(o).Value(), nil }, Set: setClass}}
	t.Members(func(t *Type) {
		t.Methods = append(t.Methods, []Def{
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
				return None, objectSetAttr(o, name, v, "__setattr__")
			}},
			{Name: "__delattr__", F2: func(o, n Value) (Value, *Exc) {
				name, err := attrName(n)
				if err != nil {
					return Unset, err
				}
				return None, objectSetAttr(o, name, Unset, "__delattr__")
			}},
			{Name: "__format__", F2: func(o, spec Value) (Value, *Exc) {
				s, ok := StrOf(spec)
				if !ok {
					return Unset, Errorf(&TypeError, "__format__() argument must be str, not %s", TypeName(spec))
				}
				if s != "" {
					return Unset, Errorf(&TypeError, "unsupported format string passed to %s.__format__", TypeName(o))
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
		}...)
	})
	NoneType.Repr = func(Value) (Value, *Exc) { return internName("None"), nil }
	NoneType.Bool = func(Value) (bool, *Exc) { return false, nil }
	NoneType.New = onlyInstance("NoneType", None)
	NoneType.Hash = func(Value) (int64, *Exc) { return 0xfca86420, nil }
	EllipsisType.Repr = func(Value) (Value, *Exc) { return internName("Ellipsis"), nil }
	EllipsisType.New = onlyInstance("EllipsisType", Ellipsis)
	NotImplementedType.Repr = func(Value) (Value, *Exc) { return internName("NotImplemented"), nil }
	NotImplementedType.New = onlyInstance("NotImplementedType", NotImplemented)
	NotImplementedType.Bool = func(Value) (bool, *Exc) {
		return true, Warn(&DeprecationWarning, "NotImplemented should not be used in a boolean context", nil)
	}
}

// onlyInstance is the __new__ of a type with one instance.
func onlyInstance(name string, v Value) func(t *Type, a *Args) (Value, *Exc) {
	return func(t *Type, a *Args) (Value, *Exc) {
		if len(a.Pos)+len(a.Names) > 0 {
			return Unset, Errorf(&TypeError, "%s takes no arguments", name)
		}
		return v, nil
	}
}

// objectSetAttr is object.__setattr__ and object.__delattr__, which must not go past what the type's native base does.
func objectSetAttr(o Value, name string, v Value, method string) *Exc {
	switch s := staticBase(TypeOf(o)); {
	case s == &TypeType:
		return Errorf(&TypeError, "can't apply this %s to %s object", method, TypeName(o))
	case s.SetAttr != nil:
		return s.SetAttr(o, name, v)
	}
	return GenericSetAttr(o, name, v)
}

// objectDir is object.__dir__.
func objectDir(o Value) (Value, *Exc) {
	seen := map[string]bool{}
	d, ok, err := LookupAttr(o, "__dict__")
	if err != nil {
		return Unset, err
	}
	if ok && AsDict(d) != nil {
		if err := dictNames(d, seen); err != nil {
			return Unset, err
		}
	}
	class, ok, err := LookupAttr(o, "__class__")
	if ok {
		err = classNames(class, seen)
	}
	return sortedNames(seen), err
}

// dictNames adds the keys of d that are strs.
func dictNames(d Value, seen map[string]bool) *Exc {
	return dictEach(d, func(k, _ Value) *Exc {
		if n, ok := StrOf(k); ok {
			seen[n] = true
		}
		return nil
	})
}

// classNames adds the names in the namespaces of a class and its bases; any object may stand for a class.
func classNames(class Value, seen map[string]bool) *Exc {
	if t := asType(class); t != nil {
		for _, c := range t.MRO {
			for _, n := range c.namespace().names {
				seen[n] = true
			}
		}
		return nil
	}
	d, ok, err := LookupAttr(class, "__dict__")
	if err != nil {
		return err
	}
	if ok && AsDict(d) != nil {
		if err := dictNames(d, seen); err != nil {
			return err
		}
	}
	bases, ok, err := LookupAttr(class, "__bases__")
	if t := As[Tuple](orNone(bases), &TupleType); ok && t != nil {
		for _, b := range t.items {
			if err := classNames(b, seen); err != nil {
				return err
			}
		}
	}
	return err
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
	names, err := slotNames(t)
	if err != nil {
		return Unset, err
	}
	slots := NewDict()
	any := false
	for _, n := range names {
		v, ok, err := LookupAttr(o, n)
		if err != nil {
			return Unset, err
		}
		if ok {
			dictSetName(slots, n, v)
			any = true
		}
	}
	if any {
		return NewTuple2(state, slots), nil
	}
	return state, nil
}

// slotNames are the names of a class's slots for its pickled state, as copyreg notes them in the class.
func slotNames(t *Type) ([]string, *Exc) {
	var names []string
	if v, ok := t.namespace().values["__slotnames__"]; ok {
		items, err := ListOf(v)
		for _, it := range items {
			if s, ok := StrOf(it); ok {
				names = append(names, s)
			}
		}
		return names, err
	}
	for _, c := range t.MRO {
		if c.extra == nil || len(c.extra.SlotNames) == 0 {
			continue
		}
		v := c.namespace().values["__slots__"]
		items := []Value{v}
		if As[Str](v, &StrType) == nil {
			var err *Exc
			if items, err = ListOf(v); err != nil {
				return nil, err
			}
		}
		for _, it := range items {
			if n, ok := StrOf(it); ok && n != "__dict__" && n != "__weakref__" {
				names = append(names, mangle(c.Name, n))
			}
		}
	}
	return names, nil
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
			if m := Exactly[member](orNone(c.namespace().values[n]), &MemberDescrType); m != nil {
				ms = append(ms, m)
			}
		}
	}
	return ms
}
