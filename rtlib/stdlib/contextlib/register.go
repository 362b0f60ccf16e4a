// Package contextlib is Python's contextlib module, translated from contextlib.py.
package contextlib

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/abc"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/os/posix"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go contextlib=contextlib.py

func init() { Register() }
