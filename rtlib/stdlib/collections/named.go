package collections

import (
	"strconv"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// namedtupleNew is the __new__ of a named tuple: a Python function, with the fields as parameters.
func namedtupleNew(typename, fields, defaults rt.Value) (rt.Value, *rt.Exc) {
	name, _ := rt.StrOf(typename)
	params := []string{"_cls"}
	for _, f := range rt.Cast[rt.Tuple](fields).Items() {
		s, _ := rt.StrOf(f)
		params = append(params, s)
	}
	f := &rt.Func{
		Code: &rt.Code{
			Name: "__new__", QualName: name + ".__new__",
			File:   &rt.File{Name: "<string>"},
			Line:   1,
			Params: rt.Params{Names: params, Pos: len(params)},
			Doc:    "Create new instance of " + name + "(" + strings.Join(params[1:], ", ") + ")",
			HasDoc: true,
		},
		Defaults: rt.Cast[rt.Tuple](defaults).Items(),
	}
	// make takes the items, which it keeps.
	make := func(cls rt.Value, items ...rt.Value) (rt.Value, *rt.Exc) {
		t := rt.As[rt.Type](cls, &rt.TypeType)
		if t == nil || !t.IsSubtype(&rt.TupleType) {
			return rt.Call2(rt.TupleType.Lookup("__new__"), cls, rt.NewTuple(items...))
		}
		return rt.NewTupleOf(t, items), nil
	}
	switch len(params) {
	case 1:
		f.F1 = func(cls rt.Value) (rt.Value, *rt.Exc) { return make(cls) }
	case 2:
		f.F2 = func(cls, a rt.Value) (rt.Value, *rt.Exc) { return make(cls, a) }
	case 3:
		f.F3 = func(cls, a, b rt.Value) (rt.Value, *rt.Exc) { return make(cls, a, b) }
	case 4:
		f.F4 = func(cls, a, b, c rt.Value) (rt.Value, *rt.Exc) { return make(cls, a, b, c) }
	default:
		f.FN = func(a []rt.Value) (rt.Value, *rt.Exc) { return make(a[0], append([]rt.Value(nil), a[1:]...)...) }
	}
	return f.Def(), nil
}

// getter is the descriptor of a field.
type getter struct {
	rt.Obj
	index int
	doc   rt.Value
}

var (
	getterType = rt.Type{Name: "_tuplegetter", Module: "collections"}
	getterSig  = rt.NewSig("_tuplegetter", "index, doc, /")
)

func init() {
	getterType.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		args, err := getterSig.Bind(a)
		if err != nil {
			return rt.Unset, err
		}
		i, err := rt.IndexInt(args[0])
		if err != nil {
			return rt.Unset, err
		}
		g := rt.Alloc[getter](t)
		g.index, g.doc = i, args[1]
		return rt.FromObj(g), nil
	}
	getterType.Repr = func(v rt.Value) (rt.Value, *rt.Exc) {
		g := rt.Cast[getter](v)
		doc, err := rt.Repr(g.doc)
		return rt.NewStr("_tuplegetter(" + strconv.Itoa(g.index) + ", " + doc + ")"), err
	}
	getterType.DescrGet = func(d, obj rt.Value, t *rt.Type) (rt.Value, *rt.Exc) {
		if obj.IsUnset() || obj.IsNone() {
			return d, nil
		}
		g := rt.Cast[getter](d)
		tuple := rt.As[rt.Tuple](obj, &rt.TupleType)
		if tuple == nil {
			return rt.Unset, rt.Errorf(&rt.TypeError, "descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object",
				g.index, rt.TypeOf(obj).Name)
		}
		items := tuple.Items()
		if g.index >= len(items) {
			return rt.Unset, rt.Errorf(&rt.IndexError, "tuple index out of range")
		}
		return items[g.index], nil
	}
	getterType.DescrSet = func(d, obj, v rt.Value) *rt.Exc {
		word := "set"
		if v.IsUnset() {
			word = "delete"
		}
		return rt.Errorf(&rt.AttributeError, "can't %s attribute", word)
	}
	getterType.GetSets = []rt.GetSet{{
		Name: "__doc__",
		Get:  func(v rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[getter](v).doc, nil },
		Set:  func(v, doc rt.Value) *rt.Exc { rt.Cast[getter](v).doc = doc; return nil },
	}}
	rt.Ready(&getterType)
}
