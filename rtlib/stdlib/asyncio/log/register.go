// Package log is Python's module asyncio.log, translated from log.py.
package log

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/logging"
)

//go:generate go run ../../mkpython.go asyncio.log=log.py

func init() { Register() }
