package rt

// This file defines what can be called: Python functions (Func with its Code), native ones (Builtin with its Def), and arguments.

// Kind tells what calling a function makes.
type Kind uint8

// The kinds.
const (
	Plain Kind = iota
	Generator
	Coroutine
	AsyncGenerator
	IterableCoroutine // a generator made awaitable by types.coroutine
)

// Code describes one Python function. It is static data without function values other than Step, so that bodies may refer to it.
type Code struct {
	Name, QualName string
	File           *File
	Line           int32   // of the def
	Pos            []Pos   // Pos[0] is "no entry": a re-raise in the same frame
	Stops          []int32 // where it can be suspended: the indices into Pos for the states 1, 2 …
	Kind           Kind
	Params         Params
	Vars           []string // co_varnames beyond the parameters
	Free           []string // co_freevars
	Doc            string
	HasDoc         bool
	Step           func(f *Frame, v Value, err *Exc) (Value, *Exc) // set by the generated file's init

	free   *Frame // ended frames to be used again, linked by parent
	nfree  int    // how many
	pooled bool   // it is in the list of pooled functions
}

// Params are a function's parameters. Names lists them in the order in which the body takes them: positional-only, positional-or-keyword,
// keyword-only, then *args (as a tuple) and **kwargs (as a dict) where present.
type Params struct {
	Names           []string
	PosOnly, Pos    int // the first PosOnly of the Pos positional ones have no keyword
	KwOnly          int
	Varargs, Kwargs bool
}

// Pos is where an operation stands: its line, what carets underline, and which part of that is marked ^ rather than ~.
// Lines and columns as in ast.Span: bytes of the line's UTF-8 text. Left and right are columns, with the number of lines below Line in
// the upper half; they are 0, 0 where the whole range is marked ^. EndCol 0: no carets. If the range spans lines, EndLine is the last line, else 0.
// The order of the fields: Line, Col, EndCol, Left, Right, EndLine.
//
// An array, not a struct: vet wants field names in literals of another package's structs.
type Pos [6]int32

// File is a Python source file, with its text for tracebacks.
type File struct {
	Name string // relative to the entry script's directory, slash-separated
	Text string
}

// Args are the arguments of a general call: positional ones, and keyword ones as parallel slices. The callee must not keep or
// change the slices.
type Args struct {
	Pos   []Value
	Names []string
	Vals  []Value
	star  Value // a tuple of Pos that a parameter *args may have; Unset: there is none
}

// rest is a tuple of the positional arguments from the n-th on.
func (a *Args) rest(n int) Value {
	if n == 0 && !a.star.IsUnset() {
		return a.star
	}
	return tupleCopy(a.Pos[n:])
}

// Func is a Python function object. F0 … F4 are the entries for exactly the number of values that Code.Params.Names has; FN serves
// functions with more. For generators, coroutines and async generators they make the object; A0 … A4 and AN start a coroutine
// function eagerly, as `await f(…)` does: the result is that of the await, or a suspension.
type Func struct {
	Obj
	Attrs
	Code     *Code
	F0       func() (Value, *Exc)
	F1       func(a Value) (Value, *Exc)
	F2       func(a, b Value) (Value, *Exc)
	F3       func(a, b, c Value) (Value, *Exc)
	F4       func(a, b, c, d Value) (Value, *Exc)
	FN       func(a []Value) (Value, *Exc)
	Starts   *Starts // of a coroutine function
	Defaults []Value // of the last positional parameters
	Cells    []*Cell // __closure__
	Globals  *Module
	Extra    *FuncExtra // nil for most; use extra() and own()
	arity    int8       // one more than the number of parameters, if a call with so many positional arguments needs no binding
}

// Starts start the coroutine of a call and run it until it is suspended, as `await f(…)` does. One is set: Ak for a function of k parameters,
// AN for one of more than four. Ak is the body of the coroutine; with a nil frame, an Unset value and a nil error it begins.
type Starts struct {
	A0 func(fr *Frame, v Value, err *Exc) (Value, *Exc)
	A1 func(fr *Frame, a, v Value, err *Exc) (Value, *Exc)
	A2 func(fr *Frame, a, b, v Value, err *Exc) (Value, *Exc)
	A3 func(fr *Frame, a, b, c, v Value, err *Exc) (Value, *Exc)
	A4 func(fr *Frame, a, b, c, d, v Value, err *Exc) (Value, *Exc)
	AN func(a []Value) (Value, *Exc)
}

// FuncExtra is what few functions have. The names are what was assigned instead of what the code says; Unset where nothing was.
type FuncExtra struct {
	KwDefaults  []Value // one per keyword-only parameter, Unset where it has none; nil if none has
	Annotations Value   // dict, Unset if there are none
	TypeParams  Value   // tuple, Unset if there are none

	name, qual, doc, module Value
	given                   bool // the frames that it makes get the names
}

// Def describes a native function or method. At least one of F0 … F4, FN is set: Fk is the entry for exactly k positional arguments
// (self included, for a method), used wherever a call has just these; FN takes all parameters bound according to Sig, Unset for
// what was left out without a default, in the order of Params (self first, *args and **kwargs last).
type Def struct {
	Name string
	// Sig is the parameter list in Python's syntax without self, for example "iterable, /, *, key=None, reverse=False" or "*args, **kw".
	// Defaults are literals; `=?` means Unset. Without FN, Sig may be "": then the Fk say how many positional arguments there are.
	Sig   string
	Doc   string
	Flags DefFlags
	F0    func() (Value, *Exc)
	F1    func(a Value) (Value, *Exc)
	F2    func(a, b Value) (Value, *Exc)
	F3    func(a, b, c Value) (Value, *Exc)
	F4    func(a, b, c, d Value) (Value, *Exc)
	FN    func(a []Value) (Value, *Exc)
	A     func(a []Value) (Value, *Exc) // starts the coroutine that FN would make, as Func.AN does; nil if it makes none
	A1    func(a Value) (Value, *Exc)   // A for a call with one positional argument (self, for a method); may be nil
	A2    func(a, b Value) (Value, *Exc)

	sig *Sig // once it was needed
}

// DefFlags are properties of a Def in a type.
type DefFlags uint8

// The flags.
const (
	ClassMethod  DefFlags = 1 << iota // self is the class
	StaticMethod                      // no self
)

// Builtin is a native function object, or a native method bound to Self.
type Builtin struct {
	Obj
	Def    *Def
	Self   Value // Unset for a function
	Module string
	owner  *Type
	isNew  bool // T.__new__
}

// Attr is an attribute name in generated code, with the cache of its latest lookups. Name alone is set by the generator.
type Attr struct {
	Name    string
	cache   [4]attrEntry
	sets    [3]attrSet
	bare    uint64 // the version of a type whose instances alone can have it: it is no descriptor of the type's
	turn    uint8
	setTurn uint8
}
