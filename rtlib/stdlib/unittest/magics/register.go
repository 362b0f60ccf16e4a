// Package magics is Python's unittest._magics: special methods of mocks.
package magics

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/unittest/calls"
)

//go:generate go run ../../mkpython.go unittest._magics=magics.py

func init() { Register() }
