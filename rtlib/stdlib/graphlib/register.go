// Package graphlib is Python's module graphlib, translated from graphlib.py.
package graphlib

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go graphlib=graphlib.py

func init() { Register() }
