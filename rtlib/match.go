package rt

import "strings"

// This file is what match statements ask about their subject.

// MatchSequence reports whether a sequence pattern may match v.
func MatchSequence(v Value) bool { return TypeOf(v).Flags&Sequence != 0 }

// MatchMapping reports whether a mapping pattern may match v.
func MatchMapping(v Value) bool { return TypeOf(v).Flags&Mapping != 0 }

// MatchLen reports whether v has n items, or at least n.
func MatchLen(v Value, n int, atLeast bool) (bool, *Exc) {
	k, err := Len(v)
	return k == n || atLeast && k > n, err
}

// SetCollection makes instances of t match sequence patterns (kind Sequence) or mapping patterns (Mapping); with derived, those of the
// classes derived from it too.
func (t *Type) SetCollection(kind TypeFlags, derived bool) {
	if t.Flags&ImmutableType != 0 || t.Flags&(Sequence|Mapping) == kind {
		return
	}
	t.Flags = t.Flags&^(Sequence|Mapping) | kind
	for _, s := range t.subclassList() {
		if derived {
			s.SetCollection(kind, derived)
		}
	}
}

// MatchItems are the items of the sequence v at the given positions; negative ones count from its end.
func MatchItems(v Value, at ...int) ([]Value, *Exc) {
	out := make([]Value, len(at))
	for i, k := range at {
		if k < 0 {
			n, err := Len(v)
			if err != nil {
				return nil, err
			}
			k += n
		}
		var err *Exc
		if out[i], err = GetItem(v, Int(int64(k))); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// MatchKeys are the values of the keys in the mapping v; nil if one is missing.
func MatchKeys(v Value, keys ...Value) ([]Value, *Exc) {
	seen := newSet(&SetType)
	for _, k := range keys {
		had, err := seen.has(k)
		if err != nil {
			return nil, err
		}
		if had {
			r, err := Repr(k)
			if err != nil {
				return nil, err
			}
			return nil, Errorf(&ValueError, "mapping pattern checks duplicate key (%s)", r)
		}
		if err := seen.add(k); err != nil {
			return nil, err
		}
	}
	out := make([]Value, 0, max(len(keys), 1))
	if d := Exactly[Dict](v, &DictType); d != nil {
		for _, k := range keys {
			x, err := d.get(k)
			if err != nil || x.IsUnset() {
				return nil, err
			}
			out = append(out, x)
		}
		return out, nil
	}
	if len(keys) == 0 {
		return out, nil
	}
	get, err := GetAttrName(v, "get")
	if err != nil {
		return nil, err
	}
	absent := FromObj(&Obj{&ObjectType})
	for _, k := range keys {
		x, err := Call2(get, k, absent)
		if err != nil || x == absent {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}

// MatchRest is the dict of what the mapping v has beyond the keys.
func MatchRest(v Value, keys ...Value) (Value, *Exc) {
	out := NewDict()
	if err := Cast[Dict](out).update(v); err != nil {
		return Unset, err
	}
	for _, k := range keys {
		if _, err := Cast[Dict](out).remove(k); err != nil {
			return Unset, err
		}
	}
	return out, nil
}

// MatchClass are the values that a class pattern with npos positional subpatterns and the named ones looks at, if v is an instance of
// cls and has them; else nil.
func MatchClass(v, cls Value, npos int, names []string) ([]Value, *Exc) {
	t := As[Type](cls, &TypeType)
	if t == nil {
		return nil, Errorf(&TypeError, "called match pattern must be a class")
	}
	if is, err := IsInstance(v, cls); err != nil || !is {
		return nil, err
	}
	var seen []string
	out := make([]Value, 0, max(npos+len(names), 1))
	attr := func(name string) (bool, *Exc) {
		for _, s := range seen {
			if s == name {
				return false, Errorf(&TypeError, "%s() got multiple sub-patterns for attribute '%s'", t.TypeName(), name)
			}
		}
		seen = append(seen, name)
		x, ok, err := LookupAttr(v, name)
		if ok && err == nil {
			out = append(out, x)
		}
		return ok, err
	}
	if npos > 0 {
		args, matchSelf, err := matchArgs(t, cls, npos)
		if err != nil {
			return nil, err
		}
		if matchSelf {
			out = append(out, v)
		}
		for i := 0; i < npos && !matchSelf; i++ {
			name, ok := StrOf(args[i])
			if !ok {
				return nil, Errorf(&TypeError, "__match_args__ elements must be strings (got %s)", TypeName(args[i]))
			}
			if ok, err := attr(name); err != nil || !ok {
				return nil, err
			}
		}
	}
	for _, name := range names {
		if ok, err := attr(name); err != nil || !ok {
			return nil, err
		}
	}
	return out, nil
}

// matchArgs is the class's __match_args__, checked to have npos entries; or the class binds its only positional subpattern to the subject itself.
func matchArgs(t *Type, cls Value, npos int) (args []Value, matchSelf bool, err *Exc) {
	v, ok, err := LookupAttr(cls, "__match_args__")
	if err != nil {
		return nil, false, err
	}
	allowed := 0
	if ok {
		tup := Exactly[Tuple](v, &TupleType)
		if tup == nil {
			return nil, false, Errorf(&TypeError, "%s.__match_args__ must be a tuple (got %s)", t.TypeName(), TypeName(v))
		}
		args, allowed = tup.items, len(tup.items)
	} else {
		for _, b := range t.MRO {
			matchSelf = matchSelf || b.Flags&MatchSelf != 0
		}
		if matchSelf {
			allowed = 1
		}
	}
	if npos > allowed {
		s := strings.Repeat("s", min(1, max(allowed-1, 1-allowed)))
		return nil, false, Errorf(&TypeError, "%s() accepts %d positional sub-pattern%s (%d given)", t.TypeName(), allowed, s, npos)
	}
	return args, matchSelf, nil
}
