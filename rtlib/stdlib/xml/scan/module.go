package scan

import rt "github.com/py2go/py2go/rtlib"

// object is a Scanner as Python has it, in the module _xmlscan.
type object struct {
	rt.Obj
	*Scanner
}

var scannerType = rt.Type{Name: "Scanner", Module: "_xmlscan"}

var kinds = [...]string{Start: "start", End: "end", Data: "data", Comment: "comment", Instruction: "pi", StartNamespace: "start-ns", EndNamespace: "end-ns"}

func init() {
	rt.RegisterModule("_xmlscan", func(m *rt.Module) *rt.Exc {
		t := &scannerType
		t.New = func(t *rt.Type, _ *rt.Args) (rt.Value, *rt.Exc) { return rt.FromObj(&object{rt.NewObj(t), New()}), nil }
		t.Methods = []rt.Def{
			{Name: "feed", Sig: "piece, final, /", FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
				s := rt.Cast[object](a[0])
				piece, ok := rt.StrOf(a[1])
				if !ok {
					return rt.Unset, rt.Errorf(&rt.TypeError, "feed() argument 1 must be str, not %s", rt.TypeName(a[1]))
				}
				final, err := rt.Truth(a[2])
				if err != nil {
					return rt.Unset, err
				}
				events, failure := s.Feed(piece, final)
				return rt.NewTuple(list(events), failed(failure)), nil
			}},
			{Name: "fail", F1: func(self rt.Value) (rt.Value, *rt.Exc) { return failed(rt.Cast[object](self).Fail()), nil }},
		}
		rt.Ready(t)
		m.Set("Scanner", t.Value())
		return nil
	})
}

// failed is an error as (message, code, line, column), or None.
func failed(e *Error) rt.Value {
	if e == nil {
		return rt.None
	}
	return rt.NewTuple(rt.NewStr(e.Error()), rt.Int(int64(e.Code)), rt.Int(int64(e.Line)), rt.Int(int64(e.Column)))
}

// list is the events as (kind, name or text, attributes or text).
func list(events []Event) rt.Value {
	out := make([]rt.Value, len(events))
	for i, e := range events {
		first, second := rt.NewStr(e.Name), rt.NewStr(e.Text)
		switch e.Kind {
		case Data, Comment:
			first = second
		case Start:
			attrs := rt.NewDict()
			for _, a := range e.Attrs {
				rt.Cast[rt.Dict](attrs).SetStr(a[0], rt.NewStr(a[1]))
			}
			second = attrs
		}
		out[i] = rt.NewTuple(rt.NewStr(kinds[e.Kind]), first, second)
	}
	return rt.NewList(out...)
}
