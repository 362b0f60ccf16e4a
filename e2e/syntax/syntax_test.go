package syntax

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/py2go/py2go/internal/cpython"
	"github.com/py2go/py2go/translate/syntax"
	"github.com/py2go/py2go/translate/syntax/ast"
	"github.com/py2go/py2go/translate/syntax/source"
	"github.com/py2go/py2go/translate/syntax/token"
)

var update = flag.Bool("update", false, "record testdata/recorded.jsonl anew")

const recorded = "testdata/recorded.jsonl"

// verdict is what CPython says about a source. Source and Hex are set in recordings only.
type verdict struct {
	Source    string `json:"source,omitempty"`
	Hex       string `json:"hex,omitempty"` // of a source that is not UTF-8
	Dump      string `json:"dump,omitempty"`
	Positions string `json:"positions,omitempty"`
	Error     []any  `json:"error,omitempty"`
	// Warnings has lines and messages.
	Warnings []string `json:"warnings,omitempty"`
	// Tree is what `python -m ast` says, nil if it says the same.
	Tree *verdict `json:"tree,omitempty"`
}

// full says that everything is to be compared, not a sample.
func full() bool { return os.Getenv("PY2GO_FULL") == "1" }

// ask gives the lines to oracle.py and returns the verdicts.
func ask(t *testing.T, lines []any, args ...string) []verdict {
	t.Helper()
	python, err := cpython.Find(cpython.Reference)
	if err != nil {
		t.Skip(err)
	}
	var in bytes.Buffer
	for _, l := range lines {
		b, err := json.Marshal(l)
		if err != nil {
			t.Fatal(err)
		}
		in.Write(append(b, '\n'))
	}
	cmd := exec.Command(python, append([]string{"testdata/oracle.py"}, args...)...)
	cmd.Stdin, cmd.Stderr = &in, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	verdicts := decode(t, out)
	if len(verdicts) != len(lines) {
		t.Fatalf("%d verdicts on %d sources", len(verdicts), len(lines))
	}
	return verdicts
}

func decode(t *testing.T, lines []byte) []verdict {
	t.Helper()
	var out []verdict
	s := bufio.NewScanner(bytes.NewReader(lines))
	s.Buffer(nil, 1<<26)
	for s.Scan() {
		var v verdict
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

// line is src as ask takes it.
func line(src string) any {
	if utf8.ValidString(src) {
		return src
	}
	return map[string]string{"hex": hex.EncodeToString([]byte(src))}
}

// compare says how the front end differs from v on src; "" if it does not.
func compare(src []byte, v verdict) string {
	var warnings []string
	m, err := syntax.ParseWarn("x", src, func(w *syntax.Error) {
		warnings = append(warnings, fmt.Sprintf("%d %s", w.Line, w.Msg))
	})
	if d := difference(m, err, v); d != "" {
		return d
	}
	if err == nil && !slices.Equal(warnings, v.Warnings) {
		return fmt.Sprintf("got warnings\n%s\nwant\n%s", strings.Join(warnings, "\n"), strings.Join(v.Warnings, "\n"))
	}
	if v.Tree == nil && v.Error != nil {
		v.Tree = &v
	}
	if v.Tree == nil {
		return ""
	}
	m, err = syntax.ParseTree("x", src, true)
	if d := difference(m, err, *v.Tree); d != "" {
		return "with type comments, uncompiled: " + d
	}
	return ""
}

// difference says how m and err differ from v.
func difference(m *ast.Module, err error, v verdict) string {
	if err != nil {
		e := err.(*syntax.Error)
		got := fmt.Sprintf("%s %d:%d %s", e.Kind, e.Line, e.Col, e.Msg)
		if want := describe(v.Error); got != want {
			return fmt.Sprintf("got  %s\nwant %s", got, want)
		}
		return ""
	}
	if v.Error != nil {
		return "accepted; want " + describe(v.Error)
	}
	var b bytes.Buffer
	if v.Dump != "" {
		if err := syntax.Dump(&b, m, false, syntax.DumpIndent); err != nil {
			return err.Error()
		}
		if got := b.String(); got != v.Dump+"\n" {
			return fmt.Sprintf("got tree\n%s\nwant\n%s", got, v.Dump)
		}
		b.Reset()
	}
	if err := syntax.Dump(&b, m, true, syntax.DumpIndent); err != nil {
		return err.Error()
	}
	sum := sha256.Sum256(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
	if hex.EncodeToString(sum[:]) != v.Positions {
		return "tree or positions differ"
	}
	return ""
}

// describe writes CPython's error as compare writes ours; absent numbers are 0.
func describe(e []any) string {
	if e == nil {
		return "none"
	}
	n := func(x any) int { f, _ := x.(float64); return int(f) }
	return fmt.Sprintf("%s %d:%d %s", e[0], n(e[2]), n(e[3]), e[1])
}

func cases(t *testing.T) []string {
	t.Helper()
	b, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := strings.Split(string(b), "\n%%\n")
	for i, c := range out {
		if strings.Contains(c, "\n") { // single lines are without a newline at the end, which must not matter
			out[i] = strings.TrimSuffix(c, "\n") + "\n"
		}
	}
	return out
}

func record(t *testing.T) {
	var lines []any
	for _, c := range cases(t) {
		lines = append(lines, line(c))
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i, v := range ask(t, lines, "dump") {
		switch l := lines[i].(type) {
		case string:
			v.Source = l
		case map[string]string:
			v.Hex = l["hex"]
		}
		if err := enc.Encode(v); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(recorded, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestRecorded compares with what is recorded.
func TestRecorded(t *testing.T) {
	if *update {
		record(t)
	}
	b, err := os.ReadFile(recorded)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range decode(t, b) {
		src := []byte(v.Source)
		if v.Hex != "" {
			if src, err = hex.DecodeString(v.Hex); err != nil {
				t.Fatal(err)
			}
		}
		if d := compare(src, v); d != "" {
			t.Errorf("%q: %s", src, d)
		}
	}
}

// TestLibrary compares on CPython's own standard library and its tests.
func TestLibrary(t *testing.T) {
	python, err := cpython.Find(cpython.Reference)
	if err != nil {
		t.Skip(err)
	}
	lib, err := exec.Command(python, "-c", "import os; print(os.path.dirname(os.__file__))").Output()
	if err != nil {
		t.Fatal(err)
	}
	files := pythonFiles(t, strings.TrimSpace(string(lib)), "site-packages")
	if !full() {
		files = sample(files, 40)
	}
	compareFiles(t, files)
}

// TestElsewhere compares on all Python files below the directories that PY2GO_LIBRARIES lists, as PATH lists its.
func TestElsewhere(t *testing.T) {
	dirs := os.Getenv("PY2GO_LIBRARIES")
	if dirs == "" {
		t.Skip("PY2GO_LIBRARIES names no directories")
	}
	for _, dir := range filepath.SplitList(dirs) {
		compareFiles(t, pythonFiles(t, dir, ""))
	}
}

// pythonFiles lists the Python files below dir but for those in directories of the given name.
func pythonFiles(t *testing.T, dir, except string) []any {
	t.Helper()
	var files []any
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == except {
			return fs.SkipDir
		}
		if err == nil && !d.IsDir() && strings.HasSuffix(path, ".py") {
			files = append(files, map[string]string{"file": path})
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func compareFiles(t *testing.T, files []any) {
	t.Helper()
	accepted := 0
	for i, v := range ask(t, files) {
		path := files[i].(map[string]string)["file"]
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if d := compare(src, v); d != "" {
			t.Errorf("%s: %s", path, d)
		}
		if v.Error == nil {
			accepted++
		}
	}
	t.Logf("%d files, of which CPython accepts %d", len(files), accepted)
}

// sample returns n of all, the same every time.
func sample[T any](all []T, n int) []T {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]T, 0, n)
	for _, i := range r.Perm(len(all))[:min(n, len(all))] {
		out = append(out, all[i])
	}
	return out
}

// inserts are the tokens that mutants get.
var inserts = strings.Fields(`( ) [ ] { } , : ; = := * ** @ / // - + ~ not and or in is if else for async await lambda yield from as with
	return match case type _ x 1 'a' f'{a}' f'{a!r:>{b}}' ... None . -> < | import def class: pass del assert raise *a **k a=1 (a) () x:=1`)

// mutant changes one token of src: it removes it, doubles it or puts another before or behind it.
func mutant(r *rand.Rand, src string) string {
	f := token.Scan(source.New("x", src))
	var places []token.Token
	for _, k := range f.Tokens {
		if k.End > k.Start && k.Kind != token.Newline {
			places = append(places, k)
		}
	}
	if len(places) == 0 {
		return src
	}
	k := places[r.IntN(len(places))]
	extra := " " + inserts[r.IntN(len(inserts))] + " "
	before, text, after := f.Src[:k.Start], f.Src[k.Start:k.End], f.Src[k.End:]
	switch r.IntN(4) {
	case 0:
		return before + after
	case 1:
		return before + text + " " + text + after
	case 2:
		return before + extra + text + after
	}
	return before + text + extra + after
}

// TestMutants compares on programs that are nearly valid.
func TestMutants(t *testing.T) {
	n := 500
	if full() {
		n = 50000
	}
	r := rand.New(rand.NewPCG(3, 4))
	all := cases(t)
	var sources []string
	for range n {
		sources = append(sources, mutant(r, all[r.IntN(len(all))]))
	}
	compareSources(t, sources)
}

// TestSnippets compares on what could be Python in the strings of CPython's own tests, doctests for example.
func TestSnippets(t *testing.T) {
	python, err := cpython.Find(cpython.Reference)
	if err != nil {
		t.Skip(err)
	}
	step := "50"
	if full() {
		step = "1"
	}
	out, err := exec.Command(python, "testdata/snippets.py", step).Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var s string
		if err := d.Decode(&s); err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	if !full() {
		all = sample(all, 500)
	}
	compareSources(t, all)
}

// compareSources compares on sources.
func compareSources(t *testing.T, sources []string) {
	t.Helper()
	var lines []any
	for _, s := range sources {
		lines = append(lines, line(s))
	}
	accepted := 0
	for i, v := range ask(t, lines) {
		if d := compare([]byte(sources[i]), v); d != "" {
			t.Errorf("%q: %s", sources[i], d)
		}
		if v.Error == nil {
			accepted++
		}
	}
	t.Logf("%d sources, of which CPython accepts %d", len(sources), accepted)
}
