package rt

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxStrDigits is sys.set_int_max_str_digits: how many decimal digits an int may have that is converted from or to text; 0 is no limit.
var MaxStrDigits = 4300

// intText is str() of an instance of int.
func intText(v Value) (string, *Exc) {
	n, b, _ := intOf(v)
	if b == nil {
		return strconv.FormatInt(n, 10), nil
	}
	return bigText(b)
}

func bigText(b *big.Int) (string, *Exc) {
	limit := MaxStrDigits
	tooLong := func() (string, *Exc) {
		return "", Errorf(&ValueError, "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", limit)
	}
	// The number of bits tells beforehand that conversion would be long.
	if limit > 0 && float64(b.BitLen())*math.Log10(2) > float64(limit)+1 {
		return tooLong()
	}
	s := b.String()
	if limit > 0 && len(s)-b2i(b.Sign() < 0) > limit {
		return tooLong()
	}
	return s, nil
}

func intRepr(v Value) (Value, *Exc) {
	if v.IsInt() {
		return smallIntText(v.AsInt()), nil
	}
	s, err := intText(v)
	if err != nil {
		return Unset, err
	}
	return NewStr(s), nil
}

// numericText prepares text for a number's parser: without surrounding whitespace, Unicode digits and spaces turned into ASCII ones.
func numericText(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return trimSpaceASCII(s)
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		case isSpace(r):
			b.WriteByte(' ')
		default:
			if d := decimalValue(r); d >= 0 {
				b.WriteByte('0' + byte(d))
			} else {
				b.WriteByte('?')
			}
		}
	}
	return trimSpaceASCII(b.String())
}

func trimSpaceASCII(s string) string { return strings.Trim(s, " \t\n\r\v\f\x1c\x1d\x1e\x1f") }

// decimalValue is the value of a decimal digit of any script, or -1.
func decimalValue(r rune) int {
	if '0' <= r && r <= '9' {
		return int(r - '0')
	}
	if r < 0x660 || !unicode.Is(unicode.Nd, r) {
		return -1
	}
	// Digits come in runs of ten, zero first; runs may touch (mathematical digits).
	for _, r16 := range unicode.Nd.R16 {
		if rune(r16.Lo) <= r && r <= rune(r16.Hi) {
			return int(r-rune(r16.Lo)) % 10
		}
	}
	for _, r32 := range unicode.Nd.R32 {
		if rune(r32.Lo) <= r && r <= rune(r32.Hi) {
			return int(r-rune(r32.Lo)) % 10
		}
	}
	return -1
}

// parseInt is int(text, base) of what numericText made. tooMany: how many digits were too many (0: none).
func parseInt(s string, base int) (v Value, ok bool, tooMany int) {
	neg := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		neg = s[0] == '-'
		s = s[1:]
	}
	prefix := 0
	if len(s) > 1 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			prefix = 16
		case 'o':
			prefix = 8
		case 'b':
			prefix = 2
		}
	}
	zeroOnly := false
	switch {
	case base == 0 && prefix != 0, base == prefix && base != 0:
		base = prefix
		s = strings.TrimPrefix(s[2:], "_")
	case base == 0:
		base = 10
		zeroOnly = s != "" && s[0] == '0'
	}
	if s == "" {
		return Unset, false, 0
	}
	digits := make([]byte, 0, len(s))
	nonZero := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '_' {
			if i == 0 || i == len(s)-1 || s[i-1] == '_' {
				return Unset, false, 0
			}
			continue
		}
		d := 99
		switch {
		case isDigit(c):
			d = int(c - '0')
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			d = int(c|0x20-'a') + 10
		}
		if d >= base {
			return Unset, false, 0
		}
		nonZero = nonZero || d != 0
		digits = append(digits, c)
	}
	if zeroOnly && nonZero {
		return Unset, false, 0
	}
	if n, err := strconv.ParseInt(stringView(digits), base, 64); err == nil {
		if neg {
			n = -n
		}
		return Int(n), true, 0
	}
	if limit := MaxStrDigits; limit > 0 && len(digits) > limit && base&(base-1) != 0 {
		return Unset, false, len(digits)
	}
	z, _ := new(big.Int).SetString(string(digits), base)
	if neg {
		z.Neg(z)
	}
	return FromBig(z), true, 0
}

// intFromText is int(v, base), text being v's.
func intFromText(v Value, text string, base int) (Value, *Exc) {
	r, ok, tooMany := parseInt(numericText(text), base)
	if tooMany > 0 {
		return Unset, Errorf(&ValueError, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", MaxStrDigits, tooMany)
	}
	if !ok {
		return Unset, badLiteral("invalid literal for int() with base "+strconv.Itoa(base)+": ", v, 200)
	}
	return r, nil
}

// badLiteral is a ValueError that ends with v's repr, cut to limit characters.
func badLiteral(prefix string, v Value, limit int) *Exc {
	s, err := Repr(v)
	if err != nil {
		return err
	}
	if limit > 0 && utf8.RuneCountInString(s) > limit {
		s = string([]rune(s)[:limit])
	}
	return Errorf(&ValueError, "%s%s", prefix, s)
}

func intNew(t *Type, a *Args) (Value, *Exc) {
	x, base, err := intArgs(a)
	if err != nil {
		return Unset, err
	}
	v, err := intConvert(x, base)
	if err != nil || t == &IntType {
		return v, err
	}
	n, b, _ := intOf(v)
	o := alloc[IntObj](t)
	o.n, o.big = n, b
	return FromObj(o), nil
}

func intArgs(a *Args) (x, base Value, err *Exc) {
	n := len(a.Pos) + len(a.Names)
	if n > 2 && len(a.Names) > 0 {
		return x, base, Errorf(&TypeError, "int() takes at most 2 arguments (%d given)", n)
	}
	if n > 2 {
		return x, base, Errorf(&TypeError, "int expected at most 2 arguments, got %d", n)
	}
	if len(a.Pos) > 0 {
		x = a.Pos[0]
	}
	if len(a.Pos) > 1 {
		base = a.Pos[1]
	}
	for i, name := range a.Names {
		if name != "base" {
			return x, base, unexpectedKeyword("int", name, []string{"base"})
		}
		if len(a.Pos) > 1 {
			return x, base, Errorf(&TypeError, "argument for int() given by name ('base') and position (2)")
		}
		base = a.Vals[i]
	}
	return x, base, nil
}

func intConvert(x, base Value) (Value, *Exc) {
	if x.IsUnset() {
		if !base.IsUnset() {
			return Unset, Errorf(&TypeError, "int() missing string argument")
		}
		return Int(0), nil
	}
	if base.IsUnset() {
		return NumberInt(x)
	}
	b, err := IndexInt(base)
	if err != nil {
		if !err.typ.IsSubtype(&OverflowError) {
			return Unset, err
		}
		b = -1
	}
	if b != 0 && (b < 2 || b > 36) {
		return Unset, Errorf(&ValueError, "int() base must be >= 2 and <= 36, or 0")
	}
	if s, ok := StrOf(x); ok {
		return intFromText(x, s, b)
	}
	if s, ok := bytesText(x); ok && (As[Bytes](x, &BytesType) != nil || As[ByteArray](x, &ByteArrayType) != nil) {
		return intFromText(NewBytes(s), s, b)
	}
	return Unset, Errorf(&TypeError, "int() can't convert non-string with explicit base")
}

// NumberInt is int(x).
func NumberInt(x Value) (Value, *Exc) {
	if x.IsInt() {
		return x, nil
	}
	if x.IsFloat() {
		return FloatToInt(x.AsFloat())
	}
	t := TypeOf(x)
	if t.Int != nil {
		r, err := t.Int(x)
		if err != nil {
			return Unset, err
		}
		if !IsIntLike(r) {
			return Unset, Errorf(&TypeError, "__int__ returned non-int (type %s)", TypeName(r))
		}
		return strictInt(r, "__int__")
	}
	if t.Index != nil {
		return IndexValue(x)
	}
	if trunc := t.lookup("__trunc__"); !trunc.IsUnset() {
		return truncated(x, trunc)
	}
	if s, ok := StrOf(x); ok {
		return intFromText(x, s, 10)
	}
	if s, ok := bytesText(x); ok {
		return intFromText(NewBytes(s), s, 10)
	}
	return Unset, Errorf(&TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'", t.TypeName())
}

// truncated is int(x) by way of __trunc__, which is on its way out.
func truncated(x, trunc Value) (Value, *Exc) {
	if err := Warn(&DeprecationWarning, "The delegation of int() to __trunc__ is deprecated.", nil); err != nil {
		return Unset, err
	}
	f, self, err := bindSpecial(trunc, x)
	if err != nil {
		return Unset, err
	}
	r, err := CallPair0(f, self)
	if err != nil {
		return Unset, err
	}
	if IsIntLike(r) {
		return exactInt(r), nil
	}
	if TypeOf(r).Index == nil {
		return Unset, Errorf(&TypeError, "__trunc__ returned non-Integral (type %s)", TypeName(r))
	}
	return IndexValue(r)
}
