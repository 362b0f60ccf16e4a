package rt

// The layouts of the commonest builtin types.

// Str is a str: text in UTF-8, in which lone surrogates stand as three bytes of generalised UTF-8.
type Str struct {
	Obj
	s     string
	hash  int64 // 0: not computed
	runes int32 // number of code points; -1: not counted
	extra *strExtra
}

// strExtra is what few strs have: an index of code points, and the storage to which += appends.
type strExtra struct {
	index []int32
	buf   *[]byte // its first len(s) bytes are s; whoever has just len(*buf) bytes may append
}

// List is a list.
type List struct {
	Obj
	items []Value
}

// Tuple is a tuple.
type Tuple struct {
	Obj
	items []Value
}

// NewStr is a str with the given text.
func NewStr(s string) Value { return FromObj(&Str{Obj: Obj{&StrType}, s: s, runes: -1}) }

// NewList is a list of the given items; it keeps the slice.
func NewList(items ...Value) Value { return FromObj(&List{Obj{&ListType}, items}) }

var emptyTuple = FromObj(&Tuple{Obj: Obj{&TupleType}})

// NewTuple is a tuple of the given items; it keeps the slice. There is but one empty tuple.
func NewTuple(items ...Value) Value {
	if len(items) == 0 {
		return emptyTuple
	}
	return FromObj(&Tuple{Obj{&TupleType}, items})
}
