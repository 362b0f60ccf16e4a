// Package parser is the module _xmlparser, the half of xml.etree.ElementTree that reads, translated from parser.py.
package parser

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/codecs"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
	_ "github.com/py2go/py2go/rtlib/stdlib/xml/scan"
)

//go:generate go run ../../../../mkpython.go _xmlparser=parser.py

func init() { Register() }
