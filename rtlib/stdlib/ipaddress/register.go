// Package ipaddress is Python's module ipaddress, translated from ipaddress.py.
package ipaddress

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
)

//go:generate go run ../mkpython.go ipaddress=ipaddress.py

func init() { Register() }
