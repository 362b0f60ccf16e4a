package rt

import (
	"fmt"
	"strings"
)

// This file binds the arguments of a call to the parameters of a Python function.

// bind fills out, one Value per parameter, from the arguments: self first unless Unset.
func (f *Func) bind(out []Value, self Value, a *Args) *Exc {
	p := &f.Code.Params
	given := len(a.Pos)
	off := 0
	if !self.IsUnset() {
		given++
		off = 1
	}
	n := min(given, p.Pos)
	if n > 0 && off == 1 {
		out[0] = self
		copy(out[1:n], a.Pos)
	} else {
		copy(out[:n], a.Pos)
	}
	plain := p.Pos + p.KwOnly
	var kwargs Value
	if p.Varargs {
		switch {
		case n == 0 && off == 1:
			out[plain] = NewTuple(append(append(make([]Value, 0, given), self), a.Pos...)...)
		case given > n:
			out[plain] = a.rest(n - off)
		default:
			out[plain] = NewTuple()
		}
	}
	if p.Kwargs {
		kwargs = NewDictSize(len(a.Names))
		out[len(out)-1] = kwargs
	}
	for i, name := range a.Names {
		k := p.keyword(name)
		if k < 0 {
			if !kwargs.IsUnset() {
				dictSetName(kwargs, name, a.Vals[i])
				continue
			}
			return f.unexpected(name, a)
		}
		if !out[k].IsUnset() {
			return Errorf(&TypeError, "%s() got multiple values for argument '%s'", f.qualName(), name)
		}
		out[k] = a.Vals[i]
	}
	if given > p.Pos && !p.Varargs {
		return f.tooMany(given, out)
	}
	if n < p.Pos {
		first := p.Pos - len(f.Defaults)
		for i := n; i < p.Pos; i++ {
			if !out[i].IsUnset() {
				continue
			}
			if i < first {
				return f.missing(out[:first], 0, "positional")
			}
			out[i] = f.Defaults[i-first]
		}
	}
	for i := range p.KwOnly {
		if !out[p.Pos+i].IsUnset() {
			continue
		}
		if i < len(f.extra().KwDefaults) && !f.extra().KwDefaults[i].IsUnset() {
			out[p.Pos+i] = f.extra().KwDefaults[i]
		}
	}
	for i := range p.KwOnly {
		if out[p.Pos+i].IsUnset() {
			return f.missing(out[p.Pos:plain], p.Pos, "keyword-only")
		}
	}
	return nil
}

// keyword is the index of the parameter that a keyword names, or -1.
func (p *Params) keyword(name string) int {
	for i := p.PosOnly; i < p.Pos+p.KwOnly; i++ {
		if p.Names[i] == name {
			return i
		}
	}
	return -1
}

func (f *Func) qualName() string {
	if s, ok := StrOf(f.extra().qual); ok {
		return s
	}
	return f.Code.QualName
}

func (f *Func) unexpected(name string, a *Args) *Exc {
	p := &f.Code.Params
	var wrong []string
	for _, n := range p.Names[:p.PosOnly] {
		for _, k := range a.Names {
			if k == n {
				wrong = append(wrong, n)
			}
		}
	}
	if len(wrong) > 0 {
		return Errorf(&TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'", f.qualName(), strings.Join(wrong, ", "))
	}
	return unexpectedKeyword(f.qualName(), name, p.Names[p.PosOnly:p.Pos+p.KwOnly])
}

// unexpectedKeyword refuses a keyword that a function has no parameter for, and suggests one of those that it has.
func unexpectedKeyword(function, name string, known []string) *Exc {
	if s := suggest(name, known); s != "" {
		return Errorf(&TypeError, "%s() got an unexpected keyword argument '%s'. Did you mean '%s'?", function, name, s)
	}
	return Errorf(&TypeError, "%s() got an unexpected keyword argument '%s'", function, name)
}

func (f *Func) tooMany(given int, out []Value) *Exc {
	p := &f.Code.Params
	kw := 0
	for _, v := range out[p.Pos : p.Pos+p.KwOnly] {
		if !v.IsUnset() {
			kw++
		}
	}
	plural := p.Pos != 1
	takes := fmt.Sprint(p.Pos)
	if len(f.Defaults) > 0 {
		takes = fmt.Sprintf("from %d to %d", p.Pos-len(f.Defaults), p.Pos)
		plural = true
	}
	s, kws := "", ""
	if plural {
		s = "s"
	}
	if kw > 0 {
		gs, ks := "", ""
		if given != 1 {
			gs = "s"
		}
		if kw != 1 {
			ks = "s"
		}
		kws = fmt.Sprintf(" positional argument%s (and %d keyword-only argument%s)", gs, kw, ks)
	}
	were := "were"
	if given == 1 && kw == 0 {
		were = "was"
	}
	return Errorf(&TypeError, "%s() takes %s positional argument%s but %d%s %s given", f.qualName(), takes, s, given, kws, were)
}

func (f *Func) missing(vals []Value, off int, kind string) *Exc {
	var names []string
	for i, v := range vals {
		if v.IsUnset() {
			names = append(names, "'"+f.Code.Params.Names[off+i]+"'")
		}
	}
	return missingArguments(f.qualName(), names, kind)
}

func missingArguments(fn string, names []string, kind string) *Exc {
	s, list := "s", ""
	switch n := len(names); n {
	case 1:
		s, list = "", names[0]
	case 2:
		list = names[0] + " and " + names[1]
	default:
		list = strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
	}
	return Errorf(&TypeError, "%s() missing %d required %s argument%s: %s", fn, len(names), kind, s, list)
}

// callFunc calls f with any arguments, self first unless Unset.
func callFunc(f *Func, self Value, a *Args) (Value, *Exc) {
	n := len(f.Code.Params.Names)
	if f.FN != nil {
		out := make([]Value, n)
		if err := f.bind(out, self, a); err != nil {
			return Unset, err
		}
		return f.FN(out)
	}
	var x [4]Value
	if err := f.bind(x[:n], self, a); err != nil {
		return Unset, err
	}
	return f.exactly(n, &x)
}

// exactly calls f with exactly its parameters, n of them, at most four.
func (f *Func) exactly(n int, x *[4]Value) (Value, *Exc) {
	switch n {
	case 0:
		return f.F0()
	case 1:
		return f.F1(x[0])
	case 2:
		return f.F2(x[0], x[1])
	case 3:
		return f.F3(x[0], x[1], x[2])
	}
	return f.F4(x[0], x[1], x[2], x[3])
}

// optionalKw reports whether all of f's keyword-only parameters have defaults.
func (f *Func) optionalKw() bool {
	if len(f.extra().KwDefaults) < f.Code.Params.KwOnly {
		return false
	}
	for _, d := range f.extra().KwDefaults {
		if d.IsUnset() {
			return false
		}
	}
	return true
}

// callFuncN calls f with a few positional arguments that are not exactly its parameters: usually some have defaults.
func callFuncN(f *Func, n int, a, b, c, d, e Value) (Value, *Exc) {
	p := &f.Code.Params
	if np := p.Pos; n <= np && np+p.KwOnly <= 4 && n+len(f.Defaults) >= np && !p.Varargs && !p.Kwargs && f.optionalKw() {
		args := [4]Value{a, b, c, d}
		for i := n; i < np; i++ {
			args[i] = f.Defaults[i-np+len(f.Defaults)]
		}
		copy(args[np:], f.extra().KwDefaults)
		return f.exactly(np+p.KwOnly, &args)
	}
	if n >= p.Pos && p.Varargs && p.KwOnly == 0 {
		if v, err, ok := callStarred(f, n, [5]Value{a, b, c, d, e}); ok {
			return v, err
		}
	}
	args := [5]Value{a, b, c, d, e}
	return callFunc(f, Unset, &Args{Pos: args[:n]})
}

// callStarred calls f, which has *args and perhaps **kwargs behind positional parameters alone, with n arguments, at least as many as those; not
// ok: it has too many parameters for that.
func callStarred(f *Func, n int, args [5]Value) (v Value, err *Exc, ok bool) {
	p := &f.Code.Params
	at := p.Pos
	if at > 2 {
		return Unset, nil, false
	}
	rest := emptyTuple
	switch n - at {
	case 1:
		rest = NewTuple1(args[at])
	case 2:
		rest = NewTuple2(args[at], args[at+1])
	case 3:
		rest = NewTuple3(args[at], args[at+1], args[at+2])
	case 4:
		rest = NewTuple4(args[at], args[at+1], args[at+2], args[at+3])
	case 5:
		return Unset, nil, false
	}
	args[at] = rest
	if p.Kwargs {
		at++
		args[at] = NewDict()
	}
	v, err = f.exactly(at+1, (*[4]Value)(args[:4]))
	return v, err, true
}
