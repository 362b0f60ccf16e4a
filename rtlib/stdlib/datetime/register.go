// Package datetime is Python's datetime module, translated from datetime.py.
package datetime

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/math"
	_ "github.com/py2go/py2go/rtlib/stdlib/operator"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
)

//go:generate go run ../mkpython.go datetime=datetime.py

func init() { Register() }
