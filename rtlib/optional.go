package rt

// This file makes the entries of native methods whose last parameters may be left out: a call with just the usual arguments then reaches the
// method without a list of its parameters.

// optional2 is the Def of f, whose second parameter is b when it is left out.
func optional2(name, sig string, f func(a, b Value) (Value, *Exc), b Value) Def {
	return Def{Name: name, Sig: sig, F1: func(a Value) (Value, *Exc) { return f(a, b) }, F2: f}
}

// optional3 is the Def of f, whose last parameters are the defaults when they are left out: one or two.
func optional3(name, sig string, f func(a, b, c Value) (Value, *Exc), defaults ...Value) Def {
	n := len(defaults)
	d := Def{Name: name, Sig: sig, F2: func(a, b Value) (Value, *Exc) { return f(a, b, defaults[n-1]) }, F3: f}
	if n > 1 {
		d.F1 = func(a Value) (Value, *Exc) { return f(a, defaults[0], defaults[1]) }
	}
	return d
}

// optional4 is likewise for four parameters, one or two of which may be left out.
func optional4(name, sig string, f func(a, b, c, d Value) (Value, *Exc), defaults ...Value) Def {
	n := len(defaults)
	d := Def{Name: name, Sig: sig, F3: func(a, b, c Value) (Value, *Exc) { return f(a, b, c, defaults[n-1]) }, F4: f}
	if n > 1 {
		d.F2 = func(a, b Value) (Value, *Exc) { return f(a, b, defaults[0], defaults[1]) }
	}
	return d
}
