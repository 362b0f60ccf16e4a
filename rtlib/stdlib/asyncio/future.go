package asyncio

import (
	"runtime"
	"slices"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/contextvars"
)

// Future is a Python Future, and the first part of a Task. There may be a million of them: it is small, and what few need is in ext.
type Future struct {
	rt.Obj
	loop    *Loop    // nil: __init__ was not called
	outcome rt.Value // the result (of a sleeping future, the one to come), or the exception
	waiting *rt.Obj  // the one done-callback, or the *futureExt that has them all; nil: none
	number  int32    // Task: of its default name
	flags   futureFlags
	state   state
}

type state uint8

const (
	pending state = iota
	cancelledState
	finished
	failed
)

type futureFlags uint16

const (
	blocking   futureFlags = 1 << iota // an await has just yielded it
	logTB                              // its exception was not retrieved
	sleeping                           // a timer of the loop finishes it
	isTask                             // it is the first part of a Task
	lateStart                          // Task: it runs eagerly and is not scheduled yet
	gathering                          // it is the result of gather
	mustCancel                         // Task: cancel was asked for before it could be passed on
	quiet                              // Task: not reported when it is destroyed pending
	listed                             // Task: it is in its loop's list
	inContext                          // Task: whoever steps it has entered its context
	seen                               // Task: somebody got hold of it while it ran
)

// A done-callback is an object: a Task that waits for the future, a gathering Future, or a *callback.

// callback is a Python callable to be called in a context when a future is done.
type callback struct {
	rt.Obj
	f   rt.Value
	ctx *contextvars.Context
}

// futureExt is what few futures have.
type futureExt struct {
	rt.Obj
	callbacks    []*rt.Obj
	cancelMsg    rt.Value
	cancelledExc *rt.Exc       // what cancelled a task
	tb           *rt.Traceback // of the exception when it was set
	gather       *gatherState
	name         rt.Value // Task: unless it is the default
	dict         rt.Value // attributes that a program has set
	source       rt.Value // debug mode: where it was made
}

var (
	callbackType = rt.Type{Name: "callback", Flags: rt.NoInstantiate}
	extType      = rt.Type{Name: "future_ext", Flags: rt.NoInstantiate}
)

func newCallback(f rt.Value, ctx *contextvars.Context) *rt.Obj {
	cb := &callback{rt.MakeObj(&callbackType), f, ctx}
	return &cb.Obj
}

// callable is the Python callable that a done-callback is; a Task or a gathering future stands for itself.
func callable(cb *rt.Obj) rt.Value {
	if c := rt.Exactly[callback](cb.Value(), &callbackType); c != nil {
		return c.f
	}
	return cb.Value()
}

var (
	// FutureType is the class Future.
	FutureType = rt.Type{Name: "Future", Module: "_asyncio", Doc: "A result that is to come.", Flags: rt.BaseType}
	// TaskType is the class Task.
	TaskType = rt.Type{Name: "Task", Module: "_asyncio", Doc: "A coroutine that an event loop runs, and its result.", Base: &FutureType, Flags: rt.BaseType}
)

// NewFuture is a pending future of loop l.
func NewFuture(l *Loop) *Future { return &Future{Obj: rt.MakeObj(&FutureType), loop: l} }

// newFuture is create_future(), as a subclass of the loop may have it. Where that makes something else than a Future, which nothing in this
// package could wait for, it is a plain one.
func (l *Loop) newFuture() (*Future, *rt.Exc) {
	if !l.over.future {
		return NewFuture(l), nil
	}
	v, err := callMethod(l.Value(), "create_future")
	if err != nil {
		return nil, err
	}
	if f := AsFuture(v); f != nil {
		return f, nil
	}
	return NewFuture(l), nil
}

// AsFuture is v as a Future or Task, nil if it is neither.
func AsFuture(v rt.Value) *Future { return rt.As[Future](v, &FutureType) }

// Value is the future as a Python object.
func (f *Future) Value() rt.Value { return rt.FromObj(f) }

func (f *Future) is(flag futureFlags) bool { return f.flags&flag != 0 }

// ext is what f has of the rare things, nil if it has none of them.
func (f *Future) ext() *futureExt {
	if f.waiting == nil {
		return nil
	}
	return rt.Exactly[futureExt](f.waiting.Value(), &extType)
}

// extra is ext, made if there is none.
func (f *Future) extra() *futureExt {
	x := f.ext()
	if x == nil {
		x = &futureExt{Obj: rt.MakeObj(&extType)}
		if f.waiting != nil {
			x.callbacks = []*rt.Obj{f.waiting}
		}
		f.waiting = &x.Obj
	}
	return x
}

// exc is the exception of a future that has failed, nil of others.
func (f *Future) exc() *rt.Exc {
	if f.state != failed {
		return nil
	}
	return rt.AsExc(f.outcome)
}

// Done reports whether the future has a result, an exception, or was cancelled.
func (f *Future) Done() bool { return f.state != pending }

// take is the outcome of a finished future: result().
func (f *Future) take() (rt.Value, *rt.Exc) {
	switch f.state {
	case finished:
		return f.outcome, nil
	case cancelledState:
		return rt.Unset, rt.Raise(f.cancelledError().Value())
	case pending:
		return rt.Unset, rt.Errorf(&InvalidStateError, "Result is not set.")
	}
	f.flags &^= logTB
	x := f.ext()
	f.exc().SetTraceback(x.tb) // the first time; later there is none
	x.tb = nil
	return rt.Unset, rt.Raise(f.outcome)
}

// cancelledError is the exception that a cancelled future raises, once the one that cancelled it, later new ones.
func (f *Future) cancelledError() *rt.Exc {
	x := f.ext()
	if x == nil {
		return cancelled(rt.Unset)
	}
	if e := x.cancelledExc; e != nil {
		x.cancelledExc = nil
		return e
	}
	return cancelled(x.cancelMsg)
}

// SetResult finishes the future.
func (f *Future) SetResult(v rt.Value) *rt.Exc {
	if f.loop == nil {
		return uninitialized()
	}
	if f.state != pending {
		return rt.Errorf(&InvalidStateError, "invalid state")
	}
	f.outcome, f.state = v, finished
	return f.schedule()
}

// SetException finishes the future with an exception.
func (f *Future) SetException(e *rt.Exc) *rt.Exc {
	if f.loop == nil {
		return uninitialized()
	}
	if f.state != pending {
		return rt.Errorf(&InvalidStateError, "invalid state")
	}
	if e.Is(&rt.StopIteration) {
		stop := e
		e = rt.Errorf(&rt.RuntimeError, "StopIteration interacts badly with generators and cannot be raised into a Future")
		e.Cause, e.Context = stop, stop
	}
	f.outcome, f.state = e.Value(), failed
	f.extra().tb = e.Traceback()
	f.flags |= logTB
	f.watch()
	return f.schedule()
}

// watch makes an exception that nobody retrieves be reported, when the future is collected or the program ends. Where a class has a __del__ of
// its own, the collector calls that.
func (f *Future) watch() {
	unretrieved.add(f)
	switch {
	case rt.TypeOf(f.Value()).Flags&rt.HasFinalizer != 0 || f.is(gathering):
	case f.is(isTask):
		runtime.SetFinalizer(taskOf(f), func(t *Task) { rt.PostFinalizer(t.reportUnretrieved) })
	default:
		runtime.SetFinalizer(f, func(f *Future) { rt.PostFinalizer(f.reportUnretrieved) })
	}
}

// reportUnretrieved tells the loop's exception handler of an exception that nobody asked for.
func (f *Future) reportUnretrieved() {
	if !f.is(logTB) || f.loop == nil {
		return
	}
	f.flags &^= logTB
	kv := append([]any{"exception", f.outcome, "future", f.Value()}, source(f.ext().source)...)
	f.loop.report(rt.TypeOf(f.Value()).Name+" exception was never retrieved", kv...)
}

// Cancel cancels a pending future; it reports whether it was pending. Tasks and gathering futures pass it on.
func (f *Future) Cancel(msg rt.Value) (bool, *rt.Exc) {
	if f.loop == nil {
		return false, uninitialized()
	}
	switch {
	case f.is(isTask):
		return taskOf(f).cancel(msg)
	case f.is(gathering):
		return f.cancelGather(msg)
	}
	return f.cancel(msg)
}

func (f *Future) cancel(msg rt.Value) (bool, *rt.Exc) {
	f.flags &^= logTB
	if f.state != pending {
		return false, nil
	}
	f.state = cancelledState
	if !msg.IsUnset() && !msg.IsNone() {
		f.extra().cancelMsg = msg
	} else if x := f.ext(); x != nil {
		x.cancelMsg = rt.Unset
	}
	return true, f.schedule()
}

// schedule puts the done-callbacks into the loop's ready queue.
func (f *Future) schedule() *rt.Exc {
	if f.waiting == nil {
		return nil
	}
	l := f.loop
	x := f.ext()
	if x == nil {
		cb := f.waiting
		f.waiting = nil
		if err := l.check(); err != nil {
			return err
		}
		return l.push(entry{cb, &f.Obj})
	}
	all := x.callbacks
	x.callbacks = nil
	if len(all) == 0 {
		return nil
	}
	if err := l.check(); err != nil {
		return err
	}
	for _, cb := range all {
		if err := l.push(entry{cb, &f.Obj}); err != nil {
			return err
		}
	}
	return nil
}

// then registers a done-callback, or schedules it at once.
func (f *Future) then(cb *rt.Obj) *rt.Exc {
	if f.loop == nil {
		return uninitialized()
	}
	switch {
	case f.state != pending:
		if err := f.loop.check(); err != nil {
			return err
		}
		return f.loop.push(entry{cb, &f.Obj})
	case f.waiting == nil:
		f.waiting = cb
	default:
		x := f.extra()
		x.callbacks = append(x.callbacks, cb)
	}
	return nil
}

// finish is SetResult, as a subclass may have it.
func (f *Future) finish(v rt.Value) *rt.Exc {
	if !custom(f.Value()) {
		return f.SetResult(v)
	}
	_, err := callMethod(f.Value(), "set_result", v)
	return err
}

// follow is then, by way of the method add_done_callback if that is one of a program's own.
func (f *Future) follow(cb *rt.Obj) *rt.Exc {
	if !custom(f.Value()) {
		return f.then(cb)
	}
	own, err := rt.GetAttrName(rt.TypeOf(f.Value()).Value(), "add_done_callback")
	if err != nil {
		return err
	}
	native, err := rt.GetAttrName(FutureType.Value(), "add_done_callback")
	if err != nil {
		return err
	}
	if own == native {
		return f.then(cb)
	}
	add, err := rt.GetAttrName(f.Value(), "add_done_callback")
	if err != nil {
		return err
	}
	call := callable(cb)
	if c := rt.Exactly[callback](cb.Value(), &callbackType); c != nil {
		_, err = rt.CallKw(add, []string{"context"}, call, c.ctx.Value())
		return err
	}
	t := rt.As[Task](call, &TaskType)
	if t == nil {
		_, err = rt.Call1(add, futureOf(call).gatherer())
		return err
	}
	_, err = rt.CallKw(add, []string{"context"}, t.waker(), t.context().Value())
	return err
}

// callbacks are the registered done-callbacks, in order.
func (f *Future) callbacks() []*rt.Obj {
	if f.waiting == nil {
		return nil
	}
	if x := f.ext(); x != nil {
		return x.callbacks
	}
	return []*rt.Obj{f.waiting}
}

// remove unregisters the callbacks equal to v and returns how many there were.
func (f *Future) remove(v rt.Value) (int, *rt.Exc) {
	var gone []*rt.Obj
	for _, cb := range f.callbacks() {
		same, err := rt.IfEq(callable(cb), v)
		if err != nil {
			return 0, err
		}
		if same {
			gone = append(gone, cb)
		}
	}
	f.drop(gone)
	return len(gone), nil
}

// drop unregisters done-callbacks.
func (f *Future) drop(gone []*rt.Obj) {
	switch x := f.ext(); {
	case len(gone) == 0:
	case x == nil:
		f.waiting = nil
	default:
		// A new slice: schedule may be iterating over the old one.
		kept := make([]*rt.Obj, 0, len(x.callbacks))
		for _, cb := range x.callbacks {
			if !slices.Contains(gone, cb) {
				kept = append(kept, cb)
			}
		}
		x.callbacks = kept
	}
}

// awaiter makes `await future` wait without a frame of its own.
var awaiter = rt.Awaiter{
	Start: func(on rt.Value) (rt.Value, *rt.Exc) {
		f := rt.Cast[Future](on)
		if f.loop == nil {
			return rt.Unset, uninitialized()
		}
		if f.state != pending {
			return f.take()
		}
		f.flags |= blocking
		return rt.Wait(&f.Obj, on)
	},
	Resume: func(on, v rt.Value, err *rt.Exc) (rt.Value, *rt.Exc) {
		f := rt.Cast[Future](on)
		switch {
		case err != nil:
			f.flags &^= sleeping
			return rt.Unset, err
		case f.state == pending:
			return rt.Unset, rt.Errorf(&rt.RuntimeError, "await wasn't used with future")
		}
		return f.take()
	},
}

func uninitialized() *rt.Exc {
	return rt.Errorf(&rt.RuntimeError, "Future object is not initialized.")
}

// futureIter is what future.__await__() and iter(future) return.
type futureIter struct {
	rt.Obj
	f *Future
}

var futureIterType = rt.Type{Name: "FutureIter", Module: "_asyncio", Flags: rt.NoInstantiate}

func iterFuture(self rt.Value) (rt.Value, *rt.Exc) {
	if rt.Cast[Future](self).loop == nil {
		return rt.Unset, uninitialized()
	}
	return rt.FromObj(&futureIter{rt.MakeObj(&futureIterType), rt.Cast[Future](self)}), nil
}

func (it *futureIter) next() (rt.Value, *rt.Exc) {
	f := it.f
	switch {
	case f == nil:
		return rt.StopIter()
	case f.state == pending && !f.is(blocking):
		f.flags |= blocking
		return f.Value(), nil
	case f.state == pending:
		return rt.Unset, rt.Errorf(&rt.RuntimeError, "await wasn't used with future")
	}
	it.f = nil
	v, err := f.take()
	if err == nil {
		err = rt.NewExc(&rt.StopIteration, v)
	}
	return rt.Unset, err
}
