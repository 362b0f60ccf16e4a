// Package cookies is Python's module http.cookies, translated from cookies.py: cookies.
package cookies

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/http"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/string"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
)

//go:generate go run ../../mkpython.go http.cookies=cookies.py

func init() { Register() }
