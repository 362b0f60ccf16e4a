package rt

import (
	"math"

	"github.com/py2go/py2go/rtlib/internal/libm"
)

// ComplexObj is a complex.
type ComplexObj struct {
	Obj
	re, im float64
}

// ComplexType is complex.
var ComplexType = Type{Name: "complex", Flags: BaseType}

// Complex is a Python complex.
func Complex(re, im float64) Value { return FromObj(&ComplexObj{Obj{&ComplexType}, re, im}) }

// complexOf reads an operand of a complex operator.
func complexOf(v Value) (re, im float64, ok bool, err *Exc) {
	if f, ok, err := realOf(v); ok || err != nil {
		return f, 0, ok, err
	}
	if c := As[ComplexObj](v, &ComplexType); c != nil {
		return c.re, c.im, true, nil
	}
	return 0, 0, false, nil
}

func complexBinary(a, b Value, op func(x, y complex128) (complex128, *Exc)) (Value, *Exc) {
	xr, xi, ok, err := complexOf(a)
	if err != nil {
		return Unset, err
	}
	if !ok {
		return NotImplemented, nil
	}
	yr, yi, ok, err := complexOf(b)
	if err != nil {
		return Unset, err
	}
	if !ok {
		return NotImplemented, nil
	}
	z, err := op(complex(xr, xi), complex(yr, yi))
	if err != nil {
		return Unset, err
	}
	return Complex(real(z), imag(z)), nil
}

func complexAdd(a, b Value) (Value, *Exc) {
	return complexBinary(a, b, func(x, y complex128) (complex128, *Exc) { return x + y, nil })
}

func complexSub(a, b Value) (Value, *Exc) {
	return complexBinary(a, b, func(x, y complex128) (complex128, *Exc) { return x - y, nil })
}

// mulComplex is the plain product; the conversions keep the compiler from fusing.
func mulComplex(x, y complex128) complex128 {
	return complex(float64(real(x)*real(y))-float64(imag(x)*imag(y)), float64(real(x)*imag(y))+float64(imag(x)*real(y)))
}

func complexMul(a, b Value) (Value, *Exc) {
	return complexBinary(a, b, func(x, y complex128) (complex128, *Exc) { return mulComplex(x, y), nil })
}

// divComplex scales by the larger part of the divisor; ok is false for a zero divisor.
func divComplex(a, b complex128) (complex128, bool) {
	ar, ai, br, bi := real(a), imag(a), real(b), imag(b)
	switch {
	case math.Abs(br) >= math.Abs(bi):
		if br == 0 {
			return 0, false
		}
		q := bi / br
		d := br + float64(bi*q)
		return complex((ar+float64(ai*q))/d, (ai-float64(ar*q))/d), true
	case math.Abs(bi) >= math.Abs(br):
		q := br / bi
		d := float64(br*q) + bi
		return complex((float64(ar*q)+ai)/d, (float64(ai*q)-ar)/d), true
	}
	return complex(math.NaN(), math.NaN()), true
}

func complexTrueDiv(a, b Value) (Value, *Exc) {
	return complexBinary(a, b, func(x, y complex128) (complex128, *Exc) {
		z, ok := divComplex(x, y)
		if !ok {
			return 0, Errorf(&ZeroDivisionError, "complex division by zero")
		}
		return z, nil
	})
}

func complexPow(a, b Value) (Value, *Exc) {
	return complexBinary(a, b, func(x, y complex128) (complex128, *Exc) {
		zero := func() (complex128, *Exc) {
			return 0, Errorf(&ZeroDivisionError, "0.0 to a negative or complex power")
		}
		var z complex128
		n := real(y)
		switch {
		case imag(y) == 0 && n == math.Floor(n) && math.Abs(n) <= 100:
			z = 1
			p := x
			for e := int(math.Abs(n)); e > 0; e >>= 1 {
				if e&1 != 0 {
					z = mulComplex(z, p)
				}
				p = mulComplex(p, p)
			}
			if n < 0 {
				var ok bool
				if z, ok = divComplex(1, z); !ok {
					return zero()
				}
			}
		case y == 0:
			z = 1
		case x == 0:
			if imag(y) != 0 || real(y) < 0 {
				return zero()
			}
		default:
			abs := math.Hypot(real(x), imag(x))
			length := libm.Pow(abs, real(y))
			at := libm.Atan2(imag(x), real(x))
			phase := at * real(y)
			if imag(y) != 0 {
				length /= libm.Exp(at * imag(y))
				phase += float64(imag(y) * libm.Log(abs))
			}
			z = complex(length*libm.Cos(phase), length*libm.Sin(phase))
		}
		if math.IsInf(real(z), 0) || math.IsInf(imag(z), 0) {
			return 0, Errorf(&OverflowError, "complex exponentiation")
		}
		return z, nil
	})
}

func complexPowMod(a, b, m Value) (Value, *Exc) { return Unset, Errorf(&ValueError, "complex modulo") }

func complexNeg(v Value) (Value, *Exc) {
	c := Cast[ComplexObj](v)
	return Complex(-c.re, -c.im), nil
}

func complexPos(v Value) (Value, *Exc) {
	c := Cast[ComplexObj](v)
	return Complex(c.re, c.im), nil
}

func complexAbs(v Value) (Value, *Exc) {
	c := Cast[ComplexObj](v)
	r := math.Hypot(c.re, c.im)
	if math.IsInf(r, 0) && !math.IsInf(c.re, 0) && !math.IsInf(c.im, 0) {
		return Unset, Errorf(&OverflowError, "absolute value too large")
	}
	return Float(r), nil
}

func complexCmp(a, b Value, op CompareOp) (Value, *Exc) {
	x := As[ComplexObj](a, &ComplexType)
	if x == nil {
		return NotImplemented, nil
	}
	if op != OpEq && op != OpNe {
		return NotImplemented, nil
	}
	var eq bool
	if n, big, ok := intOf(b); ok {
		eq = x.im == 0 && !math.IsNaN(x.re) && floatIntOrder(x.re, n, big) == 0
	} else if IsFloatLike(b) {
		eq = x.im == 0 && x.re == floatOf(b)
	} else if y := As[ComplexObj](b, &ComplexType); y != nil {
		eq = x.re == y.re && x.im == y.im
	} else {
		return NotImplemented, nil
	}
	return Bool(eq == (op == OpEq)), nil
}

func complexRepr(v Value) (Value, *Exc) {
	c := Cast[ComplexObj](v)
	return NewStr(ComplexRepr(c.re, c.im)), nil
}

// ComplexRepr is repr(complex(re, im)).
func ComplexRepr(re, im float64) string {
	imag := formatFloat(im, 'r', 0, false, false) + "j"
	if re == 0 && !math.Signbit(re) {
		return imag
	}
	if im >= 0 && !math.Signbit(im) || math.IsNaN(im) {
		imag = "+" + imag
	}
	return "(" + formatFloat(re, 'r', 0, false, false) + imag + ")"
}

// parseComplex is complex(s) of stripped text.
func parseComplex(s string) (re, im float64, ok bool) {
	if len(s) >= 2 && s[0] == '(' && s[len(s)-1] == ')' {
		s = trimSpaceASCII(s[1 : len(s)-1])
	}
	if s == "" {
		return 0, 0, false
	}
	last := s[len(s)-1]
	if last != 'j' && last != 'J' {
		re, ok = parseFloatText(s)
		return re, 0, ok
	}
	s = s[:len(s)-1]
	// The sign that splits the parts is the last one that no exponent owns.
	split := -1
	for i := len(s) - 1; i > 0; i-- {
		if (s[i] == '+' || s[i] == '-') && s[i-1] != 'e' && s[i-1] != 'E' {
			split = i
			break
		}
	}
	imag := s
	if split > 0 {
		if re, ok = parseFloatText(s[:split]); !ok {
			return 0, 0, false
		}
		imag = s[split:]
	}
	switch imag {
	case "", "+":
		return re, 1, true
	case "-":
		return re, -1, true
	}
	im, ok = parseFloatText(imag)
	return re, im, ok
}
