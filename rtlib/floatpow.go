package rt

import "math"

// Powers are computed in double-double arithmetic (an unevaluated sum of two floats, about 106 bits) and rounded once: C libraries'
// pow is all but correctly rounded, Go's is not.

type dd struct{ hi, lo float64 }

func twoSum(a, b float64) dd {
	s := a + b
	t := s - a
	return dd{s, (a - (s - t)) + (b - t)}
}

func quickSum(a, b float64) dd {
	s := a + b
	return dd{s, b - (s - a)}
}

func twoProd(a, b float64) dd {
	p := a * b
	return dd{p, math.FMA(a, b, -p)}
}

func (x dd) add(y dd) dd {
	s := twoSum(x.hi, y.hi)
	t := twoSum(x.lo, y.lo)
	s = quickSum(s.hi, s.lo+t.hi)
	return quickSum(s.hi, s.lo+t.lo)
}

func (x dd) mul(y dd) dd {
	p := twoProd(x.hi, y.hi)
	return quickSum(p.hi, p.lo+float64(x.hi*y.lo)+float64(x.lo*y.hi))
}

func (x dd) div(y dd) dd {
	q1 := x.hi / y.hi
	r := x.add(y.mul(dd{-q1, 0}))
	q2 := r.hi / y.hi
	r = r.add(y.mul(dd{-q2, 0}))
	q3 := r.hi / y.hi
	s := quickSum(q1, q2)
	return s.add(dd{q3, 0})
}

// ln2 is the logarithm of 2.
var ln2 = dd{0.6931471805599453, 2.3190468138462996e-17}

// exp gives e**x as m * 2**k.
func (x dd) exp() (m dd, k int) {
	k = int(math.Round(x.hi / math.Ln2))
	// k*ln2 exactly enough: a third part of ln2 matters for large k.
	fk := float64(k)
	r := x.add(twoProd(-fk, ln2.hi)).add(twoProd(-fk, ln2.lo)).add(dd{-fk * 5.707708438416212e-34, 0})
	const halvings = 6
	r = dd{r.hi / (1 << halvings), r.lo / (1 << halvings)}
	// e**r - 1 by its series, then squared back.
	sum, term := r, r
	for i := 2; i < 16; i++ {
		term = term.mul(r).div(dd{float64(i), 0})
		sum = sum.add(term)
		if math.Abs(term.hi) < 1e-36 {
			break
		}
	}
	for range halvings {
		sum = sum.add(sum).add(sum.mul(sum))
	}
	return sum.add(dd{1, 0}), k
}

// logDD is the logarithm of x > 0: Newton steps from Go's.
func logDD(x float64) dd {
	m, e := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m, e = m*2, e-1
	}
	l := dd{math.Log(m), 0}
	for range 2 {
		y, k := dd{-l.hi, -l.lo}.exp()
		y = dd{math.Ldexp(y.hi, k), math.Ldexp(y.lo, k)}
		d := y.mul(dd{m, 0}).add(dd{-1, 0})
		// log(1+d) = d - d*d/2 for tiny d
		l = l.add(d).add(dd{-d.hi * d.hi / 2, 0})
	}
	fe := float64(e)
	return l.add(twoProd(fe, ln2.hi)).add(twoProd(fe, ln2.lo))
}

// PowFloat is x**y as C's pow gives it: Inf where it overflows, NaN where it is not real.
func PowFloat(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case y == 1:
		return x
	case y == 2:
		return x * x
	case x == 0 || math.IsNaN(x) || math.IsNaN(y) || math.IsInf(x, 0) || math.IsInf(y, 0):
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
		if x == 1 {
			return sign
		}
	}
	if y == 0.5 {
		return math.Sqrt(x)
	}
	if m, e := math.Frexp(x); m == 0.5 {
		// A power of two.
		if p := float64(e-1) * y; p == math.Floor(p) && math.Abs(p) < 5000 {
			return sign * math.Ldexp(1, int(p))
		}
	}
	l := logDD(x)
	if t := l.hi * y; t > 710 {
		return sign * math.Inf(1)
	} else if t < -746 {
		return sign * 0
	}
	m, k := l.mul(dd{y, 0}).exp()
	if k < -1000 {
		// Subnormal results must be rounded once: let the last scaling do it on the sum.
		return sign * ldexpDD(m, k)
	}
	return sign * math.Ldexp(m.hi+m.lo, k)
}

// ldexpDD is (m.hi+m.lo) * 2**k rounded once, also where the result is subnormal.
func ldexpDD(m dd, k int) float64 {
	r := math.Ldexp(m.hi, k)
	rest := (m.hi - math.Ldexp(r, -k)) + m.lo
	ulp := math.Ldexp(1, max(-1074, k-52))
	u := math.Ldexp(ulp, -k)
	switch {
	case rest > u/2:
		return r + ulp
	case rest < -u/2:
		return r - ulp
	}
	return r
}
