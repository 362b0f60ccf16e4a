package rt

import (
	"strings"
)

// Format is the builtin format(v, spec).
func Format(v, spec Value) (Value, *Exc) {
	s := strOf(spec)
	if s == nil {
		return Unset, Errorf(&TypeError, "format() argument 2 must be str, not %s", TypeName(spec))
	}
	return formatValue(v, spec, s.s)
}

func formatValue(v, specValue Value, spec string) (Value, *Exc) {
	switch t := TypeOf(v); t {
	case &StrType, &IntType, &FloatType, &BoolType, &ComplexType:
		return formatBuiltin(v, spec)
	default:
		m, err := lookupSpecial(v, "__format__")
		if err != nil {
			return Unset, err
		}
		if m.IsUnset() {
			return Unset, Errorf(&TypeError, "Type %s doesn't define __format__", t.TypeName())
		}
		if specValue.IsUnset() {
			specValue = NewStr(spec)
		}
		r, err := Call1(m, specValue)
		if err != nil {
			return Unset, err
		}
		if strOf(r) == nil {
			return Unset, Errorf(&TypeError, "__format__ must return a str, not %s", TypeName(r))
		}
		return r, nil
	}
}

// formatMethod is __format__ of the builtin numbers and str.
func formatMethod(v, spec Value) (Value, *Exc) {
	s := strOf(spec)
	if s == nil {
		return Unset, Errorf(&TypeError, "__format__() argument must be str, not %s", TypeName(spec))
	}
	return formatBuiltin(v, s.s)
}

// formatBuiltin formats an instance of a builtin type or of a subclass by the format mini-language.
func formatBuiltin(v Value, spec string) (Value, *Exc) {
	var s string
	var err *Exc
	switch {
	case spec == "":
		if TypeOf(v) == &StrType {
			return v, nil
		}
		s, err = ToStr(v)
	case IsIntLike(v):
		s, err = formatInt(v, spec)
	case IsFloatLike(v):
		s, err = formatFloatSpec(v, floatOf(v), spec)
	case strOf(v) != nil:
		s, err = formatText(strOf(v).s, spec)
	default:
		s, err = formatComplex(v, spec)
	}
	if err != nil {
		return Unset, err
	}
	return NewStr(s), nil
}

// FormatField is a replacement field of an f-string: conv is 0, 's', 'r' or 'a'; spec is Unset if there is none.
func FormatField(v Value, conv byte, spec Value) (Value, *Exc) {
	if conv != 0 {
		s, err := convert(v, rune(conv))
		if err != nil {
			return Unset, err
		}
		v = NewStr(s)
	}
	text := ""
	if !spec.IsUnset() {
		text = Cast[Str](spec).s
	}
	if text == "" {
		switch t := TypeOf(v); t {
		case &StrType:
			return v, nil
		case &IntType:
			return intRepr(v)
		case &FloatType:
			return NewStr(FloatRepr(v.AsFloat())), nil
		}
	} else if r, ok := formatQuick(v, text); ok {
		return r, nil
	}
	return formatValue(v, spec, text)
}

func convert(v Value, conv rune) (string, *Exc) {
	switch conv {
	case 's':
		return ToStr(v)
	case 'r':
		return Repr(v)
	}
	s, err := Repr(v)
	return escapeNonASCII(s), err
}

// formatter is one call of str.format.
type formatter struct {
	args  *Tuple // nil: format_map
	named func(name Value) (Value, *Exc)
	auto  int  // next automatic index
	mode  byte // 0, 'a'utomatic or 'm'anual numbering
}

func strFormat(a []Value) (Value, *Exc) {
	f := formatter{args: Cast[Tuple](a[1]), named: func(name Value) (Value, *Exc) { return GetItem(a[2], name) }}
	s, err := f.run(Cast[Str](a[0]).s, 2)
	if err != nil {
		return Unset, err
	}
	return NewStr(s), nil
}

func strFormatMap(v, m Value) (Value, *Exc) {
	f := formatter{named: func(name Value) (Value, *Exc) { return GetItem(m, name) }}
	s, err := f.run(Cast[Str](v).s, 2)
	if err != nil {
		return Unset, err
	}
	return NewStr(s), nil
}

func (f *formatter) run(s string, depth int) (string, *Exc) {
	if depth < 0 {
		return "", Errorf(&ValueError, "Max string recursion exceeded")
	}
	var out strings.Builder
	for {
		i := strings.IndexAny(s, "{}")
		if i < 0 {
			out.WriteString(s)
			return out.String(), nil
		}
		out.WriteString(s[:i])
		c := s[i]
		s = s[i+1:]
		if s != "" && s[0] == c {
			out.WriteByte(c)
			s = s[1:]
			continue
		}
		if c == '}' {
			return "", Errorf(&ValueError, "Single '}' encountered in format string")
		}
		if s == "" {
			return "", Errorf(&ValueError, "Single '{' encountered in format string")
		}
		field, rest, err := cutField(s)
		if err != nil {
			return "", err
		}
		s = rest
		text, err := f.field(field, depth)
		if err != nil {
			return "", err
		}
		out.WriteString(text)
	}
}

// replacement is the text of a replacement field, cut in three.
type replacement struct {
	name    string
	conv    rune
	spec    string
	hasSpec bool
}

// cutField reads a replacement field up to its closing brace.
func cutField(s string) (r replacement, rest string, err *Exc) {
	i := 0
	bracket := false
	for ; i < len(s); i++ {
		c := s[i]
		if c == '{' && !bracket {
			return r, "", Errorf(&ValueError, "unexpected '{' in field name")
		}
		if c == '[' {
			bracket = true
		} else if c == ']' {
			bracket = false
		} else if !bracket && (c == '}' || c == ':' || c == '!') {
			break
		}
	}
	if i == len(s) {
		return r, "", Errorf(&ValueError, "expected '}' before end of string")
	}
	r.name = s[:i]
	c := s[i]
	s = s[i+1:]
	if c == '}' {
		return r, s, nil
	}
	unmatched := func() (replacement, string, *Exc) {
		return r, "", Errorf(&ValueError, "unmatched '{' in format spec")
	}
	if c == '!' {
		if s == "" {
			return r, "", Errorf(&ValueError, "end of string while looking for conversion specifier")
		}
		conv, n := decodeRune(s)
		r.conv = conv
		s = s[n:]
		if s == "" {
			return unmatched()
		}
		c = s[0]
		s = s[1:]
		if c == '}' {
			return r, s, nil
		}
		if c != ':' {
			return r, "", Errorf(&ValueError, "expected ':' after conversion specifier")
		}
	}
	depth := 1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				r.spec, r.hasSpec = s[:i], true
				return r, s[i+1:], nil
			}
		}
	}
	return unmatched()
}

func (f *formatter) field(r replacement, depth int) (string, *Exc) {
	v, err := f.lookup(r.name)
	if err != nil {
		return "", err
	}
	if r.conv != 0 {
		if r.conv != 's' && r.conv != 'r' && r.conv != 'a' {
			if r.conv > 32 && r.conv < 127 {
				return "", Errorf(&ValueError, "Unknown conversion specifier %c", r.conv)
			}
			return "", Errorf(&ValueError, "Unknown conversion specifier \\x%x", r.conv)
		}
		s, err := convert(v, r.conv)
		if err != nil {
			return "", err
		}
		v = NewStr(s)
	}
	spec := r.spec
	if strings.ContainsAny(spec, "{}") {
		if spec, err = f.run(spec, depth-1); err != nil {
			return "", err
		}
	} else if depth < 1 {
		return "", Errorf(&ValueError, "Max string recursion exceeded")
	}
	text, err := formatValue(v, Unset, spec)
	if err != nil {
		return "", err
	}
	return Cast[Str](text).s, nil
}

// fieldIndex is the number that s is, if it is one.
func fieldIndex(s string) (n int, ok bool, err *Exc) {
	if s == "" {
		return 0, false, nil
	}
	for _, c := range s {
		d := decimalValue(c)
		if d < 0 {
			return 0, false, nil
		}
		if n > (1<<62)/10 {
			return 0, false, Errorf(&ValueError, "Too many decimal digits in format string")
		}
		n = n*10 + d
	}
	return n, true, nil
}

func (f *formatter) lookup(name string) (Value, *Exc) {
	i := strings.IndexAny(name, ".[")
	first, rest := name, ""
	if i >= 0 {
		first, rest = name[:i], name[i:]
	}
	n, isIndex, err := fieldIndex(first)
	if err != nil {
		return Unset, err
	}
	var v Value
	if first == "" || isIndex {
		mode := byte('m')
		if first == "" {
			mode = 'a'
			n = f.auto
			f.auto++
		}
		if f.mode != 0 && f.mode != mode {
			from, to := "manual field specification", "automatic field numbering"
			if mode == 'm' {
				from, to = to, from
			}
			return Unset, Errorf(&ValueError, "cannot switch from %s to %s", from, to)
		}
		f.mode = mode
		if f.args == nil {
			return Unset, Errorf(&ValueError, "Format string contains positional fields")
		}
		if n >= len(f.args.items) {
			return Unset, Errorf(&IndexError, "Replacement index %d out of range for positional args tuple", n)
		}
		v = f.args.items[n]
	} else if v, err = f.named(NewStr(first)); err != nil {
		return Unset, err
	}
	for rest != "" {
		if rest[0] == '.' {
			rest = rest[1:]
			i := strings.IndexAny(rest, ".[")
			if i < 0 {
				i = len(rest)
			}
			if i == 0 {
				return Unset, Errorf(&ValueError, "Empty attribute in format string")
			}
			if v, err = GetAttrName(v, rest[:i]); err != nil {
				return Unset, err
			}
			rest = rest[i:]
			continue
		}
		if rest[0] != '[' {
			return Unset, Errorf(&ValueError, "Only '.' or '[' may follow ']' in format field specifier")
		}
		rest = rest[1:]
		i := strings.IndexByte(rest, ']')
		if i < 0 {
			return Unset, Errorf(&ValueError, "Missing ']' in format string")
		}
		key := rest[:i]
		rest = rest[i+1:]
		if key == "" {
			return Unset, Errorf(&ValueError, "Empty attribute in format string")
		}
		n, isIndex, err := fieldIndex(key)
		if err != nil {
			return Unset, err
		}
		k := NewStr(key)
		if isIndex {
			k = Int(int64(n))
		}
		if v, err = GetItem(v, k); err != nil {
			return Unset, err
		}
	}
	return v, nil
}
