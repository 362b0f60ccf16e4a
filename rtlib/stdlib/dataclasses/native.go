// Package dataclasses is Python's dataclasses module, translated from dataclasses.py. The functions it makes for a class have the
// parameters that the fields ask for: signature makes such a function around one that takes a tuple of values.
package dataclasses

import (
	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/abc"
	_ "github.com/py2go/py2go/rtlib/stdlib/copy"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/keyword"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go dataclasses=dataclasses.py

func init() {
	rt.RegisterModule("_dataclasses", func(m *rt.Module) *rt.Exc {
		m.Def(
			rt.Def{Name: "signature", Sig: "name, qualname, module, params, kwonly, defaults, kwdefaults, body, /", FN: signature},
			rt.Def{Name: "initializer", Sig: "steps, /", F1: initializer},
		)
		return nil
	})
	Register()
}

func texts(v rt.Value) []string {
	var out []string
	for _, item := range rt.Cast[rt.Tuple](v).Items() {
		s, _ := rt.StrOf(item)
		out = append(out, s)
	}
	return out
}

// signature makes a function that calls body with a tuple of the values of its parameters. kwdefaults has one entry per keyword-only
// parameter; a tuple is (value,), None is none.
func signature(a []rt.Value) (rt.Value, *rt.Exc) {
	name, _ := rt.StrOf(a[0])
	qual, _ := rt.StrOf(a[1])
	params, kwonly := texts(a[3]), texts(a[4])
	body := a[7]
	f := &rt.Func{
		Code: &rt.Code{
			Name: name, QualName: qual, File: &rt.File{Name: "<string>"}, Line: 1,
			Params: rt.Params{Names: append(append([]string(nil), params...), kwonly...), Pos: len(params), KwOnly: len(kwonly)},
		},
		Defaults: append([]rt.Value(nil), rt.Cast[rt.Tuple](a[5]).Items()...),
	}
	if defaults := rt.Cast[rt.Tuple](a[6]).Items(); len(defaults) > 0 {
		f.Extra = &rt.FuncExtra{}
		for _, d := range defaults {
			v := rt.Unset
			if !d.IsNone() {
				v = rt.Cast[rt.Tuple](d).Items()[0]
			}
			f.Extra.KwDefaults = append(f.Extra.KwDefaults, v)
		}
	}
	call := func(args []rt.Value) (rt.Value, *rt.Exc) {
		return rt.Call1(body, rt.NewTuple(append([]rt.Value(nil), args...)...))
	}
	if run := rt.Exactly[steps](body, &stepsType); run != nil {
		call = run.run
	}
	switch len(f.Code.Params.Names) {
	case 0:
		f.F0 = func() (rt.Value, *rt.Exc) { return call(nil) }
	case 1:
		f.F1 = func(a rt.Value) (rt.Value, *rt.Exc) { return call([]rt.Value{a}) }
	case 2:
		f.F2 = func(a, b rt.Value) (rt.Value, *rt.Exc) { return call([]rt.Value{a, b}) }
	case 3:
		f.F3 = func(a, b, c rt.Value) (rt.Value, *rt.Exc) { return call([]rt.Value{a, b, c}) }
	case 4:
		f.F4 = func(a, b, c, d rt.Value) (rt.Value, *rt.Exc) { return call([]rt.Value{a, b, c, d}) }
	default:
		f.FN = call
	}
	return f.Def(), nil
}

// steps are what __init__ does, in order.
type steps struct {
	rt.Obj
	list []step
}

// step sets an attribute to a parameter's value, or to what factory gives where that is the marker or there is no parameter.
type step struct {
	name            string // "" for a call of method with the parameters that follow
	param           int    // -1: none
	factory, marker rt.Value
	frozen          bool
	method          string
	args            []int
}

var stepsType = rt.Type{Name: "steps", Module: "_dataclasses"}

func init() { rt.Ready(&stepsType) }

// initializer takes tuples (name, param, factory, marker, frozen), or (method, params) for the call at the end.
func initializer(v rt.Value) (rt.Value, *rt.Exc) {
	o := rt.Alloc[steps](&stepsType)
	for _, item := range rt.Cast[rt.Tuple](v).Items() {
		t := rt.Cast[rt.Tuple](item).Items()
		s := step{}
		if len(t) == 2 {
			s.method, _ = rt.StrOf(t[0])
			for _, p := range rt.Cast[rt.Tuple](t[1]).Items() {
				s.args = append(s.args, int(p.AsInt()))
			}
		} else {
			s.name, _ = rt.StrOf(t[0])
			s.param, s.factory, s.marker, s.frozen = int(t[1].AsInt()), t[2], t[3], t[4].IsTrue()
		}
		o.list = append(o.list, s)
	}
	return rt.FromObj(o), nil
}

func (o *steps) run(args []rt.Value) (rt.Value, *rt.Exc) {
	self := args[0]
	for _, s := range o.list {
		if s.name == "" {
			m, err := rt.GetAttrName(self, s.method)
			if err != nil {
				return rt.Unset, err
			}
			var given []rt.Value
			for _, p := range s.args {
				given = append(given, args[p])
			}
			if _, err = rt.Call(m, given...); err != nil {
				return rt.Unset, err
			}
			continue
		}
		v := s.marker
		if s.param >= 0 {
			v = args[s.param]
		}
		if rt.Is(v, s.marker) {
			var err *rt.Exc
			if v, err = rt.Call0(s.factory); err != nil {
				return rt.Unset, err
			}
		}
		var err *rt.Exc
		if s.frozen {
			_, err = rt.Call3(rt.ObjectType.Lookup("__setattr__"), self, rt.NewStr(s.name), v)
		} else {
			err = rt.SetAttrName(self, s.name, v)
		}
		if err != nil {
			return rt.Unset, err
		}
	}
	return rt.None, nil
}
