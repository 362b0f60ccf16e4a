package rt

// This file makes errors that carry what they are about.

// suggest is the parameter that a wrong keyword may have meant, "" if none is close.
func suggest(wrong string, names []string) string { return closest(wrong, names) }

// attributeError is an AttributeError with its name and obj.
func attributeError(o Value, name, msg string) *Exc {
	err := NewExc(&AttributeError, NewStr(msg))
	return withFields(err, "name", internName(name), "obj", o)
}

// nameError is a NameError with its name.
func nameError(name, msg string) *Exc {
	return withFields(NewExc(&NameError, NewStr(msg)), "name", internName(name), "", Unset)
}

// withFields sets fields that the exception's class has.
func withFields(err *Exc, n1 string, v1 Value, n2 string, v2 Value) *Exc {
	if err.typ.lookup(n1).IsUnset() {
		return err
	}
	if e := SetAttrName(FromObj(err), n1, v1); e != nil {
		return e
	}
	if n2 != "" {
		if e := SetAttrName(FromObj(err), n2, v2); e != nil {
			return e
		}
	}
	return err
}

// callerModule is the module whose code runs now; where none does, the program or, where Go calls Python, which has none, builtins.
func callerModule() *Module {
	if c := Callers(); len(c) > 0 {
		return c[0].Module
	}
	if m := modules["__main__"]; m != nil {
		return m
	}
	return builtinsModule
}
