package rt

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// This file gives classes what their __slots__ say, and instances of classes without them a __dict__ and weak references.

// slotCount makes the hidden names of __slots__ unique.
var slotCount int

// makeSlots makes the members of __slots__, and __dict__ and __weakref__ where the class is the first to have them.
func (t *Type) makeSlots(slots Value) *Exc {
	mayDict, mayWeak := !hasDict(t.Base), !t.Base.referable() && !variableSize(staticBase(t.Base))
	x := t.extra
	if slots.IsUnset() {
		x.dict, x.weak = mayDict, mayWeak
	} else {
		if err := t.namedSlots(slots, mayDict, mayWeak); err != nil {
			return err
		}
		for _, b := range t.Bases {
			if b != t.Base {
				x.dict = x.dict || mayDict && hasDict(b)
				x.weak = x.weak || mayWeak && b.referable()
			}
		}
	}
	if _, ok := t.namespace().values["__dict__"]; x.dict && !ok {
		t.enter("__dict__", FromObj(&getSetDescr{Obj: Obj{&GetSetDescrType}, def: &instanceDict, owner: t}))
	}
	if _, ok := t.namespace().values["__weakref__"]; x.weak && !ok {
		t.enter("__weakref__", FromObj(&getSetDescr{Obj: Obj{&GetSetDescrType}, def: &weakrefGetSet, owner: t}))
	}
	t.noDict = mayDict && !x.dict
	return nil
}

// namedSlots makes what __slots__ names, if it may.
func (t *Type) namedSlots(slots Value, mayDict, mayWeak bool) *Exc {
	items := []Value{slots}
	if As[Str](slots, &StrType) == nil {
		var err *Exc
		if items, err = ListOf(slots); err != nil {
			return err
		}
	}
	if s := staticBase(t.Base); len(items) > 0 && variableSize(s) {
		return Errorf(&TypeError, "nonempty __slots__ not supported for subtype of '%s'", t.Base.Name)
	}
	x := t.extra
	for _, it := range items {
		n, ok := StrOf(it)
		if !ok {
			return Errorf(&TypeError, "__slots__ items must be strings, not '%s'", TypeName(it))
		}
		if !IsIdentifier(n) {
			return Errorf(&TypeError, "__slots__ must be identifiers")
		}
		switch n {
		case "__dict__":
			if !mayDict || x.dict {
				return Errorf(&TypeError, "__dict__ slot disallowed: we already got one")
			}
			x.dict = true
		case "__weakref__":
			if !mayWeak || x.weak {
				return Errorf(&TypeError, "__weakref__ slot disallowed: we already got one")
			}
			x.weak = true
		default:
			n = mangle(t.Name, n)
			if _, ok := t.namespace().values[n]; ok && n != "__qualname__" && n != "__classcell__" {
				r, err := Repr(it)
				if err != nil {
					return err
				}
				return Errorf(&ValueError, "%s in __slots__ conflicts with class variable", r)
			}
			x.SlotNames = append(x.SlotNames, n)
		}
	}
	slices.Sort(x.SlotNames)
	for _, n := range x.SlotNames {
		slotCount++
		t.enter(n, FromObj(&member{getSetDescr{Obj: Obj{&MemberDescrType}, owner: t}, n, hidden + n + hidden + strconv.Itoa(slotCount)}))
	}
	return nil
}

// hasDict reports whether instances of t have a __dict__.
func hasDict(t *Type) bool {
	if t.Flags&HeapType != 0 {
		return !t.noDict
	}
	return t.dictOff != 0 || !t.lookup("__dict__").IsUnset()
}

// variableSize reports whether instances of a native type vary in size, which in CPython leaves no room for slots behind them.
func variableSize(t *Type) bool {
	return t == &IntType || t == &TupleType || t == &BytesType || t == &TypeType
}

// Referable reports whether instances of t can be referred to weakly.
func (t *Type) Referable() bool { return t.referable() }

func (t *Type) referable() bool {
	for ; t.Flags&HeapType != 0; t = t.Base {
		if t.extra.weak {
			return true
		}
	}
	switch t.Name {
	case "int", "float", "bool", "complex", "str", "bytes", "bytearray", "tuple", "list", "dict", "NoneType", "ellipsis", "object",
		"NotImplementedType", "range", "slice", "cell", "traceback", "property", "list_iterator", "dict_keys", "dict_values",
		"dict_items", "enumerate", "zip", "map", "filter", "reversed":
		return false
	}
	return t.Flags&ExceptionType == 0
}

var weakrefGetSet = GetSet{Name: "__weakref__", Get: func(Value) (Value, *Exc) { return None, nil }}

// checkTypeName refuses a class's name that CPython could not keep as a C string.
func checkTypeName(name string) *Exc {
	if err := encodable(name); err != nil {
		return err
	}
	if strings.IndexByte(name, 0) >= 0 {
		return Errorf(&ValueError, "type name must not contain null characters")
	}
	return nil
}

// encodable refuses text that UTF-8 cannot encode.
func encodable(s string) *Exc {
	if utf8.ValidString(s) {
		return nil
	}
	_, err := Encode(s, "utf-8", "strict")
	return err
}
