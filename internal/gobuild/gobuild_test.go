package gobuild

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestBuild builds a program on the runtime in a directory with spaces, with settings in the environment that would break a build
// in an ordinary module.
func TestBuild(t *testing.T) {
	rt, err := FindRuntime()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("GOFLAGS", "-mod=vendor")
	t.Setenv("GOWORK", "/nonexistent/go.work")
	t.Setenv("GOOS", "plan9")
	dir := filepath.Join(t.TempDir(), "a dir")
	src := "package main\n\nimport (\n\t\"fmt\"\n\n\t_ \"" + ModulePath + "/rtlib\"\n)\n\nfunc main() { fmt.Println(\"it runs\") }\n"
	if err := Write(dir, rt, map[string][]byte{"app_py.go": []byte(src)}); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "app.exe")
	if err := Build(context.Background(), dir, out, Options{Host: true, Small: true}); err != nil {
		t.Fatal(err)
	}
	if got, err := exec.Command(out).Output(); err != nil || string(got) != "it runs\n" {
		t.Errorf("got %q, %v", got, err)
	}
	if err := WriteFiles(dir, map[string][]byte{"app_py.go": []byte("package main\n\nfunc main() { x }\n")}); err != nil {
		t.Fatal(err)
	}
	var ce *CompileError
	if err := Build(context.Background(), dir, out, Options{Host: true}); !errors.As(err, &ce) || !strings.Contains(ce.Output, "undefined: x") {
		t.Errorf("got %v, want a CompileError", err)
	}
}

// TestLibraryFolders compares with what the go command says.
func TestLibraryFolders(t *testing.T) {
	rt, err := FindRuntime()
	if err != nil {
		t.Fatal(err)
	}
	folders := LibraryFolders(rt, map[string][]byte{"app_py.go": []byte("package main\n\nimport _ \"" + ModulePath + "/rtlib/stdlib/json\"\n")})
	list := exec.Command("go", "list", "-deps", "-f", "{{.Dir}}", "./rtlib/stdlib/json")
	list.Dir = rt.Dir
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for dir := range strings.FieldsSeq(string(out)) {
		if strings.HasPrefix(dir, rt.Dir+string(filepath.Separator)) {
			want = append(want, dir)
		}
	}
	slices.Sort(want)
	if !slices.Equal(folders, want) {
		t.Errorf("got %v\nwant %v", folders, want)
	}
}

func TestNoGo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if err := Build(context.Background(), ".", "x", Options{}); !errors.Is(err, ErrNoGo) {
		t.Errorf("got %v", err)
	}
}

func TestFindRuntime(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PY2GO_RUNTIME", dir)
	if rt, err := FindRuntime(); err == nil {
		t.Errorf("an empty directory passed as %v", rt)
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module "+ModulePath+"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "rtlib"), 0o777); err != nil {
		t.Fatal(err)
	}
	if rt, err := FindRuntime(); err != nil || rt.Dir != dir || rt.Fixed {
		t.Errorf("got %v, %v", rt, err)
	}
}

func TestGoMod(t *testing.T) {
	got := string(goMod([]byte("module "+ModulePath+"\n\ngo 1.26\n\nrequire x.test/y v1.0.0\n"), "/a b"))
	want := `module pyprogram

require github.com/py2go/py2go v0.0.0-00010101000000-000000000000

replace github.com/py2go/py2go => "/a b"

go 1.26

require x.test/y v1.0.0
`
	if got != want {
		t.Errorf("got\n%s", got)
	}
}
