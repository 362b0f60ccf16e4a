// Package reprlib is Python's module reprlib, translated from reprlib.py.
package reprlib

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/itertools"
	_ "github.com/py2go/py2go/rtlib/stdlib/math"
	_ "github.com/py2go/py2go/rtlib/stdlib/threading"
)

//go:generate go run ../mkpython.go reprlib=reprlib.py

func init() { Register() }
