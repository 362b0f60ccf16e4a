// Package ir defines the intermediate representation between the syntax tree and Go, with its printer and its sanity checker.
//
// A Func is a tree of statements over variables, in three-address form: operands are variables and constants, never
// expressions, so the order of evaluation is explicit. It exists in two stages. irbuild makes the structured stage, in which exception
// handling is TryExcept, TryFinally and Cleanup, and every control transfer is one of Python's. transform.Lower turns
// that into the lowered stage, which is what Go can say: those three are gone, each operation knows the label it goes to when it fails, and
// whatever contains a suspension point is flattened to labels and gotos in the outermost block, because Go's goto may not enter
// a block and a resumed body must jump to where it left off. Everything else stays structured.
package ir

// Module is one Python module.
type Module struct {
	Name    string // dotted; __main__ for the program's entry
	File    string // slash-separated, relative to the entry's directory
	Lines   []string
	Package bool
	Globals []*Global // by name
	Funcs   []*Func   // the module's body first, then all others in source order
	Units   []*Unit   // code in strings of the module, for exec, eval and compile
}

// Unit is code that stands in a string: what compile makes of it. Its functions have no module of their own: they find global names in
// the namespace that exec or eval is given.
type Unit struct {
	Text, Mode string
	Name       string // Go name of what belongs to the unit as a whole
	Body       *Func  // nil if the text is no valid code
	Names      []string
	Err        *UnitError
}

// UnitError is why a text cannot be compiled: the exception's type and message, and where it stands; see SyntaxError.
type UnitError struct {
	Kind, Msg, Text            string
	Line, Col, EndLine, EndCol int
}

// Global is a name of the module's namespace.
type Global struct {
	Name      string
	Builtin   bool // never assigned in the source: holds the builtin of that name
	Bound     bool // bound before any function of the program runs, and at module level after BoundLine: loads need no check
	BoundLine int
}

// Kind is what calling a function makes; as in the runtime.
type Kind uint8

// The kinds of functions.
const (
	Plain Kind = iota
	Generator
	Coroutine
	AsyncGenerator
)

// Role tells what a Func's body belongs to.
type Role uint8

// The roles.
const (
	RoleDef Role = iota // def, lambda
	RoleModule
	RoleClass // class body: one parameter, the namespace
	RoleGenExpr
	RoleUnit // body of a Unit: two parameters, the namespace and the globals
)

// Func is the body of a function, class or module.
type Func struct {
	Name, QualName string
	Role           Role
	Kind           Kind
	Line           int
	Params         []*Var // in the order of the runtime's Params: positional, keyword-only, *args, **kwargs
	PosOnly, Pos   int
	KwOnly         int
	Varargs        bool
	Kwargs         bool
	Defaults       int // how many of the positional parameters have one
	Doc            *string
	Free           []*Var // cells that the enclosing function hands in
	FreeBound      []bool // which of them have a value from the start; set by transform.Bind
	Vars           []*Var // all variables other than Params and Free
	Positions      []Position
	Body           []Stmt
	Static         bool // its def runs at most once: the function object is a static variable
	Outer          *Func
	Observes       bool // can tell how long objects live: its variables keep what they have until it returns
	Handlers       bool // contains exception handlers: keeps what was handled outside
	GoName         string
	Unit           *Unit // that the function belongs to; nil if to the module itself
}

// Position is an entry of a function's position table; see the runtime's Pos.
type Position struct{ Line, Col, EndCol, Left, Right, EndLine int32 }

// VarKind is the Go type of a variable.
type VarKind uint8

// The kinds of variables.
const (
	Value     VarKind = iota // rt.Value
	CellOf                   // *rt.Cell
	Flag                     // bool
	Code                     // int: why a finally block was entered
	Exc                      // *rt.Exc
	Items                    // []rt.Value
	LoopState                // rt.Loop: what a for statement steps through
)

// Var is a local variable, a temporary, or a cell.
type Var struct {
	Name    string // Python's name, or the generator's: t1, it1, exc1, why1, ret
	Kind    VarKind
	Temp    bool // made by the compiler; no Python code can name it
	Param   bool
	Deleted bool // some `del` or handler unbinds it
	Escapes bool // it may hold an object whose lifetime can be observed: kept until the function ends
	InFrame bool // it is the frame's field itself, not a Go variable that is saved there (generators only)
	Stays   bool // a parameter or captured cell of a generator that is never assigned: the frame has it from the start
	GoName  string
}

// Delivered is what the function was resumed with, or the result of an await that did not suspend: a parameter of the Go function. It holds
// that until the next suspension point.
var Delivered = &Var{Name: "v", GoName: "v", Temp: true}

// Label is a jump target of the lowered stage.
type Label struct {
	Name string // for1, end1, except2 …
	Uses int
}

// Operand is what operations read: *Var, CellRef, *Global, Const, Named values.
type Operand interface{ operand() }

type (
	// CellRef is the content of a cell.
	CellRef struct{ Cell *Var }
	// Const is a constant: nil (None), bool, int64, *big.Int, float64, complex128, string, ast.Bytes, ast.EllipsisValue, or []Const (a tuple).
	Const struct{ Value any }
	// UnsetValue is the absence of a value.
	UnsetValue struct{}
	// Handled is the exception being handled at some point: the first of Excs that is not nil, or, after them and unless Sure, what the
	// function found at entry.
	Handled struct {
		Excs []*Var
		Sure bool
	}
	// Why is a code of a finally block.
	Why struct{ Code int }
	// CondValue is a condition as a bool.
	CondValue struct{ Cond Cond }
	// Inline is the result of an operation without effects, evaluated where it is read.
	Inline struct{ Op *Op }
	// GoBool is a bool that the runtime is told.
	GoBool struct{ Value bool }
	// ModuleRef is the module itself.
	ModuleRef struct{}
	// EnvRef is the module around the globals that a unit was given, which a cell holds.
	EnvRef struct{ Cell *Var }
)

func (*Var) operand()       {}
func (CellRef) operand()    {}
func (*Global) operand()    {}
func (Const) operand()      {}
func (UnsetValue) operand() {}
func (*Handled) operand()   {}
func (Why) operand()        {}
func (ModuleRef) operand()  {}
func (EnvRef) operand()     {}
func (CondValue) operand()  {}
func (GoBool) operand()     {}

func (*Inline) operand() {}
