// Package os is Python's os module, translated from os.py, on the system calls of package posix.
package os

import (
	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/abc"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections/abc"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/os/posix"
	_ "github.com/py2go/py2go/rtlib/stdlib/posixpath"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go os=os.py

func init() {
	Register()
	// Importing os has entered posixpath under this name before anyone can ask for it.
	rt.RegisterModule("os.path", func(*rt.Module) *rt.Exc { return nil })
}
