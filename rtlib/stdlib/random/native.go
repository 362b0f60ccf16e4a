// Package random is Python's random module. The Mersenne Twister and the deviates that are found by rejection are here in Go, as the module
// _random; what makes distributions of them, and draws from sequences, is random.py, translated.
package random

import (
	"crypto/rand"
	"crypto/sha512"
	"math/big"

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/math"
	_ "github.com/py2go/py2go/rtlib/stdlib/operator"
)

//go:generate go run ../mkpython.go random=random.py

const (
	size = 624
	mid  = 397
)

// twister is MT19937.
type twister struct {
	rt.Obj
	state [size]uint32
	index int
}

var twisterType = rt.Type{Name: "Random", Module: "_random", Flags: rt.BaseType}

func init() {
	t := &twisterType
	t.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		m := rt.Alloc[twister](t)
		m.seedArray([]uint32{5489})
		return rt.FromObj(m), nil
	}
	t.Init = func(self rt.Value, a *rt.Args) *rt.Exc { return nil }
	t.Methods = []rt.Def{
		{Name: "random", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Float(rt.Cast[twister](self).float()), nil }},
		{Name: "getrandbits", Sig: "k, /", F2: getrandbits},
		{Name: "_seed", Sig: "n, /", F2: seed},
		{Name: "_getstate", F1: getstate},
		{Name: "_setstate", Sig: "state, /", F2: setstate},
	}
	t.Methods = append(t.Methods, deviateMethods()...)
	rt.Ready(t)
	rt.RegisterModule("_random", func(m *rt.Module) *rt.Exc {
		m.Set("Random", t.Value())
		m.Def(
			rt.Def{Name: "_sha512", Sig: "data, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				s, ok := rt.BytesText(v)
				if !ok {
					return rt.Unset, rt.Errorf(&rt.TypeError, "object supporting the buffer API required")
				}
				sum := sha512.Sum512([]byte(s))
				return rt.NewBytes(string(sum[:])), nil
			}},
			rt.Def{Name: "_urandom", Sig: "n, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				n, err := rt.IndexInt(v)
				if err != nil {
					return rt.Unset, err
				}
				b := make([]byte, max(n, 0))
				rand.Read(b)
				return rt.NewBytes(string(b)), nil
			}},
		)
		return nil
	})
	Register()
}

func (m *twister) seedInt(s uint32) {
	m.state[0] = s
	for i := 1; i < size; i++ {
		prev := m.state[i-1]
		m.state[i] = 1812433253*(prev^prev>>30) + uint32(i)
	}
	m.index = size
}

// seedArray mixes a key of any length into the state.
func (m *twister) seedArray(key []uint32) {
	m.seedInt(19650218)
	s := &m.state
	i, j := 1, 0
	step := func() {
		if i++; i >= size {
			s[0] = s[size-1]
			i = 1
		}
	}
	for range max(size, len(key)) {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1664525) + key[j] + uint32(j)
		step()
		j = (j + 1) % len(key)
	}
	for range size - 1 {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1566083941) - uint32(i)
		step()
	}
	s[0] = 0x80000000
}

func (m *twister) next() uint32 {
	if m.index >= size {
		s := &m.state
		for i := range s {
			y := s[i]&0x80000000 | s[(i+1)%size]&0x7fffffff
			s[i] = s[(i+mid)%size] ^ y>>1 ^ (y&1)*0x9908b0df
		}
		m.index = 0
	}
	y := m.state[m.index]
	m.index++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// float is in [0, 1), with 53 bits.
func (m *twister) float() float64 {
	a, b := m.next()>>5, m.next()>>6
	return (float64(a)*67108864 + float64(b)) / 9007199254740992
}

func getrandbits(self, v rt.Value) (rt.Value, *rt.Exc) {
	m := rt.Cast[twister](self)
	k, err := rt.IndexInt(v)
	switch {
	case err != nil:
		return rt.Unset, err
	case k < 0:
		return rt.Unset, rt.Errorf(&rt.ValueError, "number of bits must be non-negative")
	case k == 0:
		return rt.Int(0), nil
	case k <= 32:
		return rt.Int(int64(m.next() >> (32 - k))), nil
	}
	out := new(big.Int)
	for shift := 0; k > 0; shift, k = shift+32, k-32 {
		r := m.next()
		if k < 32 {
			r >>= 32 - k
		}
		out.Or(out, new(big.Int).Lsh(big.NewInt(int64(r)), uint(shift)))
	}
	return rt.FromBig(out), nil
}

// seed takes an int.
func seed(self, v rt.Value) (rt.Value, *rt.Exc) {
	z, ok := rt.BigOf(v)
	if !ok {
		return rt.Unset, rt.Errorf(&rt.TypeError, "an int is required")
	}
	z = new(big.Int).Abs(z)
	var key []uint32
	mask := big.NewInt(0xffffffff)
	for z.Sign() != 0 {
		key = append(key, uint32(new(big.Int).And(z, mask).Uint64()))
		z.Rsh(z, 32)
	}
	if len(key) == 0 {
		key = []uint32{0}
	}
	rt.Cast[twister](self).seedArray(key)
	return rt.None, nil
}

func getstate(self rt.Value) (rt.Value, *rt.Exc) {
	m := rt.Cast[twister](self)
	out := make([]rt.Value, 0, size+1)
	for _, x := range m.state {
		out = append(out, rt.Int(int64(x)))
	}
	return rt.NewTuple(append(out, rt.Int(int64(m.index)))...), nil
}

func setstate(self, v rt.Value) (rt.Value, *rt.Exc) {
	tup := rt.As[rt.Tuple](v, &rt.TupleType)
	if tup == nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "state vector must be a tuple")
	}
	items := tup.Items()
	if len(items) != size+1 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "state vector is the wrong size")
	}
	m := rt.Cast[twister](self)
	for i, x := range items {
		n, err := rt.IndexInt(x)
		if err != nil {
			return rt.Unset, err
		}
		if i == size {
			if n < 0 || n > size {
				return rt.Unset, rt.Errorf(&rt.ValueError, "invalid state")
			}
			m.index = n
		} else {
			m.state[i] = uint32(n)
		}
	}
	return rt.None, nil
}
