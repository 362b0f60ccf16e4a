package rt

import (
	"math"
	"strings"
)

// This file is the % operator of str and bytes.

func strMod(a, b Value) (Value, *Exc) {
	s := strOf(a)
	if s == nil {
		return NotImplemented, nil
	}
	p := percent{format: s.s, args: b}
	out, err := p.run()
	if err != nil {
		return Unset, err
	}
	return NewStr(out), nil
}

func bytesMod(a, b Value) (Value, *Exc) {
	s, ok := bytesText(a)
	if !ok || As[MemoryView](a, &MemoryViewType) != nil {
		return NotImplemented, nil
	}
	p := percent{format: s, args: b, bytes: true}
	out, err := p.run()
	if err != nil {
		return Unset, err
	}
	return sameKind(a, out), nil
}

// percent is one use of the % operator.
type percent struct {
	format  string
	args    Value
	bytes   bool
	items   []Value // of a tuple
	isTuple bool
	next    int
	mapping bool // args is a mapping, unused arguments are no error
}

// directive is one conversion specifier.
type directive struct {
	left, plus, space, alt, zero bool
	width, prec                  int // prec -1: not given
	code                         rune
}

func (p *percent) arg() (Value, *Exc) {
	switch {
	case p.isTuple && p.next < len(p.items):
		p.next++
		return p.items[p.next-1], nil
	case !p.isTuple && p.next == 0:
		p.next++
		return p.args, nil
	}
	return Unset, Errorf(&TypeError, "not enough arguments for format string")
}

func (p *percent) run() (string, *Exc) {
	if t := As[Tuple](p.args, &TupleType); t != nil {
		p.items, p.isTuple = t.items, true
	} else if strOf(p.args) == nil && (!p.bytes || !isBytesLike(p.args)) {
		p.mapping = TypeOf(p.args).GetItem != nil
	}
	s := p.format
	var out strings.Builder
	for {
		i := strings.IndexByte(s, '%')
		if i < 0 {
			out.WriteString(s)
			break
		}
		out.WriteString(s[:i])
		rest, text, err := p.directive(s[i+1:])
		if err != nil {
			return "", err
		}
		out.WriteString(text)
		s = rest
	}
	unused := p.isTuple && p.next < len(p.items) || !p.isTuple && p.next == 0 && !p.mapping
	if unused {
		what := "string"
		if p.bytes {
			what = "bytes"
		}
		return "", Errorf(&TypeError, "not all arguments converted during %s formatting", what)
	}
	return out.String(), nil
}

func isBytesLike(v Value) bool { _, ok := bytesText(v); return ok }

func (p *percent) directive(s string) (rest, text string, err *Exc) {
	incomplete := func() (string, string, *Exc) { return "", "", Errorf(&ValueError, "incomplete format") }
	d := directive{prec: -1}
	if s != "" && s[0] == '%' {
		return s[1:], "%", nil
	}
	if s != "" && s[0] == '(' {
		if !p.mapping {
			return "", "", Errorf(&TypeError, "format requires a mapping")
		}
		depth, i := 1, 1
		for ; i < len(s) && depth > 0; i++ {
			switch s[i] {
			case '(':
				depth++
			case ')':
				depth--
			}
		}
		if depth > 0 {
			return "", "", Errorf(&ValueError, "incomplete format key")
		}
		key := NewStr(s[1 : i-1])
		if p.bytes {
			key = NewBytes(s[1 : i-1])
		}
		s = s[i:]
		all := p.args
		if p.isTuple {
			all = TupleFrom(p.items)
		}
		v, err := GetItem(all, key)
		if err != nil {
			return "", "", err
		}
		saved := *p
		p.args, p.isTuple, p.next = v, false, 0
		defer func() { p.args, p.isTuple, p.items, p.next = saved.args, saved.isTuple, saved.items, 1 }()
	}
flags:
	for ; s != ""; s = s[1:] {
		switch s[0] {
		case '-':
			d.left = true
		case '+':
			d.plus = true
		case ' ':
			d.space = true
		case '#':
			d.alt = true
		case '0':
			d.zero = true
		default:
			break flags
		}
	}
	// number reads a width or precision, which must not be over limit, the greatest value of its C type ctype.
	number := func(what, ctype string, limit int) (int, *Exc) {
		if s != "" && s[0] == '*' {
			s = s[1:]
			v, err := p.arg()
			if err != nil {
				return 0, err
			}
			if !IsIntLike(v) {
				return 0, Errorf(&TypeError, "* wants int")
			}
			i, err := IndexValue(v)
			if err == nil && (!i.IsInt() || max(i.AsInt(), ^i.AsInt()) > int64(limit)) {
				err = Errorf(&OverflowError, "Python int too large to convert to C %s", ctype)
			}
			if err != nil {
				return 0, err
			}
			return int(i.AsInt()), nil
		}
		n := 0
		for s != "" && isDigit(s[0]) {
			if n > (limit-9)/10 {
				return 0, Errorf(&ValueError, "%s too big", what)
			}
			n = n*10 + int(s[0]-'0')
			s = s[1:]
		}
		return n, nil
	}
	if d.width, err = number("width", "ssize_t", math.MaxInt); err != nil {
		return "", "", err
	}
	if d.width < 0 {
		d.left, d.width = true, -d.width
	}
	if s != "" && s[0] == '.' {
		s = s[1:]
		what := "precision"
		if p.bytes {
			what = "prec"
		}
		if d.prec, err = number(what, "int", math.MaxInt32); err != nil {
			return "", "", err
		}
		d.prec = max(d.prec, 0)
	}
	if s != "" && (s[0] == 'h' || s[0] == 'l' || s[0] == 'L') {
		s = s[1:]
	}
	if s == "" {
		return incomplete()
	}
	n := 1
	d.code = rune(s[0])
	if !p.bytes {
		d.code, n = decodeRune(s)
	}
	at := len(p.format) - len(s)
	rest = s[n:]
	v, err := p.arg()
	if err != nil {
		return "", "", err
	}
	if !strings.ContainsRune("srabcdiouxXeEfFgG", d.code) || !p.bytes && d.code == 'b' {
		shown := d.code
		if shown < 32 || shown > 126 && !p.bytes {
			shown = '?'
		}
		if !p.bytes {
			at = runeCount(p.format[:at])
		}
		return "", "", Errorf(&ValueError, "unsupported format character '%c' (0x%x) at index %d", shown, d.code, at)
	}
	if d.width > maxText {
		return "", "", NewExc(&MemoryError)
	}
	text, err = p.convert(&d, v)
	return rest, text, err
}

func (p *percent) convert(d *directive, v Value) (string, *Exc) {
	switch d.code {
	case 'c':
		s, err := p.char(v)
		return d.pad(s, 1), err
	case 's', 'r', 'a', 'b':
		s, err := p.text(d, v)
		if err != nil {
			return "", err
		}
		n := len(s)
		if !p.bytes {
			n = runeCount(s)
		}
		if d.prec >= 0 && d.prec < n {
			if p.bytes {
				s = s[:d.prec]
			} else {
				s = s[:skipRunes(s, 0, d.prec)]
			}
			n = d.prec
		}
		return d.pad(s, n), nil
	case 'd', 'i', 'u', 'o', 'x', 'X':
		return d.integer(v)
	}
	return d.float(v, p.bytes)
}

func (d *directive) pad(s string, n int) string {
	if d.width <= n {
		return s
	}
	fill := strings.Repeat(" ", d.width-n)
	if d.left {
		return s + fill
	}
	return fill + s
}

func (p *percent) text(d *directive, v Value) (string, *Exc) {
	if p.bytes && (d.code == 's' || d.code == 'b') {
		if s, ok := bytesText(v); ok {
			return s, nil
		}
		m, err := lookupSpecial(v, "__bytes__")
		if err != nil {
			return "", err
		}
		if !m.IsUnset() {
			r, err := Call0(m)
			if err != nil {
				return "", err
			}
			if b := As[Bytes](r, &BytesType); b != nil {
				return b.s, nil
			}
			return "", Errorf(&TypeError, "__bytes__ returned non-bytes (type %s)", TypeName(r))
		}
		return "", Errorf(&TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", TypeName(v))
	}
	if p.bytes {
		return convert(v, 'a')
	}
	return convert(v, d.code)
}

func (p *percent) char(v Value) (string, *Exc) {
	if p.bytes {
		if s, ok := bytesText(v); ok {
			if len(s) == 1 {
				return s, nil
			}
		} else if IsIntLike(v) || TypeOf(v).Index != nil {
			n, err := IndexValue(v)
			if err != nil {
				return "", err
			}
			if !n.IsInt() || n.AsInt() < 0 || n.AsInt() > 255 {
				return "", Errorf(&OverflowError, "%%c arg not in range(256)")
			}
			return string([]byte{byte(n.AsInt())}), nil
		}
		return "", Errorf(&TypeError, "%%c requires an integer in range(256) or a single byte")
	}
	if s := strOf(v); s != nil {
		if s.len() == 1 {
			return s.s, nil
		}
	} else if IsIntLike(v) || TypeOf(v).Index != nil {
		n, err := IndexValue(v)
		if err != nil {
			return "", err
		}
		if !n.IsInt() || n.AsInt() < 0 || n.AsInt() > 0x10FFFF {
			return "", Errorf(&OverflowError, "%%c arg not in range(0x110000)")
		}
		return string(appendRune(nil, rune(n.AsInt()))), nil
	}
	return "", Errorf(&TypeError, "%%c requires int or char")
}

// layout puts sign, prefix, zeros and digits into the width.
func (d *directive) layout(neg bool, prefix, digits string) string {
	sign := ""
	switch {
	case neg:
		sign = "-"
	case d.plus:
		sign = "+"
	case d.space:
		sign = " "
	}
	n := len(sign) + len(prefix) + len(digits)
	if d.zero && !d.left && n < d.width {
		return sign + prefix + strings.Repeat("0", d.width-n) + digits
	}
	return d.pad(sign+prefix+digits, n)
}

func (d *directive) integer(v Value) (string, *Exc) {
	code := d.code
	if code == 'i' || code == 'u' {
		code = 'd'
	}
	if !IsIntLike(v) {
		t := TypeOf(v)
		var err *Exc
		x := v
		switch {
		case code != 'd' && t.Index == nil:
			return "", Errorf(&TypeError, "%%%c format: an integer is required, not %s", d.code, t.TypeName())
		case code != 'd':
			v, err = IndexValue(v)
		case t.Int != nil || t.Index != nil:
			v, err = NumberInt(v)
		default:
			return "", Errorf(&TypeError, "%%%c format: a real number is required, not %s", d.code, t.TypeName())
		}
		if err != nil {
			if err.typ == &TypeError {
				return "", Errorf(&TypeError, "%%%c format: a real number is required, not %s", d.code, TypeName(x))
			}
			return "", err
		}
	}
	n, b, _ := intOf(v)
	digits, prefix, err := intDigits(n, b, code, d.alt)
	if err != nil {
		return "", err
	}
	if len(digits) < d.prec {
		digits = strings.Repeat("0", d.prec-len(digits)) + digits
	}
	return d.layout(n < 0 || b != nil && b.Sign() < 0, prefix, digits), nil
}

func (d *directive) float(v Value, bytes bool) (string, *Exc) {
	x, err := ToFloat(v)
	if err != nil {
		if bytes && err.typ == &TypeError {
			return "", Errorf(&TypeError, "float argument required, not %s", TypeName(v))
		}
		return "", err
	}
	f := formatSpec{alt: d.alt}
	s, neg := f.digits(x, d.code, d.prec, false)
	return d.layout(neg, "", s), nil
}
