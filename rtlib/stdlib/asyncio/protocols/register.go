// Package protocols is Python's module asyncio.protocols, translated from protocols.py.
package protocols

//go:generate go run ../../mkpython.go asyncio.protocols=protocols.py

func init() { Register() }
