// Package error is Python's urllib.error, translated from error.py.
package error

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/urllib"
)

//go:generate go run ../../mkpython.go urllib.error=error.py

func init() { Register() }
