package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/py2go/py2go/internal/gobuild"
)

// test is one test of a file.
type test struct {
	id      string // Class.method, or Class.method of a subclass that inherits it
	source  string // the class that defines the method, and the method
	foreign bool   // CPython skips it, on this system
	outcome string // pass, skip, fail, error, crash, hang, lost
	text    string // why
}

// report is what became of a file's tests.
type report struct {
	file  testFile
	tests []test // in the order of names
	lost  string // why the file has no tests to run
	time  time.Duration
}

// event is a line that runner.py writes.
type event struct {
	Tests   []listed
	Began   string
	Test    string
	Outcome string
	Text    string
	Fixture string
	Module  string
	Done    bool
}

// listed is what CPython says of a test.
type listed struct {
	id, source string
	skipped    bool
}

// UnmarshalJSON reads a listed test from an array.
func (l *listed) UnmarshalJSON(text []byte) error {
	return json.Unmarshal(text, &[]any{&l.id, &l.source, &l.skipped})
}

// runner runs files of tests.
type runner struct {
	dir     string        // for results and for what the tests write
	limit   time.Duration // for one test
	pattern string        // tests whose names hold it; "" for all
	python  string        // the interpreter that tests start, if they may
	classes classes
}

// prepare writes what list needs: CPython imports its own test.support, and knows modules by name without our help.
func (r runner) prepare() error {
	text, err := data.ReadFile("runner.py")
	if err != nil {
		return err
	}
	return gobuild.WriteFiles(filepath.Join(r.dir, "list"), map[string][]byte{
		"runner.py": text, "cases.py": []byte("import importlib\n\n\ndef load(name):\n    return importlib.import_module(name)\n"),
	})
}

// list asks CPython which tests a file has.
func (r runner) list(ctx context.Context, python string, f testFile) ([]test, error) {
	results := filepath.Join(r.dir, f.name+".list")
	cmd := exec.CommandContext(ctx, python, filepath.Join(r.dir, "list", "runner.py"), f.module(), results, "-list")
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s: CPython cannot list the tests: %w\n%s", f.name, err, out)
	}
	events, err := readEvents(results)
	if err != nil {
		return nil, err
	}
	var tests []test
	seen := map[string]bool{} // two classes may have one name
	for _, e := range events {
		for _, t := range e.Tests {
			if seen[t.id] {
				continue
			}
			seen[t.id] = true
			tests = append(tests, test{id: t.id, source: t.source, foreign: t.skipped, outcome: "lost"})
		}
		if e.Module == "error" {
			return nil, fmt.Errorf("%s: CPython cannot import it:\n%s", f.name, e.Text)
		}
	}
	return tests, nil
}

// run runs the tests of a file that there are in CPython, in as many processes as it takes. Those that were expected to pass and do not for
// want of a collection in time are run once more, each in a process of its own.
func (r runner) run(ctx context.Context, p *program, f testFile, tests []test, exp expected) report {
	start := time.Now()
	rep := report{file: f, tests: tests, lost: p.lost[f.name]}
	defer func() { rep.time = time.Since(start) }()
	index := map[string]*test{}
	for i := range rep.tests {
		index[rep.tests[i].id] = &rep.tests[i]
	}
	var todo []string
	for _, t := range tests {
		if strings.Contains(t.id, r.pattern) {
			todo = append(todo, t.id)
		}
	}
	all := r.pattern == ""
	for round := 0; rep.lost == "" && len(todo) > 0; round++ {
		names := todo
		if all && round == 0 {
			names = nil
		}
		events, end, err := r.process(ctx, p, f, names)
		if err != nil {
			rep.lost = err.Error()
			break
		}
		if rep.lost = r.note(events, end, index); rep.lost != "" {
			break
		}
		var left []string
		for _, id := range todo {
			if index[id].outcome == "lost" {
				left = append(left, id)
			}
		}
		if len(left) == len(todo) || end.clean {
			r.explain(events, left, index)
			break
		}
		todo = left
	}
	if rep.lost != "" {
		for i := range rep.tests {
			rep.tests[i].text = rep.lost
		}
		return rep
	}
	for i := range rep.tests {
		t := &rep.tests[i]
		if _, listed := exp[t.id]; listed || t.outcome != "fail" && t.outcome != "error" || !r.classes.chance(f, *t) {
			continue
		}
		events, end, err := r.process(ctx, p, f, []string{t.id})
		if err != nil {
			rep.lost = err.Error()
			return rep
		}
		t.outcome = "lost"
		rep.lost = r.note(events, end, map[string]*test{t.id: t})
	}
	return rep
}

// ending is how a process came to its end.
type ending struct {
	clean  bool // it ran all tests
	hang   bool
	stderr string
}

// note puts what events say into the tests. The test that was running when the process ended caused that.
func (r runner) note(events []event, end ending, index map[string]*test) (lost string) {
	began := ""
	for _, e := range events {
		switch {
		case e.Module == "skip":
			return "skipped: " + e.Text
		case e.Module != "":
			return e.Text
		case e.Began != "":
			began = e.Began
		case e.Test != "":
			began = ""
			if t := index[e.Test]; t != nil && (t.outcome == "lost" || t.outcome == "pass") {
				t.outcome, t.text = e.Outcome, e.Text
			}
		}
	}
	if end.clean {
		return ""
	}
	kind, text := "crash", end.stderr
	if end.hang {
		kind, text = "hang", fmt.Sprintf("takes more than %v", r.limit)
	}
	if t := index[began]; t != nil {
		t.outcome, t.text = kind, text
		return ""
	}
	for _, t := range index {
		if t.outcome != "lost" {
			return "" // some did run; the next process shows what the others do
		}
	}
	return kind + ": " + text
}

// explain says of tests that did not run why not: their class or module could not be set up.
func (r runner) explain(events []event, ids []string, index map[string]*test) {
	for _, e := range events {
		if e.Fixture == "" {
			continue
		}
		for _, id := range ids {
			class, _, _ := strings.Cut(id, ".")
			t := index[id]
			if t.outcome == "lost" && (strings.Contains(e.Fixture, "."+class+")") || strings.HasPrefix(e.Fixture, "setUpModule")) {
				t.outcome, t.text = e.Outcome, e.Fixture+": "+e.Text
			}
		}
	}
}

// process runs the tests called names (nil: all of the file) and gives what it wrote.
func (r runner) process(ctx context.Context, p *program, f testFile, names []string) ([]event, ending, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	dir, err := os.MkdirTemp(r.dir, f.name+"-")
	if err != nil {
		return nil, ending{}, err
	}
	defer os.RemoveAll(dir)
	results := filepath.Join(r.dir, f.name+".results")
	if err := os.Remove(results); err != nil && !os.IsNotExist(err) {
		return nil, ending{}, err
	}
	cmd := exec.CommandContext(ctx, p.binary, append([]string{f.module(), results}, names...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PY2GO_SOURCE_ROOT="+p.root, "TMPDIR="+dir, "LANG=C.UTF-8", "GOMEMLIMIT=1500MiB")
	if f.peer {
		cmd.Env = append(cmd.Env, "PYTHONEXECUTABLE="+r.python)
	}
	var output bytes.Buffer
	cmd.Stdout, cmd.Stderr = &output, &output
	cmd.WaitDelay = time.Second
	if err := cmd.Start(); err != nil {
		return nil, ending{}, err
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	var end ending
	var size int64
	last := time.Now()
	ticker := time.NewTicker(100 * time.Millisecond)
	defer ticker.Stop()
	for waiting := true; waiting; {
		select {
		case err = <-done:
			waiting = false
		case <-ticker.C:
			if info, err := os.Stat(results); err == nil && info.Size() != size {
				size, last = info.Size(), time.Now()
			}
			if time.Since(last) > r.limit {
				end.hang = true
				cancel()
			}
		}
	}
	events, readErr := readEvents(results)
	if readErr != nil && !os.IsNotExist(readErr) {
		return nil, end, readErr
	}
	end.clean = len(events) > 0 && (events[len(events)-1].Done || events[len(events)-1].Module != "")
	end.stderr = tail(output.String(), 3000)
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) && !errors.Is(err, exec.ErrWaitDelay) && !end.hang {
		return nil, end, err
	}
	return events, end, nil
}

func tail(s string, n int) string {
	if len(s) > n {
		return "…" + s[len(s)-n:]
	}
	return s
}

func readEvents(path string) ([]event, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var events []event
	in := bufio.NewReader(f)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return events, nil // the last line may have been cut off with the process
		}
		var e event
		if err := json.Unmarshal(line, &e); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		events = append(events, e)
	}
}
