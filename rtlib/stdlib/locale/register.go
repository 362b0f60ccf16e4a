// Package locale is Python's module locale, translated from locale.py.
package locale

//go:generate go run ../mkpython.go locale=locale.py

func init() { Register() }
