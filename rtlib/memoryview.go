package rt

import (
	bin "encoding/binary"
	"fmt"
	"math"
	"strings"
)

// MemoryView is a memoryview of one dimension.
type MemoryView struct {
	Obj
	base     Value  // what it views
	buf      []byte // the whole memory of base
	array    *ByteArray
	start    int // byte offset of item 0
	step     int // bytes from an item to the next
	n        int // items
	format   string
	size     int // bytes per item
	readonly bool
	released bool
	hash     int64
}

// MemoryViewType is memoryview.
var MemoryViewType = Type{Name: "memoryview", Flags: Sequence}

func (m *MemoryView) contiguous() bool { return m.step == m.size || m.n <= 1 }

// memory is the memory viewed; a bytearray's cannot move while it is viewed.
func (m *MemoryView) memory() []byte {
	if m.array != nil {
		return m.array.b
	}
	return m.buf
}

// contents is the bytes viewed: the memory itself if contiguous, else a copy.
func (m *MemoryView) contents() []byte {
	b := m.memory()
	if m.contiguous() {
		return b[m.start : m.start+m.n*m.size]
	}
	out := make([]byte, 0, m.n*m.size)
	for i := range m.n {
		off := m.start + i*m.step
		out = append(out, b[off:off+m.size]...)
	}
	return out
}

func (m *MemoryView) item(i int) Value {
	off := m.start + i*m.step
	return UnpackItem(m.format, m.memory()[off:off+m.size])
}

// UnpackItem is the native number that the struct code format stands for.
func UnpackItem(format string, b []byte) Value {
	le := bin.LittleEndian
	switch format {
	case "b":
		return Int(int64(int8(b[0])))
	case "c":
		return NewBytes(string(b[:1]))
	case "?":
		return Bool(b[0] != 0)
	case "h":
		return Int(int64(int16(le.Uint16(b))))
	case "H":
		return Int(int64(le.Uint16(b)))
	case "i":
		return Int(int64(int32(le.Uint32(b))))
	case "I":
		return Int(int64(le.Uint32(b)))
	case "l", "q", "n":
		return Int(int64(le.Uint64(b)))
	case "L", "Q", "N":
		return UintValue(le.Uint64(b))
	case "f":
		return Float(float64(math.Float32frombits(le.Uint32(b))))
	case "d":
		return Float(math.Float64frombits(le.Uint64(b)))
	}
	return Int(int64(b[0]))
}

var itemSizes = map[string]int{"B": 1, "b": 1, "c": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "n": 8, "N": 8, "f": 4, "d": 8}

func newMemoryView(v Value) (*MemoryView, *Exc) {
	m := &MemoryView{Obj: Obj{&MemoryViewType}, base: v, step: 1, size: 1, format: "B"}
	if b := As[Bytes](v, &BytesType); b != nil {
		m.buf, m.readonly, m.n = bytesView(b.s), true, len(b.s)
	} else if b := As[ByteArray](v, &ByteArrayType); b != nil {
		m.array, m.n = b, len(b.b)
		b.exports++
	} else if o := As[MemoryView](v, &MemoryViewType); o != nil {
		if err := o.alive(); err != nil {
			return nil, err
		}
		*m = *o
		m.hash = 0
		if m.array != nil {
			m.array.exports++
		}
	} else if f := TypeOf(v).Buffer; f != nil {
		var err *Exc
		if m.buf, m.format, m.readonly, err = f(v); err != nil {
			return nil, err
		}
		m.size = itemSizes[m.format]
		m.step, m.n = m.size, len(m.buf)/m.size
	} else if TypeOf(v).Flags&HeapType != 0 && !TypeOf(v).lookup("__buffer__").IsUnset() {
		// An int as flags: the memory is wanted with its format and shape.
		r, err := CallNamed1(v, &bufferAttr, Int(284))
		if err != nil {
			return nil, err
		}
		if As[MemoryView](r, &MemoryViewType) == nil {
			return nil, Errorf(&TypeError, "__buffer__ returned non-memoryview object")
		}
		return newMemoryView(r)
	} else {
		return nil, Errorf(&TypeError, "memoryview: a bytes-like object is required, not '%s'", TypeOf(v).Name)
	}
	return m, nil
}

var bufferAttr = Attr{Name: "__buffer__"}

func (m *MemoryView) alive() *Exc {
	if m.released {
		return Errorf(&ValueError, "operation forbidden on released memoryview object")
	}
	return nil
}

func (m *MemoryView) release() {
	if !m.released {
		m.released = true
		if m.array != nil {
			m.array.exports--
		}
	}
}

func memoryViewNew(_ *Type, a *Args) (Value, *Exc) {
	p, err := a.params("memoryview", "object")
	if err != nil {
		return Unset, err
	}
	if p[0].IsUnset() {
		return Unset, Errorf(&TypeError, "memoryview() missing required argument 'object' (pos 1)")
	}
	m, err := newMemoryView(p[0])
	return FromObj(m), err
}

func memoryViewGetItem(v, key Value) (Value, *Exc) {
	m := Cast[MemoryView](v)
	if err := m.alive(); err != nil {
		return Unset, err
	}
	if sl := sliceOf(key); sl != nil {
		start, _, step, n, err := sl.Indices(m.n)
		if err != nil {
			return Unset, err
		}
		part, err := newMemoryView(v)
		if err != nil {
			return Unset, err
		}
		part.start, part.step, part.n = m.start+start*m.step, m.step*step, n
		return FromObj(part), nil
	}
	i, err := m.index(key)
	if err != nil {
		return Unset, err
	}
	return m.item(i), nil
}

func (m *MemoryView) index(key Value) (int, *Exc) {
	if !IsIntLike(key) && TypeOf(key).Index == nil {
		return 0, Errorf(&TypeError, "memoryview: invalid slice key")
	}
	i, err := indexKey(key)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += m.n
	}
	if i < 0 || i >= m.n {
		return 0, Errorf(&IndexError, "index out of bounds on dimension 1")
	}
	return i, nil
}

func memoryViewSetItem(v, key, x Value) *Exc {
	m := Cast[MemoryView](v)
	if err := m.alive(); err != nil {
		return err
	}
	if m.readonly {
		return Errorf(&TypeError, "cannot modify read-only memory")
	}
	if x.IsUnset() {
		return Errorf(&TypeError, "cannot delete memory")
	}
	if sl := sliceOf(key); sl != nil {
		start, _, step, n, err := sl.Indices(m.n)
		if err != nil {
			return err
		}
		s, err := BytesArg(x)
		if err != nil {
			return err
		}
		if len(s) != n*m.size {
			return Errorf(&ValueError, "memoryview assignment: lvalue and rvalue have different structures")
		}
		for i := range n {
			copy(m.memory()[m.start+(start+i*step)*m.step:], s[i*m.size:(i+1)*m.size])
		}
		return nil
	}
	i, err := m.index(key)
	if err != nil {
		return err
	}
	return packItem(m.format, m.memory()[m.start+i*m.step:][:m.size], x)
}

func memoryViewCmp(a, b Value, op CompareOp) (Value, *Exc) {
	if op != OpEq && op != OpNe {
		return NotImplemented, nil
	}
	x, okx := bytesText(a)
	y, oky := bytesText(b)
	if !okx || !oky {
		if a == b {
			return Bool(op == OpEq), nil
		}
		return NotImplemented, nil
	}
	return Bool((x == y) == (op == OpEq)), nil
}

// view wraps a method so that it refuses released views.
func view(f func(m *MemoryView) (Value, *Exc)) func(v Value) (Value, *Exc) {
	return func(v Value) (Value, *Exc) {
		m := Cast[MemoryView](v)
		if err := m.alive(); err != nil {
			return Unset, err
		}
		return f(m)
	}
}

func initMemoryView() {
	t := &MemoryViewType
	t.New, t.GetItem, t.SetItem, t.Cmp = memoryViewNew, memoryViewGetItem, memoryViewSetItem, memoryViewCmp
	t.Repr = func(v Value) (Value, *Exc) {
		state := "memory"
		if Cast[MemoryView](v).released {
			state = "released memory"
		}
		return NewStr("<" + state + " at " + fmt.Sprintf("%#x", id(v)) + ">"), nil
	}
	t.Len = func(v Value) (int, *Exc) {
		m := Cast[MemoryView](v)
		return m.n, m.alive()
	}
	t.Hash = func(v Value) (int64, *Exc) {
		m := Cast[MemoryView](v)
		if err := m.alive(); err != nil {
			return 0, err
		}
		if !m.readonly {
			return 0, Errorf(&ValueError, "cannot hash writable memoryview object")
		}
		return hashBytes(stringView(m.contents())), nil
	}
	tuple := func(n int) Value { return NewTuple(Int(int64(n))) }
	t.Methods = []Def{
		{Name: "tobytes", Sig: "order='C'", FN: func(a []Value) (Value, *Exc) {
			return view(func(m *MemoryView) (Value, *Exc) { return NewBytes(string(m.contents())), nil })(a[0])
		}},
		{Name: "tolist", F1: view(func(m *MemoryView) (Value, *Exc) {
			items := make([]Value, m.n)
			for i := range items {
				items[i] = m.item(i)
			}
			return NewList(items...), nil
		})},
		{Name: "hex", Sig: "sep=?, bytes_per_sep=1", FN: func(a []Value) (Value, *Exc) {
			return view(func(m *MemoryView) (Value, *Exc) { return bytesHex(stringView(m.contents()), a[1], a[2]) })(a[0])
		}},
		{Name: "release", F1: func(v Value) (Value, *Exc) { Cast[MemoryView](v).release(); return None, nil }},
		{Name: "toreadonly", F1: view(func(m *MemoryView) (Value, *Exc) {
			r, err := newMemoryView(FromObj(m))
			if err == nil {
				r.readonly = true
			}
			return FromObj(r), err
		})},
		{Name: "cast", Sig: "format, shape=None", FN: memoryViewCast},
		{Name: "__enter__", F1: func(v Value) (Value, *Exc) { return v, Cast[MemoryView](v).alive() }},
		{Name: "__exit__", Sig: "*args", FN: func(a []Value) (Value, *Exc) { Cast[MemoryView](a[0]).release(); return None, nil }},
	}
	get := func(name string, f func(m *MemoryView) Value) GetSet {
		return GetSet{Name: name, Get: view(func(m *MemoryView) (Value, *Exc) { return f(m), nil })}
	}
	t.GetSets = []GetSet{
		get("obj", func(m *MemoryView) Value { return m.base }),
		get("nbytes", func(m *MemoryView) Value { return Int(int64(m.n * m.size)) }),
		get("itemsize", func(m *MemoryView) Value { return Int(int64(m.size)) }),
		get("format", func(m *MemoryView) Value { return NewStr(m.format) }),
		get("ndim", func(*MemoryView) Value { return Int(1) }),
		get("shape", func(m *MemoryView) Value { return tuple(m.n) }),
		get("strides", func(m *MemoryView) Value { return tuple(m.step) }),
		get("readonly", func(m *MemoryView) Value { return Bool(m.readonly) }),
		get("contiguous", func(m *MemoryView) Value { return Bool(m.contiguous()) }),
		get("c_contiguous", func(m *MemoryView) Value { return Bool(m.contiguous()) }),
		get("f_contiguous", func(m *MemoryView) Value { return Bool(m.contiguous()) }),
	}
}

func memoryViewCast(a []Value) (Value, *Exc) {
	m := Cast[MemoryView](a[0])
	if err := m.alive(); err != nil {
		return Unset, err
	}
	f, ok := StrOf(a[1])
	if !ok {
		return Unset, Errorf(&TypeError, "format argument must be a string")
	}
	f = strings.TrimPrefix(f, "@")
	size := itemSizes[f]
	if size == 0 {
		return Unset, Errorf(&ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'")
	}
	if !m.contiguous() {
		return Unset, Errorf(&TypeError, "memoryview: casts are restricted to C-contiguous views")
	}
	if m.n*m.size%size != 0 {
		return Unset, Errorf(&TypeError, "memoryview: length is not a multiple of itemsize")
	}
	r, err := newMemoryView(a[0])
	if err != nil {
		return Unset, err
	}
	r.n, r.size, r.step, r.format = m.n*m.size/size, size, size, f
	return FromObj(r), nil
}
