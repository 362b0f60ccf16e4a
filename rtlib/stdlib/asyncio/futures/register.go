// Package futures is Python's module asyncio.futures, translated from futures.py.
package futures

import _ "github.com/py2go/py2go/rtlib/stdlib/concurrent/futures"

//go:generate go run ../../mkpython.go asyncio.futures=futures.py

func init() { Register() }
