// Package trsock is Python's module asyncio.trsock, translated from trsock.py.
package trsock

//go:generate go run ../../mkpython.go asyncio.trsock=trsock.py

func init() { Register() }
