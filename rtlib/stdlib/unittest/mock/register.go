// Package mock is Python's unittest.mock: objects that stand for others in tests.
package mock

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/inspect"
	_ "github.com/py2go/py2go/rtlib/stdlib/threading"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/autospec"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/calls"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/magics"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/patching"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/signatures"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/util"
)

//go:generate go run ../../mkpython.go unittest.mock=mock.py

func init() { Register() }
