package asyncio

import (
	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/collections"
)

// This file is what locks and queues share: coroutine functions written in Go, futures in a deque for those who wait, and the loop to
// which an object belongs once somebody has waited for it.

// operation is a coroutine of a function written in Go that was not awaited at once.
type operation struct {
	rt.Frame
	begin  func() (rt.Value, *rt.Exc)
	silent bool // its result is None
}

func stepOperation(fr *rt.Frame, v rt.Value, err *rt.Exc) (rt.Value, *rt.Exc) {
	if rt.Enter() {
		return rt.TooDeep()
	}
	if fr.State == 0 && err == nil {
		v, err = rt.FrameAs[operation](fr).begin()
	}
	switch {
	case rt.Suspended(err):
		return fr.Await(1, v)
	case err != nil:
		return fr.Code.Fail(err, 0)
	case rt.FrameAs[operation](fr).silent:
		v = rt.None
	}
	return rt.Ret(v)
}

func newCode(class, name string, params ...string) *rt.Code {
	return &rt.Code{Name: name, QualName: class + "." + name, Kind: rt.Coroutine, Params: rt.Params{Names: params, Pos: len(params)}, Pos: make([]rt.Pos, 1), Step: stepOperation}
}

// asyncMethod0 is a coroutine method without arguments; begin is what awaiting it does.
func asyncMethod0(class, name string, begin func(self rt.Value) (rt.Value, *rt.Exc)) rt.Def {
	code := newCode(class, name, "self")
	return rt.Def{Name: name, A1: begin, F1: func(self rt.Value) (rt.Value, *rt.Exc) {
		op := &operation{begin: func() (rt.Value, *rt.Exc) { return begin(self) }}
		return op.Init(code).Watch(), nil
	}}
}

// asyncMethod1 is a coroutine method with one argument.
func asyncMethod1(class, name, arg string, begin func(self, x rt.Value) (rt.Value, *rt.Exc)) rt.Def {
	code := newCode(class, name, "self", arg)
	return rt.Def{Name: name, Sig: arg, A2: begin, F2: func(self, x rt.Value) (rt.Value, *rt.Exc) {
		op := &operation{begin: func() (rt.Value, *rt.Exc) { return begin(self, x) }}
		return op.Init(code).Watch(), nil
	}}
}

// bound is the loop that an object belongs to.
type bound struct{ loop *Loop }

// get is the running loop, which has to be the one that get gave before.
func (b *bound) get(self rt.Value) (*Loop, *rt.Exc) {
	l := runningLoop()
	switch {
	case l == nil:
		return nil, noRunningLoop()
	case b.loop == nil:
		b.loop = l
	case b.loop != l:
		return nil, rt.Errorf(&rt.RuntimeError, "%s is bound to a different event loop", repr(self))
	}
	return l, nil
}

// wait is somebody waiting for a future. When that is done, or an exception is thrown in, then says what comes of the wait: the result of the
// await, or that of another block.
type wait struct {
	rt.Obj
	fut  *Future
	then func(w *wait, err *rt.Exc) (rt.Value, *rt.Exc)
	self rt.Value
	item rt.Value
}

var waitType = rt.Type{Name: "wait", Flags: rt.NoInstantiate}

// newWait is for on, on behalf of the object self.
func newWait(self rt.Value, then func(w *wait, err *rt.Exc) (rt.Value, *rt.Exc)) *wait {
	return &wait{Obj: rt.MakeObj(&waitType), self: self, then: then}
}

// newBlock is for block: it comes with the future.
func newBlock(self rt.Value, then func(w *wait, err *rt.Exc) (rt.Value, *rt.Exc)) *wait {
	made := &struct {
		Future
		wait
	}{wait: wait{Obj: rt.MakeObj(&waitType), self: self, then: then}}
	made.fut = &made.Future
	return &made.wait
}

// block begins to wait for a new future, the last of waiters.
func (w *wait) block(l *Loop, waiters *collections.Deque) (rt.Value, *rt.Exc) {
	switch {
	case l.over.future:
		var err *rt.Exc
		if w.fut, err = l.newFuture(); err != nil {
			return rt.Unset, err
		}
	case w.fut.loop == nil:
		*w.fut = Future{Obj: rt.MakeObj(&FutureType), loop: l}
	default: // w has blocked before
		w.fut = NewFuture(l)
	}
	waiters.Push(w.fut.Value())
	return w.on(w.fut)
}

// on begins to wait for f.
func (w *wait) on(f *Future) (rt.Value, *rt.Exc) {
	w.fut = f
	f.flags |= blocking
	return rt.Wait(&w.Obj, f.Value())
}

func resumeWait(on, _ rt.Value, err *rt.Exc) (rt.Value, *rt.Exc) {
	w := rt.Cast[wait](on)
	if err == nil {
		if w.fut.state == pending {
			err = rt.Errorf(&rt.RuntimeError, "await wasn't used with future")
		} else {
			_, err = w.fut.take()
		}
	}
	return w.then(w, err)
}

// done reports whether a waiter, put there by us or by a program, is done.
func done(waiter rt.Value) bool {
	f := AsFuture(waiter)
	return f == nil || f.state != pending
}

// wakeFirst gives a result to the first of waiters, if that waits.
func wakeFirst(waiters *collections.Deque, result rt.Value) *rt.Exc {
	if waiters == nil || waiters.Len() == 0 || done(waiters.At(0)) {
		return nil
	}
	return futureOf(waiters.At(0)).finish(result)
}

// wakeNext takes waiters out up to the first that still waits, and gives that a result.
func wakeNext(waiters *collections.Deque) *rt.Exc {
	for waiters.Len() > 0 {
		if w := waiters.Pop(); !done(w) {
			return futureOf(w).finish(rt.None)
		}
	}
	return nil
}

// waitersAttr is the attribute _waiters.
func waitersAttr(name string, of func(self rt.Value) **collections.Deque) rt.GetSet {
	return rt.GetSet{Name: name, Get: func(self rt.Value) (rt.Value, *rt.Exc) {
		if d := *of(self); d != nil {
			return d.Value(), nil
		}
		return rt.None, nil
	}, Set: func(self, v rt.Value) *rt.Exc {
		if v.IsUnset() {
			return cannotDelete()
		}
		d := collections.AsDeque(v)
		if d == nil && !v.IsNone() {
			return rt.Errorf(&rt.TypeError, "%s must be a deque or None, not %s", name, rt.TypeName(v))
		}
		*of(self) = d
		return nil
	}}
}

// callMethod calls a method of self, which a subclass may have overridden.
func callMethod(self rt.Value, name string, args ...rt.Value) (rt.Value, *rt.Exc) {
	m, err := rt.GetAttrName(self, name)
	if err != nil {
		return rt.Unset, err
	}
	return rt.Call(m, args...)
}

// awaitMethod awaits the call of a method of self that a subclass may have overridden.
func awaitMethod(self rt.Value, name string) (rt.Value, *rt.Exc) {
	v, err := callMethod(self, name)
	if err != nil {
		return rt.Unset, err
	}
	return rt.Await(v)
}

// custom reports whether the class of self was made by a program, which may have overridden anything.
func custom(self rt.Value) bool { return rt.TypeOf(self).Flags&rt.HeapType != 0 }

// entering is what __aenter__ and __aexit__ of native objects return: awaiting it calls begin.
type entering struct {
	rt.Obj
	self, arg rt.Value
	begin     func(self, arg rt.Value) (rt.Value, *rt.Exc)
	frame     *operation // once something else than an await looks at it
}

// coroutine is a real coroutine in its place.
func (e *entering) coroutine() *rt.Frame {
	if e.frame == nil {
		e.frame = &operation{begin: func() (rt.Value, *rt.Exc) { return e.begin(e.self, e.arg) }}
		e.frame.Init(codeEntering)
	}
	return &e.frame.Frame
}

var enteringType = rt.Type{Name: "coroutine", Flags: rt.NoInstantiate}

func newEntering(self, arg rt.Value, begin func(self, arg rt.Value) (rt.Value, *rt.Exc)) (rt.Value, *rt.Exc) {
	return rt.FromObj(&entering{Obj: rt.MakeObj(&enteringType), self: self, arg: arg, begin: begin}), nil
}

func setUpWaiters() {
	waitType.SetAwaiter(&rt.Awaiter{Resume: resumeWait})
	rt.Ready(&waitType)
	e := &enteringType
	e.SetAwaiter(&rt.Awaiter{Start: func(on rt.Value) (rt.Value, *rt.Exc) {
		op := rt.Cast[entering](on)
		return op.begin(op.self, op.arg)
	}})
	e.Await = func(self rt.Value) (rt.Value, *rt.Exc) {
		c, err := rt.GetAttrName(rt.Cast[entering](self).coroutine().Value(), "__await__")
		if err != nil {
			return rt.Unset, err
		}
		return rt.Call0(c)
	}
	for _, name := range []string{"send", "throw", "close"} {
		e.Methods = append(e.Methods, rt.Def{Name: name, Sig: "*args", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			m, err := rt.GetAttrName(rt.Cast[entering](a[0]).coroutine().Value(), name)
			if err != nil {
				return rt.Unset, err
			}
			return rt.CallEx(m, a[1], rt.Unset)
		}})
	}
	rt.Ready(e)
}

var codeEntering = newCode("asyncio", "enter")
