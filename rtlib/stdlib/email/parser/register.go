// Package parser is Python's module email.parser, translated from parser.py: messages read from text.
package parser

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/email/errors"
	_ "github.com/py2go/py2go/rtlib/stdlib/email/message"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
)

//go:generate go run ../../mkpython.go email.parser=parser.py

func init() { Register() }
