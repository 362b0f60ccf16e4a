package rt

import (
	"math"
	"strings"
)

// What the methods of str and of bytes share: they work on Go strings. space tells which characters separate words.

// limits reads optional start and end arguments and clamps them to 0 … n, as slices do.
func limits(start, end Value, n int) (lo, hi int, err *Exc) {
	hi = n
	if !start.IsUnset() && !start.IsNone() {
		if lo, err = sliceIndex(start); err != nil {
			return
		}
	}
	if !end.IsUnset() && !end.IsNone() {
		if hi, err = sliceIndex(end); err != nil {
			return
		}
	}
	if hi > n {
		hi = n
	} else if hi < 0 {
		hi = max(hi+n, 0)
	}
	if lo < 0 {
		lo = max(lo+n, 0)
	}
	return
}

func sliceIndex(v Value) (int, *Exc) {
	if !IsIntLike(v) && TypeOf(v).Index == nil {
		return 0, Errorf(&TypeError, "slice indices must be integers or None or have an __index__ method")
	}
	return indexClamped(v)
}

func trimSpaceLeft(s string, space func(rune) bool) string {
	for s != "" {
		r, n := decodeRune(s)
		if !space(r) {
			break
		}
		s = s[n:]
	}
	return s
}

func trimSpaceRight(s string, space func(rune) bool) string {
	for s != "" {
		r, n := lastRune(s)
		if !space(r) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// countWords is about how many pieces splitWords makes: those between plain blanks.
func countWords(s string, limit int) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] > ' ' && (i == 0 || s[i-1] <= ' ') {
			n++
		}
	}
	if limit >= 0 {
		n = min(n, limit+1)
	}
	return n
}

// splitWords splits at runs of space; limit < 0 means no limit.
func splitWords(s string, limit int, space func(rune) bool) []string {
	out := make([]string, 0, countWords(s, limit))
	for {
		s = trimSpaceLeft(s, space)
		if s == "" {
			return out
		}
		if limit >= 0 && len(out) >= limit {
			return append(out, s)
		}
		end := len(s)
		for i := 0; i < len(s); {
			r, n := decodeRune(s[i:])
			if space(r) {
				end = i
				break
			}
			i += n
		}
		out = append(out, s[:end])
		s = s[end:]
	}
}

// rsplitWords is splitWords from the right; the result is in order.
func rsplitWords(s string, limit int, space func(rune) bool) []string {
	var out []string
	for {
		s = trimSpaceRight(s, space)
		if s == "" {
			break
		}
		if limit >= 0 && len(out) >= limit {
			out = append(out, s)
			break
		}
		begin := 0
		for i := len(s); i > 0; {
			r, n := lastRune(s[:i])
			if space(r) {
				begin = i
				break
			}
			i -= n
		}
		out = append(out, s[begin:])
		s = s[:begin]
	}
	reverseStrings(out)
	return out
}

func reverseStrings(s []string) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

func splitAt(s, sep string, limit int) []string {
	if limit < 0 {
		return strings.Split(s, sep)
	}
	return strings.SplitN(s, sep, limit+1)
}

func rsplitAt(s, sep string, limit int) []string {
	var out []string
	for limit < 0 || len(out) < limit {
		i := strings.LastIndex(s, sep)
		if i < 0 {
			break
		}
		out = append(out, s[i+len(sep):])
		s = s[:i]
	}
	out = append(out, s)
	reverseStrings(out)
	return out
}

// splitLines splits at the line ends that end recognises: it gives the length of the line end at the start of a text, or 0.
func splitLines(s string, keep bool, end func(s string) int) []string {
	var out []string
	start := 0
	for i := 0; i < len(s); {
		n := end(s[i:])
		if n == 0 {
			i++
			continue
		}
		if keep {
			out = append(out, s[start:i+n])
		} else {
			out = append(out, s[start:i])
		}
		i += n
		start = i
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

func lineEndBytes(s string) int {
	switch s[0] {
	case '\n':
		return 1
	case '\r':
		if len(s) > 1 && s[1] == '\n' {
			return 2
		}
		return 1
	}
	return 0
}

func lineEndText(s string) int {
	switch c := s[0]; {
	case c == '\n' || c == '\r':
		return lineEndBytes(s)
	case c == '\v' || c == '\f' || 0x1c <= c && c <= 0x1e:
		return 1
	case c == 0xC2 && s[1] == 0x85:
		return 2
	case c == 0xE2 && s[1] == 0x80 && (s[2] == 0xA8 || s[2] == 0xA9):
		return 3
	}
	return 0
}

// replaceText is str.replace; limit < 0 means all.
func replaceText(s, from, to string, limit int) string {
	if from != "" || limit == 0 {
		return strings.Replace(s, from, to, limit)
	}
	// An empty text stands before every character and at the end.
	var b strings.Builder
	for limit != 0 {
		b.WriteString(to)
		limit--
		if s == "" {
			break
		}
		_, n := decodeRune(s)
		b.WriteString(s[:n])
		s = s[n:]
	}
	b.WriteString(s)
	return b.String()
}

// expandTabs is str.expandtabs.
func expandTabs(s string, size int) string {
	var b strings.Builder
	col := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\t':
			if size > 0 {
				n := size - col%size
				b.WriteString(strings.Repeat(" ", n))
				col += n
			}
		default:
			b.WriteByte(c)
			if c == '\n' || c == '\r' {
				col = 0
			} else if c&0xC0 != 0x80 {
				col++
			}
		}
	}
	return b.String()
}

// padding is how many fill characters stand left and right of a text of length n in a field of the given width.
func centerPadding(n, width int) (left, right int) {
	pad := max(width-n, 0)
	left = pad/2 + pad&width&1
	return left, pad - left
}

// zeroFill is str.zfill for a text of n characters.
func zeroFill(s string, n, width int) string {
	if n >= width {
		return s
	}
	zeros := strings.Repeat("0", width-n)
	if s != "" && (s[0] == '+' || s[0] == '-') {
		return s[:1] + zeros + s[1:]
	}
	return zeros + s
}

// countLimit reads an optional count or maxsplit argument.
func countLimit(v Value) (int, *Exc) {
	if v.IsUnset() {
		return -1, nil
	}
	n, err := IndexInt(v)
	if err != nil {
		return 0, err
	}
	if n < 0 {
		n = -1
	}
	return min(n, math.MaxInt32), nil
}
