// Package elementtree is Python's module xml.etree.ElementTree, translated from elementtree.py.
package elementtree

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/copy"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/locale"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
	_ "github.com/py2go/py2go/rtlib/stdlib/xml/etree/elementpath"
	_ "github.com/py2go/py2go/rtlib/stdlib/xml/etree/elementtree/parser"
	_ "github.com/py2go/py2go/rtlib/stdlib/xml/etree/elementtree/writer"
)

//go:generate go run ../../../mkpython.go xml.etree.ElementTree=elementtree.py

func init() { Register() }
