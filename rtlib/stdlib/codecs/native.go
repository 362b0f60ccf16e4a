// Package codecs provides Python's modules codecs, translated from codecs.py, and _codecs, the functions of the single encodings.
package codecs

import (
	"strings"

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/binascii"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/zlib"
)

//go:generate go run ../mkpython.go codecs=codecs.py

// names are the encodings that have functions of their own.
var names = map[string]string{
	"ascii": "ascii", "latin_1": "latin-1", "utf_8": "utf-8", "utf_16": "utf-16", "utf_16_le": "utf-16-le", "utf_16_be": "utf-16-be",
	"utf_32": "utf-32", "utf_32_le": "utf-32-le", "utf_32_be": "utf-32-be", "unicode_escape": "unicode-escape",
	"raw_unicode_escape": "raw-unicode-escape",
}

func errorsArg(v rt.Value) string {
	if s, ok := rt.StrOf(v); ok {
		return s
	}
	return "strict"
}

func encoder(name, enc string) rt.Def {
	return rt.Def{Name: name + "_encode", Sig: "str, errors=None, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		s, ok := rt.StrOf(a[0])
		if !ok {
			return rt.Unset, rt.Errorf(&rt.TypeError, "%s_encode() argument 1 must be str, not %s", name, rt.TypeName(a[0]))
		}
		out, err := rt.Encode(s, enc, errorsArg(a[1]))
		return rt.NewTuple2(rt.NewBytes(out), rt.Int(int64(rt.RuneCount(s)))), err
	}}
}

func decoder(name, enc string) rt.Def {
	final := "False"
	if name == "ascii" || name == "latin_1" {
		final = "True"
	}
	if strings.HasSuffix(name, "escape") {
		final = "True"
	}
	return rt.Def{Name: name + "_decode", Sig: "data, errors=None, final=" + final + ", /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		b, ok := rt.BytesLike(a[0])
		if s, isStr := rt.StrOf(a[0]); isStr && strings.HasSuffix(name, "escape") {
			b, ok = s, true
		}
		if !ok {
			return rt.Unset, rt.Errorf(&rt.TypeError, "a bytes-like object is required, not '%s'", rt.TypeName(a[0]))
		}
		whole, err := rt.Truth(a[2])
		if err != nil {
			return rt.Unset, err
		}
		text, used, err := rt.DecodePart(b, enc, errorsArg(a[1]), whole)
		return rt.NewTuple2(rt.NewStr(text), rt.Int(int64(used))), err
	}}
}

// unescape is what the escapes of a bytes literal stand for.
func unescape(a []rt.Value) (rt.Value, *rt.Exc) {
	b, ok := rt.BytesLike(a[0])
	if s, isStr := rt.StrOf(a[0]); isStr {
		b, ok = s, true
	}
	if !ok {
		return rt.Unset, rt.Errorf(&rt.TypeError, "a bytes-like object is required, not '%s'", rt.TypeName(a[0]))
	}
	errors := errorsArg(a[1])
	var out []byte
	for i := 0; i < len(b); i++ {
		if b[i] != '\\' {
			out = append(out, b[i])
			continue
		}
		if i++; i == len(b) {
			return rt.Unset, rt.Errorf(&rt.ValueError, "Trailing \\ in string")
		}
		switch c := b[i]; {
		case c == '\n':
		case strings.IndexByte(`\'"`, c) >= 0:
			out = append(out, c)
		case strings.IndexByte("abtnvfr", c) >= 0:
			out = append(out, "\a\b\t\n\v\f\r"[strings.IndexByte("abtnvfr", c)])
		case c >= '0' && c <= '7':
			n, k := 0, 0
			for ; k < 3 && i+k < len(b) && b[i+k] >= '0' && b[i+k] <= '7'; k++ {
				n = n*8 + int(b[i+k]-'0')
			}
			out = append(out, byte(n))
			i += k - 1
		case c == 'x':
			n, k := 0, 0
			for ; k < 2 && i+1+k < len(b); k++ {
				d := strings.IndexByte("0123456789abcdef", b[i+1+k]|0x20)
				if d < 0 {
					break
				}
				n = n*16 + d
			}
			if k == 2 {
				out = append(out, byte(n))
			} else {
				switch errors {
				case "strict":
					return rt.Unset, rt.Errorf(&rt.ValueError, "invalid \\x escape at position %d", i-1)
				case "replace":
					out = append(out, '?')
				case "ignore":
				default:
					return rt.Unset, rt.Errorf(&rt.ValueError, "decoding error; unknown error handling code: %s", errors)
				}
			}
			i += k
		default:
			out = append(out, '\\', c)
		}
	}
	return rt.NewTuple2(rt.NewBytes(string(out)), rt.Int(int64(len(b)))), nil
}

// escape is the text of a bytes literal, without its quotes.
func escape(a []rt.Value) (rt.Value, *rt.Exc) {
	if rt.As[rt.Bytes](a[0], &rt.BytesType) == nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "escape_encode() argument 1 must be bytes, not %s", rt.TypeName(a[0]))
	}
	b, _ := rt.BytesLike(a[0])
	text := rt.BytesRepr(b + `"'`)
	text = strings.TrimSuffix(strings.TrimPrefix(text, "b'"), `"\''`)
	return rt.NewTuple2(rt.NewBytes(text), rt.Int(int64(len(b)))), nil
}

// convert is encode or decode: with the runtime's codec where it has one and text is concerned, else with what lookup finds.
func convert(a []rt.Value, decode bool) (rt.Value, *rt.Exc) {
	name, ok := rt.StrOf(a[1])
	if !ok {
		f := "encode"
		if decode {
			f = "decode"
		}
		return rt.Unset, rt.Errorf(&rt.TypeError, "%s() argument 'encoding' must be str, not %s", f, rt.TypeName(a[1]))
	}
	errors := errorsArg(a[2])
	if rt.CodecName(name) != "" {
		if s, ok := rt.StrOf(a[0]); ok && !decode {
			out, err := rt.Encode(s, name, errors)
			return rt.NewBytes(out), err
		}
		if b, ok := rt.BytesLike(a[0]); ok && decode {
			text, err := rt.Decode(b, name, errors)
			return rt.NewStr(text), err
		}
	}
	info, err := lookup(name)
	if err != nil {
		return rt.Unset, err
	}
	member := "encode"
	if decode {
		member = "decode"
	}
	f, err := rt.GetAttrName(info, member)
	if err != nil {
		return rt.Unset, err
	}
	pair, err := rt.Call2(f, a[0], rt.NewStr(errors))
	if err != nil {
		return rt.Unset, err
	}
	return rt.GetItem(pair, rt.Int(0))
}

// lookup is codecs.lookup, which is Python.
func lookup(name string) (rt.Value, *rt.Exc) {
	m, err := rt.ImportModule("codecs")
	if err != nil {
		return rt.Unset, err
	}
	f, err := rt.GetAttrName(m, "lookup")
	if err != nil {
		return rt.Unset, err
	}
	return rt.Call1(f, rt.NewStr(name))
}

// handlers are the registered error handlers.
var handlers = map[string]rt.Value{}

func fill(m *rt.Module) *rt.Exc {
	for name, enc := range names {
		m.Def(encoder(name, enc), decoder(name, enc))
	}
	m.Def(
		rt.Def{Name: "escape_decode", Sig: "data, errors=None, /", FN: unescape},
		rt.Def{Name: "escape_encode", Sig: "data, errors=None, /", FN: escape},
		rt.Def{Name: "encode", Sig: "obj, encoding='utf-8', errors='strict'", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return convert(a, false) }},
		rt.Def{Name: "decode", Sig: "obj, encoding='utf-8', errors='strict'", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return convert(a, true) }},
		rt.Def{Name: "_known", Sig: "name, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			name, _ := rt.StrOf(v)
			return rt.NewStr(rt.CodecName(name)), nil
		}},
		rt.Def{Name: "_set_handler", F2: func(name, f rt.Value) (rt.Value, *rt.Exc) {
			text, _ := rt.StrOf(name)
			handlers[text] = f
			return rt.None, nil
		}},
		rt.Def{Name: "readbuffer_encode", Sig: "data, errors=None, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			s, ok := rt.StrOf(a[0])
			if !ok {
				var err *rt.Exc
				if s, err = rt.BytesArg(a[0]); err != nil {
					return rt.Unset, err
				}
			}
			return rt.NewTuple2(rt.NewBytes(s), rt.Int(int64(len(s)))), nil
		}},
	)
	return nil
}

func init() {
	rt.RegisterModule("_codecs", fill)
	rt.SearchHandler = func(name string) rt.Value { return handlers[name] }
	rt.SearchCodec = func(name string) (rt.Value, rt.Value, *rt.Exc) {
		if !rt.Imported("codecs") {
			return rt.Unset, rt.Unset, nil
		}
		info, err := lookup(name)
		if err != nil {
			return rt.Unset, rt.Unset, err
		}
		enc, err := rt.GetAttrName(info, "encode")
		if err != nil {
			return rt.Unset, rt.Unset, err
		}
		dec, err := rt.GetAttrName(info, "decode")
		return enc, dec, err
	}
	Register()
}
