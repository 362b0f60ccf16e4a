// Package contexts is Python's unittest._contexts: the contexts of assertions.
package contexts

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/traceback"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../../mkpython.go unittest._contexts=contexts.py

func init() { Register() }
