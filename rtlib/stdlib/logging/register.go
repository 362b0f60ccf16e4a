// Package logging is Python's logging module, translated from logging.py.
package logging

import (
	"fmt"
	"slices"
	"strings"

	rt "github.com/py2go/py2go/rtlib"
	_ "github.com/py2go/py2go/rtlib/stdlib/atexit"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections"
	_ "github.com/py2go/py2go/rtlib/stdlib/collections/abc"
	_ "github.com/py2go/py2go/rtlib/stdlib/io"
	_ "github.com/py2go/py2go/rtlib/stdlib/os"
	_ "github.com/py2go/py2go/rtlib/stdlib/re"
	_ "github.com/py2go/py2go/rtlib/stdlib/string"
	_ "github.com/py2go/py2go/rtlib/stdlib/threading"
	_ "github.com/py2go/py2go/rtlib/stdlib/time"
	_ "github.com/py2go/py2go/rtlib/stdlib/types"
	_ "github.com/py2go/py2go/rtlib/stdlib/warnings"
)

//go:generate go run ../mkpython.go logging/=logging.py

func init() {
	Register()
	rt.RegisterModule("_logging", func(m *rt.Module) *rt.Exc {
		m.Def(
			rt.Def{Name: "caller", Sig: "stacklevel, /", FN: caller},
			rt.Def{Name: "stack", F1: stack},
			rt.Def{Name: "calls", F0: calls},
			rt.Def{Name: "format_exception", F1: func(v rt.Value) (rt.Value, *rt.Exc) {
				e := rt.AsExc(v)
				if e == nil {
					return rt.NewStr("NoneType: None\n"), nil
				}
				return rt.NewStr(rt.FormatException(e, true)), nil
			}},
		)
		return nil
	})
}

// inLogging reports whether a caller is part of the package logging.
func inLogging(c rt.Caller) bool {
	return c.Module.Name == "logging" || strings.HasPrefix(c.Module.Name, "logging.")
}

// callersOf are the functions that are running, the innermost first, without those of logging itself; at a stacklevel above 1 without
// the first that called it.
func callersOf(level int) []rt.Caller {
	callers := slices.DeleteFunc(rt.Callers(), inLogging)
	return callers[min(max(level-1, 0), max(len(callers)-1, 0)):]
}

// caller is the file, line and name of the function that a record of a stacklevel is about: 1 is what called the logger.
func caller(a []rt.Value) (rt.Value, *rt.Exc) {
	level, err := rt.IndexInt(a[0])
	if err != nil {
		return rt.Unset, err
	}
	callers := callersOf(level)
	if len(callers) == 0 {
		return rt.NewTuple3(rt.NewStr("(unknown file)"), rt.Int(0), rt.NewStr("(unknown function)")), nil
	}
	c := callers[0]
	return rt.NewTuple3(rt.NewStr(c.Module.File.Path()), rt.Int(int64(c.Line)), rt.NewStr(c.Code.Name)), nil
}

// stackText is the lines of a stack, below a heading.
func stackText(heading string, callers []rt.Caller) string {
	var b strings.Builder
	b.WriteString(heading + "\n")
	for _, c := range slices.Backward(callers) {
		fmt.Fprintf(&b, "  File \"%s\", line %d, in %s\n", c.Module.File.Path(), c.Line, c.Code.Name)
		if line := strings.TrimSpace(c.Module.File.SourceLine(c.Line)); line != "" {
			b.WriteString("    " + line + "\n")
		}
	}
	return b.String()
}

// stack is what a record with stack_info shows.
func stack(level rt.Value) (rt.Value, *rt.Exc) {
	n, err := rt.IndexInt(level)
	if err != nil {
		return rt.Unset, err
	}
	return rt.NewStr(stackText("Stack (most recent call last):", callersOf(n))), nil
}

// calls is what the report of an error in a handler shows of the call that made the record; empty if that has returned.
func calls() (rt.Value, *rt.Exc) {
	callers := callersOf(1)
	if len(callers) == 0 {
		return rt.NewStr(""), nil
	}
	return rt.NewStr(stackText("Call stack:", callers)), nil
}
