package rt

// This file is the module type and the variables of modules.

// ModuleType is the type of modules.
var ModuleType = Type{Name: "module", Flags: BaseType}

// NewModule is an empty native module.
func NewModule(name string) *Module {
	m := &Module{Obj: Obj{&ModuleType}, Name: name}
	m.prepare()
	return m
}

// Value is the module object.
func (m *Module) Value() Value { return FromObj(m) }

// prepare makes the index of the module's variables and its standard attributes.
func (m *Module) prepare() {
	if m.index != nil {
		return
	}
	m.typ = &ModuleType
	m.index = make(map[string]*Value, len(m.Globals)+8)
	m.hidden = map[string]*Value{}
	for i := range m.Globals {
		g := &m.Globals[i]
		if g.Builtin {
			m.hidden[g.Name] = g.V
			*g.V = builtinsModule.get(g.Name)
		} else {
			m.index[g.Name] = g.V
		}
	}
	m.Set("__name__", internName(m.Name))
	for _, n := range []string{"__doc__", "__loader__", "__spec__"} {
		m.Set(n, None)
	}
	pkg := m.Name
	if !m.Package {
		pkg = parentName(m.Name)
	}
	if m.Parent != "" {
		pkg = m.Parent
	}
	m.Set("__package__", NewStr(pkg))
	if m.File != nil {
		m.Set("__builtins__", builtinsModule.Value())
	}
}

// nameValue is the module's __name__, as its variable says.
func (m *Module) nameValue() Value {
	if v := m.get("__name__"); !v.IsUnset() {
		return v
	}
	return internName(m.Name)
}

// vars are the variables by name.
func (m *Module) vars() map[string]*Value {
	if fill := m.fill; fill != nil {
		m.fill = nil
		fill()
	}
	return m.index
}

// get is the value of a variable; Unset if there is none.
func (m *Module) get(name string) Value {
	if !m.ns.IsUnset() {
		v, err := NSGet(m.ns, name)
		if err != nil {
			return Unset
		}
		return v
	}
	if p := m.vars()[name]; p != nil {
		return *p
	}
	return Unset
}

// Get is the value of a variable; Unset if there is none.
func (m *Module) Get(name string) Value { return m.get(name) }

// Set assigns a variable.
func (m *Module) Set(name string, v Value) {
	if !m.ns.IsUnset() {
		_ = NSSet(m.ns, name, v) // a dict refuses no str
		return
	}
	p := m.vars()[name]
	if p == nil {
		if p = m.hidden[name]; p != nil {
			delete(m.hidden, name)
		} else {
			p = new(Value)
		}
		m.index[name] = p
	} else if !p.IsUnset() {
		*p = v
		m.assigned(name, v)
		return
	}
	*p = v
	m.names = append(m.names, name)
	m.assigned(name, v)
}

// bind makes a Go variable the module's variable name.
func (m *Module) bind(name string, p *Value) {
	m.vars()[name] = p
	m.names = append(m.names, name)
}

// assigned passes a new value of a builtin on to the modules that use it.
func (m *Module) assigned(name string, v Value) {
	if m != builtinsModule {
		return
	}
	for _, o := range modules {
		if p := o.hidden[name]; p != nil {
			*p = v
		}
	}
}

// del unbinds a variable and reports whether it was bound.
func (m *Module) del(name string) bool {
	if !m.ns.IsUnset() {
		return NSDel(m.ns, name) == nil
	}
	p := m.vars()[name]
	if p == nil || p.IsUnset() {
		return false
	}
	*p = Unset
	for i := range m.Globals {
		if g := &m.Globals[i]; g.Builtin && g.V == p {
			delete(m.index, name)
			m.hidden[name] = p
			*p = builtinsModule.get(name)
		}
	}
	for i, n := range m.names {
		if n == name {
			m.names = append(m.names[:i:i], m.names[i+1:]...)
			break
		}
	}
	m.assigned(name, Unset)
	return true
}

// Def enters native functions.
func (m *Module) Def(defs ...Def) {
	for i := range defs {
		m.Set(defs[i].Name, NewBuiltin(&defs[i], m.Name))
	}
}

// Type enters classes under their names, as of this module.
func (m *Module) Type(ts ...*Type) {
	for _, t := range ts {
		if t.Flags&HeapType == 0 && t.Module == "" {
			t.Module = m.Name
		}
		Ready(t)
		m.Set(t.Name, t.Value())
	}
}

// each calls f with every variable that is bound. Variables of the source come in the order of their first mention.
func (m *Module) each(f func(name string, v Value)) {
	done := make(map[string]bool, len(m.vars()))
	for _, n := range m.names {
		if p := m.index[n]; p != nil && !p.IsUnset() && !done[n] {
			done[n] = true
			f(n, *p)
		}
	}
	for i := range m.Globals {
		if g := &m.Globals[i]; !done[g.Name] && !g.V.IsUnset() && m.hidden[g.Name] == nil {
			done[g.Name] = true
			f(g.Name, *g.V)
		}
	}
}

// LoadGlobal is the value of a global name whose variable is unset: a builtin, or NameError.
func LoadGlobal(m *Module, name string) (Value, *Exc) {
	if v := m.get(name); !v.IsUnset() {
		return v, nil
	}
	if v := builtinsModule.get(name); !v.IsUnset() {
		return v, nil
	}
	return Unset, nameError(name, "name '"+name+"' is not defined")
}

// DelGlobal is `del name` of a global.
func DelGlobal(m *Module, name string) *Exc {
	if !m.del(name) {
		return nameError(name, "name '"+name+"' is not defined")
	}
	return nil
}

func moduleGetAttr(o Value, name string) (Value, *Exc) {
	m := Cast[Module](o)
	t := TypeOf(o)
	d := t.lookup(name)
	if !d.IsUnset() && TypeOf(d).DescrSet != nil && TypeOf(d).DescrGet != nil {
		return TypeOf(d).DescrGet(d, o, t)
	}
	if p := m.vars()[name]; p != nil && !p.IsUnset() {
		return *p, nil
	}
	if !d.IsUnset() {
		if g := TypeOf(d).DescrGet; g != nil {
			return g(d, o, t)
		}
		return d, nil
	}
	if f := m.get("__getattr__"); !f.IsUnset() {
		return Call1(f, internName(name))
	}
	if n, ok := StrOf(orNone(m.get("__name__"))); ok {
		if m.state == moduleRunning && n != "__main__" {
			return Unset, attributeError(o, name, "partially initialized module '"+n+"' has no attribute '"+name+"' (most likely due to a circular import)")
		}
		return Unset, attributeError(o, name, "module '"+n+"' has no attribute '"+name+"'")
	}
	return Unset, attributeError(o, name, "module has no attribute '"+name+"'")
}

func moduleSetAttr(o Value, name string, v Value) *Exc {
	m := Cast[Module](o)
	if d := TypeOf(o).lookup(name); !d.IsUnset() {
		if f := TypeOf(d).DescrSet; f != nil {
			return f(d, o, v)
		}
	}
	if v.IsUnset() {
		if !m.del(name) {
			return moduleNoAttribute(o, m, name)
		}
		return nil
	}
	m.Set(name, v)
	return nil
}

func moduleNoAttribute(o Value, m *Module, name string) *Exc {
	return attributeError(o, name, "'"+TypeName(o)+"' object has no attribute '"+name+"'")
}

func initModule() {
	addTypes(&ModuleType, &globalsType)
	t := &ModuleType
	sig := NewSig("module", "name, doc=None")
	t.New = func(t *Type, a *Args) (Value, *Exc) {
		m := alloc[Module](t)
		m.index, m.hidden = map[string]*Value{}, map[string]*Value{}
		m.state = moduleDone
		return FromObj(m), nil
	}
	t.Init = func(self Value, a *Args) *Exc {
		v, err := sig.Bind(a)
		if err != nil {
			return err
		}
		n, ok := StrOf(v[0])
		if !ok {
			return Errorf(&TypeError, "module() argument 'name' must be str, not %s", TypeName(v[0]))
		}
		m := Cast[Module](self)
		m.Name = n
		m.Set("__name__", v[0])
		m.Set("__doc__", v[1])
		for _, n := range []string{"__package__", "__loader__", "__spec__"} {
			m.Set(n, None)
		}
		return nil
	}
	t.GetAttr, t.SetAttr = moduleGetAttr, moduleSetAttr
	t.Repr = func(v Value) (Value, *Exc) {
		m := Cast[Module](v)
		n, err := Repr(m.nameValue())
		if err != nil {
			return Unset, err
		}
		if f, ok := StrOf(orNone(m.get("__file__"))); ok {
			r, err := Repr(NewStr(f))
			return NewStr("<module " + n + " from " + r + ">"), err
		}
		if m.Body == nil && modules[m.Name] == m {
			return NewStr("<module " + n + " (built-in)>"), nil
		}
		return NewStr("<module " + n + ">"), nil
	}
	t.GetSets = []GetSet{
		{Name: "__dict__", Get: func(v Value) (Value, *Exc) { return Cast[Module](v).globals(), nil }},
		{Name: "__annotations__", Get: func(v Value) (Value, *Exc) {
			m := Cast[Module](v)
			if m.get("__annotations__").IsUnset() {
				m.Set("__annotations__", NewDict())
			}
			return m.get("__annotations__"), nil
		}, Set: func(o, v Value) *Exc { Cast[Module](o).Set("__annotations__", v); return nil }},
	}
	t.Methods = []Def{{Name: "__dir__", F1: func(v Value) (Value, *Exc) {
		d, err := GetAttrName(v, "__dict__")
		if err != nil {
			return Unset, err
		}
		if AsDict(d) == nil {
			return Unset, Errorf(&TypeError, "<module>.__dict__ is not a dictionary")
		}
		if f := Cast[Module](v).get("__dir__"); !f.IsUnset() {
			return Call0(f)
		}
		seen := map[string]bool{}
		err = dictNames(d, seen)
		return sortedNames(seen), err
	}}}
	initGlobals()
}
