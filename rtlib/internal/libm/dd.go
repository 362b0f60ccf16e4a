// Package libm computes the elementary functions as C libraries give them: all but correctly rounded.
//
// Go's math package is off by one unit in the last place more often than C's, and programs print such numbers. Here the functions
// are computed in double-double arithmetic (an unevaluated sum of two floats, about 106 bits) from a float close to the argument
// whose result is tabled, and rounded once. Errors and infinities are those of C; what Python raises is up to the caller.
package libm

import "math"

// dd is hi + lo, with lo below half a unit of hi.
type dd struct{ hi, lo float64 }

// quick is a + b where |a| >= |b|.
func quick(a, b float64) dd {
	s := a + b
	return dd{s, b - (s - a)}
}

// sum is a + b.
func sum(a, b float64) dd {
	s := a + b
	t := s - a
	return dd{s, (a - (s - t)) + (b - t)}
}

// prod is a * b.
func prod(a, b float64) dd {
	p := a * b
	return dd{p, math.FMA(a, b, -p)}
}

func (x dd) add(y dd) dd {
	s := sum(x.hi, y.hi)
	t := sum(x.lo, y.lo)
	s = quick(s.hi, s.lo+t.hi)
	return quick(s.hi, s.lo+t.lo)
}

func (x dd) addf(y float64) dd {
	s := sum(x.hi, y)
	return quick(s.hi, s.lo+x.lo)
}

func (x dd) neg() dd { return dd{-x.hi, -x.lo} }

func (x dd) mul(y dd) dd {
	p := prod(x.hi, y.hi)
	return quick(p.hi, p.lo+float64(x.hi*y.lo)+float64(x.lo*y.hi))
}

func (x dd) mulf(y float64) dd {
	p := prod(x.hi, y)
	return quick(p.hi, p.lo+float64(x.lo*y))
}

func (x dd) div(y dd) dd {
	q1 := x.hi / y.hi
	r := x.add(y.mulf(-q1))
	q2 := r.hi / y.hi
	r = r.add(y.mulf(-q2))
	return quick(q1, q2).addf(r.hi / y.hi)
}

func (x dd) sqrt() dd {
	if x.hi <= 0 {
		return dd{}
	}
	r := math.Sqrt(x.hi)
	d := x.add(prod(r, r).neg())
	return quick(r, d.hi/(2*r)).addf(0)
}

// scale is x * 2**k, exact unless the result is subnormal.
func (x dd) scale(k int) dd { return dd{math.Ldexp(x.hi, k), math.Ldexp(x.lo, k)} }

func (x dd) float() float64 { return x.hi + x.lo }

// ldexp is x * 2**k rounded once, also where the result is subnormal.
func (x dd) ldexp(k int) float64 {
	_, e := math.Frexp(x.hi)
	if e+k > -1020 {
		return math.Ldexp(x.hi+x.lo, k)
	}
	// Adding and taking away a number with the right exponent rounds at the place where the subnormal's last bit is.
	big := math.Ldexp(1.5, -1074-k+52)
	if math.IsInf(big, 0) {
		return 0
	}
	s := sum(big, x.hi)
	r := s.hi - big
	rest := s.lo + x.lo
	half := math.Ldexp(0.5, -1074-k)
	switch {
	case rest > half:
		r += 2 * half
	case rest < -half:
		r -= 2 * half
	}
	return math.Ldexp(r, k)
}
