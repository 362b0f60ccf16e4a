// Package json is Python's json module. Writing (encode.go) and reading (scan.go) are in Go, as the module _json; the classes and
// functions that programs call are json.py, translated.
package json

import (
	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/json/decoder"
	_ "github.com/py2go/py2go/rtlib/stdlib/json/encoder"
)

//go:generate go run ../mkpython.go json/=json.py

func init() {
	rt.RegisterModule("_json", func(m *rt.Module) *rt.Exc {
		m.Def(
			rt.Def{Name: "encode", Sig: "obj, default, ensure_ascii, indent, item_separator, key_separator, sort_keys, skipkeys, allow_nan, /",
				FN: encode},
			rt.Def{Name: "encode_parts", Sig: "obj, default, ensure_ascii, indent, item_separator, key_separator, sort_keys, skipkeys, allow_nan, /",
				FN: encodeParts},
			rt.Def{Name: "scan", Sig: "text, start, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, /", FN: scan},
		)
		return nil
	})
	Register()
}
