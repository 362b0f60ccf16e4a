package array

import (
	"slices"

	rt "github.com/py2go/py2go/rtlib"
)

// array is an array.array.
type array struct {
	rt.Obj
	c *code
	b []byte
}

var arrayType = rt.Type{Name: "array", Module: "array", Flags: rt.BaseType | rt.Sequence}

type iterator struct {
	rt.Obj
	a *array // nil when exhausted
	i int
}

var iterType = rt.Type{Name: "arrayiterator", Module: "array", Flags: rt.NoInstantiate}

func of(v rt.Value) *array { return rt.Cast[array](v) }

func as(v rt.Value) *array { return rt.As[array](v, &arrayType) }

func (a *array) len() int { return len(a.b) / a.c.size }

func (a *array) at(i int) []byte { return a.b[i*a.c.size : (i+1)*a.c.size] }

func (a *array) item(i int) rt.Value { return a.c.get(a.at(i)) }

func (a *array) like(b []byte) rt.Value {
	return rt.FromObj(&array{Obj: rt.NewObj(&arrayType), c: a.c, b: b})
}

// appendItem adds one item at the end.
func (a *array) appendItem(v rt.Value) *rt.Exc {
	var buf [8]byte
	if err := a.c.put(buf[:a.c.size], v); err != nil {
		return err
	}
	a.b = append(a.b, buf[:a.c.size]...)
	return nil
}

func (a *array) extend(v rt.Value) *rt.Exc {
	if o := as(v); o != nil {
		if o.c != a.c {
			return rt.Errorf(&rt.TypeError, "can only extend with array of same kind")
		}
		a.b = append(a.b, o.b...)
		return nil
	}
	return rt.IterAll(v, a.appendItem)
}

func (a *array) fromBytes(s string) *rt.Exc {
	if len(s)%a.c.size != 0 {
		return rt.Errorf(&rt.ValueError, "bytes length not a multiple of item size")
	}
	a.b = append(a.b, s...)
	return nil
}

func (a *array) fromText(s string) *rt.Exc {
	for _, r := range rt.Runes(s) {
		a.b = le.AppendUint32(a.b, uint32(r))
	}
	return nil
}

func (a *array) text() string {
	var out []byte
	for i := range a.len() {
		out = rt.AppendRune(out, rune(le.Uint32(a.at(i))))
	}
	return string(out)
}

func (a *array) list() []rt.Value {
	items := make([]rt.Value, a.len())
	for i := range items {
		items[i] = a.item(i)
	}
	return items
}

func newArray(t *rt.Type, args *rt.Args) (rt.Value, *rt.Exc) {
	if len(args.Names) > 0 && t == &arrayType {
		return rt.Unset, rt.Errorf(&rt.TypeError, "array.array() takes no keyword arguments")
	}
	if n := len(args.Pos); n == 0 {
		return rt.Unset, rt.Errorf(&rt.TypeError, "array() takes at least 1 argument (0 given)")
	} else if n > 2 {
		return rt.Unset, rt.Errorf(&rt.TypeError, "array() takes at most 2 arguments (%d given)", n)
	}
	letter, ok := rt.StrOf(args.Pos[0])
	if !ok || rt.RuneCount(letter) != 1 {
		return rt.Unset, rt.Errorf(&rt.TypeError, "array() argument 1 must be a unicode character, not %s", rt.TypeName(args.Pos[0]))
	}
	c := codes[letter[0]]
	if len(letter) > 1 || c == nil {
		return rt.Unset, rt.Errorf(&rt.ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
	}
	if c.letter == 'u' {
		if err := rt.Warn(&rt.DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16", nil); err != nil {
			return rt.Unset, err
		}
	}
	a := rt.Alloc[array](t)
	a.c = c
	v := rt.FromObj(a)
	if len(args.Pos) == 1 {
		return v, nil
	}
	init := args.Pos[1]
	if o := as(init); o != nil {
		if c.text && !o.c.text {
			return rt.Unset, rt.Errorf(&rt.TypeError, "cannot use an array with typecode '%c' to initialize an array with typecode '%c'", o.c.letter, c.letter)
		}
		if o.c.text && !c.text {
			return rt.Unset, rt.Errorf(&rt.TypeError, "cannot use a unicode array to initialize an array with typecode '%c'", c.letter)
		}
		return v, rt.IterAll(init, a.appendItem)
	}
	if s, ok := rt.StrOf(init); ok {
		if !c.text {
			return rt.Unset, rt.Errorf(&rt.TypeError, "cannot use a str to initialize an array with typecode '%c'", c.letter)
		}
		return v, a.fromText(s)
	}
	if rt.TypeOf(init).IsSubtype(&rt.BytesType) || rt.TypeOf(init).IsSubtype(&rt.ByteArrayType) {
		s, _ := rt.BytesLike(init)
		return v, a.fromBytes(s)
	}
	return v, a.extend(init)
}

// slice is a slice's first index, step and number of items.
func (a *array) slice(key rt.Value) (start, step, n int, err *rt.Exc) {
	f, err := rt.GetAttrName(key, "indices")
	if err != nil {
		return 0, 0, 0, err
	}
	r, err := rt.Call1(f, rt.Int(int64(a.len())))
	if err != nil {
		return 0, 0, 0, err
	}
	parts, err := rt.ListOf(r)
	if err != nil {
		return 0, 0, 0, err
	}
	start, step = int(parts[0].AsInt()), int(parts[2].AsInt())
	stop := int(parts[1].AsInt())
	switch {
	case step > 0 && start < stop:
		n = (stop-start-1)/step + 1
	case step < 0 && start > stop:
		n = (start-stop-1)/-step + 1
	}
	return start, step, n, nil
}

func isSlice(v rt.Value) bool { return rt.TypeOf(v) == &rt.SliceType }

// index is a key as a position among n items.
func (a *array) index(key rt.Value, what string) (int, *rt.Exc) {
	if !rt.IsIntLike(key) && rt.TypeOf(key).Index == nil {
		return 0, rt.Errorf(&rt.TypeError, "array indices must be integers")
	}
	i, err := rt.IndexInt(key)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += a.len()
	}
	if i < 0 || i >= a.len() {
		return 0, rt.Errorf(&rt.IndexError, "%s", what)
	}
	return i, nil
}

func getItem(v, key rt.Value) (rt.Value, *rt.Exc) {
	a := of(v)
	if !isSlice(key) {
		i, err := a.index(key, "array index out of range")
		if err != nil {
			return rt.Unset, err
		}
		return a.item(i), nil
	}
	start, step, n, err := a.slice(key)
	if err != nil {
		return rt.Unset, err
	}
	out := make([]byte, 0, n*a.c.size)
	for i := range n {
		out = append(out, a.at(start+i*step)...)
	}
	return a.like(out), nil
}

func setItem(v, key, item rt.Value) *rt.Exc {
	a := of(v)
	if !isSlice(key) {
		i, err := a.index(key, "array assignment index out of range")
		if err != nil {
			return err
		}
		if item.IsUnset() {
			a.b = slices.Delete(a.b, i*a.c.size, (i+1)*a.c.size)
			return nil
		}
		return a.c.put(a.at(i), item)
	}
	var with []byte
	if !item.IsUnset() {
		o := as(item)
		if o == nil {
			return rt.Errorf(&rt.TypeError, "can only assign array (not \"%s\") to array slice", rt.TypeName(item))
		}
		if o.c != a.c {
			return rt.Errorf(&rt.TypeError, "bad argument type for built-in operation")
		}
		with = slices.Clone(o.b)
	}
	start, step, n, err := a.slice(key)
	if err != nil {
		return err
	}
	if step == 1 {
		a.b = slices.Replace(a.b, start*a.c.size, (start+n)*a.c.size, with...)
		return nil
	}
	if item.IsUnset() {
		drop := map[int]bool{}
		for i := range n {
			drop[start+i*step] = true
		}
		var out []byte
		for i := range a.len() {
			if !drop[i] {
				out = append(out, a.at(i)...)
			}
		}
		a.b = out
		return nil
	}
	if len(with) != n*a.c.size {
		return rt.Errorf(&rt.ValueError, "attempt to assign array of size %d to extended slice of size %d", len(with)/a.c.size, n)
	}
	for i := range n {
		copy(a.at(start+i*step), with[i*a.c.size:])
	}
	return nil
}

func compare(x, y rt.Value, op rt.CompareOp) (rt.Value, *rt.Exc) {
	a, b := as(x), as(y)
	if a == nil || b == nil {
		return rt.NotImplemented, nil
	}
	return rt.Compare(rt.ListFrom(a.list()), rt.ListFrom(b.list()), op)
}

func repeat(v rt.Value, n int) (rt.Value, *rt.Exc) {
	a := of(v)
	out := make([]byte, 0, max(0, n)*len(a.b))
	for range n {
		out = append(out, a.b...)
	}
	return a.like(out), nil
}

func repr(v rt.Value) (rt.Value, *rt.Exc) {
	a := of(v)
	name := rt.TypeOf(v).Name
	head := name + "('" + string(a.c.letter) + "'"
	switch {
	case len(a.b) == 0:
		return rt.NewStr(head + ")"), nil
	case a.c.text:
		return rt.NewStr(head + ", " + rt.StrRepr(a.text()) + ")"), nil
	}
	s, err := rt.Repr(rt.ListFrom(a.list()))
	return rt.NewStr(head + ", " + s + ")"), err
}

// find is the index of the first item equal to x from start on, -1 if there is none.
func (a *array) find(x rt.Value, start, stop int) (int, *rt.Exc) {
	for i := start; i < a.len() && i < stop; i++ {
		if eq, err := rt.CompareBool(a.item(i), x, rt.OpEq); eq || err != nil {
			return i, err
		}
	}
	return -1, nil
}

func initSlots() {
	t := &arrayType
	t.New = newArray
	t.Repr = repr
	t.Cmp = compare
	t.Hash = nil
	t.Len = func(v rt.Value) (int, *rt.Exc) { return of(v).len(), nil }
	t.GetItem, t.SetItem = getItem, setItem
	t.Contains = func(v, x rt.Value) (bool, *rt.Exc) {
		i, err := of(v).find(x, 0, of(v).len())
		return i >= 0, err
	}
	t.Concat = func(x, y rt.Value) (rt.Value, *rt.Exc) {
		b := as(y)
		if b == nil {
			return rt.Unset, rt.Errorf(&rt.TypeError, "can only append array (not \"%s\") to array", rt.TypeName(y))
		}
		if b.c != of(x).c {
			return rt.Unset, rt.Errorf(&rt.TypeError, "bad argument type for built-in operation")
		}
		return of(x).like(slices.Concat(of(x).b, b.b)), nil
	}
	t.Repeat = repeat
	t.IConcat = func(x, y rt.Value) (rt.Value, *rt.Exc) {
		if as(y) == nil {
			return rt.Unset, rt.Errorf(&rt.TypeError, "can only extend with array (not \"%s\")", rt.TypeName(y))
		}
		return x, of(x).extend(y)
	}
	t.IRepeat = func(v rt.Value, n int) (rt.Value, *rt.Exc) {
		r, err := repeat(v, n)
		if err == nil {
			of(v).b = of(r).b
		}
		return v, err
	}
	t.Iter = func(v rt.Value) (rt.Value, *rt.Exc) {
		return rt.FromObj(&iterator{Obj: rt.NewObj(&iterType), a: of(v)}), nil
	}
	t.Buffer = func(v rt.Value) ([]byte, string, bool, *rt.Exc) {
		a := of(v)
		format := string(a.c.letter)
		if a.c.text {
			format = "I"
		}
		return a.b, format, false, nil
	}
	iterType.Iter = func(v rt.Value) (rt.Value, *rt.Exc) { return v, nil }
	iterType.Next = func(v rt.Value) (rt.Value, *rt.Exc) {
		it := rt.Cast[iterator](v)
		if it.a == nil || it.i >= it.a.len() {
			it.a = nil
			return rt.StopIter()
		}
		it.i++
		return it.a.item(it.i - 1), nil
	}
	iterType.Methods = []rt.Def{
		{Name: "__reduce__", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			it, iter := rt.Cast[iterator](v), rt.Builtins().Get("iter")
			if it.a == nil {
				return rt.NewTuple2(iter, rt.NewTuple1(rt.NewTuple())), nil
			}
			return rt.NewTuple3(iter, rt.NewTuple1(rt.FromObj(it.a)), rt.Int(int64(it.i))), nil
		}},
		{Name: "__setstate__", F2: func(v, state rt.Value) (rt.Value, *rt.Exc) {
			i, err := rt.IndexInt(state)
			if it := rt.Cast[iterator](v); it.a != nil {
				it.i = max(0, min(i, it.a.len()))
			}
			return rt.None, err
		}},
	}
}
