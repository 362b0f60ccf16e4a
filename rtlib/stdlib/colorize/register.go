// Package colorize is Python's _colorize module, which other modules ask whether to print in colours, translated from colorize.py.
package colorize

//go:generate go run ../mkpython.go _colorize=colorize.py

func init() { Register() }
