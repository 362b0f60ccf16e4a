// Package getopt is Python's module getopt, translated from getopt.py.
package getopt

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/gettext"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
)

//go:generate go run ../mkpython.go getopt=getopt.py

func init() { Register() }
