// Package cpython finds CPython interpreters, for recording expectations and for tests that compare with the real one. Nothing that
// translates or runs a program needs them.
package cpython

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Reference is the version whose behaviour py2go reproduces.
const Reference = "3.13"

var found sync.Map // version -> func() (string, error)

// Find returns the path of an interpreter that really reports the given version ("3.13"): the one that PY2GO_PYTHON names, python3.13
// or python3 in PATH, or one of pyenv's.
func Find(version string) (string, error) {
	f, _ := found.LoadOrStore(version, sync.OnceValues(func() (string, error) { return find(version) }))
	return f.(func() (string, error))()
}

func find(version string) (string, error) {
	var names []string
	if p := os.Getenv("PY2GO_PYTHON"); p != "" {
		names = append(names, p)
	}
	names = append(names, "python"+version, "python3")
	root := os.Getenv("PYENV_ROOT")
	if home, err := os.UserHomeDir(); err == nil && root == "" {
		root = filepath.Join(home, ".pyenv")
	}
	pyenv, err := filepath.Glob(filepath.Join(root, "versions", version+".*", "bin", "python3"))
	if err == nil {
		slices.Reverse(pyenv)
		names = append(names, pyenv...)
	}
	for _, name := range names {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		if v, err := Version(path); err == nil && v == version {
			return path, nil
		}
	}
	return "", fmt.Errorf("no CPython %s found (set PY2GO_PYTHON)", version)
}

// Version asks an interpreter for its version: "3.13".
func Version(path string) (string, error) {
	out, err := exec.Command(path, "-c", "import sys; print('%d.%d' % sys.version_info[:2], sys.implementation.name)").Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	version, name, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	if name != "cpython" {
		return "", fmt.Errorf("%s is not CPython but %s", path, name)
	}
	return version, nil
}
