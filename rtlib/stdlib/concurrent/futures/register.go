// Package futures is Python's concurrent.futures, translated from futures.py. There are no process pools, for a translated program has no
// interpreter to start.
package futures

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/concurrent"
	_ "github.com/py2go/py2go/rtlib/stdlib/concurrent/futures/base"
	_ "github.com/py2go/py2go/rtlib/stdlib/concurrent/futures/process"
	_ "github.com/py2go/py2go/rtlib/stdlib/concurrent/futures/thread"
)

//go:generate go run ../../mkpython.go concurrent.futures/=futures.py

func init() { Register() }
