// Package childwatch is the part of asyncio that watches child processes, as module asyncio._childwatch. The watchers are deprecated names
// by now; all of them watch by the native loop.
package childwatch

import _ "github.com/py2go/py2go/rtlib/stdlib/warnings"

//go:generate go run ../../mkpython.go asyncio._childwatch=childwatch.py

func init() { Register() }
