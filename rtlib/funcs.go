package rt

// This file calls native functions and bound methods.

// The types of native functions and of methods.
var (
	BuiltinFunctionType  = Type{Name: "builtin_function_or_method"}
	MethodDescrType      = Type{Name: "method_descriptor", Flags: MethodDescr}
	WrapperDescrType     = Type{Name: "wrapper_descriptor", Flags: MethodDescr}
	ClassMethodDescrType = Type{Name: "classmethod_descriptor"}
	MethodWrapperType    = Type{Name: "method-wrapper"}
	MethodType           = Type{Name: "method", Module: "builtins"}
)

// Method is a bound method object.
type Method struct {
	Obj
	f, self Value
}

func newMethod(f, self Value) Value { return FromObj(&Method{Obj{&MethodType}, f, self}) }

// NewBuiltin is a native function object of a module.
func NewBuiltin(d *Def, module string) Value {
	return FromObj(&Builtin{Obj: Obj{&BuiltinFunctionType}, Def: d, Module: module})
}

// NewBound is NewBuiltin of a function that is shown as a method of self. Its Def takes no self.
func NewBound(d *Def, module string, self Value) Value {
	return FromObj(&Builtin{Obj: Obj{&BuiltinFunctionType}, Def: d, Module: module, Self: self})
}

// takesSelf reports whether the Def's parameters begin with the object or class.
func (b *Builtin) takesSelf() bool {
	return b.owner != nil && !b.isNew && b.Def.Flags&StaticMethod == 0
}

// bindSelf makes a bound method out of a descriptor.
func (b *Builtin) bindSelf(self Value) Value {
	t := &BuiltinFunctionType
	if b.typ == &WrapperDescrType {
		t = &MethodWrapperType
	}
	return FromObj(&Builtin{Obj: Obj{t}, Def: b.Def, Self: self, owner: b.owner})
}

// checkSelf refuses a descriptor of another class.
func (b *Builtin) checkSelf(self Value) *Exc {
	if b.typ == &ClassMethodDescrType {
		return nil
	}
	if TypeOf(self).IsSubtype(b.owner) {
		return nil
	}
	if b.typ == &WrapperDescrType {
		return Errorf(&TypeError, "descriptor '%s' requires a '%s' object but received a '%s'", b.Def.Name, b.owner.Name, TypeName(self))
	}
	return descrSelfError("", b.Def.Name, b.owner, self)
}

// call calls b with arguments, its own self or the given one first.
func (b *Builtin) call(self Value, a *Args) (Value, *Exc) {
	if self.IsUnset() && !b.isNew {
		self = b.Self
	}
	if self.IsUnset() && b.takesSelf() {
		if len(a.Pos) == 0 {
			if b.typ == &WrapperDescrType {
				return Unset, Errorf(&TypeError, "descriptor '%s' of '%s' object needs an argument", b.Def.Name, b.owner.Name)
			}
			return Unset, Errorf(&TypeError, "unbound method %s.%s() needs an argument", b.owner.Name, b.Def.Name)
		}
		if err := b.checkSelf(a.Pos[0]); err != nil {
			return Unset, err
		}
		self = a.Pos[0]
		a = &Args{Pos: a.Pos[1:], Names: a.Names, Vals: a.Vals}
	}
	if !b.takesSelf() {
		self = Unset
	}
	d := b.Def
	if len(a.Names) == 0 {
		var x [4]Value
		n := 0
		if !self.IsUnset() {
			x[0], n = self, 1
		}
		if n+len(a.Pos) <= 4 {
			n += copy(x[n:], a.Pos)
			switch {
			case n == 0 && d.F0 != nil:
				return d.F0()
			case n == 1 && d.F1 != nil:
				return d.F1(x[0])
			case n == 2 && d.F2 != nil:
				return d.F2(x[0], x[1])
			case n == 3 && d.F3 != nil:
				return d.F3(x[0], x[1], x[2])
			case n == 4 && d.F4 != nil:
				return d.F4(x[0], x[1], x[2], x[3])
			}
		}
	}
	s := b.sig()
	s.parse()
	out := make([]Value, len(s.params.Names))
	if err := s.bind(out, self, a); err != nil {
		if b.typ == &WrapperDescrType || b.typ == &MethodWrapperType {
			return Unset, wrapperArguments(s, a, err)
		}
		if c := asType(b.Self); d.Flags&ClassMethod != 0 && c != nil && c != b.owner {
			named := *s
			named.name = c.QualName + "." + d.Name
			clear(out)
			err = named.bind(out, self, a)
		}
		return Unset, err
	}
	if d.FN != nil {
		return d.FN(out)
	}
	return d.enter(out, s)
}

// native calls a Def that takes its parameters in a slice, with positional arguments only; it keeps neither these nor self. ok is false
// where the general call has to find the entry, or to say what is wrong with the arguments.
func (b *Builtin) native(self Value, pos []Value) (v Value, err *Exc, ok bool) {
	d := b.Def
	if d.FN == nil || b.isNew || b.takesSelf() == self.IsUnset() {
		return Unset, nil, false
	}
	s := b.sig()
	s.parse()
	out := make([]Value, len(s.params.Names))
	if s.bind(out, self, &Args{Pos: pos}) != nil {
		return Unset, nil, false
	}
	v, err = d.FN(out)
	return v, err, true
}

// wrapperArguments is the error text of slot wrappers, which does not name the method.
func wrapperArguments(s *Sig, a *Args, err *Exc) *Exc {
	if n := s.params.Pos - 1; len(a.Names) == 0 && n == s.required-1 && len(a.Pos) != n {
		return Errorf(&TypeError, "expected %d argument%s, got %d", n, plural(n), len(a.Pos))
	}
	if len(a.Names) > 0 {
		return Errorf(&TypeError, "wrapper %s() takes no keyword arguments", s.short())
	}
	return err
}

// enter calls the entry for bound parameters of a Def without FN; those left out at the end are not passed.
func (d *Def) enter(a []Value, s *Sig) (Value, *Exc) {
	n := len(a)
	for n > 0 && a[n-1].IsUnset() {
		n--
	}
	for ; n <= len(a); n++ {
		switch {
		case n == 0 && d.F0 != nil:
			return d.F0()
		case n == 1 && d.F1 != nil:
			return d.F1(a[0])
		case n == 2 && d.F2 != nil:
			return d.F2(a[0], a[1])
		case n == 3 && d.F3 != nil:
			return d.F3(a[0], a[1], a[2])
		case n == 4 && d.F4 != nil:
			return d.F4(a[0], a[1], a[2], a[3])
		}
	}
	panic("rt: " + d.Name + " has no entry for its parameters")
}

// bind returns one Value per parameter of a function that is called with positional arguments.
func (b *Builtin) bind(args []Value) ([]Value, *Exc) {
	self := Unset
	if b.takesSelf() {
		self = b.Self
	}
	s := b.sig()
	s.parse()
	out := make([]Value, len(s.params.Names))
	return out, s.bind(out, self, &Args{Pos: args})
}
