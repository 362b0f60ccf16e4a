package syntax_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/py2go/py2go/internal/cpython"
	"github.com/py2go/py2go/translate/syntax"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// BenchmarkParse parses the top level of CPython's standard library. Beside speed it reports allocations and bytes per node of the
// tree.
func BenchmarkParse(b *testing.B) {
	python, err := cpython.Find(cpython.Reference)
	if err != nil {
		b.Skip(err)
	}
	lib, err := exec.Command(python, "-c", "import os; print(os.path.dirname(os.__file__))").Output()
	if err != nil {
		b.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(lib)), "*.py"))
	if err != nil {
		b.Fatal(err)
	}
	var sources [][]byte
	size, nodes := 0, 0
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		m, err := syntax.Parse(f, src)
		if err != nil {
			b.Fatal(err)
		}
		sources = append(sources, src)
		size += len(src)
		nodes += count(reflect.ValueOf(m))
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	r := testing.AllocsPerRun(1, func() { parseAll(b, sources) })
	for b.Loop() {
		parseAll(b, sources)
	}
	b.ReportMetric(r/float64(nodes), "allocs/node")
}

func parseAll(b *testing.B, sources [][]byte) {
	for _, src := range sources {
		if _, err := syntax.Parse("x", src); err != nil {
			b.Fatal(err)
		}
	}
}

// count counts the nodes below v: everything that has a position.
func count(v reflect.Value) int {
	n := 0
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return 0
		}
		if _, ok := v.Interface().(ast.Node); ok && v.Kind() == reflect.Pointer {
			n++
		}
		n += count(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			n += count(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type().Field(i).Name != "Value" || v.Type().Field(i).Type.Kind() == reflect.Interface {
				n += count(v.Field(i))
			}
		}
	}
	return n
}
