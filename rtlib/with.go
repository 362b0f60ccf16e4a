package rt

// This file is the context manager protocol. Special methods are looked up on the type.

var (
	attrEnter  = Attr{Name: "__enter__"}
	attrExit   = Attr{Name: "__exit__"}
	attrAEnter = Attr{Name: "__aenter__"}
	attrAExit  = Attr{Name: "__aexit__"}
)

// WithEnter begins `with mgr`: exit is what WithExit calls, v what the `as` clause gets.
func WithEnter(mgr Value) (exit, v Value, err *Exc) {
	exit, enter, self, err := withMethods(mgr, &attrEnter, &attrExit, "context manager protocol")
	if err == nil {
		v, err = CallPair0(enter, self)
	}
	return exit, v, err
}

// withMethods are the methods that the type of mgr has for a with statement: bound is what exit names, enter and self what LoadMethod gives.
func withMethods(mgr Value, in, out *Attr, protocol string) (bound, enter, self Value, err *Exc) {
	enter, self, ok, err := loadSpecial(mgr, in)
	if err == nil && !ok {
		err = Errorf(&TypeError, "'%s' object does not support the %s", TypeName(mgr), protocol)
	}
	if err != nil {
		return Unset, Unset, Unset, err
	}
	bound, of, ok, err := loadSpecial(mgr, out)
	if err == nil && !ok {
		err = Errorf(&TypeError, "'%s' object does not support the %s (missed %s method)", TypeName(mgr), protocol, out.Name)
	}
	if err != nil {
		return Unset, Unset, Unset, err
	}
	if !of.IsUnset() {
		bound = BindMethod(bound, of)
	}
	return bound, enter, self, nil
}

// WithExit ends a with statement; exc nil: without an exception. The result's truth says whether the exception is swallowed.
func WithExit(exit Value, exc *Exc) (Value, *Exc) {
	kind, e, tb := exitArgs(exc)
	return Call3(exit, kind, e, tb)
}

// exitArgs are the arguments of __exit__.
func exitArgs(exc *Exc) (kind, e, tb Value) {
	if exc == nil {
		return None, None, None
	}
	tb, _ = excTraceback(exc.Value())
	return exc.typ.Value(), exc.Value(), tb
}

// AWithEnter begins `async with mgr`: exit is what AWithExit calls, v the result of awaiting __aenter__, which the `as` clause gets. Where
// that is suspended, exit is set too.
func AWithEnter(mgr Value) (exit, v Value, err *Exc) {
	exit, enter, self, err := withMethods(mgr, &attrAEnter, &attrAExit, "asynchronous context manager protocol")
	if err != nil {
		return Unset, Unset, err
	}
	if fn := Exactly[Func](enter, &FuncType); fn != nil && fn.arity == 2 && fn.Starts != nil && !self.IsUnset() {
		v, err = fn.Starts.A1(nil, self, Unset, nil)
		return exit, v, err
	}
	if v, err = CallPair0(enter, self); err == nil && !Awaitable(v) {
		err = Errorf(&TypeError, "'async with' received an object from __aenter__ that does not implement __await__: %s", TypeName(v))
	}
	if err == nil {
		v, err = Await(v)
	}
	return exit, v, err
}

// AWithExit ends an async with statement: the truth of the awaited result says whether the exception is swallowed.
func AWithExit(exit Value, exc *Exc) (Value, *Exc) {
	kind, e, tb := exitArgs(exc)
	if m := Exactly[Method](exit, &MethodType); m != nil {
		if fn := Exactly[Func](m.f, &FuncType); fn != nil && fn.arity == 5 && fn.Starts != nil {
			return fn.Starts.A4(nil, m.self, kind, e, tb, Unset, nil)
		} else if fn != nil {
			if vals := fn.eager([]Value{m.self, kind, e, tb}); vals != nil {
				return fn.startWith(vals)
			}
		}
	}
	v, err := Call3(exit, kind, e, tb)
	if err == nil && !Awaitable(v) {
		err = Errorf(&TypeError, "'async with' received an object from __aexit__ that does not implement __await__: %s", TypeName(v))
	}
	if err != nil {
		return Unset, err
	}
	return Await(v)
}
