// Package array provides Python's module array: sequences of numbers or characters of one machine type, kept as bytes.
package array

import (
	"encoding/binary"
	"math"

	rt "github.com/py2go/py2go/rtlib"
)

// code is one type of items: its letter, its size in bytes, and how items are read and written.
type code struct {
	letter byte
	size   int
	text   bool
	get    func(b []byte) rt.Value
	put    func(b []byte, v rt.Value) *rt.Exc
}

var le = binary.LittleEndian

// small is an integer type up to 32 bits; what names it in errors.
func small(letter byte, size int, lo, hi int64, what string) *code {
	signed := lo < 0
	return &code{letter: letter, size: size, get: func(b []byte) rt.Value {
		n := unsigned(b)
		if signed {
			shift := 64 - 8*size
			return rt.Int(int64(n) << shift >> shift)
		}
		return rt.Int(int64(n))
	}, put: func(b []byte, v rt.Value) *rt.Exc {
		i, err := rt.IndexValue(v)
		if err != nil {
			return err
		}
		if !i.IsInt() {
			return rt.Errorf(&rt.OverflowError, "Python int too large to convert to C long")
		}
		n := i.AsInt()
		if letter == 'I' && n < 0 {
			return rt.Errorf(&rt.OverflowError, "can't convert negative value to unsigned int")
		}
		if n < lo {
			return rt.Errorf(&rt.OverflowError, "%s is less than minimum", what)
		}
		if n > hi {
			return rt.Errorf(&rt.OverflowError, "%s is greater than maximum", what)
		}
		store(b, uint64(n))
		return nil
	}}
}

func unsigned(b []byte) uint64 {
	var n uint64
	for i := len(b) - 1; i >= 0; i-- {
		n = n<<8 | uint64(b[i])
	}
	return n
}

func store(b []byte, n uint64) {
	for i := range b {
		b[i] = byte(n)
		n >>= 8
	}
}

// wide is an integer type of 64 bits.
func wide(letter byte, signed bool, tooBig, negative string) *code {
	return &code{letter: letter, size: 8, get: func(b []byte) rt.Value {
		if signed {
			return rt.Int(int64(le.Uint64(b)))
		}
		return rt.UintValue(le.Uint64(b))
	}, put: func(b []byte, v rt.Value) *rt.Exc {
		i, err := rt.IndexValue(v)
		if err != nil {
			return err
		}
		z, _ := rt.BigOf(i)
		switch {
		case signed && !z.IsInt64(), !signed && z.Sign() > 0 && !z.IsUint64():
			return rt.Errorf(&rt.OverflowError, "%s", tooBig)
		case !signed && z.Sign() < 0:
			return rt.Errorf(&rt.OverflowError, "%s", negative)
		}
		if signed {
			le.PutUint64(b, uint64(z.Int64()))
		} else {
			le.PutUint64(b, z.Uint64())
		}
		return nil
	}}
}

// runes is a character type.
func runes(letter byte) *code {
	return &code{letter: letter, size: 4, text: true, get: func(b []byte) rt.Value {
		return rt.NewStr(string(rt.AppendRune(nil, rune(le.Uint32(b)))))
	}, put: func(b []byte, v rt.Value) *rt.Exc {
		s, ok := rt.StrOf(v)
		if !ok || rt.RuneCount(s) != 1 {
			if ok {
				return rt.Errorf(&rt.TypeError, "array item must be a string of length 1, not a string of length %d", rt.RuneCount(s))
			}
			return rt.Errorf(&rt.TypeError, "array item must be unicode character")
		}
		r, _ := rt.DecodeRune(s)
		le.PutUint32(b, uint32(r))
		return nil
	}}
}

func float(letter byte, size int) *code {
	return &code{letter: letter, size: size, get: func(b []byte) rt.Value {
		if size == 4 {
			return rt.Float(float64(math.Float32frombits(le.Uint32(b))))
		}
		return rt.Float(math.Float64frombits(le.Uint64(b)))
	}, put: func(b []byte, v rt.Value) *rt.Exc {
		f, err := rt.ToFloat(v)
		if err != nil {
			return err
		}
		if size == 4 {
			le.PutUint32(b, math.Float32bits(float32(f)))
		} else {
			le.PutUint64(b, math.Float64bits(f))
		}
		return nil
	}}
}

var codes = map[byte]*code{}

func init() {
	const toC = "Python int too large to convert to C "
	for _, c := range []*code{
		small('b', 1, math.MinInt8, math.MaxInt8, "signed char"), small('B', 1, 0, math.MaxUint8, "unsigned byte integer"),
		small('h', 2, math.MinInt16, math.MaxInt16, "signed short integer"), small('H', 2, 0, math.MaxUint16, "unsigned short"),
		small('i', 4, math.MinInt32, math.MaxInt32, "signed integer"), small('I', 4, 0, math.MaxUint32, "unsigned int"),
		wide('l', true, toC+"long", ""), wide('L', false, toC+"unsigned long", "can't convert negative value to unsigned int"),
		wide('q', true, "int too big to convert", ""), wide('Q', false, "int too big to convert", "can't convert negative int to unsigned"),
		runes('u'), runes('w'), float('f', 4), float('d', 8),
	} {
		codes[c.letter] = c
	}
}

// formats are the numbers of machine formats in pickles of protocol 3 and later.
var formats = map[byte]int{
	'B': 0, 'b': 1, 'H': 2, 'h': 4, 'I': 6, 'i': 8, 'L': 10, 'l': 12, 'Q': 10, 'q': 12, 'f': 14, 'd': 16, 'u': 20, 'w': 20,
}
