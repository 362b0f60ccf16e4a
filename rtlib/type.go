package rt

// Type is a Python class, builtin or made by a class statement. Builtin types are static variables (&IntType …) so that a type
// test is one comparison with a constant address.
type Type struct {
	Obj                 // the metatype; nil means type
	Name, Module string // as __name__ and __module__; Module "" is builtins
	QualName     string // as __qualname__; "" means Name
	Doc          string
	Base         *Type   // the base whose layout this type extends; nil means object
	Bases        []*Type // as __bases__; nil means Base alone
	MRO          []*Type // set by Ready
	Flags        TypeFlags
	Slots

	Methods []Def           // builtin methods, entered into the namespace when that is first needed
	GetSets []GetSet        // builtin attributes, likewise
	members []func(t *Type) // see Members

	dictOff     uintptr                          // offset of Attrs in instances; 0 if they have none
	own         namespace                        // what the class itself defines; use namespace()
	version     uint64                           // changes whenever a lookup on the type may give another result; never 0 once ready
	cache       map[string]Value                 // results of lookups along the MRO (Unset: not there)
	subclasses  []subclass                       // direct subclasses, for invalidation and __subclasses__
	shape       *Shape                           // the empty shape of its instances
	extra       *TypeExtra                       // what only classes made at run time have
	sideDict    func(o Value, needed bool) Value // see SetSideDict
	awaiter     *Awaiter                         // how instances are awaited without a coroutine; see SetAwaiter
	ownSlots    slotSet                          // the slots that the type itself defines
	special     *specials                        // special methods of a class made at run time, found by the functions in its slots
	ownDict     bool                             // the layout itself has Attrs (of static types: set by their init, at objAttrs)
	noDict      bool                             // Attrs, if any, holds __slots__ only
	ctor        *Func                            // __init__, if making an instance is just allocating it and calling that …
	ctorVersion uint64                           // … in this version (nil: not even that, of a call without arguments)
	call1       func(a Value) (Value, *Exc)      // what a call with one positional argument gives, if the type has a short way; not inherited
	call2       func(a, b Value) (Value, *Exc)   // likewise with two
	room        int                              // how many attributes instances have had
	made        int                              // how many instances were made while that was 0
	ownFields   bool                             // an exception class with fields of its own
}

// TypeFlags are properties of a type.
type TypeFlags uint32

// The flags.
const (
	HeapType      TypeFlags = 1 << iota // made at run time
	BaseType                            // may be subclassed
	AbstractType                        // has abstract methods: cannot be instantiated
	Sequence                            // matched by sequence patterns
	Mapping                             // matched by mapping patterns
	MatchSelf                           // class pattern C(x) binds the subject itself
	MethodDescr                         // instances are methods: LoadMethod need not bind them
	HasFinalizer                        // instances have __del__
	ImmutableType                       // attributes cannot be set
	ExceptionType                       // derives from BaseException; instances have layout Exc
	NoInstantiate                       // cannot be called
	Static                              // made at run time, but standing for a type that is native in CPython; see MarkStatic
	readied
	lazy // what is native in the type is not in its namespace yet
)

// TypeExtra is what only classes made at run time have.
type TypeExtra struct {
	SlotNames  []string // __slots__, mangled and sorted
	dict, weak bool     // it is the class that gives its instances a __dict__, that lets them be referred to weakly
	Abstract   []string // names of abstract methods, sorted
}

// CompareOp is a rich comparison.
type CompareOp uint8

// The rich comparisons.
const (
	OpLt CompareOp = iota
	OpLe
	OpEq
	OpNe
	OpGt
	OpGe
)

// BinaryOp is a binary operator, index of Slots.Binary and Slots.InPlace.
type BinaryOp uint8

// The binary operators.
const (
	OpAdd BinaryOp = iota
	OpSub
	OpMul
	OpMatMul
	OpTrueDiv
	OpFloorDiv
	OpMod
	OpDivMod
	OpPow
	OpLShift
	OpRShift
	OpAnd
	OpOr
	OpXor
	NumBinaryOps
)

// Slots are a type's behaviours, nil where it has none. Ready inherits them along the MRO; a class written in Python gets functions
// that call its special methods. A binary slot returns NotImplemented for operands it does not know; the right operand's slot is
// then called with the operands in the same order (a is always the left one, and may be of any type). Where both operands' slots
// are the same function, it is called once: slots for special methods must be shared between classes, not made anew for each.
// A comparison slot's first argument is always of its own type: the right operand's is called as Cmp(b, a, mirrored op).
//
// Concat and Repeat are what + and * do with a sequence on the left (either side, for *) when no Binary slot knew what to do, so
// that a right operand's __radd__ comes first. They raise themselves; Repeat's n has an Index slot or is refused by the caller.
type Slots struct {
	New  func(t *Type, a *Args) (Value, *Exc)    // t is the class being instantiated
	Init func(self Value, a *Args) *Exc          //
	Call func(self Value, a *Args) (Value, *Exc) //
	Repr func(self Value) (Value, *Exc)          // must give a str
	Str  func(self Value) (Value, *Exc)          // nil: Repr
	Hash func(self Value) (int64, *Exc)          // never -1
	Cmp  func(a, b Value, op CompareOp) (Value, *Exc)
	Iter func(self Value) (Value, *Exc)
	Next func(self Value) (Value, *Exc) // exhausted: the sentinel of StopIter()

	GetAttr  func(self Value, name string) (Value, *Exc) // nil: GenericGetAttr
	SetAttr  func(self Value, name string, v Value) *Exc // v Unset: delete; nil: GenericSetAttr
	DescrGet func(d, obj Value, t *Type) (Value, *Exc)   // obj Unset: looked up on the class
	DescrSet func(d, obj, v Value) *Exc                  // v Unset: delete

	Binary  [NumBinaryOps]func(a, b Value) (Value, *Exc)
	InPlace [NumBinaryOps]func(a, b Value) (Value, *Exc)
	Concat  func(a, b Value) (Value, *Exc)
	Repeat  func(a Value, n int) (Value, *Exc)
	IConcat func(a, b Value) (Value, *Exc)
	IRepeat func(a Value, n int) (Value, *Exc)
	PowMod  func(a, b, mod Value) (Value, *Exc) // three-argument pow
	Neg     func(self Value) (Value, *Exc)
	Pos     func(self Value) (Value, *Exc)
	Invert  func(self Value) (Value, *Exc)
	Abs     func(self Value) (Value, *Exc)
	Index   func(self Value) (Value, *Exc)
	Int     func(self Value) (Value, *Exc)
	Float   func(self Value) (Value, *Exc)
	Bool    func(self Value) (bool, *Exc)

	Len      func(self Value) (int, *Exc)
	GetItem  func(self, key Value) (Value, *Exc)
	SetItem  func(self, key, v Value) *Exc // v Unset: delete
	Contains func(self, x Value) (bool, *Exc)

	Await func(self Value) (Value, *Exc)
	AIter func(self Value) (Value, *Exc)
	ANext func(self Value) (Value, *Exc)
	Del   func(self Value) *Exc

	// Buffer is the object's memory, which must not move while it is used, and the struct code of its items. read-only memory
	// must not be changed.
	Buffer func(self Value) (b []byte, format string, readonly bool, err *Exc)
}

// GetSet is a computed attribute of a builtin type. Set nil: read-only; v Unset: delete.
type GetSet struct {
	Name string
	Get  func(self Value) (Value, *Exc)
	Set  func(self, v Value) *Exc
}
