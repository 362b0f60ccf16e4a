// Package translate turns a loaded Python program into Go source.
//
// The stages stand below it, each in a package of its own: syntax, load, resolve, ir, irbuild, transform, gen. This package holds
// what callers see (Config, Result, Diagnostics) and the list of passes, in order.
package translate

import (
	"github.com/py2go/py2go/translate/diag"
	"github.com/py2go/py2go/translate/load"
)

// Form is what a translated program is to be in Go.
type Form uint8

const (
	// Main is a Go program of its own: package main, `func main() { rt.Main(&module) }`.
	Main Form = iota
	// Embedded is a package named Config.Package that exports `func Main()`, which does what main would do. Several of them may be
	// linked into one binary, and modules of different programs may have the same name there: a program's modules must therefore be
	// made known to the runtime by its Main, not by Go's init.
	Embedded
	// Library is a package named Config.Package, possibly with hand-written files beside it, that exports Go wrappers of the
	// annotated top-level functions and has no main.
	Library
)

// Config says what to generate.
type Config struct {
	Form       Form
	Package    string // the Go package of the entry module in the forms Embedded and Library
	ImportPath string // Go import path of the output directory, below which the packages of further modules lie
	Line       bool   // a //line directive before every Go line, instead of statement comments
}

// Result is the generated source.
type Result struct {
	Files map[string][]byte // by slash-separated path relative to the output directory
}

// Diagnostic is one reason why a program cannot be translated.
type Diagnostic = diag.Diagnostic

// Diagnostics is the error that Program returns.
type Diagnostics = diag.List

// Program translates p. The error, if any, is of type Diagnostics.
func Program(p *load.Program, cfg Config) (*Result, error) {
	entry := p.Modules[0]
	return nil, Diagnostics{{File: entry.File, Line: 1, Col: 1, Msg: "translation to Go is not available yet"}}
}
