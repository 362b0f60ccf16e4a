package rt

import (
	"bytes"
	"strings"
)

// BytesIO is a binary stream in memory.
type BytesIO struct {
	Obj
	Attrs
	closed bool
	b      []byte
	pos    int
}

// StringIO is a text stream in memory.
type StringIO struct {
	Obj
	Attrs
	closed bool
	rs     []rune // the contents, unless out is in use
	out    []byte // the contents while only written to at the end
	pos    int    // in rs
	nl     TextIO // how line ends are treated
}

// The streams in memory.
var (
	BytesIOType  = Type{Name: "BytesIO", Module: "_io", Base: &BufferedIOBaseType, Flags: BaseType}
	StringIOType = Type{Name: "StringIO", Module: "_io", Base: &TextIOBaseType, Flags: BaseType}
)

func memClosed() *Exc { return Errorf(&ValueError, "I/O operation on closed file.") }

// cut is up to n bytes from the position; n < 0: all.
func (o *BytesIO) cut(n int) string {
	rest := o.b[min(o.pos, len(o.b)):]
	if n >= 0 && n < len(rest) {
		rest = rest[:n]
	}
	o.pos += len(rest)
	return string(rest)
}

func (o *BytesIO) line(limit int) string {
	rest := o.b[min(o.pos, len(o.b)):]
	n := bytes.IndexByte(rest, '\n') + 1
	if n == 0 {
		n = len(rest)
	}
	if limit >= 0 {
		n = min(n, limit)
	}
	return o.cut(n)
}

func (o *BytesIO) write(s string) {
	if s == "" {
		return
	}
	if gap := o.pos - len(o.b); gap > 0 {
		o.b = append(o.b, make([]byte, gap)...)
	}
	n := copy(o.b[o.pos:], s)
	o.b = append(o.b, s[n:]...)
	o.pos += len(s)
}

// memSeek is the new position of seek in a stream of n items.
func memSeek(off, whence, pos, n int) (int, *Exc) {
	switch whence {
	case 0:
		if off < 0 {
			return 0, Errorf(&ValueError, "negative seek value %d", off)
		}
	case 1:
		off += pos
	case 2:
		off += n
	default:
		return 0, Errorf(&ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	return max(off, 0), nil
}

func initMemIO() {
	initBytesIO()
	initStringIO()
}

func initBytesIO() {
	t := &BytesIOType
	t.InstanceDict()
	t.New = func(t *Type, _ *Args) (Value, *Exc) { return FromObj(alloc[BytesIO](t)), nil }
	t.Init = func(self Value, a *Args) *Exc {
		p, err := a.params("BytesIO", "initial_bytes")
		if err != nil {
			return err
		}
		o := Cast[BytesIO](self)
		o.b, o.pos = nil, 0
		if !p[0].IsUnset() && !p[0].IsNone() {
			s, err := bytesArg(p[0])
			if err != nil {
				return err
			}
			o.b = []byte(s)
		}
		return nil
	}
	open := func(f func(o *BytesIO) (Value, *Exc)) func(Value) (Value, *Exc) {
		return func(v Value) (Value, *Exc) {
			o := Cast[BytesIO](v)
			if o.closed {
				return Unset, memClosed()
			}
			return f(o)
		}
	}
	t.Next = func(v Value) (Value, *Exc) {
		return open(func(o *BytesIO) (Value, *Exc) {
			if o.typ.Flags&HeapType != 0 {
				return streamNext(v)
			}
			s := o.line(-1)
			if s == "" {
				return StopIter()
			}
			return NewBytes(s), nil
		})(v)
	}
	sized := func(name string, f func(o *BytesIO, n int) string) Def {
		return Def{Name: name, Sig: "size=-1, /", FN: func(a []Value) (Value, *Exc) {
			return open(func(o *BytesIO) (Value, *Exc) {
				n, err := sizeArg(a[1])
				if err != nil {
					return Unset, err
				}
				return NewBytes(f(o, n)), nil
			})(a[0])
		}}
	}
	yes := open(func(*BytesIO) (Value, *Exc) { return True, nil })
	t.Members(func(t *Type) {
		t.Methods = append(t.Methods, []Def{
			sized("read", (*BytesIO).cut), sized("read1", (*BytesIO).cut), sized("readline", (*BytesIO).line),
			{Name: "readable", F1: yes}, {Name: "writable", F1: yes}, {Name: "seekable", F1: yes},
			{Name: "isatty", F1: open(func(*BytesIO) (Value, *Exc) { return False, nil })},
			{Name: "flush", F1: open(func(*BytesIO) (Value, *Exc) { return None, nil })},
			{Name: "readinto", F2: func(v, into Value) (Value, *Exc) {
				return open(func(o *BytesIO) (Value, *Exc) {
					p, err := WritableBytes(into)
					if err != nil {
						return Unset, err
					}
					return Int(int64(copy(p, o.cut(len(p))))), nil
				})(v)
			}},
			{Name: "write", F2: func(v, b Value) (Value, *Exc) {
				return open(func(o *BytesIO) (Value, *Exc) {
					s, err := bytesArg(b)
					if err != nil {
						return Unset, err
					}
					o.write(s)
					return Int(int64(len(s))), nil
				})(v)
			}},
			{Name: "getvalue", F1: open(func(o *BytesIO) (Value, *Exc) { return NewBytes(string(o.b)), nil })},
			{Name: "getbuffer", F1: open(func(o *BytesIO) (Value, *Exc) {
				m, err := newMemoryView(NewByteArray(o.b))
				return FromObj(m), err
			})},
			{Name: "tell", F1: open(func(o *BytesIO) (Value, *Exc) { return Int(int64(o.pos)), nil })},
			{Name: "seek", Sig: "pos, whence=0, /", FN: func(a []Value) (Value, *Exc) {
				return open(func(o *BytesIO) (Value, *Exc) {
					off, err := IndexInt(a[1])
					if err != nil {
						return Unset, err
					}
					whence, err := IndexInt(a[2])
					if err != nil {
						return Unset, err
					}
					if o.pos, err = memSeek(off, whence, o.pos, len(o.b)); err != nil {
						return Unset, err
					}
					return Int(int64(o.pos)), nil
				})(a[0])
			}},
			{Name: "truncate", Sig: "size=None, /", FN: func(a []Value) (Value, *Exc) {
				return open(func(o *BytesIO) (Value, *Exc) {
					n, err := truncateSize(a[1], func() (int64, *Exc) { return int64(o.pos), nil })
					if err != nil {
						return Unset, err
					}
					if n < 0 {
						return Unset, Errorf(&ValueError, "negative size value %d", n)
					}
					o.b = o.b[:min(int(n), len(o.b))]
					return Int(n), nil
				})(a[0])
			}},
			{Name: "close", F1: func(v Value) (Value, *Exc) {
				o := Cast[BytesIO](v)
				o.closed, o.b = true, nil
				return None, nil
			}},
		}...)
	})
	t.GetSets = []GetSet{{Name: "closed", Get: func(v Value) (Value, *Exc) { return Bool(Cast[BytesIO](v).closed), nil }}}
}

// settle makes rs the contents.
func (o *StringIO) settle() {
	if o.out != nil {
		o.rs = runesOf(stringView(o.out))
		o.out = nil
		o.pos = len(o.rs)
	}
}

func (o *StringIO) value() string {
	if o.out != nil {
		return string(o.out)
	}
	return fromRunes(o.rs)
}

func (o *StringIO) write(s string) {
	if o.nl.translate {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	} else if o.nl.writeEnd != "" && o.nl.writeEnd != "\n" {
		s = strings.ReplaceAll(s, "\n", o.nl.writeEnd)
	}
	if o.out != nil || len(o.rs) == 0 && o.pos == 0 {
		o.out = append(o.out, s...)
		if o.out == nil {
			o.out = []byte{}
		}
		return
	}
	for len(o.rs) < o.pos {
		o.rs = append(o.rs, 0)
	}
	rs := runesOf(s)
	n := copy(o.rs[o.pos:], rs)
	o.rs = append(o.rs, rs[n:]...)
	o.pos += len(rs)
}

func (o *StringIO) cut(n int) string {
	o.settle()
	rest := o.rs[min(o.pos, len(o.rs)):]
	if n >= 0 && n < len(rest) {
		rest = rest[:n]
	}
	o.pos += len(rest)
	return fromRunes(rest)
}

func (o *StringIO) line(limit int) string {
	o.settle()
	rest := o.rs[min(o.pos, len(o.rs)):]
	n := len(rest)
	for i, r := range rest {
		if o.nl.ending == "\r\n" {
			if r == '\r' && i+1 < len(rest) && rest[i+1] == '\n' {
				n = i + 2
				break
			}
			continue
		}
		if o.nl.ending == "\r" && r == '\r' || o.nl.ending != "\r" && r == '\n' {
			n = i + 1
			break
		}
		if o.nl.universal && r == '\r' {
			n = i + 1
			if n < len(rest) && rest[n] == '\n' {
				n++
			}
			break
		}
	}
	if limit >= 0 {
		n = min(n, limit)
	}
	return o.cut(n)
}

func initStringIO() {
	t := &StringIOType
	t.InstanceDict()
	t.New = func(t *Type, _ *Args) (Value, *Exc) { return FromObj(alloc[StringIO](t)), nil }
	t.Init = func(self Value, a *Args) *Exc {
		p, err := a.params("StringIO", "initial_value", "newline")
		if err != nil {
			return err
		}
		o := Cast[StringIO](self)
		nl := p[1]
		if nl.IsUnset() {
			nl = NewStr("\n")
		}
		if err := o.nl.setNewline(nl); err != nil {
			return err
		}
		o.rs, o.out, o.pos = nil, nil, 0
		if !p[0].IsUnset() && !p[0].IsNone() {
			s := strOf(p[0])
			if s == nil {
				return Errorf(&TypeError, "initial_value must be str or None, not %s", TypeName(p[0]))
			}
			o.write(s.s)
			o.settle()
			o.pos = 0
		}
		return nil
	}
	open := func(f func(o *StringIO) (Value, *Exc)) func(Value) (Value, *Exc) {
		return func(v Value) (Value, *Exc) {
			o := Cast[StringIO](v)
			if o.closed {
				return Unset, Errorf(&ValueError, "I/O operation on closed file")
			}
			return f(o)
		}
	}
	t.Next = func(v Value) (Value, *Exc) {
		return open(func(o *StringIO) (Value, *Exc) {
			if o.typ.Flags&HeapType != 0 {
				return streamNext(v)
			}
			s := o.line(-1)
			if s == "" {
				return StopIter()
			}
			return NewStr(s), nil
		})(v)
	}
	sized := func(name string, f func(o *StringIO, n int) string) Def {
		return Def{Name: name, Sig: "size=-1, /", FN: func(a []Value) (Value, *Exc) {
			return open(func(o *StringIO) (Value, *Exc) {
				n, err := sizeArg(a[1])
				if err != nil {
					return Unset, err
				}
				return NewStr(f(o, n)), nil
			})(a[0])
		}}
	}
	yes := open(func(*StringIO) (Value, *Exc) { return True, nil })
	t.Members(func(t *Type) {
		t.Methods = append(t.Methods, []Def{
			sized("read", (*StringIO).cut), sized("readline", (*StringIO).line),
			{Name: "readable", F1: yes}, {Name: "writable", F1: yes}, {Name: "seekable", F1: yes},
			{Name: "isatty", F1: open(func(*StringIO) (Value, *Exc) { return False, nil })},
			{Name: "flush", F1: open(func(*StringIO) (Value, *Exc) { return None, nil })},
			{Name: "write", F2: func(v, s Value) (Value, *Exc) {
				return open(func(o *StringIO) (Value, *Exc) {
					x := strOf(s)
					if x == nil {
						return Unset, Errorf(&TypeError, "string argument expected, got '%s'", TypeName(s))
					}
					o.write(x.s)
					return Int(int64(x.len())), nil
				})(v)
			}},
			{Name: "getvalue", F1: open(func(o *StringIO) (Value, *Exc) { return NewStr(o.value()), nil })},
			{Name: "tell", F1: open(func(o *StringIO) (Value, *Exc) { o.settle(); return Int(int64(o.pos)), nil })},
			{Name: "seek", Sig: "pos, whence=0, /", FN: func(a []Value) (Value, *Exc) {
				return open(func(o *StringIO) (Value, *Exc) {
					off, err := IndexInt(a[1])
					if err != nil {
						return Unset, err
					}
					whence, err := IndexInt(a[2])
					if err != nil {
						return Unset, err
					}
					o.settle()
					switch {
					case whence != 0 && off != 0 && (whence == 1 || whence == 2):
						return Unset, Errorf(&OSError, "Can't do nonzero cur-relative seeks")
					case whence == 0 && off < 0:
						return Unset, Errorf(&ValueError, "Negative seek position %d", off)
					case whence < 0 || whence > 2:
						return Unset, Errorf(&ValueError, "Invalid whence (%d, should be 0, 1 or 2)", whence)
					}
					o.pos, err = memSeek(off, whence, o.pos, len(o.rs))
					return Int(int64(o.pos)), err
				})(a[0])
			}},
			{Name: "truncate", Sig: "pos=None, /", FN: func(a []Value) (Value, *Exc) {
				return open(func(o *StringIO) (Value, *Exc) {
					o.settle()
					n, err := truncateSize(a[1], func() (int64, *Exc) { return int64(o.pos), nil })
					if err != nil {
						return Unset, err
					}
					if n < 0 {
						return Unset, Errorf(&ValueError, "Negative size value %d", n)
					}
					o.rs = o.rs[:min(int(n), len(o.rs))]
					return Int(n), nil
				})(a[0])
			}},
			{Name: "close", F1: func(v Value) (Value, *Exc) {
				o := Cast[StringIO](v)
				o.closed, o.rs, o.out = true, nil, nil
				return None, nil
			}},
		}...)
	})
	t.GetSets = []GetSet{
		{Name: "closed", Get: func(v Value) (Value, *Exc) { return Bool(Cast[StringIO](v).closed), nil }},
		{Name: "line_buffering", Get: open(func(*StringIO) (Value, *Exc) { return False, nil })},
	}
}
