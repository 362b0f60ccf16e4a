// Package tty is Python's module tty, translated from tty.py.
package tty

import _ "github.com/py2go/py2go/rtlib/stdlib/termios"

//go:generate go run ../mkpython.go tty=tty.py

func init() { Register() }
