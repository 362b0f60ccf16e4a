package runcache

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/py2go/py2go/internal/gobuild"
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
	rt := gobuild.Runtime{Dir: filepath.Join(dir, "rt")}
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
		binary, _ := cache.Binary(p, rt)
		if err := os.MkdirAll(filepath.Dir(binary), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(binary, nil, 0o777); err != nil {
			t.Fatal(err)
		}
		if f, err := cache.Store(start, p, rt, binary); err != nil || f.Binary != binary || f.Root != dir {
			t.Fatal(f, err)
		}
	}
	found := func() bool {
		_, ok := cache.Lookup(start, rt)
		return ok
	}
	if found() {
		t.Fatal("found before it was built")
	}
	build()
	if !found() {
		t.Fatal("not found again")
	}
	if _, ok := cache.Lookup(Start{Entry: app}, rt); ok {
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
		{"a new folder in the runtime", func() { write("rt/rtlib/stdlib/c.go", "package stdlib") }},
		{"a new file in a folder of the runtime", func() { write("rt/rtlib/stdlib/d.go", "package stdlib") }},
		{"a removed module", func() { os.Remove(filepath.Join(dir, "helper.py")) }},
	} {
		build()
		c.change()
		if found() {
			t.Errorf("found despite %s", c.what)
		}
	}
	build()
	if err := os.Remove(helper); err != nil {
		t.Fatal(err)
	}
	if found() {
		t.Error("found without its module")
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
