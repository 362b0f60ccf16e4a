// Package translate turns a loaded Python program into Go source.
//
// The stages stand below it, each in a package of its own: syntax, load, resolve, ir, irbuild, transform, gen. This package holds
// what callers see (Config, Result, Diagnostics) and the list of passes, in order.
package translate

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/py2go/py2go/translate/diag"
	"github.com/py2go/py2go/translate/gen"
	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/irbuild"
	"github.com/py2go/py2go/translate/load"
	"github.com/py2go/py2go/translate/quoted"
	"github.com/py2go/py2go/translate/resolve"
	"github.com/py2go/py2go/translate/syntax"
	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/transform"
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

// Bug is an error of the translator itself, met at a module: the Go that it printed is not Go.
type Bug struct {
	File string
	Err  error
}

func (b *Bug) Error() string { return fmt.Sprintf("%s: printing Go: %v", b.File, b.Err) }
func (b *Bug) Unwrap() error { return b.Err }

// Program translates p. The error, if any, is of type Diagnostics, or *Bug.
func Program(p *load.Program, cfg Config) (*Result, error) {
	result := &Result{Files: map[string][]byte{}}
	var diags Diagnostics
	entry := p.Modules[0]
	own := map[string]bool{}
	for _, m := range p.Modules {
		own[m.Name] = true
	}
	var packages []string
	for _, m := range p.Modules[1:] {
		packages = append(packages, path.Join(cfg.ImportPath, m.GoDir(entry)))
	}
	for _, m := range p.Modules {
		irm, ds := Lowered(m, own, "")
		if len(ds) > 0 {
			diags = append(diags, m.Place(ds)...)
			continue
		}
		o := gen.Options{Package: goPackage(m), Line: cfg.Line, Codes: true}
		if m == entry {
			if m.Name == "__main__" {
				o.Parent = m.Package
			}
			o.Modules, o.Stdlib = packages, p.Stdlib
			o.Main, o.Embedded, o.Library = cfg.Form == Main, cfg.Form == Embedded, cfg.Form == Library
			o.Package = "main"
			if cfg.Form != Main {
				o.Package = cfg.Package
			}
		}
		src, err := gen.Module(irm, o)
		if err != nil {
			return nil, &Bug{m.File, err}
		}
		result.Files[path.Join(m.GoDir(entry), m.GoFile())] = src
		if o.Library {
			if src, err = gen.Wrappers(m.Tree, irm, o); err != nil {
				return nil, &Bug{m.File, err}
			}
			result.Files[strings.TrimSuffix(m.GoFile(), ".go")+"_api.go"] = src
		}
	}
	if len(diags) > 0 {
		return nil, diags.Sort()
	}
	return result, nil
}

// Built, in place of a pass's name, means the IR before the first pass.
const Built = "build"

// IR is the intermediate representation of p's entry module after the pass called last, or after all of them if that is "". The error
// is of type Diagnostics.
func IR(p *load.Program, last string) (*ir.Module, error) {
	own := map[string]bool{}
	for _, m := range p.Modules {
		own[m.Name] = true
	}
	m, diags := Lowered(p.Modules[0], own, last)
	if len(diags) > 0 {
		return nil, p.Modules[0].Place(diags).Sort()
	}
	return m, nil
}

// Lowered is the IR of a module after the pass called last, or after all of them if that is "". own holds the names of the
// program's modules.
func Lowered(m *load.Module, own map[string]bool, last string) (*ir.Module, Diagnostics) {
	fail := func(err error) (*ir.Module, Diagnostics) {
		d := Diagnostic{File: m.File, Msg: err.Error()}
		var re *resolve.Error
		if errors.As(err, &re) {
			d.Line, d.Col, d.EndLine, d.EndCol, d.Msg = int(re.Line), int(re.Col)+1, int(re.EndLine), int(re.EndCol)+1, re.Msg
		}
		return nil, Diagnostics{d}
	}
	if m.Tree == nil {
		m.Tree = &ast.Module{}
	}
	info, err := resolve.Resolve(m.Tree)
	if err != nil {
		return fail(err)
	}
	text, err := syntax.Decode(m.File, m.Source)
	if err != nil {
		return fail(err)
	}
	irm, ds := irbuild.Build(irbuild.Input{
		Name: m.Name, File: m.File, Source: text, Package: m.IsPackage, Frozen: m.Frozen, Tree: m.Tree, Info: info,
		Inert:  func(name string) bool { return !own[name] },
		Quoted: quotedCode(m),
	})
	if len(ds) > 0 {
		return nil, ds
	}
	if last == Built {
		return irm, nil
	}
	if err := transform.Run(irm, last, cfgCheck); err != nil {
		return fail(fmt.Errorf("internal error: %w", err))
	}
	return irm, nil
}

// Warnings are what will fail when p runs, if it gets there, though it can be translated.
func Warnings(p *load.Program) Diagnostics {
	var list Diagnostics
	for _, m := range p.Modules {
		var ds Diagnostics
		for _, o := range m.Open() {
			what := "raises NotImplementedError"
			if o.Name == quoted.Eval {
				what = "reads literals, names and calls; all else raises NotImplementedError"
			}
			ds = append(ds, Diagnostic{Line: int(o.Span.Line), Col: int(o.Span.Col) + 1, EndLine: int(o.Span.EndLine), EndCol: int(o.Span.EndCol) + 1,
				Msg: o.Name + "() of text that is known only at run time " + what, Warning: true})
		}
		list = append(list, m.Place(ds)...)
	}
	return list.Sort()
}

// quotedCode is the code in strings of a module, as irbuild takes it.
func quotedCode(m *load.Module) []irbuild.Quoted {
	if m.Quoted == nil {
		return nil
	}
	var list []irbuild.Quoted
	for _, u := range m.Quoted.Units {
		q := irbuild.Quoted{Text: u.Text, Mode: u.Mode, Line: u.Line, Tree: u.Tree, Info: u.Info}
		if e := u.Err; e != nil {
			q.Err = &ir.UnitError{Kind: e.Kind, Msg: e.Msg, Text: e.Text, Line: e.Line, Col: e.Col, EndLine: e.EndLine, EndCol: e.EndCol}
		}
		list = append(list, q)
	}
	return list
}

// cfgCheck makes the sanity checker run after every pass.
const cfgCheck = true

// goPackage is the name of the Go package that a module becomes.
func goPackage(m *load.Module) string {
	name := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, m.Name[strings.LastIndexByte(m.Name, '.')+1:])
	return "py" + name
}
