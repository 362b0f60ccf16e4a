package math

import (
	"math"
	"math/big"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/internal/libm"
)

// of1 is a function of one float. Where a finite argument gives NaN the argument was outside the domain; where it gives infinity the
// result is too large, or for functions with poles outside the domain.
func of1(name string, f func(float64) float64, poles bool) rt.Def {
	return rt.Def{Name: name, Sig: "x, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
		x, err := number(v)
		if err != nil {
			return rt.Unset, err
		}
		r := f(x)
		if math.IsNaN(r) && !math.IsNaN(x) {
			return rt.Unset, domain()
		}
		if math.IsInf(r, 0) && !math.IsInf(x, 0) {
			if poles {
				return rt.Unset, domain()
			}
			return rt.Unset, tooLarge()
		}
		return rt.Float(r), nil
	}}
}

func of2(name, sig string, f func(x, y float64) (float64, *rt.Exc)) rt.Def {
	return rt.Def{Name: name, Sig: sig, F2: func(v, w rt.Value) (rt.Value, *rt.Exc) {
		x, err := number(v)
		if err != nil {
			return rt.Unset, err
		}
		y, err := number(w)
		if err != nil {
			return rt.Unset, err
		}
		r, err := f(x, y)
		return rt.Float(r), err
	}}
}

func test(name string, f func(float64) bool) rt.Def {
	return rt.Def{Name: name, Sig: "x, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
		x, err := number(v)
		return rt.Bool(f(x)), err
	}}
}

// log is a logarithm that takes ints of any size: of m * 2**e for those beyond floats.
func log(f func(float64) float64, unit float64) func(v rt.Value) (float64, *rt.Exc) {
	return func(v rt.Value) (float64, *rt.Exc) {
		if z, ok := rt.BigOf(v); ok && !v.IsFloat() {
			if z.Sign() <= 0 {
				return 0, domain()
			}
			if z.BitLen() > 1000 {
				e := z.BitLen() - 64
				x, _ := new(big.Float).SetInt(new(big.Int).Rsh(z, uint(e))).Float64()
				return f(x) + float64(unit*float64(e)), nil
			}
		}
		x, err := number(v)
		switch {
		case err != nil:
			return 0, err
		case x <= 0:
			return 0, domain()
		}
		return f(x), nil
	}
}

var (
	natural = log(libm.Log, math.Ln2)
	binary  = log(libm.Log2, 1)
	decimal = log(libm.Log10, math.Log10E*math.Ln2)
)

func oneLog(name string, f func(v rt.Value) (float64, *rt.Exc)) rt.Def {
	return rt.Def{Name: name, Sig: "x, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
		r, err := f(v)
		return rt.Float(r), err
	}}
}

func logBase(a []rt.Value) (rt.Value, *rt.Exc) {
	x, err := natural(a[0])
	if err != nil || a[1].IsUnset() {
		return rt.Float(x), err
	}
	b, err := natural(a[1])
	if err != nil {
		return rt.Unset, err
	}
	if b == 0 {
		return rt.Unset, rt.Errorf(&rt.ZeroDivisionError, "division by zero")
	}
	return rt.Float(x / b), nil
}

func pow(x, y float64) (float64, *rt.Exc) {
	r := libm.Pow(x, y)
	if math.IsInf(x, 0) || math.IsNaN(x) || math.IsInf(y, 0) || math.IsNaN(y) {
		return r, nil
	}
	switch {
	case math.IsNaN(r):
		return 0, domain()
	case math.IsInf(r, 0) && x == 0:
		return 0, domain()
	case math.IsInf(r, 0):
		return 0, tooLarge()
	}
	return r, nil
}

func fmod(x, y float64) (float64, *rt.Exc) {
	if math.IsInf(y, 0) && !math.IsInf(x, 0) {
		return x, nil
	}
	r := math.Mod(x, y)
	if math.IsNaN(r) && !math.IsNaN(x) && !math.IsNaN(y) {
		return 0, domain()
	}
	return r, nil
}

func remainder(x, y float64) (float64, *rt.Exc) {
	if math.IsInf(y, 0) && !math.IsInf(x, 0) {
		return x, nil
	}
	r := math.Remainder(x, y)
	if math.IsNaN(r) && !math.IsNaN(x) && !math.IsNaN(y) {
		return 0, domain()
	}
	return r, nil
}

// rounding is floor, ceil or trunc: by the special method, or else of the float.
func rounding(name, special string, f func(float64) float64) rt.Def {
	return rt.Def{Name: name, Sig: "x, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
		if v.IsFloat() {
			return rt.FloatToInt(f(v.AsFloat()))
		}
		m, err := rt.LookupSpecial(v, special)
		if err != nil {
			return rt.Unset, err
		}
		if !m.IsUnset() {
			return rt.Call0(m)
		}
		if name == "trunc" {
			return rt.Unset, rt.Errorf(&rt.TypeError, "type %s doesn't define __trunc__ method", rt.TypeName(v))
		}
		x, err := number(v)
		if err != nil {
			return rt.Unset, err
		}
		return rt.FloatToInt(f(x))
	}}
}

func ldexp(v, w rt.Value) (rt.Value, *rt.Exc) {
	x, err := number(v)
	if err != nil {
		return rt.Unset, err
	}
	if !rt.IsIntLike(w) {
		return rt.Unset, rt.Errorf(&rt.TypeError, "Expected an int as second argument to ldexp.")
	}
	z, _ := rt.BigOf(w)
	e := 1 << 20
	if z.IsInt64() && z.BitLen() < 20 {
		e = int(z.Int64())
	} else if z.Sign() < 0 {
		e = -e
	}
	r := math.Ldexp(x, e)
	if math.IsInf(r, 0) && !math.IsInf(x, 0) {
		return rt.Unset, tooLarge()
	}
	return rt.Float(r), nil
}

func isclose(a []rt.Value) (rt.Value, *rt.Exc) {
	var f [4]float64
	for i := range f {
		var err *rt.Exc
		if f[i], err = number(a[i]); err != nil {
			return rt.Unset, err
		}
	}
	x, y, rel, abs := f[0], f[1], f[2], f[3]
	switch {
	case rel < 0 || abs < 0:
		return rt.Unset, rt.Errorf(&rt.ValueError, "tolerances must be non-negative")
	case x == y:
		return rt.True, nil
	case math.IsInf(x, 0) || math.IsInf(y, 0):
		return rt.False, nil
	}
	d := math.Abs(y - x)
	return rt.Bool(d <= math.Abs(rel*y) || d <= math.Abs(rel*x) || d <= abs), nil
}

func nextafter(a []rt.Value) (rt.Value, *rt.Exc) {
	x, err := number(a[0])
	if err != nil {
		return rt.Unset, err
	}
	y, err := number(a[1])
	if err != nil {
		return rt.Unset, err
	}
	steps := 1
	if !a[2].IsNone() {
		if steps, err = rt.IndexInt(a[2]); err != nil {
			return rt.Unset, err
		}
		if steps < 0 {
			return rt.Unset, rt.Errorf(&rt.ValueError, "steps must be a non-negative integer")
		}
	}
	for i := 0; i < steps && x != y; i++ {
		x = math.Nextafter(x, y)
	}
	if x == y && steps > 0 {
		x = y
	}
	return rt.Float(x), nil
}

func fma(a []rt.Value) (rt.Value, *rt.Exc) {
	var f [3]float64
	for i := range f {
		var err *rt.Exc
		if f[i], err = number(a[i]); err != nil {
			return rt.Unset, err
		}
	}
	r := math.FMA(f[0], f[1], f[2])
	finite := true
	for _, x := range f {
		finite = finite && !math.IsInf(x, 0) && !math.IsNaN(x)
	}
	switch {
	case math.IsNaN(r) && !math.IsNaN(f[0]) && !math.IsNaN(f[1]) && !math.IsNaN(f[2]):
		return rt.Unset, rt.Errorf(&rt.ValueError, "invalid operation in fma")
	case math.IsInf(r, 0) && finite:
		return rt.Unset, rt.Errorf(&rt.OverflowError, "overflow in fma")
	}
	return rt.Float(r), nil
}

func floatFunctions() []rt.Def {
	plain := func(f func(x, y float64) float64) func(x, y float64) (float64, *rt.Exc) {
		return func(x, y float64) (float64, *rt.Exc) { return f(x, y), nil }
	}
	noInf := func(f func(float64) float64) func(float64) float64 {
		return func(x float64) float64 {
			if math.IsInf(x, 0) {
				return math.NaN()
			}
			return f(x)
		}
	}
	return []rt.Def{
		of1("sin", noInf(libm.Sin), false), of1("cos", noInf(libm.Cos), false), of1("tan", noInf(libm.Tan), false),
		of1("asin", libm.Asin, false), of1("acos", libm.Acos, false), of1("atan", libm.Atan, false),
		of1("sinh", libm.Sinh, false), of1("cosh", libm.Cosh, false), of1("tanh", libm.Tanh, false),
		of1("asinh", libm.Asinh, false), of1("acosh", libm.Acosh, false), of1("atanh", math.Atanh, true),
		of1("exp", libm.Exp, false), of1("exp2", libm.Exp2, false), of1("expm1", math.Expm1, false), of1("log1p", math.Log1p, true),
		of1("sqrt", math.Sqrt, false), of1("cbrt", libm.Cbrt, false), of1("fabs", math.Abs, false),
		of1("erf", math.Erf, false), of1("erfc", math.Erfc, false),
		of1("degrees", func(x float64) float64 { return x * (180 / math.Pi) }, false),
		of1("radians", func(x float64) float64 { return x * (math.Pi / 180) }, false),
		of1("ulp", ulp, false),
		{Name: "gamma", Sig: "x, /", F1: gamma}, {Name: "lgamma", Sig: "x, /", F1: lgamma},
		of2("atan2", "y, x, /", plain(libm.Atan2)), of2("copysign", "x, y, /", plain(math.Copysign)),
		of2("pow", "x, y, /", pow), of2("fmod", "x, y, /", fmod), of2("remainder", "x, y, /", remainder),
		test("isnan", math.IsNaN), test("isinf", func(x float64) bool { return math.IsInf(x, 0) }),
		test("isfinite", func(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }),
		oneLog("log2", binary), oneLog("log10", decimal),
		{Name: "log", Sig: "x, base=?, /", FN: logBase},
		rounding("floor", "__floor__", math.Floor), rounding("ceil", "__ceil__", math.Ceil), rounding("trunc", "__trunc__", math.Trunc),
		{Name: "ldexp", Sig: "x, i, /", F2: ldexp},
		{Name: "frexp", Sig: "x, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			x, err := number(v)
			m, e := math.Frexp(x)
			return rt.NewTuple2(rt.Float(m), rt.Int(int64(e))), err
		}},
		{Name: "modf", Sig: "x, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			x, err := number(v)
			if math.IsInf(x, 0) {
				return rt.NewTuple2(rt.Float(math.Copysign(0, x)), rt.Float(x)), err
			}
			whole := math.Trunc(x)
			return rt.NewTuple2(rt.Float(math.Copysign(x-whole, x)), rt.Float(whole)), err
		}},
		{Name: "isclose", Sig: "a, b, *, rel_tol=1e-09, abs_tol=0.0", FN: isclose},
		{Name: "nextafter", Sig: "x, y, /, *, steps=None", FN: nextafter},
		{Name: "fma", Sig: "x, y, z, /", FN: fma},
	}
}

func ulp(x float64) float64 {
	x = math.Abs(x)
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return x
	}
	if next := math.Nextafter(x, math.Inf(1)); !math.IsInf(next, 0) {
		return next - x
	}
	return x - math.Nextafter(x, 0)
}
