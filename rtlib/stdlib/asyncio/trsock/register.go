// Package trsock is Python's module asyncio.trsock, translated from trsock.py.
package trsock

import _ "github.com/py2go/py2go/rtlib/stdlib/operator"

//go:generate go run ../../mkpython.go asyncio.trsock=trsock.py

func init() { Register() }
