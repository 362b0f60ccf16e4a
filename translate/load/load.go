// Package load finds the modules a Python program consists of.
//
// It starts at the entry file, parses it, follows its imports to the program's own files (beside the entry, then along the given
// path) and to the modules that the runtime library provides, and so on until nothing new turns up. What it establishes: every
// module of the program is parsed and has a unique dotted name, and every import that Python would certainly execute and that
// leads nowhere is a diagnostic.
package load

import "github.com/py2go/py2go/translate/syntax/ast"

// Program is a Python program with all the modules of its own that it may import.
type Program struct {
	Modules []*Module // the entry first, the others by name
	Stdlib  []string  // Go import paths of the runtime's packages that are needed, sorted
}

// Module is one Python source file, or a namespace package, which has no file.
type Module struct {
	Name      string // dotted; "__main__" for the entry of a program
	Path      string // where the file was read; "" for a namespace package
	File      string // the name shown and compiled in: relative to the entry's directory, slash-separated
	Source    []byte // nil for a namespace package
	Tree      *ast.Module
	IsPackage bool
}
