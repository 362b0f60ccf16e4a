// Package difflib is Python's difflib: differences between sequences. HtmlDiff is left out.
package difflib

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/heapq"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go difflib=difflib.py

func init() { Register() }
