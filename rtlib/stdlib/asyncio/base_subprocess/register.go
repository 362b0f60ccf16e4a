// Package base_subprocess is Python's module asyncio.base_subprocess, translated from base_subprocess.py: the transports of subprocesses.
package base_subprocess

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/contextlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/signal"
	_ "github.com/py2go/py2go/rtlib/stdlib/subprocess"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../../mkpython.go asyncio.base_subprocess=base_subprocess.py

func init() { Register() }
