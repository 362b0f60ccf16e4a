// Package autospec is Python's unittest._autospec: mocks with the attributes and signatures of other objects.
package autospec

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/inspect"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
)

//go:generate go run ../../mkpython.go unittest._autospec=autospec.py

func init() { Register() }
