package pickle

import (
	"encoding/binary"
	"strconv"

	rt "github.com/py2go/py2go/rtlib"
	"github.com/py2go/py2go/rtlib/stdlib/copyreg"
)

// The exceptions.
var (
	errorType      = rt.Type{Name: "PickleError", Module: "_pickle", Base: &rt.Exception, Flags: rt.BaseType | rt.ExceptionType}
	picklingType   = rt.Type{Name: "PicklingError", Module: "_pickle", Base: &errorType, Flags: rt.BaseType | rt.ExceptionType}
	unpicklingType = rt.Type{Name: "UnpicklingError", Module: "_pickle", Base: &errorType, Flags: rt.BaseType | rt.ExceptionType}
)

// pickler is a Pickler object.
type pickler struct {
	rt.Obj
	rt.Attrs
	ready      bool
	proto      int
	bin        bool
	fast       bool
	fixImports bool
	write      rt.Value // Unset: the output is kept
	persistent rt.Value // persistent_id, Unset if nobody defined it
	override   rt.Value // reducer_override, Unset if there is none
	table      rt.Value // dispatch_table, Unset for copyreg's
	buffers    rt.Value // buffer_callback, or None

	out      []byte
	framing  bool
	frame    int // where the current frame's header stands; -1 outside frames
	memo     map[memoKey]int
	memoized []rt.Value // what the memo's numbers stand for
	nesting  map[rt.Value]int
}

var picklerType = rt.Type{Name: "Pickler", Module: "_pickle", Flags: rt.BaseType}

// memoKey identifies an object in the memo. Strings that Python keeps one copy of (names, and what looks like them) are identified by
// their text; native functions have a copy of their own of the module's name.
type memoKey struct {
	obj    rt.Value
	text   string
	native bool
}

// interned reports whether Python keeps one copy of equal strings like this one.
func interned(s string) bool {
	if s == "" {
		return true
	}
	if rt.RuneCount(s) == 1 {
		r, _ := rt.DecodeRune(s)
		return r < 0x100
	}
	for i := range len(s) {
		if c := s[i]; c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

func keyOf(v rt.Value) memoKey {
	if rt.TypeOf(v) == &rt.StrType {
		if s, _ := rt.StrOf(v); interned(s) {
			return memoKey{text: s}
		}
	}
	return memoKey{obj: v}
}

func pickling(format string, args ...any) *rt.Exc { return rt.Errorf(&picklingType, format, args...) }

// setProtocol checks and takes the protocol argument.
func (p *pickler) setProtocol(v rt.Value) *rt.Exc {
	p.proto = defaultProtocol
	if !v.IsUnset() && !v.IsNone() {
		n, err := rt.IndexInt(v)
		if err != nil {
			return err
		}
		switch {
		case n < 0:
			n = highestProtocol
		case n > highestProtocol:
			return rt.Errorf(&rt.ValueError, "pickle protocol must be <= %d", highestProtocol)
		}
		p.proto = n
	}
	p.bin = p.proto > 0
	return nil
}

// setup makes a new pickler ready; file is Unset for dumps.
func (p *pickler) setup(file, protocol, fixImports, buffers rt.Value) *rt.Exc {
	if err := p.setProtocol(protocol); err != nil {
		return err
	}
	fix, err := rt.Truth(fixImports)
	if err != nil {
		return err
	}
	p.fixImports = fix && p.proto < 3
	if !buffers.IsNone() && p.proto < 5 {
		return rt.Errorf(&rt.ValueError, "buffer_callback needs protocol >= 5")
	}
	p.buffers = buffers
	p.write = rt.Unset
	if !file.IsUnset() {
		write, ok, err := rt.LookupAttr(file, "write")
		if err != nil {
			return err
		}
		if !ok {
			return rt.Errorf(&rt.TypeError, "file must have a 'write' attribute")
		}
		p.write = write
	}
	p.memo, p.memoized, p.out, p.frame, p.ready = map[memoKey]int{}, nil, nil, -1, true
	return nil
}

// findHooks looks for what a subclass or the instance defines.
func (p *pickler) findHooks() *rt.Exc {
	self := rt.FromObj(p)
	for _, h := range []struct {
		name string
		to   *rt.Value
	}{{"reducer_override", &p.override}, {"dispatch_table", &p.table}} {
		v, ok, err := rt.LookupAttr(self, h.name)
		if err != nil {
			return err
		}
		*h.to = rt.Unset
		if ok {
			*h.to = v
		}
	}
	v, _, err := rt.LookupAttr(self, "persistent_id")
	p.persistent = rt.Unset
	if err == nil && !ownMethod(v, self, &picklerType, "persistent_id") {
		p.persistent = v
	}
	return err
}

// ownMethod reports whether v is the builtin method of the class itself, bound to self.
func ownMethod(v, self rt.Value, t *rt.Type, name string) bool {
	if v.IsUnset() || rt.TypeOf(v) != &rt.BuiltinFunctionType {
		return false
	}
	b := rt.Cast[rt.Builtin](v)
	d := t.Lookup(name)
	return b.Self == self && !d.IsUnset() && b.Def == rt.Cast[rt.Builtin](d).Def
}

// put appends to the output, inside a frame where there should be one.
func (p *pickler) put(b ...byte) {
	if p.framing && p.frame < 0 {
		p.frame = len(p.out)
		p.out = append(p.out, make([]byte, frameHeader)...)
	}
	p.out = append(p.out, b...)
}

func (p *pickler) puts(op byte, text string) {
	p.put(op)
	p.out = append(p.out, text...)
}

// line writes an opcode whose argument is a line.
func (p *pickler) line(op byte, text string) {
	p.puts(op, text)
	p.out = append(p.out, '\n')
}

func u16(n int) []byte { return binary.LittleEndian.AppendUint16(nil, uint16(n)) }
func u32(n int) []byte { return binary.LittleEndian.AppendUint32(nil, uint32(n)) }
func u64(n int) []byte { return binary.LittleEndian.AppendUint64(nil, uint64(n)) }

// closeFrame fills in the frame's header, or takes it away from what is too short.
func (p *pickler) closeFrame() {
	if !p.framing || p.frame < 0 {
		return
	}
	n := len(p.out) - p.frame - frameHeader
	if n >= frameMin {
		p.out[p.frame] = opFrame
		binary.LittleEndian.PutUint64(p.out[p.frame+1:], uint64(n))
	} else {
		p.out = append(p.out[:p.frame], p.out[p.frame+frameHeader:]...)
	}
	p.frame = -1
}

// boundary is called between objects: a frame that is long enough ends here.
func (p *pickler) boundary() *rt.Exc {
	if !p.framing || p.frame < 0 || len(p.out)-p.frame-frameHeader < frameTarget {
		return nil
	}
	p.closeFrame()
	return p.flush()
}

// flush hands what is complete to the file.
func (p *pickler) flush() *rt.Exc {
	if p.write.IsUnset() || len(p.out) == 0 {
		return nil
	}
	data := rt.NewBytes(string(p.out))
	p.out = nil
	_, err := rt.Call1(p.write, data)
	return err
}

// data writes a header and what follows it; what is large stands outside frames.
func (p *pickler) data(header []byte, payload string) *rt.Exc {
	if len(payload) < frameTarget {
		p.put(header...)
		p.out = append(p.out, payload...)
		return nil
	}
	framing := p.framing
	p.closeFrame()
	p.framing = false
	p.put(header...)
	if !p.write.IsUnset() {
		if err := p.flush(); err != nil {
			return err
		}
		if _, err := rt.Call1(p.write, rt.NewBytes(payload)); err != nil {
			return err
		}
	} else {
		p.out = append(p.out, payload...)
	}
	p.framing = framing
	return nil
}

// remember gives the object the next number and says so in the stream.
func (p *pickler) remember(v rt.Value) { p.rememberAs(keyOf(v), v) }

func (p *pickler) rememberAs(key memoKey, v rt.Value) {
	if p.fast {
		return
	}
	n := len(p.memoized)
	p.memo[key] = n
	p.memoized = append(p.memoized, v)
	switch {
	case p.proto >= 4:
		p.put(opMemoize)
	case !p.bin:
		p.line(opPut, strconv.Itoa(n))
	case n < 256:
		p.put(opBinPut, byte(n))
	default:
		p.put(append([]byte{opLongBinPut}, u32(n)...)...)
	}
}

// recall writes the reference to an object that was remembered; false if it was not.
func (p *pickler) recall(key memoKey) bool {
	n, ok := p.memo[key]
	switch {
	case !ok:
		return false
	case !p.bin:
		p.line(opGet, strconv.Itoa(n))
	case n < 256:
		p.put(opBinGet, byte(n))
	default:
		p.put(append([]byte{opLongBinGet}, u32(n)...)...)
	}
	return true
}

// dump writes one object as a whole stream.
func (p *pickler) dump(v rt.Value) *rt.Exc {
	if err := p.findHooks(); err != nil {
		return err
	}
	p.out, p.frame, p.framing, p.nesting = nil, -1, false, nil
	if p.proto >= 2 {
		p.put(opProto, byte(p.proto))
		p.framing = p.proto >= 4
	}
	err := p.save(v)
	if err == nil {
		p.put(opStop)
		p.closeFrame()
		err = p.flush()
	}
	p.framing = false
	p.override, p.persistent = rt.Unset, rt.Unset
	return err
}

// reducerFor is the function that the dispatch table has for the class; Unset if there is none.
func (p *pickler) reducerFor(t *rt.Type) (rt.Value, *rt.Exc) {
	table := p.table
	if table.IsUnset() {
		return rt.AsDict(copyreg.DispatchTable).Get(t.Value())
	}
	f, err := rt.GetItem(table, t.Value())
	if err.Is(&rt.KeyError) {
		return rt.Unset, nil
	}
	return f, err
}
