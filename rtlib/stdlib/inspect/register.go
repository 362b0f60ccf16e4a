// Package inspect is Python's inspect module, translated from inspect.py: kinds of objects, signatures, states of generators. What
// needs source text, frames, or only attributes is in packages of its own.
package inspect

import (
	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections/abc"
	_ "github.com/py2go/py2go/rtlib/stdlib/enum"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/inspect/frames"
	_ "github.com/py2go/py2go/rtlib/stdlib/inspect/members"
	_ "github.com/py2go/py2go/rtlib/stdlib/inspect/source"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go inspect=inspect.py

func init() {
	rt.RegisterModule("_inspect", func(m *rt.Module) *rt.Exc {
		m.Def(rt.Def{Name: "parameters", Sig: "text, bound, /", F2: func(text, bound rt.Value) (rt.Value, *rt.Exc) {
			s, _ := rt.StrOf(text)
			return rt.TextParameters(s, bound.IsTrue()), nil
		}})
		return nil
	})
	Register()
}
