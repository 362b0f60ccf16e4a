// Package machinery is Python's module importlib.machinery, translated from machinery.py.
package machinery

//go:generate go run ../../mkpython.go importlib.machinery=machinery.py

func init() { Register() }
