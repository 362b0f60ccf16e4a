// Package errors is Python's module email.errors, translated from errors.py: what may be wrong with messages.
package errors

//go:generate go run ../../mkpython.go email.errors=errors.py

func init() { Register() }
