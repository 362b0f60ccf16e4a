// Package keyword is Python's keyword module: which words the language has reserved.
package keyword

import (
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

const (
	hard = `False None True and as assert async await break class continue def del elif else except finally for from global if import
		in is lambda nonlocal not or pass raise return try while with yield`
	soft = "_ case match type"
)

func init() {
	rt.RegisterModule("keyword", func(m *rt.Module) *rt.Exc {
		for name, words := range map[string]string{"kwlist": hard, "softkwlist": soft} {
			list := rt.NewList()
			for _, w := range strings.Fields(words) {
				rt.ListAppend(list, rt.NewStr(w))
			}
			m.Set(name, list)
			set, err := rt.NewFrozenSet(rt.Cast[rt.List](list).Items()...)
			if err != nil {
				return err
			}
			contains, err := rt.GetAttrName(set, "__contains__")
			if err != nil {
				return err
			}
			m.Set(map[string]string{"kwlist": "iskeyword", "softkwlist": "issoftkeyword"}[name], contains)
		}
		return nil
	})
}
