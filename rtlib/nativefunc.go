package rt

// This file makes functions of native code that look like functions written in Python: what CPython's library has in Python and this
// one in Go shows the same type, signature and repr, and refuses wrong arguments in the same words.

// NewFunc is the Python function that does what d does. Its parameters are those of d.Sig, behind self for a method; it is a coroutine
// function if d can start a coroutine.
func NewFunc(d *Def, module, qualName string, method bool) Value {
	text := d.Sig
	if text == "" && d.FN == nil {
		text = positional(d, method)
	}
	if method {
		if text == "" {
			text = "self"
		} else {
			text = "self, " + text
		}
	}
	s := NewSig(d.Name, text)
	s.parse()
	p := s.params
	f := &Func{Code: &Code{Name: d.Name, QualName: qualName, Params: p, Doc: d.Doc, HasDoc: d.Doc != ""}}
	for i := range p.Pos {
		if s.optional[i] {
			f.Defaults = append(f.Defaults, s.defaults[i])
		}
	}
	if p.KwOnly > 0 {
		f.own().KwDefaults = s.defaults[p.Pos:]
	}
	if d.A != nil || d.A1 != nil || d.A2 != nil {
		f.Code.Kind = Coroutine
	}
	f.enter(d, len(p.Names))
	f.own().module = internName(module)
	return f.Def()
}

// enter gives f the entries of d for n values.
func (f *Func) enter(d *Def, n int) {
	all, start := d.FN, d.A
	var starts Starts
	switch n {
	case 0:
		if f.F0 = d.F0; f.F0 == nil {
			f.F0 = func() (Value, *Exc) { return all(nil) }
		}
		if start != nil {
			starts.A0 = func(*Frame, Value, *Exc) (Value, *Exc) { return start(nil) }
		}
	case 1:
		if f.F1 = d.F1; f.F1 == nil {
			f.F1 = func(a Value) (Value, *Exc) { return all([]Value{a}) }
		}
		if direct := d.A1; direct != nil {
			starts.A1 = func(_ *Frame, a, _ Value, _ *Exc) (Value, *Exc) { return direct(a) }
		} else if start != nil {
			starts.A1 = func(_ *Frame, a, _ Value, _ *Exc) (Value, *Exc) { return start([]Value{a}) }
		}
	case 2:
		if f.F2 = d.F2; f.F2 == nil {
			f.F2 = func(a, b Value) (Value, *Exc) { return all([]Value{a, b}) }
		}
		if direct := d.A2; direct != nil {
			starts.A2 = func(_ *Frame, a, b, _ Value, _ *Exc) (Value, *Exc) { return direct(a, b) }
		} else if start != nil {
			starts.A2 = func(_ *Frame, a, b, _ Value, _ *Exc) (Value, *Exc) { return start([]Value{a, b}) }
		}
	case 3:
		if f.F3 = d.F3; f.F3 == nil {
			f.F3 = func(a, b, c Value) (Value, *Exc) { return all([]Value{a, b, c}) }
		}
		if start != nil {
			starts.A3 = func(_ *Frame, a, b, c, _ Value, _ *Exc) (Value, *Exc) { return start([]Value{a, b, c}) }
		}
	case 4:
		if f.F4 = d.F4; f.F4 == nil {
			f.F4 = func(a, b, c, d Value) (Value, *Exc) { return all([]Value{a, b, c, d}) }
		}
		if start != nil {
			starts.A4 = func(_ *Frame, a, b, c, d, _ Value, _ *Exc) (Value, *Exc) { return start([]Value{a, b, c, d}) }
		}
	default:
		f.FN, starts.AN = all, start
	}
	if d.A != nil || d.A1 != nil || d.A2 != nil {
		f.Starts = &starts
	}
}

// SetFuncs gives the class t, which is ready, functions of native code as methods. module is where CPython defines the class.
func (t *Type) SetFuncs(module string, defs ...Def) {
	for i := range defs {
		t.Set(defs[i].Name, NewFunc(&defs[i], module, t.Name+"."+defs[i].Name, true))
	}
}

// classSigs are the parameters of native classes.
var classSigs = map[*Type]*Sig{}

// SetClassSig says which parameters calling the native class t takes, for inspect.signature.
func SetClassSig(t *Type, text string) { classSigs[t] = NewSig(t.Name, text) }

// Parameters are the parameters of a native function, method or class, self first where it has one, with their defaults (Unset: none); it reports
// whether their names are known.
func Parameters(v Value) (p Params, defaults []Value, known bool) {
	if t := asType(v); t != nil {
		s := classSigs[t]
		if s == nil {
			return p, nil, false
		}
		s.parse()
		return s.params, s.defaults, true
	}
	b := As[Builtin](v, TypeOf(v))
	switch TypeOf(v) {
	case &BuiltinFunctionType, &MethodDescrType, &ClassMethodDescrType:
	default:
		return p, nil, false
	}
	if b.Def.Sig == "" && b.Def.FN == nil && positional(b.Def, b.takesSelf()) != "" {
		return p, nil, false
	}
	s := b.sig()
	s.parse()
	for i, optional := range s.optional {
		if optional && s.defaults[i].IsUnset() {
			return p, nil, false
		}
	}
	p, defaults = s.params, s.defaults
	if b.takesSelf() && !b.Self.IsUnset() {
		p.Names, defaults = p.Names[1:], defaults[1:]
		p.Pos--
		p.PosOnly = max(p.PosOnly-1, 0)
	}
	return p, defaults, true
}
