// Package descriptors is what the transports of sockets and pipes have in common, as module asyncio._descriptors, translated from
// descriptors.py.
package descriptors

//go:generate go run ../../mkpython.go asyncio._descriptors=descriptors.py

func init() { Register() }
