package rt

// This file uses dicts as namespaces: keys are attribute names.

// dictGetName is d[name], Unset if absent. Looking up a str among keys that are mostly str raises only what a key's __eq__ raises;
// such a key is then not the name.
func dictGetName(d Value, name string) Value {
	v, err := Cast[Dict](d).get(internName(name))
	if err != nil {
		return Unset
	}
	return v
}

func dictSetName(d Value, name string, v Value) {
	// A str can be hashed and compared with str; see dictGetName.
	_ = Cast[Dict](d).set(internName(name), v)
}

func dictDelName(d Value, name string) bool {
	v, err := Cast[Dict](d).remove(internName(name))
	return err == nil && !v.IsUnset()
}

// dictEach calls f with every item of a dict in order.
func dictEach(d Value, f func(k, v Value) *Exc) *Exc {
	x := AsDict(d)
	for pos := 0; ; {
		k, v, next, ok := x.Entry(pos)
		if !ok {
			return nil
		}
		if err := f(k, v); err != nil {
			return err
		}
		pos = next
	}
}
