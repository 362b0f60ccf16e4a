// Package parser is Python's module html.parser, translated from parser.py.
package parser

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/html"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
)

//go:generate go run ../../mkpython.go html.parser=parser.py

func init() { Register() }
