// Package secrets is Python's module secrets, translated from secrets.py.
package secrets

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/base64"
	_ "github.com/py2go/py2go/rtlib/stdlib/hashlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/random"
)

//go:generate go run ../mkpython.go secrets=secrets.py

func init() { Register() }
