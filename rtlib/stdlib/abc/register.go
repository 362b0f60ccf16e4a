// Package abc is Python's abc module, translated from abc.py.
package abc

import rt "github.com/py2go/py2go/rtlib"

//go:generate go run ../mkpython.go abc=abc.py

// kinds are the values of __abc_tpflags__, by which an abstract class says that its instances are sequences or mappings for match.
var kinds = map[int64]rt.TypeFlags{1 << 5: rt.Sequence, 1 << 6: rt.Mapping}

// initClass takes note of a new abstract class's __abc_tpflags__.
func initClass(cls rt.Value) (rt.Value, *rt.Exc) {
	t := rt.Cast[rt.Type](cls)
	v, err := rt.TakeOwn(t, "__abc_tpflags__")
	if err != nil || !v.IsInt() {
		return rt.None, err
	}
	bits := v.AsInt() & (1<<5 | 1<<6)
	if bits == 1<<5|1<<6 {
		return rt.Unset, rt.Errorf(&rt.TypeError, "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")
	}
	if kind, ok := kinds[bits]; ok {
		t.SetCollection(kind, false)
	}
	return rt.None, nil
}

// registered makes a class that has been registered with cls what cls is to match.
func registered(cls, subclass rt.Value) (rt.Value, *rt.Exc) {
	if kind := rt.Cast[rt.Type](cls).Flags & (rt.Sequence | rt.Mapping); kind != 0 {
		rt.Cast[rt.Type](subclass).SetCollection(kind, true)
	}
	return rt.None, nil
}

func init() {
	rt.RegisterModule("_abc", func(m *rt.Module) *rt.Exc {
		m.Def(rt.Def{Name: "_init", F1: initClass}, rt.Def{Name: "_registered", F2: registered})
		return nil
	})
	Register()
}
