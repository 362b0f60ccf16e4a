// Package handlers is Python's logging.handlers, translated from handlers.py: handlers for rotating files, sockets, the system log,
// buffers and queues. Mail and HTTP are not among them.
package handlers

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/copy"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/logging"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/pickle"
	_ "github.com/py2go/py2go/rtlib/stdlib/queue"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/socket"
	_ "github.com/py2go/py2go/rtlib/stdlib/struct"
	_ "github.com/py2go/py2go/rtlib/stdlib/threading"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
)

//go:generate go run ../../mkpython.go logging.handlers=handlers.py

func init() { Register() }
