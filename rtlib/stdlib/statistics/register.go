// Package statistics is Python's module statistics, translated from statistics.py.
package statistics

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/bisect"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/decimal"
	_ "github.com/py2go/py2go/rtlib/stdlib/fractions"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/itertools"
	_ "github.com/py2go/py2go/rtlib/stdlib/math"
	_ "github.com/py2go/py2go/rtlib/stdlib/random"
)

//go:generate go run ../mkpython.go statistics=statistics.py

func init() { Register() }
