package rt

import (
	"slices"
	"strings"
)

// This file is type variables and what the syntax for them makes (def f[T], class C[T], type A[T] = …): TypeVar, ParamSpec,
// TypeVarTuple, TypeAliasType and Generic. The module typing shows them.

// The types of type variables and of what they make generic.
var (
	TypeVarType      = Type{Name: "TypeVar", Module: "typing"}
	ParamSpecType    = Type{Name: "ParamSpec", Module: "typing"}
	TypeVarTupleType = Type{Name: "TypeVarTuple", Module: "typing"}
	TypeAliasType    = Type{Name: "TypeAliasType", Module: "typing"}
	GenericType      = Type{Name: "Generic", Module: "typing", Flags: BaseType}
	noDefaultType    = Type{Name: "NoDefaultType", Module: "typing", Flags: NoInstantiate}
	paramPartType    = Type{Name: "ParamSpecArgs", Module: "typing"}
	paramKwargsType  = Type{Name: "ParamSpecKwargs", Module: "typing"}
)

var noDefault = FromObj(&Obj{&noDefaultType})

// typeParam is a TypeVar, ParamSpec or TypeVarTuple.
type typeParam struct {
	Obj
	Attrs
	name               Value
	bound, constraints lazyValue
	def                lazyValue
	co, contra, infer  bool
}

// lazyValue is a value, or the function that gives it when it is first asked for.
type lazyValue struct {
	v    Value
	lazy bool
}

func (l *lazyValue) get() (Value, *Exc) {
	if l.lazy {
		v, err := Call0(l.v)
		if err != nil {
			return Unset, err
		}
		l.v, l.lazy = v, false
	}
	return l.v, nil
}

func lazily(v Value) lazyValue { return lazyValue{v, !v.IsUnset()} }

// TypeVar is a type parameter T: bound = def; bound and def are functions that give these, or Unset.
func TypeVar(name, bound, def Value) (Value, *Exc) {
	p := &typeParam{Obj: Obj{&TypeVarType}, name: name, bound: lazily(bound), def: lazily(def), infer: true}
	return FromObj(p), nil
}

// TypeVarOf is a type parameter T: (constraints) = def; constraints is a function that gives the tuple.
func TypeVarOf(name, constraints, def Value) (Value, *Exc) {
	return FromObj(&typeParam{Obj: Obj{&TypeVarType}, name: name, constraints: lazily(constraints), def: lazily(def), infer: true}), nil
}

// ParamSpec is a type parameter **P = def.
func ParamSpec(name, _, def Value) (Value, *Exc) {
	return FromObj(&typeParam{Obj: Obj{&ParamSpecType}, name: name, def: lazily(def), infer: true}), nil
}

// TypeVarTuple is a type parameter *Ts = def.
func TypeVarTuple(name, _, def Value) (Value, *Exc) {
	return FromObj(&typeParam{Obj: Obj{&TypeVarTupleType}, name: name, def: lazily(def), infer: true}), nil
}

type typeAlias struct {
	Obj
	name, params Value
	value        lazyValue
	module       Value
}

// TypeAlias is the statement type name[params] = value; value is a function, params a tuple or Unset.
func TypeAlias(name, value, params Value) (Value, *Exc) {
	if params.IsUnset() {
		params = NewTuple()
	}
	a := &typeAlias{Obj: Obj{&TypeAliasType}, name: name, params: params, value: lazily(value), module: None}
	if f := Exactly[Func](value, &FuncType); f != nil && f.Globals != nil {
		a.module = f.Globals.nameValue()
	}
	return FromObj(a), nil
}

// GenericBase is the base Generic[params] that the type parameters of a class add.
func GenericBase(params Value) (Value, *Exc) {
	items := append([]Value(nil), Cast[Tuple](params).items...)
	for i, p := range items {
		if TypeOf(p) == &TypeVarTupleType {
			var err *Exc
			if items[i], err = unpackTypeVarTuple(p); err != nil {
				return Unset, err
			}
		}
	}
	g := NewGenericAlias(GenericType.Value(), NewTuple(items...))
	Cast[GenericAlias](g).syntax = params
	return g, nil
}

// AppendGeneric appends that base to a tuple of bases.
func AppendGeneric(bases, params Value) (Value, *Exc) {
	g, err := GenericBase(params)
	return NewTuple(append(append([]Value(nil), Cast[Tuple](bases).items...), g)...), err
}

// SetTypeParams sets the __type_params__ of a generic function.
func SetTypeParams(f, params Value) *Exc { return SetAttrName(f, "__type_params__", params) }

func unpackTypeVarTuple(p Value) (Value, *Exc) {
	it, err := Iter(p)
	if err != nil {
		return Unset, err
	}
	return NextItem(it)
}

func (p *typeParam) text() string {
	s, _ := StrOf(p.name)
	switch {
	case p.infer || p.typ == &TypeVarTupleType:
	case p.co:
		s = "+" + s
	case p.contra:
		s = "-" + s
	default:
		s = "~" + s
	}
	return s
}

var (
	typeVarSig      = NewSig("typevar", "name, *constraints, bound=None, default=?, covariant=False, contravariant=False, infer_variance=False")
	paramSpecSig    = NewSig("paramspec", "name, *, bound=None, default=?, covariant=False, contravariant=False, infer_variance=False")
	typeVarTupleSig = NewSig("typevartuple", "name, *, default=?")
	typeAliasSig    = NewSig("typealias", "name, value, *, type_params=()")
)

func newTypeParam(t *Type, sig *Sig) func(*Type, *Args) (Value, *Exc) {
	return func(_ *Type, a *Args) (Value, *Exc) {
		v, err := sig.Bind(a)
		if err != nil {
			return Unset, err
		}
		if As[Str](v[0], &StrType) == nil {
			return Unset, Errorf(&TypeError, "%s() argument 'name' must be str, not %s", sig.name, TypeName(v[0]))
		}
		p := &typeParam{Obj: Obj{t}, name: v[0]}
		if m := callerModule(); m != nil {
			p.set(t, "__module__", m.nameValue())
		}
		if t == &TypeVarTupleType {
			p.def.v = v[1]
			return FromObj(p), nil
		}
		p.bound.v, p.def.v = v[1], v[2]
		p.co, p.contra, p.infer = v[3].IsTrue(), v[4].IsTrue(), v[5].IsTrue()
		if p.co && p.contra {
			return Unset, Errorf(&ValueError, "Bivariant types are not supported.")
		}
		if t == &TypeVarType {
			switch n := len(Cast[Tuple](v[6]).items); {
			case n == 1:
				return Unset, Errorf(&TypeError, "A single constraint is not allowed")
			case n > 1 && isSet(p.bound.v):
				return Unset, Errorf(&TypeError, "Constraints cannot be combined with bound=...")
			case n > 1:
				p.constraints.v = v[6]
			}
		}
		return FromObj(p), nil
	}
}

func initTypeVars() {
	addTypes(&TypeVarType, &ParamSpecType, &TypeVarTupleType, &TypeAliasType, &GenericType, &noDefaultType, &paramPartType, &paramKwargsType)
	noDefaultType.Repr = func(Value) (Value, *Exc) { return NewStr("typing.NoDefault"), nil }
	param := func(v Value) *typeParam { return Cast[typeParam](v) }
	for _, t := range []*Type{&TypeVarType, &ParamSpecType, &TypeVarTupleType} {
		t.dictOff, t.ownDict = objAttrs, true
		t.Repr = func(v Value) (Value, *Exc) { return NewStr(param(v).text()), nil }
		t.Binary[OpOr] = paramOr
		flag := func(name string, f func(p *typeParam) bool) GetSet {
			return GetSet{Name: name, Get: func(v Value) (Value, *Exc) { return Bool(f(param(v))), nil }}
		}
		t.GetSets = []GetSet{
			{Name: "__name__", Get: func(v Value) (Value, *Exc) { return param(v).name, nil }},
			{Name: "__bound__", Get: func(v Value) (Value, *Exc) {
				b, err := param(v).bound.get()
				return orNone(b), err
			}},
			{Name: "__default__", Get: func(v Value) (Value, *Exc) {
				d, err := param(v).def.get()
				if d.IsUnset() {
					d = noDefault
				}
				return d, err
			}},
			flag("__covariant__", func(p *typeParam) bool { return p.co }),
			flag("__contravariant__", func(p *typeParam) bool { return p.contra }),
			flag("__infer_variance__", func(p *typeParam) bool { return p.infer }),
			dictGetSet,
		}
		t.Methods = []Def{
			{Name: "has_default", F1: func(v Value) (Value, *Exc) { return Bool(!param(v).def.v.IsUnset()), nil }},
			{Name: "__typing_subst__", F2: func(v, arg Value) (Value, *Exc) { return arg, nil }},
			{Name: "__mro_entries__", F2: func(v, _ Value) (Value, *Exc) {
				return Unset, Errorf(&TypeError, "Cannot subclass an instance of %s", TypeName(v))
			}},
			{Name: "__reduce__", F1: func(v Value) (Value, *Exc) { return param(v).name, nil }},
		}
	}
	TypeVarType.GetSets = append(TypeVarType.GetSets, GetSet{Name: "__constraints__", Get: func(v Value) (Value, *Exc) {
		c, err := param(v).constraints.get()
		if err == nil && c.IsUnset() {
			c = NewTuple()
		}
		return c, err
	}})
	TypeVarType.New = newTypeParam(&TypeVarType, typeVarSig)
	ParamSpecType.New = newTypeParam(&ParamSpecType, paramSpecSig)
	TypeVarTupleType.New = newTypeParam(&TypeVarTupleType, typeVarTupleSig)
	initParamParts()
	TypeVarTupleType.Iter = func(v Value) (Value, *Exc) {
		return Iter(NewTuple1(FromObj(&GenericAlias{Obj: Obj{&GenericAliasType}, origin: TupleType.Value(), args: NewTuple2(v, Ellipsis), starred: true})))
	}
	initTypeAlias()
	initGeneric()
}

// paramOr is T | x: a typing.Union, which takes more than unions of classes do, where the program has the module typing.
func paramOr(a, b Value) (Value, *Exc) {
	if !moduleKnown("typing") {
		return typeOr(a, b)
	}
	m, err := ImportModule("typing")
	if err != nil {
		return Unset, err
	}
	u, err := GetAttrName(m, "Union")
	if err != nil {
		return Unset, err
	}
	return GetItem(u, NewTuple2(a, b))
}

type paramPart struct {
	Obj
	of Value
}

// initParamParts makes P.args and P.kwargs.
func initParamParts() {
	for name, t := range map[string]*Type{"args": &paramPartType, "kwargs": &paramKwargsType} {
		t.New = func(t *Type, a *Args) (Value, *Exc) {
			if len(a.Pos) != 1 {
				return Unset, Errorf(&TypeError, "%s() takes exactly 1 argument (%d given)", t.Name, len(a.Pos))
			}
			return FromObj(&paramPart{Obj{t}, a.Pos[0]}), nil
		}
		t.Repr = func(v Value) (Value, *Exc) {
			s, err := GetAttrName(Cast[paramPart](v).of, "__name__")
			if err != nil {
				return Unset, err
			}
			n, _ := StrOf(s)
			return NewStr(n + "." + name), nil
		}
		t.Cmp = func(a, b Value, op CompareOp) (Value, *Exc) {
			if TypeOf(a) != TypeOf(b) || op != OpEq && op != OpNe {
				return NotImplemented, nil
			}
			return Bool((Cast[paramPart](a).of == Cast[paramPart](b).of) == (op == OpEq)), nil
		}
		t.Hash = func(v Value) (int64, *Exc) { return addressHash(Cast[paramPart](v).of), nil }
		t.GetSets = []GetSet{{Name: "__origin__", Get: func(v Value) (Value, *Exc) { return Cast[paramPart](v).of, nil }}}
		ParamSpecType.GetSets = append(ParamSpecType.GetSets, GetSet{Name: name, Get: func(v Value) (Value, *Exc) {
			return FromObj(&paramPart{Obj{t}, v}), nil
		}})
	}
}

func initTypeAlias() {
	t := &TypeAliasType
	alias := func(v Value) *typeAlias { return Cast[typeAlias](v) }
	t.New = func(_ *Type, a *Args) (Value, *Exc) {
		v, err := typeAliasSig.Bind(a)
		if err != nil {
			return Unset, err
		}
		return FromObj(&typeAlias{Obj: Obj{&TypeAliasType}, name: v[0], value: lazyValue{v: v[1]}, params: v[2], module: None}), nil
	}
	t.Repr = func(v Value) (Value, *Exc) { return alias(v).name, nil }
	t.Binary[OpOr] = typeOr
	t.GetItem = func(v, k Value) (Value, *Exc) {
		if len(Cast[Tuple](alias(v).params).items) == 0 {
			return Unset, Errorf(&TypeError, "Only generic type aliases are subscriptable")
		}
		return NewGenericAlias(v, k), nil
	}
	t.GetSets = []GetSet{
		{Name: "__name__", Get: func(v Value) (Value, *Exc) { return alias(v).name, nil }},
		{Name: "__value__", Get: func(v Value) (Value, *Exc) { return alias(v).value.get() }},
		{Name: "__type_params__", Get: func(v Value) (Value, *Exc) { return alias(v).params, nil }},
		{Name: "__parameters__", Get: func(v Value) (Value, *Exc) { return alias(v).params, nil }},
		{Name: "__module__", Get: func(v Value) (Value, *Exc) { return alias(v).module, nil }},
	}
}

// initGeneric makes Generic: subscripting gives aliases, and classes derived from Generic[T] know their parameters.
func initGeneric() {
	t := &GenericType
	t.New = objectNew0
	t.Methods = []Def{
		{Name: "__class_getitem__", Flags: ClassMethod, F2: func(cls, k Value) (Value, *Exc) {
			c := asType(cls)
			args := k
			if As[Tuple](k, &TupleType) == nil {
				args = NewTuple1(k)
			}
			if c == &GenericType || c.Name == "Protocol" && c.moduleName() == "typing" {
				for _, a := range Cast[Tuple](args).items {
					if !isTypeParam(a) {
						return Unset, Errorf(&TypeError, "Parameters to %s[...] must all be type variables or parameter specification variables.", c.Name)
					}
				}
				return NewGenericAlias(cls, args), nil
			}
			params, ok := c.lookup("__parameters__"), true
			if params.IsUnset() || As[Tuple](params, &TupleType) == nil {
				ok = false
			}
			if !ok || len(Cast[Tuple](params).items) == 0 {
				return Unset, Errorf(&TypeError, "%s is not a generic class", reprOr(cls))
			}
			return checkedAlias(c, Cast[Tuple](params).items, Cast[Tuple](args).items)
		}},
		{Name: "__init_subclass__", Flags: ClassMethod, Sig: "**kwargs", FN: genericInitSubclass},
	}
}

func isTypeParam(v Value) bool {
	switch TypeOf(v) {
	case &TypeVarType, &ParamSpecType, &TypeVarTupleType:
		return true
	}
	a := Exactly[GenericAlias](v, &GenericAliasType)
	return a != nil && a.starred
}

// checkedAlias is cls[args], with the number of arguments checked and defaults filled in.
func checkedAlias(c *Type, params, args []Value) (Value, *Exc) {
	variadic := false
	for _, p := range params {
		variadic = variadic || TypeOf(p) != &TypeVarType
	}
	if !variadic {
		for i := len(args); i < len(params); i++ {
			p := As[typeParam](params[i], &TypeVarType)
			if p == nil || p.def.v.IsUnset() {
				break
			}
			d, err := p.def.get()
			if err != nil {
				return Unset, err
			}
			args = append(args[:len(args):len(args)], d)
		}
		if len(args) != len(params) {
			return Unset, wrongArgumentCount(reprOr(c.Value()), len(args), len(params))
		}
	}
	return NewGenericAlias(c.Value(), NewTuple(append([]Value(nil), args...)...)), nil
}

// wrongArgumentCount is the error of a generic that is given more arguments than it has parameters, or none for one that has no default. Of
// those that lack one CPython counts no further than to the first.
func wrongArgumentCount(generic string, given, params int) *Exc {
	if given > params {
		return Errorf(&TypeError, "Too many arguments for %s; actual %d, expected %d", generic, given, params)
	}
	return Errorf(&TypeError, "Too few arguments for %s; actual %d, expected at least %d", generic, given, given+1)
}

// genericInitSubclass is Generic.__init_subclass__: it finds out a class's __parameters__.
func genericInitSubclass(a []Value) (Value, *Exc) {
	c := asType(a[0])
	if err := initSubclass(c, &GenericType, argsOf(NewTuple(), a[1])); err != nil {
		return Unset, err
	}
	params := NewTuple()
	if ob, ok := c.namespace().values["__orig_bases__"]; ok {
		var err *Exc
		if params, err = classParameters(Cast[Tuple](ob).items); err != nil {
			return Unset, err
		}
	} else if c.Name != "Protocol" && slices.Contains(c.Bases, &GenericType) {
		return Unset, Errorf(&TypeError, "Cannot inherit from plain Generic")
	}
	c.enter("__parameters__", params)
	c.touch()
	return None, nil
}

// classParameters are the type variables of a class with the given bases: those of Generic[…], which must have all, if that is one of them.
func classParameters(bases []Value) (Value, *Exc) {
	all, err := typeParameters(bases)
	if err != nil {
		return Unset, err
	}
	listed := Unset
	for _, b := range bases {
		if b == GenericType.Value() {
			return Unset, Errorf(&TypeError, "Cannot inherit from plain Generic")
		}
		if g := As[GenericAlias](b, &GenericAliasType); g != nil && g.origin == GenericType.Value() {
			if !listed.IsUnset() {
				return Unset, Errorf(&TypeError, "Cannot inherit from Generic[...] multiple times.")
			}
			if listed, err = g.parameters(); err != nil {
				return Unset, err
			}
		}
	}
	if listed.IsUnset() {
		return all, nil
	}
	var missing, have []string
	for _, p := range Cast[Tuple](all).items {
		s, err := ToStr(p)
		if err != nil {
			return Unset, err
		}
		if slices.Contains(Cast[Tuple](listed).items, p) {
			have = append(have, s)
		} else {
			missing = append(missing, s)
		}
	}
	if len(missing) > 0 {
		return Unset, Errorf(&TypeError, "Some type variables (%s) are not listed in Generic[%s]", strings.Join(missing, ", "), strings.Join(have, ", "))
	}
	return listed, nil
}

// FillTyping enters the native part of the module typing.
func FillTyping(m *Module) {
	for _, t := range []*Type{&TypeVarType, &ParamSpecType, &TypeVarTupleType, &TypeAliasType, &GenericType, &paramPartType, &paramKwargsType} {
		m.Set(t.Name, t.Value())
	}
	m.Set("NoDefault", noDefault)
	m.Def(Def{Name: "_is_type_param", F1: func(v Value) (Value, *Exc) {
		t := TypeOf(v)
		return Bool(t == &TypeVarType || t == &ParamSpecType || t == &TypeVarTupleType), nil
	}})
}
