package gobuild

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// LibraryFolders gives the folders of rt, as absolute paths, whose packages a program that consists of files is built from: those that it
// imports, and those that these import, on any system. Folders that are not there are left to the compiler to complain of.
func LibraryFolders(rt Runtime, files map[string][]byte) []string {
	seen := map[string]bool{}
	var todo []string
	note := func(name string, source any) {
		f, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
		if err != nil {
			return // so does the compiler, and says what is wrong
		}
		for _, spec := range f.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				continue
			}
			if rest, ok := strings.CutPrefix(path, ModulePath+"/"); ok && !seen[rest] {
				seen[rest] = true
				todo = append(todo, filepath.Join(rt.Dir, filepath.FromSlash(rest)))
			}
		}
	}
	for name, source := range files {
		if strings.HasSuffix(name, ".go") {
			note(name, source)
		}
	}
	var folders []string
	for len(todo) > 0 {
		dir := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		folders = append(folders, dir)
		entries, _ := os.ReadDir(dir)
		for _, e := range entries {
			if name := e.Name(); strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
				note(filepath.Join(dir, name), nil)
			}
		}
	}
	slices.Sort(folders)
	return folders
}
