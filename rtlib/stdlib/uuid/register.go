// Package uuid is Python's uuid module, translated from uuid.py.
package uuid

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/hashlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
)

//go:generate go run ../mkpython.go uuid=uuid.py

func init() { Register() }
