package runcache

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/py2go/py2go/translate/load"
)

// TestLookup checks that an executable is found again exactly while nothing that it was made from has changed.
func TestLookup(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	t.Setenv("PY2GO_CACHE", filepath.Join(dir, "cache"))
	write("rt/rtlib/a.go", "package rt")
	write("rt/rtlib/stdlib/x/x.go", "package x")
	write("rt/rtlib/other/y.go", "package other")
	write("rt/go.mod", "module x")
	write("rt/go.sum", "")
	rt := Library{Dir: filepath.Join(dir, "rt"), Folders: []string{filepath.Join(dir, "rt/rtlib"), filepath.Join(dir, "rt/rtlib/stdlib/x")}}
	app := write("app.py", "import helper\n")
	helper := write("sub/helper.py", "x = 1\n")
	start := Start{Entry: app, Path: []string{filepath.Join(dir, "sub")}}
	cache, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	build := func() {
		p, err := load.Load(app, load.Config{Path: start.Path})
		if err != nil {
			t.Fatal(err)
		}
		sources := Sources{Absent: p.Absent}
		for _, m := range p.Modules {
			sources.Modules = append(sources.Modules, Module{Name: m.Name, Path: m.Path, Source: m.Source})
		}
		plan := cache.Plan(sources, rt)
		binary := plan.Binary
		if err := os.MkdirAll(filepath.Dir(binary), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(binary, nil, 0o777); err != nil {
			t.Fatal(err)
		}
		want := Found{Binary: binary, Root: p.Root, Script: "é\"\n.py", Warnings: "app.py:1: SyntaxWarning: …\n  x\n"}
		if err := cache.Store(start, want, plan); err != nil {
			t.Fatal(err)
		}
		if got, ok := cache.Lookup(start); !ok || got != want {
			t.Fatalf("stored %v, found %v", want, got)
		}
	}
	found := func() bool {
		_, ok := cache.Lookup(start)
		return ok
	}
	if found() {
		t.Fatal("found before it was built")
	}
	build()
	if !found() {
		t.Fatal("not found again")
	}
	if _, ok := cache.Lookup(Start{Entry: app}); ok {
		t.Error("found with another search path")
	}
	for _, c := range []struct {
		what   string
		change func()
	}{
		{"a changed entry", func() { write("app.py", "import helper  # changed\n") }},
		{"a changed module", func() { write("sub/helper.py", "x = 2\n") }},
		{"a module in front of the other", func() { write("helper.py", "") }},
		{"a new file in the runtime", func() { write("rt/rtlib/b.go", "package rt") }},
		{"a changed file in the runtime", func() { write("rt/rtlib/a.go", "package rt // changed") }},
		{"a removed file in the runtime", func() { os.Remove(filepath.Join(dir, "rt/rtlib/b.go")) }},
		{"a new file in a package of the runtime", func() { write("rt/rtlib/stdlib/x/c.go", "package x") }},
		{"other required modules", func() { write("rt/go.mod", "module x // changed") }},
		{"another runtime asked for", func() { t.Setenv("PY2GO_RUNTIME", dir) }},
		{"a removed module", func() { os.Remove(filepath.Join(dir, "helper.py")) }},
	} {
		build()
		c.change()
		if found() {
			t.Errorf("found despite %s", c.what)
		}
	}
	build()
	write("rt/rtlib/other/y.go", "package other // changed")
	if !found() {
		t.Error("not found after changes to what the program does not use")
	}
	rt.Fixed = true
	build()
	write("rt/rtlib/a.go", "package rt // once more")
	if !found() {
		t.Error("not found after a change in a runtime that is said not to change")
	}
	os.Rename(rt.Dir, rt.Dir+".away")
	if found() {
		t.Error("found without the runtime")
	}
	os.Rename(rt.Dir+".away", rt.Dir)
	build()
	if err := os.Remove(helper); err != nil {
		t.Fatal(err)
	}
	if found() {
		t.Error("found without its module")
	}
}

func TestParseRun(t *testing.T) {
	t.Setenv("PYTHONPATH", "")
	for _, c := range []struct {
		line string
		want string // of the start and the arguments; "" for a line that is for the command
	}{
		{"py2go run app.py", "{app.py false []} [app.py]"},
		{"py2go run app.py -m x --path=y", "{app.py false []} [app.py -m x --path=y]"},
		{"py2go run -m pkg a", "{pkg true []} [pkg a]"},
		{"py2go run -path /a --path=/b -path=/c app.py", "{app.py false [/a /b /c]} [app.py]"},
		{"py2go run --module pkg", "{pkg true []} [pkg]"},
		{"py2go run - a", "{- false []} [- a]"},
		{"py2go run", ""},
		{"py2go run -path /a", ""},
		{"py2go run -path", ""},
		{"py2go run -- app.py", ""},
		{"py2go run --help app.py", ""},
		{"py2go run -m=true app.py", ""},
		{"py2go build app.py", ""},
		{"py2go", ""},
	} {
		got := ""
		if start, args, ok := ParseRun(strings.Fields(c.line)); ok {
			got = fmt.Sprint(start, args)
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.line, got, c.want)
		}
	}
}

func TestSelfID(t *testing.T) {
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if id := buildID(path); id == "" {
		t.Error("this executable shows no build ID")
	}
	if id := buildID("/dev/null"); id != "" {
		t.Errorf("an empty file shows build ID %q", id)
	}
}
