// Package hashlib provides Python's modules hashlib and hmac on Go's hash functions.
package hashlib

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"crypto/subtle"
	"encoding"
	"fmt"
	"hash"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

var algorithms = map[string]func() hash.Hash{
	"md5": md5.New, "sha1": sha1.New, "sha224": sha256.New224, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New,
	"sha3_224": func() hash.Hash { return sha3.New224() }, "sha3_256": func() hash.Hash { return sha3.New256() },
	"sha3_384": func() hash.Hash { return sha3.New384() }, "sha3_512": func() hash.Hash { return sha3.New512() },
}

var order = []string{"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512"}

var (
	hashType = rt.Type{Name: "HASH", Module: "_hashlib", Flags: rt.NoInstantiate}
	hmacType = rt.Type{Name: "HMAC", Module: "hmac", Flags: rt.NoInstantiate}
)

// hasher is a hash or HMAC object.
type hasher struct {
	rt.Obj
	name string
	h    hash.Hash
	// again makes an empty one, and data is all that was fed, where the hash cannot be copied.
	again func() hash.Hash
	data  []byte
}

func init() {
	rt.RegisterModule("hashlib", fill)
	rt.RegisterModule("hmac", fillHMAC)
}

func lookup(name string) (func() hash.Hash, *rt.Exc) {
	f := algorithms[strings.ReplaceAll(strings.ToLower(name), "-", "_")]
	if f == nil {
		return nil, rt.Errorf(&rt.ValueError, "unsupported hash type %s", name)
	}
	return f, nil
}

func (o *hasher) update(v rt.Value) *rt.Exc {
	if _, ok := rt.StrOf(v); ok {
		return rt.Errorf(&rt.TypeError, "Strings must be encoded before hashing")
	}
	s, ok := rt.BytesLike(v)
	if !ok {
		return rt.Errorf(&rt.TypeError, "object supporting the buffer API required")
	}
	o.h.Write([]byte(s))
	if _, ok := o.h.(encoding.BinaryMarshaler); !ok {
		o.data = append(o.data, s...)
	}
	return nil
}

func (o *hasher) copy() *hasher {
	c := &hasher{Obj: o.Obj, name: o.name, h: o.again(), again: o.again}
	if m, ok := o.h.(encoding.BinaryMarshaler); ok {
		if state, err := m.MarshalBinary(); err == nil && c.h.(encoding.BinaryUnmarshaler).UnmarshalBinary(state) == nil {
			return c
		}
	}
	c.data = append(c.data, o.data...)
	c.h.Write(c.data)
	return c
}

func newHash(t *rt.Type, name string, again func() hash.Hash, data rt.Value) (rt.Value, *rt.Exc) {
	o := &hasher{Obj: rt.NewObj(t), name: name, h: again(), again: again}
	if data.IsUnset() || data.IsNone() {
		return rt.FromObj(o), nil
	}
	return rt.FromObj(o), o.update(data)
}

func initType(t *rt.Type) {
	of := func(v rt.Value) *hasher { return rt.Cast[hasher](v) }
	t.Methods = []rt.Def{
		{Name: "update", F2: func(v, b rt.Value) (rt.Value, *rt.Exc) { return rt.None, of(v).update(b) }},
		{Name: "digest", Sig: "length=?", FN: digest},
		{Name: "hexdigest", Sig: "length=?", FN: hexdigest},
		{Name: "copy", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.FromObj(of(v).copy()), nil }},
	}
	t.GetSets = []rt.GetSet{
		{Name: "name", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.NewStr(of(v).name), nil }},
		{Name: "digest_size", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(of(v).h.Size())), nil }},
		{Name: "block_size", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(of(v).h.BlockSize())), nil }},
	}
	rt.Ready(t)
}

func fill(m *rt.Module) *rt.Exc {
	initType(&hashType)
	hashType.Repr = func(v rt.Value) (rt.Value, *rt.Exc) {
		return rt.NewStr(fmt.Sprintf("<%s _hashlib.HASH object @ 0x%x>", rt.Cast[hasher](v).name, rt.ID(v))), nil
	}
	names := make([]rt.Value, len(order))
	for i, name := range order {
		names[i] = rt.NewStr(name)
		if strings.HasPrefix(name, "blake2") {
			continue
		}
		again := algorithms[name]
		m.Def(rt.Def{Name: name, Sig: "string=b'', *, usedforsecurity=True", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			return newHash(&hashType, name, again, a[0])
		}})
	}
	fillBlake(m)
	m.Def(rt.Def{Name: "file_digest", Sig: "fileobj, digest, /", FN: fileDigest})
	for _, n := range []string{"algorithms_guaranteed", "algorithms_available"} {
		s, err := rt.NewSet(names...)
		if err != nil {
			return err
		}
		m.Set(n, s)
	}
	m.Def(
		rt.Def{Name: "new", Sig: "name, data=b'', *, usedforsecurity=True", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			name, ok := rt.StrOf(a[0])
			if !ok {
				return rt.Unset, rt.Errorf(&rt.TypeError, "name must be a string")
			}
			again, err := lookup(name)
			if err != nil {
				return rt.Unset, err
			}
			return newHash(&hashType, strings.ToLower(name), again, a[1])
		}},
		rt.Def{Name: "scrypt", Sig: "password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64", FN: scryptKey},
		rt.Def{Name: "pbkdf2_hmac", Sig: "hash_name, password, salt, iterations, dklen=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			name, _ := rt.StrOf(a[0])
			f, err := lookup(name)
			if err != nil {
				return rt.Unset, err
			}
			password, err := rt.BytesArg(a[1])
			if err != nil {
				return rt.Unset, err
			}
			salt, err := rt.BytesArg(a[2])
			if err != nil {
				return rt.Unset, err
			}
			n, err := rt.IndexInt(a[3])
			if err != nil {
				return rt.Unset, err
			}
			size := f().Size()
			if !a[4].IsNone() {
				if size, err = rt.IndexInt(a[4]); err != nil {
					return rt.Unset, err
				}
			}
			key, e := pbkdf2.Key(f, password, []byte(salt), n, size)
			if e != nil {
				return rt.Unset, rt.Errorf(&rt.ValueError, "%s", e)
			}
			return rt.NewBytes(string(key)), nil
		}},
	)
	return nil
}

// hmacNew makes an HMAC; the digest is named, or a function of hashlib.
func hmacNew(key, msg, digest rt.Value) (rt.Value, *rt.Exc) {
	k, err := rt.BytesArg(key)
	if err != nil {
		return rt.Unset, err
	}
	if digest.IsUnset() || digest.IsNone() {
		return rt.Unset, rt.Errorf(&rt.TypeError, "Missing required argument 'digestmod'.")
	}
	name, ok := rt.StrOf(digest)
	if !ok {
		v, err := rt.GetAttrName(digest, "__name__")
		if err != nil {
			return rt.Unset, err
		}
		name, _ = rt.StrOf(v)
		name = strings.TrimPrefix(name, "openssl_")
	}
	f, err := lookup(name)
	if err != nil {
		return rt.Unset, err
	}
	return newHash(&hmacType, "hmac-"+name, func() hash.Hash { return hmac.New(f, []byte(k)) }, msg)
}

func fillHMAC(m *rt.Module) *rt.Exc {
	initType(&hmacType)
	m.Set("HMAC", hmacType.Value())
	m.Def(
		rt.Def{Name: "new", Sig: "key, msg=None, digestmod=?", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return hmacNew(a[0], a[1], a[2]) }},
		rt.Def{Name: "digest", Sig: "key, msg, digest", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			v, err := hmacNew(a[0], a[1], a[2])
			if err != nil {
				return rt.Unset, err
			}
			return rt.NewBytes(string(rt.Cast[hasher](v).h.Sum(nil))), nil
		}},
		rt.Def{Name: "compare_digest", F2: func(a, b rt.Value) (rt.Value, *rt.Exc) {
			x, isStr := rt.StrOf(a)
			y, isStr2 := rt.StrOf(b)
			if isStr != isStr2 {
				return rt.Unset, rt.Errorf(&rt.TypeError, "unsupported operand types(s) or combination of types: '%s' and '%s'", rt.TypeName(a), rt.TypeName(b))
			}
			if !isStr {
				var err *rt.Exc
				if x, err = rt.BytesArg(a); err != nil {
					return rt.Unset, err
				}
				if y, err = rt.BytesArg(b); err != nil {
					return rt.Unset, err
				}
			}
			if isStr && (!ascii(x) || !ascii(y)) {
				return rt.Unset, rt.Errorf(&rt.TypeError, "comparing strings with non-ASCII characters is not supported")
			}
			return rt.Bool(subtle.ConstantTimeCompare([]byte(x), []byte(y)) == 1), nil
		}},
	)
	return nil
}

func ascii(s string) bool { return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0 }
