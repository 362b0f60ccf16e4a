package rt

import "strings"

// This file makes named tuples of fixed fields, such as sys.version_info.

// NewStructSeq fills t as a tuple type whose items have the given names; name is as its repr shows it.
func NewStructSeq(t *Type, module, name string, fields ...string) {
	t.Base, t.Name, t.Module = &TupleType, name, module
	t.QualName = name
	shown := name
	if module != "" {
		shown = module + "." + name
	}
	t.New = func(t *Type, a *Args) (Value, *Exc) {
		if len(a.Pos) != 1 {
			return Unset, Errorf(&TypeError, "%s() takes exactly 1 argument (%d given)", name, len(a.Pos))
		}
		items, err := ListOf(a.Pos[0])
		if err != nil {
			return Unset, err
		}
		if len(items) != len(fields) {
			return Unset, Errorf(&TypeError, "%s() takes a %d-sequence (%d-sequence given)", shown, len(fields), len(items))
		}
		return StructSeq(t, append([]Value(nil), items...)...), nil
	}
	t.Repr = func(v Value) (Value, *Exc) {
		var parts []string
		for i, it := range Cast[Tuple](v).items {
			s, err := Repr(it)
			if err != nil {
				return Unset, err
			}
			if i < len(fields) {
				s = fields[i] + "=" + s
			}
			parts = append(parts, s)
		}
		return NewStr(shown + "(" + strings.Join(parts, ", ") + ")"), nil
	}
	t.Members(func(t *Type) {
		for i, f := range fields {
			t.GetSets = append(t.GetSets, GetSet{Name: f, Get: func(v Value) (Value, *Exc) {
				return Cast[Tuple](v).items[i], nil
			}})
		}
		t.Methods = append(t.Methods, Def{Name: "__reduce__", F1: func(v Value) (Value, *Exc) {
			return NewTuple2(TypeOf(v).Value(), NewTuple1(NewTuple(Cast[Tuple](v).items...))), nil
		}})
		count := Int(int64(len(fields)))
		t.enter("n_fields", count)
		t.enter("n_sequence_fields", count)
		t.enter("n_unnamed_fields", Int(0))
		t.enter("__match_args__", nameTuple(fields))
	})
	Ready(t)
}

// StructSeq is an instance of a type made by NewStructSeq.
func StructSeq(t *Type, items ...Value) Value {
	tup := alloc[Tuple](t)
	tup.items = items
	return FromObj(tup)
}
