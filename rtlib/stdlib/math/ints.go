package math

import (
	"math/big"
	"math/bits"

	rt "github.com/py2go/py2go/rtlib"
)

// integer is v through __index__.
func integer(v rt.Value) (*big.Int, *rt.Exc) {
	i, err := rt.IndexValue(v)
	if err != nil {
		return nil, err
	}
	z, _ := rt.BigOf(i)
	return z, nil
}

// fold combines the absolute values of the arguments.
func fold(start int64, f func(z, x *big.Int)) func(a []rt.Value) (rt.Value, *rt.Exc) {
	return func(a []rt.Value) (rt.Value, *rt.Exc) {
		z := big.NewInt(start)
		for _, v := range rt.Cast[rt.Tuple](a[0]).Items() {
			x, err := integer(v)
			if err != nil {
				return rt.Unset, err
			}
			f(z, new(big.Int).Abs(x))
		}
		return rt.FromBig(z), nil
	}
}

func factorial(v rt.Value) (rt.Value, *rt.Exc) {
	n, err := integer(v)
	switch {
	case err != nil:
		return rt.Unset, err
	case n.Sign() < 0:
		return rt.Unset, rt.Errorf(&rt.ValueError, "factorial() not defined for negative values")
	case !n.IsInt64() || n.Int64() > 1<<31:
		return rt.Unset, rt.Errorf(&rt.OverflowError, "factorial() argument should not exceed 9223372036854775807")
	}
	return rt.FromBig(product(1, n.Uint64())), nil
}

// product is first * (first+1) * … * last.
func product(first, last uint64) *big.Int {
	const run = 512 // numbers multiplied one machine word at a time; above that, halves of similar size are faster
	if last > first+run {
		mid := first + (last-first)/2
		z := product(first, mid)
		return z.Mul(z, product(mid+1, last))
	}
	room := int(last-min(first, last)+1)*bits.Len64(last)/bits.UintSize + 2
	z, word := new(big.Int).SetBits(append(make([]big.Word, 0, room), 1)), uint64(1)
	var y big.Int
	for ; first <= last; first++ {
		if high, low := bits.Mul64(word, first); high == 0 {
			word = low
			continue
		}
		z.Mul(z, y.SetUint64(word))
		word = first
	}
	return z.Mul(z, y.SetUint64(word))
}

func isqrt(v rt.Value) (rt.Value, *rt.Exc) {
	n, err := integer(v)
	if err != nil {
		return rt.Unset, err
	}
	if n.Sign() < 0 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "isqrt() argument must be nonnegative")
	}
	return rt.FromBig(new(big.Int).Sqrt(n)), nil
}

// choose are the arguments of comb and perm.
func choose(v, w rt.Value) (n, k *big.Int, err *rt.Exc) {
	if n, err = integer(v); err != nil {
		return nil, nil, err
	}
	if k, err = integer(w); err != nil {
		return nil, nil, err
	}
	switch {
	case n.Sign() < 0:
		return nil, nil, rt.Errorf(&rt.ValueError, "n must be a non-negative integer")
	case k.Sign() < 0:
		return nil, nil, rt.Errorf(&rt.ValueError, "k must be a non-negative integer")
	}
	return n, k, nil
}

func comb(v, w rt.Value) (rt.Value, *rt.Exc) {
	n, k, err := choose(v, w)
	if err != nil {
		return rt.Unset, err
	}
	if rest := new(big.Int).Sub(n, k); rest.Sign() < 0 {
		return rt.Int(0), nil
	} else if rest.Cmp(k) < 0 {
		k = rest
	}
	if !k.IsInt64() {
		return rt.Unset, rt.Errorf(&rt.OverflowError, "min(n - k, k) must not exceed 9223372036854775807")
	}
	out := big.NewInt(1)
	for i := int64(0); i < k.Int64(); i++ {
		out.Mul(out, new(big.Int).Sub(n, big.NewInt(i)))
		out.Quo(out, big.NewInt(i+1))
	}
	return rt.FromBig(out), nil
}

func perm(a []rt.Value) (rt.Value, *rt.Exc) {
	if a[1].IsNone() {
		return factorial(a[0])
	}
	n, k, err := choose(a[0], a[1])
	if err != nil {
		return rt.Unset, err
	}
	if n.Cmp(k) < 0 {
		return rt.Int(0), nil
	}
	if !k.IsInt64() {
		return rt.Unset, rt.Errorf(&rt.OverflowError, "k must not exceed 9223372036854775807")
	}
	out := big.NewInt(1)
	for i := int64(0); i < k.Int64(); i++ {
		out.Mul(out, new(big.Int).Sub(n, big.NewInt(i)))
	}
	return rt.FromBig(out), nil
}

func intFunctions() []rt.Def {
	return []rt.Def{
		{Name: "gcd", Sig: "*integers", FN: fold(0, func(z, x *big.Int) { z.GCD(nil, nil, z, x) })},
		{Name: "lcm", Sig: "*integers", FN: fold(1, func(z, x *big.Int) {
			if z.Sign() == 0 || x.Sign() == 0 {
				z.SetInt64(0)
				return
			}
			g := new(big.Int).GCD(nil, nil, z, x)
			z.Mul(z, x.Quo(x, g))
		})},
		{Name: "factorial", Sig: "n, /", F1: factorial},
		{Name: "isqrt", Sig: "n, /", F1: isqrt},
		{Name: "comb", Sig: "n, k, /", F2: comb},
		{Name: "perm", Sig: "n, k=None, /", FN: perm},
	}
}
