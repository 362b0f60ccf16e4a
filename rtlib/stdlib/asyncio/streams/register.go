// Package streams is Python's module asyncio.streams, translated from streams.py.
package streams

//go:generate go run ../../mkpython.go asyncio.streams=streams.py

func init() { Register() }
