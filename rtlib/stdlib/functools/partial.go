package functools

import (
	"strings"

	rt "github.com/py2go/py2go/rtlib"
)

// partial is a function with some of its arguments.
type partial struct {
	rt.Obj
	rt.Attrs
	f     rt.Value
	args  []rt.Value
	names []string // keywords, with their values
	vals  []rt.Value
}

var partialType = rt.Type{Name: "partial", Module: "functools", Flags: rt.BaseType}

// keywords adds to the keywords of the partial those of a call, which win.
func (p *partial) keywords(names []string, vals []rt.Value) ([]string, []rt.Value) {
	if len(names) == 0 {
		return p.names, p.vals
	}
	outNames, outVals := append([]string(nil), p.names...), append([]rt.Value(nil), p.vals...)
next:
	for i, name := range names {
		for j, have := range outNames {
			if have == name {
				outVals[j] = vals[i]
				continue next
			}
		}
		outNames, outVals = append(outNames, name), append(outVals, vals[i])
	}
	return outNames, outVals
}

func newPartial(t *rt.Type, a *rt.Args) (rt.Value, *rt.Exc) {
	if len(a.Pos) == 0 {
		return rt.Unset, rt.Errorf(&rt.TypeError, "type 'partial' takes at least one argument")
	}
	f := a.Pos[0]
	if !rt.Callable(f) {
		return rt.Unset, rt.Errorf(&rt.TypeError, "the first argument must be callable")
	}
	p := rt.Alloc[partial](t)
	p.f = f
	// A partial of a partial is made flat.
	if inner := rt.Exactly[partial](f, &partialType); inner != nil && inner.Attrs.Len() == 0 {
		p.f = inner.f
		p.args = append(append(p.args, inner.args...), a.Pos[1:]...)
		p.names, p.vals = inner.keywords(a.Names, a.Vals)
		return rt.FromObj(p), nil
	}
	p.args = append(p.args, a.Pos[1:]...)
	p.names, p.vals = append(p.names, a.Names...), append(p.vals, a.Vals...)
	return rt.FromObj(p), nil
}

func callPartial(self rt.Value, a *rt.Args) (rt.Value, *rt.Exc) {
	p := rt.Cast[partial](self)
	args := rt.Args{Pos: p.args}
	if len(a.Pos) > 0 {
		args.Pos = append(p.args[:len(p.args):len(p.args)], a.Pos...)
	}
	args.Names, args.Vals = p.keywords(a.Names, a.Vals)
	return rt.CallArgs(p.f, &args)
}

func reprPartial(self rt.Value) (rt.Value, *rt.Exc) {
	p := rt.Cast[partial](self)
	if !rt.ReprEnter(self) {
		return rt.NewStr("..."), nil
	}
	defer rt.ReprLeave()
	parts := make([]string, 0, 1+len(p.args)+len(p.vals))
	for i, v := range append(append([]rt.Value{p.f}, p.args...), p.vals...) {
		s, err := rt.Repr(v)
		if err != nil {
			return rt.Unset, err
		}
		if k := i - 1 - len(p.args); k >= 0 {
			s = p.names[k] + "=" + s
		}
		parts = append(parts, s)
	}
	t := rt.TypeOf(self)
	module, err := rt.GetAttrName(t.Value(), "__module__")
	if err != nil {
		return rt.Unset, err
	}
	name, err := rt.ToStr(module)
	return rt.NewStr(name + "." + t.QualName + "(" + strings.Join(parts, ", ") + ")"), err
}

func (p *partial) dict() rt.Value {
	d := rt.NewDict()
	for i, name := range p.names {
		// A str can always be hashed and compared.
		if err := rt.DictSet(d, rt.NewStr(name), p.vals[i]); err != nil {
			panic(err)
		}
	}
	return d
}

func init() {
	partialType.New = newPartial
	partialType.Call = callPartial
	partialType.Repr = reprPartial
	partialType.GetSets = []rt.GetSet{
		{Name: "func", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[partial](self).f, nil }},
		{Name: "args", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.NewTuple(rt.Cast[partial](self).args...), nil }},
		{Name: "keywords", Get: func(self rt.Value) (rt.Value, *rt.Exc) { return rt.Cast[partial](self).dict(), nil }},
	}
	partialType.Methods = []rt.Def{
		rt.ClassGetItem,
		{Name: "__reduce__", F1: reducePartial},
		{Name: "__setstate__", F2: setPartial},
		rt.ClassGetItem,
	}
	rt.WithDict(&partialType)
	rt.Ready(&partialType)
}

// reducePartial is what copy and pickle need of a partial: its class, its function, and all it consists of as the state.
func reducePartial(self rt.Value) (rt.Value, *rt.Exc) {
	p := rt.Cast[partial](self)
	dict := rt.None
	if p.Attrs.Len() > 0 {
		d, err := rt.GetAttrName(self, "__dict__")
		if err != nil {
			return rt.Unset, err
		}
		dict = d
	}
	state := rt.NewTuple4(p.f, rt.NewTuple(p.args...), p.dict(), dict)
	return rt.NewTuple3(rt.TypeOf(self).Value(), rt.NewTuple1(p.f), state), nil
}

func setPartial(self, state rt.Value) (rt.Value, *rt.Exc) {
	bad := rt.Errorf(&rt.TypeError, "invalid partial state")
	t := rt.As[rt.Tuple](state, &rt.TupleType)
	if t == nil || len(t.Items()) != 4 {
		return rt.Unset, bad
	}
	parts := t.Items()
	args := rt.As[rt.Tuple](parts[1], &rt.TupleType)
	if !rt.Callable(parts[0]) || args == nil || !parts[2].IsNone() && rt.AsDict(parts[2]) == nil {
		return rt.Unset, bad
	}
	p := rt.Cast[partial](self)
	p.f, p.args, p.names, p.vals = parts[0], append([]rt.Value(nil), args.Items()...), nil, nil
	if d := rt.AsDict(parts[2]); d != nil {
		for pos := 0; ; {
			k, v, next, ok := d.Entry(pos)
			if !ok {
				break
			}
			name, _ := rt.StrOf(k)
			p.names, p.vals, pos = append(p.names, name), append(p.vals, v), next
		}
	}
	if !parts[3].IsNone() {
		return rt.None, rt.SetAttrName(self, "__dict__", parts[3])
	}
	return rt.None, nil
}
