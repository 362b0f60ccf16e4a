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
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go logging=logging.py

func init() {
	Register()
	rt.RegisterModule("_logging", func(m *rt.Module) *rt.Exc {
		m.Def(
			rt.Def{Name: "caller", Sig: "stacklevel, /", FN: caller},
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

// caller is the file, line and name of the function that a record of a stacklevel is about: 1 is what called the logger.
func caller(a []rt.Value) (rt.Value, *rt.Exc) {
	level, err := rt.IndexInt(a[0])
	if err != nil {
		return rt.Unset, err
	}
	for _, c := range rt.Callers() {
		if c.Module.Name == "logging" {
			continue
		}
		if level--; level <= 0 {
			return rt.NewTuple(rt.NewStr(c.Module.File.Path()), rt.Int(int64(c.Line)), rt.NewStr(c.Code.Name)), nil
		}
	}
	return rt.NewTuple(rt.NewStr("(unknown file)"), rt.Int(0), rt.NewStr("(unknown function)")), nil
}
