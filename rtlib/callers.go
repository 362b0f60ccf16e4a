package rt

import (
	"reflect"
	"runtime"
	"strings"
)

// Caller is a Python function that is running.
type Caller struct {
	Module *Module
	Code   *Code // made up, with the name of the Go function, in the library's own Python
	Line   int   // in the module's file; 0 where it is unknown, as in the library's own Python
}

// Callers are the Python functions that are running, the innermost first. They are read off Go's stack: the Go functions of Python code
// are named py_…, and lie in the package of their module.
func Callers() []Caller {
	bodies := modulePackages()
	pcs := make([]uintptr, 64)
	n := runtime.Callers(2, pcs)
	for n == len(pcs) {
		pcs = make([]uintptr, 4*len(pcs))
		n = runtime.Callers(2, pcs)
	}
	var callers []Caller
	frames := runtime.CallersFrames(pcs[:n])
	for more := n > 0; more; {
		var f runtime.Frame
		f, more = frames.Next()
		pkg := goPackage(f.Function)
		m := bodies[pkg]
		if m == nil {
			continue
		}
		name, ok := strings.CutPrefix(f.Function[len(pkg):], ".py_")
		if !ok || strings.Contains(name, ".") {
			continue // the closure that calls a function with its cells
		}
		c := Caller{Module: m, Code: m.codeNamed(name)}
		if !strings.HasSuffix(f.File, ".go") {
			c.Line = f.Line
		}
		callers = append(callers, c)
	}
	return callers
}

var packageModules struct {
	byName map[string]*Module
	known  int
}

// modulePackages are the modules with Python code, by Go package.
func modulePackages() map[string]*Module {
	p := &packageModules
	if p.known != len(importOrder) {
		p.known, p.byName = len(importOrder), map[string]*Module{}
		for _, m := range importOrder {
			if m.Body != nil {
				p.byName[goPackage(runtime.FuncForPC(reflect.ValueOf(m.Body).Pointer()).Name())] = m
			}
		}
	}
	return p.byName
}

// codeNamed is the code of the function whose Go name is py_name.
func (m *Module) codeNamed(name string) *Code {
	if m.codes == nil {
		m.codes = make(map[string]*Code, len(m.Codes))
		for _, c := range m.Codes {
			m.codes[c.Name] = c.Code
		}
	}
	c := m.codes[name]
	if c == nil {
		c = &Code{Name: name, QualName: name, File: m.File, Line: 1}
		if name == "_module" {
			c.Name, c.QualName = "<module>", "<module>"
		}
		m.codes[name] = c
	}
	return c
}

// goPackage is the import path in the full name of a Go function.
func goPackage(name string) string {
	slash := strings.LastIndexByte(name, '/') + 1
	if dot := strings.IndexByte(name[slash:], '.'); dot >= 0 {
		return name[:slash+dot]
	}
	return name
}

// SourceLine is a line of a file of the program, by the file's path; empty if there is none.
func SourceLine(path string, line int) string {
	for _, m := range importOrder {
		if m.File != nil && m.File.Path() == path {
			return m.File.SourceLine(line)
		}
	}
	return ""
}
