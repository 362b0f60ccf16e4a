// Package util is Python's unittest.util: texts and differences of values.
package util

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
)

//go:generate go run ../../mkpython.go unittest.util=util.py

func init() { Register() }
