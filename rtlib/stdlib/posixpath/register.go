// Package posixpath is Python's posixpath module, os.path, translated from posixpath.py.
package posixpath

import _ "github.com/py2go/py2go/rtlib/stdlib/os/posix"

//go:generate go run ../mkpython.go posixpath=posixpath.py

func init() { Register() }
