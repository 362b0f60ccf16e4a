package asyncio

import (
	"runtime"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/contextvars"
)

// Future is a Python Future, and the first part of a Task.
type Future struct {
	rt.Obj
	loop   *Loop // nil: __init__ was not called
	result rt.Value
	exc    *rt.Exc
	first  callback // the first done-callback
	ext    *futureExt
	state  state
	flags  futureFlags
}

type state uint8

const (
	pending state = iota
	cancelledState
	finished
)

type futureFlags uint8

const (
	blocking   futureFlags = 1 << iota // an await has just yielded it
	logTB                              // its exception was not retrieved
	sleeping                           // a timer of the loop finishes it
	isTask                             // it is the first part of a Task
	lateStart                          // Task: it runs eagerly and is not scheduled yet
	gathering                          // it is the result of gather
	mustCancel                         // Task: cancel was asked for before it could be passed on
	quiet                              // Task: not reported when it is destroyed pending
)

// callback is what to call when a future is done: a Python callable, or a Task that waits for the future.
type callback struct {
	f   rt.Value
	ctx *contextvars.Context
}

// futureExt is what few futures have.
type futureExt struct {
	more         []callback // done-callbacks after the first
	cancelMsg    rt.Value
	cancelledExc *rt.Exc       // what cancelled a task
	tb           *rt.Traceback // of the exception when it was set
	gather       *gatherState
}

var (
	// FutureType is the class Future.
	FutureType = rt.Type{Name: "Future", Module: "_asyncio", Flags: rt.BaseType}
	// TaskType is the class Task.
	TaskType = rt.Type{Name: "Task", Module: "_asyncio", Base: &FutureType, Flags: rt.BaseType}
)

// NewFuture is a pending future of loop l.
func NewFuture(l *Loop) *Future { return &Future{Obj: rt.MakeObj(&FutureType), loop: l} }

// AsFuture is v as a Future or Task, nil if it is neither.
func AsFuture(v rt.Value) *Future { return rt.As[Future](v, &FutureType) }

// Value is the future as a Python object.
func (f *Future) Value() rt.Value { return rt.FromObj(f) }

func (f *Future) is(flag futureFlags) bool { return f.flags&flag != 0 }

func (f *Future) extra() *futureExt {
	if f.ext == nil {
		f.ext = new(futureExt)
	}
	return f.ext
}

// Done reports whether the future has a result, an exception, or was cancelled.
func (f *Future) Done() bool { return f.state != pending }

// take is the outcome of a finished future: result().
func (f *Future) take() (rt.Value, *rt.Exc) {
	switch f.state {
	case cancelledState:
		return rt.Unset, rt.Raise(f.cancelledError().Value())
	case pending:
		return rt.Unset, rt.Errorf(&InvalidStateError, "Result is not set.")
	}
	f.flags &^= logTB
	if f.exc == nil {
		return f.result, nil
	}
	f.exc.SetTraceback(f.ext.tb)
	return rt.Unset, rt.Raise(f.exc.Value())
}

// cancelledError is the exception that a cancelled future raises, once the one that cancelled it, later new ones.
func (f *Future) cancelledError() *rt.Exc {
	if f.ext == nil {
		return cancelled(rt.Unset)
	}
	if e := f.ext.cancelledExc; e != nil {
		f.ext.cancelledExc = nil
		return e
	}
	return cancelled(f.ext.cancelMsg)
}

// SetResult finishes the future.
func (f *Future) SetResult(v rt.Value) *rt.Exc {
	if f.state != pending {
		return rt.Errorf(&InvalidStateError, "invalid state")
	}
	f.result, f.state = v, finished
	return f.schedule()
}

// SetException finishes the future with an exception.
func (f *Future) SetException(e *rt.Exc) *rt.Exc {
	if f.state != pending {
		return rt.Errorf(&InvalidStateError, "invalid state")
	}
	if e.Is(&rt.StopIteration) {
		stop := e
		e = rt.Errorf(&rt.RuntimeError, "StopIteration interacts badly with generators and cannot be raised into a Future")
		e.Cause, e.Context = stop, stop
	}
	f.exc, f.state = e, finished
	f.extra().tb = e.Traceback()
	f.flags |= logTB
	f.watch()
	return f.schedule()
}

// watch makes an exception that nobody retrieves be reported, when the future is collected or the program ends.
func (f *Future) watch() {
	unretrieved.add(f)
	if f.is(isTask) {
		runtime.SetFinalizer(taskOf(f), func(t *Task) { rt.PostFinalizer(func() { t.reportUnretrieved() }) })
	} else if rt.TypeOf(f.Value()) == &FutureType {
		runtime.SetFinalizer(f, func(f *Future) { rt.PostFinalizer(f.reportUnretrieved) })
	}
}

// reportUnretrieved tells the loop's exception handler of an exception that nobody asked for.
func (f *Future) reportUnretrieved() {
	if !f.is(logTB) || f.loop == nil {
		return
	}
	f.flags &^= logTB
	f.loop.report(rt.TypeOf(f.Value()).Name+" exception was never retrieved", "exception", f.exc.Value(), "future", f.Value())
}

// Cancel cancels a pending future; it reports whether it was pending. Tasks and gathering futures pass it on.
func (f *Future) Cancel(msg rt.Value) (bool, *rt.Exc) {
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
	}
	return true, f.schedule()
}

// schedule puts the done-callbacks into the loop's ready queue.
func (f *Future) schedule() *rt.Exc {
	if f.first.f.IsUnset() {
		return nil
	}
	l := f.loop
	cb := f.first
	f.first = callback{}
	if err := l.check(); err != nil {
		return err
	}
	l.push(entry{cb.f, f.Value(), cb.ctx})
	if f.ext != nil {
		more := f.ext.more
		f.ext.more = nil
		for _, cb := range more {
			l.push(entry{cb.f, f.Value(), cb.ctx})
		}
	}
	return nil
}

// then registers a done-callback, or schedules it at once.
func (f *Future) then(cb callback) *rt.Exc {
	switch {
	case f.state != pending:
		if err := f.loop.check(); err != nil {
			return err
		}
		f.loop.push(entry{cb.f, f.Value(), cb.ctx})
	case f.first.f.IsUnset():
		f.first = cb
	default:
		e := f.extra()
		e.more = append(e.more, cb)
	}
	return nil
}

// callbacks are the registered done-callbacks, in order.
func (f *Future) callbacks() []callback {
	var all []callback
	if !f.first.f.IsUnset() {
		all = append(all, f.first)
		if f.ext != nil {
			all = append(all, f.ext.more...)
		}
	}
	return all
}

// remove unregisters the callbacks equal to v and returns how many there were.
func (f *Future) remove(v rt.Value) (int, *rt.Exc) {
	var kept []callback
	n := 0
	for _, cb := range f.callbacks() {
		same, err := rt.IfEq(cb.f, v)
		if err != nil {
			return 0, err
		}
		if same {
			n++
		} else {
			kept = append(kept, cb)
		}
	}
	if n > 0 {
		f.first = callback{}
		if f.ext != nil {
			f.ext.more = nil
		}
		for _, cb := range kept {
			if err := f.then(cb); err != nil {
				return n, err
			}
		}
	}
	return n, nil
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
