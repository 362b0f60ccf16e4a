package rt

import (
	"strings"
)

// Bytes is a bytes object.
type Bytes struct {
	Obj
	s    string
	hash int64
}

// ByteArray is a bytearray.
type ByteArray struct {
	Obj
	b       []byte
	exports int // memoryviews that forbid resizing
}

// The types of bytes.
var (
	BytesType             = Type{Name: "bytes", Flags: BaseType | MatchSelf}
	ByteArrayType         = Type{Name: "bytearray", Flags: BaseType | MatchSelf}
	BytesIteratorType     = Type{Name: "bytes_iterator"}
	ByteArrayIteratorType = Type{Name: "bytearray_iterator"}
)

// NewBytes is a bytes object.
func NewBytes(s string) Value { return FromObj(&Bytes{Obj: Obj{&BytesType}, s: s}) }

// NewByteArray is a bytearray; it keeps b.
func NewByteArray(b []byte) Value { return FromObj(&ByteArray{Obj: Obj{&ByteArrayType}, b: b}) }

// bytesText is the contents of a bytes-like object; of a mutable one only valid until that changes.
func bytesText(v Value) (string, bool) {
	if b := As[Bytes](v, &BytesType); b != nil {
		return b.s, true
	}
	if b := As[ByteArray](v, &ByteArrayType); b != nil {
		return stringView(b.b), true
	}
	if m := As[MemoryView](v, &MemoryViewType); m != nil && !m.released {
		return stringView(m.contents()), true
	}
	if f := TypeOf(v).Buffer; f != nil {
		b, _, _, err := f(v)
		return stringView(b), err == nil
	}
	return "", false
}

// BytesLike is the contents of a bytes-like object as a string of its own; ok is false for anything else.
func BytesLike(v Value) (s string, ok bool) {
	s, ok = bytesText(v)
	if ok && As[Bytes](v, &BytesType) == nil {
		s = strings.Clone(s)
	}
	return
}

// BytesContents is BytesLike without a copy: of a mutable object, the result is valid only until that changes.
func BytesContents(v Value) (s string, ok bool) { return bytesText(v) }

// BytesArg is BytesLike with CPython's error.
func BytesArg(v Value) (string, *Exc) {
	s, ok := BytesLike(v)
	if !ok {
		return "", Errorf(&TypeError, "a bytes-like object is required, not '%s'", TypeOf(v).Name)
	}
	return s, nil
}

// WritableBytes is the memory of a bytearray or a memoryview of one, for recv_into and the like.
func WritableBytes(v Value) ([]byte, *Exc) {
	if b := As[ByteArray](v, &ByteArrayType); b != nil {
		return b.b, nil
	}
	if m := As[MemoryView](v, &MemoryViewType); m != nil && !m.readonly && m.contiguous() {
		return m.contents(), nil
	}
	if f := TypeOf(v).Buffer; f != nil {
		if b, _, readonly, err := f(v); !readonly || err != nil {
			return b, err
		}
	}
	return nil, Errorf(&TypeError, "a read-write bytes-like object is required, not '%s'", TypeOf(v).Name)
}

// byteValue is v as a byte.
func byteValue(v Value, kind string) (byte, *Exc) {
	n, err := IndexValue(v)
	if err != nil {
		return 0, err
	}
	if !n.IsInt() || n.AsInt() < 0 || n.AsInt() > 255 {
		return 0, Errorf(&ValueError, "%s must be in range(0, 256)", kind)
	}
	return byte(n.AsInt()), nil
}

// bytesFrom is bytes(v) for a buffer or an iterable of ints.
func bytesFrom(v Value) (string, *Exc) {
	if s, ok := BytesLike(v); ok {
		return s, nil
	}
	m, err := lookupSpecial(v, "__bytes__")
	if err != nil {
		return "", err
	}
	if !m.IsUnset() {
		r, err := Call0(m)
		if err != nil {
			return "", err
		}
		b := As[Bytes](r, &BytesType)
		if b == nil {
			return "", Errorf(&TypeError, "__bytes__ returned non-bytes (type %s)", TypeOf(r).Name)
		}
		return b.s, nil
	}
	return bytesOfIterable(v, "bytes", "bytes")
}

func bytesOfIterable(v Value, target, kind string) (string, *Exc) {
	if _, ok := StrOf(v); ok || TypeOf(v).Iter == nil && TypeOf(v).GetItem == nil {
		return "", Errorf(&TypeError, "cannot convert '%s' object to %s", TypeOf(v).Name, target)
	}
	var out []byte
	err := IterAll(v, func(x Value) *Exc {
		c, err := byteValue(x, kind)
		out = append(out, c)
		return err
	})
	return stringView(out), err
}

// bytesInit reads the arguments of bytes() and bytearray().
func bytesInit(name string, a *Args) (string, *Exc) {
	p, err := a.params(name, "source", "encoding", "errors")
	if err != nil {
		return "", err
	}
	v := p[0]
	if v.IsUnset() {
		if !p[1].IsUnset() {
			return "", Errorf(&TypeError, "encoding without a string argument")
		}
		if !p[2].IsUnset() {
			return "", Errorf(&TypeError, "errors without a string argument")
		}
		return "", nil
	}
	if s, ok := StrOf(v); ok {
		if p[1].IsUnset() {
			return "", Errorf(&TypeError, "string argument without an encoding")
		}
		b, err := encodeWith(name, s, p[1], p[2])
		if err != nil {
			return "", err
		}
		return Cast[Bytes](b).s, nil
	}
	if !p[1].IsUnset() {
		return "", Errorf(&TypeError, "encoding without a string argument")
	}
	if !p[2].IsUnset() {
		return "", Errorf(&TypeError, "errors without a string argument")
	}
	count := IsIntLike(v)
	if !count && TypeOf(v).Index != nil {
		count = true
		if name == "bytes" {
			m, err := lookupSpecial(v, "__bytes__")
			if err != nil {
				return "", err
			}
			count = m.IsUnset()
		}
	}
	if count {
		n, err := IndexInt(v)
		if err != nil {
			return "", err
		}
		if n < 0 {
			return "", Errorf(&ValueError, "negative count")
		}
		return string(make([]byte, n)), nil
	}
	if name == "bytes" {
		return bytesFrom(v)
	}
	if s, ok := BytesLike(v); ok {
		return s, nil
	}
	return bytesOfIterable(v, name, "byte")
}

func bytesNew(t *Type, a *Args) (Value, *Exc) {
	if t == &BytesType && len(a.Names) == 0 && len(a.Pos) == 1 && TypeOf(a.Pos[0]) == &BytesType {
		return a.Pos[0], nil
	}
	s, err := bytesInit("bytes", a)
	if err != nil || t == &BytesType {
		return NewBytes(s), err
	}
	o := alloc[Bytes](t)
	o.s = s
	return FromObj(o), nil
}

func bytesCmp(a, b Value, op CompareOp) (Value, *Exc) {
	x, _ := bytesText(a)
	y, ok := bytesText(b)
	if !ok {
		return NotImplemented, nil
	}
	return Bool(compared(strings.Compare(x, y), op)), nil
}

// BytesRepr is repr() of bytes.
func BytesRepr(s string) string {
	quote := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		quote = '"'
	}
	b := append(make([]byte, 0, len(s)+3), 'b', quote)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == quote || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c == '\t':
			b = append(b, `\t`...)
		case c < ' ' || c >= 0x7f:
			b = append(b, '\\', 'x', lowerHex[c>>4], lowerHex[c&15])
		default:
			b = append(b, c)
		}
	}
	return stringView(append(b, quote))
}

// sameKind is a new bytes or bytearray, whichever v is.
func sameKind(v Value, s string) Value {
	if As[ByteArray](v, &ByteArrayType) != nil {
		return NewByteArray([]byte(s))
	}
	return NewBytes(s)
}

func bytesConcat(a, b Value) (Value, *Exc) {
	x, _ := bytesText(a)
	y, ok := bytesText(b)
	if !ok {
		return Unset, Errorf(&TypeError, "can't concat %s to %s", TypeOf(b).Name, TypeOf(a).Name)
	}
	if x == "" && As[Bytes](b, &BytesType) == nil {
		y = strings.Clone(y) // Go would give y itself, which may change
	}
	return sameKind(a, x+y), nil
}

func bytesRepeat(a Value, n int) (Value, *Exc) {
	x, _ := bytesText(a)
	s, err := repeatText(x, n)
	return sameKind(a, s), err
}

func bytesGetItem(v, key Value) (Value, *Exc) {
	s, _ := bytesText(v)
	if sl := sliceOf(key); sl != nil {
		start, stop, step, n, err := sl.Indices(len(s))
		if err != nil {
			return Unset, err
		}
		if step == 1 {
			if n == len(s) && TypeOf(v) == &BytesType {
				return v, nil
			}
			return sameKind(v, s[start:max(start, stop)]), nil
		}
		out := make([]byte, n)
		for i := range out {
			out[i] = s[start+i*step]
		}
		return sameKind(v, stringView(out)), nil
	}
	base := "byte"
	if As[ByteArray](v, &ByteArrayType) != nil {
		base = "bytearray"
	}
	if !IsIntLike(key) && TypeOf(key).Index == nil {
		return Unset, Errorf(&TypeError, "%s indices must be integers or slices, not %s", base, TypeOf(key).Name)
	}
	i, err := indexKey(key)
	if err != nil {
		return Unset, err
	}
	if i < 0 {
		i += len(s)
	}
	if i < 0 || i >= len(s) {
		if base == "byte" {
			return Unset, Errorf(&IndexError, "index out of range")
		}
		return Unset, Errorf(&IndexError, "bytearray index out of range")
	}
	return Int(int64(s[i])), nil
}

func bytesContains(v, x Value) (bool, *Exc) {
	s, _ := bytesText(v)
	if sub, ok := bytesText(x); ok {
		return strings.Contains(s, sub), nil
	}
	if !IsIntLike(x) && TypeOf(x).Index == nil {
		return false, Errorf(&TypeError, "a bytes-like object is required, not '%s'", TypeOf(x).Name)
	}
	c, err := byteValue(x, "byte")
	return err == nil && strings.IndexByte(s, c) >= 0, err
}

// bytesIterator is an iterator over a bytes or bytearray.
type bytesIterator struct {
	Obj
	v Value
	i int
}

func bytesIter(v Value) (Value, *Exc) {
	t := &BytesIteratorType
	if As[ByteArray](v, &ByteArrayType) != nil {
		t = &ByteArrayIteratorType
	}
	return FromObj(&bytesIterator{Obj{t}, v, 0}), nil
}

func bytesNext(v Value) (Value, *Exc) {
	it := Cast[bytesIterator](v)
	if it.v.IsUnset() {
		return StopIter()
	}
	s, _ := bytesText(it.v)
	if it.i >= len(s) {
		it.v = Unset
		return StopIter()
	}
	it.i++
	return Int(int64(s[it.i-1])), nil
}

func bytesHash(v Value) (int64, *Exc) {
	b := Cast[Bytes](v)
	if b.hash == 0 {
		b.hash = hashBytes(b.s)
	}
	return b.hash, nil
}

func initBytes() {
	self := func(v Value) (Value, *Exc) { return v, nil }
	b := &BytesType
	b.New, b.Hash = bytesNew, bytesHash
	b.Repr = func(v Value) (Value, *Exc) { return NewStr(BytesRepr(Cast[Bytes](v).s)), nil }
	a := &ByteArrayType
	a.New, a.Init = byteArrayNew, byteArrayInit
	a.Repr = func(v Value) (Value, *Exc) {
		return NewStr(TypeOf(v).Name + "(" + BytesRepr(stringView(Cast[ByteArray](v).b)) + ")"), nil
	}
	for _, t := range []*Type{b, a} {
		t.Cmp, t.Iter, t.Contains, t.GetItem = bytesCmp, bytesIter, bytesContains, bytesGetItem
		t.Concat, t.Repeat = bytesConcat, bytesRepeat
		t.Len = func(v Value) (int, *Exc) { s, _ := bytesText(v); return len(s), nil }
		t.Bool = func(v Value) (bool, *Exc) { s, _ := bytesText(v); return s != "", nil }
		t.Binary[OpMod] = bytesMod
		t.Methods = bytesMethods(t.Name)
	}
	b.Methods = append(b.Methods, Def{Name: "__bytes__", F1: func(v Value) (Value, *Exc) { return NewBytes(Cast[Bytes](v).s), nil }})
	a.SetItem, a.IConcat, a.IRepeat = byteArraySetItem, byteArrayIConcat, byteArrayIRepeat
	a.Methods = append(a.Methods, byteArrayMethods()...)
	for _, t := range []*Type{&BytesIteratorType, &ByteArrayIteratorType} {
		t.Iter, t.Next = self, bytesNext
	}
	initMemoryView()
}
