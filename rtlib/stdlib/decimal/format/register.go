// Package format is what Python's module decimal needs for format specifications, translated from format.py.
package format

import _ "github.com/py2go/py2go/rtlib/stdlib/re"

//go:generate go run ../../mkpython.go _decimal_format=format.py

func init() { Register() }
