package rt

// Minimal versions of what numbers and text call and other files of this package are to define; each goes when its definition comes.

var (
	UnicodeEncodeError = excType("UnicodeEncodeError", &UnicodeError)
	UnicodeDecodeError = excType("UnicodeDecodeError", &UnicodeError)
)

func lookupSpecial(o Value, name string) (Value, *Exc) { return TypeOf(o).lookup(name), nil }

func Call1(f, a Value) (Value, *Exc) { return TypeOf(f).Call(f, &Args{Pos: []Value{a}}) }

func GetAttrName(o Value, name string) (Value, *Exc) { return TypeOf(o).lookup(name), nil }
