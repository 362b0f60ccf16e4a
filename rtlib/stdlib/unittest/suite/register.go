// Package suite is Python's unittest.suite: collections of tests.
package suite

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/testcase"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/util"
)

//go:generate go run ../../mkpython.go unittest.suite=suite.py

func init() { Register() }
