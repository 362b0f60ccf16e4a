// Package unixpipes is the transports of pipes, as module asyncio._unixpipes, translated from unixpipes.py.
package unixpipes

import _ "github.com/py2go/py2go/rtlib/stdlib/stat"

//go:generate go run ../../mkpython.go asyncio._unixpipes=unixpipes.py

func init() { Register() }
