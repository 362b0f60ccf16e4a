package main

import (
	"embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed files.txt classes.txt runner.py all:support
var data embed.FS

// testFile is one of CPython's test files.
type testFile struct {
	tier string
	name string // as in files.txt: test_asyncio.test_tasks
	peer bool   // its tests find a Python to start
}

// module is the name that the file is imported by.
func (f testFile) module() string { return "test." + f.name }

// rows are the lines of an embedded table, cut at tabs.
func rows(name string) [][]string {
	text, err := data.ReadFile(name)
	if err != nil {
		panic(err) // it is embedded
	}
	var list [][]string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimRight(line, "\n"); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, strings.Split(line, "\t"))
		}
	}
	return list
}

// selectFiles gives the files of the tiers, or those named.
func selectFiles(tiers, names []string) ([]testFile, error) {
	var files []testFile
	known := map[string]bool{}
	for _, r := range rows("files.txt") {
		known[r[1]] = true
		if slices.Contains(names, r[1]) || len(names) == 0 && slices.Contains(tiers, r[0]) {
			files = append(files, testFile{tier: r[0], name: r[1], peer: len(r) > 2 && r[2] == "peer"})
		}
	}
	for _, n := range names {
		if !known[n] { // a file of no tier: what its tests are worth is not known, but they can be run
			if !strings.HasPrefix(n, "test_") {
				return nil, fmt.Errorf("%s: not a test file", n)
			}
			files = append(files, testFile{tier: "5", name: n})
		}
	}
	return files, nil
}

// classes tells which class a test belongs to: A, or what classes.txt says.
type classes map[string]string

func readClasses() classes {
	c := classes{}
	for _, r := range rows("classes.txt") {
		c[r[0]+" "+r[2]] = r[1][:1]
	}
	return c
}

// of is the class of the test called id whose method is defined in source.
func (c classes) of(f testFile, id, source string) string {
	for _, key := range []string{id, source} {
		if k := c[f.name+" "+key]; k != "" {
			return k
		}
	}
	return "A"
}

// chance reports whether t may pass or not, without anything having changed: when references are counted depends on Go's collector.
func (c classes) chance(f testFile, t test) bool { return c.of(f, t.id, t.source) == "C" }
