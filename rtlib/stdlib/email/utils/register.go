// Package utils is Python's module email.utils, translated from utils.py: dates and addresses of messages.
package utils

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/base64"
	_ "github.com/py2go/py2go/rtlib/stdlib/datetime"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/random"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/socket"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
	_ "github.com/py2go/py2go/rtlib/stdlib/urllib/parse"
)

//go:generate go run ../../mkpython.go email.utils=utils.py

func init() { Register() }
