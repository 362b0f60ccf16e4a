// Package base64 is Python's module base64, translated from base64.py.
package base64

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/binascii"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/struct"
)

//go:generate go run ../mkpython.go base64=base64.py

func init() { Register() }
