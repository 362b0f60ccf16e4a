package rt

import (
	"math"
	"math/big"

	"github.com/py2go/py2go/rtlib/internal/libm"
)

// FloatObj is an instance of a subclass of float. All other floats are tags: see Value.
type FloatObj struct {
	Obj
	f float64
}

// floatOf is the value of an instance of float.
func floatOf(v Value) float64 {
	if v.IsFloat() {
		return v.AsFloat()
	}
	return Cast[FloatObj](v).f
}

// IsFloatLike reports whether v is an instance of float.
func IsFloatLike(v Value) bool {
	return v.IsFloat() || !v.IsInt() && As[FloatObj](v, &FloatType) != nil
}

// realOf reads an operand of a float operator: a float or an int. ok is false for anything else.
func realOf(v Value) (f float64, ok bool, err *Exc) {
	if v.IsFloat() {
		return v.AsFloat(), true, nil
	}
	if n, b, isInt := intOf(v); isInt {
		if b == nil {
			return float64(n), true, nil
		}
		f, err := bigToFloat(b)
		return f, true, err
	}
	if o := As[FloatObj](v, &FloatType); o != nil {
		return o.f, true, nil
	}
	return 0, false, nil
}

func bigToFloat(b *big.Int) (float64, *Exc) {
	f, _ := new(big.Float).SetInt(b).Float64()
	if math.IsInf(f, 0) {
		return 0, Errorf(&OverflowError, "int too large to convert to float")
	}
	return f, nil
}

// ToFloat is what float-typed parameters accept: a float, __float__ or __index__.
func ToFloat(v Value) (float64, *Exc) {
	if f, ok, err := realOf(v); ok || err != nil {
		return f, err
	}
	t := TypeOf(v)
	if t.Float != nil {
		return callFloat(v)
	}
	if t.Index != nil {
		r, err := IndexValue(v)
		if err != nil {
			return 0, err
		}
		f, _, err := realOf(r)
		return f, err
	}
	return 0, Errorf(&TypeError, "must be real number, not %s", t.TypeName())
}

// callFloat is what __float__ of v gives.
func callFloat(v Value) (float64, *Exc) {
	r, err := TypeOf(v).Float(v)
	if err != nil {
		return 0, err
	}
	if !IsFloatLike(r) {
		return 0, Errorf(&TypeError, "%s.__float__ returned non-float (type %s)", TypeName(v), TypeName(r))
	}
	if !r.IsFloat() {
		err = Warn(&DeprecationWarning, TypeName(v)+".__float__ returned non-float (type "+TypeName(r)+").  The ability to return an instance "+
			"of a strict subclass of float is deprecated, and may be removed in a future version of Python.", nil)
	}
	return floatOf(r), err
}

func twoFloats(a, b Value) (x, y float64, ok bool, err *Exc) {
	if x, ok, err = realOf(a); err != nil || !ok {
		return
	}
	y, ok, err = realOf(b)
	return
}

func floatBinary(a, b Value, op func(x, y float64) (float64, *Exc)) (Value, *Exc) {
	x, y, ok, err := twoFloats(a, b)
	if err != nil {
		return Unset, err
	}
	if !ok {
		return NotImplemented, nil
	}
	r, err := op(x, y)
	if err != nil {
		return Unset, err
	}
	return Float(r), nil
}

func floatAdd(a, b Value) (Value, *Exc) {
	return floatBinary(a, b, func(x, y float64) (float64, *Exc) { return x + y, nil })
}

func floatSub(a, b Value) (Value, *Exc) {
	return floatBinary(a, b, func(x, y float64) (float64, *Exc) { return x - y, nil })
}

func floatMul(a, b Value) (Value, *Exc) {
	return floatBinary(a, b, func(x, y float64) (float64, *Exc) { return x * y, nil })
}

func floatTrueDiv(a, b Value) (Value, *Exc) {
	return floatBinary(a, b, func(x, y float64) (float64, *Exc) {
		if y == 0 {
			return 0, Errorf(&ZeroDivisionError, "float division by zero")
		}
		return x / y, nil
	})
}

// floatDivMod64 is Python's divmod; y is not 0.
func floatDivMod64(x, y float64) (q, r float64) {
	r = math.Mod(x, y)
	q = (x - r) / y
	if r != 0 {
		if (y < 0) != (r < 0) {
			r += y
			q--
		}
	} else {
		r = math.Copysign(0, y)
	}
	if q == 0 {
		return math.Copysign(0, x/y), r
	}
	f := math.Floor(q)
	if q-f > 0.5 {
		f++
	}
	return f, r
}

func floatMod64(x, y float64) float64 {
	r := math.Mod(x, y)
	if r == 0 {
		return math.Copysign(0, y)
	}
	if (y < 0) != (r < 0) {
		r += y
	}
	return r
}

func floatFloorDiv(a, b Value) (Value, *Exc) {
	return floatBinary(a, b, func(x, y float64) (float64, *Exc) {
		if y == 0 {
			return 0, Errorf(&ZeroDivisionError, "float floor division by zero")
		}
		q, _ := floatDivMod64(x, y)
		return q, nil
	})
}

func floatMod(a, b Value) (Value, *Exc) {
	return floatBinary(a, b, func(x, y float64) (float64, *Exc) {
		if y == 0 {
			return 0, Errorf(&ZeroDivisionError, "float modulo by zero")
		}
		return floatMod64(x, y), nil
	})
}

func floatDivMod(a, b Value) (Value, *Exc) {
	x, y, ok, err := twoFloats(a, b)
	if err != nil {
		return Unset, err
	}
	if !ok {
		return NotImplemented, nil
	}
	if y == 0 {
		return Unset, Errorf(&ZeroDivisionError, "float divmod()")
	}
	q, r := floatDivMod64(x, y)
	return NewTuple2(Float(q), Float(r)), nil
}

func rangeError() *Exc {
	return NewExc(&OverflowError, Int(34), NewStr("Numerical result out of range"))
}

func floatPow(a, b Value) (Value, *Exc) {
	x, y, ok, err := twoFloats(a, b)
	if err != nil {
		return Unset, err
	}
	if !ok {
		return NotImplemented, nil
	}
	if x == 0 && y < 0 && !math.IsInf(y, -1) {
		return Unset, Errorf(&ZeroDivisionError, "0.0 cannot be raised to a negative power")
	}
	if x < 0 && !math.IsInf(x, 0) && !math.IsInf(y, 0) && y != math.Floor(y) && !math.IsNaN(y) {
		return complexPow(Complex(x, 0), Complex(y, 0))
	}
	r := libm.Pow(x, y)
	if math.IsInf(r, 0) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		return Unset, rangeError()
	}
	return Float(r), nil
}

func floatPowMod(a, b, m Value) (Value, *Exc) {
	return Unset, Errorf(&TypeError, "pow() 3rd argument not allowed unless all arguments are integers")
}

func floatNeg(v Value) (Value, *Exc) { return Float(-floatOf(v)), nil }

func floatAbs(v Value) (Value, *Exc) { return Float(math.Abs(floatOf(v))), nil }

func floatPos(v Value) (Value, *Exc) { return Float(floatOf(v)), nil }

// floatIntOrder compares f (no NaN) with an int exactly.
func floatIntOrder(f float64, n int64, b *big.Int) int {
	if math.IsInf(f, 1) {
		return 1
	}
	if math.IsInf(f, -1) {
		return -1
	}
	if b == nil {
		if g := float64(n); f < g {
			return -1
		} else if f > g {
			return 1
		} else if math.Abs(f) < 1<<53 {
			return 0
		}
	}
	return new(big.Float).SetFloat64(f).Cmp(new(big.Float).SetInt(widen(n, b)))
}

func floatCmp(a, b Value, op CompareOp) (Value, *Exc) {
	x := floatOf(a)
	if IsFloatLike(b) {
		y := floatOf(b)
		switch op {
		case OpLt:
			return Bool(x < y), nil
		case OpLe:
			return Bool(x <= y), nil
		case OpEq:
			return Bool(x == y), nil
		case OpNe:
			return Bool(x != y), nil
		case OpGt:
			return Bool(x > y), nil
		}
		return Bool(x >= y), nil
	}
	n, big, ok := intOf(b)
	if !ok {
		return NotImplemented, nil
	}
	if math.IsNaN(x) {
		return Bool(op == OpNe), nil
	}
	return Bool(compared(floatIntOrder(x, n, big), op)), nil
}

// FloatToInt is f truncated.
func FloatToInt(f float64) (Value, *Exc) {
	if math.IsNaN(f) {
		return Unset, Errorf(&ValueError, "cannot convert float NaN to integer")
	}
	if math.IsInf(f, 0) {
		return Unset, Errorf(&OverflowError, "cannot convert float infinity to integer")
	}
	if f > -1<<63 && f < 1<<63 {
		return Int(int64(f)), nil
	}
	z, _ := new(big.Float).SetFloat64(f).Int(nil)
	return FromBig(z), nil
}

// roundFloat is round(f, digits).
func roundFloat(f float64, digits int) (Value, *Exc) {
	if f == 0 || math.IsNaN(f) || math.IsInf(f, 0) || digits > 323 {
		return Float(f), nil
	}
	if digits < -308 {
		return Float(math.Copysign(0, f)), nil
	}
	var r float64
	if digits >= 0 {
		r, _ = parseDecimal(appendFixed(nil, f, digits))
	} else {
		unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-digits)), nil)
		x, _ := new(big.Float).SetFloat64(math.Abs(f)).Rat(nil)
		q := halfEven(x.Num(), new(big.Int).Mul(x.Denom(), unit))
		r, _ = new(big.Float).SetInt(q.Mul(q, unit)).Float64()
		r = math.Copysign(r, f)
	}
	if math.IsInf(r, 0) {
		return Unset, Errorf(&OverflowError, "rounded value too large to represent")
	}
	return Float(r), nil
}

// halfEven is x/y rounded to the nearest integer, ties to even; y is positive.
func halfEven(x, y *big.Int) *big.Int {
	q, r := bigDivMod(x, y)
	switch c := new(big.Int).Lsh(r, 1).Cmp(y); {
	case c > 0, c == 0 && q.Bit(0) == 1:
		q.Add(q, big.NewInt(1))
	}
	return q
}
