package math

import (
	"math"
	"math/big"

	rt "github.com/py2go/py2go/rtlib"
)

// exact is a sum of floats without rounding.
type exact struct{ z big.Float }

func (s *exact) add(x float64) {
	s.z.SetPrec(2200) // holds every float exactly, with room for carries
	s.z.Add(&s.z, new(big.Float).SetPrec(2200).SetFloat64(x))
}

func fsum(v rt.Value) (rt.Value, *rt.Exc) {
	var s exact
	var special float64 // infinities and NaNs
	sawInf, sawNegInf, sawSpecial := false, false, false
	err := rt.IterAll(v, func(item rt.Value) *rt.Exc {
		x, err := number(item)
		if err != nil {
			return err
		}
		if math.IsInf(x, 0) || math.IsNaN(x) {
			sawSpecial = true
			sawInf, sawNegInf = sawInf || math.IsInf(x, 1), sawNegInf || math.IsInf(x, -1)
			special += x
			return nil
		}
		s.add(x)
		return nil
	})
	switch {
	case err != nil:
		return rt.Unset, err
	case sawInf && sawNegInf:
		return rt.Unset, rt.Errorf(&rt.ValueError, "-inf + inf in fsum")
	case sawSpecial:
		return rt.Float(special), nil
	}
	r, _ := s.z.Float64()
	if math.IsInf(r, 0) {
		return rt.Unset, rt.Errorf(&rt.OverflowError, "intermediate overflow in fsum")
	}
	return rt.Float(r), nil
}

// norm is the length of a vector, rounded once.
func norm(xs []float64) float64 {
	var s exact
	nan := false
	for _, x := range xs {
		if math.IsInf(x, 0) {
			return math.Inf(1)
		}
		nan = nan || math.IsNaN(x)
	}
	if nan {
		return math.NaN()
	}
	s.z.SetPrec(4400)
	for _, x := range xs {
		sq := new(big.Float).SetPrec(4400).SetFloat64(x)
		s.z.Add(&s.z, sq.Mul(sq, sq))
	}
	r, _ := new(big.Float).SetPrec(200).Sqrt(&s.z).Float64()
	return r
}

func hypot(a []rt.Value) (rt.Value, *rt.Exc) {
	var xs []float64
	for _, v := range rt.Cast[rt.Tuple](a[0]).Items() {
		x, err := number(v)
		if err != nil {
			return rt.Unset, err
		}
		xs = append(xs, x)
	}
	return rt.Float(norm(xs)), nil
}

func dist(v, w rt.Value) (rt.Value, *rt.Exc) {
	ps, err := rt.ListOf(v)
	if err != nil {
		return rt.Unset, err
	}
	qs, err := rt.ListOf(w)
	if err != nil {
		return rt.Unset, err
	}
	if len(ps) != len(qs) {
		return rt.Unset, rt.Errorf(&rt.ValueError, "both points must have the same number of dimensions")
	}
	xs := make([]float64, len(ps))
	for i := range ps {
		x, err := number(ps[i])
		if err != nil {
			return rt.Unset, err
		}
		y, err := number(qs[i])
		if err != nil {
			return rt.Unset, err
		}
		xs[i] = x - y
	}
	return rt.Float(norm(xs)), nil
}

func prod(a []rt.Value) (rt.Value, *rt.Exc) {
	total := a[1]
	err := rt.IterAll(a[0], func(v rt.Value) *rt.Exc {
		var err *rt.Exc
		total, err = rt.Mul(total, v)
		return err
	})
	return total, err
}

// A triple is a sum in three parts of falling magnitude, which together have about three times the digits of a float.
type triple struct{ hi, lo, tiny float64 }

// twoSum is a float sum and what rounding took from it.
func twoSum(a, b float64) (sum, rest float64) {
	sum = a + b
	virtual := sum - a
	return sum, (a - (sum - virtual)) + (b - virtual)
}

// addProduct is t + x*y.
func (t triple) addProduct(x, y float64) triple {
	product := x * y
	hi, carry := twoSum(t.hi, product)
	lo, rest := twoSum(t.lo, math.FMA(x, y, -product))
	lo, lost := twoSum(lo, carry)
	return triple{hi, lo, t.tiny + rest + lost}
}

func (t triple) float() float64 {
	sum, rest := twoSum(t.lo, t.hi)
	return t.tiny + rest + sum
}

// productSum is a sum of products under way. As long as there are but products of small ints, and then as long as there are but such with a
// float, they are added without rounding and in three parts; what comes after that is added by + and *.
type productSum struct {
	total  rt.Value
	floats triple
	some   bool // floats has been added to
	stage  int  // 0 ints, 1 floats, 2 anything
}

func (s *productSum) add(p, q rt.Value) *rt.Exc {
	if s.stage == 1 || s.stage == 0 && !(p.IsInt() && q.IsInt()) {
		s.stage = 1
		if x, y, ok := floatPair(p, q); ok {
			if sum := s.floats.addProduct(x, y); !math.IsInf(sum.hi, 0) && !math.IsNaN(sum.hi) {
				s.floats, s.some = sum, true
				return nil
			}
		}
		if err := s.endFloats(); err != nil {
			return err
		}
	}
	product, err := rt.Mul(p, q)
	if err == nil {
		s.total, err = rt.Add(s.total, product)
	}
	if s.stage == 0 && err == nil && !(product.IsInt() && s.total.IsInt()) {
		s.stage = 2
	}
	return err
}

// endFloats puts the float products into the total.
func (s *productSum) endFloats() (err *rt.Exc) {
	if s.some {
		s.total, err = rt.Add(s.total, rt.Float(s.floats.float()))
	}
	s.some, s.stage = false, 2
	return err
}

// floatPair are two numbers of which one is a float and the other a float, an int or a bool, as floats.
func floatPair(p, q rt.Value) (x, y float64, ok bool) {
	small := func(v rt.Value) bool { return v.IsFloat() || v.IsInt() || v.IsBool() }
	if !(p.IsFloat() || q.IsFloat()) || !small(p) || !small(q) {
		return 0, 0, false
	}
	return asFloat(p), asFloat(q), true
}

// sumprod adds the products of the items of two iterables.
func sumprod(v, w rt.Value) (rt.Value, *rt.Exc) {
	ps, err := rt.ListOf(v)
	if err != nil {
		return rt.Unset, err
	}
	qs, err := rt.ListOf(w)
	if err != nil {
		return rt.Unset, err
	}
	sum := productSum{total: rt.Int(0)}
	for i := range min(len(ps), len(qs)) {
		if err := sum.add(ps[i], qs[i]); err != nil {
			return rt.Unset, err
		}
	}
	if len(ps) != len(qs) {
		return rt.Unset, rt.Errorf(&rt.ValueError, "Inputs are not the same length")
	}
	err = sum.endFloats()
	return sum.total, err
}

func asFloat(v rt.Value) float64 {
	switch {
	case v.IsFloat():
		return v.AsFloat()
	case v.IsBool():
		if v.IsTrue() {
			return 1
		}
		return 0
	}
	return float64(v.AsInt())
}

func sumFunctions() []rt.Def {
	return []rt.Def{
		{Name: "fsum", Sig: "seq, /", F1: fsum},
		{Name: "hypot", Sig: "*coordinates", FN: hypot},
		{Name: "dist", Sig: "p, q, /", F2: dist},
		{Name: "prod", Sig: "iterable, /, *, start=1", FN: prod},
		{Name: "sumprod", Sig: "p, q, /", F2: sumprod},
	}
}
