// Package ast declares the syntax tree of Python 3.13.
//
// The nodes follow CPython's abstract grammar (Parser/Python.asdl) name for name, so that a dump of a tree can be compared with
// that of Python's own ast module. Every positioned node embeds Span; lines count from 1, columns are offsets in bytes of the
// line's UTF-8 text and count from 0, as in CPython. The package has no behaviour beyond that: it imports nothing of py2go.
package ast

// Span is where a node stands in the source: from (Line, Col) up to, not including, (EndLine, EndCol).
type Span struct{ Line, Col, EndLine, EndCol int32 }

// Range gives access to the span of any positioned node.
func (s *Span) Range() *Span { return s }

// Node is any node that has a position.
type Node interface{ Range() *Span }

// Stmt is a statement.
type Stmt interface {
	Node
	stmt()
}

// Expr is an expression.
type Expr interface {
	Node
	expr()
}

// Pattern is a pattern of a case clause.
type Pattern interface {
	Node
	pattern()
}

// TypeParam is a type parameter of a generic function, class or type alias.
type TypeParam interface {
	Node
	typeParam()
}

// Module is a whole source file. It has no position.
type Module struct {
	Body []Stmt
	// TypeIgnores are the comments that start with `type: ignore`, if they were asked for.
	TypeIgnores []*TypeIgnore
}

// TypeIgnore is a comment `# type: ignore` on a line; Tag is what follows.
type TypeIgnore struct {
	Line int
	Tag  string
}

// Context tells whether a name, attribute, subscript, starred, list or tuple is read, assigned or deleted.
type Context uint8

// The contexts.
const (
	Load Context = iota
	Store
	Del
)

// Operator is a binary, unary, boolean or comparison operator.
type Operator uint8

// The operators, in the groups of BinOp and AugAssign, UnaryOp, BoolOp, Compare.
const (
	Add Operator = iota
	Sub
	Mult
	MatMult
	Div
	Mod
	Pow
	LShift
	RShift
	BitOr
	BitXor
	BitAnd
	FloorDiv

	Invert
	Not
	UAdd
	USub

	And
	Or

	Eq
	NotEq
	Lt
	LtE
	Gt
	GtE
	Is
	IsNot
	In
	NotIn
)

var operatorNames = [...]string{
	"Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift", "BitOr", "BitXor", "BitAnd", "FloorDiv",
	"Invert", "Not", "UAdd", "USub", "And", "Or", "Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn",
}

// String is the operator's name in CPython's grammar: Add, NotIn …
func (o Operator) String() string { return operatorNames[o] }

// The statements.
type (
	// FunctionDef is `def` or, with Async, `async def`.
	FunctionDef struct {
		Span
		Async      bool
		Name       string
		TypeParams []TypeParam
		Args       *Arguments
		Body       []Stmt
		Decorators []Expr
		Returns    Expr // nil if absent
		// TypeComment is the text of the type comment, nil if there is none or if they were not asked for; so below.
		TypeComment *string
	}
	ClassDef struct {
		Span
		Name       string
		TypeParams []TypeParam
		Bases      []Expr
		Keywords   []*Keyword
		Body       []Stmt
		Decorators []Expr
	}
	Return struct {
		Span
		Value Expr // nil if absent
	}
	Delete struct {
		Span
		Targets []Expr
	}
	Assign struct {
		Span
		Targets     []Expr
		Value       Expr
		TypeComment *string
	}
	TypeAlias struct {
		Span
		Name       Expr
		TypeParams []TypeParam
		Value      Expr
	}
	AugAssign struct {
		Span
		Target Expr
		Op     Operator
		Value  Expr
	}
	AnnAssign struct {
		Span
		Target     Expr
		Annotation Expr
		Value      Expr // nil if absent
		Simple     bool // the target is a bare name
	}
	// For is `for` or, with Async, `async for`.
	For struct {
		Span
		Async       bool
		Target      Expr
		Iter        Expr
		Body        []Stmt
		Else        []Stmt
		TypeComment *string
	}
	While struct {
		Span
		Test Expr
		Body []Stmt
		Else []Stmt
	}
	If struct {
		Span
		Test Expr
		Body []Stmt
		Else []Stmt
	}
	// With is `with` or, with Async, `async with`.
	With struct {
		Span
		Async       bool
		Items       []*WithItem
		Body        []Stmt
		TypeComment *string
	}
	Match struct {
		Span
		Subject Expr
		Cases   []*MatchCase
	}
	Raise struct {
		Span
		Exc, Cause Expr // nil if absent
	}
	// Try is `try` with `except` or, with Star, `except*` clauses.
	Try struct {
		Span
		Star     bool
		Body     []Stmt
		Handlers []*ExceptHandler
		Else     []Stmt
		Finally  []Stmt
	}
	Assert struct {
		Span
		Test, Msg Expr // Msg is nil if absent
	}
	Import struct {
		Span
		Names []*Alias
	}
	ImportFrom struct {
		Span
		Module string // "" if absent: from . import x
		Names  []*Alias
		Level  int // leading dots
	}
	Global struct {
		Span
		Names []string
	}
	Nonlocal struct {
		Span
		Names []string
	}
	ExprStmt struct {
		Span
		Value Expr
	}
	Pass     struct{ Span }
	Break    struct{ Span }
	Continue struct{ Span }
)

// The expressions.
type (
	BoolOp struct {
		Span
		Op     Operator
		Values []Expr
	}
	NamedExpr struct {
		Span
		Target *Name
		Value  Expr
	}
	BinOp struct {
		Span
		Left  Expr
		Op    Operator
		Right Expr
	}
	UnaryOp struct {
		Span
		Op      Operator
		Operand Expr
	}
	Lambda struct {
		Span
		Args *Arguments
		Body Expr
	}
	IfExp struct {
		Span
		Test, Body, Else Expr
	}
	// Dict is a dict display; a nil key stands for `**value`.
	Dict struct {
		Span
		Keys, Values []Expr
	}
	Set struct {
		Span
		Elts []Expr
	}
	ListComp struct {
		Span
		Elt        Expr
		Generators []*Comprehension
	}
	SetComp struct {
		Span
		Elt        Expr
		Generators []*Comprehension
	}
	DictComp struct {
		Span
		Key, Value Expr
		Generators []*Comprehension
	}
	GeneratorExp struct {
		Span
		Elt        Expr
		Generators []*Comprehension
	}
	Await struct {
		Span
		Value Expr
	}
	Yield struct {
		Span
		Value Expr // nil if absent
	}
	YieldFrom struct {
		Span
		Value Expr
	}
	Compare struct {
		Span
		Left        Expr
		Ops         []Operator
		Comparators []Expr
	}
	Call struct {
		Span
		Func     Expr
		Args     []Expr
		Keywords []*Keyword
	}
	// FormattedValue is one replacement field of an f-string. Conversion is -1, 's', 'r' or 'a'.
	FormattedValue struct {
		Span
		Value      Expr
		Conversion int
		FormatSpec Expr // *JoinedStr, nil if absent
	}
	JoinedStr struct {
		Span
		Values []Expr
	}
	// Constant is a literal. Value is nil (None), bool, *big.Int, float64, complex128, string, Bytes or EllipsisValue; a string
	// with lone surrogates holds them in their three-byte generalised UTF-8 form. Kind is "u" for u"…" and else "".
	Constant struct {
		Span
		Value any
		Kind  string
	}
	Attribute struct {
		Span
		Value Expr
		Attr  string
		Ctx   Context
	}
	Subscript struct {
		Span
		Value, Index Expr
		Ctx          Context
	}
	Starred struct {
		Span
		Value Expr
		Ctx   Context
	}
	Name struct {
		Span
		Id  string // in NFKC form
		Ctx Context
	}
	List struct {
		Span
		Elts []Expr
		Ctx  Context
	}
	Tuple struct {
		Span
		Elts []Expr
		Ctx  Context
	}
	// Slice stands only as index of a Subscript, or within a tuple there; absent parts are nil.
	Slice struct {
		Span
		Lower, Upper, Step Expr
	}
)

type (
	// Bytes is the value of a bytes literal.
	Bytes string
	// EllipsisValue is the value of `...`.
	EllipsisValue struct{}
)

// The parts of statements and expressions.
type (
	// Comprehension is one `for … in … if …` of a comprehension. It has no position.
	Comprehension struct {
		Target, Iter Expr
		Ifs          []Expr
		Async        bool
	}
	// ExceptHandler is one `except` or `except*` clause; Type and Name may be absent.
	ExceptHandler struct {
		Span
		Type Expr
		Name string
		Body []Stmt
	}
	// Arguments are a function's parameters. Defaults belong to the last of PosOnly followed by Args; KwDefaults has one entry
	// per KwOnly parameter, nil where it has no default. It has no position.
	Arguments struct {
		PosOnly, Args []*Arg
		Vararg        *Arg
		KwOnly        []*Arg
		KwDefaults    []Expr
		Kwarg         *Arg
		Defaults      []Expr
	}
	Arg struct {
		Span
		Name        string
		Annotation  Expr
		TypeComment *string
	}
	// Keyword is a keyword argument; Name "" stands for `**value`.
	Keyword struct {
		Span
		Name  string
		Value Expr
	}
	Alias struct {
		Span
		Name, AsName string // AsName is "" if absent
	}
	// WithItem is one context manager of a with statement. It has no position.
	WithItem struct {
		Context Expr
		Vars    Expr // nil if absent
	}
	// MatchCase is one case clause. It has no position.
	MatchCase struct {
		Pattern Pattern
		Guard   Expr // nil if absent
		Body    []Stmt
	}
)

// The patterns.
type (
	MatchValue struct {
		Span
		Value Expr
	}
	// MatchSingleton is None, True or False: Value is nil or a bool.
	MatchSingleton struct {
		Span
		Value any
	}
	MatchSequence struct {
		Span
		Patterns []Pattern
	}
	MatchMapping struct {
		Span
		Keys     []Expr
		Patterns []Pattern
		Rest     string // "" if absent
	}
	MatchClass struct {
		Span
		Cls         Expr
		Patterns    []Pattern
		KwdAttrs    []string
		KwdPatterns []Pattern
	}
	MatchStar struct {
		Span
		Name string // "" for `*_`
	}
	// MatchAs is a capture (`x`), the wildcard (both absent) or `pattern as name`.
	MatchAs struct {
		Span
		Pattern Pattern
		Name    string
	}
	MatchOr struct {
		Span
		Patterns []Pattern
	}
)

// The type parameters; Bound and Default are nil if absent.
type (
	TypeVar struct {
		Span
		Name           string
		Bound, Default Expr
	}
	ParamSpec struct {
		Span
		Name    string
		Default Expr
	}
	TypeVarTuple struct {
		Span
		Name    string
		Default Expr
	}
)

func (*FunctionDef) stmt() {}
func (*ClassDef) stmt()    {}
func (*Return) stmt()      {}
func (*Delete) stmt()      {}
func (*Assign) stmt()      {}
func (*TypeAlias) stmt()   {}
func (*AugAssign) stmt()   {}
func (*AnnAssign) stmt()   {}
func (*For) stmt()         {}
func (*While) stmt()       {}
func (*If) stmt()          {}
func (*With) stmt()        {}
func (*Match) stmt()       {}
func (*Raise) stmt()       {}
func (*Try) stmt()         {}
func (*Assert) stmt()      {}
func (*Import) stmt()      {}
func (*ImportFrom) stmt()  {}
func (*Global) stmt()      {}
func (*Nonlocal) stmt()    {}
func (*ExprStmt) stmt()    {}
func (*Pass) stmt()        {}
func (*Break) stmt()       {}
func (*Continue) stmt()    {}

func (*BoolOp) expr()         {}
func (*NamedExpr) expr()      {}
func (*BinOp) expr()          {}
func (*UnaryOp) expr()        {}
func (*Lambda) expr()         {}
func (*IfExp) expr()          {}
func (*Dict) expr()           {}
func (*Set) expr()            {}
func (*ListComp) expr()       {}
func (*SetComp) expr()        {}
func (*DictComp) expr()       {}
func (*GeneratorExp) expr()   {}
func (*Await) expr()          {}
func (*Yield) expr()          {}
func (*YieldFrom) expr()      {}
func (*Compare) expr()        {}
func (*Call) expr()           {}
func (*FormattedValue) expr() {}
func (*JoinedStr) expr()      {}
func (*Constant) expr()       {}
func (*Attribute) expr()      {}
func (*Subscript) expr()      {}
func (*Starred) expr()        {}
func (*Name) expr()           {}
func (*List) expr()           {}
func (*Tuple) expr()          {}
func (*Slice) expr()          {}

func (*MatchValue) pattern()     {}
func (*MatchSingleton) pattern() {}
func (*MatchSequence) pattern()  {}
func (*MatchMapping) pattern()   {}
func (*MatchClass) pattern()     {}
func (*MatchStar) pattern()      {}
func (*MatchAs) pattern()        {}
func (*MatchOr) pattern()        {}

func (*TypeVar) typeParam()      {}
func (*ParamSpec) typeParam()    {}
func (*TypeVarTuple) typeParam() {}
