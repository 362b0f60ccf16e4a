// Package numbers is Python's module numbers, translated from numbers.py.
package numbers

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/abc"
)

//go:generate go run ../mkpython.go numbers=numbers.py

func init() { Register() }
