package rt

// This file gives the builtin types that programs call most a short way for calls with one or two positional arguments, without a
// list of arguments: conversions, and what loops iterate over.

func initShortCalls() {
	IntType.call1, IntType.call2 = NumberInt, intConvert
	FloatType.call1 = func(v Value) (Value, *Exc) {
		f, err := NumberFloat(v)
		if err != nil {
			return Unset, err
		}
		return Float(f), nil
	}
	BoolType.call1 = func(v Value) (Value, *Exc) {
		b, err := Truth(v)
		return Bool(b), err
	}
	StrType.call1 = func(v Value) (Value, *Exc) {
		switch {
		case TypeOf(v) == &StrType:
			return v, nil
		case v.IsInt():
			return smallIntText(v.AsInt()), nil
		}
		return strObject(v)
	}
	ListType.call1 = func(v Value) (Value, *Exc) {
		items, err := ListOf(v)
		if err != nil {
			return Unset, err
		}
		return NewList(items...), nil
	}
	TupleType.call1 = func(v Value) (Value, *Exc) {
		if TypeOf(v) == &TupleType {
			return v, nil
		}
		items, err := ListOf(v)
		if err != nil {
			return Unset, err
		}
		return NewTuple(items...), nil
	}
	SetType.call1 = func(v Value) (Value, *Exc) {
		s := newSet(&SetType)
		return FromObj(s), s.updateFrom(v)
	}
	TypeType.call1 = func(v Value) (Value, *Exc) { return TypeOf(v).Value(), nil }
	RangeType.call1 = func(stop Value) (Value, *Exc) { return newRange(Int(0), stop, Int(1)) }
	RangeType.call2 = func(start, stop Value) (Value, *Exc) { return newRange(start, stop, Int(1)) }
	EnumerateType.call1 = func(v Value) (Value, *Exc) { return enumerate(&EnumerateType, v, Int(0)) }
	ReversedType.call1 = func(v Value) (Value, *Exc) { return newReversed(&ReversedType, v) }
	ZipType.call2 = func(a, b Value) (Value, *Exc) { return newZip(&ZipType, &Args{Pos: []Value{a, b}}) }
	MapType.call2 = func(f, v Value) (Value, *Exc) { return newMap(&MapType, &Args{Pos: []Value{f, v}}) }
	FilterType.call2 = func(f, v Value) (Value, *Exc) { return newFilter(&FilterType, &Args{Pos: []Value{f, v}}) }
}
