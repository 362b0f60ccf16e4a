// Package ast is Python's ast module, translated from ast.py, as far as it can be without a parser: literal_eval, which the runtime
// does, and the classes of nodes with what walks over them.
package ast

import (
	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
)

//go:generate go run ../mkpython.go ast=ast.py

func init() {
	rt.RegisterModule("_ast", func(m *rt.Module) *rt.Exc {
		m.Def(rt.Def{Name: "literal", Sig: "text, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			text, ok := rt.StrOf(a[0])
			if !ok {
				return rt.Unset, rt.Errorf(&rt.TypeError, "str expected")
			}
			v, ok, err := rt.LiteralEval(text)
			if err != nil {
				return rt.Unset, err
			}
			if !ok {
				return rt.NewTuple(), nil
			}
			return rt.NewTuple1(v), nil
		}})
		return nil
	})
	Register()
}
