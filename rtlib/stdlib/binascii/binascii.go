// Package binascii provides Python's module binascii.
package binascii

import (
	"encoding/base64"
	"encoding/hex"
	"hash/crc32"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// ErrorType is binascii.Error.
var ErrorType = rt.Type{Name: "Error", Module: "binascii", Base: &rt.ValueError, Flags: rt.BaseType | rt.ExceptionType}

func init() {
	rt.RegisterModule("binascii", fillBinascii)
}

// ascii is a bytes-like or ASCII str argument.
func ascii(v rt.Value) (string, *rt.Exc) {
	if s, ok := rt.StrOf(v); ok {
		for i := 0; i < len(s); i++ {
			if s[i] >= 0x80 {
				return "", rt.Errorf(&rt.ValueError, "string argument should contain only ASCII characters")
			}
		}
		return s, nil
	}
	s, ok := rt.BytesLike(v)
	if !ok {
		return "", rt.Errorf(&rt.TypeError, "argument should be bytes, buffer or ASCII string, not '%s'", rt.TypeName(v))
	}
	return s, nil
}

// decode64 is a2b_base64: what is not in the alphabet is skipped unless strict.
func decode64(s string, strict bool) (string, *rt.Exc) {
	var out []byte
	var acc uint32
	n, pads := 0, 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '=' {
			if strict && n%4 == 0 {
				if i == 0 {
					return "", rt.Errorf(&ErrorType, "Leading padding not allowed")
				}
				return "", rt.Errorf(&ErrorType, "Excess data after padding")
			}
			pads++
			if n%4 >= 2 && n%4+pads >= 4 {
				if strict && i+1 < len(s) {
					return "", rt.Errorf(&ErrorType, "Excess data after padding")
				}
				return string(out), nil
			}
			continue
		}
		d := strings.IndexByte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", c)
		if d < 0 {
			if strict {
				return "", rt.Errorf(&ErrorType, "Only base64 data is allowed")
			}
			continue
		}
		if strict && pads > 0 {
			return "", rt.Errorf(&ErrorType, "Discontinuous padding not allowed")
		}
		pads = 0
		acc = acc<<6 | uint32(d)
		switch n++; n % 4 {
		case 2:
			out = append(out, byte(acc>>4))
		case 3:
			out = append(out, byte(acc>>2))
		case 0:
			out = append(out, byte(acc))
		}
	}
	switch n % 4 {
	case 0:
		return string(out), nil
	case 1:
		return "", rt.Errorf(&ErrorType, "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", n)
	}
	return "", rt.Errorf(&ErrorType, "Incorrect padding")
}

func unhex(v rt.Value) (rt.Value, *rt.Exc) {
	s, err := ascii(v)
	if err != nil {
		return rt.Unset, err
	}
	if len(s)%2 != 0 {
		return rt.Unset, rt.Errorf(&ErrorType, "Odd-length string")
	}
	b, e := hex.DecodeString(s)
	if e != nil {
		return rt.Unset, rt.Errorf(&ErrorType, "Non-hexadecimal digit found")
	}
	return rt.NewBytes(string(b)), nil
}

func fillBinascii(m *rt.Module) *rt.Exc {
	m.Type(&ErrorType, &incompleteType)
	m.Def(others...)
	toHex := func(a []rt.Value) (rt.Value, *rt.Exc) {
		s, err := rt.BytesArg(a[0])
		if err != nil {
			return rt.Unset, err
		}
		h, err := rt.GetAttrName(rt.NewBytes(s), "hex")
		if err != nil {
			return rt.Unset, err
		}
		var v rt.Value
		if a[1].IsUnset() {
			v, err = rt.Call0(h)
		} else {
			v, err = rt.Call2(h, a[1], a[2])
		}
		if err != nil {
			return rt.Unset, err
		}
		text, _ := rt.StrOf(v)
		return rt.NewBytes(text), nil
	}
	fromHex := func(a []rt.Value) (rt.Value, *rt.Exc) { return unhex(a[0]) }
	m.Def(
		rt.Def{Name: "hexlify", Sig: "data, sep=?, bytes_per_sep=1", FN: toHex},
		rt.Def{Name: "b2a_hex", Sig: "data, sep=?, bytes_per_sep=1", FN: toHex},
		rt.Def{Name: "unhexlify", Sig: "hexstr, /", FN: fromHex},
		rt.Def{Name: "a2b_hex", Sig: "hexstr, /", FN: fromHex},
		rt.Def{Name: "a2b_base64", Sig: "data, /, *, strict_mode=False", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			s, err := ascii(a[0])
			if err != nil {
				return rt.Unset, err
			}
			strict, err := rt.Truth(a[1])
			if err != nil {
				return rt.Unset, err
			}
			out, err := decode64(s, strict)
			return rt.NewBytes(out), err
		}},
		rt.Def{Name: "b2a_base64", Sig: "data, /, *, newline=True", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			s, err := rt.BytesArg(a[0])
			if err != nil {
				return rt.Unset, err
			}
			nl, err := rt.Truth(a[1])
			if err != nil {
				return rt.Unset, err
			}
			out := base64.StdEncoding.EncodeToString([]byte(s))
			if nl {
				out += "\n"
			}
			return rt.NewBytes(out), nil
		}},
		rt.Def{Name: "crc32", Sig: "data, crc=0, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			s, err := rt.BytesArg(a[0])
			if err != nil {
				return rt.Unset, err
			}
			start, err := rt.IndexInt(a[1])
			return rt.Int(int64(crc32.Update(uint32(start), crc32.IEEETable, []byte(s)))), err
		}},
	)
	return nil
}
