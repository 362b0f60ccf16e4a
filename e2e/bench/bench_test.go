package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/py2go/py2go/internal/cpython"
)

// BenchmarkCorpus measures every case: go test -bench . ./e2e/bench. An operation is one run of the program; "x-cpython"
// is how many times faster it is than CPython, where there is one.
func BenchmarkCorpus(b *testing.B) {
	root, err := repository()
	if err != nil {
		b.Fatal(err)
	}
	python, err := cpython.Find(cpython.Reference)
	if err != nil {
		b.Logf("without ratios: %v", err)
		python = ""
	}
	bench := &Bench{Root: root, Dir: b.TempDir(), Python: python}
	for _, c := range cases {
		b.Run(c.Name, func(b *testing.B) {
			bench.Runs = b.N
			result, err := bench.Measure(context.Background(), c)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(median(result.Go).Nanoseconds()), "ns/op")
			b.ReportMetric(float64(peak(result.Go))/1e6, "peak-MB")
			if ratio := result.Ratio(); ratio > 0 {
				b.ReportMetric(ratio, "x-cpython")
			}
		})
	}
}

// TestProgramsExist keeps the table and the folder in step: every case has its program, every program a case.
func TestProgramsExist(t *testing.T) {
	files, err := filepath.Glob("../../corpus/bench/*.py")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, c := range cases {
		used[c.Program] = true
		if _, err := os.Stat(filepath.Join("../../corpus/bench", c.Program+".py")); err != nil {
			t.Error(err)
		}
	}
	for _, file := range files {
		if program := strings.TrimSuffix(filepath.Base(file), ".py"); !used[program] {
			t.Errorf("%s: no case runs it", program)
		}
	}
}

func TestSelectCases(t *testing.T) {
	all, err := selectCases(nil, nil)
	if err != nil || len(all) != len(cases) {
		t.Fatalf("all: %d cases, %v", len(all), err)
	}
	trees, err := selectCases([]string{"async_tree_io"}, []string{"2", "io"})
	if err != nil || len(trees) != 3 || trees[0].Args[0] != "2" {
		t.Errorf("prefix: %v, %v", trees, err)
	}
	if _, err := selectCases([]string{"nothing"}, nil); err == nil {
		t.Error("an unknown name was accepted")
	}
}

func TestMedianAndRatio(t *testing.T) {
	runs := func(ms ...int) []Run {
		var out []Run
		for _, n := range ms {
			out = append(out, Run{Elapsed: time.Duration(n) * time.Millisecond, Peak: int64(n)})
		}
		return out
	}
	r := &Result{Case: Case{Bar: 5}, Python: runs(100, 300, 200), Go: runs(10, 40, 30, 50)}
	if got := median(r.Go); got != 35*time.Millisecond {
		t.Errorf("median of four: %v", got)
	}
	if got := r.Ratio(); got < 5.7 || got > 5.72 {
		t.Errorf("ratio: %v", got)
	}
	if r.Below() || peak(r.Python) != 300 {
		t.Errorf("below %v, peak %d", r.Below(), peak(r.Python))
	}
}
