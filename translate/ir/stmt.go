package ir

// Stmt is a statement.
type Stmt interface{ stmt() }

// The statements of both stages.
type (
	// Source marks where the code of a Python statement begins.
	Source struct {
		Line int
		Text string
	}
	// Op is an operation of the runtime. Dst is nil where the result is not wanted; operations with several results have several.
	// ErrTo is set by Lower: where to go on failure, nil for out of the function.
	Op struct {
		Code    OpCode
		Dst     []*Var
		Args    []Operand
		Name    string   // attribute, global or module name
		Names   []string // keyword names, match attributes
		N       int      // count, level, conversion
		Counts  []int    // items before and after the starred one
		Pos     int      // index into Func.Positions
		AttrPos int      // of CallMethod and AwaitMethod: that of the method's lookup
		Cells   []*Var   // what Fn captures, in the order of its Free
		Fn      *Func    // MakeFunc, MakeGen, Class, and the known callee of a Call
		ErrTo   *Label
		Owned   bool // nothing but the loop or `yield from` that takes it will hold the generator that this known call or expression makes
	}
	// Move copies a value; it cannot fail. To is *Var, CellRef or *Global. Old: the copy serves only to release the value later.
	Move struct {
		To, From Operand
		Old      bool
	}
	// If tests a condition without effects.
	If struct {
		Cond       Cond
		Then, Else []Stmt
	}
	// Loop repeats Body until a Break. Once: the body always ends in a Break, so it is a block that can be left.
	Loop struct {
		Body []Stmt
		Once bool
	}
	// Break leaves a loop, Continue begins its next round. Label is set by Lower if the loop was flattened.
	Break    struct{ Loop *Loop }
	Continue struct{ Loop *Loop }
	// ForNext takes the next item of an iterator into Dst, or runs Done, which leaves the loop. With Second, which only a LoopState has, it
	// takes the item apart into Dst and Second; UnpackPos is where it stands that this fails.
	ForNext struct {
		Dst, Second    *Var
		Iter           Operand
		Done           []Stmt
		Pos, UnpackPos int
		ErrTo          *Label
	}
	// Return leaves the function.
	Return struct{ Value Operand }
	// Raise raises the exception that Make makes or, without it, that Exc holds. Pos 0 adds no traceback entry: a re-raise.
	Raise struct {
		Make  *Op
		Exc   Operand
		Pos   int
		ErrTo *Label
	}
	// Suspend is a suspension point: an await, yield from, async for step or yield.
	Suspend struct {
		Kind  SuspendKind
		Start *Op     // what is awaited: its result, or its suspension (Await, Delegate); nil for Yield and Item. Its Dst is set in either case
		Value Operand // what is yielded (Yield, Item)
		Dst   *Var    // nil where the result is not wanted
		Done  []Stmt  // StepAsync: what runs when the iteration has ended
		Pos   int
		ErrTo *Label

		State int      // set by Lower: 1, 2 …
		Keep  []*Var   // set by Liveness: what the frame must hold
		Held  *Handled // the exceptions being handled here, nil if none
	}
)

// SuspendKind is a kind of suspension point.
type SuspendKind uint8

// The kinds of suspension points.
const (
	Await     SuspendKind = iota // await, yield from
	StepAsync                    // one step of an async for
	Yield                        // yield in a generator
	Item                         // yield in an async generator
)

// The statements of the structured stage.
type (
	// TryExcept runs Body, then Else; if Body fails, Exc is set and handled, and Handler runs, which ends in a Raise of Exc if nothing matched.
	//
	// Given, if not nil, is the exception being handled while Body runs (an except* clause).
	TryExcept struct {
		Exc, Given          *Var
		Body, Else, Handler []Stmt
	}
	// TryFinally runs Body and then, however it was left, Final. Exc, Why and Ret say how.
	TryFinally struct {
		Exc, Why, Ret *Var
		Body, Final   []Stmt
		With          bool // it is a with statement
	}
	// Swallow ends the handling of Exc, in the Final block of the TryFinally that caught it.
	Swallow struct{ Exc *Var }
	// Cleanup runs Body and, however it is left, Exit, which can neither fail nor suspend. If Loop is set, Exit runs only when that loop
	// is left: not after Body and not before a Continue of the loop.
	Cleanup struct {
		Name       string // of its label
		Loop       *Loop
		Body, Exit []Stmt
	}
)

// The statements of the lowered stage.
type (
	Goto struct{ To *Label }
	Mark struct{ Label *Label }
	// Catch is what a handler begins with: it traces the failure and, unless Exc is nil, makes it the handled exception. With Exc nil, it
	// ends a handler that failed, so that the exception travels on without a second entry.
	Catch struct{ Exc *Var }
	// SetHandled changes the exception being handled.
	SetHandled struct{ To Operand }
	// Fail leaves the function with the current exception.
	Fail struct{}
)

func (*Source) stmt()     {}
func (*Op) stmt()         {}
func (*Move) stmt()       {}
func (*If) stmt()         {}
func (*Loop) stmt()       {}
func (*Break) stmt()      {}
func (*Continue) stmt()   {}
func (*ForNext) stmt()    {}
func (*Return) stmt()     {}
func (*Raise) stmt()      {}
func (*Suspend) stmt()    {}
func (*TryExcept) stmt()  {}
func (*TryFinally) stmt() {}
func (*Cleanup) stmt()    {}
func (*Goto) stmt()       {}
func (*Mark) stmt()       {}
func (*Catch) stmt()      {}
func (*SetHandled) stmt() {}
func (*Fail) stmt()       {}
func (*Swallow) stmt()    {}

// Cond is a condition without effects.
type Cond struct {
	Test CondTest
	A, B Operand
	Code int
	Not  bool
}

// CondTest is a kind of condition.
type CondTest uint8

// The conditions.
const (
	True   CondTest = iota // A, a Flag, is true
	Is                     // A is B
	IsNil                  // A, an Exc or Items, is nil
	WhyIs                  // A, a Code, is Code
	Unset                  // A has no value
	Always                 // constant true
)

// Why a finally block was entered, when not by an exception.
const (
	Fallthrough = iota
	WhyReturn
	WhyBreak
	WhyContinue
)
