package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/py2go/py2go/internal/gobuild"
	"github.com/py2go/py2go/translate"
	"github.com/py2go/py2go/translate/diag"
	"github.com/py2go/py2go/translate/load"
)

// program is the executable with all test files that could be translated and compiled.
type program struct {
	binary string
	root   string            // of the sources
	lost   map[string]string // by file name: why there are no tests of it
}

// build translates and compiles files below dir. A file that cannot be is left out.
func build(ctx context.Context, dir, python string, files []testFile, log func(string, ...any)) (*program, error) {
	rt, err := gobuild.FindRuntime()
	if err != nil {
		return nil, err
	}
	p := &program{binary: filepath.Join(dir, "tests.exe"), root: filepath.Join(dir, "overlay"), lost: map[string]string{}}
	left := slices.Clone(files)
	for len(left) > 0 {
		if err := overlay(p.root, python, left); err != nil {
			return nil, err
		}
		start := time.Now()
		out, err := translateAll(filepath.Join(p.root, "runner.py"))
		log("translated in %.1f s", time.Since(start).Seconds())
		var list diag.List
		if errors.As(err, &list) {
			if left, err = p.drop(left, blamed(list)); err == nil {
				continue
			}
		}
		if err != nil {
			return nil, err
		}
		goDir := filepath.Join(dir, "go")
		if err := prune(goDir, out); err != nil {
			return nil, err
		}
		if err := gobuild.Write(goDir, rt, out); err != nil {
			return nil, err
		}
		start = time.Now()
		err = gobuild.Build(ctx, goDir, p.binary, gobuild.Options{Host: true, Small: true})
		log("compiled in %.1f s", time.Since(start).Seconds())
		var ce *gobuild.CompileError
		if errors.As(err, &ce) {
			if left, err = p.drop(left, miscompiled(ce.Output)); err == nil {
				continue
			}
		}
		return p, err
	}
	return p, nil
}

func translateAll(entry string) (map[string][]byte, error) {
	loaded, err := load.Load(entry, load.Config{Lenient: true})
	if err != nil {
		return nil, err
	}
	res, err := translate.Program(loaded, translate.Config{ImportPath: gobuild.ProgramModule, Line: true})
	if err != nil {
		return nil, err
	}
	return res.Files, nil
}

// prune removes Go files of earlier builds, which may hold modules that no longer belong to the program.
func prune(dir string, keep map[string][]byte) error {
	return filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil {
			if os.IsNotExist(err) {
				return nil
			}
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil || e.IsDir() || !strings.HasSuffix(rel, ".go") {
			return err
		}
		if _, ok := keep[filepath.ToSlash(rel)]; !ok {
			return os.Remove(path)
		}
		return nil
	})
}

// blamed are the modules that diagnostics speak of, with what they say.
func blamed(list diag.List) map[string]string {
	reasons := map[string]string{}
	for _, d := range list {
		name := strings.TrimSuffix(filepath.ToSlash(d.File), ".py")
		if i := strings.LastIndex(name, "test/"); i >= 0 && (i == 0 || name[i-1] == '/') {
			name = strings.ReplaceAll(name[i+len("test/"):], "/", ".")
		}
		reasons[name] += fmt.Sprintf("%d:%d: %s\n", d.Line, d.Col, d.Msg)
	}
	return reasons
}

var heading = regexp.MustCompile(`(?m)^# ` + gobuild.ProgramModule + `/(\S+)\n`)

// miscompiled are the modules whose Go the compiler refuses, with what it says.
func miscompiled(output string) map[string]string {
	reasons := map[string]string{}
	marks := heading.FindAllStringSubmatchIndex(output, -1)
	for i, m := range marks {
		end := len(output)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		name := strings.ReplaceAll(strings.TrimPrefix(output[m[2]:m[3]], "test/"), "/", ".")
		reasons[name] = "the generated Go does not compile: " + output[m[1]:end]
	}
	return reasons
}

// drop notes files as lost and gives the others; an error if no file is to blame.
func (p *program) drop(files []testFile, reasons map[string]string) ([]testFile, error) {
	var left []testFile
	for _, f := range files {
		if why, ok := reasons[f.name]; ok {
			p.lost[f.name] = strings.TrimSpace(why)
		} else {
			left = append(left, f)
		}
	}
	if len(left) == len(files) {
		var text []string
		for name, why := range reasons {
			text = append(text, name+": "+why)
		}
		slices.Sort(text)
		return nil, errors.New(strings.Join(text, "\n"))
	}
	return left, nil
}
