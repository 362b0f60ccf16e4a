package array

import (
	"slices"

	rt "github.com/py2go/py2go/rtlib"
)

func (a *array) needText(name string) *rt.Exc {
	if !a.c.text {
		return rt.Errorf(&rt.ValueError, "%s() may only be called on unicode type arrays ('u' or 'w')", name)
	}
	return nil
}

func copyOf(v rt.Value) (rt.Value, *rt.Exc) { return of(v).like(slices.Clone(of(v).b)), nil }

// reduceEx is the form of an array for pickle: a list, or from protocol 3 on its memory with the number of its format.
func reduceEx(v, protocol rt.Value) (rt.Value, *rt.Exc) {
	a := of(v)
	proto, err := rt.IndexInt(protocol)
	if err != nil {
		return rt.Unset, err
	}
	dict, ok, err := rt.LookupAttr(v, "__dict__")
	if err != nil {
		return rt.Unset, err
	}
	if !ok {
		dict = rt.None
	}
	letter := rt.NewStr(string(a.c.letter))
	if proto < 3 {
		return rt.NewTuple3(rt.TypeOf(v).Value(), rt.NewTuple2(letter, rt.ListFrom(a.list())), dict), nil
	}
	m, err := rt.ImportModule("array")
	if err != nil {
		return rt.Unset, err
	}
	f, err := rt.GetAttrName(m, "_array_reconstructor")
	args := rt.NewTuple4(rt.TypeOf(v).Value(), letter, rt.Int(int64(formats[a.c.letter])), rt.NewBytes(string(a.b)))
	return rt.NewTuple3(f, args, dict), err
}

// reconstruct makes an array from what reduceEx gave; formats of the other byte order are turned round.
func reconstruct(cls, letter, format, data rt.Value) (rt.Value, *rt.Exc) {
	t := rt.As[rt.Type](cls, &rt.TypeType)
	if t == nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "first argument must be a type object, not %s", rt.TypeName(cls))
	}
	if !t.IsSubtype(&arrayType) {
		return rt.Unset, rt.Errorf(&rt.TypeError, "%s is not a subtype of array.array", t.TypeName())
	}
	n, err := rt.IndexInt(format)
	if err != nil {
		return rt.Unset, err
	}
	if n < 0 || n > 21 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "third argument must be a valid machine format code.")
	}
	if rt.As[rt.Bytes](data, &rt.BytesType) == nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "fourth argument should be bytes, not %s", rt.TypeName(data))
	}
	v, err := newArray(t, &rt.Args{Pos: []rt.Value{letter}})
	if err != nil {
		return rt.Unset, err
	}
	s, _ := rt.BytesLike(data)
	a := of(v)
	if err := a.fromBytes(s); err != nil {
		return rt.Unset, err
	}
	if n > 1 && n%2 == 1 && n != formats[a.c.letter] && n-1 == formats[a.c.letter] {
		a.swap()
	}
	return v, nil
}

// swap turns the bytes of every item round.
func (a *array) swap() {
	for i := range a.len() {
		slices.Reverse(a.at(i))
	}
}

func initMethods() {
	t := &arrayType
	t.Methods = []rt.Def{
		{Name: "append", Sig: "v, /", F2: func(v, x rt.Value) (rt.Value, *rt.Exc) { return rt.None, of(v).appendItem(x) }},
		{Name: "extend", Sig: "bb, /", F2: func(v, x rt.Value) (rt.Value, *rt.Exc) { return rt.None, of(v).extend(x) }},
		{Name: "insert", Sig: "i, v, /", F3: func(v, at, x rt.Value) (rt.Value, *rt.Exc) {
			a := of(v)
			i, err := rt.IndexInt(at)
			if err != nil {
				return rt.Unset, err
			}
			if i < 0 {
				i += a.len()
			}
			i = max(0, min(i, a.len()))
			buf := make([]byte, a.c.size)
			if err := a.c.put(buf, x); err != nil {
				return rt.Unset, err
			}
			a.b = slices.Insert(a.b, i*a.c.size, buf...)
			return rt.None, nil
		}},
		{Name: "pop", Sig: "i=-1, /", FN: func(args []rt.Value) (rt.Value, *rt.Exc) {
			a := of(args[0])
			if a.len() == 0 {
				return rt.Unset, rt.Errorf(&rt.IndexError, "pop from empty array")
			}
			i, err := a.index(args[1], "pop index out of range")
			if err != nil {
				return rt.Unset, err
			}
			x := a.item(i)
			a.b = slices.Delete(a.b, i*a.c.size, (i+1)*a.c.size)
			return x, nil
		}},
		{Name: "remove", Sig: "v, /", F2: func(v, x rt.Value) (rt.Value, *rt.Exc) {
			a := of(v)
			i, err := a.find(x, 0, a.len())
			if err != nil {
				return rt.Unset, err
			}
			if i < 0 {
				return rt.Unset, rt.Errorf(&rt.ValueError, "array.remove(x): x not in array")
			}
			a.b = slices.Delete(a.b, i*a.c.size, (i+1)*a.c.size)
			return rt.None, nil
		}},
		{Name: "index", Sig: "v, start=0, stop=9223372036854775807, /", FN: func(args []rt.Value) (rt.Value, *rt.Exc) {
			a := of(args[0])
			start, err := rt.IndexInt(args[2])
			if err != nil {
				return rt.Unset, err
			}
			stop, err := rt.IndexInt(args[3])
			if err != nil {
				return rt.Unset, err
			}
			if start < 0 {
				start = max(0, start+a.len())
			}
			if stop < 0 {
				stop += a.len()
			}
			i, err := a.find(args[1], start, stop)
			if err == nil && i < 0 {
				err = rt.Errorf(&rt.ValueError, "array.index(x): x not in array")
			}
			return rt.Int(int64(i)), err
		}},
		{Name: "count", Sig: "v, /", F2: func(v, x rt.Value) (rt.Value, *rt.Exc) {
			n := 0
			for _, item := range of(v).list() {
				eq, err := rt.CompareBool(item, x, rt.OpEq)
				if err != nil {
					return rt.Unset, err
				}
				if eq {
					n++
				}
			}
			return rt.Int(int64(n)), nil
		}},
		{Name: "reverse", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			a := of(v)
			slices.Reverse(a.b)
			a.swap()
			return rt.None, nil
		}},
		{Name: "clear", F1: func(v rt.Value) (rt.Value, *rt.Exc) { of(v).b = nil; return rt.None, nil }},
		{Name: "byteswap", F1: func(v rt.Value) (rt.Value, *rt.Exc) { of(v).swap(); return rt.None, nil }},
		{Name: "buffer_info", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			return rt.NewTuple2(rt.UintValue(rt.ID(v)), rt.Int(int64(of(v).len()))), nil
		}},
		{Name: "tolist", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.ListFrom(of(v).list()), nil }},
		{Name: "fromlist", Sig: "list, /", F2: func(v, list rt.Value) (rt.Value, *rt.Exc) {
			l := rt.As[rt.List](list, &rt.ListType)
			if l == nil {
				return rt.Unset, rt.Errorf(&rt.TypeError, "arg must be list")
			}
			a := of(v)
			n := len(a.b)
			for _, x := range l.Items() {
				if err := a.appendItem(x); err != nil {
					a.b = a.b[:n]
					return rt.Unset, err
				}
			}
			return rt.None, nil
		}},
		{Name: "tobytes", F1: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.NewBytes(string(of(v).b)), nil }},
		{Name: "frombytes", Sig: "buffer, /", F2: func(v, data rt.Value) (rt.Value, *rt.Exc) {
			s, err := rt.BytesArg(data)
			if err != nil {
				return rt.Unset, err
			}
			return rt.None, of(v).fromBytes(s)
		}},
		{Name: "tounicode", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
			if err := of(v).needText("tounicode"); err != nil {
				return rt.Unset, err
			}
			return rt.NewStr(of(v).text()), nil
		}},
		{Name: "fromunicode", Sig: "ustr, /", F2: func(v, text rt.Value) (rt.Value, *rt.Exc) {
			s, ok := rt.StrOf(text)
			if !ok {
				return rt.Unset, rt.Errorf(&rt.TypeError, "fromunicode() argument must be str, not %s", rt.TypeName(text))
			}
			if err := of(v).needText("fromunicode"); err != nil {
				return rt.Unset, err
			}
			return rt.None, of(v).fromText(s)
		}},
		{Name: "tofile", Sig: "f, /", F2: func(v, file rt.Value) (rt.Value, *rt.Exc) {
			write, err := rt.GetAttrName(file, "write")
			if err != nil {
				return rt.Unset, err
			}
			_, err = rt.Call1(write, rt.NewBytes(string(of(v).b)))
			return rt.None, err
		}},
		{Name: "fromfile", Sig: "f, n, /", F3: fromFile},
		{Name: "__copy__", F1: copyOf},
		{Name: "__deepcopy__", Sig: "memo, /", F2: func(v, _ rt.Value) (rt.Value, *rt.Exc) { return copyOf(v) }},
		{Name: "__reduce_ex__", Sig: "protocol, /", F2: reduceEx},
		rt.ClassGetItem,
	}
	t.GetSets = []rt.GetSet{
		{Name: "typecode", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.NewStr(string(of(v).c.letter)), nil }},
		{Name: "itemsize", Get: func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Int(int64(of(v).c.size)), nil }},
	}
}

func fromFile(v, file, count rt.Value) (rt.Value, *rt.Exc) {
	a := of(v)
	n, err := rt.IndexInt(count)
	if err != nil {
		return rt.Unset, err
	}
	if n < 0 {
		return rt.Unset, rt.Errorf(&rt.ValueError, "negative count")
	}
	read, err := rt.GetAttrName(file, "read")
	if err != nil {
		return rt.Unset, err
	}
	data, err := rt.Call1(read, rt.Int(int64(n*a.c.size)))
	if err != nil {
		return rt.Unset, err
	}
	if rt.As[rt.Bytes](data, &rt.BytesType) == nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "read() didn't return bytes")
	}
	s, _ := rt.BytesLike(data)
	if err := a.fromBytes(s[:len(s)-len(s)%a.c.size]); err != nil {
		return rt.Unset, err
	}
	if len(s) < n*a.c.size {
		return rt.Unset, rt.Errorf(&rt.EOFError, "read() didn't return enough bytes")
	}
	return rt.None, nil
}

func init() {
	initSlots()
	initMethods()
	rt.Ready(&arrayType)
	rt.Ready(&iterType)
	rt.RegisterModule("array", func(m *rt.Module) *rt.Exc {
		m.Type(&arrayType)
		m.Set("ArrayType", arrayType.Value())
		m.Set("typecodes", rt.NewStr("bBuwhHiIlLqQfd"))
		m.Def(rt.Def{Name: "_array_reconstructor", F4: reconstruct})
		return nil
	})
}
