// Package handlers is Python's module wsgiref.handlers, the server's side of WSGI, translated from handlers.py.
package handlers

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
	_ "github.com/py2go/py2go/rtlib/stdlib/traceback"
	_ "github.com/py2go/py2go/rtlib/stdlib/wsgiref"
	_ "github.com/py2go/py2go/rtlib/stdlib/wsgiref/headers"
	_ "github.com/py2go/py2go/rtlib/stdlib/wsgiref/util"
)

//go:generate go run ../../mkpython.go wsgiref.handlers=handlers.py

func init() { Register() }
