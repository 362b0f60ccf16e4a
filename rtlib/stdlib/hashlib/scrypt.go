package hashlib

import (
	"math"

	rt "github.com/py2go/py2go/rtlib"
	"golang.org/x/crypto/scrypt"
)

// defaultMemory is how much scrypt may use if maxmem is 0, as in OpenSSL.
const defaultMemory = 32 << 20

// scryptKey is hashlib.scrypt.
func scryptKey(a []rt.Value) (rt.Value, *rt.Exc) {
	password, err := rt.BytesArg(a[0])
	if err != nil {
		return rt.Unset, err
	}
	if a[1].IsNone() {
		return rt.Unset, rt.Errorf(&rt.TypeError, "salt is required")
	}
	salt, err := rt.BytesArg(a[1])
	if err != nil {
		return rt.Unset, err
	}
	var cost [3]int
	for i, name := range []string{"n", "r", "p"} {
		if !rt.IsIntLike(a[2+i]) {
			return rt.Unset, rt.Errorf(&rt.TypeError, "%s is required and must be an unsigned int", name)
		}
		if cost[i], err = rt.IndexInt(a[2+i]); err != nil {
			return rt.Unset, err
		}
	}
	n, r, p := cost[0], cost[1], cost[2]
	if n < 2 || n&(n-1) != 0 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "n must be a power of 2.")
	}
	memory, err := rt.IndexInt(a[5])
	if err != nil {
		return rt.Unset, err
	}
	if memory < 0 || memory > math.MaxInt32 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "maxmem must be positive and smaller than %d", math.MaxInt32)
	}
	if memory == 0 {
		memory = defaultMemory
	}
	size, err := rt.IndexInt(a[6])
	if err != nil {
		return rt.Unset, err
	}
	if size < 1 || size > math.MaxInt32 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "dklen must be greater than 0 and smaller than %d", math.MaxInt32)
	}
	if r < 1 || p < 1 || p > (1<<30-1)/r {
		return rt.Unset, rt.Errorf(&rt.ValueError, "Invalid parameter combination for n, r, p, maxmem.")
	}
	if n > memory/(128*r)-2-p {
		return rt.Unset, rt.Errorf(&rt.ValueError, "[digital envelope routines] memory limit exceeded")
	}
	var key []byte
	var e error
	rt.Blocking(func() { key, e = scrypt.Key([]byte(password), []byte(salt), n, r, p, size) })
	if e != nil {
		return rt.Unset, rt.Errorf(&rt.ValueError, "Invalid parameter combination for n, r, p, maxmem.")
	}
	return rt.NewBytes(string(key)), nil
}
