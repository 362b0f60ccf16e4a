// Package headers is Python's module wsgiref.headers, translated from headers.py.
package headers

import _ "github.com/py2go/py2go/rtlib/stdlib/wsgiref"

//go:generate go run ../../mkpython.go wsgiref.headers=headers.py

func init() { Register() }
