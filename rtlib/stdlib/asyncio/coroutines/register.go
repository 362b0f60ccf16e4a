// Package coroutines is Python's module asyncio.coroutines, translated from coroutines.py.
package coroutines

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../../mkpython.go asyncio.coroutines=coroutines.py

func init() { Register() }
