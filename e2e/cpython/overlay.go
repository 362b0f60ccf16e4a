package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/py2go/py2go/internal/gobuild"
	"github.com/py2go/py2go/translate/load"
)

// overlay lays out the program's sources in dir: CPython's package test with the few files of it that are ours instead, the runner, the
// module that knows the test files by name, and stand-ins for modules that the runtime does not provide, which let those tests of a file
// run that have no need of such a module.
func overlay(dir, python string, files []testFile) error {
	lib, err := exec.Command(python, "-c", "import test, os; print(os.path.dirname(test.__file__))").Output()
	if err != nil {
		return fmt.Errorf("%s has no tests: %w", python, err)
	}
	from := strings.TrimSpace(string(lib))
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	tests := filepath.Join(dir, "test")
	if err := os.MkdirAll(tests, 0o777); err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() == "__pycache__" {
			continue
		}
		if err := lay(filepath.Join(from, e.Name()), filepath.Join(tests, e.Name()), "support/test/"+e.Name()); err != nil {
			return err
		}
	}
	own := map[string][]byte{}
	err = fs.WalkDir(data, "support", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := data.ReadFile(path)
		name := strings.TrimPrefix(path, "support/")
		if standin, ok := strings.CutPrefix(name, "standins/"); ok {
			if _, provided := load.Stdlib[strings.TrimSuffix(standin, ".py")]; provided {
				return err
			}
			name = standin
		}
		own[name] = text
		return err
	})
	if err != nil {
		return err
	}
	runner, err := data.ReadFile("runner.py")
	if err != nil {
		return err
	}
	own["runner.py"] = runner
	own["cases.py"] = cases(files)
	if err := removeOthers(dir, own); err != nil {
		return err
	}
	for name := range own {
		// What was a link to a file of CPython's in an earlier run must not be written through.
		path := filepath.Join(dir, filepath.FromSlash(name))
		if _, err := os.Readlink(path); err == nil {
			if err := os.Remove(path); err != nil {
				return err
			}
		}
	}
	return gobuild.WriteFiles(dir, own)
}

// removeOthers removes the files of dir that are not among own: stand-ins of an earlier run for what is now provided.
func removeOthers(dir string, own map[string][]byte) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if _, wanted := own[e.Name()]; wanted || !e.Type().IsRegular() {
			continue
		}
		if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// lay makes path a link to target, or, where our support has files of that package, a directory with links to all other files.
func lay(target, path, own string) error {
	if _, err := fs.Stat(data, own); err != nil {
		return link(target, path)
	}
	if _, err := os.Readlink(path); err == nil {
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(path, 0o777); err != nil {
		return err
	}
	entries, err := os.ReadDir(target)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if _, err := fs.Stat(data, own+"/"+e.Name()); err == nil || e.Name() == "__pycache__" {
			continue
		}
		if err := link(filepath.Join(target, e.Name()), filepath.Join(path, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// link makes path a link to target, unless it is one.
func link(target, path string) error {
	if old, err := os.Readlink(path); err == nil && old == target {
		return nil
	}
	if err := os.RemoveAll(path); err != nil { // a link elsewhere, or a directory of an earlier run that had files of ours
		return err
	}
	return os.Symlink(target, path)
}

// cases is the module cases: literal imports, which the translator follows, after test.support has been adapted.
func cases(files []testFile) []byte {
	var b strings.Builder
	b.WriteString("import adapt\n\n\ndef load(name):\n")
	for _, f := range files {
		fmt.Fprintf(&b, "    if name == %q:\n        import %s as m\n        return m\n", f.module(), f.module())
	}
	b.WriteString("    raise ImportError(name)\n")
	return []byte(b.String())
}
