// Package frames is the part of Python's inspect module that shows what runs: frames, tracebacks, the variables of closures and generators, translated from frames.py.
package frames

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/linecache"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../../mkpython.go _inspect_frames=frames.py

func init() { Register() }
