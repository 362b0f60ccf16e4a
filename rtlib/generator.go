package rt

import "fmt"

// This file is generators and coroutines as Python objects: next, send, throw, close, and what introspection sees.

// next is one step for a for loop: exhausted is the sentinel (or a StopIteration with a value).
func (f *Frame) next() (Value, *Exc) {
	v, err := f.drive(None, nil)
	switch err {
	case &suspendX:
		return v, nil
	case nil:
		if f.flags&frameTemp != 0 {
			f.recycle()
		}
		if v.IsNone() {
			return Unset, &stopX
		}
	}
	return f.result(v, err)
}

// result turns the result of drive into that of send, throw and __next__.
func (f *Frame) result(v Value, err *Exc) (Value, *Exc) {
	switch err {
	case &suspendX:
		return v, nil
	case nil:
		if f.Code.Kind == AsyncGenerator {
			return v, nil
		}
		if v.IsNone() {
			return Unset, NewExc(&StopIteration)
		}
		return Unset, NewExc(&StopIteration, v)
	}
	return Unset, err
}

func (f *Frame) send(v Value) (Value, *Exc) {
	if f.State == 0 && !v.IsNone() && f.flags&frameRunning == 0 {
		return Unset, Errorf(&TypeError, "can't send non-None value to a just-started %s", f.kindName())
	}
	return f.result(f.drive(v, nil))
}

func (f *Frame) throw(e *Exc) (Value, *Exc) { return f.result(f.drive(Unset, e)) }

// close runs what is left of f with GeneratorExit; the value is that of a return statement that the frame still executes.
func (f *Frame) close() (Value, *Exc) {
	if f.flags&frameRunning == 0 && f.State <= 0 {
		if f.State == 0 && f.Code.Kind == Coroutine {
			f.flags |= agClosed // closed before it began: nothing to warn of
		}
		f.State = -1
		return None, nil
	}
	v, err := f.drive(Unset, generatorExit())
	switch {
	case err == &suspendX, err == nil && f.Code.Kind == AsyncGenerator:
		return Unset, Errorf(&RuntimeError, "%s ignored GeneratorExit", f.kindName())
	case err == nil:
		return v, nil
	case err.Is(&GeneratorExit), err == &stopAsyncX:
		return None, nil
	}
	return Unset, err
}

// Drop is how generated code lets go of a generator that only it held (the iterator of a for loop left early, a discarded result):
// reference counting would finalise it here.
func Drop(v Value) {
	if v.IsUnset() {
		return
	}
	f := AsFrame(v)
	if f == nil || f.State < 0 || f.parent != nil || f.flags&frameRunning != 0 {
		return
	}
	f.finalize()
}

// finalize ends a frame that nothing refers to.
func (f *Frame) finalize() {
	if f.State < 0 {
		return
	}
	if f.Code.Kind == Coroutine && f.State == 0 {
		f.State = -1
		if err := f.reportUnawaited(); err != nil {
			Unraisable(err, "Exception ignored in", f.Value())
		}
		return
	}
	if f.flags&agYoung != 0 {
		f.extra().finalizer = T.hooks.finalizer
	}
	if f.Code.Kind == AsyncGenerator && f.State > 0 && f.flags&agClosed == 0 && f.ext != nil && !f.ext.finalizer.IsUnset() {
		f.flags &^= frameTemp // the hook keeps it
		if _, err := Call1(f.ext.finalizer, f.Value()); err != nil {
			Unraisable(err, "Exception ignored in", f.Value())
		}
		return
	}
	if _, err := f.close(); err != nil {
		Unraisable(err, "Exception ignored in", f.Value())
	}
}

// throwArgs is the exception that throw(…) was given, in its one-argument or its old three-argument form.
func throwArgs(what string, a []Value) (*Exc, *Exc) {
	if err := warnThrowArgs(what, a); err != nil {
		return nil, err
	}
	return thrown(a)
}

// warnThrowArgs warns of the three-argument form.
func warnThrowArgs(what string, a []Value) *Exc {
	if a[1].IsUnset() {
		return nil
	}
	return Warn(&DeprecationWarning, "the (type, exc, tb) signature of "+what+"() is deprecated, use the single-arg signature instead.", nil)
}

// thrown is the exception that the arguments a of throw stand for. One that making it raises is thrown in its place.
func thrown(a []Value) (*Exc, *Exc) {
	typ, val, tb := a[0], a[1], a[2]
	if e := AsExc(typ); e != nil {
		if !val.IsUnset() && !val.IsNone() {
			return nil, Errorf(&TypeError, "instance exception may not have a separate value")
		}
		return e, withTraceback(e, tb)
	}
	if !isExcClass(typ) {
		return nil, Errorf(&TypeError, "exceptions must be classes or instances deriving from BaseException, not %s", TypeName(typ))
	}
	var made Value
	var err *Exc
	switch e := AsExc(val); {
	case e != nil && e.typ.IsSubtype(Cast[Type](typ)):
		made = val
	case val.IsUnset() || val.IsNone():
		made, err = Call0(typ)
	default:
		if t := As[Tuple](val, &TupleType); t != nil {
			made, err = Call(typ, t.items...)
		} else {
			made, err = Call1(typ, val)
		}
	}
	if err != nil {
		return err, nil
	}
	e := AsExc(made)
	if e == nil {
		cls, err := Repr(typ)
		if err != nil {
			return nil, err
		}
		got, err := Repr(TypeOf(made).Value())
		if err != nil {
			return nil, err
		}
		return Errorf(&TypeError, "calling %s should have returned an instance of BaseException, not %s", cls, got), nil
	}
	return e, withTraceback(e, tb)
}

func withTraceback(e *Exc, tb Value) *Exc {
	if tb.IsUnset() || tb.IsNone() {
		return nil
	}
	if Exactly[Traceback](tb, &TracebackType) == nil {
		return Errorf(&TypeError, "throw() third argument must be a traceback object")
	}
	return setExcTraceback(e.Value(), tb)
}

func (f *Frame) name() Value {
	if f.ext != nil && !f.ext.name.IsUnset() {
		return f.ext.name
	}
	return NewStr(f.Code.Name)
}

func (f *Frame) qualName() string {
	if f.ext != nil && !f.ext.qual.IsUnset() {
		s, _ := StrOf(f.ext.qual)
		return s
	}
	if f.Code.QualName != "" {
		return f.Code.QualName
	}
	return f.Code.Name
}

// awaited is what f waits for (cr_await, gi_yieldfrom), None if it does not.
func (f *Frame) awaited() Value {
	top, running := f.chainTop()
	if running || f.State <= 0 {
		return None
	}
	leaf := top.leaf()
	if leaf == nil {
		leaf = top
	}
	for c := leaf; c != f; c = c.parent {
		if c == nil {
			return None
		}
		if c.parent == f {
			c.flags &^= frameTemp
			return c.Value()
		}
	}
	if f.down != nil && f.flags&hasLeaf == 0 {
		return f.down.Value()
	}
	return None
}

func initGenerator() {
	for _, t := range []*Type{&GeneratorType, &CoroutineType, &AsyncGeneratorType} {
		t.Flags |= NoInstantiate
		t.Repr = func(self Value) (Value, *Exc) {
			return NewStr(fmt.Sprintf("<%s object %s at 0x%x>", TypeOf(self).Name, Cast[Frame](self).qualName(), id(self))), nil
		}
	}
	g, c := &GeneratorType, &CoroutineType
	g.Iter = func(self Value) (Value, *Exc) { return self, nil }
	g.Next = func(self Value) (Value, *Exc) { return Cast[Frame](self).next() }
	g.Methods = append(frameMethods("throw"), Def{Name: "__del__", F1: frameDel})
	g.GetSets = frameAttrs("gi_", "gi_yieldfrom")
	c.Methods = append(frameMethods("throw"), Def{Name: "__del__", F1: frameDel})
	c.GetSets = append(frameAttrs("cr_", "cr_await"), GetSet{Name: "cr_origin", Get: func(v Value) (Value, *Exc) {
		if f := Cast[Frame](v); f.ext != nil {
			return orNone(f.ext.origin), nil
		}
		return None, nil
	}})
	c.Await = func(self Value) (Value, *Exc) {
		return FromObj(&coroutineWrapper{Obj{&coroutineWrapperType}, Cast[Frame](self)}), nil
	}
	initCoroutineWrapper()
}

func frameDel(self Value) (Value, *Exc) {
	Cast[Frame](self).finalize()
	return None, nil
}

func frameMethods(throw string) []Def {
	return []Def{
		{Name: "send", F2: func(self, v Value) (Value, *Exc) { return Cast[Frame](self).send(v) }},
		{Name: throw, Sig: "type, value=?, tb=?, /", FN: func(a []Value) (Value, *Exc) {
			e, err := throwArgs("throw", a[1:])
			if err != nil {
				return Unset, err
			}
			return Cast[Frame](a[0]).throw(e)
		}},
		{Name: "close", F1: func(self Value) (Value, *Exc) { return Cast[Frame](self).close() }},
	}
}

// frameAttrs are the attributes that all three kinds have, under their prefix.
func frameAttrs(prefix, await string) []GetSet {
	return []GetSet{
		{Name: "__name__", Get: func(self Value) (Value, *Exc) { return Cast[Frame](self).name(), nil }, Set: func(self, v Value) *Exc {
			if _, ok := StrOf(v); v.IsUnset() || !ok {
				return Errorf(&TypeError, "__name__ must be set to a string object")
			}
			Cast[Frame](self).extra().name = v
			return nil
		}},
		{Name: "__qualname__", Get: func(self Value) (Value, *Exc) { return NewStr(Cast[Frame](self).qualName()), nil }, Set: func(self, v Value) *Exc {
			if _, ok := StrOf(v); v.IsUnset() || !ok {
				return Errorf(&TypeError, "__qualname__ must be set to a string object")
			}
			Cast[Frame](self).extra().qual = v
			return nil
		}},
		{Name: prefix + "frame", Get: func(self Value) (Value, *Exc) {
			f := Cast[Frame](self)
			if f.State < 0 {
				return None, nil
			}
			frame := newPyFrame(f.Code, f.Line())
			Cast[PyFrame](frame).of = f
			return frame, nil
		}},
		{Name: prefix + "running", Get: func(self Value) (Value, *Exc) {
			f := Cast[Frame](self)
			if f.Code.Kind == AsyncGenerator {
				return Bool(f.flags&agRunning != 0), nil
			}
			_, running := f.chainTop()
			return Bool(running), nil
		}},
		{Name: prefix + "suspended", Get: func(self Value) (Value, *Exc) {
			f := Cast[Frame](self)
			_, running := f.chainTop()
			return Bool(f.State > 0 && !running), nil
		}},
		{Name: prefix + "code", Get: func(self Value) (Value, *Exc) { return CodeValue(Cast[Frame](self).Code), nil }},
		{Name: await, Get: func(self Value) (Value, *Exc) { return Cast[Frame](self).awaited(), nil }},
	}
}

// coroutineWrapper is what coroutine.__await__() returns: the coroutine as an iterator.
type coroutineWrapper struct {
	Obj
	f *Frame
}

var coroutineWrapperType = Type{Name: "coroutine_wrapper", Flags: NoInstantiate}

func initCoroutineWrapper() {
	t := &coroutineWrapperType
	t.Iter = func(self Value) (Value, *Exc) { return self, nil }
	t.Next = func(self Value) (Value, *Exc) { return Cast[coroutineWrapper](self).f.send(None) }
	t.Members(func(t *Type) {
		t.Methods = append(t.Methods, []Def{
			{Name: "send", F2: func(self, v Value) (Value, *Exc) { return Cast[coroutineWrapper](self).f.send(v) }},
			{Name: "throw", Sig: "type, value=?, tb=?, /", FN: func(a []Value) (Value, *Exc) {
				e, err := throwArgs("throw", a[1:])
				if err != nil {
					return Unset, err
				}
				return Cast[coroutineWrapper](a[0]).f.throw(e)
			}},
			{Name: "close", F1: func(self Value) (Value, *Exc) { return Cast[coroutineWrapper](self).f.close() }},
		}...)
	})
}
