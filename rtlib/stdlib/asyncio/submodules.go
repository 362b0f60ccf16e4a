package asyncio

import (
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// This file makes the submodules of asyncio importable. In each stand the public names of the whole package: programs import single
// names from the submodules that CPython happens to define them in.

func init() {
	rt.RegisterModule("asyncio.base_futures", mirror)
	rt.RegisterModule("asyncio.mixins", mirror)
	rt.RegisterModule("asyncio.queues", mirror)
	rt.RegisterModule("asyncio.taskgroups", mirror)
}

// mirror fills a submodule with the names of asyncio.
func mirror(m *rt.Module) *rt.Exc {
	pkg, err := rt.ImportModule("asyncio")
	if err != nil {
		return err
	}
	names, err := rt.Dir(pkg)
	if err != nil {
		return err
	}
	for _, n := range names {
		if strings.HasPrefix(n, "__") {
			continue
		}
		v, err := rt.GetAttrName(pkg, n)
		if err != nil {
			return err
		}
		m.Set(n, v)
	}
	lazy, err := rt.GetAttrName(pkg, "__getattr__")
	m.Set("__getattr__", lazy)
	return err
}
