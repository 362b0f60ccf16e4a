package ir

// OpCode names an operation. Unless the generator's table of runtime names says otherwise, it is the name of the runtime function.
type OpCode string

// Shape is what an operation gives: its results, in order, before the error.
type Shape struct {
	Results []VarKind
	Fails   bool
	Pure    bool // no effect other than its result: can be dropped
}

var (
	value      = Shape{Results: []VarKind{Value}, Fails: true}
	flag       = Shape{Results: []VarKind{Flag}, Fails: true}
	items      = Shape{Results: []VarKind{Items}, Fails: true}
	pair       = Shape{Results: []VarKind{Value, Value}, Fails: true}
	failing    = Shape{Fails: true}
	pureValue  = Shape{Results: []VarKind{Value}, Pure: true}
	pureFlag   = Shape{Results: []VarKind{Flag}, Pure: true}
	pureItem   = Shape{Results: []VarKind{Value}, Pure: true}
	noResult   = Shape{}
	makesCell  = Shape{Results: []VarKind{CellOf}}
	loopState  = Shape{Results: []VarKind{LoopState}, Fails: true}
	exceptions = Shape{Results: []VarKind{Exc}}
)

// Operations with a meaning of their own for passes or generator; all others are plain calls of the runtime.
const (
	Call        OpCode = "Call"        // Args: callee, positional arguments; Fn: the known callee
	CallKw      OpCode = "CallKw"      // as Call, the last len(Names) are keyword arguments
	CallPair    OpCode = "CallPair"    // Args: method and self from LoadMethod, arguments
	CallPairKw  OpCode = "CallPairKw"  //
	CallMethod  OpCode = "CallMethod"  // Args: object, arguments; Name: the method's
	CallEx      OpCode = "CallEx"      // Args: callee, tuple, dict
	AwaitCall   OpCode = "AwaitCall"   // the same, awaited: only as Start of a Suspend
	AwaitPair   OpCode = "AwaitPair"   //
	AwaitMethod OpCode = "AwaitMethod" //
	AwaitValue  OpCode = "Await"       //

	CheckBound OpCode = "CheckBound" // Args: a variable; fails if it has no value; N 1: a free variable
	LoadGlobal OpCode = "LoadGlobal" // Args: the Global; Dst: its value
	MakeFunc   OpCode = "MakeFunc"   // Args: defaults, keyword-only defaults (Unset: none), annotations, type parameters; Fn
	MakeGen    OpCode = "MakeGen"    // a generator expression's frame; Args: the first iterator; Fn
	MakeClass  OpCode = "BuildClass" // Args: bases, keyword values; Names: keywords; N: number of bases; Name; Fn: the body
	NewCell    OpCode = "NewCell"    // Dst: the cell; Args: its content
	Index      OpCode = "Index"      // Args: Items; N
	Reraise    OpCode = "Reraise"    // only as Make of a Raise
)

// Shapes gives the shape of every operation.
var Shapes = map[OpCode]Shape{
	Call: value, CallKw: value, CallPair: value, CallPairKw: value, CallMethod: value, CallEx: value,
	AwaitCall: value, AwaitPair: value, AwaitMethod: value, AwaitValue: value, "YieldFrom": value, "ANext": value,
	CheckBound: failing, LoadGlobal: value, MakeFunc: pureValue, MakeGen: pureValue, MakeClass: value, NewCell: makesCell, Index: pureItem,

	"Add": value, "Sub": value, "Mul": value, "MatMul": value, "TrueDiv": value, "FloorDiv": value, "Mod": value, "Pow": value,
	"LShift": value, "RShift": value, "And": value, "Or": value, "Xor": value,
	"IAdd": value, "ISub": value, "IMul": value, "IMatMul": value, "ITrueDiv": value, "IFloorDiv": value, "IMod": value, "IPow": value,
	"ILShift": value, "IRShift": value, "IAnd": value, "IOr": value, "IXor": value,
	"Neg": value, "UPos": value, "Invert": value,
	"Lt": value, "Le": value, "Eq": value, "Ne": value, "Gt": value, "Ge": value,
	"IfLt": flag, "IfLe": flag, "IfEq": flag, "IfNe": flag, "IfGt": flag, "IfGe": flag,
	"Contains": flag, "Truth": flag, "Match": flag, "Bool": pureValue,

	"GetAttr": value, "SetAttr": failing, "DelAttr": failing, "LoadMethod": pair, "LoadSuper": pair,
	"GetItem": value, "GetSlice": value, "SetItem": failing, "DelItem": failing, "NewSlice": pureValue,
	"LoopIter": value, "RangeIter": value, "GenIter": value, "LoopStart": loopState, "LoopRange": loopState, "LoopList": pureValue, "AIter": value, "Drop": noResult, "Discard": noResult, "Tick": failing, "Released": noResult, "KeepAlive": noResult, "DropLocal": noResult,
	"NewList": pureValue, "NewTuple": pureValue, "NewSet": value, "DictOf": value, "NewDict": pureValue,
	"ListAppend": noResult, "ListExtend": failing, "ListToTuple": pureValue, "SetAdd": failing, "SetUpdate": failing,
	"DictSet": failing, "DictUpdate": failing, "DictMerge": failing,
	"Unpack": items, "UnpackEx": items,
	"FormatField": value, "JoinStr": pureValue,
	"Raise": exceptions, "RaiseFrom": exceptions, Reraise: exceptions,
	"ExcValue": pureValue, "AssertionFailed": exceptions,
	"MatchStar": {Results: []VarKind{Exc, Exc}, Fails: true}, "StarDone": exceptions, "StarAdd": noResult,
	"MatchSequence": pureFlag, "MatchMapping": pureFlag, "MatchLen": flag, "MatchItems": items, "MatchKeys": items, "MatchRest": value, "MatchClass": items,
	"WithEnter": pair, "WithExit": value, "AWithEnter": pair, "AWithExit": value,
	"NSGet": value, "NSSet": failing, "NSDel": failing, "NSDrop": noResult, "KwSet": failing, "ClassBody": failing, "SetupAnnotations": failing, "BuildClassEx": value, "AppendGeneric": value, "NSLoad": value, "CellValue": pureValue, "Super": value,
	"DelGlobal": failing, "Import": value, "ImportAs": value, "ImportFrom": value, "ImportStar": failing,
	"ScopeGet": value, "ScopeSet": failing, "ScopeDel": failing, "ScopeDrop": noResult, "ScopeStar": failing, "ScopeLocals": pureValue,
	"ScopeAnnotations": failing, "SetEnv": noResult, "Display": failing, "Evaluate": value,
	"Locals": pureValue, "Globals": pureValue, "ClassLocals": pureValue, "ScopeDir": value, "Annotate": failing,
	"TypeVar": value, "TypeVarOf": value, "ParamSpec": value, "TypeVarTuple": value, "TypeAlias": value, "GenericBase": value, "SetTypeParams": failing,
}

// FastPath are the operations that the generator inlines for small ints: their result must be none of their operands.
var FastPath = map[OpCode]bool{
	"Add": true, "IAdd": true, "Sub": true, "ISub": true,
	"IfLt": true, "IfGt": true, "IfLe": true, "IfGe": true, "IfEq": true, "IfNe": true,
}
