// Package glob is Python's module glob, translated from glob.py.
package glob

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/fnmatch"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../mkpython.go glob=glob.py

func init() { Register() }
