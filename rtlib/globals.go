package rt

// This file shows the variables of a module as the dict that globals() and __dict__ give. It is a dict whose changes go to the
// variables, and whose contents are brought up to date whenever a program asks for it or looks into it.

var globalsType = Type{Name: "dict", Base: &DictType}

type globalsDict struct {
	Dict
	m *Module
}

// globals is the module's __dict__.
func (m *Module) globals() Value {
	if !m.ns.IsUnset() {
		return m.ns
	}
	if m.dict.IsUnset() {
		m.dict = FromObj(&globalsDict{Dict: Dict{Obj: Obj{&globalsType}}, m: m})
	}
	Cast[globalsDict](m.dict).refresh()
	return m.dict
}

// refresh copies the variables into the dict where they differ.
func (g *globalsDict) refresh() {
	bound := make(map[string]bool, len(g.m.vars()))
	d := FromObj(&g.Dict)
	g.m.each(func(n string, v Value) {
		bound[n] = true
		if dictGetName(d, n) != v {
			dictSetName(d, n, v)
		}
	})
	if g.Len() != len(bound) {
		var gone []string
		_ = dictEach(d, func(k, _ Value) *Exc {
			if n, ok := StrOf(k); ok && !bound[n] {
				gone = append(gone, n)
			}
			return nil
		})
		for _, n := range gone {
			dictDelName(d, n)
		}
	}
}

// store copies what a dict method did back to the variables.
func (g *globalsDict) store() {
	seen := map[string]bool{}
	_ = dictEach(FromObj(&g.Dict), func(k, v Value) *Exc {
		if n, ok := StrOf(k); ok {
			seen[n] = true
			if g.m.get(n) != v {
				g.m.Set(n, v)
			}
		}
		return nil
	})
	var gone []string
	g.m.each(func(n string, _ Value) {
		if !seen[n] {
			gone = append(gone, n)
		}
	})
	for _, n := range gone {
		g.m.del(n)
	}
}

func initGlobals() {
	t := &globalsType
	around := func(f func() *Exc, g *globalsDict) *Exc {
		g.refresh()
		err := f()
		g.store()
		return err
	}
	t.GetItem = func(o, k Value) (Value, *Exc) {
		Cast[globalsDict](o).refresh()
		return DictType.GetItem(o, k)
	}
	t.SetItem = func(o, k, v Value) *Exc {
		return around(func() *Exc { return DictType.SetItem(o, k, v) }, Cast[globalsDict](o))
	}
	t.Contains = func(o, x Value) (bool, *Exc) {
		Cast[globalsDict](o).refresh()
		return DictType.Contains(o, x)
	}
	t.Len = func(o Value) (int, *Exc) {
		Cast[globalsDict](o).refresh()
		return DictType.Len(o)
	}
	t.Iter = func(o Value) (Value, *Exc) {
		Cast[globalsDict](o).refresh()
		return DictType.Iter(o)
	}
	t.Repr = func(o Value) (Value, *Exc) {
		Cast[globalsDict](o).refresh()
		return DictType.Repr(o)
	}
	for _, n := range []string{"get", "keys", "values", "items", "copy", "pop", "popitem", "setdefault", "update", "clear"} {
		t.Methods = append(t.Methods, Def{Name: n, Sig: "*args, **kwargs", FN: func(a []Value) (Value, *Exc) {
			var v Value
			err := around(func() (err *Exc) {
				v, err = callPairArgs(DictType.lookup(n), a[0], argsOf(a[1], a[2]))
				return err
			}, Cast[globalsDict](a[0]))
			return v, err
		}})
	}
}
