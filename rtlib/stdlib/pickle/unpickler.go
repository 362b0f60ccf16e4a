package pickle

import (
	"encoding/binary"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// unpickler is an Unpickler object.
type unpickler struct {
	rt.Obj
	rt.Attrs
	ready      bool
	file       reader
	fixImports bool
	encoding   string
	errors     string
	buffers    rt.Value // an iterator of out-of-band buffers, Unset if none were given
	persistent rt.Value // persistent_load, Unset if nobody defined it
	findClass  rt.Value // find_class, Unset if it is the builtin one

	proto int
	stack []rt.Value
	marks []int
	memo  map[int]rt.Value
}

var unpicklerType = rt.Type{Name: "Unpickler", Module: "_pickle", Flags: rt.BaseType}

// reader gives the bytes of a stream: those of data, and where that has run out, those of a file.
type reader struct {
	data           string
	pos            int
	read, readline rt.Value // Unset if there is no file
}

func unpickling(format string, args ...any) *rt.Exc {
	return rt.Errorf(&unpicklingType, format, args...)
}

func truncated() *rt.Exc { return unpickling("pickle data was truncated") }

func outOfInput() *rt.Exc { return rt.Errorf(&rt.EOFError, "Ran out of input") }

// bytesFrom calls a method of the file and returns the bytes it gives.
func bytesFrom(v rt.Value, err *rt.Exc, name string) (string, *rt.Exc) {
	if err != nil {
		return "", err
	}
	if rt.As[rt.Bytes](v, &rt.BytesType) == nil {
		return "", rt.Errorf(&rt.ValueError, "%s() from the underlying stream did not return bytes", name)
	}
	s, _ := rt.BytesLike(v)
	return s, nil
}

// next is the next n bytes.
func (r *reader) next(n int) (string, *rt.Exc) {
	have := len(r.data) - r.pos
	if have >= n {
		s := r.data[r.pos : r.pos+n]
		r.pos += n
		return s, nil
	}
	if r.read.IsUnset() {
		if have == 0 && n == 1 {
			return "", outOfInput()
		}
		return "", truncated()
	}
	s := r.data[r.pos:]
	r.data, r.pos = "", 0
	for len(s) < n {
		v, err := rt.Call1(r.read, rt.Int(int64(n-len(s))))
		more, err := bytesFrom(v, err, "read")
		if err != nil {
			return "", err
		}
		if more == "" {
			if s == "" && n == 1 {
				return "", outOfInput()
			}
			return "", truncated()
		}
		s += more
	}
	return s, nil
}

// opcode is the next opcode.
func (r *reader) opcode() (byte, *rt.Exc) {
	if r.pos < len(r.data) {
		r.pos++
		return r.data[r.pos-1], nil
	}
	s, err := r.next(1)
	if err != nil {
		return 0, err
	}
	return s[0], nil
}

// argument is the next n bytes, which must be there.
func (r *reader) argument(n int) (string, *rt.Exc) {
	s, err := r.next(n)
	if err.Is(&rt.EOFError) && n == 1 {
		return "", truncated()
	}
	return s, err
}

// line is the next line, without its end.
func (r *reader) line() (string, *rt.Exc) {
	rest := r.data[r.pos:]
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		r.pos += i + 1
		return rest[:i], nil
	}
	if r.readline.IsUnset() {
		return "", truncated()
	}
	r.data, r.pos = "", 0
	v, err := rt.Call0(r.readline)
	more, err := bytesFrom(v, err, "readline")
	if err != nil {
		return "", err
	}
	if rest += more; !strings.HasSuffix(rest, "\n") {
		return "", truncated()
	}
	return rest[:len(rest)-1], nil
}

// frame reads a whole frame at once.
func (r *reader) frame(n int) *rt.Exc {
	if len(r.data)-r.pos >= n {
		return nil
	}
	s, err := r.argument(n)
	if err != nil {
		return err
	}
	r.data, r.pos = s, 0
	return nil
}

func (r *reader) number(size int) (int, *rt.Exc) {
	s, err := r.argument(size)
	if err != nil {
		return 0, err
	}
	var b [8]byte
	copy(b[:], s)
	n := binary.LittleEndian.Uint64(b[:])
	if n > 1<<62 {
		return 0, rt.Errorf(&rt.OverflowError, "size exceeds system's maximum of %d bytes", int64(1<<63-1))
	}
	return int(n), nil
}

func (u *unpickler) push(v rt.Value) { u.stack = append(u.stack, v) }

// floor is where the stack begins above the last mark.
func (u *unpickler) floor() int {
	if len(u.marks) == 0 {
		return 0
	}
	return u.marks[len(u.marks)-1]
}

func (u *unpickler) underflow() *rt.Exc {
	if len(u.marks) > 0 {
		return unpickling("unexpected MARK found")
	}
	return unpickling("unpickling stack underflow")
}

// pop takes n values from the stack.
func (u *unpickler) pop(n int) ([]rt.Value, *rt.Exc) {
	at := len(u.stack) - n
	if at < u.floor() {
		return nil, u.underflow()
	}
	vs := append([]rt.Value(nil), u.stack[at:]...)
	u.stack = u.stack[:at]
	return vs, nil
}

func (u *unpickler) pop1() (rt.Value, *rt.Exc) {
	at := len(u.stack) - 1
	if at < u.floor() {
		return rt.Unset, u.underflow()
	}
	v := u.stack[at]
	u.stack = u.stack[:at]
	return v, nil
}

func (u *unpickler) top() (rt.Value, *rt.Exc) {
	if len(u.stack)-1 < u.floor() {
		return rt.Unset, u.underflow()
	}
	return u.stack[len(u.stack)-1], nil
}

// popMark takes what stands above the last mark, and the mark.
func (u *unpickler) popMark() ([]rt.Value, *rt.Exc) {
	if len(u.marks) == 0 {
		return nil, unpickling("could not find MARK")
	}
	at := u.marks[len(u.marks)-1]
	u.marks = u.marks[:len(u.marks)-1]
	vs := append([]rt.Value(nil), u.stack[at:]...)
	u.stack = u.stack[:at]
	return vs, nil
}

// setup makes a new unpickler ready; its input is set separately.
func (u *unpickler) setup(fixImports, encoding, errors, buffers rt.Value) *rt.Exc {
	fix, err := rt.Truth(fixImports)
	if err != nil {
		return err
	}
	u.fixImports = fix
	u.encoding, _ = rt.StrOf(encoding)
	u.errors, _ = rt.StrOf(errors)
	u.buffers = rt.Unset
	if !buffers.IsUnset() && !buffers.IsNone() {
		if u.buffers, err = rt.Iter(buffers); err != nil {
			return err
		}
	}
	u.memo, u.ready = map[int]rt.Value{}, true
	return nil
}

func (u *unpickler) setFile(file rt.Value) *rt.Exc {
	for _, m := range []struct {
		name string
		to   *rt.Value
	}{{"read", &u.file.read}, {"readline", &u.file.readline}} {
		v, ok, err := rt.LookupAttr(file, m.name)
		if err != nil {
			return err
		}
		if !ok {
			return rt.Errorf(&rt.TypeError, "file must have 'read' and 'readline' attributes")
		}
		*m.to = v
	}
	return nil
}

func (u *unpickler) findHooks() *rt.Exc {
	self := rt.FromObj(u)
	for _, h := range []struct {
		name string
		to   *rt.Value
	}{{"persistent_load", &u.persistent}, {"find_class", &u.findClass}} {
		v, ok, err := rt.LookupAttr(self, h.name)
		if err != nil {
			return err
		}
		*h.to = rt.Unset
		if ok && !ownMethod(v, self, &unpicklerType, h.name) {
			*h.to = v
		}
	}
	return nil
}

// load runs a stream and returns its object.
func (u *unpickler) load() (rt.Value, *rt.Exc) {
	if err := u.findHooks(); err != nil {
		return rt.Unset, err
	}
	u.stack, u.marks, u.proto = nil, nil, 0
	defer func() { u.stack, u.marks, u.persistent, u.findClass = nil, nil, rt.Unset, rt.Unset }()
	if err := rt.EnterNative(" while unpickling an object"); err != nil {
		return rt.Unset, err
	}
	defer rt.LeaveNative()
	for {
		op, err := u.file.opcode()
		if err != nil {
			return rt.Unset, err
		}
		if op == opStop {
			return u.pop1()
		}
		f := loaders[op]
		if f == nil {
			if op >= 0x20 && op < 0x7f && op != '\'' && op != '\\' {
				return rt.Unset, unpickling("invalid load key, '%c'.", op)
			}
			return rt.Unset, unpickling("invalid load key, '\\x%02x'.", op)
		}
		if err := f(u); err != nil {
			return rt.Unset, err
		}
	}
}

// global is the object that a module has under a name, as find_class says.
func (u *unpickler) global(module, name rt.Value) (rt.Value, *rt.Exc) {
	if !u.findClass.IsUnset() {
		return rt.Call2(u.findClass, module, name)
	}
	return u.find(module, name)
}

// find is the builtin find_class.
func (u *unpickler) find(moduleName, name rt.Value) (rt.Value, *rt.Exc) {
	module, ok := rt.StrOf(moduleName)
	path, ok2 := rt.StrOf(name)
	if !ok || !ok2 {
		return rt.Unset, rt.Errorf(&rt.TypeError, "find_class() arguments must be str")
	}
	if u.proto < 3 && u.fixImports {
		module, path = mapped(module, path, toName, toModule)
	}
	m, err := rt.ImportModule(module)
	if err != nil {
		return rt.Unset, err
	}
	if u.proto < 4 {
		v, ok, err := rt.LookupAttr(m, path)
		if err != nil {
			return rt.Unset, err
		}
		if !ok {
			text, err := rt.Repr(m)
			if err != nil {
				return rt.Unset, err
			}
			return rt.Unset, rt.Errorf(&rt.AttributeError, "Can't get attribute '%s' on %s", path, text)
		}
		return v, nil
	}
	v, _, err := resolve(m, path)
	return v, err
}
