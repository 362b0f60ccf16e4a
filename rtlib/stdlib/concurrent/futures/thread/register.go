// Package thread is Python's concurrent.futures.thread, translated from thread.py. Its threads are those of the threading module.
package thread

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/concurrent/futures/base"
	_ "github.com/py2go/py2go/rtlib/stdlib/itertools"
	_ "github.com/py2go/py2go/rtlib/stdlib/queue"
	_ "github.com/py2go/py2go/rtlib/stdlib/threading"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
	_ "github.com/py2go/py2go/rtlib/stdlib/weakref"
)

//go:generate go run ../../../mkpython.go concurrent.futures.thread=thread.py

func init() { Register() }
