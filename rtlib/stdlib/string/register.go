// Package string is Python's string module, translated from string.py.
package string

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/string/fields"
)

//go:generate go run ../mkpython.go string=string.py

func init() { Register() }
