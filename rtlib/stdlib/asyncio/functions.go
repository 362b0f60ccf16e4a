package asyncio

import rt "github.com/py2go/py2go/rtlib"

// This file makes functions and methods that CPython has in Python, and that are Go here, the functions that they are there.

// asFunctions does so for the methods of classes of a module.
func asFunctions(module string, types ...*rt.Type) {
	for _, t := range types {
		for _, d := range t.Methods {
			if d.Flags&(rt.ClassMethod|rt.StaticMethod) == 0 {
				t.SetFuncs(module, d)
			}
		}
	}
}

// withInit gives a class its Init as a function __init__.
func withInit(module, sig string, t *rt.Type) {
	init, parsed := t.Init, rt.NewSig(t.Name+".__init__", sig)
	t.SetFuncs(module, rt.Def{Name: "__init__", Sig: sig, FN: func(a []rt.Value) (rt.Value, *rt.Exc) {
		return rt.None, init(a[0], parsed.Unbind(a[1:]))
	}})
	if sig == "" {
		return
	}
	f := t.Lookup("__init__")
	t.Init = func(self rt.Value, a *rt.Args) *rt.Exc { // with the messages of a function
		_, err := rt.FuncType.Call(f, &rt.Args{Pos: append([]rt.Value{self}, a.Pos...), Names: a.Names, Vals: a.Vals})
		return err
	}
}

// function is a function of a module.
func function(module string, d rt.Def) rt.Value { return rt.NewFunc(&d, module, d.Name, false) }
