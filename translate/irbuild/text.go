package irbuild

import (
	"strings"

	"github.com/py2go/py2go/translate/syntax/ast"
)

func trimmed(s string) string { return strings.TrimSpace(s) }

// text is the source of an expression on one line, as annotations keep it under `from __future__ import annotations`.
func (b *builder) text(e ast.Expr) string { return unparse(e) }
