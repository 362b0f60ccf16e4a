package rt

import "strings"

// This file is types.SimpleNamespace.

// NamespaceType is the type types.SimpleNamespace.
var NamespaceType = Type{Name: "SimpleNamespace", Module: "types", Flags: BaseType}

// NewNamespace is a types.SimpleNamespace with the given attributes: names and values in turn.
func NewNamespace(kv ...any) (Value, *Exc) {
	o := &Instance{Obj: Obj{&NamespaceType}}
	for i := 0; i+1 < len(kv); i += 2 {
		o.set(&NamespaceType, kv[i].(string), kv[i+1].(Value))
	}
	return FromObj(o), nil
}

func initNamespace() {
	addTypes(&NamespaceType)
	t := &NamespaceType
	t.dictOff, t.ownDict = objAttrs, true
	t.New = func(t *Type, a *Args) (Value, *Exc) { return FromObj(alloc[Instance](t)), nil }
	t.Init = func(self Value, a *Args) *Exc {
		st := TypeOf(self)
		if len(a.Pos) > 1 {
			return Errorf(&TypeError, "%s expected at most 1 argument, got %d", st.Name, len(a.Pos))
		}
		at := st.attrsOf(self)
		if len(a.Pos) == 1 {
			d, err := Call1(DictType.Value(), a.Pos[0])
			if err != nil {
				return err
			}
			err = dictEach(d, func(k, v Value) *Exc {
				n, ok := StrOf(k)
				if !ok {
					return Errorf(&TypeError, "keywords must be strings")
				}
				at.set(st, n, v)
				return nil
			})
			if err != nil {
				return err
			}
		}
		for i, n := range a.Names {
			at.set(st, n, a.Vals[i])
		}
		return nil
	}
	t.Repr = func(o Value) (Value, *Exc) {
		ot := TypeOf(o)
		name := ot.Name
		if ot == &NamespaceType {
			name = "namespace"
		}
		if !reprEnter(o) {
			return NewStr(name + "(...)"), nil
		}
		defer reprLeave()
		var parts []string
		err := ot.attrsOf(o).each(func(n string, v Value) *Exc {
			s, err := Repr(v)
			parts = append(parts, n+"="+s)
			return err
		})
		return NewStr(name + "(" + strings.Join(parts, ", ") + ")"), err
	}
	t.Cmp = func(a, b Value, op CompareOp) (Value, *Exc) {
		if !TypeOf(b).IsSubtype(&NamespaceType) || op != OpEq && op != OpNe {
			return NotImplemented, nil
		}
		x, err := getDict(a)
		if err != nil {
			return Unset, err
		}
		y, err := getDict(b)
		if err != nil {
			return Unset, err
		}
		return DictType.Cmp(x, y, op)
	}
	t.GetSets = []GetSet{dictGetSet}
	t.Methods = []Def{reducer(func(v Value) (Value, *Exc) {
		d, err := getDict(v)
		return NewTuple3(TypeOf(v).Value(), NewTuple(), d), err
	}), {Name: "__replace__", Sig: "**kw", FN: func(a []Value) (Value, *Exc) {
		n, err := Call0(TypeOf(a[0]).Value())
		if err != nil {
			return Unset, err
		}
		set := func(name string, v Value) *Exc { return SetAttrName(n, name, v) }
		if err := TypeOf(a[0]).attrsOf(a[0]).each(set); err != nil {
			return Unset, err
		}
		return n, dictEach(a[1], func(k, v Value) *Exc {
			s, _ := StrOf(k)
			return set(s, v)
		})
	}}}
}
