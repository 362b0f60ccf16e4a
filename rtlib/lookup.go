package rt

// This file finds names in classes along the method resolution order.

// versions numbers the states of all types: no two states of any types have the same version.
var versions uint64

// lookup finds name along the MRO of t; Unset if no class has it.
func (t *Type) lookup(name string) Value {
	if v, ok := t.cache[name]; ok {
		return v
	}
	if t.Flags&readied == 0 {
		Ready(t)
	}
	var v Value
	for _, c := range t.MRO {
		if w, ok := c.namespace().values[name]; ok {
			v = w
			break
		}
	}
	if t.cache == nil {
		t.cache = map[string]Value{}
	}
	t.cache[name] = v
	return v
}

// lookupFrom finds name in the classes that follow after in the MRO of t.
func (t *Type) lookupFrom(after *Type, name string) Value {
	found := false
	for _, c := range t.MRO {
		if found {
			if v, ok := c.namespace().values[name]; ok {
				return v
			}
		} else if c == after {
			found = true
		}
	}
	return Unset
}

// touch says that lookups on t and the classes derived from it may now give other results.
func (t *Type) touch() {
	versions++
	t.version = versions
	t.cache = nil
	for _, w := range t.subclasses {
		if s := w.get(); s != nil {
			s.touch()
		}
	}
}

// namespace is what a class defines: its __dict__.
type namespace struct {
	values map[string]Value
	names  []string // the keys in order
}

// namespace is the class namespace of t. That of a native type is filled when it is first asked for: a program uses few of them.
func (t *Type) namespace() *namespace {
	if t.Flags&lazy != 0 {
		t.Flags &^= lazy
		enterMembers(t)
	}
	return &t.own
}

// enter puts a name into the namespace of t without telling anyone.
func (t *Type) enter(name string, v Value) {
	ns := t.namespace()
	if ns.values == nil {
		ns.values = map[string]Value{}
	}
	if _, ok := ns.values[name]; !ok {
		ns.names = append(ns.names, name)
	}
	ns.values[name] = v
}

// remove takes a name out of the namespace of t without telling anyone, and reports whether it was there.
func (t *Type) remove(name string) bool {
	ns := t.namespace()
	if _, ok := ns.values[name]; !ok {
		return false
	}
	delete(ns.values, name)
	for i, n := range ns.names {
		if n == name {
			ns.names = append(ns.names[:i:i], ns.names[i+1:]...)
			break
		}
	}
	return true
}

// TakeOwn removes a name from the namespace of t; Unset if it is not there.
func TakeOwn(t *Type, name string) (Value, *Exc) {
	v, ok := t.namespace().values[name]
	if !ok {
		return Unset, nil
	}
	t.remove(name)
	t.touch()
	return v, nil
}

// Set enters a class attribute of a native type.
func (t *Type) Set(name string, v Value) {
	t.enter(name, v)
	if t.Flags&readied != 0 {
		t.touch()
	}
}

// Lookup finds name along the MRO of t; Unset if no class has it.
func (t *Type) Lookup(name string) Value { return t.lookup(name) }

// asType is v as a class, nil if it is none.
func asType(v Value) *Type { return As[Type](v, &TypeType) }

// names of common special attributes, interned because programs ask for them all the time.
var interned = map[string]Value{}

// internName is the str for a name; the same object for equal names.
func internName(name string) Value {
	v, ok := interned[name]
	if !ok {
		v = NewStr(name)
		interned[name] = v
	}
	return v
}
