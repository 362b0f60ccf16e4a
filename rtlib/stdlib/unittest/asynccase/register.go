// Package asynccase is Python's unittest.async_case: test cases with coroutines.
package asynccase

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio"
	_ "github.com/py2go/py2go/rtlib/stdlib/contextvars"
	_ "github.com/py2go/py2go/rtlib/stdlib/inspect"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/testcase"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../../mkpython.go unittest.async_case=async_case.py

func init() { Register() }
