// Package importlib is Python's package importlib, translated from importlib.py; its modules are packages of their own.
package importlib

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/importlib/machinery"
	_ "github.com/py2go/py2go/rtlib/stdlib/importlib/metadata"
	_ "github.com/py2go/py2go/rtlib/stdlib/importlib/util"
)

//go:generate go run ../mkpython.go importlib/=importlib.py

func init() { Register() }
