package rt

import (
	bin "encoding/binary"
	"fmt"
	"math/bits"
	"math/rand/v2"
	"os"
	"strconv"
)

// Texts and bytes are hashed with SipHash-1-3 under a key that PYTHONHASHSEED gives, as it does for CPython, so that sets of strings
// iterate alike under the same number. Without a number the key is random.
var hashKey0, hashKey1 = hashKeys(os.Getenv("PYTHONHASHSEED"))

func hashKeys(seed string) (k0, k1 uint64) {
	if seed == "" || seed == "random" {
		return rand.Uint64(), rand.Uint64() // of Go's generator, ChaCha8 with a seed from the system
	}
	n, err := strconv.ParseUint(seed, 10, 32)
	if err != nil {
		fmt.Fprintln(os.Stderr, `Fatal Python error: config_init_hash_seed: PYTHONHASHSEED must be "random" or an integer in range [0; 4294967295]`)
		os.Exit(1)
	}
	if n == 0 {
		return 0, 0
	}
	var secret [24]byte
	// CPython fills its secret from this linear congruential generator.
	x := uint32(n)
	for i := range secret {
		x = x*214013 + 2531011
		secret[i] = byte(x >> 16)
	}
	return bin.LittleEndian.Uint64(secret[:]), bin.LittleEndian.Uint64(secret[8:])
}

// hashBytes is hash() of bytes, and of text in CPython's memory layout; never -1.
func hashBytes(s string) int64 {
	if s == "" {
		return 0
	}
	k0, k1 := hashKey0, hashKey1
	v0, v1, v2, v3 := k0^0x736f6d6570736575, k1^0x646f72616e646f6d, k0^0x6c7967656e657261, k1^0x7465646279746573
	last := uint64(len(s)) << 56
	for ; len(s) >= 8; s = s[8:] {
		m := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		v3 ^= m
		v0, v1, v2, v3 = sipRound(v0, v1, v2, v3)
		v0 ^= m
	}
	for i := 0; i < len(s); i++ {
		last |= uint64(s[i]) << (8 * i)
	}
	v3 ^= last
	v0, v1, v2, v3 = sipRound(v0, v1, v2, v3)
	v0 ^= last
	v2 ^= 0xff
	for range 3 {
		v0, v1, v2, v3 = sipRound(v0, v1, v2, v3)
	}
	h := int64(v0 ^ v1 ^ v2 ^ v3)
	if h == -1 {
		return -2
	}
	return h
}

func sipRound(v0, v1, v2, v3 uint64) (uint64, uint64, uint64, uint64) {
	v0 += v1
	v2 += v3
	v1 = bits.RotateLeft64(v1, 13) ^ v0
	v3 = bits.RotateLeft64(v3, 16) ^ v2
	v0 = bits.RotateLeft64(v0, 32)
	v2 += v1
	v0 += v3
	v1 = bits.RotateLeft64(v1, 17) ^ v2
	v3 = bits.RotateLeft64(v3, 21) ^ v0
	v2 = bits.RotateLeft64(v2, 32)
	return v0, v1, v2, v3
}

// hashText is hash() of text: of its code points in 1, 2 or 4 bytes each, whatever the largest needs.
func hashText(s string) int64 {
	top := rune(0)
	if isASCII(s) {
		return hashBytes(s)
	}
	rs := runesOf(s)
	for _, r := range rs {
		top = max(top, r)
	}
	b := make([]byte, 0, 4*len(rs))
	for _, r := range rs {
		switch {
		case top < 1<<8:
			b = append(b, byte(r))
		case top < 1<<16:
			b = append(b, byte(r), byte(r>>8))
		default:
			b = append(b, byte(r), byte(r>>8), byte(r>>16), byte(r>>24))
		}
	}
	return hashBytes(stringView(b))
}

func strHash(v Value) (int64, *Exc) {
	s := Cast[Str](v)
	if s.hash == 0 {
		s.hash = hashText(s.s)
	}
	return s.hash, nil
}
