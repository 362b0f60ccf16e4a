package asyncio

import rt "github.com/py2go/py2go/rtlib"

// This file is which loop is the current one where none is running: what event loop policies, which are Python, keep for each thread.

// policyLocal is the attribute _local of a policy. Its own attributes differ from thread to thread.
type policyLocal struct{ rt.Obj }

var policyLocalType = rt.Type{Name: "_Local", Module: "asyncio.events"}

// threadLoop is what a policy keeps for a thread.
type threadLoop struct {
	loop   rt.Value // Unset: none
	called bool     // set_event_loop was
}

// here is what p keeps for the running thread.
func (p *policyLocal) here() *threadLoop {
	if kept, ok := rt.T.Local[p].(*threadLoop); ok {
		return kept
	}
	if rt.T.Local == nil {
		rt.T.Local = map[any]any{}
	}
	kept := new(threadLoop)
	rt.T.Local[p] = kept
	return kept
}

func setUpPolicyLocal() {
	t := &policyLocalType
	of := func(v rt.Value) *threadLoop { return rt.Cast[policyLocal](v).here() }
	t.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) { return rt.FromObj(rt.Alloc[policyLocal](t)), nil }
	t.GetSets = []rt.GetSet{
		{Name: "_loop", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return orNone(of(self).loop), nil },
			Set: func(self, v rt.Value) *rt.Exc { of(self).loop = unlessNone(v); return nil }},
		boolField("_set_called", func(self rt.Value) *bool { return &of(self).called }),
	}
}

// currentLoop is the running loop, else the one that the policy says is current.
func currentLoop() (*Loop, *rt.Exc) {
	if l := runningLoop(); l != nil {
		return l, nil
	}
	v, err := callIn("asyncio.events", "get_event_loop")
	if err != nil {
		return nil, err
	}
	return loopArg(v)
}

// inMainThread reports whether the running thread is the main one.
func inMainThread() (rt.Value, *rt.Exc) { return rt.Bool(rt.T.IsMain()), nil }

// noCurrentLoop is the error of a policy that has no loop for the running thread.
func noCurrentLoop() (rt.Value, *rt.Exc) {
	return rt.Unset, rt.Errorf(&rt.RuntimeError, "There is no current event loop in thread %s.", threadName())
}

// threadName is the repr of the running thread's name.
func threadName() string {
	if rt.T.IsMain() {
		return "'MainThread'"
	}
	v, err := callIn("threading", "current_thread")
	if err == nil {
		v, err = rt.GetAttrName(v, "name")
	}
	if err != nil {
		return "'?'"
	}
	return repr(v)
}
