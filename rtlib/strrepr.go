package rt

import (
	"strings"
	"unicode"
)

func strReprSlot(v Value) (Value, *Exc) { return NewStr(StrRepr(Cast[Str](v).s)), nil }

// StrRepr is repr() of text.
func StrRepr(s string) string { return quoteText(s) }

// escapeNonASCII turns a repr into what ascii() gives: every character beyond ASCII escaped.
func escapeNonASCII(s string) string {
	if isASCII(s) {
		return s
	}
	b := make([]byte, 0, len(s)*2)
	eachRune(s, func(r rune) bool {
		if r < 0x80 {
			b = append(b, byte(r))
		} else {
			b = appendEscape(b, r)
		}
		return true
	})
	return stringView(b)
}

const lowerHex = "0123456789abcdef"

// appendEscape appends r as \xhh, \uhhhh or \Uhhhhhhhh.
func appendEscape(b []byte, r rune) []byte {
	n := 8
	switch {
	case r < 0x100:
		b, n = append(b, `\x`...), 2
	case r < 0x10000:
		b, n = append(b, `\u`...), 4
	default:
		b = append(b, `\U`...)
	}
	for n--; n >= 0; n-- {
		b = append(b, lowerHex[r>>(4*n)&15])
	}
	return b
}

func quoteText(s string) string {
	quote := byte('\'')
	if strings.IndexByte(s, '\'') >= 0 && strings.IndexByte(s, '"') < 0 {
		quote = '"'
	}
	b := make([]byte, 0, len(s)+2)
	b = append(b, quote)
	for i := 0; i < len(s); {
		c := s[i]
		if c < 0x80 {
			i++
			switch {
			case c == quote || c == '\\':
				b = append(b, '\\', c)
			case c == '\n':
				b = append(b, `\n`...)
			case c == '\r':
				b = append(b, `\r`...)
			case c == '\t':
				b = append(b, `\t`...)
			case c < ' ' || c == 0x7f:
				b = appendEscape(b, rune(c))
			default:
				b = append(b, c)
			}
			continue
		}
		r, n := decodeRune(s[i:])
		if isPrintable(r) {
			b = append(b, s[i:i+n]...)
		} else {
			b = appendEscape(b, r)
		}
		i += n
	}
	return stringView(append(b, quote))
}

// ideograph15 reports ideographs that Unicode 15.1 added to what Go's tables know.
func ideograph15(r rune) bool { return 0x2EBF0 <= r && r <= 0x2EE5D }

func isPrintable(r rune) bool {
	switch {
	case r < 0x7f:
		return r >= ' '
	case 0xD800 <= r && r <= 0xDFFF:
		return false
	}
	return unicode.IsPrint(r) || ideograph15(r) || 0x2FFC <= r && r <= 0x2FFF || r == 0x31EF
}

// isSpace is str.isspace of one character.
func isSpace(r rune) bool {
	switch {
	case r < 0x80:
		return r == ' ' || '\t' <= r && r <= '\r' || 0x1c <= r && r <= 0x1f
	case r == 0x85 || r == 0xA0:
		return true
	case r < 0x1680:
		return false
	}
	return r == 0x1680 || 0x2000 <= r && r <= 0x200A || r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x3000
}
