// Package pathlib is Python's module pathlib, translated from pathlib.py.
package pathlib

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections/abc"
	_ "github.com/py2go/py2go/rtlib/stdlib/errno"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/glob"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/ntpath"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/posixpath"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/stat"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
	_ "github.com/py2go/py2go/rtlib/stdlib/urllib/parse"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../mkpython.go pathlib=pathlib.py

func init() { Register() }
