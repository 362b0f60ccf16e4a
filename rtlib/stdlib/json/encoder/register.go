// Package encoder is Python's module json.encoder, translated from encoder.py.
package encoder

//go:generate go run ../../mkpython.go json.encoder=encoder.py

func init() { Register() }
