// Package testinternalcapi is Python's module _testinternalcapi, through which tests reach what programs only use unseen. Of this there
// are hamt, which contexts are made of, and has_inline_values.
package testinternalcapi

import (
	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/contextvars/hamt"
)

func init() {
	rt.RegisterModule("_testinternalcapi", func(m *rt.Module) *rt.Exc {
		hamt.Ready()
		m.Def(
			rt.Def{Name: "hamt", F0: func() (rt.Value, *rt.Exc) { return rt.FromObj(hamt.New()), nil }},
			rt.Def{Name: "has_inline_values", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(rt.HasInlineValues(v)), nil }},
		)
		return nil
	})
}
