package rt

import "fmt"

// Exc is a Python exception instance; nil means "no exception" wherever it is a result. All exception classes have this layout.
type Exc struct {
	Obj
	Attrs
	args           Value // tuple; Unset for ()
	Cause, Context *Exc
	suppress       bool // __suppress_context__
	stage          callStage
	tb             *Traceback
	fields         []Value // what particular classes add (OSError.errno, StopIteration.value …); nil until needed, see excfields.go
}

// callStage says which part of a method call, or of the call that is awaited, has raised, so that the traceback marks that part: it is set
// where the call failed and taken by Trace.
type callStage uint8

const (
	wholeOperation callStage = iota
	duringLookup             // of the method
	duringCall               // before there was anything to await
)

// at notes the stage that raised e.
func (e *Exc) at(s callStage) *Exc {
	e.stage = s
	return e
}

// The sentinels: never seen by Python code, compared by address.
var suspendX, stopX, stopAsyncX, itemX Exc

// Suspended reports whether err says that the callee has suspended: its value is what is yielded outwards.
func Suspended(err *Exc) bool { return err == &suspendX }

// Stopped reports whether err ends a for loop: the sentinel, or a StopIteration.
func Stopped(err *Exc) bool { return err == &stopX || err.isStopIteration() }

// StoppedAsync reports whether err ends an async for loop.
func StoppedAsync(err *Exc) bool { return err == &stopAsyncX || err.isStopAsyncIteration() }

// StopIter is what a Next slot returns when the iterator is exhausted.
func StopIter() (Value, *Exc) { return Unset, &stopX }

// NewExc is an exception of class t raised by the runtime itself.
func NewExc(t *Type, args ...Value) *Exc {
	e := &Exc{Obj: Obj{t}}
	if len(args) > 0 {
		e.args = NewTuple(args...)
	}
	return e
}

// Errorf is an exception of class t whose argument is the formatted message.
func Errorf(t *Type, format string, args ...any) *Exc {
	return NewExc(t, NewStr(fmt.Sprintf(format, args...)))
}

// AsExc is v as an exception, nil if it is none.
func AsExc(v Value) *Exc { return As[Exc](v, &BaseException) }

// Value is the exception as a Python object; None for nil.
func (e *Exc) Value() Value {
	if e == nil {
		return None
	}
	return FromObj(e)
}

// Type is the exception's class.
func (e *Exc) Type() *Type { return e.typ }

// Is reports whether e is an instance of class t. It is false for nil and for sentinels.
func (e *Exc) Is(t *Type) bool { return e != nil && e.typ != nil && e.typ.IsSubtype(t) }

// Args are the elements of e.args; they must not be changed.
func (e *Exc) Args() []Value {
	if e.args.IsUnset() {
		return nil
	}
	return Cast[Tuple](e.args).items
}

// Materialize is err, or the exception that a sentinel stands for: what native code needs before it hands err to Python code.
func Materialize(err *Exc) *Exc {
	switch err {
	case &stopX:
		return NewExc(&StopIteration)
	case &stopAsyncX:
		return NewExc(&StopAsyncIteration)
	}
	return err
}

// chain makes handled the context of e, as raising e while handled is being handled does. A context chain that leads from handled
// back to e is cut there, so that chains never close.
func (e *Exc) chain(handled *Exc) {
	if handled == nil || handled == e {
		return
	}
	slow, step := handled, false
	for o := handled; o.Context != nil; {
		c := o.Context
		if c == e {
			o.Context = nil
			break
		}
		if o = c; o == slow {
			break // a cycle that a program made by assigning __context__
		}
		if step {
			slow = slow.Context
		}
		step = !step
	}
	e.Context = handled
}

// Raise is the exception of `raise v`, v being an exception or its class.
func Raise(v Value) *Exc {
	e, err := instantiate(v, "exceptions must derive from BaseException")
	if err != nil {
		e = err
	}
	e.chain(T.handled)
	return e
}

// RaiseFrom is the exception of `raise v from cause`.
func RaiseFrom(v, cause Value) *Exc {
	e, err := instantiate(v, "exceptions must derive from BaseException")
	if err != nil {
		err.chain(T.handled)
		return err
	}
	var c *Exc
	if !cause.IsNone() {
		if c, err = instantiate(cause, "exception causes must derive from BaseException"); err != nil {
			err.chain(T.handled)
			return err
		}
	}
	e.Cause, e.suppress = c, true
	e.chain(T.handled)
	return e
}

// Reraise is the exception of a bare `raise` at position at of c: what is being handled, which records nothing here, or else an error.
func Reraise(c *Code, at int) *Exc {
	if T.handled == nil {
		err := Errorf(&RuntimeError, "No active exception to reraise")
		c.Trace(err, at)
		return err
	}
	return T.handled
}

// instantiate turns what a raise statement names into an exception; msg is the TypeError's text where it is none.
func instantiate(v Value, msg string) (*Exc, *Exc) {
	if e := AsExc(v); e != nil {
		return e, nil
	}
	if t := As[Type](v, &TypeType); t != nil && t.Flags&ExceptionType != 0 {
		made, err := Call0(v)
		if err != nil {
			return nil, err
		}
		if e := AsExc(made); e != nil {
			return e, nil
		}
		cls, err := Repr(v)
		if err != nil {
			return nil, err
		}
		got, err := Repr(TypeOf(made).Value())
		if err != nil {
			return nil, err
		}
		return nil, Errorf(&TypeError, "calling %s should have returned an instance of BaseException, not %s", cls, got)
	}
	return nil, Errorf(&TypeError, "%s", msg)
}

// Match is the test of `except cls`: cls is an exception class or a tuple of such.
func Match(err *Exc, cls Value) (bool, *Exc) {
	if t := Exactly[Type](cls, &TypeType); t != nil && t.Flags&ExceptionType != 0 {
		return err.typ == t || err.typ.IsSubtype(t), nil
	}
	if t := As[Tuple](cls, &TupleType); t != nil {
		for _, c := range t.items {
			if !isExcClass(c) {
				return false, Errorf(&TypeError, "catching classes that do not inherit from BaseException is not allowed")
			}
		}
		for _, c := range t.items {
			if err.typ.IsSubtype(Cast[Type](c)) {
				return true, nil
			}
		}
		return false, nil
	}
	if !isExcClass(cls) {
		return false, Errorf(&TypeError, "catching classes that do not inherit from BaseException is not allowed")
	}
	return err.typ.IsSubtype(Cast[Type](cls)), nil
}

func isExcClass(v Value) bool {
	t := As[Type](v, &TypeType)
	return t != nil && t.IsSubtype(&BaseException)
}

// Trace records that err passes position at of the function c. The first record of an exception that the runtime made also notes
// what was being handled there. Position 0 records nothing: the exception is raised again in the frame that already is on record. The
// positions of the parts of a call follow that of the whole.
//
//go:noinline
func (c *Code) Trace(err *Exc, at int) {
	stage := err.stage
	err.stage = wholeOperation
	if at == 0 {
		return
	}
	at += int(stage)
	if err.tb == nil && err.Context == nil {
		err.chain(T.handled)
	}
	err.tb = &Traceback{Obj{&TracebackType}, err.tb, c, at, nil, 0}
}

// Failed reports whether there is an exception, and notes the position where it came up.
func Failed(err *Exc, at *int, pos int) bool {
	if err == nil {
		return false
	}
	*at = pos
	return true
}

// Fail is how an exception leaves the function c, which Enter counted: its result is what the function returns.
//
//go:noinline
func (c *Code) Fail(err *Exc, at int) (Value, *Exc) {
	T.depth++
	err = Materialize(err)
	c.Trace(err, at)
	if c.Kind != Plain {
		err = c.guardStop(err)
	}
	return Unset, err
}

// guardStop turns a StopIteration (in async generators also a StopAsyncIteration) that leaves a generator into a RuntimeError, since
// it would be taken for the generator's end.
func (c *Code) guardStop(err *Exc) *Exc {
	var what, stop string
	switch {
	case err.isStopIteration():
		stop = "StopIteration"
	case c.Kind == AsyncGenerator && err.isStopAsyncIteration():
		stop = "StopAsyncIteration"
	default:
		return err
	}
	switch c.Kind {
	case Coroutine:
		what = "coroutine"
	case AsyncGenerator:
		what = "async generator"
	default:
		what = "generator"
	}
	e := Errorf(&RuntimeError, "%s raised %s", what, stop)
	e.Cause, e.Context, e.suppress = err, err, true
	return e
}

// Outer is what is being handled around a nested handler: exc, or prev where there is none.
func Outer(exc, prev *Exc) *Exc {
	if exc != nil {
		return exc
	}
	return prev
}

// Why a finally block was entered, when not by an exception.
const (
	Fallthrough = iota
	Return
	Break
	Continue
)

// UnboundLocal is the error of reading a local variable that has no value.
func UnboundLocal(name string) *Exc {
	return Errorf(&UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value", name)
}

// UnboundFree is the error of reading a variable of an enclosing function that has no value.
func UnboundFree(name string) *Exc {
	e := Errorf(&NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name)
	e.fields = []Value{NewStr(name)}
	return e
}
