// Package loader is Python's unittest.loader: how tests are found.
package loader

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/fnmatch"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/traceback"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/suite"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/testcase"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/util"
)

//go:generate go run ../../mkpython.go unittest.loader=loader.py

func init() { Register() }
