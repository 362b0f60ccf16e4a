// Package util is Python's module importlib.util, translated from util.py.
package util

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/importlib/machinery"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../../mkpython.go importlib.util=util.py

func init() { Register() }
