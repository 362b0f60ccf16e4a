package conform

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/diff"
)

// Options say what to check and how.
type Options struct {
	Args    []string       // directories and files
	Record  bool           // write expectations instead of checking them
	Python  string         // interpreter to record with, or to compare with instead of the recordings
	Jobs    int            // processes at a time
	Timeout time.Duration  // for each program
	Filter  *regexp.Regexp // names of the cases to take; nil for all
	WorkDir string         // an empty directory for the generated Go
	Built   func()         // called when all programs are built; may be nil
}

// Status is how a case ended.
type Status string

// The ends.
const (
	Pass    Status = "pass"
	Fail    Status = "fail"    // it behaved differently
	Error   Status = "error"   // it could not be translated, compiled, started or recorded
	Timeout Status = "timeout" // it did not end
	Changed Status = "changed" // its recording is new
)

// Result is what became of one case.
type Result struct {
	Name    string  `json:"name"`
	Status  Status  `json:"status"`
	Seconds float64 `json:"seconds"` // the run of the translated program, or of CPython when recording
	Detail  string  `json:"detail,omitempty"`
}

// OK tells whether the result is as it should be.
func (r Result) OK() bool { return r.Status == Pass || r.Status == Changed }

// unignore lets programs know the signals that this process was started to ignore, as background processes are: an ignored signal stays
// ignored in a child, a handled one does not. The result undoes it.
func unignore() func() {
	drop := make(chan os.Signal, 1)
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGHUP} {
		if signal.Ignored(sig) {
			signal.Notify(drop, sig)
		}
	}
	return func() { signal.Stop(drop) }
}

// Run checks, or records, every case and returns the results in order of the cases' names. The error says why nothing could be
// checked at all.
func Run(ctx context.Context, o Options) ([]Result, error) {
	cases, err := Find(o.Args, o.Record || o.Python != "")
	if err != nil {
		return nil, err
	}
	if o.Filter != nil {
		cases = slices.DeleteFunc(cases, func(c Case) bool { return !o.Filter.MatchString(c.Name) })
	}
	if len(cases) == 0 {
		return nil, errors.New("no programs to check: a program x.py needs a recording x.out beside it (see -record)")
	}
	defer unignore()()
	r := runner{timeout: o.Timeout}
	if slices.ContainsFunc(cases, func(c Case) bool { return c.Proxy }) {
		proxy := startProxy()
		defer proxy.Close()
		r.proxy = proxy.URL
	}
	one := func(c Case) Result { return r.recordCase(ctx, c, o.Python) }
	if !o.Record {
		b, err := build(ctx, o.WorkDir, cases, o.Jobs)
		if err != nil {
			return nil, err
		}
		one = func(c Case) Result { return r.check(ctx, c, b, o.Python) }
	}
	if o.Built != nil {
		o.Built()
	}
	var results []Result
	var mu sync.Mutex
	each(o.Jobs, cases, func(c Case) {
		res := one(c)
		mu.Lock()
		defer mu.Unlock()
		results = append(results, res)
	})
	slices.SortFunc(results, func(a, b Result) int { return strings.Compare(a.Name, b.Name) })
	return results, ctx.Err()
}

func (r runner) recordCase(ctx context.Context, c Case, python string) Result {
	start := time.Now()
	res := Result{Name: c.Name, Status: Pass}
	e, err := r.record(ctx, c, python)
	res.Seconds = time.Since(start).Seconds()
	changed := false
	if err == nil {
		changed, err = e.write(c)
	}
	switch {
	case err != nil:
		res.Status, res.Detail = Error, err.Error()
	case changed:
		res.Status = Changed
	}
	return res
}

// check runs the translated program and compares.
func (r runner) check(ctx context.Context, c Case, b *batch, python string) Result {
	res := Result{Name: c.Name, Status: Error}
	if err := b.failed[c.Name]; err != nil {
		res.Detail = err.Error()
		return res
	}
	var want expectation
	var err error
	if python != "" {
		want, err = r.record(ctx, c, python)
	} else {
		want, err = recorded(c)
	}
	if err != nil {
		res.Detail = err.Error()
		return res
	}
	start := time.Now()
	o, err := r.run(ctx, c, b.binary, []string{filepath.Base(c.Path)}, selector+"="+c.Name, "PY2GO_SOURCE_ROOT="+filepath.Dir(c.Path))
	res.Seconds = time.Since(start).Seconds()
	switch {
	case err != nil:
		res.Detail = err.Error()
	case o.timeout:
		res.Status, res.Detail = Timeout, fmt.Sprintf("did not end within %v", r.timeout)
	default:
		res.Status, res.Detail = Pass, compare(c, want, expected(c, o))
		if res.Detail != "" {
			res.Status = Fail
		}
	}
	return res
}

// compare describes the differences, "" if there are none.
func compare(c Case, want, got expectation) string {
	var b strings.Builder
	if want.code != got.code {
		fmt.Fprintf(&b, "exit status %d, want %d\n", got.code, want.code)
	}
	b.Write(diff.Diff("stdout CPython", want.stdout, "stdout py2go", got.stdout))
	if !c.SkipStderr {
		b.Write(diff.Diff("stderr CPython", want.stderr, "stderr py2go", got.stderr))
	}
	return b.String()
}

// indent puts four spaces before every line.
func indent(s string) string {
	var b bytes.Buffer
	for line := range strings.Lines(s) {
		b.WriteString("    " + line)
	}
	return strings.TrimRight(b.String(), "\n")
}
