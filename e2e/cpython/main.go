package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/py2go/py2go/internal/cpython"
	"github.com/py2go/py2go/internal/gobuild"
)

func main() {
	var o options
	var files, tiers string
	flag.StringVar(&files, "file", "", "test files, separated by commas: test_generators,test_asyncio.test_tasks")
	flag.StringVar(&tiers, "tier", "1,3,4", "tiers, separated by commas, where no files are named")
	flag.StringVar(&o.pattern, "k", "", "only tests whose names, Class.method, hold this")
	flag.BoolVar(&o.verbose, "v", false, "show the traceback of every test that does not pass")
	flag.BoolVar(&o.update, "update", false, "write the lists of tests that are expected not to pass")
	flag.DurationVar(&o.limit, "limit", 20*time.Second, "time that one test may take")
	flag.StringVar(&o.work, "work", "", "directory for what is generated (default: in the user's cache directory)")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var err error
	if o.files, err = selectFiles(split(tiers), split(files)); err == nil {
		o.log = func(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
		var surprised []string
		if surprised, err = o.run(ctx); err == nil && len(surprised) > 0 && !o.update {
			fmt.Printf("\n%d unexpected:\n%s\n", len(surprised), strings.Join(surprised, "\n"))
			os.Exit(1)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' })
}

// options say what to run, and how.
type options struct {
	files   []testFile
	pattern string
	verbose bool
	update  bool
	limit   time.Duration
	work    string
	log     func(format string, args ...any)
}

// run runs the files, prints what became of them, and gives what was not expected.
func (o options) run(ctx context.Context) ([]string, error) {
	python, err := cpython.Find(cpython.Reference)
	if err != nil {
		return nil, err
	}
	rt, err := gobuild.FindRuntime()
	if err != nil {
		return nil, err
	}
	if o.work == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return nil, err
		}
		// One directory for each checkout: what is there from last time is compiled already.
		o.work = filepath.Join(cache, "py2go", "cpython", strings.ReplaceAll(strings.Trim(rt.Dir, "/"), "/", "-"))
	}
	build, err := build(ctx, o.work, python, o.files, o.log)
	if err != nil {
		return nil, err
	}
	r := runner{dir: filepath.Join(o.work, "run"), limit: o.limit, pattern: o.pattern, python: python, classes: readClasses()}
	dir := filepath.Join(rt.Dir, "e2e", "cpython", "expected")
	if err := r.prepare(); err != nil {
		return nil, err
	}
	reports := make([]report, len(o.files))
	failed := make([]error, len(o.files))
	var wg sync.WaitGroup
	slots := make(chan struct{}, runtime.NumCPU())
	for i, f := range o.files {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			tests, err := r.list(ctx, python, f)
			if err != nil {
				failed[i] = err
				return
			}
			exp, err := readExpected(dir, f)
			if err != nil {
				failed[i] = err
				return
			}
			reports[i] = r.run(ctx, build, f, tests, exp)
		})
	}
	wg.Wait()
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	return o.judge(dir, reports)
}

// judge prints reports and compares them with the lists in dir, or, to update these, writes them.
func (o options) judge(dir string, reports []report) ([]string, error) {
	var surprised []string
	known := readClasses()
	for i := range reports {
		rep := &reports[i]
		if o.pattern != "" {
			rep.tests = slices.DeleteFunc(rep.tests, func(t test) bool { return !strings.Contains(t.id, o.pattern) })
		}
		exp, err := readExpected(dir, rep.file)
		if err != nil {
			return nil, err
		}
		if o.verbose {
			show(*rep)
		}
		surprised = append(surprised, surprises(*rep, exp, known)...)
		if o.update && o.pattern == "" {
			if err := writeExpected(dir, *rep, exp, known); err != nil {
				return nil, err
			}
		}
	}
	table(os.Stdout, reports, known)
	return surprised, nil
}

// show prints what the tests that do not pass say.
func show(rep report) {
	if rep.lost != "" {
		fmt.Printf("%s: no test runs:\n%s\n\n", rep.file.name, rep.lost)
		return
	}
	for _, t := range rep.tests {
		if t.outcome != "pass" {
			fmt.Printf("== %s %s: %s\n%s\n", rep.file.name, t.id, t.outcome, t.text)
		}
	}
}
