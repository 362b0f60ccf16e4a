// Package patching is Python's unittest._patch: mocks in the place of other objects.
package patching

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/contextlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/inspect"
	_ "github.com/py2go/py2go/rtlib/stdlib/operator"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/calls"
)

//go:generate go run ../../mkpython.go unittest._patch=patch.py

func init() { Register() }
