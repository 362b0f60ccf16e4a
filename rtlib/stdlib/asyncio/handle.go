package asyncio

import (
	"fmt"
	"slices"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/contextvars"
)

// Handle is what call_soon returns, and, as a TimerHandle, call_later and call_at.
type Handle struct {
	rt.Obj
	f         rt.Value
	args      []rt.Value
	ctx       *contextvars.Context
	loop      *Loop
	cancelled bool
	scheduled bool // TimerHandle: in the loop's timers
	when      float64
}

var (
	handleType = rt.Type{Name: "Handle", Module: "asyncio.events", Flags: rt.BaseType}
	timerType  = rt.Type{Name: "TimerHandle", Module: "asyncio.events", Base: &handleType, Flags: rt.BaseType}
)

func handleOf(v rt.Value) *Handle { return rt.Cast[Handle](v) }

func (h *Handle) cancel() {
	if h.cancelled {
		return
	}
	h.cancelled = true
	if h.scheduled {
		h.loop.timersCancelled++
	}
	h.f, h.args = rt.Unset, nil
}

// run calls the callback. The error is one that must leave the loop.
func (h *Handle) run() *rt.Exc {
	ctx, err := h.ctx.Begin()
	if err != nil {
		return err
	}
	_, err = rt.Call(h.f, h.args...)
	h.ctx = ctx.End(h.ctx)
	if err == nil {
		return nil
	}
	return h.loop.failed(err, h.text(), rt.FromObj(h))
}

// text is the call as messages show it: without the arguments.
func (h *Handle) text() string { return callbackText(h.f) }

func handleRepr(self rt.Value) (rt.Value, *rt.Exc) {
	h := handleOf(self)
	s := "<" + rt.TypeOf(self).Name
	if h.cancelled {
		s += " cancelled"
	}
	if rt.TypeOf(self).IsSubtype(&timerType) {
		s += fmt.Sprintf(" when=%s", repr(rt.Float(h.when)))
	}
	if !h.f.IsUnset() {
		s += " " + h.text()
	}
	return rt.NewStr(s + ">"), nil
}

func newHandle(t *rt.Type, a *rt.Args, sig *rt.Sig) (rt.Value, *rt.Exc) {
	vals, err := sig.Bind(a)
	if err != nil {
		return rt.Unset, err
	}
	h := rt.Alloc[Handle](t)
	if len(vals) == 5 {
		if h.when, err = seconds(vals[0]); err != nil {
			return rt.Unset, err
		}
		vals = vals[1:]
	}
	h.f = vals[0]
	if h.args, err = rt.ListOf(vals[1]); err != nil {
		return rt.Unset, err
	}
	if h.loop, err = loopArg(vals[2]); err != nil {
		return rt.Unset, err
	}
	h.ctx, err = contextArg(vals[3])
	return rt.FromObj(h), err
}

func setUpHandle() {
	handleSig := rt.NewSig("Handle", "callback, args, loop, context=None")
	timerSig := rt.NewSig("TimerHandle", "when, callback, args, loop, context=None")
	h := &handleType
	h.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) { return newHandle(t, a, handleSig) }
	timerType.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) { return newHandle(t, a, timerSig) }
	h.Init = func(rt.Value, *rt.Args) *rt.Exc { return nil }
	h.Repr = handleRepr
	h.Methods = []rt.Def{
		{Name: "cancel", F1: func(self rt.Value) (rt.Value, *rt.Exc) { handleOf(self).cancel(); return rt.None, nil }},
		{Name: "cancelled", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(handleOf(self).cancelled), nil }},
		{Name: "get_context", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			h := handleOf(self)
			h.ctx = h.ctx.Own()
			return h.ctx.Value(), nil
		}},
		{Name: "_run", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.None, handleOf(self).run() }},
	}
	h.GetSets = []rt.GetSet{
		{Name: "_callback", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return orNone(handleOf(self).f), nil }},
		{Name: "_args", Get: func(self rt.Value) (rt.Value, *rt.Exc) {
			if h := handleOf(self); !h.f.IsUnset() {
				return rt.NewTuple(slices.Clone(h.args)...), nil
			}
			return rt.None, nil
		}},
		{Name: "_cancelled", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(handleOf(self).cancelled), nil }},
		{Name: "_loop", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return loopValue(handleOf(self).loop), nil }},
	}
	timerType.GetSets = []rt.GetSet{
		{Name: "_when", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Float(handleOf(self).when), nil }},
		boolField("_scheduled", func(self rt.Value) *bool { return &handleOf(self).scheduled }),
	}
	timerType.Methods = []rt.Def{
		{Name: "when", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Float(handleOf(self).when), nil }},
	}
	timerType.Cmp = func(a, b rt.Value, op rt.CompareOp) (rt.Value, *rt.Exc) {
		x, y := rt.As[Handle](a, &timerType), rt.As[Handle](b, &timerType)
		if x == nil || y == nil {
			return rt.NotImplemented, nil
		}
		switch op {
		case rt.OpLt:
			return rt.Bool(x.when < y.when), nil
		case rt.OpLe:
			return rt.Bool(x.when <= y.when), nil
		case rt.OpGt:
			return rt.Bool(x.when > y.when), nil
		case rt.OpGe:
			return rt.Bool(x.when >= y.when), nil
		}
		return rt.NotImplemented, nil
	}
}
