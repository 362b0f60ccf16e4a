package source

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// sequence says how many bytes of s, which is not empty, make a character, or, with the reason, how many of them Python's decoder
// takes for one mistake.
func sequence(s string) (n int, why string) {
	c := s[0]
	low, high := byte(0x80), byte(0xBF) // what the second byte may be
	switch {
	case c < 0x80:
		return 1, ""
	case c < 0xC2, c > 0xF4:
		return 1, "invalid start byte"
	case c < 0xE0:
		n = 2
	case c < 0xF0:
		n = 3
	default:
		n = 4
	}
	switch c {
	case 0xE0:
		low = 0xA0
	case 0xED:
		high = 0x9F
	case 0xF0:
		low = 0x90
	case 0xF4:
		high = 0x8F
	}
	for i := 1; i < n; i++ {
		if i >= len(s) {
			return i, "unexpected end of data"
		}
		if s[i] < low || s[i] > high {
			return i, "invalid continuation byte"
		}
		low, high = 0x80, 0xBF
	}
	return n, ""
}

// BadUTF8 words the first mistake in s as Python's decoder does; "" if s is UTF-8.
func BadUTF8(s string) string {
	for i := 0; i < len(s); {
		n, why := sequence(s[i:])
		switch {
		case why == "":
			i += n
		case n == 1:
			return fmt.Sprintf("'utf-8' codec can't decode byte 0x%02x in position %d: %s", s[i], i, why)
		default:
			return fmt.Sprintf("'utf-8' codec can't decode bytes in position %d-%d: %s", i, i+n-1, why)
		}
	}
	return ""
}

// replaceBad puts a replacement character in the place of every mistake in s, as Python does.
func replaceBad(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		n, why := sequence(s)
		if why == "" {
			b.WriteString(s[:n])
		} else {
			b.WriteRune(utf8.RuneError)
		}
		s = s[n:]
	}
	return b.String()
}

// Characters counts the characters of s, in which every mistake is one.
func Characters(s string) int { return utf8.RuneCountInString(replaceBad(s)) }

// characters counts the characters of the first n bytes of line l. Where the line is not UTF-8 it counts as CPython does, which cuts
// the line off after the mistakes have been replaced; what is beyond the end counts too.
func (t *Text) characters(l string, n int) int {
	extra := max(n-len(l), 0)
	if !t.Valid && !utf8.ValidString(l) {
		l = replaceBad(l)
		extra = max(n-len(l), 0)
		return utf8.RuneCountInString(replaceBad(l[:n-extra])) + extra
	}
	return utf8.RuneCountInString(l[:n-extra]) + extra
}
