// Package tasks is Python's module asyncio.tasks, translated from tasks.py.
package tasks

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/concurrent/futures"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
)

//go:generate go run ../../mkpython.go asyncio.tasks=tasks.py

func init() { Register() }
