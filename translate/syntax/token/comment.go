package token

import "strings"

// TypeCommentAt takes the comment of src from its hash to end apart. If it is a type comment, its text begins at start; that of a
// `type: ignore` behind these words.
func TypeCommentAt(src string, hash, end int) (start int, ignore, ok bool) {
	const blanks = " \t"
	text, ok := strings.CutPrefix(strings.TrimLeft(src[hash+1:end], blanks), "type:")
	if !ok {
		return 0, false, false
	}
	text = strings.TrimLeft(text, blanks)
	if rest, ok := strings.CutPrefix(text, "ignore"); ok && (rest == "" || rest[0] < 0x80 && (rest[0] == '_' || !nameByte[rest[0]])) {
		return end - len(rest), true, true
	}
	return end - len(text), false, true
}

// typeComment scans the comment at p if it is a type comment and these are to be tokens; those that say to ignore are passed over.
func (s *scanner) typeComment() bool {
	if !s.typed {
		return false
	}
	end := s.p + strings.IndexByte(s.src[s.p:], '\n')
	start, ignore, ok := TypeCommentAt(s.src, s.p, end)
	if !ok {
		return false
	}
	s.p = end
	if !ignore {
		s.add(TypeComment, None, start, end, s.line)
	}
	return true
}
