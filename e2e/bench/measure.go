package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// runLimit is how long one run of one program may take.
const runLimit = 5 * time.Minute

// A Run is one execution of a benchmark program.
type Run struct {
	Elapsed time.Duration // what the program measured of itself, without start and imports
	Peak    int64         // largest resident size, in bytes; 0 where the system does not tell
	Output  string        // what it printed: a checksum that both sides must agree on
}

// A Result holds all runs of a case.
type Result struct {
	Case   Case
	Python []Run // empty when no CPython is compared with
	Go     []Run
}

// Ratio is how many times faster the translated program is, by the medians; 0 without CPython's runs.
func (r *Result) Ratio() float64 {
	if len(r.Python) == 0 || len(r.Go) == 0 {
		return 0
	}
	return float64(median(r.Python)) / float64(median(r.Go))
}

// Below tells whether the case has a bar and the ratio does not reach it.
func (r *Result) Below() bool {
	return len(r.Python) > 0 && r.Ratio() < r.Case.Bar
}

func median(runs []Run) time.Duration {
	times := make([]time.Duration, len(runs))
	for i, run := range runs {
		times[i] = run.Elapsed
	}
	slices.Sort(times)
	n := len(times)
	return (times[(n-1)/2] + times[n/2]) / 2
}

func peak(runs []Run) int64 {
	var most int64
	for _, run := range runs {
		most = max(most, run.Peak)
	}
	return most
}

var elapsedLine = regexp.MustCompile(`(?m)^elapsed ([0-9.]+)$`)

// execute runs a benchmark program once and reads its own measurement from standard error.
func execute(ctx context.Context, command ...string) (Run, error) {
	ctx, cancel := context.WithTimeout(ctx, runLimit)
	defer cancel()
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return Run{}, fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, tail(stderr.String()))
	}
	match := elapsedLine.FindStringSubmatch(stderr.String())
	if match == nil {
		return Run{}, fmt.Errorf("%s: no elapsed time on standard error\n%s", strings.Join(command, " "), tail(stderr.String()))
	}
	seconds, err := strconv.ParseFloat(match[1], 64)
	if err != nil {
		return Run{}, fmt.Errorf("%s: %w", strings.Join(command, " "), err)
	}
	return Run{
		Elapsed: time.Duration(seconds * float64(time.Second)),
		Peak:    peakMemory(cmd.ProcessState),
		Output:  stdout.String(),
	}, nil
}

// tail returns the last lines of a program's complaint.
func tail(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return strings.Join(lines[max(0, len(lines)-12):], "\n")
}

// A Bench builds and runs cases.
type Bench struct {
	Root   string // the repository
	Dir    string // where binaries go
	Python string // a CPython 3.13; "" to run the translated programs only
	Runs   int

	py2go    string
	programs map[string]string
}

// build translates and compiles a program, once.
func (b *Bench) build(ctx context.Context, program string) (string, error) {
	if path, ok := b.programs[program]; ok {
		return path, nil
	}
	if b.py2go == "" {
		path := filepath.Join(b.Dir, "py2go")
		cmd := exec.CommandContext(ctx, "go", "build", "-o", path, "./cmd/py2go")
		cmd.Dir = b.Root
		if out, err := cmd.CombinedOutput(); err != nil {
			return "", fmt.Errorf("building py2go: %w\n%s", err, out)
		}
		b.py2go = path
		b.programs = map[string]string{}
	}
	path := filepath.Join(b.Dir, program)
	cmd := exec.CommandContext(ctx, b.py2go, "build", "-o", path, b.source(program))
	cmd.Dir = b.Root
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building %s: %w\n%s", program, err, tail(string(out)))
	}
	b.programs[program] = path
	return path, nil
}

func (b *Bench) source(program string) string {
	return filepath.Join(b.Root, "corpus", "bench", program+".py")
}

// Measure runs a case b.Runs times on either side, by turns, so that a change in the machine's load hits both.
// It is an error if the two print different things.
func (b *Bench) Measure(ctx context.Context, c Case) (*Result, error) {
	binary, err := b.build(ctx, c.Program)
	if err != nil {
		return nil, err
	}
	result := &Result{Case: c}
	for range b.Runs {
		run, err := execute(ctx, append([]string{binary}, c.Args...)...)
		if err != nil {
			return nil, err
		}
		result.Go = append(result.Go, run)
		if b.Python == "" {
			continue
		}
		reference, err := execute(ctx, append([]string{b.Python, b.source(c.Program)}, c.Args...)...)
		if err != nil {
			return nil, err
		}
		if reference.Output != run.Output {
			return nil, fmt.Errorf("%s: printed %q where CPython printed %q", c.Name, run.Output, reference.Output)
		}
		result.Python = append(result.Python, reference)
	}
	return result, nil
}
