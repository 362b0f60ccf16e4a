package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/py2go/py2go/internal/cpython"
)

// TestCPython runs CPython's own tests of the language, the built-in types and the async core, and compares with
// the lists of those that are expected not to pass. Those of asyncio, many of which depend on time, are run by the command alone: -tier 2.
func TestCPython(t *testing.T) {
	if os.Getenv("PY2GO_FULL") == "" {
		t.Skip("takes minutes: set PY2GO_FULL")
	}
	if _, err := cpython.Find(cpython.Reference); err != nil {
		t.Skip(err)
	}
	files, err := selectFiles([]string{"1", "3", "4"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	// Not t.TempDir, whose names end in digits: a test looks for 1/0 in a traceback with paths.
	work, err := os.MkdirTemp("", "py2go-*-tests")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(work)
	o := options{files: files, limit: 30 * time.Second, work: work, log: t.Logf}
	surprised, err := o.run(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(surprised) > 0 {
		t.Errorf("%d unexpected:\n%s", len(surprised), strings.Join(surprised, "\n"))
	}
}
