package rt

import (
	"math/bits"
	"strings"
)

// This file dispatches the arithmetic operators: a fast path for the commonest exact types, then the slots by CPython's rules.

// opNames are the operators as error messages write them.
var opNames = [NumBinaryOps]string{
	OpAdd: "+", OpSub: "-", OpMul: "*", OpMatMul: "@", OpTrueDiv: "/", OpFloorDiv: "//", OpMod: "%", OpDivMod: "divmod()",
	OpPow: "** or pow()", OpLShift: "<<", OpRShift: ">>", OpAnd: "&", OpOr: "|", OpXor: "^",
}

// inPlaceNames are the augmented assignments.
var inPlaceNames = [NumBinaryOps]string{
	OpAdd: "+=", OpSub: "-=", OpMul: "*=", OpMatMul: "@=", OpTrueDiv: "/=", OpFloorDiv: "//=", OpMod: "%=",
	OpPow: "**=", OpLShift: "<<=", OpRShift: ">>=", OpAnd: "&=", OpOr: "|=", OpXor: "^=",
}

// TypeName is the type's name as messages have it that CPython makes from the C structure: qualified by the module for a type that
// is native there. Exceptions never are outside builtins, nor is what is native here in the modules of a package.
func (t *Type) TypeName() string {
	native := t.Flags&(HeapType|ExceptionType) == 0 && t.Module != "" && t.Module != "builtins" && !strings.Contains(t.Module, ".")
	if !native && t.Flags&Static == 0 {
		return t.Name
	}
	return t.Module + "." + t.Name
}

// MarkStatic makes a class that was made at run time look like the native one that it stands for: messages name it with its module, and
// nothing can be assigned to it.
func (t *Type) MarkStatic() {
	t.Module = t.moduleName()
	t.Flags |= Static | ImmutableType
}

// TypeName is that name of v's type.
func TypeName(v Value) string { return TypeOf(v).TypeName() }

// binary calls the operands' slots for op: the right one's first if its type is a proper subclass of the left one's.
// The result is NotImplemented if neither knows the other.
func binary(a, b Value, op BinaryOp) (Value, *Exc) {
	ta, tb := TypeOf(a), TypeOf(b)
	fa := ta.Binary[op]
	if ta != tb {
		if fb := tb.Binary[op]; fb != nil && !sameFunc(fa, fb) {
			if fa != nil && tb.IsSubtype(ta) {
				if v, err := fb(a, b); err != nil || v != NotImplemented {
					return v, err
				}
				return fa(a, b)
			}
			if fa != nil {
				if v, err := fa(a, b); err != nil || v != NotImplemented {
					return v, err
				}
			}
			return fb(a, b)
		}
	}
	if fa != nil {
		return fa(a, b)
	}
	return NotImplemented, nil
}

// BinaryOperator is a op b through the slots.
func BinaryOperator(a, b Value, op BinaryOp) (Value, *Exc) {
	v, err := binary(a, b, op)
	if err != nil || v != NotImplemented {
		return v, err
	}
	switch op {
	case OpAdd:
		if f := TypeOf(a).Concat; f != nil {
			return f(a, b)
		}
	case OpMul:
		if f := TypeOf(a).Repeat; f != nil {
			return repeatSequence(a, b, f)
		}
		if f := TypeOf(b).Repeat; f != nil {
			return repeatSequence(b, a, f)
		}
	}
	return Unset, unsupported(a, b, op, opNames[op])
}

// InPlaceOperator is a op= b: the in-place slot, else what BinaryOperator does.
func InPlaceOperator(a, b Value, op BinaryOp) (Value, *Exc) {
	t := TypeOf(a)
	if f := t.InPlace[op]; f != nil {
		if v, err := f(a, b); err != nil || v != NotImplemented {
			return v, err
		}
	}
	v, err := binary(a, b, op)
	if err != nil || v != NotImplemented {
		return v, err
	}
	switch op {
	case OpAdd:
		if t.IConcat != nil {
			return t.IConcat(a, b)
		}
		if t.Concat != nil {
			return t.Concat(a, b)
		}
	case OpMul:
		if t.IRepeat != nil {
			return repeatSequence(a, b, t.IRepeat)
		}
		if t.Repeat != nil {
			return repeatSequence(a, b, t.Repeat)
		}
		if f := TypeOf(b).Repeat; f != nil {
			return repeatSequence(b, a, f)
		}
	}
	return Unset, unsupported(a, b, op, inPlaceNames[op])
}

func unsupported(a, b Value, op BinaryOp, name string) *Exc {
	hint := ""
	if f := Exactly[Builtin](a, &BuiltinFunctionType); f != nil && op == OpRShift && name == ">>" && f.Def.Name == "print" {
		hint = `. Did you mean "print(<message>, file=<output_stream>)"?`
	}
	return Errorf(&TypeError, "unsupported operand type(s) for %s: '%s' and '%s'%s", name, TypeName(a), TypeName(b), hint)
}

func repeatSequence(s, n Value, f func(Value, int) (Value, *Exc)) (Value, *Exc) {
	if !hasIndex(n) {
		return Unset, Errorf(&TypeError, "can't multiply sequence by non-int of type '%s'", TypeName(n))
	}
	k, err := indexOr(n, &OverflowError)
	if err != nil {
		return Unset, err
	}
	return f(s, k)
}

// Add is a + b.
func Add(a, b Value) (Value, *Exc) {
	switch {
	case a.IsInt():
		if v, ok := AddInt(a, b); ok {
			return v, nil
		}
		if b.IsFloat() {
			return Float(float64(a.AsInt()) + b.AsFloat()), nil
		}
	case a.IsFloat():
		if b.IsFloat() {
			return Float(a.AsFloat() + b.AsFloat()), nil
		}
		if b.IsInt() {
			return Float(a.AsFloat() + float64(b.AsInt())), nil
		}
	default:
		if x := Exactly[Str](a, &StrType); x != nil {
			if y := Exactly[Str](b, &StrType); y != nil {
				return concatStr(a, b, x, y), nil
			}
		}
	}
	return BinaryOperator(a, b, OpAdd)
}

func concatStr(a, b Value, x, y *Str) Value {
	if x.s == "" {
		return b
	}
	if y.s == "" {
		return a
	}
	o, text := newText(len(x.s) + len(y.s))
	copy(text[copy(text, x.s):], y.s)
	return FromObj(o)
}

// appendable is the length from which += keeps spare room behind a str, as text that grows piece by piece would else be copied whole
// each time.
const appendable = 256

// appendStr is a + b where a is likely to be appended to again.
func appendStr(a, b Value, x, y *Str) Value {
	if len(x.s) < appendable || y.s == "" {
		return concatStr(a, b, x, y)
	}
	var buf *[]byte
	if x.extra != nil {
		buf = x.extra.buf
	}
	if buf == nil || len(*buf) != len(x.s) {
		b := append(make([]byte, 0, 2*(len(x.s)+len(y.s))), x.s...)
		buf = &b
	}
	*buf = append(*buf, y.s...)
	return FromObj(&Str{Obj: Obj{&StrType}, s: textOf(*buf), runes: -1, extra: &strExtra{buf: buf}})
}

// Sub is a - b.
func Sub(a, b Value) (Value, *Exc) {
	if a.IsInt() {
		if v, ok := SubInt(a, b); ok {
			return v, nil
		}
		if b.IsFloat() {
			return Float(float64(a.AsInt()) - b.AsFloat()), nil
		}
	} else if a.IsFloat() {
		if b.IsFloat() {
			return Float(a.AsFloat() - b.AsFloat()), nil
		}
		if b.IsInt() {
			return Float(a.AsFloat() - float64(b.AsInt())), nil
		}
	}
	return BinaryOperator(a, b, OpSub)
}

// mulInts is the product of two small ints; ok is false if it does not fit.
func mulInts(x, y int64) (p int64, ok bool) {
	hi, lo := bits.Mul64(uint64(x), uint64(y))
	hi -= uint64(x>>63&y) + uint64(y>>63&x)
	return int64(lo), int64(hi) == int64(lo)>>63
}

// Mul is a * b.
func Mul(a, b Value) (Value, *Exc) {
	if a.IsInt() {
		if b.IsInt() {
			if p, ok := mulInts(a.AsInt(), b.AsInt()); ok {
				return Int(p), nil
			}
		} else if b.IsFloat() {
			return Float(float64(a.AsInt()) * b.AsFloat()), nil
		}
	} else if a.IsFloat() {
		if b.IsFloat() {
			return Float(a.AsFloat() * b.AsFloat()), nil
		}
		if b.IsInt() {
			return Float(a.AsFloat() * float64(b.AsInt())), nil
		}
	}
	return BinaryOperator(a, b, OpMul)
}

// exact reports whether an int converts to float without rounding.
func exact(n int64) bool { return -1<<53 <= n && n <= 1<<53 }

// TrueDiv is a / b.
func TrueDiv(a, b Value) (Value, *Exc) {
	if b.IsFloat() {
		if d := b.AsFloat(); d != 0 {
			if a.IsFloat() {
				return Float(a.AsFloat() / d), nil
			}
			if a.IsInt() {
				return Float(float64(a.AsInt()) / d), nil
			}
		}
	} else if b.IsInt() && b.AsInt() != 0 {
		if a.IsInt() && exact(a.AsInt()) && exact(b.AsInt()) {
			return Float(float64(a.AsInt()) / float64(b.AsInt())), nil
		}
		if a.IsFloat() {
			return Float(a.AsFloat() / float64(b.AsInt())), nil
		}
	}
	return BinaryOperator(a, b, OpTrueDiv)
}

// FloorDiv is a // b.
func FloorDiv(a, b Value) (Value, *Exc) {
	if a.IsInt() && b.IsInt() {
		if y := b.AsInt(); y != 0 && y != -1 {
			x := a.AsInt()
			q := x / y
			if (x < 0) != (y < 0) && q*y != x {
				q--
			}
			return Int(q), nil
		}
	}
	return BinaryOperator(a, b, OpFloorDiv)
}

// Mod is a % b.
func Mod(a, b Value) (Value, *Exc) {
	if a.IsInt() && b.IsInt() {
		if y := b.AsInt(); y != 0 && y != -1 {
			r := a.AsInt() % y
			if r != 0 && r^y < 0 {
				r += y
			}
			return Int(r), nil
		}
	}
	return BinaryOperator(a, b, OpMod)
}

// LShift is a << b.
func LShift(a, b Value) (Value, *Exc) {
	if a.IsInt() && b.IsInt() {
		x, n := a.AsInt(), b.AsInt()
		if uint64(n) < 63 && x<<n>>n == x {
			return Int(x << n), nil
		}
	}
	return BinaryOperator(a, b, OpLShift)
}

// RShift is a >> b.
func RShift(a, b Value) (Value, *Exc) {
	if a.IsInt() && b.IsInt() && b.AsInt() >= 0 {
		return Int(a.AsInt() >> uint64(b.AsInt())), nil
	}
	return BinaryOperator(a, b, OpRShift)
}

// And is a & b.
func And(a, b Value) (Value, *Exc) {
	if a.IsInt() && b.IsInt() {
		return Int(a.AsInt() & b.AsInt()), nil
	}
	return BinaryOperator(a, b, OpAnd)
}

// Or is a | b.
func Or(a, b Value) (Value, *Exc) {
	if a.IsInt() && b.IsInt() {
		return Int(a.AsInt() | b.AsInt()), nil
	}
	return BinaryOperator(a, b, OpOr)
}

// Xor is a ^ b.
func Xor(a, b Value) (Value, *Exc) {
	if a.IsInt() && b.IsInt() {
		return Int(a.AsInt() ^ b.AsInt()), nil
	}
	return BinaryOperator(a, b, OpXor)
}

// MatMul is a @ b.
func MatMul(a, b Value) (Value, *Exc) { return BinaryOperator(a, b, OpMatMul) }

// Pow is a ** b.
func Pow(a, b Value) (Value, *Exc) {
	if b == Int(2) && a.IsFloat() {
		return Float(a.AsFloat() * a.AsFloat()), nil
	}
	return BinaryOperator(a, b, OpPow)
}

// simple reports whether a has no in-place slots and the fast path of the plain operator may apply to it.
func simple(a Value) bool { return a.IsInt() || a.IsFloat() }

// IAdd is a += b.
func IAdd(a, b Value) (Value, *Exc) {
	if simple(a) && simple(b) {
		return Add(a, b)
	}
	if x, y := Exactly[Str](a, &StrType), Exactly[Str](b, &StrType); x != nil && y != nil {
		return appendStr(a, b, x, y), nil
	}
	return InPlaceOperator(a, b, OpAdd)
}

// ISub is a -= b.
func ISub(a, b Value) (Value, *Exc) {
	if simple(a) && simple(b) {
		return Sub(a, b)
	}
	return InPlaceOperator(a, b, OpSub)
}

// IMul is a *= b.
func IMul(a, b Value) (Value, *Exc) {
	if simple(a) && simple(b) {
		return Mul(a, b)
	}
	return InPlaceOperator(a, b, OpMul)
}

// ITrueDiv is a /= b.
func ITrueDiv(a, b Value) (Value, *Exc) {
	if simple(a) && simple(b) {
		return TrueDiv(a, b)
	}
	return InPlaceOperator(a, b, OpTrueDiv)
}

// IFloorDiv is a //= b.
func IFloorDiv(a, b Value) (Value, *Exc) {
	if simple(a) && simple(b) {
		return FloorDiv(a, b)
	}
	return InPlaceOperator(a, b, OpFloorDiv)
}

// IMod is a %= b.
func IMod(a, b Value) (Value, *Exc) {
	if simple(a) && simple(b) {
		return Mod(a, b)
	}
	return InPlaceOperator(a, b, OpMod)
}

// IMatMul is a @= b.
func IMatMul(a, b Value) (Value, *Exc) { return InPlaceOperator(a, b, OpMatMul) }

// IPow is a **= b.
func IPow(a, b Value) (Value, *Exc) { return InPlaceOperator(a, b, OpPow) }

// ILShift is a <<= b.
func ILShift(a, b Value) (Value, *Exc) {
	if a.IsInt() && b.IsInt() && b.AsInt() >= 0 {
		return LShift(a, b)
	}
	return InPlaceOperator(a, b, OpLShift)
}

// IRShift is a >>= b.
func IRShift(a, b Value) (Value, *Exc) {
	if a.IsInt() && b.IsInt() && b.AsInt() >= 0 {
		return RShift(a, b)
	}
	return InPlaceOperator(a, b, OpRShift)
}

// IAnd is a &= b.
func IAnd(a, b Value) (Value, *Exc) {
	if a.IsInt() && b.IsInt() {
		return And(a, b)
	}
	return InPlaceOperator(a, b, OpAnd)
}

// IOr is a |= b.
func IOr(a, b Value) (Value, *Exc) {
	if a.IsInt() && b.IsInt() {
		return Or(a, b)
	}
	return InPlaceOperator(a, b, OpOr)
}

// IXor is a ^= b.
func IXor(a, b Value) (Value, *Exc) {
	if a.IsInt() && b.IsInt() {
		return Xor(a, b)
	}
	return InPlaceOperator(a, b, OpXor)
}

// Neg is -a.
func Neg(a Value) (Value, *Exc) {
	if a.IsInt() && a.AsInt() != -1<<63 {
		return Int(-a.AsInt()), nil
	}
	if a.IsFloat() {
		return Float(-a.AsFloat()), nil
	}
	if f := TypeOf(a).Neg; f != nil {
		return f(a)
	}
	return Unset, badUnary("-", a)
}

// UPos is +a (Pos is a position).
func UPos(a Value) (Value, *Exc) {
	if a.IsInt() || a.IsFloat() {
		return a, nil
	}
	if f := TypeOf(a).Pos; f != nil {
		return f(a)
	}
	return Unset, badUnary("+", a)
}

// Invert is ~a.
func Invert(a Value) (Value, *Exc) {
	if a.IsInt() {
		return Int(^a.AsInt()), nil
	}
	if f := TypeOf(a).Invert; f != nil {
		return f(a)
	}
	return Unset, badUnary("~", a)
}

func badUnary(op string, a Value) *Exc {
	return Errorf(&TypeError, "bad operand type for unary %s: '%s'", op, TypeName(a))
}
