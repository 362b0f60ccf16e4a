// Package tty is Python's module tty, translated from tty.py: terminals that hand on every character as it comes.
package tty

import _ "github.com/py2go/py2go/rtlib/stdlib/termios"

//go:generate go run ../mkpython.go tty=tty.py

func init() { Register() }
