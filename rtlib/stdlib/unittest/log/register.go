// Package log is Python's unittest._log: assertions about logging.
package log

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/logging"
)

//go:generate go run ../../mkpython.go unittest._log=log.py

func init() { Register() }
