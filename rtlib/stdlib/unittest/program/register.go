// Package program is Python's unittest.main: the command line of a program of tests.
package program

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/loader"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/runner"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/signals"
)

//go:generate go run ../../mkpython.go unittest.main=main.py

func init() { Register() }
