// Package linecache is Python's linecache module, translated from linecache.py. The module _linecache gives it the source that the
// program carries.
package linecache

import (
	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
)

//go:generate go run ../mkpython.go linecache=linecache.py

func init() {
	rt.RegisterModule("_linecache", func(m *rt.Module) *rt.Exc {
		m.Def(rt.Def{Name: "embedded", F1: func(name rt.Value) (rt.Value, *rt.Exc) {
			if s, ok := rt.StrOf(name); ok {
				if text, ok := rt.EmbeddedSource(s); ok {
					return rt.NewStr(text), nil
				}
			}
			return rt.None, nil
		}})
		return nil
	})
	Register()
}
