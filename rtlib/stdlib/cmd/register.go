// Package cmd is Python's module cmd, translated from cmd.py: line-oriented command interpreters.
package cmd

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/inspect"
	_ "github.com/py2go/py2go/rtlib/stdlib/string"
)

//go:generate go run ../mkpython.go cmd=cmd.py

func init() { Register() }
