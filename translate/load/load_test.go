package load_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/py2go/py2go/translate/diag"
	"github.com/py2go/py2go/translate/load"
)

// TestLoad loads the programs in testdata. The comment of an archive is one line, `entry [-m] [path …]`; the file `want` holds what
// loading gives: a line per module, or the diagnostics.
func TestLoad(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no testdata", err)
	}
	stdlib := maps.Clone(load.Stdlib)
	defer func() { load.Stdlib = stdlib }()
	load.Stdlib = map[string]string{}
	for _, name := range []string{"time", "json", "urllib", "urllib.request", "random"} {
		load.Stdlib[name] = "stdlib/" + name
	}
	for _, path := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			want := ""
			for _, f := range ar.Files {
				if f.Name == "want" {
					want = string(f.Data)
					continue
				}
				file := filepath.Join(dir, f.Name)
				if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, f.Data, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			t.Chdir(dir)
			words := strings.Fields(string(ar.Comment))
			cfg := load.Config{}
			for _, w := range words[1:] {
				if w == "-m" {
					cfg.Module = true
				} else {
					cfg.Path = append(cfg.Path, filepath.Join(dir, w))
				}
			}
			got := outcome(load.Load(words[0], cfg))
			if d := diff.Diff("want", []byte(want), "got", []byte(got)); d != nil {
				t.Errorf("%s", d)
			}
		})
	}
}

// outcome is a program, or the reasons for there being none, as text.
func outcome(p *load.Program, err error) string {
	var b strings.Builder
	if err != nil {
		for _, d := range err.(diag.List) {
			fmt.Fprintf(&b, "%s:%d:%d: %s\n", filepath.ToSlash(d.File), d.Line, d.Col, d.Msg)
		}
		return b.String()
	}
	for _, m := range p.Modules {
		kind := "module"
		if m.IsPackage {
			kind = "package"
		}
		if m.Path == "" {
			kind = "namespace"
		}
		fmt.Fprintf(&b, "%s %s file=%q package=%q go=%s\n", kind, m.Name, m.File, m.Package, strings.TrimPrefix(m.GoDir(p.Modules[0])+"/"+m.GoFile(), "/"))
	}
	for _, s := range p.Stdlib {
		fmt.Fprintf(&b, "runtime %s\n", s)
	}
	return b.String()
}
