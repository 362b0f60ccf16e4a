//go:build ignore

// mkpython translates the Python sources of a package of the standard library: `go run ../mkpython.go NAME=FILE…` in the package's
// directory writes FILE_py.go for each module. The package's own Go code calls the Register functions, and links with blank imports
// the packages of modules that the Python code imports.
package main

import (
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/py2go/py2go/translate"
	"github.com/py2go/py2go/translate/gen"
	"github.com/py2go/py2go/translate/load"
	"github.com/py2go/py2go/translate/syntax"
)

func main() {
	log.SetFlags(0)
	for _, arg := range os.Args[1:] {
		name, file, ok := strings.Cut(arg, "=")
		if !ok {
			log.Fatalf("%s: not NAME=FILE", arg)
		}
		isPackage := strings.HasSuffix(name, "/")
		if err := write(strings.TrimSuffix(name, "/"), file, isPackage); err != nil {
			log.Fatal(err)
		}
	}
}

// write translates one module. In tracebacks it is shown as a module frozen into the interpreter is.
func write(name, file string, isPackage bool) error {
	src, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	tree, err := syntax.Parse(file, src)
	if err != nil {
		return err
	}
	m := &load.Module{Name: name, Path: file, File: "<frozen " + name + ">", Source: src, Tree: tree, IsPackage: isPackage, Frozen: true}
	lowered, diags := translate.Lowered(m, map[string]bool{name: true}, "")
	if len(diags) > 0 {
		return diags
	}
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	out, err := gen.Module(lowered, gen.Options{Package: filepath.Base(dir), Generator: filepath.Base(file)})
	if err != nil {
		return err
	}
	return os.WriteFile(strings.TrimSuffix(file, ".py")+"_py.go", out, 0o666)
}
