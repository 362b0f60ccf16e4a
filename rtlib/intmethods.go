package rt

import (
	"math"
	"math/big"
	"math/bits"
)

func initInt() {
	t := &IntType
	t.New, t.Repr, t.Hash, t.Cmp = intNew, intRepr, intHashSlot, intCmp
	t.Binary = [NumBinaryOps]func(a, b Value) (Value, *Exc){
		OpAdd: intAdd, OpSub: intSub, OpMul: intMul, OpTrueDiv: intTrueDiv, OpFloorDiv: intFloorDiv, OpMod: intMod, OpDivMod: intDivMod,
		OpPow: intPow, OpLShift: intLShift, OpRShift: intRShift, OpAnd: intAnd, OpOr: intOr, OpXor: intXor,
	}
	t.PowMod = intPowMod
	same := func(v Value) (Value, *Exc) { return exactInt(v), nil }
	t.Neg, t.Pos, t.Invert, t.Abs, t.Index, t.Int = intNeg, same, intInvert, intAbs, same, same
	t.Float = func(v Value) (Value, *Exc) {
		f, _, err := realOf(v)
		return Float(f), err
	}
	t.Bool = func(v Value) (bool, *Exc) { return !intIsZero(v), nil }
	t.Members(func(t *Type) {
		t.Methods = append(t.Methods, []Def{
			{Name: "as_integer_ratio", F1: func(v Value) (Value, *Exc) { return NewTuple2(exactInt(v), Int(1)), nil }},
			{Name: "bit_count", F1: intBitCount},
			{Name: "bit_length", F1: intBitLength},
			{Name: "conjugate", F1: same},
			{Name: "is_integer", F1: func(Value) (Value, *Exc) { return True, nil }},
			{Name: "to_bytes", Sig: "length=1, byteorder='big', *, signed=False", FN: intToBytes},
			{Name: "from_bytes", Sig: "bytes, byteorder='big', *, signed=False", Flags: ClassMethod, FN: intFromBytes},
			{Name: "__trunc__", F1: same},
			{Name: "__floor__", F1: same},
			{Name: "__ceil__", F1: same},
			{Name: "__round__", F1: same, F2: intRound},
			{Name: "__format__", F2: formatMethod},
			{Name: "__getnewargs__", F1: func(v Value) (Value, *Exc) { return NewTuple1(exactInt(v)), nil }},
			{Name: "__sizeof__", F1: func(v Value) (Value, *Exc) {
				n, b, _ := intOf(v)
				return Int(int64(24 + 4*max(1, (widen(n, b).BitLen()+29)/30))), nil
			}},
		}...)
	})
	t.GetSets = []GetSet{
		{Name: "real", Get: same},
		{Name: "numerator", Get: same},
		{Name: "imag", Get: func(Value) (Value, *Exc) { return Int(0), nil }},
		{Name: "denominator", Get: func(Value) (Value, *Exc) { return Int(1), nil }},
	}

	BoolType.New = boolNew
	BoolType.Repr = boolRepr
	BoolType.Invert = intInvert
}

func boolNew(t *Type, a *Args) (Value, *Exc) {
	if err := a.positional("bool", 0, 1); err != nil {
		return Unset, err
	}
	if len(a.Pos) == 0 {
		return False, nil
	}
	b, err := Truth(a.Pos[0])
	return Bool(b), err
}

// positional checks that there are no keywords and from lo to hi arguments, with the texts of C constructors.
func (a *Args) positional(name string, lo, hi int) *Exc {
	if len(a.Names) > 0 {
		return Errorf(&TypeError, "%s() takes no keyword arguments", name)
	}
	n := len(a.Pos)
	if lo <= n && n <= hi {
		return nil
	}
	bound, limit := "at most", hi
	if n < lo {
		bound, limit = "at least", lo
	}
	if lo == hi {
		bound = "expected"
		return Errorf(&TypeError, "%s expected %d argument%s, got %d", name, lo, pluralEnd(lo), n)
	}
	return Errorf(&TypeError, "%s expected %s %d argument%s, got %d", name, bound, limit, pluralEnd(limit), n)
}

func pluralEnd(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// params binds constructor arguments to names; values of absent ones are Unset. The first posOnly take no keyword.
func (a *Args) params(name string, names ...string) ([]Value, *Exc) {
	out := make([]Value, len(names))
	if n := len(a.Pos) + len(a.Names); n > len(names) {
		return nil, Errorf(&TypeError, "%s() takes at most %d argument%s (%d given)", name, len(names), pluralEnd(len(names)), n)
	}
	copy(out, a.Pos)
keywords:
	for i, kw := range a.Names {
		for j, n := range names {
			if n == kw {
				if j < len(a.Pos) {
					return nil, Errorf(&TypeError, "argument for %s() given by name ('%s') and position (%d)", name, kw, j+1)
				}
				out[j] = a.Vals[i]
				continue keywords
			}
		}
		return nil, unexpectedKeyword(name, kw, names)
	}
	return out, nil
}

func intBitCount(v Value) (Value, *Exc) {
	n, b, _ := intOf(v)
	if b == nil {
		u := uint64(n)
		if n < 0 {
			u = -u
		}
		return Int(int64(bits.OnesCount64(u))), nil
	}
	c := 0
	for _, w := range b.Bits() {
		c += bits.OnesCount(uint(w))
	}
	return Int(int64(c)), nil
}

func intBitLength(v Value) (Value, *Exc) {
	n, b, _ := intOf(v)
	return Int(int64(widen(n, b).BitLen())), nil
}

func byteOrder(v Value) (little bool, err *Exc) {
	s, ok := StrOf(v)
	if !ok {
		return false, Errorf(&TypeError, "to_bytes() argument 'byteorder' must be str, not %s", TypeName(v))
	}
	switch s {
	case "little":
		return true, nil
	case "big":
		return false, nil
	}
	return false, Errorf(&ValueError, "byteorder must be either 'little' or 'big'")
}

func intToBytes(a []Value) (Value, *Exc) {
	length, err := IndexInt(a[1])
	if err != nil {
		return Unset, err
	}
	little, err := byteOrder(a[2])
	if err != nil {
		return Unset, err
	}
	isSigned, err := Truth(a[3])
	if err != nil {
		return Unset, err
	}
	if length < 0 {
		return Unset, Errorf(&ValueError, "length argument must be non-negative")
	}
	n, b, _ := intOf(a[0])
	z := widen(n, b)
	if z.Sign() < 0 && !isSigned {
		return Unset, Errorf(&OverflowError, "can't convert negative int to unsigned")
	}
	// A negative number needs as many bits as its complement, and one for the sign.
	need := z.BitLen()
	if z.Sign() < 0 {
		need = new(big.Int).Not(z).BitLen()
	}
	if isSigned {
		need++
		if length == 0 && z.Sign() == 0 {
			need = 0
		}
	}
	if need > 8*length {
		return Unset, Errorf(&OverflowError, "int too big to convert")
	}
	if z.Sign() < 0 {
		z = new(big.Int).Add(z, new(big.Int).Lsh(big.NewInt(1), uint(8*length)))
	}
	out := z.FillBytes(make([]byte, length))
	if little {
		reverseBytes(out)
	}
	return NewBytes(stringView(out)), nil
}

func reverseBytes(b []byte) {
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
}

func intFromBytes(a []Value) (Value, *Exc) {
	t := Cast[Type](a[0])
	text, err := bytesFrom(a[1])
	if err != nil {
		return Unset, err
	}
	little, err := byteOrder(a[2])
	if err != nil {
		return Unset, err
	}
	isSigned, err := Truth(a[3])
	if err != nil {
		return Unset, err
	}
	b := []byte(text)
	if little {
		reverseBytes(b)
	}
	z := new(big.Int).SetBytes(b)
	if isSigned && len(b) > 0 && b[0]&0x80 != 0 {
		z.Sub(z, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	v := FromBig(z)
	if t != &IntType {
		return Call1(a[0], v)
	}
	return v, nil
}

// intRound is int.__round__ with digits.
func intRound(v, digits Value) (Value, *Exc) {
	if digits.IsNone() {
		return exactInt(v), nil
	}
	d, err := IndexValue(digits)
	if err != nil {
		return Unset, err
	}
	places, isBig, _ := intOf(d)
	if isBig != nil && isBig.Sign() > 0 || isBig == nil && places >= 0 {
		return exactInt(v), nil
	}
	n, b, _ := intOf(v)
	z := widen(n, b)
	// Beyond the number's own length everything rounds to 0.
	if isBig != nil || float64(-places) > float64(z.BitLen())*math.Log10(2)+2 {
		return Int(0), nil
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(-places), nil)
	q := halfEven(z, unit)
	return FromBig(q.Mul(q, unit)), nil
}
