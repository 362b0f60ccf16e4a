// Package tomllib is Python's module tomllib, translated from tomllib.py.
package tomllib

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/datetime"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
)

//go:generate go run ../mkpython.go tomllib=tomllib.py

func init() { Register() }
