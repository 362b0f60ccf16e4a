package libm

import (
	"math"
	"math/big"
)

var (
	pi    = dd{math.Pi, 1.2246467991473532e-16}
	pi2   = dd{math.Pi / 2, 6.123233995736766e-17}
	pi2c  = -1.4973849048591833e-33 // what pi2 leaves over
	sines [33][2]dd                 // sine and cosine of i/32
	atans [33]dd                    // atan(i/32)
)

func init() {
	for i := range sines {
		x := dd{float64(i) / 32, 0}
		s, c := dd{}, dd{}
		term := dd{1, 0}
		for k := range 30 {
			n := float64(2 * k)
			c = c.add(term)
			odd := term.mul(x).div(dd{n + 1, 0})
			s = s.add(odd)
			term = odd.mul(x).div(dd{n + 2, 0}).neg()
		}
		sines[i] = [2]dd{s, c}
		atans[i] = atanSeries(x)
	}
}

// atanSeries halves the angle until the series converges fast.
func atanSeries(x dd) dd {
	const halvings = 3
	for range halvings {
		x = x.div(x.mul(x).addf(1).sqrt2().addf(1))
	}
	x2, term, s := x.mul(x), x, x
	for k := 3; k < 60; k += 2 {
		term = term.mul(x2).neg()
		s = s.add(term.div(dd{float64(k), 0}))
	}
	return s.mulf(1 << halvings)
}

// sqrt2 is the square root to full precision.
func (x dd) sqrt2() dd {
	r := x.sqrt()
	d := x.add(r.mul(r).neg())
	return r.addf(d.hi / (2 * r.hi))
}

// reduce is x less quarters of a turn, at most an eighth of one, and how many quarters, modulo 4.
func reduce(x float64) (r dd, quarter int) {
	if math.Abs(x) < 1e5 {
		k := math.RoundToEven(x / math.Pi * 2)
		// The product with the first part is exact, so that cancellation leaves only what the constants lack.
		r = prod(-k, pi2.hi).addf(x).add(prod(-k, pi2.lo)).addf(-k * pi2c)
		return r, int(int64(k) & 3)
	}
	// Far out: with as many bits of π as the exponent takes.
	const prec = 1400
	bx := new(big.Float).SetPrec(prec).SetFloat64(x)
	half := new(big.Float).SetPrec(prec).Quo(bigPi(), big.NewFloat(2))
	q := new(big.Float).SetPrec(prec).Quo(bx, half)
	if x < 0 {
		q.Sub(q, big.NewFloat(0.5))
	} else {
		q.Add(q, big.NewFloat(0.5))
	}
	k, _ := q.Int(nil)
	rest := new(big.Float).SetPrec(prec).SetInt(k)
	rest.Sub(bx, rest.Mul(rest, half))
	hi, _ := rest.Float64()
	lo, _ := rest.Sub(rest, big.NewFloat(hi)).Float64()
	return dd{hi, lo}, int(new(big.Int).And(k, big.NewInt(3)).Int64())
}

var piDigits *big.Float

// bigPi is π by Machin's formula.
func bigPi() *big.Float {
	if piDigits == nil {
		const bits = 1500
		arctan := func(n int64) *big.Int {
			term := new(big.Int).Lsh(big.NewInt(1), bits)
			term.Div(term, big.NewInt(n))
			s := new(big.Int).Set(term)
			n2 := big.NewInt(n * n)
			for k := int64(3); term.Sign() != 0; k += 2 {
				term.Neg(term).Quo(term, n2)
				s.Add(s, new(big.Int).Quo(term, big.NewInt(k)))
			}
			return s
		}
		s := arctan(5)
		s.Mul(s, big.NewInt(16)).Sub(s, new(big.Int).Mul(arctan(239), big.NewInt(4)))
		piDigits = new(big.Float).SetPrec(bits).SetInt(s)
		piDigits.SetMantExp(piDigits, -bits)
	}
	return piDigits
}

// sincos is sine and cosine of |r| <= π/4.
func sincos(r dd) (s, c dd) {
	neg := r.hi < 0
	if neg {
		r = r.neg()
	}
	i := math.RoundToEven(r.hi * 32)
	d := r.addf(-i / 32) // |d| <= 1/64
	d2 := d.mul(d)
	w := d2.hi
	// sin d - d and cos d - 1
	sd := d.mul(d2.div(dd{-6, 0}).addf(w * w * (1.0/120 - w*(1.0/5040-w*(1.0/362880-w/39916800)))))
	cd := dd{-d2.hi / 2, -d2.lo / 2}.add(d2.mul(d2).div(dd{24, 0})).addf(-w * w * w * (1.0/720 - w*(1.0/40320-w*(1.0/3628800))))
	sd = sd.add(d)
	t := sines[int(i)]
	s = t[0].add(t[0].mul(cd).add(t[1].mul(sd)))
	c = t[1].add(t[1].mul(cd).add(t[0].mul(sd).neg()))
	if neg {
		s = s.neg()
	}
	return s, c
}

// Sin is the sine.
func Sin(x float64) float64 {
	if special(x) || math.Abs(x) < 1e-9 {
		return math.Sin(x)
	}
	r, q := reduce(x)
	s, c := sincos(r)
	return [4]float64{s.float(), c.float(), -s.float(), -c.float()}[q]
}

// Cos is the cosine.
func Cos(x float64) float64 {
	if special(x) {
		return math.Cos(x)
	}
	r, q := reduce(x)
	s, c := sincos(r)
	return [4]float64{c.float(), -s.float(), -c.float(), s.float()}[q]
}

// Tan is the tangent.
func Tan(x float64) float64 {
	if special(x) || math.Abs(x) < 1e-9 {
		return math.Tan(x)
	}
	r, q := reduce(x)
	s, c := sincos(r)
	if q&1 == 1 {
		return c.div(s).neg().float()
	}
	return s.div(c).float()
}

// atan is the angle whose tangent is x >= 0.
func (x dd) atan() dd {
	if x.hi > 1 {
		return pi2.add(dd{1, 0}.div(x).atan().neg())
	}
	i := math.RoundToEven(x.hi * 32)
	c := i / 32
	// atan x - atan c = atan((x-c)/(1+xc))
	z := x.addf(-c).div(x.mulf(c).addf(1))
	z2 := z.mul(z)
	w := z2.hi
	tail := w * w * (1.0/5 - w*(1.0/7-w*(1.0/9-w*(1.0/11-w/13))))
	return atans[int(i)].add(z.mul(z2.div(dd{-3, 0}).addf(tail)).add(z))
}

// Atan is the inverse tangent.
func Atan(x float64) float64 {
	a := math.Abs(x)
	if special(x) || a < 1e-9 || a > 1e300 {
		return math.Atan(x)
	}
	return math.Copysign(dd{a, 0}.atan().float(), x)
}

// Atan2 is the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	if special(x) || special(y) || x == 0 || y == 0 {
		return math.Atan2(y, x)
	}
	ay, ax := math.Abs(y), math.Abs(x)
	_, ey := math.Frexp(ay)
	_, ex := math.Frexp(ax)
	switch d := ey - ex; {
	case d > 900:
		return math.Copysign(math.Pi/2, y)
	case d < -900 && x < 0:
		return math.Copysign(math.Pi, y)
	case d < -900:
		return y / x
	}
	r := dd{math.Ldexp(ay, -ex), 0}.div(dd{math.Ldexp(ax, -ex), 0}).atan()
	if x < 0 {
		r = pi.add(r.neg())
	}
	return math.Copysign(r.float(), y)
}

// Asin is the inverse sine.
func Asin(x float64) float64 {
	a := math.Abs(x)
	if special(x) || a >= 1 || a < 1e-9 {
		return math.Asin(x)
	}
	r := dd{a, 0}.div(sum(1, -a).mul(sum(1, a)).sqrt2()).atan()
	return math.Copysign(r.float(), x)
}

// Acos is the inverse cosine.
func Acos(x float64) float64 {
	a := math.Abs(x)
	if special(x) || a >= 1 || x == 0 {
		return math.Acos(x)
	}
	r := sum(1, -a).mul(sum(1, a)).sqrt2().div(dd{a, 0}).atan()
	if x < 0 {
		r = pi.add(r.neg())
	}
	return r.float()
}
