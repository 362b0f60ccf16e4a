// Package netloop is the networking part of the event loop that is written in Python, as module asyncio._netloop: what makes connections,
// servers and datagram endpoints, the sock_ methods, pipes and sendfile. Its classes are never instantiated: their functions become
// methods of the native loop. Transports of stream sockets, and the poller, are native; see package asyncio.
package netloop

//go:generate go run ../../mkpython.go asyncio._netloop=netloop.py

func init() { Register() }
