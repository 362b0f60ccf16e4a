package load

import (
	"os"
	"path/filepath"
	"strings"
)

// follow loads what imports of m name.
func (l *loader) follow(m *Module, imports []importRef) {
	for i := range imports {
		ref := &imports[i]
		if !l.require(ref.name) {
			ref.missing = true
			continue
		}
		for _, name := range ref.from {
			if name == "*" {
				l.star(ref.name)
				continue
			}
			l.require(ref.name + "." + name) // a submodule or an attribute: only the running program can tell
		}
	}
}

// star loads the submodules that `from pkg import *` would: those listed in pkg's __all__.
func (l *loader) star(pkg string) {
	if m := l.modules[pkg]; m != nil && m.IsPackage && m.Tree != nil {
		for _, name := range exported(m.Tree) {
			l.require(pkg + "." + name)
		}
	}
}

// require sees to it that the module of that name, and the packages it lies in, belong to the program. It reports whether there is
// such a module; one whose file has errors counts as found.
func (l *loader) require(name string) bool {
	if m, ok := l.modules[name]; ok {
		return m != nil
	}
	if core[name] {
		return true
	}
	parent, last := "", name
	dirs := l.path
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		parent, last = name[:i], name[i+1:]
		if !l.require(parent) {
			return false
		}
		m := l.modules[parent]
		if m == nil { // the runtime's, whose packages have no other submodules than its own
			return l.provided(name)
		}
		dirs = m.dirs
	} else if early[name] && l.provided(name) {
		return true
	}
	m := l.find(last, dirs)
	if m == nil || m.Path == "" && parent == "" && stdlibNames[name] {
		return parent == "" && l.provided(name)
	}
	m.Name, m.Package = name, parent
	if m.IsPackage {
		m.Package = name
	}
	l.modules[name] = m
	if m.Path != "" && l.parse(m, shown(m.Path)) == nil && l.lenient {
		l.modules[name] = nil
		return false
	}
	return true
}

// find looks for a module in directories: in each, a package, then a file; failing these in all of them, a namespace package made
// of every directory of that name. The result lacks its name.
func (l *loader) find(last string, dirs []string) *Module {
	var spread []string
	for _, dir := range dirs {
		sub := filepath.Join(dir, last)
		if init := filepath.Join(sub, "__init__.py"); l.isFile(init) {
			return &Module{Path: init, IsPackage: true, dirs: []string{sub}}
		}
		if file := sub + ".py"; l.isFile(file) {
			return &Module{Path: file}
		}
		if info, err := os.Stat(sub); err == nil && info.IsDir() {
			spread = append(spread, sub)
		} else {
			l.absent[sub] = true
		}
	}
	if spread == nil {
		return nil
	}
	return &Module{IsPackage: true, dirs: spread}
}

func (l *loader) isFile(path string) bool {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
		return true
	}
	l.absent[path] = true
	return false
}

// provided notes that the runtime's package for the module of that name is needed, if there is one.
func (l *loader) provided(name string) bool {
	path, ok := Stdlib[name]
	if ok {
		l.stdlib[path] = true
	}
	return ok
}

// shown is how messages name a file: relative to the current directory where that is shorter.
func shown(path string) string {
	cwd, err := os.Getwd()
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(cwd, path); err == nil && len(rel) < len(path) {
		return rel
	}
	return path
}
