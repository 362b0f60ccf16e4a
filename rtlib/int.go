package rt

import (
	"math"
	"math/big"
	"math/bits"
)

// IntObj is an int that needs more than 64 bits, or an instance of a subclass of int. All other ints are tags: see Value.
type IntObj struct {
	Obj
	n   int64
	big *big.Int // nil: the value is n
}

// intOf is the value of an int, bool or instance of a subclass of int: small n if b is nil, else b. b must not be changed.
func intOf(v Value) (n int64, b *big.Int, ok bool) {
	if v.IsInt() || v.IsBool() {
		return int64(v.n), nil, true
	}
	if v.IsFloat() {
		return 0, nil, false
	}
	if o := As[IntObj](v, &IntType); o != nil {
		return o.n, o.big, true
	}
	return 0, nil, false
}

// IsIntLike reports whether v is an instance of int: an int of any size, a bool, or an instance of a subclass.
func IsIntLike(v Value) bool { _, _, ok := intOf(v); return ok }

// BigOf is the value of an instance of int as a fresh big integer; ok is false if v is none.
func BigOf(v Value) (z *big.Int, ok bool) {
	n, b, ok := intOf(v)
	if !ok {
		return nil, false
	}
	if b != nil {
		return new(big.Int).Set(b), true
	}
	return big.NewInt(n), true
}

// FromBig is a Python int; it keeps z if the value does not fit 64 bits.
func FromBig(z *big.Int) Value {
	if z.IsInt64() {
		return Int(z.Int64())
	}
	return FromObj(&IntObj{Obj: Obj{&IntType}, big: z})
}

// BigInt is the int with the given decimal digits, as literals of more than 64 bits need it.
func BigInt(decimal string) Value {
	z, ok := new(big.Int).SetString(decimal, 0)
	if !ok {
		panic("rt: malformed integer literal " + decimal)
	}
	return FromBig(z)
}

// UintValue is a Python int.
func UintValue(n uint64) Value {
	if n <= math.MaxInt64 {
		return Int(int64(n))
	}
	return FromBig(new(big.Int).SetUint64(n))
}

// exactInt strips the subclass off an int.
func exactInt(v Value) Value {
	if v.IsInt() {
		return v
	}
	n, b, _ := intOf(v)
	if b != nil {
		return FromBig(b)
	}
	return Int(n)
}

func widen(n int64, b *big.Int) *big.Int {
	if b != nil {
		return b
	}
	return big.NewInt(n)
}

// IndexValue is operator.index(v): an exact int.
func IndexValue(v Value) (Value, *Exc) {
	if v.IsInt() {
		return v, nil
	}
	if IsIntLike(v) {
		return exactInt(v), nil
	}
	if f := TypeOf(v).Index; f != nil {
		r, err := f(v)
		if err != nil {
			return Unset, err
		}
		if !IsIntLike(r) {
			return Unset, Errorf(&TypeError, "__index__ returned non-int (type %s)", TypeName(r))
		}
		return strictInt(r, "__index__")
	}
	return Unset, Errorf(&TypeError, "'%s' object cannot be interpreted as an integer", TypeName(v))
}

// strictInt is r, an int that a special method has returned, as an int of no derived class, with the warning that these get.
func strictInt(r Value, method string) (Value, *Exc) {
	if TypeOf(r) == &IntType {
		return r, nil
	}
	err := Warn(&DeprecationWarning, method+" returned non-int (type "+TypeName(r)+").  The ability to return an instance of a strict "+
		"subclass of int is deprecated, and may be removed in a future version of Python.", nil)
	return exactInt(r), err
}

// IndexInt is v's value through __index__; OverflowError if it does not fit.
func IndexInt(v Value) (int, *Exc) {
	if v.IsInt() || v.IsBool() {
		return int(v.n), nil
	}
	r, err := IndexValue(v)
	if err != nil {
		return 0, err
	}
	if !r.IsInt() {
		return 0, Errorf(&OverflowError, "cannot fit '%s' into an index-sized integer", TypeName(v))
	}
	return int(r.n), nil
}

// cInt is v as a C int parameter: its errors are those of argument parsing.
func cInt(v Value) (int, *Exc) {
	r, err := IndexValue(v)
	if err != nil {
		return 0, err
	}
	if !r.IsInt() {
		return 0, Errorf(&OverflowError, "Python int too large to convert to C int")
	}
	if n := int64(r.n); n > math.MaxInt32 {
		return 0, Errorf(&OverflowError, "signed integer is greater than maximum")
	} else if n < math.MinInt32 {
		return 0, Errorf(&OverflowError, "signed integer is less than minimum")
	}
	return int(r.n), nil
}

type bigOp func(z, x, y *big.Int) *big.Int

func bigBinary(x int64, bx *big.Int, y int64, by *big.Int, op bigOp) (Value, *Exc) {
	return FromBig(op(new(big.Int), widen(x, bx), widen(y, by))), nil
}

// twoInts reads the operands of an int operator.
func twoInts(a, b Value) (x int64, bx *big.Int, y int64, by *big.Int, ok bool) {
	if x, bx, ok = intOf(a); ok {
		y, by, ok = intOf(b)
	}
	return
}

func intAdd(a, b Value) (Value, *Exc) {
	x, bx, y, by, ok := twoInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if bx == nil && by == nil {
		if s := x + y; (s^x)&(s^y) >= 0 {
			return Int(s), nil
		}
	}
	return bigBinary(x, bx, y, by, (*big.Int).Add)
}

func intSub(a, b Value) (Value, *Exc) {
	x, bx, y, by, ok := twoInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if bx == nil && by == nil {
		if s := x - y; (x^y)&(x^s) >= 0 {
			return Int(s), nil
		}
	}
	return bigBinary(x, bx, y, by, (*big.Int).Sub)
}

// mulInt64 is x*y and whether it fits.
func mulInt64(x, y int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(x), uint64(y))
	// Turn the unsigned high word into the signed one.
	h := int64(hi) - (x>>63)&y - (y>>63)&x
	return int64(lo), h == int64(lo)>>63
}

func intMul(a, b Value) (Value, *Exc) {
	x, bx, y, by, ok := twoInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if bx == nil && by == nil {
		if p, fits := mulInt64(x, y); fits {
			return Int(p), nil
		}
	}
	return bigBinary(x, bx, y, by, (*big.Int).Mul)
}

// floorDivMod64 is Python's divmod; y is not 0 and the pair not (MinInt64, -1).
func floorDivMod64(x, y int64) (q, r int64) {
	q, r = x/y, x%y
	if r != 0 && (r < 0) != (y < 0) {
		q--
		r += y
	}
	return
}

func bigDivMod(x, y *big.Int) (q, r *big.Int) {
	q, r = new(big.Int).QuoRem(x, y, new(big.Int))
	if r.Sign() != 0 && (r.Sign() < 0) != (y.Sign() < 0) {
		q.Sub(q, big.NewInt(1))
		r.Add(r, y)
	}
	return
}

func intDivide(a, b Value, zero string) (q, r Value, err *Exc) {
	x, bx, y, by, ok := twoInts(a, b)
	if !ok {
		return NotImplemented, NotImplemented, nil
	}
	if by == nil && y == 0 {
		return Unset, Unset, Errorf(&ZeroDivisionError, "%s", zero)
	}
	if bx == nil && by == nil && (x != math.MinInt64 || y != -1) {
		q, r := floorDivMod64(x, y)
		return Int(q), Int(r), nil
	}
	bq, br := bigDivMod(widen(x, bx), widen(y, by))
	return FromBig(bq), FromBig(br), nil
}

func intFloorDiv(a, b Value) (Value, *Exc) {
	q, _, err := intDivide(a, b, "integer division or modulo by zero")
	return q, err
}

func intMod(a, b Value) (Value, *Exc) {
	_, r, err := intDivide(a, b, "integer modulo by zero")
	return r, err
}

func intDivMod(a, b Value) (Value, *Exc) {
	q, r, err := intDivide(a, b, "integer division or modulo by zero")
	if err != nil || q == NotImplemented {
		return q, err
	}
	return NewTuple2(q, r), nil
}

func intTrueDiv(a, b Value) (Value, *Exc) {
	x, bx, y, by, ok := twoInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if by == nil && y == 0 {
		return Unset, Errorf(&ZeroDivisionError, "division by zero")
	}
	const exact = 1 << 53
	if bx == nil && by == nil && -exact <= x && x <= exact && -exact <= y && y <= exact {
		return Float(float64(x) / float64(y)), nil
	}
	f, over := ratio(widen(x, bx), widen(y, by))
	if over {
		return Unset, Errorf(&OverflowError, "integer division result too large for a float")
	}
	return Float(f), nil
}

// ratio is x/y correctly rounded; over: too large for a float. y is not 0.
func ratio(x, y *big.Int) (f float64, over bool) {
	if x.Sign() == 0 {
		return math.Copysign(0, float64(y.Sign())), false
	}
	// Numbers far out of range would make Rat work for nothing.
	if d := x.BitLen() - y.BitLen(); d > 1026 {
		return 0, true
	} else if d < -1080 {
		if (x.Sign() < 0) != (y.Sign() < 0) {
			return math.Copysign(0, -1), false
		}
		return 0, false
	}
	f, _ = new(big.Rat).SetFrac(x, y).Float64()
	if f == 0 && (x.Sign() < 0) != (y.Sign() < 0) {
		f = math.Copysign(0, -1)
	}
	return f, math.IsInf(f, 0)
}

func intPow(a, b Value) (Value, *Exc) {
	x, bx, y, by, ok := twoInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if by == nil && y < 0 || by != nil && by.Sign() < 0 {
		return floatPow(a, b)
	}
	if bx == nil {
		switch {
		case by == nil && y == 0, x == 1:
			return Int(1), nil
		case x == 0:
			return Int(0), nil
		case x == -1:
			if by == nil && y&1 == 0 || by != nil && by.Bit(0) == 0 {
				return Int(1), nil
			}
			return Int(-1), nil
		}
	}
	if by != nil {
		return Unset, NewExc(&MemoryError)
	}
	if bx == nil {
		// Square and multiply as long as it fits.
		r, base, e, fits := int64(1), x, y, true
		for fits {
			if e&1 != 0 {
				if r, fits = mulInt64(r, base); !fits {
					break
				}
			}
			if e >>= 1; e == 0 {
				return Int(r), nil
			}
			base, fits = mulInt64(base, base)
		}
	}
	if float64(widen(x, bx).BitLen())*float64(y) > 1<<36 {
		return Unset, NewExc(&MemoryError)
	}
	return FromBig(new(big.Int).Exp(widen(x, bx), big.NewInt(y), nil)), nil
}

// floorMod is x modulo m, which is positive.
func floorMod(x, m int64) int64 {
	if x %= m; x < 0 {
		x += m
	}
	return x
}

// powMod64 is base to the power e modulo m, by squaring; base < m.
func powMod64(base, e, m uint64) uint64 {
	r := 1 % m
	for ; e > 0; e >>= 1 {
		if e&1 != 0 {
			hi, lo := bits.Mul64(r, base)
			r = bits.Rem64(hi, lo, m)
		}
		hi, lo := bits.Mul64(base, base)
		base = bits.Rem64(hi, lo, m)
	}
	return r
}

func intPowMod(a, b, m Value) (Value, *Exc) {
	x, bx, y, by, ok := twoInts(a, b)
	mod, bmod, mok := intOf(m)
	if !ok || !mok {
		return NotImplemented, nil
	}
	if bmod == nil && mod == 0 {
		return Unset, Errorf(&ValueError, "pow() 3rd argument cannot be 0")
	}
	if bx == nil && by == nil && bmod == nil && y >= 0 && mod > 0 {
		return Int(int64(powMod64(uint64(floorMod(x, mod)), uint64(y), uint64(mod)))), nil
	}
	base, e, n := widen(x, bx), widen(y, by), new(big.Int).Set(widen(mod, bmod))
	neg := n.Sign() < 0
	n.Abs(n)
	if e.Sign() < 0 {
		if base = new(big.Int).ModInverse(base, n); base == nil {
			return Unset, Errorf(&ValueError, "base is not invertible for the given modulus")
		}
		e = new(big.Int).Neg(e)
	}
	r := new(big.Int).Exp(new(big.Int).Mod(base, n), e, n)
	r.Mod(r, n)
	if neg && r.Sign() != 0 {
		r.Sub(r, n)
	}
	return FromBig(r), nil
}

func intLShift(a, b Value) (Value, *Exc) {
	x, bx, y, by, ok := twoInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if by == nil && y < 0 || by != nil && by.Sign() < 0 {
		return Unset, Errorf(&ValueError, "negative shift count")
	}
	if bx == nil && x == 0 {
		return Int(0), nil
	}
	if by != nil || y > 1<<36 {
		return Unset, Errorf(&OverflowError, "too many digits in integer")
	}
	if bx == nil && y < 63 {
		if r := x << y; r>>y == x {
			return Int(r), nil
		}
	}
	return FromBig(new(big.Int).Lsh(widen(x, bx), uint(y))), nil
}

func intRShift(a, b Value) (Value, *Exc) {
	x, bx, y, by, ok := twoInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if by == nil && y < 0 || by != nil && by.Sign() < 0 {
		return Unset, Errorf(&ValueError, "negative shift count")
	}
	if by != nil {
		y = math.MaxInt64
	}
	if bx == nil {
		return Int(x >> min(uint64(y), 63)), nil
	}
	if y > int64(bx.BitLen()) {
		return Int(int64(bx.Sign() >> 1)), nil
	}
	return FromBig(new(big.Int).Rsh(bx, uint(y))), nil
}

func intBitwise(a, b Value, small func(x, y int64) int64, op bigOp) (Value, *Exc) {
	x, bx, y, by, ok := twoInts(a, b)
	if !ok {
		return NotImplemented, nil
	}
	if bx == nil && by == nil {
		r := small(x, y)
		if a.IsBool() && b.IsBool() {
			return Bool(r != 0), nil
		}
		return Int(r), nil
	}
	return bigBinary(x, bx, y, by, op)
}

func intAnd(a, b Value) (Value, *Exc) {
	return intBitwise(a, b, func(x, y int64) int64 { return x & y }, (*big.Int).And)
}

func intOr(a, b Value) (Value, *Exc) {
	return intBitwise(a, b, func(x, y int64) int64 { return x | y }, (*big.Int).Or)
}

func intXor(a, b Value) (Value, *Exc) {
	return intBitwise(a, b, func(x, y int64) int64 { return x ^ y }, (*big.Int).Xor)
}

func intNeg(v Value) (Value, *Exc) {
	n, b, _ := intOf(v)
	if b == nil && n != math.MinInt64 {
		return Int(-n), nil
	}
	return FromBig(new(big.Int).Neg(widen(n, b))), nil
}

func intAbs(v Value) (Value, *Exc) {
	n, b, _ := intOf(v)
	if b == nil && n >= 0 {
		return Int(n), nil
	}
	if b != nil && b.Sign() > 0 {
		return exactInt(v), nil
	}
	return intNeg(v)
}

func intInvert(v Value) (Value, *Exc) {
	n, b, _ := intOf(v)
	if b == nil {
		return Int(^n), nil
	}
	return FromBig(new(big.Int).Not(b)), nil
}

// intCompare compares two instances of int.
func intCompare(a, b Value) int {
	x, bx, _ := intOf(a)
	y, by, _ := intOf(b)
	if bx == nil && by == nil {
		switch {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	}
	return widen(x, bx).Cmp(widen(y, by))
}

// compared is the result of a comparison operator given the order of its operands.
func compared(order int, op CompareOp) bool {
	switch op {
	case OpLt:
		return order < 0
	case OpLe:
		return order <= 0
	case OpEq:
		return order == 0
	case OpNe:
		return order != 0
	case OpGt:
		return order > 0
	}
	return order >= 0
}

func intCmp(a, b Value, op CompareOp) (Value, *Exc) {
	if !IsIntLike(a) || !IsIntLike(b) {
		return NotImplemented, nil
	}
	return Bool(compared(intCompare(a, b), op)), nil
}

func intIsZero(v Value) bool {
	n, b, _ := intOf(v)
	return b == nil && n == 0
}

func boolRepr(v Value) (Value, *Exc) {
	if v.IsTrue() {
		return strTrue, nil
	}
	return strFalse, nil
}
