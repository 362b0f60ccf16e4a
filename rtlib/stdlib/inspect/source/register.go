// Package source is the part of Python's inspect module that finds where objects are defined: files, lines and text, translated from source.py.
package source

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/linecache"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../../mkpython.go _inspect_source=source.py

func init() { Register() }
