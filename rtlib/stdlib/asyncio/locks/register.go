// Package locks is Python's module asyncio.locks, translated from locks.py.
package locks

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
)

//go:generate go run ../../mkpython.go asyncio.locks=locks.py

func init() { Register() }
