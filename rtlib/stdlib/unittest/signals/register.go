// Package signals is Python's unittest.signals: Ctrl-C as the end of a run.
package signals

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/signal"
	_ "github.com/py2go/py2go/rtlib/stdlib/weakref"
)

//go:generate go run ../../mkpython.go unittest.signals=signals.py

func init() { Register() }
