// Package testcase is Python's unittest.case: test cases and assertions.
package testcase

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/difflib"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/pprint"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/contexts"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/log"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/result"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/util"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../../mkpython.go unittest.case=case.py

func init() { Register() }
