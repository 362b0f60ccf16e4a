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
	return beginWith(mgr, &attrEnter, &attrExit, "context manager protocol")
}

func beginWith(mgr Value, enter, exit *Attr, protocol string) (bound, v Value, err *Exc) {
	em, eself, ok, err := loadSpecial(mgr, enter)
	if err != nil {
		return Unset, Unset, err
	}
	if !ok {
		return Unset, Unset, Errorf(&TypeError, "'%s' object does not support the %s", TypeName(mgr), protocol)
	}
	xm, xself, ok, err := loadSpecial(mgr, exit)
	if err != nil {
		return Unset, Unset, err
	}
	if !ok {
		return Unset, Unset, Errorf(&TypeError, "'%s' object does not support the %s (missed %s method)", TypeName(mgr), protocol, exit.Name)
	}
	if !xself.IsUnset() {
		xm = BindMethod(xm, xself)
	}
	v, err = CallPair0(em, eself)
	return xm, v, err
}

// WithExit ends a with statement; exc nil: without an exception. The result's truth says whether the exception is swallowed.
func WithExit(exit Value, exc *Exc) (Value, *Exc) {
	if exc == nil {
		return Call3(exit, None, None, None)
	}
	tb, _ := excTraceback(exc.Value())
	return Call3(exit, exc.typ.Value(), exc.Value(), tb)
}

// AWithEnter begins `async with mgr`: the awaitable's result is what the `as` clause gets.
func AWithEnter(mgr Value) (exit, awaitable Value, err *Exc) {
	exit, awaitable, err = beginWith(mgr, &attrAEnter, &attrAExit, "asynchronous context manager protocol")
	if err == nil && !Awaitable(awaitable) {
		err = Errorf(&TypeError, "'async with' received an object from __aenter__ that does not implement __await__: %s", TypeName(awaitable))
	}
	return exit, awaitable, err
}

// AWithExit ends an async with statement: the truth of the awaitable's result says whether the exception is swallowed.
func AWithExit(exit Value, exc *Exc) (Value, *Exc) {
	v, err := WithExit(exit, exc)
	if err == nil && !Awaitable(v) {
		err = Errorf(&TypeError, "'async with' received an object from __aexit__ that does not implement __await__: %s", TypeName(v))
	}
	return v, err
}
