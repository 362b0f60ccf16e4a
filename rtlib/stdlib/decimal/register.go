// Package decimal is Python's module decimal, translated from decimal.py.
package decimal

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/contextvars"
	_ "github.com/py2go/py2go/rtlib/stdlib/decimal/format"
	_ "github.com/py2go/py2go/rtlib/stdlib/decimal/math"
	_ "github.com/py2go/py2go/rtlib/stdlib/math"
	_ "github.com/py2go/py2go/rtlib/stdlib/numbers"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go decimal=decimal.py

func init() { Register() }
