// Package operator is Python's operator module: the operators as functions (here), and the callables that fetch items, attributes and
// results of methods (getters.go).
package operator

import (
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

func init() {
	fill := func(m *rt.Module) *rt.Exc {
		if values == nil {
			for _, d := range functions() {
				values = append(values, named{d.Name, rt.NewBuiltin(&d, "_operator")})
			}
		}
		for _, v := range values {
			m.Set(v.name, v.value)
		}
		for _, t := range []*rt.Type{&attrGetterType, &itemGetterType, &methodCallerType} {
			m.Set(t.Name, t.Value())
		}
		return nil
	}
	// The functions say of themselves that they are of _operator.
	rt.RegisterModule("_operator", fill)
	rt.RegisterModule("operator", fill)
}

type named struct {
	name  string
	value rt.Value
}

// values are the functions, which both modules have.
var values []named

// binary are the operators of two operands that have a special method of the same name, and in-place ones.
var binary = map[string]func(a, b rt.Value) (rt.Value, *rt.Exc){
	"add": rt.Add, "sub": rt.Sub, "mul": rt.Mul, "matmul": rt.MatMul, "truediv": rt.TrueDiv, "floordiv": rt.FloorDiv,
	"mod": rt.Mod, "pow": rt.Pow, "lshift": rt.LShift, "rshift": rt.RShift, "and": rt.And, "or": rt.Or, "xor": rt.Xor,
	"lt": rt.Lt, "le": rt.Le, "eq": rt.Eq, "ne": rt.Ne, "ge": rt.Ge, "gt": rt.Gt,
	"iadd": rt.IAdd, "isub": rt.ISub, "imul": rt.IMul, "imatmul": rt.IMatMul, "itruediv": rt.ITrueDiv,
	"ifloordiv": rt.IFloorDiv, "imod": rt.IMod, "ipow": rt.IPow, "ilshift": rt.ILShift, "irshift": rt.IRShift,
	"iand": rt.IAnd, "ior": rt.IOr, "ixor": rt.IXor,
}

// order lists the names in the order in which the module has them.
var order = strings.Fields(`lt le eq ne ge gt add sub mul matmul truediv floordiv mod pow lshift rshift and or xor
	iadd isub imul imatmul itruediv ifloordiv imod ipow ilshift irshift iand ior ixor`)

var unary = map[string]func(a rt.Value) (rt.Value, *rt.Exc){
	"neg": rt.Neg, "pos": rt.UPos, "invert": rt.Invert, "inv": rt.Invert, "abs": rt.Abs, "index": rt.IndexValue, "not": rt.Not,
}

// functions are the module's functions, those with a special method's name included.
func functions() []rt.Def {
	var defs []rt.Def
	def := func(name string, d rt.Def) {
		for _, n := range []string{name, "__" + name + "__"} {
			switch n {
			case "and", "or", "not":
				n += "_"
			}
			d.Name = n
			defs = append(defs, d)
		}
	}
	for _, name := range order {
		def(name, rt.Def{Sig: "a, b, /", F2: binary[name]})
	}
	for _, name := range []string{"neg", "pos", "invert", "inv", "abs", "index", "not"} {
		def(name, rt.Def{Sig: "a, /", F1: unary[name]})
	}
	def("concat", rt.Def{Sig: "a, b, /", F2: func(a, b rt.Value) (rt.Value, *rt.Exc) { return concat(a, b, rt.Add) }})
	def("iconcat", rt.Def{Sig: "a, b, /", F2: func(a, b rt.Value) (rt.Value, *rt.Exc) { return concat(a, b, rt.IAdd) }})
	def("contains", rt.Def{Sig: "a, b, /", F2: func(a, b rt.Value) (rt.Value, *rt.Exc) {
		in, err := rt.Contains(a, b)
		return rt.Bool(in), err
	}})
	def("getitem", rt.Def{Sig: "a, b, /", F2: rt.GetItem})
	def("setitem", rt.Def{Sig: "a, b, c, /", F3: func(a, b, c rt.Value) (rt.Value, *rt.Exc) { return rt.None, rt.SetItem(a, b, c) }})
	def("delitem", rt.Def{Sig: "a, b, /", F2: func(a, b rt.Value) (rt.Value, *rt.Exc) { return rt.None, rt.DelItem(a, b) }})
	def("call", rt.Def{Sig: "obj, /, *args, **kwargs", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return rt.CallEx(a[0], a[1], a[2]) }})
	return append(defs,
		rt.Def{Name: "truth", Sig: "a, /", F1: func(a rt.Value) (rt.Value, *rt.Exc) {
			t, err := rt.Truth(a)
			return rt.Bool(t), err
		}},
		rt.Def{Name: "is_", Sig: "a, b, /", F2: func(a, b rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(rt.Is(a, b)), nil }},
		rt.Def{Name: "is_not", Sig: "a, b, /", F2: func(a, b rt.Value) (rt.Value, *rt.Exc) { return rt.Bool(!rt.Is(a, b)), nil }},
		rt.Def{Name: "countOf", Sig: "a, b, /", F2: countOf},
		rt.Def{Name: "indexOf", Sig: "a, b, /", F2: indexOf},
		rt.Def{Name: "length_hint", Sig: "obj, default=0, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) { return lengthHint(a[0], a[1]) }},
	)
}

func concat(a, b rt.Value, add func(a, b rt.Value) (rt.Value, *rt.Exc)) (rt.Value, *rt.Exc) {
	if rt.TypeOf(a).GetItem == nil || rt.TypeOf(a).IsSubtype(&rt.DictType) {
		return rt.Unset, rt.Errorf(&rt.TypeError, "'%s' object can't be concatenated", rt.TypeName(a))
	}
	return add(a, b)
}

func same(a, b rt.Value) (bool, *rt.Exc) {
	if rt.Is(a, b) {
		return true, nil
	}
	return rt.IfEq(a, b)
}

func countOf(a, b rt.Value) (rt.Value, *rt.Exc) {
	var n int64
	err := rt.IterAll(a, func(x rt.Value) *rt.Exc {
		eq, err := same(x, b)
		if eq {
			n++
		}
		return err
	})
	return rt.Int(n), err
}

func indexOf(a, b rt.Value) (rt.Value, *rt.Exc) {
	it, err := rt.Iter(a)
	if err != nil {
		return rt.Unset, err
	}
	for i := int64(0); ; i++ {
		x, err := rt.Next(it)
		if err != nil {
			if rt.Stopped(err) {
				err = rt.Errorf(&rt.ValueError, "sequence.index(x): x not in sequence")
			}
			return rt.Unset, err
		}
		if eq, err := same(x, b); err != nil || eq {
			return rt.Int(i), err
		}
	}
}

func lengthHint(o, fallback rt.Value) (rt.Value, *rt.Exc) {
	if !rt.IsIntLike(fallback) {
		return rt.Unset, rt.Errorf(&rt.TypeError, "'%s' object cannot be interpreted as an integer", rt.TypeName(fallback))
	}
	if rt.TypeOf(o).Len != nil {
		n, err := rt.Len(o)
		return rt.Int(int64(n)), err
	}
	hint, err := rt.LookupSpecial(o, "__length_hint__")
	if err != nil {
		return rt.Unset, err
	}
	if hint.IsUnset() {
		return fallback, nil
	}
	v, err := rt.Call0(hint)
	switch {
	case err != nil:
		if isTypeError, bad := rt.Match(err, rt.TypeError.Value()); bad == nil && isTypeError {
			return fallback, nil
		}
		return rt.Unset, err
	case rt.Is(v, rt.NotImplemented):
		return fallback, nil
	case !rt.IsIntLike(v):
		return rt.Unset, rt.Errorf(&rt.TypeError, "__length_hint__ must be an integer, not %s", rt.TypeName(v))
	}
	n, err := rt.IndexInt(v)
	if err == nil && n < 0 {
		err = rt.Errorf(&rt.ValueError, "__length_hint__() should return >= 0")
	}
	return v, err
}
