// Package native is Python's module _csv, the reader and the writer of csv, translated from native.py.
package native

//go:generate go run ../../mkpython.go _csv=native.py

func init() { Register() }
