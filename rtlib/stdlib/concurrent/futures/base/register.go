// Package base is Python's concurrent.futures._base, translated from base.py.
package base

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/threading"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../../../mkpython.go concurrent.futures._base=base.py

func init() { Register() }
