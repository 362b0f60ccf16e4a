package rt

// builtinTypes are the static types that init readies.
var builtinTypes []*Type

// addTypes lists static types to be readied when all of them have been filled.
func addTypes(ts ...*Type) { builtinTypes = append(builtinTypes, ts...) }

// Ready completes a static type: bases, MRO, namespace, inherited slots. Doing it again does nothing.
func Ready(t *Type) {
	if t.Flags&(readied|HeapType) != 0 { // a class that has not been completed yet may be seen by its metaclass's mro()
		return
	}
	if t != &ObjectType && t.Base == nil {
		t.Base = &ObjectType
		if len(t.Bases) > 0 {
			t.Base = t.Bases[0]
		}
	}
	if t.Bases == nil && t.Base != nil {
		t.Bases = []*Type{t.Base}
	}
	for _, b := range t.Bases {
		Ready(b)
	}
	if t.typ == nil {
		t.typ = &TypeType
		if t.Base != nil && t.Base.typ != nil {
			t.typ = t.Base.typ
		}
	}
	if t.MRO == nil {
		if t == &ObjectType {
			t.MRO = []*Type{t}
		} else {
			mro, err := computeMRO(t)
			if err != nil {
				panic("rt: " + t.Name + ": no consistent method resolution order")
			}
			t.MRO = mro
		}
	}
	t.Flags |= ImmutableType
	if t.Flags&ExceptionType != 0 {
		t.ownDict = true
	}
	if t.QualName == "" {
		t.QualName = t.Name
	}
	if t.Cmp != nil && t.Hash == nil {
		t.Hash = hashNotImplemented
	}
	t.Flags |= lazy
	finishType(t)
}

// Members has f complete Methods and GetSets, or put names into the namespace of t, when that is first needed: a program starts faster when
// the types that it does not use have no methods yet.
func (t *Type) Members(f func(t *Type)) { t.members = append(t.members, f) }

// enterMembers puts what is native in t into its namespace.
func enterMembers(t *Type) {
	for _, f := range t.members {
		f(t)
	}
	t.members = nil
	own := t.definedSlots()
	enterSlotWrappers(t, &own)
	for i := range t.Methods {
		d := &t.Methods[i]
		var v Value
		switch {
		case d.Flags&StaticMethod != 0:
			if d.Name == "__new__" {
				v = FromObj(&Builtin{Obj: Obj{&BuiltinFunctionType}, Def: d, Self: t.Value(), owner: t})
				break
			}
			v = newStaticMethod(FromObj(&Builtin{Obj: Obj{&BuiltinFunctionType}, Def: d, owner: t}))
		case d.Flags&ClassMethod != 0:
			v = FromObj(&Builtin{Obj: Obj{&ClassMethodDescrType}, Def: d, owner: t})
		default:
			v = FromObj(&Builtin{Obj: Obj{&MethodDescrType}, Def: d, owner: t})
		}
		t.enter(d.Name, v)
	}
	for i := range t.GetSets {
		t.enter(t.GetSets[i].Name, t.attribute(&t.GetSets[i]))
	}
	if _, ok := t.namespace().values["__doc__"]; !ok {
		if t.Doc != "" {
			t.enter("__doc__", NewStr(t.Doc))
		} else {
			t.enter("__doc__", None)
		}
	}
	if own.Hash != nil && sameFunc(own.Hash, hashNotImplemented) {
		t.enter("__hash__", None)
	}
}

// finishType inherits slots and flags, and gives the type its first version.
func finishType(t *Type) {
	inheritSlots(t)
	for _, b := range t.MRO {
		t.Flags |= b.Flags & (ExceptionType | HasFinalizer)
		if t.Flags&(Sequence|Mapping) == 0 {
			t.Flags |= b.Flags & (Sequence | Mapping)
		}
	}
	if t.Base != nil {
		if t.sideDict == nil {
			t.sideDict = t.Base.sideDict
		}
		t.Flags |= t.Base.Flags & (MatchSelf | MethodDescr)
		if t.dictOff == 0 {
			t.dictOff, t.ownDict = t.Base.dictOff, t.Base.ownDict
		}
		for _, b := range t.Bases {
			b.addSubclass(t)
		}
	}
	if t.shape == nil && (t.Flags&HeapType != 0 || t.ownDict || t.dictOff != 0) {
		t.shape = newShapeRoot(t)
	}
	t.Flags |= readied
	t.touch()
}

// inheritSlots fills each slot that t does not define with that of the nearest class in its MRO which defines it.
// A native type has another layout than object: it is not made by object.__new__ unless it says so.
func inheritSlots(t *Type) {
	if t.Flags&HeapType != 0 {
		t.inheritAwaiter()
	}
	dst := t.Slots.words()
	t.ownSlots = slotSet{}
	for i, f := range dst {
		if f != nil {
			t.ownSlots[i/64] |= 1 << (i % 64)
		}
	}
	if t.Flags&HeapType == 0 && t.awaiter == nil && t.Base != nil && !t.ownSlots.has(awaitSlot) {
		t.awaiter = t.Base.awaiter
	}
	for _, b := range t.MRO {
		if b == t {
			continue
		}
		src := b.Slots.words()
		for i, f := range dst {
			if f == nil && b.ownSlots.has(i) && (i != newSlot || t.Flags&HeapType != 0 || b != &ObjectType && t.Base.IsSubtype(b)) {
				dst[i] = src[i]
			}
		}
	}
}

// slotSet is a set of slots by their index.
type slotSet [2]uint64

func (s *slotSet) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

// definedSlots are the slots of t without those it has inherited.
func (t *Type) definedSlots() Slots {
	defined := t.Slots
	for i, f := range defined.words() {
		if f != nil && !t.ownSlots.has(i) {
			defined.words()[i] = nil
		}
	}
	return defined
}

// InstanceDict declares, before t is ready, that its layout has Attrs right behind Obj, as the instances' __dict__.
func (t *Type) InstanceDict() { t.dictOff, t.ownDict = objAttrs, true }
