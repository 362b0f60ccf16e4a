// Package gettext is Python's module gettext, translated from gettext.py.
package gettext

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/copy"
	_ "github.com/py2go/py2go/rtlib/stdlib/errno"
	_ "github.com/py2go/py2go/rtlib/stdlib/locale"
	_ "github.com/py2go/py2go/rtlib/stdlib/operator"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/struct"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../mkpython.go gettext=gettext.py

func init() { Register() }
