// Package shutil is Python's module shutil, translated from shutil.py.
package shutil

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/errno"
	_ "github.com/py2go/py2go/rtlib/stdlib/fnmatch"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/stat"
)

//go:generate go run ../mkpython.go shutil=shutil.py

func init() { Register() }
