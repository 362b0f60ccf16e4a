package runcache

import (
	"os"
	"strconv"
)

// Start is one way of starting a program.
type Start struct {
	Entry  string   // as load.Load takes it
	Module bool     // Entry is a module name
	Path   []string // search path
}

// NewStart is the program named entry, with the modules in the directories of the flags -path and of PYTHONPATH.
func NewStart(entry string, module bool, path []string) Start {
	s := Start{Entry: entry, Module: module}
	for _, list := range append(path[:len(path):len(path)], os.Getenv("PYTHONPATH")) {
		for _, dir := range splitList(list) {
			if dir == "" {
				continue
			}
			if abs, err := absolute(dir); err == nil {
				dir = abs
			}
			s.Path = append(s.Path, dir)
		}
	}
	return s
}

// ParseRun takes a command line apart that is "py2go run" with the flags -m and -path alone, the program and its arguments, which are args.
// Other command lines, with mistakes among them, are not for this function.
func ParseRun(line []string) (start Start, args []string, ok bool) {
	if len(line) < 3 || line[1] != "run" {
		return Start{}, nil, false
	}
	var module bool
	var path []string
	rest := line[2:]
	for len(rest) > 0 {
		name, value, hasValue := cutFlag(rest[0])
		switch {
		case name == "":
			return NewStart(rest[0], module, path), rest, true
		case (name == "m" || name == "module") && !hasValue:
			module = true
		case name == "path" && hasValue:
			path = append(path, value)
		case name == "path" && len(rest) > 1:
			path = append(path, rest[1])
			rest = rest[1:]
		default:
			return Start{}, nil, false
		}
		rest = rest[1:]
	}
	return Start{}, nil, false
}

// cutFlag takes -name, --name, -name=value and --name=value apart; of what is no flag the name is "".
func cutFlag(arg string) (name, value string, hasValue bool) {
	if len(arg) < 2 || arg[0] != '-' {
		return "", "", false
	}
	name = arg[1:]
	if name[0] == '-' && len(name) > 2 {
		name = name[1:]
	}
	for i := range len(name) {
		if name[i] == '=' {
			return name[:i], name[i+1:], true
		}
	}
	return name, "", false
}

// manifestName is the file name of the manifest for s.
func (c Cache) manifestName(s Start) string {
	cwd := ""
	entry := s.Entry
	if s.Module {
		cwd, _ = os.Getwd() // where the search for modules starts; without one, loading fails anyway
	} else if abs, err := absolute(entry); err == nil {
		entry = abs
	}
	key := strconv.AppendBool(nil, s.Module)
	for _, text := range append([]string{entry, cwd}, s.Path...) {
		key = strconv.AppendQuote(key, text)
	}
	return hash(key)
}
