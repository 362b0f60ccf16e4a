package token

// mode is the state of one f-string that is being scanned.
type mode struct {
	start int32 // index of its FStart
	quote byte
	size  int // 1 or 3 quotes
	raw   bool
	// inField says that a replacement field's expression is being scanned, not text.
	inField bool
	// spec says that the text is a format spec.
	spec  bool
	depth int // brackets open within the f-string
	field int // how deep replacement fields are nested in format specs; -1 outside of all
}

// mode returns the innermost f-string around p, or nil.
func (s *scanner) mode() *mode {
	if len(s.modes) == 0 {
		return nil
	}
	return &s.modes[len(s.modes)-1]
}

// fstringStart scans the prefix, from start, and the quote, at p.
func (s *scanner) fstringStart(start int) {
	q, n := s.quote()
	raw := s.src[start]|0x20 == 'r' || s.src[start+1]|0x20 == 'r'
	s.p += n
	if len(s.modes)+1 >= maxFString {
		s.fail("too many nested f-strings")
	}
	s.modes = append(s.modes, mode{start: int32(len(s.file.Tokens)), quote: q, size: n, raw: raw, field: -1})
	s.add(FStart, None, start, s.p, s.line)
}

// fstring scans one piece of an f-string: its end, a piece of text, or the step into a replacement field.
func (s *scanner) fstring(m *mode) {
	if s.at(s.p) == '{' && s.at(s.p+1) != '{' {
		s.enterField(m)
		return
	}
	if s.atQuote(m) {
		start := s.p
		s.p += m.size
		s.file.Tokens[m.start].Match = int32(len(s.file.Tokens))
		s.add(FEnd, None, start, s.p, s.line).Match = m.start
		s.modes = s.modes[:len(s.modes)-1]
		return
	}
	start, line := s.p, s.line
	s.text(m)
	s.add(FMiddle, None, start, s.p, line)
}

func (s *scanner) enterField(m *mode) {
	m.field++
	if m.field >= maxFields {
		s.fail("f-string: expressions nested too deeply")
	}
	m.inField, m.spec = true, false
}

func (s *scanner) atQuote(m *mode) bool {
	return s.at(s.p) == m.quote && (m.size == 1 || s.at(s.p+1) == m.quote && s.at(s.p+2) == m.quote)
}

// text moves p over text, including the second of a doubled brace, which ends the piece.
func (s *scanner) text(m *mode) {
	named := false // within \N{…}
	spec := m.spec && m.field >= 0
	for {
		c := s.at(s.p)
		switch {
		case s.p >= len(s.src) || c == '\n' && m.size == 1:
			if spec && s.p < len(s.src) {
				m.inField, m.spec = true, false
				return
			}
			s.unterminatedF(m)
		case s.atQuote(m):
			return
		case c == '\n':
			s.newline()
			s.p++
		case c == '{':
			if s.at(s.p+1) == '{' && !spec {
				s.p += 2
			} else {
				s.enterField(m)
			}
			return
		case c == '}':
			switch {
			case named:
				s.p++
			case s.at(s.p+1) == '}' && !spec && m.depth == 0:
				s.p += 2
			default:
				m.inField, m.spec = true, false
			}
			return
		case c == '\\':
			s.p++
			switch e := s.at(s.p); {
			case e == '{' || e == '}':
			case e == 'N' && !m.raw:
				s.p++
				if s.at(s.p) == '{' {
					named = true
					s.p++
				}
			default:
				if e == '\n' {
					s.newline()
				}
				s.p++
			}
		default:
			s.p++
		}
	}
}

func (s *scanner) unterminatedF(m *mode) {
	detected := s.line
	if s.p >= len(s.src) {
		detected = len(s.file.Lines) - 1
	}
	t := s.file.Tokens[m.start]
	s.p, s.line = int(t.Start)+1, int(t.Line)
	if m.size == 3 {
		s.fail("unterminated triple-quoted f-string literal (detected at line %d)", detected)
	}
	s.fail("unterminated f-string literal (detected at line %d)", detected)
}
