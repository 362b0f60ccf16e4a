package hashlib

import (
	"encoding/binary"
	"math/bits"
)

// This file is BLAKE2b and BLAKE2s (RFC 7693) with all parameters that Python's hashlib has.

// blake2Params are the parameters of a hash; salt and person are padded with zeros.
type blake2Params struct {
	size, fanout, depth, nodeDepth, innerSize int
	leafSize, nodeOffset                      uint64
	key, salt, person                         []byte
	lastNode                                  bool
}

// blake2 is a hash of either kind: the words of BLAKE2s are kept in the low halves of uint64.
type blake2 struct {
	small    bool
	params   blake2Params
	h        [8]uint64
	block    []byte // up to blockSize bytes, of which the last block is hashed by Sum
	length   uint64 // bytes hashed
	lastNode bool
}

var (
	blake2bIV = [8]uint64{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
		0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}
	blake2Sigma = [10][16]byte{
		{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
		{11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
		{9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
		{12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
		{6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
	}
)

// iv is a word of the initial state; those of BLAKE2s are the high halves of BLAKE2b's.
func (d *blake2) iv(i int) uint64 {
	if d.small {
		return blake2bIV[i] >> 32
	}
	return blake2bIV[i]
}

func newBlake2(small bool, p blake2Params) *blake2 {
	d := &blake2{small: small, params: p}
	d.Reset()
	return d
}

func (d *blake2) Reset() {
	p := &d.params
	var block [64]byte
	block[0], block[1], block[2], block[3] = byte(p.size), byte(len(p.key)), byte(p.fanout), byte(p.depth)
	binary.LittleEndian.PutUint32(block[4:], uint32(p.leafSize))
	binary.LittleEndian.PutUint64(block[8:], p.nodeOffset)
	if d.small {
		block[14], block[15] = byte(p.nodeDepth), byte(p.innerSize)
		copy(block[16:24], p.salt)
		copy(block[24:32], p.person)
	} else {
		block[16], block[17] = byte(p.nodeDepth), byte(p.innerSize)
		copy(block[32:48], p.salt)
		copy(block[48:64], p.person)
	}
	for i := range d.h {
		d.h[i] = d.iv(i) ^ d.word(block[:], i)
	}
	d.block, d.length, d.lastNode = d.block[:0], 0, p.lastNode
	if len(p.key) > 0 {
		d.block = append(d.block, p.key...)
		d.block = append(d.block, make([]byte, d.BlockSize()-len(p.key))...)
	}
}

func (d *blake2) word(b []byte, i int) uint64 {
	if d.small {
		return uint64(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return binary.LittleEndian.Uint64(b[8*i:])
}

func (d *blake2) Size() int { return d.params.size }

func (d *blake2) BlockSize() int {
	if d.small {
		return 64
	}
	return 128
}

func (d *blake2) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 {
		if len(d.block) == d.BlockSize() {
			d.compress(false)
		}
		k := min(len(b), d.BlockSize()-len(d.block))
		d.block = append(d.block, b[:k]...)
		b = b[k:]
	}
	return n, nil
}

func (d *blake2) Sum(b []byte) []byte {
	c := *d
	c.block = append([]byte(nil), d.block...)
	c.compress(true)
	var out []byte
	for _, w := range c.h {
		if d.small {
			out = binary.LittleEndian.AppendUint32(out, uint32(w))
		} else {
			out = binary.LittleEndian.AppendUint64(out, w)
		}
	}
	return append(b, out[:d.params.size]...)
}

// compress hashes the block that was collected.
func (d *blake2) compress(last bool) {
	d.length += uint64(len(d.block))
	d.block = append(d.block, make([]byte, d.BlockSize()-len(d.block))...)
	var m, v [16]uint64
	for i := range m {
		m[i] = d.word(d.block, i)
	}
	copy(v[:], d.h[:])
	for i := range 8 {
		v[8+i] = d.iv(i)
	}
	mask, rounds := ^uint64(0), 12
	if d.small {
		mask, rounds = 1<<32-1, 10
		v[12] ^= d.length & mask
		v[13] ^= d.length >> 32
	} else {
		v[12] ^= d.length
	}
	if last {
		v[14] ^= mask
		if d.lastNode {
			v[15] ^= mask
		}
	}
	for r := range rounds {
		s := &blake2Sigma[r%10]
		for i := range 4 {
			d.mix(&v, i, 4+i, 8+i, 12+i, m[s[2*i]], m[s[2*i+1]])
		}
		for i := range 4 {
			d.mix(&v, i, 4+(i+1)%4, 8+(i+2)%4, 12+(i+3)%4, m[s[8+2*i]], m[s[9+2*i]])
		}
	}
	for i := range d.h {
		d.h[i] ^= v[i] ^ v[8+i]
	}
	d.block = d.block[:0]
}

func (d *blake2) mix(v *[16]uint64, a, b, c, e int, x, y uint64) {
	if d.small {
		rot := func(w uint64, n int) uint64 { return uint64(bits.RotateLeft32(uint32(w), -n)) }
		add := func(w ...uint64) uint64 {
			var sum uint32
			for _, n := range w {
				sum += uint32(n)
			}
			return uint64(sum)
		}
		v[a] = add(v[a], v[b], x)
		v[e] = rot(v[e]^v[a], 16)
		v[c] = add(v[c], v[e])
		v[b] = rot(v[b]^v[c], 12)
		v[a] = add(v[a], v[b], y)
		v[e] = rot(v[e]^v[a], 8)
		v[c] = add(v[c], v[e])
		v[b] = rot(v[b]^v[c], 7)
		return
	}
	v[a] += v[b] + x
	v[e] = bits.RotateLeft64(v[e]^v[a], -32)
	v[c] += v[e]
	v[b] = bits.RotateLeft64(v[b]^v[c], -24)
	v[a] += v[b] + y
	v[e] = bits.RotateLeft64(v[e]^v[a], -16)
	v[c] += v[e]
	v[b] = bits.RotateLeft64(v[b]^v[c], -63)
}
