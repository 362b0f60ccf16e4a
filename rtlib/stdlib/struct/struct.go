// Package pystruct provides Python's module struct.
package pystruct

import (
	"math"
	"math/big"

	rt "github.com/py2go/py2go/rtlib"
)

// The types of the module.
var (
	ErrorType  = rt.Type{Name: "error", Module: "struct", Base: &rt.Exception, Flags: rt.BaseType | rt.ExceptionType}
	structType = rt.Type{Name: "Struct", Module: "_struct"}
	iterType   = rt.Type{Name: "unpack_iterator", Module: "_struct", Flags: rt.NoInstantiate}
)

// item is one code of a format with its count.
type item struct {
	code  byte
	count int
	size  int // of one
	off   int
}

// layout is a parsed format.
type layout struct {
	rt.Obj
	text  string
	items []item
	size  int
	big   bool
	// native: as C packs, where a float that is too large becomes an infinity.
	native bool
	n      int // values
}

func init() { rt.RegisterModule("struct", fill) }

func fail(format string, args ...any) *rt.Exc { return rt.Errorf(&ErrorType, format, args...) }

var (
	nativeSizes   = map[byte]int{'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'n': 8, 'N': 8, 'f': 4, 'd': 8, 'e': 2, 's': 1, 'p': 1, 'P': 8}
	standardSizes = map[byte]int{'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8, 'f': 4, 'd': 8, 'e': 2, 's': 1, 'p': 1}
	cache         = map[string]*layout{}
)

func parse(v rt.Value) (*layout, *rt.Exc) {
	s, ok := rt.StrOf(v)
	if !ok {
		if s, ok = rt.BytesLike(v); !ok {
			return nil, rt.Errorf(&rt.TypeError, "Struct() argument 1 must be a str or bytes object, not %s", rt.TypeName(v))
		}
	}
	if l := cache[s]; l != nil {
		return l, nil
	}
	l := &layout{Obj: rt.NewObj(&structType), text: s}
	sizes := nativeSizes
	l.native = true
	rest := s
	if rest != "" {
		switch rest[0] {
		case '@':
			rest = rest[1:]
		case '=', '<':
			sizes, l.native, rest = standardSizes, false, rest[1:]
		case '>', '!':
			sizes, l.native, l.big, rest = standardSizes, false, true, rest[1:]
		}
	}
	for i := 0; i < len(rest); i++ {
		c := rest[i]
		if c == ' ' || '\t' <= c && c <= '\r' {
			continue
		}
		count := 1
		if '0' <= c && c <= '9' {
			count = 0
			for ; i < len(rest) && '0' <= rest[i] && rest[i] <= '9'; i++ {
				if count > (math.MaxInt-9)/10 {
					return nil, fail("total struct size too long")
				}
				count = count*10 + int(rest[i]-'0')
			}
			if i == len(rest) {
				return nil, fail("repeat count given without format specifier")
			}
			c = rest[i]
		}
		size, ok := sizes[c]
		if !ok {
			return nil, fail("bad char in struct format")
		}
		if l.native && size > 1 {
			l.size = (l.size + size - 1) / size * size
		}
		l.items = append(l.items, item{c, count, size, l.size})
		l.size += size * count
		switch c {
		case 'x':
		case 's', 'p':
			l.n++
		default:
			l.n += count
		}
	}
	if len(cache) > 200 {
		clear(cache)
	}
	cache[s] = l
	return l, nil
}

// put stores the low bytes of u in b.
func (l *layout) put(b []byte, u uint64) {
	for i := range b {
		k := i
		if l.big {
			k = len(b) - 1 - i
		}
		b[k] = byte(u >> (8 * i))
	}
}

func (l *layout) get(b []byte) (u uint64) {
	for i := range b {
		k := i
		if l.big {
			k = len(b) - 1 - i
		}
		u |= uint64(b[k]) << (8 * i)
	}
	return u
}

// number packs one value that is no string.
func (l *layout) number(b []byte, code byte, v rt.Value) *rt.Exc {
	switch code {
	case 'c':
		s, ok := rt.BytesLike(v)
		if !ok || len(s) != 1 {
			return fail("char format requires a bytes object of length 1")
		}
		b[0] = s[0]
		return nil
	case '?':
		t, err := rt.Truth(v)
		if t {
			b[0] = 1
		}
		return err
	case 'f', 'd', 'e':
		x, err := rt.ToFloat(v)
		if err != nil {
			if err.Is(&rt.TypeError) {
				return fail("required argument is not a float")
			}
			return err
		}
		switch code {
		case 'd':
			l.put(b, math.Float64bits(x))
		case 'f':
			y := float32(x)
			if !l.native && math.IsInf(float64(y), 0) && !math.IsInf(x, 0) {
				return rt.Errorf(&rt.OverflowError, "float too large to pack with f format")
			}
			l.put(b, uint64(math.Float32bits(y)))
		default:
			h, ok := rt.HalfBits(x)
			if !ok {
				return rt.Errorf(&rt.OverflowError, "float too large to pack with e format")
			}
			l.put(b, uint64(h))
		}
		return nil
	}
	n, err := rt.IndexValue(v)
	if err != nil {
		if err.Is(&rt.TypeError) {
			return fail("required argument is not an integer")
		}
		return err
	}
	bits := uint(8 * len(b))
	signed := code >= 'a'
	if n.IsInt() {
		// What is left of a number that fits is its sign.
		x, room := n.AsInt(), bits
		if signed {
			room--
		}
		if rest := x >> min(room, 63); rest == 0 || rest == -1 && signed {
			l.put(b, uint64(x))
			return nil
		}
	}
	z, _ := rt.BigOf(n)
	lo, hi := new(big.Int), new(big.Int).Lsh(big.NewInt(1), bits)
	if signed {
		hi.Rsh(hi, 1)
		lo.Neg(hi)
	}
	hi.Sub(hi, big.NewInt(1))
	if z.Cmp(lo) < 0 || z.Cmp(hi) > 0 {
		return fail("'%c' format requires %s <= number <= %s", code, lo, hi)
	}
	if z.Sign() < 0 {
		z.Add(z, new(big.Int).Lsh(big.NewInt(1), bits))
	}
	l.put(b, z.Uint64())
	return nil
}

func (l *layout) pack(name string, args []rt.Value) ([]byte, *rt.Exc) {
	if len(args) != l.n {
		return nil, fail("%s expected %d items for packing (got %d)", name, l.n, len(args))
	}
	out := make([]byte, l.size)
	k := 0
	for _, it := range l.items {
		switch it.code {
		case 'x':
		case 's', 'p':
			s, ok := rt.BytesLike(args[k])
			if !ok {
				return nil, fail("argument for '%c' must be a bytes object", it.code)
			}
			field := out[it.off : it.off+it.count]
			if it.code == 'p' && len(field) > 0 {
				field[0] = byte(min(len(s), it.count-1, 255))
				s = s[:min(len(s), it.count-1)]
				field = field[1:]
			}
			copy(field, s)
			k++
		default:
			for j := range it.count {
				off := it.off + j*it.size
				if err := l.number(out[off:off+it.size], it.code, args[k]); err != nil {
					return nil, err
				}
				k++
			}
		}
	}
	return out, nil
}

func (l *layout) value(b []byte, code byte) rt.Value {
	u := l.get(b)
	switch code {
	case 'c':
		return rt.NewBytes(string(b))
	case '?':
		return rt.Bool(u != 0)
	case 'f':
		return rt.Float(float64(math.Float32frombits(uint32(u))))
	case 'd':
		return rt.Float(math.Float64frombits(u))
	case 'e':
		return rt.Float(rt.HalfFloat(uint16(u)))
	}
	if code >= 'a' {
		shift := 64 - 8*len(b)
		return rt.Int(int64(u<<shift) >> shift)
	}
	return rt.UintValue(u)
}

func (l *layout) unpack(b []byte) rt.Value {
	out := make([]rt.Value, 0, l.n)
	for _, it := range l.items {
		switch it.code {
		case 'x':
		case 's':
			out = append(out, rt.NewBytes(string(b[it.off:it.off+it.count])))
		case 'p':
			field := b[it.off : it.off+it.count]
			n := 0
			if len(field) > 0 {
				n = min(int(field[0]), len(field)-1)
				field = field[1:]
			}
			out = append(out, rt.NewBytes(string(field[:n])))
		default:
			for j := range it.count {
				off := it.off + j*it.size
				out = append(out, l.value(b[off:off+it.size], it.code))
			}
		}
	}
	return rt.TupleFrom(out)
}

// unpackAll is unpack of a buffer that must have just the right size.
func (l *layout) unpackAll(v rt.Value) (rt.Value, *rt.Exc) {
	s, err := rt.BytesArg(v)
	if err != nil {
		return rt.Unset, err
	}
	if len(s) != l.size {
		return rt.Unset, fail("unpack requires a buffer of %d bytes", l.size)
	}
	return l.unpack([]byte(s)), nil
}

// place checks that l fits a buffer of n bytes at the offset.
func (l *layout) place(name string, n int, v rt.Value) (int, *rt.Exc) {
	off, err := rt.IndexInt(v)
	if err != nil {
		return 0, err
	}
	given := off
	if off < 0 {
		if off+n < 0 {
			return 0, fail("offset %d out of range for %d-byte buffer", given, n)
		}
		off += n
	}
	if n-off < l.size {
		verb := "unpacking"
		if name == "pack_into" {
			verb = "packing"
		}
		return 0, fail("%s requires a buffer of at least %d bytes for %s %d bytes at offset %d (actual buffer size is %d)", name, l.size+off, verb, l.size, off, n)
	}
	return off, nil
}

func (l *layout) unpackFrom(v, offset rt.Value) (rt.Value, *rt.Exc) {
	s, err := rt.BytesArg(v)
	if err != nil {
		return rt.Unset, err
	}
	off, err := l.place("unpack_from", len(s), offset)
	if err != nil {
		return rt.Unset, err
	}
	return l.unpack([]byte(s[off : off+l.size])), nil
}

func (l *layout) packInto(buffer, offset rt.Value, args []rt.Value) (rt.Value, *rt.Exc) {
	b, err := rt.WritableBytes(buffer)
	if err != nil {
		return rt.Unset, err
	}
	off, err := l.place("pack_into", len(b), offset)
	if err != nil {
		return rt.Unset, err
	}
	out, err := l.pack("pack_into", args)
	copy(b[off:], out)
	return rt.None, err
}

// chunks is what iter_unpack gives.
type chunks struct {
	rt.Obj
	l *layout
	s string
}

func (l *layout) iterUnpack(v rt.Value) (rt.Value, *rt.Exc) {
	s, err := rt.BytesArg(v)
	if err != nil {
		return rt.Unset, err
	}
	if l.size == 0 {
		return rt.Unset, fail("cannot iteratively unpack with a struct of length 0")
	}
	if len(s)%l.size != 0 {
		return rt.Unset, fail("iterative unpacking requires a buffer of a multiple of %d bytes", l.size)
	}
	return rt.FromObj(&chunks{rt.NewObj(&iterType), l, s}), nil
}

func fill(m *rt.Module) *rt.Exc {
	items := func(v rt.Value) []rt.Value { return rt.Cast[rt.Tuple](v).Items() }
	of := func(v rt.Value) *layout { return rt.Cast[layout](v) }
	structType.New = func(_ *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		p, err := rt.NewSig("Struct", "format").Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		l, err := parse(p[0])
		return rt.FromObj(l), err
	}
	packed := func(name string, l *layout, args []rt.Value) (rt.Value, *rt.Exc) {
		b, err := l.pack(name, args)
		return rt.NewBytes(string(b)), err
	}
	structType.Methods = []rt.Def{
		{Name: "pack", Sig: "*args", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return packed("pack", of(a[0]), items(a[1])) }},
		{Name: "unpack", F2: func(s, v rt.Value) (rt.Value, *rt.Exc) { return of(s).unpackAll(v) }},
		{Name: "unpack_from", Sig: "buffer, offset=0", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return of(a[0]).unpackFrom(a[1], a[2]) }},
		{Name: "pack_into", Sig: "buffer, offset, /, *args", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			return of(a[0]).packInto(a[1], a[2], items(a[3]))
		}},
		{Name: "iter_unpack", F2: func(s, v rt.Value) (rt.Value, *rt.Exc) { return of(s).iterUnpack(v) }},
	}
	structType.GetSets = []rt.GetSet{
		{Name: "size", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(of(v).size)), nil }},
		{Name: "format", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.NewStr(of(v).text), nil }},
	}
	iterType.Iter = func(v rt.Value) (rt.Value, *rt.Exc) { return v, nil }
	iterType.Next = func(v rt.Value) (rt.Value, *rt.Exc) {
		c := rt.Cast[chunks](v)
		if c.s == "" {
			return rt.StopIter()
		}
		b := c.s[:c.l.size]
		c.s = c.s[c.l.size:]
		return c.l.unpack([]byte(b)), nil
	}
	rt.Ready(&iterType)
	m.Type(&ErrorType, &structType)
	with := func(f func(l *layout, a []rt.Value) (rt.Value, *rt.Exc)) func(a []rt.Value) (rt.Value, *rt.Exc) {
		return func(a []rt.Value) (rt.Value, *rt.Exc) {
			l, err := parse(a[0])
			if err != nil {
				return rt.Unset, err
			}
			return f(l, a[1:])
		}
	}
	m.Def(
		rt.Def{Name: "pack", Sig: "format, /, *args", FN: with(func(l *layout, a []rt.Value) (rt.Value, *rt.Exc) { return packed("pack", l, items(a[0])) })},
		rt.Def{Name: "unpack", Sig: "format, buffer, /", FN: with(func(l *layout, a []rt.Value) (rt.Value, *rt.Exc) { return l.unpackAll(a[0]) })},
		rt.Def{Name: "unpack_from", Sig: "format, /, buffer, offset=0", FN: with(func(l *layout, a []rt.Value) (rt.Value, *rt.Exc) { return l.unpackFrom(a[0], a[1]) })},
		rt.Def{Name: "pack_into", Sig: "format, buffer, offset, /, *args", FN: with(func(l *layout, a []rt.Value) (rt.Value, *rt.Exc) {
			return l.packInto(a[0], a[1], items(a[2]))
		})},
		rt.Def{Name: "iter_unpack", Sig: "format, buffer, /", FN: with(func(l *layout, a []rt.Value) (rt.Value, *rt.Exc) { return l.iterUnpack(a[0]) })},
		rt.Def{Name: "calcsize", Sig: "format, /", FN: with(func(l *layout, _ []rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(l.size)), nil })},
	)
	return nil
}
