package rt

// This file is what `await`, `yield from` and `async for` do with objects that are no calls of known coroutines.

// Await is `await x`.
func Await(x Value) (Value, *Exc) {
	t := TypeOf(x)
	switch t {
	case &CoroutineType:
		return Cast[Frame](x).awaitCoroutine()
	case &GeneratorType:
		if Cast[Frame](x).Code.Kind == IterableCoroutine {
			return delegate(x)
		}
	case &asyncGenOpType:
		return Cast[Frame](x).enter(None, nil)
	}
	if a := t.awaiter; a != nil {
		return a.Start(x)
	}
	if t.Flags&HeapType != 0 {
		if f := t.frameMaker(spAwait); f != nil && f.Code.Kind == Generator {
			T.makesTemp = true
			return startTemp(f.F1(x))
		}
	}
	if t.Await == nil {
		return Unset, notAwaitable(t)
	}
	it, err := t.Await(x)
	if err != nil {
		return Unset, err
	}
	if err = checkAwaitIterator(it); err != nil {
		return Unset, err
	}
	return awaitIterator(it)
}

func notAwaitable(t *Type) *Exc {
	return Errorf(&TypeError, "object %s can't be used in 'await' expression", t.TypeName())
}

func (f *Frame) awaitCoroutine() (Value, *Exc) {
	if f.State > 0 && f.flags&frameRunning == 0 {
		if _, running := f.chainTop(); !running {
			return Unset, Errorf(&RuntimeError, "coroutine is being awaited already")
		}
	}
	return f.enter(None, nil)
}

// checkAwaitIterator is the error of an __await__ method that must not return it.
func checkAwaitIterator(it Value) *Exc {
	switch t := TypeOf(it); {
	case t == &CoroutineType || t == &GeneratorType && Cast[Frame](it).Code.Kind == IterableCoroutine:
		return Errorf(&TypeError, "__await__() returned a coroutine")
	case t.Next == nil:
		return Errorf(&TypeError, "__await__() returned non-iterator of type '%s'", t.TypeName())
	}
	return nil
}

// awaitIterator waits for what an __await__ method returned.
func awaitIterator(it Value) (Value, *Exc) {
	if TypeOf(it) == &coroutineWrapperType {
		return Cast[coroutineWrapper](it).f.awaitCoroutine()
	}
	return delegate(it)
}

// Awaitable reports whether `await v` can begin.
func Awaitable(v Value) bool {
	t := TypeOf(v)
	return t == &CoroutineType || t == &asyncGenOpType || t.Await != nil || t.awaiter != nil ||
		t == &GeneratorType && Cast[Frame](v).Code.Kind == IterableCoroutine
}

// YieldFrom is `yield from x` in f: only one that is itself awaitable may delegate to a coroutine.
//
// startTemp stands here in full, to have fewer calls per level of nested generators; see ANext.
func (f *Frame) YieldFrom(x Value) (Value, *Exc) {
	t := TypeOf(x)
	if t.Flags&HeapType != 0 {
		if s := t.special; s == nil || s[spIter].version != t.version {
			t.specialMethod(spIter)
		}
		if m := t.special[spIter].maker; m != nil && m.Code.Kind == Generator {
			T.makesTemp = true
			it, err := m.F1(x)
			T.makesTemp = false
			if err != nil {
				return Unset, err
			}
			g := Cast[Frame](it)
			g.flags |= frameTemp
			v, err := g.Code.Step(g, None, nil)
			if err != &suspendX {
				g.State = -1
				g.recycle()
			}
			return v, err
		}
	} else if t == &CoroutineType && f.Code.Kind == Generator {
		return Unset, Errorf(&TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator")
	}
	return delegate(x)
}

// delegate yields from x.
func delegate(x Value) (Value, *Exc) {
	switch t := TypeOf(x); t {
	case &GeneratorType:
		return Cast[Frame](x).delegateTo()
	case &CoroutineType:
		return Cast[Frame](x).awaitCoroutine()
	case &asyncGenOpType:
		return Cast[Frame](x).enter(None, nil)
	default:
		if a := t.awaiter; a != nil {
			return a.Start(x)
		}
	}
	it, err := Iter(x)
	if err != nil {
		return Unset, err
	}
	if f := Exactly[Frame](it, &GeneratorType); f != nil {
		return f.delegateTo()
	}
	return delegated(it, Next)
}

// delegateTo is `yield from f` for a generator: part of the chain, unless it is in use elsewhere already.
func (f *Frame) delegateTo() (Value, *Exc) {
	if f.flags&frameTemp != 0 {
		return f.start()
	}
	if f.parent == nil {
		return f.enter(None, nil)
	}
	v, err := f.drive(None, nil)
	if err == &suspendX {
		return Wait(&f.Obj, v)
	}
	return v, err
}

// AIter is the iterator of `async for … in x`.
func AIter(x Value) (Value, *Exc) {
	t := TypeOf(x)
	if t == &AsyncGeneratorType {
		return x, nil
	}
	if t.Flags&HeapType != 0 {
		if f := t.frameMaker(spAiter); f != nil && f.Code.Kind == AsyncGenerator {
			return f.makeTemp(x)
		}
	}
	if t.AIter == nil {
		return Unset, Errorf(&TypeError, "'async for' requires an object with __aiter__ method, got %s", t.TypeName())
	}
	it, err := t.AIter(x)
	if err == nil && TypeOf(it).ANext == nil {
		err = Errorf(&TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %s", TypeName(it))
	}
	return it, err
}

// ANext is one step of an `async for`, awaited.
//
// What an async generator does in most cases stands here: a processor predicts returns from a limited number of calls, so that one call less
// for each of the generators that go through others can save more than what the call costs.
func ANext(it Value) (Value, *Exc) {
	t := TypeOf(it)
	if t == &AsyncGeneratorType {
		f := Cast[Frame](it)
		if f.flags&(agHooked|agRunning|frameRunning|frameHolds) != agHooked || f.down != nil || f.parent != nil || f.State < 0 {
			return f.asyncNext()
		}
		f.flags |= agRunning | frameRunning
		v, err := f.Code.Step(f, None, nil)
		f.flags &^= frameRunning
		switch err {
		case &itemX:
			f.flags &^= agRunning
			return v, nil
		case &suspendX:
			return v, err
		}
		f.State = -1
		v, err = f.ended(err)
		if f.flags&frameTemp != 0 {
			f.recycle()
		}
		return v, err
	}
	return anextOf(it, t)
}

// anextOf is ANext for what is no async generator.
func anextOf(it Value, t *Type) (Value, *Exc) {
	if t.Flags&HeapType != 0 {
		if fn := Exactly[Func](t.specialMethod(spAnext), &FuncType); fn != nil && fn.arity == 2 && fn.Starts != nil {
			return fn.Starts.A1(nil, it, Unset, nil)
		}
	}
	if t.ANext == nil {
		return Unset, Errorf(&TypeError, "'async for' requires an iterator with __anext__ method, got %s", t.TypeName())
	}
	x, err := t.ANext(it)
	if err != nil {
		return Unset, err
	}
	switch t := TypeOf(x); {
	case !Awaitable(x):
		e := Errorf(&TypeError, "'async for' received an invalid object from __anext__: %s", t.TypeName())
		e.Cause = notAwaitable(t)
		e.Context, e.suppress = e.Cause, true
		return Unset, e
	case t.Flags&HeapType == 0 || t.awaiter != nil:
		return Await(x)
	}
	awaitable, err := TypeOf(x).Await(x)
	if err == nil {
		err = checkAwaitIterator(awaitable)
	}
	if err != nil {
		e := Errorf(&TypeError, "'async for' received an invalid object from __anext__: %s", TypeName(x))
		err.chain(T.handled)
		e.Cause, e.Context, e.suppress = err, err, true
		return Unset, e
	}
	return awaitIterator(awaitable)
}

// AwaitCall0 … AwaitCallN are `await f(…)`: a coroutine function runs at once, without a coroutine object unless it suspends.
func AwaitCall0(f Value) (Value, *Exc) {
	if fn := Exactly[Func](f, &FuncType); fn != nil && fn.arity == 1 && fn.Starts != nil {
		return fn.Starts.A0(nil, Unset, nil)
	}
	if fn := Exactly[Func](f, &FuncType); fn != nil && fn.arity == 1 && fn.Code.Kind == IterableCoroutine {
		T.makesTemp = true
		return startTemp(fn.F0())
	}
	if b := Exactly[Builtin](f, &BuiltinFunctionType); b != nil && b.owner != nil && b.Def.A1 != nil {
		return b.Def.A1(b.Self)
	}
	v, err := Call0(f)
	if err != nil {
		return Unset, err.at(duringCall)
	}
	return Await(v)
}

// AwaitCall1 is `await f(a)`.
func AwaitCall1(f, a Value) (Value, *Exc) {
	if fn := Exactly[Func](f, &FuncType); fn != nil && fn.arity == 2 && fn.Starts != nil {
		return fn.Starts.A1(nil, a, Unset, nil)
	}
	if fn := Exactly[Func](f, &FuncType); fn != nil && fn.arity == 2 && fn.Code.Kind == IterableCoroutine {
		T.makesTemp = true
		return startTemp(fn.F1(a))
	}
	if fn := Exactly[Func](f, &FuncType); fn != nil && fn.arity == 3 && fn.Starts != nil && len(fn.Defaults) > 0 {
		return fn.Starts.A2(nil, a, fn.Defaults[len(fn.Defaults)-1], Unset, nil)
	}
	if b := Exactly[Builtin](f, &BuiltinFunctionType); b != nil {
		if b.owner == nil && b.Def.A1 != nil {
			return b.Def.A1(a)
		}
		if b.owner != nil && b.Def.A2 != nil {
			return b.Def.A2(b.Self, a)
		}
	}
	return AwaitCallN(f, a)
}

// AwaitCall2 is `await f(a, b)`.
func AwaitCall2(f, a, b Value) (Value, *Exc) {
	if fn := Exactly[Func](f, &FuncType); fn != nil && fn.arity == 3 && fn.Starts != nil {
		return fn.Starts.A2(nil, a, b, Unset, nil)
	}
	if fn := Exactly[Func](f, &FuncType); fn != nil && fn.arity == 3 && fn.Code.Kind == IterableCoroutine {
		T.makesTemp = true
		return startTemp(fn.F2(a, b))
	}
	return AwaitCallN(f, a, b)
}

// AwaitCall3 is `await f(a, b, c)`.
func AwaitCall3(f, a, b, c Value) (Value, *Exc) {
	if fn := Exactly[Func](f, &FuncType); fn != nil && fn.arity == 4 && fn.Starts != nil {
		return fn.Starts.A3(nil, a, b, c, Unset, nil)
	}
	return AwaitCallN(f, a, b, c)
}

// AwaitCall4 is `await f(a, b, c, d)`.
func AwaitCall4(f, a, b, c, d Value) (Value, *Exc) {
	if fn := Exactly[Func](f, &FuncType); fn != nil && fn.arity == 5 && fn.Starts != nil {
		return fn.Starts.A4(nil, a, b, c, d, Unset, nil)
	}
	return AwaitCallN(f, a, b, c, d)
}

// AwaitCallN is `await f(*args)`.
func AwaitCallN(f Value, args ...Value) (Value, *Exc) {
	if b := Exactly[Builtin](f, &BuiltinFunctionType); b != nil && b.Def.A != nil {
		vals, err := b.bind(args)
		if err != nil {
			return Unset, err.at(duringCall)
		}
		return b.Def.A(vals)
	}
	if fn := Exactly[Func](f, &FuncType); fn != nil {
		if vals := fn.eager(args); vals != nil {
			return fn.startWith(vals)
		}
	}
	v, err := Call(f, args...)
	if err != nil {
		return Unset, err.at(duringCall)
	}
	return Await(v)
}

// eager is args with defaults filled in, and what is left of them in a tuple, for a coroutine function that takes them so; nil where a
// general call must bind them.
func (f *Func) eager(args []Value) []Value {
	p := &f.Code.Params
	given := len(args)
	if f.Starts == nil || p.KwOnly > 0 || given > p.Pos && !p.Varargs || p.Pos-given > len(f.Defaults) {
		return nil
	}
	vals := make([]Value, 0, len(p.Names))
	vals = append(vals, args[:min(given, p.Pos)]...)
	if missing := p.Pos - given; missing > 0 {
		vals = append(vals, f.Defaults[len(f.Defaults)-missing:]...)
	}
	if p.Varargs {
		vals = append(vals, tupleCopy(args[min(given, p.Pos):]))
	}
	if p.Kwargs {
		vals = append(vals, NewDict())
	}
	return vals
}

// startWith starts f with values for all of its parameters.
func (f *Func) startWith(vals []Value) (Value, *Exc) {
	switch len(vals) {
	case 0:
		return f.Starts.A0(nil, Unset, nil)
	case 1:
		return f.Starts.A1(nil, vals[0], Unset, nil)
	case 2:
		return f.Starts.A2(nil, vals[0], vals[1], Unset, nil)
	case 3:
		return f.Starts.A3(nil, vals[0], vals[1], vals[2], Unset, nil)
	case 4:
		return f.Starts.A4(nil, vals[0], vals[1], vals[2], vals[3], Unset, nil)
	}
	return f.Starts.AN(vals)
}

// AwaitMethod0 … AwaitMethod4 are `await o.a(…)`.
func AwaitMethod0(o Value, a *Attr) (Value, *Exc) {
	m, self, err := LoadMethod(o, a)
	if err != nil {
		return Unset, err.at(duringLookup)
	}
	return AwaitPair0(m, self)
}

// AwaitMethod1 is `await o.a(x)`.
func AwaitMethod1(o Value, a *Attr, x Value) (Value, *Exc) {
	m, self, err := LoadMethod(o, a)
	if err != nil {
		return Unset, err.at(duringLookup)
	}
	return AwaitPair1(m, self, x)
}

// AwaitMethod2 is `await o.a(x, y)`.
func AwaitMethod2(o Value, a *Attr, x, y Value) (Value, *Exc) {
	m, self, err := LoadMethod(o, a)
	if err != nil {
		return Unset, err.at(duringLookup)
	}
	return AwaitPair2(m, self, x, y)
}

// AwaitMethod3 is `await o.a(x, y, z)`.
func AwaitMethod3(o Value, a *Attr, x, y, z Value) (Value, *Exc) {
	m, self, err := LoadMethod(o, a)
	if err != nil {
		return Unset, err.at(duringLookup)
	}
	return AwaitPair3(m, self, x, y, z)
}

// AwaitMethod4 is `await o.a(x, y, z, w)`.
func AwaitMethod4(o Value, a *Attr, x, y, z, w Value) (Value, *Exc) {
	m, self, err := LoadMethod(o, a)
	if err != nil {
		return Unset, err.at(duringLookup)
	}
	return AwaitPair4(m, self, x, y, z, w)
}

// AwaitPair0 … AwaitPair4 await the call of what LoadMethod returned.
func AwaitPair0(m, self Value) (Value, *Exc) {
	if self.IsUnset() {
		return AwaitCall0(m)
	}
	if b := Exactly[Builtin](m, &MethodDescrType); b != nil && b.Def.A1 != nil {
		return b.Def.A1(self)
	}
	return AwaitCall1(m, self)
}

// AwaitPair1 awaits m(self, x).
func AwaitPair1(m, self, x Value) (Value, *Exc) {
	if self.IsUnset() {
		return AwaitCall1(m, x)
	}
	if b := Exactly[Builtin](m, &MethodDescrType); b != nil && b.Def.A2 != nil {
		return b.Def.A2(self, x)
	}
	return AwaitCall2(m, self, x)
}

// AwaitPair2 awaits m(self, x, y).
func AwaitPair2(m, self, x, y Value) (Value, *Exc) {
	if self.IsUnset() {
		return AwaitCall2(m, x, y)
	}
	return AwaitCall3(m, self, x, y)
}

// AwaitPair3 awaits m(self, x, y, z).
func AwaitPair3(m, self, x, y, z Value) (Value, *Exc) {
	if self.IsUnset() {
		return AwaitCall3(m, x, y, z)
	}
	return AwaitCall4(m, self, x, y, z)
}

// AwaitPair4 awaits m(self, x, y, z, w).
func AwaitPair4(m, self, x, y, z, w Value) (Value, *Exc) {
	if self.IsUnset() {
		return AwaitCall4(m, x, y, z, w)
	}
	return AwaitCallN(m, self, x, y, z, w)
}
