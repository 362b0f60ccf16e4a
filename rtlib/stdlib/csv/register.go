// Package csv is Python's module csv, translated from csv.py.
package csv

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/csv/native"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/itertools"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go csv=csv.py

func init() { Register() }
