package asyncio

import (
	"fmt"
	"math"
	"os"
	"sync"
	"syscall"
	"weak"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/contextvars"
)

// Loop is the event loop.
type Loop struct {
	rt.Obj
	rt.Attrs
	ready           ring
	timers          timers
	timersCancelled int
	current         *Task
	currentForeign  rt.Value // the task that runs, if it is none of this package
	tasks           taskList
	unseen          *Task      // tasks that startUnseen may use again, in a list by next
	thread          *rt.Thread // that runs it; nil: none does
	stopping        bool
	closed          bool
	debug           bool
	handler         rt.Value // the exception handler; Unset: the default one
	taskFactory     rt.Value
	wake            chan struct{}
	poll            poller
	transports      map[int]rt.Value // by descriptor, those that are not closed
	executor        rt.Value         // of calls for which none is named; Unset: none yet
	noExecutor      bool             // it was shut down
	asyncgens       []weak.Pointer[rt.Frame]
	signals         map[syscall.Signal]*Handle // by add_signal_handler
	genHooks        [2]rt.Value                // the thread's former async generator hooks
	over            overrides
	object          rt.Value // the loop that this one stands in for; Unset: none
	selector        rt.Value // that a program gave a loop of a class of its own
	resolution      float64  // of the clock: timers this close are due
	slow            float64  // seconds from which on a callback is reported, in debug mode
	handle          *rt.Obj  // what it runs, in debug mode
	tracking        bool     // it tracks the origins of coroutines
	originDepth     int      // the thread's former depth of coroutine origin tracking, in debug mode

	posted struct {
		sync.Mutex
		f []func()
	}
}

// longest is the longest time that the loop waits at once, in seconds.
const longest = 24 * 3600

// now is the time of loops that do not have their own, in seconds.
func now() float64 { return rt.Monotonic().Seconds() }

// NewLoop is a new event loop.
func NewLoop() *Loop {
	logSelector("EpollSelector")
	return initLoop(rt.Alloc[Loop](&unixLoopType))
}

// logSelector logs, as a new loop does, what kind of selector it has: that of CPython, for programs that log all there is.
func logSelector(kind string) {
	if rt.Imported("logging") {
		logAt("debug", "Using selector: "+kind, nil)
	}
}

func initLoop(l *Loop) *Loop {
	l.wake = make(chan struct{}, 1)
	l.resolution, l.slow = 1e-9, 0.1
	l.over.find(rt.TypeOf(rt.FromObj(l)))
	l.debug = debugMode()
	allLoops.add(l)
	return l
}

// debugMode reports whether loops begin in debug mode: as the environment says, or what a program has put into its place.
func debugMode() bool {
	if !rt.Imported("asyncio.coroutines") {
		return os.Getenv("PYTHONASYNCIODEBUG") != ""
	}
	v, err := callIn("asyncio.coroutines", "_is_debug_mode")
	return err == nil && v.IsTrue()
}

// Value is the loop as a Python object.
func (l *Loop) Value() rt.Value {
	if !l.object.IsUnset() {
		return l.object
	}
	return rt.FromObj(l)
}

func (l *Loop) running() bool { return l.thread != nil }

// check is the error of using a closed loop.
func (l *Loop) check() *rt.Exc {
	if l.closed {
		return rt.Errorf(&rt.RuntimeError, "Event loop is closed")
	}
	return nil
}

// Post makes the loop call f in its next iteration, with the interpreter lock held. It may be called from any goroutine, without the lock.
func (l *Loop) Post(f func()) {
	l.posted.Lock()
	l.posted.f = append(l.posted.f, f)
	l.posted.Unlock()
	l.Wake()
}

// Wake makes the loop look for work, if it is waiting.
func (l *Loop) Wake() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
	l.poll.wake()
}

// runningLoop is the loop that the running thread runs, nil if it runs none.
func runningLoop() *Loop {
	l, _ := rt.T.Loop.(*Loop)
	return l
}

func setRunning(l *Loop) {
	if l == nil {
		rt.T.Loop = nil
		return
	}
	rt.T.Loop = l
}

// runForever is run_forever().
func (l *Loop) runForever() *rt.Exc {
	if err := l.begin(); err != nil {
		return err
	}
	defer l.end()
	for {
		if err := l.iterate(); err != nil || l.stopping {
			return err
		}
	}
}

// checkRunning is the error of running a loop where that or another one runs.
func (l *Loop) checkRunning() *rt.Exc {
	if l.running() {
		return rt.Errorf(&rt.RuntimeError, "This event loop is already running")
	}
	if runningLoop() != nil {
		return rt.Errorf(&rt.RuntimeError, "Cannot run the event loop while another loop is running")
	}
	return nil
}

// begin makes l run in this thread; end undoes it.
func (l *Loop) begin() *rt.Exc {
	if err := l.check(); err != nil {
		return err
	}
	if err := l.checkRunning(); err != nil {
		return err
	}
	l.thread = rt.T
	setRunning(l)
	l.trackOrigins(l.debug)
	l.genHooks[0], l.genHooks[1] = rt.SetAsyncGenRegistry(l.hook("_asyncgen_firstiter_hook", l.genStarted), l.hook("_asyncgen_finalizer_hook", l.genDropped), l.genStarted)
	return nil
}

func (l *Loop) end() {
	l.trackOrigins(false)
	l.stopping, l.thread = false, nil
	setRunning(nil)
	rt.SetAsyncGenHooks(l.genHooks[0], l.genHooks[1])
}

// trackOrigins begins or ends to tell the thread to note where coroutines are created.
func (l *Loop) trackOrigins(on bool) {
	const depth = 10 // constants.DEBUG_STACK_DEPTH
	if on == l.tracking {
		return
	}
	if l.tracking = on; on {
		l.originDepth, rt.T.OriginDepth = rt.T.OriginDepth, depth
	} else {
		rt.T.OriginDepth = l.originDepth
	}
}

// iterate is one iteration, as a subclass may have it.
func (l *Loop) iterate() *rt.Exc {
	if !l.over.runOnce {
		return l.runOnce()
	}
	_, err := callMethod(l.Value(), "_run_once")
	return err
}

// runOnce is one iteration: wait for something to do, then do what was ready when it began.
func (l *Loop) runOnce() *rt.Exc {
	l.dropCancelled()
	timeout := math.Inf(1)
	switch {
	case l.ready.n > 0 || l.stopping:
		timeout = 0
	case len(l.timers) > 0:
		t, err := l.now()
		if err != nil {
			return err
		}
		if timeout = min(max(0, l.timers[0].when-t), longest); math.IsNaN(timeout) {
			return rt.Errorf(&rt.ValueError, "cannot convert float NaN to integer")
		}
	}
	if err := l.wait(timeout); err != nil {
		return err
	}
	if len(l.timers) > 0 {
		end, err := l.now()
		if err != nil {
			return err
		}
		for end += l.resolution; len(l.timers) > 0; {
			if l.timers[0].when >= end {
				break
			}
			t := l.timers.pop()
			unschedule(t)
			l.ready.push(entry{f: t.f})
		}
	}
	for range l.ready.n {
		e := l.ready.pop()
		if l.debug {
			if err := l.runTimed(e); err != nil {
				return err
			}
		} else if err := l.run(e); err != nil {
			return err
		}
	}
	rt.ShowAsyncGens()
	return nil
}

// runTimed is run in debug mode.
func (l *Loop) runTimed(e entry) *rt.Exc {
	before, err := l.now()
	if err != nil {
		return err
	}
	l.handle = e.f
	err = l.run(e)
	l.handle = nil
	after, failed := l.now()
	if err == nil {
		err = failed
	}
	if took := after - before; took >= l.slow {
		logAt("warning", fmt.Sprintf("Executing %s took %.3f seconds", e.text(l), took), nil)
	}
	return err
}

// text is how messages name what was to be done.
func (e entry) text(l *Loop) string {
	v := e.f.Value()
	if cb := rt.Exactly[callback](v, &callbackType); cb != nil {
		return repr(rt.FromObj(&Handle{Obj: rt.MakeObj(&handleType), f: cb.f, ctx: cb.ctx, loop: l}))
	}
	return repr(v)
}

// dropCancelled removes cancelled timers: those that come first, or all if they are too many.
func (l *Loop) dropCancelled() {
	if n := len(l.timers); n > 100 && 2*l.timersCancelled > n {
		kept := l.timers[:0]
		for _, t := range l.timers {
			if t.dead() {
				unschedule(t)
			} else {
				kept = append(kept, t)
			}
		}
		clear(l.timers[len(kept):])
		l.timers = kept
		l.timers.heapify()
		l.timersCancelled = 0
		return
	}
	for len(l.timers) > 0 && l.timers[0].dead() {
		l.timersCancelled--
		unschedule(l.timers.pop())
	}
}

func unschedule(t timer) {
	if h := t.handle(); h != nil {
		h.scheduled = false
	}
}

// wait waits at most timeout seconds for descriptors that are ready and for what other threads post, and takes it over.
func (l *Loop) wait(timeout float64) *rt.Exc {
	events, selected := 0, false
	if l.over.any || !l.selector.IsUnset() {
		limit := rt.None
		if !math.IsInf(timeout, 1) {
			limit = rt.Float(timeout)
			if timeout == 0 {
				limit = rt.Int(0)
			}
		}
		var err *rt.Exc
		if selected, err = l.selectEvents(limit); err != nil {
			return err
		}
		if selected {
			timeout = 0
		}
	}
	if len(l.poll.watches) > 0 || selected && l.poll.open {
		var err *rt.Exc
		if events, err = l.poll.wait(l, timeout); err != nil {
			return err
		}
	} else if timeout > 0 {
		l.waitWake(timeout)
	}
	select {
	case <-l.wake:
	default:
	}
	l.posted.Lock()
	posted := l.posted.f
	l.posted.f = nil
	l.posted.Unlock()
	for _, f := range posted {
		f()
	}
	l.poll.dispatch(l, events)
	return rt.Tick()
}

// run does one thing. The error is one that must leave the loop.
func (l *Loop) run(e entry) *rt.Exc {
	v := e.f.Value()
	switch t := rt.TypeOf(v); {
	case t == &TaskType:
		return l.runTask(rt.Cast[Task](v), e.arg)
	case t == &ioHandleType:
		return rt.Cast[ioHandle](v).run()
	case t == &handleType || t == &timerType:
		if h := handleOf(v); !h.cancelled {
			return h.run()
		}
		return nil
	case t == &callbackType:
		return l.runCallback(rt.Cast[callback](v), e.arg.Value())
	case t == &FutureType:
		if f := rt.Cast[Future](v); f.is(sleeping) && f.state == pending {
			f.flags &^= sleeping
			return f.SetResult(f.outcome)
		}
		return nil
	case t == &taskGroupType:
		return groupOf(v).taskDone(e.arg.Value())
	case t == &gatheringType:
		return rt.Cast[Future](v).gathered(futureOf(e.arg.Value()))
	case t.IsSubtype(&TaskType):
		return l.runTask(rt.Cast[Task](v), e.arg)
	}
	if h := handleOf(v); !h.cancelled { // of a subclass
		return h.run()
	}
	return nil
}

func (l *Loop) runCallback(cb *callback, future rt.Value) *rt.Exc {
	ctx, err := cb.ctx.Begin()
	if err != nil {
		return err
	}
	_, err = rt.Call1(cb.f, future)
	ctx.End(cb.ctx)
	if err == nil {
		return nil
	}
	h := &Handle{Obj: rt.MakeObj(&handleType), f: cb.f, args: []rt.Value{future}, ctx: cb.ctx, loop: l}
	return l.failed(err, h.text(), rt.FromObj(h))
}

func (l *Loop) runTask(t *Task, arg *rt.Obj) *rt.Exc {
	var err *rt.Exc
	if arg == nil {
		err = t.step(nil)
	} else if f := AsFuture(arg.Value()); f != nil {
		err = t.wakeup(f)
	} else {
		err = t.step(rt.AsExc(arg.Value()))
	}
	if err == nil {
		return nil
	}
	return l.failed(err, "Task.task_wakeup()", t.Value())
}

// failed reports what a callback raised to the exception handler; what must leave the loop is returned.
func (l *Loop) failed(err *rt.Exc, what string, handle rt.Value) *rt.Exc {
	if fatal(err) {
		return err
	}
	var made []any
	if h := rt.As[Handle](handle, &handleType); h != nil {
		made = source(h.source)
	}
	return l.reportCaught(err, "Exception in callback "+what, append([]any{"exception", err.Value(), "handle", handle}, made...)...)
}

// callAt schedules h.
func (l *Loop) callAt(h *Handle) {
	h.scheduled = true
	l.timers.push(timer{h.when, &h.Obj})
}

// runUntilComplete is run_until_complete().
func (l *Loop) runUntilComplete(v rt.Value) (rt.Value, *rt.Exc) {
	if err := l.check(); err != nil {
		return rt.Unset, err
	}
	if err := l.checkRunning(); err != nil {
		return rt.Unset, err
	}
	if AsFuture(v) == nil && !isCoroutine(v) {
		if yes, err := isFutureLike(v); err != nil {
			return rt.Unset, err
		} else if yes == rt.True {
			return l.runUntilForeign(v)
		}
	}
	given := AsFuture(v)
	if given == nil && isCoroutine(v) && (!l.taskFactory.IsUnset() || l.over.task || custom(l.Value())) {
		task, err := l.makeTask(v)
		if err != nil {
			return rt.Unset, err
		}
		if AsFuture(task) == nil {
			return l.runUntilForeign(task)
		}
		v = task
	}
	f, err := ensureFuture(v, l)
	if err != nil {
		return rt.Unset, err
	}
	if given == nil && f.is(isTask) {
		f.flags |= quiet
	}
	stop := rt.NewBuiltin(&rt.Def{Name: "_run_until_complete_cb", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
		if f.state == failed {
			f.flags &^= logTB
			if fatal(f.exc()) {
				return rt.None, nil
			}
		}
		l.stopping = true
		return rt.None, nil
	}}, "asyncio.base_events")
	if err := f.follow(newCallback(stop, contextvars.Snapshot())); err != nil {
		return rt.Unset, err
	}
	err = l.runForever()
	if err != nil && given == nil && f.state == failed {
		f.flags &^= logTB
	}
	if _, failed := f.remove(stop); failed != nil {
		return rt.Unset, failed
	}
	if err != nil {
		return rt.Unset, err
	}
	if !f.Done() {
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "Event loop stopped before Future completed.")
	}
	return f.take()
}

// runUntilForeign is run_until_complete of a future by its attributes only.
func (l *Loop) runUntilForeign(f rt.Value) (rt.Value, *rt.Exc) {
	stop := rt.NewBuiltin(&rt.Def{Name: "_run_until_complete_cb", F1: func(rt.Value) (rt.Value, *rt.Exc) {
		l.stopping = true
		return rt.None, nil
	}}, "asyncio.base_events")
	if _, err := callMethod(f, "add_done_callback", stop); err != nil {
		return rt.Unset, err
	}
	failed := l.runForever()
	if _, err := callMethod(f, "remove_done_callback", stop); err != nil {
		return rt.Unset, err
	}
	if failed != nil {
		return rt.Unset, failed
	}
	done, err := callMethod(f, "done")
	if err != nil {
		return rt.Unset, err
	}
	if yes, err := rt.Truth(done); err != nil || !yes {
		if err == nil {
			err = rt.Errorf(&rt.RuntimeError, "Event loop stopped before Future completed.")
		}
		return rt.Unset, err
	}
	return callMethod(f, "result")
}

func (l *Loop) close() *rt.Exc {
	if l.running() {
		return rt.Errorf(&rt.RuntimeError, "Cannot close a running event loop")
	}
	if l.closed {
		return nil
	}
	if l.debug {
		logAt("debug", "Close "+repr(l.Value()), nil)
	}
	if err := l.reportUnretrieved(); err != nil {
		return err
	}
	l.closed = true
	l.ready, l.timers = ring{}, nil
	l.poll.close()
	if selector := l.selector; !selector.IsUnset() {
		l.selector = rt.Unset
		if _, err := callMethod(selector, "close"); err != nil {
			return err
		}
	}
	l.noExecutor = true
	if x := l.executor; !x.IsUnset() {
		l.executor = rt.Unset
		shutdown, err := rt.GetAttrName(x, "shutdown")
		if err == nil {
			_, err = rt.CallKw(shutdown, []string{"wait"}, rt.False)
		}
		if err != nil {
			return err
		}
	}
	return l.dropSignals()
}
