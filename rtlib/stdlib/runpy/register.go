// Package runpy is Python's module runpy, translated from runpy.py: it refuses.
package runpy

//go:generate go run ../mkpython.go runpy=runpy.py

func init() { Register() }
