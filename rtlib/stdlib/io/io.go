// Package io provides Python's module io. The streams themselves are in the core runtime, since print and open need them.
package io

import rt "github.com/py2go/py2go/rtlib"

func init() {
	rt.RegisterModule("io", fill)
	rt.RegisterModule("_io", fill)
}

func fill(m *rt.Module) *rt.Exc {
	m.Type(&rt.IOBaseType, &rt.RawIOBaseType, &rt.BufferedIOBaseType, &rt.TextIOBaseType, &rt.UnsupportedOperationType, &rt.FileIOType,
		&rt.BufferedReaderType, &rt.BufferedWriterType, &rt.BufferedRandomType, &rt.TextIOType, &rt.BytesIOType, &rt.StringIOType)
	m.Set("open", rt.Builtins().Get("open"))
	m.Set("BlockingIOError", rt.BlockingIOError.Value())
	m.Set("DEFAULT_BUFFER_SIZE", rt.Int(8192))
	for i, name := range []string{"SEEK_SET", "SEEK_CUR", "SEEK_END"} {
		m.Set(name, rt.Int(int64(i)))
	}
	m.Def(
		rt.Def{Name: "open_code", F1: func(path rt.Value) (rt.Value, *rt.Exc) {
			return rt.Call2(rt.Builtins().Get("open"), path, rt.NewStr("rb"))
		}},
		rt.Def{Name: "text_encoding", Sig: "encoding, stacklevel=2, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			if a[0].IsNone() {
				return rt.NewStr("locale"), nil
			}
			return a[0], nil
		}},
	)
	return nil
}
