package rt

import "weak"

// This file keeps what follows from a class's bases: __bases__ as it is assigned, the order of resolution, the direct subclasses.

// reordered is a class whose MRO an assignment to __bases__ has changed.
type reordered struct {
	t        *Type
	old, now []*Type
}

// setBases assigns __bases__. The mro() of a metaclass, called for the class and those derived from it, may itself assign __bases__ of
// any of them: what it assigned last holds.
func setBases(o, v Value) *Exc {
	t := Cast[Type](o)
	if err := t.settable("__bases__", v); err != nil {
		return err
	}
	bases, err := t.newBases(v)
	if err != nil {
		return err
	}
	base, err := bestBase(bases)
	if err != nil {
		return err
	}
	if err := sameLayout(t.Base, base, "__bases__"); err != nil {
		return err
	}
	oldBases, oldBase := t.Bases, t.Base
	t.Bases, t.Base = bases, base
	done, err := t.relinearize(nil)
	held := sameTypes(t.Bases, bases)
	if err != nil {
		for i := len(done) - 1; i >= 0; i-- {
			if c := done[i]; sameTypes(c.t.MRO, c.now) {
				c.t.MRO = c.old
				c.t.touch()
			}
		}
		if held {
			t.Bases, t.Base = oldBases, oldBase
		}
		return err
	}
	if held {
		for _, b := range oldBases {
			b.dropSubclass(t)
		}
		for _, b := range bases {
			b.addSubclass(t)
		}
		resetSlots(t)
		t.touch()
	}
	return nil
}

// newBases checks what is to become __bases__.
func (t *Type) newBases(v Value) ([]*Type, *Exc) {
	tup := As[Tuple](v, &TupleType)
	if tup == nil {
		return nil, Errorf(&TypeError, "can only assign tuple to %s.__bases__, not %s", t.TypeName(), TypeName(v))
	}
	if len(tup.items) == 0 {
		return nil, Errorf(&TypeError, "can only assign non-empty tuple to %s.__bases__, not ()", t.TypeName())
	}
	bases := make([]*Type, len(tup.items))
	for i, b := range tup.items {
		c := asType(b)
		if c == nil {
			return nil, Errorf(&TypeError, "%s.__bases__ must be tuple of classes, not '%s'", t.TypeName(), TypeName(b))
		}
		if c.IsSubtype(t) || c.extends(t) {
			return nil, Errorf(&TypeError, "a __bases__ item causes an inheritance cycle")
		}
		bases[i] = c
	}
	return bases, nil
}

// extends reports whether base is in t's line of bases, which is up to date even while an mro() runs.
func (t *Type) extends(base *Type) bool {
	for ; t != nil; t = t.Base {
		if t == base {
			return true
		}
	}
	return false
}

// sameTypes reports whether two lists are the same one, not just equal.
func sameTypes(a, b []*Type) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// relinearize computes the MROs of t and the classes derived from it anew, and adds to done what has changed.
func (t *Type) relinearize(done []reordered) ([]reordered, *Exc) {
	old := t.MRO
	changed, err := t.linearize()
	if !changed || err != nil {
		return done, err
	}
	done = append(done, reordered{t, old, t.MRO})
	t.touch()
	for _, s := range t.subclassList() {
		if done, err = s.relinearize(done); err != nil {
			return done, err
		}
	}
	return done, nil
}

// linearize sets the MRO, through the metaclass's mro() where it has its own, unless that has set it some other way.
func (t *Type) linearize() (changed bool, err *Exc) {
	old := t.MRO
	var mro []*Type
	if m := TypeOf(t.Value()).lookup("mro"); m == TypeType.lookup("mro") {
		mro, err = computeMRO(t)
	} else {
		mro, err = t.customMRO()
	}
	if err != nil || !sameTypes(t.MRO, old) {
		return false, err
	}
	t.MRO = mro
	return true, nil
}

// customMRO is what the metaclass's mro() gives.
func (t *Type) customMRO() ([]*Type, *Exc) {
	m, err := lookupSpecial(t.Value(), "mro")
	if err != nil {
		return nil, err
	}
	r, err := Call0(m)
	if err != nil {
		return nil, err
	}
	items, err := ListOf(r)
	if err != nil {
		return nil, err
	}
	mro := make([]*Type, len(items))
	solid := solidBase(t)
	for i, it := range items {
		c := asType(it)
		if c == nil {
			return nil, Errorf(&TypeError, "mro() returned a non-class ('%s')", TypeName(it))
		}
		if !solid.IsSubtype(solidBase(c)) {
			return nil, Errorf(&TypeError, "mro() returned base with unsuitable layout ('%s')", c.TypeName())
		}
		mro[i] = c
	}
	return mro, nil
}

// sameLayout refuses to make instances of old instances of now (attr: which assignment would do so) where these are laid out otherwise.
func sameLayout(old, now *Type, attr string) *Exc {
	a, b := old.layout(), now.layout()
	if a == b || a.Flags&b.Flags&HeapType != 0 && a.Base == b.Base && a.extra.addsAs(b.extra) {
		return nil
	}
	return Errorf(&TypeError, "%s assignment: '%s' object layout differs from '%s'", attr, now.TypeName(), old.TypeName())
}

// layout is the class in t's line of bases that adds something to the instances last.
func (t *Type) layout() *Type {
	for t.Flags&HeapType != 0 && len(t.extra.SlotNames) == 0 && !t.extra.dict && !t.extra.weak {
		t = t.Base
	}
	return t
}

// addsAs reports whether two classes add the same to instances of their base.
func (x *TypeExtra) addsAs(y *TypeExtra) bool {
	if x.dict != y.dict || x.weak != y.weak || len(x.SlotNames) != len(y.SlotNames) {
		return false
	}
	for i, n := range x.SlotNames {
		if n != y.SlotNames[i] {
			return false
		}
	}
	return true
}

// A subclass of a type does not live for that: classes made at run time are referred to weakly.
type subclass struct {
	native *Type
	made   weak.Pointer[Type]
}

func (s subclass) get() *Type {
	if s.native != nil {
		return s.native
	}
	return s.made.Value()
}

// addSubclass notes that s derives from t directly. For a native type that is done once, when it is readied.
func (t *Type) addSubclass(s *Type) {
	if s.Flags&HeapType == 0 {
		t.subclasses = append(t.subclasses, subclass{native: s})
		return
	}
	n := 0
	for _, w := range t.subclasses {
		if c := w.get(); c == s {
			return
		} else if c != nil {
			t.subclasses[n] = w
			n++
		}
	}
	t.subclasses = append(t.subclasses[:n], subclass{made: weak.Make(s)})
}

func (t *Type) dropSubclass(s *Type) {
	for i, w := range t.subclasses {
		if w.get() == s {
			t.subclasses = append(t.subclasses[:i:i], t.subclasses[i+1:]...)
			return
		}
	}
}

// subclassList are the classes that derive from t directly.
func (t *Type) subclassList() []*Type {
	list := make([]*Type, 0, len(t.subclasses))
	for _, w := range t.subclasses {
		if s := w.get(); s != nil {
			list = append(list, s)
		}
	}
	return list
}
