// Package abc is Python's abc module, translated from abc.py.
package abc

//go:generate go run ../mkpython.go abc=abc.py

func init() { Register() }
