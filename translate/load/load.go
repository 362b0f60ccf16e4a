// Package load finds the modules a Python program consists of.
//
// It starts at the entry file, parses it, follows its imports to the program's own files (beside the entry, then along the given
// path) and to the modules that the runtime library provides, and so on until nothing new turns up. What it establishes: every
// module of the program is parsed and has a unique dotted name, and every import that Python would certainly execute and that
// leads nowhere is a diagnostic, unless the caller wants it left to run time.
package load

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/py2go/py2go/translate/diag"
	"github.com/py2go/py2go/translate/quoted"
	"github.com/py2go/py2go/translate/syntax"
	"github.com/py2go/py2go/translate/syntax/ast"
)

// Program is a Python program with all the modules of its own that it may import.
type Program struct {
	Modules []*Module // the entry first, the others by name
	Stdlib  []string  // Go import paths of the runtime's packages that are needed, sorted
	Root    string    // absolute directory that relative Module.File names start from
	Absent  []string  // paths that were looked for and not found: the result changes when one of them appears; sorted
	// Warnings are CPython's SyntaxWarnings about the entry and the modules that it imports whatever happens, in that order.
	Warnings []Warning
}

// Warning is a SyntaxWarning about a line of a module.
type Warning struct {
	Path, Shown string // as in Module
	Line        int
	Msg         string
	Text        string // the source line without the blanks around it
}

// Module is one Python source file, or a namespace package, which has no file.
type Module struct {
	Name      string // dotted; "__main__" for the entry of a program
	Package   string // the value of __package__: what relative imports start from
	Path      string // where the file was read; "" for a namespace package
	File      string // the name shown and compiled in: relative to the entry's directory, slash-separated
	Shown     string // the name in messages: as the user would name it from where he is
	Source    []byte // nil for a namespace package
	Tree      *ast.Module
	IsPackage bool
	Frozen    bool           // a module of the runtime library
	Quoted    *quoted.Module // code in strings; nil if there is none

	warnings []Warning

	dirs    []string // where its submodules are looked for
	imports []importRef
	certain bool // executed whenever the program is
}

// Config says how to look for modules.
type Config struct {
	Path    []string // directories searched after the entry's own
	Module  bool     // the entry is a dotted module name to run as `python -m` does, not a file
	Name    string   // module name of the entry; "" means "__main__"
	Lenient bool     // leave every import that leads nowhere to run time
}

// Load finds the program that starts at entry: a file, a directory with a __main__.py or, with cfg.Module, a module name. The
// error, if any, is a diag.List.
func Load(entry string, cfg Config) (*Program, error) {
	l := &loader{lenient: cfg.Lenient, modules: map[string]*Module{}, stdlib: map[string]bool{}, absent: map[string]bool{}}
	main := l.entry(entry, cfg)
	if main == nil {
		return nil, l.diags.Sort()
	}
	for len(l.queue) > 0 {
		m := l.queue[0]
		l.queue = l.queue[1:]
		l.follow(m, m.imports)
		if len(l.queue) == 0 {
			l.quoted()
		}
	}
	maps.DeleteFunc(l.modules, func(_ string, m *Module) bool { return m == nil }) // files with errors, left to run time
	if !cfg.Lenient {
		l.report(main)
	}
	if err := l.diags.Sort().Err(); err != nil {
		return nil, err
	}
	p := &Program{Root: l.root, Absent: slices.Sorted(maps.Keys(l.absent)), Stdlib: slices.Sorted(maps.Keys(l.stdlib))}
	for _, name := range slices.Sorted(maps.Keys(l.modules)) {
		if m := l.modules[name]; m != main {
			p.Modules = append(p.Modules, m)
		}
	}
	p.Modules = slices.Insert(p.Modules, 0, main)
	l.warnings(p, main, map[*Module]bool{})
	return p, nil
}

// warnings adds the warnings about m and the modules that it imports in any case.
func (l *loader) warnings(p *Program, m *Module, seen map[*Module]bool) {
	seen[m] = true
	p.Warnings = append(p.Warnings, m.warnings...)
	for _, ref := range m.imports {
		if ref.conditional {
			continue
		}
		for _, name := range ref.candidates() {
			if sub := l.modules[name]; sub != nil && !seen[sub] {
				l.warnings(p, sub, seen)
			}
		}
	}
}

type loader struct {
	lenient bool
	root    string   // absolute directory of the entry, what file names are relative to
	path    []string // where top-level modules are looked for
	modules map[string]*Module
	queue   []*Module // parsed, imports not yet followed
	stdlib  map[string]bool
	absent  map[string]bool
	diags   diag.List
}

// entry finds and parses the module the program starts at; nil means that a diagnostic says why not.
func (l *loader) entry(entry string, cfg Config) *Module {
	name := cfg.Name
	if name == "" {
		name = "__main__"
	}
	if cfg.Module {
		return l.entryModule(entry, name, cfg.Path)
	}
	info, err := os.Stat(entry)
	if err != nil && entry == "-" {
		l.diags = append(l.diags, diag.Diagnostic{File: entry, Line: 1, Col: 1, Msg: "a program cannot be read from standard input", Hint: "save it to a file"})
		return nil
	}
	if err != nil {
		l.fail(entry, Reason(err))
		return nil
	}
	file := entry
	if info.IsDir() {
		file = filepath.Join(entry, "__main__.py")
		if _, err := os.Stat(file); err != nil {
			l.diags = append(l.diags, diag.Diagnostic{File: entry, Line: 1, Col: 1, Msg: "is a directory without a __main__.py",
				Hint: "name a file, or a directory that has one"})
			return nil
		}
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		l.fail(entry, Reason(err))
		return nil
	}
	l.root = filepath.Dir(abs)
	first := l.root
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		first = filepath.Dir(real) // as Python: beside the file that a link leads to
		if first == realDir(l.root) {
			first = l.root
		}
	}
	l.path = append([]string{first}, cfg.Path...)
	return l.parse(&Module{Name: name, Path: abs}, file)
}

// entryModule finds the module that `python -m name` would run; the current directory is searched first.
func (l *loader) entryModule(target, name string, path []string) *Module {
	cwd, err := os.Getwd()
	if err != nil {
		l.fail(target, Reason(err))
		return nil
	}
	fail := func(why string) { l.diags = append(l.diags, diag.Diagnostic{File: target, Msg: why}) }
	if strings.HasPrefix(target, ".") {
		fail("relative module names are not supported")
		return nil
	}
	l.root = cwd
	l.path = append([]string{cwd}, path...)
	if target == "" || !l.require(target) || l.modules[target] == nil {
		if len(l.diags) == 0 {
			fail("no module of that name in the current directory or on the path")
		}
		return nil
	}
	if l.modules[target].IsPackage {
		target += ".__main__"
		if !l.require(target) {
			fail("the package has no __main__.py and cannot be run")
			return nil
		}
	}
	m := l.modules[target]
	delete(l.modules, target)
	m.Name = name
	l.modules[name] = m
	return m
}

func realDir(dir string) string {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return real
	}
	return dir
}

// parse reads and parses m, whose name for messages is shown, and queues it; nil means that a diagnostic says why not.
func (l *loader) parse(m *Module, shown string) *Module {
	m.File, m.Shown = l.display(m.Path), shown
	src, err := os.ReadFile(m.Path)
	if err != nil {
		l.fail(shown, Reason(err))
		return nil
	}
	tree, err := syntax.ParseWarn(shown, src, func(w *syntax.Error) {
		m.warnings = append(m.warnings, Warning{Path: m.Path, Shown: shown, Line: w.Line, Msg: w.Msg, Text: strings.TrimSpace(w.Text)})
	})
	if err != nil && l.lenient && len(l.modules) > 0 { // the entry must be right
		return nil
	}
	if err != nil {
		l.diags = append(l.diags, SyntaxDiagnostics(shown, err)...)
		return nil
	}
	m.Source, m.Tree = src, tree
	m.imports = collect(m)
	l.modules[m.Name] = m
	l.queue = append(l.queue, m)
	return m
}

// display is path relative to the entry's directory, so that generated code tells nothing about the machine it was made on. A
// file far away is named by its last elements instead.
func (l *loader) display(path string) string {
	rel, err := filepath.Rel(l.root, path)
	if err == nil && strings.Count(filepath.ToSlash(rel), "../") <= 1 {
		return filepath.ToSlash(rel)
	}
	for _, dir := range l.path {
		if rel, err := filepath.Rel(dir, path); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.Base(path)
}

func (l *loader) fail(file, msg string) {
	l.diags = append(l.diags, diag.Diagnostic{File: file, Line: 1, Col: 1, Msg: msg})
}

// Reason is what an error of the file system says without the operation and the path.
func Reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// report makes diagnostics of the imports that lead nowhere and that Python would certainly execute: those at the top level,
// outside any try, function or condition, of modules that are themselves so imported.
func (l *loader) report(main *Module) {
	main.certain = true
	todo := []*Module{main}
	for len(todo) > 0 {
		m := todo[0]
		todo = todo[1:]
		for _, ref := range m.imports {
			if ref.conditional {
				continue
			}
			for _, name := range ref.candidates() {
				if sub := l.modules[name]; sub != nil && !sub.certain {
					sub.certain = true
					todo = append(todo, sub)
				}
			}
			if ref.missing {
				l.diags = append(l.diags, unknown(m, ref))
			}
		}
	}
}

// unknown is the diagnostic of an import that leads nowhere.
func unknown(m *Module, ref importRef) diag.Diagnostic {
	top, _, _ := strings.Cut(ref.name, ".")
	hint := "put " + strings.ReplaceAll(ref.name, ".", "/") + ".py beside the program, or name its directory with -path"
	if stdlibNames[top] {
		hint = "py2go does not provide this module of Python's standard library yet; an import inside try … except ImportError is accepted"
	}
	return m.Place(diag.List{{
		Line: int(ref.span.Line), Col: int(ref.span.Col) + 1, EndLine: int(ref.span.EndLine), EndCol: int(ref.span.EndCol) + 1,
		Msg: `no module named "` + ref.name + `"`, Hint: hint,
	}})[0]
}

// Place turns diagnostics about m whose columns count bytes, as those of the syntax tree do, into such as users see: with the name
// they know the file by, and with columns that count characters.
func (m *Module) Place(diags diag.List) diag.List {
	var lines [][]byte
	chars := func(line, col int) int {
		if lines == nil {
			lines = bytes.Split(m.Source, []byte("\n"))
		}
		if line < 1 || line > len(lines) || col < 1 {
			return col
		}
		return utf8.RuneCount(lines[line-1][:min(col-1, len(lines[line-1]))]) + 1
	}
	placed := slices.Clone(diags)
	for i := range placed {
		d := &placed[i]
		d.File = m.Shown
		d.Col, d.EndCol = chars(d.Line, d.Col), chars(d.EndLine, d.EndCol)
	}
	return placed
}
