// Package util is Python's module wsgiref.util, translated from util.py.
package util

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/posixpath"
	_ "github.com/py2go/py2go/rtlib/stdlib/urllib/parse"
	_ "github.com/py2go/py2go/rtlib/stdlib/wsgiref"
)

//go:generate go run ../../mkpython.go wsgiref.util=util.py

func init() { Register() }
