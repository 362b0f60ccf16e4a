// Package cmath provides Python's module cmath: the functions of complex numbers.
package cmath

import (
	"math"
	"math/cmplx"

	rt "github.com/py2go/py2go/rtlib"
)

// arg is v as a complex number.
func arg(v rt.Value) (complex128, *rt.Exc) {
	if c := rt.As[rt.ComplexObj](v, &rt.ComplexType); c != nil {
		return parts(v)
	}
	if f, ok, err := rt.LookupAttr(v, "__complex__"); err != nil {
		return 0, err
	} else if ok {
		r, err := rt.Call0(f)
		if err != nil {
			return 0, err
		}
		if rt.As[rt.ComplexObj](r, &rt.ComplexType) == nil {
			return 0, rt.Errorf(&rt.TypeError, "%s.__complex__() must return a complex, not %s", rt.TypeName(v), rt.TypeName(r))
		}
		return parts(r)
	}
	f, err := rt.ToFloat(v)
	return complex(f, 0), err
}

func parts(v rt.Value) (complex128, *rt.Exc) {
	re, err := rt.GetAttrName(v, "real")
	if err != nil {
		return 0, err
	}
	im, err := rt.GetAttrName(v, "imag")
	return complex(re.AsFloat(), im.AsFloat()), err
}

func domain() *rt.Exc { return rt.Errorf(&rt.ValueError, "math domain error") }

func isFinite(c complex128) bool { return !cmplx.IsInf(c) && !cmplx.IsNaN(c) }

// result is what f gives for z; an infinite result of finite arguments is an error.
func result(z, r complex128) (rt.Value, *rt.Exc) {
	if isFinite(z) && cmplx.IsInf(r) {
		return rt.Unset, rt.Errorf(&rt.OverflowError, "math range error")
	}
	return rt.Complex(real(r), imag(r)), nil
}

func unary(name string, f func(z complex128) complex128, bad func(z complex128) bool) rt.Def {
	return rt.Def{Name: name, Sig: "z, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
		z, err := arg(v)
		if err != nil {
			return rt.Unset, err
		}
		if bad != nil && bad(z) {
			return rt.Unset, domain()
		}
		return result(z, f(z))
	}}
}

func predicate(name string, f func(z complex128) bool) rt.Def {
	return rt.Def{Name: name, Sig: "z, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
		z, err := arg(v)
		return rt.Bool(f(z)), err
	}}
}

// logarithm keeps its precision for numbers whose absolute value is close to 1, and its range for large and small ones.
func logarithm(z complex128) complex128 {
	x, y := math.Abs(real(z)), math.Abs(imag(z))
	arg := cmplx.Phase(z)
	switch {
	case cmplx.IsInf(z) || cmplx.IsNaN(z):
		return cmplx.Log(z)
	case x > math.MaxFloat64/4 || y > math.MaxFloat64/4:
		return complex(math.Log(math.Hypot(x/2, y/2))+math.Ln2, arg)
	case x < 0x1p-1022 && y < 0x1p-1022:
		return complex(math.Log(math.Hypot(math.Ldexp(x, 53), math.Ldexp(y, 53)))-53*math.Ln2, arg)
	}
	h := math.Hypot(x, y)
	if 0.71 <= h && h <= 1.73 {
		big, small := max(x, y), min(x, y)
		return complex(math.Log1p((big-1)*(big+1)+small*small)/2, arg)
	}
	return complex(math.Log(h), arg)
}

func zero(z complex128) bool { return z == 0 }

func infinite(z complex128) bool {
	return math.IsInf(imag(z), 0) && !math.IsNaN(real(z)) && !math.IsInf(real(z), 0)
}

func infiniteReal(z complex128) bool {
	return math.IsInf(real(z), 0) && !math.IsNaN(imag(z)) && !math.IsInf(imag(z), 0)
}

func rect(r, phi rt.Value) (rt.Value, *rt.Exc) {
	m, err := rt.ToFloat(r)
	if err != nil {
		return rt.Unset, err
	}
	p, err := rt.ToFloat(phi)
	if err != nil {
		return rt.Unset, err
	}
	if math.IsInf(p, 0) && m != 0 && !math.IsNaN(m) {
		return rt.Unset, domain()
	}
	if m == 0 {
		return rt.Complex(m, m*p), nil
	}
	if p == 0 {
		return rt.Complex(m, m*p), nil
	}
	s, c := math.Sincos(p)
	return rt.Complex(m*c, m*s), nil
}

func isClose(a []rt.Value) (rt.Value, *rt.Exc) {
	x, err := arg(a[0])
	if err != nil {
		return rt.Unset, err
	}
	y, err := arg(a[1])
	if err != nil {
		return rt.Unset, err
	}
	rel, err := rt.ToFloat(a[2])
	if err != nil {
		return rt.Unset, err
	}
	abs, err := rt.ToFloat(a[3])
	if err != nil {
		return rt.Unset, err
	}
	if rel < 0 || abs < 0 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "tolerances must be non-negative")
	}
	if x == y {
		return rt.True, nil
	}
	if cmplx.IsInf(x) || cmplx.IsInf(y) {
		return rt.False, nil
	}
	diff := cmplx.Abs(x - y)
	return rt.Bool(diff <= rel*cmplx.Abs(y) || diff <= rel*cmplx.Abs(x) || diff <= abs), nil
}

func fill(m *rt.Module) *rt.Exc {
	m.Def(
		unary("acos", cmplx.Acos, nil), unary("acosh", cmplx.Acosh, nil), unary("asin", cmplx.Asin, nil), unary("asinh", cmplx.Asinh, nil),
		unary("atan", cmplx.Atan, func(z complex128) bool { return real(z) == 0 && math.Abs(imag(z)) == 1 }),
		unary("atanh", cmplx.Atanh, func(z complex128) bool { return imag(z) == 0 && math.Abs(real(z)) == 1 }),
		unary("cos", cmplx.Cos, infiniteReal), unary("sin", cmplx.Sin, infiniteReal), unary("tan", cmplx.Tan, infiniteReal),
		unary("cosh", cmplx.Cosh, infinite), unary("sinh", cmplx.Sinh, infinite), unary("tanh", cmplx.Tanh, infinite),
		unary("exp", cmplx.Exp, infinite), unary("sqrt", cmplx.Sqrt, nil),
		unary("log10", func(z complex128) complex128 {
			r := logarithm(z)
			return complex(real(r)/math.Ln10, imag(r)/math.Ln10)
		}, zero),
		rt.Def{Name: "log", Sig: "z, base=?, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			z, err := arg(a[0])
			if err != nil {
				return rt.Unset, err
			}
			if z == 0 {
				return rt.Unset, domain()
			}
			r := logarithm(z)
			if !a[1].IsUnset() {
				base, err := arg(a[1])
				if err != nil {
					return rt.Unset, err
				}
				if base == 0 {
					return rt.Unset, domain()
				}
				b := logarithm(base)
				if b == 0 {
					return rt.Unset, rt.Errorf(&rt.ZeroDivisionError, "complex division by zero")
				}
				r /= b
			}
			return result(z, r)
		}},
		rt.Def{Name: "phase", Sig: "z, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			z, err := arg(v)
			return rt.Float(math.Atan2(imag(z), real(z))), err
		}},
		rt.Def{Name: "polar", Sig: "z, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			z, err := arg(v)
			if err != nil {
				return rt.Unset, err
			}
			r := math.Hypot(real(z), imag(z))
			if isFinite(z) && math.IsInf(r, 0) {
				return rt.Unset, rt.Errorf(&rt.OverflowError, "math range error")
			}
			return rt.NewTuple2(rt.Float(r), rt.Float(math.Atan2(imag(z), real(z)))), nil
		}},
		rt.Def{Name: "rect", Sig: "r, phi, /", F2: rect},
		predicate("isfinite", isFinite), predicate("isinf", cmplx.IsInf),
		predicate("isnan", func(z complex128) bool { return math.IsNaN(real(z)) || math.IsNaN(imag(z)) }),
		rt.Def{Name: "isclose", Sig: "a, b, *, rel_tol=1e-09, abs_tol=0.0", FN: isClose},
	)
	for name, x := range map[string]float64{"pi": math.Pi, "e": math.E, "tau": 2 * math.Pi, "inf": math.Inf(1), "nan": math.NaN()} {
		m.Set(name, rt.Float(x))
	}
	m.Set("infj", rt.Complex(0, math.Inf(1)))
	m.Set("nanj", rt.Complex(0, math.NaN()))
	return nil
}

func init() { rt.RegisterModule("cmath", fill) }
