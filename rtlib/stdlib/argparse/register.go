// Package argparse is Python's module argparse, translated from argparse.py.
package argparse

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/copy"
	_ "github.com/py2go/py2go/rtlib/stdlib/gettext"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/shutil"
	_ "github.com/py2go/py2go/rtlib/stdlib/textwrap"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../mkpython.go argparse=argparse.py

func init() { Register() }
