// Package sslproto is Python's module asyncio.sslproto, translated from sslproto.py: TLS between a transport and the application's protocol.
// The connection itself is an ssl.SSLObject over two MemoryBIOs, which is native.
package sslproto

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/constants"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/enum"
	_ "github.com/py2go/py2go/rtlib/stdlib/ssl"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../../mkpython.go asyncio.sslproto=sslproto.py

func init() { Register() }
