// Command bench compares translated programs with CPython 3.13 in the same run.
//
// It builds each program of corpus/bench with py2go, runs the binary and CPython by turns on the same work, checks
// that both print the same, and prints the medians, the ratio and the peak memory of either side:
//
//	go run ./e2e/bench                 # everything, three runs each
//	go run ./e2e/bench -n 7 fib async_tree
//	go run ./e2e/bench -python python3.13 -bars coroutines
//	go run ./e2e/bench -args 1000000 sleepers
//
// Names select cases by prefix. Each program measures itself, so that neither side's start is in the figures.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/py2go/py2go/internal/cpython"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	runs := flags.Int("n", 3, "runs of each program on either side")
	python := flags.String("python", "", "the CPython 3.13 to compare with (default: PY2GO_PYTHON, or one that is found)")
	alone := flags.Bool("alone", false, "run the translated programs only")
	bars := flags.Bool("bars", false, "fail when a case does not reach its bar")
	override := flags.String("args", "", "arguments for the programs, separated by spaces, instead of their own")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return err
	}
	if *runs < 1 {
		return errors.New("-n must be at least 1")
	}
	selected, err := selectCases(flags.Args(), strings.Fields(*override))
	if err != nil {
		return err
	}
	bench := &Bench{Runs: *runs}
	if !*alone {
		if bench.Python, err = reference(*python); err != nil {
			return err
		}
	}
	if bench.Root, err = repository(); err != nil {
		return err
	}
	if bench.Dir, err = os.MkdirTemp("", "py2go-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(bench.Dir)

	var results []*Result
	var failed []string
	for _, c := range selected {
		fmt.Fprintf(os.Stderr, "%s\n", c.Name)
		result, err := bench.Measure(ctx, c)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			failed = append(failed, c.Name)
			continue
		}
		results = append(results, result)
		if *bars && result.Below() {
			failed = append(failed, c.Name)
		}
	}
	if err := table(out, results); err != nil {
		return err
	}
	if len(failed) > 0 {
		return fmt.Errorf("failed: %s", strings.Join(failed, ", "))
	}
	return nil
}

// selectCases returns the cases whose names start with one of the prefixes, all of them where there is none,
// with their arguments replaced where there are any.
func selectCases(prefixes, args []string) ([]Case, error) {
	var selected []Case
	used := make([]bool, len(prefixes))
	for _, c := range cases {
		chosen := len(prefixes) == 0
		for i, prefix := range prefixes {
			if strings.HasPrefix(c.Name, prefix) {
				chosen, used[i] = true, true
			}
		}
		if !chosen {
			continue
		}
		if len(args) > 0 {
			c.Args = args
		}
		selected = append(selected, c)
	}
	for i, ok := range used {
		if !ok {
			return nil, fmt.Errorf("no benchmark starts with %q", prefixes[i])
		}
	}
	return selected, nil
}

// reference returns the CPython to compare with: the named one, which has to be of the version that py2go follows, or one that is found.
func reference(name string) (string, error) {
	if name == "" {
		return cpython.Find(cpython.Reference)
	}
	version, err := cpython.Version(name)
	if err == nil && version != cpython.Reference {
		err = fmt.Errorf("%s is CPython %s, not %s", name, version, cpython.Reference)
	}
	return name, err
}

// repository returns the directory of the module that this command belongs to.
func repository() (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return "", fmt.Errorf("finding the repository: %w", err)
	}
	return filepath.Clean(strings.TrimSpace(string(out))), nil
}

// table writes one line per result: seconds, ratio, bar and megabytes.
func table(out io.Writer, results []*Result) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "benchmark\tCPython s\tpy2go s\tratio\tbar\tCPython MB\tpy2go MB\t")
	for _, r := range results {
		python, ratio, bar, pythonMB := "-", "-", "-", "-"
		if len(r.Python) > 0 {
			python = fmt.Sprintf("%.4f", median(r.Python).Seconds())
			ratio = fmt.Sprintf("%.1f", r.Ratio())
			pythonMB = megabytes(peak(r.Python))
		}
		if r.Case.Bar > 0 {
			bar = fmt.Sprintf("%.0f", r.Case.Bar)
		}
		fmt.Fprintf(w, "%s\t%s\t%.4f\t%s\t%s\t%s\t%s\t\n",
			r.Case.Name, python, median(r.Go).Seconds(), ratio, bar, pythonMB, megabytes(peak(r.Go)))
	}
	return w.Flush()
}

func megabytes(n int64) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f", float64(n)/1e6)
}
