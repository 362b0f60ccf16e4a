// Package logging is Python's logging module, translated from logging.py.
package logging

import (
	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/atexit"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections/abc"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/threading"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
)

//go:generate go run ../mkpython.go logging=logging.py

func init() {
	Register()
	rt.RegisterModule("_logging", func(m *rt.Module) *rt.Exc {
		m.Def(
			rt.Def{Name: "format_exception", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				e := rt.AsExc(v)
				if e == nil {
					return rt.NewStr("NoneType: None\n"), nil
				}
				return rt.NewStr(rt.FormatException(e, true)), nil
			}},
		)
		return nil
	})
}
