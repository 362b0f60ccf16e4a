package syntax

import (
	"strings"
	"unicode/utf8"

	gp "github.com/go-python/gpython/ast"

	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/syntax/source"
	"github.com/py2go/py2go/translate/syntax/token"
)

// stringBuilder collects the parts of a run of adjacent string literals, or of a format spec: constants, of which neighbours
// are joined, and replacement fields.
type stringBuilder struct {
	r      *restorer
	fields []gp.Expr // the expressions of the replacement fields still to come
	values []ast.Expr
	text   strings.Builder
	open   bool // text holds a constant in progress at span
	span   ast.Span
	kind   string // "u" if the first literal of the constant is u"…"
}

// add appends text that stands in the source at s.
func (b *stringBuilder) add(text, kind string, s ast.Span) {
	if !b.open {
		b.open, b.span, b.kind = true, s, kind
	}
	b.span.EndLine, b.span.EndCol = s.EndLine, s.EndCol
	b.text.WriteString(text)
}

// flush ends the constant in progress. Empty ones are dropped.
func (b *stringBuilder) flush() {
	if b.open && b.text.Len() > 0 {
		b.values = append(b.values, &ast.Constant{Span: b.span, Value: b.text.String(), Kind: b.kind})
	}
	b.open = false
	b.text.Reset()
}

// literal is a string token taken apart.
type literal struct {
	prefix   string // in lower case
	body     string
	raw, byt bool
}

func (r *restorer) literal(i int) literal {
	s := r.Of(i)
	q := strings.IndexAny(s, `"'`)
	l := literal{prefix: strings.ToLower(s[:q])}
	l.raw, l.byt = strings.Contains(l.prefix, "r"), strings.Contains(l.prefix, "b")
	n := 1
	if len(s)-q >= 6 && s[q] == s[q+1] && s[q] == s[q+2] {
		n = 3
	}
	l.body = s[q+n : len(s)-n]
	return l
}

// stringRun restores the run of adjacent string literals at token i: a constant, or, with the expressions of the replacement
// fields, a JoinedStr.
func (r *restorer) stringRun(i int, fields []gp.Expr) (ast.Expr, extent) {
	if r.Tokens[i].Kind == token.String && !r.isString(i+1) {
		return r.singleString(i), extent{i, i}
	}
	b := &stringBuilder{r: r, fields: fields}
	formatted, byt := false, false
	k := i
	for ; r.isString(k); k = r.skip(k) {
		if r.Tokens[k].Kind == token.FStart {
			formatted = true
			b.pieces(k+1, int(r.Tokens[k].Match), strings.ContainsAny(r.Of(k), "rR"), false)
			continue
		}
		l := r.literal(k)
		if k == i {
			byt = l.byt
		} else if l.byt != byt {
			r.fail(i, i, "cannot mix bytes and nonbytes literals")
		}
		b.add(r.decode(k, l), r.kind(k), r.spanOf(k, k))
	}
	all := extent{i, k - 1}
	if formatted {
		if byt {
			r.fail(i, i, "cannot mix bytes and nonbytes literals")
		}
		b.flush()
		return &ast.JoinedStr{Span: r.span(all), Values: b.values}, all
	}
	c := &ast.Constant{Span: r.span(all), Kind: b.kind, Value: b.text.String()}
	if byt {
		c.Value = ast.Bytes(b.text.String())
	}
	return c, all
}

// singleString restores the string literal at token i.
func (r *restorer) singleString(i int) ast.Expr {
	l := r.literal(i)
	c := put(&r.constants, ast.Constant{Span: r.spanOf(i, i), Kind: r.kind(i)})
	if s := r.decode(i, l); l.byt {
		c.Value = ast.Bytes(s)
	} else {
		c.Value = s
	}
	return c
}

// kind is what a constant says about the prefix of the string literal that token i is.
func (r *restorer) kind(i int) string {
	if r.Src[r.Tokens[i].Start] == 'u' {
		return "u"
	}
	return ""
}

// decode evaluates the string literal that token i is.
func (r *restorer) decode(i int, l literal) string {
	if l.byt {
		return r.decodeBytes(i, l)
	}
	if !r.Valid {
		r.checkUTF8(i, l)
	}
	if l.raw || strings.IndexByte(l.body, '\\') < 0 {
		return l.body
	}
	return r.unescape(i, l.body)
}

// checkUTF8 fails if the body of the string literal that token i is is not UTF-8.
func (r *restorer) checkUTF8(i int, l literal) {
	if bad := badUTF8(l.body, !l.raw && strings.IndexByte(l.body, '\\') >= 0); bad != "" {
		r.fail(i, i, "(unicode error) "+bad)
	}
}

// badUTF8 says what is wrong with s if it is not UTF-8. With escapes CPython decodes every run of other than ASCII characters on its
// own.
func badUTF8(s string, escapes bool) string {
	if !escapes {
		return source.BadUTF8(s)
	}
	ascii := func(c rune) bool { return c < utf8.RuneSelf }
	for _, run := range strings.FieldsFunc(s, ascii) {
		if bad := source.BadUTF8(run); bad != "" {
			return bad
		}
	}
	return ""
}

// pieces adds the text and the replacement fields among the tokens [i, e).
func (b *stringBuilder) pieces(i, e int, raw, spec bool) {
	r := b.r
	for i < e {
		t := &r.Tokens[i]
		if t.Kind != token.FMiddle {
			b.field(i, raw, spec)
			i = int(t.Match) + 1
			continue
		}
		s := r.Of(i)
		if bad := r.badPiece(i); bad != "" {
			r.fail(i, i, bad)
		}
		if !spec && (strings.HasSuffix(s, "{{") || strings.HasSuffix(s, "}}")) {
			s = s[:len(s)-1]
		}
		if (spec || !raw) && strings.IndexByte(s, '\\') >= 0 { // CPython does not care in specs whether the f-string is raw
			s = r.unescape(i, s)
		}
		b.add(s, "", r.spanOf(i, i))
		i++
	}
}

// badPiece says what is wrong with token i, a piece of an f-string, if it is not UTF-8.
func (r *restorer) badPiece(i int) string {
	if r.Valid {
		return ""
	}
	return badUTF8(r.Of(i), r.inSpec(i))
}

// inSpec reports whether token i, a piece of an f-string, is part of a format spec.
func (r *restorer) inSpec(i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch t := &r.Tokens[k]; {
		case t.Match >= 0 && int(t.Match) < k:
			k = int(t.Match)
		case t.Kind == token.FStart:
			return false
		case t.Code == token.LBrace:
			return true
		}
	}
	return false
}

// field adds the replacement field whose brace is token i; spec says that it is part of a format spec.
func (b *stringBuilder) field(i int, raw, spec bool) {
	r := b.r
	f := r.field(i)
	end := int(r.Tokens[i].Match)
	n := &ast.FormattedValue{Span: r.spanOf(i, end), Conversion: -1}
	n.Value, _ = r.expr(b.fields[0], allowStar)
	b.fields = b.fields[1:]
	if f.conv >= 0 {
		n.Conversion = int(r.Of(f.conv)[0])
	}
	if f.equal >= 0 {
		b.debug(i, f, raw || spec)
		if f.conv < 0 && f.spec < 0 {
			n.Conversion = 'r'
		}
	}
	b.flush()
	if f.spec >= 0 {
		s := &stringBuilder{r: r, fields: b.fields}
		s.pieces(f.spec+1, end, raw, true)
		s.flush()
		b.fields = s.fields
		n.FormatSpec = &ast.JoinedStr{Span: r.spanOf(f.spec, end-1), Values: s.values}
	}
	b.values = append(b.values, n)
}

// debug adds the expression's text that `=` asks for: from the brace at token i, whose field is f, to what follows the =.
func (b *stringBuilder) debug(i int, f field, raw bool) {
	r := b.r
	last := r.debugEnd(i, f)
	from, to := r.Tokens[i].End, r.Tokens[last].Start
	l, el := r.Tokens[i].EndLine, r.Tokens[last].Line
	b.add(r.debugText(i, last, raw), "", ast.Span{Line: l, Col: from - r.Lines[l-1], EndLine: el, EndCol: to - r.Lines[el-1]})
}

// debugEnd is the token after the = of field f, whose brace is token i.
func (r *restorer) debugEnd(i int, f field) int {
	switch {
	case f.conv >= 0:
		return f.conv - 1
	case f.spec >= 0:
		return f.spec
	}
	return int(r.Tokens[i].Match)
}

// debugText is the text between the tokens i and last. CPython evaluates the escapes in it, as if it were not an expression.
func (r *restorer) debugText(i, last int, raw bool) string {
	text := withoutComments(r.Src[r.Tokens[i].End:r.Tokens[last].Start])
	if raw || strings.IndexByte(text, '\\') < 0 {
		return text
	}
	return r.unescape(i, text)
}

// withoutComments drops what CPython takes for comments in the text of an expression: all from a # to the end of its line, even
// within a string.
func withoutComments(s string) string {
	if strings.IndexByte(s, '#') < 0 {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i], _, _ = strings.Cut(l, "#")
	}
	return strings.Join(lines, "\n")
}
