package rt

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// stride is how many code points apart the remembered byte offsets of non-ASCII text are.
const stride = 64

var (
	strTrue, strFalse = NewStr("True"), NewStr("False")
	emptyStr          = NewStr("")
	latin1            [256]Value // str of each of the first 256 code points
)

// StrOf is the text of a str or an instance of a subclass.
func StrOf(v Value) (string, bool) {
	if s := As[Str](v, &StrType); s != nil {
		return s.s, true
	}
	return "", false
}

// strOf is v's object if it is a str or an instance of a subclass.
func strOf(v Value) *Str { return As[Str](v, &StrType) }

// JoinStr joins texts; all parts must be str.
func JoinStr(parts ...Value) Value {
	n := 0
	for _, p := range parts {
		n += len(Cast[Str](p).s)
	}
	o, text := newText(n)
	for _, p := range parts {
		text = text[copy(text, Cast[Str](p).s):]
	}
	return FromObj(o)
}

// runeStr is the str of one code point.
func runeStr(r rune) Value {
	if r < 256 {
		return latin1[r]
	}
	return NewStr(string(appendRune(nil, r)))
}

// appendRune is utf8.AppendRune that also encodes surrogates.
func appendRune(dst []byte, r rune) []byte {
	if 0xD800 <= r && r <= 0xDFFF {
		return append(dst, 0xED, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return utf8.AppendRune(dst, r)
}

// decodeRune is the code point that s begins with; s is not empty.
func decodeRune(s string) (rune, int) {
	if s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	r, n := utf8.DecodeRuneInString(s)
	if n == 1 && len(s) >= 3 && s[0] == 0xED {
		return 0xD000 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return r, n
}

// lastRune is the code point that s ends with; s is not empty.
func lastRune(s string) (rune, int) {
	i := len(s) - 1
	for i > 0 && s[i]&0xC0 == 0x80 {
		i--
	}
	r, _ := decodeRune(s[i:])
	return r, len(s) - i
}

// eachRune calls f with every code point until it returns false.
func eachRune(s string, f func(r rune) bool) {
	for len(s) > 0 {
		r, n := decodeRune(s)
		if !f(r) {
			return
		}
		s = s[n:]
	}
}

// runesOf is the code points of s, surrogates included.
func runesOf(s string) []rune {
	return appendRunes(make([]rune, 0, len(s)), s)
}

func appendRunes(dst []rune, s string) []rune {
	for len(s) > 0 {
		r, n := decodeRune(s)
		dst = append(dst, r)
		s = s[n:]
	}
	return dst
}

func fromRunes(rs []rune) string {
	b := make([]byte, 0, len(rs))
	for _, r := range rs {
		b = appendRune(b, r)
	}
	return stringView(b)
}

// runeCount is the number of code points of s.
func runeCount(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// len is the number of code points.
func (s *Str) len() int {
	if s.runes < 0 {
		s.runes = int32(runeCount(s.s))
	}
	return int(s.runes)
}

// ascii reports whether code points are bytes.
func (s *Str) ascii() bool { return s.len() == len(s.s) }

// offset is where code point i begins, 0 <= i <= len.
func (s *Str) offset(i int) int {
	if s.ascii() {
		return i
	}
	if i >= s.len() {
		return len(s.s)
	}
	if s.len() <= stride {
		return skipRunes(s.s, 0, i)
	}
	if s.extra == nil || s.extra.index == nil {
		index := make([]int32, 0, s.len()/stride+1)
		n := 0
		for off := 0; off < len(s.s); off++ {
			if s.s[off]&0xC0 != 0x80 {
				if n%stride == 0 {
					index = append(index, int32(off))
				}
				n++
			}
		}
		if s.extra == nil {
			s.extra = new(strExtra)
		}
		s.extra.index = index
	}
	return skipRunes(s.s, int(s.extra.index[i/stride]), i%stride)
}

// skipRunes is the offset n code points after off.
func skipRunes(s string, off, n int) int {
	for ; n > 0; n-- {
		off++
		for off < len(s) && s[off]&0xC0 == 0x80 {
			off++
		}
	}
	return off
}

// pos is the code point that begins at byte off.
func (s *Str) pos(off int) int {
	if s.ascii() {
		return off
	}
	if s.len() <= stride {
		return runeCount(s.s[:off])
	}
	s.offset(stride) // makes the index
	i, found := slices.BinarySearch(s.extra.index, int32(off))
	if found {
		return i * stride
	}
	i--
	return i*stride + runeCount(s.s[s.extra.index[i]:off])
}

// Text is the str's text.
func (s *Str) Text() string { return s.s }

// Len is the number of code points.
func (s *Str) Len() int { return s.len() }

// Offset is the byte offset of code point i, 0 <= i <= Len.
func (s *Str) Offset(i int) int { return s.offset(i) }

// Pos is the number of the code point that begins at byte offset off.
func (s *Str) Pos(off int) int { return s.pos(off) }

// DecodeRune is the code point, perhaps a surrogate, that s begins with, and its length; s is not empty.
func DecodeRune(s string) (rune, int) { return decodeRune(s) }

// LastRune is the code point that s ends with, and its length; s is not empty.
func LastRune(s string) (rune, int) { return lastRune(s) }

// AppendRune appends a code point, perhaps a surrogate.
func AppendRune(b []byte, r rune) []byte { return appendRune(b, r) }

// Runes is the code points of s.
func Runes(s string) []rune { return runesOf(s) }

// RuneCount is the number of code points of s.
func RuneCount(s string) int { return runeCount(s) }

// IsSpaceRune is str.isspace of one character.
func IsSpaceRune(r rune) bool { return isSpace(r) }

// IsAlnumRune is str.isalnum of one character.
func IsAlnumRune(r rune) bool { return isAlnum(r) }

// IsDecimalRune is str.isdecimal of one character.
func IsDecimalRune(r rune) bool { return isDecimal(r) }

// BytesText is the contents of a bytes-like object; of a mutable one only valid until that changes.
func BytesText(v Value) (string, bool) { return bytesText(v) }

// PathArg is a path parameter as the system takes it: str, bytes or os.PathLike.
func PathArg(v Value) (string, *Exc) {
	s, ok, err := PathText(v)
	if err != nil {
		return "", err
	}
	if !ok {
		return "", Errorf(&TypeError, "expected str, bytes or os.PathLike object, not %s", TypeName(v))
	}
	return fsPath(s)
}

// slice is the text between code points i and j.
func (s *Str) slice(i, j int) string {
	if i >= j {
		return ""
	}
	return s.s[s.offset(i):s.offset(j)]
}

// at is the code point at i, 0 <= i < len.
func (s *Str) at(i int) rune {
	r, _ := decodeRune(s.s[s.offset(i):])
	return r
}

func initStr() {
	for i := range latin1 {
		latin1[i] = NewStr(string(rune(i)))
	}
	t := &StrType
	t.New, t.Repr, t.Hash, t.Cmp = strNew, strReprSlot, strHash, strCmp
	t.Str = func(v Value) (Value, *Exc) { return exactStr(v), nil }
	t.Iter = strIter
	t.Len = func(v Value) (int, *Exc) { return Cast[Str](v).len(), nil }
	t.Bool = func(v Value) (bool, *Exc) { return Cast[Str](v).s != "", nil }
	t.GetItem, t.Contains = strGetItem, strContains
	t.Concat, t.Repeat = strConcat, strRepeat
	t.Binary[OpMod] = strMod
	t.Members(func(t *Type) { t.Methods = append(t.Methods, strMethods()...) })
	for _, t := range []*Type{&StrIteratorType, &strASCIIIteratorType} {
		t.Iter = func(v Value) (Value, *Exc) { return v, nil }
		t.Next = strNext
		t.Methods = []Def{{Name: "__length_hint__", F1: func(v Value) (Value, *Exc) {
			return Int(int64(runeCount(Cast[strIterator](v).rest))), nil
		}}}
	}
}

// exactStr strips the subclass off a str.
func exactStr(v Value) Value {
	if TypeOf(v) == &StrType {
		return v
	}
	return NewStr(Cast[Str](v).s)
}

func strNew(t *Type, a *Args) (Value, *Exc) {
	if len(a.Names) == 0 && len(a.Pos) > 3 {
		return Unset, Errorf(&TypeError, "str expected at most 3 arguments, got %d", len(a.Pos))
	}
	p, err := a.params("str", "object", "encoding", "errors")
	if err != nil {
		return Unset, err
	}
	if _, _, err := codecNames("str", p[1], p[2], 2); err != nil {
		return Unset, err
	}
	v := emptyStr
	switch {
	case !p[1].IsUnset() || !p[2].IsUnset():
		if p[0].IsUnset() {
			break
		}
		if _, ok := StrOf(p[0]); ok {
			return Unset, Errorf(&TypeError, "decoding str is not supported")
		}
		b, ok := bytesText(p[0])
		if !ok {
			return Unset, Errorf(&TypeError, "decoding to str: need a bytes-like object, %s found", TypeName(p[0]))
		}
		if v, err = decodeWith("str", b, p[1], p[2], 2); err != nil {
			return Unset, err
		}
	case !p[0].IsUnset():
		if v, err = strObject(p[0]); err != nil {
			return Unset, err
		}
	}
	if t == &StrType {
		return v, nil
	}
	o := alloc[Str](t)
	o.s, o.runes = Cast[Str](v).s, -1
	return FromObj(o), nil
}

func strCmp(a, b Value, op CompareOp) (Value, *Exc) {
	y := strOf(b)
	if y == nil {
		return NotImplemented, nil
	}
	x := Cast[Str](a)
	switch op {
	case OpEq:
		return Bool(x.s == y.s), nil
	case OpNe:
		return Bool(x.s != y.s), nil
	}
	return Bool(compared(strings.Compare(x.s, y.s), op)), nil
}

func strConcat(a, b Value) (Value, *Exc) {
	y := strOf(b)
	if y == nil {
		return Unset, Errorf(&TypeError, `can only concatenate str (not "%s") to str`, TypeName(b))
	}
	x := Cast[Str](a)
	switch {
	case x.s == "":
		return exactStr(b), nil
	case y.s == "":
		return exactStr(a), nil
	}
	return NewStr(x.s + y.s), nil
}

func strRepeat(a Value, n int) (Value, *Exc) {
	if n == 1 && TypeOf(a) == &StrType {
		return a, nil
	}
	s, err := repeatText(Cast[Str](a).s, n, "string is")
	if err != nil {
		return Unset, err
	}
	return NewStr(s), nil
}

// maxText is how many bytes a string may have.
const maxText = 1 << 36

// repeatText is s n times. what is the subject of the complaint of a length that no index can express; without it, memory is lacking.
func repeatText(s string, n int, what string) (string, *Exc) {
	if n <= 0 || s == "" {
		return "", nil
	}
	if n > math.MaxInt/len(s) && what != "" {
		return "", Errorf(&OverflowError, "repeated %s too long", what)
	}
	if n > maxText/len(s) {
		return "", NewExc(&MemoryError)
	}
	return strings.Repeat(s, n), nil
}

// strSlice is v[sl].
func strSlice(v Value, sl *Slice) (Value, *Exc) {
	s := Cast[Str](v)
	start, stop, step, n, err := sl.Indices(s.len())
	if err != nil {
		return Unset, err
	}
	if step == 1 {
		if n == s.len() {
			return exactStr(v), nil
		}
		if n == 1 {
			return runeStr(s.at(start)), nil
		}
		return SubStr(s.slice(start, max(start, stop))), nil
	}
	b := make([]byte, 0, n)
	if s.ascii() {
		for i := start; n > 0; i, n = i+step, n-1 {
			b = append(b, s.s[i])
		}
		return NewStr(stringView(b)), nil
	}
	rs := runesOf(s.s)
	for i := start; n > 0; i, n = i+step, n-1 {
		b = appendRune(b, rs[i])
	}
	return NewStr(stringView(b)), nil
}

func strGetItem(v, key Value) (Value, *Exc) {
	s := Cast[Str](v)
	if sl := sliceOf(key); sl != nil {
		return strSlice(v, sl)
	}
	i := 0
	if key.IsInt() {
		i = int(key.AsInt())
	} else {
		if !IsIntLike(key) && TypeOf(key).Index == nil {
			return Unset, Errorf(&TypeError, "string indices must be integers, not '%s'", TypeName(key))
		}
		var err *Exc
		if i, err = indexKey(key); err != nil {
			return Unset, err
		}
	}
	if i < 0 {
		i += s.len()
	}
	if i < 0 || i >= s.len() {
		return Unset, Errorf(&IndexError, "string index out of range")
	}
	return runeStr(s.at(i)), nil
}

// indexKey is IndexInt for subscripts, where numbers out of range are IndexErrors.
func indexKey(key Value) (int, *Exc) {
	r, err := IndexValue(key)
	if err != nil {
		return 0, err
	}
	if !r.IsInt() {
		return 0, Errorf(&IndexError, "cannot fit '%s' into an index-sized integer", TypeName(key))
	}
	return int(r.AsInt()), nil
}

func strContains(v, x Value) (bool, *Exc) {
	sub := strOf(x)
	if sub == nil {
		return false, Errorf(&TypeError, "'in <string>' requires string as left operand, not %s", TypeName(x))
	}
	return strings.Contains(Cast[Str](v).s, sub.s), nil
}

// strIterator is an iterator over code points.
type strIterator struct {
	Obj
	rest string
}

// The types of iter(str).
var (
	StrIteratorType      = Type{Name: "str_iterator"}
	strASCIIIteratorType = Type{Name: "str_ascii_iterator"}
)

func strIter(v Value) (Value, *Exc) {
	t := &StrIteratorType
	if Cast[Str](v).ascii() {
		t = &strASCIIIteratorType
	}
	return FromObj(&strIterator{Obj{t}, Cast[Str](v).s}), nil
}

func strNext(v Value) (Value, *Exc) {
	it := Cast[strIterator](v)
	if it.rest == "" {
		return StopIter()
	}
	r, n := decodeRune(it.rest)
	it.rest = it.rest[n:]
	return runeStr(r), nil
}
