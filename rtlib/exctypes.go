package rt

import "fmt"

// The exception classes.
var (
	BaseException       = excType("BaseException", nil)
	Exception           = excType("Exception", &BaseException)
	GeneratorExit       = excType("GeneratorExit", &BaseException)
	KeyboardInterrupt   = excType("KeyboardInterrupt", &BaseException)
	SystemExit          = excType("SystemExit", &BaseException)
	ArithmeticError     = excType("ArithmeticError", &Exception)
	OverflowError       = excType("OverflowError", &ArithmeticError)
	ZeroDivisionError   = excType("ZeroDivisionError", &ArithmeticError)
	FloatingPointError  = excType("FloatingPointError", &ArithmeticError)
	AssertionError      = excType("AssertionError", &Exception)
	AttributeError      = excType("AttributeError", &Exception)
	BufferError         = excType("BufferError", &Exception)
	EOFError            = excType("EOFError", &Exception)
	ImportError         = excType("ImportError", &Exception)
	ModuleNotFoundError = excType("ModuleNotFoundError", &ImportError)
	LookupError         = excType("LookupError", &Exception)
	IndexError          = excType("IndexError", &LookupError)
	KeyError            = excType("KeyError", &LookupError)
	MemoryError         = excType("MemoryError", &Exception)
	NameError           = excType("NameError", &Exception)
	UnboundLocalError   = excType("UnboundLocalError", &NameError)
	OSError             = excType("OSError", &Exception)
	ReferenceError      = excType("ReferenceError", &Exception)
	RuntimeError        = excType("RuntimeError", &Exception)
	NotImplementedError = excType("NotImplementedError", &RuntimeError)
	RecursionError      = excType("RecursionError", &RuntimeError)
	StopIteration       = excType("StopIteration", &Exception)
	StopAsyncIteration  = excType("StopAsyncIteration", &Exception)
	SyntaxError         = excType("SyntaxError", &Exception)
	SystemError         = excType("SystemError", &Exception)
	TypeError           = excType("TypeError", &Exception)
	ValueError          = excType("ValueError", &Exception)
	UnicodeError        = excType("UnicodeError", &ValueError)
)

func excType(name string, base *Type) Type {
	return Type{Name: name, Base: base, Flags: BaseType | ExceptionType}
}

// NewExc is an exception of class t raised by the runtime itself.
func NewExc(t *Type, args ...Value) *Exc {
	return &Exc{Obj: Obj{t}, args: NewTuple(args...)}
}

// Errorf is an exception of class t whose argument is the formatted message.
func Errorf(t *Type, format string, args ...any) *Exc {
	return NewExc(t, NewStr(fmt.Sprintf(format, args...)))
}

func (e *Exc) isStopIteration() bool { return e.typ != nil && e.typ.IsSubtype(&StopIteration) }
func (e *Exc) isStopAsyncIteration() bool {
	return e.typ != nil && e.typ.IsSubtype(&StopAsyncIteration)
}
