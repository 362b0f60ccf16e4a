// Package html is Python's package html, translated from html.py; its module entities is a package of its own.
package html

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/html/entities"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
)

//go:generate go run ../mkpython.go html/=html.py

func init() { Register() }
