// Package client is Python's module http.client, translated from client.py: the client of HTTP/1.1.
package client

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections/abc"
	_ "github.com/py2go/py2go/rtlib/stdlib/email"
	_ "github.com/py2go/py2go/rtlib/stdlib/email/message"
	_ "github.com/py2go/py2go/rtlib/stdlib/email/parser"
	_ "github.com/py2go/py2go/rtlib/stdlib/errno"
	_ "github.com/py2go/py2go/rtlib/stdlib/http"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/socket"
	_ "github.com/py2go/py2go/rtlib/stdlib/ssl"
	_ "github.com/py2go/py2go/rtlib/stdlib/urllib/parse"
)

//go:generate go run ../../mkpython.go http.client=client.py

func init() { Register() }
