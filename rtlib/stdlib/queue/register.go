// Package queue is Python's queue module, translated from queue.py, and its native part _queue.
package queue

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/heapq"
	_ "github.com/py2go/py2go/rtlib/stdlib/threading"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go queue=queue.py

func init() {
	initSimpleQueue()
	Register()
}
