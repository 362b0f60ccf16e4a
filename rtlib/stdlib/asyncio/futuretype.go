package asyncio

import (
	"slices"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/contextvars"
)

// This file is the class Future as Python sees it.

func futureOf(v rt.Value) *Future { return rt.Cast[Future](v) }

func newFuture(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) { return rt.Alloc[Future](t).Value(), nil }

var futureSig = rt.NewSig("Future", "*, loop=None")

func initFuture(self rt.Value, a *rt.Args) *rt.Exc {
	vals, err := futureSig.Bind(a)
	if err != nil {
		return err
	}
	f := futureOf(self)
	f.loop, err = loopArg(vals[0])
	if err == nil && f.loop.debugging() {
		f.traceSource()
	}
	return err
}

// traceSource notes where f is made, in debug mode.
func (f *Future) traceSource() { f.extra().source = stackHere() }

// stackHere is the stack where something is made, for _source_traceback.
func stackHere() rt.Value {
	v, err := callIn("asyncio.format_helpers", "extract_stack")
	if err != nil {
		return rt.Unset
	}
	return v
}

// createdAt is what reprs say of a _source_traceback.
func createdAt(source rt.Value) []string {
	if source.IsUnset() {
		return nil
	}
	if some, err := rt.Truth(source); err != nil || !some {
		return nil
	}
	last, err := rt.GetItem(source, rt.Int(-1))
	if err != nil {
		return nil
	}
	file, err := rt.GetItem(last, rt.Int(0))
	if err != nil {
		return nil
	}
	line, err := rt.GetItem(last, rt.Int(1))
	if err != nil {
		return nil
	}
	return []string{"created at " + plain(file) + ":" + plain(line)}
}

// plain is str(v).
func plain(v rt.Value) string {
	s, err := rt.ToStr(v)
	if err != nil {
		return repr(v)
	}
	return s
}

// loopArg is the loop that an argument names; None: the current one.
func loopArg(v rt.Value) (*Loop, *rt.Exc) {
	if v.IsNone() || v.IsUnset() {
		return currentLoop()
	}
	if l := rt.As[Loop](v, &LoopType); l != nil {
		return l, nil
	}
	return standIn(v), nil
}

// contextArg is the context that an argument names; None: the current one.
func contextArg(v rt.Value) (*contextvars.Context, *rt.Exc) {
	if v.IsNone() || v.IsUnset() {
		return contextvars.Snapshot(), nil
	}
	if c := contextvars.Of(v); c != nil {
		return c, nil
	}
	return nil, rt.Errorf(&rt.TypeError, "a context is required, not %s", rt.TypeName(v))
}

// exceptionArg is the exception that set_exception was given, an instance or a class.
func exceptionArg(v rt.Value) (*rt.Exc, *rt.Exc) {
	if rt.TypeOf(v).IsSubtype(&rt.TypeType) {
		made, err := rt.Call0(v)
		if err != nil {
			return nil, err
		}
		v = made
	}
	if e := rt.AsExc(v); e != nil {
		return e, nil
	}
	return nil, rt.Errorf(&rt.TypeError, "invalid exception object")
}

// callbackText is how a callable shows in a repr, with its arguments in debug mode.
func callbackText(v rt.Value, args []rt.Value, debug bool) string {
	if t := rt.As[Task](v, &TaskType); t != nil {
		return rt.TypeOf(v).QualName + ".task_wakeup()"
	}
	if rt.TypeOf(v) == &taskGroupType {
		return "TaskGroup._on_task_done()"
	}
	m, err := rt.ImportModule("asyncio.format_helpers")
	if err == nil {
		m, err = rt.GetAttrName(m, "_format_callback_source")
	}
	if err == nil {
		m, err = rt.CallKw(m, []string{"debug"}, v, rt.NewTuple(slices.Clone(args)...), rt.Bool(debug))
	}
	if s, ok := rt.StrOf(m); ok && err == nil {
		return s
	}
	return repr(v) + "()"
}

// info is what stands between the brackets of a future's repr.
func (f *Future) info() []string {
	var parts []string
	switch f.state {
	case pending:
		parts = append(parts, "pending")
	case cancelledState:
		parts = append(parts, "cancelled")
	default:
		parts = append(parts, "finished")
		if f.state == failed {
			parts = append(parts, "exception="+repr(f.outcome))
		} else {
			parts = append(parts, "result="+shorten(f.outcome))
		}
	}
	parts = append(parts, f.callbackInfo()...)
	if x := f.ext(); x != nil {
		parts = append(parts, createdAt(x.source)...)
	}
	return parts
}

// shorten is a repr as reprlib shortens it: results may be long.
func shorten(v rt.Value) string {
	switch {
	case v.IsNone(), v.IsBool(), v.IsInt():
		return repr(v)
	}
	if s, err := callIn("reprlib", "repr", v); err == nil {
		if text, ok := rt.StrOf(s); ok {
			return text
		}
	}
	return repr(v)
}

func (f *Future) callbackInfo() []string {
	cbs := f.callbacks()
	text := func(cb *rt.Obj) string { return callbackText(callable(cb), nil, f.loop != nil && f.loop.debugging()) }
	switch n := len(cbs); n {
	case 0:
		return nil
	case 1:
		return []string{"cb=[" + text(cbs[0]) + "]"}
	case 2:
		return []string{"cb=[" + text(cbs[0]) + ", " + text(cbs[1]) + "]"}
	default:
		return []string{"cb=[" + text(cbs[0]) + ", <" + repr(rt.Int(int64(n-2))) + " more>, " + text(cbs[n-1]) + "]"}
	}
}

func futureRepr(self rt.Value) (rt.Value, *rt.Exc) {
	if futureOf(self).loop == nil {
		return rt.Unset, uninitialized()
	}
	if !rt.ReprEnter(self) {
		return rt.NewStr("..."), nil
	}
	defer rt.ReprLeave()
	f := futureOf(self)
	parts := f.info()
	if f.is(isTask) {
		parts = taskOf(f).info()
	}
	return rt.NewStr("<" + rt.TypeOf(self).Name + " " + strings.Join(parts, " ") + ">"), nil
}

func addDoneCallback(a []rt.Value) (rt.Value, *rt.Exc) {
	if futureOf(a[0]).loop == nil {
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "uninitialized Future object")
	}
	ctx, err := contextArg(a[2])
	if err != nil {
		return rt.Unset, err
	}
	return rt.None, futureOf(a[0]).then(newCallback(a[1], ctx))
}

func futureException(self rt.Value) (rt.Value, *rt.Exc) {
	f := futureOf(self)
	if f.loop == nil {
		return rt.Unset, rt.Errorf(&InvalidStateError, "Future object is not initialized.")
	}
	switch f.state {
	case cancelledState:
		return rt.Unset, rt.Raise(f.cancelledError().Value())
	case pending:
		return rt.Unset, rt.Errorf(&InvalidStateError, "Exception is not set.")
	}
	f.flags &^= logTB
	return f.exc().Value(), nil
}

// throwIntoIter is throw(…) of what iterates over a future.
func throwIntoIter(a []rt.Value) (rt.Value, *rt.Exc) {
	typ, val, tb := a[1], a[2], a[3]
	if !val.IsNone() || !tb.IsNone() {
		if err := rt.Warn(&rt.DeprecationWarning, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.", nil); err != nil {
			return rt.Unset, err
		}
	}
	if !tb.IsNone() && rt.As[rt.Traceback](tb, &rt.TracebackType) == nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "throw() third argument must be a traceback")
	}
	if rt.AsExc(typ) != nil && !val.IsNone() {
		return rt.Unset, rt.Errorf(&rt.TypeError, "instance exception may not have a separate value")
	}
	if t := rt.Exactly[rt.Type](typ, &rt.TypeType); rt.AsExc(typ) == nil && (t == nil || !t.IsSubtype(&rt.BaseException)) {
		return rt.Unset, rt.Errorf(&rt.TypeError, "exceptions must be classes deriving BaseException or instances of such a class")
	}
	rt.Cast[futureIter](a[0]).f = nil
	if rt.AsExc(typ) == nil && !val.IsNone() {
		if rt.AsExc(val) != nil {
			typ = val
		} else {
			made, err := rt.Call1(typ, val)
			if err != nil {
				return rt.Unset, err
			}
			typ = made
		}
	}
	return rt.Unset, rt.Raise(typ)
}

func boolAttr(name string, flag futureFlags) rt.GetSet {
	return rt.GetSet{Name: name, Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(futureOf(self).is(flag)), nil },
		Set: func(self, v rt.Value) *rt.Exc {
			if v.IsUnset() {
				return cannotDelete()
			}
			on, err := rt.Truth(v)
			if err != nil {
				return err
			}
			if on {
				futureOf(self).flags |= flag
			} else {
				futureOf(self).flags &^= flag
			}
			return nil
		}}
}

func setUpFuture() {
	t := &FutureType
	t.New, t.Init, t.Repr, t.Await, t.Iter = newFuture, initFuture, futureRepr, iterFuture, iterFuture
	t.SetAwaiter(&awaiter)
	t.Methods = []rt.Def{
		{Name: "result", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			if futureOf(self).loop == nil {
				return rt.Unset, rt.Errorf(&InvalidStateError, "Future object is not initialized.")
			}
			return futureOf(self).take()
		}},
		{Name: "exception", F1: futureException},
		{Name: "set_result", Sig: "result, /", F2: func(self, v rt.Value) (rt.Value, *rt.Exc) { return rt.None, futureOf(self).SetResult(v) }},
		{Name: "set_exception", Sig: "exception, /", F2: func(self, v rt.Value) (rt.Value, *rt.Exc) {
			f := futureOf(self)
			if f.state != pending {
				return rt.Unset, rt.Errorf(&InvalidStateError, "invalid state")
			}
			e, err := exceptionArg(v)
			if err != nil {
				return rt.Unset, err
			}
			return rt.None, f.SetException(e)
		}},
		{Name: "add_done_callback", Sig: "fn, /, *, context=None", FN: addDoneCallback},
		{Name: "remove_done_callback", Sig: "fn, /", F2: func(self, v rt.Value) (rt.Value, *rt.Exc) {
			if futureOf(self).loop == nil {
				return rt.Unset, uninitialized()
			}
			n, err := futureOf(self).remove(v)
			return rt.Int(int64(n)), err
		}},
		{Name: "cancel", Sig: "msg=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			ok, err := futureOf(a[0]).Cancel(a[1])
			return rt.Bool(ok), err
		}},
		{Name: "cancelled", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			return rt.Bool(futureOf(self).state == cancelledState), nil
		}},
		{Name: "done", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(futureOf(self).Done()), nil }},
		{Name: "get_loop", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			if l := futureOf(self).loop; l != nil {
				return l.Value(), nil
			}
			return rt.Unset, uninitialized()
		}},
		rt.ClassGetItem,
		{Name: "__del__", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			futureOf(self).reportUnretrieved()
			return rt.None, nil
		}},
		{Name: "_make_cancelled_error", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			return futureOf(self).cancelledError().Value(), nil
		}},
	}
	t.GetSets = []rt.GetSet{
		boolAttr("_asyncio_future_blocking", blocking),
		{Name: "_log_traceback", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(futureOf(self).is(logTB)), nil },
			Set: func(self, v rt.Value) *rt.Exc {
				if v.IsUnset() {
					return cannotDelete()
				}
				on, err := rt.Truth(v)
				if err == nil && on {
					err = rt.Errorf(&rt.ValueError, "_log_traceback can only be set to False")
				}
				futureOf(self).flags &^= logTB
				return err
			}},
		{Name: "_cancel_message", Get: func(self rt.Value) (rt.Value, *rt.Exc) {
			if x := futureOf(self).ext(); x != nil {
				return orNone(x.cancelMsg), nil
			}
			return rt.None, nil
		}, Set: func(self, v rt.Value) *rt.Exc { futureOf(self).extra().cancelMsg = unlessNone(v); return nil }},
		{Name: "_source_traceback", Get: func(self rt.Value) (rt.Value, *rt.Exc) {
			if x := futureOf(self).ext(); x != nil {
				return orNone(x.source), nil
			}
			return rt.None, nil
		}},
		{Name: "_callbacks", Get: func(self rt.Value) (rt.Value, *rt.Exc) {
			cbs := futureOf(self).callbacks()
			if len(cbs) == 0 {
				return rt.None, nil
			}
			var all []rt.Value
			for _, cb := range cbs {
				ctx := rt.None
				if c := rt.Exactly[callback](cb.Value(), &callbackType); c != nil {
					c.ctx = c.ctx.Own()
					ctx = c.ctx.Value()
				}
				all = append(all, rt.NewTuple2(callable(cb), ctx))
			}
			return rt.NewList(all...), nil
		}},
		{Name: "_loop", Get: func(self rt.Value) (rt.Value, *rt.Exc) {
			if l := futureOf(self).loop; l != nil {
				return l.Value(), nil
			}
			return rt.None, nil
		}},
		{Name: "_state", Get: func(self rt.Value) (rt.Value, *rt.Exc) {
			return rt.NewStr([...]string{"PENDING", "CANCELLED", "FINISHED", "FINISHED"}[futureOf(self).state]), nil
		}},
		{Name: "_result", Get: func(self rt.Value) (rt.Value, *rt.Exc) {
			if f := futureOf(self); f.state == finished {
				return f.outcome, nil
			}
			return rt.None, nil
		}},
		{Name: "_exception", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return futureOf(self).exc().Value(), nil }},
	}
	rt.SetSideDict(t, func(o rt.Value, needed bool) rt.Value {
		f := futureOf(o)
		if x := f.ext(); x != nil && !x.dict.IsUnset() {
			return x.dict
		}
		if !needed {
			return rt.Unset
		}
		x := f.extra()
		x.dict = rt.NewDict()
		return x.dict
	})
	it := &futureIterType
	it.Iter = func(self rt.Value) (rt.Value, *rt.Exc) { return self, nil }
	it.Next = func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[futureIter](self).next() }
	it.Methods = []rt.Def{
		{Name: "send", F2: func(self, _ rt.Value) (rt.Value, *rt.Exc) {
			v, err := rt.Cast[futureIter](self).next()
			return v, rt.Materialize(err)
		}},
		{Name: "throw", Sig: "type, value=None, tb=None, /", FN: throwIntoIter},
		{Name: "close", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			rt.Cast[futureIter](self).f = nil
			return rt.None, nil
		}},
	}
	rt.Ready(it)
}
