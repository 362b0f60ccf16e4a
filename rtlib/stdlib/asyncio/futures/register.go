// Package futures is Python's module asyncio.futures, translated from futures.py.
package futures

//go:generate go run ../../mkpython.go asyncio.futures=futures.py

func init() { Register() }
