package asyncio

import (
	"fmt"
	"weak"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/collections"
	"github.com/py2go/py2go/rtlib/stdlib/contextvars"
)

// This file is the event loop's class as Python sees it.

func loopOf(v rt.Value) *Loop { return rt.Cast[Loop](v) }

func noRunningLoop() *rt.Exc { return rt.Errorf(&rt.RuntimeError, "no running event loop") }

// hook is what the thread's async generator hook calls.
func (l *Loop) hook(name string, f func(gen *rt.Frame) *rt.Exc) rt.Value {
	return rt.NewBuiltin(&rt.Def{Name: name, F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.None, f(rt.AsFrame(v)) }}, "asyncio.base_events")
}

// genStarted notes an async generator that the loop must close when it ends.
func (l *Loop) genStarted(gen *rt.Frame) *rt.Exc {
	if len(l.asyncgens) >= 64 && len(l.asyncgens)&(len(l.asyncgens)-1) == 0 {
		kept := l.asyncgens[:0]
		for _, p := range l.asyncgens {
			if g := p.Value(); g != nil && g.State >= 0 {
				kept = append(kept, p)
			}
		}
		l.asyncgens = kept
	}
	l.asyncgens = append(l.asyncgens, weak.Make(gen))
	return nil
}

// genDropped closes an async generator that nothing refers to any more.
func (l *Loop) genDropped(gen *rt.Frame) *rt.Exc {
	if l.closed {
		return nil
	}
	closing, err := callMethod(gen.Value(), "aclose")
	if err != nil {
		return err
	}
	create, err := rt.GetAttrName(l.Value(), "create_task")
	if err != nil {
		return err
	}
	_, err = callMethod(l.Value(), "call_soon_threadsafe", create, closing)
	return err
}

// callHelper calls something of the package asyncio.
func callHelper(name string, args ...rt.Value) (rt.Value, *rt.Exc) {
	return callIn("asyncio", name, args...)
}

// callIn calls something of a module written in Python.
func callIn(module, name string, args ...rt.Value) (rt.Value, *rt.Exc) {
	m, err := rt.ImportModule(module)
	if err != nil {
		return rt.Unset, err
	}
	return callMethod(m, name, args...)
}

// checkCallback refuses what cannot be called back by a method of the loop.
func checkCallback(f rt.Value, what string) *rt.Exc {
	if isCoroutine(f) || isCoroutineFunction(f) {
		return rt.Errorf(&rt.TypeError, "coroutines cannot be used with %s()", what)
	}
	if rt.TypeOf(f).Call == nil {
		return rt.Errorf(&rt.TypeError, "a callable object was expected by %s(), got %s", what, repr(f))
	}
	return nil
}

// newHandleFor is the handle of a callback with its arguments; a are callback, context and the tuple of arguments.
func (l *Loop) newHandleFor(t *rt.Type, what string, a []rt.Value) (*Handle, *rt.Exc) {
	if err := l.check(); err != nil {
		return nil, err
	}
	f := a[0]
	if l.debug || what == "add_signal_handler" {
		if err := checkCallback(f, what); err != nil {
			return nil, err
		}
	}
	ctx, err := contextArg(a[1])
	if err != nil {
		return nil, err
	}
	args, err := rt.ListOf(a[2])
	h := &Handle{Obj: rt.MakeObj(t), f: f, args: args, ctx: ctx, loop: l}
	if l.debug {
		h.source = stackHere()
	}
	return h, err
}

func callSoon(a []rt.Value) (rt.Value, *rt.Exc) {
	l := loopOf(a[0])
	h, err := l.newHandleFor(&handleType, "call_soon", a[1:])
	if err == nil {
		err = l.checkThread()
	}
	if err != nil {
		return rt.Unset, err
	}
	l.ready.push(entry{f: &h.Obj})
	return rt.FromObj(h), nil
}

func callSoonThreadsafe(a []rt.Value) (rt.Value, *rt.Exc) {
	l := loopOf(a[0])
	h, err := l.newHandleFor(&handleType, "call_soon_threadsafe", a[1:])
	if err != nil {
		return rt.Unset, err
	}
	l.ready.push(entry{f: &h.Obj})
	if l.over.write {
		_, err = callMethod(l.Value(), "_write_to_self")
	} else {
		l.Wake()
	}
	return rt.FromObj(h), err
}

// checkThread refuses calls from a thread in which the loop does not run, in debug mode.
func (l *Loop) checkThread() *rt.Exc {
	if l.debug && l.thread != nil && l.thread != rt.T {
		return rt.Errorf(&rt.RuntimeError, "Non-thread-safe operation invoked on an event loop other than the current one")
	}
	return nil
}

func (l *Loop) callTimer(when float64, what string, a []rt.Value) (rt.Value, *rt.Exc) {
	h, err := l.newHandleFor(&timerType, what, a)
	if err == nil {
		err = l.checkThread()
	}
	if err != nil {
		return rt.Unset, err
	}
	h.when = when
	l.callAt(h)
	return rt.FromObj(h), nil
}

// createTask is loop.create_task(coro, name=name, context=context).
func (l *Loop) createTask(coro, name, context rt.Value) (rt.Value, *rt.Exc) {
	if err := l.check(); err != nil {
		return rt.Unset, err
	}
	eager := l.taskFactory == eagerTaskFactory
	if !l.taskFactory.IsUnset() && !eager {
		names, vals := []string(nil), []rt.Value{l.Value(), coro}
		if !context.IsNone() {
			names, vals = append(names, "context"), append(vals, context)
		}
		task, err := rt.CallKw(l.taskFactory, names, vals...)
		if err == nil {
			var set rt.Value
			if set, err = rt.GetAttrName(task, "set_name"); err == nil {
				_, err = rt.Call1(set, name)
			}
		}
		return task, err
	}
	if !isCoroutine(coro) {
		return rt.Unset, rt.Errorf(&rt.TypeError, "a coroutine was expected, got %s", repr(coro))
	}
	if !eager {
		return l.newTask(coro, name, context, false)
	}
	// An eager task has its default name while it takes its first step, as one that a task factory makes.
	t, err := l.newTask(coro, rt.None, context, true)
	if err == nil {
		err = rt.Cast[Task](t).setName(name)
	}
	return t, err
}

// newTask is a new Task that runs coro.
func (l *Loop) newTask(coro, name, context rt.Value, eager bool) (rt.Value, *rt.Exc) {
	text, err := nameArg(name)
	if err != nil {
		return rt.Unset, err
	}
	t := &Task{Future: Future{Obj: rt.MakeObj(&TaskType)}}
	var ctx *contextvars.Context
	if !context.IsNone() {
		if ctx, err = contextArg(context); err != nil {
			return rt.Unset, err
		}
	}
	return t.Value(), t.start(l, coro, text, ctx, eager)
}

// eagerTaskFactory is the task factory whose tasks begin to run where they are created. Loops know it and do without calling it.
var eagerTaskFactory = rt.NewFunc(&rt.Def{Name: "factory", Sig: "loop, coro, *, name=None, context=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
	l, err := loopArg(a[0])
	if err != nil {
		return rt.Unset, err
	}
	if !isCoroutine(a[1]) {
		return rt.Unset, rt.Errorf(&rt.TypeError, "a coroutine was expected, got %s", repr(a[1]))
	}
	return l.newTask(a[1], a[2], a[3], true)
}}, "asyncio.tasks", "create_eager_task_factory.<locals>.factory", false)

// createTaskAny is createTask, as a subclass of the loop may have it.
func (l *Loop) createTaskAny(coro, name, context rt.Value) (rt.Value, *rt.Exc) {
	if !custom(l.Value()) && !l.over.task {
		return l.createTask(coro, name, context)
	}
	create, err := rt.GetAttrName(l.Value(), "create_task")
	if err != nil {
		return rt.Unset, err
	}
	if context.IsNone() {
		return rt.CallKw(create, []string{"name"}, coro, name)
	}
	return rt.CallKw(create, []string{"name", "context"}, coro, name, context)
}

// makeTask is create_task(coro), as a subclass of the loop may have it.
func (l *Loop) makeTask(coro rt.Value) (rt.Value, *rt.Exc) {
	if !custom(l.Value()) && !l.over.task {
		return l.createTask(coro, rt.None, rt.None)
	}
	return callMethod(l.Value(), "create_task", coro)
}

func loopRepr(self rt.Value) (rt.Value, *rt.Exc) {
	l := loopOf(self)
	word := map[bool]string{true: "True", false: "False"}
	return rt.NewStr(fmt.Sprintf("<%s running=%s closed=%s debug=%s>", rt.TypeOf(self).Name, word[l.running()], word[l.closed], word[l.debug])), nil
}

func runInExecutor(a []rt.Value) (rt.Value, *rt.Exc) {
	l := loopOf(a[0])
	if err := l.check(); err != nil {
		return rt.Unset, err
	}
	if l.debug {
		if err := checkCallback(a[2], "run_in_executor"); err != nil {
			return rt.Unset, err
		}
	}
	return callIn("asyncio.base_events", "_run_in_executor", l.Value(), a[1], a[2], a[3])
}

// loopAttrs are the attributes that CPython's loops keep their state in.
func loopAttrs() []rt.GetSet {
	flag := func(name string, of func(l *Loop) *bool) rt.GetSet {
		return boolField(name, func(self rt.Value) *bool { return of(loopOf(self)) })
	}
	number := func(name string, of func(l *Loop) *float64) rt.GetSet {
		return rt.GetSet{Name: name, Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Float(*of(loopOf(self))), nil },
			Set: func(self, v rt.Value) (err *rt.Exc) {
				if v.IsUnset() {
					return cannotDelete()
				}
				*of(loopOf(self)), err = seconds(v)
				return err
			}}
	}
	object := func(name string, of func(l *Loop) *rt.Value) rt.GetSet {
		return rt.GetSet{Name: name, Get: func(self rt.Value) (rt.Value, *rt.Exc) { return orNone(*of(loopOf(self))), nil },
			Set: func(self, v rt.Value) *rt.Exc { *of(loopOf(self)) = unlessNone(v); return nil }}
	}
	return []rt.GetSet{
		flag("_debug", func(l *Loop) *bool { return &l.debug }),
		flag("_closed", func(l *Loop) *bool { return &l.closed }),
		flag("_stopping", func(l *Loop) *bool { return &l.stopping }),
		number("slow_callback_duration", func(l *Loop) *float64 { return &l.slow }),
		number("_clock_resolution", func(l *Loop) *float64 { return &l.resolution }),
		object("_exception_handler", func(l *Loop) *rt.Value { return &l.handler }),
		object("_task_factory", func(l *Loop) *rt.Value { return &l.taskFactory }),
		object("_default_executor", func(l *Loop) *rt.Value { return &l.executor }),
		flag("_executor_shutdown_called", func(l *Loop) *bool { return &l.noExecutor }),
		object("_selector", func(l *Loop) *rt.Value { return &l.selector }),
		{Name: "_thread_id", Get: func(self rt.Value) (rt.Value, *rt.Exc) {
			if !loopOf(self).running() {
				return rt.None, nil
			}
			m, err := rt.ImportModule("threading")
			if err != nil {
				return rt.Unset, err
			}
			return callMethod(m, "get_ident")
		}},
		{Name: "_ready", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return loopOf(self).readyHandles(), nil }},
		{Name: "_scheduled", Get: func(self rt.Value) (rt.Value, *rt.Exc) {
			var all []rt.Value
			for _, t := range loopOf(self).timers {
				all = append(all, t.f.Value())
			}
			return rt.NewList(all...), nil
		}},
	}
}

// readyHandles is a deque of what the loop is to do next.
func (l *Loop) readyHandles() rt.Value {
	all := collections.NewDeque()
	for i := range l.ready.n {
		v := l.ready.buf[(l.ready.head+i)&(len(l.ready.buf)-1)].f.Value()
		if cb := rt.Exactly[callback](v, &callbackType); cb != nil {
			v = rt.FromObj(&Handle{Obj: rt.MakeObj(&handleType), f: cb.f, ctx: cb.ctx, loop: l})
		}
		all.Push(v)
	}
	return all.Value()
}

// processEvents is the _process_events of selector loops: it makes ready what the attribute _selector of the loop has reported.
func processEvents(self, events rt.Value) (rt.Value, *rt.Exc) {
	list, err := rt.ListOf(events)
	if err != nil {
		return rt.Unset, err
	}
	for _, event := range list {
		parts, err := rt.Unpack(event, 2)
		if err != nil {
			return rt.Unset, err
		}
		data, err := rt.GetAttrName(parts[0], "data")
		if err != nil {
			return rt.Unset, err
		}
		handles, err := rt.Unpack(data, 2)
		if err != nil {
			return rt.Unset, err
		}
		mask, err := rt.IndexInt(parts[1])
		if err != nil {
			return rt.Unset, err
		}
		for i, v := range handles {
			if h := rt.As[Handle](v, &handleType); h != nil && mask&(1<<i) != 0 && !h.cancelled {
				loopOf(self).ready.push(entry{f: &h.Obj})
			}
		}
	}
	return rt.None, nil
}

// internalMethods are those that subclasses of BaseEventLoop override or call.
func internalMethods() []rt.Def {
	notImplemented := func(rt.Value) (rt.Value, *rt.Exc) { return rt.Unset, rt.NewExc(&rt.NotImplementedError) }
	return []rt.Def{
		{Name: "_run_once", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.None, loopOf(self).runOnce() }},
		{Name: "_write_to_self", F1: func(self rt.Value) (rt.Value, *rt.Exc) { loopOf(self).Wake(); return rt.None, nil }},
		{Name: "_process_events", Sig: "event_list", F2: func(_, _ rt.Value) (rt.Value, *rt.Exc) { return notImplemented(rt.None) }},
		{Name: "_check_closed", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.None, loopOf(self).check() }},
		{Name: "_check_running", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.None, loopOf(self).checkRunning() }},
		{Name: "_check_thread", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.None, loopOf(self).checkThread() }},
		{Name: "_run_forever_setup", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.None, loopOf(self).begin() }},
		{Name: "_run_forever_cleanup", F1: func(self rt.Value) (rt.Value, *rt.Exc) { loopOf(self).end(); return rt.None, nil }},
		{Name: "_add_callback", Sig: "handle", F2: func(self, h rt.Value) (rt.Value, *rt.Exc) {
			if h := rt.As[Handle](h, &handleType); h != nil && !h.cancelled {
				loopOf(self).ready.push(entry{f: &h.Obj})
			}
			return rt.None, nil
		}},
		{Name: "_timer_handle_cancelled", Sig: "handle", F2: func(self, h rt.Value) (rt.Value, *rt.Exc) {
			if h := rt.As[Handle](h, &handleType); h != nil && h.scheduled {
				loopOf(self).timersCancelled++
			}
			return rt.None, nil
		}},
	}
}

func setUpLoop() {
	setUpAbstractLoop()
	t := &LoopType
	t.InstanceDict()
	t.SetAttr, selectorLoopType.SetAttr, unixLoopType.SetAttr = setLoopAttr, setLoopAttr, setLoopAttr
	t.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) { return initLoop(rt.Alloc[Loop](t)).Value(), nil }
	selectorLoopType.New, unixLoopType.New = t.New, t.New
	t.Init = noArguments("BaseEventLoop", func(rt.Value) {})
	selectorSig := rt.NewSig("BaseSelectorEventLoop.__init__", "selector=None")
	selectorLoopType.Init = func(self rt.Value, a *rt.Args) *rt.Exc {
		bound, err := selectorSig.Bind(a)
		if err != nil {
			return err
		}
		kind := "EpollSelector"
		if !bound[0].IsNone() {
			kind = rt.TypeOf(bound[0]).Name
		}
		logSelector(kind)
		return loopOf(self).useSelector(bound[0])
	}
	selectorLoopType.Methods = append(pollMethods(), rt.Def{Name: "_process_events", Sig: "event_list", F2: processEvents})
	unixLoopType.Methods = []rt.Def{
		{Name: "add_signal_handler", Sig: "sig, callback, *args", FN: addSignalHandler},
		{Name: "remove_signal_handler", Sig: "sig", F2: removeSignalHandler},
	}
	t.GetSets = append(t.GetSets, loopAttrs()...)
	t.Methods = internalMethods()
	t.Repr = loopRepr
	none := func(err *rt.Exc) (rt.Value, *rt.Exc) { return rt.None, err }
	t.Methods = append(t.Methods, []rt.Def{
		{Name: "run_forever", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return none(loopOf(self).runForever()) }},
		{Name: "run_until_complete", Sig: "future", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return loopOf(a[0]).runUntilComplete(a[1]) }},
		{Name: "stop", F1: func(self rt.Value) (rt.Value, *rt.Exc) { loopOf(self).stopping = true; return rt.None, nil }},
		{Name: "close", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return none(loopOf(self).close()) }},
		{Name: "is_running", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(loopOf(self).running()), nil }},
		{Name: "is_closed", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(loopOf(self).closed), nil }},
		{Name: "time", F1: func(rt.Value) (rt.Value, *rt.Exc) { return rt.Float(now()), nil }},
		{Name: "call_soon", Sig: "callback, *args, context=None", FN: callSoon},
		{Name: "call_soon_threadsafe", Sig: "callback, *args, context=None", FN: callSoonThreadsafe},
		{Name: "call_later", Sig: "delay, callback, *args, context=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			if a[1].IsNone() {
				return rt.Unset, rt.Errorf(&rt.TypeError, "delay must not be None")
			}
			l := loopOf(a[0])
			t, err := l.now()
			if err != nil {
				return rt.Unset, err
			}
			sum, err := rt.Add(rt.Float(t), a[1])
			if err != nil {
				return rt.Unset, err
			}
			when, err := seconds(sum)
			if err != nil {
				return rt.Unset, err
			}
			if !l.over.at {
				return l.callTimer(when, "call_later", a[2:])
			}
			at, err := rt.GetAttrName(l.Value(), "call_at")
			if err != nil {
				return rt.Unset, err
			}
			args, err := rt.ListOf(a[4])
			if err != nil {
				return rt.Unset, err
			}
			return rt.CallKw(at, []string{"context"}, append(append([]rt.Value{sum, a[2]}, args...), a[3])...)
		}},
		{Name: "call_at", Sig: "when, callback, *args, context=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			if a[1].IsNone() {
				return rt.Unset, rt.Errorf(&rt.TypeError, "when cannot be None")
			}
			if _, err := rt.Lt(a[1], rt.Float(0)); err != nil { // no number
				return rt.Unset, err
			}
			w, err := seconds(a[1])
			if err != nil {
				return rt.Unset, err
			}
			h, err := loopOf(a[0]).callTimer(w, "call_at", a[2:])
			if err == nil {
				handleOf(h).given = a[1]
			}
			return h, err
		}},
		{Name: "create_future", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			f := NewFuture(loopOf(self))
			if f.loop.debug {
				f.traceSource()
			}
			return f.Value(), nil
		}},
		{Name: "create_task", Sig: "coro, *, name=None, context=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			return loopOf(a[0]).createTask(a[1], a[2], a[3])
		}},
		{Name: "set_task_factory", Sig: "factory", F2: func(self, f rt.Value) (rt.Value, *rt.Exc) {
			if !f.IsNone() && rt.TypeOf(f).Call == nil {
				return rt.Unset, rt.Errorf(&rt.TypeError, "task factory must be a callable or None")
			}
			loopOf(self).taskFactory = unlessNone(f)
			return rt.None, nil
		}},
		{Name: "get_task_factory", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return orNone(loopOf(self).taskFactory), nil }},
		{Name: "run_in_executor", Sig: "executor, func, *args", FN: runInExecutor},
		{Name: "_take_asyncgens", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
			rt.ShowAsyncGens()
			var live []rt.Value
			for _, p := range loopOf(self).asyncgens {
				if g := p.Value(); g != nil && g.State >= 0 {
					live = append(live, g.Value())
				}
			}
			loopOf(self).asyncgens = nil
			return rt.NewList(live...), nil
		}},
		{Name: "get_exception_handler", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return orNone(loopOf(self).handler), nil }},
		{Name: "set_exception_handler", Sig: "handler", F2: func(self, f rt.Value) (rt.Value, *rt.Exc) {
			if !f.IsNone() && rt.TypeOf(f).Call == nil {
				return rt.Unset, rt.Errorf(&rt.TypeError, "A callable object or None is expected, got %s", repr(f))
			}
			loopOf(self).handler = unlessNone(f)
			return rt.None, nil
		}},
		{Name: "default_exception_handler", Sig: "context", F2: func(self, ctx rt.Value) (rt.Value, *rt.Exc) { return none(loopOf(self).defaultHandler(ctx)) }},
		{Name: "call_exception_handler", Sig: "context", F2: func(self, ctx rt.Value) (rt.Value, *rt.Exc) { return none(loopOf(self).callHandler(ctx)) }},
		{Name: "get_debug", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(loopOf(self).debug), nil }},
		{Name: "set_debug", Sig: "enabled", F2: func(self, v rt.Value) (rt.Value, *rt.Exc) {
			on, err := rt.Truth(v)
			if err != nil {
				return rt.Unset, err
			}
			l := loopOf(self)
			if l.debug = on; l.running() {
				l.Post(func() {
					if l.running() {
						l.trackOrigins(on)
					}
				})
			}
			return rt.None, nil
		}},
		{Name: "__del__", F1: dropLoop},
	}...)
	t.Methods = append(t.Methods, watchedMethods()...)
}

// dropLoop is what becomes of a loop that was not closed.
func dropLoop(self rt.Value) (rt.Value, *rt.Exc) {
	l := loopOf(self)
	if l.closed {
		return rt.None, nil
	}
	if err := rt.Warn(&rt.ResourceWarning, "unclosed event loop "+repr(self), nil); err != nil {
		return rt.Unset, err
	}
	if l.running() {
		return rt.None, nil
	}
	return callMethod(self, "close")
}

func orNone(v rt.Value) rt.Value {
	if v.IsUnset() {
		return rt.None
	}
	return v
}

func unlessNone(v rt.Value) rt.Value {
	if v.IsNone() {
		return rt.Unset
	}
	return v
}
