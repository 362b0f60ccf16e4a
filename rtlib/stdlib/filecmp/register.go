// Package filecmp is Python's module filecmp, translated from filecmp.py: comparisons of files and directories.
package filecmp

import (
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/stat"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go filecmp=filecmp.py

func init() { Register() }
