// Package transports is Python's module asyncio.transports, translated from transports.py.
package transports

//go:generate go run ../../mkpython.go asyncio.transports=transports.py

func init() { Register() }
