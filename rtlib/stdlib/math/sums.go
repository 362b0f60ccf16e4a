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

// sumprod adds products without rounding in between where all are floats, and by + and * otherwise.
func sumprod(v, w rt.Value) (rt.Value, *rt.Exc) {
	ps, err := rt.ListOf(v)
	if err != nil {
		return rt.Unset, err
	}
	qs, err := rt.ListOf(w)
	if err != nil {
		return rt.Unset, err
	}
	if len(ps) != len(qs) {
		return rt.Unset, rt.Errorf(&rt.ValueError, "Inputs are not the same length")
	}
	floats, finite := false, true
	var z big.Float
	z.SetPrec(4400)
	for i := range ps {
		floats = floats || ps[i].IsFloat() || qs[i].IsFloat()
		for _, v := range []rt.Value{ps[i], qs[i]} {
			switch {
			case v.IsFloat():
				finite = finite && !math.IsInf(v.AsFloat(), 0) && !math.IsNaN(v.AsFloat())
			case !v.IsInt() && !v.IsBool():
				finite = false
			}
		}
		if finite && floats {
			p := new(big.Float).SetPrec(4400).SetFloat64(asFloat(ps[i]))
			z.Add(&z, p.Mul(p, new(big.Float).SetPrec(4400).SetFloat64(asFloat(qs[i]))))
		} else if finite {
			p := new(big.Float).SetPrec(4400).SetInt64(ps[i].AsInt())
			z.Add(&z, p.Mul(p, new(big.Float).SetPrec(4400).SetInt64(qs[i].AsInt())))
		}
	}
	if floats && finite {
		r, _ := z.Float64()
		return rt.Float(r), nil
	}
	total := rt.Int(0)
	for i := range ps {
		p, err := rt.Mul(ps[i], qs[i])
		if err == nil {
			total, err = rt.Add(total, p)
		}
		if err != nil {
			return rt.Unset, err
		}
	}
	return total, nil
}

func asFloat(v rt.Value) float64 {
	if v.IsFloat() {
		return v.AsFloat()
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
