// Package simpleserver is Python's module wsgiref.simple_server, translated from simple_server.py.
package simpleserver

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/http/server"
	_ "github.com/py2go/py2go/rtlib/stdlib/platform"
	_ "github.com/py2go/py2go/rtlib/stdlib/urllib/parse"
	_ "github.com/py2go/py2go/rtlib/stdlib/wsgiref"
	_ "github.com/py2go/py2go/rtlib/stdlib/wsgiref/handlers"
)

//go:generate go run ../../mkpython.go wsgiref.simple_server=simple_server.py

func init() { Register() }
