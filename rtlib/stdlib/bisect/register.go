// Package bisect is Python's bisect module, translated from bisect.py.
package bisect

//go:generate go run ../mkpython.go bisect=bisect.py

func init() { Register() }
