// Package copyreg provides Python's module copyreg: the functions that pickled objects name, and the registries of classes' own reducers
// and of extension codes.
package copyreg

import (
	rt "github.com/py2go/py2go/rtlib"
)

// DispatchTable, the registries and the cache are the module's dicts; pickle reads them.
var (
	DispatchTable     = rt.NewDict()
	ExtensionRegistry = rt.NewDict()
	InvertedRegistry  = rt.NewDict()
	ExtensionCache    = rt.NewDict()
)

func constructor(f rt.Value) (rt.Value, *rt.Exc) {
	if !rt.Callable(f) {
		return rt.Unset, rt.Errorf(&rt.TypeError, "constructors must be callable")
	}
	return rt.None, nil
}

func register(a []rt.Value) (rt.Value, *rt.Exc) {
	if !rt.Callable(a[1]) {
		return rt.Unset, rt.Errorf(&rt.TypeError, "reduction functions must be callable")
	}
	if err := rt.DictSet(DispatchTable, a[0], a[1]); err != nil {
		return rt.Unset, err
	}
	if !a[2].IsNone() {
		return constructor(a[2])
	}
	return rt.None, nil
}

// same reports whether both are bound and equal.
func same(a, b rt.Value) (bool, *rt.Exc) {
	if a.IsUnset() || b.IsUnset() {
		return false, nil
	}
	return rt.CompareBool(a, b, rt.OpEq)
}

func registered(key, code rt.Value) (byKey, byCode rt.Value, err *rt.Exc) {
	if byKey, err = rt.AsDict(ExtensionRegistry).Get(key); err == nil {
		byCode, err = rt.AsDict(InvertedRegistry).Get(code)
	}
	return
}

func addExtension(module, name, code rt.Value) (rt.Value, *rt.Exc) {
	n, err := rt.NumberInt(code)
	if err != nil {
		return rt.Unset, err
	}
	if !n.IsInt() || n.AsInt() < 1 || n.AsInt() > 0x7fffffff {
		return rt.Unset, rt.Errorf(&rt.ValueError, "code out of range")
	}
	key := rt.NewTuple2(module, name)
	byKey, byCode, err := registered(key, n)
	if err != nil {
		return rt.Unset, err
	}
	if a, err := same(byKey, n); err != nil {
		return rt.Unset, err
	} else if b, err := same(byCode, key); a && b || err != nil {
		return rt.None, err
	}
	if !byKey.IsUnset() {
		text, err := rt.Repr(key)
		if err != nil {
			return rt.Unset, err
		}
		old, err := rt.ToStr(byKey)
		if err != nil {
			return rt.Unset, err
		}
		return rt.Unset, rt.Errorf(&rt.ValueError, "key %s is already registered with code %s", text, old)
	}
	if !byCode.IsUnset() {
		old, err := rt.Repr(byCode)
		if err != nil {
			return rt.Unset, err
		}
		return rt.Unset, rt.Errorf(&rt.ValueError, "code %d is already in use for key %s", n.AsInt(), old)
	}
	if err := rt.DictSet(ExtensionRegistry, key, n); err != nil {
		return rt.Unset, err
	}
	return rt.None, rt.DictSet(InvertedRegistry, n, key)
}

func removeExtension(module, name, code rt.Value) (rt.Value, *rt.Exc) {
	key := rt.NewTuple2(module, name)
	byKey, byCode, err := registered(key, code)
	if err != nil {
		return rt.Unset, err
	}
	a, err := same(byKey, code)
	if err != nil {
		return rt.Unset, err
	}
	b, err := same(byCode, key)
	if err != nil {
		return rt.Unset, err
	}
	if !a || !b {
		text, err := rt.Repr(key)
		if err != nil {
			return rt.Unset, err
		}
		number, err := rt.ToStr(code)
		if err != nil {
			return rt.Unset, err
		}
		return rt.Unset, rt.Errorf(&rt.ValueError, "key %s is not registered with code %s", text, number)
	}
	for _, d := range []struct{ dict, key rt.Value }{{ExtensionRegistry, key}, {InvertedRegistry, code}, {ExtensionCache, code}} {
		if has, err := rt.Contains(d.dict, d.key); err != nil {
			return rt.Unset, err
		} else if has {
			if err := rt.DelItem(d.dict, d.key); err != nil {
				return rt.Unset, err
			}
		}
	}
	return rt.None, nil
}

// complexParts is how a complex number is pickled.
func complexParts(c rt.Value) (rt.Value, *rt.Exc) {
	re, err := rt.GetAttrName(c, "real")
	if err != nil {
		return rt.Unset, err
	}
	im, err := rt.GetAttrName(c, "imag")
	return rt.NewTuple2(rt.ComplexType.Value(), rt.NewTuple2(re, im)), err
}

// unionParts is how int | str is pickled: the operands are joined again.
func unionParts(u rt.Value) (rt.Value, *rt.Exc) {
	args, err := rt.GetAttrName(u, "__args__")
	if err != nil {
		return rt.Unset, err
	}
	reduce, err := rt.ImportModule("functools")
	if err != nil {
		return rt.Unset, err
	}
	f, err := rt.GetAttrName(reduce, "reduce")
	if err != nil {
		return rt.Unset, err
	}
	op, err := rt.ImportModule("operator")
	if err != nil {
		return rt.Unset, err
	}
	or, err := rt.GetAttrName(op, "or_")
	return rt.NewTuple2(f, rt.NewTuple2(or, args)), err
}

func fill(m *rt.Module) *rt.Exc {
	m.Def(
		rt.Def{Name: "pickle", Sig: "ob_type, pickle_function, constructor_ob=None", FN: register},
		rt.Def{Name: "constructor", Sig: "object", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return constructor(a[0]) }},
		rt.Def{Name: "pickle_complex", F1: complexParts},
		rt.Def{Name: "pickle_union", F1: unionParts},
		rt.Def{Name: "add_extension", Sig: "module, name, code", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return addExtension(a[0], a[1], a[2]) }},
		rt.Def{Name: "remove_extension", Sig: "module, name, code", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
			return removeExtension(a[0], a[1], a[2])
		}},
		rt.Def{Name: "clear_extension_cache", F0: func() (rt.Value, *rt.Exc) {
			rt.AsDict(ExtensionCache).Clear()
			return rt.None, nil
		}},
		rt.Def{Name: "_slotnames", F1: slotNames},
	)
	m.Set("__newobj__", rt.NewObjFunc())
	m.Set("__newobj_ex__", rt.NewObjExFunc())
	m.Set("_reconstructor", rt.ReconstructorFunc())
	m.Set("dispatch_table", DispatchTable)
	m.Set("_extension_registry", ExtensionRegistry)
	m.Set("_inverted_registry", InvertedRegistry)
	m.Set("_extension_cache", ExtensionCache)
	m.Set("__all__", rt.Strs([]string{"pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"}))
	for t, name := range map[*rt.Type]string{&rt.ComplexType: "pickle_complex", &rt.UnionType: "pickle_union"} {
		if err := rt.DictSet(DispatchTable, t.Value(), m.Get(name)); err != nil {
			return err
		}
	}
	return nil
}

// slotNames are the names of the slots of a class and its bases that hold attributes, mangled where they are private.
func slotNames(cls rt.Value) (rt.Value, *rt.Exc) {
	t := rt.As[rt.Type](cls, &rt.TypeType)
	if t == nil {
		return rt.Unset, rt.Errorf(&rt.TypeError, "_slotnames needs a class")
	}
	names := rt.NewList()
	for _, c := range t.MRO {
		slots, ok, err := rt.LookupAttr(c.Value(), "__slots__")
		if err != nil {
			return rt.Unset, err
		}
		own, err := rt.GetAttrName(c.Value(), "__dict__")
		if err != nil {
			return rt.Unset, err
		}
		if has, err := rt.Contains(own, rt.NewStr("__slots__")); err != nil {
			return rt.Unset, err
		} else if !ok || !has {
			continue
		}
		if _, isStr := rt.StrOf(slots); isStr {
			slots = rt.NewTuple1(slots)
		}
		items, err := rt.ListOf(slots)
		if err != nil {
			return rt.Unset, err
		}
		for _, item := range items {
			name, _ := rt.StrOf(item)
			if name == "__dict__" || name == "__weakref__" {
				continue
			}
			rt.ListAppend(names, rt.NewStr(mangled(name, c.Name)))
		}
	}
	return names, nil
}

// mangled is a private name as the class stores it.
func mangled(name, class string) string {
	if len(name) < 3 || name[:2] != "__" || name[len(name)-2:] == "__" {
		return name
	}
	for class != "" && class[0] == '_' {
		class = class[1:]
	}
	if class == "" {
		return name
	}
	return "_" + class + name
}

func init() { rt.RegisterModule("copyreg", fill) }
