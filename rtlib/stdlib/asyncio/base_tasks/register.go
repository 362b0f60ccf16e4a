// Package base_tasks is Python's module asyncio.base_tasks, translated from base_tasks.py.
package base_tasks

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/linecache"
	_ "github.com/py2go/py2go/rtlib/stdlib/traceback"
)

//go:generate go run ../../mkpython.go asyncio.base_tasks=base_tasks.py

func init() { Register() }
