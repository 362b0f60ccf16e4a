package rt

import (
	"reflect"
	"runtime"
	"strings"
)

// Caller is a Python function that is running.
type Caller struct {
	Module *Module
	Line   int // in the module's file; 0 where it is unknown, as in the library's own Python
}

// Callers are the Python functions that are running, the innermost first. They are read off Go's stack: the Go functions of Python code
// are named py_…, and lie in the package of their module.
func Callers() []Caller {
	bodies := map[string]*Module{} // by Go package
	for _, m := range importOrder {
		if m.Body != nil {
			bodies[goPackage(runtime.FuncForPC(reflect.ValueOf(m.Body).Pointer()).Name())] = m
		}
	}
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
		if m == nil || !strings.HasPrefix(f.Function[len(pkg):], ".py_") {
			continue
		}
		c := Caller{Module: m}
		if !strings.HasSuffix(f.File, ".go") {
			c.Line = f.Line
		}
		callers = append(callers, c)
	}
	return callers
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
