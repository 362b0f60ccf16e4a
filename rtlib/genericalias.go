package rt

import "strings"

// GenericAlias is list[int]: a class with arguments. It behaves as the class but for a few attributes.
type GenericAlias struct {
	Obj
	origin  Value
	args    Value // tuple
	params  Value // tuple of type variables, Unset until asked for
	starred bool  // *tuple[int]
	syntax  Value // of the base Generic[T] that the syntax class C[T] adds: the type parameters, else Unset
}

// GenericAliasType is types.GenericAlias.
var GenericAliasType = Type{Name: "GenericAlias", Module: "types", Flags: BaseType}

// NewGenericAlias is origin[args]; args that are no tuple are one argument.
func NewGenericAlias(origin, args Value) Value { return newAlias(&GenericAliasType, origin, args) }

func newAlias(t *Type, origin, args Value) Value {
	if As[Tuple](args, &TupleType) == nil {
		args = NewTuple1(args)
	}
	a := alloc[GenericAlias](t)
	a.origin, a.args = origin, args
	return FromObj(a)
}

// ClassGetItem is the method of builtin classes that makes aliases of them.
var ClassGetItem = Def{
	Name: "__class_getitem__", Flags: ClassMethod, Sig: "object, /",
	Doc: "See PEP 585",
	F2:  func(cls, args Value) (Value, *Exc) { return NewGenericAlias(cls, args), nil },
}

// subscriptType is cls[k] where the metaclass has no __getitem__.
func subscriptType(cls *Type, k Value) (Value, *Exc) {
	if cls == &TypeType {
		return NewGenericAlias(cls.Value(), k), nil
	}
	f, ok, err := LookupAttr(cls.Value(), "__class_getitem__")
	if err != nil {
		return Unset, err
	}
	if ok {
		return Call1(f, k)
	}
	return Unset, Errorf(&TypeError, "type '%s' is not subscriptable", cls.TypeName())
}

// typeArgText is how an argument is shown in the repr of an alias or union.
func typeArgText(v Value) (string, *Exc) {
	if v == Ellipsis {
		return "...", nil
	}
	if l := Exactly[List](v, &ListType); l != nil {
		s, err := typeArgTexts(l.items, ", ")
		return "[" + s + "]", err
	}
	if v.IsNone() {
		return "None", nil
	}
	if _, isAlias, err := LookupAttr(v, "__origin__"); err != nil {
		return "", err
	} else if isAlias {
		if _, ok, err := LookupAttr(v, "__args__"); err != nil || ok {
			if err != nil {
				return "", err
			}
			return Repr(v)
		}
	}
	if asType(v) == nil && TypeOf(v) != &FuncType {
		return Repr(v)
	}
	q, ok, err := LookupAttr(v, "__qualname__")
	if err != nil {
		return "", err
	}
	m, ok2, err := LookupAttr(v, "__module__")
	if err != nil {
		return "", err
	}
	if !ok || !ok2 || m.IsNone() {
		return Repr(v)
	}
	qual, err := ToStr(q)
	if err != nil {
		return "", err
	}
	mod, err := ToStr(m)
	if err != nil || mod == "builtins" {
		return qual, err
	}
	return mod + "." + qual, nil
}

func typeArgTexts(args []Value, sep string) (string, *Exc) {
	parts := make([]string, len(args))
	for i, v := range args {
		s, err := typeArgText(v)
		if err != nil {
			return "", err
		}
		parts[i] = s
	}
	return strings.Join(parts, sep), nil
}

// typeParameters are the type variables in args, in order of first occurrence.
func typeParameters(args []Value) (Value, *Exc) {
	var out []Value
	add := func(v Value) {
		for _, have := range out {
			if have == v {
				return
			}
		}
		out = append(out, v)
	}
	for _, v := range args {
		if asType(v) != nil {
			continue
		}
		if l := Exactly[List](v, &ListType); l != nil {
			inner, err := typeParameters(l.items)
			if err != nil {
				return Unset, err
			}
			for _, p := range Cast[Tuple](inner).items {
				add(p)
			}
			continue
		}
		if _, ok, err := LookupAttr(v, "__typing_subst__"); err != nil {
			return Unset, err
		} else if ok {
			add(v)
			continue
		}
		ps, ok, err := LookupAttr(v, "__parameters__")
		if err != nil {
			return Unset, err
		}
		if t := As[Tuple](ps, &TupleType); ok && t != nil {
			for _, p := range t.items {
				add(p)
			}
		}
	}
	return TupleFrom(out), nil
}

// substitute gives args with the parameters replaced by the items of k, which belong to self in messages.
func substitute(self, args, params, k Value) (Value, *Exc) {
	ps := Cast[Tuple](params).items
	if len(ps) == 0 {
		s, err := Repr(self)
		if err != nil {
			return Unset, err
		}
		return Unset, Errorf(&TypeError, "%s is not a generic class", s)
	}
	item := k
	for _, p := range ps {
		prepare, ok, err := LookupAttr(p, "__typing_prepare_subst__")
		if err != nil {
			return Unset, err
		}
		if ok && !prepare.IsNone() {
			if As[Tuple](item, &TupleType) == nil {
				item = NewTuple1(item)
			}
			if item, err = Call2(prepare, self, item); err != nil {
				return Unset, err
			}
		}
	}
	given := []Value{item}
	if t := As[Tuple](item, &TupleType); t != nil {
		given = t.items
	}
	if len(given) != len(ps) {
		s, err := Repr(self)
		if err != nil {
			return Unset, err
		}
		return Unset, wrongArgumentCount(s, len(given), len(ps))
	}
	out, err := substituteIn(Cast[Tuple](args).items, ps, given)
	return TupleFrom(out), err
}

func substituteIn(args, params, given []Value) ([]Value, *Exc) {
	var out []Value
	for _, v := range args {
		if asType(v) != nil {
			out = append(out, v)
			continue
		}
		if l := Exactly[List](v, &ListType); l != nil {
			inner, err := substituteIn(l.items, params, given)
			if err != nil {
				return nil, err
			}
			out = append(out, ListFrom(inner))
			continue
		}
		unpack := false
		if u, ok, err := LookupAttr(v, "__typing_is_unpacked_typevartuple__"); err != nil {
			return nil, err
		} else if ok {
			if unpack, err = Truth(u); err != nil {
				return nil, err
			}
		}
		subst, ok, err := LookupAttr(v, "__typing_subst__")
		if err != nil {
			return nil, err
		}
		if ok {
			for i, p := range params {
				if p == v {
					if v, err = Call1(subst, given[i]); err != nil {
						return nil, err
					}
					break
				}
			}
		} else if v, err = substituteNested(v, params, given); err != nil {
			return nil, err
		}
		if t := As[Tuple](v, &TupleType); unpack && t != nil {
			out = append(out, t.items...)
		} else {
			out = append(out, v)
		}
	}
	return out, nil
}

// substituteNested replaces parameters in an argument that is generic itself.
func substituteNested(v Value, params, given []Value) (Value, *Exc) {
	own, ok, err := LookupAttr(v, "__parameters__")
	if err != nil || !ok {
		return v, err
	}
	t := As[Tuple](own, &TupleType)
	if t == nil || len(t.items) == 0 {
		return v, nil
	}
	var inner []Value
	for _, p := range t.items {
		for i, q := range params {
			if p != q {
				continue
			}
			if g := As[Tuple](given[i], &TupleType); g != nil {
				inner = append(inner, g.items...)
			} else {
				inner = append(inner, given[i])
			}
		}
	}
	if len(inner) == 1 {
		return GetItem(v, inner[0])
	}
	return GetItem(v, TupleFrom(inner))
}

// aliasOwn are the attributes that an alias does not take from its class.
var aliasOwn = map[string]bool{
	"__class__": true, "__origin__": true, "__args__": true, "__parameters__": true, "__unpacked__": true,
	"__typing_unpacked_tuple_args__": true, "__mro_entries__": true, "__reduce_ex__": true, "__reduce__": true,
	"__copy__": true, "__deepcopy__": true, "__bases__": true,
}

// initSubscriptable lets builtin classes be subscripted.
func initSubscriptable() {
	for _, t := range []*Type{
		&ListType, &TupleType, &DictType, &SetType, &FrozenSetType, &EnumerateType, &GeneratorType, &CoroutineType, &AsyncGeneratorType, &MappingProxyType,
	} {
		t.Members(func(t *Type) { t.Methods = append(t.Methods, ClassGetItem) })
	}
}

// mroEntries is the class; nothing for Generic[T] before another base that is subscripted, which brings Generic.
func (a *GenericAlias) mroEntries(bases Value) Value {
	if t := As[Tuple](bases, &TupleType); t != nil && a.origin == GenericType.Value() {
		after := false
		for _, b := range t.items {
			if g := As[GenericAlias](b, &GenericAliasType); g != nil && after && asType(g.origin) != nil && asType(g.origin).IsSubtype(&GenericType) {
				return NewTuple()
			}
			after = after || b == FromObj(a)
		}
	}
	return NewTuple1(a.origin)
}

func (a *GenericAlias) parameters() (Value, *Exc) {
	if a.params.IsUnset() {
		ps, err := typeParameters(Cast[Tuple](a.args).items)
		if err != nil {
			return Unset, err
		}
		a.params = ps
	}
	return a.params, nil
}

var aliasSig = NewSig("GenericAlias", "origin, args, /")

func initGenericAlias() {
	addTypes(&GenericAliasType)
	t := &GenericAliasType
	t.New = func(t *Type, a *Args) (Value, *Exc) {
		args, err := aliasSig.Bind(a)
		if err != nil {
			return Unset, err
		}
		return newAlias(t, args[0], args[1]), nil
	}
	t.Repr = func(v Value) (Value, *Exc) {
		a := Cast[GenericAlias](v)
		s, err := typeArgText(a.origin)
		if err != nil {
			return Unset, err
		}
		items := Cast[Tuple](a.args).items
		inner, err := typeArgTexts(items, ", ")
		if err != nil {
			return Unset, err
		}
		if len(items) == 0 {
			inner = "()"
		}
		if a.starred {
			s = "*" + s
		}
		return NewStr(s + "[" + inner + "]"), nil
	}
	t.Call = func(v Value, args *Args) (Value, *Exc) {
		a := Cast[GenericAlias](v)
		o, err := callArgs(a.origin, args)
		if err != nil {
			return Unset, err
		}
		if err := SetAttrName(o, "__orig_class__", v); err != nil {
			if !err.typ.IsSubtype(&AttributeError) && !err.typ.IsSubtype(&TypeError) {
				return Unset, err
			}
		}
		return o, nil
	}
	t.GetAttr = func(v Value, name string) (Value, *Exc) {
		if aliasOwn[name] {
			return genericGetAttr(v, name)
		}
		if strings.HasPrefix(name, "__") && strings.HasSuffix(name, "__") {
			if _, ok, err := LookupAttr(Cast[GenericAlias](v).origin, name); err != nil {
				return Unset, err
			} else if !ok {
				return genericGetAttr(v, name)
			}
		}
		return GetAttrName(Cast[GenericAlias](v).origin, name)
	}
	t.Hash = func(v Value) (int64, *Exc) {
		a := Cast[GenericAlias](v)
		x, err := Hash(a.origin)
		if err != nil {
			return 0, err
		}
		y, err := Hash(a.args)
		return x ^ y, err
	}
	t.Cmp = func(v, w Value, op CompareOp) (Value, *Exc) {
		a, b := Cast[GenericAlias](v), As[GenericAlias](w, &GenericAliasType)
		if b == nil || op != OpEq && op != OpNe {
			return NotImplemented, nil
		}
		eq, err := IfEq(a.origin, b.origin)
		if eq && err == nil {
			eq, err = IfEq(a.args, b.args)
		}
		return Bool((eq && a.starred == b.starred) == (op == OpEq)), err
	}
	t.GetItem = func(v, k Value) (Value, *Exc) {
		a := Cast[GenericAlias](v)
		ps, err := a.parameters()
		if err != nil {
			return Unset, err
		}
		args, err := substitute(v, a.args, ps, k)
		if err != nil {
			return Unset, err
		}
		return newAlias(&GenericAliasType, a.origin, args), nil
	}
	t.Iter = func(v Value) (Value, *Exc) {
		a := *Cast[GenericAlias](v)
		a.Obj, a.starred = Obj{&GenericAliasType}, true
		return Iter(NewTuple1(FromObj(&a)))
	}
	t.Binary[OpOr] = typeOr
	cannot := func(text string) func(_, _ Value) (Value, *Exc) {
		return func(_, _ Value) (Value, *Exc) { return Unset, Errorf(&TypeError, "%s", text) }
	}
	t.Methods = []Def{
		{Name: "__mro_entries__", F2: func(v, bases Value) (Value, *Exc) { return Cast[GenericAlias](v).mroEntries(bases), nil }},
		{Name: "__instancecheck__", F2: cannot("isinstance() argument 2 cannot be a parameterized generic")},
		{Name: "__subclasscheck__", F2: cannot("issubclass() argument 2 cannot be a parameterized generic")},
		{Name: "__reduce__", F1: func(v Value) (Value, *Exc) {
			a := Cast[GenericAlias](v)
			return NewTuple2(GenericAliasType.Value(), NewTuple2(a.origin, a.args)), nil
		}},
	}
	t.GetSets = []GetSet{
		{Name: "__origin__", Get: func(v Value) (Value, *Exc) { return Cast[GenericAlias](v).origin, nil }},
		{Name: "__args__", Get: func(v Value) (Value, *Exc) { return Cast[GenericAlias](v).args, nil }},
		{Name: "__parameters__", Get: func(v Value) (Value, *Exc) { return Cast[GenericAlias](v).parameters() }},
		{Name: "__unpacked__", Get: func(v Value) (Value, *Exc) { return Bool(Cast[GenericAlias](v).starred), nil }},
		{Name: "__typing_unpacked_tuple_args__", Get: func(v Value) (Value, *Exc) {
			if a := Cast[GenericAlias](v); a.starred && a.origin == TupleType.Value() {
				return a.args, nil
			}
			return None, nil
		}},
	}
}
