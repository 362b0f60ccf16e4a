package operator

import (
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// itemGetter fetches obj[k] for each of its keys.
type itemGetter struct {
	rt.Obj
	keys []rt.Value
}

// attrGetter fetches attributes, each by a dotted path.
type attrGetter struct {
	rt.Obj
	names []rt.Value
	paths [][]string
}

// methodCaller calls a method with fixed arguments.
type methodCaller struct {
	rt.Obj
	name  string
	args  []rt.Value
	names []string
}

var (
	itemGetterType   = rt.Type{Name: "itemgetter", Module: "operator", Flags: rt.BaseType}
	attrGetterType   = rt.Type{Name: "attrgetter", Module: "operator", Flags: rt.BaseType}
	methodCallerType = rt.Type{Name: "methodcaller", Module: "operator", Flags: rt.BaseType}
)

// gather is the result of a getter: get's single result, or a tuple of them.
func gather(n int, get func(i int) (rt.Value, *rt.Exc)) (rt.Value, *rt.Exc) {
	if n == 1 {
		return get(0)
	}
	out := make([]rt.Value, n)
	for i := range out {
		v, err := get(i)
		if err != nil {
			return rt.Unset, err
		}
		out[i] = v
	}
	return rt.NewTuple(out...), nil
}

// only is the one argument of a call.
func only(name string, a *rt.Args) (rt.Value, *rt.Exc) {
	if len(a.Names) > 0 {
		return rt.Unset, rt.Errorf(&rt.TypeError, "%s() takes no keyword arguments", name)
	}
	if len(a.Pos) != 1 {
		return rt.Unset, rt.Errorf(&rt.TypeError, "%s expected 1 argument, got %d", name, len(a.Pos))
	}
	return a.Pos[0], nil
}

func fetchPath(o rt.Value, path []string) (rt.Value, *rt.Exc) {
	for _, name := range path {
		var err *rt.Exc
		if o, err = rt.GetAttrName(o, name); err != nil {
			return rt.Unset, err
		}
	}
	return o, nil
}

// reprs are the arguments' reprs, as in a call.
func reprs(t *rt.Type, values []rt.Value, names []string) (rt.Value, *rt.Exc) {
	parts := make([]string, len(values))
	for i, v := range values {
		s, err := rt.Repr(v)
		if err != nil {
			return rt.Unset, err
		}
		if k := i - (len(values) - len(names)); k >= 0 {
			s = names[k] + "=" + s
		}
		parts[i] = s
	}
	return rt.NewStr(t.Module + "." + t.Name + "(" + strings.Join(parts, ", ") + ")"), nil
}

// checkNew refuses calls of a getter's class without positional arguments, or with keywords.
func checkNew(t *rt.Type, a *rt.Args) *rt.Exc {
	switch {
	case len(a.Names) > 0:
		return rt.Errorf(&rt.TypeError, "%s() takes no keyword arguments", t.Name)
	case len(a.Pos) == 0:
		return rt.Errorf(&rt.TypeError, "%s expected 1 argument, got 0", t.Name)
	}
	return nil
}

// reducer makes __reduce__ of a getter whose class, called with the values that args gives, makes an equal one.
func reducer(args func(self rt.Value) ([]rt.Value, *rt.Exc)) []rt.Def {
	return []rt.Def{{Name: "__reduce__", F1: func(self rt.Value) (rt.Value, *rt.Exc) {
		values, err := args(self)
		if err != nil {
			return rt.Unset, err
		}
		return rt.NewTuple(rt.TypeOf(self).Value(), rt.NewTuple(values...)), nil
	}}}
}

func init() {
	itemGetterType.Methods = reducer(func(self rt.Value) ([]rt.Value, *rt.Exc) { return rt.Cast[itemGetter](self).keys, nil })
	attrGetterType.Methods = reducer(func(self rt.Value) ([]rt.Value, *rt.Exc) { return rt.Cast[attrGetter](self).names, nil })
	methodCallerType.Methods = reducer(func(self rt.Value) ([]rt.Value, *rt.Exc) {
		o := rt.Cast[methodCaller](self)
		if len(o.names) > 0 {
			return nil, rt.Errorf(&rt.TypeError, "cannot pickle 'operator.methodcaller' object with keyword arguments")
		}
		return append([]rt.Value{rt.NewStr(o.name)}, o.args...), nil
	})
	itemGetterType.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		if err := checkNew(&itemGetterType, a); err != nil {
			return rt.Unset, err
		}
		o := rt.Alloc[itemGetter](t)
		o.keys = append(o.keys, a.Pos...)
		return rt.FromObj(o), nil
	}
	itemGetterType.Call = func(self rt.Value, a *rt.Args) (rt.Value, *rt.Exc) {
		o := rt.Cast[itemGetter](self)
		x, err := only("itemgetter", a)
		if err != nil {
			return rt.Unset, err
		}
		return gather(len(o.keys), func(i int) (rt.Value, *rt.Exc) { return rt.GetItem(x, o.keys[i]) })
	}
	itemGetterType.Repr = func(self rt.Value) (rt.Value, *rt.Exc) {
		return reprs(rt.TypeOf(self), rt.Cast[itemGetter](self).keys, nil)
	}

	attrGetterType.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		if err := checkNew(&attrGetterType, a); err != nil {
			return rt.Unset, err
		}
		o := rt.Alloc[attrGetter](t)
		for _, v := range a.Pos {
			s, ok := rt.StrOf(v)
			if !ok {
				return rt.Unset, rt.Errorf(&rt.TypeError, "attribute name must be a string")
			}
			o.names = append(o.names, v)
			o.paths = append(o.paths, strings.Split(s, "."))
		}
		return rt.FromObj(o), nil
	}
	attrGetterType.Call = func(self rt.Value, a *rt.Args) (rt.Value, *rt.Exc) {
		o := rt.Cast[attrGetter](self)
		x, err := only("attrgetter", a)
		if err != nil {
			return rt.Unset, err
		}
		return gather(len(o.paths), func(i int) (rt.Value, *rt.Exc) { return fetchPath(x, o.paths[i]) })
	}
	attrGetterType.Repr = func(self rt.Value) (rt.Value, *rt.Exc) {
		return reprs(rt.TypeOf(self), rt.Cast[attrGetter](self).names, nil)
	}

	methodCallerType.New = func(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
		if len(a.Pos) == 0 {
			return rt.Unset, rt.Errorf(&rt.TypeError, "methodcaller needs at least one argument, the method name")
		}
		name, ok := rt.StrOf(a.Pos[0])
		if !ok {
			return rt.Unset, rt.Errorf(&rt.TypeError, "method name must be a string")
		}
		o := rt.Alloc[methodCaller](t)
		o.name = name
		o.args = append(append(o.args, a.Pos[1:]...), a.Vals...)
		o.names = append(o.names, a.Names...)
		return rt.FromObj(o), nil
	}
	methodCallerType.Call = func(self rt.Value, a *rt.Args) (rt.Value, *rt.Exc) {
		o := rt.Cast[methodCaller](self)
		x, err := only("methodcaller", a)
		if err != nil {
			return rt.Unset, err
		}
		f, err := rt.GetAttrName(x, o.name)
		if err != nil {
			return rt.Unset, err
		}
		return rt.CallKw(f, o.names, o.args...)
	}
	methodCallerType.Repr = func(self rt.Value) (rt.Value, *rt.Exc) {
		o := rt.Cast[methodCaller](self)
		return reprs(rt.TypeOf(self), append([]rt.Value{rt.NewStr(o.name)}, o.args...), o.names)
	}
	for _, t := range []*rt.Type{&itemGetterType, &attrGetterType, &methodCallerType} {
		rt.Ready(t)
	}
}
