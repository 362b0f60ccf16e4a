package rt

import "fmt"

// This file is async generators: asend, athrow and aclose, what runs them, and the hooks of sys.set_asyncgen_hooks.

// asyncGenHooks are a thread's hooks for async generators; Unset where there is none.
type asyncGenHooks struct {
	first, finalizer Value
	late             func(*Frame) *Exc // does what first does, but need not be called at once
}

// maxYoung is how many async generators may begin before the hooks are told of them.
const maxYoung = 256

// SetAsyncGenHooks changes the running thread's hooks and returns the former ones: first is called with an async generator before its first
// step, finalizer with one that is abandoned unfinished. Unset: none.
func SetAsyncGenHooks(first, finalizer Value) (oldFirst, oldFinalizer Value) {
	ShowAsyncGens()
	old := T.hooks
	T.hooks = asyncGenHooks{first: first, finalizer: finalizer}
	return old.first, old.finalizer
}

// SetAsyncGenRegistry is SetAsyncGenHooks with a first hook that is only interested in async generators that live on after the running
// callback of an event loop: instead of first, late is called with those when ShowAsyncGens is, or earlier.
func SetAsyncGenRegistry(first, finalizer Value, late func(*Frame) *Exc) (oldFirst, oldFinalizer Value) {
	oldFirst, oldFinalizer = SetAsyncGenHooks(first, finalizer)
	T.hooks.late = late
	return oldFirst, oldFinalizer
}

// ShowAsyncGens tells the registry of the async generators that have begun since it was called last, and not ended.
func ShowAsyncGens() {
	for i, f := range T.young {
		T.young[i] = nil
		if f.State >= 0 && f.flags&agYoung != 0 {
			f.flags &^= agYoung | frameTemp // the registry refers to it from now on
			f.extra().finalizer = T.hooks.finalizer
			if err := T.hooks.late(f); err != nil {
				Unraisable(err, "Exception ignored in", f.Value())
			}
		}
	}
	T.young = T.young[:0]
}

// AsyncGenHooks are the running thread's hooks.
func AsyncGenHooks() (first, finalizer Value) { return T.hooks.first, T.hooks.finalizer }

// hook tells the thread's hooks of an async generator that is about to be used for the first time.
func (f *Frame) hook() *Exc {
	if f.flags&agHooked != 0 {
		return nil
	}
	f.flags |= agHooked
	if T.hooks.late != nil {
		if len(T.young) >= maxYoung {
			ShowAsyncGens()
		}
		f.flags |= agYoung
		T.young = append(T.young, f)
		return nil
	}
	f.Watch()
	if h := T.hooks.finalizer; !h.IsUnset() {
		f.extra().finalizer = h
	}
	if h := T.hooks.first; !h.IsUnset() {
		f.flags &^= frameTemp
		_, err := Call1(h, f.Value())
		return err
	}
	return nil
}

// asyncNext is one awaited step of an `async for` over f, in any state.
func (f *Frame) asyncNext() (Value, *Exc) {
	if err := f.hook(); err != nil {
		return Unset, err
	}
	if f.flags&agRunning != 0 {
		return Unset, Errorf(&RuntimeError, "anext(): asynchronous generator is already running")
	}
	f.flags |= agRunning
	v, err := f.enter(None, nil)
	if f.flags&frameTemp != 0 && f.State < 0 {
		f.recycle()
	}
	return v, err
}

// asyncGenOp is the awaitable of an explicit asend(), athrow() or aclose(): a frame of its own, above the generator's. `async for` makes none.
type asyncGenOp struct {
	Frame
	gen *Frame
	v   Value // what asend sends
	err *Exc  // what athrow throws; aclose: nil
	// args are the arguments of athrow, which are looked at when it begins.
	args []Value
	op   asyncGenOpKind
	// again: an athrow that has ended can be sent to again if it had waited for something and was not ended by an exception thrown into it.
	// It then resumes the generator, whatever that does now.
	again bool
}

type asyncGenOpKind uint8

const (
	opSend asyncGenOpKind = iota
	opThrow
	opClose
	opAgain // a finished athrow, sent to again
)

// The types of these awaitables. Frames have one type test, so asend's objects are of another type in name only.
var (
	asyncGenOpType = Type{Name: "async_generator_asend", Flags: NoInstantiate}
	codeASend      = Code{Name: "asend", Kind: Coroutine}
)

func newAsyncGenOp(gen *Frame, op asyncGenOpKind, v Value, err *Exc) (Value, *Exc) {
	if err := gen.hook(); err != nil {
		return Unset, err
	}
	o := &asyncGenOp{gen: gen, v: v, err: err, op: op}
	o.Init(&codeASend).typ = &asyncGenOpType
	return o.Value(), nil
}

func (o *asyncGenOp) reused() *Exc {
	if o.op == opSend {
		return Errorf(&RuntimeError, "cannot reuse already awaited __anext__()/asend()")
	}
	return Errorf(&RuntimeError, "cannot reuse already awaited aclose()/athrow()")
}

// begin is the first step: what enters the generator.
func (o *asyncGenOp) begin(v Value, err *Exc) (Value, *Exc) {
	g := o.gen
	if o.op == opAgain {
		if g.State < 0 && err == nil {
			o.op = opThrow // that was the last time
			return None, nil
		}
		if g.parent == nil {
			return g.enter(v, err)
		}
		if v, err = g.drive(v, err); err == &suspendX {
			return Wait(&g.Obj, v)
		}
		return v, err
	}
	if o.op != opSend && g.State < 0 && err == nil {
		return None, nil
	}
	if g.flags&agRunning != 0 {
		return Unset, Errorf(&RuntimeError, "%s(): asynchronous generator is already running", [...]string{"anext", "athrow", "aclose"}[o.op])
	}
	if err != nil { // thrown into the awaitable before it began
		g.flags |= agRunning
		return g.enter(Unset, err)
	}
	if o.op == opSend {
		if v.IsNone() {
			v = o.v
		}
		if g.State == 0 && !v.IsNone() {
			return Unset, Errorf(&TypeError, "can't send non-None value to a just-started async generator")
		}
		g.flags |= agRunning
		return g.enter(v, nil)
	}
	if g.flags&agClosed != 0 {
		o.op = opThrow // even of aclose the result is this
		return Unset, &stopAsyncX
	}
	e := o.err
	if o.args != nil {
		if e, err = thrown(o.args); err != nil {
			return Unset, err
		}
	}
	g.flags |= agRunning
	if o.op == opClose {
		g.flags |= agClosed
		e = generatorExit()
		if g.State == 0 {
			g.State = -1
			g.flags &^= agRunning
			return Unset, e
		}
	}
	return g.enter(Unset, e)
}

// stepAsyncGenOp is the Step of these frames. State 1: the generator is suspended below.
func stepAsyncGenOp(f *Frame, v Value, err *Exc) (Value, *Exc) {
	o := FrameAs[asyncGenOp](f)
	begun := f.State != 0
	if !begun {
		v, err = o.begin(v, err)
	}
	if err == &suspendX {
		T.depth-- // what Await counts back
		return f.Await(1, v)
	}
	o.again = (begun && o.op == opThrow || o.op == opAgain) && !T.thrown
	if o.op == opClose {
		switch {
		case err == nil && o.gen.State > 0:
			return Unset, Errorf(&RuntimeError, "async generator ignored GeneratorExit")
		case err == nil, err == &stopAsyncX, err.isStopAsyncIteration(), err.Is(&GeneratorExit):
			return None, nil
		}
	}
	return v, Materialize(err)
}

// reopen readies f, which has ended, to be resumed once more, if it can be.
func (f *Frame) reopen() bool {
	if f.Code != &codeASend {
		return false
	}
	o := FrameAs[asyncGenOp](f)
	if o.again {
		o.op, o.State = opAgain, 0
	}
	return o.again
}

// send, throw and close drive the awaitable by hand, as an event loop does.
func (o *asyncGenOp) send(v Value) (Value, *Exc) {
	if o.State == 0 && o.op != opSend && !v.IsNone() && o.gen.State >= 0 && o.gen.flags&(agRunning|agClosed) == 0 {
		return Unset, Errorf(&RuntimeError, "can't send non-None value to a just-started coroutine") // and it stays that
	}
	return o.result(o.drive(v, nil))
}

func (o *asyncGenOp) throw(e *Exc) (Value, *Exc) {
	return o.result(o.drive(Unset, e))
}

func (o *asyncGenOp) close() (Value, *Exc) {
	if o.State < 0 && !o.again {
		return None, nil
	}
	_, err := o.throw(generatorExit())
	switch {
	case err == nil:
		return Unset, Errorf(&RuntimeError, "coroutine ignored GeneratorExit")
	case err.isStopIteration(), err.isStopAsyncIteration(), err.Is(&GeneratorExit):
		return None, nil
	}
	return Unset, err
}

func initAsyncGen() {
	codeASend.Step = stepAsyncGenOp
	t := &asyncGenOpType
	self := func(self Value) (Value, *Exc) { return self, nil }
	t.Iter, t.Await = self, self
	t.Next = func(self Value) (Value, *Exc) { return Cast[asyncGenOp](self).send(None) }
	t.Repr = func(self Value) (Value, *Exc) {
		name := "async_generator_asend"
		if Cast[asyncGenOp](self).op != opSend {
			name = "async_generator_athrow"
		}
		return NewStr(fmt.Sprintf("<%s object at 0x%x>", name, id(self))), nil
	}
	t.Members(func(t *Type) {
		t.Methods = append(t.Methods, []Def{
			{Name: "send", F2: func(self, v Value) (Value, *Exc) { return Cast[asyncGenOp](self).send(v) }},
			{Name: "throw", Sig: "type, value=?, tb=?, /", FN: func(a []Value) (Value, *Exc) {
				e, err := throwArgs("throw", a[1:])
				if err != nil {
					return Unset, err
				}
				return Cast[asyncGenOp](a[0]).throw(e)
			}},
			{Name: "close", F1: func(self Value) (Value, *Exc) { return Cast[asyncGenOp](self).close() }},
		}...)
	})
	g := &AsyncGeneratorType
	g.AIter = self
	g.ANext = func(self Value) (Value, *Exc) { return newAsyncGenOp(Cast[Frame](self), opSend, None, nil) }
	g.GetSets = frameAttrs("ag_", "ag_await")
	g.Methods = []Def{
		{Name: "asend", F2: func(self, v Value) (Value, *Exc) { return newAsyncGenOp(Cast[Frame](self), opSend, v, nil) }},
		{Name: "athrow", Sig: "type, value=?, tb=?, /", FN: func(a []Value) (Value, *Exc) {
			if err := warnThrowArgs("athrow", a[1:]); err != nil {
				return Unset, err
			}
			o, err := newAsyncGenOp(Cast[Frame](a[0]), opThrow, Unset, nil)
			if err == nil {
				Cast[asyncGenOp](o).args = append([]Value(nil), a[1:]...)
			}
			return o, err
		}},
		{Name: "aclose", F1: func(self Value) (Value, *Exc) { return newAsyncGenOp(Cast[Frame](self), opClose, Unset, nil) }},
	}
}
