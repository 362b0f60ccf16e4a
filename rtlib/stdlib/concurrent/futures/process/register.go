// Package process is Python's concurrent.futures.process, translated from process.py: the names, for a translated program has no interpreter to start.
package process

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/concurrent/futures/base"
)

//go:generate go run ../../../mkpython.go concurrent.futures.process=process.py

func init() { Register() }
