// Package threads is Python's module asyncio.threads, translated from threads.py.
package threads

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/contextvars"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
)

//go:generate go run ../../mkpython.go asyncio.threads=threads.py

func init() { Register() }
