// Package format_helpers is Python's asyncio.format_helpers, translated from format_helpers.py.
package format_helpers

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/asyncio/constants"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/reprlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/traceback"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../../mkpython.go asyncio.format_helpers=format_helpers.py

func init() { Register() }
