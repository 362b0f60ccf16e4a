// Package copy is Python's copy module, translated from copy.py.
package copy

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/copyreg"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
	_ "github.com/py2go/py2go/rtlib/stdlib/weakref"
)

//go:generate go run ../mkpython.go copy=copy.py

func init() { Register() }
