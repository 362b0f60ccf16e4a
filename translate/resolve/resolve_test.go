package resolve

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/py2go/py2go/translate/syntax"
)

var record = flag.Bool("record", false, "record testdata/cases.json anew with CPython")

// facts is what testdata/oracle.py prints about a program.
type facts struct {
	Error string   `json:"error,omitempty"`
	Table *table   `json:"table,omitempty"`
	Codes []string `json:"codes,omitempty"`
}

// table is a scope as CPython's symtable module shows it: inlined comprehensions are part of their parents.
type table struct {
	Name     string            `json:"name"`
	Line     int               `json:"line"`
	Names    map[string]string `json:"names"`
	Children []*table          `json:"children"`
}

// oracle runs the script; without a CPython 3.13 the test is skipped.
func oracle(t *testing.T, args ...string) []byte {
	t.Helper()
	for _, python := range []string{os.Getenv("PY2GO_PYTHON"), "python3.13", "python3"} {
		if python == "" {
			continue
		}
		if out, err := exec.Command(python, append([]string{"testdata/oracle.py"}, args...)...).Output(); err == nil {
			return out
		}
	}
	t.Skip("no CPython 3.13 found; PY2GO_PYTHON names one")
	return nil
}

func TestCases(t *testing.T) {
	const recorded = "testdata/cases.json"
	if *record {
		if err := os.WriteFile(recorded, oracle(t, "-cases", "testdata/cases.txt"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	source, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(recorded)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(bytes.TrimSpace(want), []byte("\n"))
	for i, src := range strings.Split(string(source), "\n----\n") {
		compare(t, fmt.Sprintf("case %d\n%s\n", i, src), []byte(src), lines[i])
	}
}

// TestLibrary compares with CPython on every nth file of its library and tests.
func TestLibrary(t *testing.T) {
	var lib string
	for _, python := range []string{os.Getenv("PY2GO_PYTHON"), "python3.13", "python3"} {
		out, err := exec.Command(python, "-c", "import os; print(os.path.dirname(os.__file__))").Output()
		if err == nil && strings.HasSuffix(strings.TrimSpace(string(out)), "3.13") {
			lib = strings.TrimSpace(string(out))
			break
		}
	}
	if lib == "" {
		t.Skip("no CPython 3.13 found; PY2GO_PYTHON names one")
	}
	var files []string
	for _, pattern := range []string{"*.py", "asyncio/*.py", "test/test_[a-z]*.py"} {
		found, err := filepath.Glob(filepath.Join(lib, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	step := 9
	if testing.Short() {
		step = 60
	}
	var sample []string
	for i := 0; i < len(files); i += step {
		sample = append(sample, files[i])
	}
	lines := bytes.Split(oracle(t, sample...), []byte("\n"))
	for i, file := range sample {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		compare(t, filepath.Base(file), src, lines[i])
	}
}

func compare(t *testing.T, name string, src, line []byte) {
	t.Helper()
	var want facts
	if err := json.Unmarshal(line, &want); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	m, err := syntax.Parse(name, src)
	if err != nil {
		if want.Error == "" {
			t.Errorf("%s: %v", name, err)
		}
		return
	}
	info, err := Resolve(m)
	if err != nil {
		var e *Error
		if !errors.As(err, &e) || e.Error() != want.Error {
			t.Errorf("%s: %v, want %q", name, err, want.Error)
		}
		return
	}
	if want.Error != "" {
		t.Errorf("%s: no error, want %s", name, want.Error)
		return
	}
	diff(t, name, flat(info.Module), want.Table)
	have := map[string]int{}
	for c := range scopes(info.Module) {
		have[describe(c)]++
	}
	// CPython drops functions in dead code, so ours may be more.
	for _, c := range want.Codes {
		if have[c]--; have[c] < 0 {
			t.Errorf("%s: no code %s", name, c)
		}
	}
}

// scopes are all scopes below s that are not inlined.
func scopes(s *Scope) func(yield func(*Scope) bool) {
	return func(yield func(*Scope) bool) {
		for _, c := range s.Children {
			if !c.Inlined && !yield(c) {
				return
			}
			scopes(c)(yield)
		}
	}
}

func describe(s *Scope) string {
	kind := "plain"
	switch {
	case s.IsAsyncGen:
		kind = "async generator"
	case s.IsCoroutine:
		kind = "coroutine"
	case s.IsGenerator:
		kind = "generator"
	}
	return fmt.Sprintf("%s %s free %s cells %s", s.QualName, kind, list(s.Free), list(frameCells(s)))
}

// frameCells are the cells of s and of the comprehensions inlined into it, in CPython's order.
func frameCells(s *Scope) []*Name {
	cells := s.Cells
	for _, c := range s.Children {
		if c.Inlined {
			for _, n := range frameCells(c) {
				if !slices.ContainsFunc(cells, func(have *Name) bool { return have.Name == n.Name }) {
					cells = append(slices.Clone(cells), n)
				}
			}
		}
	}
	if len(cells) > len(s.Cells) {
		all := *s
		all.Cells = slices.Clone(cells)
		for i, n := range all.Cells {
			// A parameter keeps its place even where only a comprehension's variable of that name is captured.
			if p := s.Names[n.Name]; p != nil && p.Param {
				all.Cells[i] = p
			}
		}
		sortCells(&all)
		cells = all.Cells
		if cells[0].Name == classCell {
			cells = append(slices.Clone(cells[1:]), cells[0]) // which CPython adds after those of comprehensions
		}
	}
	return cells
}

func list(names []*Name) string {
	quoted := []string{}
	for _, n := range names {
		quoted = append(quoted, "'"+n.Name+"'")
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// flat is s as symtable shows it.
func flat(s *Scope) *table {
	out := &table{Name: strings.Trim(s.Name, "<>"), Names: map[string]string{}}
	switch s.Kind {
	case TypeParams:
		out.Name = strings.TrimPrefix(out.Name, "generic parameters of ")
	case Module:
		out.Name = "top"
	}
	for _, id := range s.Order {
		out.Names[id] = show(s, s.Names[id])
	}
	for _, c := range s.Children {
		f := flat(c)
		if !c.Inlined {
			out.Children = append(out.Children, f)
			continue
		}
		out.Children = append(out.Children, f.Children...)
		for id, v := range f.Names {
			have, isThere := out.Names[id]
			binding, uses, _ := strings.Cut(have, " ")
			switch {
			case !isThere:
				out.Names[id] = v
			case uses == "": // merely passed on to the comprehension, in our terms
				_, uses, _ = strings.Cut(v, " ")
				out.Names[id] = binding + " " + uses
			case strings.HasPrefix(v, "cell ") && binding == "local" && s.FunctionLike():
				out.Names[id] = "cell " + uses
			}
		}
	}
	return out
}

func show(s *Scope, n *Name) string {
	b := [...]string{"local", "cell", "free", "explicit", "implicit"}[n.Binding]
	if s.Kind == Module && n.Assigned && n.Binding == GlobalImplicit {
		b = "local"
	}
	plainParam := n.Param && !n.TypeParam
	var flags strings.Builder
	for _, f := range []struct {
		letter string
		on     bool
	}{
		{"g", n.GlobalDecl}, {"l", n.nonImport && !plainParam}, {"p", plainParam}, {"n", n.NonlocalDecl}, {"u", n.Used},
		{"i", n.Imported}, {"a", n.Annotated}, {"t", n.TypeParam},
	} {
		if f.on {
			flags.WriteString(f.letter)
		}
	}
	return b + " " + flags.String()
}

func diff(t *testing.T, path string, got, want *table) {
	t.Helper()
	path += "/" + want.Name
	if got.Name != want.Name {
		t.Errorf("%s: found %s instead", path, got.Name)
		return
	}
	ids := maps.Clone(want.Names)
	maps.Copy(ids, got.Names)
	for id := range ids {
		g, w := got.Names[id], strings.Replace(want.Names[id], "lp", "p", 1)
		if want.Name == "top" && strings.HasPrefix(w, "explicit") {
			// := in a comprehension does not count as assignment there.
			g, w = strings.Replace(g, " gl", " g", 1), strings.Replace(w, " gl", " g", 1)
		}
		if g != w {
			t.Errorf("%s:%d: %s is %q, want %q", path, want.Line, id, g, w)
		}
	}
	if len(got.Children) != len(want.Children) {
		t.Errorf("%s: %d children, want %d", path, len(got.Children), len(want.Children))
		return
	}
	for i := range got.Children {
		diff(t, path, got.Children[i], want.Children[i])
	}
}
