// Package repr writes constants as Python does.
package repr

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/py2go/py2go/translate/syntax/ast"
)

// Constant is Python's repr of the value of a Constant.
func Constant(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case bool:
		if v {
			return "True"
		}
		return "False"
	case *big.Int:
		return v.String()
	case float64:
		return float(v)
	case complex128:
		return complexNumber(v)
	case string:
		return String(v)
	case ast.Bytes:
		return bytes(string(v))
	case ast.EllipsisValue:
		return "Ellipsis"
	}
	panic(fmt.Sprintf("unexpected constant %T", v))
}

// float is the shortest decimal that reads back as f; like Python, with an exponent below 1e-4 and from 1e16.
func float(f float64) string {
	if math.IsInf(f, 0) {
		return "inf"
	}
	e := strconv.FormatFloat(f, 'e', -1, 64)
	exp, _ := strconv.Atoi(e[strings.IndexByte(e, 'e')+1:])
	if f != 0 && (exp < -4 || exp >= 16) {
		return e
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// complexNumber leaves out a real part of +0.
func complexNumber(c complex128) string {
	re, im := strings.TrimSuffix(float(real(c)), ".0"), strings.TrimSuffix(float(imag(c)), ".0")
	if re == "0" {
		return im + "j"
	}
	if im[0] != '-' {
		im = "+" + im
	}
	return "(" + re + im + "j)"
}

// Printable is str.isprintable of Unicode 15.1, which has a few characters more than package unicode.
func Printable(r rune) bool {
	return unicode.IsPrint(r) || 0x2FFC <= r && r <= 0x2FFF || r == 0x31EF || 0x2EBF0 <= r && r <= 0x2EE5D
}

// quoteFor chooses the quote for the repr of s: the single one, unless only that occurs in it.
func quoteFor(s string) byte {
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		return '"'
	}
	return '\''
}

// String is the repr of a str. Lone surrogates are in their three-byte form.
func String(s string) string {
	q := quoteFor(s)
	b := []byte{q}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 && i+2 < len(s) { // a surrogate
			r, n = rune(s[i]&0xF)<<12|rune(s[i+1]&0x3F)<<6|rune(s[i+2]&0x3F), 3
			b = fmt.Appendf(b, `\u%04x`, r)
			i += n
			continue
		}
		i += n
		switch {
		case r == rune(q) || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\r':
			b = append(b, `\r`...)
		case r == '\t':
			b = append(b, `\t`...)
		case Printable(r):
			b = utf8.AppendRune(b, r)
		case r < 0x100:
			b = fmt.Appendf(b, `\x%02x`, r)
		case r < 0x10000:
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = fmt.Appendf(b, `\U%08x`, r)
		}
	}
	return string(append(b, q))
}

// bytes is the repr of a bytes object.
func bytes(s string) string {
	q := quoteFor(s)
	b := []byte{'b', q}
	for i := range len(s) {
		switch c := s[i]; {
		case c == q || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c == '\t':
			b = append(b, `\t`...)
		case c < ' ' || c >= 0x7F:
			b = fmt.Appendf(b, `\x%02x`, c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, q))
}
