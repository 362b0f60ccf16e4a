// Package staggered is Python's module asyncio.staggered, translated from staggered.py.
package staggered

//go:generate go run ../../mkpython.go asyncio.staggered=staggered.py

func init() { Register() }
