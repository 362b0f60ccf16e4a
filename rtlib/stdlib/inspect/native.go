package inspect

import rt "github.com/py2go/py2go/rtlib"

// The kinds of parameters, as inspect numbers them.
const (
	positionalOnly = iota
	positionalOrKeyword
	varPositional
	keywordOnly
	varKeyword
)

// nativeParameters are the parameters of a native function in the order in which signatures show them: name, kind and, where there is one,
// default. It is None for what is no native function, or one whose parameters have no names.
func nativeParameters(f rt.Value) (rt.Value, *rt.Exc) {
	p, defaults, known := rt.Parameters(f)
	if !known {
		return rt.None, nil
	}
	var list []rt.Value
	add := func(i int, kind int64) {
		items := []rt.Value{rt.NewStr(p.Names[i]), rt.Int(kind)}
		if i < len(defaults) && !defaults[i].IsUnset() {
			items = append(items, defaults[i])
		}
		list = append(list, rt.NewTuple(items...))
	}
	for i := range p.Pos {
		if i < p.PosOnly {
			add(i, positionalOnly)
		} else {
			add(i, positionalOrKeyword)
		}
	}
	plain := p.Pos + p.KwOnly
	next := plain
	if p.Varargs {
		add(next, varPositional)
		next++
	}
	for i := p.Pos; i < plain; i++ {
		add(i, keywordOnly)
	}
	if p.Kwargs {
		add(next, varKeyword)
	}
	return rt.NewList(list...), nil
}

func init() {
	rt.RegisterModule("_inspect_native", func(m *rt.Module) *rt.Exc {
		m.Def(rt.Def{Name: "parameters", F1: nativeParameters})
		return nil
	})
}
