package asyncio

import (
	"fmt"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/contextvars"
)

// Task drives a coroutine. It is in its loop's list of tasks from creation until it is done.
type Task struct {
	Future
	coro       *rt.Obj
	waiter     *rt.Obj              // the future it waits for; nil: none
	ctx        *contextvars.Context // a snapshot, until it is its own
	requests   int32                // cancellations asked for and not taken back
	prev, next *Task
}

// namedNone is the number of a task that has the name "None": every task that a task factory makes without a name has.
const namedNone = -1

// taskCount is the number of the latest default name.
var taskCount int32

// taskOf is the Task that f is the first part of.
func taskOf(f *Future) *Task { return rt.Cast[Task](f.Value()) }

// start makes t, freshly allocated, run coro in loop l.
func (t *Task) start(l *Loop, coro, name rt.Value, ctx *contextvars.Context, eager bool) *rt.Exc {
	if t.ctx = ctx; ctx == nil {
		t.ctx = contextvars.Snapshot()
	}
	t.loop, t.coro = l, rt.Cast[rt.Obj](coro)
	t.flags |= isTask
	rt.Adopt(coro)
	if name.IsUnset() {
		taskCount++
		t.number = taskCount
	} else {
		t.extra().name = name
	}
	if l.debugging() {
		t.traceSource()
	}
	l.tasks.add(t)
	if eager && l.running() {
		return t.startEagerly()
	}
	if err := l.check(); err != nil {
		return err
	}
	return l.push(entry{&t.Obj, nil})
}

// startEagerly takes the first step at once, as part of whoever creates the task.
func (t *Task) startEagerly() *rt.Exc {
	l := t.loop
	outer := l.current
	l.current = nil
	t.flags |= lateStart
	err := t.step(nil)
	t.flags &^= lateStart
	l.current = outer
	if t.state != pending {
		t.coro = nil
	}
	return err
}

// runsEagerly reports whether tasks of l for coro begin to run where they are created, and nothing but their outcome depends on it.
func (l *Loop) runsEagerly(coro rt.Value) bool {
	return l.taskFactory == eagerTaskFactory && rt.TypeOf(coro) == &rt.CoroutineType && !custom(l.Value()) && !l.over.task && !l.debug && l.running()
}

// startUnseen is a new eager task of l that runs coro. If that has ended with a value already and nobody knows of the task, there is only the
// value, and the task is used again.
func (l *Loop) startUnseen(coro rt.Value) (*Task, rt.Value, *rt.Exc) {
	t := l.unseen
	if t == nil {
		t = new(Task)
	} else {
		l.unseen = t.next
	}
	*t = Task{Future: Future{Obj: rt.MakeObj(&TaskType)}}
	if err := t.start(l, coro, rt.Unset, nil, true); err != nil {
		return nil, rt.Unset, err
	}
	if t.state == finished && !t.is(seen) && t.waiting == nil {
		v := t.outcome
		*t, l.unseen = Task{next: l.unseen}, t
		return nil, v, nil
	}
	return t, rt.Unset, t.setName(rt.None)
}

// NewTask is a task of loop l that runs coro.
func NewTask(l *Loop, coro rt.Value) (*Task, *rt.Exc) {
	t := &Task{Future: Future{Obj: rt.MakeObj(&TaskType)}}
	return t, t.start(l, coro, rt.Unset, nil, false)
}

// wakeup is the done-callback of the future that t waits for.
func (t *Task) wakeup(f *Future) *rt.Exc {
	if f.state == finished {
		return t.step(nil)
	}
	_, err := f.take()
	return t.step(err)
}

// wakeupForeign is wakeup for a future that is not of this package.
func (t *Task) wakeupForeign(f rt.Value) *rt.Exc {
	result, err := rt.GetAttrName(f, "result")
	if err == nil {
		_, err = rt.Call0(result)
	}
	return t.step(err)
}

// waker is wakeup as a function, for futures and loops that call it themselves: in the context that they were given with it.
func (t *Task) waker() rt.Value {
	return rt.NewBound(&rt.Def{Name: "task_wakeup", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
		t.flags |= inContext
		defer func() { t.flags &^= inContext }()
		if f := AsFuture(v); f != nil {
			return rt.None, t.wakeup(f)
		}
		return rt.None, t.wakeupForeign(v)
	}}, "_asyncio", t.Value())
}

// stepper is step as an object that can be called, for loops that call it themselves.
type stepper struct {
	rt.Obj
	e entry
}

var stepperType = rt.Type{Name: "TaskStepMethWrapper", Flags: rt.NoInstantiate}

func callStepper(self rt.Value, _ *rt.Args) (rt.Value, *rt.Exc) {
	e := rt.Cast[stepper](self).e
	t := rt.Cast[Task](e.f.Value())
	t.flags |= inContext
	defer func() { t.flags &^= inContext }()
	return rt.None, t.loop.run(e)
}

// step resumes the coroutine, with an exception if exc is not nil, and settles what comes of it. The error is one that must leave the loop.
func (t *Task) step(exc *rt.Exc) *rt.Exc {
	if t.state != pending {
		return rt.Errorf(&InvalidStateError, "__step(): already done: %s %s", repr(t.Value()), repr(exc.Value()))
	}
	if t.is(mustCancel) {
		if !exc.Is(&CancelledError) {
			exc = t.cancelledError()
		}
		t.flags &^= mustCancel
	}
	t.waiter = nil
	l := t.loop
	if l.current != nil || !l.currentForeign.IsUnset() {
		return rt.Errorf(&rt.RuntimeError, "Cannot enter into task %s while another task %s is being executed.", repr(t.Value()), repr(currentOf(l)))
	}
	var v rt.Value
	var err *rt.Exc
	if t.is(inContext) {
		l.current = t
		v, err = t.resume(exc)
		l.current = nil
	} else {
		ctx, failed := t.ctx.Begin()
		if failed != nil {
			return failed
		}
		l.current = t
		v, err = t.resume(exc)
		l.current = nil
		t.ctx = ctx.End(t.ctx)
	}
	if !rt.Suspended(err) {
		return t.finish(v, rt.Materialize(err))
	}
	return t.wait(v)
}

// resume runs the coroutine until it yields or ends.
func (t *Task) resume(exc *rt.Exc) (rt.Value, *rt.Exc) {
	coro := t.coro.Value()
	if f := rt.AsFrame(coro); f != nil {
		return f.Drive(rt.None, exc)
	}
	var v rt.Value
	var err *rt.Exc
	if exc == nil {
		if v, err = rt.GetAttrName(coro, "send"); err == nil {
			v, err = rt.Call1(v, rt.None)
		}
	} else if v, err = rt.GetAttrName(coro, "throw"); err == nil {
		v, err = rt.Call1(v, exc.Value())
	}
	switch {
	case err == nil:
		return rt.Wait(nil, v)
	case err.Is(&rt.StopIteration):
		return err.Member("value"), nil
	}
	return rt.Unset, err
}

// finish settles the task when its coroutine has ended.
func (t *Task) finish(v rt.Value, err *rt.Exc) *rt.Exc {
	if t.is(listed) {
		t.loop.tasks.remove(t)
	}
	switch {
	case err == nil && t.is(mustCancel):
		t.flags &^= mustCancel
		_, err = t.Future.cancel(t.cancelMsg())
		return err
	case err == nil:
		return t.SetResult(v)
	case err.Is(&CancelledError):
		t.extra().cancelledExc = err
		_, err = t.Future.cancel(rt.Unset)
		return err
	}
	if failed := t.SetException(err); failed != nil {
		return failed
	}
	if fatal(err) {
		return err
	}
	return nil
}

// wait makes the task go on when v, which its coroutine has yielded, is done.
func (t *Task) wait(v rt.Value) *rt.Exc {
	if t.is(lateStart) {
		t.flags &^= lateStart
	}
	if v.IsNone() {
		return t.loop.push(entry{&t.Obj, nil})
	}
	f := AsFuture(v)
	if f == nil {
		return t.waitForeign(v)
	}
	switch {
	case f.loop != t.loop:
		return t.refuse("Task %s got Future %s attached to a different loop", v)
	case !f.is(blocking):
		return t.refuse("yield was used instead of yield from in task %s with %s", v)
	case f == &t.Future:
		return t.again(rt.Errorf(&rt.RuntimeError, "Task cannot await on itself: %s", repr(t.Value())))
	}
	f.flags &^= blocking
	if err := f.follow(&t.Obj); err != nil {
		return err
	}
	t.waiter = &f.Obj
	if !t.is(mustCancel) {
		return nil
	}
	ok, err := f.Cancel(t.cancelMsg())
	if ok {
		t.flags &^= mustCancel
	}
	return err
}

// waitForeign waits for an object that is a future by its attributes only.
func (t *Task) waitForeign(v rt.Value) *rt.Exc {
	b, ok, err := rt.LookupAttr(v, "_asyncio_future_blocking")
	switch {
	case err != nil:
		return t.again(err)
	case !ok || b.IsNone():
		if f := rt.AsFrame(v); f != nil && rt.TypeOf(v) == &rt.GeneratorType {
			return t.refuse("yield was used instead of yield from for generator in task %s with %s", v)
		}
		return t.again(rt.Errorf(&rt.RuntimeError, "Task got bad yield: %s", repr(v)))
	case !b.IsTrue():
		return t.refuse("yield was used instead of yield from in task %s with %s", v)
	}
	if err := rt.SetAttrName(v, "_asyncio_future_blocking", rt.False); err != nil {
		return t.again(err)
	}
	add, err := rt.GetAttrName(v, "add_done_callback")
	if err == nil {
		_, err = rt.CallKw(add, []string{"context"}, t.waker(), t.context().Value())
	}
	if err != nil {
		return t.again(err)
	}
	t.waiter = rt.Cast[rt.Obj](v)
	return nil
}

// refuse and again let the coroutine have an error at its next step, which is soon.
func (t *Task) refuse(format string, v rt.Value) *rt.Exc {
	return t.again(rt.Errorf(&rt.RuntimeError, format, repr(t.Value()), repr(v)))
}

func (t *Task) again(err *rt.Exc) *rt.Exc {
	return t.loop.push(entry{&t.Obj, rt.Cast[rt.Obj](err.Value())})
}

// cancel asks the coroutine to end: it gets CancelledError at its next step, through the future it waits for if that can be cancelled.
func (t *Task) cancel(msg rt.Value) (bool, *rt.Exc) {
	t.flags &^= logTB
	if t.state != pending {
		return false, nil
	}
	t.requests++
	if t.waiter != nil {
		ok, err := cancelAny(t.waiter.Value(), msg)
		if ok || err != nil {
			return ok, err
		}
	}
	t.flags |= mustCancel
	if !msg.IsUnset() && !msg.IsNone() || t.ext() != nil {
		t.extra().cancelMsg = msg
	}
	return true, nil
}

// uncancel takes back a request to cancel and returns how many are left.
func (t *Task) uncancel() int {
	if t.requests > 0 {
		if t.requests--; t.requests == 0 {
			t.flags &^= mustCancel
		}
	}
	return int(t.requests)
}

// cancelMsg is the message of the latest request to cancel.
func (t *Task) cancelMsg() rt.Value {
	if x := t.ext(); x != nil {
		return x.cancelMsg
	}
	return rt.Unset
}

// context is the context in which the coroutine runs, for others to see.
func (t *Task) context() *contextvars.Context {
	t.ctx = t.ctx.Own()
	return t.ctx
}

// cancelAny cancels any kind of future.
func cancelAny(v, msg rt.Value) (bool, *rt.Exc) {
	if f := AsFuture(v); f != nil && rt.TypeOf(v).Flags&rt.HeapType == 0 {
		return f.Cancel(msg)
	}
	m, err := rt.GetAttrName(v, "cancel")
	if err != nil {
		return false, err
	}
	if msg.IsUnset() {
		msg = rt.None
	}
	r, err := rt.CallKw(m, []string{"msg"}, msg)
	if err != nil {
		return false, err
	}
	return rt.Truth(r)
}

// Name is the task's name.
func (t *Task) Name() rt.Value {
	if x := t.ext(); x != nil && !x.name.IsUnset() {
		return x.name
	}
	if t.number == namedNone {
		return rt.NewStr("None")
	}
	return rt.NewStr(fmt.Sprintf("Task-%d", t.number))
}

// reportPending tells of a task that is destroyed before it is done.
func (t *Task) reportPending() {
	if t.state == pending && !t.is(quiet) {
		var made []any
		if x := t.ext(); x != nil {
			made = source(x.source)
		}
		t.loop.report("Task was destroyed but it is pending!", append([]any{"task", t.Value()}, made...)...)
	}
}

// taskList is a loop's tasks that are not done, in the order of creation.
type taskList struct{ first, last *Task }

func (l *taskList) add(t *Task) {
	t.flags |= listed
	if t.prev = l.last; l.last != nil {
		l.last.next = t
	} else {
		l.first = t
	}
	l.last = t
}

func (l *taskList) remove(t *Task) {
	if t.prev != nil {
		t.prev.next = t.next
	} else if l.first == t {
		l.first = t.next
	}
	if t.next != nil {
		t.next.prev = t.prev
	} else if l.last == t {
		l.last = t.prev
	}
	t.prev, t.next = nil, nil
	t.flags &^= listed
}
