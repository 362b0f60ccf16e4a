// Package tempfile is Python's module tempfile, translated from tempfile.py.
package tempfile

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/contextlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/errno"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/random"
	_ "github.com/py2go/py2go/rtlib/stdlib/shutil"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
	_ "github.com/py2go/py2go/rtlib/stdlib/weakref"
)

//go:generate go run ../mkpython.go tempfile=tempfile.py

func init() { Register() }
