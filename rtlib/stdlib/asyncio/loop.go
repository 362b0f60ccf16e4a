package asyncio

import (
	"math"
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
	tasks           taskList
	thread          *rt.Thread // that runs it; nil: none does
	stopping        bool
	closed          bool
	debug           bool
	handler         rt.Value // the exception handler; Unset: the default one
	taskFactory     rt.Value
	wake            chan struct{}
	poll            poller
	transports      map[int]rt.Value // by descriptor, those that are not closed
	executor        executor
	asyncgens       []weak.Pointer[rt.Frame]
	signals         map[syscall.Signal]*Handle // by add_signal_handler
	genHooks        [2]rt.Value                // the thread's former async generator hooks

	posted struct {
		sync.Mutex
		f []func()
	}
}

// LoopType is the class of event loops, as the one that CPython makes on Unix.
var LoopType = rt.Type{Name: "_UnixSelectorEventLoop", Module: "asyncio.unix_events", Flags: rt.BaseType}

// clockResolution is that of the clock: timers this close are due.
const clockResolution = 1e-9

// longest is the longest time that the loop waits at once, in seconds.
const longest = 24 * 3600

// now is the loop's time, in seconds.
func now() float64 { return rt.Monotonic().Seconds() }

// NewLoop is a new event loop.
func NewLoop() *Loop { return initLoop(rt.Alloc[Loop](&LoopType)) }

func initLoop(l *Loop) *Loop {
	l.wake = make(chan struct{}, 1)
	allLoops.add(l)
	return l
}

// Value is the loop as a Python object.
func (l *Loop) Value() rt.Value { return rt.FromObj(l) }

func (l *Loop) running() bool { return l.thread != nil }

// check is the error of using a closed loop.
func (l *Loop) check() *rt.Exc {
	if l.closed {
		return rt.Errorf(&rt.RuntimeError, "Event loop is closed")
	}
	return nil
}

func (l *Loop) push(e entry) { l.ready.push(e) }

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
	if err := l.check(); err != nil {
		return err
	}
	if l.running() {
		return rt.Errorf(&rt.RuntimeError, "This event loop is already running")
	}
	if runningLoop() != nil {
		return rt.Errorf(&rt.RuntimeError, "Cannot run the event loop while another loop is running")
	}
	l.thread = rt.T
	setRunning(l)
	l.genHooks[0], l.genHooks[1] = rt.SetAsyncGenHooks(l.hook("_asyncgen_firstiter_hook", l.genStarted), l.hook("_asyncgen_finalizer_hook", l.genDropped))
	var err *rt.Exc
	for {
		if err = l.runOnce(); err != nil || l.stopping {
			break
		}
	}
	l.stopping = false
	l.thread = nil
	setRunning(nil)
	rt.SetAsyncGenHooks(l.genHooks[0], l.genHooks[1])
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
		timeout = min(max(0, l.timers[0].when-now()), longest)
	}
	if err := l.wait(timeout); err != nil {
		return err
	}
	if len(l.timers) > 0 {
		for end := now() + clockResolution; len(l.timers) > 0 && l.timers[0].when < end; {
			t := l.timers.pop()
			unschedule(t)
			l.push(entry{f: t.f})
		}
	}
	for range l.ready.n {
		if err := l.run(l.ready.pop()); err != nil {
			return err
		}
	}
	return nil
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
	events := 0
	if len(l.poll.watches) > 0 {
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
	return l.report("Exception in callback "+what, "exception", err.Value(), "handle", handle)
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
	if l.running() {
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "This event loop is already running")
	}
	if runningLoop() != nil {
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "Cannot run the event loop while another loop is running")
	}
	given := AsFuture(v)
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
	if err := f.then(newCallback(stop, contextvars.Snapshot())); err != nil {
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

func (l *Loop) close() *rt.Exc {
	if l.running() {
		return rt.Errorf(&rt.RuntimeError, "Cannot close a running event loop")
	}
	if l.closed {
		return nil
	}
	l.closed = true
	l.ready, l.timers = ring{}, nil
	l.poll.close()
	l.executor.shutdown(false)
	return l.dropSignals()
}
