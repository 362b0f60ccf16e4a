// Package socketserver is Python's module socketserver, translated from socketserver.py: servers on sockets, with threads or without.
package socketserver

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/selectors"
	_ "github.com/py2go/py2go/rtlib/stdlib/socket"
	_ "github.com/py2go/py2go/rtlib/stdlib/threading"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
	_ "github.com/py2go/py2go/rtlib/stdlib/traceback"
)

//go:generate go run ../mkpython.go socketserver=socketserver.py

func init() { Register() }
