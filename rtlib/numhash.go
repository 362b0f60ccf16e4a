package rt

import (
	"math"
	"math/big"
)

// Hashes of numbers are their values modulo the prime 2**61-1, so that equal numbers of any type hash equal.
const (
	hashBits    = 61
	hashModulus = 1<<hashBits - 1
	hashInf     = 314159
	hashImag    = 1000003
)

var bigModulus = big.NewInt(hashModulus)

func intHashSlot(v Value) (int64, *Exc) {
	n, b, _ := intOf(v)
	if b == nil {
		return intHash(n), nil
	}
	h := new(big.Int).Rem(b, bigModulus).Int64()
	if h == -1 {
		h = -2
	}
	return h, nil
}

// hashFloat is the hash of f; self is what a NaN's hash is made of.
func hashFloat(f float64, self Value) int64 {
	switch {
	case math.IsInf(f, 1):
		return hashInf
	case math.IsInf(f, -1):
		return -hashInf
	case math.IsNaN(f):
		return addressHash(self)
	}
	m, e := math.Frexp(math.Abs(f))
	var x uint64
	for m != 0 {
		x = x<<28&hashModulus | x>>(hashBits-28)
		m *= 1 << 28
		e -= 28
		y := uint64(m)
		m -= float64(y)
		x += y
		if x >= hashModulus {
			x -= hashModulus
		}
	}
	if e %= hashBits; e < 0 {
		e += hashBits
	}
	x = x<<e&hashModulus | x>>(hashBits-e)
	h := int64(x)
	if f < 0 {
		h = -h
	}
	if h == -1 {
		h = -2
	}
	return h
}

func floatHash(v Value) (int64, *Exc) { return hashFloat(floatOf(v), v), nil }

func complexHash(v Value) (int64, *Exc) {
	c := Cast[ComplexObj](v)
	h := uint64(hashFloat(c.re, v)) + hashImag*uint64(hashFloat(c.im, v))
	if int64(h) == -1 {
		return -2, nil
	}
	return int64(h), nil
}
