package rt

import "math"

// This file compares: == and its kin as values and as conditions of an if, identity-or-equality of container elements.

var cmpNames = [...]string{OpLt: "<", OpLe: "<=", OpEq: "==", OpNe: "!=", OpGt: ">", OpGe: ">="}

// mirrored is the operator for swapped operands.
var mirrored = [...]CompareOp{OpLt: OpGt, OpLe: OpGe, OpEq: OpEq, OpNe: OpNe, OpGt: OpLt, OpGe: OpLe}

// ordered is the truth of `c op 0`, where c is negative, zero or positive as a three-way comparison.
func (op CompareOp) ordered(c int) bool {
	switch op {
	case OpLt:
		return c < 0
	case OpLe:
		return c <= 0
	case OpEq:
		return c == 0
	case OpNe:
		return c != 0
	case OpGt:
		return c > 0
	}
	return c >= 0
}

func threeWay(x, y int64) int {
	if x < y {
		return -1
	}
	if x > y {
		return 1
	}
	return 0
}

func (op CompareOp) floats(x, y float64) bool {
	switch op {
	case OpLt:
		return x < y
	case OpLe:
		return x <= y
	case OpEq:
		return x == y
	case OpNe:
		return x != y
	case OpGt:
		return x > y
	}
	return x >= y
}

// intFloat compares an int with a float exactly, without rounding the int.
func (op CompareOp) intFloat(n int64, f float64) bool {
	switch {
	case f != f:
		return op == OpNe
	case f >= 1<<63:
		return op.ordered(-1)
	case f < -1<<63:
		return op.ordered(1)
	}
	whole := math.Floor(f)
	c := threeWay(n, int64(whole))
	if c == 0 && whole != f {
		c = -1
	}
	return op.ordered(c)
}

func (op CompareOp) strings(x, y string) bool {
	switch op {
	case OpEq:
		return x == y
	case OpNe:
		return x != y
	case OpLt:
		return x < y
	case OpLe:
		return x <= y
	case OpGt:
		return x > y
	}
	return x >= y
}

// fastCompare compares exact ints, floats and strs; known is false for everything else.
//
// UTF-8 orders as code points do, so strs compare bytewise.
func fastCompare(a, b Value, op CompareOp) (result, known bool) {
	switch {
	case a.IsInt():
		if b.IsInt() {
			return op.ordered(threeWay(a.AsInt(), b.AsInt())), true
		}
		if b.IsFloat() {
			return op.intFloat(a.AsInt(), b.AsFloat()), true
		}
	case a.IsFloat():
		if b.IsFloat() {
			return op.floats(a.AsFloat(), b.AsFloat()), true
		}
		if b.IsInt() {
			return mirrored[op].intFloat(b.AsInt(), a.AsFloat()), true
		}
	default:
		if x := Exactly[Str](a, &StrType); x != nil {
			if y := Exactly[Str](b, &StrType); y != nil {
				return op.strings(x.s, y.s), true
			}
		}
	}
	return false, false
}

// Compare is the rich comparison a op b.
func Compare(a, b Value, op CompareOp) (Value, *Exc) {
	if r, known := fastCompare(a, b, op); known {
		return Bool(r), nil
	}
	return compareSlow(a, b, op)
}

func compareSlow(a, b Value, op CompareOp) (Value, *Exc) {
	if err := EnterNative(" in comparison"); err != nil {
		return Unset, err
	}
	v, err := compareSlots(a, b, op)
	LeaveNative()
	return v, err
}

func compareSlots(a, b Value, op CompareOp) (Value, *Exc) {
	ta, tb := TypeOf(a), TypeOf(b)
	reflected := false
	if ta != tb && tb.Cmp != nil && tb.IsSubtype(ta) {
		reflected = true
		if v, err := tb.Cmp(b, a, mirrored[op]); err != nil || v != NotImplemented {
			return v, err
		}
	}
	if ta.Cmp != nil {
		if v, err := ta.Cmp(a, b, op); err != nil || v != NotImplemented {
			return v, err
		}
	}
	if !reflected && tb.Cmp != nil {
		if v, err := tb.Cmp(b, a, mirrored[op]); err != nil || v != NotImplemented {
			return v, err
		}
	}
	switch op {
	case OpEq:
		return Bool(a == b), nil
	case OpNe:
		return Bool(a != b), nil
	}
	return Unset, Errorf(&TypeError, "'%s' not supported between instances of '%s' and '%s'", cmpNames[op], ta.TypeName(), tb.TypeName())
}

// CompareBool is the truth of a op b, without the shortcut for identical operands.
func CompareBool(a, b Value, op CompareOp) (bool, *Exc) {
	if r, known := fastCompare(a, b, op); known {
		return r, nil
	}
	v, err := compareSlow(a, b, op)
	if err != nil {
		return false, err
	}
	return Truth(v)
}

// equal is `a is b or a == b`, which containers use for their elements.
func equal(a, b Value) (bool, *Exc) {
	if a == b {
		return true, nil
	}
	return CompareBool(a, b, OpEq)
}

// Lt is a < b.
func Lt(a, b Value) (Value, *Exc) { return Compare(a, b, OpLt) }

// Le is a <= b.
func Le(a, b Value) (Value, *Exc) { return Compare(a, b, OpLe) }

// Eq is a == b.
func Eq(a, b Value) (Value, *Exc) { return Compare(a, b, OpEq) }

// Ne is a != b.
func Ne(a, b Value) (Value, *Exc) { return Compare(a, b, OpNe) }

// Gt is a > b.
func Gt(a, b Value) (Value, *Exc) { return Compare(a, b, OpGt) }

// Ge is a >= b.
func Ge(a, b Value) (Value, *Exc) { return Compare(a, b, OpGe) }

// IfLt is the truth of a < b.
func IfLt(a, b Value) (bool, *Exc) {
	if a.IsInt() && b.IsInt() {
		return a.AsInt() < b.AsInt(), nil
	}
	return CompareBool(a, b, OpLt)
}

// IfLe is the truth of a <= b.
func IfLe(a, b Value) (bool, *Exc) {
	if a.IsInt() && b.IsInt() {
		return a.AsInt() <= b.AsInt(), nil
	}
	return CompareBool(a, b, OpLe)
}

// IfEq is the truth of a == b.
func IfEq(a, b Value) (bool, *Exc) {
	if a.IsInt() && b.IsInt() {
		return a == b, nil
	}
	return CompareBool(a, b, OpEq)
}

// IfNe is the truth of a != b.
func IfNe(a, b Value) (bool, *Exc) {
	if a.IsInt() && b.IsInt() {
		return a != b, nil
	}
	return CompareBool(a, b, OpNe)
}

// IfGt is the truth of a > b.
func IfGt(a, b Value) (bool, *Exc) {
	if a.IsInt() && b.IsInt() {
		return a.AsInt() > b.AsInt(), nil
	}
	return CompareBool(a, b, OpGt)
}

// IfGe is the truth of a >= b.
func IfGe(a, b Value) (bool, *Exc) {
	if a.IsInt() && b.IsInt() {
		return a.AsInt() >= b.AsInt(), nil
	}
	return CompareBool(a, b, OpGe)
}

// compareItems is a op b of two sequences by their elements, as list and tuple compare. It reads the slices anew at each step: a
// comparison may change them.
func compareItems(a, b *[]Value, op CompareOp) (Value, *Exc) {
	if len(*a) != len(*b) && (op == OpEq || op == OpNe) {
		return Bool(op == OpNe), nil
	}
	i := 0
	for ; i < len(*a) && i < len(*b); i++ {
		eq, err := equal((*a)[i], (*b)[i])
		if err != nil {
			return Unset, err
		}
		if !eq {
			break
		}
	}
	if i >= len(*a) || i >= len(*b) {
		return Bool(op.ordered(len(*a) - len(*b))), nil
	}
	switch op {
	case OpEq:
		return False, nil
	case OpNe:
		return True, nil
	}
	return Compare((*a)[i], (*b)[i], op)
}
