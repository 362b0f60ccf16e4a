package rt

import (
	bin "encoding/binary"
	"math"
	"strings"
)

// This file reads and writes the items of a memoryview: numbers in the machine's own layout, by the codes of the module struct.

// itemCode is the code of a format of one native item; 0 for any other format.
func itemCode(format string) byte {
	format = strings.TrimPrefix(format, "@")
	if len(format) == 1 && itemSize(format[0]) > 0 {
		return format[0]
	}
	return 0
}

// itemSize is how many bytes an item takes; 0 if there is no such code.
func itemSize(code byte) int {
	switch code {
	case 'b', 'B', 'c', '?':
		return 1
	case 'h', 'H', 'e':
		return 2
	case 'i', 'I', 'f', 'w':
		return 4
	case 'l', 'L', 'q', 'Q', 'n', 'N', 'P', 'd':
		return 8
	}
	return 0
}

// readable reports whether items of the code can be values.
func readable(code byte) bool { return code != 0 && code != 'w' }

// isByteCode reports whether items of the code are bytes.
func isByteCode(code byte) bool { return code == 'b' || code == 'B' || code == 'c' }

func unpackItem(code byte, b []byte) Value {
	le := bin.LittleEndian
	switch code {
	case 'b':
		return Int(int64(int8(b[0])))
	case 'c':
		return NewBytes(string(b[:1]))
	case '?':
		return Bool(b[0] != 0)
	case 'h':
		return Int(int64(int16(le.Uint16(b))))
	case 'H':
		return Int(int64(le.Uint16(b)))
	case 'i':
		return Int(int64(int32(le.Uint32(b))))
	case 'I':
		return Int(int64(le.Uint32(b)))
	case 'l', 'q', 'n':
		return Int(int64(le.Uint64(b)))
	case 'L', 'Q', 'N', 'P':
		return UintValue(le.Uint64(b))
	case 'e':
		return Float(HalfFloat(le.Uint16(b)))
	case 'f':
		return Float(float64(math.Float32frombits(le.Uint32(b))))
	case 'd':
		return Float(math.Float64frombits(le.Uint64(b)))
	}
	return Int(int64(b[0]))
}

// packItem writes v to b, which has the size of an item of format.
func packItem(format string, b []byte, v Value) *Exc {
	code := itemCode(format)
	var bits uint64
	var err *Exc
	inRange := true
	switch code {
	case 'c':
		o := As[Bytes](v, &BytesType)
		if o == nil {
			return Errorf(&TypeError, "memoryview: invalid type for format '%s'", format)
		}
		if inRange = len(o.s) == 1; inRange {
			bits = uint64(o.s[0])
		}
	case '?':
		var t bool
		if t, err = Truth(v); err != nil {
			return err
		}
		if t {
			bits = 1
		}
	case 'e', 'f', 'd':
		var f float64
		f, err = ToFloat(v)
		switch code {
		case 'e':
			var h uint16
			h, inRange = HalfBits(f)
			bits = uint64(h)
		case 'f':
			bits = uint64(math.Float32bits(float32(f)))
		default:
			bits = math.Float64bits(f)
		}
	default:
		var i Value
		if i, err = IndexValue(v); err == nil {
			bits, inRange = packInt(i, 8*len(b), code >= 'a')
		}
	}
	switch {
	case err == nil && inRange:
		for k := range b {
			b[k] = byte(bits >> (8 * k))
		}
		return nil
	case err == nil, err.Is(&OverflowError), err.Is(&ValueError):
		return Errorf(&ValueError, "memoryview: invalid value for format '%s'", format)
	case err.Is(&TypeError):
		return Errorf(&TypeError, "memoryview: invalid type for format '%s'", format)
	}
	return err
}

// packInt is an int as so many bits, if they hold it.
func packInt(i Value, bits int, signed bool) (uint64, bool) {
	z, _ := BigOf(i)
	if signed {
		fits := z.BitLen() < bits || z.IsInt64() && z.Int64() == -1<<(bits-1)
		return uint64(z.Int64()), fits
	}
	return z.Uint64(), z.Sign() >= 0 && z.BitLen() <= bits
}

// HalfBits is x as a 16-bit float, rounded half to even; false if it is too large.
func HalfBits(x float64) (uint16, bool) {
	sign := uint16(math.Float64bits(x) >> 48 & 0x8000)
	a := math.Abs(x)
	switch {
	case math.IsNaN(x):
		return sign | 0x7e00, true
	case math.IsInf(x, 0):
		return sign | 0x7c00, true
	case a < 0x1p-14:
		return sign | uint16(math.RoundToEven(a*0x1p24)), true
	}
	f, e := math.Frexp(a)
	m := math.RoundToEven(f * 2048)
	if m == 2048 {
		m, e = 1024, e+1
	}
	if e-1 > 15 {
		return 0, false
	}
	return sign | uint16(e+14)<<10 | uint16(m)&0x3ff, true
}

// HalfFloat is the value of a 16-bit float.
func HalfFloat(h uint16) float64 {
	e, m := int(h>>10&31), float64(h&0x3ff)
	var f float64
	switch e {
	case 0:
		f = math.Ldexp(m, -24)
	case 31:
		f = math.Inf(1)
		if m != 0 {
			f = math.NaN()
		}
	default:
		f = math.Ldexp(1024+m, e-25)
	}
	if h&0x8000 != 0 {
		f = -f
	}
	return f
}
