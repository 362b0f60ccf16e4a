package rt

// Exc is a Python exception instance; nil means "no exception" wherever it is a result. All exception classes have this layout.
type Exc struct {
	Obj
	Attrs
	args           Value // tuple
	Cause, Context *Exc
	suppress       bool // __suppress_context__
	tb             *Traceback
	fields         []Value // what particular classes add (OSError.errno, StopIteration.value …), by index of their members
}

// Traceback is one entry of a traceback, as a Python object.
type Traceback struct {
	Obj
	next *Traceback
	code *Code
	at   int
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
