package rt

import (
	"strconv"
	"strings"
)

// Sig is the parameter list of a native function.
type Sig struct {
	name     string // with "()" in messages
	module   string // with a dot, of functions in modules other than builtins; some messages name it
	text     string
	params   Params
	defaults []Value // one per plain parameter; Unset where required or where the default is Unset
	required int     // the first so many of the positional ones
	optional []bool  // per plain parameter
	parsed   bool
}

// NewSig is the signature of the function or class called name; text as in Def.Sig.
func NewSig(name, text string) *Sig { return &Sig{name: name, text: text} }

// sig is the signature of d, with self where it is a method.
func (b *Builtin) sig() *Sig {
	d := b.Def
	if d.sig != nil {
		return d.sig
	}
	text := d.Sig
	if text == "" && d.FN == nil {
		text = positional(d, b.takesSelf())
	}
	if b.takesSelf() {
		if text == "" {
			text = "self, /"
		} else if head, rest, ok := strings.Cut(text, "/"); ok && !strings.Contains(head, "'") {
			text = "self, " + head + "/" + rest
		} else {
			text = "self, /, " + text
		}
	}
	name := d.Name
	if b.owner != nil && !b.isNew {
		name = b.owner.Name + "." + d.Name
	}
	s := NewSig(name, text)
	if b.Module != "" && b.Module != "builtins" {
		s.module = b.Module + "."
	}
	d.sig = s
	return s
}

// positional is the signature of a Def that has entries only.
func positional(d *Def, method bool) string {
	var has [5]bool
	has[0], has[1], has[2], has[3], has[4] = d.F0 != nil, d.F1 != nil, d.F2 != nil, d.F3 != nil, d.F4 != nil
	lo, hi := -1, 0
	for i, h := range has {
		if h {
			if lo < 0 {
				lo = i
			}
			hi = i
		}
	}
	if method {
		lo, hi = lo-1, hi-1
	}
	if hi <= 0 {
		return ""
	}
	var sb strings.Builder
	for i := range hi {
		sb.WriteString("a" + strconv.Itoa(i))
		if i >= lo {
			sb.WriteString("=?")
		}
		sb.WriteString(", ")
	}
	return sb.String() + "/"
}

// splitSig cuts a parameter list at its commas.
func splitSig(text string) []string {
	var parts []string
	depth, start := 0, 0
	quote := byte(0)
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0:
			if c == '\\' {
				i++
			} else if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		case c == ',' && depth == 0:
			parts = append(parts, strings.TrimSpace(text[start:i]))
			start = i + 1
		}
	}
	if last := strings.TrimSpace(text[start:]); last != "" {
		parts = append(parts, last)
	}
	return parts
}

func (s *Sig) parse() {
	if s.parsed {
		return
	}
	s.parsed = true
	p := &s.params
	kwOnly := false
	var varargs, kwargs string
	for _, part := range splitSig(s.text) {
		switch {
		case part == "/":
			p.PosOnly = p.Pos
			continue
		case part == "*":
			kwOnly = true
			continue
		case strings.HasPrefix(part, "**"):
			kwargs = part[2:]
			continue
		case part[0] == '*':
			varargs = part[1:]
			kwOnly = true
			continue
		}
		name, lit, opt := strings.Cut(part, "=")
		p.Names = append(p.Names, strings.TrimSpace(name))
		v := Unset
		if opt {
			v = literal(strings.TrimSpace(lit))
		}
		s.defaults = append(s.defaults, v)
		s.optional = append(s.optional, opt)
		if kwOnly {
			p.KwOnly++
		} else {
			p.Pos++
			if !opt {
				s.required = p.Pos
			}
		}
	}
	if varargs != "" {
		p.Varargs, p.Names = true, append(p.Names, varargs)
	}
	if kwargs != "" {
		p.Kwargs, p.Names = true, append(p.Names, kwargs)
	}
}

// literal is the value of a default in a signature. It is part of the program, so that an unknown form is a mistake in it.
func literal(s string) Value {
	switch s {
	case "?":
		return Unset
	case "None":
		return None
	case "True":
		return True
	case "False":
		return False
	case "...":
		return Ellipsis
	case "()":
		return NewTuple()
	}
	if n, err := strconv.ParseInt(s, 0, 64); err == nil {
		return Int(n)
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		return Float(f)
	}
	if len(s) >= 2 && (s[0] == '\'' || s[0] == '"') {
		t := s[1 : len(s)-1]
		if u, err := strconv.Unquote(`"` + strings.ReplaceAll(t, `"`, `\"`) + `"`); err == nil {
			return NewStr(u)
		}
	}
	if s[0] == 'b' && len(s) >= 3 {
		return NewBytes(s[2 : len(s)-1])
	}
	panic("rt: unknown default in a signature: " + s)
}

// Bind returns one Value per parameter in the order of Params, Unset for optional ones that were left out and have no default.
func (s *Sig) Bind(a *Args) ([]Value, *Exc) {
	s.parse()
	out := make([]Value, len(s.params.Names))
	return out, s.bind(out, Unset, a)
}

// Unbind is the arguments that Bind gives vals for.
func (s *Sig) Unbind(vals []Value) *Args {
	s.parse()
	p := &s.params
	a := &Args{Pos: vals[:p.Pos:p.Pos]}
	for i := p.Pos; i < p.Pos+p.KwOnly; i++ {
		a.Names, a.Vals = append(a.Names, p.Names[i]), append(a.Vals, vals[i])
	}
	if p.Varargs {
		a.Pos = append(a.Pos, Cast[Tuple](vals[p.Pos+p.KwOnly]).items...)
	}
	return a
}

func (s *Sig) bind(out []Value, self Value, a *Args) *Exc {
	s.parse()
	p := &s.params
	given, off := len(a.Pos), 0
	if !self.IsUnset() {
		given, off = given+1, 1
	}
	if given > p.Pos && !p.Varargs {
		return s.tooMany(given, off, len(a.Names))
	}
	n := min(given, p.Pos)
	if off == 1 && n > 0 {
		out[0] = self
		copy(out[1:n], a.Pos)
	} else {
		copy(out[:n], a.Pos)
	}
	plain := p.Pos + p.KwOnly
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
	var kwargs Value
	if p.Kwargs {
		kwargs = NewDictSize(len(a.Names))
		out[len(out)-1] = kwargs
	}
	if len(a.Names) > 0 && !p.Kwargs && p.Pos == p.PosOnly && p.KwOnly == 0 {
		return Errorf(&TypeError, "%s() takes no keyword arguments", s.module+s.name)
	}
	for i, name := range a.Names {
		k := p.keyword(name)
		if k < 0 {
			if p.Kwargs {
				dictSetName(kwargs, name, a.Vals[i])
				continue
			}
			if s := s.missingRequired(out); s != nil {
				return s
			}
			return unexpectedKeyword(s.short(), name, p.Names[p.PosOnly:p.Pos+p.KwOnly])
		}
		if !out[k].IsUnset() {
			return Errorf(&TypeError, "argument for %s() given by name ('%s') and position (%d)", s.name, name, k-off+1)
		}
		out[k] = a.Vals[i]
	}
	for i := range plain {
		if out[i].IsUnset() {
			if !s.optional[i] {
				if i < p.PosOnly {
					return s.tooFew(given, off)
				}
				return s.missingRequired(out)
			}
			out[i] = s.defaults[i]
		}
	}
	return nil
}

func (s *Sig) missingRequired(out []Value) *Exc {
	p := &s.params
	for i := range p.Pos + p.KwOnly {
		if out[i].IsUnset() && !s.optional[i] {
			if i < p.Pos {
				pos := i + 1
				if p.Names[0] == "self" {
					pos--
				}
				return Errorf(&TypeError, "%s() missing required argument '%s' (pos %d)", s.short(), p.Names[i], pos)
			}
			return Errorf(&TypeError, "%s() missing required argument '%s'", s.short(), p.Names[i])
		}
	}
	return nil
}

// short is the name without the class.
func (s *Sig) short() string { return s.name[strings.LastIndexByte(s.name, '.')+1:] }

// onlyPositional reports whether no parameter can be given by name.
func (s *Sig) onlyPositional() bool { return s.params.PosOnly == s.params.Pos && s.params.KwOnly == 0 }

func (s *Sig) tooMany(given, off, names int) *Exc {
	p := &s.params
	lo, hi := max(s.required-off, 0), p.Pos-off
	given -= off
	switch {
	case s.onlyPositional() && names > 0:
		return Errorf(&TypeError, "%s() takes no keyword arguments", s.module+s.name)
	case s.onlyPositional() && hi == 0:
		return Errorf(&TypeError, "%s() takes no arguments (%d given)", s.module+s.name, given)
	case s.onlyPositional() && hi == 1 && lo == 1:
		return Errorf(&TypeError, "%s() takes exactly one argument (%d given)", s.module+s.name, given)
	case s.onlyPositional() && lo == hi:
		return Errorf(&TypeError, "%s expected %d argument%s, got %d", s.short(), hi, plural(hi), given)
	case s.onlyPositional():
		return Errorf(&TypeError, "%s expected at most %d argument%s, got %d", s.short(), hi, plural(hi), given)
	}
	word := "at most"
	if lo == hi {
		word = "exactly"
	}
	if p.KwOnly > 0 {
		if hi == 0 {
			return Errorf(&TypeError, "%s() takes no positional arguments", s.short())
		}
		return Errorf(&TypeError, "%s() takes %s %d positional argument%s (%d given)", s.short(), word, hi, plural(hi), given)
	}
	return Errorf(&TypeError, "%s() takes %s %d argument%s (%d given)", s.short(), word, hi, plural(hi), given+names)
}

func (s *Sig) tooFew(given, off int) *Exc {
	p := &s.params
	lo, hi := s.required-off, p.Pos-off
	if given-off < 0 {
		return Errorf(&TypeError, "unbound method %s() needs an argument", s.name)
	}
	given -= off
	switch {
	case s.onlyPositional() && lo == 1 && hi == 1:
		return Errorf(&TypeError, "%s() takes exactly one argument (%d given)", s.module+s.name, given)
	case s.onlyPositional() && !p.Varargs && lo == hi:
		return Errorf(&TypeError, "%s expected %d argument%s, got %d", s.short(), lo, plural(lo), given)
	case s.onlyPositional():
		return Errorf(&TypeError, "%s expected at least %d argument%s, got %d", s.short(), lo, plural(lo), given)
	}
	word := "at least"
	if p.PosOnly == p.Pos && lo == hi {
		word = "exactly"
	}
	return Errorf(&TypeError, "%s() takes %s %d positional argument%s (%d given)", s.short(), word, min(lo, p.PosOnly-off), plural(min(lo, p.PosOnly-off)), given)
}
