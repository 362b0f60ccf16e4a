// Package abc is Python's collections.abc module, translated from abc.py.
package abc

import _ "github.com/py2go/py2go/rtlib/stdlib/abc"

//go:generate go run ../../mkpython.go collections.abc=abc.py

func init() { Register() }
