// Package types is Python's types module, translated from types.py, with what that needs of the runtime.
package types

import rt "github.com/py2go/py2go/rtlib"

//go:generate go run ../mkpython.go types=types.py

func init() {
	rt.RegisterModule("_types", func(m *rt.Module) *rt.Exc {
		m.Def(rt.Def{Name: "_mark_awaitable", Sig: "func, /", F1: markAwaitable})
		m.Def(rt.Def{Name: "_mark_static", Sig: "*classes", FN: markStatic})
		m.Def(rt.Def{Name: "_type_name", Sig: "obj, /", F1: func(o rt.Value) (rt.Value, *rt.Exc) { return rt.NewStr(rt.TypeName(o)), nil }})
		m.Def(rt.Def{Name: "_warn_deprecated", Sig: "text, /", F1: func(text rt.Value) (rt.Value, *rt.Exc) {
			s, _ := rt.StrOf(text)
			return rt.None, rt.WarnCaller(&rt.DeprecationWarning, s)
		}})
		return nil
	})
	Register()
}

// markStatic makes classes written in Python pass for the native ones of CPython.
func markStatic(classes []rt.Value) (rt.Value, *rt.Exc) {
	for _, c := range rt.Cast[rt.Tuple](classes[0]).Items() {
		rt.As[rt.Type](c, &rt.TypeType).MarkStatic()
	}
	return rt.None, nil
}

// markAwaitable makes calls of a generator function awaitable. It is true if they are, as those of coroutine functions.
func markAwaitable(f rt.Value) (rt.Value, *rt.Exc) {
	fn := rt.As[rt.Func](f, &rt.FuncType)
	if fn == nil {
		return rt.False, nil
	}
	switch fn.Code.Kind {
	case rt.Generator:
		fn.Code.Kind = rt.IterableCoroutine
	case rt.Coroutine, rt.IterableCoroutine:
	default:
		return rt.False, nil
	}
	return rt.True, nil
}
