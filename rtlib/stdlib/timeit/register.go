// Package timeit is Python's module timeit, translated from timeit.py: measured run times of small pieces of code.
package timeit

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/gc"
	_ "github.com/py2go/py2go/rtlib/stdlib/itertools"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
	_ "github.com/py2go/py2go/rtlib/stdlib/traceback"
)

//go:generate go run ../mkpython.go timeit=timeit.py

func init() { Register() }
