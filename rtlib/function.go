package rt

// This file is the function type.

// Def completes a function object made by generated code and returns it.
func (f *Func) Def() Value {
	f.typ = &FuncType
	f.arity = 0
	if f.Code.QualName == "" {
		f.Code.QualName = f.Code.Name
	}
	if p := &f.Code.Params; p.KwOnly == 0 && !p.Varargs && !p.Kwargs && p.Pos <= 4 {
		f.arity = int8(p.Pos) + 1
	}
	return FromObj(f)
}

// Value is the function object as a Value.
func (f *Func) Value() Value { return FromObj(f) }

// extra is what f has besides, to be read.
func (f *Func) extra() *FuncExtra {
	if f.Extra == nil {
		return &noExtra
	}
	return f.Extra
}

var noExtra FuncExtra

// own is what f has besides, to be assigned.
func (f *Func) own() *FuncExtra {
	if f.Extra == nil {
		f.Extra = &FuncExtra{}
	}
	return f.Extra
}

// renameFrames makes f give its assigned names to the generators and coroutines that it makes.
func (f *Func) renameFrames() {
	if f.Code.Kind == Plain || f.extra().given {
		return
	}
	f.own().given = true
	name := func(v Value, err *Exc) (Value, *Exc) {
		if err == nil {
			ext := Cast[Frame](v).extra()
			ext.name, ext.qual = f.extra().name, f.extra().qual
		}
		return v, err
	}
	if make := f.F0; make != nil {
		f.F0 = func() (Value, *Exc) { return name(make()) }
	}
	if make := f.F1; make != nil {
		f.F1 = func(a Value) (Value, *Exc) { return name(make(a)) }
	}
	if make := f.F2; make != nil {
		f.F2 = func(a, b Value) (Value, *Exc) { return name(make(a, b)) }
	}
	if make := f.F3; make != nil {
		f.F3 = func(a, b, c Value) (Value, *Exc) { return name(make(a, b, c)) }
	}
	if make := f.F4; make != nil {
		f.F4 = func(a, b, c, d Value) (Value, *Exc) { return name(make(a, b, c, d)) }
	}
	if make := f.FN; make != nil {
		f.FN = func(a []Value) (Value, *Exc) { return name(make(a)) }
	}
}

func initFunction() {
	addTypes(&FuncType, &MethodType, &BuiltinFunctionType, &MethodDescrType, &WrapperDescrType, &ClassMethodDescrType, &MethodWrapperType, &CodeType, &CellType)
	FuncType.Flags |= MethodDescr
	t := &FuncType
	t.dictOff, t.ownDict = objAttrs, true
	t.DescrGet = func(f, o Value, _ *Type) (Value, *Exc) {
		if o.IsUnset() {
			return f, nil
		}
		return newMethod(f, o), nil
	}
	t.Call = func(f Value, a *Args) (Value, *Exc) { return callFunc(Cast[Func](f), Unset, a) }
	t.Repr = func(f Value) (Value, *Exc) {
		return NewStr("<function " + Cast[Func](f).qualName() + " at " + address(f) + ">"), nil
	}
	text := func(name string, get func(n *FuncExtra) *Value, code func(c *Code) string) GetSet {
		return GetSet{Name: name, Get: func(v Value) (Value, *Exc) {
			f := Cast[Func](v)
			if x := *get(f.extra()); !x.IsUnset() {
				return x, nil
			}
			return internName(code(f.Code)), nil
		}, Set: func(v, x Value) *Exc {
			if x.IsUnset() || As[Str](x, &StrType) == nil {
				return Errorf(&TypeError, "%s must be set to a string object", name)
			}
			f := Cast[Func](v)
			*get(f.own()) = x
			f.renameFrames()
			return nil
		}}
	}
	t.GetSets = []GetSet{
		text("__name__", func(n *FuncExtra) *Value { return &n.name }, func(c *Code) string { return c.Name }),
		text("__qualname__", func(n *FuncExtra) *Value { return &n.qual }, func(c *Code) string { return c.QualName }),
		{Name: "__doc__", Get: func(v Value) (Value, *Exc) {
			f := Cast[Func](v)
			switch {
			case !f.extra().doc.IsUnset():
				return f.extra().doc, nil
			case f.Code.HasDoc:
				return NewStr(f.Code.Doc), nil
			}
			return None, nil
		}, Set: func(v, x Value) *Exc { Cast[Func](v).own().doc = orNone(x); return nil }},
		{Name: "__module__", Get: func(v Value) (Value, *Exc) {
			f := Cast[Func](v)
			if f.extra().module.IsUnset() && f.Globals != nil {
				return f.Globals.nameValue(), nil
			}
			return orNone(f.extra().module), nil
		}, Set: func(v, x Value) *Exc { Cast[Func](v).own().module = orNone(x); return nil }},
		{Name: "__code__", Get: func(v Value) (Value, *Exc) { return codeObject(Cast[Func](v).Code), nil }},
		{Name: "__globals__", Get: func(v Value) (Value, *Exc) {
			if g := Cast[Func](v).Globals; g != nil {
				return g.globals(), nil
			}
			return NewDict(), nil
		}},
		{Name: "__builtins__", Get: func(v Value) (Value, *Exc) { return builtinsModule.globals(), nil }},
		{Name: "__closure__", Get: func(v Value) (Value, *Exc) {
			f := Cast[Func](v)
			if len(f.Cells) == 0 {
				return None, nil
			}
			cells := make([]Value, len(f.Cells))
			for i, c := range f.Cells {
				cells[i] = CellValue(c)
			}
			return NewTuple(cells...), nil
		}},
		{Name: "__defaults__", Get: func(v Value) (Value, *Exc) {
			f := Cast[Func](v)
			if len(f.Defaults) == 0 {
				return None, nil
			}
			return NewTuple(append([]Value(nil), f.Defaults...)...), nil
		}, Set: func(v, x Value) *Exc {
			f := Cast[Func](v)
			if !isSet(x) {
				f.Defaults = nil
				return nil
			}
			d := As[Tuple](x, &TupleType)
			if d == nil {
				return Errorf(&TypeError, "__defaults__ must be set to a tuple object")
			}
			f.Defaults = d.items
			if n := f.Code.Params.Pos; len(f.Defaults) > n {
				f.Defaults = f.Defaults[len(f.Defaults)-n:]
			}
			return nil
		}},
		{Name: "__kwdefaults__", Get: func(v Value) (Value, *Exc) {
			f := Cast[Func](v)
			d, any := NewDict(), false
			for i, x := range f.extra().KwDefaults {
				if !x.IsUnset() {
					any = true
					dictSetName(d, f.Code.Params.Names[f.Code.Params.Pos+i], x)
				}
			}
			if !any {
				return None, nil
			}
			return d, nil
		}, Set: func(v, x Value) *Exc {
			f := Cast[Func](v)
			p := &f.Code.Params
			d := make([]Value, p.KwOnly)
			if isSet(x) {
				if As[Dict](x, &DictType) == nil {
					return Errorf(&TypeError, "__kwdefaults__ must be set to a dict object")
				}
				for i := range d {
					d[i] = dictGetName(x, p.Names[p.Pos+i])
				}
			}
			f.own().KwDefaults = d
			return nil
		}},
		{Name: "__annotations__", Get: func(v Value) (Value, *Exc) {
			f := Cast[Func](v)
			if f.extra().Annotations.IsUnset() {
				f.own().Annotations = NewDict()
			}
			return f.Extra.Annotations, nil
		}, Set: func(v, x Value) *Exc {
			if x.IsNone() {
				x = Unset
			}
			if !x.IsUnset() && As[Dict](x, &DictType) == nil {
				return Errorf(&TypeError, "__annotations__ must be set to a dict object")
			}
			Cast[Func](v).own().Annotations = x
			return nil
		}},
		{Name: "__type_params__", Get: func(v Value) (Value, *Exc) {
			f := Cast[Func](v)
			if f.extra().TypeParams.IsUnset() {
				return NewTuple(), nil
			}
			return f.Extra.TypeParams, nil
		}, Set: func(v, x Value) *Exc {
			if x.IsUnset() || As[Tuple](x, &TupleType) == nil {
				return Errorf(&TypeError, "__type_params__ must be set to a tuple")
			}
			Cast[Func](v).own().TypeParams = x
			return nil
		}},
		dictGetSet,
	}
	initMethod()
	initBuiltinFunctions()
	initCell()
	initCode()
}

func initMethod() {
	t := &MethodType
	t.New = func(t *Type, a *Args) (Value, *Exc) {
		if len(a.Pos) != 2 {
			return Unset, Errorf(&TypeError, "method expected 2 arguments, got %d", len(a.Pos))
		}
		f, self := a.Pos[0], a.Pos[1]
		if !callable(f) {
			return Unset, Errorf(&TypeError, "first argument must be callable")
		}
		if self.IsNone() {
			return Unset, Errorf(&TypeError, "instance must not be None")
		}
		return newMethod(f, self), nil
	}
	t.Call = func(f Value, a *Args) (Value, *Exc) {
		m := Cast[Method](f)
		return callPairArgs(m.f, m.self, a)
	}
	t.DescrGet = func(f, _ Value, _ *Type) (Value, *Exc) { return f, nil } // it is bound already
	t.Repr = func(v Value) (Value, *Exc) {
		m := Cast[Method](v)
		name := "?"
		for _, n := range []string{"__qualname__", "__name__"} {
			q, ok, err := LookupAttr(m.f, n)
			if err != nil {
				return Unset, err
			}
			if s, isStr := StrOf(orNone(q)); ok && isStr {
				name = s
				break
			}
		}
		r, err := Repr(m.self)
		return NewStr("<bound method " + name + " of " + r + ">"), err
	}
	t.Cmp = func(a, b Value, op CompareOp) (Value, *Exc) {
		x, y := Cast[Method](a), Exactly[Method](b, &MethodType)
		if y == nil || op != OpEq && op != OpNe {
			return NotImplemented, nil
		}
		return Bool((x.f == y.f && x.self == y.self) == (op == OpEq)), nil
	}
	t.Hash = func(v Value) (int64, *Exc) {
		m := Cast[Method](v)
		return fixHash(addressHash(m.self) ^ addressHash(m.f)), nil
	}
	t.GetAttr = func(o Value, name string) (Value, *Exc) {
		if d := MethodType.lookup(name); !d.IsUnset() {
			if g := TypeOf(d).DescrGet; g != nil {
				return g(d, o, &MethodType)
			}
			return d, nil
		}
		return GetAttrName(Cast[Method](o).f, name)
	}
	t.GetSets = []GetSet{
		{Name: "__func__", Get: func(v Value) (Value, *Exc) { return Cast[Method](v).f, nil }},
		{Name: "__self__", Get: func(v Value) (Value, *Exc) { return Cast[Method](v).self, nil }},
		{Name: "__doc__", Get: func(v Value) (Value, *Exc) { return GetAttrName(Cast[Method](v).f, "__doc__") }},
	}
	t.Methods = []Def{{Name: "__reduce__", F1: func(v Value) (Value, *Exc) {
		m := Cast[Method](v)
		n, err := GetAttrName(m.f, "__name__")
		if err != nil {
			return Unset, err
		}
		return viaBuiltin("getattr", NewTuple2(m.self, n))
	}}}
}

func initBuiltinFunctions() {
	for _, t := range []*Type{&BuiltinFunctionType, &MethodDescrType, &WrapperDescrType, &ClassMethodDescrType, &MethodWrapperType} {
		t.Call = func(f Value, a *Args) (Value, *Exc) { return Cast[Builtin](f).call(Unset, a) }
		t.GetSets = []GetSet{
			{Name: "__name__", Get: func(v Value) (Value, *Exc) { return internName(Cast[Builtin](v).Def.Name), nil }},
			{Name: "__qualname__", Get: func(v Value) (Value, *Exc) { return internName(Cast[Builtin](v).qualName()), nil }},
			{Name: "__doc__", Get: func(v Value) (Value, *Exc) {
				if d := Cast[Builtin](v).Def.Doc; d != "" {
					return NewStr(d), nil
				}
				return None, nil
			}},
			{Name: "__text_signature__", Get: func(v Value) (Value, *Exc) { return Cast[Builtin](v).textSignature(), nil }},
		}
	}
	MethodWrapperType.GetSets = append(MethodWrapperType.GetSets, GetSet{Name: "__objclass__", Get: func(v Value) (Value, *Exc) {
		return Cast[Builtin](v).owner.Value(), nil
	}})
	for _, t := range []*Type{&BuiltinFunctionType, &MethodWrapperType} {
		t.GetSets = append(t.GetSets, GetSet{Name: "__self__", Get: func(v Value) (Value, *Exc) {
			b := Cast[Builtin](v)
			if b.Self.IsUnset() {
				if m := modules[b.Module]; m != nil {
					return FromObj(m), nil
				}
				return None, nil
			}
			return b.Self, nil
		}})
		t.Cmp = func(a, b Value, op CompareOp) (Value, *Exc) {
			x := Cast[Builtin](a)
			if TypeOf(b) != x.typ || op != OpEq && op != OpNe {
				return NotImplemented, nil
			}
			y := Cast[Builtin](b)
			return Bool((x.Def == y.Def && x.Self == y.Self) == (op == OpEq)), nil
		}
		t.Hash = func(v Value) (int64, *Exc) {
			b := Cast[Builtin](v)
			h := addressHash(FromObj(b.Def))
			if !b.Self.IsUnset() {
				h ^= addressHash(b.Self)
			}
			return fixHash(h), nil
		}
	}
	BuiltinFunctionType.GetSets = append(BuiltinFunctionType.GetSets, GetSet{Name: "__module__", Get: func(v Value) (Value, *Exc) {
		b := Cast[Builtin](v)
		switch {
		case b.Module != "":
			return internName(b.Module), nil
		case b.owner != nil:
			return None, nil
		}
		return internName("builtins"), nil
	}})
	BuiltinFunctionType.Repr = func(v Value) (Value, *Exc) {
		b := Cast[Builtin](v)
		if b.Self.IsUnset() {
			return NewStr("<built-in function " + b.Def.Name + ">"), nil
		}
		return NewStr("<built-in method " + b.Def.Name + " of " + TypeName(b.Self) + " object at " + address(b.Self) + ">"), nil
	}
	for _, t := range []*Type{&MethodDescrType, &WrapperDescrType, &ClassMethodDescrType} {
		kind := map[*Type]string{&MethodDescrType: "method", &WrapperDescrType: "slot wrapper", &ClassMethodDescrType: "method"}[t]
		t.Repr = func(v Value) (Value, *Exc) {
			b := Cast[Builtin](v)
			return NewStr("<" + kind + " '" + b.Def.Name + "' of '" + b.owner.Name + "' objects>"), nil
		}
		t.GetSets = append(t.GetSets, GetSet{Name: "__objclass__", Get: func(v Value) (Value, *Exc) { return Cast[Builtin](v).owner.Value(), nil }})
		class := t == &ClassMethodDescrType
		t.DescrGet = func(d, o Value, t *Type) (Value, *Exc) {
			b := Cast[Builtin](d)
			if class {
				if t == nil {
					t = TypeOf(o)
				}
				return b.bindSelf(t.Value()), nil
			}
			if o.IsUnset() {
				return d, nil
			}
			if err := b.checkSelf(o); err != nil {
				return Unset, err
			}
			return b.bindSelf(o), nil
		}
	}
	MethodWrapperType.Repr = func(v Value) (Value, *Exc) {
		b := Cast[Builtin](v)
		return NewStr("<method-wrapper '" + b.Def.Name + "' of " + TypeName(b.Self) + " object at " + address(b.Self) + ">"), nil
	}
}

func (b *Builtin) qualName() string {
	switch {
	case b.typ == &BuiltinFunctionType && !b.Self.IsUnset() && !b.isNew:
		t := asType(b.Self)
		if t == nil {
			t = TypeOf(b.Self)
		}
		return t.QualName + "." + b.Def.Name
	case b.owner != nil && b.owner.QualName != "":
		return b.owner.QualName + "." + b.Def.Name
	case b.owner != nil:
		return b.owner.Name + "." + b.Def.Name
	}
	return b.Def.Name
}

// callable is Python's callable(v).
func callable(v Value) bool { return TypeOf(v).Call != nil }
