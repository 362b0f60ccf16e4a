// Package etree is Python's package xml.etree; its modules are packages of their own.
package etree

import _ "github.com/py2go/py2go/rtlib/stdlib/xml"

//go:generate go run ../../mkpython.go xml.etree/=etree.py

func init() { Register() }
