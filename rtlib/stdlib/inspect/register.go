// Package inspect is Python's inspect module, translated from inspect.py: kinds of objects, signatures, states of generators. What
// needs source text, frames, or only attributes is in packages of its own.
package inspect

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections/abc"
	_ "github.com/py2go/py2go/rtlib/stdlib/enum"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/inspect/frames"
	_ "github.com/py2go/py2go/rtlib/stdlib/inspect/members"
	_ "github.com/py2go/py2go/rtlib/stdlib/inspect/source"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go inspect=inspect.py

func init() { Register() }
