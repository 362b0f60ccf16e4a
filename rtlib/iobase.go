package rt

import "strings"

// This file has the abstract classes of io and what their methods do in terms of others. Concrete streams are in fileio.go, buffered.go,
// textio.go and memio.go.

// The abstract classes of io, and its exception.
var (
	IOBaseType               = Type{Name: "IOBase", Module: "io", Flags: BaseType}
	RawIOBaseType            = Type{Name: "RawIOBase", Module: "io", Base: &IOBaseType, Flags: BaseType}
	BufferedIOBaseType       = Type{Name: "BufferedIOBase", Module: "io", Base: &IOBaseType, Flags: BaseType}
	TextIOBaseType           = Type{Name: "TextIOBase", Module: "io", Base: &IOBaseType, Flags: BaseType}
	UnsupportedOperationType = Type{Name: "UnsupportedOperation", Module: "io", Bases: []*Type{&OSError, &ValueError}, Flags: BaseType | ExceptionType}
)

// ioBase is an instance of a Python class that derives from an abstract class of io.
type ioBase struct {
	Obj
	closed bool
}

// callNamed calls o's method name.
func callNamed(o Value, name string, args ...Value) (Value, *Exc) {
	m, err := GetAttrName(o, name)
	if err != nil {
		return Unset, err
	}
	return Call(m, args...)
}

// isClosed is bool(o.closed).
func isClosed(o Value) (bool, *Exc) {
	v, err := GetAttrName(o, "closed")
	if err != nil {
		return false, err
	}
	return Truth(v)
}

func checkOpen(o Value) *Exc {
	c, err := isClosed(o)
	if err == nil && c {
		err = Errorf(&ValueError, "I/O operation on closed file.")
	}
	return err
}

func unsupportedIO(what string) *Exc { return Errorf(&UnsupportedOperationType, "%s", what) }

// ioNew makes instances of the abstract classes.
func ioNew(t *Type, _ *Args) (Value, *Exc) { return FromObj(alloc[ioBase](t)), nil }

// streamMethods are the methods that every stream has: defined by others of its methods, which subclasses override.
func streamMethods() []Def {
	refuse := func(name string) Def {
		return Def{Name: name, Sig: "*args", FN: func([]Value) (Value, *Exc) { return Unset, unsupportedIO(name) }}
	}
	no := func(name string) Def {
		return Def{Name: name, F1: func(v Value) (Value, *Exc) { return False, checkOpen(v) }}
	}
	return []Def{
		refuse("seek"), refuse("truncate"), refuse("fileno"),
		no("readable"), no("writable"), no("seekable"), no("isatty"),
		{Name: "tell", F1: func(v Value) (Value, *Exc) { return callNamed(v, "seek", Int(0), Int(1)) }},
		{Name: "flush", F1: func(v Value) (Value, *Exc) { return None, checkOpen(v) }},
		{Name: "close", F1: func(v Value) (Value, *Exc) {
			o := Cast[ioBase](v)
			if o.closed {
				return None, nil
			}
			_, err := callNamed(v, "flush")
			o.closed = true
			return None, err
		}},
		{Name: "__enter__", F1: func(v Value) (Value, *Exc) { return v, checkOpen(v) }},
		{Name: "__exit__", Sig: "*args", FN: func(a []Value) (Value, *Exc) {
			_, err := callNamed(a[0], "close")
			return None, err
		}},
		{Name: "readline", Sig: "size=-1, /", FN: ioReadLine},
		{Name: "readlines", Sig: "hint=-1, /", FN: func(a []Value) (Value, *Exc) {
			hint := -1
			if !a[1].IsNone() {
				var err *Exc
				if hint, err = IndexInt(a[1]); err != nil {
					return Unset, err
				}
			}
			var lines []Value
			total, inBytes := 0, TypeOf(a[0]).IsSubtype(&BytesIOType) // which has a rule of its own
			for {
				line, err := Next(a[0])
				if err != nil {
					if Stopped(err) {
						return NewList(lines...), nil
					}
					return Unset, err
				}
				lines = append(lines, line)
				n, err := Len(line)
				if err != nil {
					return Unset, err
				}
				if total += n; hint > 0 && (total > hint || inBytes && total == hint) {
					return NewList(lines...), nil
				}
			}
		}},
		{Name: "writelines", F2: func(v, lines Value) (Value, *Exc) {
			if err := checkOpen(v); err != nil {
				return Unset, err
			}
			err := IterAll(lines, func(line Value) *Exc {
				_, err := callNamed(v, "write", line)
				return err
			})
			return None, err
		}},
	}
}

// ioReadLine is readline in terms of read(1) and peek.
func ioReadLine(a []Value) (Value, *Exc) {
	limit := -1
	if !a[1].IsNone() {
		var err *Exc
		if limit, err = IndexInt(a[1]); err != nil {
			return Unset, err
		}
	}
	var out []byte
	for limit < 0 || len(out) < limit {
		n, err := lineAhead(a[0], limit)
		if err != nil {
			return Unset, err
		}
		b, err := callNamed(a[0], "read", Int(int64(n)))
		if err != nil {
			return Unset, err
		}
		s, ok := bytesText(b)
		if !ok {
			return Unset, Errorf(&OSError, "read() should have returned a bytes object, not '%s'", TypeName(b))
		}
		if s == "" {
			break
		}
		if out = append(out, s...); s[len(s)-1] == '\n' {
			break
		}
	}
	return NewBytes(stringView(out)), nil
}

// lineAhead is how many bytes can be read at once without passing the end of a line or limit: what o's peek shows, or one.
func lineAhead(o Value, limit int) (int, *Exc) {
	peek, ok, err := LookupAttr(o, "peek")
	if !ok || err != nil {
		return 1, err
	}
	b, err := Call(peek, Int(1))
	if err != nil {
		return 0, err
	}
	s, ok := bytesText(b)
	if !ok {
		return 0, Errorf(&OSError, "peek() should have returned a bytes object, not '%s'", TypeName(b))
	}
	if limit >= 0 && len(s) > limit {
		s = s[:limit]
	}
	if end := strings.IndexByte(s, '\n'); end >= 0 {
		return end + 1, nil
	}
	return max(len(s), 1), nil
}

// streamNext is __next__ of every stream: a line, by its own readline.
func streamNext(v Value) (Value, *Exc) {
	line, err := callNamed(v, "readline")
	if err != nil {
		return Unset, err
	}
	if n, err := Len(line); err != nil || n == 0 {
		if err != nil {
			return Unset, err
		}
		return StopIter()
	}
	return line, nil
}

func initIO() {
	t := &IOBaseType
	t.New = ioNew
	t.Init = func(Value, *Args) *Exc { return nil }
	t.Iter = func(v Value) (Value, *Exc) { return v, checkOpen(v) }
	t.Next = streamNext
	t.Members(func(t *Type) { t.Methods = append(t.Methods, streamMethods()...) })
	t.GetSets = []GetSet{{Name: "closed", Get: func(v Value) (Value, *Exc) { return Bool(Cast[ioBase](v).closed), nil }}}
	RawIOBaseType.Members(func(t *Type) { t.Methods = append(t.Methods, rawMethods()...) })
	BufferedIOBaseType.Methods = []Def{
		{Name: "readinto", F2: func(v, into Value) (Value, *Exc) { return readIntoBy(v, into, "read") }},
		{Name: "readinto1", F2: func(v, into Value) (Value, *Exc) { return readIntoBy(v, into, "read1") }},
		{Name: "read", Sig: "*args", FN: func([]Value) (Value, *Exc) { return Unset, unsupportedIO("read") }},
		{Name: "read1", Sig: "*args", FN: func([]Value) (Value, *Exc) { return Unset, unsupportedIO("read1") }},
		{Name: "write", Sig: "*args", FN: func([]Value) (Value, *Exc) { return Unset, unsupportedIO("write") }},
		{Name: "detach", F1: func(Value) (Value, *Exc) { return Unset, unsupportedIO("detach") }},
	}
	TextIOBaseType.Methods = []Def{
		{Name: "read", Sig: "*args", FN: func([]Value) (Value, *Exc) { return Unset, unsupportedIO("read") }},
		{Name: "readline", Sig: "*args", FN: func([]Value) (Value, *Exc) { return Unset, unsupportedIO("readline") }},
		{Name: "write", Sig: "*args", FN: func([]Value) (Value, *Exc) { return Unset, unsupportedIO("write") }},
		{Name: "detach", F1: func(Value) (Value, *Exc) { return Unset, unsupportedIO("detach") }},
	}
	none := func(Value) (Value, *Exc) { return None, nil }
	TextIOBaseType.GetSets = []GetSet{{Name: "encoding", Get: none}, {Name: "errors", Get: none}, {Name: "newlines", Get: none}}
	initFileIO()
	initBuffered()
	initTextIO()
	initMemIO()
}

func readIntoBy(v, into Value, method string) (Value, *Exc) {
	p, err := WritableBytes(into)
	if err != nil {
		return Unset, err
	}
	b, err := callNamed(v, method, Int(int64(len(p))))
	if err != nil {
		return Unset, err
	}
	s, err := BytesArg(b)
	return Int(int64(copy(p, s))), err
}

// rawMethods are read and readall in terms of readinto.
func rawMethods() []Def {
	readAll := func(v Value) (Value, *Exc) {
		var out []byte
		for {
			b, err := callNamed(v, "read", Int(defaultBuffer))
			if err != nil {
				return Unset, err
			}
			if b.IsNone() {
				if out == nil {
					return None, nil
				}
				break
			}
			s, err := BytesArg(b)
			if err != nil {
				return Unset, err
			}
			if s == "" {
				break
			}
			out = append(out, s...)
		}
		return NewBytes(stringView(out)), nil
	}
	return []Def{
		{Name: "read", Sig: "size=-1, /", FN: func(a []Value) (Value, *Exc) {
			n, err := IndexInt(a[1])
			if err != nil {
				return Unset, err
			}
			if n < 0 {
				return callNamed(a[0], "readall")
			}
			into := NewByteArray(make([]byte, n))
			got, err := callNamed(a[0], "readinto", into)
			if err != nil || got.IsNone() {
				return None, err
			}
			if n, err = IndexInt(got); err != nil {
				return Unset, err
			}
			return NewBytes(string(Cast[ByteArray](into).b[:n])), nil
		}},
		{Name: "readall", F1: readAll},
	}
}
