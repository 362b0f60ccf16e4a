// Package runner is Python's unittest.runner: tests run and reported.
package runner

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/operator"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/result"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/signals"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/testcase"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../../mkpython.go unittest.runner=runner.py

func init() { Register() }
