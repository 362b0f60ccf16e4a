// Package futures is Python's concurrent.futures, translated from futures.py. Its threads are those of the threading module; there are no
// process pools, for a translated program has no interpreter to start.
package futures

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/concurrent"
	_ "github.com/py2go/py2go/rtlib/stdlib/itertools"
	_ "github.com/py2go/py2go/rtlib/stdlib/queue"
	_ "github.com/py2go/py2go/rtlib/stdlib/threading"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../../mkpython.go concurrent.futures/=futures.py

func init() { Register() }
