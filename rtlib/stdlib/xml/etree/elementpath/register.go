// Package elementpath is Python's module xml.etree.ElementPath, translated from elementpath.py.
package elementpath

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/xml/etree"
)

//go:generate go run ../../../mkpython.go xml.etree.ElementPath=elementpath.py

func init() { Register() }
