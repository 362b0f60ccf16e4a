package rt

// The exception classes.
var (
	BaseException      = excType("BaseException", nil)
	BaseExceptionGroup = excType("BaseExceptionGroup", &BaseException)
	GeneratorExit      = excType("GeneratorExit", &BaseException)
	KeyboardInterrupt  = excType("KeyboardInterrupt", &BaseException)
	SystemExit         = excType("SystemExit", &BaseException)
	Exception          = excType("Exception", &BaseException)

	ArithmeticError         = excType("ArithmeticError", &Exception)
	FloatingPointError      = excType("FloatingPointError", &ArithmeticError)
	OverflowError           = excType("OverflowError", &ArithmeticError)
	ZeroDivisionError       = excType("ZeroDivisionError", &ArithmeticError)
	AssertionError          = excType("AssertionError", &Exception)
	AttributeError          = excType("AttributeError", &Exception)
	BufferError             = excType("BufferError", &Exception)
	EOFError                = excType("EOFError", &Exception)
	ExceptionGroup          = excType("ExceptionGroup", &BaseExceptionGroup)
	ImportError             = excType("ImportError", &Exception)
	ModuleNotFoundError     = excType("ModuleNotFoundError", &ImportError)
	LookupError             = excType("LookupError", &Exception)
	IndexError              = excType("IndexError", &LookupError)
	KeyError                = excType("KeyError", &LookupError)
	MemoryError             = excType("MemoryError", &Exception)
	NameError               = excType("NameError", &Exception)
	UnboundLocalError       = excType("UnboundLocalError", &NameError)
	OSError                 = excType("OSError", &Exception)
	BlockingIOError         = excType("BlockingIOError", &OSError)
	ChildProcessError       = excType("ChildProcessError", &OSError)
	ConnectionError         = excType("ConnectionError", &OSError)
	BrokenPipeError         = excType("BrokenPipeError", &ConnectionError)
	ConnectionAbortedError  = excType("ConnectionAbortedError", &ConnectionError)
	ConnectionRefusedError  = excType("ConnectionRefusedError", &ConnectionError)
	ConnectionResetError    = excType("ConnectionResetError", &ConnectionError)
	FileExistsError         = excType("FileExistsError", &OSError)
	FileNotFoundError       = excType("FileNotFoundError", &OSError)
	InterruptedError        = excType("InterruptedError", &OSError)
	IsADirectoryError       = excType("IsADirectoryError", &OSError)
	NotADirectoryError      = excType("NotADirectoryError", &OSError)
	PermissionError         = excType("PermissionError", &OSError)
	ProcessLookupError      = excType("ProcessLookupError", &OSError)
	TimeoutError            = excType("TimeoutError", &OSError)
	ReferenceError          = excType("ReferenceError", &Exception)
	RuntimeError            = excType("RuntimeError", &Exception)
	NotImplementedError     = excType("NotImplementedError", &RuntimeError)
	PythonFinalizationError = excType("PythonFinalizationError", &RuntimeError)
	RecursionError          = excType("RecursionError", &RuntimeError)
	StopAsyncIteration      = excType("StopAsyncIteration", &Exception)
	StopIteration           = excType("StopIteration", &Exception)
	SyntaxError             = excType("SyntaxError", &Exception)
	IndentationError        = excType("IndentationError", &SyntaxError)
	TabError                = excType("TabError", &IndentationError)
	SystemError             = excType("SystemError", &Exception)
	TypeError               = excType("TypeError", &Exception)
	ValueError              = excType("ValueError", &Exception)
	UnicodeError            = excType("UnicodeError", &ValueError)
	UnicodeDecodeError      = excType("UnicodeDecodeError", &UnicodeError)
	UnicodeEncodeError      = excType("UnicodeEncodeError", &UnicodeError)
	UnicodeTranslateError   = excType("UnicodeTranslateError", &UnicodeError)

	Warning                   = excType("Warning", &Exception)
	BytesWarning              = excType("BytesWarning", &Warning)
	DeprecationWarning        = excType("DeprecationWarning", &Warning)
	EncodingWarning           = excType("EncodingWarning", &Warning)
	FutureWarning             = excType("FutureWarning", &Warning)
	ImportWarning             = excType("ImportWarning", &Warning)
	PendingDeprecationWarning = excType("PendingDeprecationWarning", &Warning)
	ResourceWarning           = excType("ResourceWarning", &Warning)
	RuntimeWarning            = excType("RuntimeWarning", &Warning)
	SyntaxWarning             = excType("SyntaxWarning", &Warning)
	UnicodeWarning            = excType("UnicodeWarning", &Warning)
	UserWarning               = excType("UserWarning", &Warning)
)

// excTypes are all builtin exception classes, bases first. Under its name each is a builtin; OSError is also EnvironmentError and IOError.
var excTypes = []*Type{
	&BaseException, &BaseExceptionGroup, &GeneratorExit, &KeyboardInterrupt, &SystemExit, &Exception,
	&ArithmeticError, &FloatingPointError, &OverflowError, &ZeroDivisionError, &AssertionError, &AttributeError, &BufferError, &EOFError,
	&ExceptionGroup, &ImportError, &ModuleNotFoundError, &LookupError, &IndexError, &KeyError, &MemoryError, &NameError, &UnboundLocalError,
	&OSError, &BlockingIOError, &ChildProcessError, &ConnectionError, &BrokenPipeError, &ConnectionAbortedError, &ConnectionRefusedError,
	&ConnectionResetError, &FileExistsError, &FileNotFoundError, &InterruptedError, &IsADirectoryError, &NotADirectoryError,
	&PermissionError, &ProcessLookupError, &TimeoutError, &ReferenceError, &RuntimeError, &NotImplementedError, &PythonFinalizationError,
	&RecursionError, &StopAsyncIteration, &StopIteration, &SyntaxError, &IndentationError, &TabError, &SystemError, &TypeError, &ValueError,
	&UnicodeError, &UnicodeDecodeError, &UnicodeEncodeError, &UnicodeTranslateError, &Warning, &BytesWarning, &DeprecationWarning,
	&EncodingWarning, &FutureWarning, &ImportWarning, &PendingDeprecationWarning, &ResourceWarning, &RuntimeWarning, &SyntaxWarning,
	&UnicodeWarning, &UserWarning,
}

func excType(name string, base *Type) Type {
	return Type{Name: name, Base: base, Flags: BaseType | ExceptionType}
}

func (e *Exc) isStopIteration() bool { return e.typ != nil && e.typ.IsSubtype(&StopIteration) }
func (e *Exc) isStopAsyncIteration() bool {
	return e.typ != nil && e.typ.IsSubtype(&StopAsyncIteration)
}
