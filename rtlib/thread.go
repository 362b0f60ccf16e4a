package rt

import "sync/atomic"

// Thread is the state of one Python thread.
type Thread struct {
	depth     int     // what is left of the recursion limit
	handled   *Exc    // the exception being handled (sys.exc_info)
	leaf, top *Frame  // of the chain of frames that is being suspended
	on        Value   // what its leaf waits for, if that is no frame
	holds     bool    // a frame of it was suspended inside an except block
	pending   *Exc    // raised by Enter's slow path, taken by TooDeep
	reprs     []Value // containers whose repr is under way
	Local     map[any]any
}

// T is the thread that runs Python code now; the interpreter lock hands it over.
var T = &Thread{depth: 1000}

// breaker is not zero while something waits for the running thread at its next safe point: a signal, another thread, a finaliser.
// It is then so large that Enter's comparison is true at any depth.
var breaker atomic.Int64

// Enter counts a Python call and reports whether it must not begin: then TooDeep has the exception. Ret and Fail uncount it.
func Enter() bool {
	T.depth--
	return int64(T.depth) < breaker.Load() && enterSlow()
}

// Ret returns v from a Python function that Enter counted.
func Ret(v Value) (Value, *Exc) { T.depth++; return v, nil }

// Tick is the safe point of a loop's back-edge: nil, or the exception to raise there.
func Tick() *Exc {
	if breaker.Load() == 0 {
		return nil
	}
	return tickSlow()
}

// Handled is the exception being handled now (sys.exc_info); nil if none is.
func Handled() *Exc { return T.handled }

// SetHandled changes it.
func SetHandled(err *Exc) { T.handled = err }

func enterSlow() bool {
	return T.depth < 0
}

func tickSlow() *Exc {
	return nil
}
