// Package doctest is Python's doctest module, translated from doctest.py. The examples in the literals of a program that imports it are
// translated with the program.
package doctest

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/doctest/examples"
	_ "github.com/py2go/py2go/rtlib/stdlib/inspect"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/linecache"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/traceback"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest"
)

//go:generate go run ../mkpython.go doctest=doctest.py

func init() { Register() }
