package rt

// This file is mappingproxy: a read-only view of a mapping, or of a class's namespace.

// MappingProxyType is the type mappingproxy.
var MappingProxyType = Type{Name: "mappingproxy", Flags: Mapping}

type mappingProxy struct {
	Obj
	of Value // a mapping, or a class
}

// NewMappingProxy is types.MappingProxyType(m).
func NewMappingProxy(m Value) Value { return newMappingProxy(m) }

func newMappingProxy(of Value) Value { return FromObj(&mappingProxy{Obj{&MappingProxyType}, of}) }

// mapping is what the view shows, as a mapping.
func (p *mappingProxy) mapping() Value {
	t := asType(p.of)
	if t == nil {
		return p.of
	}
	d := NewDictSize(len(t.namespace().names))
	for _, n := range t.namespace().names {
		dictSetName(d, n, t.namespace().values[n])
	}
	return d
}

func initMappingProxy() {
	addTypes(&MappingProxyType)
	t := &MappingProxyType
	t.New = func(_ *Type, a *Args) (Value, *Exc) {
		if len(a.Pos) != 1 || len(a.Names) > 0 {
			return Unset, Errorf(&TypeError, "mappingproxy() takes exactly 1 argument (%d given)", len(a.Pos)+len(a.Names))
		}
		if at := TypeOf(a.Pos[0]); at.GetItem == nil || at.IsSubtype(&ListType) || at.IsSubtype(&TupleType) {
			return Unset, Errorf(&TypeError, "mappingproxy() argument must be a mapping, not %s", at.Name)
		}
		return newMappingProxy(a.Pos[0]), nil
	}
	t.GetItem = func(o, k Value) (Value, *Exc) {
		p := Cast[mappingProxy](o)
		if t := asType(p.of); t != nil {
			if n, ok := StrOf(k); ok {
				if v, ok := t.namespace().values[n]; ok {
					return v, nil
				}
			}
			return Unset, NewExc(&KeyError, k)
		}
		return GetItem(p.of, k)
	}
	t.Contains = func(o, k Value) (bool, *Exc) {
		p := Cast[mappingProxy](o)
		if t := asType(p.of); t != nil {
			n, _ := StrOf(k)
			_, ok := t.namespace().values[n]
			return ok, nil
		}
		return Contains(p.of, k)
	}
	t.Len = func(o Value) (int, *Exc) {
		p := Cast[mappingProxy](o)
		if t := asType(p.of); t != nil {
			return len(t.namespace().names), nil
		}
		return Len(p.of)
	}
	t.Iter = func(o Value) (Value, *Exc) { return Iter(Cast[mappingProxy](o).mapping()) }
	t.Repr = func(o Value) (Value, *Exc) {
		s, err := Repr(Cast[mappingProxy](o).mapping())
		return NewStr("mappingproxy(" + s + ")"), err
	}
	t.Cmp = func(a, b Value, op CompareOp) (Value, *Exc) {
		if p := Exactly[mappingProxy](b, &MappingProxyType); p != nil {
			b = p.mapping()
		}
		return Compare(Cast[mappingProxy](a).mapping(), b, op)
	}
	t.Hash = func(o Value) (int64, *Exc) { return Hash(Cast[mappingProxy](o).mapping()) }
	t.Str = func(o Value) (Value, *Exc) {
		s, err := ToStr(Cast[mappingProxy](o).mapping())
		return NewStr(s), err
	}
	for _, op := range []BinaryOp{OpOr} {
		t.Binary[op] = func(a, b Value) (Value, *Exc) {
			if p := Exactly[mappingProxy](a, &MappingProxyType); p != nil {
				a = p.mapping()
			}
			if p := Exactly[mappingProxy](b, &MappingProxyType); p != nil {
				b = p.mapping()
			}
			return Or(a, b)
		}
	}
	t.InPlace[OpOr] = func(a, b Value) (Value, *Exc) {
		return Unset, Errorf(&TypeError, "'|=' is not supported by mappingproxy; use '|' instead")
	}
	t.Methods = []Def{{Name: "get", Sig: "key, default=None, /", FN: func(a []Value) (Value, *Exc) {
		p := Cast[mappingProxy](a[0])
		if t := asType(p.of); t != nil {
			// Classes are asked for single names, which is no occasion to build the whole mapping.
			n, _ := StrOf(a[1])
			if v, ok := t.namespace().values[n]; ok {
				return v, nil
			}
			return a[2], nil
		}
		f, err := GetAttrName(p.of, "get")
		if err != nil {
			return Unset, err
		}
		return Call2(f, a[1], a[2])
	}}}
	for _, n := range []string{"keys", "values", "items", "copy", "__reversed__"} {
		t.Methods = append(t.Methods, Def{Name: n, Sig: "*args", FN: func(a []Value) (Value, *Exc) {
			f, err := GetAttrName(Cast[mappingProxy](a[0]).mapping(), n)
			if err != nil {
				return Unset, err
			}
			return Call(f, Cast[Tuple](a[1]).items...)
		}})
	}
}
