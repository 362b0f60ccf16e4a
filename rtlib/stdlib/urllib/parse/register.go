// Package parse is Python's urllib.parse, translated from parse.py.
package parse

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/urllib"
)

//go:generate go run ../../mkpython.go urllib.parse=parse.py

func init() { Register() }
