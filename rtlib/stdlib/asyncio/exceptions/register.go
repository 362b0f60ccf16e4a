// Package exceptions is Python's module asyncio.exceptions, translated from exceptions.py.
package exceptions

//go:generate go run ../../mkpython.go asyncio.exceptions=exceptions.py

func init() { Register() }
