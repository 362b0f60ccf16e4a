// Package future is Python's module __future__.
package future

//go:generate go run ../mkpython.go __future__=future.py

func init() { Register() }
