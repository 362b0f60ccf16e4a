package rt

import "strings"

// This file has the usual cases of some str methods, ASCII text above all, without intermediate strings.

// blanks are the ASCII characters that are white space.
var blanks = [256]bool{'\t': true, '\n': true, '\v': true, '\f': true, '\r': true, 0x1c: true, 0x1d: true, 0x1e: true, 0x1f: true, ' ': true}

// trimBlanks takes ASCII white space from the ends of s that are named; complete is false if what is left there is no ASCII.
func trimBlanks(s string, left, right bool) (t string, complete bool) {
	for left && s != "" && blanks[s[0]] {
		s = s[1:]
	}
	for right && s != "" && blanks[s[len(s)-1]] {
		s = s[:len(s)-1]
	}
	return s, s == "" || !(left && s[0] >= 0x80) && !(right && s[len(s)-1] >= 0x80)
}

// splitBlanks is split() of ASCII text.
func splitBlanks(s string) Value {
	items := make([]Value, 0, countWords(s, -1))
	for i := 0; ; {
		for i < len(s) && blanks[s[i]] {
			i++
		}
		if i == len(s) {
			return NewList(items...)
		}
		start := i
		for i < len(s) && !blanks[s[i]] {
			i++
		}
		items = append(items, SubStr(s[start:i]))
	}
}

// splitText is split(sep) of any text.
func splitText(s, sep string) Value {
	items := make([]Value, 0, strings.Count(s, sep)+1)
	for {
		i := strings.Index(s, sep)
		if i < 0 {
			return NewList(append(items, SubStr(s))...)
		}
		items = append(items, SubStr(s[:i]))
		s = s[i+len(sep):]
	}
}

// caseMethod is lower or upper: letters from first to last change into the other case; f is for text that is not all ASCII.
func caseMethod(name string, first, last byte, f func(s string) string) Def {
	return Def{Name: name, F1: func(v Value) (Value, *Exc) {
		s := Cast[Str](v)
		if !s.ascii() {
			return SubStr(f(s.s)), nil
		}
		i := 0
		for i < len(s.s) && s.s[i]-first > last-first {
			i++
		}
		if i == len(s.s) {
			return exactStr(v), nil
		}
		o, text := newText(len(s.s))
		o.runes = int32(len(text))
		copy(text, s.s[:i])
		for ; i < len(text); i++ {
			c := s.s[i]
			if c-first <= last-first {
				c ^= 'a' - 'A'
			}
			text[i] = c
		}
		return FromObj(o), nil
	}}
}
