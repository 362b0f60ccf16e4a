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
	exports *int // how many memoryviews forbid resizing; nil if there was none
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
		return "", Errorf(&TypeError, "a bytes-like object is required, not '%s'", TypeName(v))
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
	return nil, Errorf(&TypeError, "a read-write bytes-like object is required, not '%s'", TypeName(v))
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
	b, err := customBytes(v)
	switch {
	case err != nil:
		return "", err
	case b != nil:
		return b.s, nil
	}
	return bytesOf(v, "bytes", "bytes")
}

// customBytes is what v.__bytes__() gives; nil if there is no such method.
func customBytes(v Value) (*Bytes, *Exc) {
	m, err := lookupSpecial(v, "__bytes__")
	if err != nil || m.IsUnset() {
		return nil, err
	}
	r, err := Call0(m)
	if err != nil {
		return nil, err
	}
	b := As[Bytes](r, &BytesType)
	if b == nil {
		return nil, Errorf(&TypeError, "__bytes__ returned non-bytes (type %s)", TypeName(r))
	}
	return b, nil
}

func bytesOf(v Value, target, kind string) (string, *Exc) {
	if s, ok := BytesLike(v); ok {
		return s, nil
	}
	return bytesOfIterable(v, target, kind)
}

func bytesOfIterable(v Value, target, kind string) (string, *Exc) {
	var out []byte
	err := intsOf(v, target, kind, func(c byte) *Exc {
		out = append(out, c)
		return nil
	})
	return stringView(out), err
}

// intsOf calls f with each item of an iterable of bytes.
func intsOf(v Value, target, kind string, f func(c byte) *Exc) *Exc {
	if _, ok := StrOf(v); ok || TypeOf(v).Iter == nil && TypeOf(v).GetItem == nil {
		return Errorf(&TypeError, "cannot convert '%s' object to %s", TypeName(v), target)
	}
	return IterAll(v, func(x Value) *Exc {
		c, err := byteValue(x, kind)
		if err != nil {
			return err
		}
		return f(c)
	})
}

// bytesArgs reads the arguments of bytes() and bytearray(). b is what a str, a size, no argument or, if custom, a method __bytes__ gives; where
// it is nil, source is an object whose contents are asked for.
func bytesArgs(name string, a *Args, custom bool) (b *Bytes, source Value, err *Exc) {
	p, err := a.params(name, "source", "encoding", "errors")
	if err != nil {
		return nil, Unset, err
	}
	v := p[0]
	text, isText := "", false
	if !v.IsUnset() {
		text, isText = StrOf(v)
	}
	switch {
	case isText && !p[1].IsUnset():
		enc, err := encodeWith(name, text, p[1], p[2])
		if err != nil {
			return nil, Unset, err
		}
		return Cast[Bytes](enc), Unset, nil
	case !p[1].IsUnset():
		return nil, Unset, Errorf(&TypeError, "encoding without a string argument")
	case !p[2].IsUnset() && isText:
		return nil, Unset, Errorf(&TypeError, "string argument without an encoding")
	case !p[2].IsUnset():
		return nil, Unset, Errorf(&TypeError, "errors without a string argument")
	case v.IsUnset():
		return newBytes(""), Unset, nil
	}
	if custom {
		if b, err := customBytes(v); b != nil || err != nil {
			return b, Unset, err
		}
	}
	if isText {
		return nil, Unset, Errorf(&TypeError, "string argument without an encoding")
	}
	if isIndex(v) {
		n, err := indexOr(v, &OverflowError)
		switch {
		case err != nil && !err.Is(&TypeError):
			return nil, Unset, err
		case err == nil && n < 0:
			return nil, Unset, Errorf(&ValueError, "negative count")
		case err == nil && n > maxText:
			return nil, Unset, NewExc(&MemoryError)
		case err == nil:
			return newBytes(string(make([]byte, n))), Unset, nil
		}
	}
	return nil, v, nil
}

func newBytes(s string) *Bytes { return &Bytes{Obj: Obj{&BytesType}, s: s} }

func bytesNew(t *Type, a *Args) (Value, *Exc) {
	if t == &BytesType && len(a.Names) == 0 && len(a.Pos) == 1 && TypeOf(a.Pos[0]) == &BytesType {
		return a.Pos[0], nil
	}
	b, source, err := bytesArgs("bytes", a, true)
	if err != nil {
		return Unset, err
	}
	if b == nil {
		s, err := bytesOf(source, "bytes", "bytes")
		if err != nil {
			return Unset, err
		}
		b = newBytes(s)
	}
	if t == &BytesType {
		return FromObj(b), nil
	}
	o := alloc[Bytes](t)
	o.s = b.s
	return FromObj(o), nil
}

// bytesCmp compares bytes with bytes, and a bytearray with anything bytes-like.
func bytesCmp(a, b Value, op CompareOp) (Value, *Exc) {
	x, _ := bytesText(a)
	y, ok := bytesText(b)
	if !ok || As[Bytes](a, &BytesType) != nil && As[Bytes](b, &BytesType) == nil {
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
		return Unset, Errorf(&TypeError, "can't concat %s to %s", TypeName(b), TypeName(a))
	}
	if x == "" && As[Bytes](b, &BytesType) == nil {
		y = strings.Clone(y) // Go would give y itself, which may change
	}
	return sameKind(a, x+y), nil
}

func bytesRepeat(a Value, n int) (Value, *Exc) {
	if n == 1 && TypeOf(a) == &BytesType {
		return a, nil
	}
	x, _ := bytesText(a)
	s, err := repeatText(x, n, "bytes are")
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
		return Unset, Errorf(&TypeError, "%s indices must be integers or slices, not %s", base, TypeName(key))
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
		return false, Errorf(&TypeError, "a bytes-like object is required, not '%s'", TypeName(x))
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
		t.Members(func(t *Type) { t.Methods = append(t.Methods, bytesMethods(t.Name)...) })
	}
	b.Doc = "bytes(source=b'', encoding=..., errors=...)\n\nAn immutable sequence of ints from 0 to 255."
	a.Doc = "bytearray(source=b'', encoding=..., errors=...)\n\nA mutable sequence of ints from 0 to 255."
	b.Members(func(t *Type) {
		t.Methods = append(t.Methods,
			Def{Name: "__bytes__", F1: func(v Value) (Value, *Exc) {
				if TypeOf(v) == &BytesType {
					return v, nil
				}
				return NewBytes(Cast[Bytes](v).s), nil
			}},
			Def{Name: "__getnewargs__", F1: func(v Value) (Value, *Exc) { return NewTuple1(NewBytes(Cast[Bytes](v).s)), nil }})
		t.Methods = append(t.Methods, bufferMethods("Object is not writable.", false)...)
	})
	a.Members(func(t *Type) {
		t.Methods = append(append(t.Methods, bufferMethods("", true)...), byteArrayMethods()...)
	})
	a.SetItem, a.IConcat, a.IRepeat = byteArraySetItem, byteArrayIConcat, byteArrayIRepeat
	for _, t := range []*Type{&BytesIteratorType, &ByteArrayIteratorType} {
		t.Iter, t.Next = self, bytesNext
	}
	initMemoryView()
}
