// Package selectors is Python's module selectors, translated from selectors.py.
package selectors

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/abc"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections/abc"
	_ "github.com/py2go/py2go/rtlib/stdlib/contextlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/math"
	_ "github.com/py2go/py2go/rtlib/stdlib/select"
)

//go:generate go run ../mkpython.go selectors=selectors.py

func init() { Register() }
