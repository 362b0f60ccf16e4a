package rt

import "strconv"

// This file makes str objects whose short text stands in the object itself: one allocation in place of two, and no longer text is kept
// alive by a piece of it.

type (
	str8 struct {
		Str
		text [8]byte
	}
	str24 struct {
		Str
		text [24]byte
	}
	str40 struct {
		Str
		text [40]byte
	}
)

// newText makes a str of n bytes and gives its memory, which the caller fills before anyone sees the str.
func newText(n int) (*Str, []byte) {
	switch {
	case n <= 8:
		o := &str8{}
		b := o.text[:n]
		o.typ, o.s, o.runes = &StrType, textOf(b), -1
		return &o.Str, b
	case n <= 24:
		o := &str24{}
		b := o.text[:n]
		o.typ, o.s, o.runes = &StrType, textOf(b), -1
		return &o.Str, b
	case n <= 40:
		o := &str40{}
		b := o.text[:n]
		o.typ, o.s, o.runes = &StrType, textOf(b), -1
		return &o.Str, b
	}
	b := make([]byte, n)
	return &Str{Obj: Obj{&StrType}, s: textOf(b), runes: -1}, b
}

// copyStr is a str with the text that b holds now.
func copyStr(b []byte) Value {
	o, text := newText(len(b))
	copy(text, b)
	return FromObj(o)
}

// SubStr is a str with a piece of a longer text: a copy where that costs no more.
func SubStr(s string) Value {
	switch {
	case s == "":
		return emptyStr
	case len(s) == 1 && s[0] < 0x80:
		return latin1[s[0]]
	case len(s) <= len(str8{}.text):
		o, text := newText(len(s))
		copy(text, s)
		return FromObj(o)
	}
	return NewStr(s)
}

// smallIntText is str(n).
func smallIntText(n int64) Value {
	if 0 <= n && n <= 9 {
		return latin1['0'+n]
	}
	var buf [20]byte
	return copyStr(strconv.AppendInt(buf[:0], n, 10))
}
