package libm

import "math"

var (
	ln2   = dd{0.6931471805599453, 2.3190468138462996e-17}
	ln2c  = 5.707708438416212e-34 // what ln2 leaves over
	log2e = 1.4426950408889634
)

// exps holds e**(i/64) for i from -32 to 32, logs -log(64/(64+i)) for the same: both are found at the start by series.
var exps, logs [65]dd

func init() {
	for i := range exps {
		exps[i] = expSeries(dd{float64(i-32) / 64, 0}, 30)
		// log((64+i)/64) = 2 atanh(i / (128+i))
		z := dd{float64(i - 32), 0}.div(dd{float64(128 + i - 32), 0})
		z2, term := z.mul(z), z
		s := z
		for k := 3; k < 80; k += 2 {
			term = term.mul(z2)
			s = s.add(term.div(dd{float64(k), 0}))
		}
		logs[i] = s.mulf(2)
	}
}

func expSeries(r dd, n int) dd {
	s, term := dd{1, 0}, dd{1, 0}
	for i := 1; i < n; i++ {
		term = term.mul(r).div(dd{float64(i), 0})
		s = s.add(term)
	}
	return s
}

// smallExpm1 is e**r - 1 for |r| <= 1/128.
func smallExpm1(r dd) dd {
	// The first terms in double-double, the rest, below 2**-50 of the result, in floats.
	x := r.hi
	tail := x * x * x * x * (1.0/24 + x*(1.0/120+x*(1.0/720+x*(1.0/5040+x*(1.0/40320+x/362880)))))
	r2 := r.mul(r)
	r3 := r2.mul(r).div(dd{6, 0})
	return r.add(dd{r2.hi / 2, r2.lo / 2}).add(r3).addf(tail)
}

// exp is m * 2**k for e**x.
func (x dd) exp() (m dd, k int) {
	k = int(math.RoundToEven(x.hi * log2e))
	fk := float64(-k)
	r := x.add(prod(fk, ln2.hi)).add(prod(fk, ln2.lo)).addf(fk * ln2c)
	i := math.RoundToEven(r.hi * 64)
	e := smallExpm1(r.addf(-i / 64))
	t := exps[int(i)+32]
	return t.add(t.mul(e)), k
}

// log is the logarithm of x > 0.
func (x dd) log() dd {
	_, e := math.Frexp(x.hi)
	x = x.scale(-e) // in [1/2, 1)
	if x.hi < 0.75 {
		x, e = dd{x.hi * 2, x.lo * 2}, e-1
	}
	i := math.RoundToEven(x.hi*64) - 64 // -16 … 32
	c := 1 + i/64
	z := x.addf(-c).div(x.addf(c))
	z2 := z.mul(z)
	w := z2.hi
	// 2 atanh z
	tail := w * w * (1.0/5 + w*(1.0/7+w*(1.0/9+w*(1.0/11+w/13))))
	s := z.mul(z2.div(dd{3, 0}).addf(tail)).add(z)
	fe := float64(e)
	out := prod(fe, ln2.hi).add(prod(fe, ln2.lo)).add(logs[int(i)+32])
	return out.add(dd{s.hi * 2, s.lo * 2})
}

// special reports whether Go's own function serves: infinities and NaNs.
func special(x float64) bool { return math.IsInf(x, 0) || x != x }

// Exp is e**x.
func Exp(x float64) float64 {
	switch {
	case special(x):
		return math.Exp(x)
	case x > 710:
		return math.Inf(1)
	case x < -746:
		return 0
	}
	m, k := dd{x, 0}.exp()
	return m.ldexp(k)
}

// Exp2 is 2**x.
func Exp2(x float64) float64 {
	switch {
	case special(x) || x > 1025 || x < -1076:
		return math.Exp2(x)
	}
	k := math.RoundToEven(x)
	m, k2 := ln2.mulf(x - k).exp()
	return m.ldexp(k2 + int(k))
}

// Log is the natural logarithm.
func Log(x float64) float64 {
	if special(x) || x <= 0 {
		return math.Log(x)
	}
	return dd{x, 0}.log().float()
}

// Log2 is the logarithm to base 2.
func Log2(x float64) float64 {
	if special(x) || x <= 0 {
		return math.Log2(x)
	}
	if m, e := math.Frexp(x); m == 0.5 {
		return float64(e - 1)
	}
	return dd{x, 0}.log().div(ln2).float()
}

// Log10 is the logarithm to base 10, by way of the natural one, as C libraries find it.
func Log10(x float64) float64 {
	if special(x) || x <= 0 {
		return math.Log10(x)
	}
	m, e := math.Frexp(x)
	m, e = m*2, e-1 // m in [1, 2)
	if e < 0 {
		m, e = m/2, e+1
	}
	const (
		ivln10 = 4.34294481903251816668e-01
		log2hi = 3.01029995663611771306e-01 // log10(2), in two parts
		log2lo = 3.69423907715893078616e-13
	)
	y := float64(e)
	z := float64(y*log2lo) + float64(ivln10*Log(m))
	return z + float64(y*log2hi)
}

// The functions below are not rounded better in C than their usual formulas give, of which Go has the same expm1 and log1p.

// Sinh is the hyperbolic sine.
func Sinh(x float64) float64 {
	a, h := math.Abs(x), math.Copysign(0.5, x)
	switch {
	case special(x):
		return x
	case a < 1.0/(1<<28):
		return x
	case a < 22:
		t := math.Expm1(a)
		if a < 1 {
			return h * (2*t - float64(t*t)/(t+1))
		}
		return h * (t + t/(t+1))
	}
	return halfExp(a, h)
}

// Cosh is the hyperbolic cosine.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case special(x):
		return math.Cosh(x)
	case a < 0.5*math.Ln2:
		t := math.Expm1(a)
		w := 1 + t
		return 1 + float64(t*t)/(w+w)
	case a < 22:
		t := Exp(a)
		return float64(0.5*t) + 0.5/t
	}
	return halfExp(a, 0.5)
}

// halfExp is h * e**a, without overflow where that is finite.
func halfExp(a, h float64) float64 {
	if a < 709.78 {
		return h * Exp(a)
	}
	w := Exp(a / 2)
	return h * w * w
}

// Tanh is the hyperbolic tangent.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	var z float64
	switch {
	case special(x) || x == 0:
		return math.Tanh(x)
	case a < 1.0/(1<<55):
		return x
	case a > 22:
		z = 1
	case a >= 1:
		z = 1 - 2/(math.Expm1(2*a)+2)
	default:
		t := math.Expm1(-2 * a)
		z = -t / (t + 2)
	}
	return math.Copysign(z, x)
}

// Asinh is the inverse hyperbolic sine.
func Asinh(x float64) float64 {
	a := math.Abs(x)
	var r float64
	switch {
	case special(x) || a < 1.0/(1<<28):
		return x
	case a > 1<<28:
		r = Log(a) + math.Ln2
	case a > 2:
		r = Log(float64(2*a) + 1/(math.Sqrt(float64(x*x)+1)+a))
	default:
		q := float64(x * x)
		r = math.Log1p(a + q/(1+math.Sqrt(1+q)))
	}
	return math.Copysign(r, x)
}

// Acosh is the inverse hyperbolic cosine.
func Acosh(x float64) float64 {
	switch {
	case special(x) || x <= 1:
		return math.Acosh(x)
	case x > 1<<28:
		return Log(x) + math.Ln2
	case x > 2:
		return Log(float64(2*x) - 1/(x+math.Sqrt(float64(x*x)-1)))
	}
	t := x - 1
	return math.Log1p(t + math.Sqrt(float64(2*t)+float64(t*t)))
}

// Pow is x**y as C's pow.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case y == 1:
		return x
	case x == 0 || special(x) || special(y):
		return math.Pow(x, y)
	}
	sign := 1.0
	if x < 0 {
		if y != math.Floor(y) {
			return math.NaN()
		}
		if math.Mod(y, 2) != 0 {
			sign = -1
		}
		x = -x
	}
	l := dd{x, 0}.log()
	switch t := l.hi * y; {
	case t > 710:
		return sign * math.Inf(1)
	case t < -746:
		return sign * 0
	}
	m, k := l.mulf(y).exp()
	return sign * m.ldexp(k)
}

// Cbrt is the cube root, correctly rounded; C libraries' are often off by one unit in the last place, each in its own way.
func Cbrt(x float64) float64 {
	if special(x) || x == 0 {
		return x
	}
	m, e := math.Frexp(x)
	for e%3 != 0 {
		m, e = m*2, e-1
	}
	r := math.Cbrt(m)
	d := prod(r, r).mulf(r).neg().addf(m)
	return math.Ldexp(quick(r, d.hi/(3*r*r)).float(), e/3)
}
