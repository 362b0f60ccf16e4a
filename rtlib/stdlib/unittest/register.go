// Package unittest is Python's unittest: a framework of tests.
package unittest

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/asynccase"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/loader"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/program"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/result"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/runner"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/signals"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/suite"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/testcase"
)

//go:generate go run ../mkpython.go unittest/=unittest.py

func init() { Register() }
