package rt

import (
	"slices"
	"strings"
)

// This file makes classes: class statements and type(name, bases, namespace).

// BuildClass is what a class statement does. The body stores the namespace's names into ns with NSSet.
func BuildClass(name string, bases []Value, kwNames []string, kwVals []Value, body func(ns Value) (Value, *Exc)) (Value, *Exc) {
	orig := bases
	bases, err := mroEntries(bases)
	if err != nil {
		return Unset, err
	}
	var meta Value
	for i, n := range kwNames {
		if n == "metaclass" {
			meta = kwVals[i]
			kwNames = append(append([]string(nil), kwNames[:i]...), kwNames[i+1:]...)
			kwVals = append(append([]Value(nil), kwVals[:i]...), kwVals[i+1:]...)
			break
		}
	}
	if meta.IsUnset() {
		meta = TypeType.Value()
		if len(bases) > 0 {
			meta = TypeOf(bases[0]).Value()
		}
	}
	if t := asType(meta); t != nil {
		if t, err = winnerMeta(t, bases); err != nil {
			return Unset, err
		}
		meta = t.Value()
	}
	nameV, basesV := internName(name), NewTuple(bases...)
	var ns Value
	if meta == TypeType.Value() {
		ns = NewDict()
	} else if prepare, ok, err := LookupAttr(meta, "__prepare__"); err != nil {
		return Unset, err
	} else if !ok {
		ns = NewDict()
	} else {
		if ns, err = CallKw(prepare, kwNames, append([]Value{nameV, basesV}, kwVals...)...); err != nil {
			return Unset, err
		}
		if TypeOf(ns).GetItem == nil {
			who := "<metaclass>"
			if t := asType(meta); t != nil {
				who = t.Name
			}
			return Unset, Errorf(&TypeError, "%s.__prepare__() must return a mapping, not %s", who, TypeName(ns))
		}
	}
	for _, b := range orig {
		if g := Exactly[GenericAlias](b, &GenericAliasType); g != nil && !g.syntax.IsUnset() {
			if err := NSSet(ns, "__type_params__", g.syntax); err != nil {
				return Unset, err
			}
		}
	}
	if _, err := body(ns); err != nil {
		return Unset, err
	}
	if len(orig) != len(bases) || !sameValues(orig, bases) {
		if err := NSSet(ns, "__orig_bases__", NewTuple(orig...)); err != nil {
			return Unset, err
		}
	}
	cell, err := NSGet(ns, "__classcell__")
	if err != nil {
		return Unset, err
	}
	cls, err := CallKw(meta, kwNames, append([]Value{nameV, basesV, ns}, kwVals...)...)
	if err != nil {
		return Unset, err
	}
	if c := cellOf(cell); c != nil && asType(cls) != nil && c.V != cls {
		if c.V.IsUnset() {
			r, err := Repr(nameV)
			if err != nil {
				return Unset, err
			}
			return Unset, Errorf(&RuntimeError, "__class__ not set defining %s as %s. Was __classcell__ propagated to type.__new__?", r, "<class '"+classText(asType(cls))+"'>")
		}
		return Unset, Errorf(&TypeError, "__class__ set to %s defining '%s' as %s", reprOr(c.V), name, reprOr(cls))
	}
	return cls, nil
}

// reprOr is repr(v), or the class's name where that fails.
func reprOr(v Value) string {
	s, err := Repr(v)
	if err != nil {
		return "<" + TypeOf(v).Name + " object>"
	}
	return s
}

func sameValues(a, b []Value) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func cellOf(v Value) *Cell {
	if v.IsUnset() {
		return nil
	}
	if c := Exactly[cellObject](v, &CellType); c != nil {
		return c.c
	}
	return nil
}

// mroEntries replaces bases that are no classes by what their __mro_entries__ gives.
func mroEntries(bases []Value) ([]Value, *Exc) {
	var out []Value
	for i, b := range bases {
		if asType(b) != nil {
			if out != nil {
				out = append(out, b)
			}
			continue
		}
		f, ok, err := LookupAttr(b, "__mro_entries__")
		if err != nil {
			return nil, err
		}
		if !ok {
			if out != nil {
				out = append(out, b)
			}
			continue
		}
		r, err := Call1(f, NewTuple(bases...))
		if err != nil {
			return nil, err
		}
		t := As[Tuple](r, &TupleType)
		if t == nil {
			return nil, Errorf(&TypeError, "__mro_entries__ must return a tuple")
		}
		if out == nil {
			out = append(make([]Value, 0, len(bases)), bases[:i]...)
		}
		out = append(out, t.items...)
	}
	if out == nil {
		return bases, nil
	}
	return out, nil
}

// winnerMeta is the most derived metaclass of the bases and the given one.
func winnerMeta(meta *Type, bases []Value) (*Type, *Exc) {
	win := meta
	for _, b := range bases {
		t := TypeOf(b)
		if win.IsSubtype(t) {
			continue
		}
		if t.IsSubtype(win) {
			win = t
			continue
		}
		return nil, Errorf(&TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
	}
	return win, nil
}

// ClassBody binds the names that the body of every class begins with.
func ClassBody(ns, module, qualName, line Value) *Exc {
	err := NSSet(ns, "__module__", module)
	if err == nil {
		err = NSSet(ns, "__qualname__", qualName)
	}
	if err == nil {
		err = NSSet(ns, "__firstlineno__", line)
	}
	return err
}

// NSSet binds a name in the namespace of a class body.
func NSSet(ns Value, name string, v Value) *Exc {
	if d := Exactly[Dict](ns, &DictType); d != nil {
		return d.set(internName(name), v)
	}
	return SetItem(ns, internName(name), v)
}

// NSGet reads a name in the namespace of a class body; Unset if it is not bound there.
func NSGet(ns Value, name string) (Value, *Exc) {
	if d := Exactly[Dict](ns, &DictType); d != nil {
		return d.get(internName(name))
	}
	v, err := GetItem(ns, internName(name))
	if err != nil && err.typ.IsSubtype(&KeyError) {
		return Unset, nil
	}
	return v, err
}

// NSDel unbinds a name in the namespace of a class body.
func NSDel(ns Value, name string) *Exc {
	v, err := NSGet(ns, name)
	if err != nil {
		return err
	}
	if v.IsUnset() {
		return Errorf(&NameError, "name '%s' is not defined", name)
	}
	return DelItem(ns, internName(name))
}

// SetupAnnotations gives the namespace of a class body with annotations a dict for them, unless the metaclass's __prepare__ has.
func SetupAnnotations(ns Value) *Exc {
	if a, err := NSGet(ns, "__annotations__"); err != nil || !a.IsUnset() {
		return err
	}
	return NSSet(ns, "__annotations__", NewDict())
}

// bestBase is the base whose layout the class extends.
func bestBase(bases []*Type) (*Type, *Exc) {
	var best *Type
	for _, b := range bases {
		if b.Flags&(BaseType|HeapType|ExceptionType) == 0 {
			return nil, Errorf(&TypeError, "type '%s' is not an acceptable base type", classText(b))
		}
		s := solidBase(b)
		switch {
		case best == nil:
			best = b
		case solidBase(best).IsSubtype(s):
		case s.IsSubtype(solidBase(best)):
			best = b
		default:
			return nil, Errorf(&TypeError, "multiple bases have instance lay-out conflict")
		}
	}
	return best, nil
}

// solidBase is the class in t's ancestry that gives its instances their layout: a builtin type, or a class with __slots__.
func solidBase(t *Type) *Type {
	for t.Base != nil {
		if t.Flags&HeapType != 0 {
			if t.extra != nil && len(t.extra.SlotNames) > 0 {
				return t
			}
		} else if (t.Flags&ExceptionType == 0 || t.ownFields) && !sameFunc(t.New, objectNew0) {
			return t
		}
		t = t.Base
	}
	return t
}

// typeNew is type.__new__ with three arguments.
func typeNew(meta *Type, a *Args) (Value, *Exc) {
	if len(a.Pos) != 3 {
		return Unset, Errorf(&TypeError, "type.__new__() takes exactly 3 arguments (%d given)", len(a.Pos))
	}
	name := As[Str](a.Pos[0], &StrType)
	if name == nil {
		return Unset, Errorf(&TypeError, "type.__new__() argument 1 must be str, not %s", TypeName(a.Pos[0]))
	}
	basesT := As[Tuple](a.Pos[1], &TupleType)
	if basesT == nil {
		return Unset, Errorf(&TypeError, "type.__new__() argument 2 must be tuple, not %s", TypeName(a.Pos[1]))
	}
	ns := AsDict(a.Pos[2])
	if ns == nil {
		return Unset, Errorf(&TypeError, "type.__new__() argument 3 must be dict, not %s", TypeName(a.Pos[2]))
	}
	if err := checkTypeName(name.s); err != nil {
		return Unset, err
	}
	bases := basesT.items
	win, err := winnerMeta(meta, bases)
	if err != nil {
		return Unset, err
	}
	if win != meta && !sameFunc(win.New, TypeType.New) {
		return win.New(win, a)
	}
	meta = win
	for _, b := range bases {
		if asType(b) == nil {
			if f, ok, err := LookupAttr(b, "__mro_entries__"); err != nil {
				return Unset, err
			} else if ok && !f.IsNone() {
				return Unset, Errorf(&TypeError, "type() doesn't support MRO entry resolution; use types.new_class()")
			}
			return Unset, Errorf(&TypeError, "bases must be types")
		}
	}
	t := alloc[Type](meta)
	t.Name, t.QualName = name.s, name.s
	t.Flags = HeapType | BaseType
	for _, b := range bases {
		t.Bases = append(t.Bases, asType(b))
	}
	if len(t.Bases) == 0 {
		t.Bases = []*Type{&ObjectType}
	}
	for _, b := range t.Bases {
		Ready(b)
	}
	if t.Base, err = bestBase(t.Bases); err != nil {
		return Unset, err
	}
	t.extra = &TypeExtra{}
	if err := t.fill(ns); err != nil {
		return Unset, err
	}
	if _, err := t.linearize(); err != nil {
		return Unset, err
	}
	finishClass(t)
	if err := setNames(t); err != nil {
		return Unset, err
	}
	if err := initSubclass(t, t, a); err != nil {
		return Unset, err
	}
	return t.Value(), nil
}

// fill takes the namespace into the class.
func (t *Type) fill(ns *Dict) *Exc {
	var cell *Cell
	var slots Value
	err := dictEach(FromObj(ns), func(k, v Value) *Exc {
		n, ok := StrOf(k)
		if !ok {
			return Warn(&RuntimeWarning, "non-string key in the __dict__ of class "+t.Name, nil)
		}
		switch n {
		case "__classcell__":
			if cell = cellOf(v); cell == nil {
				return Errorf(&TypeError, "type.__new__ got invalid __classcell__: expected a cell, got %s", TypeName(v))
			}
			return nil
		case "__qualname__":
			q, ok := StrOf(v)
			if !ok {
				return Errorf(&TypeError, "type __qualname__ must be a str, not %s", TypeName(v))
			}
			t.QualName = q
			return nil
		case "__slots__":
			slots = v
		case "__new__":
			if TypeOf(v) == &FuncType {
				v = newStaticMethod(v)
			}
		case "__classdictcell__":
			return nil
		case "__init_subclass__", "__class_getitem__":
			if TypeOf(v) == &FuncType {
				w := alloc[wrapped](&ClassMethodType)
				w.f = v
				v = FromObj(w)
			}
		}
		if n == "__doc__" {
			if d, ok := StrOf(v); ok {
				if err := encodable(d); err != nil {
					return err
				}
			}
		}
		t.enter(n, v)
		return nil
	})
	if err != nil {
		return err
	}
	if _, ok := t.namespace().values["__module__"]; !ok {
		if m := callerModule(); m != nil {
			t.enter("__module__", m.nameValue())
		}
	}
	if cell != nil {
		cell.V = t.Value()
	}
	if err := t.makeSlots(slots); err != nil {
		return err
	}
	if _, ok := t.namespace().values["__doc__"]; !ok {
		t.enter("__doc__", None)
	}
	if _, ok := t.namespace().values["__eq__"]; ok {
		if _, ok := t.namespace().values["__hash__"]; !ok {
			t.enter("__hash__", None)
		}
	}
	return nil
}

// mangle is the name of a private name __x inside a class.
func mangle(class, name string) string {
	class = strings.TrimLeft(class, "_")
	if !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || strings.Contains(name, ".") || class == "" {
		return name
	}
	return "_" + class + name
}

// finishClass gives a class made at run time its slots and layout.
func finishClass(t *Type) {
	for _, n := range t.namespace().names {
		if i, ok := specialIndex[n]; ok {
			setSpecial(&t.Slots, i, t.namespace().values[n])
			if i == spDel {
				t.Flags |= HasFinalizer
			}
		}
	}
	if s := staticBase(t); s == &ObjectType || sameFunc(s.New, objectNew0) {
		t.dictOff, t.ownDict = objAttrs, true
	}
	finishType(t)
}

// setNames calls __set_name__ of the attributes that have one.
func setNames(t *Type) *Exc {
	for _, n := range append([]string(nil), t.namespace().names...) {
		v := t.namespace().values[n]
		vt := TypeOf(v)
		if vt == &FuncType || vt.lookup("__set_name__").IsUnset() {
			continue
		}
		f, err := lookupSpecial(v, "__set_name__")
		if err == nil {
			_, err = Call2(f, t.Value(), internName(n))
		}
		if err != nil {
			noteSetName(err, v, n, t)
			return err
		}
	}
	return nil
}

// noteSetName says in a note of the exception which call failed.
func noteSetName(err *Exc, v Value, name string, t *Type) {
	f, e := GetAttrName(FromObj(err), "add_note")
	if e == nil {
		_, e = Call1(f, NewStr("Error calling __set_name__ on '"+TypeName(v)+"' instance '"+name+"' in '"+t.Name+"'"))
	}
	if e != nil {
		return
	}
}

// initSubclass calls __init_subclass__ of what follows after in the MRO, with the class statement's keywords.
func initSubclass(t, after *Type, a *Args) *Exc {
	if !slices.Contains(t.MRO, t) {
		return superError(t, t.Value()) // as super(t, t) says
	}
	f := t.lookupFrom(after, "__init_subclass__")
	if f.IsUnset() {
		return nil
	}
	if b, ok := ObjectType.namespace().values["__init_subclass__"]; ok && b == f {
		if len(a.Names) > 0 {
			return Errorf(&TypeError, "%s.__init_subclass__() takes no keyword arguments", t.TypeName())
		}
		return nil
	}
	if d := TypeOf(f).DescrGet; d != nil {
		var err *Exc
		if f, err = d(f, Unset, t); err != nil {
			return err
		}
	}
	_, err := callArgs(f, &Args{Names: a.Names, Vals: a.Vals})
	return err
}
