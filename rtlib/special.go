package rt

// This file makes slots out of special methods written in Python: a class that defines __len__ gets slotLen in Slots.Len, which finds
// the method on the object's class and calls it. Slots are set when a class is made and when its attributes change.

type special int

const (
	spNew special = iota
	spInit
	spCall
	spRepr
	spStr
	spHash
	spLt
	spLe
	spEq
	spNe
	spGt
	spGe
	spIter
	spNext
	spGetattribute
	spGetattr
	spSetattr
	spDelattr
	spGet
	spSet
	spDelete
	spNeg
	spPos
	spInvert
	spAbs
	spIndex
	spInt
	spFloat
	spBool
	spLen
	spGetitem
	spSetitem
	spDelitem
	spContains
	spAwait
	spAiter
	spAnext
	spDel
	spOps                                        // binary operators, each with its reflected and in-place form
	numSpecial = spOps + 3*special(NumBinaryOps) // one past the last
)

var binaryNames = [NumBinaryOps]string{"add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "divmod", "pow", "lshift", "rshift", "and", "or", "xor"}

var specialNames = func() (n [numSpecial]string) {
	for i, s := range []string{"new", "init", "call", "repr", "str", "hash", "lt", "le", "eq", "ne", "gt", "ge", "iter", "next",
		"getattribute", "getattr", "setattr", "delattr", "get", "set", "delete", "neg", "pos", "invert", "abs", "index", "int", "float",
		"bool", "len", "getitem", "setitem", "delitem", "contains", "await", "aiter", "anext", "del"} {
		n[i] = "__" + s + "__"
	}
	for i, s := range binaryNames {
		n[spOps+special(3*i)] = "__" + s + "__"
		n[spOps+special(3*i+1)] = "__r" + s + "__"
		n[spOps+special(3*i+2)] = "__i" + s + "__"
	}
	return n
}()

var specialIndex = func() map[string]special {
	m := map[string]special{}
	for i, n := range specialNames {
		m[n] = special(i)
	}
	return m
}()

// specials remembers where the special methods of a class were found.
type specials [numSpecial]struct {
	version uint64
	val     Value
	maker   *Func // val, if it is a function that makes a generator or async generator and takes the object alone
}

func (t *Type) specialMethod(i special) Value {
	if t.special == nil {
		t.special = new(specials)
	}
	e := &t.special[i]
	if e.version != t.version {
		e.val, e.version, e.maker = t.lookup(specialNames[i]), t.version, nil
		if f := Exactly[Func](e.val, &FuncType); f != nil && f.arity == 2 && (f.Code.Kind == Generator || f.Code.Kind == AsyncGenerator) {
			e.maker = f
		}
	}
	return e.val
}

// frameMaker is the special method i, if it is a function that makes a generator or async generator.
func (t *Type) frameMaker(i special) *Func {
	if t.special == nil || t.special[i].version != t.version {
		t.specialMethod(i)
	}
	return t.special[i].maker
}

// bindSpecial turns what was found on the class into something to call with the object first (self), or as it is (Unset).
func bindSpecial(m, o Value) (f, self Value, err *Exc) {
	mt := TypeOf(m)
	if mt.Flags&MethodDescr != 0 {
		if mt == &WrapperDescrType || mt == &MethodDescrType { // of a native type, which o need not be an instance of
			err = Cast[Builtin](m).checkSelf(o)
		}
		return m, o, err
	}
	if mt.DescrGet != nil {
		m, err = mt.DescrGet(m, o, TypeOf(o))
	}
	return m, Unset, err
}

func callSpecial0(i special, o Value) (Value, *Exc) {
	m := TypeOf(o).specialMethod(i)
	if f := Exactly[Func](m, &FuncType); f != nil && f.arity == 2 {
		return f.F1(o)
	}
	m, self, err := bindSpecial(m, o)
	if err == nil {
		err = enterSpecial()
	}
	if err != nil {
		return Unset, err
	}
	v, err := CallPair0(m, self)
	LeaveNative()
	return v, err
}

func callSpecial1(i special, o, a Value) (Value, *Exc) {
	m := TypeOf(o).specialMethod(i)
	if f := Exactly[Func](m, &FuncType); f != nil && f.arity == 3 {
		return f.F2(o, a)
	}
	m, self, err := bindSpecial(m, o)
	if err == nil {
		err = enterSpecial()
	}
	if err != nil {
		return Unset, err
	}
	v, err := CallPair1(m, self, a)
	LeaveNative()
	return v, err
}

func callSpecial2(i special, o, a, b Value) (Value, *Exc) {
	m, self, err := bindSpecial(TypeOf(o).specialMethod(i), o)
	if err == nil {
		err = enterSpecial()
	}
	if err != nil {
		return Unset, err
	}
	v, err := CallPair2(m, self, a, b)
	LeaveNative()
	return v, err
}

// enterSpecial counts the call of a special method that is not a function of plain form: such calls can follow one another without end
// (`C.__call__ = C()`) and no function's frame would tell.
func enterSpecial() *Exc { return EnterNative(" while calling a Python object") }

// lookupSpecial finds a special method on the class of o, bound; Unset if it has none.
func lookupSpecial(o Value, name string) (Value, *Exc) {
	t := TypeOf(o)
	m := t.lookup(name)
	if m.IsUnset() {
		return m, nil
	}
	if d := TypeOf(m).DescrGet; d != nil {
		return d(m, o, t)
	}
	return m, nil
}

// loadSpecial finds a special method on the class of o, as LoadMethod gives it.
func loadSpecial(o Value, a *Attr) (m, self Value, ok bool, err *Exc) {
	t := TypeOf(o)
	for i := range a.cache {
		if e := &a.cache[i]; e.kind == cacheSpecial && e.version == t.version {
			m, self, err = bindSpecial(e.val, o)
			return m, self, true, err
		}
	}
	v := t.lookup(a.Name)
	if v.IsUnset() {
		return Unset, Unset, false, nil
	}
	a.remember(attrEntry{version: t.version, kind: cacheSpecial, val: v})
	m, self, err = bindSpecial(v, o)
	return m, self, true, err
}

// BindMethod makes one value of what LoadMethod found.
func BindMethod(m, self Value) Value {
	if self.IsUnset() {
		return m
	}
	if b := Exactly[Builtin](m, &MethodDescrType); b != nil {
		return b.bindSelf(self)
	}
	if b := Exactly[Builtin](m, &WrapperDescrType); b != nil {
		return b.bindSelf(self)
	}
	return newMethod(m, self)
}

// LookupSpecial is lookupSpecial for other packages.
func LookupSpecial(o Value, name string) (Value, *Exc) { return lookupSpecial(o, name) }

var genericBinary, genericInPlace [NumBinaryOps]func(a, b Value) (Value, *Exc)

func initSpecial() {
	for op := range NumBinaryOps {
		genericBinary[op] = makeBinary(op)
		i := spOps + special(3*op+2)
		genericInPlace[op] = func(a, b Value) (Value, *Exc) { return callSpecial1(i, a, b) }
	}
}

func makeBinary(op BinaryOp) func(a, b Value) (Value, *Exc) {
	left := spOps + special(3*op)
	right := left + 1
	return func(a, b Value) (Value, *Exc) {
		ta, tb := TypeOf(a), TypeOf(b)
		other := ta != tb && sameFunc(tb.Binary[op], genericBinary[op])
		if sameFunc(ta.Binary[op], genericBinary[op]) {
			if other && tb.IsSubtype(ta) {
				if r := tb.specialMethod(right); !r.IsUnset() && r != ta.specialMethod(right) {
					if v, err := callSpecial1(right, b, a); err != nil || v != NotImplemented {
						return v, err
					}
					other = false
				}
			}
			if !ta.specialMethod(left).IsUnset() {
				if v, err := callSpecial1(left, a, b); err != nil || v != NotImplemented || ta == tb {
					return v, err
				}
			}
		}
		if other && !tb.specialMethod(right).IsUnset() {
			return callSpecial1(right, b, a)
		}
		return NotImplemented, nil
	}
}

// setSpecial puts the function for a special method into the slots.
func setSpecial(s *Slots, i special, v Value) {
	switch i {
	case spNew:
		if b := Exactly[Builtin](v, &BuiltinFunctionType); b != nil && b.isNew {
			return // T.__new__ of a native type: instances are made as the base makes them
		}
		s.New = slotNew
	case spInit:
		s.Init = slotInit
	case spCall:
		s.Call = slotCall
	case spRepr:
		s.Repr = slotRepr
	case spStr:
		s.Str = slotStr
	case spHash:
		s.Hash = slotHash
		if v.IsNone() {
			s.Hash = hashNotImplemented
		}
	case spLt, spLe, spEq, spNe, spGt, spGe:
		s.Cmp = slotCmp
	case spIter:
		s.Iter = slotIter
	case spNext:
		s.Next = slotNext
	case spGetattribute, spGetattr:
		s.GetAttr = slotGetAttr
	case spSetattr, spDelattr:
		s.SetAttr = slotSetAttr
	case spGet:
		s.DescrGet = slotDescrGet
	case spSet, spDelete:
		s.DescrSet = slotDescrSet
	case spNeg:
		s.Neg = slotNeg
	case spPos:
		s.Pos = slotPos
	case spInvert:
		s.Invert = slotInvert
	case spAbs:
		s.Abs = slotAbs
	case spIndex:
		s.Index = slotIndex
	case spInt:
		s.Int = slotInt
	case spFloat:
		s.Float = slotFloat
	case spBool:
		s.Bool = slotBool
	case spLen:
		s.Len = slotLen
	case spGetitem:
		s.GetItem = slotGetItem
	case spSetitem, spDelitem:
		s.SetItem = slotSetItem
	case spContains:
		s.Contains = slotContains
	case spAwait:
		s.Await = slotAwait
	case spAiter:
		s.AIter = slotAIter
	case spAnext:
		s.ANext = slotANext
	case spDel:
		s.Del = slotDel
	default:
		op := (i - spOps) / 3
		if (i-spOps)%3 == 2 {
			s.InPlace[op] = genericInPlace[op]
		} else {
			s.Binary[op] = genericBinary[op]
			if BinaryOp(op) == OpPow {
				s.PowMod = slotPowMod
			}
		}
	}
}

// setSlots gives a class made at run time the slots of its own special methods and those of its bases.
func setSlots(t *Type) {
	t.Slots = Slots{}
	for _, n := range t.namespace().names {
		if i, ok := specialIndex[n]; ok {
			setSpecial(&t.Slots, i, t.namespace().values[n])
			if i == spDel {
				t.Flags |= HasFinalizer
			}
		}
	}
	inheritSlots(t)
}

// resetSlots does so again after an attribute has changed, for the classes derived from t too.
func resetSlots(t *Type) {
	setSlots(t)
	for _, s := range t.subclassList() {
		if s.Flags&HeapType != 0 {
			resetSlots(s)
		}
	}
}

func slotRepr(o Value) (Value, *Exc)   { return callSpecial0(spRepr, o) }
func slotStr(o Value) (Value, *Exc)    { return callSpecial0(spStr, o) }
func slotNext(o Value) (Value, *Exc)   { return callSpecial0(spNext, o) }
func slotNeg(o Value) (Value, *Exc)    { return callSpecial0(spNeg, o) }
func slotPos(o Value) (Value, *Exc)    { return callSpecial0(spPos, o) }
func slotInvert(o Value) (Value, *Exc) { return callSpecial0(spInvert, o) }
func slotAbs(o Value) (Value, *Exc)    { return callSpecial0(spAbs, o) }
func slotIndex(o Value) (Value, *Exc)  { return callSpecial0(spIndex, o) }
func slotInt(o Value) (Value, *Exc)    { return callSpecial0(spInt, o) }
func slotFloat(o Value) (Value, *Exc)  { return callSpecial0(spFloat, o) }
func slotAwait(o Value) (Value, *Exc)  { return callSpecial0(spAwait, o) }
func slotAIter(o Value) (Value, *Exc)  { return callSpecial0(spAiter, o) }
func slotANext(o Value) (Value, *Exc)  { return callSpecial0(spAnext, o) }

func slotIter(o Value) (Value, *Exc) {
	if TypeOf(o).specialMethod(spIter).IsNone() {
		return Unset, Errorf(&TypeError, "'%s' object is not iterable", TypeName(o))
	}
	return callSpecial0(spIter, o)
}

func slotDel(o Value) *Exc {
	_, err := callSpecial0(spDel, o)
	return err
}

func slotGetItem(o, k Value) (Value, *Exc) { return callSpecial1(spGetitem, o, k) }

func slotSetItem(o, k, v Value) *Exc {
	if v.IsUnset() {
		if TypeOf(o).specialMethod(spDelitem).IsUnset() {
			return Errorf(&AttributeError, "__delitem__")
		}
		_, err := callSpecial1(spDelitem, o, k)
		return err
	}
	if TypeOf(o).specialMethod(spSetitem).IsUnset() {
		return Errorf(&AttributeError, "__setitem__")
	}
	_, err := callSpecial2(spSetitem, o, k, v)
	return err
}

func slotContains(o, x Value) (bool, *Exc) {
	if TypeOf(o).specialMethod(spContains).IsNone() {
		return false, Errorf(&TypeError, "'%s' object is not a container", TypeName(o))
	}
	v, err := callSpecial1(spContains, o, x)
	if err != nil {
		return false, err
	}
	return Truth(v)
}

func slotPowMod(a, b, mod Value) (Value, *Exc) {
	if TypeOf(a).specialMethod(spOps + special(3*OpPow)).IsUnset() {
		return NotImplemented, nil
	}
	return callSpecial2(spOps+special(3*OpPow), a, b, mod)
}

func slotCmp(a, b Value, op CompareOp) (Value, *Exc) {
	if TypeOf(a).specialMethod(spLt + special(op)).IsUnset() {
		return NotImplemented, nil
	}
	return callSpecial1(spLt+special(op), a, b)
}

func slotHash(o Value) (int64, *Exc) {
	v, err := callSpecial0(spHash, o)
	if err != nil {
		return 0, err
	}
	if !isSubtypeValueOf(v, &IntType) {
		return 0, Errorf(&TypeError, "__hash__ method should return an integer")
	}
	if v = exactInt(v); v.IsInt() { // whatever hash an int of a subclass would have itself
		h := v.AsInt()
		if h == -1 {
			h = -2
		}
		return h, nil
	}
	return IntType.Hash(v)
}

func isSubtypeValueOf(v Value, t *Type) bool { return TypeOf(v).IsSubtype(t) }

func slotBool(o Value) (bool, *Exc) {
	v, err := callSpecial0(spBool, o)
	if err != nil {
		return false, err
	}
	if !v.IsBool() {
		return false, Errorf(&TypeError, "__bool__ should return bool, returned %s", TypeName(v))
	}
	return v.IsTrue(), nil
}

func slotLen(o Value) (int, *Exc) {
	v, err := callSpecial0(spLen, o)
	if err != nil {
		return 0, err
	}
	if v, err = IndexValue(v); err != nil {
		return 0, err
	}
	if n, b, _ := intOf(v); n < 0 || b != nil && b.Sign() < 0 {
		return 0, Errorf(&ValueError, "__len__() should return >= 0")
	}
	return IndexInt(v)
}

func slotCall(o Value, a *Args) (Value, *Exc) {
	m, self, err := bindSpecial(TypeOf(o).specialMethod(spCall), o)
	if err == nil {
		err = enterSpecial()
	}
	if err != nil {
		return Unset, err
	}
	v, err := callPairArgs(m, self, a)
	LeaveNative()
	return v, err
}

func slotInit(o Value, a *Args) *Exc {
	m, self, err := bindSpecial(TypeOf(o).specialMethod(spInit), o)
	if err == nil {
		err = enterSpecial()
	}
	if err != nil {
		return err
	}
	v, err := callPairArgs(m, self, a)
	LeaveNative()
	if err == nil && !v.IsNone() {
		err = initResult(v)
	}
	return err
}

func initResult(v Value) *Exc {
	return Errorf(&TypeError, "__init__() should return None, not '%s'", TypeName(v))
}

func slotNew(t *Type, a *Args) (Value, *Exc) {
	m := t.specialMethod(spNew)
	if d := TypeOf(m).DescrGet; d != nil {
		var err *Exc
		if m, err = d(m, Unset, t); err != nil {
			return Unset, err
		}
	}
	return callPairArgs(m, t.Value(), a)
}

func slotGetAttr(o Value, name string) (Value, *Exc) {
	t := TypeOf(o)
	var v Value
	var err *Exc
	if m := t.specialMethod(spGetattribute); m == objectGetattribute || m.IsUnset() {
		v, err = genericGetAttr(o, name)
	} else {
		v, err = callSpecial1(spGetattribute, o, internName(name))
	}
	if err == nil || t.specialMethod(spGetattr).IsUnset() || !err.typ.IsSubtype(&AttributeError) {
		return v, err
	}
	return callSpecial1(spGetattr, o, internName(name))
}

func slotSetAttr(o Value, name string, v Value) *Exc {
	var err *Exc
	if v.IsUnset() {
		_, err = callSpecial1(spDelattr, o, internName(name))
	} else {
		_, err = callSpecial2(spSetattr, o, internName(name), v)
	}
	return err
}

func slotDescrGet(d, obj Value, t *Type) (Value, *Exc) {
	typ := None
	if t != nil {
		typ = t.Value()
	}
	if obj.IsUnset() {
		obj = None
	}
	return callSpecial2(spGet, d, obj, typ)
}

func slotDescrSet(d, obj, v Value) *Exc {
	i := spSet
	if v.IsUnset() {
		i = spDelete
	}
	if TypeOf(d).specialMethod(i).IsUnset() {
		return Errorf(&AttributeError, "%s", specialNames[i])
	}
	var err *Exc
	if v.IsUnset() {
		_, err = callSpecial1(i, d, obj)
	} else {
		_, err = callSpecial2(i, d, obj, v)
	}
	return err
}
