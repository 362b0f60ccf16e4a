package syntax

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/py2go/py2go/internal/cpython"
	"github.com/py2go/py2go/internal/gcpercent"
	"github.com/py2go/py2go/translate/syntax"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// rival parses, for every line of standard input, the sources that are its arguments once and answers with the seconds it took.
const rival = `
import ast, sys, time, warnings
warnings.simplefilter("ignore")
sources = [open(f, "rb").read() for f in sys.argv[1:]]
for line in sys.stdin:
    start = time.perf_counter()
    for s in sources:
        ast.parse(s)
    print(time.perf_counter() - start, flush=True)
`

// BenchmarkParse parses the top level of CPython's standard library in turns with CPython's ast.parse, each in one thread, with the
// collector as the command py2go sets it. It reports the medians of the speeds and of their ratio, round by round.
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
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	defer debug.SetGCPercent(debug.SetGCPercent(gcpercent.Compiler))
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
	pass := func() {
		for _, src := range sources {
			if _, err := syntax.Parse("x", src); err != nil {
				b.Fatal(err)
			}
		}
	}
	allocs := testing.AllocsPerRun(1, pass)
	cmd := exec.Command(python, append([]string{"-c", rival}, files...)...)
	in, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	answers := bufio.NewReader(out)
	var ours, theirs, ratios []float64
	mb := float64(size) / 1e6
	for b.Loop() {
		start := time.Now()
		pass()
		o := time.Since(start).Seconds()
		if _, err := io.WriteString(in, "\n"); err != nil {
			b.Fatal(err)
		}
		var t float64
		if _, err := fmt.Fscanln(answers, &t); err != nil {
			b.Fatal(err)
		}
		ours, theirs, ratios = append(ours, mb/o), append(theirs, mb/t), append(ratios, t/o)
	}
	in.Close()
	if err := cmd.Wait(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(median(ours), "MB/s")
	b.ReportMetric(median(theirs), "CPython-MB/s")
	b.ReportMetric(median(ratios), "ratio")
	b.ReportMetric(allocs/float64(nodes), "allocs/node")
}

func median(x []float64) float64 {
	slices.Sort(x)
	return x[len(x)/2]
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
