// Package examples is the part of Python's doctest module that finds examples and compares what they print, translated from examples.py.
package examples

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/difflib"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
)

//go:generate go run ../../mkpython.go _doctest_examples=examples.py

func init() { Register() }
