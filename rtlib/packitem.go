package rt

import (
	bin "encoding/binary"
	"math"
)

// packItem writes one item of a memoryview.
func packItem(format string, b []byte, v Value) *Exc {
	badType := func() *Exc { return Errorf(&TypeError, "memoryview: invalid type for format '%s'", format) }
	badValue := func() *Exc { return Errorf(&ValueError, "memoryview: invalid value for format '%s'", format) }
	le := bin.LittleEndian
	switch format {
	case "f", "d":
		f, err := ToFloat(v)
		if err != nil {
			return badType()
		}
		if format == "f" {
			le.PutUint32(b, math.Float32bits(float32(f)))
		} else {
			le.PutUint64(b, math.Float64bits(f))
		}
		return nil
	case "c":
		o := As[Bytes](v, &BytesType)
		if o == nil {
			return badType()
		}
		if len(o.s) != 1 {
			return badValue()
		}
		b[0] = o.s[0]
		return nil
	case "?":
		t, err := Truth(v)
		b[0] = 0
		if t {
			b[0] = 1
		}
		return err
	}
	i, err := IndexValue(v)
	if err != nil {
		return badType()
	}
	z, _ := BigOf(i)
	bits := 8 * len(b)
	if format[0] >= 'a' {
		if z.BitLen() >= bits && !(z.IsInt64() && z.Int64() == -1<<(bits-1)) {
			return badValue()
		}
		n := uint64(z.Int64())
		for k := range b {
			b[k] = byte(n >> (8 * k))
		}
		return nil
	}
	if z.Sign() < 0 || z.BitLen() > bits {
		return badValue()
	}
	for n, k := z.Uint64(), 0; k < len(b); k++ {
		b[k] = byte(n >> (8 * k))
	}
	return nil
}
