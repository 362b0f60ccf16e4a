package rt

// The builtin types without a file of their own.
var (
	ObjectType         = Type{Name: "object", Flags: BaseType}
	TypeType           = Type{Name: "type", Flags: BaseType}
	NoneType           = Type{Name: "NoneType"}
	EllipsisType       = Type{Name: "ellipsis"}
	NotImplementedType = Type{Name: "NotImplementedType"}
	IntType            = Type{Name: "int", Flags: BaseType | MatchSelf}
	BoolType           = Type{Name: "bool", Base: &IntType, Flags: MatchSelf}
	FloatType          = Type{Name: "float", Flags: BaseType | MatchSelf}
	StrType            = Type{Name: "str", Flags: BaseType | MatchSelf}
	ListType           = Type{Name: "list", Flags: BaseType | MatchSelf | Sequence}
	TupleType          = Type{Name: "tuple", Flags: BaseType | MatchSelf | Sequence}
	DictType           = Type{Name: "dict", Flags: BaseType | MatchSelf | Mapping}
	FuncType           = Type{Name: "function"}
)

// IsSubtype reports whether t is base or derives from it.
func (t *Type) IsSubtype(base *Type) bool {
	for _, b := range t.MRO {
		if b == base {
			return true
		}
	}
	return t == base || t.MRO == nil && t.extends(base) // a class is not complete before it has an MRO
}
