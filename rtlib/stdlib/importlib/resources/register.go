// Package resources is Python's module importlib.resources, translated from resources.py.
package resources

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/contextlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/pathlib"
)

//go:generate go run ../../mkpython.go importlib.resources=resources.py

func init() { Register() }
