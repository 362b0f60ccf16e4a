package rt

import "math"

// This file is memoryview's methods and attributes, and __buffer__ of the types that have memory to show.

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

// memoryIter goes through the first dimension of a view.
type memoryIter struct {
	Obj
	of *MemoryView // nil when exhausted
	i  int
}

var memoryIterType = Type{Name: "memory_iterator", Flags: NoInstantiate}

func memoryViewIter(v Value) (Value, *Exc) {
	m := Cast[MemoryView](v)
	if err := m.alive(); err != nil {
		return Unset, err
	}
	switch {
	case len(m.dims) == 0:
		return Unset, Errorf(&TypeError, "invalid indexing of 0-dim memory")
	case len(m.dims) > 1:
		return Unset, Errorf(&NotImplementedError, "multi-dimensional sub-views are not implemented")
	case !readable(itemCode(m.format)):
		return Unset, Errorf(&NotImplementedError, "memoryview: format %s not supported", m.format)
	}
	return FromObj(&memoryIter{Obj{&memoryIterType}, m, 0}), nil
}

func memoryIterNext(v Value) (Value, *Exc) {
	it := Cast[memoryIter](v)
	m := it.of
	if m == nil {
		return StopIter()
	}
	if err := m.alive(); err != nil {
		return Unset, err
	}
	if it.i >= m.dims[0].n {
		it.of = nil
		return StopIter()
	}
	it.i++
	return m.item(m.off + (it.i-1)*m.dims[0].stride)
}

// tolist is the items at a byte offset in nested lists.
func (m *MemoryView) tolist(dims []dim, off int) (Value, *Exc) {
	if len(dims) == 0 {
		return m.item(off)
	}
	items := make([]Value, dims[0].n)
	for i := range items {
		var err *Exc
		if items[i], err = m.tolist(dims[1:], off+i*dims[0].stride); err != nil {
			return Unset, err
		}
	}
	return NewList(items...), nil
}

func (m *MemoryView) tobytes(order Value) (Value, *Exc) {
	o := "C"
	if !order.IsNone() {
		var ok bool
		if o, ok = StrOf(order); !ok {
			return Unset, Errorf(&TypeError, "tobytes() argument 'order' must be str or None, not %s", TypeName(order))
		}
	}
	switch {
	case o == "F", o == "A" && m.contiguousF():
		return NewBytes(string(m.gather(reversed(m.dims)))), nil
	case o == "C", o == "A":
		return NewBytes(string(m.contents())), nil
	}
	return Unset, Errorf(&ValueError, "order must be 'C', 'F' or 'A'")
}

func memoryViewCast(a []Value) (Value, *Exc) {
	m := Cast[MemoryView](a[0])
	if err := m.alive(); err != nil {
		return Unset, err
	}
	f, ok := StrOf(a[1])
	if !ok {
		return Unset, Errorf(&TypeError, "cast() argument 'format' must be str, not %s", TypeName(a[1]))
	}
	if !m.contiguous() {
		return Unset, Errorf(&TypeError, "memoryview: casts are restricted to C-contiguous views")
	}
	if (!a[2].IsUnset() || len(m.dims) != 1) && m.count() == 0 {
		return Unset, Errorf(&TypeError, "memoryview: cannot cast view with zeros in shape or strides")
	}
	var shape []Value
	if !a[2].IsUnset() {
		var err *Exc
		if shape, err = m.castShape(a[2]); err != nil {
			return Unset, err
		}
	}
	from, to := itemCode(m.format), itemCode(f)
	switch {
	case !readable(from):
		return Unset, Errorf(&ValueError, "memoryview: source format must be a native single character format prefixed with an optional '@'")
	case !readable(to):
		return Unset, Errorf(&ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'")
	case !isByteCode(from) && !isByteCode(to):
		return Unset, Errorf(&TypeError, "memoryview: cannot cast between two non-byte formats")
	}
	bytes, size := m.count()*m.size, itemSize(to)
	if bytes%size != 0 {
		return Unset, Errorf(&TypeError, "memoryview: length is not a multiple of itemsize")
	}
	dims := []dim{{n: bytes / size}}
	if !a[2].IsUnset() {
		var err *Exc
		if dims, err = castDims(shape, bytes, size); err != nil {
			return Unset, err
		}
	}
	r := m.derive()
	r.format, r.size, r.dims = f, size, dims
	r.strides()
	return FromObj(r), nil
}

// castShape is the shape argument of cast.
func (m *MemoryView) castShape(v Value) ([]Value, *Exc) {
	var shape []Value
	if l := As[List](v, &ListType); l != nil {
		shape = l.items
	} else if t := As[Tuple](v, &TupleType); t != nil {
		shape = t.items
	} else {
		return nil, Errorf(&TypeError, "shape must be a list or a tuple")
	}
	switch {
	case len(shape) > maxDims:
		return nil, Errorf(&ValueError, "memoryview: number of dimensions must not exceed %d", maxDims)
	case len(m.dims) != 1 && len(shape) != 1:
		return nil, Errorf(&TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D")
	}
	return shape, nil
}

// castDims are the dimensions of a shape that must fill so many bytes with items of a size.
func castDims(shape []Value, bytes, size int) ([]dim, *Exc) {
	dims, total := make([]dim, len(shape)), 1
	for i, x := range shape {
		if !IsIntLike(x) {
			return nil, Errorf(&TypeError, "memoryview.cast(): elements of shape must be integers")
		}
		n, err := IndexInt(x)
		if err != nil {
			return nil, err
		}
		if n <= 0 {
			return nil, Errorf(&ValueError, "memoryview.cast(): elements of shape must be integers > 0")
		}
		if n > math.MaxInt64/total {
			return nil, Errorf(&ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX")
		}
		total *= n
		dims[i].n = n
	}
	if total > math.MaxInt64/size || total*size != bytes {
		return nil, Errorf(&TypeError, "memoryview: product(shape) * itemsize != buffer size")
	}
	return dims, nil
}

// bufferMethods are __buffer__ and, of what is locked meanwhile, __release_buffer__.
func bufferMethods(refused string, locks bool) []Def {
	defs := []Def{{Name: "__buffer__", F2: func(v, flags Value) (Value, *Exc) {
		n, err := IndexInt(flags)
		if err != nil {
			return Unset, err
		}
		m, err := newMemoryView(v)
		if err != nil {
			return Unset, err
		}
		const writable = 1
		if n&writable != 0 && m.readonly {
			m.release()
			return Unset, Errorf(&BufferError, "%s", refused)
		}
		return FromObj(m), nil
	}}}
	if locks {
		defs = append(defs, Def{Name: "__release_buffer__", F2: func(_, x Value) (Value, *Exc) {
			m := As[MemoryView](x, &MemoryViewType)
			if m == nil {
				return Unset, Errorf(&TypeError, "expected a memoryview object")
			}
			m.release()
			return None, nil
		}})
	}
	return defs
}

func initMemoryView() {
	t := &MemoryViewType
	t.New, t.GetItem, t.SetItem, t.Cmp, t.Hash = memoryViewNew, memoryViewGetItem, memoryViewSetItem, memoryViewCmp, memoryViewHash
	t.Repr, t.Iter = memoryViewRepr, memoryViewIter
	t.Len = func(v Value) (int, *Exc) {
		m := Cast[MemoryView](v)
		if err := m.alive(); err != nil {
			return 0, err
		}
		if len(m.dims) == 0 {
			return 0, Errorf(&TypeError, "0-dim memory has no length")
		}
		return m.dims[0].n, nil
	}
	memoryIterType.Iter, memoryIterType.Next = self, memoryIterNext
	t.Members(func(t *Type) {
		t.Methods = append([]Def{
			{Name: "tobytes", Sig: "order='C'", FN: func(a []Value) (Value, *Exc) {
				return view(func(m *MemoryView) (Value, *Exc) { return m.tobytes(a[1]) })(a[0])
			}},
			{Name: "tolist", F1: view(func(m *MemoryView) (Value, *Exc) { return m.tolist(m.dims, m.off) })},
			{Name: "hex", Sig: "sep=?, bytes_per_sep=1", FN: func(a []Value) (Value, *Exc) {
				return view(func(m *MemoryView) (Value, *Exc) { return bytesHex(stringView(m.contents()), a[1], a[2]) })(a[0])
			}},
			{Name: "release", F1: func(v Value) (Value, *Exc) { Cast[MemoryView](v).release(); return None, nil }},
			{Name: "toreadonly", F1: view(func(m *MemoryView) (Value, *Exc) {
				r := m.derive()
				r.readonly = true
				return FromObj(r), nil
			})},
			{Name: "cast", Sig: "format, shape=?", FN: memoryViewCast},
			{Name: "__enter__", F1: func(v Value) (Value, *Exc) { return v, Cast[MemoryView](v).alive() }},
			{Name: "__exit__", Sig: "*args", FN: func(a []Value) (Value, *Exc) { Cast[MemoryView](a[0]).release(); return None, nil }},
		}, bufferMethods("memoryview: underlying buffer is not writable", true)...)
	})
	get := func(name string, f func(m *MemoryView) Value) GetSet {
		return GetSet{Name: name, Get: view(func(m *MemoryView) (Value, *Exc) { return f(m), nil })}
	}
	tuple := func(m *MemoryView, f func(d dim) int) Value {
		items := make([]Value, len(m.dims))
		for i, d := range m.dims {
			items[i] = Int(int64(f(d)))
		}
		return NewTuple(items...)
	}
	t.GetSets = []GetSet{
		get("obj", func(m *MemoryView) Value { return m.base }),
		get("nbytes", func(m *MemoryView) Value { return Int(int64(m.count() * m.size)) }),
		get("itemsize", func(m *MemoryView) Value { return Int(int64(m.size)) }),
		get("format", func(m *MemoryView) Value { return NewStr(m.format) }),
		get("ndim", func(m *MemoryView) Value { return Int(int64(len(m.dims))) }),
		get("shape", func(m *MemoryView) Value { return tuple(m, func(d dim) int { return d.n }) }),
		get("strides", func(m *MemoryView) Value { return tuple(m, func(d dim) int { return d.stride }) }),
		get("suboffsets", func(*MemoryView) Value { return NewTuple() }),
		get("readonly", func(m *MemoryView) Value { return Bool(m.readonly) }),
		get("contiguous", func(m *MemoryView) Value { return Bool(m.contiguous() || m.contiguousF()) }),
		get("c_contiguous", func(m *MemoryView) Value { return Bool(m.contiguous()) }),
		get("f_contiguous", func(m *MemoryView) Value { return Bool(m.contiguousF()) }),
	}
}
