package rt

// This file resumes chains of suspended frames.

// run steps one frame once. The result is that of the frame (or what an async generator yields), or a suspension with T.leaf and T.top set.
func (f *Frame) run(v Value, err *Exc) (Value, *Exc) {
	if f.State < 0 && !f.reopen() {
		return f.runFinished(err)
	}
	if f.down != nil && f.flags&hasLeaf == 0 {
		on := f.down
		if v, err = resumeOn(on, v, err); err == &suspendX {
			if T.on != nil {
				f.down = T.on
			}
			T.leaf, T.top, T.on = f, f, nil
			return v, err
		}
		f.down = nil
	}
	if int(f.depth) > recursionLimit && err == nil {
		// A chain that grows by one frame at each step never nests calls; this is its end.
		err = Errorf(&RecursionError, "maximum recursion depth exceeded")
	}
	if err != nil && f.State == 0 && err.isStopIteration() {
		v, err = f.stopUnstarted(err)
	} else {
		v, err = f.Code.Step(f, v, err)
	}
	if err == &suspendX {
		return v, err
	}
	return f.stepped(v, err)
}

// stepped is what a step of f that did not suspend gives: what an async generator yields, or the end.
func (f *Frame) stepped(v Value, err *Exc) (Value, *Exc) {
	if err == &itemX {
		f.flags &^= agRunning
		return v, nil
	}
	f.State = -1
	if f.Code.Kind == AsyncGenerator {
		return f.ended(err)
	}
	return v, err
}

// ended is the end of an async generator, with err.
func (f *Frame) ended(err *Exc) (Value, *Exc) {
	f.flags &^= agRunning
	if err == nil {
		err = &stopAsyncX
	}
	if err == &stopAsyncX || err.Is(&GeneratorExit) {
		f.flags |= agClosed
	}
	if n := len(T.young) - 1; n >= 0 && T.young[n] == f {
		T.young[n] = nil
		T.young = T.young[:n]
	}
	return Unset, err
}

// simple reports whether f is the root of its chain, can be resumed, and has no exception held in its chain.
func (f *Frame) simple() bool {
	return f.parent == nil && f.State >= 0 && f.flags&(frameRunning|frameHolds) == 0 && !T.thrown
}

// stopUnstarted throws a StopIteration into f, which has not begun: its body cannot have raised it, and so it stays what it is.
func (f *Frame) stopUnstarted(stop *Exc) (Value, *Exc) {
	v, err := f.Code.Step(f, Unset, stop)
	if err.Is(&RuntimeError) && err.Cause == stop {
		err = stop
	}
	return v, err
}

func (f *Frame) runFinished(err *Exc) (Value, *Exc) {
	f.flags &^= agRunning
	switch {
	case f.Code == &codeASend:
		return Unset, FrameAs[asyncGenOp](f).reused()
	case f.Code.Kind == Coroutine:
		return Unset, Errorf(&RuntimeError, "cannot reuse already awaited coroutine")
	case f.Code.Kind == AsyncGenerator && err == nil:
		return Unset, &stopAsyncX
	}
	return None, err
}

// top is the root of the chain that f belongs to. running reports whether f is executing: f itself, or a frame above it, is being driven.
func (f *Frame) chainTop() (top *Frame, running bool) {
	for top = f; ; top = top.parent {
		if top.flags&frameRunning != 0 {
			return top, true
		}
		if top.parent == nil {
			return top, false
		}
	}
}

func (f *Frame) alreadyExecuting() *Exc {
	return Errorf(&ValueError, "%s already executing", f.kindName())
}

// drive resumes root with a value or an exception: it steps the leaf of root's chain, and on from frame to parent, until root itself
// finishes or something in the chain yields.
//
// What is here is the common case, in which nothing is thrown: no frame of the chain is looked at but those that run.
func (root *Frame) drive(v Value, err *Exc) (Value, *Exc) {
	if err != nil || !root.simple() {
		return root.driveAny(v, err)
	}
	cur := root
	if leaf := root.leaf(); leaf != nil {
		if leaf.flags&frameRunning != 0 || leaf.State < 0 {
			return root.driveAny(v, nil)
		}
		cur = leaf
	}
	root.flags |= frameRunning
	if cur.down != nil && cur.flags&hasLeaf == 0 || int(cur.depth) > recursionLimit {
		v, err = cur.run(v, nil)
	} else if v, err = cur.Code.Step(cur, v, nil); err != &suspendX {
		if cur.Code.Kind == AsyncGenerator {
			v, err = cur.stepped(v, err)
		} else {
			cur.State = -1
		}
	}
	for err != &suspendX && cur != root {
		done := cur
		cur = done.parent
		done.parent = nil
		if done.flags&frameTemp != 0 && done.State < 0 {
			done.recycle()
		}
		if v, err = cur.Code.Step(cur, v, err); err != &suspendX {
			if cur.Code.Kind == AsyncGenerator {
				v, err = cur.stepped(v, err)
			} else {
				cur.State = -1
			}
		}
	}
	root.flags &^= frameRunning
	if err != &suspendX {
		root.setLeaf(nil)
		return v, err
	}
	root.setLeaf(T.leaf)
	if T.holds {
		root.flags |= frameHolds
		T.holds = false
	}
	return v, err
}

// driveAny is drive in any case. Root need not be the root of the whole chain: any generator that others delegate to may be resumed
// directly.
func (root *Frame) driveAny(v Value, err *Exc) (Value, *Exc) {
	top, running := root.chainTop()
	if running {
		return Unset, root.alreadyExecuting()
	}
	handled, thrown := T.handled, T.thrown
	T.thrown = err != nil
	cur := top.leaf()
	if cur == nil {
		cur = root
	}
	// A GeneratorExit closes the delegates, innermost first; then root gets it. closing is the delegate whose close is in progress.
	exit := err
	var closing *Frame
	if err != nil && cur != root && err.Is(&GeneratorExit) {
		if closing = closingAt(cur, root); closing != nil {
			err = generatorExit()
		}
	}
	if cur.flags&frameRunning != 0 { // a delegate of root is being driven directly: it refuses, and is let go
		refused := cur
		cur = cur.parent
		refused.parent = nil
		v, err = Unset, refused.alreadyExecuting()
		if closing = nil; exit.Is(&GeneratorExit) {
			closing = closingAt(cur, root)
		}
	}
	root.flags |= frameRunning
	if top != root {
		top.setLeaf(root)
	} else {
		root.setLeaf(nil) // its place is what root itself may come to wait for
	}
	if err != nil {
		err.chain(cur.held())
	}
	var leaf *Frame // of the chain when something has yielded, nil when root has finished
	for {
		if top.flags&frameHolds != 0 {
			if exc := heldAbove(cur, root); exc != nil {
				T.handled = exc
			} else {
				T.handled = handled
				if top == root {
					top.flags &^= frameHolds // what cur itself holds, it takes up now
				}
			}
		}
		if cur == closing && cur.State < 0 {
			v, err = None, nil
		} else {
			v, err = cur.run(v, err)
		}
		if err == &suspendX {
			if T.holds {
				top.flags |= frameHolds
				T.holds = false
			}
			if closing == nil {
				leaf = T.leaf
				break
			}
			ignored := closing
			cur = closing.parent
			ignored.parent = nil
			ignored.setLeaf(T.leaf)
			ignored.flags |= top.flags & frameHolds
			v, err = Unset, ignored.ignoredExit()
			err.chain(cur.held())
			closing = closingAt(cur, root)
			continue
		}
		if cur == root {
			break
		}
		done := cur
		cur = done.parent
		done.parent = nil
		if closing == done {
			closing = closingAt(cur, root)
			if err == nil || err == &stopAsyncX || err.Is(&GeneratorExit) ||
				(done.Code.Kind == AsyncGenerator || done.Code == &codeASend) && err.isStopAsyncIteration() {
				v, err = Unset, exit
				if closing != nil {
					err = generatorExit()
				}
				err.chain(cur.held())
			}
		}
		if done.flags&frameTemp != 0 && done.State < 0 {
			done.recycle()
		}
	}
	root.flags &^= frameRunning
	T.handled, T.thrown = handled, thrown
	for top = root; top.parent != nil; {
		top = top.parent
	}
	if leaf == nil && top != root {
		leaf = root // finished, but still what its parent waits for
	}
	top.setLeaf(leaf)
	return v, err
}

// closingAt is the frame whose close is in progress when cur is about to get the GeneratorExit that root gets in the end: cur, unless that is
// root. An async generator below an asend object is not closed, but thrown into: the object is what is closed.
func closingAt(cur, root *Frame) *Frame {
	if cur != root && cur.parent.Code == &codeASend {
		cur = cur.parent
	}
	if cur == root {
		return nil
	}
	return cur
}

// heldAbove is the exception that the nearest frame above cur holds, up to root; nil if none does.
func heldAbove(cur, root *Frame) *Exc {
	for cur != root {
		cur = cur.parent
		if exc := cur.held(); exc != nil {
			return exc
		}
	}
	return nil
}

func generatorExit() *Exc {
	e := NewExc(&GeneratorExit)
	e.chain(T.handled)
	return e
}

// ignoredExit is the error of a frame that yields where it is being closed.
func (f *Frame) ignoredExit() *Exc {
	what := "generator"
	if f.Code.Kind == Coroutine || f.Code.Kind == AsyncGenerator { // an async generator is closed through the object that awaits it
		what = "coroutine"
	}
	e := Errorf(&RuntimeError, "%s ignored GeneratorExit", what)
	e.chain(T.handled)
	return e
}

// start steps f, a temporary generator that has not begun, below the running frame.
func (f *Frame) start() (Value, *Exc) {
	v, err := f.Code.Step(f, None, nil)
	if err != &suspendX {
		f.State = -1
		f.recycle()
	}
	return v, err
}

// enter steps f below the running frame: its chain, if it suspends, becomes part of the one being built.
func (f *Frame) enter(v Value, err *Exc) (Value, *Exc) {
	if err == nil && f.down == nil && f.simple() {
		f.flags |= frameRunning
		v, err = f.Code.Step(f, v, nil)
		f.flags &^= frameRunning
		if err == &suspendX {
			return v, err
		}
		return f.stepped(v, err)
	}
	if v, err = f.drive(v, err); err == &suspendX {
		if T.leaf = f.leaf(); T.leaf == nil {
			T.leaf = f
		}
		T.top, T.on = f, nil
		f.setLeaf(nil)
		T.holds = T.holds || f.flags&frameHolds != 0
	}
	return v, err
}

// Drive resumes a coroutine or generator as send and throw do: the result is its own, a suspension (Suspended) with the yielded value, or
// what it raises.
func (f *Frame) Drive(v Value, err *Exc) (Value, *Exc) { return f.drive(v, err) }

// resumeOn continues to wait for something that is no frame, with what was sent or thrown.
func resumeOn(on *Obj, v Value, err *Exc) (Value, *Exc) {
	if a := on.typ.awaiter; a != nil {
		return a.Resume(on.Value(), v, err)
	}
	if f := AsFrame(on.Value()); f != nil { // in use elsewhere
		if err.Is(&GeneratorExit) {
			if _, failed := f.close(); failed != nil {
				return Unset, failed
			}
			return Unset, err
		}
		return f.drive(v, err)
	}
	return resumeIterator(on, v, err)
}

// resumeIterator is one step of delegating to an iterator that is no generator.
func resumeIterator(on *Obj, v Value, err *Exc) (Value, *Exc) {
	it := on.Value()
	switch {
	case err == nil && v.IsNone():
		return delegated(it, Next)
	case err == nil:
		return delegated(it, func(it Value) (Value, *Exc) {
			send, err := GetAttrName(it, "send")
			if err != nil {
				return Unset, err
			}
			return Call1(send, v)
		})
	case err.Is(&GeneratorExit):
		closer, ok, failed := LookupAttr(it, "close")
		if failed != nil {
			Unraisable(failed, "Exception ignored in", it)
			return Unset, err
		}
		if ok {
			_, failed = Call0(closer)
		}
		if failed != nil {
			return Unset, failed
		}
		return Unset, err
	}
	throw, ok, failed := LookupAttr(it, "throw")
	if failed != nil || !ok {
		if failed == nil {
			failed = err
		}
		return Unset, failed
	}
	return delegated(it, func(Value) (Value, *Exc) { return Call1(throw, err.Value()) })
}

// delegated turns one step of the iterator it into the result of waiting for it: exhaustion into its value, an item into a suspension.
func delegated(it Value, step func(Value) (Value, *Exc)) (Value, *Exc) {
	v, err := step(it)
	switch {
	case err == nil:
		return Wait(Cast[Obj](it), v)
	case err == &stopX:
		return None, nil
	case err.isStopIteration():
		return orNone(err.member(stopValue)), nil
	}
	return Unset, err
}
