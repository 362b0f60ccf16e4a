// Package timeouts is Python's module asyncio.timeouts, translated from timeouts.py.
package timeouts

//go:generate go run ../../mkpython.go asyncio.timeouts=timeouts.py

func init() { Register() }
