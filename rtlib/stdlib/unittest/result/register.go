// Package result is Python's unittest.result: what became of tests.
package result

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/traceback"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/util"
)

//go:generate go run ../../mkpython.go unittest.result=result.py

func init() { Register() }
