package e2e

import (
	"bytes"
	"context"
	"flag"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/py2go/py2go/internal/conform"
	"github.com/py2go/py2go/translate"
	"github.com/py2go/py2go/translate/load"
)

var update = flag.Bool("update", false, "rewrite the list of programs that are expected to fail")

// failing lists the programs of the corpus that are known not to behave as in CPython yet.
const failing = "testdata/failing.txt"

// TestCorpus compiles every program of the corpus that has a recording, runs it and compares. One that fails must be in the list of
// those expected to, and one that passes must not.
func TestCorpus(t *testing.T) {
	work := t.TempDir()
	results, err := conform.Run(context.Background(), conform.Options{
		Args: []string{"../corpus"}, Jobs: runtime.NumCPU(), Timeout: 20 * time.Second, WorkDir: work,
	})
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		writeFailing(t, results)
	}
	expected := readFailing(t)
	for _, r := range results {
		name := strings.TrimPrefix(r.Name, "../")
		t.Run(name, func(t *testing.T) {
			switch {
			case r.OK() && expected[name]:
				t.Errorf("passes: take it out of %s", failing)
			case !r.OK() && expected[name]:
				t.Skipf("fails as expected: %s", r.Status)
			case !r.OK():
				t.Errorf("%s\n%s", r.Status, r.Detail)
			}
		})
	}
	c := conform.Count(results)
	t.Logf("%d programs: %d as CPython, %d not", c.Total, c.OK, c.Failed)

	t.Run("vet", func(t *testing.T) {
		if os.Getenv("PY2GO_FULL") == "" {
			t.Skip("takes a minute: set PY2GO_FULL")
		}
		cmd := exec.Command("go", "vet", "-mod=mod", "./...")
		cmd.Dir = work
		cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	})
}

func readFailing(t *testing.T) map[string]bool {
	data, err := os.ReadFile(failing)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			names[line] = true
		}
	}
	return names
}

func writeFailing(t *testing.T, results []conform.Result) {
	var b bytes.Buffer
	b.WriteString("# Programs of the corpus that do not behave as in CPython yet: go test ./e2e -run Corpus -update rewrites this list.\n")
	for _, r := range results {
		if !r.OK() {
			b.WriteString(strings.TrimPrefix(r.Name, "../") + "\n")
		}
	}
	if err := os.WriteFile(failing, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestGenerated translates the corpus twice, in both renderings: the Go must be the same, formatted, and free of paths.
func TestGenerated(t *testing.T) {
	files, err := filepath.Glob("../corpus/*/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no corpus", err)
	}
	abs, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		for _, cfg := range []translate.Config{{ImportPath: "x"}, {ImportPath: "x", Line: true}} {
			first, second := generate(file, cfg), generate(file, cfg)
			if len(first) != len(second) {
				t.Errorf("%s: %d files, then %d", file, len(first), len(second))
			}
			for name, src := range first {
				if !bytes.Equal(src, second[name]) {
					t.Errorf("%s: %s differs when translated again", file, name)
				}
				if bytes.Contains(src, []byte(abs)) {
					t.Errorf("%s: %s holds a path of this machine", file, name)
				}
				if formatted, err := format.Source(src); err != nil {
					t.Errorf("%s: %s: %v", file, name, err)
				} else if !bytes.Equal(src, formatted) {
					t.Errorf("%s: %s is not formatted", file, name)
				}
			}
		}
	}
}

// generate gives the Go files of a program; none if it cannot be translated, which TestCorpus reports.
func generate(file string, cfg translate.Config) map[string][]byte {
	p, err := load.Load(file, load.Config{})
	if err != nil {
		return nil
	}
	res, err := translate.Program(p, cfg)
	if err != nil {
		return nil
	}
	return res.Files
}
