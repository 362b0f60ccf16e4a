// Package shlex is Python's module shlex, translated from shlex.py.
package shlex

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
)

//go:generate go run ../mkpython.go shlex=shlex.py

func init() { Register() }
