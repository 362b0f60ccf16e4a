package rt

import (
	"slices"
	"strings"
	"unicode"
)

// inRanges reports whether r is in one of the pairs of first and last, which are in order.
func inRanges(pairs []rune, r rune) bool {
	i, found := slices.BinarySearch(pairs, r)
	return found || i%2 == 1
}

func isUpper(r rune) bool { return unicode.IsUpper(r) || r > 0x80 && inRanges(upperRanges, r) }
func isLower(r rune) bool { return unicode.Is(unicode.Ll, r) || r > 0x80 && inRanges(lowerRanges, r) }
func isTitle(r rune) bool { return unicode.IsTitle(r) }
func isCased(r rune) bool { return isUpper(r) || isLower(r) || isTitle(r) }
func isAlpha(r rune) bool { return unicode.IsLetter(r) || ideograph15(r) }
func isDecimal(r rune) bool {
	return '0' <= r && r <= '9' || r >= 0x660 && unicode.Is(unicode.Nd, r)
}
func isDigitRune(r rune) bool { return isDecimal(r) || r > 0x80 && inRanges(digitRanges, r) }
func isNumeric(r rune) bool   { return isDigitRune(r) || r > 0x80 && inRanges(numericRanges, r) }
func isAlnum(r rune) bool     { return isAlpha(r) || isNumeric(r) }

// Characters whose identifier properties do not follow from their category.
var (
	notIDStart = []rune{0x37a, 0x37a, 0xe33, 0xe33, 0xeb3, 0xeb3, 0x2e2f, 0x2e2f, 0xfc5e, 0xfc63, 0xfdfa, 0xfdfb, 0xfe70, 0xfe70, 0xfe72, 0xfe72,
		0xfe74, 0xfe74, 0xfe76, 0xfe76, 0xfe78, 0xfe78, 0xfe7a, 0xfe7a, 0xfe7c, 0xfe7c, 0xfe7e, 0xfe7e, 0xff9e, 0xff9f}
	notIDPart = []rune{0x37a, 0x37a, 0x2e2f, 0x2e2f, 0xfc5e, 0xfc63, 0xfdfa, 0xfdfb, 0xfe70, 0xfe70, 0xfe72, 0xfe72, 0xfe74, 0xfe74, 0xfe76, 0xfe76,
		0xfe78, 0xfe78, 0xfe7a, 0xfe7a, 0xfe7c, 0xfe7c, 0xfe7e, 0xfe7e}
	moreIDStart = []rune{0x1885, 0x1886, 0x2118, 0x2118, 0x212e, 0x212e}
	moreIDPart  = []rune{0xb7, 0xb7, 0x387, 0x387, 0x1369, 0x1371, 0x19da, 0x19da, 0x200c, 0x200d, 0x2118, 0x2118, 0x212e, 0x212e, 0x30fb, 0x30fb, 0xff65, 0xff65}
)

func isIDStart(r rune) bool {
	if r < 0x80 {
		return r == '_' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return (isAlpha(r) || unicode.Is(unicode.Nl, r)) && !inRanges(notIDStart, r) || inRanges(moreIDStart, r)
}

func isIDPart(r rune) bool {
	if r < 0x80 {
		return isIDStart(r) || '0' <= r && r <= '9'
	}
	return (isAlpha(r) || unicode.In(r, unicode.Nl, unicode.Nd, unicode.Mn, unicode.Mc, unicode.Pc)) && !inRanges(notIDPart, r) || inRanges(moreIDPart, r)
}

// IsIdentifier is str.isidentifier.
func IsIdentifier(s string) bool {
	if s == "" {
		return false
	}
	first, ok := true, true
	eachRune(s, func(r rune) bool {
		ok = first && isIDStart(r) || !first && isIDPart(r)
		first = false
		return ok
	})
	return ok
}

// specialCases are what characters become in another case, in the order of the characters.
type specialCases []specialCase

type specialCase struct {
	from rune
	to   string
}

func (c specialCases) of(r rune) (to string, ok bool) {
	i, ok := slices.BinarySearchFunc(c, r, func(s specialCase, r rune) int { return int(s.from - r) })
	if !ok {
		return "", false
	}
	return c[i].to, true
}

func appendUpper(b []byte, r rune) []byte {
	if s, ok := specialUpper.of(r); ok && r > 0x80 {
		return append(b, s...)
	}
	return appendRune(b, unicode.ToUpper(r))
}

func appendTitle(b []byte, r rune) []byte {
	if s, ok := specialTitle.of(r); ok && r > 0x80 {
		return append(b, s...)
	}
	return appendRune(b, unicode.ToTitle(r))
}

// appendLower appends the lower case of s[i:]'s first character r; a capital sigma looks at its surroundings.
func appendLower(b []byte, s string, i int, r rune) []byte {
	switch {
	case r < 0x80:
		return append(b, byte(unicode.ToLower(r)))
	case r == 0x3A3:
		if finalSigma(s, i) {
			return appendRune(b, 0x3C2)
		}
		return appendRune(b, 0x3C3)
	}
	if t, ok := specialLower.of(r); ok {
		return append(b, t...)
	}
	return appendRune(b, unicode.ToLower(r))
}

func caseIgnorable(r rune) bool {
	switch r {
	case '\'', '.', ':', '^', '`', 0xA8, 0xAD, 0xAF, 0xB4, 0xB7, 0xB8, 0x2018, 0x2019, 0x2024, 0x2027, 0xFE13, 0xFE52, 0xFE55, 0xFF07, 0xFF0E, 0xFF1A, 0x387, 0x55F, 0x5F4:
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk)
}

// finalSigma reports whether the sigma at i ends a word: a cased letter before it, none after.
func finalSigma(s string, i int) bool {
	before := s[:i]
	for {
		if before == "" {
			return false
		}
		r, n := lastRune(before)
		if !caseIgnorable(r) {
			if !isCased(r) {
				return false
			}
			break
		}
		before = before[:len(before)-n]
	}
	after := s[i+2:]
	for after != "" {
		r, n := decodeRune(after)
		if !caseIgnorable(r) {
			return !isCased(r)
		}
		after = after[n:]
	}
	return true
}

// mapText builds text from what f appends for every character.
func mapText(s string, f func(b []byte, i int, r rune) []byte) string {
	b := make([]byte, 0, len(s)+8)
	for i := 0; i < len(s); {
		r, n := decodeRune(s[i:])
		b = f(b, i, r)
		i += n
	}
	return stringView(b)
}

func textUpper(s string) string {
	if isASCII(s) {
		return strings.ToUpper(s)
	}
	return mapText(s, func(b []byte, _ int, r rune) []byte { return appendUpper(b, r) })
}

func textLower(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	return mapText(s, func(b []byte, i int, r rune) []byte { return appendLower(b, s, i, r) })
}

func textFold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	return mapText(s, func(b []byte, _ int, r rune) []byte {
		if f, ok := specialFold.of(r); ok {
			return append(b, f...)
		}
		if l, ok := specialLower.of(r); ok {
			return append(b, l...)
		}
		return appendRune(b, unicode.ToLower(r))
	})
}

func textCapitalize(s string) string {
	return mapText(s, func(b []byte, i int, r rune) []byte {
		if i == 0 {
			return appendTitle(b, r)
		}
		return appendLower(b, s, i, r)
	})
}

func textTitle(s string) string {
	previous := false
	return mapText(s, func(b []byte, i int, r rune) []byte {
		if previous {
			b = appendLower(b, s, i, r)
		} else {
			b = appendTitle(b, r)
		}
		previous = isCased(r)
		return b
	})
}

func textSwapCase(s string) string {
	return mapText(s, func(b []byte, i int, r rune) []byte {
		switch {
		case isUpper(r):
			return appendLower(b, s, i, r)
		case isLower(r):
			return appendUpper(b, r)
		}
		return appendRune(b, r)
	})
}

// isTitleText is str.istitle.
func isTitleText(s string) bool {
	cased, previous, ok := false, false, true
	eachRune(s, func(r rune) bool {
		switch {
		case isUpper(r) || isTitle(r):
			ok = !previous
			previous, cased = true, true
		case isLower(r):
			ok = previous
			previous, cased = true, true
		default:
			previous = false
		}
		return ok
	})
	return ok && cased
}

// hasCase is str.isupper or str.islower: all cased characters satisfy want, and there is one.
func hasCase(s string, want func(rune) bool) bool {
	cased, ok := false, true
	eachRune(s, func(r rune) bool {
		if want(r) {
			cased = true
		} else {
			ok = !isCased(r)
		}
		return ok
	})
	return ok && cased
}
