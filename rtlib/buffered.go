package rt

import (
	"bytes"
	"fmt"
)

// Buffered is a buffered binary stream over a raw one: reader, writer, or both.
type Buffered struct {
	Obj
	raw      Value
	file     *FileIO // raw, if it is just that
	size     int
	rbuf     []byte // read ahead, from rpos on
	rpos     int
	wbuf     []byte // not yet written
	detached bool
}

// The types of buffered streams.
var (
	BufferedReaderType = Type{Name: "BufferedReader", Module: "_io", Base: &BufferedIOBaseType, Flags: BaseType}
	BufferedWriterType = Type{Name: "BufferedWriter", Module: "_io", Base: &BufferedIOBaseType, Flags: BaseType}
	BufferedRandomType = Type{Name: "BufferedRandom", Module: "_io", Base: &BufferedIOBaseType, Flags: BaseType}
)

// dirty are the writers with data that is not written yet: it must not get lost with them.
var (
	dirty     = map[*Buffered]bool{}
	dirtyText = map[*TextIO]bool{}
)

// FlushFiles writes out all that was written to files and not flushed. Without reference counts a file that nobody closed would keep its
// data to itself; it has to be there when somebody looks at files.
func FlushFiles() { flushDirty() }

func flushDirty() {
	for t := range dirtyText {
		if t.buf != nil && t != stdoutStream {
			t.flushText()
		}
	}
	for b := range dirty {
		if stdoutStream == nil || b != stdoutStream.buf {
			b.flush()
		}
	}
}

func newBuffered(t *Type, raw Value, size int) *Buffered {
	b := alloc[Buffered](t)
	b.raw, b.size = raw, size
	b.file = Exactly[FileIO](raw, &FileIOType)
	return b
}

func (b *Buffered) isClosed() (bool, *Exc) {
	if b.file != nil {
		return b.file.closed, nil
	}
	if b.raw.IsUnset() {
		return true, nil
	}
	return isClosed(b.raw)
}

func (b *Buffered) check(what string) *Exc {
	if b.detached {
		return Errorf(&ValueError, "raw stream has been detached")
	}
	if b.raw.IsUnset() {
		return Errorf(&ValueError, "I/O operation on uninitialized object")
	}
	c, err := b.isClosed()
	if err == nil && c {
		err = Errorf(&ValueError, "%s", what)
	}
	return err
}

func (b *Buffered) canRead() bool {
	return b.typ != &BufferedWriterType && !b.typ.IsSubtype(&BufferedWriterType)
}
func (b *Buffered) canWrite() bool { return !b.typ.IsSubtype(&BufferedReaderType) }

// rawRead reads once into p; n is 0 at the end, -1 if nothing is there yet.
func (b *Buffered) rawRead(p []byte) (int, *Exc) {
	if b.file != nil {
		return b.file.read(p)
	}
	into := NewByteArray(p[:len(p):len(p)])
	r, err := callNamed(b.raw, "readinto", into)
	if err != nil {
		return 0, err
	}
	if r.IsNone() {
		return -1, nil
	}
	n, err := IndexInt(r)
	if err != nil {
		return 0, err
	}
	if n < 0 || n > len(p) {
		return 0, Errorf(&OSError, "raw readinto() returned invalid length %d (should have been between 0 and %d)", n, len(p))
	}
	copy(p, Cast[ByteArray](into).b[:n])
	return n, nil
}

func (b *Buffered) rawWrite(p []byte) *Exc {
	for len(p) > 0 {
		var n int
		var err *Exc
		if b.file != nil {
			n, err = b.file.write(p)
		} else {
			var r Value
			if r, err = callNamed(b.raw, "write", NewBytes(string(p))); err == nil {
				n, err = IndexInt(r)
			}
		}
		if err != nil {
			return err
		}
		p = p[n:]
	}
	return nil
}

func (b *Buffered) rawSeek(off int64, whence int) (int64, *Exc) {
	if b.file != nil {
		return b.file.seek(off, whence)
	}
	r, err := callNamed(b.raw, "seek", Int(off), Int(int64(whence)))
	if err != nil {
		return 0, err
	}
	n, err := IndexInt(r)
	return int64(n), err
}

// unread gives back what was read ahead, before a write.
func (b *Buffered) unread() *Exc {
	n := len(b.rbuf) - b.rpos
	b.rbuf, b.rpos = b.rbuf[:0], 0
	if n > 0 {
		_, err := b.rawSeek(int64(-n), 1)
		return err
	}
	return nil
}

func (b *Buffered) flush() *Exc {
	if len(b.wbuf) == 0 {
		return nil
	}
	p := b.wbuf
	b.wbuf = b.wbuf[:0]
	delete(dirty, b)
	return b.rawWrite(p)
}

func (b *Buffered) write(p []byte) *Exc {
	if len(b.rbuf) > b.rpos {
		if err := b.unread(); err != nil {
			return err
		}
	}
	if len(b.wbuf)+len(p) > b.size {
		if err := b.flush(); err != nil {
			return err
		}
		if len(p) > b.size {
			return b.rawWrite(p)
		}
	}
	if len(b.wbuf) == 0 && len(p) > 0 {
		dirty[b] = true
	}
	b.wbuf = append(b.wbuf, p...)
	return nil
}

// fill reads ahead once if nothing is; it reports whether there is anything.
func (b *Buffered) fill() (bool, *Exc) {
	if b.rpos < len(b.rbuf) {
		return true, nil
	}
	if err := b.flush(); err != nil {
		return false, err
	}
	if cap(b.rbuf) < b.size {
		b.rbuf = make([]byte, b.size)
	}
	b.rpos = 0
	n, err := b.rawRead(b.rbuf[:b.size])
	b.rbuf = b.rbuf[:max(n, 0)]
	return n > 0, err
}

// read reads n bytes, or fewer at the end; n < 0: all.
func (b *Buffered) read(n int) ([]byte, *Exc) {
	if n < 0 {
		out := bytes.Clone(b.rbuf[b.rpos:])
		b.rpos = len(b.rbuf)
		if err := b.flush(); err != nil {
			return nil, err
		}
		if b.file != nil {
			rest, err := b.file.readAll()
			if out == nil {
				return rest, err
			}
			return append(out, rest...), err
		}
		for {
			more, err := b.fill()
			if err != nil || !more {
				return out, err
			}
			out = append(out, b.rbuf[b.rpos:]...)
			b.rpos = len(b.rbuf)
		}
	}
	out := make([]byte, 0, min(n, 1<<20))
	for len(out) < n {
		if more, err := b.fill(); err != nil {
			return nil, err
		} else if !more {
			break
		}
		k := min(n-len(out), len(b.rbuf)-b.rpos)
		out = append(out, b.rbuf[b.rpos:b.rpos+k]...)
		b.rpos += k
	}
	return out, nil
}

// read1 reads at most n bytes with at most one call of the raw stream.
func (b *Buffered) read1(n int) ([]byte, *Exc) {
	if n < 0 {
		n = b.size
	}
	if n == 0 {
		return nil, nil
	}
	if more, err := b.fill(); err != nil || !more {
		return nil, err
	}
	k := min(n, len(b.rbuf)-b.rpos)
	out := bytes.Clone(b.rbuf[b.rpos : b.rpos+k])
	b.rpos += k
	return out, nil
}

// readLine reads up to and including a line feed; limit < 0: no limit.
func (b *Buffered) readLine(limit int) ([]byte, *Exc) {
	var out []byte
	for limit < 0 || len(out) < limit {
		if more, err := b.fill(); err != nil {
			return nil, err
		} else if !more {
			break
		}
		part := b.rbuf[b.rpos:]
		if limit >= 0 {
			part = part[:min(len(part), limit-len(out))]
		}
		i := bytes.IndexByte(part, '\n')
		if i >= 0 {
			part = part[:i+1]
		}
		out = append(out, part...)
		b.rpos += len(part)
		if i >= 0 {
			break
		}
	}
	return out, nil
}

func (b *Buffered) tell() (int64, *Exc) {
	n, err := b.rawSeek(0, 1)
	return n - int64(len(b.rbuf)-b.rpos) + int64(len(b.wbuf)), err
}

func (b *Buffered) seek(off int64, whence int) (int64, *Exc) {
	if whence < 0 || whence > 2 {
		return 0, Errorf(&ValueError, "whence value %d unsupported", whence)
	}
	if err := b.flush(); err != nil {
		return 0, err
	}
	if whence == 1 {
		off -= int64(len(b.rbuf) - b.rpos)
	}
	b.rbuf, b.rpos = b.rbuf[:0], 0
	return b.rawSeek(off, whence)
}

func (b *Buffered) close() *Exc {
	c, err := b.isClosed()
	if err != nil || c {
		return err
	}
	err = b.flush()
	b.wbuf = nil
	delete(dirty, b)
	if b.file != nil {
		if e := b.file.close(); err == nil {
			err = e
		}
		return err
	}
	if _, e := callNamed(b.raw, "close"); err == nil {
		err = e
	}
	return err
}

// sizeArg reads the size argument of read and its kin: None and negative numbers mean no limit.
func sizeArg(v Value) (int, *Exc) {
	if v.IsNone() {
		return -1, nil
	}
	if !IsIntLike(v) && TypeOf(v).Index == nil {
		return 0, Errorf(&TypeError, "argument should be integer or None, not '%s'", TypeName(v))
	}
	return IndexInt(v)
}

func initBuffered() {
	for _, t := range []*Type{&BufferedReaderType, &BufferedWriterType, &BufferedRandomType} {
		name := t.Name
		t.New = func(t *Type, _ *Args) (Value, *Exc) { return FromObj(alloc[Buffered](t)), nil }
		t.Init = func(self Value, a *Args) *Exc {
			p, err := a.params(name, "raw", "buffer_size")
			if err != nil {
				return err
			}
			if p[0].IsUnset() {
				return Errorf(&TypeError, "%s() missing required argument 'raw' (pos 1)", name)
			}
			b := Cast[Buffered](self)
			b.raw, b.size, b.file = p[0], defaultBuffer, Exactly[FileIO](p[0], &FileIOType)
			if !p[1].IsUnset() {
				if b.size, err = IndexInt(p[1]); err != nil {
					return err
				}
				if b.size <= 0 {
					return Errorf(&ValueError, "buffer size must be strictly positive")
				}
			}
			return nil
		}
		t.Repr = func(v Value) (Value, *Exc) {
			b := Cast[Buffered](v)
			n, err := GetAttrName(b.raw, "name")
			if err != nil {
				return NewStr("<_io." + name + ">"), nil
			}
			s, err := Repr(n)
			return NewStr(fmt.Sprintf("<_io.%s name=%s>", name, s)), err
		}
		t.Next = bufferedNext
		t.Members(func(t *Type) { t.Methods = append(t.Methods, bufferedMethods(t)...) })
		forward := func(attr string) GetSet {
			return GetSet{Name: attr, Get: func(v Value) (Value, *Exc) { return GetAttrName(Cast[Buffered](v).raw, attr) }}
		}
		t.GetSets = []GetSet{
			forward("name"), forward("mode"),
			{Name: "raw", Get: func(v Value) (Value, *Exc) { return Cast[Buffered](v).raw, nil }},
			{Name: "closed", Get: func(v Value) (Value, *Exc) { c, err := Cast[Buffered](v).isClosed(); return Bool(c), err }},
		}
	}
}

func bufferedNext(v Value) (Value, *Exc) {
	b := Cast[Buffered](v)
	if b.typ.Flags&HeapType != 0 {
		return streamNext(v)
	}
	if err := b.check("readline of closed file"); err != nil {
		return Unset, err
	}
	line, err := b.readLine(-1)
	if err != nil {
		return Unset, err
	}
	if len(line) == 0 {
		return StopIter()
	}
	return NewBytes(stringView(line)), nil
}

func bufferedMethods(t *Type) []Def {
	open := func(what string, f func(b *Buffered) (Value, *Exc)) func(Value) (Value, *Exc) {
		return func(v Value) (Value, *Exc) {
			b := Cast[Buffered](v)
			if err := b.check(what); err != nil {
				return Unset, err
			}
			return f(b)
		}
	}
	sized := func(name, what string, f func(b *Buffered, n int) ([]byte, *Exc)) Def {
		return Def{Name: name, Sig: "size=-1, /", FN: func(a []Value) (Value, *Exc) {
			b := Cast[Buffered](a[0])
			n, err := sizeArg(a[1])
			if err != nil {
				return Unset, err
			}
			if err := b.check(what); err != nil {
				return Unset, err
			}
			p, err := f(b, n)
			return NewBytes(stringView(p)), err
		}}
	}
	ask := func(name string) Def {
		return Def{Name: name, F1: open("I/O operation on closed file.", func(b *Buffered) (Value, *Exc) { return callNamed(b.raw, name) })}
	}
	into := func(name string, read func(b *Buffered, n int) ([]byte, *Exc)) Def {
		return Def{Name: name, F2: func(v, dst Value) (Value, *Exc) {
			p, err := WritableBytes(dst)
			if err != nil {
				return Unset, err
			}
			b := Cast[Buffered](v)
			if err := b.check("readinto of closed file"); err != nil {
				return Unset, err
			}
			got, err := read(b, len(p))
			return Int(int64(copy(p, got))), err
		}}
	}
	defs := []Def{
		ask("fileno"), ask("isatty"), ask("seekable"),
		{Name: "close", F1: func(v Value) (Value, *Exc) { return None, Cast[Buffered](v).close() }},
		{Name: "flush", F1: open("flush of closed file", func(b *Buffered) (Value, *Exc) { return None, b.flush() })},
		{Name: "detach", F1: open("raw stream has been detached", func(b *Buffered) (Value, *Exc) {
			err := b.flush()
			b.detached = true
			return b.raw, err
		})},
		{Name: "tell", F1: open("tell of closed file", func(b *Buffered) (Value, *Exc) { n, err := b.tell(); return Int(n), err })},
		{Name: "seek", Sig: "target, whence=0, /", FN: func(a []Value) (Value, *Exc) {
			b := Cast[Buffered](a[0])
			off, err := IndexInt(a[1])
			if err != nil {
				return Unset, err
			}
			whence, err := IndexInt(a[2])
			if err != nil {
				return Unset, err
			}
			if err := b.check("seek of closed file"); err != nil {
				return Unset, err
			}
			n, err := b.seek(int64(off), whence)
			return Int(n), err
		}},
	}
	if t != &BufferedWriterType {
		defs = append(defs, ask("readable"),
			sized("read", "read of closed file", (*Buffered).read), sized("read1", "read of closed file", (*Buffered).read1),
			sized("readline", "readline of closed file", (*Buffered).readLine),
			sized("peek", "peek of closed file", func(b *Buffered, _ int) ([]byte, *Exc) {
				_, err := b.fill()
				return bytes.Clone(b.rbuf[b.rpos:]), err
			}),
			into("readinto", (*Buffered).read), into("readinto1", (*Buffered).read1))
	}
	if t != &BufferedReaderType {
		defs = append(defs, ask("writable"),
			Def{Name: "write", F2: func(v, x Value) (Value, *Exc) {
				b := Cast[Buffered](v)
				s, err := bytesArg(x)
				if err != nil {
					return Unset, err
				}
				if err := b.check("write to closed file"); err != nil {
					return Unset, err
				}
				return Int(int64(len(s))), b.write(bytesView(s))
			}},
			Def{Name: "truncate", Sig: "size=None, /", FN: func(a []Value) (Value, *Exc) {
				b := Cast[Buffered](a[0])
				if err := b.check("truncate of closed file"); err != nil {
					return Unset, err
				}
				n, err := truncateSize(a[1], b.tell)
				if err != nil {
					return Unset, err
				}
				if err := b.flush(); err != nil {
					return Unset, err
				}
				return callNamed(b.raw, "truncate", Int(n))
			}})
	}
	return defs
}
