// Package multiprocessing is Python's package multiprocessing as far as it goes without other processes, translated from
// multiprocessing.py.
package multiprocessing

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/logging"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
)

//go:generate go run ../mkpython.go multiprocessing/=multiprocessing.py

func init() { Register() }
