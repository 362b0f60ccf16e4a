package e2e

import (
	"context"
	"os/exec"
	"runtime"
	"testing"
	"time"

	"github.com/py2go/py2go/internal/conform"
	"github.com/py2go/py2go/internal/cpython"
)

// TestNesting compares random programs of nested control flow (testdata/nesting.py) with CPython: what they do, their tracebacks and how they
// end.
func TestNesting(t *testing.T) {
	python, err := cpython.Find(cpython.Reference)
	if err != nil {
		t.Skip(err)
	}
	programs := t.TempDir()
	if out, err := exec.Command(python, "testdata/nesting.py", programs, "1", "3").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	results, err := conform.Run(context.Background(), conform.Options{
		Args: []string{programs}, Python: python, Jobs: runtime.NumCPU(), Timeout: time.Minute, WorkDir: t.TempDir(),
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if !r.OK() {
			t.Errorf("%s %s\n%s", r.Name, r.Status, r.Detail)
		}
	}
}
