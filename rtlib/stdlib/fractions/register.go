// Package fractions is Python's module fractions, translated from fractions.py.
package fractions

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/math"
	_ "github.com/py2go/py2go/rtlib/stdlib/numbers"
	_ "github.com/py2go/py2go/rtlib/stdlib/operator"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
)

//go:generate go run ../mkpython.go fractions=fractions.py

func init() { Register() }
