// Package gzip is Python's module gzip, translated from gzip.py.
package gzip

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/errno"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/struct"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
	_ "github.com/py2go/py2go/rtlib/stdlib/zlib"
)

//go:generate go run ../mkpython.go gzip=gzip.py

func init() { Register() }
