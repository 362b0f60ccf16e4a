package scan

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// This file reads references and the document type declaration, which may define entities.

var predefined = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'"}

// reference reads one in text. An entity whose text holds markup is read in the document's place.
func (s *Scanner) reference() error {
	text, n, err := s.expand(0)
	if err != nil {
		return err
	}
	if name := s.rest[1 : n-1]; strings.ContainsAny(text, "<&") && s.entities[name] == text {
		if s.expansions++; s.expansions > maxExpansions {
			return s.fail(0, errAmplified)
		}
		s.skip(n)
		s.rest = text + s.rest
		return nil
	}
	s.emit(Event{Kind: Data, Text: text})
	s.skip(n)
	return nil
}

// expand is what the reference at an offset into rest stands for, and its length.
func (s *Scanner) expand(at int) (string, int, error) {
	t := s.rest[at:]
	if len(t) < 2 {
		return "", 0, &more{errUnclosed}
	}
	if t[1] == '#' {
		return s.number(at)
	}
	n := 1 + nameLen(t[1:])
	switch {
	case n == len(t):
		return "", 0, &more{errUnclosed}
	case n == 1 || t[n] != ';':
		return "", 0, s.fail(at+n, errToken)
	}
	if text, ok := predefined[t[1:n]]; ok {
		return text, n + 1, nil
	}
	if text, ok := s.entities[t[1:n]]; ok {
		return text, n + 1, nil
	}
	return "", 0, s.fail(at, errEntity)
}

func (s *Scanner) number(at int) (string, int, error) {
	t := s.rest[at:]
	digits, base, i := "0123456789", 10, 2
	if len(t) > 2 && t[2] == 'x' {
		digits, base, i = "0123456789abcdefABCDEF", 16, 3
	}
	n := i
	for n < len(t) && strings.IndexByte(digits, t[n]) >= 0 {
		n++
	}
	switch {
	case n == len(t):
		return "", 0, &more{errUnclosed}
	case n == i || t[n] != ';':
		return "", 0, s.fail(at+n, errToken)
	}
	r, err := strconv.ParseInt(t[i:n], base, 32)
	if err != nil || r > utf8.MaxRune || !utf8.ValidRune(rune(r)) || illegal(string(rune(r))) >= 0 {
		return "", 0, s.fail(at, errCharNumber)
	}
	return string(rune(r)), n + 1, nil
}

// doctype reads a document type declaration, of which the definitions of entities count.
func (s *Scanner) doctype() error {
	depth, quote := 0, byte(0)
	for i := 9; i < len(s.rest); i++ {
		c := s.rest[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case strings.HasPrefix(s.rest[i:], "<!--"):
			n := strings.Index(s.rest[i:], "-->")
			if n < 0 {
				return &more{errUnclosed}
			}
			i += n + 2
		case c == '"' || c == '\'':
			quote = c
		case c == '[':
			depth++
		case c == ']':
			depth--
		case c == '>' && depth == 0:
			s.define(s.rest[9:i])
			s.skip(i + 1)
			return nil
		}
	}
	return &more{errUnclosed}
}

// define notes the entities of a declaration; the first definition of a name holds.
func (s *Scanner) define(declaration string) {
	for {
		_, rest, ok := strings.Cut(declaration, "<!ENTITY")
		if !ok {
			return
		}
		declaration = rest
		rest = strings.TrimLeft(rest, " \t\r\n")
		n := nameLen(rest)
		name, value := rest[:n], strings.TrimLeft(rest[n:], " \t\r\n")
		if n == 0 || value == "" || value[0] != '"' && value[0] != '\'' {
			continue // a parameter entity, or one of another document
		}
		end := strings.IndexByte(value[1:], value[0])
		if end < 0 {
			return
		}
		if _, known := s.entities[name]; known {
			continue
		}
		inner := &Scanner{rest: lines(value[1 : 1+end])}
		var b strings.Builder
		for inner.rest != "" {
			if strings.HasPrefix(inner.rest, "&#") {
				if text, size, err := inner.number(0); err == nil {
					b.WriteString(text)
					inner.rest = inner.rest[size:]
					continue
				}
			}
			b.WriteByte(inner.rest[0])
			inner.rest = inner.rest[1:]
		}
		if s.entities == nil {
			s.entities = map[string]string{}
		}
		s.entities[name] = b.String()
	}
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// blanks is how many blanks t begins with.
func blanks(t string) int { return len(t) - len(strings.TrimLeft(t, " \t\r\n")) }

func nameStart(t string) bool {
	c := t[0]
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c >= utf8.RuneSelf
}

// nameLen is the length of the name that t begins with, with at most one prefix.
func nameLen(t string) int {
	colon := false
	for i := range len(t) {
		c := t[i]
		switch {
		case nameStart(t[i:]):
		case i > 0 && (c >= '0' && c <= '9' || c == '-' || c == '.'):
		case i > 0 && c == ':' && !colon:
			colon = true
		default:
			return i
		}
	}
	return len(t)
}
