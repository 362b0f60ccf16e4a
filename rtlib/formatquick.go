package rt

import (
	"math"
	"strconv"
)

// This file formats what most fields are, ints, floats and short ASCII text with a width, a precision or both, without taking the
// specification apart first and without intermediate texts.

// quickSpec is a specification of the form [<>^][0][width][.precision][code].
type quickSpec struct {
	align       byte // 0: not given
	zero        bool
	width, prec int // prec -1: not given
	code        byte
}

// quickWidth is up to which width and precision the short way is taken.
const quickWidth = 40

func parseQuickSpec(s string) (f quickSpec, ok bool) {
	f.prec = -1
	i := 0
	number := func() (n int) {
		for i < len(s) && s[i]-'0' <= 9 && n <= quickWidth {
			n = 10*n + int(s[i]-'0')
			i++
		}
		return n
	}
	if c := s[0]; c == '<' || c == '>' || c == '^' {
		f.align, i = c, 1
	}
	if i < len(s) && s[i] == '0' {
		if f.align != 0 {
			return f, false // zeros as a fill character
		}
		f.zero = true
		i++
	}
	f.width = number()
	if i+1 < len(s) && s[i] == '.' {
		i++
		start := i
		if f.prec = number(); i == start {
			return f, false
		}
	}
	if i < len(s) {
		f.code = s[i]
		i++
	}
	return f, i == len(s) && f.width <= quickWidth && f.prec <= quickWidth
}

// formatQuick is format(v, spec), spec not empty, if the short way can be taken.
func formatQuick(v Value, spec string) (Value, bool) {
	f, ok := parseQuickSpec(spec)
	if !ok {
		return Unset, false
	}
	var room [400]byte
	b := room[:quickWidth] // in front is room for what is to stand left of the text
	align := byte('>')
	switch {
	case v.IsInt() && f.prec < 0 && (f.code == 0 || f.code == 'd'):
		b = strconv.AppendInt(b, v.AsInt(), 10)
	case v.IsInt() && f.prec < 0 && f.code == 'x':
		b = strconv.AppendInt(b, v.AsInt(), 16)
	case TypeOf(v) == &FloatType && f.code == 'f':
		x := v.AsFloat()
		if math.IsInf(x, 0) || math.IsNaN(x) || math.Abs(x) > 1e15 {
			return Unset, false
		}
		if f.prec < 0 {
			f.prec = 6
		}
		b = strconv.AppendFloat(b, x, 'f', f.prec, 64)
	case TypeOf(v) == &StrType && f.prec < 0 && !f.zero && (f.code == 0 || f.code == 's'):
		s := Cast[Str](v)
		if len(s.s) > quickWidth || !s.ascii() {
			return Unset, false
		}
		b = append(b, s.s...)
		align = '<'
	default:
		return Unset, false
	}
	start := quickWidth
	fill := max(f.width-(len(b)-start), 0)
	if f.align != 0 {
		align = f.align
	}
	left := fill
	pad := byte(' ')
	switch {
	case f.zero:
		pad = '0'
	case align == '<':
		left = 0
	case align == '^':
		left = fill / 2
	}
	negative := f.zero && b[start] == '-'
	for range left {
		start--
		b[start] = pad
	}
	if negative && left > 0 {
		b[start], b[start+left] = '-', '0'
	}
	for range fill - left {
		b = append(b, ' ')
	}
	return copyStr(b[start:]), true
}
