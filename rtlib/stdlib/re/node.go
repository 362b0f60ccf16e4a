package re

import (
	"slices"
	"unicode"

	rt "github.com/py2go/py2go/rtlib"
)

// kind is what a node matches.
type kind uint8

const (
	kEmpty  kind = iota
	kChar        // r
	kAny         // . without DOTALL
	kAll         // any character
	kSet         // set
	kCat         // subs in sequence
	kAlt         // one of subs
	kRepeat      // subs[0], lo to hi times
	kGroup       // subs[0], as group n
	kRef         // the text of group n again
	kAhead       // assertion: subs[0] follows
	kBehind      // assertion: subs[0], n characters wide, precedes
	kAtomic      // subs[0], once and for all
	kCond        // subs[0] if group n took part, else subs[1]
	kAt          // position at
)

// position is where an assertion of width 0 holds.
type position uint8

const (
	atStart   position = iota // \A, and ^
	atLine                    // ^ with MULTILINE
	atEnd                     // \Z
	atEndLine                 // $: the end, or before a last line feed
	atLineEnd                 // $ with MULTILINE
	atWord                    // \b
	atNoWord                  // \B
)

// The modes of repeats.
const (
	greedy = iota
	lazy
	possessive
)

// node is a parsed pattern.
type node struct {
	kind   kind
	r      rune
	fold   bool // ignore case
	ascii  bool // \w and its kin, and case, for ASCII only
	set    *set
	subs   []*node
	lo, hi int
	mode   int
	n      int
	not    bool // negated assertion
	at     position
}

// set is a character class.
type set struct {
	not    bool
	ranges []rune // pairs of first and last
	cats   []category
	fold   bool
	ascii  bool
	table  *[4]uint64 // which of the first 256 characters match, once known
}

// category is \d, \s or \w, or the opposite.
type category struct {
	c   byte // d, s, w
	not bool
}

func (s *set) add(lo, hi rune, cat *category) {
	if cat != nil {
		s.cats = append(s.cats, *cat)
		return
	}
	s.ranges = append(s.ranges, lo, hi)
}

// has reports whether the class has r, before negation.
func (s *set) has(r rune) bool {
	for i := 0; i < len(s.ranges); i += 2 {
		if s.ranges[i] <= r && r <= s.ranges[i+1] {
			return true
		}
	}
	return slices.ContainsFunc(s.cats, func(c category) bool { return c.has(r, s.ascii) })
}

// matches reports whether the class matches r.
func (s *set) matches(r rune) bool {
	if r < 256 {
		if s.table == nil {
			s.table = new([4]uint64)
			for c := range rune(256) {
				if s.slow(c) {
					s.table[c>>6] |= 1 << (c & 63)
				}
			}
		}
		return s.table[r>>6]>>(r&63)&1 != 0
	}
	return s.slow(r)
}

func (s *set) slow(r rune) bool {
	in := s.has(r)
	if !in && s.fold {
		in = orbit(r, s.ascii, s.has)
	}
	return in != s.not
}

func (c category) has(r rune, ascii bool) bool {
	var in bool
	switch {
	case c.c == 'd' && ascii:
		in = isDecimal(r)
	case c.c == 'd':
		in = rt.IsDecimalRune(r)
	case c.c == 's' && ascii:
		in = r == ' ' || '\t' <= r && r <= '\r'
	case c.c == 's':
		in = rt.IsSpaceRune(r)
	default:
		in = isWord(r, ascii)
	}
	return in != c.not
}

func isWord(r rune, ascii bool) bool {
	if r < 0x80 {
		return r == '_' || '0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return !ascii && rt.IsAlnumRune(r)
}

// orbit calls f with r and every character that differs from it in case only, until f is true.
func orbit(r rune, ascii bool, f func(r rune) bool) bool {
	if f(r) {
		return true
	}
	if ascii && r >= 0x80 {
		return false
	}
	for x := unicode.SimpleFold(r); x != r; x = unicode.SimpleFold(x) {
		if (!ascii || x < 0x80) && f(x) {
			return true
		}
	}
	return false
}
