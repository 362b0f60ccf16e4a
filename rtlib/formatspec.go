package rt

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// formatSpec is a parsed format specification, [[fill]align][sign][z][#][0][width][grouping][.precision][type].
type formatSpec struct {
	fill      rune
	align     byte // 0: not given
	sign      byte // 0, '+', '-', ' '
	noNegZero bool
	alt       bool
	zero      bool
	width     int  // -1: not given
	group     byte // 0, ',' or '_'
	prec      int  // -1: not given
	code      rune // 0: not given
}

func isAlign(c rune) bool { return c == '<' || c == '>' || c == '=' || c == '^' }

// parseFormatSpec parses spec for a value whose type is named.
func parseFormatSpec(spec, typeName string) (f formatSpec, err *Exc) {
	f = formatSpec{fill: ' ', width: -1, prec: -1}
	var short [16]rune
	rs := appendRunes(short[:0], spec)
	i := 0
	fillGiven := false
	if len(rs) >= 2 && isAlign(rs[1]) {
		f.fill, f.align, fillGiven = rs[0], byte(rs[1]), true
		i = 2
	} else if len(rs) >= 1 && isAlign(rs[0]) {
		f.align = byte(rs[0])
		i = 1
	}
	at := func(c rune) bool { return i < len(rs) && rs[i] == c }
	if at('+') || at('-') || at(' ') {
		f.sign = byte(rs[i])
		i++
	}
	if at('z') {
		f.noNegZero = true
		i++
	}
	if at('#') {
		f.alt = true
		i++
	}
	if !fillGiven && at('0') {
		f.fill = '0'
		f.zero = true
		if f.align == 0 {
			f.align = '='
			if typeName == "str" {
				f.align = '<'
			}
		}
		i++
	}
	number := func() (int, bool, *Exc) {
		start, n := i, 0
		for ; i < len(rs); i++ {
			d := decimalValue(rs[i])
			if d < 0 {
				break
			}
			if n > (math.MaxInt-d)/10 {
				return 0, false, Errorf(&ValueError, "Too many decimal digits in format string")
			}
			n = n*10 + d
		}
		return n, i > start, nil
	}
	n, ok, err := number()
	if err != nil {
		return f, err
	}
	if ok {
		f.width = n
	}
	if at(',') {
		f.group = ','
		i++
	}
	if at('_') {
		if f.group != 0 {
			return f, Errorf(&ValueError, "Cannot specify both ',' and '_'.")
		}
		f.group = '_'
		i++
	}
	if at(',') {
		if f.group == '_' {
			return f, Errorf(&ValueError, "Cannot specify both ',' and '_'.")
		}
		return f, Errorf(&ValueError, "Cannot specify ',' with ','.")
	}
	if at('.') {
		i++
		if n, ok, err = number(); err != nil {
			return f, err
		}
		if !ok {
			return f, Errorf(&ValueError, "Format specifier missing precision")
		}
		f.prec = n
	}
	switch len(rs) - i {
	case 0:
	case 1:
		f.code = rs[i]
	default:
		return f, Errorf(&ValueError, "Invalid format specifier '%s' for object of type '%s'", spec, typeName)
	}
	if f.group != 0 {
		switch f.code {
		case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		case 'b', 'o', 'x', 'X':
			if f.group == '_' {
				break
			}
			fallthrough
		default:
			return f, badGroup(f.group, f.code)
		}
	}
	if f.width > maxText {
		return f, NewExc(&MemoryError)
	}
	return f, nil
}

func badGroup(group byte, code rune) *Exc {
	if code > 32 && code < 128 {
		return Errorf(&ValueError, "Cannot specify '%c' with '%c'.", group, code)
	}
	return Errorf(&ValueError, "Cannot specify '%c' with '\\x%x'.", group, code)
}

func unknownCode(code rune, typeName string) *Exc {
	if code > 32 && code < 128 {
		return Errorf(&ValueError, "Unknown format code '%c' for object of type '%s'", code, typeName)
	}
	return Errorf(&ValueError, "Unknown format code '\\x%x' for object of type '%s'", code, typeName)
}

// pad fills text (n characters) up to the width; align is what applies if none was given.
func (f *formatSpec) pad(text string, n int, align byte) string {
	if f.width <= n {
		return text
	}
	if f.align != 0 {
		align = f.align
	}
	total := f.width - n
	left := 0
	switch align {
	case '>', '=':
		left = total
	case '^':
		left = total / 2
	}
	fill := string(appendRune(nil, f.fill))
	return strings.Repeat(fill, left) + text + strings.Repeat(fill, total-left)
}

// number lays out a number: sign, prefix (0x …), digits (to be grouped every size digits), and the rest from the decimal point on.
func (f *formatSpec) number(neg bool, prefix, digits, rest string, size int) string {
	sign := ""
	switch {
	case neg:
		sign = "-"
	case f.sign == '+' || f.sign == ' ':
		sign = string(f.sign)
	}
	head := sign + prefix
	width := 0
	if f.fill == '0' && f.align == '=' {
		width = f.width - len(head) - len(rest)
	}
	if f.group != 0 && digits != "" { // inf and nan have no groups
		digits = groupDigits(digits, f.group, size, width)
	}
	n := len(head) + len(digits) + runeCount(rest)
	if f.align == '=' && f.width > n {
		return head + strings.Repeat(string(appendRune(nil, f.fill)), f.width-n) + digits + rest
	}
	return f.pad(head+digits+rest, n, '>')
}

// groupDigits puts a separator between every size digits from the right, with zeros in front up to width.
func groupDigits(digits string, sep byte, size, width int) string {
	var out []byte
	n := 0
	for i := len(digits) - 1; i >= 0 || len(out) < width; i-- {
		if n == size {
			out = append(out, sep)
			n = 0
		}
		c := byte('0')
		if i >= 0 {
			c = digits[i]
		}
		out = append(out, c)
		n++
	}
	reverseBytes(out)
	return string(out)
}

func formatText(s, spec string) (string, *Exc) {
	f, err := parseFormatSpec(spec, "str")
	if err != nil {
		return "", err
	}
	switch {
	case f.group != 0 && (f.code == 0 || f.code == 's'):
		return "", badGroup(f.group, 's')
	case f.code != 0 && f.code != 's':
		return "", unknownCode(f.code, "str")
	case f.sign == ' ':
		return "", Errorf(&ValueError, "Space not allowed in string format specifier")
	case f.sign != 0:
		return "", Errorf(&ValueError, "Sign not allowed in string format specifier")
	case f.noNegZero:
		return "", Errorf(&ValueError, "Negative zero coercion (z) not allowed in string format specifier")
	case f.alt:
		return "", Errorf(&ValueError, "Alternate form (#) not allowed in string format specifier")
	case f.align == '=':
		return "", Errorf(&ValueError, "'=' alignment not allowed in string format specifier")
	}
	n := runeCount(s)
	if f.prec >= 0 && f.prec < n {
		s = s[:skipRunes(s, 0, f.prec)]
		n = f.prec
	}
	return f.pad(s, n, '<'), nil
}

func formatInt(v Value, spec string) (string, *Exc) {
	name := TypeOf(v).Name
	f, err := parseFormatSpec(spec, name)
	if err != nil {
		return "", err
	}
	n, b, _ := intOf(v)
	switch f.code {
	case 0, 'b', 'c', 'd', 'o', 'x', 'X', 'n':
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		x, _, err := realOf(v)
		if err != nil {
			return "", err
		}
		return f.float(x, name)
	default:
		return "", unknownCode(f.code, name)
	}
	if f.prec >= 0 {
		return "", Errorf(&ValueError, "Precision not allowed in integer format specifier")
	}
	if f.noNegZero {
		return "", Errorf(&ValueError, "Negative zero coercion (z) not allowed in integer format specifier")
	}
	if f.code == 'c' {
		switch {
		case f.sign != 0:
			return "", Errorf(&ValueError, "Sign not allowed with integer format specifier 'c'")
		case f.alt:
			return "", Errorf(&ValueError, "Alternate form (#) not allowed with integer format specifier 'c'")
		case b != nil:
			return "", Errorf(&OverflowError, "Python int too large to convert to C long")
		case n < 0 || n > 0x10FFFF:
			return "", Errorf(&OverflowError, "%%c arg not in range(0x110000)")
		}
		s := string(appendRune(nil, rune(n)))
		if f.align == '=' && f.width > 1 {
			f.align = '>'
		}
		return f.pad(s, 1, '>'), nil
	}
	digits, prefix, err := intDigits(n, b, f.code, f.alt)
	if err != nil {
		return "", err
	}
	neg := n < 0 || b != nil && b.Sign() < 0
	size := 3
	if prefixed := f.code == 'x' || f.code == 'X' || f.code == 'o' || f.code == 'b'; prefixed {
		size = 4
	}
	return f.number(neg, prefix, digits, "", size), nil
}

// intDigits is the magnitude of a number in the base that code stands for.
func intDigits(n int64, b *big.Int, code rune, alt bool) (digits, prefix string, err *Exc) {
	base := 10
	switch code {
	case 'b':
		base, prefix = 2, "0b"
	case 'o':
		base, prefix = 8, "0o"
	case 'x':
		base, prefix = 16, "0x"
	case 'X':
		base, prefix = 16, "0X"
	}
	if !alt {
		prefix = ""
	}
	switch {
	case b == nil && n >= 0:
		digits = strconv.FormatInt(n, base)
	case b == nil:
		digits = strconv.FormatUint(-uint64(n), base)
	case base == 10:
		if digits, err = bigText(b); err != nil {
			return "", "", err
		}
		digits = strings.TrimPrefix(digits, "-")
	default:
		digits = new(big.Int).Abs(b).Text(base)
	}
	if code == 'X' {
		digits = strings.ToUpper(digits)
	}
	return digits, prefix, nil
}

func formatFloatSpec(v Value, x float64, spec string) (string, *Exc) {
	name := TypeOf(v).Name
	f, err := parseFormatSpec(spec, name)
	if err != nil {
		return "", err
	}
	return f.float(x, name)
}

// digits renders |x| as f asks for, without grouping; neg tells whether a minus belongs before it.
func (f *formatSpec) digits(x float64, code rune, prec int, dot0 bool) (s string, neg bool) {
	kind := byte('r')
	switch code {
	case 0:
		if prec >= 0 {
			kind = 'g'
		}
	case 'e', 'E':
		kind = 'e'
	case 'f', 'F', '%':
		kind = 'f'
	case 'g', 'G', 'n':
		kind = 'g'
	}
	if prec < 0 && kind != 'r' {
		prec = 6
	}
	neg = math.Signbit(x) && !math.IsNaN(x)
	s = formatFloat(math.Abs(x), kind, prec, f.alt, dot0)
	if kind == 'r' && f.alt && !strings.Contains(s, ".") && s[0] <= '9' {
		m, e, found := strings.Cut(s, "e")
		if s = m + "."; found {
			s += "e" + e
		}
	}
	if neg && f.noNegZero && strings.Trim(s, "0.") == "" || neg && f.noNegZero && strings.HasPrefix(strings.TrimLeft(s, "0."), "e") {
		neg = false
	}
	if code == 'E' || code == 'F' || code == 'G' {
		s = strings.ToUpper(s)
	}
	return s, neg
}

func (f *formatSpec) float(x float64, typeName string) (string, *Exc) {
	code := f.code
	switch code {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n':
	case '%':
		x *= 100
	default:
		return "", unknownCode(code, typeName)
	}
	if f.prec > math.MaxInt32 {
		return "", Errorf(&ValueError, "precision too big")
	}
	s, neg := f.digits(x, code, f.prec, code == 0)
	if code == '%' {
		s += "%"
	}
	i := 0
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return f.number(neg, "", s[:i], s[i:], 3), nil
}

func formatComplex(v Value, spec string) (string, *Exc) {
	c := Cast[ComplexObj](v)
	f, err := parseFormatSpec(spec, TypeOf(v).Name)
	if err != nil {
		return "", err
	}
	switch f.code {
	case 0, 'e', 'E', 'f', 'F', 'g', 'G', 'n':
	default:
		return "", unknownCode(f.code, TypeOf(v).Name)
	}
	if f.zero || f.fill == '0' {
		return "", Errorf(&ValueError, "Zero padding is not allowed in complex format specifier")
	}
	if f.align == '=' {
		return "", Errorf(&ValueError, "'=' alignment flag is not allowed in complex format specifier")
	}
	if f.prec > math.MaxInt32 {
		return "", Errorf(&ValueError, "precision too big")
	}
	part := func(x float64, sign byte) string {
		p := f
		p.width, p.align, p.fill, p.sign = -1, 0, ' ', sign
		s, neg := p.digits(x, p.code, p.prec, false)
		i := 0
		for i < len(s) && isDigit(s[i]) {
			i++
		}
		return p.number(neg, "", s[:i], s[i:], 3)
	}
	var s string
	bare := f.code == 0
	switch {
	case bare && c.re == 0 && !math.Signbit(c.re):
		s = part(c.im, f.sign) + "j"
	case bare:
		s = "(" + part(c.re, f.sign) + part(c.im, '+') + "j)"
	default:
		s = part(c.re, f.sign) + part(c.im, '+') + "j"
	}
	return f.pad(s, len(s), '>'), nil
}
