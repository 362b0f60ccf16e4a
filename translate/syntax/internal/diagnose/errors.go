package diagnose

import (
	"strings"

	"github.com/py2go/py2go/translate/syntax/source"
	"github.com/py2go/py2go/translate/syntax/token"
)

// placeless reports whether CPython gives t no column: it takes the place that its tokenizer has come to then.
func placeless(t *token.Token) bool {
	return t.Kind == token.Indent || t.Kind == token.Dedent || t.Kind == token.End
}

// start is the line and the column, from 0, at which t starts; -1 where CPython has no column.
func (p *parser) start(t *token.Token) (line, col int) {
	if placeless(t) {
		return int(t.Line), -1
	}
	return int(t.Line), p.Column(int(t.Line), int(t.Start)-p.Start(int(t.Line)))
}

func (p *parser) end(t *token.Token) (line, col int) {
	if placeless(t) {
		return int(t.Line), -1
	}
	l := int(t.EndLine)
	e := int(t.End)
	if t.Kind == token.Newline { // its end is after the character
		e++
	}
	return l, p.Column(l, e-p.Start(l))
}

// current is where the tokenizer stands after the last token that has been asked for.
func (p *parser) current() (line, col int) {
	t := &p.Tokens[p.fill-1]
	l := int(t.EndLine)
	return l, p.Column(l, int(t.End)-p.Start(l))
}

// failAt fails at the tokens first to last.
func (p *parser) failAt(first, last int, msg string) {
	l, c := p.start(&p.Tokens[first])
	el, ec := p.end(&p.Tokens[last])
	panic(found{p.At(source.SyntaxError, l, c+1, el, ec+1, msg)})
}

// failFrom fails from token first to where reading stands.
func (p *parser) failFrom(first int, msg string) {
	l, c := p.start(&p.Tokens[first])
	el, ec := p.current()
	if p.Tokens[p.fill-1].Kind == token.Newline {
		ec++
	}
	panic(found{p.At(source.SyntaxError, l, c+1, el, ec, msg)})
}

// failToken fails at token i, the last or the next one.
func (p *parser) failToken(kind string, i int, msg string) {
	t := &p.Tokens[i]
	l, c := p.start(t)
	el, ec := p.end(t)
	if c < 0 {
		_, c = p.current()
		if p.Tokens[p.fill-1].Kind == token.End { // the newline that ends the file has been read
			c = len([]rune(p.Line(l))) + 1
		}
		panic(found{p.At(kind, l, c, el, -1, msg)})
	}
	panic(found{p.At(kind, l, c+1, el, ec+1, msg)})
}

// raise fails as the action asks.
func (p *parser) raise(act *action, get func(string) *node) {
	msg := act.message
	var a *node
	if strings.Contains(msg, "%") || len(act.args) > 0 {
		a = get("a")
	}
	msg = strings.Replace(msg, "%l", itoa(p.lineOf(a)), 1)
	msg = strings.Replace(msg, "%n", p.describe(a), 1)
	switch act.raise {
	case "at":
		b := a
		if len(act.args) > 1 {
			b = get("b")
		}
		p.failAt(a.first, p.lastOf(b), msg)
	case "from":
		p.failFrom(a.first, msg)
	case "last":
		p.failToken(source.SyntaxError, p.fill-1, msg)
	case "indent":
		p.failToken(source.IndentationError, p.fill-1, msg)
	case "next":
		p.tok()
		p.failToken(source.SyntaxError, p.mark, msg)
	}
}

// lastOf is the last token of n that is no newline or indentation.
func (p *parser) lastOf(n *node) int {
	i := n.last
	for i > n.first {
		switch p.Tokens[i].Kind {
		case token.Newline, token.Indent, token.Dedent, token.End:
			i--
			continue
		}
		break
	}
	return i
}

func (p *parser) lineOf(n *node) int {
	if n == nil {
		return 0
	}
	return int(p.Tokens[n.first].Line)
}

// generic is the error where no rule has a better one; last is the last token of the first attempt.
func (p *parser) generic(last int) (err *source.Error) {
	defer func() { err = recover().(found).err }()
	switch p.Tokens[last].Kind {
	case token.Indent:
		p.failToken(source.IndentationError, p.fill-1, "unexpected indent")
	case token.Dedent:
		p.failToken(source.IndentationError, p.fill-1, "unexpected unindent")
	}
	p.failAt(last, last, "invalid syntax")
	return nil
}

// overtaken returns the error of the tokenizer that comes after err if that has precedence, else err.
func (p *parser) overtaken(err *source.Error) *source.Error {
	if p.stopped || p.Err == nil || err.Kind == source.UnicodeDecodeError {
		return err
	}
	if p.Direct {
		if bad, ok := strings.CutPrefix(p.Err.Msg, "(unicode error) "); ok {
			return &source.Error{Filename: p.Filename, Kind: source.UnicodeDecodeError, Msg: bad}
		}
		return p.Err
	}
	if n := len(p.Unclosed); n > 0 {
		t := &p.Tokens[p.Unclosed[n-1]]
		if p.Tokens[p.fill-1].Line > t.Line {
			l, c := p.start(t)
			return p.At(source.SyntaxError, l, c+1, l, 0, "'"+t.Code.String()+"' was never closed")
		}
	}
	return err
}
