package rt

import "sort"

// This file is what generated code calls for globals(), locals(), and vars() and dir() without arguments.

// Globals is globals() in a module.
func Globals(m *Module) Value { return m.globals() }

// Locals is locals() in a function: the variables that are bound.
func Locals(names []string, vals ...Value) Value {
	d := NewDict()
	for i, n := range names {
		if !vals[i].IsUnset() {
			dictSetName(d, n, vals[i])
		}
	}
	return d
}

// ClassLocals is locals() in a class body.
func ClassLocals(ns Value) Value { return ns }

// ScopeDir is dir() without an argument, of what locals() gives.
func ScopeDir(locals Value) (Value, *Exc) {
	if As[Dict](locals, &DictType) == nil { // a mapping that exec or eval was given
		keys, err := GetAttrName(locals, "keys")
		if err != nil {
			return Unset, err
		}
		if locals, err = Call0(keys); err != nil {
			return Unset, err
		}
	}
	items, err := ListOf(locals)
	if err != nil {
		return Unset, err
	}
	var names []string
	for _, it := range items {
		if s, ok := StrOf(it); ok {
			names = append(names, s)
		}
	}
	sort.Strings(names)
	return strList(names), nil
}
