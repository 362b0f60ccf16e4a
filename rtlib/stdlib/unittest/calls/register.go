// Package calls is Python's unittest._calls: records of calls.
package calls

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/pprint"
)

//go:generate go run ../../mkpython.go unittest._calls=calls.py

func init() { Register() }
