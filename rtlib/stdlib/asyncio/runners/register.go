// Package runners is Python's module asyncio.runners, translated from runners.py.
package runners

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/contextvars"
)

//go:generate go run ../../mkpython.go asyncio.runners=runners.py

func init() { Register() }
