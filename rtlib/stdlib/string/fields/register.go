// Package fields is Python's module _string, translated from fields.py.
package fields

//go:generate go run ../../mkpython.go _string=fields.py

func init() { Register() }
