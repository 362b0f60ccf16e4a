package hashlib

import (
	"crypto/sha3"
	"encoding/hex"
	"hash"
	"io"

	rt "github.com/py2go/py2go/rtlib"
)

// This file is the hashes that have parameters of their own (BLAKE2), or digests of any length (SHAKE), and hashes of files.

var blakeTypes [2]rt.Type // of BLAKE2b and BLAKE2s

// blakeKind says what a hash of a kind may have; each length is in bytes.
type blakeKind struct {
	name                            string
	small                           bool
	maxDigest, maxKey, salt, person int
}

var blakeKinds = [2]blakeKind{{"blake2b", false, 64, 64, 16, 16}, {"blake2s", true, 32, 32, 8, 8}}

func init() {
	for i, k := range blakeKinds {
		t := &blakeTypes[i]
		*t = rt.Type{Name: k.name, Module: "_blake2"}
		algorithms[k.name] = func() hash.Hash {
			return newBlake2(k.small, blake2Params{size: k.maxDigest, fanout: 1, depth: 1})
		}
		sig := rt.NewSig(k.name, "data=b'', /, *, digest_size=None, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0, node_offset=0, "+
			"node_depth=0, inner_size=0, last_node=False, usedforsecurity=True")
		t.New = func(t *rt.Type, args *rt.Args) (rt.Value, *rt.Exc) {
			a, err := sig.Bind(args)
			if err != nil {
				return rt.Unset, err
			}
			p, err := k.params(a)
			if err != nil {
				return rt.Unset, err
			}
			return newHash(t, k.name, func() hash.Hash { return newBlake2(k.small, p) }, a[0])
		}
	}
	for _, f := range []struct {
		name string
		make func() *sha3.SHAKE
	}{{"shake_128", sha3.NewSHAKE128}, {"shake_256", sha3.NewSHAKE256}} {
		algorithms[f.name] = func() hash.Hash { return shake{f.make()} }
	}
	order = append(order, "blake2b", "blake2s", "shake_128", "shake_256")
}

func (k *blakeKind) params(a []rt.Value) (p blake2Params, err *rt.Exc) {
	p.size = k.maxDigest
	if !a[1].IsNone() {
		if p.size, err = rt.IndexInt(a[1]); err != nil {
			return p, err
		}
	}
	if p.size < 1 || p.size > k.maxDigest {
		return p, rt.Errorf(&rt.ValueError, "digest_size must be between 1 and %d bytes", k.maxDigest)
	}
	for _, part := range []struct {
		v    rt.Value
		to   *[]byte
		max  int
		what string
	}{{a[2], &p.key, k.maxKey, "key"}, {a[3], &p.salt, k.salt, "salt"}, {a[4], &p.person, k.person, "person"}} {
		s, err := rt.BytesArg(part.v)
		if err != nil {
			return p, err
		}
		if len(s) > part.max {
			return p, rt.Errorf(&rt.ValueError, "maximum %s length is %d bytes", part.what, part.max)
		}
		*part.to = []byte(s)
	}
	var leaf, offset int
	for _, n := range []struct {
		v        rt.Value
		to       *int
		min, max int
		text     string
	}{
		{a[5], &p.fanout, 0, 255, "fanout must be between 0 and 255"}, {a[6], &p.depth, 1, 255, "depth must be between 1 and 255"},
		{a[7], &leaf, 0, 1<<32 - 1, "leaf_size is too large"}, {a[8], &offset, 0, 1<<62 - 1, "node_offset is too large"},
		{a[9], &p.nodeDepth, 0, 255, "node_depth must be between 0 and 255"}, {a[10], &p.innerSize, 0, k.maxDigest, "inner_size must be between 0 and is " + k.name},
	} {
		if *n.to, err = rt.IndexInt(n.v); err != nil {
			return p, err
		}
		if *n.to < n.min || *n.to > n.max {
			return p, rt.Errorf(&rt.ValueError, "%s", n.text)
		}
	}
	p.leafSize, p.nodeOffset = uint64(leaf), uint64(offset)
	p.lastNode, err = rt.Truth(a[11])
	return p, err
}

// fillBlake adds the classes blake2b and blake2s.
func fillBlake(m *rt.Module) {
	for i, k := range blakeKinds {
		t := &blakeTypes[i]
		initType(t)
		for name, n := range map[string]int{"MAX_DIGEST_SIZE": k.maxDigest, "MAX_KEY_SIZE": k.maxKey, "SALT_SIZE": k.salt, "PERSON_SIZE": k.person} {
			t.Set(name, rt.Int(int64(n)))
		}
		m.Set(k.name, t.Value())
	}
}

// shake is a SHA-3 function whose digest is as long as its reader asks for.
type shake struct{ *sha3.SHAKE }

func (s shake) Size() int { return 0 }

func (s shake) Sum(b []byte) []byte { return b }

// squeeze is the digest of a SHAKE hash.
func squeeze(o *hasher, length rt.Value) ([]byte, *rt.Exc) {
	n, err := rt.IndexInt(length)
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, rt.Errorf(&rt.ValueError, "value must be positive")
	}
	c := o.copy()
	out := make([]byte, n)
	if _, e := io.ReadFull(c.h.(shake), out); e != nil {
		return nil, rt.Errorf(&rt.ValueError, "%s", e)
	}
	return out, nil
}

// digestOf is the digest of any hash; length is given for SHAKE alone.
func digestOf(method string, a []rt.Value) ([]byte, *rt.Exc) {
	o := rt.Cast[hasher](a[0])
	_, long := o.h.(shake)
	switch {
	case long && a[1].IsUnset():
		return nil, rt.Errorf(&rt.TypeError, "%s() missing required argument 'length' (pos 1)", method)
	case long:
		return squeeze(o, a[1])
	case !a[1].IsUnset():
		return nil, rt.Errorf(&rt.TypeError, "HASH.%s() takes no arguments (1 given)", method)
	}
	return o.h.Sum(nil), nil
}

func digest(a []rt.Value) (rt.Value, *rt.Exc) {
	b, err := digestOf("digest", a)
	return rt.NewBytes(string(b)), err
}

func hexdigest(a []rt.Value) (rt.Value, *rt.Exc) {
	b, err := digestOf("hexdigest", a)
	return rt.NewStr(hex.EncodeToString(b)), err
}

// fileDigest is the hash of all that a binary file still has.
func fileDigest(a []rt.Value) (rt.Value, *rt.Exc) {
	var h rt.Value
	var err *rt.Exc
	if name, ok := rt.StrOf(a[1]); ok {
		var again func() hash.Hash
		if again, err = lookup(name); err == nil {
			h, err = newHash(&hashType, name, again, rt.Unset)
		}
	} else {
		h, err = rt.Call0(a[1])
	}
	if err != nil {
		return rt.Unset, err
	}
	read, err := rt.GetAttrName(a[0], "read")
	if err != nil {
		return rt.Unset, err
	}
	update, err := rt.GetAttrName(h, "update")
	if err != nil {
		return rt.Unset, err
	}
	for {
		data, err := rt.Call1(read, rt.Int(1<<18))
		if err != nil {
			return rt.Unset, err
		}
		if s, ok := rt.BytesLike(data); ok && s == "" {
			return h, nil
		}
		if _, err = rt.Call1(update, data); err != nil {
			return rt.Unset, err
		}
	}
}
