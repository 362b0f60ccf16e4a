// Package warnings is Python's warnings module, translated from warnings.py. The module _warnings, in Go, says where the program is, and
// hands over the warnings of the runtime itself.
package warnings

import (
	"strings"

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/functools"
	_ "github.com/py2go/py2go/rtlib/stdlib/inspect"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
)

//go:generate go run ../mkpython.go warnings=warnings.py

func init() {
	rt.RegisterModule("_warnings", func(m *rt.Module) *rt.Exc {
		m.Def(
			rt.Def{Name: "install", F1: install},
			rt.Def{Name: "line_number", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				n, err := rt.IndexInt(v)
				return rt.Int(int64(n)), err
			}},
			rt.Def{Name: "place", Sig: "stacklevel, skip_file_prefixes, /", FN: place},
			rt.Def{Name: "warn_unawaited_coroutine", F1: func(coro rt.Value) (rt.Value, *rt.Exc) { return rt.None, rt.WarnUnawaited(coro) }},
			rt.Def{Name: "source_line", Sig: "filename, lineno, /", FN: sourceLine},
		)
		return nil
	})
	Register()
}

// install makes a Python function handle the warnings of the runtime.
func install(f rt.Value) (rt.Value, *rt.Exc) {
	rt.WarnHook = func(category *rt.Type, text, file string, line int, source string) *rt.Exc {
		shown := rt.None
		if source != "" {
			shown = rt.NewStr(source)
		}
		_, err := rt.Call(f, category.Value(), rt.NewStr(text), rt.NewStr(file), rt.Int(int64(line)), shown)
		return err
	}
	return rt.None, nil
}

// place is the file, the line and the module that a warning of a stacklevel is about: 1 is what called warn. Callers further out in files
// with one of the prefixes do not count.
func place(a []rt.Value) (rt.Value, *rt.Exc) {
	level, err := rt.IndexInt(a[0])
	if err != nil {
		return rt.Unset, err
	}
	prefixes, err := rt.ListOf(a[1])
	if err != nil {
		return rt.Unset, err
	}
	if len(prefixes) > 0 {
		level = max(level, 2)
	}
	skip := func(file string) bool {
		for _, p := range prefixes {
			if s, ok := rt.StrOf(p); ok && strings.HasPrefix(file, s) {
				return true
			}
		}
		return false
	}
	for i, c := range rt.Callers() {
		// The first is warn. What calls that counts, whatever its file.
		if i == 0 || i > 1 && skip(c.Module.File.Path()) {
			continue
		}
		if level--; level <= 0 {
			return rt.NewTuple3(rt.NewStr(c.Module.File.Path()), rt.Int(int64(c.Line)), c.Module.Value()), nil
		}
	}
	return rt.NewTuple3(rt.NewStr("<sys>"), rt.Int(0), rt.None), nil
}

// sourceLine is a line of a file of the program; empty if it is none of them.
func sourceLine(a []rt.Value) (rt.Value, *rt.Exc) {
	file, ok := rt.StrOf(a[0])
	line, err := rt.IndexInt(a[1])
	if err != nil || !ok {
		return rt.NewStr(""), err
	}
	return rt.NewStr(rt.SourceLine(file, line)), nil
}
