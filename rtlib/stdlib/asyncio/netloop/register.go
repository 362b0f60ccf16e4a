// Package netloop is the networking part of the event loop that is written in Python, as module asyncio._netloop: what makes connections,
// servers and datagram endpoints, and sends files. Its class is never instantiated: its functions become methods of the native loop.
// Transports of stream sockets, and the poller, are native; see package asyncio.
package netloop

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/stat"
)

//go:generate go run ../../mkpython.go asyncio._netloop=netloop.py

func init() { Register() }
