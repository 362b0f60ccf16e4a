// Package atexit is Python's atexit module: functions that run when the program ends, last registered first.
package atexit

import rt "github.com/py2go/py2go/rtlib"

// call is a registered function with its arguments.
type call struct {
	f      rt.Value
	args   rt.Value // a tuple
	kwargs rt.Value // a dict
}

var calls []call

func init() {
	rt.RegisterModule("atexit", func(m *rt.Module) *rt.Exc {
		m.Def(
			rt.Def{Name: "register", Sig: "func, /, *args, **kwargs", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				if !rt.Callable(a[0]) {
					return rt.Unset, rt.Errorf(&rt.TypeError, "the first argument must be callable")
				}
				calls = append(calls, call{a[0], a[1], a[2]})
				return a[0], nil
			}},
			rt.Def{Name: "unregister", F1: unregister},
			rt.Def{Name: "_run_exitfuncs", F0: func() (rt.Value, *rt.Exc) { run(); return rt.None, nil }},
			rt.Def{Name: "_clear", F0: func() (rt.Value, *rt.Exc) { calls = nil; return rt.None, nil }},
			rt.Def{Name: "_ncallbacks", F0: func() (rt.Value, *rt.Exc) { return rt.Int(int64(len(calls))), nil }},
		)
		rt.OnExit(run)
		return nil
	})
}

// run calls what is registered until nothing is left; what it raises is reported and stops nothing.
func run() {
	for len(calls) > 0 {
		c := calls[len(calls)-1]
		calls = calls[:len(calls)-1]
		if _, err := rt.CallEx(c.f, c.args, c.kwargs); err != nil {
			shown, failed := rt.Repr(c.f)
			if failed != nil {
				shown = "<object repr() failed>"
			}
			rt.Unraisable(err, "Exception ignored in atexit callback "+shown, rt.Unset)
		}
	}
}

// unregister removes every call of a function equal to f.
func unregister(f rt.Value) (rt.Value, *rt.Exc) {
	kept := calls[:0:0]
	for _, c := range calls {
		same, err := rt.IfEq(c.f, f)
		if err != nil {
			return rt.Unset, err
		}
		if !same {
			kept = append(kept, c)
		}
	}
	calls = kept
	return rt.None, nil
}
