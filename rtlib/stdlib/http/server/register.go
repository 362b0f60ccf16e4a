// Package server is Python's module http.server, translated from server.py: a simple server of HTTP/1.1.
package server

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/base64"
	_ "github.com/py2go/py2go/rtlib/stdlib/binascii"
	_ "github.com/py2go/py2go/rtlib/stdlib/datetime"
	_ "github.com/py2go/py2go/rtlib/stdlib/email/utils"
	_ "github.com/py2go/py2go/rtlib/stdlib/html"
	_ "github.com/py2go/py2go/rtlib/stdlib/http"
	_ "github.com/py2go/py2go/rtlib/stdlib/http/client"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/mimetypes"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/posixpath"
	_ "github.com/py2go/py2go/rtlib/stdlib/pwd"
	_ "github.com/py2go/py2go/rtlib/stdlib/select"
	_ "github.com/py2go/py2go/rtlib/stdlib/shutil"
	_ "github.com/py2go/py2go/rtlib/stdlib/socket"
	_ "github.com/py2go/py2go/rtlib/stdlib/socketserver"
	_ "github.com/py2go/py2go/rtlib/stdlib/subprocess"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
	_ "github.com/py2go/py2go/rtlib/stdlib/urllib/parse"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../../mkpython.go http.server=server.py

func init() { Register() }
