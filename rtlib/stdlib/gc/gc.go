// Package gc is Python's gc module over Go's collector: there is one generation, which cannot be inspected.
package gc

import (
	rt "github.com/py2go/py2go/rtlib"
)

var state = struct {
	enabled   bool
	threshold [3]int64
}{true, [3]int64{2000, 10, 0}}

// collect frees what is unreachable and runs the finalisers that became due.
func collect([]rt.Value) (rt.Value, *rt.Exc) {
	return rt.Int(0), rt.Collect()
}

func init() {
	rt.RegisterModule("gc", func(m *rt.Module) *rt.Exc {
		enable := func(on bool) func() (rt.Value, *rt.Exc) {
			return func() (rt.Value, *rt.Exc) {
				state.enabled = on
				return rt.None, nil
			}
		}
		empty := func([]rt.Value) (rt.Value, *rt.Exc) { return rt.NewList(), nil }
		nothing := func() (rt.Value, *rt.Exc) { return rt.None, nil }
		m.Def(
			rt.Def{Name: "collect", Sig: "generation=2", FN: collect},
			rt.Def{Name: "enable", F0: enable(true)},
			rt.Def{Name: "disable", F0: enable(false)},
			rt.Def{Name: "isenabled", F0: func() (rt.Value, *rt.Exc) { return rt.Bool(state.enabled), nil }},
			rt.Def{Name: "freeze", F0: nothing},
			rt.Def{Name: "unfreeze", F0: nothing},
			rt.Def{Name: "get_freeze_count", F0: func() (rt.Value, *rt.Exc) { return rt.Int(0), nil }},
			rt.Def{Name: "get_count", F0: func() (rt.Value, *rt.Exc) { return rt.NewTuple3(rt.Int(0), rt.Int(0), rt.Int(0)), nil }},
			rt.Def{Name: "get_threshold", F0: func() (rt.Value, *rt.Exc) {
				t := state.threshold
				return rt.NewTuple3(rt.Int(t[0]), rt.Int(t[1]), rt.Int(t[2])), nil
			}},
			rt.Def{Name: "set_threshold", Sig: "threshold0, threshold1=10, threshold2=0, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				for i := range state.threshold {
					state.threshold[i] = a[i].AsInt()
				}
				return rt.None, nil
			}},
			rt.Def{Name: "get_objects", Sig: "generation=None", FN: empty},
			rt.Def{Name: "get_referrers", Sig: "*objs", FN: empty},
			rt.Def{Name: "get_referents", Sig: "*objs", FN: empty},
			rt.Def{Name: "get_stats", F0: func() (rt.Value, *rt.Exc) { return rt.NewList(), nil }},
			rt.Def{Name: "is_tracked", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				return rt.Bool(!v.IsInt() && !v.IsFloat() && !v.IsBool() && !v.IsNone()), nil
			}},
		)
		m.Set("garbage", rt.NewList())
		m.Set("callbacks", rt.NewList())
		return nil
	})
}
