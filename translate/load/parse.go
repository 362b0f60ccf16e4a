package load

import (
	"errors"

	"github.com/py2go/py2go/translate/diag"
	"github.com/py2go/py2go/translate/syntax"
)

// SyntaxDiagnostics makes diagnostics of what syntax.Parse returns as an error.
func SyntaxDiagnostics(shown string, err error) diag.List {
	var one *syntax.Error
	var many syntax.Errors
	switch {
	case errors.As(err, &many):
	case errors.As(err, &one):
		many = syntax.Errors{one}
	default:
		return diag.List{{File: shown, Line: 1, Col: 1, Msg: err.Error()}}
	}
	var list diag.List
	for _, e := range many {
		list = append(list, diag.Diagnostic{
			File: shown, Line: max(e.Line, 1), Col: max(e.Col, 1), EndLine: e.EndLine, EndCol: e.EndCol, Msg: e.Msg,
		})
	}
	return list
}
