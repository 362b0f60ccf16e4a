// Package zipfile is Python's module zipfile, translated from zipfile.py.
package zipfile

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/shutil"
	_ "github.com/py2go/py2go/rtlib/stdlib/stat"
	_ "github.com/py2go/py2go/rtlib/stdlib/struct"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
	_ "github.com/py2go/py2go/rtlib/stdlib/zlib"
)

//go:generate go run ../mkpython.go zipfile=zipfile.py

func init() { Register() }
