// Package gettext is Python's module gettext, translated from gettext.py.
package gettext

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
)

//go:generate go run ../mkpython.go gettext=gettext.py

func init() { Register() }
