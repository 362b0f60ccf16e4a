package rt

// This file calls values with a fixed number of positional arguments: no slice is made where the callee takes just these.

// constructed is f, whose type is t, as a class whose instances need no more than their memory and a call of __init__, if that is known; nil
// where it is not. Its metaclass may be one that leaves calls to type.
func constructed(f Value, t *Type) *Type {
	if sameFunc(t.Call, typeCall0) {
		if cls := Cast[Type](f); cls.ctorVersion == cls.version {
			return cls
		}
	}
	return nil
}

// initialised is the new instance o after __init__ has returned v, err.
func initialised(o, v Value, err *Exc) (Value, *Exc) {
	if err != nil {
		return Unset, err
	}
	if !v.IsNone() {
		return Unset, initResult(v)
	}
	return o, nil
}

// Call0 calls f with no arguments.
func Call0(f Value) (Value, *Exc) {
	t := TypeOf(f)
	switch t {
	case &FuncType:
		fn := Cast[Func](f)
		if fn.arity == 1 {
			return fn.F0()
		}
		return callFuncN(fn, 0, Unset, Unset, Unset, Unset, Unset)
	case &BuiltinFunctionType:
		bf := Cast[Builtin](f)
		if bf.Self.IsUnset() {
			if bf.Def.F0 != nil {
				return bf.Def.F0()
			}
		} else if !bf.isNew && bf.Def.F1 != nil {
			return bf.Def.F1(bf.Self)
		}
		if v, err, ok := bf.native(bf.Self, nil); ok {
			return v, err
		}
	case &MethodType:
		m := Cast[Method](f)
		return CallPair0(m.f, m.self)
	default:
		if sameFunc(t.Call, slotCall0) {
			m, self, err := bindSpecial(t.specialMethod(spCall), f)
			if err != nil {
				return Unset, err
			}
			if !self.IsUnset() {
				return CallPair0(m, self)
			}
		}
	}
	if cls := constructed(f, t); cls != nil {
		o := newInstance(cls)
		if cls.ctor == nil {
			return o, nil
		}
		v, err := CallPair0(cls.ctor.Value(), o)
		return initialised(o, v, err)
	}
	return callArgs(f, &Args{Pos: []Value{}})
}

// Call1 calls f with one argument.
func Call1(f, a Value) (Value, *Exc) {
	t := TypeOf(f)
	switch t {
	case &FuncType:
		fn := Cast[Func](f)
		if fn.arity == 2 {
			return fn.F1(a)
		}
		return callFuncN(fn, 1, a, Unset, Unset, Unset, Unset)
	case &BuiltinFunctionType:
		bf := Cast[Builtin](f)
		if bf.Self.IsUnset() {
			if bf.Def.F1 != nil {
				return bf.Def.F1(a)
			}
		} else if !bf.isNew && bf.Def.F2 != nil {
			return bf.Def.F2(bf.Self, a)
		}
		if v, err, ok := bf.native(bf.Self, []Value{a}); ok {
			return v, err
		}
	case &MethodType:
		m := Cast[Method](f)
		return CallPair1(m.f, m.self, a)
	case &TypeType:
		if cls := Cast[Type](f); cls.call1 != nil {
			return cls.call1(a)
		}
	default:
		if sameFunc(t.Call, slotCall0) {
			m, self, err := bindSpecial(t.specialMethod(spCall), f)
			if err != nil {
				return Unset, err
			}
			if !self.IsUnset() {
				return CallPair1(m, self, a)
			}
		}
	}
	if cls := constructed(f, t); cls != nil && cls.ctor != nil {
		o := newInstance(cls)
		v, err := CallPair1(cls.ctor.Value(), o, a)
		return initialised(o, v, err)
	}
	return callArgs(f, &Args{Pos: []Value{a}})
}

// Call2 calls f with two arguments.
func Call2(f, a, b Value) (Value, *Exc) {
	t := TypeOf(f)
	switch t {
	case &FuncType:
		fn := Cast[Func](f)
		if fn.arity == 3 {
			return fn.F2(a, b)
		}
		return callFuncN(fn, 2, a, b, Unset, Unset, Unset)
	case &BuiltinFunctionType:
		bf := Cast[Builtin](f)
		if bf.Self.IsUnset() {
			if bf.Def.F2 != nil {
				return bf.Def.F2(a, b)
			}
		} else if !bf.isNew && bf.Def.F3 != nil {
			return bf.Def.F3(bf.Self, a, b)
		}
		if v, err, ok := bf.native(bf.Self, []Value{a, b}); ok {
			return v, err
		}
	case &MethodType:
		m := Cast[Method](f)
		return CallPair2(m.f, m.self, a, b)
	case &TypeType:
		if cls := Cast[Type](f); cls.call2 != nil {
			return cls.call2(a, b)
		}
	default:
		if sameFunc(t.Call, slotCall0) {
			m, self, err := bindSpecial(t.specialMethod(spCall), f)
			if err != nil {
				return Unset, err
			}
			if !self.IsUnset() {
				return CallPair2(m, self, a, b)
			}
		}
	}
	if cls := constructed(f, t); cls != nil && cls.ctor != nil {
		o := newInstance(cls)
		v, err := CallPair2(cls.ctor.Value(), o, a, b)
		return initialised(o, v, err)
	}
	return callArgs(f, &Args{Pos: []Value{a, b}})
}

// Call3 calls f with three arguments.
func Call3(f, a, b, c Value) (Value, *Exc) {
	t := TypeOf(f)
	switch t {
	case &FuncType:
		fn := Cast[Func](f)
		if fn.arity == 4 {
			return fn.F3(a, b, c)
		}
		return callFuncN(fn, 3, a, b, c, Unset, Unset)
	case &BuiltinFunctionType:
		bf := Cast[Builtin](f)
		if bf.Self.IsUnset() {
			if bf.Def.F3 != nil {
				return bf.Def.F3(a, b, c)
			}
		} else if !bf.isNew && bf.Def.F4 != nil {
			return bf.Def.F4(bf.Self, a, b, c)
		}
		if v, err, ok := bf.native(bf.Self, []Value{a, b, c}); ok {
			return v, err
		}
	case &MethodType:
		m := Cast[Method](f)
		return CallPair3(m.f, m.self, a, b, c)
	default:
		if sameFunc(t.Call, slotCall0) {
			m, self, err := bindSpecial(t.specialMethod(spCall), f)
			if err != nil {
				return Unset, err
			}
			if !self.IsUnset() {
				return CallPair3(m, self, a, b, c)
			}
		}
	}
	if cls := constructed(f, t); cls != nil && cls.ctor != nil {
		o := newInstance(cls)
		v, err := CallPair3(cls.ctor.Value(), o, a, b, c)
		return initialised(o, v, err)
	}
	return callArgs(f, &Args{Pos: []Value{a, b, c}})
}

// Call4 calls f with four arguments.
func Call4(f, a, b, c, d Value) (Value, *Exc) {
	t := TypeOf(f)
	switch t {
	case &FuncType:
		fn := Cast[Func](f)
		if fn.arity == 5 {
			return fn.F4(a, b, c, d)
		}
		return callFuncN(fn, 4, a, b, c, d, Unset)
	case &BuiltinFunctionType:
		bf := Cast[Builtin](f)
		if bf.Self.IsUnset() {
			if bf.Def.F4 != nil {
				return bf.Def.F4(a, b, c, d)
			}
		}
		if v, err, ok := bf.native(bf.Self, []Value{a, b, c, d}); ok {
			return v, err
		}
	case &MethodType:
		m := Cast[Method](f)
		return CallPair4(m.f, m.self, a, b, c, d)
	default:
		if sameFunc(t.Call, slotCall0) {
			m, self, err := bindSpecial(t.specialMethod(spCall), f)
			if err != nil {
				return Unset, err
			}
			if !self.IsUnset() {
				return CallPair4(m, self, a, b, c, d)
			}
		}
	}
	if cls := constructed(f, t); cls != nil && cls.ctor != nil {
		o := newInstance(cls)
		v, err := CallPair4(cls.ctor.Value(), o, a, b, c, d)
		return initialised(o, v, err)
	}
	return callArgs(f, &Args{Pos: []Value{a, b, c, d}})
}

// CallPair0 calls what LoadMethod found: m with self first, unless self is Unset.
func CallPair0(m, self Value) (Value, *Exc) {
	if self.IsUnset() {
		return Call0(m)
	}
	switch TypeOf(m) {
	case &FuncType:
		fn := Cast[Func](m)
		if fn.arity == 2 {
			return fn.F1(self)
		}
		return callFuncN(fn, 1, self, Unset, Unset, Unset, Unset)
	case &MethodDescrType, &WrapperDescrType:
		if d := Cast[Builtin](m).Def; d.F1 != nil {
			return d.F1(self)
		}
		if v, err, ok := Cast[Builtin](m).native(self, nil); ok {
			return v, err
		}
	}
	return callPairArgs(m, self, &Args{Pos: []Value{}})
}

// CallMethod0 is o.name() where evaluating the arguments has no effects, so that the method may be looked up after it.
func CallMethod0(o Value, a *Attr) (Value, *Exc) {
	if e := &a.cache[0]; e.fn != nil && e.version == TypeOf(o).version && e.kind == cacheClass && e.fn.arity == 2 {
		return e.fn.F1(o)
	}
	m, self, err := LoadMethod(o, a)
	if err != nil {
		return Unset, err.at(duringLookup)
	}
	return CallPair0(m, self)
}

// CallPair1 calls what LoadMethod found: m with self first, unless self is Unset.
func CallPair1(m, self, a Value) (Value, *Exc) {
	if self.IsUnset() {
		return Call1(m, a)
	}
	switch TypeOf(m) {
	case &FuncType:
		fn := Cast[Func](m)
		if fn.arity == 3 {
			return fn.F2(self, a)
		}
		return callFuncN(fn, 2, self, a, Unset, Unset, Unset)
	case &MethodDescrType, &WrapperDescrType:
		if d := Cast[Builtin](m).Def; d.F2 != nil {
			return d.F2(self, a)
		}
		if v, err, ok := Cast[Builtin](m).native(self, []Value{a}); ok {
			return v, err
		}
	}
	return callPairArgs(m, self, &Args{Pos: []Value{a}})
}

// CallMethod1 is o.name(a) where evaluating the arguments has no effects, so that the method may be looked up after it.
func CallMethod1(o Value, a *Attr, a1 Value) (Value, *Exc) {
	if e := &a.cache[0]; e.fn != nil && e.version == TypeOf(o).version && e.kind == cacheClass && e.fn.arity == 3 {
		return e.fn.F2(o, a1)
	}
	m, self, err := LoadMethod(o, a)
	if err != nil {
		return Unset, err.at(duringLookup)
	}
	return CallPair1(m, self, a1)
}

// CallPair2 calls what LoadMethod found: m with self first, unless self is Unset.
func CallPair2(m, self, a, b Value) (Value, *Exc) {
	if self.IsUnset() {
		return Call2(m, a, b)
	}
	switch TypeOf(m) {
	case &FuncType:
		fn := Cast[Func](m)
		if fn.arity == 4 {
			return fn.F3(self, a, b)
		}
		return callFuncN(fn, 3, self, a, b, Unset, Unset)
	case &MethodDescrType, &WrapperDescrType:
		if d := Cast[Builtin](m).Def; d.F3 != nil {
			return d.F3(self, a, b)
		}
		if v, err, ok := Cast[Builtin](m).native(self, []Value{a, b}); ok {
			return v, err
		}
	}
	return callPairArgs(m, self, &Args{Pos: []Value{a, b}})
}

// CallMethod2 is o.name(a, b) where evaluating the arguments has no effects, so that the method may be looked up after it.
func CallMethod2(o Value, a *Attr, a1, b1 Value) (Value, *Exc) {
	if e := &a.cache[0]; e.fn != nil && e.version == TypeOf(o).version && e.kind == cacheClass && e.fn.arity == 4 {
		return e.fn.F3(o, a1, b1)
	}
	m, self, err := LoadMethod(o, a)
	if err != nil {
		return Unset, err.at(duringLookup)
	}
	return CallPair2(m, self, a1, b1)
}

// CallPair3 calls what LoadMethod found: m with self first, unless self is Unset.
func CallPair3(m, self, a, b, c Value) (Value, *Exc) {
	if self.IsUnset() {
		return Call3(m, a, b, c)
	}
	switch TypeOf(m) {
	case &FuncType:
		fn := Cast[Func](m)
		if fn.arity == 5 {
			return fn.F4(self, a, b, c)
		}
		return callFuncN(fn, 4, self, a, b, c, Unset)
	case &MethodDescrType, &WrapperDescrType:
		if d := Cast[Builtin](m).Def; d.F4 != nil {
			return d.F4(self, a, b, c)
		}
		if v, err, ok := Cast[Builtin](m).native(self, []Value{a, b, c}); ok {
			return v, err
		}
	}
	return callPairArgs(m, self, &Args{Pos: []Value{a, b, c}})
}

// CallMethod3 is o.name(a, b, c) where evaluating the arguments has no effects, so that the method may be looked up after it.
func CallMethod3(o Value, a *Attr, a1, b1, c1 Value) (Value, *Exc) {
	if e := &a.cache[0]; e.fn != nil && e.version == TypeOf(o).version && e.kind == cacheClass && e.fn.arity == 5 {
		return e.fn.F4(o, a1, b1, c1)
	}
	m, self, err := LoadMethod(o, a)
	if err != nil {
		return Unset, err.at(duringLookup)
	}
	return CallPair3(m, self, a1, b1, c1)
}

// CallPair4 calls what LoadMethod found: m with self first, unless self is Unset.
func CallPair4(m, self, a, b, c, d Value) (Value, *Exc) {
	if self.IsUnset() {
		return Call4(m, a, b, c, d)
	}
	switch TypeOf(m) {
	case &FuncType:
		fn := Cast[Func](m)
		return callFuncN(fn, 5, self, a, b, c, d)
	case &MethodDescrType, &WrapperDescrType:
		if v, err, ok := Cast[Builtin](m).native(self, []Value{a, b, c, d}); ok {
			return v, err
		}
	}
	return callPairArgs(m, self, &Args{Pos: []Value{a, b, c, d}})
}

// CallMethod4 is o.name(a, b, c, d) where evaluating the arguments has no effects, so that the method may be looked up after it.
func CallMethod4(o Value, a *Attr, a1, b1, c1, d1 Value) (Value, *Exc) {
	m, self, err := LoadMethod(o, a)
	if err != nil {
		return Unset, err.at(duringLookup)
	}
	return CallPair4(m, self, a1, b1, c1, d1)
}
