package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// simpleEscapes maps the character after a backslash to what the two stand for.
var simpleEscapes = [128]byte{
	'\\': '\\', '\'': '\'', '"': '"', 'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v',
}

func octal(c byte) bool { return '0' <= c && c <= '7' }

// hexValue evaluates the hexadecimal digits that s starts with, n at most, and says how many there are.
func hexValue(s string, n int) (v rune, digits int) {
	for digits < n && digits < len(s) {
		c := s[digits]
		switch {
		case '0' <= c && c <= '9':
			v = v<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			v = v<<4 | rune(c|0x20-'a'+10)
		default:
			return v, digits
		}
		digits++
	}
	return v, digits
}

// octalValue evaluates the octal digits that s starts with, three at most.
func octalValue(s string) (v rune, digits int) {
	for digits < 3 && digits < len(s) && octal(s[digits]) {
		v = v<<3 | rune(s[digits]-'0')
		digits++
	}
	return v, digits
}

// appendRune is utf8.AppendRune, but for surrogates, which it appends in the same three-byte form.
func appendRune(b *strings.Builder, r rune) {
	if 0xD800 <= r && r < 0xE000 {
		b.Write([]byte{0xE0 | byte(r>>12), 0x80 | byte(r>>6)&0x3F, 0x80 | byte(r)&0x3F})
		return
	}
	b.WriteRune(r)
}

// unescape evaluates the escapes in s, the text of the str literal or f-string piece that token i is.
func (r *restorer) unescape(i int, s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for p := 0; p < len(s); {
		k := strings.IndexByte(s[p:], '\\')
		if k < 0 || p+k+1 >= len(s) {
			b.WriteString(s[p:])
			break
		}
		b.WriteString(s[p : p+k])
		start := p + k
		p = start + 2
		c := s[start+1]
		switch {
		case c == '\n':
		case octal(c):
			v, n := octalValue(s[start+1:])
			appendRune(&b, v)
			p = start + 1 + n
		case c == 'x', c == 'u', c == 'U':
			n, form := 2, `\xXX`
			if c == 'u' {
				n, form = 4, `\uXXXX`
			} else if c == 'U' {
				n, form = 8, `\UXXXXXXXX`
			}
			v, digits := hexValue(s[p:], n)
			if digits < n {
				r.failEscape(i, s, start, p+digits, "truncated "+form+" escape")
			}
			if v < 0 || v > utf8.MaxRune {
				r.failEscape(i, s, start, p+digits, "illegal Unicode character")
			}
			appendRune(&b, v)
			p += n
		case c == 'N':
			end := -1
			if p < len(s) && s[p] == '{' {
				end = strings.IndexByte(s[p:], '}')
			}
			if end <= 1 {
				stop := p
				if end == 1 {
					stop = p + 1
				} else if p < len(s) && s[p] == '{' {
					stop = len(s)
				}
				r.failEscape(i, s, start, stop, `malformed \N character escape`)
			}
			v := runeNamed(s[p+1 : p+end])
			p += end + 1
			if v < 0 {
				r.failEscape(i, s, start, p, "unknown Unicode character name")
			}
			b.WriteRune(v)
		case c < 128 && simpleEscapes[c] != 0:
			b.WriteByte(simpleEscapes[c])
		default:
			b.WriteByte('\\')
			p = start + 1
		}
	}
	return b.String()
}

// failEscape reports that s[from:to] is no escape. CPython counts in a form of s in which every character beyond ASCII is
// written in ten.
func (r *restorer) failEscape(i int, s string, from, to int, what string) {
	width := func(s string) int {
		n := 0
		for _, c := range s {
			if n++; c >= 0x80 {
				n += 9
			}
		}
		return n
	}
	a, z := width(s[:from]), width(s[:to])-1
	r.fail(i, i, fmt.Sprintf("(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s", a, z, what))
}

// decodeBytes evaluates the bytes literal that token i is.
func (r *restorer) decodeBytes(i int, l literal) string {
	s := l.body
	for k := range len(s) {
		if s[k] >= 0x80 {
			r.fail(i, i, "bytes can only contain ASCII literal characters")
		}
	}
	if l.raw || strings.IndexByte(s, '\\') < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for p := 0; p < len(s); {
		c := s[p]
		p++
		if c != '\\' || p >= len(s) {
			b = append(b, c)
			continue
		}
		c = s[p]
		p++
		switch {
		case c == '\n':
		case octal(c):
			v, n := octalValue(s[p-1:])
			b = append(b, byte(v))
			p += n - 1
		case c == 'x':
			v, n := hexValue(s[p:], 2)
			if n < 2 {
				r.fail(i, i, fmt.Sprintf(`(value error) invalid \x escape at position %d`, p-2))
			}
			b = append(b, byte(v))
			p += 2
		case simpleEscapes[c] != 0:
			b = append(b, simpleEscapes[c])
		default:
			b = append(b, '\\', c)
		}
	}
	return string(b)
}
