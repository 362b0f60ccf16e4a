// Package rt is the core of py2go's runtime library: Python's values, types, operators, calls, exceptions, generators and
// coroutines, as the Go that py2go generates uses them.
//
// # Values
//
// A [Value] is sixteen bytes: a pointer to a heap object whose first word is its [*Type], or to a static tag for int, float, bool
// and None, whose payload is in the second word. Small ints and floats therefore never allocate. The zero Value is [Unset]: an
// unbound variable, an absent argument, and nothing that a Python program ever sees.
//
// # Results
//
// Everything that can raise returns a [*Exc] last; nil means that it did not. A few exceptions are sentinels that only the
// runtime and generated code see, compared by address: suspended ([Suspended]), exhausted ([Stopped], [StoppedAsync]).
// No Python exception is a Go panic.
//
// # Objects
//
// Every heap object embeds [Obj] first. One Type has exactly one Go layout; a Python class that inherits from a builtin extends
// that layout. Behaviour hangs on the function pointers in [Slots], which classes written in Python fill with
// functions that call their special methods.
package rt

// Generation1 is what generated code refers to, so that code of another generation does not compile: if it is undefined here, either translate
// again with the py2go that belongs to this runtime, or require the runtime that belongs to the py2go that generated the code.
const Generation1 = true

// Why a finally block was entered, when not by an exception.
const (
	WhyFallthrough = iota
	WhyReturn
	WhyBreak
	WhyContinue
)
