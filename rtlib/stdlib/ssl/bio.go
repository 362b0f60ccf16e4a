package ssl

import (
	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/socket"
)

// bio is a MemoryBIO: bytes on their way between a connection and whoever carries them.
type bio struct {
	rt.Obj
	buf []byte
	off int
	eof bool // no more will be written

	lent bool   // buf is another's memory
	own  []byte // what buf was before it was lent
}

var bioType = rt.Type{Name: "MemoryBIO", Module: "_ssl", Flags: rt.BaseType}

func newBIO() *bio { return rt.Alloc[bio](&bioType) }

func (b *bio) pending() int { return len(b.buf) - b.off }

func (b *bio) write(p []byte) {
	b.keep()
	if b.off == len(b.buf) {
		b.buf, b.off = b.buf[:0], 0
	} else if b.off > len(b.buf)/2 && len(b.buf)+len(p) > cap(b.buf) {
		b.buf = b.buf[:copy(b.buf, b.buf[b.off:])]
		b.off = 0
	}
	b.buf = append(b.buf, p...)
}

// lend is write without a copy: p must not change before keep is called.
func (b *bio) lend(p []byte) {
	if b.pending() > 0 {
		b.write(p)
		return
	}
	if !b.lent {
		b.own = b.buf
	}
	b.buf, b.off, b.lent = p, 0, true
}

// keep copies what is left of lent memory.
func (b *bio) keep() {
	if b.lent {
		b.buf, b.own, b.lent = append(b.own[:0], b.buf[b.off:]...), nil, false
		b.off = 0
	}
}

// grow makes room for n bytes more.
func (b *bio) grow(n int) {
	if b.buf == nil {
		b.buf = make([]byte, 0, n)
	}
}

func (b *bio) read(p []byte) int {
	n := copy(p, b.buf[b.off:])
	b.skip(n)
	return n
}

// lend is _ssl.lend(bio, data): bio.write(data) without a copy, where the data does not change before keep(bio).
func lend(v, data rt.Value) (rt.Value, *rt.Exc) {
	b := rt.As[bio](v, &bioType)
	if b == nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "a MemoryBIO object is required")
	}
	s, ok := rt.BytesContents(data)
	if !ok {
		return rt.Unset, rt.Errorf(&rt.TypeError, "a bytes-like object is required, not '%s'", rt.TypeName(data))
	}
	b.lend(rt.BytesView(s))
	return rt.None, nil
}

// keep is _ssl.keep(bio).
func keep(v rt.Value) (rt.Value, *rt.Exc) {
	b := rt.As[bio](v, &bioType)
	if b == nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "a MemoryBIO object is required")
	}
	b.keep()
	return rt.None, nil
}

// keepBuffer is the size up to which an empty buffer is kept for what comes next.
const keepBuffer = 1 << 20

// skip drops the first n bytes.
func (b *bio) skip(n int) {
	if b.off += n; b.off == len(b.buf) {
		b.off = 0
		if b.buf = b.buf[:0]; cap(b.buf) > keepBuffer {
			b.buf = nil
		}
	}
}

func setUpBIO() {
	t := &bioType
	sig := rt.NewSig("MemoryBIO", "")
	t.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		_, err := sig.Bind(a)
		return rt.FromObj(rt.Alloc[bio](t)), err
	}
	self := func(v rt.Value) *bio { return rt.Cast[bio](v) }
	t.Methods = []rt.Def{
		{Name: "read", Sig: "size=-1, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			b := self(a[0])
			n, err := rt.IndexInt(a[1])
			if err != nil {
				return rt.Unset, err
			}
			b.keep()
			if n < 0 || n > b.pending() {
				n = b.pending()
			}
			if n > 0 && n == len(b.buf) {
				data := rt.NewBytes(rt.TextOf(b.buf)) // all of it: the buffer goes along
				b.buf = nil
				return data, nil
			}
			data := rt.NewBytes(string(b.buf[b.off : b.off+n]))
			b.skip(n)
			return data, nil
		}},
		{Name: "write", F2: func(v, data rt.Value) (rt.Value, *rt.Exc) {
			s, ok := rt.BytesContents(data)
			if !ok {
				return rt.Unset, rt.Errorf(&rt.TypeError, "a bytes-like object is required, not '%s'", rt.TypeName(data))
			}
			if self(v).eof {
				return rt.Unset, rt.NewExc(&socket.SSLError, rt.NewStr("cannot write() after write_eof()"))
			}
			self(v).write(rt.BytesView(s))
			return rt.Int(int64(len(s))), nil
		}},
		{Name: "write_eof", F1: func(v rt.Value) (rt.Value, *rt.Exc) { self(v).eof = true; return rt.None, nil }},
	}
	t.GetSets = []rt.GetSet{
		{Name: "pending", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(self(v).pending())), nil }},
		{Name: "eof", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(self(v).eof && self(v).pending() == 0), nil }},
	}
	rt.Ready(t)
}
