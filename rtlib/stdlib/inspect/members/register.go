// Package members is the part of Python's inspect module that lists what classes and objects have, translated from members.py.
package members

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../../mkpython.go _inspect_members=members.py

func init() { Register() }
