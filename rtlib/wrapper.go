package rt

// This file shows the native slots of builtin types as methods (int.__add__, object.__repr__), CPython's slot wrappers.

// enterSlotWrappers enters the methods of the slots that t itself defines.
func enterSlotWrappers(t *Type, s *Slots) {
	add := func(i special, d Def) {
		d.Name = specialNames[i]
		t.enter(d.Name, FromObj(&Builtin{Obj: Obj{&WrapperDescrType}, Def: &d, owner: t}))
	}
	unary := func(i special, f func(Value) (Value, *Exc)) {
		if f != nil {
			add(i, Def{F1: f})
		}
	}
	unary(spRepr, s.Repr)
	unary(spStr, s.Str)
	unary(spIter, s.Iter)
	if f := s.Next; f != nil {
		add(spNext, Def{F1: func(o Value) (Value, *Exc) {
			v, err := f(o)
			if err == &stopX {
				err = NewExc(&StopIteration)
			}
			return v, err
		}})
	}
	unary(spNeg, s.Neg)
	unary(spPos, s.Pos)
	unary(spInvert, s.Invert)
	unary(spAbs, s.Abs)
	unary(spIndex, s.Index)
	unary(spInt, s.Int)
	unary(spFloat, s.Float)
	unary(spAwait, s.Await)
	unary(spAiter, s.AIter)
	unary(spAnext, s.ANext)
	if f := s.Bool; f != nil {
		add(spBool, Def{F1: func(o Value) (Value, *Exc) { b, err := f(o); return Bool(b), err }})
	}
	if f := s.Len; f != nil {
		add(spLen, Def{F1: func(o Value) (Value, *Exc) { n, err := f(o); return Int(int64(n)), err }})
	}
	if f := s.Hash; f != nil && !sameFunc(f, hashNotImplemented) {
		add(spHash, Def{F1: func(o Value) (Value, *Exc) { h, err := f(o); return Int(h), err }})
	}
	if f := s.GetItem; f != nil {
		add(spGetitem, Def{F2: f})
	}
	if f := s.SetItem; f != nil {
		add(spSetitem, Def{F3: func(o, k, v Value) (Value, *Exc) { return None, f(o, k, v) }})
		add(spDelitem, Def{F2: func(o, k Value) (Value, *Exc) { return None, f(o, k, Unset) }})
	}
	if f := s.Contains; f != nil {
		add(spContains, Def{F2: func(o, x Value) (Value, *Exc) { b, err := f(o, x); return Bool(b), err }})
	}
	if f := s.Cmp; f != nil {
		for op := OpLt; op <= OpGe; op++ {
			add(spLt+special(op), Def{F2: func(a, b Value) (Value, *Exc) { return f(a, b, op) }})
		}
	}
	enterOperators(s, add)
	enterAccess(t, s, add)
}

func enterOperators(s *Slots, add func(special, Def)) {
	for op := range NumBinaryOps {
		i := spOps + special(3*op)
		if f := s.Binary[op]; f != nil {
			left := Def{F2: f}
			if op == OpPow && s.PowMod != nil {
				left.F3 = s.PowMod
			}
			add(i, left)
			add(i+1, Def{F2: func(a, b Value) (Value, *Exc) { return f(b, a) }})
		}
		if f := s.InPlace[op]; f != nil {
			add(i+2, Def{F2: f})
		}
	}
	repeat := func(f func(Value, int) (Value, *Exc)) func(a, b Value) (Value, *Exc) {
		return func(a, b Value) (Value, *Exc) {
			n, err := IndexInt(b)
			if err != nil {
				return Unset, err
			}
			return f(a, n)
		}
	}
	if f := s.Concat; f != nil {
		add(spOps+special(3*OpAdd), Def{F2: f})
	}
	if f := s.IConcat; f != nil {
		add(spOps+special(3*OpAdd)+2, Def{F2: f})
	}
	if f := s.Repeat; f != nil {
		add(spOps+special(3*OpMul), Def{F2: repeat(f)})
		add(spOps+special(3*OpMul)+1, Def{F2: repeat(f)})
	}
	if f := s.IRepeat; f != nil {
		add(spOps+special(3*OpMul)+2, Def{F2: repeat(f)})
	}
}

func enterAccess(t *Type, s *Slots, add func(special, Def)) {
	if f := s.Call; f != nil {
		add(spCall, Def{Sig: "*args, **kwargs", FN: func(a []Value) (Value, *Exc) {
			return f(a[0], argsOf(a[1], a[2]))
		}})
	}
	if f := s.Init; f != nil {
		add(spInit, Def{Sig: "*args, **kwargs", FN: func(a []Value) (Value, *Exc) {
			return None, f(a[0], argsOf(a[1], a[2]))
		}})
	}
	if s.New != nil {
		d := &Def{Name: "__new__", Sig: "cls=?, /, *args, **kwargs", FN: func(a []Value) (Value, *Exc) {
			if a[0].IsUnset() {
				return Unset, Errorf(&TypeError, "%s.__new__(): not enough arguments", t.TypeName())
			}
			return newWrapper(t, a[0], argsOf(a[1], a[2]))
		}}
		t.enter("__new__", FromObj(&Builtin{Obj: Obj{&BuiltinFunctionType}, Def: d, Self: t.Value(), owner: t, isNew: true}))
	}
	if f := s.GetAttr; f != nil {
		add(spGetattribute, Def{F2: func(o, name Value) (Value, *Exc) {
			n, err := attrName(name)
			if err != nil {
				return Unset, err
			}
			return f(o, n)
		}})
	}
	if f := s.SetAttr; f != nil {
		add(spSetattr, Def{F3: func(o, name, v Value) (Value, *Exc) {
			n, err := attrName(name)
			if err != nil {
				return Unset, err
			}
			return None, f(o, n, v)
		}})
		add(spDelattr, Def{F2: func(o, name Value) (Value, *Exc) {
			n, err := attrName(name)
			if err != nil {
				return Unset, err
			}
			return None, f(o, n, Unset)
		}})
	}
	if f := s.DescrGet; f != nil {
		add(spGet, Def{Sig: "instance, owner=None, /", FN: func(a []Value) (Value, *Exc) {
			obj := a[1]
			if obj.IsNone() {
				obj = Unset
			}
			if obj.IsUnset() && a[2].IsNone() {
				return Unset, Errorf(&TypeError, "__get__(None, None) is invalid")
			}
			return f(a[0], obj, asType(a[2]))
		}})
	}
	if f := s.DescrSet; f != nil {
		add(spSet, Def{F3: func(d, o, v Value) (Value, *Exc) { return None, f(d, o, v) }})
		add(spDelete, Def{F2: func(d, o Value) (Value, *Exc) { return None, f(d, o, Unset) }})
	}
	if f := s.Del; f != nil {
		add(spDel, Def{F1: func(o Value) (Value, *Exc) { return None, f(o) }})
	}
}

// newWrapper is T.__new__(cls, …) of a native type T.
func newWrapper(t *Type, cls Value, a *Args) (Value, *Exc) {
	c := asType(cls)
	if c == nil {
		return Unset, Errorf(&TypeError, "%s.__new__(X): X is not a type object (%s)", t.TypeName(), TypeName(cls))
	}
	if !c.IsSubtype(t) {
		return Unset, Errorf(&TypeError, "%s.__new__(%s): %s is not a subtype of %s", t.TypeName(), c.TypeName(), c.TypeName(), t.TypeName())
	}
	if s := staticBase(c); s != t && !sameFunc(s.New, t.New) {
		return Unset, Errorf(&TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", t.TypeName(), c.TypeName(), s.TypeName())
	}
	return t.New(c, a)
}

// staticBase is the builtin type whose layout t extends.
func staticBase(t *Type) *Type {
	for t.Flags&HeapType != 0 {
		t = t.Base
	}
	return t
}

// attrName is the text of an attribute name given at run time.
func attrName(v Value) (string, *Exc) {
	n, ok := StrOf(v)
	if !ok {
		return "", Errorf(&TypeError, "attribute name must be string, not '%s'", TypeName(v))
	}
	return n, nil
}

// argsOf are the arguments given as a tuple and a dict with str keys.
func argsOf(args, kwargs Value) *Args {
	a := &Args{Pos: Cast[Tuple](args).items}
	if !kwargs.IsUnset() {
		// Keys of a kwargs dict are checked when it is made.
		_ = dictEach(kwargs, func(k, v Value) *Exc {
			n, _ := StrOf(k)
			a.Names, a.Vals = append(a.Names, n), append(a.Vals, v)
			return nil
		})
	}
	return a
}
