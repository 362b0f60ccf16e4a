package e2e

import (
	"context"
	"runtime"
	"testing"
	"time"

	"github.com/py2go/py2go/internal/conform"
	"github.com/py2go/py2go/internal/cpython"
)

// TestSchedules lets random coroutines wait, notify and cancel each other (testdata/schedules.py), and compares the order of what happens
// with CPython's.
func TestSchedules(t *testing.T) {
	python, err := cpython.Find(cpython.Reference)
	if err != nil {
		t.Skip(err)
	}
	results, err := conform.Run(context.Background(), conform.Options{
		Args: []string{"testdata/schedules.py"}, Python: python, Jobs: runtime.NumCPU(), Timeout: 2 * time.Minute, WorkDir: t.TempDir(),
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if !r.OK() {
			t.Errorf("%s\n%s", r.Status, r.Detail)
		}
	}
}
