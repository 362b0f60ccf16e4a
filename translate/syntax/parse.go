package syntax

import (
	"bytes"
	"fmt"
	"runtime/debug"
	"strings"

	gp "github.com/go-python/gpython/ast"
	"github.com/go-python/gpython/parser"
	"github.com/go-python/gpython/py"

	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/syntax/internal/diagnose"
	"github.com/py2go/py2go/translate/syntax/internal/semantic"
	"github.com/py2go/py2go/translate/syntax/source"
	"github.com/py2go/py2go/translate/syntax/token"
)

// Error is one diagnostic: CPython's message at CPython's position.
type Error = source.Error

// Errors is a list of diagnostics.
type Errors = source.Errors

// Parse parses a whole module and refuses what CPython's compiler refuses. filename is used in errors only, which are *Error or
// Errors. It is safe for concurrent use.
func Parse(filename string, src []byte) (*ast.Module, error) {
	return parse(filename, src, &restorer{}, func(t *source.Text, m *ast.Module) *Error { return semantic.Check(t, m, nil) })
}

// ParseWarn is Parse, but also gives warn the SyntaxWarnings that CPython has for a source that it compiles, in the same order, some of
// them more than once.
func ParseWarn(filename string, src []byte, warn func(*Error)) (*ast.Module, error) {
	r := &restorer{}
	return parse(filename, src, r, func(t *source.Text, m *ast.Module) *Error {
		r.warnings(warn)
		return semantic.Check(t, m, warn)
	})
}

// ParseTree parses a whole module as ast.parse does: what only CPython's compiler refuses, a return outside of a function say, has
// a tree too. With comments it heeds type comments (PEP 484), as `python -m ast` does: they are part of the tree, and an error
// where they may not stand.
func ParseTree(filename string, src []byte, comments bool) (*ast.Module, error) {
	r := &restorer{}
	if comments {
		r.comments = &typeComments{}
	}
	return parse(filename, src, r, func(*source.Text, *ast.Module) *Error { return nil })
}

func parse(filename string, src []byte, r *restorer, check func(*source.Text, *ast.Module) *Error) (m *ast.Module, err error) {
	text, e := source.Decode(filename, src)
	if e != nil {
		return nil, e
	}
	b := pool.Get().(*buffers)
	f := token.ScanInto(source.New(filename, text), b.tokens)
	defer b.release(f)
	defer r.recoverTo(f, &err)
	if f.Err != nil {
		return nil, r.explain(f, f.Err)
	}
	r.lowering = lower(f, b)
	r.findComments()
	mod, gerr := parser.Parse(bytes.NewReader(r.text), "", py.ExecMode)
	if gerr != nil {
		return nil, r.explain(f, gerr)
	}
	m = &ast.Module{Body: r.stmts(mod.(*gp.Module).Body)}
	r.attachComments(m)
	if e := check(f.Text, m); e != nil {
		e.Late = true
		return nil, e
	}
	return m, nil
}

// Decode returns src as text: by its byte order mark or PEP 263 cookie, else as UTF-8, with "\n" for all kinds of newlines. Its
// errors are *Error, with CPython's messages. What is not UTF-8 then, which Parse takes in comments only, is replaced.
func Decode(filename string, src []byte) (string, error) {
	text, err := source.Decode(filename, src)
	if err != nil {
		return "", err
	}
	return strings.ToValidUTF8(text, "\uFFFD"), nil
}

// BridgeText returns the Python 3.4 text that gpython is given for src.
func BridgeText(filename string, src []byte) (text string, err error) {
	s, err := Decode(filename, src)
	if err != nil {
		return "", err
	}
	f := token.Scan(source.New(filename, s))
	if f.Err != nil {
		return "", f.Err
	}
	defer new(restorer).recoverTo(f, &err)
	return string(lower(f, new(buffers)).text), nil
}

// failure is the panic that ends parsing with a diagnostic.
type failure struct{ err *Error }

// fail ends parsing with a syntax error at the tokens first to last.
func (l *lowering) fail(first, last int, msg string) {
	panic(failure{l.Failf(source.SyntaxError, int(l.Tokens[first].Start), int(l.Tokens[last].End), "%s", msg)})
}

// recoverTo turns the panics that end parsing into errors.
func (r *restorer) recoverTo(f *token.File, err *error) {
	switch x := recover().(type) {
	case nil:
	case failure:
		*err = r.explain(f, x.err)
	case refused:
		*err = r.explain(f, fmt.Errorf("unexpected token %q", f.Of(x.tok)))
	default:
		*err = r.explain(f, fmt.Errorf("%v\n%s", x, debug.Stack()))
	}
}

// explain finds CPython's error for a source that has been refused for the given reason.
func (r *restorer) explain(f *token.File, reason error) (err error) {
	if e, ok := reason.(*Error); ok && e.Kind == source.RecursionError {
		return e
	}
	defer func() {
		if x := recover(); x != nil {
			err = internalError(f, fmt.Errorf("%v; %v\n%s", reason, x, debug.Stack()))
		}
	}()
	if r.comments != nil {
		f = token.ScanTypeComments(f.Text)
	}
	if e := diagnose.Find(f, (&restorer{lowering: &lowering{File: f, buffers: new(buffers)}}).checkLiteral); e != nil {
		return e
	}
	return internalError(f, fmt.Errorf("a valid program is refused: %w", reason))
}

// internalError is a mistake of this package, not of the source.
func internalError(f *token.File, err error) error {
	return f.Failf(source.SyntaxError, 0, 0, "internal error: %v", err)
}

// checkLiteral evaluates the literal that token i is and returns what is wrong with it, "" if nothing is.
func (r *restorer) checkLiteral(i int) (msg string) {
	defer func() {
		switch x := recover().(type) {
		case nil:
		case failure:
			msg = x.err.Msg
			if r.Tokens[i].Kind == token.FMiddle && r.inSpec(i) { // CPython forgets that it is a SyntaxError
				msg = strings.TrimPrefix(msg, "(unicode error) ")
			}
		default:
			panic(x)
		}
	}()
	switch r.Tokens[i].Kind {
	case token.Number:
		r.number(i)
	case token.String:
		r.decode(i, r.literal(i))
	case token.FMiddle:
		if bad := r.badPiece(i); bad != "" {
			return bad
		}
		if r.inSpec(i) || !r.rawPiece(i) {
			r.unescape(i, r.Of(i))
		}
	case token.Op: // the brace of a replacement field
		if f := r.field(i); f.equal >= 0 && !r.rawPiece(i) {
			r.debugText(i, r.debugEnd(i, f), false)
		}
	}
	return ""
}

// rawPiece reports whether token i, a piece of an f-string or the brace of a replacement field, is part of a raw one.
func (r *restorer) rawPiece(i int) bool {
	for i--; ; i-- {
		if t := &r.Tokens[i]; t.Match >= 0 && int(t.Match) < i {
			i = int(t.Match)
		} else if t.Kind == token.FStart {
			return strings.ContainsAny(r.Of(i), "rR")
		}
	}
}
