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

// Parse parses a whole module. filename is used in errors only, which are *Error or Errors. It is safe for concurrent use.
func Parse(filename string, src []byte) (m *ast.Module, err error) {
	text, err := Decode(filename, src)
	if err != nil {
		return nil, err
	}
	b := pool.Get().(*buffers)
	f := token.ScanInto(source.New(filename, text), b.tokens)
	defer b.release(f)
	if f.Err != nil {
		return nil, explain(f, f.Err)
	}
	return parse(f, b)
}

// Decode returns src as text: by its byte order mark or PEP 263 cookie, else as UTF-8, with "\n" for all kinds of newlines. Its
// errors are *Error, with CPython's messages.
func Decode(filename string, src []byte) (string, error) {
	text, err := source.Decode(filename, src)
	if err != nil {
		return "", err
	}
	return text, nil
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
	defer recoverTo(f, &err)
	return string(lower(f, new(buffers)).text), nil
}

// failure is the panic that ends parsing with a diagnostic.
type failure struct{ err *Error }

// fail ends parsing with a syntax error at the tokens first to last.
func (l *lowering) fail(first, last int, msg string) {
	panic(failure{l.Failf(source.SyntaxError, int(l.Tokens[first].Start), int(l.Tokens[last].End), "%s", msg)})
}

func parse(f *token.File, b *buffers) (m *ast.Module, err error) {
	defer recoverTo(f, &err)
	l := lower(f, b)
	mod, gerr := parser.Parse(bytes.NewReader(l.text), "", py.ExecMode)
	if gerr != nil {
		return nil, explain(f, gerr)
	}
	r := &restorer{lowering: l}
	m = &ast.Module{Body: r.stmts(mod.(*gp.Module).Body)}
	if e := semantic.Check(f.Text, m); e != nil {
		e.Late = true
		return nil, e
	}
	return m, nil
}

// recoverTo turns the panics that end parsing into errors.
func recoverTo(f *token.File, err *error) {
	switch x := recover().(type) {
	case nil:
	case failure:
		*err = explain(f, x.err)
	case refused:
		*err = explain(f, fmt.Errorf("unexpected token %q", f.Of(x.tok)))
	default:
		*err = explain(f, fmt.Errorf("%v\n%s", x, debug.Stack()))
	}
}

// explain finds CPython's error for a source that has been refused for the given reason.
func explain(f *token.File, reason error) (err error) {
	if e, ok := reason.(*Error); ok && e.Kind == source.RecursionError {
		return e
	}
	defer func() {
		if x := recover(); x != nil {
			err = internalError(f, fmt.Errorf("%v; %v\n%s", reason, x, debug.Stack()))
		}
	}()
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
		start := i
		for r.Tokens[start].Kind != token.FStart || int(r.Tokens[start].Match) < i {
			start--
		}
		if !strings.ContainsAny(r.Of(start), "rR") {
			r.unescape(i, r.Of(i))
		}
	}
	return ""
}
