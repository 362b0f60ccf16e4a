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
	given     rt.Value // TimerHandle: when, as the program gave it; Unset: as a float
	source    rt.Value // debug mode: where it was made
	shown     string   // debug mode: what it was, once it is cancelled
}

var (
	handleType = rt.Type{Name: "Handle", Module: "asyncio.events", Doc: "A callback that the event loop is to call.", Flags: rt.BaseType}
	timerType  = rt.Type{Name: "TimerHandle", Module: "asyncio.events", Doc: "A Handle that is due at a time.", Base: &handleType, Flags: rt.BaseType}
)

func handleOf(v rt.Value) *Handle { return rt.Cast[Handle](v) }

// time is when a TimerHandle is due.
func (h *Handle) time() rt.Value {
	if h.given.IsUnset() {
		return rt.Float(h.when)
	}
	return h.given
}

func (h *Handle) cancel() *rt.Exc {
	if h.cancelled {
		return nil
	}
	if l := h.loop; l != nil && !l.object.IsUnset() && !h.given.IsUnset() {
		if _, err := callMethod(l.object, "_timer_handle_cancelled", rt.FromObj(h)); err != nil {
			return err
		}
	}
	h.cancelled = true
	if h.scheduled {
		h.loop.timersCancelled++
	}
	if h.loop.debugging() {
		h.shown = h.format()
	}
	h.f, h.args = rt.Unset, nil
	return nil
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

// text is the call as messages show it: without the arguments, except in debug mode.
func (h *Handle) text() string {
	if h.f.IsUnset() { // the callback cancelled its own handle
		return "None()"
	}
	return callbackText(h.f, h.args, h.loop != nil && h.loop.debugging())
}

func handleRepr(self rt.Value) (rt.Value, *rt.Exc) {
	if h := handleOf(self); h.shown != "" {
		return rt.NewStr(h.shown), nil
	}
	return rt.NewStr(handleOf(self).format()), nil
}

// format is the repr of what the handle is now.
func (h *Handle) format() string {
	self := rt.FromObj(h)
	s := "<" + rt.TypeOf(self).Name
	if h.cancelled {
		s += " cancelled"
	}
	if rt.TypeOf(self).IsSubtype(&timerType) {
		s += fmt.Sprintf(" when=%s", repr(h.time()))
	}
	if !h.f.IsUnset() && !h.f.IsNone() {
		s += " " + h.text()
	}
	for _, made := range createdAt(h.source) {
		s += " " + made
	}
	return s + ">"
}

func initHandle(self rt.Value, a *rt.Args, sig *rt.Sig) *rt.Exc {
	vals, err := sig.Bind(a)
	if err != nil {
		return err
	}
	h := handleOf(self)
	if len(vals) == 5 {
		if vals[0].IsNone() {
			return rt.NewExc(&rt.AssertionError)
		}
		if h.when, err = seconds(vals[0]); err != nil {
			return err
		}
		h.given = vals[0]
		vals = vals[1:]
	}
	h.f, h.source = vals[0], rt.Unset
	if h.args, err = rt.ListOf(vals[1]); err != nil {
		return err
	}
	if h.loop, err = loopArg(vals[2]); err != nil {
		return err
	}
	if h.loop.debugging() {
		h.source = stackHere()
	}
	h.ctx, err = contextArg(vals[3])
	return err
}

// equals is the == of timer handles.
func (h *Handle) equals(o *Handle) (bool, *rt.Exc) {
	if h.when != o.when || h.cancelled != o.cancelled || h.f.IsUnset() != o.f.IsUnset() {
		return false, nil
	}
	if h.f.IsUnset() {
		return true, nil
	}
	same, err := rt.IfEq(h.f, o.f)
	if err != nil || !same {
		return false, err
	}
	return rt.IfEq(rt.NewTuple(slices.Clone(h.args)...), rt.NewTuple(slices.Clone(o.args)...))
}

func setUpHandle() {
	handleSig := rt.NewSig("Handle.__init__", "callback, args, loop, context=None")
	timerSig := rt.NewSig("TimerHandle.__init__", "when, callback, args, loop, context=None")
	h := &handleType
	h.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) { return rt.FromObj(rt.Alloc[Handle](t)), nil }
	timerType.New = h.New
	h.Init = func(self rt.Value, a *rt.Args) *rt.Exc { return initHandle(self, a, handleSig) }
	timerType.Init = func(self rt.Value, a *rt.Args) *rt.Exc { return initHandle(self, a, timerSig) }
	h.Repr = handleRepr
	h.Methods = []rt.Def{
		{Name: "cancel", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.None, handleOf(self).cancel() }},
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
		{Name: "_source_traceback", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return orNone(handleOf(self).source), nil }},
	}
	timerType.GetSets = []rt.GetSet{
		{Name: "_when", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return handleOf(self).time(), nil }},
		boolField("_scheduled", func(self rt.Value) *bool { return &handleOf(self).scheduled }),
	}
	timerType.Methods = []rt.Def{
		{Name: "when", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return handleOf(self).time(), nil }},
	}
	timerType.Hash = func(v rt.Value) (int64, *rt.Exc) { return rt.Hash(rt.Float(handleOf(v).when)) }
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
		case rt.OpEq, rt.OpNe:
			same, err := x.equals(y)
			return rt.Bool(same == (op == rt.OpEq)), err
		}
		return rt.NotImplemented, nil
	}
}
