package rt

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// FloatRepr is repr(f): the shortest decimal that reads back as f.
func FloatRepr(f float64) string {
	var buf [32]byte
	return string(appendFloatRepr(buf[:0], f))
}

func appendFloatRepr(dst []byte, f float64) []byte {
	switch {
	case math.IsNaN(f):
		return append(dst, "nan"...)
	case math.IsInf(f, 1):
		return append(dst, "inf"...)
	case math.IsInf(f, -1):
		return append(dst, "-inf"...)
	}
	if a := math.Abs(f); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.AppendFloat(dst, f, 'e', -1, 64)
	}
	start := len(dst)
	dst = strconv.AppendFloat(dst, f, 'f', -1, 64)
	for _, c := range dst[start:] {
		if c == '.' {
			return dst
		}
	}
	return append(dst, ".0"...)
}

func appendFixed(dst []byte, f float64, prec int) []byte {
	return strconv.AppendFloat(dst, f, 'f', prec, 64)
}

// parseDecimal reads a number in decimal notation. ok is false if it is none.
func parseDecimal(b []byte) (f float64, ok bool) {
	if len(b) > 200 {
		b = shortDecimal(b)
	}
	f, err := strconv.ParseFloat(stringView(b), 64)
	return f, err == nil || err.(*strconv.NumError).Err == strconv.ErrRange
}

// formatFloat renders a finite or infinite f without a sign for positive numbers. code is one of e f g r (shortest); prec is ignored
// for r. alt keeps the point and trailing zeros; dot0 appends ".0" where the result would look like an int.
func formatFloat(f float64, code byte, prec int, alt, dot0 bool) string {
	if math.IsNaN(f) {
		return "nan"
	}
	if math.IsInf(f, 0) {
		if f < 0 {
			return "-inf"
		}
		return "inf"
	}
	var s string
	switch code {
	case 'f':
		s = strconv.FormatFloat(f, 'f', prec, 64)
		if alt && prec == 0 {
			s += "."
		}
		return s
	case 'e':
		s = strconv.FormatFloat(f, 'e', prec, 64)
		if alt && prec == 0 {
			m, e, _ := strings.Cut(s, "e")
			s = m + ".e" + e
		}
		return s
	case 'r':
		return shortest(f, 16, dot0)
	}
	// g: precision counts significant digits, the exponent decides between the two forms.
	prec = max(prec, 1)
	s = strconv.FormatFloat(f, 'e', prec-1, 64)
	m, e, _ := strings.Cut(s, "e")
	exp, _ := strconv.Atoi(e)
	top := prec
	if dot0 && exp == prec-1 {
		// The added ".0" would be one digit too many.
		top = exp
	}
	if exp < -4 || exp >= top {
		if !alt {
			m = trimZeros(m)
		} else if prec == 1 {
			m += "."
		}
		return m + "e" + e
	}
	s = strconv.FormatFloat(f, 'f', max(prec-1-exp, 0), 64)
	if alt {
		if !strings.Contains(s, ".") {
			s += "."
		}
		return s
	}
	if strings.Contains(s, ".") {
		s = trimZeros(s)
	}
	if dot0 && !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// shortest is the shortest decimal that reads back as f, with an exponent from 1e<limit> on.
func shortest(f float64, limit int, dot0 bool) string {
	s := strconv.FormatFloat(f, 'e', -1, 64)
	_, e, _ := strings.Cut(s, "e")
	exp, _ := strconv.Atoi(e)
	if f != 0 && (exp < -4 || exp >= limit) {
		return s
	}
	s = strconv.FormatFloat(f, 'f', -1, 64)
	if dot0 && !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

func trimZeros(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(s, "0")
		s = strings.TrimSuffix(s, ".")
	}
	return s
}

// parseFloatText is float(s) of text already stripped and with ASCII digits.
func parseFloatText(s string) (float64, bool) {
	if strings.ContainsRune(s, '_') {
		var ok bool
		if s, ok = dropUnderscores(s); !ok {
			return 0, false
		}
	}
	body := s
	if body != "" && (body[0] == '+' || body[0] == '-') {
		body = body[1:]
	}
	switch strings.ToLower(body) {
	case "inf", "infinity":
		return math.Inf(1 - 2*b2i(s[0] == '-')), true
	case "nan":
		return math.Copysign(math.NaN(), float64(1-2*b2i(s[0] == '-'))), true
	}
	digits, i := 0, 0
	for ; i < len(body) && isDigit(body[i]); i++ {
		digits++
	}
	if i < len(body) && body[i] == '.' {
		for i++; i < len(body) && isDigit(body[i]); i++ {
			digits++
		}
	}
	if digits == 0 {
		return 0, false
	}
	if i < len(body) && (body[i] == 'e' || body[i] == 'E') {
		i++
		if i < len(body) && (body[i] == '+' || body[i] == '-') {
			i++
		}
		if i == len(body) {
			return 0, false
		}
		for ; i < len(body) && isDigit(body[i]); i++ {
		}
	}
	if i != len(body) {
		return 0, false
	}
	return parseDecimal([]byte(s))
}

// shortDecimal writes a well-formed long number in scientific notation with at most 801 digits, the last of which stands for all that follow:
// no float needs more to be rounded correctly. strconv takes a number for zero or infinite when its digits alone, without the exponent, are.
func shortDecimal(b []byte) []byte {
	text := string(b)
	mantissa, exponent := text, "0"
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		mantissa, exponent = text[:i], text[i+1:]
	}
	sign := ""
	if mantissa[0] == '-' || mantissa[0] == '+' {
		sign, mantissa = mantissa[:1], mantissa[1:]
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits := strings.TrimLeft(whole+fraction, "0")
	scale := len(whole) - (len(whole) + len(fraction) - len(digits)) // the point stands after so many of the digits
	if digits = strings.TrimRight(digits, "0"); digits == "" {
		return []byte(sign + "0")
	}
	if len(digits) > 800 {
		digits = digits[:800] + "1"
	}
	e, err := strconv.ParseInt(exponent, 10, 48)
	if err != nil { // out of range: saturated
		e = 1 << 48
		if exponent[0] == '-' {
			e = -e
		}
	}
	e = min(max(e+int64(scale), -9999), 9999)
	return []byte(sign + "0." + digits + "e" + strconv.FormatInt(e, 10))
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// dropUnderscores removes underscores, each of which must stand between digits.
func dropUnderscores(s string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '_' {
			if i == 0 || i+1 == len(s) || !isDigit(s[i-1]) || !isDigit(s[i+1]) {
				return "", false
			}
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String(), true
}

// floatHex is float.hex.
func floatHex(f float64) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return FloatRepr(f)
	}
	sign := ""
	if math.Signbit(f) {
		sign = "-"
	}
	bits := math.Float64bits(f)
	frac, exp := bits&(1<<52-1), int(bits>>52&0x7ff)
	lead := "1"
	switch {
	case exp == 0 && frac == 0:
		return sign + "0x0.0p+0"
	case exp == 0:
		lead, exp = "0", -1022
	default:
		exp -= 1023
	}
	h := strconv.FormatUint(frac, 16)
	h = strings.Repeat("0", 13-len(h)) + h
	return sign + "0x" + lead + "." + h + "p" + signed(exp)
}

func signed(n int) string {
	if n < 0 {
		return strconv.Itoa(n)
	}
	return "+" + strconv.Itoa(n)
}

// floatFromHex is float.fromhex.
func floatFromHex(text string) (Value, *Exc) {
	invalid := func() (Value, *Exc) {
		return Unset, Errorf(&ValueError, "invalid hexadecimal floating-point string")
	}
	s := strings.ToLower(strings.Trim(text, " \t\n\r\f\v"))
	neg := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		neg = s[0] == '-'
		s = s[1:]
	}
	switch s {
	case "inf", "infinity":
		return Float(math.Inf(1 - 2*b2i(neg))), nil
	case "nan":
		return Float(math.NaN()), nil
	}
	s = strings.TrimPrefix(s, "0x")
	m, e, hasExp := strings.Cut(s, "p")
	exp := 0
	if hasExp {
		var err error
		if exp, err = strconv.Atoi(e); err != nil {
			if ne := err.(*strconv.NumError); ne.Err != strconv.ErrRange {
				return invalid()
			}
		}
	}
	whole, frac, _ := strings.Cut(m, ".")
	if whole+frac == "" || strings.Trim(whole+frac, "0123456789abcdef") != "" {
		return invalid()
	}
	z, _ := new(big.Int).SetString(whole+frac, 16)
	if z.Sign() == 0 {
		return Float(math.Copysign(0, 1-2*float64(b2i(neg)))), nil
	}
	tooLarge := func() (Value, *Exc) {
		return Unset, Errorf(&OverflowError, "hexadecimal value too large to represent as a float")
	}
	exp = max(min(exp, 1<<30), -1<<30) - 4*len(frac)
	switch top := z.BitLen() + exp; {
	case top > 1100:
		return tooLarge()
	case top < -1100:
		return Float(math.Copysign(0, 1-2*float64(b2i(neg)))), nil
	}
	bf := new(big.Float).SetInt(z)
	f, _ := bf.SetMantExp(bf, exp).Float64()
	if math.IsInf(f, 0) {
		return tooLarge()
	}
	if neg {
		f = -f
	}
	return Float(f), nil
}
