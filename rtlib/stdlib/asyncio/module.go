package asyncio

import (
	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/base_events"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/base_subprocess"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/base_tasks"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/coroutines"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/descriptors"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/events"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/exceptions"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/format_helpers"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/futures"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/locks"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/netloop"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/proactor_events"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/procloop"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/protocols"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/runners"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/selector_events"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/servers"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/sslproto"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/staggered"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/streams"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/subprocess"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/tasks"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/threads"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/timeouts"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/transports"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/trsock"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/unix_events"
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/unixpipes"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/contextvars"
	_ "github.com/py2go/py2go/rtlib/stdlib/errno"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/heapq"
	_ "github.com/py2go/py2go/rtlib/stdlib/itertools"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/socket"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
	"slices"
)

//go:generate go run ../mkpython.go asyncio/=asyncio.py

// ensureFuture is asyncio.ensure_future(v, loop=l); l nil: the current loop.
func ensureFuture(v rt.Value, l *Loop) (*Future, *rt.Exc) {
	if f := AsFuture(v); f != nil {
		if l != nil && f.loop != l {
			return nil, rt.Errorf(&rt.ValueError, "The future belongs to a different loop than the one specified as the loop argument")
		}
		return f, nil
	}
	if !isCoroutine(v) {
		if !rt.Awaitable(v) {
			return nil, rt.Errorf(&rt.TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
		}
		var err *rt.Exc
		if v, err = callIn("asyncio.coroutines", "_wrap_awaitable", v); err != nil {
			return nil, err
		}
	}
	if l == nil {
		var err *rt.Exc
		if l, err = currentLoop(); err != nil {
			return nil, err
		}
	}
	task, err := l.makeTask(v)
	if err != nil {
		return nil, err
	}
	f := AsFuture(task)
	if f == nil {
		return nil, rt.Errorf(&rt.TypeError, "create_task() made no asyncio.Task, but a %s", rt.TypeName(task))
	}
	return f, nil
}

// runningOrArg is the loop given, or the running one.
func runningOrArg(v rt.Value) (*Loop, *rt.Exc) {
	if !v.IsNone() {
		return loopArg(v)
	}
	if l := runningLoop(); l != nil {
		return l, nil
	}
	return nil, noRunningLoop()
}

func allTasks(a []rt.Value) (rt.Value, *rt.Exc) {
	l, err := runningOrArg(a[0])
	if err != nil {
		return rt.Unset, err
	}
	var all []rt.Value
	for t := l.tasks.first; t != nil; t = t.next {
		t.flags |= seen
		all = append(all, t.Value())
	}
	for _, t := range foreignTasks {
		theirs, ok, err := rt.LookupAttr(t, "get_loop")
		if err == nil && ok {
			theirs, err = rt.Call0(theirs)
		} else if err == nil {
			theirs, err = rt.GetAttrName(t, "_loop")
		}
		if err != nil {
			return rt.Unset, err
		}
		if theirs != l.Value() {
			continue
		}
		done, err := callMethod(t, "done")
		if err != nil {
			return rt.Unset, err
		}
		if yes, err := rt.Truth(done); err != nil {
			return rt.Unset, err
		} else if !yes {
			all = append(all, t)
		}
	}
	return rt.NewSet(all...)
}

// registry of tasks that are none of this package: objects of a program's own, which it registers.
var foreignTasks []rt.Value

// registerTask is _register_task, unregisterTask _unregister_task; asyncio's own tasks need neither.
func registerTask(v rt.Value) (rt.Value, *rt.Exc) {
	if t := rt.As[Task](v, &TaskType); t != nil {
		if !t.is(listed) && t.loop != nil {
			t.loop.tasks.add(t)
		}
	} else if !slices.Contains(foreignTasks, v) {
		foreignTasks = append(foreignTasks, v)
	}
	return rt.None, nil
}

func unregisterTask(v rt.Value) (rt.Value, *rt.Exc) {
	if t := rt.As[Task](v, &TaskType); t != nil {
		if t.is(listed) {
			t.loop.tasks.remove(t)
		}
	} else if i := slices.Index(foreignTasks, v); i >= 0 {
		foreignTasks = slices.Delete(foreignTasks, i, i+1)
	}
	return rt.None, nil
}

// currentOf is the task that runs in l, None if none does.
func currentOf(l *Loop) rt.Value {
	switch {
	case l.current != nil:
		l.current.flags |= seen
		return l.current.Value()
	case !l.currentForeign.IsUnset():
		return l.currentForeign
	}
	return rt.None
}

func setCurrent(l *Loop, v rt.Value) {
	l.current, l.currentForeign = rt.As[Task](v, &TaskType), rt.Unset
	if l.current == nil {
		l.currentForeign = unlessNone(v)
	}
}

// taskMethods are the functions by which tasks of a program's own make themselves known.
func taskMethods() []rt.Def {
	both := func(f func(l *Loop, task rt.Value) (rt.Value, *rt.Exc)) func(loop, task rt.Value) (rt.Value, *rt.Exc) {
		return func(loop, task rt.Value) (rt.Value, *rt.Exc) {
			l, err := loopArg(loop)
			if err != nil {
				return rt.Unset, err
			}
			return f(l, task)
		}
	}
	return []rt.Def{
		{Name: "_register_task", Sig: "task", F1: registerTask},
		{Name: "_register_eager_task", Sig: "task", F1: registerTask},
		{Name: "_unregister_task", Sig: "task", F1: unregisterTask},
		{Name: "_unregister_eager_task", Sig: "task", F1: unregisterTask},
		{Name: "_enter_task", Sig: "loop, task", F2: both(func(l *Loop, task rt.Value) (rt.Value, *rt.Exc) {
			if now := currentOf(l); !now.IsNone() {
				return rt.Unset, rt.Errorf(&rt.RuntimeError, "Cannot enter into task %s while another task %s is being executed.", repr(task), repr(now))
			}
			setCurrent(l, task)
			return rt.None, nil
		})},
		{Name: "_leave_task", Sig: "loop, task", F2: both(func(l *Loop, task rt.Value) (rt.Value, *rt.Exc) {
			if now := currentOf(l); now != task {
				return rt.Unset, rt.Errorf(&rt.RuntimeError, "Leaving task %s does not match the current task %s.", repr(task), repr(now))
			}
			setCurrent(l, rt.None)
			return rt.None, nil
		})},
		{Name: "_swap_current_task", Sig: "loop, task", F2: both(func(l *Loop, task rt.Value) (rt.Value, *rt.Exc) {
			former := currentOf(l)
			setCurrent(l, task)
			return former, nil
		})},
	}
}

func currentTask(a []rt.Value) (rt.Value, *rt.Exc) {
	l, err := runningOrArg(a[0])
	if err != nil {
		return rt.Unset, err
	}
	return currentOf(l), nil
}

func createTask(a []rt.Value) (rt.Value, *rt.Exc) {
	l := runningLoop()
	if l == nil {
		return rt.Unset, noRunningLoop()
	}
	return l.createTaskAny(a[0], a[1], a[2])
}

// isFutureLike reports whether v says of itself that it is a future, though it is none of this package.
func isFutureLike(v rt.Value) (rt.Value, *rt.Exc) {
	class, err := rt.GetAttrName(v, "__class__")
	if err != nil {
		return rt.Unset, err
	}
	if _, ok, err := rt.LookupAttr(class, "_asyncio_future_blocking"); err != nil || !ok {
		return rt.False, err
	}
	b, err := rt.GetAttrName(v, "_asyncio_future_blocking")
	if err != nil {
		return rt.Unset, err
	}
	return rt.Bool(!b.IsNone()), nil
}

// loopValue is l as a Python object, None for nil.
func loopValue(l *Loop) rt.Value {
	if l == nil {
		return rt.None
	}
	return l.Value()
}

func init() {
	rt.RegisterModule("_asyncio", setUp)
	rt.OnExit(reportAtExit)
	Register()
}

func setUp(m *rt.Module) *rt.Exc {
	setUpFuture()
	setUpTask()
	setUpHandle()
	setUpLoop()
	setUpSleep(m)
	setUpWaiters()
	setUpPolicyLocal()
	setUpLocks(m)
	setUpQueues(m)
	setUpTaskGroup(m)
	ioHandleType.Repr = func(v rt.Value) (rt.Value, *rt.Exc) {
		return rt.NewStr("<Handle " + rt.Cast[ioHandle](v).what + ">"), nil
	}
	rt.Ready(&ioHandleType)
	setUpTransport()
	setUpStreamReader()
	setUpStreamWriter()
	setUpStreamProtocol()
	m.Type(&sockTransportType, &streamReaderType, &streamWriterType, &streamProtocolType)
	m.Type(&policyLocalType, &CancelledError, &InvalidStateError, &FutureType, &gatheringType, &TaskType, &handleType, &timerType, &abstractLoopType, &LoopType, &selectorLoopType, &unixLoopType)
	asFunctions("asyncio.events", &handleType, &timerType, &abstractLoopType)
	asFunctions("asyncio.base_events", &LoopType)
	asFunctions("asyncio.selector_events", &selectorLoopType)
	asFunctions("asyncio.unix_events", &unixLoopType)
	asFunctions("asyncio.locks", &lockType, &eventType, &semaphoreType)
	asFunctions("asyncio.queues", &queueType, &priorityType, &lifoType)
	asFunctions("asyncio.taskgroups", &taskGroupType)
	asFunctions("asyncio.streams", &streamReaderType, &streamWriterType, &streamProtocolType)
	for _, t := range []*rt.Type{&lockType, &semaphoreType, &taskGroupType} {
		for _, name := range []string{"__aenter__", "__aexit__"} {
			rt.Cast[rt.Func](t.Lookup(name)).Code.Kind = rt.Coroutine // what they return is awaited without a frame
		}
	}
	withInit("asyncio.events", "callback, args, loop, context=None", &handleType)
	withInit("asyncio.events", "when, callback, args, loop, context=None", &timerType)
	withInit("asyncio.base_events", "", &LoopType)
	withInit("asyncio.selector_events", "selector=None", &selectorLoopType)
	withInit("asyncio.locks", "", &lockType)
	withInit("asyncio.locks", "", &eventType)
	withInit("asyncio.locks", "value=1", &semaphoreType)
	withInit("asyncio.locks", "value=1", &boundedType)
	withInit("asyncio.queues", "maxsize=0", &queueType)
	withInit("asyncio.taskgroups", "", &taskGroupType)
	withInit("asyncio.streams", "limit=65536, loop=None", &streamReaderType)
	withInit("asyncio.streams", "transport, protocol, reader, loop", &streamWriterType)
	withInit("asyncio.streams", "stream_reader, client_connected_cb=None, loop=None", &streamProtocolType)
	rt.SetClassSig(&FutureType, "*, loop=None")
	rt.SetClassSig(&TaskType, "coro, *, loop=None, name=None, context=None, eager_start=False")
	rt.SetClassSig(&abstractLoopType, "")
	m.Def(taskMethods()...)
	m.Set("eager_task_factory", eagerTaskFactory)
	m.Def(
		rt.Def{Name: "get_running_loop", F0: func() (rt.Value, *rt.Exc) {
			if l := runningLoop(); l != nil {
				return l.Value(), nil
			}
			return rt.Unset, noRunningLoop()
		}},
		rt.Def{Name: "_get_running_loop", F0: func() (rt.Value, *rt.Exc) { return loopValue(runningLoop()), nil }},
		rt.Def{Name: "_set_running_loop", Sig: "loop, /", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			if v.IsNone() {
				setRunning(nil)
				return rt.None, nil
			}
			l, err := loopArg(v)
			setRunning(l)
			return rt.None, err
		}},
		rt.Def{Name: "_in_main_thread", F0: inMainThread},
		rt.Def{Name: "_no_current_loop", F0: noCurrentLoop},
		rt.Def{Name: "get_event_loop", F0: func() (rt.Value, *rt.Exc) {
			l, err := currentLoop()
			return loopValue(l), err
		}},
		rt.Def{Name: "current_task", Sig: "loop=None", FN: currentTask},
	)
	for _, d := range []rt.Def{
		{Name: "all_tasks", Sig: "loop=None", FN: allTasks},
		{Name: "create_task", Sig: "coro, *, name=None, context=None", FN: createTask},
		{Name: "ensure_future", Sig: "coro_or_future, *, loop=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			var l *Loop
			if !a[1].IsNone() {
				var err *rt.Exc
				if l, err = loopArg(a[1]); err != nil {
					return rt.Unset, err
				}
			}
			if AsFuture(a[0]) == nil && !isCoroutine(a[0]) {
				if yes, err := isFutureLike(a[0]); err != nil || yes == rt.True {
					return a[0], err
				}
			}
			f, err := ensureFuture(a[0], l)
			if err != nil {
				return rt.Unset, err
			}
			return f.Value(), nil
		}},
		{Name: "gather", Sig: "*coros_or_futures, return_exceptions=False", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			keep, err := rt.Truth(a[0])
			if err != nil {
				return rt.Unset, err
			}
			return gather(rt.Cast[rt.Tuple](a[1]).Items(), keep)
		}},
	} {
		m.Set(d.Name, function("asyncio.tasks", d))
	}
	m.Def(
		rt.Def{Name: "_on_interrupt", F1: onInterrupt},
		rt.Def{Name: "_extend", F1: extendType},
		rt.Def{Name: "_send_outgoing", F2: sendOutgoing},
		rt.Def{Name: "_feed_decrypted", F2: feedDecrypted},
		rt.Def{Name: "_log", F3: func(level, text, exc rt.Value) (rt.Value, *rt.Exc) {
			word, _ := rt.StrOf(level)
			line, _ := rt.StrOf(text)
			logAt(word, line, rt.AsExc(exc))
			return rt.None, nil
		}},
	)
	m.Set("iscoroutine", function("asyncio.coroutines", rt.Def{Name: "iscoroutine", Sig: "obj", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(isCoroutine(v)), nil }}))
	m.Set("isfuture", function("asyncio.base_futures", rt.Def{Name: "isfuture", Sig: "obj", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
		if AsFuture(v) != nil {
			return rt.True, nil
		}
		return isFutureLike(v)
	}}))
	return nil
}
