package rt

import (
	"math"
	"math/big"
)

func initFloat() {
	t := &FloatType
	t.New, t.Hash, t.Cmp = floatNew, floatHash, floatCmp
	t.Repr = func(v Value) (Value, *Exc) { return NewStr(FloatRepr(floatOf(v))), nil }
	t.Binary = [NumBinaryOps]func(a, b Value) (Value, *Exc){
		OpAdd: floatAdd, OpSub: floatSub, OpMul: floatMul, OpTrueDiv: floatTrueDiv, OpFloorDiv: floatFloorDiv, OpMod: floatMod,
		OpDivMod: floatDivMod, OpPow: floatPow,
	}
	t.PowMod = floatPowMod
	t.Neg, t.Pos, t.Abs, t.Float = floatNeg, floatPos, floatAbs, floatPos
	trunc := func(v Value) (Value, *Exc) { return FloatToInt(floatOf(v)) }
	t.Int = trunc
	t.Bool = func(v Value) (bool, *Exc) { return floatOf(v) != 0, nil }
	t.Members(func(t *Type) {
		t.Methods = append(t.Methods, []Def{
			{Name: "as_integer_ratio", F1: floatRatio},
			{Name: "conjugate", F1: floatPos},
			{Name: "is_integer", F1: func(v Value) (Value, *Exc) {
				f := floatOf(v)
				return Bool(!math.IsInf(f, 0) && f == math.Floor(f)), nil
			}},
			{Name: "hex", F1: func(v Value) (Value, *Exc) { return NewStr(floatHex(floatOf(v))), nil }},
			{Name: "fromhex", Flags: ClassMethod, F2: func(cls, v Value) (Value, *Exc) {
				s, ok := StrOf(v)
				if !ok {
					return Unset, Errorf(&TypeError, "bad argument type for built-in operation")
				}
				f, err := floatFromHex(s)
				if err != nil || Cast[Type](cls) == &FloatType {
					return f, err
				}
				return Call1(cls, f)
			}},
			{Name: "__getformat__", Flags: ClassMethod, F2: func(cls, v Value) (Value, *Exc) {
				kind, ok := StrOf(v)
				switch {
				case !ok:
					return Unset, Errorf(&TypeError, "__getformat__() argument must be str, not %s", TypeName(v))
				case kind != "double" && kind != "float":
					return Unset, Errorf(&ValueError, "__getformat__() argument 1 must be 'double' or 'float'")
				}
				return NewStr("IEEE, little-endian"), nil
			}},
			{Name: "__trunc__", F1: trunc},
			{Name: "__floor__", F1: func(v Value) (Value, *Exc) { return FloatToInt(math.Floor(floatOf(v))) }},
			{Name: "__ceil__", F1: func(v Value) (Value, *Exc) { return FloatToInt(math.Ceil(floatOf(v))) }},
			{Name: "__round__", F1: func(v Value) (Value, *Exc) { return FloatToInt(math.RoundToEven(floatOf(v))) }, F2: floatRound},
			{Name: "__format__", F2: formatMethod},
			{Name: "__getnewargs__", F1: func(v Value) (Value, *Exc) { return NewTuple1(Float(floatOf(v))), nil }},
		}...)
	})
	t.GetSets = []GetSet{
		{Name: "real", Get: floatPos},
		{Name: "imag", Get: func(Value) (Value, *Exc) { return Float(0), nil }},
	}
}

func floatRound(v, digits Value) (Value, *Exc) {
	if digits.IsNone() {
		return FloatToInt(math.RoundToEven(floatOf(v)))
	}
	d, err := indexClamped(digits)
	if err != nil {
		return Unset, err
	}
	return roundFloat(floatOf(v), d)
}

func floatRatio(v Value) (Value, *Exc) {
	f := floatOf(v)
	if math.IsInf(f, 0) {
		return Unset, Errorf(&OverflowError, "cannot convert Infinity to integer ratio")
	}
	if math.IsNaN(f) {
		return Unset, Errorf(&ValueError, "cannot convert NaN to integer ratio")
	}
	r := new(big.Rat).SetFloat64(f)
	return NewTuple2(FromBig(r.Num()), FromBig(new(big.Int).Set(r.Denom()))), nil
}

func floatNew(t *Type, a *Args) (Value, *Exc) {
	if err := strictKeywords(t, &FloatType, "__init__", a); err != nil {
		return Unset, err
	}
	if err := (&Args{Pos: a.Pos}).positional("float", 0, 1); err != nil {
		return Unset, err
	}
	f := 0.0
	if len(a.Pos) > 0 {
		var err *Exc
		if f, err = NumberFloat(a.Pos[0]); err != nil {
			return Unset, err
		}
	}
	if t != &FloatType {
		o := alloc[FloatObj](t)
		o.f = f
		return FromObj(o), nil
	}
	return Float(f), nil
}

// NumberFloat is float(x).
func NumberFloat(x Value) (float64, *Exc) {
	if x.IsFloat() {
		return x.AsFloat(), nil
	}
	t := TypeOf(x)
	if t.Flags&HeapType != 0 && t.Float != nil {
		return callFloat(x)
	}
	if t.Float != nil || t.Index != nil {
		return ToFloat(x)
	}
	s, ok := StrOf(x)
	if !ok {
		if s, ok = bytesText(x); !ok {
			return 0, Errorf(&TypeError, "float() argument must be a string or a real number, not '%s'", t.TypeName())
		}
	}
	f, ok := parseFloatText(numericText(s))
	if !ok {
		return 0, badLiteral("could not convert string to float: ", x, 0)
	}
	return f, nil
}

func initComplex() {
	t := &ComplexType
	t.New, t.Repr, t.Hash, t.Cmp = complexNew, complexRepr, complexHash, complexCmp
	t.Binary = [NumBinaryOps]func(a, b Value) (Value, *Exc){
		OpAdd: complexAdd, OpSub: complexSub, OpMul: complexMul, OpTrueDiv: complexTrueDiv, OpPow: complexPow,
	}
	t.PowMod = complexPowMod
	t.Neg, t.Pos, t.Abs = complexNeg, complexPos, complexAbs
	t.Bool = func(v Value) (bool, *Exc) {
		c := Cast[ComplexObj](v)
		return c.re != 0 || c.im != 0, nil
	}
	t.Members(func(t *Type) {
		t.Methods = append(t.Methods, []Def{
			{Name: "conjugate", F1: func(v Value) (Value, *Exc) {
				c := Cast[ComplexObj](v)
				return Complex(c.re, -c.im), nil
			}},
			{Name: "__complex__", F1: complexPos},
			{Name: "__format__", F2: formatMethod},
			{Name: "__getnewargs__", F1: func(v Value) (Value, *Exc) {
				c := Cast[ComplexObj](v)
				return NewTuple2(Float(c.re), Float(c.im)), nil
			}},
		}...)
	})
	t.GetSets = []GetSet{
		{Name: "real", Get: func(v Value) (Value, *Exc) { return Float(Cast[ComplexObj](v).re), nil }},
		{Name: "imag", Get: func(v Value) (Value, *Exc) { return Float(Cast[ComplexObj](v).im), nil }},
	}
}

func complexNew(t *Type, a *Args) (Value, *Exc) {
	p, err := a.params("complex", "real", "imag")
	if err != nil {
		return Unset, err
	}
	var re, im float64
	sum := false // the first argument has an imaginary part to add to
	if s, ok := StrOf(valueOrNone(p[0])); ok {
		if !p[1].IsUnset() {
			return Unset, Errorf(&TypeError, "complex() can't take second arg if first is a string")
		}
		if re, im, ok = parseComplex(numericText(s)); !ok {
			return Unset, Errorf(&ValueError, "complex() arg is a malformed string")
		}
	} else {
		if _, ok := StrOf(valueOrNone(p[1])); ok {
			return Unset, Errorf(&TypeError, "complex() second arg can't be a string")
		}
		if !p[0].IsUnset() {
			sum = As[ComplexObj](p[0], &ComplexType) != nil || !TypeOf(p[0]).lookup("__complex__").IsUnset()
			if re, im, ok, err = complexPart(p[0]); err != nil {
				return Unset, err
			} else if !ok {
				return Unset, Errorf(&TypeError, "complex() first argument must be a string or a number, not '%s'", TypeName(p[0]))
			}
		}
		if !p[1].IsUnset() {
			second := TypeOf(p[1])
			if second.Float == nil && second.Index == nil && !second.IsSubtype(&ComplexType) {
				return Unset, Errorf(&TypeError, "complex() second argument must be a number, not '%s'", second.TypeName())
			}
			r2, i2, ok, err := numberPart(p[1])
			if err != nil {
				return Unset, err
			}
			if !ok {
				return Unset, Errorf(&TypeError, "complex() second argument must be a number, not '%s'", TypeName(p[1]))
			}
			// Real arguments take no part in the other's sum: they would change the sign of zeros.
			if As[ComplexObj](p[1], &ComplexType) != nil {
				re -= i2
			}
			if sum {
				r2 += im
			}
			im = r2
		}
	}
	o := alloc[ComplexObj](t)
	o.re, o.im = re, im
	return FromObj(o), nil
}

func valueOrNone(v Value) Value {
	if v.IsUnset() {
		return None
	}
	return v
}

// complexPart is a number argument of complex().
func complexPart(v Value) (re, im float64, ok bool, err *Exc) {
	if re, im, ok, err = complexOf(v); ok || err != nil {
		return
	}
	m, err := lookupSpecial(v, "__complex__")
	if err != nil {
		return 0, 0, false, err
	}
	if !m.IsUnset() {
		r, err := Call0(m)
		if err != nil {
			return 0, 0, false, err
		}
		c := As[ComplexObj](r, &ComplexType)
		if c == nil {
			return 0, 0, false, Errorf(&TypeError, "__complex__ returned non-complex (type %s)", TypeName(r))
		}
		return c.re, c.im, true, nil
	}
	return numberPart(v)
}

// numberPart is an argument of complex() that is a number by itself.
func numberPart(v Value) (re, im float64, ok bool, err *Exc) {
	if re, im, ok, err = complexOf(v); ok || err != nil {
		return
	}
	if t := TypeOf(v); t.Float != nil || t.Index != nil {
		re, err = ToFloat(v)
		return re, 0, err == nil, err
	}
	return 0, 0, false, nil
}
