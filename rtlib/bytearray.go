package rt

import (
	"bytes"
	"slices"
)

func byteArrayNew(t *Type, _ *Args) (Value, *Exc) {
	return FromObj(alloc[ByteArray](t)), nil
}

func byteArrayInit(self Value, a *Args) *Exc {
	b, source, err := bytesArgs("bytearray", a, false)
	if err != nil {
		return err
	}
	o := Cast[ByteArray](self)
	if err := o.resizable(); err != nil {
		return err
	}
	if b != nil {
		o.b = []byte(b.s)
		return nil
	}
	if s, ok := BytesLike(source); ok {
		o.b = []byte(s)
		return nil
	}
	o.b = nil
	// What gives the ints may look at what has come of them.
	return intsOf(source, "bytearray", "byte", func(c byte) *Exc {
		if err := o.resizable(); err != nil {
			return err
		}
		o.b = append(o.b, c)
		return nil
	})
}

func (o *ByteArray) exported() bool { return o.exports != nil && *o.exports > 0 }

// resizable refuses a change of length while memoryviews exist. Those that nobody has any more are found by the collector.
func (o *ByteArray) resizable() *Exc {
	if o.exported() {
		if err := Collect(); err != nil {
			return err
		}
	}
	if o.exported() {
		return Errorf(&BufferError, "Existing exports of data: object cannot be re-sized")
	}
	return nil
}

func byteArraySetItem(v, key, x Value) *Exc {
	o := Cast[ByteArray](v)
	if sl := sliceOf(key); sl != nil {
		return o.setSlice(sl, x)
	}
	if !IsIntLike(key) && TypeOf(key).Index == nil {
		return Errorf(&TypeError, "bytearray indices must be integers or slices, not %s", TypeName(key))
	}
	i, err := indexKey(key)
	if err != nil {
		return err
	}
	var c byte
	if !x.IsUnset() {
		if c, err = byteValue(x, "byte"); err != nil {
			return err
		}
	}
	if i < 0 {
		i += len(o.b)
	}
	if i < 0 || i >= len(o.b) {
		return Errorf(&IndexError, "bytearray index out of range")
	}
	if x.IsUnset() {
		if err := o.resizable(); err != nil {
			return err
		}
		o.b = slices.Delete(o.b, i, i+1)
		return nil
	}
	o.b[i] = c
	return nil
}

// dropFirst deletes the first n bytes: buffers are emptied so, a piece at a time. What is left moves only if it is the smaller part.
func (o *ByteArray) dropFirst(n int) {
	rest := o.b[n:]
	if len(rest) < n {
		rest = slices.Clone(rest)
	}
	o.b = rest
}

func (o *ByteArray) setSlice(sl *Slice, x Value) *Exc {
	start, stop, step, n, err := sl.Indices(len(o.b))
	if err != nil {
		return err
	}
	with := ""
	if !x.IsUnset() {
		if IsIntLike(x) {
			return Errorf(&TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)")
		}
		if s, ok := BytesLike(x); ok {
			with = s
		} else if with, err = bytesOfIterable(x, "bytearray", "byte"); err != nil {
			return err
		}
	}
	if step == 1 {
		stop = max(start, stop)
		if len(with) != stop-start {
			if err := o.resizable(); err != nil {
				return err
			}
		}
		if with == "" && start == 0 {
			o.dropFirst(stop)
			return nil
		}
		o.b = slices.Replace(o.b, start, stop, []byte(with)...)
		return nil
	}
	if with == "" {
		if err := o.resizable(); err != nil {
			return err
		}
		drop := make(map[int]bool, n)
		for i := range n {
			drop[start+i*step] = true
		}
		kept := o.b[:0:0]
		for i, c := range o.b {
			if !drop[i] {
				kept = append(kept, c)
			}
		}
		o.b = kept
		return nil
	}
	if len(with) != n {
		return Errorf(&ValueError, "attempt to assign bytes of size %d to extended slice of size %d", len(with), n)
	}
	for i := range n {
		o.b[start+i*step] = with[i]
	}
	return nil
}

func byteArrayIConcat(a, b Value) (Value, *Exc) {
	o := Cast[ByteArray](a)
	s, ok := BytesLike(b)
	if !ok {
		return Unset, Errorf(&TypeError, "can't concat %s to %s", TypeName(b), TypeName(a))
	}
	if err := o.resizable(); err != nil && s != "" {
		return Unset, err
	}
	o.b = append(o.b, s...)
	return a, nil
}

func byteArrayIRepeat(a Value, n int) (Value, *Exc) {
	o := Cast[ByteArray](a)
	if err := o.resizable(); err != nil && n != 1 {
		return Unset, err
	}
	s, err := repeatText(stringView(o.b), n, "")
	if err == nil {
		o.b = []byte(s)
	}
	return a, err
}

// byteArrayMethods are what bytearray has beyond bytes.
func byteArrayMethods() []Def {
	// change wraps a method that changes the length.
	change := func(f func(o *ByteArray, a []Value) (Value, *Exc)) func([]Value) (Value, *Exc) {
		return func(a []Value) (Value, *Exc) {
			o := Cast[ByteArray](a[0])
			if err := o.resizable(); err != nil {
				return Unset, err
			}
			return f(o, a)
		}
	}
	return []Def{
		{Name: "__alloc__", F1: func(v Value) (Value, *Exc) { return Int(int64(cap(Cast[ByteArray](v).b) + 1)), nil }}, // as if a NUL followed
		{Name: "append", Sig: "item, /", FN: change(func(o *ByteArray, a []Value) (Value, *Exc) {
			c, err := byteValue(a[1], "byte")
			if err != nil {
				return Unset, err
			}
			o.b = append(o.b, c)
			return None, nil
		})},
		{Name: "extend", Sig: "iterable_of_ints, /", FN: change(func(o *ByteArray, a []Value) (Value, *Exc) {
			s, ok := BytesLike(a[1])
			if !ok {
				if _, isStr := StrOf(a[1]); isStr {
					return Unset, Errorf(&TypeError, "expected iterable of integers; got: 'str'")
				}
				if TypeOf(a[1]).Iter == nil && TypeOf(a[1]).GetItem == nil {
					return Unset, Errorf(&TypeError, "can't extend bytearray with %s", TypeName(a[1]))
				}
				var err *Exc
				if s, err = bytesOfIterable(a[1], "bytearray", "byte"); err != nil {
					return Unset, err
				}
			}
			o.b = append(o.b, s...)
			return None, nil
		})},
		{Name: "insert", Sig: "index, item, /", FN: change(func(o *ByteArray, a []Value) (Value, *Exc) {
			i, err := indexClamped(a[1])
			if err != nil {
				return Unset, err
			}
			c, err := byteValue(a[2], "byte")
			if err != nil {
				return Unset, err
			}
			if i < 0 {
				i = max(i+len(o.b), 0)
			}
			o.b = slices.Insert(o.b, min(i, len(o.b)), c)
			return None, nil
		})},
		{Name: "pop", Sig: "index=-1, /", FN: change(func(o *ByteArray, a []Value) (Value, *Exc) {
			i, err := IndexInt(a[1])
			if err != nil {
				return Unset, err
			}
			if len(o.b) == 0 {
				return Unset, Errorf(&IndexError, "pop from empty bytearray")
			}
			if i < 0 {
				i += len(o.b)
			}
			if i < 0 || i >= len(o.b) {
				return Unset, Errorf(&IndexError, "pop index out of range")
			}
			c := o.b[i]
			o.b = slices.Delete(o.b, i, i+1)
			return Int(int64(c)), nil
		})},
		{Name: "remove", Sig: "value, /", FN: change(func(o *ByteArray, a []Value) (Value, *Exc) {
			c, err := byteValue(a[1], "byte")
			if err != nil {
				return Unset, err
			}
			i := bytes.IndexByte(o.b, c)
			if i < 0 {
				return Unset, Errorf(&ValueError, "value not found in bytearray")
			}
			o.b = slices.Delete(o.b, i, i+1)
			return None, nil
		})},
		{Name: "clear", Sig: "", FN: change(func(o *ByteArray, _ []Value) (Value, *Exc) {
			o.b = nil
			return None, nil
		})},
		{Name: "reverse", F1: func(v Value) (Value, *Exc) {
			reverseBytes(Cast[ByteArray](v).b)
			return None, nil
		}},
		{Name: "copy", F1: func(v Value) (Value, *Exc) { return NewByteArray(slices.Clone(Cast[ByteArray](v).b)), nil }},
	}
}
