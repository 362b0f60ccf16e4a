package rt

import "fmt"

// Minimal versions of what containers call and other files of this package are to define; each goes when its definition comes.

var BuiltinFunctionType = Type{Name: "builtin_function_or_method"}

func Hash(v Value) (int64, *Exc) {
	if f := TypeOf(v).Hash; f != nil {
		return f(v)
	}
	return int64(id(v) >> 4), nil
}

func Repr(v Value) (string, *Exc) {
	if v.IsInt() {
		return fmt.Sprint(v.AsInt()), nil
	}
	f := TypeOf(v).Repr
	if f == nil {
		return "<" + TypeOf(v).Name + " object>", nil
	}
	r, err := f(v)
	if err != nil {
		return "", err
	}
	s, _ := StrOf(r)
	return s, nil
}

func ToStr(v Value) (string, *Exc) {
	if s, ok := StrOf(v); ok {
		return s, nil
	}
	return Repr(v)
}

func (t *Type) lookup(name string) Value { return t.attrs[name] }

func LookupAttr(o Value, name string) (Value, bool, *Exc) {
	v, ok := TypeOf(o).attrs[name]
	return v, ok, nil
}

func Call0(f Value) (Value, *Exc) { return TypeOf(f).Call(f, &Args{}) }

func Call2(f, a, b Value) (Value, *Exc) { return TypeOf(f).Call(f, &Args{Pos: []Value{a, b}}) }

func newMappingProxy(m Value) Value { return m }

func Call(f Value, args ...Value) (Value, *Exc) { return TypeOf(f).Call(f, &Args{Pos: args}) }

func IsInstance(v, cls Value) (bool, *Exc) { return TypeOf(v).IsSubtype(As[Type](cls, &TypeType)), nil }
