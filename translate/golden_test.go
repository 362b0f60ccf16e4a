package translate_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/py2go/py2go/translate"
	"github.com/py2go/py2go/translate/ir"
	"github.com/py2go/py2go/translate/load"
	"github.com/py2go/py2go/translate/syntax"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// TestGolden translates the file in.py of every archive in testdata and compares what the archive wants: want.ir is the IR before any
// pass, want.lowered after all of them, want.go the functions of the generated file. -update rewrites what stands there.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var src []byte
			for _, f := range a.Files {
				if f.Name == "in.py" {
					src = f.Data
				}
			}
			changed := false
			for i, f := range a.Files {
				var got []byte
				switch f.Name {
				case "want.ir":
					got = printIR(t, src, "build")
				case "want.lowered":
					got = printIR(t, src, "")
				case "want.go":
					got = functions(t, translateSource(t, src, false))
				default:
					continue
				}
				if bytes.Equal(got, f.Data) {
					continue
				}
				if *update {
					a.Files[i].Data, changed = got, true
					continue
				}
				t.Errorf("%s differs; run go test ./translate -update and look at the difference\ngot:\n%s", f.Name, got)
			}
			if changed {
				if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func module(t *testing.T, src []byte) *load.Module {
	t.Helper()
	tree, err := syntax.Parse("in.py", src)
	if err != nil {
		t.Fatal(err)
	}
	return &load.Module{Name: "__main__", File: "in.py", Source: src, Tree: tree}
}

func printIR(t *testing.T, src []byte, after string) []byte {
	t.Helper()
	m, ds := translate.Lowered(module(t, src), nil, after)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	var b bytes.Buffer
	if err := ir.Fprint(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func translateSource(t *testing.T, src []byte, line bool) []byte {
	t.Helper()
	res, err := translate.Program(&load.Program{Modules: []*load.Module{module(t, src)}}, translate.Config{Line: line})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range res.Files {
		return f
	}
	t.Fatal("no file was generated")
	return nil
}

// functions cuts a generated file down to what the Python functions became: header, tables and source text are the same everywhere.
func functions(t *testing.T, src []byte) []byte {
	t.Helper()
	text := string(src)
	from := strings.Index(text, "\n// The module's global variables.")
	to := strings.Index(text, "\nvar module = ")
	if from < 0 || to < from {
		t.Fatalf("the generated file has another shape:\n%s", text)
	}
	return []byte(text[from+1 : to+1])
}

// TestCorpusStages translates every program of the corpus twice, in both renderings, with the sanity checker after every pass: whatever is
// accepted passes it, and the same input gives the same bytes.
func TestCorpusStages(t *testing.T) {
	files, err := filepath.Glob("../corpus/*/*.py")
	if err != nil || len(files) == 0 {
		t.Fatalf("no corpus: %v", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := syntax.Parse(file, src); err != nil {
			continue // programs that show syntax errors
		}
		t.Run(filepath.ToSlash(file), func(t *testing.T) {
			t.Parallel()
			for _, line := range []bool{false, true} {
				a, b := translateSource(t, src, line), translateSource(t, src, line)
				if !bytes.Equal(a, b) {
					t.Errorf("two translations differ (line directives: %v)", line)
				}
			}
		})
	}
}

// TestHostileText checks that nothing in a Python file becomes a Go directive or leaves its comment or string.
func TestHostileText(t *testing.T) {
	src := "def f():\n    '''//line evil.go:7\n//go:build ignore\n'''\n    return '`' + \"\\x00\\u2028\" #go:noinline */\nprint(f())\n# \u2028//go:embed x\n"
	for _, line := range []bool{false, true} {
		out := translateSource(t, []byte(src), line)
		for _, l := range strings.Split(string(out), "\n") {
			if strings.HasPrefix(l, "//go:") || strings.HasPrefix(l, "//line ") && !strings.HasPrefix(l, "//line in.py:") {
				t.Errorf("a directive of the source came through: %q", l)
			}
		}
	}
}

// TestLength holds the length of what is generated against that of the same programs lowered by hand.
func TestLength(t *testing.T) {
	for program, lines := range map[string]int{"lang/plain": 639, "coro/gens": 740, "coro/coros": 2221, "errors/fails": 436} {
		src, err := os.ReadFile(filepath.Join("../corpus", program+".py"))
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(translateSource(t, src, false), []byte("\n")); n > lines {
			t.Errorf("%s: %d lines of Go, by hand it takes %d", program, n, lines)
		}
	}
}
