// Package decoder is Python's module json.decoder, translated from decoder.py.
package decoder

//go:generate go run ../../mkpython.go json.decoder=decoder.py

func init() { Register() }
