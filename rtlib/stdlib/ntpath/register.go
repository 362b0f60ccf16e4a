// Package ntpath is Python's module ntpath, translated from ntpath.py.
package ntpath

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/posixpath"
)

//go:generate go run ../mkpython.go ntpath=ntpath.py

func init() { Register() }
