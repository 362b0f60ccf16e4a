package irbuild

import "github.com/py2go/py2go/translate/syntax/ast"

func unparse(e ast.Expr) string { return "" }
