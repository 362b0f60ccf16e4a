package conform

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/py2go/py2go/internal/cpython"
	"github.com/py2go/py2go/translate/load"
)

// Case is one program to check.
type Case struct {
	Name string // path as found from the argument, slash-separated, without .py
	File string // the .py file as found from the argument
	Path string // the same, absolute
	Directives
}

// Directives are what a program's first comment lines, `# conform: …`, say about running it.
type Directives struct {
	Python     string   // CPython version that records it: "3.13" unless told otherwise
	Args       []string // command-line arguments
	Stdin      string   // file, beside the program, that becomes standard input
	Env        []string // NAME=VALUE
	Proxy      bool     // run behind the test proxy
	SkipStderr bool     // standard error is not compared
	Skip       bool     // not a case
}

// Find lists the programs below the given directories, or the files given, in order of their names. Without all, those that
// have recorded output; with it, every program that no other one there imports.
func Find(args []string, all bool) ([]Case, error) {
	var cases []Case
	for _, arg := range args {
		files, err := pythonFiles(arg)
		if err != nil {
			return nil, err
		}
		if all {
			files = entries(files)
		} else {
			files = slices.DeleteFunc(files, func(f string) bool {
				_, err := os.Stat(strings.TrimSuffix(f, ".py") + ".out")
				return err != nil
			})
		}
		for _, f := range files {
			src, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			d, err := directives(src)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", f, err)
			}
			abs, err := filepath.Abs(f)
			if err != nil {
				return nil, err
			}
			c := Case{Name: strings.TrimSuffix(filepath.ToSlash(filepath.Clean(f)), ".py"), File: f, Path: abs, Directives: d}
			if !d.Skip && !slices.ContainsFunc(cases, func(o Case) bool { return o.Path == abs }) {
				cases = append(cases, c)
			}
		}
	}
	return cases, nil
}

func pythonFiles(root string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path == root && !e.IsDir() && filepath.Ext(path) != ".py":
			return fmt.Errorf("%s: not a Python file", path)
		case path != root && e.IsDir() && (strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "_")):
			return filepath.SkipDir
		case !e.IsDir() && filepath.Ext(path) == ".py":
			files = append(files, path)
		}
		return nil
	})
	return files, err
}

// entries drops the files that others of them import, and the insides of packages.
func entries(files []string) []string {
	imported := map[string]bool{}
	for _, f := range files {
		p, err := load.Load(f, load.Config{})
		if err != nil {
			continue // it is reported when the case itself is translated
		}
		for _, m := range p.Modules[1:] {
			imported[m.Path] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(files), func(f string) bool {
		abs, err := filepath.Abs(f)
		if err == nil && imported[abs] {
			return true
		}
		_, err = os.Stat(filepath.Join(filepath.Dir(f), "__init__.py"))
		return err == nil
	})
}

// directives reads the comment lines at the very top of src.
func directives(src []byte) (Directives, error) {
	d := Directives{Python: cpython.Reference}
	sc := bufio.NewScanner(bytes.NewReader(src))
	for n := 1; sc.Scan(); n++ {
		text, ok := strings.CutPrefix(sc.Text(), "# conform:")
		if !ok {
			if strings.HasPrefix(sc.Text(), "#") {
				continue
			}
			break
		}
		text = strings.TrimSpace(text)
		key, value, _ := strings.Cut(text, "=")
		switch key {
		case "python":
			d.Python = value
			d.SkipStderr = d.SkipStderr || value != cpython.Reference
		case "args":
			d.Args = append(d.Args, strings.Fields(value)...)
		case "stdin":
			d.Stdin = value
		case "env":
			d.Env = append(d.Env, value)
		case "proxy":
			d.Proxy = true
		case "skip-stderr":
			d.SkipStderr = true
		case "skip":
			d.Skip = true
		default:
			return d, fmt.Errorf("line %d: unknown directive %q", n, text)
		}
	}
	return d, nil // a line too long to scan is no directive
}
