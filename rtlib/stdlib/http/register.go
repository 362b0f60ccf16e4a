// Package http is Python's package http, status codes and methods, translated from http.py.
package http

import _ "github.com/py2go/py2go/rtlib/stdlib/enum"

//go:generate go run ../mkpython.go http/=http.py

func init() { Register() }
