package rt

import (
	"sort"
	"strconv"
	"strings"
)

// This file has the module builtins and those of its functions that are about objects and attributes.

var builtinsModule = &Module{Name: "builtins"}

// Builtins is the module builtins.
func Builtins() *Module { return builtinsModule }

// registerBuiltin enters functions into builtins.
func registerBuiltin(defs ...Def) { builtinsModule.Def(defs...) }

func builtinNames() []string {
	names := append([]string(nil), builtinsModule.names...)
	sort.Strings(names)
	return names
}

// isInstance is isinstance(o, cls).
func isInstance(o, cls Value) (bool, *Exc) {
	t := TypeOf(o)
	if c := Exactly[Type](cls, &TypeType); c != nil {
		if t == c || t.IsSubtype(c) {
			return true, nil
		}
		return plainIsInstance(o, cls)
	}
	if tup := As[Tuple](cls, &TupleType); tup != nil {
		for _, c := range tup.items {
			if ok, err := isInstance(o, c); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	if t.Value() == cls {
		return true, nil
	}
	f, err := lookupSpecial(cls, "__instancecheck__")
	if err != nil {
		return false, err
	}
	if !f.IsUnset() {
		v, err := Call1(f, o)
		if err != nil {
			return false, err
		}
		return Truth(v)
	}
	return plainIsInstance(o, cls)
}

// plainIsInstance is type.__instancecheck__.
func plainIsInstance(o, cls Value) (bool, *Exc) {
	c := asType(cls)
	if c == nil {
		if bases, err := abstractBases(cls); err != nil || bases == nil {
			if err == nil {
				err = Errorf(&TypeError, "isinstance() arg 2 must be a type, a tuple of types, or a union")
			}
			return false, err
		}
		k, ok, err := LookupAttr(o, "__class__")
		if err != nil || !ok {
			return false, err
		}
		return abstractIsSubclass(k, cls)
	}
	t := TypeOf(o)
	if t.IsSubtype(c) {
		return true, nil
	}
	if t.Flags&HeapType == 0 && t.GetAttr == nil {
		return false, nil
	}
	k, ok, err := LookupAttr(o, "__class__")
	if kt := asType(orNone(k)); ok && err == nil && kt != nil && kt != t {
		return kt.IsSubtype(c), nil
	}
	return false, err
}

// isSubclass is issubclass(s, cls).
func isSubclass(s, cls Value) (bool, *Exc) {
	if TypeOf(cls) == &TypeType {
		if s == cls {
			return true, nil
		}
		return plainIsSubclass(s, cls)
	}
	if tup := As[Tuple](cls, &TupleType); tup != nil {
		for _, c := range tup.items {
			if ok, err := isSubclass(s, c); ok || err != nil {
				return ok, err
			}
		}
		return false, nil
	}
	f, err := lookupSpecial(cls, "__subclasscheck__")
	if err != nil {
		return false, err
	}
	if !f.IsUnset() {
		v, err := Call1(f, s)
		if err != nil {
			return false, err
		}
		return Truth(v)
	}
	return plainIsSubclass(s, cls)
}

// plainIsSubclass is type.__subclasscheck__.
func plainIsSubclass(s, cls Value) (bool, *Exc) {
	st, c := asType(s), asType(cls)
	if st != nil && c != nil {
		return st.IsSubtype(c), nil
	}
	if bases, err := abstractBases(s); err != nil || bases == nil && st == nil {
		if err == nil {
			err = Errorf(&TypeError, "issubclass() arg 1 must be a class")
		}
		return false, err
	}
	if bases, err := abstractBases(cls); err != nil || bases == nil && c == nil {
		if err == nil {
			err = Errorf(&TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
		}
		return false, err
	}
	return abstractIsSubclass(s, cls)
}

// abstractBases is the __bases__ of what need not be a class; nil if it has none.
func abstractBases(v Value) ([]Value, *Exc) {
	b, ok, err := LookupAttr(v, "__bases__")
	if err != nil || !ok {
		return nil, err
	}
	if t := As[Tuple](b, &TupleType); t != nil {
		return append(make([]Value, 0, len(t.items)), t.items...), nil
	}
	return nil, nil
}

func abstractIsSubclass(s, cls Value) (bool, *Exc) {
	if s == cls {
		return true, nil
	}
	bases, err := abstractBases(s)
	if err != nil {
		return false, err
	}
	for _, b := range bases {
		if ok, err := abstractIsSubclass(b, cls); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// IsInstance is isinstance(o, cls).
func IsInstance(o, cls Value) (bool, *Exc) { return isInstance(o, cls) }

// IsSubclass is issubclass(s, cls).
func IsSubclass(s, cls Value) (bool, *Exc) { return isSubclass(s, cls) }

// publicBuiltin are the classes that builtins has under their names, beside the exceptions.
var publicBuiltin = map[*Type]bool{
	&ObjectType: true, &TypeType: true, &IntType: true, &BoolType: true, &FloatType: true, &ComplexType: true, &StrType: true,
	&BytesType: true, &ByteArrayType: true, &MemoryViewType: true, &ListType: true, &TupleType: true, &DictType: true, &SetType: true,
	&FrozenSetType: true, &RangeType: true, &SliceType: true, &EnumerateType: true, &ZipType: true, &MapType: true, &FilterType: true,
	&ReversedType: true, &PropertyType: true, &ClassMethodType: true, &StaticMethodType: true, &SuperType: true,
}

// osErrorAliases are further names of OSError.
var osErrorAliases = map[string]*Type{"IOError": &OSError, "EnvironmentError": &OSError}

func initBuiltins() {
	builtinsModule.prepare()
	modules["builtins"] = builtinsModule
	builtinsModule.state = moduleDone
	m := builtinsModule
	for n, v := range map[string]Value{"None": None, "True": True, "False": False, "Ellipsis": Ellipsis, "NotImplemented": NotImplemented, "__debug__": True} {
		m.Set(n, v)
	}
	for _, t := range builtinTypes {
		if publicBuiltin[t] || t.Flags&ExceptionType != 0 && t.Module == "" {
			m.Set(t.Name, t.Value())
		}
	}
	for n, t := range osErrorAliases {
		m.Set(n, t.Value())
	}
	registerBuiltin(evalBuiltins()...)
	for _, n := range []string{"exit", "quit"} {
		registerBuiltin(Def{Name: n, Sig: "code=None", FN: func(a []Value) (Value, *Exc) { return Call(sysAttr("exit"), a[0]) }})
	}
	registerBuiltin(asyncBuiltins()...)
	registerBuiltin(
		Def{Name: "breakpoint", Sig: "*args, **kws", FN: func(a []Value) (Value, *Exc) {
			hook := sysAttr("breakpointhook")
			if hook.IsUnset() {
				return Unset, Errorf(&RuntimeError, "lost sys.breakpointhook")
			}
			return CallEx(hook, a[0], a[1])
		}},
		Def{Name: "__build_class__", Sig: "func, name, /, *bases, **kwds", FN: func(a []Value) (Value, *Exc) {
			return Unset, Errorf(&NotImplementedError, "__build_class__() must be called by a class statement")
		}},
		Def{Name: "getattr", F2: func(o, n Value) (Value, *Exc) {
			name, err := attrName(n)
			if err != nil {
				return Unset, err
			}
			return GetAttrName(o, name)
		}, F3: func(o, n, def Value) (Value, *Exc) {
			name, err := attrName(n)
			if err != nil {
				return Unset, err
			}
			v, ok, err := LookupAttr(o, name)
			if !ok && err == nil {
				v = def
			}
			return v, err
		}},
		Def{Name: "setattr", F3: func(o, n, v Value) (Value, *Exc) {
			name, err := attrName(n)
			if err != nil {
				return Unset, err
			}
			return None, SetAttrName(o, name, v)
		}},
		Def{Name: "delattr", F2: func(o, n Value) (Value, *Exc) {
			name, err := attrName(n)
			if err != nil {
				return Unset, err
			}
			return None, SetAttrName(o, name, Unset)
		}},
		Def{Name: "hasattr", F2: func(o, n Value) (Value, *Exc) {
			name, err := attrName(n)
			if err != nil {
				return Unset, err
			}
			_, ok, err := LookupAttr(o, name)
			return Bool(ok), err
		}},
		Def{Name: "isinstance", F2: func(o, c Value) (Value, *Exc) { b, err := isInstance(o, c); return Bool(b), err }},
		Def{Name: "issubclass", F2: func(s, c Value) (Value, *Exc) { b, err := isSubclass(s, c); return Bool(b), err }},
		Def{Name: "callable", F1: func(v Value) (Value, *Exc) { return Bool(callable(v)), nil }},
		Def{Name: "id", F1: func(v Value) (Value, *Exc) { return Int(int64(id(v))), nil }},
		Def{Name: "hash", F1: func(v Value) (Value, *Exc) { h, err := Hash(v); return Int(h), err }},
		Def{Name: "repr", F1: reprObject},
		Def{Name: "ascii", F1: func(v Value) (Value, *Exc) {
			r, err := reprObject(v)
			if err != nil || isASCII(Cast[Str](r).s) {
				return r, err
			}
			return NewStr(escapeASCII(Cast[Str](r).s)), nil
		}},
		Def{Name: "dir", Sig: "object=?, /", FN: func(a []Value) (Value, *Exc) {
			if a[0].IsUnset() {
				return Unset, callerUnknown("dir")
			}
			names, err := Dir(a[0])
			if err != nil {
				return Unset, err
			}
			items := make([]Value, len(names))
			for i, n := range names {
				items[i] = NewStr(n)
			}
			return NewList(items...), nil
		}},
		Def{Name: "vars", Sig: "object=?, /", FN: func(a []Value) (Value, *Exc) {
			if a[0].IsUnset() {
				return Unset, callerUnknown("vars")
			}
			d, ok, err := LookupAttr(a[0], "__dict__")
			if err == nil && !ok {
				err = Errorf(&TypeError, "vars() argument must have __dict__ attribute")
			}
			return d, err
		}},
		Def{Name: "globals", F0: func() (Value, *Exc) { return Unset, callerUnknown("globals") }},
		Def{Name: "locals", F0: func() (Value, *Exc) { return Unset, callerUnknown("locals") }},
		Def{Name: "__import__", Sig: "name, globals=None, locals=None, fromlist=(), level=0", FN: builtinImport},
	)
}

// callerUnknown is the error of a function that looks at its caller's variables and is not called by its own name: only such calls
// know at translation what they look at.
func callerUnknown(name string) *Exc {
	return Errorf(&NotImplementedError, "%s() must be called by this name", name)
}

func builtinImport(a []Value) (Value, *Exc) {
	name, ok := StrOf(a[0])
	if !ok {
		return Unset, Errorf(&TypeError, "__import__() argument 1 must be str, not %s", TypeOf(a[0]).Name)
	}
	top, leaf, err := importAll(name)
	if err != nil {
		return Unset, err
	}
	from, err := Truth(a[3])
	if from {
		return leaf, err
	}
	return top, err
}

// Ascii is ascii(v).
func Ascii(v Value) (string, *Exc) {
	s, err := Repr(v)
	if err != nil {
		return "", err
	}
	return escapeASCII(s), nil
}

// escapeASCII is s with escapes in place of what is not ASCII.
func escapeASCII(s string) string {
	if isASCII(s) {
		return s
	}
	var sb strings.Builder
	for i := 0; i < len(s); {
		if s[i] < 0x80 {
			sb.WriteByte(s[i])
			i++
			continue
		}
		r, n := decodeRune(s[i:])
		i += n
		switch h := strconv.FormatInt(int64(r), 16); {
		case r < 0x100:
			sb.WriteString("\\x" + h)
		case r < 0x10000:
			sb.WriteString("\\u" + strings.Repeat("0", 4-len(h)) + h)
		default:
			sb.WriteString("\\U" + strings.Repeat("0", 8-len(h)) + h)
		}
	}
	return sb.String()
}

// Dir is dir(v).
func Dir(v Value) ([]string, *Exc) {
	f, err := lookupSpecial(v, "__dir__")
	if err != nil {
		return nil, err
	}
	if f.IsUnset() {
		return nil, Errorf(&TypeError, "object does not provide __dir__")
	}
	r, err := Call0(f)
	if err != nil {
		return nil, err
	}
	items, err := ListOf(r)
	if err != nil {
		return nil, err
	}
	names := make([]string, 0, len(items))
	for _, it := range items {
		if s, ok := StrOf(it); ok {
			names = append(names, s)
		}
	}
	sort.Strings(names)
	return names, nil
}
