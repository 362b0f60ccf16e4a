package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/py2go/py2go/translate/syntax/internal/repr"
	"github.com/py2go/py2go/translate/syntax/source"
)

func digit(c byte) bool    { return '0' <= c && c <= '9' }
func hexDigit(c byte) bool { return digit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

func nameStart(c byte) bool { return nameByte[c] && !digit(c) }

// nameByte says which bytes may be part of an identifier as far as bytes can tell.
var nameByte = func() (t [256]bool) {
	for c := range t {
		b := byte(c)
		t[c] = b >= 0x80 || b == '_' || digit(b) || 'a' <= b|0x20 && b|0x20 <= 'z'
	}
	return
}()

// checkIdentifier fails if the name from start to p is no identifier by PEP 3131.
func (s *scanner) checkIdentifier(start int) {
	if !s.file.Valid {
		if bad := source.BadUTF8(s.src[start:s.p]); bad != "" {
			s.failAt(s.line, s.file.Consumed(s.line, s.p-s.lineStart()), -1, "(unicode error) "+bad)
		}
	}
	for i, r := range s.src[start:s.p] {
		if i == 0 && xidStart(r) || i > 0 && xidContinue(r) {
			continue
		}
		s.p = start + i + utf8.RuneLen(r)
		if repr.Printable(r) {
			s.fail("invalid character '%c' (U+%04X)", r, r)
		}
		s.fail("invalid non-printable character U+%04X", r)
	}
}

func idStart(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.In(r, unicode.Nl, unicode.Other_ID_Start)
}

func idContinue(r rune) bool {
	return idStart(r) || unicode.In(r, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
}

// xidStart and xidContinue are the Unicode properties closed under NFKC.
func xidStart(r rune) bool {
	if !idStart(r) {
		return false
	}
	for i, c := range norm.NFKC.String(string(r)) {
		if i == 0 && !idStart(c) || !idContinue(c) {
			return false
		}
	}
	return true
}

func xidContinue(r rune) bool {
	if !idContinue(r) {
		return false
	}
	for _, c := range norm.NFKC.String(string(r)) {
		if !idContinue(c) {
			return false
		}
	}
	return true
}

// number scans a numeric literal.
func (s *scanner) number() {
	start := s.p
	switch c := s.at(s.p + 1); {
	case s.src[s.p] != '0':
		s.decimal()
	case c == 'x' || c == 'X':
		s.radix("hexadecimal", hexDigit)
	case c == 'o' || c == 'O':
		s.radix("octal", func(c byte) bool { return '0' <= c && c <= '7' })
	case c == 'b' || c == 'B':
		s.radix("binary", func(c byte) bool { return c == '0' || c == '1' })
	default:
		s.zero()
	}
	s.add(Number, None, start, s.p, s.line)
}

func (s *scanner) radix(kind string, ok func(byte) bool) {
	s.p += 2
	for {
		if s.at(s.p) == '_' {
			s.p++
		}
		if c := s.at(s.p); !ok(c) {
			s.badDigit(kind, c)
			s.fail("invalid %s literal", kind)
		}
		for ok(s.at(s.p)) {
			s.p++
		}
		if s.at(s.p) != '_' {
			break
		}
	}
	s.badDigit(kind, s.at(s.p))
	s.endOfNumber(kind)
}

func (s *scanner) badDigit(kind string, c byte) {
	if digit(c) && kind != "hexadecimal" {
		s.p++
		s.fail("invalid digit '%c' in %s literal", c, kind)
	}
}

// digits scans decimal digits; single underscores may stand between them.
func (s *scanner) digits() {
	for {
		for digit(s.at(s.p)) {
			s.p++
		}
		if s.at(s.p) != '_' {
			return
		}
		s.p++
		if !digit(s.at(s.p)) {
			s.fail("invalid decimal literal")
		}
	}
}

// zero scans a number that starts with 0: more zeros, a float or an imaginary, but no other integer.
func (s *scanner) zero() {
	start := s.p
	s.p++
	for {
		if s.at(s.p) == '_' {
			s.p++
			if !digit(s.at(s.p)) {
				s.fail("invalid decimal literal")
			}
		}
		if s.at(s.p) != '0' {
			break
		}
		s.p++
	}
	zeros := s.p
	nonzero := digit(s.at(s.p))
	if nonzero {
		s.digits()
	}
	switch c := s.at(s.p) | 0x20; {
	case s.at(s.p) == '.' || c == 'e' || c == 'j':
		s.fraction()
	case nonzero:
		ls := s.lineStart()
		s.failAt(s.line, s.chars(ls, start)+1, s.chars(ls, zeros)+1,
			"leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
	default:
		s.endOfNumber("decimal")
	}
}

func (s *scanner) decimal() {
	if s.src[s.p] != '.' {
		s.digits()
	}
	s.fraction()
}

// fraction scans what may follow the integral part of a decimal number.
func (s *scanner) fraction() {
	if s.at(s.p) == '.' {
		s.p++
		if digit(s.at(s.p)) {
			s.digits()
		}
	}
	if s.at(s.p)|0x20 == 'e' {
		switch c := s.at(s.p + 1); {
		case c == '+' || c == '-':
			s.p += 2
			if !digit(s.at(s.p)) {
				s.fail("invalid decimal literal")
			}
			s.digits()
		case digit(c):
			s.p++
			s.digits()
		default:
			s.endOfNumber("decimal")
			return
		}
	}
	if s.at(s.p)|0x20 == 'j' {
		s.p++
		s.endOfNumber("imaginary")
		return
	}
	s.endOfNumber("decimal")
}

// endOfNumber fails if a name follows directly that is not one of the keywords that may.
func (s *scanner) endOfNumber(kind string) {
	c := s.at(s.p)
	if !nameByte[c] || c >= 0x80 {
		return
	}
	rest := s.src[s.p:]
	for _, w := range [...]string{"and", "else", "for", "or", "not"} {
		if strings.HasPrefix(rest, w) && !nameByte[s.at(s.p+len(w))] {
			return
		}
	}
	if c == 'i' && strings.IndexByte("fns", s.at(s.p+1)) >= 0 {
		return
	}
	s.fail("invalid %s literal", kind)
}

// string scans a string or bytes literal whose prefix starts at start; p is at the quote.
func (s *scanner) string(start int) {
	q, n := s.quote()
	line, escapedQuote := s.line, false
	s.p += n
	for {
		c := s.at(s.p)
		switch {
		case s.p >= len(s.src) || n == 1 && c == '\n':
			s.unterminated(start, line, q, n, escapedQuote)
		case c == q && (n == 1 || s.at(s.p+1) == q && s.at(s.p+2) == q):
			s.p += n
			s.add(String, None, start, s.p, line)
			return
		case c == '\\':
			s.p++
			escapedQuote = escapedQuote || s.at(s.p) == q
			if s.at(s.p) == '\n' {
				s.newline()
			}
			s.p++
		case c == '\n':
			s.newline()
			s.p++
		default:
			s.p++
		}
	}
}

// quote returns the quote character at p and how often it stands there: 1 or 3.
func (s *scanner) quote() (byte, int) {
	q := s.src[s.p]
	if s.at(s.p+1) == q && s.at(s.p+2) == q {
		return q, 3
	}
	return q, 1
}

// unterminated fails at the string that starts at start on the given line and has not ended by p.
func (s *scanner) unterminated(start, line int, q byte, n int, escapedQuote bool) {
	detected := s.line
	if s.p >= len(s.src) { // CPython counts up to the last line that there is
		detected = len(s.file.Lines) - 1
	}
	s.p, s.line = start+1, line
	if m := s.mode(); m != nil && m.quote == q && m.size == n {
		s.fail("f-string: expecting '}'")
	}
	switch {
	case n == 3:
		s.fail("unterminated triple-quoted string literal (detected at line %d)", detected)
	case escapedQuote:
		s.fail("unterminated string literal (detected at line %d); perhaps you escaped the end quote?", detected)
	}
	s.fail("unterminated string literal (detected at line %d)", detected)
}
