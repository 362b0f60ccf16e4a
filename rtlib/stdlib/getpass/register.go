// Package getpass is Python's module getpass, translated from getpass.py: passwords asked for at the terminal.
package getpass

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/pwd"
	_ "github.com/py2go/py2go/rtlib/stdlib/termios"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../mkpython.go getpass=getpass.py

func init() { Register() }
