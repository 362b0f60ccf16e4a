package main

import (
	"bytes"
	"fmt"
	"go/token"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"
	"golang.org/x/mod/modfile"

	"github.com/py2go/py2go/internal/gobuild"
	"github.com/py2go/py2go/translate"
)

// translateFlags are what `translate` can be told.
type translateFlags struct {
	entry               entryFlags
	out, pkg            string
	check, line, stdout bool
}

func newTranslate() *cobra.Command {
	var f translateFlags
	cmd := &cobra.Command{
		Use:   "translate [flags] FILE",
		Short: "Translate a Python program to Go source",
		Long: `Translate writes the Go source of a Python program.

With -o DIR it is a program, package main; where DIR lies in no Go module, DIR becomes one.

With -pkg NAME it goes into an existing Go package, in the current directory or that of -o: top-level functions whose parameters and
result are annotated get exported Go functions, with Go types, a context.Context where they are async, and an error. Under go generate
the package's own name is the default:

  //go:generate go tool py2go translate fetch.py`,
		Example: `  py2go translate -o dir app.py
  py2go translate -pkg fetch fetch.py
  py2go translate -pkg fetch -check fetch.py     fail with a diff if the Go is out of date
  py2go translate -stdout app.py`,
		Args:              args(cobra.ExactArgs(1)),
		ValidArgsFunction: pythonFiles,
		RunE:              func(cmd *cobra.Command, args []string) error { return f.run(cmd.OutOrStdout(), args[0]) },
	}
	f.entry.register(cmd)
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "directory to write to")
	cmd.Flags().StringVar(&f.pkg, "pkg", "", "write into the Go package of this name (default under go generate: $GOPACKAGE)")
	cmd.Flags().BoolVar(&f.check, "check", false, "write nothing; show how the files there differ, with exit status 1 if they do")
	cmd.Flags().BoolVar(&f.line, "line", false, "write //line directives, so that Go's tools speak of Python lines, instead of comments")
	cmd.Flags().BoolVar(&f.stdout, "stdout", false, "print the Go source instead of writing it")
	return cmd
}

func (f *translateFlags) run(w io.Writer, file string) error {
	generating := os.Getenv("GOFILE") != "" && os.Getenv("GOPACKAGE") != ""
	if f.pkg == "" && f.out == "" && generating {
		f.pkg = os.Getenv("GOPACKAGE")
	}
	if f.out == "" {
		if f.pkg == "" && !f.stdout {
			return usageError{fmt.Errorf("translate: say where to: -o DIR, -pkg NAME or -stdout")}
		}
		f.out = "."
	}
	if f.pkg != "" && (!token.IsIdentifier(f.pkg) || f.pkg == "_") {
		return usageError{fmt.Errorf("translate: -pkg %s: not a name that a Go package can have", f.pkg)}
	}
	cfg := translate.Config{Line: f.line, ImportPath: gobuild.ProgramModule}
	name := ""
	if f.pkg != "" {
		cfg.Form, cfg.Package = translate.Library, f.pkg
		name = moduleName(file, f.entry.module)
	}
	importPath, inModule, err := importPathOf(f.out)
	if err != nil {
		return err
	}
	if inModule {
		cfg.ImportPath = importPath
	}
	p, err := f.entry.load(file, name)
	if err != nil {
		return err
	}
	res, err := translate.Program(p, cfg)
	if err != nil {
		return err
	}
	switch {
	case f.stdout:
		return printFiles(w, res.Files)
	case f.check:
		return checkFiles(w, f.out, res.Files)
	}
	if !inModule {
		rt, err := gobuild.FindRuntime()
		if err != nil {
			return err
		}
		return gobuild.Write(f.out, rt, res.Files)
	}
	return gobuild.WriteFiles(f.out, res.Files)
}

// moduleName is the name under which Python imports the file.
func moduleName(file string, module bool) string {
	if module {
		return file
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		abs = file
	}
	name := strings.TrimSuffix(filepath.Base(abs), ".py")
	if name == "__main__" {
		return filepath.Base(filepath.Dir(abs))
	}
	return name
}

// importPathOf is the Go import path of a directory; false if it lies in no Go module other than one that translate made.
func importPathOf(dir string) (string, bool, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", false, err
	}
	for root := abs; ; root = filepath.Dir(root) {
		data, err := os.ReadFile(filepath.Join(root, "go.mod"))
		if err == nil {
			mod := modfile.ModulePath(data)
			if mod == "" || mod == gobuild.ProgramModule && root == abs {
				return "", false, nil
			}
			rel, err := filepath.Rel(root, abs)
			if err != nil {
				return "", false, err
			}
			if rel == "." {
				return mod, true, nil
			}
			return mod + "/" + filepath.ToSlash(rel), true, nil
		}
		if root == filepath.Dir(root) {
			return "", false, nil
		}
	}
}

// printFiles prints one file as it is, several with a heading each.
func printFiles(w io.Writer, files map[string][]byte) error {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if len(files) > 1 {
			fmt.Fprintf(&b, "-- %s --\n", name)
		}
		b.Write(files[name])
	}
	_, err := w.Write(b.Bytes())
	return err
}

// checkFiles prints how the files below dir differ from what they should be.
func checkFiles(w io.Writer, dir string, files map[string][]byte) error {
	stale := false
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		old, err := os.ReadFile(path)
		if err != nil && !os.IsNotExist(err) {
			return err
		}
		if bytes.Equal(old, files[name]) {
			continue
		}
		stale = true
		if _, err := w.Write(diff.Diff(filepath.ToSlash(path), old, filepath.ToSlash(path)+" (translated)", files[name])); err != nil {
			return err
		}
	}
	left, err := leftovers(dir, files)
	if err != nil {
		return err
	}
	for _, name := range left {
		stale = true
		fmt.Fprintf(w, "%s is no longer generated: remove it\n", filepath.ToSlash(filepath.Join(dir, name)))
	}
	if stale {
		return exitStatus(1)
	}
	return nil
}

// leftovers are the files in the directories of generated packages below dir that py2go wrote once and would not write now.
// The top directory may hold the output of other translations and is not looked at.
func leftovers(dir string, files map[string][]byte) ([]string, error) {
	dirs := map[string]bool{}
	for name := range files {
		if d, _, ok := strings.Cut(name, "/"); ok {
			dirs[d] = true
		}
	}
	var left []string
	for _, d := range slices.Sorted(maps.Keys(dirs)) {
		err := filepath.WalkDir(filepath.Join(dir, d), func(path string, e fs.DirEntry, err error) error {
			if os.IsNotExist(err) {
				return nil
			}
			if err != nil || e.IsDir() || !strings.HasSuffix(path, "_py.go") {
				return err
			}
			rel, err := filepath.Rel(dir, path)
			if err == nil && files[filepath.ToSlash(rel)] == nil {
				left = append(left, rel)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return left, nil
}
