// Package xml is Python's package xml. It has xml.etree.
package xml

//go:generate go run ../mkpython.go xml/=xml.py

func init() { Register() }
