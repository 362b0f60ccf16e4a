package syntax

import (
	"fmt"
	"strings"

	"github.com/py2go/py2go/translate/syntax/source"
	"github.com/py2go/py2go/translate/syntax/token"
)

// openFString is an f-string whose end has not been reached.
type openFString struct {
	raw     bool
	pending []string // the bad escapes in its own text, which CPython evaluates at its end
}

// warnings gives warn what CPython warns of before it has a tree: backslashes in literals that escape nothing, and keywords that stand
// directly behind numbers.
func (r *restorer) warnings(warn func(*Error)) {
	var open []openFString
	for i := range r.Tokens {
		switch t := &r.Tokens[i]; t.Kind {
		case token.Number:
			if n := &r.Tokens[i+1]; n.Kind == token.Name && n.Start == t.End {
				warn(r.warning(t.Line, "invalid "+numberKind(r.Of(i))+" literal"))
			}
		case token.String:
			if l := r.literal(i); !l.raw {
				r.warnEscape(warn, badEscape(l.body, l.byt), t.Line)
			}
		case token.FStart:
			open = append(open, openFString{raw: strings.ContainsAny(r.Of(i), "rR")})
		case token.FMiddle:
			f, s, spec := &open[len(open)-1], r.Of(i), r.inSpec(i)
			if f.raw && !spec || strings.IndexByte(s, '\\') < 0 {
				continue
			}
			if !f.raw {
				r.warnBraces(warn, i)
			}
			switch e := badEscape(s, false); {
			case e == "" || e[0] == '{' || e[0] == '}':
			case spec:
				r.warnEscape(warn, e, t.Line)
			default:
				f.pending = append(f.pending, e)
			}
		case token.Op:
			if t.Code == token.LBrace && len(open) > 0 && r.isField(i) && !open[len(open)-1].raw && !r.inSpec(i) {
				if f := r.field(i); f.equal >= 0 {
					e := badEscape(r.debugText(i, r.debugEnd(i, f), true), false)
					open[len(open)-1].pending = append(open[len(open)-1].pending, e)
				}
			}
		case token.FEnd:
			for _, e := range open[len(open)-1].pending {
				r.warnEscape(warn, e, t.Line)
			}
			open = open[:len(open)-1]
		}
	}
}

// isField reports whether the brace that is token i begins a replacement field.
func (r *restorer) isField(i int) bool {
	switch p := &r.Tokens[i-1]; p.Kind {
	case token.FStart, token.FMiddle:
		return true
	case token.Op:
		return p.Code == token.RBrace && r.isField(int(p.Match)) || p.Code == token.Colon && r.inSpec(i)
	}
	return false
}

func (r *restorer) warning(line int32, msg string) *Error {
	return r.At(source.SyntaxWarning, int(line), 0, int(line), 0, msg)
}

// warnEscape warns of an escape: what stands behind its backslash.
func (r *restorer) warnEscape(warn func(*Error), e string, line int32) {
	switch {
	case e == "":
	case octal(e[0]):
		warn(r.warning(line, fmt.Sprintf(`invalid octal escape sequence '\%s'`, e)))
	default:
		warn(r.warning(line, fmt.Sprintf(`invalid escape sequence '\%s'`, e)))
	}
}

// warnBraces warns of every backslash before a brace in token i, a piece of an f-string, or at its end before a replacement field's.
func (r *restorer) warnBraces(warn func(*Error), i int) {
	t := &r.Tokens[i]
	line := t.Line
	for p := int(t.Start); p < int(t.End); p++ {
		switch r.Src[p] {
		case '\n':
			line++
		case '\\':
			if p++; r.Src[p] == '{' || r.Src[p] == '}' {
				r.warnEscape(warn, r.Src[p:p+1], line)
			}
			if r.Src[p] == '\n' {
				line++
			}
		}
	}
}

// badEscape returns what stands behind the first backslash in s that escapes nothing: a character or three octal digits of more than a
// byte; "" if there is none.
func badEscape(s string, byt bool) string {
	for p := 0; ; {
		k := strings.IndexByte(s[p:], '\\')
		if k < 0 {
			return ""
		}
		p += k + 1
		if p >= len(s) {
			return ""
		}
		c := s[p]
		switch {
		case octal(c):
			v, n := octalValue(s[p:])
			if v > 0xFF {
				return s[p : p+n]
			}
			p += n
		case c == '\n', c == 'x', !byt && (c == 'N' || c == 'u' || c == 'U'), c >= 0x80, simpleEscapes[c] != 0: // CPython overlooks those beyond ASCII
			p++
		default:
			return s[p : p+1]
		}
	}
}

// numberKind is what CPython calls a number like s.
func numberKind(s string) string {
	if len(s) > 1 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			return "hexadecimal"
		case 'o':
			return "octal"
		case 'b':
			return "binary"
		}
	}
	if s[len(s)-1]|0x20 == 'j' {
		return "imaginary"
	}
	return "decimal"
}
