package rt

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
)

// MemoryView is a memoryview: an array of items of one size, of any number of dimensions, in the memory of another object.
type MemoryView struct {
	Obj
	base     Value // what it views
	buf      []byte
	array    *ByteArray // whose memory it is, in place of buf
	lock     *exportLock
	off      int // byte offset of the first item
	dims     []dim
	format   string
	size     int // bytes per item
	readonly bool
	released bool
	hashed   bool
	hash     int64
}

// dim is one dimension: the number of items and how many bytes there are from one to the next.
type dim struct{ n, stride int }

// exportLock keeps a bytearray from being resized while there are views of it. It is shared by a view and what was made from that.
type exportLock struct {
	views   int // not yet released
	cleanup runtime.Cleanup
}

// MemoryViewType is memoryview.
var MemoryViewType = Type{Name: "memoryview", Flags: Sequence}

// maxDims is how many dimensions there may be.
const maxDims = 64

// lockArray makes m the first view of o. Should all views be lost before they were released, that counts as their release.
func (m *MemoryView) lockArray(o *ByteArray) {
	m.array, m.lock = o, new(exportLock)
	if o.exports == nil {
		o.exports = new(int)
	}
	*o.exports++
	m.lock.cleanup = runtime.AddCleanup(m.lock, func(n *int) { PostFinalizer(func() { *n-- }) }, o.exports)
	m.lock.views = 1
}

// derive is another view of the same memory.
func (m *MemoryView) derive() *MemoryView {
	r := *m
	r.hashed = false
	r.dims = slices.Clone(m.dims)
	if m.lock != nil {
		m.lock.views++
	}
	return &r
}

func newMemoryView(v Value) (*MemoryView, *Exc) {
	m := &MemoryView{Obj: Obj{&MemoryViewType}, base: v, size: 1, format: "B"}
	n := 0
	if b := As[Bytes](v, &BytesType); b != nil {
		m.buf, m.readonly, n = bytesView(b.s), true, len(b.s)
	} else if b := As[ByteArray](v, &ByteArrayType); b != nil {
		m.lockArray(b)
		n = len(b.b)
	} else if o := As[MemoryView](v, &MemoryViewType); o != nil {
		if err := o.alive(); err != nil {
			return nil, err
		}
		return o.derive(), nil
	} else if f := TypeOf(v).Buffer; f != nil {
		var err *Exc
		if m.buf, m.format, m.readonly, err = f(v); err != nil {
			return nil, err
		}
		m.size = itemSize(itemCode(m.format))
		n = len(m.buf) / m.size
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
		return nil, Errorf(&TypeError, "memoryview: a bytes-like object is required, not '%s'", TypeName(v))
	}
	m.dims = []dim{{n, m.size}}
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
	if m.released {
		return
	}
	m.released = true
	lock := m.lock
	m.lock = nil // it may be waiting for views that were lost
	if lock == nil {
		return
	}
	if lock.views--; lock.views == 0 {
		lock.cleanup.Stop()
		*m.array.exports--
	}
}

// memory is the memory viewed; a bytearray's cannot move while it is viewed.
func (m *MemoryView) memory() []byte {
	if m.array != nil {
		return m.array.b
	}
	return m.buf
}

// count is the number of items.
func (m *MemoryView) count() int {
	n := 1
	for _, d := range m.dims {
		n *= d.n
	}
	return n
}

// contiguous reports whether the items lie one after the other, the last index changing fastest.
func (m *MemoryView) contiguous() bool { return packed(m.dims, m.size, len(m.dims)-1, -1) }

// contiguousF reports the same for the first index changing fastest.
func (m *MemoryView) contiguousF() bool { return packed(m.dims, m.size, 0, 1) }

// packed reports whether items of a size lie one after the other, the dimensions taken from i on, by step.
func packed(dims []dim, size, i, step int) bool {
	ok := true
	for range dims {
		d := dims[i]
		if d.n == 0 {
			return true
		}
		ok = ok && (d.n == 1 || d.stride == size)
		size *= d.n
		i += step
	}
	return ok
}

func reversed(dims []dim) []dim {
	r := slices.Clone(dims)
	slices.Reverse(r)
	return r
}

// strides sets the strides of contiguous items.
func (m *MemoryView) strides() {
	size := m.size
	for i := len(m.dims) - 1; i >= 0; i-- {
		m.dims[i].stride = size
		size *= m.dims[i].n
	}
}

// contents is the bytes viewed: the memory itself if contiguous, else a copy.
func (m *MemoryView) contents() []byte {
	if m.contiguous() {
		return m.memory()[m.off:][:m.count()*m.size]
	}
	return m.gather(m.dims)
}

// gather is a copy of the items in the order that dims gives.
func (m *MemoryView) gather(dims []dim) []byte {
	b := m.memory()
	out := make([]byte, 0, m.count()*m.size)
	eachItem(dims, m.off, func(off int) { out = append(out, b[off:off+m.size]...) })
	return out
}

func eachItem(dims []dim, off int, f func(off int)) {
	if len(dims) == 0 {
		f(off)
		return
	}
	for range dims[0].n {
		eachItem(dims[1:], off, f)
		off += dims[0].stride
	}
}

// item is the item at a byte offset.
func (m *MemoryView) item(off int) (Value, *Exc) {
	code := itemCode(m.format)
	if !readable(code) {
		return Unset, Errorf(&NotImplementedError, "memoryview: format %s not supported", m.format)
	}
	return unpackItem(code, m.memory()[off:off+m.size]), nil
}

// setItem makes x the item at a byte offset. Converting x may run anything, the release of m included.
func (m *MemoryView) setItem(off int, x Value) *Exc {
	if !readable(itemCode(m.format)) {
		return Errorf(&NotImplementedError, "memoryview: format %s not supported", m.format)
	}
	var b [8]byte
	if err := packItem(m.format, b[:m.size], x); err != nil {
		return err
	}
	if err := m.alive(); err != nil {
		return err
	}
	copy(m.memory()[off:], b[:m.size])
	return nil
}

// step is how far index i lies from the start of dimension k.
func (m *MemoryView) step(k, i int) (int, *Exc) {
	d := m.dims[k]
	if i < 0 {
		i += d.n
	}
	if i < 0 || i >= d.n {
		return 0, Errorf(&IndexError, "index out of bounds on dimension %d", k+1)
	}
	return i * d.stride, nil
}

func isIndex(v Value) bool { return IsIntLike(v) || TypeOf(v).Index != nil }

// locate is the byte offset of the item that key, which is no slice, stands for.
func (m *MemoryView) locate(key Value) (int, *Exc) {
	t := As[Tuple](key, &TupleType)
	switch {
	case len(m.dims) == 0 && (t == nil || len(t.items) > 0):
		return 0, Errorf(&TypeError, "invalid indexing of 0-dim memory")
	case isIndex(key):
		i, err := indexKey(key)
		if err == nil {
			err = m.alive()
		}
		if err != nil {
			return 0, err
		}
		if len(m.dims) > 1 {
			return 0, Errorf(&NotImplementedError, "multi-dimensional sub-views are not implemented")
		}
		off, err := m.step(0, i)
		return m.off + off, err
	case t != nil && !slices.ContainsFunc(t.items, func(v Value) bool { return !isIndex(v) }):
		switch {
		case len(t.items) < len(m.dims):
			return 0, Errorf(&NotImplementedError, "sub-views are not implemented")
		case len(t.items) > len(m.dims):
			return 0, Errorf(&TypeError, "cannot index %d-dimension view with %d-element tuple", len(m.dims), len(t.items))
		}
		off := m.off
		for k, x := range t.items {
			i, err := indexKey(x)
			if err == nil {
				err = m.alive()
			}
			if err != nil {
				return 0, err
			}
			d, err := m.step(k, i)
			if err != nil {
				return 0, err
			}
			off += d
		}
		return off, nil
	}
	return 0, Errorf(&TypeError, "memoryview: invalid slice key")
}

// isMultiSlice reports whether key is a tuple of slices.
func isMultiSlice(key Value) bool {
	t := As[Tuple](key, &TupleType)
	return t != nil && len(t.items) > 0 && !slices.ContainsFunc(t.items, func(v Value) bool { return sliceOf(v) == nil })
}

// slice is the view of a part of the first dimension.
func (m *MemoryView) slice(sl *Slice) (*MemoryView, *Exc) {
	part := m.derive()
	d := &part.dims[0]
	start, _, step, n, err := sl.Indices(d.n)
	part.off += start * d.stride
	d.n, d.stride = n, d.stride*step
	if err != nil {
		part.release()
	}
	return part, err
}

func memoryViewGetItem(v, key Value) (Value, *Exc) {
	m := Cast[MemoryView](v)
	if err := m.alive(); err != nil {
		return Unset, err
	}
	sl := sliceOf(key)
	switch {
	case len(m.dims) == 0 && key == Ellipsis:
		return v, nil
	case len(m.dims) > 0 && sl != nil:
		part, err := m.slice(sl)
		return FromObj(part), err
	case len(m.dims) > 0 && isMultiSlice(key):
		return Unset, Errorf(&NotImplementedError, "multi-dimensional slicing is not implemented")
	}
	off, err := m.locate(key)
	if err != nil {
		return Unset, err
	}
	return m.item(off)
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
	sl := sliceOf(key)
	switch {
	case len(m.dims) == 0 && key == Ellipsis:
		return m.setItem(m.off, x)
	case len(m.dims) == 1 && sl != nil:
		return m.setSlice(sl, x)
	case len(m.dims) > 0 && (sl != nil || isMultiSlice(key)):
		return Errorf(&NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1")
	}
	off, err := m.locate(key)
	if err != nil {
		return err
	}
	return m.setItem(off, x)
}

// setSlice copies the items of x, which must be of the same kind and number, to a slice.
func (m *MemoryView) setSlice(sl *Slice, x Value) *Exc {
	from, err := newMemoryView(x)
	if err != nil {
		return err
	}
	defer from.release()
	to, err := m.slice(sl)
	if err != nil {
		return err
	}
	defer to.release()
	if err := m.alive(); err != nil {
		return err
	}
	same := strings.TrimPrefix(from.format, "@") == strings.TrimPrefix(to.format, "@")
	if !same || len(from.dims) != 1 || from.dims[0].n != to.dims[0].n {
		return Errorf(&ValueError, "memoryview assignment: lvalue and rvalue have different structures")
	}
	items := slices.Clone(from.contents()) // the two may overlap
	eachItem(to.dims, to.off, func(off int) {
		copy(to.memory()[off:off+to.size], items)
		items = items[to.size:]
	})
	return nil
}

func memoryViewHash(v Value) (int64, *Exc) {
	m := Cast[MemoryView](v)
	if m.hashed {
		return m.hash, nil
	}
	if err := m.alive(); err != nil {
		return 0, err
	}
	if !m.readonly {
		return 0, Errorf(&ValueError, "cannot hash writable memoryview object")
	}
	if c := itemCode(m.format); c != 'B' && c != 'b' && c != 'c' {
		return 0, Errorf(&ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
	}
	if _, err := Hash(m.base); err != nil {
		return 0, err
	}
	m.hash, m.hashed = hashBytes(stringView(m.contents())), true
	return m.hash, nil
}

// memoryViewCmp compares shapes and items, whatever their formats.
func memoryViewCmp(a, b Value, op CompareOp) (Value, *Exc) {
	if op != OpEq && op != OpNe {
		return NotImplemented, nil
	}
	x := Cast[MemoryView](a)
	if o := As[MemoryView](b, &MemoryViewType); x.released || o != nil && o.released {
		return Bool((a == b) == (op == OpEq)), nil
	}
	y, err := newMemoryView(b)
	if err != nil {
		return NotImplemented, nil // whatever it was: b is nothing to compare with
	}
	defer y.release()
	same, err := x.equal(y)
	return Bool(same == (op == OpEq)), err
}

func (m *MemoryView) equal(o *MemoryView) (bool, *Exc) {
	if len(m.dims) != len(o.dims) {
		return false, nil
	}
	for i, d := range m.dims {
		if d.n != o.dims[i].n {
			return false, nil
		}
	}
	p, q := itemCode(m.format), itemCode(o.format)
	if !readable(p) || !readable(q) {
		return false, nil
	}
	x, y := m.contents(), o.contents()
	if p == q && p != 'f' && p != 'd' && p != 'e' && p != '?' {
		return string(x) == string(y), nil
	}
	for len(x) > 0 {
		if same, err := IfEq(unpackItem(p, x[:m.size]), unpackItem(q, y[:o.size])); err != nil || !same {
			return false, err
		}
		x, y = x[m.size:], y[o.size:]
	}
	return true, nil
}

func memoryViewRepr(v Value) (Value, *Exc) {
	state := "memory"
	if Cast[MemoryView](v).released {
		state = "released memory"
	}
	return NewStr("<" + state + " at " + fmt.Sprintf("%#x", id(v)) + ">"), nil
}
