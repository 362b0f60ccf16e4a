// Package textwrap is Python's module textwrap, translated from textwrap.py.
package textwrap

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
)

//go:generate go run ../mkpython.go textwrap=textwrap.py

func init() { Register() }
