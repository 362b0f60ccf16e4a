package load

import (
	"fmt"
	"strings"
)

// GoDir is the directory, slash-separated and relative to the output directory, of the Go package that m becomes: "" for the
// entry. Different modules get different directories, on file systems that ignore case too, and never one that the go command
// treats specially.
func (m *Module) GoDir(entry *Module) string {
	if m == entry {
		return ""
	}
	return GoDir(m.Name)
}

// GoFile is the file name, within GoDir, of m's Go source. The suffix keeps a Python file's name from meaning something to the go
// command: x_test.py, x_windows.py and _x.py are ordinary modules.
func (m *Module) GoFile() string {
	name := m.Name
	if name == "__main__" {
		name = strings.TrimSuffix(m.File[strings.LastIndexByte(m.File, '/')+1:], ".py")
	}
	return GoElem(name[strings.LastIndexByte(name, '.')+1:]) + "_py.go"
}

// GoDir maps a dotted module name to a slash-separated path that is valid as the tail of a Go import path.
func GoDir(name string) string {
	parts := strings.Split(name, ".")
	for i, p := range parts {
		parts[i] = GoElem(p)
	}
	return strings.Join(parts, "/")
}

// GoElem maps a name to an element of a Go import path, injectively: '-' before what was a capital, +hex+ for what Go's import paths do
// not allow, and "py+" before names with a meaning of their own in Go. No Python identifier contains '-' or '+'.
func GoElem(name string) string {
	var b strings.Builder
	switch {
	case name == "internal", name == "vendor", name == "testdata", name == "main", strings.HasPrefix(name, "_"):
		b.WriteString("py+")
	}
	for _, r := range name {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '_':
			b.WriteRune(r)
		case 'A' <= r && r <= 'Z':
			if b.Len() == 0 {
				b.WriteString("py+")
			}
			b.WriteByte('-')
			b.WriteRune(r - 'A' + 'a')
		default:
			fmt.Fprintf(&b, "+%x+", r)
		}
	}
	return b.String()
}
