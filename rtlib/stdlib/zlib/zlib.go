// Package zlib provides Python's module zlib on Go's compress packages: the compressed bytes differ from those of the C library, what they
// decompress to does not.
package zlib

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"hash/adler32"
	"hash/crc32"
	"io"

	rt "github.com/py2go/py2go/rtlib"
)

var (
	errorType        = rt.Type{Name: "error", Module: "zlib", Base: &rt.Exception, Flags: rt.BaseType | rt.ExceptionType}
	compressorType   = rt.Type{Name: "Compress", Module: "zlib", Flags: rt.NoInstantiate}
	decompressorType = rt.Type{Name: "Decompress", Module: "zlib", Flags: rt.NoInstantiate}
)

func fail(format string, args ...any) *rt.Exc { return rt.Errorf(&errorType, format, args...) }

// writer is the compressor for a window size: negative means raw data, more than 15 gzip.
func writer(to io.Writer, level, wbits int) (io.WriteCloser, *rt.Exc) {
	if level < -1 || level > 9 {
		return nil, fail("Bad compression level")
	}
	var w io.WriteCloser
	var err error
	switch {
	case wbits < 0:
		w, err = flate.NewWriter(to, level)
	case wbits > 15:
		w, err = gzip.NewWriterLevel(to, level)
	default:
		w, err = zlib.NewWriterLevel(to, level)
	}
	if err != nil {
		return nil, rt.Errorf(&rt.ValueError, "Invalid initialization option")
	}
	return w, nil
}

// reader is the decompressor for a window size; above 31 the data tells what it is.
func reader(from *bytes.Reader, wbits int) (io.Reader, error) {
	if wbits >= 40 {
		head := make([]byte, 2)
		if n, _ := from.ReadAt(head, 0); n == 2 && head[0] == 0x1f && head[1] == 0x8b {
			wbits = 31
		} else {
			wbits = 15
		}
	}
	switch {
	case wbits < 0:
		return flate.NewReader(from), nil
	case wbits > 15:
		r, err := gzip.NewReader(from)
		if err == nil {
			r.Multistream(false)
		}
		return r, err
	}
	return zlib.NewReader(from)
}

func incomplete(err error) bool { return errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) }

// describe is the library's error for data that cannot be decompressed.
func describe(err error) *rt.Exc {
	switch {
	case errors.Is(err, zlib.ErrHeader), errors.Is(err, gzip.ErrHeader):
		return fail("Error -3 while decompressing data: incorrect header check")
	case errors.Is(err, zlib.ErrChecksum), errors.Is(err, gzip.ErrChecksum):
		return fail("Error -3 while decompressing data: incorrect data check")
	case errors.Is(err, zlib.ErrDictionary):
		return fail("Error 2 while decompressing data")
	}
	return fail("Error -3 while decompressing data: invalid block type")
}

type compressor struct {
	rt.Obj
	out bytes.Buffer
	w   io.WriteCloser
}

func (c *compressor) take() rt.Value {
	v := rt.NewBytes(c.out.String())
	c.out.Reset()
	return v
}

// decompressor decompresses all it was given anew for every piece of data, and skips what it returned before.
type decompressor struct {
	rt.Obj
	wbits    int
	in       []byte
	returned int
	eof      bool
	unused   string
	tail     string
}

// run returns at most limit bytes of new output, all of it if limit is 0.
func (d *decompressor) run(data string, limit int) (rt.Value, *rt.Exc) {
	if d.eof {
		d.unused += data
		return rt.NewBytes(""), nil
	}
	d.in = append(d.in, data...)
	d.tail = ""
	from := bytes.NewReader(d.in)
	r, err := reader(from, d.wbits)
	if err != nil {
		if incomplete(err) {
			return rt.NewBytes(""), nil
		}
		return rt.Unset, describe(err)
	}
	if _, err := io.CopyN(io.Discard, r, int64(d.returned)); err != nil {
		return rt.Unset, describe(err)
	}
	var out bytes.Buffer
	if limit > 0 {
		_, err = io.CopyN(&out, r, int64(limit))
		if err == nil {
			// There may be more; what was not read yet must be given again.
			d.returned += out.Len()
			if left := from.Len(); left > 0 {
				d.tail = string(d.in[len(d.in)-left:])
				d.in = d.in[:len(d.in)-left]
			}
			return rt.NewBytes(out.String()), nil
		}
	} else {
		_, err = io.Copy(&out, r)
	}
	d.returned += out.Len()
	if err != nil && !incomplete(err) {
		return rt.Unset, describe(err)
	}
	if err == nil || errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		d.eof = true
		d.unused = string(d.in[len(d.in)-from.Len():])
	}
	return rt.NewBytes(out.String()), nil
}

func ints(vs ...rt.Value) ([]int, *rt.Exc) {
	out := make([]int, len(vs))
	for i, v := range vs {
		n, err := rt.IndexInt(v)
		if err != nil {
			return nil, err
		}
		out[i] = n
	}
	return out, nil
}

func compress(a []rt.Value) (rt.Value, *rt.Exc) {
	s, err := rt.BytesArg(a[0])
	if err != nil {
		return rt.Unset, err
	}
	n, err := ints(a[1], a[2])
	if err != nil {
		return rt.Unset, err
	}
	var out bytes.Buffer
	w, err := writer(&out, n[0], n[1])
	if err != nil {
		return rt.Unset, err
	}
	if _, e := io.WriteString(w, s); e != nil {
		return rt.Unset, fail("%s", e)
	}
	if e := w.Close(); e != nil {
		return rt.Unset, fail("%s", e)
	}
	return rt.NewBytes(out.String()), nil
}

func decompress(a []rt.Value) (rt.Value, *rt.Exc) {
	s, err := rt.BytesArg(a[0])
	if err != nil {
		return rt.Unset, err
	}
	n, err := ints(a[1])
	if err != nil {
		return rt.Unset, err
	}
	d := &decompressor{wbits: n[0]}
	v, err := d.run(s, 0)
	if err == nil && !d.eof {
		err = fail("Error -5 while decompressing data: incomplete or truncated stream")
	}
	return v, err
}

func checksum(name string, start int, f func(sum uint32, s []byte) uint32) rt.Def {
	first := "0"
	if start == 1 {
		first = "1"
	}
	return rt.Def{Name: name, Sig: "data, value=" + first + ", /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		s, err := rt.BytesArg(a[0])
		if err != nil {
			return rt.Unset, err
		}
		z, ok := rt.BigOf(a[1])
		if !ok {
			return rt.Unset, rt.Errorf(&rt.TypeError, "'%s' object cannot be interpreted as an integer", rt.TypeName(a[1]))
		}
		return rt.Int(int64(f(uint32(z.Int64()), []byte(s)))), nil
	}}
}

// adler continues a checksum.
func adler(sum uint32, s []byte) uint32 {
	if sum == 1 {
		return adler32.Checksum(s)
	}
	lo, hi := sum&0xffff, sum>>16
	for _, c := range s {
		lo = (lo + uint32(c)) % 65521
		hi = (hi + lo) % 65521
	}
	return hi<<16 | lo
}

func initTypes() {
	of := func(v rt.Value) *compressor { return rt.Cast[compressor](v) }
	compressorType.Methods = []rt.Def{
		{Name: "compress", Sig: "data, /", F2: func(v, data rt.Value) (rt.Value, *rt.Exc) {
			s, err := rt.BytesArg(data)
			if err != nil {
				return rt.Unset, err
			}
			if _, e := io.WriteString(of(v).w, s); e != nil {
				return rt.Unset, fail("%s", e)
			}
			return of(v).take(), nil
		}},
		{Name: "flush", Sig: "mode=4, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			mode, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			c := of(a[0])
			var e error
			switch f, ok := c.w.(interface{ Flush() error }); {
			case mode == 4:
				e = c.w.Close()
			case mode != 0 && ok:
				e = f.Flush()
			}
			if e != nil {
				return rt.Unset, fail("%s", e)
			}
			return c.take(), nil
		}},
	}
	from := func(v rt.Value) *decompressor { return rt.Cast[decompressor](v) }
	decompressorType.Methods = []rt.Def{
		{Name: "decompress", Sig: "data, /, max_length=0", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			s, err := rt.BytesArg(a[1])
			if err != nil {
				return rt.Unset, err
			}
			limit, err := rt.IndexInt(a[2])
			if err != nil {
				return rt.Unset, err
			}
			if limit < 0 {
				return rt.Unset, rt.Errorf(&rt.ValueError, "max_length must be non-negative")
			}
			return from(a[0]).run(s, limit)
		}},
		{Name: "flush", Sig: "length=16384, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			d := from(a[0])
			return d.run(d.tail, 0)
		}},
		{Name: "copy", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			c := *from(v)
			c.in = bytes.Clone(c.in)
			return rt.FromObj(&c), nil
		}},
	}
	decompressorType.GetSets = []rt.GetSet{
		{Name: "eof", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(from(v).eof), nil }},
		{Name: "unused_data", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.NewBytes(from(v).unused), nil }},
		{Name: "unconsumed_tail", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.NewBytes(from(v).tail), nil }},
	}
	rt.Ready(&compressorType)
	rt.Ready(&decompressorType)
}

func fill(m *rt.Module) *rt.Exc {
	m.Type(&errorType)
	m.Def(
		rt.Def{Name: "compress", Sig: "data, /, level=-1, wbits=15", FN: compress},
		rt.Def{Name: "decompress", Sig: "data, /, wbits=15, bufsize=16384", FN: decompress},
		rt.Def{Name: "compressobj", Sig: "level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			n, err := ints(a[0], a[2])
			if err != nil {
				return rt.Unset, err
			}
			c := &compressor{Obj: rt.NewObj(&compressorType)}
			c.w, err = writer(&c.out, n[0], n[1])
			return rt.FromObj(c), err
		}},
		rt.Def{Name: "decompressobj", Sig: "wbits=15, zdict=None", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			n, err := rt.IndexInt(a[0])
			return rt.FromObj(&decompressor{Obj: rt.NewObj(&decompressorType), wbits: n}), err
		}},
		checksum("crc32", 0, func(sum uint32, s []byte) uint32 { return crc32.Update(sum, crc32.IEEETable, s) }),
		checksum("adler32", 1, adler),
	)
	for name, n := range map[string]int64{
		"MAX_WBITS": 15, "DEFLATED": 8, "DEF_MEM_LEVEL": 8, "DEF_BUF_SIZE": 16384, "Z_BEST_COMPRESSION": 9, "Z_BEST_SPEED": 1,
		"Z_NO_COMPRESSION": 0, "Z_DEFAULT_COMPRESSION": -1, "Z_DEFAULT_STRATEGY": 0, "Z_FILTERED": 1, "Z_HUFFMAN_ONLY": 2, "Z_RLE": 3,
		"Z_FIXED": 4, "Z_NO_FLUSH": 0, "Z_PARTIAL_FLUSH": 1, "Z_SYNC_FLUSH": 2, "Z_FULL_FLUSH": 3, "Z_FINISH": 4, "Z_BLOCK": 5, "Z_TREES": 6,
	} {
		m.Set(name, rt.Int(n))
	}
	m.Set("ZLIB_VERSION", rt.NewStr("1.3.1"))
	m.Set("ZLIB_RUNTIME_VERSION", rt.NewStr("1.3.1"))
	return nil
}

func init() {
	initTypes()
	rt.RegisterModule("zlib", fill)
}
