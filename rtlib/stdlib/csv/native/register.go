// Package native is Python's module _csv, the reader and the writer of csv, translated from native.py.
package native

import _ "github.com/py2go/py2go/rtlib/stdlib/types"

//go:generate go run ../../mkpython.go _csv=native.py

func init() { Register() }
