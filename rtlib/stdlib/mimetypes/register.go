// Package mimetypes is Python's module mimetypes, translated from mimetypes.py: types of files by their names.
package mimetypes

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/posixpath"
	_ "github.com/py2go/py2go/rtlib/stdlib/urllib/parse"
)

//go:generate go run ../mkpython.go mimetypes=mimetypes.py

func init() { Register() }
