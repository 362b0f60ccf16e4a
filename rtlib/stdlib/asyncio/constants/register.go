// Package constants is Python's module asyncio.constants, translated from constants.py.
package constants

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/enum"
)

//go:generate go run ../../mkpython.go asyncio.constants=constants.py

func init() { Register() }
